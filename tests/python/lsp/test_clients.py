"""Real clients on a draft with accents and emoji: diagnostics, hover, definition, references, rename, a quick
fix."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import engross
import pytest

from .drafts import CITED, DRAFT
from .session import SERVER

HERE = Path(__file__).parent / "clients"
NEW = "AG/RES. 1949 (XXXIII-O/03)"
FINDINGS = engross.parse(DRAFT, name="draft.txt").check()


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
	"""The folder with the packages of npm and the scripts beside them. ENGROSS_CLIENTS keeps it."""
	if not shutil.which("node") or not shutil.which("npm"):
		pytest.skip("there is no node with npm")
	kept = os.environ.get("ENGROSS_CLIENTS")
	folder = Path(kept) if kept else tmp_path_factory.mktemp("clients")
	folder.mkdir(parents=True, exist_ok=True)
	lock = (HERE / "package-lock.json").read_text("utf-8")
	stamp = folder / "installed"
	for file in HERE.iterdir():
		shutil.copy(file, folder / file.name)
	if not stamp.exists() or stamp.read_text("utf-8") != lock:
		done = subprocess.run(
			["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"],
			cwd=folder,
			capture_output=True,
			text=True,
			timeout=300,
			check=False,
		)
		if done.returncode:
			if os.environ.get("CI"):
				pytest.fail(done.stderr)
			pytest.skip("npm cannot get the clients")
		stamp.write_text(lock, "utf-8")
	return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
	"""The texts."""
	drafts = tmp_path / "drafts é"
	drafts.mkdir()
	(drafts / "draft.txt").write_text(DRAFT, "utf-8")
	(drafts / "cited é.txt").write_text(CITED, "utf-8")
	return drafts


def run(folder: Path, command: list[str], **options: Any) -> dict[str, Any]:
	"""What a client found."""
	out = folder.parent / "found.json"
	environment = {
		**os.environ,
		"ENGROSS_FOLDER": str(folder),
		"ENGROSS_LSP": SERVER[0],
		"ENGROSS_OUT": str(out),
		"HOME": str(folder.parent),
		"LC_ALL": "C.UTF-8",
	}
	done = subprocess.run(
		command,
		env=environment,
		capture_output=True,
		timeout=120,
		check=False,
		stdin=subprocess.DEVNULL,
		**options,
	)
	assert out.exists(), done.stderr.decode("utf-8", "replace")
	found: dict[str, Any] = json.loads(out.read_text("utf-8"))
	assert not found.get("why"), found["why"]
	return found


def judge(found: dict[str, Any], key: str = "code") -> None:
	"""Holds what a client found against what is so."""
	expected = sorted([getattr(f, key), f.text] for f in FINDINGS)
	assert sorted(found["diagnostics"]) == expected
	assert "AG/RES. 2704 (XLII-O/12)" in found["hover"].replace("\\", "")
	assert "Coordination of Volunteers" in found["hover"] and "verified" in found["hover"]
	assert found["definition"] == "2. To go on, é."
	assert sorted(found["references"]) == [
		["cited é.txt", "AG/RES. 1948 (XXXIII-O/03)"],
		["draft.txt", "AG/RES. 1948 (XXXIII-O/03)"],
		["draft.txt", "AG/RES. 1948 (XXXIII-O/O3)"],
	]
	assert found["fixed"] == DRAFT.replace("O3", "03")
	assert found["renamed"] == DRAFT.replace("O3", "03").replace("1948", "1949")
	assert found["renamed_cited"] == CITED.replace("1948", "1949")


def test_neovim(folder: Path) -> None:
	if not shutil.which("nvim"):
		pytest.skip("there is no Neovim")
	judge(run(folder, ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-S", str(HERE / "neovim.lua")]))


def test_eglot(folder: Path) -> None:
	if not shutil.which("emacs"):
		pytest.skip("there is no Emacs")
	probe = '(progn (require \'package) (push "/usr/share/emacs/site-lisp/elpa" package-directory-list)'
	probe += " (package-initialize) (require 'eglot))"
	if subprocess.run(
		["emacs", "--batch", "-Q", "--eval", probe], capture_output=True, check=False
	).returncode:
		pytest.skip("there is no eglot")
	judge(run(folder, ["emacs", "--batch", "-Q", "-l", str(HERE / "eglot.el")]))


def test_vscode(folder: Path, modules: Path) -> None:
	found = run(folder, ["node", str(modules / "vscode.mjs")])
	judge(found)
	assert found["pulled"] == found["diagnostics"]
	assert found["prepared"] == "AG/RES. 1948 (XXXIII-O/O3)"
	assert found["status"] == 0


def test_codemirror(folder: Path, modules: Path) -> None:
	found = run(folder, ["node", str(modules / "codemirror.mjs")])
	judge(found, "message")
	# Its panel shows those in texts that it has open.
	assert found["panel"] == 2 and found["edited"]
