"""Between C memory and Python values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ._errors import make_error
from ._model import Span
from ._native import ffi, lib

LEVELS = {
	"info": lib.ENGROSS_LEVEL_INFO,
	"warning": lib.ENGROSS_LEVEL_WARNING,
	"error": lib.ENGROSS_LEVEL_ERROR,
}
STAGES = {
	"draft": lib.ENGROSS_STAGE_DRAFT,
	"adoption": lib.ENGROSS_STAGE_ADOPTION,
	"final": lib.ENGROSS_STAGE_FINAL,
}
LEVEL_NAMES: dict[int, Any] = {number: name for name, number in LEVELS.items()}
STAGE_NAMES: dict[int, Any] = {number: name for name, number in STAGES.items()}
NO_INDEX = int(lib.ENGROSS_NO_INDEX)


# What must live as long as a C object, by its address. It is held here and not by the object that owns the
# address: the collector of cycles takes the objects of a dead cycle apart in any order, a context before its
# document.
_kept: dict[int, tuple[object, ...]] = {}


def _freeing(free: Callable[[Any], None]) -> Callable[[Any], None]:
	def destroy(dead: Any, kept: dict[int, tuple[object, ...]] = _kept, ffi: Any = ffi) -> None:
		# Once freed, the address may be another object's at once.
		held = kept.pop(int(ffi.cast("uintptr_t", dead)))
		free(dead)
		del held

	return destroy


# The destructors are the module's own, so that no dying cycle holds one.
free_context = _freeing(lib.engross_context_free)
free_document = _freeing(lib.engross_document_free)
free_reporter = _freeing(lib.engross_reporter_free)
free_result = _freeing(lib.engross_result_free)


class Owned:
	"""A C object that is freed with this one, and then what was kept for it."""

	__slots__ = ("pointer",)

	def __init__(self, pointer: Any, free: Callable[[Any], None], *kept: object) -> None:
		"""FREE is one of the functions above."""
		_kept[int(ffi.cast("uintptr_t", pointer))] = kept
		self.pointer = ffi.gc(pointer, free)


def call(function: Callable[..., Any], *arguments: Any, name: str | None = None) -> None:
	"""Calls a C function that ends with an error to fill in; its failure is an exception."""
	error = ffi.new("struct engross_error *")
	status = function(*arguments, error)
	if status != lib.ENGROSS_OK:
		raise make_error(status, error, name)


def make(kind: str, function: Callable[..., Any], *arguments: Any, name: str | None = None) -> Any:
	"""Calls a C function that gives a new object of type KIND first; the object, not yet owned."""
	out = ffi.new(f"{kind} **")
	call(function, out, *arguments, name=name)
	return out[0]


def text(string: Any) -> str:
	"""A C string that is there."""
	value: str = ffi.string(string).decode()
	return value


def text_or_none(string: Any) -> str | None:
	"""A C string, or None for NULL."""
	return None if string == ffi.NULL else text(string)


def index_or_none(index: int) -> int | None:
	"""An index, or None for the value that stands for none."""
	return None if index == NO_INDEX else int(index)


def c_string(value: str | None, what: str) -> Any:
	"""VALUE as a C string, NULL for None."""
	if value is None:
		return ffi.NULL
	if "\0" in value:
		raise ValueError(f"{what}: a NUL character")
	return ffi.new("char[]", value.encode())


def is_empty(span: Any) -> bool:
	"""Whether a C span holds nothing."""
	return bool(span.start >= span.end)


def pair(span: Span | tuple[int, int]) -> tuple[int, int]:
	"""The ends of a span, however it is given."""
	start, end = span
	return start, end


def each(pointer: Any, count: int) -> list[Any]:
	"""The COUNT elements of the C array at POINTER."""
	return [pointer[i] for i in range(count)]
