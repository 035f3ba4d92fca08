"""Exceptions: what kept the library from doing its work. What is wrong with a document is a finding, never
one of these."""

from __future__ import annotations

from typing import Any

from ._native import ffi, lib


class Error(Exception):
	"""The library could not do its work. `offset` is the byte of the input where it stopped, where that is
	known."""

	def __init__(self, message: str, offset: int | None = None) -> None:
		super().__init__(message)
		self.offset = offset


class OutOfMemoryError(Error, MemoryError):
	"""An allocation failed."""


class FileError(Error, OSError):
	"""A file could not be opened, read or written."""

	def __str__(self) -> str:
		return str(self.args[0])


class FormatError(Error, ValueError):
	"""The input is malformed: it is no text, or a reader refused it."""


class LimitError(Error):
	"""A documented limit was passed; `Context(limits=...)` sets it."""


class UsageError(Error, ValueError):
	"""The arguments make no sense: an unknown code, format, language, setting."""


class DataError(Error):
	"""A system, language or authority file is wrong."""


class PluginError(Error):
	"""A plugin was refused or broke its contract."""


class CheckerError(PluginError):
	"""A checker written in Python raised an exception, which is this one's `__cause__`."""


class NotFoundError(Error, LookupError):
	"""There is no such thing."""


class CancelledError(Error):
	"""The caller's `cancelled` function said stop."""


_CLASSES: dict[int, type[Error]] = {
	lib.ENGROSS_NOMEM: OutOfMemoryError,
	lib.ENGROSS_IO: FileError,
	lib.ENGROSS_FORMAT: FormatError,
	lib.ENGROSS_LIMIT: LimitError,
	lib.ENGROSS_USAGE: UsageError,
	lib.ENGROSS_DATA: DataError,
	lib.ENGROSS_PLUGIN: PluginError,
	lib.ENGROSS_NOTFOUND: NotFoundError,
	lib.ENGROSS_CANCELLED: CancelledError,
}


def make_error(status: int, error: Any, name: str | None = None) -> Error:
	"""The exception for STATUS and the C error, which concerns the file NAME where one is given."""
	message = ffi.string(error.message).decode("utf-8", "replace")
	if not message:
		message = ffi.string(lib.engross_status_name(status)).decode()
	if name is not None:
		message = f"{name}: {message}"
	offset = None if error.offset == lib.ENGROSS_NO_OFFSET else int(error.offset)
	return _CLASSES.get(status, Error)(message, offset)
