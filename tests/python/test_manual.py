"""What the manual and the docstrings show runs as it stands."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import engross
import pytest
from conftest import SAMPLES, TOP

MANUAL = TOP / "docs" / "python.md"
TRANSLATION = TOP / "tests" / "golden" / "translation" / "right-es"
BLOCKS = re.findall(r"```python\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
	"""A folder with the files that the examples name."""
	for name, file in (
		("draft.html", SAMPLES / "landings.html"),
		("rev1.txt", SAMPLES / "harbours-rev1.txt"),
		("rev2.txt", SAMPLES / "harbours-rev2.txt"),
		("resolution.en.txt", TRANSLATION / "source.txt"),
		("our-body.xml", TOP / "tests" / "golden" / "systems" / "imo" / "imo.xml"),
	):
		shutil.copyfile(file, tmp_path / name)
	spanish = (TRANSLATION / "target.txt").read_text(encoding="utf-8").replace("400", "440")
	(tmp_path / "resolution.es.txt").write_text(spanish, encoding="utf-8")
	records = (TOP / "data" / "authority" / "records-oas.tsv").read_text(encoding="utf-8").splitlines()
	head = next(line for line in records if line.startswith("key\t"))
	(tmp_path / "ours.tsv").write_text(head + "\n", encoding="utf-8")
	(tmp_path / "plugins").mkdir()
	monkeypatch.chdir(tmp_path)
	return tmp_path


def test_the_manual_runs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
	names = {"Path": Path, "text": "[Tr: what?]"}
	for block in BLOCKS:
		exec(compile("import engross\n" + block, str(MANUAL), "exec"), names)
	printed = capsys.readouterr().out
	assert "citation/malformed" in printed and printed.endswith(" per cent\n") and "move" in printed


@pytest.mark.parametrize(
	"value", [engross, engross.open, engross.parse, engross.check, engross.diff, engross.align, engross.resolve]
)
def test_the_docstrings_run(value: object, folder: Path) -> None:
	names = {"engross": engross, "Path": Path, "text": "[Tr: what?]"}
	examples = doctest.DocTestFinder(recurse=False).find(value, "example", globs=names)
	for example in examples:
		result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example)
		assert result.attempted and not result.failed
