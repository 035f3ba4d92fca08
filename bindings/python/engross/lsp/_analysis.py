"""One state of one text, with all that the library understood of it."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, cast

from lsprotocol.types import Range

import engross

from ._places import SUBLEVEL, Places
from ._settings import Settings
from ._text import Lines, sound

NUMBERS = re.compile(r"\d+")
FORMATS = {"html": "html", "plaintext": "text", "text": "text"}
"""Readers by the language that an editor calls a text; where it has no ending."""
LONG = 1_000_000
"""Characters; the check of a longer text is stopped when the text changes meanwhile."""


class Analysis:
	"""A text that was read and checked. Made in a thread; what is in it is never changed."""

	def __init__(
		self,
		context: engross.Context,
		lines: Lines,
		name: str,
		settings: Settings,
		format: str | None = None,
		stale: Callable[[], bool] | None = None,
	) -> None:
		"""FORMAT: a reader, where NAME does not tell. STALE: true when the text is of no use any more. Raises
		engross.Error."""
		self.lines = lines
		self.name = name
		self.settings = settings
		began = time.thread_time()
		self.document = context.parse(
			sound(lines.text), name=name, language=settings.language or None, format=format
		)
		self.found = self.document.check(
			stage=cast(Any, settings.stage),
			min_level=cast(Any, settings.min_level),
			only=settings.only or None,
			skip=settings.skip or None,
			cancelled=stale if len(lines.text) > LONG else None,
		)
		self.seconds = time.thread_time() - began
		"""Of the processor, in the library."""
		self._parts: list[tuple[int, int, int]] | None = None
		self._longest = 0

	@cached_property
	def words(self) -> engross.TextView:
		"""The document as people read it: without markup, for texts that have any. Its citations and blocks
		are those of the document, in the same order."""
		return self.document if self.document.format == "text" else self.document.plain

	# ---- citations

	@property
	def citations(self) -> tuple[engross.Citation, ...]:
		"""The citations in the order of the text."""
		return self.document.citations

	def citation_at(self, offset: int) -> int | None:
		"""The index of the citation that OFFSET is in, or at the end of; the shortest where there are
		several."""
		if self._parts is None:
			self._parts = sorted(
				(start, end, i) for i, c in enumerate(self.citations) for start, end in parts(c)
			)
			self._longest = max((end - start for start, end, _ in self._parts), default=0)
		found = []
		for i in range(bisect_right(self._parts, (offset, len(self.lines.text), 0)) - 1, -1, -1):
			start, end, index = self._parts[i]
			if start < offset - self._longest:
				break
			if offset <= end:
				found.append((end - start, index))
		return min(found)[1] if found else None

	def named(self, index: int) -> engross.Citation:
		"""The citation that INDEX takes its meaning from, or itself."""
		return self.citations[self.origins[index]]

	@cached_property
	def origins(self) -> list[int]:
		"""For each citation where its meaning is from. Antecedents are before what they explain."""
		found: list[int] = []
		for index, citation in enumerate(self.citations):
			before = citation.antecedent
			known = citation.key is not None or before is None or before >= index
			found.append(index if known or before is None else found[before])
		return found

	@cached_property
	def own_key(self) -> str | None:
		"""The identity of the text itself."""
		symbol = self.document.masthead.symbol
		if symbol is None:
			return None
		for citation in self.citations:
			if citation.span.start < symbol.end and symbol.start < citation.span.end:
				return citation.key
		return None

	# ---- structure

	@property
	def blocks(self) -> tuple[engross.Block, ...]:
		"""The outline."""
		return self.document.outline

	def block_at(self, offset: int) -> int | None:
		"""The index of the block that OFFSET is in."""
		index = bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
		return index if index >= 0 and offset <= self.blocks[index].span.end else None

	def paragraph_named(
		self, pinpoint: engross.Pinpoint, near: int | None, number: int | None = None
	) -> int | None:
		"""The index of the block that PINPOINT names, seen from the block NEAR. NUMBER: one of several
		that it names."""
		section = self.blocks[near].section if near is not None else 0
		number = pinpoint.number if number is None else number
		return self._places.find(pinpoint.unit, pinpoint.label, number, section)

	@cached_property
	def _places(self) -> Places:
		return Places(self.words.outline, self.words.cut)

	def target(self, index: int, offset: int | None = None) -> int | None:
		"""The block that the internal reference INDEX names; of several, the one whose number OFFSET is
		at."""
		citation = self.citations[index]
		if citation.form == "footnote-mark":
			return self._note_called(citation)
		for pinpoint in citation.pinpoints:
			if offset is None or pinpoint.span.start <= offset <= pinpoint.span.end:
				break
		else:
			if not citation.pinpoints:
				return None
			pinpoint = citation.pinpoints[0]
		numbers = list(self.numbers(pinpoint))
		chosen = next((n for n, start, end in numbers if offset is not None and start <= offset <= end), None)
		if chosen is None and len(numbers) > 1:
			chosen = numbers[0][0]
		return self.paragraph_named(pinpoint, citation.block, chosen)

	def numbers(self, pinpoint: engross.Pinpoint) -> Iterator[tuple[int, int, int]]:
		"""Each paragraph number in PINPOINT, with where it stands; none for annexes and words."""
		if "paragraph" not in pinpoint.unit:
			return
		text = self.document.cut(pinpoint.span)
		for match in NUMBERS.finditer(SUBLEVEL.sub(lambda m: " " * len(m[0]), text)):
			start = pinpoint.span.start
			yield int(match[0]), start + match.start(), start + match.end()

	def _note_called(self, citation: engross.Citation) -> int | None:
		for note in self.document.footnotes:
			if note.mark and note.mark.start < citation.span.end and citation.span.start < note.mark.end:
				return note.block
		return None

	def range(self, span: engross.Span) -> Range:
		"""SPAN as the editor counts it."""
		return self.lines.range(span.start, span.end)


def parts(citation: engross.Citation) -> list[tuple[int, int]]:
	"""Where a citation stands: itself and its pinpoints."""
	spans = [(citation.span.start, citation.span.end)]
	return spans + [(p.span.start, p.span.end) for p in citation.pinpoints]


def outer(citation: engross.Citation) -> tuple[int, int]:
	"""From the first to the last character of a citation and its pinpoints."""
	spans = parts(citation)
	return min(start for start, _ in spans), max(end for _, end in spans)


def is_internal(citation: engross.Citation) -> bool:
	"""Whether a citation names a place of its own text."""
	return citation.form in ("internal", "footnote-mark")
