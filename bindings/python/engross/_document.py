"""Documents: the user's text with all that was understood of it."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypedDict

from ._html import document_html
from ._memory import Owned, c_string, call, free_document, make
from ._model import Position, Span, Units
from ._native import ffi, lib
from ._report import render_citations, render_outline
from ._source import Text, decode, lend
from ._units import SAME, LineRuler, Ruler, Utf8Ruler
from ._view import TextView

if TYPE_CHECKING:
	from typing_extensions import Self, Unpack

	from ._context import Context
	from ._findings import Findings
	from ._run import CheckOptions


class ReadOptions(TypedDict, total=False):
	"""How to read. `name`: what to call a text that comes from no file, its ending tells the format too;
	`language`: "en", "es", "fr", "pt", "ru", "ar", "zh", otherwise detected; `format`: the reader, "text" or
	"html", otherwise told by the content; `encoding`: of bytes, otherwise detected; `units`: what spans
	count, "code-points" (the default), "bytes" or "utf-16"."""

	name: str | None
	language: str | None
	format: str | None
	encoding: str | None
	units: Units


class PlainText(TextView):
	"""The normalized text of a document: no markup, one kind of space, dash and quotation mark. This is what
	the library's own checks look at, and what a `Checker` gets; its spans count this text."""

	def __init__(self, document: Document, units: Units) -> None:
		super().__init__(document._owned, units, lib.engross_document_text)
		self._text: str | None = None
		self._measure: Ruler | None = None

	@property
	def text(self) -> str:
		"""The normalized text."""
		if self._text is None:
			self._text = self._buffer[:].decode()
		return self._text

	def _ruler(self) -> Ruler:
		if self._measure is None:
			same = self._units == "bytes" or self.text.isascii()
			self._measure = SAME if same else Utf8Ruler(self._address, len(self._buffer), self._units)
		return self._measure

	def _map(self, span: Any) -> tuple[int, int]:
		return span.start, span.end

	def _cut(self, start: int, end: int) -> str:
		return bytes(self._buffer[start:end]).decode()


class Document(TextView):
	"""A document that was read: made by `engross.open()` and `engross.parse()`.

	`text` is the text as the user wrote it, markup and all (for containers such as DOCX: the extracted text),
	and all spans count it. A document may be shared by threads. `close()`, or the end of a `with` block, lets
	its memory go as soon as no findings of it need it.
	"""

	def __init__(self, context: Context, native: Owned, units: Units, text: str | None = None) -> None:
		super().__init__(native, units, lib.engross_document_source)
		self._context = context
		self._text = text
		self._plain: PlainText | None = None
		self._measure: Ruler | None = None
		self._is_utf8 = self.encoding == "utf-8"

	# ---- the text

	@property
	def text(self) -> str:
		"""The text as the user wrote it; for a str given to `parse()` that very str."""
		if self._text is None:
			self._text = decode(self.source, self.encoding)
		return self._text

	@property
	def source(self) -> bytes:
		"""The bytes of `text`: the file as it is, or the extracted text of a container."""
		_ = self._pointer  # closed?
		return bytes(self._buffer[:])

	@property
	def plain(self) -> PlainText:
		"""The normalized text, with its own citations and outline."""
		if self._plain is None:
			self._plain = PlainText(self, self._units)
		return self._plain

	def position(self, place: int) -> Position:
		"""The line and column of `text` at PLACE, which counts in `units`."""
		at, _ = self._bytes_of((place, place))
		found = lib.engross_document_position(self._pointer, at)
		return Position(found.line, found.column, found.utf16_column, found.byte_column)

	# ---- what can be done with it

	def check(self, **options: Unpack[CheckOptions]) -> Findings:
		"""Runs every check; OPTIONS as in `engross.check()`."""
		from ._findings import check

		return check(self._context, self, options)

	def render(self, what: str = "citations", format: str = "json") -> str:
		"""The report that the command `engross cite` or `engross outline` prints: WHAT is "citations" or
		"outline", FORMAT "json", "jsonl", "text" and, for citations, "csv"."""
		if what == "citations":
			return render_citations(self._context._pointer, self._pointer, format)
		if what == "outline":
			return render_outline(self._context._pointer, self._pointer, format)
		raise ValueError(f"there is no report on {what!r}: citations, outline")

	def close(self) -> None:
		"""Lets the document go; findings and values that came from it stay valid."""
		self._native = self._plain = self._measure = self._citations = self._outline = None
		self._address = ffi.NULL
		self._buffer = ffi.buffer(ffi.new("char[0]"))

	def __enter__(self) -> Self:
		return self

	def __exit__(
		self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
	) -> None:
		self.close()

	def __repr__(self) -> str:
		if self._native is None:
			return "<engross.Document, closed>"
		return f"<engross.Document {self.name!r}: {self.format}, {self.encoding}, {self.language}>"

	def _repr_html_(self) -> str:
		return document_html(self)

	# ---- the inside

	def _for_checkers(self) -> PlainText:
		"""The normalized text with spans of characters, whatever the user of the document wants them to
		count."""
		return self.plain if self._units == "code-points" else PlainText(self, "code-points")

	def _twin(self) -> Document:
		"""The same document for those who need it when this one was closed."""
		twin = Document.__new__(Document)
		twin.__dict__.update(self.__dict__)
		return twin

	@property
	def _owned(self) -> Owned:
		if self._native is None:
			raise ValueError("the document is closed")
		return self._native

	def _ruler(self) -> Ruler:
		if self._measure is None:
			self._measure = self._make_ruler()
		return self._measure

	def _make_ruler(self) -> Ruler:
		# Where each character is one byte all rulers are one: what takes two UTF-16 units is never one byte.
		if self._units == "bytes" or len(self.text) == len(self._buffer):
			return SAME
		if self._is_utf8:
			return Utf8Ruler(self._address, len(self._buffer), self._units)
		return LineRuler(self._pointer, self.text, self._units)

	def _map(self, span: Any) -> tuple[int, int]:
		mapped = lib.engross_document_to_source(self._pointer, span)
		return mapped.start, mapped.end

	def _cut(self, start: int, end: int) -> str:
		piece: bytes = self._buffer[start:end]
		return piece.decode() if self._is_utf8 else decode(piece, self.encoding)

	def _source_span(self, start: int, end: int) -> Span:
		"""The span between two bytes of the user's file."""
		ruler = self._ruler()
		return Span(ruler.measure(start), ruler.measure(end))


def _options(
	format: str | None = None, encoding: str | None = None, language: str | None = None
) -> tuple[Any, tuple[Any, ...]]:
	"""The C options, and what they point to."""
	options = ffi.new("struct engross_open_options *")
	options.struct_size = ffi.sizeof("struct engross_open_options")
	kept = c_string(format, "format"), c_string(encoding, "encoding"), c_string(language, "language")
	options.format, options.encoding, options.language = kept
	return options, kept


def _complete(
	context: Context, pointer: Any, kept: object, name: str | None, units: Units, text: str | None
) -> Document:
	native = Owned(pointer, free_document, context._owned, kept)
	# Threads may share it from here on.
	call(lib.engross_document_cite, pointer, name=name)
	return Document(context, native, units, text)


def check_units(units: Units) -> Units:
	"""UNITS, when there are such."""
	if units not in ("code-points", "bytes", "utf-16"):
		raise ValueError(f"there are no units {units!r}: code-points, bytes, utf-16")
	return units


def open_document(
	context: Context,
	path: str | os.PathLike[str],
	*,
	name: str | None = None,
	language: str | None = None,
	format: str | None = None,
	encoding: str | None = None,
	units: Units = "code-points",
) -> Document:
	"""Reads the file PATH."""
	check_units(units)
	file = os.fspath(path)
	if "\0" in file:
		raise ValueError("path: a NUL character")
	options, kept = _options(format, encoding, language)
	pointer = make(
		"engross_document",
		lib.engross_document_open,
		context._pointer,
		ffi.new("char[]", os.fsencode(file)),
		options,
		name=name or file,
	)
	del kept
	return _complete(context, pointer, None, name or file, units, None)


def parse_document(
	context: Context,
	text: Text,
	*,
	name: str | None = None,
	language: str | None = None,
	format: str | None = None,
	encoding: str | None = None,
	units: Units = "code-points",
) -> Document:
	"""Understands TEXT."""
	check_units(units)
	is_str = isinstance(text, str)
	address, length, held = lend(text)
	options, kept = _options(format, "utf-8" if is_str else encoding, language)
	pointer = make(
		"engross_document",
		lib.engross_document_parse,
		context._pointer,
		address,
		length,
		c_string(name, "name"),
		options,
		name=name,
	)
	del kept
	return _complete(context, pointer, held, name, units, text if isinstance(text, str) else None)
