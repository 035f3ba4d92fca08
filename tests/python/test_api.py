"""What a user would type."""

from __future__ import annotations

import dataclasses
import pickle
from pathlib import Path

import engross
import pytest
from conftest import SAMPLES

RECORDS = SAMPLES.parent / "data" / "authority" / "records-oas.tsv"
DRAFT = """THE GENERAL ASSEMBLY,

RECALLING resolution AG/RES. 1948 (XXXIII-O/O3) [Tr: “which one”?],

RESOLVES:

1.  To thank the Secretariat, as set out in operative paragraph 9 of this resolution.
"""


def test_check_finds_at_exact_places() -> None:
	findings = engross.check(DRAFT)
	codes = [finding.code for finding in findings]
	assert "citation/malformed" in codes and "note/translator" in codes and "reference/paragraph" in codes
	first = next(finding for finding in findings if finding.code == "citation/malformed")
	assert (first.text, first.fix) == ("O3", engross.Fix("03", safe=True))
	assert (first.line, first.column) == (3, DRAFT.splitlines()[2].index("O3") + 1)
	for finding in findings:
		assert DRAFT[finding.span.slice] == finding.text
	assert findings.counts["error"] == sum(finding.level == "error" for finding in findings)
	assert findings.omitted == 0
	assert findings.document.text is DRAFT
	assert "citation/malformed" in str(findings) and "error" in repr(findings)


def test_options_choose() -> None:
	assert {f.code for f in engross.check(DRAFT, only="note")} == {"note/translator"}
	assert "note/translator" not in {f.code for f in engross.check(DRAFT, skip=["note", "text/spacing"])}
	levels = {stage: engross.check(DRAFT, only="note", stage=stage)[0].level for stage in ("draft", "final")}
	assert levels == {"draft": "warning", "final": "error"}
	assert all(f.level == "error" for f in engross.check(DRAFT, min_level="error"))


def test_findings_are_a_sequence() -> None:
	findings = engross.check(DRAFT)
	assert len(findings) == len(list(findings)) and findings[-1] == findings[len(findings) - 1]
	assert list(findings[:2]) == [findings[0], findings[1]]
	assert findings == engross.check(DRAFT) and findings == list(findings)
	assert not engross.check("Nothing is wrong.")
	with pytest.raises(IndexError):
		findings[len(findings)]


def test_what_is_not_listed_is_counted() -> None:
	findings = engross.Context(limits={"findings": 5}).check("[Tr: what?] " * 20)
	assert (len(findings), findings.omitted, findings.counts["error"]) == (5, 15, 20)


def test_document_knows_itself() -> None:
	document = engross.parse(DRAFT, name="draft.txt", language="en")
	assert (document.name, document.format, document.encoding) == ("draft.txt", "text", "utf-8")
	assert document.language == "en" and document.symbol is None and document.text is DRAFT
	assert document.source == DRAFT.encode()
	assert [block.kind for block in document.outline][:2] == ["opener", "preamble"]
	operative = next(block for block in document.outline if block.kind == "operative")
	assert operative.number == 1 and operative.marker is not None
	assert DRAFT[operative.marker.slice] == "1." and operative.text == DRAFT[operative.span.slice]
	assert document.position(DRAFT.index("RESOLVES")).line == 5
	assert "draft.txt" in repr(document)


def test_masthead_and_footnotes() -> None:
	document = engross.open(SAMPLES / "coastal-schools.txt")
	assert document.symbol and document.masthead.symbol
	assert document.text[document.masthead.symbol.slice].startswith("AG/doc")
	marked = engross.parse("It noted the report.1/\n\n1/ See the report.\n")
	for note in marked.footnotes:
		assert note.mark is not None or note.label is not None


def test_open_reads_html() -> None:
	with engross.open(SAMPLES / "landings.html") as page:
		findings = page.check()
		assert page.format == "html"
		assert page.text == (SAMPLES / "landings.html").read_text(encoding="utf-8")
		assert "<" not in page.plain.text and page.plain.text[page.plain.citations[0].span.slice]
		assert page.plain.citations[0].key == page.citations[0].key
	# What came from the document outlives it.
	assert any(finding.text == "9O8" for finding in findings)
	assert findings.document.name.endswith("landings.html")
	with pytest.raises(ValueError, match="closed"):
		page.citations
	assert "closed" in repr(page)


def test_citations_are_resolved() -> None:
	(citation,) = engross.cite("RECALLING resolution 61/180 of 20 December 2006,")
	assert (citation.key, citation.canonical, citation.form) == ("un:ga:res:61/180", "A/RES/61/180", "prose")
	assert citation.fields["number"] == "180" and citation.antecedent is None and citation.problems == ()


def test_resolve() -> None:
	good = engross.resolve("AG/RES. 1948 (XXXIII-O/03)")
	assert good.verdict == "verified" and good.fix is None and good.proof
	assert good.record is not None and good.record.key == good.key == "oas:ag:res:1948"
	bad = engross.resolve("see AG/RES. 1948 (XXXIII-O/O3)")
	assert bad.verdict == "contradicted" and bad.text == "AG/RES. 1948 (XXXIII-O/O3)" and bad.span.start == 4
	assert bad.fix == engross.Fix("AG/RES. 1948 (XXXIII-O/03)", safe=True)
	with pytest.raises(engross.NotFoundError):
		engross.resolve("no citation at all")


def test_diff() -> None:
	comparison = engross.diff(SAMPLES / "harbours-rev1.txt", SAMPLES / "harbours-rev2.txt")
	assert comparison and {"move", "edit", "renumber"} <= {change.kind for change in comparison}
	for change in comparison:
		for side, document in (change.old, comparison.old), (change.new, comparison.new):
			assert side is None or document.text[side.span.slice] == side.text
	assert comparison.findings[0].code == "draft/reference"
	assert comparison.counts["move"] == 1
	old, new = DRAFT, DRAFT.replace("thank", "thank again")
	(change,) = engross.diff(old, new)
	assert change.kind == "edit" and [edit.op for edit in change.edits] == ["equal", "insert", "equal"]
	assert not engross.diff(DRAFT, DRAFT)


def test_align() -> None:
	texts = SAMPLES.parent / "tests" / "golden" / "translation"
	right = engross.align(texts / "right-fr" / "source.txt", texts / "right-fr" / "target.txt")
	assert not right.findings and {pair.kind for pair in right} == {"match"}
	for pair in right:
		for side, document in (pair.source, right.source), (pair.target, right.target):
			assert side is not None and document.text[side.span.slice] == side.text
	wrong = engross.align(texts / "wrong-es" / "source.txt", texts / "wrong-es" / "target.txt")
	assert {"missing", "match"} == {pair.kind for pair in wrong.pairs}
	codes = [finding.code for finding in wrong.findings]
	assert {"translation/citation", "translation/number", "translation/date"} <= set(codes)
	number = wrong.findings[codes.index("translation/number")]
	assert number.text == "3.050" and wrong.target.text[number.span.slice] == "3.050"
	assert wrong.source.text[number.related[0].span.slice] == "3,500"
	assert wrong.findings.render() == str(wrong) and "engross/alignment/1" in wrong.render("json")
	assert not engross.align(texts / "wrong-es" / "source.txt", wrong.target, skip="translation").findings


def test_values_are_plain() -> None:
	for value in (
		engross.check(DRAFT)[0],
		engross.cite(DRAFT)[0],
		engross.parse(DRAFT).outline[0],
		engross.resolve("A/RES/61/180"),
	):
		with pytest.raises(dataclasses.FrozenInstanceError):
			value.text = "other"  # type: ignore[misc]
		assert pickle.loads(pickle.dumps(value)) == value
		assert hash(value) == hash(pickle.loads(pickle.dumps(value)))
		assert not hasattr(value, "__dict__")
		assert dataclasses.asdict(value)
	start, end = engross.Span(3, 7)
	assert (start, end, len(engross.Span(3, 7))) == (3, 7, 4)


def test_catalogue() -> None:
	code = engross.explain("note/translator")
	assert code.summary and code.explanation and code.example and code.final == "error"
	with pytest.raises(engross.NotFoundError):
		engross.explain("note/nothing")
	context = engross.default_context()
	assert {"drafts", "html", "notes", "references", "structure"} <= {
		plugin.name for plugin in context.plugins
	}
	assert [code.id for code in context.codes] == sorted(code.id for code in context.codes)
	assert context.authorities[0].records > 100
	assert [record.key for record in context.records("oas:ag:res:1948")] == ["oas:ag:res:1948"]
	assert len(context.records(limit=5)) == 5 and context.records(limit=0) == []


@pytest.mark.parametrize(
	("call", "error", "says"),
	[
		(lambda: engross.open("/nonexistent/x"), engross.FileError, "/nonexistent/x"),
		(lambda: engross.open("/nonexistent/x"), OSError, "No such file"),
		(lambda: engross.parse("a\0b"), engross.FormatError, "NUL"),
		(lambda: engross.parse("a\ud800b"), UnicodeEncodeError, "surrogates"),
		(lambda: engross.parse("a", units="words"), ValueError, "no units 'words'"),  # type: ignore[arg-type]
		(lambda: engross.parse("a", language="xx"), engross.UsageError, "xx"),
		(lambda: engross.parse("a", format="nothing"), engross.UsageError, "nothing"),
		(lambda: engross.parse("a", nothing=1), TypeError, "nothing"),  # type: ignore[call-arg]
		(lambda: engross.parse(b"\xff\xfea", name="x.txt"), engross.FormatError, "x.txt: "),
		(lambda: engross.parse(5), TypeError, ""),  # type: ignore[arg-type]
		(lambda: engross.check("a", only="nothing"), engross.UsageError, "nothing"),
		(lambda: engross.check("a", only="no\0thing"), ValueError, "NUL"),
		(lambda: engross.check("a", stage="late"), ValueError, "no stage 'late'"),  # type: ignore[arg-type]
		(lambda: engross.check("a", nothing=1), TypeError, "no option nothing"),  # type: ignore[call-arg]
		(lambda: engross.check("a", settings={"nothing.x": 1}), engross.UsageError, "nothing"),
		(lambda: engross.check("a", cancelled=lambda: True), engross.CancelledError, "cancelled"),
		(lambda: engross.check("a", cancelled=lambda: not 1 // 0), ZeroDivisionError, ""),
		(lambda: engross.Context(limits={"nothing": 1}), engross.NotFoundError, "nothing"),
		(lambda: engross.Context(limits={"file-size": 3}).parse("long"), engross.LimitError, "file-size"),
		(lambda: engross.Context(data="/nonexistent"), engross.FileError, "/nonexistent"),
		(lambda: engross.Context(authorities="/nonexistent/a.tsv"), engross.Error, "/nonexistent/a.tsv"),
		(lambda: engross.Context(nothing=1), TypeError, "nothing"),  # type: ignore[call-arg]
		(lambda: engross.Context().check(engross.parse("a")), ValueError, "another context"),
		(lambda: engross.parse("é").cut((0, 2)), ValueError, "no span 0..2"),
		(lambda: engross.parse("a").position(-1), ValueError, "no span"),
		(lambda: engross.parse("a").render("nothing"), ValueError, "no report on 'nothing'"),
		(lambda: engross.parse("a").render("citations", "nothing"), engross.UsageError, "nothing"),
	],
)
def test_errors_say_what_is_wrong(call: object, error: type[Exception], says: str) -> None:
	with pytest.raises(error) as raised:
		call()  # type: ignore[operator]
	assert says in str(raised.value)


def test_errors_know_the_place() -> None:
	with pytest.raises(engross.FormatError) as raised:
		engross.parse(b"text\0", name="x")
	assert raised.value.offset == 4
	assert issubclass(engross.CheckerError, engross.PluginError) and issubclass(
		engross.PluginError, engross.Error
	)


def test_context_takes_overlays(tmp_path: Path) -> None:
	overlay = tmp_path / "own.tsv"
	lines = RECORDS.read_text(encoding="utf-8").splitlines()
	overlay.write_text(
		"\n".join(line for line in lines if line.startswith(("#", "key"))) + "\n", encoding="utf-8"
	)
	context = engross.Context(authorities=[overlay], stage="draft", skip="text", limits={"citations": 1000})
	assert len(context.authorities) == 2
	assert context.check(DRAFT, only="note")[0].level == "warning"
	assert context.check(DRAFT, only="note", stage="final")[0].level == "error"
	bare = engross.Context(base_plugins=False, base_authority=False)
	assert (
		[plugin.name for plugin in bare.plugins] == ["text"]
		and not bare.authorities
		and not bare.check(DRAFT)
	)
