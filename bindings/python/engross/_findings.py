"""What a check found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from ._html import findings_html
from ._memory import LEVEL_NAMES, Owned, each, free_result, text, text_or_none
from ._model import Finding, Fix, Level, Related
from ._native import lib
from ._report import render_alignment, render_findings
from ._run import CheckOptions, run_plugins

if TYPE_CHECKING:
	from ._context import Context
	from ._document import Document


class Findings(Sequence[Finding]):
	"""The findings of one document, sorted by place. They are read from the library's memory when they are
	first looked at; their number is known at once."""

	def __init__(self, document: Document, result: Owned, source: Document | None = None) -> None:
		self._document = document._twin()
		self._source = None if source is None else source._twin()
		self._result = result
		self._read: tuple[Finding, ...] | None = None

	@property
	def document(self) -> Document:
		"""The document that was checked (the new draft of a comparison, the target of an alignment)."""
		return self._document

	@property
	def counts(self) -> dict[Level, int]:
		"""How many findings of each level there were, those over the limit "findings" included."""
		return {
			name: lib.engross_result_level_count(self._result.pointer, number)
			for number, name in LEVEL_NAMES.items()
		}

	@property
	def omitted(self) -> int:
		"""How many were counted but are not listed, for the limit "findings"."""
		return sum(self.counts.values()) - len(self)

	def render(self, format: str = "text") -> str:
		"""The report that the command `engross check` prints: FORMAT "text", "json", "jsonl"; of an alignment's
		findings that of `engross align`."""
		document = self._document
		if self._source is not None:
			source = self._source._pointer
			return render_alignment(
				document._context._pointer, source, document._pointer, self._result.pointer, format
			)
		return render_findings(document._context._pointer, document._pointer, self._result.pointer, format)

	def _all(self) -> tuple[Finding, ...]:
		if self._read is None:
			result = self._result.pointer
			count = lib.engross_result_finding_count(result)
			self._read = tuple(
				read_finding(self._document, lib.engross_result_finding(result, i), self._source)
				for i in range(count)
			)
		return self._read

	def __len__(self) -> int:
		return int(lib.engross_result_finding_count(self._result.pointer))

	@overload
	def __getitem__(self, index: int) -> Finding: ...

	@overload
	def __getitem__(self, index: slice) -> Sequence[Finding]: ...

	def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
		return self._all()[index]

	def __eq__(self, other: object) -> bool:
		if isinstance(other, Findings):
			return self._all() == other._all()
		return isinstance(other, (tuple, list)) and self._all() == tuple(other)

	__hash__ = None  # type: ignore[assignment]

	def __str__(self) -> str:
		return self.render("text")

	def __repr__(self) -> str:
		counts = ", ".join(f"{count} {level}" for level, count in reversed(self.counts.items()) if count)
		return f"<engross.Findings of {self._document.name!r}: {counts or 'none'}>"

	def _repr_html_(self) -> str:
		return findings_html(self)


def read_finding(document: Document, finding: Any, source: Document | None = None) -> Finding:
	"""A C finding on DOCUMENT; the places related to it are in SOURCE, where there is one."""
	other = source or document
	start, end = finding.span.start, finding.span.end
	position = lib.engross_document_position(document._pointer, start)
	replacement = text_or_none(finding.replacement)
	related = each(finding.related, finding.n_related) if finding.n_related else ()
	return Finding(
		code=text(finding.code),
		level=LEVEL_NAMES[finding.level],
		plugin=text(finding.plugin),
		span=document._source_span(start, end),
		text=document._cut(start, end),
		line=position.line,
		column=position.column,
		message=text(finding.message),
		fix=None if replacement is None else Fix(replacement, finding.safe),
		related=tuple(
			Related(other._source_span(r.span.start, r.span.end), text(r.message)) for r in related
		),
		place=text_or_none(lib.engross_document_place(document._pointer, start)),
	)


def check(context: Context, document: Document, options: CheckOptions) -> Findings:
	"""Runs the checks of CONTEXT over DOCUMENT."""
	options = context._merge(options)
	result = run_plugins(lib.engross_check, context._pointer, (document,), options)
	return Findings(document, Owned(result, free_result, document._owned))
