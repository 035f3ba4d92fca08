"""Places of texts: lines as the protocol ends them, columns in three units."""

from __future__ import annotations

import pytest
from engross.lsp._text import Lines, sound
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, PositionEncodingKind, Range

ENCODINGS = [PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32]
TEXTS = st.text(st.sampled_from("a é😀\r\n\f\v\x85\u2028\ud800x"), max_size=60)


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_each_place_is_found_again(encoding: str, text: str) -> None:
	lines = Lines(text, encoding)
	for offset in range(len(text) + 1):
		place = lines.position(offset)
		if text[offset - 1 : offset] == "\r" and text[offset : offset + 1] == "\n":
			continue  # inside a line's end
		if offset < len(text) or not text.endswith("\r"):
			assert lines.offset(place) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS, times=st.integers(80, 400), where=st.floats(0, 1))
def test_long_lines_are_as_short_ones(encoding: str, text: str, times: int, where: float) -> None:
	line = "é" + text.replace("\n", "").replace("\r", "") + "😀"
	lines = Lines("é😀\n" + line * times * 4, encoding)
	offset = 3 + int(where * (len(lines.text) - 3))
	place = lines.position(offset)
	name = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[lines.encoding]
	before = lines.text[3:offset].encode(name[0], "surrogatepass")
	assert place == Position(1, len(before) // name[1])
	assert lines.offset(place) == offset
	assert lines.offset(Position(1, 10**9)) == len(lines.text)


def test_only_three_things_end_a_line() -> None:
	lines = Lines("a\fb\x85c\u2028d\ve\rf\r\ng\nh")
	assert len(lines) == 4
	assert lines.position(len(lines.text)) == Position(3, 1)
	assert [lines.text[lines.start(n) : lines.line_end(n)] for n in range(4)] == [
		"a\fb\x85c\u2028d\ve",
		"f",
		"g",
		"h",
	]


@pytest.mark.parametrize("encoding,column", list(zip(ENCODINGS, [7, 4, 3])))
def test_columns_count_what_was_agreed_on(encoding: str, column: int) -> None:
	lines = Lines("x\né😀a|", encoding)
	assert lines.position(5) == Position(1, column)
	assert lines.offset(Position(1, column)) == 5


def test_places_that_are_not_there_are_the_nearest() -> None:
	lines = Lines("é😀\nab")
	assert lines.offset(Position(0, 99)) == 2
	assert lines.offset(Position(0, 2)) == 1  # inside 😀
	assert lines.offset(Position(99, 0)) == 5
	assert lines.position(99) == Position(1, 2)
	assert lines.span(Range(Position(1, 1), Position(0, 0))) == (4, 4)


@given(text=TEXTS, piece=TEXTS, places=st.tuples(st.integers(0, 70), st.integers(0, 70)))
def test_edits_are_what_the_client_made(text: str, piece: str, places: tuple[int, int]) -> None:
	lines = Lines(text)
	start, end = sorted(min(p, len(text)) for p in places)
	range = lines.range(start, end)
	start, end = lines.span(range)
	edited = lines.edited(range, piece)
	assert edited.text == text[:start] + piece + text[end:]
	assert edited._starts == Lines(edited.text)._starts
	assert lines.edited(None, piece).text == piece


@given(text=TEXTS)
def test_what_the_library_gets_has_utf8_and_the_same_places(text: str) -> None:
	safe = sound(text)
	safe.encode()
	assert len(safe) == len(text)
