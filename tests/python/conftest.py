"""What the tests of the package share."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Where a fault of another's change must not be found by chance, the same texts are tried each time.
settings.register_profile("engross", database=None, deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("engross")

TOP = Path(__file__).resolve().parents[2]
SAMPLES = TOP / "samples"
SHARED = Path(os.environ.get("ENGROSS_SHARED", TOP.parent / "shared"))

Command = Callable[..., Any]


def drafts() -> list[Path]:
	"""The samples, the inputs of the golden cases, whatever their format, and the shared documents where they are
	at hand."""
	samples = (file for file in SAMPLES.iterdir() if file.name != "README.md")
	golden = (
		file
		for file in (TOP / "tests" / "golden").rglob("*")
		if file.is_file() and file.name not in ("args", "env") and not file.name.startswith("expected")
	)
	return sorted([*samples, *golden, *SHARED.glob("documents/*")])


def program() -> str:
	"""The command of the build tree."""
	name = os.environ.get("ENGROSS")
	if not name:
		pytest.skip("ENGROSS does not name the command")
	return name


@pytest.fixture(scope="session")
def command() -> Command:
	"""Runs the command; what it printed as JSON."""

	def run(*arguments: str | Path) -> Any:
		done = subprocess.run([program(), *map(str, arguments)], capture_output=True, check=False)
		assert done.returncode in (0, 1), done.stderr.decode()
		return json.loads(done.stdout)

	return run


class Said:
	"""What the command says of all drafts: its reports by the path of each, and its complaints."""

	def __init__(self, what: str) -> None:
		files = map(str, drafts())
		done = subprocess.run([program(), what, "--no-collect", "--format", "json", *files], capture_output=True, check=False)
		self.documents = {Path(d["path"]): d for d in json.loads(done.stdout)["documents"]}
		self.complaints = done.stderr.decode().splitlines()


@pytest.fixture(scope="session")
def checked() -> Said:
	"""What `engross check` says."""
	return Said("check")


@pytest.fixture(scope="session")
def cited() -> Said:
	"""What `engross cite` says."""
	return Said("cite")
