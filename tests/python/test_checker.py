"""Checks written in Python."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import engross
import pytest

TEXT = "RECALLING resolution 61/180, “MUST” stop; e\u0301 the DEADLINE is [Tr: when?] 2009"


class Capitals(engross.Checker):
	name = "capitals"
	summary = "words in capitals"
	codes = (
		engross.Code(
			"style/capitals", "a word in capitals", "Loud.", "STOP -> stop", draft=None, final="error"
		),
	)
	options = {"least": ("4", "letters of a word that counts")}

	def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
		assert run.enabled("style/capitals") and not run.cancelled and run.option("nothing") is None
		assert set(run.words("months", "en")) < set(run.words("months")) and not run.words("nothing")
		for match in re.finditer(rf"\b[A-Z]{{{run.option('least')},}}\b", document.text):
			if match.group() not in ("RECALLING",):
				yield engross.Report(
					"style/capitals",
					match.span(),
					f"{match.group()} at {run.stage}",
					match.group().lower(),
					safe=True,
					related=[((0, 9), "as here")],
				)
		for citation in document.citations:
			assert document.text[citation.span.slice] == citation.text


@pytest.mark.parametrize("units", ["code-points", "bytes", "utf-16"])
def test_findings_flow_with_the_others(units: engross.Units) -> None:
	document = engross.Context(checkers=[Capitals]).parse(TEXT, units=units)
	findings = document.check()
	assert [(f.code, f.plugin, f.text) for f in findings] == [
		("style/capitals", "capitals", "MUST"),
		("style/capitals", "capitals", "DEADLINE"),
		("note/translator", "notes", "[Tr: when?]"),
	]
	first = findings[0]
	assert first.message == "MUST at adoption" and first.fix == engross.Fix("must", safe=True)
	assert document.cut(first.span) == "MUST" and document.cut(first.related[0].span) == "RECALLING"
	assert first.level == "warning" and document.check(stage="final")[0].level == "error"
	assert "style/capitals" in {code.id for code in document._context.codes}


def test_it_is_chosen_like_the_others() -> None:
	context = engross.Context(checkers=[Capitals()])
	assert {f.plugin for f in context.check(TEXT, skip="style")} == {"notes"}
	assert [f.text for f in context.check(TEXT, only="style", settings={"capitals.least": 5})] == ["DEADLINE"]
	assert not context.check(TEXT, only="style", stage="draft")


def failing(error: BaseException) -> engross.Context:
	class Failing(engross.Checker):
		name = "failing"
		summary = "raises"
		codes = (engross.Code("failing/code", "never"),)

		def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
			raise error

	return engross.Context(checkers=[Failing])


def test_an_exception_names_the_checker() -> None:
	context = failing(KeyError("lost"))
	with pytest.raises(engross.CheckerError, match="checker failing: KeyError: 'lost'") as raised:
		context.check("text")
	assert isinstance(raised.value.__cause__, KeyError)
	assert context.check("text", skip="failing") is not None
	with pytest.raises(KeyboardInterrupt):
		failing(KeyboardInterrupt()).check("text")


def reporting(report: engross.Report) -> engross.Context:
	class Reporting(engross.Checker):
		name = "reporting"
		summary = "reports"
		codes = (engross.Code("reporting/code", "a summary"),)

		def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
			return [report]

	return engross.Context(checkers=[Reporting])


@pytest.mark.parametrize(
	("report", "error", "says"),
	[
		(engross.Report("reporting/code", (0, 99)), engross.CheckerError, "no span 0..99"),
		(engross.Report("reporting/code", (3, 2)), engross.CheckerError, "no span 3..2"),
		(
			engross.Report("citation/date", (0, 1)),
			engross.PluginError,
			"plugin reporting: .* does not declare: citation/date",
		),
		(engross.Report("reporting/code", (0, 1), level="loud"), engross.CheckerError, "loud"),  # type: ignore[arg-type]
		(engross.Report("reporting/code", (0, 1), "nul \0"), engross.CheckerError, "NUL"),
	],
)
def test_a_wrong_report_is_an_error(report: engross.Report, error: type[engross.Error], says: str) -> None:
	with pytest.raises(error, match=says):
		reporting(report).check("text")


def test_a_report_is_short() -> None:
	(finding,) = reporting(engross.Report("reporting/code", engross.Span(0, 2))).check(
		"text", only="reporting"
	)
	assert (finding.message, finding.text, finding.fix) == ("a summary", "te", None)


@pytest.mark.parametrize(
	("members", "says"),
	[
		({"name": "Capital Letters"}, "no name"),
		({"name": "notes"}, "its name is taken"),
		({"codes": (engross.Code("nogroup", "x"),)}, "group/name"),
		({"codes": (engross.Code("note/translator", "x"),)}, "declared by notes already"),
		({"summary": ""}, "summary"),
	],
)
def test_a_bad_checker_is_refused(members: dict[str, object], says: str) -> None:
	bad = type("Bad", (Capitals,), {"name": "bad", "codes": (), **members})
	with pytest.raises(engross.PluginError, match=says):
		engross.Context(checkers=[bad])


def test_what_is_no_checker() -> None:
	with pytest.raises(TypeError, match="no engross.Checker"):
		engross.Context(checkers=[object()])  # type: ignore[list-item]
	nameless = type("Nameless", (engross.Checker,), {"check": Capitals.check})
	with pytest.raises(engross.PluginError, match="no name"):
		engross.Context(checkers=[nameless])


def test_a_checker_may_check() -> None:
	class Nested(engross.Checker):
		name = "nested"
		summary = "checks another text"
		codes = (engross.Code("nested/code", "found"),)

		def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
			inner = engross.check("[Tr: what?]")
			yield engross.Report("nested/code", (0, 1), f"{len(inner)} inside")

	(finding,) = engross.Context(checkers=[Nested]).check("text", only="nested")
	assert finding.message == "1 inside"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterable[Path]:
	"""A package that registers two checkers, as pip would lay it out."""
	(tmp_path / "loud.py").write_text(
		"import engross\n"
		"class Loud(engross.Checker):\n"
		"    name = 'loud'\n    summary = 'exclamation marks'\n"
		"    codes = (engross.Code('loud/mark', 'an exclamation mark'),)\n"
		"    def check(self, document, run):\n"
		"        found = enumerate(document.text)\n"
		"        return [engross.Report('loud/mark', (i, i + 1)) for i, c in found if c == '!']\n",
		encoding="utf-8",
	)
	info = tmp_path / "loud-1.0.dist-info"
	info.mkdir()
	(info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n", encoding="utf-8")
	(info / "entry_points.txt").write_text("[engross.checkers]\nloud = loud:Loud\n", encoding="utf-8")
	monkeypatch.syspath_prepend(tmp_path)
	yield info
	sys.modules.pop("loud", None)


def test_entry_points(installed: Path) -> None:
	assert [f.span.start for f in engross.Context().check("No! Yes!", only="loud")] == [2, 7]
	assert "loud" not in {plugin.name for plugin in engross.Context(entry_points=False).plugins}
	(installed / "entry_points.txt").write_text("[engross.checkers]\nlost = lost:Lost\n", encoding="utf-8")
	with pytest.raises(engross.PluginError, match="checker lost .lost:Lost.: it cannot be loaded: No module"):
		engross.Context()
