"""Messages on a stream. What is no message, is too long, or cannot be understood is refused with an answer,
and the server goes on; only a stream that is cut, or one that is no protocol at all, ends it."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable
from typing import Any, BinaryIO, Protocol

from lsprotocol.types import ErrorCodes

LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?\n", re.IGNORECASE)
HEADER = 4096
"""Bytes of one header line."""
HEADERS = 64
"""Header lines of one message."""
PIECE = 1 << 16


class Input(Protocol):
	"""Where messages come from."""

	def line(self) -> Awaitable[bytes]:
		"""The next line, with its end; less than that at the end of the stream or after HEADER bytes."""

	def piece(self, size: int) -> Awaitable[bytes]:
		"""SIZE bytes; less at the end of the stream."""


class FileInput:
	"""A stream of the system, read in a thread."""

	def __init__(self, file: BinaryIO) -> None:
		self._file = file

	async def line(self) -> bytes:
		"""As Input."""
		return await asyncio.to_thread(self._file.readline, HEADER)

	async def piece(self, size: int) -> bytes:
		"""As Input."""
		return await asyncio.to_thread(self._file.read, size)


class SocketInput:
	"""A connection; its reader's limit is HEADER."""

	def __init__(self, reader: asyncio.StreamReader) -> None:
		self._reader = reader

	async def line(self) -> bytes:
		"""As Input."""
		try:
			return await self._reader.readuntil(b"\n")
		except asyncio.IncompleteReadError as error:
			return error.partial
		except asyncio.LimitOverrunError:
			return await self._reader.read(HEADER)

	async def piece(self, size: int) -> bytes:
		"""As Input."""
		try:
			return await self._reader.readexactly(size)
		except asyncio.IncompleteReadError as error:
			return error.partial


class Taker(Protocol):
	"""What is done with messages."""

	finished: bool

	def take(self, message: dict[str, Any]) -> None:
		"""Handles one; never raises for what is in it."""

	def refuse(self, id: object, code: int, reason: str) -> None:
		"""Answers what cannot be handled."""


async def take_messages(source: Input, taker: Taker, largest: int) -> None:
	"""Hands each message of SOURCE to TAKER, those longer than LARGEST bytes apart, until the stream or TAKER
	ends."""
	while not taker.finished:
		length = await _headers(source)
		if length is None:
			return
		if length < 0:
			taker.refuse(
				None, ErrorCodes.ParseError, "a message begins with Content-Length: and its number of bytes"
			)
			continue
		if length > largest:
			if not await _skip(source, length):
				return
			taker.refuse(None, ErrorCodes.ParseError, f"a message of {length} bytes: the limit is {largest}")
			continue
		body = await source.piece(length)
		if len(body) < length:
			return
		_take(body, taker)
		# Messages that came at once let the work that they began have its turn.
		await asyncio.sleep(0)


async def _headers(source: Input) -> int | None:
	"""The length of the message that comes; -1 where the headers do not say, None at the end of the
	stream."""
	length = -1
	for _ in range(HEADERS):
		line = await source.line()
		if not line.endswith(b"\n"):
			return None
		if line in (b"\r\n", b"\n"):
			return length
		match = LENGTH.fullmatch(line)
		if match:
			length = int(match[1])
	return None


async def _skip(source: Input, length: int) -> bool:
	while length:
		piece = await source.piece(min(length, PIECE))
		if not piece:
			return False
		length -= len(piece)
	return True


def _take(body: bytes, taker: Taker) -> None:
	try:
		message = json.loads(body)
	except (ValueError, RecursionError):
		taker.refuse(None, ErrorCodes.ParseError, "the message is no JSON")
		return
	if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
		id = message.get("id") if isinstance(message, dict) else None
		taker.refuse(id, ErrorCodes.InvalidRequest, "the message is no JSON-RPC 2.0 object")
		return
	taker.take(message)
