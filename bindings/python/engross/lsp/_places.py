"""The blocks of an outline by what references call them, each found at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import engross

SUBLEVEL = re.compile(r"\(([^()\s]{1,8})\)")
NUMERAL = re.compile(r"[IVXLC]+|\d+|[A-Z]\b")
WORD = re.compile(r"\w+")
NAMED = 200
"""Characters of a heading that may hold what it is called."""
UNITS = {
	"operative-paragraph": ("operative",),
	"paragraph": ("operative", "item"),
	"footnote": ("footnote",),
}
"""The kinds of numbered blocks that each unit of a pinpoint names."""


class Places:
	"""Made once for an outline. CUT gives what stands in a span."""

	def __init__(self, blocks: Sequence[engross.Block], cut: Callable[[engross.Span], str]) -> None:
		self._blocks = blocks
		self._numbered: dict[tuple[str, int, int], int] = {}
		self._under: dict[tuple[int, str], int] = {}
		self._preambles: list[int] = []
		self._annexes: list[int] = []
		self._annex_named: dict[str, int] = {}
		self._heading_named: dict[str, int] = {}
		for index, block in enumerate(blocks):
			self._add(index, block, cut)

	def _add(self, index: int, block: engross.Block, cut: Callable[[engross.Span], str]) -> None:
		if block.number is not None and not block.level:
			self._numbered.setdefault((block.kind, block.section, block.number), index)
			# Seen from a section that has none of that number.
			self._numbered.setdefault((block.kind, -1, block.number), index)
		if block.marker is not None and block.parent is not None:
			for word in WORD.findall(cut(block.marker))[:4]:
				self._under.setdefault((block.parent, word), index)
		if block.kind == "preamble":
			self._preambles.append(index)
		elif block.kind == "annex":
			self._annexes.append(index)
			# Behind the word for annex, which has capitals of its own.
			_, _, name = block.text[:NAMED].partition(" ")
			for numeral in NUMERAL.findall(name.partition("\n")[0])[:1]:
				self._annex_named.setdefault(numeral, index)
		elif block.kind in ("heading", "text"):
			for word in WORD.findall(block.text[:NAMED])[:2]:
				self._heading_named.setdefault(word.casefold(), index)

	def find(self, unit: str, label: str, number: int, section: int) -> int | None:
		"""The index of the block that is UNIT LABEL ("paragraph", "5 (b)") for a reader in SECTION; NUMBER is
		that of the label. A sublevel that is not there is the paragraph."""
		if unit == "annex":
			return self._annex(label, number)
		if unit == "preambular-paragraph":
			return self._preambles[number - 1] if 0 < number <= len(self._preambles) else None
		if unit not in UNITS:
			return self._heading_named.get(label.casefold())
		for place in (section, -1):
			for kind in UNITS[unit]:
				found = self._numbered.get((kind, place, number))
				if found is not None:
					return self._sublevel(found, SUBLEVEL.findall(label))
		return None

	def _annex(self, label: str, number: int) -> int | None:
		if label in self._annex_named:
			return self._annex_named[label]
		if not self._annex_named and 0 < number <= len(self._annexes):
			return self._annexes[number - 1]
		return self._annexes[0] if len(self._annexes) == 1 and not label else None

	def _sublevel(self, block: int, labels: list[str]) -> int:
		for label in labels:
			block = self._under.get((block, label), block)
		return block
