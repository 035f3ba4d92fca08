"""What the library knows, as plain values: frozen, comparable, independent of the document they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["info", "warning", "error"]
Stage = Literal["draft", "adoption", "final"]
Verdict = Literal["verified", "contradicted", "plausible", "unknown"]
Units = Literal["code-points", "bytes", "utf-16"]
"""What spans count: characters of a Python string, bytes of the file, or UTF-16 units as editors do."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
	"""A half-open range [start, end) of the document's text; what it counts is `Document.units`."""

	start: int
	end: int

	def __iter__(self) -> Iterator[int]:
		yield self.start
		yield self.end

	def __len__(self) -> int:
		return self.end - self.start

	def __bool__(self) -> bool:
		return True

	@property
	def slice(self) -> slice:
		"""For `text[span.slice]`."""
		return slice(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Position:
	"""A place as people and editors count it. All members count from 1."""

	line: int
	column: int
	"""In characters (code points)."""
	utf16_column: int
	"""In UTF-16 units, as the language server protocol counts."""
	byte_column: int


@dataclass(frozen=True, slots=True)
class Fix:
	"""A repair: the text to put in place of the span. `safe`: it may be applied without asking."""

	replacement: str
	safe: bool


@dataclass(frozen=True, slots=True)
class Related:
	"""A second place that belongs to a finding; of an alignment's, in the source."""

	span: Span
	message: str


@dataclass(frozen=True, slots=True)
class Finding:
	"""Something wrong with a document, at an exact place of the user's own text."""

	code: str
	"""The stable id, "citation/session-year"; `engross.explain()` tells more of it."""
	level: Level
	plugin: str
	"""The plugin or checker that found it."""
	span: Span
	text: str
	"""What stands in the span."""
	line: int
	"""Line and column of its beginning count from 1, the column in characters."""
	column: int
	message: str
	fix: Fix | None
	related: tuple[Related, ...]
	place: str | None
	"""The place inside a container (a DOCX paragraph); None where spans count the file itself."""


@dataclass(frozen=True, slots=True)
class Record:
	"""What the authority knows of a published text."""

	key: str
	canonical: str | None
	title: str | None
	title_language: str | None
	date: str | None
	"""Of adoption, ISO 8601."""
	session: str | None
	place: str | None
	url: str | None
	note: str | None
	"""Remarks: "supplements ..."."""
	source: str | None
	"""Where the facts come from."""
	superseded_by: str | None
	"""What replaced it, as it is cited."""


@dataclass(frozen=True, slots=True)
class Pinpoint:
	"""A point inside the thing cited: operative paragraph 4, annex II."""

	unit: str
	label: str
	number: int
	span: Span


@dataclass(frozen=True, slots=True)
class Problem:
	"""Something wrong with a citation, found while it was resolved."""

	code: str
	span: Span
	message: str
	fix: Fix | None


@dataclass(frozen=True, slots=True)
class Citation:
	"""A citation: what was found, what it names, and whether that holds."""

	span: Span
	text: str
	line: int
	column: int
	system: str
	""""oas.ag.res", "un.sc.res", "instrument", "internal" ..."""
	form: str
	""""symbol", "prose", "list-item", "treaty-series", "anaphora" ..."""
	key: str | None
	"""Its identity ("oas:ag:res:1948"); equal for all citations of one thing. None where the text gives no
	number."""
	canonical: str | None
	"""As the body itself prints it."""
	fields: Mapping[str, str] = field(hash=False)
	"""Its parts, normalized: "number", "session", "year", "date"."""
	pinpoints: tuple[Pinpoint, ...]
	antecedent: int | None
	"""The index, among the document's citations, of the one it takes its meaning from ("Ibid.")."""
	block: int | None
	"""The index of the outline's block it stands in."""
	title: Span | None
	"""The title quoted with it."""
	verdict: Verdict
	proof: str | None
	"""One sentence: why this verdict."""
	record: Record | None
	problems: tuple[Problem, ...]
	fix: Fix | None
	"""The whole citation as it should read, where a repair is known."""
	place: str | None


@dataclass(frozen=True, slots=True)
class Block:
	"""A paragraph, heading, item or note of the outline."""

	kind: str
	""""operative", "preamble", "heading", "annex", "footnote", "chrome" ..."""
	level: int
	"""0 top; (a) 1; (i) 2 ..."""
	span: Span
	text: str
	marker: Span | None
	""""4.", "(a)"."""
	lead: Span | None
	"""The lead words ("RECALLING ALSO")."""
	body: Span
	"""What follows the marker."""
	number: int | None
	"""The ordinal that the marker stands for."""
	parent: int | None
	"""The index of the block one level up."""
	continues: int | None
	"""The index of the block whose sentence this one goes on with."""
	section: int
	"""0 main text; n: inside the n-th annex."""


@dataclass(frozen=True, slots=True)
class Masthead:
	"""What the head of a document says of itself; None where it does not."""

	symbol: Span | None
	title: Span | None
	adoption: Span | None
	session: Span | None
	date: Span | None
	body: Span | None
	limited: Span | None
	revised: Span | None
	iso_date: str | None
	"""The date, "2009-06-04"."""


@dataclass(frozen=True, slots=True)
class Footnote:
	"""A footnote's mark in running text and the note it calls."""

	mark: Span | None
	"""None for a note that nothing calls."""
	label: Span | None
	"""The mark before the note; None for a mark without a note."""
	block: int | None
	number: int | None
	symbol: str | None
	""""*" and its like."""


@dataclass(frozen=True, slots=True)
class Side:
	"""A block in one of two drafts or languages."""

	span: Span
	text: str
	number: str | None
	"""Its marker ("4.", "(a)")."""


@dataclass(frozen=True, slots=True)
class Edit:
	"""One step from the old words to the new ones."""

	op: Literal["equal", "delete", "insert", "replace"]
	old: Span
	new: Span


@dataclass(frozen=True, slots=True)
class Change:
	"""One changed block: `old` is None for an insertion, `new` for a deletion."""

	kind: str
	""""insert", "delete", "edit", "move", "move-edit", "renumber", "split", "merge", "format"."""
	old: Side | None
	new: Side | None
	edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Pair:
	"""A paragraph and its translation: `source` is None for one that was added, `target` for one that is
	missing."""

	kind: str
	""""match", "split", "merge", "missing", "added"."""
	block: str
	"""What it is, as in an outline: "preamble", "operative", "footnote"."""
	source: Side | None
	target: Side | None


@dataclass(frozen=True, slots=True)
class Code:
	"""An entry of the catalogue of codes. The level is that of a finding at each stage; None: not reported
	there."""

	id: str
	summary: str
	"""Half a line."""
	explanation: str = ""
	"""The rule, its source, what to do."""
	example: str = ""
	"""A wrong text, " -> ", and the right one."""
	draft: Level | None = "warning"
	adoption: Level | None = "warning"
	final: Level | None = "warning"


@dataclass(frozen=True, slots=True)
class Plugin:
	"""A loaded plugin; `path` is None for one that is built in or written in Python."""

	name: str
	version: str
	summary: str
	path: str | None


@dataclass(frozen=True, slots=True)
class Authority:
	"""How much one loaded authority holds."""

	path: str
	records: int
	titles: int
	ranges: int
	"""Number ranges by session or year."""
	sessions: int
	"""Sessions with dates."""
