"""A text with its structure and citations, as a user or a checker sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from ._memory import Owned, each, index_or_none, is_empty, pair, text, text_or_none
from ._model import Block, Citation, Fix, Footnote, Masthead, Pinpoint, Problem, Record, Span, Units
from ._native import ffi, lib
from ._units import Ruler


class TextView:
	"""A text and what was understood of it; all spans count `text` in `units`."""

	def __init__(self, native: Owned, units: Units, read: Callable[[Any, Any], Any]) -> None:
		"""READ gives the bytes that the view's spans count, and their length."""
		self._native: Owned | None = native
		length = ffi.new("size_t *")
		self._address = read(native.pointer, length)
		self._buffer = ffi.buffer(self._address, length[0])
		self._units: Units = units
		self._citations: tuple[Citation, ...] | None = None
		self._outline: tuple[Block, ...] | None = None

	# ---- what a view of the text must say

	@property
	def text(self) -> str:
		"""The text that spans count."""
		raise NotImplementedError

	def _ruler(self) -> Ruler:
		raise NotImplementedError

	def _map(self, span: Any) -> tuple[int, int]:
		"""The bytes, of this view's text, of a C span of the normalized text."""
		raise NotImplementedError

	def _cut(self, start: int, end: int) -> str:
		"""The text between two bytes of this view's text."""
		raise NotImplementedError

	# ---- the document

	@property
	def units(self) -> Units:
		"""What spans count: "code-points", "bytes" or "utf-16"."""
		return self._units

	@property
	def name(self) -> str:
		"""The file's path, or the name given to `parse()`."""
		return text(lib.engross_document_name(self._pointer))

	@property
	def format(self) -> str:
		"""The reader that read it: "text", "html"."""
		return text(lib.engross_document_format(self._pointer))

	@property
	def encoding(self) -> str:
		"""The encoding it was read in: "utf-8", "windows-1252"."""
		return text(lib.engross_document_encoding(self._pointer))

	@property
	def language(self) -> str:
		"""The language, given or detected: "en"; "und" where unknown."""
		return text(lib.engross_document_language(self._pointer))

	@property
	def symbol(self) -> str | None:
		"""The document's own symbol in its canonical form."""
		return text_or_none(lib.engross_document_symbol(self._pointer))

	@property
	def citations(self) -> tuple[Citation, ...]:
		"""The citations in text order, resolved."""
		if self._citations is None:
			document = self._pointer
			count = lib.engross_document_citation_count(document)
			self._citations = tuple(
				self._read_citation(lib.engross_document_citation(document, i)) for i in range(count)
			)
		return self._citations

	@property
	def outline(self) -> tuple[Block, ...]:
		"""The blocks in text order: masthead, clauses, operative paragraphs, annexes, footnotes."""
		if self._outline is None:
			document = self._pointer
			count = lib.engross_document_block_count(document)
			self._outline = tuple(
				self._read_block(lib.engross_document_block(document, i)) for i in range(count)
			)
		return self._outline

	@property
	def masthead(self) -> Masthead:
		"""What the head of the document says of itself."""
		head = lib.engross_document_masthead(self._pointer)
		part = self._part
		return Masthead(
			symbol=part(head.symbol),
			title=part(head.title),
			adoption=part(head.adoption),
			session=part(head.session),
			date=part(head.date),
			body=part(head.body),
			limited=part(head.limited),
			revised=part(head.revised),
			iso_date=f"{head.year:04}-{head.month:02}-{head.day:02}" if head.year else None,
		)

	@property
	def footnotes(self) -> tuple[Footnote, ...]:
		"""The footnotes: each mark with the note it calls, and what stands alone."""
		document = self._pointer
		notes = (
			lib.engross_document_footnote(document, i)
			for i in range(lib.engross_document_footnote_count(document))
		)
		return tuple(
			Footnote(
				mark=self._part(note.mark),
				label=self._part(note.label),
				block=index_or_none(note.block),
				number=note.number or None,
				symbol=ffi.string(note.symbol).decode() or None,
			)
			for note in notes
		)

	# ---- places

	@property
	def length(self) -> int:
		"""The length of `text` in `units`."""
		return self._ruler().measure(len(self._buffer))

	def cut(self, span: Span | tuple[int, int]) -> str:
		"""What stands in SPAN, whatever the units."""
		return self._cut(*self._bytes_of(span))

	def _bytes_of(self, span: Span | tuple[int, int]) -> tuple[int, int]:
		"""The bytes of a span that somebody made; ValueError where there is no such place."""
		start, end = pair(span)
		ruler = self._ruler()
		if not 0 <= start <= end <= self.length:
			raise ValueError(f"there is no span {start}..{end} in this text")
		return ruler.find(start), ruler.find(end)

	# ---- reading

	@property
	def _pointer(self) -> Any:
		if self._native is None:
			raise ValueError("the document is closed")
		return self._native.pointer

	def _span(self, span: Any) -> Span:
		"""A C span of the normalized text, as a span of this view."""
		start, end = self._map(span)
		ruler = self._ruler()
		return Span(ruler.measure(start), ruler.measure(end))

	def _part(self, span: Any) -> Span | None:
		return None if is_empty(span) else self._span(span)

	def _place(self, span: Any) -> tuple[int, int, str | None]:
		"""Line and column, in the user's file, of a C span of the normalized text; the place in its
		container."""
		document = self._pointer
		at = lib.engross_document_to_source(document, span).start
		position = lib.engross_document_position(document, at)
		return position.line, position.column, text_or_none(lib.engross_document_place(document, at))

	def _read_citation(self, citation: Any) -> Citation:
		start, end = self._map(citation.span)
		line, column, place = self._place(citation.span)
		return Citation(
			span=self._span(citation.span),
			text=self._cut(start, end),
			line=line,
			column=column,
			system=text(citation.system),
			form=text(lib.engross_form_name(citation.form)),
			key=text_or_none(citation.key),
			canonical=text_or_none(citation.canonical),
			fields=read_fields(citation),
			pinpoints=tuple(map(self._read_pinpoint, each(citation.pinpoints, citation.n_pinpoints))),
			antecedent=index_or_none(citation.antecedent),
			block=index_or_none(citation.block),
			title=self._part(citation.title),
			verdict=cast(Any, text(lib.engross_verdict_name(citation.verdict))),
			proof=text_or_none(citation.proof),
			record=read_record(citation.record),
			problems=tuple(map(self._read_problem, each(citation.problems, citation.n_problems))),
			fix=self._repair(citation),
			place=place,
		)

	def _read_pinpoint(self, pinpoint: Any) -> Pinpoint:
		return Pinpoint(text(pinpoint.unit), text(pinpoint.label), pinpoint.number, self._span(pinpoint.span))

	def _read_problem(self, problem: Any) -> Problem:
		fix = None if problem.replacement == ffi.NULL else Fix(text(problem.replacement), bool(problem.safe))
		return Problem(text(problem.code), self._span(problem.span), text(problem.message), fix)

	def _repair(self, citation: Any) -> Fix | None:
		"""CITATION with its repairs made: the safe ones, or else all. Of two at one place the first is
		made."""
		problems = [
			p
			for p in each(citation.problems, citation.n_problems)
			if p.replacement != ffi.NULL
			and p.span.start >= citation.span.start
			and p.span.end <= citation.span.end
		]
		safe = [p for p in problems if p.safe]
		pieces: list[str] = []
		at, end = self._map(citation.span)
		for problem in sorted(safe or problems, key=lambda p: int(p.span.start)):
			start, stop = self._map(problem.span)
			if start >= at:
				pieces += self._cut(at, start), text(problem.replacement)
				at = stop
		return Fix("".join(pieces) + self._cut(at, end), bool(safe)) if pieces else None

	def _read_block(self, block: Any) -> Block:
		return Block(
			kind=text(lib.engross_block_kind_name(block.kind)),
			level=block.level,
			span=self._span(block.span),
			text=self._cut(*self._map(block.span)),
			marker=self._part(block.marker),
			lead=self._part(block.lead),
			body=self._span(block.body),
			number=block.number or None,
			parent=index_or_none(block.parent),
			continues=index_or_none(block.continues),
			section=block.section,
		)


def read_fields(citation: Any) -> dict[str, str]:
	"""The parts of a citation; of several that have one name, the first."""
	fields: dict[str, str] = {}
	for part in each(citation.fields, citation.n_fields):
		fields.setdefault(text(part.name), text(part.value))
	return fields


def read_record(record: Any) -> Record | None:
	"""A record of the authority, or None for NULL."""
	if record == ffi.NULL:
		return None
	read: Callable[[Any], str | None] = text_or_none
	return Record(
		key=text(record.key),
		canonical=read(record.canonical),
		title=read(record.title),
		title_language=read(record.title_lang),
		date=read(record.date),
		session=read(record.session),
		place=read(record.place),
		url=read(record.url),
		note=read(record.note),
		superseded_by=read(record.superseded_by),
		source=read(record.source),
	)
