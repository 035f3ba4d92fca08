"""Places of a text as editors count them: line, and a column in the units that were agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

LINE_END = re.compile("\r\n|\r|\n")
# A lone surrogate is no character, but a client may send one; it counts as the unit it is.
LENIENT = "surrogatepass"
SURROGATE = re.compile("[\ud800-\udfff]")


class Lines:
	"""A text and where its lines begin. Lines end as the protocol says, at \\n, \\r\\n and \\r alone; offsets
	count characters."""

	def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
		self.text = text
		self.encoding = encoding
		self._starts = _starts(text)
		self._plain = text.isascii() or encoding == PositionEncodingKind.Utf32

	def __len__(self) -> int:
		return len(self._starts)

	def start(self, line: int) -> int:
		"""Where LINE begins; the end of the text for lines that are not there."""
		return self._starts[line] if line < len(self._starts) else len(self.text)

	def line_end(self, line: int) -> int:
		"""Where the characters of LINE end, its line ending apart."""
		end = self.start(line + 1)
		begin = self.start(line)
		if end > begin and self.text[end - 1] == "\n":
			end -= 1
		if end > begin and self.text[end - 1] == "\r" and line + 1 < len(self._starts):
			end -= 1
		return end

	def line_of(self, offset: int) -> int:
		"""The line that OFFSET is in, from 0."""
		return bisect_right(self._starts, offset) - 1

	def position(self, offset: int) -> Position:
		"""The place of the character at OFFSET, which is clamped to the text."""
		offset = min(max(offset, 0), len(self.text))
		line = self.line_of(offset)
		begin = self._starts[line]
		return Position(line, self._units(begin, offset))

	def range(self, start: int, end: int) -> Range:
		"""The range of the characters from START to END."""
		return Range(self.position(start), self.position(end))

	def offset(self, position: Position) -> int:
		"""The character at POSITION. A column beyond the line's end, or a line beyond the text's, is the end;
		one inside a character is its beginning."""
		begin, end = self.start(position.line), self.line_end(position.line)
		if position.line >= len(self._starts):
			return len(self.text)
		piece = self.text[begin:end]
		if self._plain or piece.isascii():
			return min(begin + position.character, end)
		units = 0
		for index, character in enumerate(piece):
			units += self._width(character)
			if units > position.character:
				return begin + index
		return end

	def span(self, range: Range) -> tuple[int, int]:
		"""The characters of RANGE; an end before the beginning is the beginning."""
		start = self.offset(range.start)
		return start, max(start, self.offset(range.end))

	def units(self, start: int, end: int) -> int:
		"""The length of the characters from START to END in the units agreed on."""
		return self._units(start, end)

	def _units(self, start: int, end: int) -> int:
		if self._plain:
			return end - start
		piece = self.text[start:end]
		if piece.isascii():
			return len(piece)
		if self.encoding == PositionEncodingKind.Utf8:
			return len(piece.encode("utf-8", LENIENT))
		return len(piece.encode("utf-16-le", LENIENT)) // 2

	def _width(self, character: str) -> int:
		if self.encoding == PositionEncodingKind.Utf8:
			return len(character.encode("utf-8", LENIENT))
		return 2 if character > "\uffff" else 1

	def edited(self, range: Range | None, text: str) -> Lines:
		"""This text with TEXT in place of RANGE, or of all of it."""
		if range is None:
			return Lines(text, self.encoding)
		start, end = self.span(range)
		return Lines(self.text[:start] + text + self.text[end:], self.encoding)


def _starts(text: str) -> list[int]:
	starts = [0]
	if "\r" in text:
		starts += (match.end() for match in LINE_END.finditer(text))
		return starts
	at = text.find("\n")
	while at >= 0:
		starts.append(at + 1)
		at = text.find("\n", at + 1)
	return starts


def sound(text: str) -> str:
	"""TEXT with U+FFFD for lone surrogates, which have no UTF-8; as long as before in every unit but
	bytes."""
	return text if text.isascii() else SURROGATE.sub("\ufffd", text)
