"""The index of the workspace: what is cited where, in open texts and in files."""

from __future__ import annotations

import asyncio
import logging
import uuid
from typing import TYPE_CHECKING

from lsprotocol import types

import engross

from ._analysis import Analysis
from ._files import Summary, summarize, texts_in

if TYPE_CHECKING:
	from ._server import Server

logger = logging.getLogger("engross.lsp")
SHOWN_FROM = 20
"""Files to read before progress is worth showing."""


class Index:
	"""Summaries by path; open texts that are no files by their URI."""

	def __init__(self, server: Server) -> None:
		self._server = server
		self._files: dict[str, tuple[object, Summary]] = {}
		self._open: dict[str, tuple[Analysis, Summary]] = {}
		self._lock = asyncio.Lock()
		self.dirty = True
		"""Whether files may have changed since they were looked at."""
		self._looked = 0.0

	def take(self, name: str, analysis: Analysis) -> None:
		"""An open text was read; its summary is made when it is needed."""
		known = self._open.get(name)
		if known is None or known[0] is not analysis:
			self._open.pop(name, None)

	async def all(self) -> dict[str, Summary]:
		"""Every summary, of open texts as they are now; the folders are looked at first."""
		await self.refresh()
		found = {path: summary for path, (_, summary) in self._files.items()}
		opened = list(self._server.texts.values())
		names = {text.path or text.uri for text in opened}
		for name in [name for name in self._open if name not in names]:
			del self._open[name]
		for text in opened:
			name = text.path or text.uri
			try:
				analysis = await self._server.analysis(text)
			except engross.Error:
				found.pop(name, None)
				continue
			known = self._open.get(name)
			if known is None or known[0] is not analysis:
				known = analysis, await asyncio.to_thread(summarize, analysis)
				self._open[name] = known
			found[name] = known[1]
		return found

	async def refresh(self) -> None:
		"""Reads the files of the folders that are new or changed. Where there are many, the client sees
		progress and can stop it."""
		async with self._lock:
			now = asyncio.get_running_loop().time()
			if not self.dirty and now - self._looked < 1:
				return
			self.dirty = False
			limit, size = self._server.base.workspace_files, self._server.base.workspace_file_size
			folders = self._server.folders()
			listed = await asyncio.to_thread(lambda: list(texts_in(folders, limit + 1, size)))
			if len(listed) > limit:
				listed.pop()
				if limit:
					self._server.tell(
						f"engross: the folder has more than {limit} texts (engross.workspaceFiles); "
						"the others are not looked at",
						types.MessageType.Info,
					)
			paths = {path for path, _ in listed}
			for path in [path for path in self._files if path not in paths]:
				del self._files[path]
			changed = [
				(path, state)
				for path, state in listed
				if path not in self._files or self._files[path][0] != state
			]
			await self._read(changed)
			self._looked = asyncio.get_running_loop().time()

	async def _read(self, changed: list[tuple[str, tuple[int, int]]]) -> None:
		progress = await self._begin(len(changed))
		last = 0
		for count, (path, state) in enumerate(changed):
			if progress and self._server.work_done_progress.tokens[progress].cancelled():
				break
			try:
				analysis = await self._server.analysis_of(path)
				self._files[path] = state, await asyncio.to_thread(summarize, analysis)
			except (engross.Error, OSError) as error:
				logger.info("%s: %s", path, error)
				self._files[path] = state, Summary(None, (), ())
			percentage = 100 * count // len(changed)
			if progress and percentage > last:
				last = percentage
				report = types.WorkDoneProgressReport(percentage=percentage)
				self._server.work_done_progress.report(progress, report)
		if progress:
			self._server.work_done_progress.end(progress, types.WorkDoneProgressEnd())

	async def _begin(self, count: int) -> str | None:
		if count < SHOWN_FROM or not self._server.capability("window", "work_done_progress"):
			return None
		token = str(uuid.uuid4())
		try:
			await asyncio.wait_for(self._server.work_done_progress.create_async(token), timeout=5)
		except Exception as error:  # whatever the client has against it
			logger.info("no progress: %s", error)
			return None
		self._server.work_done_progress.begin(
			token, types.WorkDoneProgressBegin("Engross: reading the folder", cancellable=True, percentage=0)
		)
		return token
