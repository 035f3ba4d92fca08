"""Bad messages, cut streams, unknown methods, huge bodies, a thousand rapid edits: the server answers or
refuses, and stays up."""

from __future__ import annotations

import json
import random
import socket
import subprocess
import time
from collections.abc import Iterator
from typing import IO, Any

import engross
import pytest
from lsprotocol import types

from .drafts import DRAFT
from .session import SERVER, WAIT, Session, cut

PARSE, REQUEST, METHOD, PARAMS, EARLY = -32700, -32600, -32601, -32602, -32002
INITIALIZE = {"jsonrpc": "2.0", "id": "start", "method": "initialize", "params": {"capabilities": {}}}
URI = "untitled:draft.txt"
OPEN = {
	"jsonrpc": "2.0",
	"method": "textDocument/didOpen",
	"params": {"textDocument": {"uri": URI, "languageId": "plaintext", "version": 1, "text": DRAFT}},
}
HOVER = {"textDocument": {"uri": URI}, "position": {"line": 8, "character": 50}}


def frame(body: bytes) -> bytes:
	return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


class Wire:
	"""The two ends of a server's streams."""

	def __init__(self, into: IO[bytes], out: IO[bytes]) -> None:
		self.into, self.out = into, out

	def raw(self, data: bytes) -> None:
		self.into.write(data)
		self.into.flush()

	def send(self, message: Any) -> None:
		self.raw(frame(json.dumps(message).encode()))

	def request(self, id: Any, method: str, params: Any = None) -> None:
		self.send({"jsonrpc": "2.0", "id": id, "method": method, "params": params})

	def read(self) -> Any:
		length = 0
		while True:
			line = self.out.readline()
			assert line, "the server went away"
			if line == b"\r\n":
				return json.loads(self.out.read(length))
			if line.lower().startswith(b"content-length:"):
				length = int(line.split(b":")[1])

	def answer(self) -> Any:
		"""The next message that is an answer."""
		while True:
			message = self.read()
			if "method" not in message:
				return message

	def error(self) -> tuple[Any, int]:
		message = self.answer()
		return message["id"], message["error"]["code"]

	def lives(self) -> bool:
		"""Whether an ordinary request is answered."""
		self.request("alive", "textDocument/hover", HOVER)
		message = self.answer()
		return message["id"] == "alive" and "AG/RES. 1948" in json.dumps(message["result"])


class Started(Wire):
	"""A server on its standard streams."""

	def __init__(self, *arguments: str) -> None:
		self.process = subprocess.Popen(
			[*SERVER, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
		)
		assert self.process.stdin and self.process.stdout
		super().__init__(self.process.stdin, self.process.stdout)

	def end(self) -> int:
		assert self.process.stdin and self.process.stderr
		self.process.stdin.close()
		status = self.process.wait(WAIT)
		said = self.process.stderr.read().decode()
		assert "Traceback" not in said, said
		return status


@pytest.fixture
def wire() -> Iterator[Started]:
	started = Started()
	yield started
	started.end()


def begin(wire: Wire) -> None:
	wire.send(INITIALIZE)
	assert "capabilities" in wire.answer()["result"]
	wire.send({"jsonrpc": "2.0", "method": "initialized", "params": {}})
	wire.send(OPEN)


@pytest.fixture(scope="module")
def ready() -> Iterator[Started]:
	"""One server for all that must not harm it."""
	started = Started()
	begin(started)
	yield started
	assert started.lives()
	started.end()


def test_nothing_is_answered_before_the_beginning(wire: Started) -> None:
	wire.request(1, "textDocument/hover", HOVER)
	assert wire.error() == (1, EARLY)
	wire.send(OPEN)
	begin(wire)
	wire.request(2, "initialize", {"capabilities": {}})
	assert wire.error() == (2, REQUEST)
	assert wire.lives()


@pytest.mark.parametrize(
	"body,id,code",
	[
		(b"{", None, PARSE),
		(b"\xff\xfe", None, PARSE),
		(b"[" * 100_000, None, PARSE),
		(b"[]", None, REQUEST),
		(b"null", None, REQUEST),
		(b"{}", None, REQUEST),
		(b'{"jsonrpc":"1.0","id":7}', 7, REQUEST),
		(b'{"jsonrpc":"2.0","id":7}', 7, REQUEST),
		(b'{"jsonrpc":"2.0","id":7,"method":3}', 7, REQUEST),
		(b'{"jsonrpc":"2.0","id":[7],"method":"textDocument/hover"}', None, REQUEST),
		(b'{"jsonrpc":"2.0","id":7,"method":"no/such","params":{}}', 7, METHOD),
		(b'{"jsonrpc":"2.0","id":7,"method":"$/no","params":{}}', 7, METHOD),
		(b'{"jsonrpc":"2.0","id":7,"method":"textDocument/hover"}', 7, PARAMS),
		(b'{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":[1]}', 7, PARAMS),
		(b'{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"position":1}}', 7, PARAMS),
		(b'{"jsonrpc":"2.0","id":7,"method":"workspace/executeCommand","params":{"command":"x"}}', 7, PARAMS),
		(b'{"jsonrpc":"2.0","id":7,"method":"engross/statistics","params":{}}', 7, PARAMS),
	],
)
def test_bad_messages_are_refused(ready: Started, body: bytes, id: Any, code: int) -> None:
	ready.raw(frame(body))
	assert ready.error() == (id, code)
	assert ready.lives()


@pytest.mark.parametrize(
	"message",
	[
		{"method": "no/such", "params": {}},
		{"method": "textDocument/didChange", "params": {}},
		{"method": "textDocument/didChange"},
		{"method": "textDocument/didClose", "params": {"textDocument": {"uri": "untitled:none"}}},
		{
			"method": "textDocument/didChange",
			"params": {
				"textDocument": {"uri": "untitled:none", "version": 1},
				"contentChanges": [{"text": "x"}],
			},
		},
		{"method": "$/cancelRequest", "params": {"id": 99}},
		{"id": "nobody-asked", "result": {}},
		{"id": {"a": 1}, "result": {}},
		{"id": "nobody-asked", "error": {"code": 1, "message": "x"}},
		{"method": "workspace/didChangeConfiguration", "params": {"settings": [1, {"a": None}]}},
	],
)
def test_bad_notifications_do_no_harm(ready: Started, message: dict[str, Any]) -> None:
	ready.send({"jsonrpc": "2.0", **message})
	assert ready.lives()


@pytest.mark.parametrize("position", [[-1, 0], [2**31, 2**31], [0, 2**40], [1.5, 0]])
def test_places_that_are_not_there(ready: Started, position: list[Any]) -> None:
	ready.request(1, "textDocument/hover", {**HOVER, "position": dict(zip(("line", "character"), position))})
	message = ready.answer()
	assert message["id"] == 1
	assert ready.lives()


def test_texts_that_nobody_can_write(ready: Started) -> None:
	for version, text in enumerate(
		["\ud800 AG/RES. 1948 (XXXIII-O/O3)", "\0" * 100, "", "\r\r\n\n\r", "(" * 100_000], 2
	):
		change = {"textDocument": {"uri": URI, "version": version}, "contentChanges": [{"text": text}]}
		ready.send({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": change})
		for method in ("documentSymbol", "semanticTokens/full", "foldingRange", "diagnostic"):
			ready.request(method, f"textDocument/{method}", {"textDocument": {"uri": URI}})
			answer = ready.answer()
			assert "result" in answer or "a NUL byte" in answer["error"]["message"]
	ready.send(OPEN)
	assert ready.lives()


ONE_LINE = "é😀 See AG/RES. 1948 (XXXIII-O/O3) and paragraph 3 above, [Tr: é]. " * 3000
MANY = {
	"one line": ONE_LINE,
	"Ibid.": "RECALLING AG/RES. 1948 (XXXIII-O/03), é,\n\n" + "😀 Ibid. Ibid.\n\n" * 4000,
	"paragraphs": "RESOLVES:\n\n" + "".join(f"{n}. To é paragraphs {n} and 7.\n\n" for n in range(1, 3000)),
	"sublevels": "RESOLVES:\n\n1. To é:\n\n" + "(a) as in paragraph 1 (b) above;\n\n" * 3000,
	"comments": "<p>" + "<!-- engross-ignore note: é -->[Tr: é 😀] AG/RES. 1948 (XXXIII-O/O3) " * 3000,
	"lines": "\r\n" * 100_000,
}


@pytest.mark.parametrize("name", MANY)
def test_texts_that_hold_much_of_one_thing(ready: Started, name: str) -> None:
	"""What takes the square of their length does not end in time."""
	uri = f"untitled:{name}." + ("html" if name == "comments" else "txt")
	text = {"uri": uri, "languageId": "plaintext", "version": 1, "text": MANY[name]}
	ready.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": text}})
	about: dict[str, Any] = {"textDocument": {"uri": uri}}
	last = MANY[name].split("\n")
	place = {"line": len(last) // 2, "character": len(last[len(last) // 2]) // 2}
	everything = {"start": {"line": 0, "character": 0}, "end": {"line": 10**6, "character": 0}}
	for method, more in (
		("diagnostic", {}),
		("documentSymbol", {}),
		("foldingRange", {}),
		("semanticTokens/full", {}),
		("documentLink", {}),
		("codeAction", {"range": everything, "context": {"diagnostics": []}}),
		("hover", {"position": place}),
		("definition", {"position": place}),
		("documentHighlight", {"position": place}),
		("references", {"position": place, "context": {"includeDeclaration": True}}),
		("rename", {"position": {"line": 2, "character": 0}, "newName": "9"}),
	):
		ready.request(method, f"textDocument/{method}", {**about, **more})
		assert ready.answer()["id"] == method
	ready.send({"jsonrpc": "2.0", "method": "textDocument/didClose", "params": about})


def test_headers_in_any_order_and_case(ready: Started) -> None:
	body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "no/such"}).encode()
	head = b"content-TYPE: x\r\nCONTENT-length:%d\r\nX-More: 1\r\n\r\n" % len(body)
	ready.raw(head + body)
	assert ready.error() == (1, METHOD)


def test_headers_without_a_length_are_refused(ready: Started) -> None:
	for head in (
		b"Hello: you\r\n\r\n",
		b"Content-Length: much\r\n\r\n",
		b"Content-Length: -5\r\n\r\n",
		b"\r\n",
	):
		ready.raw(head)
		assert ready.error() == (None, PARSE)
	assert ready.lives()


def test_bodies_that_are_too_long_are_passed_over() -> None:
	wire = Started("--max-message", "100000")
	begin(wire)
	wire.raw(frame(b'{"jsonrpc":"2.0","id":1,"method":"' + b"x" * 5_000_000 + b'"}'))
	assert wire.error() == (None, PARSE)
	assert wire.lives()
	wire.raw(b"Content-Length: 999999999999999\r\n\r\n{")
	assert wire.end() == 1


@pytest.mark.parametrize(
	"cut", [b"", b"Content-Le", b"Content-Length: 100\r\n", b"Content-Length: 100\r\n\r\n{", b"x" * 9999]
)
def test_a_cut_stream_ends_the_server(cut: bytes) -> None:
	wire = Started()
	begin(wire)
	assert wire.lives()
	wire.raw(cut)
	assert wire.end() == 1


def test_a_client_that_goes_away() -> None:
	wire = Started()
	begin(wire)
	assert wire.lives()
	wire.out.close()
	for id in range(20):
		try:
			wire.request(id, "textDocument/hover", HOVER)
		except OSError:
			break
		time.sleep(0.01)
	try:
		assert wire.end() == 1
	except BrokenPipeError:
		assert wire.process.wait(WAIT) == 1


def test_shutdown_then_exit() -> None:
	wire = Started()
	begin(wire)
	wire.request("down", "shutdown")
	assert wire.answer() == {"id": "down", "jsonrpc": "2.0", "result": None}
	wire.request(1, "textDocument/hover", HOVER)
	assert wire.error() == (1, REQUEST)
	wire.send({"jsonrpc": "2.0", "method": "exit"})
	assert wire.process.wait(WAIT) == 0
	wire.end()


def test_exit_without_shutdown() -> None:
	wire = Started()
	begin(wire)
	wire.send({"jsonrpc": "2.0", "method": "exit"})
	assert wire.process.wait(WAIT) == 1
	wire.end()


def test_requests_can_be_cancelled(ready: Started) -> None:
	long = {"uri": "untitled:long.txt", "languageId": "plaintext", "version": 1, "text": DRAFT * 4000}
	ready.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": long}})
	ids = list(range(20))
	about = {"textDocument": {"uri": long["uri"]}}
	messages: list[dict[str, Any]] = [
		{"id": id, "method": "textDocument/documentSymbol", "params": about} for id in ids
	]
	messages += [{"method": "$/cancelRequest", "params": {"id": id}} for id in ids]
	ready.raw(b"".join(frame(json.dumps({"jsonrpc": "2.0", **message}).encode()) for message in messages))
	answers = [ready.answer() for _ in ids]
	assert sorted(answer["id"] for answer in answers) == ids
	assert {answer["error"]["code"] for answer in answers} == {-32800}
	ready.send({"jsonrpc": "2.0", "method": "textDocument/didClose", "params": about})
	assert ready.lives()


def test_a_thousand_rapid_edits() -> None:
	chance = random.Random(4)
	text = DRAFT * 20
	with Session() as session:
		uri = session.open("untitled:edits.txt", text)
		for version in range(2, 1002):
			lines = text.split("\n")
			line = chance.randrange(len(lines))
			start, end = sorted(chance.choices(range(len(lines[line]) + 1), k=2))
			end = min(end, start + 3)
			piece = chance.choice(["é", "😀", "\n", "AG/RES. 19", "", "[Tr: ", "O3)", "1. "])
			places = [len(lines[line][:at].encode("utf-16-le")) // 2 for at in (start, end)]
			range_ = types.Range(types.Position(line, places[0]), types.Position(line, places[1]))
			session.change(uri, version, (range_, piece))
			lines[line] = lines[line][:start] + piece + lines[line][end:]
			text = "\n".join(lines)
			if not version % 100:
				session.begin(
					types.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
					types.DocumentSymbolParams(types.TextDocumentIdentifier(uri)),
					f"symbols-{version}",
				)
		found = session.diagnostics(uri, 1001)
		expected = engross.parse(text, name="edits.txt").check()
		assert [(d.code, cut(text, d.range)) for d in found] == [(f.code, f.text) for f in expected]


def test_tcp_takes_several_clients_and_outlives_them() -> None:
	command = [arg for arg in SERVER if arg != "--stdio"]
	process = subprocess.Popen([*command, "--tcp", "0"], stderr=subprocess.PIPE)
	try:
		assert process.stderr
		said = process.stderr.readline().decode()
		assert said.startswith("engross-lsp: listening on 127.0.0.1:"), said
		port = int(said.rsplit(":", 1)[1])
		links = [socket.create_connection(("127.0.0.1", port), WAIT) for _ in range(3)]
		wires = [Wire(link.makefile("wb"), link.makefile("rb")) for link in links]
		for wire in wires:
			begin(wire)
		wires[0].raw(b"x" * 100_000)
		wires[1].raw(b"Content-Length: 50\r\n\r\n{")
		for link, wire in zip(links[:2], wires):
			wire.into.close()
			wire.out.close()
			link.close()
		assert wires[2].lives()
		with socket.create_connection(("127.0.0.1", port), WAIT) as link:
			again = Wire(link.makefile("wb"), link.makefile("rb"))
			begin(again)
			assert again.lives()
	finally:
		process.terminate()
		process.wait(WAIT)


@pytest.mark.parametrize(
	"arguments,status,said",
	[
		(["--version"], 0, f"engross-lsp {engross.__version__}"),
		(["--help"], 0, "--tcp"),
		(["--tcp", "here"], 2, "is no HOST:PORT"),
		(["--tcp", "1:99999"], 2, "is no HOST:PORT"),
		(["--max-message", "0"], 2, "is no number of bytes"),
		(["--stdio", "--tcp", "1"], 2, "not allowed with"),
	],
)
def test_the_command(arguments: list[str], status: int, said: str) -> None:
	done = subprocess.run([SERVER[0], *arguments], capture_output=True, text=True, timeout=WAIT, check=False)
	assert done.returncode == status
	assert said in done.stdout + done.stderr


def test_a_port_that_is_taken() -> None:
	with socket.create_server(("127.0.0.1", 0)) as taken:
		port = taken.getsockname()[1]
		done = subprocess.run(
			[SERVER[0], "--tcp", str(port)], capture_output=True, text=True, timeout=WAIT, check=False
		)
	assert done.returncode == 2
	assert done.stderr.startswith("engross-lsp: ") and "Traceback" not in done.stderr
