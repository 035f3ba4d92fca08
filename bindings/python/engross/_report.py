"""The reports that the command prints, from the library's own writers."""

from __future__ import annotations

from typing import Any

from ._memory import Owned, c_string, call, free_reporter, make
from ._native import ffi, lib


class _Collector:
	"""What the writer of a report wrote."""

	def __init__(self) -> None:
		self.pieces: list[bytes] = []

	def text(self) -> str:
		return b"".join(self.pieces).decode()


@ffi.def_extern(name="engross_python_write", error=1)  # type: ignore[untyped-decorator]
def _write(payload: Any, data: Any, length: int) -> int:
	ffi.from_handle(payload).pieces.append(ffi.buffer(data, length)[:])
	return 0


def _render(context: Any, format: str, function: Any, *arguments: Any) -> str:
	collector = _Collector()
	handle = ffi.new_handle(collector)
	output = ffi.new("struct engross_output *", {"write": lib.engross_python_write, "payload": handle})
	options = ffi.new("struct engross_report_options *")
	name = c_string(format, "format")
	options.struct_size = ffi.sizeof("struct engross_report_options")
	options.format = name
	reporter = Owned(
		make("engross_reporter", lib.engross_reporter_new, context, output, options),
		free_reporter,
		output,
		handle,
	)
	call(function, reporter.pointer, *arguments)
	call(lib.engross_reporter_end, reporter.pointer)
	return collector.text()


def render_citations(context: Any, document: Any, format: str) -> str:
	"""As `engross cite`."""
	return _render(context, format, lib.engross_report_citations, document)


def render_outline(context: Any, document: Any, format: str) -> str:
	"""As `engross outline`."""
	return _render(context, format, lib.engross_report_outline, document)


def render_findings(context: Any, document: Any, result: Any, format: str) -> str:
	"""As `engross check`."""
	return _render(context, format, lib.engross_report_findings, document, result)


def render_alignment(context: Any, source: Any, target: Any, result: Any, format: str) -> str:
	"""As `engross align`."""
	return _render(context, format, lib.engross_report_alignment, source, target, result)


def render_changes(context: Any, old: Any, new: Any, result: Any, format: str) -> str:
	"""As `engross diff`."""
	return _render(context, format, lib.engross_report_changes, old, new, result)
