"""The command itself, with clients that behave badly: it answers or refuses, and stays up."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from urllib.parse import urlencode

import pytest

from .conftest import Running


def raw(server: Running, data: bytes, finish: bool = True) -> bytes:
	"""What comes back for DATA, nothing where the server hangs up; cut off in the middle when not FINISH."""
	with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
		answer = b""
		try:
			connection.sendall(data)
			if not finish:
				return b""
			connection.shutdown(socket.SHUT_WR)
			while piece := connection.recv(65536):
				answer += piece
		except OSError:
			pass
		return answer


def alive(server: Running) -> None:
	assert server.process.poll() is None
	assert server.get("/v2/healthcheck") == (200, "OK")


@pytest.mark.parametrize(
	"data",
	[
		b"",
		b"\0" * 1000,
		b"GARBAGE\r\n\r\n",
		b"GET / HTTP/9.9\r\n\r\n",
		b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
		b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 50_000,
		b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
		b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
		b"POST /report HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 7\r\n\r\n--y\r\n\r\n",
		b"POST /report HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc",
	],
)
def test_bad_messages(server: Running, data: bytes) -> None:
	answer = raw(server, data)
	assert not answer or answer.startswith((b"HTTP/1.1 4", b"HTTP/1.0 4"))
	alive(server)


def test_cut_streams(server: Running) -> None:
	head = b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"
	for length in range(0, len(head), 7):
		raw(server, head[:length], finish=False)
	raw(server, head + b"language=en-US&text=", finish=False)
	alive(server)


def test_a_body_that_never_comes_is_given_up(server: Running) -> None:
	with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
		connection.sendall(
			b"POST /v2/check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nlanguage="
		)
		assert connection.recv(65536).startswith(b"HTTP/1.1 503")
	alive(server)


def test_huge_bodies(server: Running) -> None:
	connection = server.connect()
	connection.putrequest("POST", "/v2/check")
	connection.putheader("Content-Length", str(1 << 40))
	connection.endheaders()
	assert connection.getresponse().status == 413
	connection.close()
	alive(server)


def test_unknown_paths_and_methods(server: Running) -> None:
	for method, path, status in [
		("GET", "/no", 404),
		("GET", "/static/../app.py", 404),
		("GET", "/static/app.py", 404),
		("DELETE", "/v2/check", 405),
		("BREW", "/", 405),
		("GET", "/report/none", 404),
	]:
		connection = server.connect()
		connection.request(method, path)
		response = connection.getresponse()
		assert (response.status, response.read()[:7]) == (status, b"Error: "), (method, path)
		connection.close()
	alive(server)


def test_many_at_once(server: Running) -> None:
	"""Each is answered rightly or told to come back."""
	form = urlencode({"language": "en-US", "text": "resolution AG/RES. 1948 (XXXIII-O/O3) " * 50})
	statuses: list[int] = []

	def ask() -> None:
		connection = server.connect()
		for _ in range(5):
			connection.request("POST", "/v2/check", form)
			response = connection.getresponse()
			body = response.read()
			statuses.append(response.status)
			assert response.status == 503 or len(json.loads(body)["matches"]) == 50
		connection.close()

	threads = [threading.Thread(target=ask) for _ in range(30)]
	for thread in threads:
		thread.start()
	for thread in threads:
		thread.join(60)
	assert len(statuses) == 150 and set(statuses) <= {200, 503} and 200 in statuses
	alive(server)


def test_a_port_in_use_is_told(server: Running) -> None:
	second = subprocess.run(
		[sys.executable, "-m", "engross.serve", "--port", str(server.port)],
		capture_output=True,
		text=True,
		timeout=30,
	)
	assert second.returncode == 2
	assert second.stderr.startswith("engross-serve: 127.0.0.1, port ") and second.stderr.count("\n") == 1


def test_an_authority_that_is_none_is_told() -> None:
	second = subprocess.run(
		[sys.executable, "-m", "engross.serve", "--authority", "no-such-file.tsv"],
		capture_output=True,
		text=True,
		timeout=30,
	)
	assert second.returncode == 2
	assert second.stderr.startswith("engross-serve: ") and second.stderr.count("\n") == 1
