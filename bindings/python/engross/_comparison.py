"""What changed between two drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast, overload

from ._findings import Findings
from ._html import comparison_html
from ._memory import Owned, each, free_result, text, text_or_none
from ._model import Change, Edit, Side
from ._native import lib
from ._report import render_changes
from ._run import CheckOptions, run_plugins

if TYPE_CHECKING:
	from ._context import Context
	from ._document import Document

EDIT_OPS = {
	lib.ENGROSS_EDIT_EQUAL: "equal",
	lib.ENGROSS_EDIT_DELETE: "delete",
	lib.ENGROSS_EDIT_INSERT: "insert",
	lib.ENGROSS_EDIT_REPLACE: "replace",
}


class Comparison(Sequence[Change]):
	"""The changes between two drafts, in order; empty, and so false, where there is no difference.

	`findings` are on the new draft: references that the renumbering broke, citations changed or dropped.
	"""

	def __init__(self, old: Document, new: Document, result: Owned) -> None:
		self._old = old._twin()
		self._new = new._twin()
		self._result = result
		self._read: tuple[Change, ...] | None = None
		self._findings = Findings(new, result)

	@property
	def old(self) -> Document:
		"""The old draft, whose text the old spans count."""
		return self._old

	@property
	def new(self) -> Document:
		"""The new draft, whose text the new spans count."""
		return self._new

	@property
	def changes(self) -> tuple[Change, ...]:
		"""The changed blocks."""
		if self._read is None:
			result = self._result.pointer
			count = lib.engross_result_change_count(result)
			self._read = tuple(self._read_change(lib.engross_result_change(result, i)) for i in range(count))
		return self._read

	@property
	def findings(self) -> Findings:
		"""What the changes broke."""
		return self._findings

	@property
	def counts(self) -> dict[str, int]:
		"""How many changes of each kind there are."""
		counts: dict[str, int] = {}
		for change in self.changes:
			counts[change.kind] = counts.get(change.kind, 0) + 1
		return counts

	def render(self, format: str = "text") -> str:
		"""The report that the command `engross diff` prints: FORMAT "text", "json", "jsonl", "html"."""
		return render_changes(
			self._new._context._pointer, self._old._pointer, self._new._pointer, self._result.pointer, format
		)

	def _read_change(self, change: Any) -> Change:
		old, new = self._old, self._new
		return Change(
			kind=text(lib.engross_change_kind_name(change.kind)),
			old=_side(old, change.old_span, change.old_number) if change.has_old else None,
			new=_side(new, change.new_span, change.new_number) if change.has_new else None,
			edits=tuple(
				Edit(
					cast(Any, EDIT_OPS[edit.op]),
					old._source_span(edit.old_span.start, edit.old_span.end),
					new._source_span(edit.new_span.start, edit.new_span.end),
				)
				for edit in each(change.edits, change.n_edits)
			),
		)

	def __len__(self) -> int:
		return int(lib.engross_result_change_count(self._result.pointer))

	@overload
	def __getitem__(self, index: int) -> Change: ...

	@overload
	def __getitem__(self, index: slice) -> Sequence[Change]: ...

	def __getitem__(self, index: int | slice) -> Change | Sequence[Change]:
		return self.changes[index]

	def __str__(self) -> str:
		return self.render("text")

	def __repr__(self) -> str:
		counts = ", ".join(f"{count} {kind}" for kind, count in self.counts.items())
		return (
			f"<engross.Comparison of {self._old.name!r} with {self._new.name!r}: {counts or 'no difference'}>"
		)

	def _repr_html_(self) -> str:
		return comparison_html(self)


def _side(document: Document, span: Any, number: Any) -> Side:
	return Side(
		document._source_span(span.start, span.end), document._cut(span.start, span.end), text_or_none(number)
	)


def compare(context: Context, old: Document, new: Document, options: CheckOptions) -> Comparison:
	"""Compares OLD with NEW by the comparers of CONTEXT."""
	options = context._merge(options)
	result = run_plugins(lib.engross_compare, context._pointer, (old, new), options)
	return Comparison(old, new, Owned(result, free_result, old._owned, new._owned))
