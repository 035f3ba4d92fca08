"""A session with a server, through the client of pygls, for tests that are not asynchronous themselves."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Coroutine
from pathlib import Path
from types import TracebackType
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.client import LanguageClient

WAIT = 60.0
"""Seconds; for hangs, not for speed."""
SERVER = [str(Path(sys.executable).parent / "engross-lsp"), "--stdio"]
PLAIN = types.ClientCapabilities()
Refused = JsonRpcException


class Session:
	"""A server that was initialized, and what it sent by itself."""

	def __init__(
		self,
		folder: Path | None = None,
		options: dict[str, Any] | None = None,
		capabilities: types.ClientCapabilities = PLAIN,
		configuration: dict[str, Any] | None = None,
		arguments: list[str] | None = None,
	) -> None:
		self.client: Any = LanguageClient("tests", "1")
		self.published: dict[str, types.PublishDiagnosticsParams] = {}
		self.shown: list[str] = []
		self.progress: list[Any] = []
		self.configuration = configuration
		self._changed = threading.Condition()
		self._loop = asyncio.new_event_loop()
		self._listen()
		threading.Thread(target=self._loop.run_forever, daemon=True).start()
		command = SERVER + (arguments or [])
		self._wait(self.client.start_io(command[0], *command[1:]))
		self.result: types.InitializeResult = self.ask(
			types.INITIALIZE,
			types.InitializeParams(
				capabilities=capabilities,
				root_uri=folder.as_uri() if folder else None,
				initialization_options=options,
			),
		)
		self.tell(types.INITIALIZED, types.InitializedParams())

	def _listen(self) -> None:
		def published(params: types.PublishDiagnosticsParams) -> None:
			with self._changed:
				self.published[params.uri] = params
				self._changed.notify_all()

		def shown(params: types.ShowMessageParams) -> None:
			with self._changed:
				self.shown.append(params.message)
				self._changed.notify_all()

		def configuration(params: types.ConfigurationParams) -> list[Any]:
			return [self.configuration for _ in params.items]

		def create(_: types.WorkDoneProgressCreateParams) -> None:
			return None

		def progress(params: types.ProgressParams) -> None:
			self.progress.append(params.value)

		for method, handler in (
			(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, published),
			(types.WINDOW_SHOW_MESSAGE, shown),
			(types.WORKSPACE_CONFIGURATION, configuration),
			(types.WINDOW_WORK_DONE_PROGRESS_CREATE, create),
			(types.PROGRESS, progress),
		):
			self.client.feature(method)(handler)

	def _wait(self, work: Coroutine[Any, Any, Any]) -> Any:
		return asyncio.run_coroutine_threadsafe(asyncio.wait_for(work, WAIT), self._loop).result()

	def ask(self, method: str, params: Any) -> Any:
		"""The answer to a request; Refused where it is an error."""

		async def send() -> Any:
			return await self.client.protocol.send_request_async(method, params)

		return self._wait(send())

	def begin(self, method: str, params: Any, id: str) -> Any:
		"""Begins a request; what comes of it."""

		async def send() -> Any:
			return self.client.protocol.send_request(method, params, msg_id=id)

		return self._wait(send())

	def tell(self, method: str, params: Any) -> None:
		"""Sends a notification."""

		async def send() -> None:
			self.client.protocol.notify(method, params)

		self._wait(send())

	def until(self, what: Any) -> None:
		"""Waits until WHAT says yes."""
		with self._changed:
			assert self._changed.wait_for(what, WAIT), "it did not come"

	# ---- texts

	def open(self, uri: str | Path, text: str, language: str = "plaintext", version: int = 1) -> str:
		"""Opens a text; its URI."""
		name = uri.as_uri() if isinstance(uri, Path) else uri
		self.published.pop(name, None)
		item = types.TextDocumentItem(name, language, version, text)
		self.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
		return name

	def change(self, uri: str, version: int, *changes: tuple[types.Range | None, str]) -> None:
		"""Edits a text."""
		made = [
			types.TextDocumentContentChangeWholeDocument(text)
			if range is None
			else types.TextDocumentContentChangePartial(range, text)
			for range, text in changes
		]
		identifier = types.VersionedTextDocumentIdentifier(version, uri)
		self.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(identifier, made))

	def diagnostics(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
		"""What is published of VERSION of a text."""
		self.until(lambda: uri in self.published and self.published[uri].version == version)
		return list(self.published[uri].diagnostics)

	def at(self, method: str, uri: str, position: types.Position, **more: Any) -> Any:
		"""Asks METHOD at a place of a text."""
		params: Any = types.METHOD_TO_TYPES[method][2]
		return self.ask(
			method, params(text_document=types.TextDocumentIdentifier(uri), position=position, **more)
		)

	def whole(self, method: str, uri: str, **more: Any) -> Any:
		"""Asks METHOD of a text."""
		params: Any = types.METHOD_TO_TYPES[method][2]
		return self.ask(method, params(text_document=types.TextDocumentIdentifier(uri), **more))

	# ---- the end

	def stop(self) -> int:
		"""Says shutdown and exit; the server's exit status."""
		self.ask(types.SHUTDOWN, None)
		self.tell(types.EXIT, None)
		process: Any = self.client._server
		status: int = self._wait(process.wait())
		self._wait(self.client.stop())
		self._loop.call_soon_threadsafe(self._loop.stop)
		return status

	def __enter__(self) -> Session:
		return self

	def __exit__(
		self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
	) -> None:
		if kind is None:
			assert self.stop() == 0
		else:
			process: Any = self.client._server
			self._loop.call_soon_threadsafe(process.kill)


def place(
	text: str, needle: str, inside: int = 0, encoding: str = "utf-16-le", unit: int = 2
) -> types.Position:
	"""The position of NEEDLE in TEXT, and INSIDE characters further."""
	at = text.index(needle) + inside
	line = text.count("\n", 0, at)
	begin = text.rfind("\n", 0, at) + 1
	return types.Position(line, len(text[begin:at].encode(encoding)) // unit)


def cut(text: str, range: types.Range) -> str:
	"""What stands in RANGE, whose columns count UTF-16."""
	lines = text.split("\n")
	wide = ["\n".join(lines).encode("utf-16-le")]
	starts = [0]
	for line in lines:
		starts.append(starts[-1] + 2 * (len(line.encode("utf-16-le")) // 2 + 1))
	start = starts[range.start.line] + 2 * range.start.character
	end = starts[range.end.line] + 2 * range.end.character
	return wide[0][start:end].decode("utf-16-le")


def apply(text: str, edits: list[Any]) -> str:
	"""TEXT with EDITS made."""
	for edit in sorted(edits, key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
		marker = place_of(text, edit.range.start), place_of(text, edit.range.end)
		text = text[: marker[0]] + edit.new_text + text[marker[1] :]
	return text


def place_of(text: str, position: types.Position) -> int:
	"""The character of TEXT at POSITION, whose column counts UTF-16."""
	lines = text.split("\n")
	column = lines[position.line].encode("utf-16-le")[: 2 * position.character].decode("utf-16-le")
	return sum(len(line) + 1 for line in lines[: position.line]) + len(column)
