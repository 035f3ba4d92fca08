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


@pytest.fixture(scope="session")
def command() -> Command:
	"""Runs the command of the build tree; what it printed as JSON, or what it said when it FAILS."""
	program = os.environ.get("ENGROSS")
	if not program:
		pytest.skip("ENGROSS does not name the command")

	def run(*arguments: str | Path, fails: bool = False) -> Any:
		done = subprocess.run([program, *map(str, arguments)], capture_output=True, check=False)
		if fails:
			assert done.returncode == 2
			return done.stderr.decode()
		assert done.returncode in (0, 1), done.stderr.decode()
		return json.loads(done.stdout)

	return run
