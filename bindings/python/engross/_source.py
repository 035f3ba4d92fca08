"""The user's text on its way in, without a copy, and back to a str."""

from __future__ import annotations

import codecs
from typing import Any

from ._native import ffi, lib

Text = str | bytes | bytearray | memoryview


def lend(text: Text) -> tuple[Any, int, object]:
	"""The address and length of the UTF-8 of a str, or of bytes as they are, and what keeps them in place."""
	if isinstance(text, str):
		length = ffi.new("size_t *")
		address = lib.engross_python_utf8(id(text), length)
		if address == ffi.NULL:
			text.encode()  # raises: a lone surrogate has no UTF-8
		return address, length[0], text
	buffer = ffi.from_buffer(text)
	return buffer, len(buffer), buffer


def _stray(error: UnicodeError) -> tuple[str, int]:
	"""Reads bytes that the encoding leaves open as the library does: windows-1252, or control characters."""
	assert isinstance(error, UnicodeDecodeError)
	bad = error.object[error.start : error.end]
	if error.encoding in ("utf-8", "utf8"):
		return bad.decode("cp1252", "engross-stray"), error.end
	return "".join(map(chr, bad)), error.end


codecs.register_error("engross-stray", _stray)


def decode(source: bytes, encoding: str) -> str:
	"""SOURCE, whose encoding the library calls ENCODING, one character for each that it counts."""
	name = encoding.lower()
	if name.startswith(("utf-16", "utf-32")):
		# Without the ending, the byte order mark would go.
		return source.decode(name)
	if name.startswith("utf-8"):
		return source.decode("utf-8", "engross-stray")
	if name in ("iso-8859-1", "latin1", "us-ascii"):
		name = "cp1252"
	try:
		return source.decode(name, "engross-stray")
	except LookupError:
		return source.decode("latin-1")
