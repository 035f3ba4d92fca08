"""Two languages of one text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from ._findings import Findings
from ._html import findings_html
from ._memory import Owned, free_result, text, text_or_none
from ._model import Pair, Side
from ._native import lib
from ._report import render_alignment
from ._run import CheckOptions, run_plugins

if TYPE_CHECKING:
	from ._context import Context
	from ._document import Document


class Alignment(Sequence[Pair]):
	"""A text and its translation, paragraph by paragraph, in the order of both.

	`findings` are on the target, the places related to them in the source; none where the two agree.
	"""

	def __init__(self, source: Document, target: Document, result: Owned) -> None:
		self._source = source._twin()
		self._target = target._twin()
		self._result = result
		self._read: tuple[Pair, ...] | None = None
		self._findings = Findings(target, result, source)

	@property
	def source(self) -> Document:
		"""The text that was translated, whose text the source spans count."""
		return self._source

	@property
	def target(self) -> Document:
		"""The translation, whose text the target spans count."""
		return self._target

	@property
	def pairs(self) -> tuple[Pair, ...]:
		"""The paragraphs of both."""
		if self._read is None:
			result = self._result.pointer
			count = lib.engross_result_pair_count(result)
			self._read = tuple(self._read_pair(lib.engross_result_pair(result, i)) for i in range(count))
		return self._read

	@property
	def findings(self) -> Findings:
		"""What does not agree."""
		return self._findings

	def render(self, format: str = "text") -> str:
		"""The report that the command `engross align` prints: FORMAT "text", "json", "jsonl"."""
		return render_alignment(
			self._target._context._pointer,
			self._source._pointer,
			self._target._pointer,
			self._result.pointer,
			format,
		)

	def _read_pair(self, pair: Any) -> Pair:
		return Pair(
			kind=text(lib.engross_pair_kind_name(pair.kind)),
			block=text(lib.engross_block_kind_name(pair.block)),
			source=_side(self._source, pair.source_span, pair.source_number) if pair.has_source else None,
			target=_side(self._target, pair.target_span, pair.target_number) if pair.has_target else None,
		)

	def __len__(self) -> int:
		return int(lib.engross_result_pair_count(self._result.pointer))

	@overload
	def __getitem__(self, index: int) -> Pair: ...

	@overload
	def __getitem__(self, index: slice) -> Sequence[Pair]: ...

	def __getitem__(self, index: int | slice) -> Pair | Sequence[Pair]:
		return self.pairs[index]

	def __str__(self) -> str:
		return self.render("text")

	def __repr__(self) -> str:
		names = f"{self._source.name!r} with {self._target.name!r}"
		return f"<engross.Alignment of {names}: {len(self)} pairs, {len(self._findings)} findings>"

	def _repr_html_(self) -> str:
		return findings_html(self._findings)


def _side(document: Document, span: Any, number: Any) -> Side:
	return Side(
		document._source_span(span.start, span.end), document._cut(span.start, span.end), text_or_none(number)
	)


def align(context: Context, source: Document, target: Document, options: CheckOptions) -> Alignment:
	"""Aligns SOURCE and TARGET by the aligners of CONTEXT."""
	options = context._merge(options)
	result = run_plugins(lib.engross_align, context._pointer, (source, target), options)
	return Alignment(source, target, Owned(result, free_result, source._owned, target._owned))
