"""The protocol of pygls with texts kept by the server itself, and an answer to whatever is asked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method

if TYPE_CHECKING:
	from ._server import Server

logger = logging.getLogger("engross.lsp")


class Protocol(LanguageServerProtocol):
	"""Takes messages one by one."""

	_server: Server

	finished = False
	"""Whether the client said exit, or the connection is of no use any more."""
	exit_status = 1
	"""0 where it said shutdown before."""

	def take(self, message: dict[str, Any]) -> None:
		"""Handles a message; what cannot be understood is refused."""
		id, method = message.get("id"), message.get("method")
		if isinstance(method, str):
			if "id" in message and not self._may_ask(id, method):
				return
			if "id" not in message and self._workspace is None and method != types.EXIT:
				return
			message.setdefault("params", None)
		elif method is not None or ("result" not in message and "error" not in message):
			self.refuse(id, types.ErrorCodes.InvalidRequest, "the message has no method")
			return
		else:
			# An answer to nothing that was asked.
			try:
				if id not in self._request_futures:
					return
			except TypeError:
				return
		try:
			self.handle_message(self.structure_message(message))
		except JsonRpcException as error:
			if "id" in message and method is not None:
				reason = f"{method}: the parameters make no sense"
				self.refuse(id, types.ErrorCodes.InvalidParams, reason)
			else:
				logger.warning("%s: %s", method, error)
		except Exception as error:
			logger.exception("%s", method)
			if "id" in message and method is not None:
				self.refuse(id, types.ErrorCodes.InternalError, f"{method}: {error}")

	def _may_ask(self, id: object, method: str) -> bool:
		"""Whether the request can be answered at this time; says so if not."""
		if isinstance(id, bool) or not isinstance(id, (int, str)):
			self.refuse(None, types.ErrorCodes.InvalidRequest, "the id is neither a number nor a string")
		elif self._shutdown:
			self.refuse(id, types.ErrorCodes.InvalidRequest, f"{method}: the server was shut down")
		elif self._workspace is None and method != types.INITIALIZE:
			self.refuse(id, types.ErrorCodes.ServerNotInitialized, f"{method}: the server is not initialized")
		elif self._workspace is not None and method == types.INITIALIZE:
			self.refuse(id, types.ErrorCodes.InvalidRequest, f"{method}: the server is initialized already")
		elif id in self._request_futures:
			self.refuse(id, types.ErrorCodes.InvalidRequest, f"{method}: the id is in use")
		else:
			return True
		return False

	def refuse(self, id: object, code: int, reason: str) -> None:
		"""Answers a request that is not handled."""
		logger.warning("refused: %s", reason)
		known = id if isinstance(id, (int, str)) and not isinstance(id, bool) else None
		self._send_data({"jsonrpc": "2.0", "id": known, "error": {"code": int(code), "message": reason}})

	# ---- what pygls does by itself otherwise

	@lsp_method(types.EXIT)
	def lsp_exit(self, *_: Any) -> None:  # type: ignore[override]
		"""Ends the session; the loop that takes messages looks at `finished`."""
		self.exit_status = 0 if self._shutdown else 1
		self.finished = True

	@lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
	def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
		"""Takes the text."""
		self._server.texts_opened(params.text_document)

	@lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
	def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
		"""Edits the text."""
		self._server.text_changed(params.text_document, params.content_changes)

	@lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
	def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
		"""Lets the text go."""
		self._server.text_closed(params.text_document.uri)
