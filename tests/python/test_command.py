"""The package says what the command says."""

from __future__ import annotations

import json
from pathlib import Path

import engross
import pytest
from conftest import SAMPLES, SHARED, Command, Said, drafts

DRAFTS = drafts()
PAIRS = [
	(old, new)
	for old in DRAFTS
	for new in [old.with_name("new" + old.suffix)]
	if old.stem == "old" and new.exists()
]


def finding_of(finding: engross.Finding) -> dict[str, object]:
	"""A finding as JSON has it."""
	return {
		"code": finding.code,
		"level": finding.level,
		"plugin": finding.plugin,
		"start": finding.span.start,
		"end": finding.span.end,
		"line": finding.line,
		"column": finding.column,
		"text": finding.text,
		"message": finding.message,
		"fix": finding.fix and {"replacement": finding.fix.replacement, "safe": finding.fix.safe},
		"place": finding.place,
		"related": [(r.span.start, r.span.end, r.message) for r in finding.related],
	}


def json_finding(finding: dict[str, object]) -> dict[str, object]:
	related: list[dict[str, object]] = finding["related"]  # type: ignore[assignment]
	kept = {name: finding[name] for name in finding if name != "related"}
	return {"place": None, **kept, "related": [(r["start"], r["end"], r["message"]) for r in related]}


@pytest.mark.parametrize("file", DRAFTS, ids=lambda file: str(file.relative_to(file.parents[2])))
def test_same_findings_and_citations(file: Path, checked: Said, cited: Said) -> None:
	try:
		document = engross.open(file, units="bytes")
	except (engross.FormatError, engross.LimitError) as error:
		assert any(line.startswith(f"engross: {error}") for line in checked.complaints)
		assert file not in checked.documents
		return
	findings = document.check()
	expected = checked.documents[file]
	assert [finding_of(finding) for finding in findings] == [json_finding(f) for f in expected["findings"]]
	assert json.loads(findings.render("json"))["documents"][0] == expected
	assert json.loads(document.render("citations"))["documents"][0] == cited.documents[file]
	for mine, theirs in zip(document.citations, cited.documents[file]["citations"], strict=True):
		assert (mine.span.start, mine.span.end, mine.line, mine.column, mine.text) == tuple(
			theirs[name] for name in ("start", "end", "line", "column", "text")
		)
		assert (mine.system, mine.form, mine.key, mine.canonical, mine.verdict, mine.antecedent) == tuple(
			theirs[name] for name in ("system", "form", "key", "canonical", "verdict", "antecedent")
		)
		assert dict(mine.fields) == theirs["fields"]
		assert (mine.record and mine.record.key) == (theirs["record"] and theirs["record"]["key"])


@pytest.mark.parametrize("file", sorted(SAMPLES.glob("*.txt")), ids=lambda file: file.name)
def test_same_outline(file: Path, command: Command) -> None:
	document = engross.open(file, units="bytes")
	expected = command("outline", "--format", "json", file)["documents"][0]
	assert json.loads(document.render("outline"))["documents"][0] == expected
	for mine, theirs in zip(document.outline, expected["blocks"], strict=True):
		assert (
			mine.kind,
			mine.level,
			mine.span.start,
			mine.span.end,
			mine.text,
			mine.parent,
			mine.section,
		) == tuple(theirs[name] for name in ("kind", "level", "start", "end", "text", "parent", "section"))


@pytest.mark.parametrize(
	("old", "new"),
	[
		(SAMPLES / "harbours-rev1.txt", SAMPLES / "harbours-rev2.txt"),
		*PAIRS,
	],
	ids=lambda file: f"{file.parent.name}-{file.name}",
)
def test_same_changes(old: Path, new: Path, command: Command) -> None:
	context = engross.default_context()
	comparison = context.diff(*(context.open(file, units="bytes") for file in (old, new)))
	expected = command("diff", "--format", "json", old, new)
	assert json.loads(comparison.render("json"))["changes"] == expected["changes"]
	assert [finding_of(finding) for finding in comparison.findings] == [
		json_finding(f) for f in expected["references"]
	]
	for mine, theirs in zip(comparison, expected["changes"], strict=True):
		assert mine.kind == theirs["kind"]
		for side, name in (mine.old, "old"), (mine.new, "new"):
			assert (side and (side.span.start, side.span.end, side.number)) == (
				theirs[name] and tuple(theirs[name][key] for key in ("start", "end", "number"))
			)
		assert [(edit.op, [*edit.old], [*edit.new]) for edit in mine.edits] == [
			(edit["op"], edit["old"], edit["new"]) for edit in theirs["edits"]
		]


def test_shared_documents_are_at_hand() -> None:
	if not SHARED.is_dir():
		pytest.skip("the shared documents are not at hand")
	assert any(SHARED in file.parents for file in DRAFTS)
