"""One call of the library that runs plugins: its options, and what Python code does in the middle of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from ._errors import Error
from ._memory import LEVELS, STAGES, c_string, make
from ._model import Level, Stage
from ._native import ffi, lib

if TYPE_CHECKING:
	from ._document import Document


class CheckOptions(TypedDict, total=False):
	"""What to run. `stage`: how far the text is on its way, "draft", "adoption" (the default) or "final";
	`min_level`: findings below it are dropped; `only`, `skip`: codes or groups ("citation/date", "note");
	`settings`: options of plugins, {"plugin.option": "value"}; `cancelled`: called now and then, true stops
	the work with CancelledError."""

	stage: Stage | None
	min_level: Level | None
	only: str | Iterable[str] | None
	skip: str | Iterable[str] | None
	settings: Mapping[str, object] | None
	cancelled: Callable[[], bool] | None


OPTION_NAMES = frozenset(CheckOptions.__annotations__)


class Call:
	"""A run in progress on this thread: the document that checkers look at, and the exception that ends
	it."""

	def __init__(self, document: Document, cancelled: Callable[[], bool] | None) -> None:
		self.document = document
		self.cancelled = cancelled
		self.failure: BaseException | None = None


class _Stack(threading.local):
	"""The runs in progress on a thread; a checker may start another."""

	def __init__(self) -> None:
		self.calls: list[Call] = []


_stack = _Stack()


def current_call() -> Call:
	"""The innermost run on this thread."""
	return _stack.calls[-1]


@ffi.def_extern(name="engross_python_cancelled", error=1)  # type: ignore[untyped-decorator]
def _cancelled(payload: Any) -> int:
	call: Call = ffi.from_handle(payload)
	try:
		return int(call.cancelled is not None and bool(call.cancelled()))
	except BaseException as error:  # it is raised again when the library returns
		call.failure = error
		return 1


class _Strings:
	"""An array of C strings, which lives as long as this."""

	def __init__(self, values: str | Iterable[str] | None, what: str) -> None:
		names = [values] if isinstance(values, str) else list(values or ())
		self._held = [c_string(name, what) for name in names]
		self.array = ffi.new("char *[]", self._held)
		self.count = len(names)


def _number(names: Mapping[str, int], value: str | None, what: str) -> int:
	if value is None:
		return 0
	if value not in names:
		raise ValueError(f"there is no {what} {value!r}: {', '.join(names)}")
	return names[value]


def run_plugins(
	function: Callable[..., Any], context: Any, documents: tuple[Document, ...], options: CheckOptions
) -> Any:
	"""Calls `engross_check`, `engross_compare` or `engross_align`; the result, which the caller owns."""
	unknown = set(options) - OPTION_NAMES
	if unknown:
		raise TypeError(f"there is no option {', '.join(sorted(unknown))}: {', '.join(sorted(OPTION_NAMES))}")
	run = ffi.new("struct engross_run_options *")
	run.struct_size = ffi.sizeof("struct engross_run_options")
	run.stage = _number(STAGES, options.get("stage"), "stage")
	run.min_level = _number(LEVELS, options.get("min_level"), "level")
	only, skip = _Strings(options.get("only"), "only"), _Strings(options.get("skip"), "skip")
	pairs = (f"{name}={value}" for name, value in (options.get("settings") or {}).items())
	settings = _Strings(pairs, "settings")
	run.only, run.n_only = only.array, only.count
	run.skip, run.n_skip = skip.array, skip.count
	run.settings, run.n_settings = settings.array, settings.count
	call = Call(documents[-1], options.get("cancelled"))
	handle = ffi.new_handle(call)
	if call.cancelled is not None:
		run.cancelled, run.payload = lib.engross_python_cancelled, handle
	_stack.calls.append(call)
	try:
		return make("engross_result", function, context, *(d._pointer for d in documents), run)
	except Error:
		if call.failure is None:
			raise
	finally:
		_stack.calls.pop()
	raise call.failure
