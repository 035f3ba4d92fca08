"""The server: open texts, their analyses, what is published, settings, and the index of the folders."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from lsprotocol import converters, types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer

import engross

from . import _diagnostics, _files
from ._analysis import FORMATS, Analysis
from ._complete import Titles
from ._ignored import IgnoreFiles, left
from ._index import Index
from ._protocol import Protocol
from ._settings import DEFAULTS, SECTION, Settings, section_of
from ._text import Lines

if TYPE_CHECKING:
	from pygls.server import ServerErrors

logger = logging.getLogger("engross.lsp")
LONGEST_WAIT = 0.3
"""Seconds that a change waits at most for the next, whatever checking takes."""
KEPT = 32
"""Analyses of files that are not open."""


class OpenText:
	"""A text in the editor."""

	def __init__(self, item: types.TextDocumentItem, encoding: str) -> None:
		self.uri = item.uri
		self.path = _files.path_of(item.uri)
		self.language_id = item.language_id
		self.version = item.version
		self.lines = Lines(item.text, encoding)
		self.revision = 0
		"""Counts changes of the text and of the settings."""
		self.analysis: tuple[int, Analysis] | None = None
		self.lock = asyncio.Lock()
		self.settings: Settings | None = None
		self.task: asyncio.Task[None] | None = None
		self.pulled = False
		"""Whether the client asks for diagnostics itself."""
		self.published = False

	@property
	def name(self) -> str:
		"""What the library calls it: its path, whose ending tells the format."""
		return self.path or self.uri


class Server(LanguageServer):
	"""One session with one client."""

	def __init__(self) -> None:
		super().__init__(
			"engross-lsp",
			engross.__version__,
			protocol_cls=Protocol,
			converter_factory=converters.get_converter,
		)
		self.texts: dict[str, OpenText] = {}
		self.base = DEFAULTS
		"""The settings that hold where a document has none of its own."""
		self.ignored = IgnoreFiles()
		self.index = Index(self)
		self._context: engross.Context | None = None
		self._context_of: tuple[tuple[str, ...], tuple[str, ...]] | None = None
		self._context_lock = asyncio.Lock()
		self._closed: dict[str, tuple[object, Analysis]] = {}
		self._tasks: set[asyncio.Task[Any]] = set()
		self._titles: dict[str | None, Titles] = {}
		self._told: set[str] = set()
		from ._features import register

		register(self)

	# ---- the session

	def report_server_error(self, error: Exception, source: ServerErrors) -> None:
		"""Errors are answers, or go into the log; they are not shown over the text."""
		logger.error("%s", error)

	def start(self, work: Any) -> asyncio.Task[Any]:
		"""Begins WORK, a coroutine, which is cancelled at the session's end."""
		task = asyncio.get_running_loop().create_task(work)
		self._tasks.add(task)
		task.add_done_callback(self._ended)
		return task

	async def end(self) -> None:
		"""Stops all that is under way."""
		for task in self._tasks:
			task.cancel()
		await asyncio.gather(*self._tasks, return_exceptions=True)

	def _ended(self, task: asyncio.Task[Any]) -> None:
		self._tasks.discard(task)
		if not task.cancelled() and task.exception() is not None:
			logger.error("%s", task.exception(), exc_info=task.exception())

	def tell(self, message: str, kind: types.MessageType = types.MessageType.Warning) -> None:
		"""Shows MESSAGE to the user, once."""
		if message not in self._told:
			self._told.add(message)
			self.window_show_message(types.ShowMessageParams(kind, message))

	def capability(self, *names: str) -> Any:
		"""What the client says of NAMES, one inside the other."""
		value: Any = self.client_capabilities
		for name in names:
			value = getattr(value, name, None)
		return value

	@property
	def encoding(self) -> str:
		"""What columns count."""
		return str(getattr(self.workspace.position_encoding, "value", self.workspace.position_encoding))

	# ---- settings

	def take_settings(self, values: object) -> None:
		"""Lays VALUES over the settings of the session."""
		self.base, wrong = self.base.with_values(section_of(values))
		for problem in wrong:
			self.tell(problem)

	def settings_changed(self) -> None:
		"""Has every open text checked anew."""
		for text in self.texts.values():
			text.settings = None
			self._changed(text)

	async def ask_settings(self, uri: str | None) -> Settings | None:
		"""What the client says the settings of URI are; None where it cannot be asked."""
		if not self.capability("workspace", "configuration"):
			return None
		item = types.ConfigurationItem(scope_uri=uri, section=SECTION)
		try:
			answer = await asyncio.wait_for(
				self.workspace_configuration_async(types.ConfigurationParams([item])), timeout=5
			)
		except (asyncio.TimeoutError, JsonRpcException, OSError):
			return None
		values = answer[0] if isinstance(answer, (list, tuple)) and answer else None
		settings, wrong = self.base.with_values(values)
		for problem in wrong:
			self.tell(problem)
		return settings

	async def settings_of(self, text: OpenText) -> Settings:
		"""The settings of an open text."""
		if text.settings is None:
			asked = await self.ask_settings(text.uri)
			if text.settings is None:
				text.settings = self._known_codes(asked or self.base, await self.context())
		return text.settings

	def _known_codes(self, settings: Settings, context: engross.Context) -> Settings:
		"""SETTINGS without codes that no plugin knows."""
		known = {code.id for code in context.codes} | {code.id.split("/")[0] for code in context.codes}
		values = {}
		for name in "only", "skip":
			wanted = getattr(settings, name)
			for code in wanted:
				if code not in known:
					self.tell(f"engross.{name}: there is no code or group {code!r}")
			values[name] = [code for code in wanted if code in known]
		return settings.with_values(values)[0]

	async def context(self) -> engross.Context:
		"""The library's context, with the authorities and systems that are set."""
		async with self._context_lock:
			wanted = self.base.authority, self.base.systems
			if self._context is None or self._context_of != wanted:
				try:
					self._context = await asyncio.to_thread(
						engross.Context, authorities=wanted[0], systems=wanted[1]
					)
				except (engross.Error, OSError) as error:
					self.tell(f"engross: {error}", types.MessageType.Error)
					if self._context is None:
						self._context = await asyncio.to_thread(engross.Context)
				self._context_of = wanted
			return self._context

	async def titles(self, language: str | None) -> Titles:
		"""What the authority knows, for completion."""
		context = await self.context()
		known = self._titles.get(language)
		if known is None or known.context is not context:
			known = await asyncio.to_thread(Titles, context, language)
			self._titles[language] = known
		return known

	# ---- open texts

	def texts_opened(self, item: types.TextDocumentItem) -> None:
		"""Takes a text that the editor opened; what is on disk does not count any more."""
		text = OpenText(item, self.encoding)
		old = self.texts.get(item.uri)
		if old and old.task:
			old.task.cancel()
		self.texts[item.uri] = text
		self._changed(text)

	def text_changed(
		self,
		identifier: types.VersionedTextDocumentIdentifier,
		changes: Sequence[types.TextDocumentContentChangeEvent],
	) -> None:
		"""Edits an open text."""
		text = self.texts.get(identifier.uri)
		if text is None:
			logger.warning("%s was changed and is not open", identifier.uri)
			return
		for change in changes:
			text.lines = text.lines.edited(getattr(change, "range", None), change.text)
		text.version = identifier.version
		self._changed(text)

	def text_closed(self, uri: str) -> None:
		"""Lets an open text go, with what was published of it."""
		text = self.texts.pop(uri, None)
		if text is None:
			return
		if text.task:
			text.task.cancel()
		self.index.dirty = True
		if text.published:
			self._send(types.PublishDiagnosticsParams(uri, []))

	def _changed(self, text: OpenText) -> None:
		text.revision += 1
		if text.task is None or text.task.done():
			text.task = self.start(self._keep_published(text))

	async def _keep_published(self, text: OpenText) -> None:
		"""Checks TEXT and publishes what is found, until that is true of it."""
		while self.texts.get(text.uri) is text:
			revision = text.revision
			settings = await self.settings_of(text)
			seconds = text.analysis[1].seconds if text.analysis else 0.0
			await asyncio.sleep(max(settings.debounce / 1000, min(2 * seconds, LONGEST_WAIT)))
			if text.revision != revision:
				continue
			try:
				analysis = await self.analysis(text)
			except engross.Error as error:
				if text.revision == revision:
					self.publish(text, [_diagnostics.unreadable(error)])
					return
				continue
			if text.revision == revision:
				if not text.pulled:
					self.publish(text, self.diagnostics(text.path, text.uri, analysis))
				return

	def publish(self, text: OpenText, found: list[types.Diagnostic]) -> None:
		"""Sends the diagnostics of TEXT."""
		text.published = bool(found)
		self._send(types.PublishDiagnosticsParams(text.uri, found, text.version))

	def _send(self, params: types.PublishDiagnosticsParams) -> None:
		self.text_document_publish_diagnostics(params)

	def findings(self, path: str | None, analysis: Analysis) -> list[engross.Finding]:
		"""What was found, without what the user decided to leave."""
		return left(analysis, self.ignored.lines_for(path))

	def diagnostics(self, path: str | None, uri: str, analysis: Analysis) -> list[types.Diagnostic]:
		"""The same, as the protocol has it."""
		return [_diagnostics.diagnostic(analysis, uri, f) for f in self.findings(path, analysis)]

	def pulled(self, text: OpenText) -> None:
		"""The client asks for the diagnostics of TEXT itself: they are not sent a second time."""
		if not text.pulled:
			text.pulled = True
			if text.published:
				self.publish(text, [])

	# ---- analyses

	async def analysis(self, text: OpenText) -> Analysis:
		"""The analysis of TEXT as it is now. Raises engross.Error."""
		while True:
			async with text.lock:
				revision = text.revision
				if text.analysis and text.analysis[0] == revision:
					return text.analysis[1]
				settings, context, lines = await self.settings_of(text), await self.context(), text.lines
				if text.revision != revision:
					continue

				def stale(revision: int = revision) -> bool:
					return text.revision != revision

				format = None if os.path.splitext(text.name)[1] else FORMATS.get(text.language_id)
				try:
					found = await asyncio.to_thread(
						Analysis, context, lines, text.name, settings, format, stale
					)
				except engross.CancelledError:
					continue
				if text.revision == revision:
					text.analysis = revision, found
					self.index.take(text.path or text.uri, found)
					return found

	async def asked(self, uri: str) -> tuple[Analysis, str | None]:
		"""The analysis of the text that a request is about, and its path. Refuses what is neither open nor a
		file."""
		text = self.texts.get(uri)
		path = _files.path_of(uri)
		try:
			if text is not None:
				return await self.analysis(text), path
			if path is not None and os.path.isfile(path):
				return await self.analysis_of(path), path
		except (engross.Error, OSError) as error:
			reason = str(error)
			known = reason.startswith((uri, path or uri))
			raise JsonRpcInvalidParams(reason if known else f"{uri}: {reason}") from error
		raise JsonRpcInvalidParams(f"{uri}: there is no such text open")

	async def analysis_of(self, path: str) -> Analysis:
		"""The analysis of a file, or of the open text that takes its place. Raises engross.Error, OSError."""
		for text in self.texts.values():
			if text.path == path:
				return await self.analysis(text)
		stat = os.stat(path)
		if stat.st_size > max(self.base.workspace_file_size, 1):
			raise engross.LimitError("the file is longer than engross.workspaceFileSize")
		state = stat.st_mtime_ns, stat.st_size, self.base
		known = self._closed.pop(path, None)
		if known is None or known[0] != state:
			context = await self.context()
			settings = self._known_codes(self.base, context)
			known = (
				state,
				await asyncio.to_thread(
					lambda: Analysis(context, Lines(_files.read(path), self.encoding), path, settings)
				),
			)
		self._closed[path] = known
		while len(self._closed) > KEPT:
			del self._closed[next(iter(self._closed))]
		return known[1]

	def uri_of(self, path: str) -> str:
		"""The URI of a file, as the client writes it where it has it open."""
		for text in self.texts.values():
			if text.path == path:
				return text.uri
		return _files.uri_of(path) if os.path.isabs(path) else path

	def version_of(self, uri: str) -> int | None:
		"""The version of an open text."""
		text = self.texts.get(uri)
		return text.version if text else None

	def folders(self) -> list[str]:
		"""The folders of the workspace."""
		uris = [folder.uri for folder in self.workspace.folders.values()]
		if not uris and self.workspace.root_uri:
			uris = [self.workspace.root_uri]
		return [path for path in map(_files.path_of, uris) if path and os.path.isdir(path)]


Handler = Callable[[Server, Any], Any]
