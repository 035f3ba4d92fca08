"""Places of a text as editors count them: line, and a column in the units that were agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

LINE_END = re.compile("\r\n|\r|\n")
# A lone surrogate is no character, but a client may send one; it counts as the unit it is.
LENIENT = "surrogatepass"
STEP = 1024
"""Characters between two places whose units are counted; lines that are much longer are not counted from
their beginning."""
SURROGATE = re.compile("[\ud800-\udfff]")


class Lines:
	"""A text and where its lines begin. Lines end as the protocol says, at \\n, \\r\\n and \\r alone; offsets
	count characters."""

	def __init__(self, text: str, encoding: str = PositionEncodingKind.Utf16) -> None:
		self.text = text
		self.encoding = encoding
		self._starts = _starts(text)
		self._plain = text.isascii() or encoding == PositionEncodingKind.Utf32
		self._counts: list[int] = []

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
		if self._plain:
			return min(begin + position.character, end)
		units = position.character
		if end - begin > 4 * STEP:
			# On from the last place before it that is counted.
			whole = self._before(begin) + units
			if whole >= self._before(end):
				return end
			mark = bisect_right(self._units_before(), whole) - 1
			if mark * STEP > begin:
				begin, units = mark * STEP, whole - self._units_before()[mark]
		for index in range(begin, end):
			units -= self._width(self.text[index])
			if units < 0:
				return index
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
		if end - start > 4 * STEP:
			return self._before(end) - self._before(start)
		return self._count(start, end)

	def _count(self, start: int, end: int) -> int:
		piece = self.text[start:end]
		if piece.isascii():
			return len(piece)
		if self.encoding == PositionEncodingKind.Utf8:
			return len(piece.encode("utf-8", LENIENT))
		return len(piece.encode("utf-16-le", LENIENT)) // 2

	def _units_before(self) -> list[int]:
		"""The units before every STEP-th character of the text."""
		if not self._counts:
			counts = [0]
			for start in range(0, len(self.text) - STEP + 1, STEP):
				counts.append(counts[-1] + self._count(start, start + STEP))
			self._counts = counts
		return self._counts

	def _before(self, offset: int) -> int:
		at = offset // STEP
		return self._units_before()[at] + self._count(at * STEP, offset)

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
