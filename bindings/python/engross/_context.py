"""Contexts: data, authority, plugins and options, shared by any number of documents and threads."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from . import _location
from ._alignment import Alignment, align
from ._checker import Checker, Registration
from ._comparison import Comparison, compare
from ._document import Document, ReadOptions, open_document, parse_document
from ._errors import NotFoundError, PluginError
from ._findings import Findings, check
from ._memory import LEVEL_NAMES, Owned, call, free_context, free_document, make, text, text_or_none
from ._model import Authority, Citation, Code, Plugin, Record
from ._native import ffi, lib
from ._run import OPTION_NAMES, CheckOptions
from ._source import Text
from ._view import read_record

if TYPE_CHECKING:
	from typing_extensions import Unpack

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]
ENTRY_POINTS = "engross.checkers"


class Context:
	"""Everything that outlives one document.

	Most programs need none: the functions of the module use one that is made when first needed
	(`engross.default_context()`). Make one for an authority of your own, another body's citations, limits,
	checkers, or options that hold for every check. It may be shared by threads.

	- `authorities`: files laid over the authority that comes with Engross (SQLite, or TSV as in
	  data/authority); `base_authority=False` leaves that one out.
	- `systems`: more citation systems (XML, docs/systems.md).
	- `plugin_path`: folders with more plugins (.so); `base_plugins=False` leaves out those that come with
	  Engross.
	- `checkers`: checkers written in Python, classes or instances; `entry_points=False` leaves out those that
	  installed packages register in the group "engross.checkers".
	- `limits`: as in docs/limits.md, {"file-size": 1_000_000}.
	- `data`: another data folder than the one that comes with Engross.
	- the options of `check()` (`stage`, `min_level`, `only`, `skip`, `settings`, `cancelled`): for each check
	  of this context that does not say otherwise.
	"""

	def __init__(
		self,
		*,
		authorities: Paths = (),
		systems: Paths = (),
		plugin_path: Paths = (),
		checkers: Iterable[Checker | type[Checker]] = (),
		limits: Mapping[str, int] | None = None,
		data: str | os.PathLike[str] | None = None,
		base_authority: bool = True,
		base_plugins: bool = True,
		entry_points: bool = True,
		**options: Unpack[CheckOptions],
	) -> None:
		self._merge_names(options)
		self._options: CheckOptions = options
		kept: list[object] = []
		pointer = make("engross_context", lib.engross_context_new, ffi.NULL)
		self._owned = Owned(pointer, free_context, kept)
		for name, value in (limits or {}).items():
			call(lib.engross_context_set_limit, pointer, name.encode(), value)
		call(lib.engross_context_load_data, pointer, _place(data, "ENGROSS_DATA_DIR", _location.DATA))
		for path in _paths(systems):
			call(lib.engross_context_load_system, pointer, path)
		if base_plugins:
			_load_base_plugins(pointer)
		for path in _paths(plugin_path):
			call(lib.engross_context_load_plugins, pointer, path)
		for checker in checkers:
			_add_checker(pointer, checker, kept)
		if entry_points:
			for checker in _registered():
				_add_checker(pointer, checker, kept)
		if base_authority:
			call(
				lib.engross_context_add_authority,
				pointer,
				_place(None, "ENGROSS_AUTHORITY", _location.AUTHORITY),
			)
		for path in _paths(authorities):
			call(lib.engross_context_add_authority, pointer, path)
		call(lib.engross_context_seal, pointer)

	# ---- work

	def open(self, path: str | os.PathLike[str], **options: Unpack[ReadOptions]) -> Document:
		"""As `engross.open()`."""
		return open_document(self, path, **options)

	def parse(self, text: Text, **options: Unpack[ReadOptions]) -> Document:
		"""As `engross.parse()`."""
		return parse_document(self, text, **options)

	def check(self, source: Source, **options: Unpack[CheckOptions]) -> Findings:
		"""As `engross.check()`."""
		return check(self, self._document(source), options)

	def cite(self, source: Source) -> tuple[Citation, ...]:
		"""As `engross.cite()`."""
		return self._document(source).citations

	def diff(self, old: Source, new: Source, **options: Unpack[CheckOptions]) -> Comparison:
		"""As `engross.diff()`."""
		return compare(self, self._document(old), self._document(new), options)

	def align(self, source: Source, target: Source, **options: Unpack[CheckOptions]) -> Alignment:
		"""As `engross.align()`."""
		return align(self, self._document(source), self._document(target), options)

	def resolve(self, citation: str) -> Citation:
		"""As `engross.resolve()`."""
		if "\0" in citation:
			raise ValueError("citation: a NUL character")
		string = ffi.new("char[]", citation.encode())
		pointer = make("engross_document", lib.engross_resolve, self._pointer, string)
		native = Owned(pointer, free_document, self._owned, string)
		document = Document(self, native, "code-points", citation)
		return document.citations[0]

	def _document(self, source: Source) -> Document:
		if isinstance(source, Document):
			if source._context is not self:
				raise ValueError("the document belongs to another context")
			return source
		if isinstance(source, os.PathLike):
			return self.open(source)
		return self.parse(source)

	# ---- what it holds

	@property
	def codes(self) -> tuple[Code, ...]:
		"""The catalogue: every code that a check can report, sorted."""
		return tuple(
			self._code(lib.engross_context_code(self._pointer, i))
			for i in range(lib.engross_context_code_count(self._pointer))
		)

	def explain(self, code: str) -> Code:
		"""The catalogue's entry of CODE; NotFoundError where there is none."""
		for entry in self.codes:
			if entry.id == code:
				return entry
		raise NotFoundError(f"there is no code {code!r}")

	@property
	def plugins(self) -> tuple[Plugin, ...]:
		"""The loaded plugins and checkers, sorted by name."""
		context = self._pointer
		found = (
			(lib.engross_context_plugin(context, i), lib.engross_context_plugin_path(context, i))
			for i in range(lib.engross_context_plugin_count(context))
		)
		return tuple(
			Plugin(text(plugin.name), text(plugin.version), text(plugin.summary), text_or_none(path))
			for plugin, path in found
		)

	@property
	def authorities(self) -> tuple[Authority, ...]:
		"""The loaded authorities, the later ones winning."""
		stats = ffi.new("struct engross_authority_stats *")
		found = []
		for i in range(lib.engross_authority_count(self._pointer)):
			call(lib.engross_authority_stats, self._pointer, i, stats)
			found.append(
				Authority(
					text_or_none(stats.path) or "", stats.records, stats.titles, stats.ranges, stats.sessions
				)
			)
		return tuple(found)

	def records(
		self, prefix: str = "", language: str | None = None, limit: int | None = None
	) -> list[Record]:
		"""The authority's records whose key begins with PREFIX ("oas:ag:res:"), in the order of keys, at most
		LIMIT; LANGUAGE chooses the title."""
		found: list[Record] = []
		if limit is not None and limit <= 0:
			return found

		def visit(record: Any) -> bool:
			found.append(cast(Record, read_record(record)))
			return limit is not None and len(found) >= limit

		visitor = _Visitor(visit)
		handle = ffi.new_handle(visitor)
		call(
			lib.engross_authority_each,
			self._pointer,
			prefix.encode(),
			ffi.NULL if language is None else language.encode(),
			lib.engross_python_visit,
			handle,
		)
		if visitor.failure is not None:
			raise visitor.failure
		return found

	def __repr__(self) -> str:
		return f"<engross.Context: {len(self.plugins)} plugins, {len(self.codes)} codes>"

	# ---- the inside

	@property
	def _pointer(self) -> Any:
		return self._owned.pointer

	def _merge(self, options: CheckOptions) -> CheckOptions:
		"""The context's options with those of one call over them."""
		self._merge_names(options)
		return cast(CheckOptions, {**self._options, **options}) if self._options else options

	@staticmethod
	def _merge_names(options: CheckOptions) -> None:
		unknown = sorted(set(options) - OPTION_NAMES)
		if unknown:
			raise TypeError(
				f"there is no option {', '.join(unknown)}; there are {', '.join(sorted(OPTION_NAMES))}"
			)

	@staticmethod
	def _code(code: Any) -> Code:
		levels = (LEVEL_NAMES.get(level) for level in (code.draft, code.adoption, code.final))
		return Code(text(code.id), text(code.summary), text(code.explanation), text(code.example), *levels)


Source = Text | os.PathLike[str] | Document
"""What can be checked: a text (str or bytes), a file (a Path), or a document that was read already."""


class _Visitor:
	"""Takes records; an exception ends the visit."""

	def __init__(self, visit: Callable[[Any], bool]) -> None:
		self.visit = visit
		self.failure: BaseException | None = None


@ffi.def_extern(name="engross_python_visit", error=1)  # type: ignore[untyped-decorator]
def _visit(payload: Any, record: Any) -> int:
	visitor: _Visitor = ffi.from_handle(payload)
	try:
		return int(visitor.visit(record))
	except BaseException as error:  # it is raised again when the library returns
		visitor.failure = error
		return 1


def _paths(paths: Paths) -> Iterator[bytes]:
	"""Each path as C takes it."""
	for path in [paths] if isinstance(paths, (str, os.PathLike)) else paths:
		encoded = os.fsencode(path)
		if b"\0" in encoded:
			raise ValueError("path: a NUL character")
		yield encoded


def _place(given: str | os.PathLike[str] | None, variable: str, settled: str | None) -> Any:
	"""Where to look: what the caller gave, what the environment says, what was settled when the package was
	built; NULL where the library knows better."""
	if given is not None:
		return next(_paths(given))
	if settled is None or os.environ.get(variable):
		return ffi.NULL
	return os.fsencode(Path(__file__).parent / settled)


def _load_base_plugins(context: Any) -> None:
	"""The plugins that come with Engross, and those of ENGROSS_PLUGIN_PATH."""
	place = _place(None, "ENGROSS_PLUGIN_DIR", _location.PLUGINS)
	call(lib.engross_context_load_plugins, context, place)
	more = os.environ.get("ENGROSS_PLUGIN_PATH")
	if place != ffi.NULL and more:
		call(lib.engross_context_load_plugins, context, os.fsencode(more))


def _registered() -> Iterator[Checker | type[Checker]]:
	"""The checkers that installed packages register."""
	from importlib.metadata import entry_points

	for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name):
		try:
			yield entry.load()
		except Exception as error:
			raise PluginError(
				f"checker {entry.name} ({entry.value}): it cannot be loaded: {error}"
			) from error


def _add_checker(context: Any, checker: Checker | type[Checker], kept: list[object]) -> None:
	"""Makes CHECKER a plugin of CONTEXT, which keeps it alive."""
	if isinstance(checker, type):
		checker = checker()
	if not isinstance(checker, Checker):
		raise TypeError(f"{checker!r} is no engross.Checker")
	registration = Registration(checker)
	kept.append(registration)
	call(lib.engross_context_add_plugin, context, registration.plugin, registration.handle)


_default: Context | None = None
_default_lock = threading.Lock()


def default_context() -> Context:
	"""The context that the functions of the module use, made when first needed."""
	global _default
	if _default is None:
		with _default_lock:
			if _default is None:
				_default = Context()
	return _default
