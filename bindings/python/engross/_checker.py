"""Checks written in Python. Their findings flow with those of the library's own plugins."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from ._document import PlainText
from ._errors import CheckerError
from ._memory import LEVELS, STAGE_NAMES, c_string, text, text_or_none
from ._model import Code, Level, Span, Stage
from ._native import ffi, lib
from ._run import Call, current_call


@dataclass(frozen=True, slots=True)
class Report:
	"""A finding as a checker reports it; SPAN counts the text that the checker got."""

	code: str
	span: Span | tuple[int, int]
	message: str | None = None
	"""None: the code's summary."""
	replacement: str | None = None
	"""The repair; None: none is offered."""
	safe: bool = False
	"""The repair may be applied without asking."""
	level: Level | None = None
	"""None: the code's level at the stage of the run."""
	related: Sequence[tuple[Span | tuple[int, int], str]] = ()
	"""Second places, each with its message."""


class Run:
	"""The run that a checker takes part in."""

	def __init__(self, host: Any, run: Any) -> None:
		self._host = host
		self._run = run

	@property
	def stage(self) -> Stage:
		"""How far the text is on its way."""
		return STAGE_NAMES.get(self._host.stage(self._run), "adoption")  # type: ignore[no-any-return]

	@property
	def cancelled(self) -> bool:
		"""Whether the user wants the work to stop."""
		return bool(self._host.cancelled(self._run))

	def option(self, name: str) -> str | None:
		"""The value of the checker's option NAME as the user set it, or its default; None: there is none
		such."""
		return text_or_none(self._host.option(self._run, c_string(name, "option")))

	def enabled(self, code: str) -> bool:
		"""Whether the user wants findings of CODE."""
		return bool(self._host.enabled(self._run, c_string(code, "code")))

	def words(self, list_name: str, language: str | None = None) -> tuple[str, ...]:
		"""The words of a list of the language data ("months"), in one language or in all."""
		count = ffi.new("size_t *")
		words = self._host.words(
			self._run, c_string(language, "language"), c_string(list_name, "list"), count
		)
		return tuple(text(words[i]) for i in range(count[0]))


class Checker(ABC):
	"""A check of one document. Subclass it, set the class variables, write `check()`, and hand it to
	`Context(checkers=[...])` or register the class as an entry point of the group `engross.checkers`."""

	name: ClassVar[str]
	"""[a-z][a-z0-9-]*, unlike that of any other plugin."""
	summary: ClassVar[str]
	"""One line: what is checked."""
	version: ClassVar[str] = "1"
	codes: ClassVar[Sequence[Code]] = ()
	"""What it reports; each id is "group/name"."""
	options: ClassVar[Mapping[str, tuple[str, str]]] = {}
	"""Options by name: the default and one line of what it does."""

	@abstractmethod
	def check(self, document: PlainText, run: Run) -> Iterable[Report]:
		"""Reports what is wrong with DOCUMENT, the normalized text with its citations and outline, whose
		spans count characters. An exception ends the whole check with CheckerError."""


class Registration:
	"""A checker as a descriptor in memory, to be kept as long as the context."""

	def __init__(self, checker: Checker) -> None:
		self.checker = checker
		self._kept: list[Any] = []
		self.handle = ffi.new_handle(self)
		self.plugin = ffi.new("struct engross_plugin *")
		self.plugin.abi_version = lib.ENGROSS_PLUGIN_ABI
		self.plugin.struct_size = ffi.sizeof("struct engross_plugin")
		self.plugin.name = self._string(getattr(checker, "name", None))
		self.plugin.version = self._string(checker.version)
		self.plugin.summary = self._string(getattr(checker, "summary", None))
		self.plugin.capabilities = lib.ENGROSS_CAN_CHECK
		self.plugin.codes = self._codes()
		self.plugin.options = self._options()
		self.plugin.check = lib.engross_python_check

	def _string(self, value: str | None) -> Any:
		string = c_string(value, type(self.checker).__name__)
		self._kept.append(string)
		return string

	def _codes(self) -> Any:
		codes = ffi.new("struct engross_code[]", len(self.checker.codes) + 1)
		for code, out in zip(self.checker.codes, codes):
			out.id = self._string(code.id)
			out.draft, out.adoption, out.final = (
				LEVELS[level] if level else lib.ENGROSS_LEVEL_NONE
				for level in (code.draft, code.adoption, code.final)
			)
			out.summary = self._string(code.summary)
			out.explanation = self._string(code.explanation)
			out.example = self._string(code.example)
		self._kept.append(codes)
		return codes

	def _options(self) -> Any:
		options = ffi.new("struct engross_option[]", len(self.checker.options) + 1)
		for (name, (value, summary)), out in zip(self.checker.options.items(), options):
			out.name, out.value, out.summary = self._string(name), self._string(value), self._string(summary)
		self._kept.append(options)
		return options

	def run(self, host: Any, run: Any, document: PlainText) -> int:
		"""Runs the checker and hands on what it reports; the first status that is not good ends it."""
		for report in self.checker.check(document, Run(host, run)) or ():
			status = self._emit(host, run, document, report)
			if status != lib.ENGROSS_OK:
				return status
		return int(lib.ENGROSS_OK)

	def _emit(self, host: Any, run: Any, document: PlainText, report: Report) -> int:
		related = ffi.new("struct engross_related[]", len(report.related))
		messages = [c_string(message, "related") for _, message in report.related]
		for i, (span, _) in enumerate(report.related):
			related[i].span = document._bytes_of(span)
			related[i].message = messages[i]
		strings = [c_string(value, "report") for value in (report.code, report.message, report.replacement)]
		out = ffi.new("struct engross_report *")
		out.struct_size = ffi.sizeof("struct engross_report")
		out.code, out.message, out.replacement = strings
		out.level = LEVELS[report.level] if report.level else lib.ENGROSS_LEVEL_NONE
		out.span = document._bytes_of(report.span)
		out.safe = report.safe
		out.related, out.n_related = related, len(report.related)
		return int(host.emit(run, out))


@ffi.def_extern(name="engross_python_check", error=lib.ENGROSS_PLUGIN)  # type: ignore[untyped-decorator]
def _check(host: Any, state: Any, run: Any, document: Any) -> int:
	registration: Registration = ffi.from_handle(state)
	call: Call = current_call()
	try:
		return registration.run(host, run, call.document._for_checkers())
	except BaseException as error:  # it is raised again when the library returns
		call.failure = error
		if isinstance(error, Exception):
			name = registration.checker.name
			call.failure = CheckerError(f"checker {name}: {type(error).__name__}: {error}")
			call.failure.__cause__ = error
		return int(lib.ENGROSS_PLUGIN)
