"""Whatever the text: no crash, spans inside, and what the command says."""

from __future__ import annotations

import json
import subprocess

import engross
import pytest
from conftest import program
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WORDS = (
	"AG/RES. ",
	"A/RES/61/180",
	"(XXXIII-O/O3)",
	"resolution ",
	"operative paragraph 4",
	"Ibid., ",
	"[Tr: ",
	"]",
	"“",
	"\n\n1. ",
	"\n(a) ",
	"RECALLING ",
	"RESOLVES:\n",
	"of 20 December 2006",
	"<p>",
	"&amp;",
	"____",
	"1/",
	"\u202e",
	"\ufeff",
	"\u0301",
	"😀",
)
any_text = st.one_of(
	st.text(max_size=200),
	st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map("".join),
)


def check_spans(document: engross.Document) -> None:
	text = document.text
	for item in (*document.check(), *document.citations, *document.outline):
		assert 0 <= item.span.start <= item.span.end <= len(text)
		assert text[item.span.slice] == item.text
	plain = document.plain.text
	for citation in document.plain.citations:
		assert plain[citation.span.slice] == citation.text


@given(any_text)
@settings(max_examples=400)
def test_any_str(text: str) -> None:
	try:
		document = engross.parse(text)
	except engross.FormatError:
		assert "\0" in text
		return
	assert document.text == text
	check_spans(document)
	assert document._repr_html_()


@given(st.binary(max_size=200))
@settings(max_examples=200)
def test_any_bytes(data: bytes) -> None:
	try:
		document = engross.parse(data)
	except engross.FormatError:
		return
	check_spans(document)


@given(any_text, any_text)
@settings(max_examples=100)
def test_any_pair(old: str, new: str) -> None:
	try:
		comparison = engross.diff(old, new)
	except engross.FormatError:
		return
	assert old == new or comparison.old.text == old
	assert old != new or not comparison
	for change in comparison:
		for side, text in (change.old, old), (change.new, new):
			assert side is None or text[side.span.slice] == side.text
		for edit in change.edits:
			assert edit.op != "equal" or edit.old.end <= len(old)
	assert comparison._repr_html_()


@given(st.lists(any_text.filter(lambda text: "\0" not in text), min_size=20, max_size=20))
@settings(max_examples=3, suppress_health_check=list(HealthCheck))
def test_as_the_command(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
	folder = tmp_path_factory.mktemp("texts")
	files = [folder / f"{i}.txt" for i in range(len(texts))]
	for file, text in zip(files, texts, strict=True):
		file.write_bytes(text.encode())
	done = subprocess.run(
		[program(), "check", "--no-collect", "--format", "json", *map(str, files)],
		capture_output=True,
		check=False,
	)
	assert done.returncode in (0, 1), done.stderr
	for text, theirs in zip(texts, json.loads(done.stdout)["documents"], strict=True):
		mine = engross.parse(text, name=theirs["path"], units="bytes").check()
		assert [(f.code, f.level, f.span.start, f.span.end, f.message) for f in mine] == [
			(f["code"], f["level"], f["start"], f["end"], f["message"]) for f in theirs["findings"]
		]
