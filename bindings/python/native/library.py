"""Finds libengross by pkg-config."""

import os
import shlex
import subprocess

PKG_CONFIG = os.environ.get("PKG_CONFIG", "pkg-config")
MISSING = """libengross was not found by pkg-config.
Build Engross first (./quickstart build) and set PKG_CONFIG_PATH to the folder build/core, or install it
(make install) and set PKG_CONFIG_PATH to PREFIX/lib/pkgconfig."""


def ask(*arguments: str) -> str:
	"""What pkg-config answers about the library."""
	try:
		answer = subprocess.run(
			[PKG_CONFIG, *arguments, "engross"], check=True, capture_output=True, text=True
		)
	except (OSError, subprocess.CalledProcessError) as error:
		raise SystemExit(MISSING) from error
	return answer.stdout.strip()


def variable(name: str) -> str:
	"""The variable NAME of the library's .pc file."""
	return ask(f"--variable={name}")


def flags(option: str) -> list[str]:
	"""Compiler or linker flags."""
	return shlex.split(ask(option))


def version() -> str:
	"""The library's version."""
	return ask("--modversion")
