"""Between C memory and Python values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ._errors import make_error
from ._model import Span
from ._native import ffi, lib

LEVELS = {"info": lib.ENGROSS_LEVEL_INFO, "warning": lib.ENGROSS_LEVEL_WARNING, "error": lib.ENGROSS_LEVEL_ERROR}
STAGES = {"draft": lib.ENGROSS_STAGE_DRAFT, "adoption": lib.ENGROSS_STAGE_ADOPTION, "final": lib.ENGROSS_STAGE_FINAL}
LEVEL_NAMES: dict[int, Any] = {number: name for name, number in LEVELS.items()}
STAGE_NAMES: dict[int, Any] = {number: name for name, number in STAGES.items()}
NO_INDEX = int(lib.ENGROSS_NO_INDEX)


class Owned:
    """A C object that is freed with this one, and what must live at least as long."""

    __slots__ = ("pointer",)

    def __init__(self, pointer: Any, free: Callable[[Any], None], *kept: object) -> None:
        # The destructor holds what is kept, so that it goes after the object whatever the order of collection.
        def destroy(dead: Any, held: tuple[object, ...] = kept) -> None:
            free(dead)

        self.pointer = ffi.gc(pointer, destroy)


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
