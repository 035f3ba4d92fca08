"""The command engross-lsp."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import sys
from typing import Any, BinaryIO

NEEDS = 'engross-lsp: it needs pygls: pip install "engross[lsp]"'
LARGEST = 64 << 20
"""Bytes of one message."""
CONNECTIONS = 16
BACKLOG = 256 << 20
"""Bytes that a client may leave unread before it is let go."""


def _address(text: str) -> tuple[str, int]:
	host, colon, port = text.rpartition(":")
	if not port.isdecimal() or int(port) > 65535:
		raise argparse.ArgumentTypeError(f"{text!r} is no HOST:PORT")
	if not colon:
		host = ""
	return host.strip("[]") or "127.0.0.1", int(port)


def _count(text: str) -> int:
	if not text.isdecimal() or int(text) < 1:
		raise argparse.ArgumentTypeError(f"{text!r} is no number of bytes")
	return int(text)


def _parser(version: str) -> argparse.ArgumentParser:
	parser = argparse.ArgumentParser(
		prog="engross-lsp",
		description="Checks citations in resolutions while they are written: a server for editors that "
		"speak the language server protocol.",
		epilog="Editors start it; docs/language-server.md tells how, and what can be set.",
	)
	way = parser.add_mutually_exclusive_group()
	way.add_argument("--stdio", action="store_true", help="speak on standard input and output (the default)")
	way.add_argument(
		"--tcp",
		metavar="[HOST:]PORT",
		type=_address,
		help="listen; on 127.0.0.1 unless HOST is another, and on a free port, which is printed, for 0",
	)
	parser.add_argument(
		"--max-message",
		metavar="BYTES",
		type=_count,
		default=LARGEST,
		help=f"refuse longer messages ({LARGEST} unless set)",
	)
	parser.add_argument(
		"--log",
		choices=("debug", "info", "warning", "error"),
		default="error",
		help="what is said on standard error",
	)
	parser.add_argument("--version", action="version", version=f"engross-lsp {version}")
	return parser


def run(arguments: list[str] | None) -> int:
	"""Runs the command; its exit status."""
	import engross

	options = _parser(engross.__version__).parse_args(arguments)
	logging.basicConfig(stream=sys.stderr, level=options.log.upper(), format="engross-lsp: %(message)s")
	try:
		import pygls.lsp.server  # noqa: F401
	except ImportError:
		print(NEEDS, file=sys.stderr)
		return 2
	logging.getLogger("pygls").setLevel(max(logging.WARNING, logging.getLogger().level))
	# What it refuses is answered; a backtrace of it is of use to nobody.
	if logging.getLogger().level > logging.DEBUG:
		logging.getLogger("pygls").setLevel(logging.CRITICAL)
	try:
		if options.tcp:
			host, port = options.tcp
			return asyncio.run(_tcp(host, port, options.max_message))
		return asyncio.run(_stdio(options.max_message))
	except KeyboardInterrupt:
		return 130
	except OSError as error:
		print(f"engross-lsp: {error}", file=sys.stderr)
		return 2


async def _session(source: Any, writer: Any, largest: int) -> int:
	from ._server import Server
	from ._stream import take_messages

	server = Server()
	protocol: Any = server.protocol
	writer.protocol = protocol
	protocol.set_writer(writer)
	await take_messages(source, protocol, largest)
	await server.end()
	return int(protocol.exit_status)


async def _stdio(largest: int) -> int:
	from ._stream import FileInput

	out = sys.stdout.buffer
	# What is printed by mistake must not come between messages.
	sys.stdout = sys.stderr
	return await _session(FileInput(sys.stdin.buffer), _Output(out), largest)


class _Output:
	"""A stream of the system; when it is closed, the session is over."""

	def __init__(self, file: BinaryIO) -> None:
		self._file = file
		self.protocol: Any = None

	def write(self, data: bytes) -> None:
		if self.protocol.finished:
			return
		try:
			self._file.write(data)
			self._file.flush()
		except OSError:
			self.protocol.finished = True
			# What is left in the buffer must not be tried again at the end.
			os.dup2(os.open(os.devnull, os.O_WRONLY), self._file.fileno())

	def close(self) -> None:
		pass


class _Writer:
	"""A connection; one whose client does not read is closed."""

	def __init__(self, writer: asyncio.StreamWriter) -> None:
		self._writer = writer
		self.protocol: Any = None

	def write(self, data: bytes) -> None:
		if self._writer.is_closing():
			return
		self._writer.write(data)
		if self._writer.transport.get_write_buffer_size() > BACKLOG:
			self._writer.transport.abort()

	def close(self) -> None:
		self._writer.close()


async def _tcp(host: str, port: int, largest: int) -> int:
	from ._stream import HEADER, SocketInput

	sessions = 0

	async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
		nonlocal sessions
		if sessions >= CONNECTIONS:
			writer.close()
			return
		sessions += 1
		try:
			await _session(SocketInput(reader), _Writer(writer), largest)
		except OSError as error:
			logging.getLogger("engross.lsp").info("%s", error)
		finally:
			sessions -= 1
			writer.close()

	listening = await asyncio.start_server(connected, host, port, limit=HEADER)
	name = listening.sockets[0].getsockname()
	print(f"engross-lsp: listening on {name[0]}:{name[1]}", file=sys.stderr, flush=True)
	async with listening:
		await listening.serve_forever()
	return 0
