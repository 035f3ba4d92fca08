"""Places in characters, bytes and UTF-16 units, whatever the encoding."""

from __future__ import annotations

import codecs

import engross
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

PIECES = (
	"é",
	"😀",
	"e\u0301",
	"\u200b",
	"“",
	"中",
	"\r\n",
	"\r",
	"\n",
	"a",
	" ",
	"AG/RES. 1948 (XXXIII-O/O3)",
	"[Tr: é😀]",
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def utf16(text: str) -> int:
	return len(text.encode("utf-16-le")) // 2


@given(texts, st.integers(0, 3))
@settings(max_examples=150)
def test_three_rulers_agree(text: str, padding: int) -> None:
	# Long enough that checkpoints are used, and cut characters.
	text = ("é" + "x" * padding + "😀ü" * 1000) * bool(padding) + text
	in_points, in_bytes, in_units = (
		engross.parse(text, units=units) for units in ("code-points", "bytes", "utf-16")
	)
	for point, byte, unit in zip(in_points.check(), in_bytes.check(), in_units.check(), strict=True):
		assert text[point.span.slice] == point.text == byte.text == unit.text
		assert byte.span == engross.Span(*(len(text[:place].encode()) for place in point.span))
		assert unit.span == engross.Span(*(utf16(text[:place]) for place in point.span))
		assert in_bytes.cut(byte.span) == in_units.cut(unit.span) == point.text
		assert in_points.position(point.span.start) == in_units.position(unit.span.start)
	for ours, theirs in zip(in_points.plain.citations, in_units.plain.citations, strict=True):
		assert in_points.plain.text[ours.span.slice] == in_units.plain.cut(theirs.span)


@given(texts)
@settings(max_examples=80)
def test_every_place_there_and_back(text: str) -> None:
	for units, size in (("code-points", len), ("utf-16", utf16), ("bytes", lambda t: len(t.encode()))):
		document = engross.parse(text, units=units)  # type: ignore[arg-type]
		assert document.length == size(text)
		for place in range(len(text)):
			assert document.cut((size(text[:place]), size(text[: place + 1]))) == text[place]


BYTES = "RECALLING the “year” of Ñandú, AG/RES. 1948 (XXXIII-O/O3),\r\nà [Tr: ¿qué?] the end"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"])
@pytest.mark.parametrize("units", ["code-points", "utf-16"])
def test_encodings(encoding: str, units: engross.Units) -> None:
	text = BYTES if encoding == "cp1252" else BYTES.replace("year", "y😀r")
	mark = {
		"utf-16-le": codecs.BOM_UTF16_LE,
		"utf-16-be": codecs.BOM_UTF16_BE,
		"utf-32-le": codecs.BOM_UTF32_LE,
	}
	data = mark.get(encoding, b"") + text.encode(encoding)
	document = engross.parse(data, units=units)
	findings = document.check(only=["citation/malformed", "note"])
	assert [finding.text for finding in findings] == ["O3", "[Tr: ¿qué?]"]
	assert document.text.removeprefix("\ufeff") == text and document.source == data
	for finding in findings:
		if units == "code-points":
			assert document.text[finding.span.slice] == finding.text
		else:
			assert (
				document.text.encode("utf-16-le")[2 * finding.span.start : 2 * finding.span.end].decode(
					"utf-16-le"
				)
				== finding.text
			)
		assert document.cut(finding.span) == finding.text
		assert document.position(finding.span.start).column == finding.column


def test_named_and_stray_encodings() -> None:
	greek = engross.parse("Ψ AG/RES. 1948 (XXXIII-O/O3)".encode("iso8859-7"), encoding="iso-8859-7")
	assert greek.text[0] == "Ψ" and greek.check()[0].text == "O3"
	open_bytes = engross.parse(b"caf\xe9 \x81 AG/RES. 1948 (XXXIII-O/O3)")
	assert open_bytes.encoding == "windows-1252" and open_bytes.text[:6] == "café \x81"
	assert open_bytes.text[open_bytes.check(only="citation")[0].span.slice] == "O3"
	mixed = engross.parse(("àéîõüç" * 9).encode() + b" caf\xe9 \xe2\x82 AG/RES. 1948 (XXXIII-O/O3)")
	assert mixed.encoding == "utf-8+windows-1252" and "café â‚ AG" in mixed.text
	assert mixed.text[mixed.check(only="citation")[0].span.slice] == "O3"


def test_buffers_are_taken_as_they_are() -> None:
	data = bytearray(b"AG/RES. 1948 (XXXIII-O/O3)")
	for buffer in data, memoryview(data), memoryview(bytes(data)):
		assert engross.check(buffer)[0].text == "O3"
	document = engross.parse(data)
	with pytest.raises(BufferError):
		data.append(0)
	document.close()
	del document
	data.append(0)
