"""From byte offsets to characters and UTF-16 units, and back.

One pass over the bytes notes a checkpoint every few thousand; an offset then costs the bytes since its
checkpoint. Where all is ASCII the three rulers are one and nothing is counted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, Protocol

from ._model import Units
from ._native import ffi, lib

STEP = 4096
CONTINUATION = bytes(range(0x80, 0xC0))
"""The bytes of UTF-8 that begin no character."""
LINE_END = re.compile("\r\n|\r|\n")


class Ruler(Protocol):
	"""Measures places of one text, whose bytes the library counts, in `Document.units`."""

	def measure(self, offset: int) -> int:
		"""The units before byte OFFSET."""

	def find(self, place: int) -> int:
		"""The byte at which unit PLACE begins."""


class SameRuler:
	"""Each byte is one unit."""

	def measure(self, offset: int) -> int:
		return offset

	def find(self, place: int) -> int:
		return place


class Utf8Ruler:
	"""Characters or UTF-16 units of the LENGTH bytes of UTF-8 at ADDRESS."""

	def __init__(self, address: Any, length: int, units: Units) -> None:
		self._address = address
		self._length = length
		self._wide = units == "utf-16"
		# A checkpoint may cut a character; where first bytes alone are counted, that does no harm.
		self._counts = [0]
		for start in range(0, length - STEP, STEP):
			self._counts.append(self._counts[-1] + self._count(start, start + STEP))

	def _count(self, start: int, end: int) -> int:
		count: int = lib.engross_python_count(self._address + start, end - start, self._wide)
		return count

	def measure(self, offset: int) -> int:
		at = min(offset // STEP, len(self._counts) - 1)
		return self._counts[at] + self._count(at * STEP, offset)

	def find(self, place: int) -> int:
		at = max(bisect_right(self._counts, place) - 1, 0)
		start, rest = at * STEP, place - self._counts[at]
		piece = ffi.buffer(self._address + start, min(STEP + 8, self._length - start))[:]
		# What a checkpoint cut belongs to the character before it.
		whole = piece.lstrip(CONTINUATION)
		start += len(piece) - len(whole)
		before = whole.decode("utf-8", "ignore")
		if self._wide:
			before = before.encode("utf-16-le")[: 2 * rest].decode("utf-16-le", "ignore")
		else:
			before = before[:rest]
		return start + len(before.encode())


class LineRuler:
	"""Characters or UTF-16 units of any other encoding: the library knows lines and columns, and the lines'
	beginnings are counted in the decoded text."""

	def __init__(self, document: Any, text: str, units: Units) -> None:
		self._document = document
		self._wide = units == "utf-16"
		self._starts: list[int] = [0]
		# The library counts no column for a byte order mark, which is a character of the text.
		self._mark = int(text.startswith("\ufeff"))
		at = total = 0
		for match in LINE_END.finditer(text):
			line = text[at : match.end()]
			total += len(line.encode("utf-16-le")) // 2 if self._wide else len(line)
			self._starts.append(total)
			at = match.end()

	def measure(self, offset: int) -> int:
		place = lib.engross_document_position(self._document, offset)
		line: int = place.line
		column: int = place.utf16_column if self._wide else place.column
		if offset == 0:
			return 0
		return self._starts[line - 1] + column - 1 + (self._mark if line == 1 else 0)

	def find(self, place: int) -> int:
		low, high = 0, self._length()
		while low < high:
			middle = (low + high) // 2
			if self.measure(middle) < place:
				low = middle + 1
			else:
				high = middle
		return low

	def _length(self) -> int:
		length = ffi.new("size_t *")
		lib.engross_document_source(self._document, length)
		return int(length[0])


SAME = SameRuler()
