"""Whom the server answers, and how much it takes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import engross
from engross.serve.app import create_app
from engross.serve.settings import Settings
from engross.serve.command import read_settings

TEXT = {"language": "en-US", "text": "resolution AG/RES. 1948 (XXXIII-O/O3)"}


def test_own_page_may_call(client: TestClient) -> None:
	response = client.post("/v2/check", data=TEXT, headers={"Origin": "http://127.0.0.1:8081"})
	assert response.status_code == 200
	assert "access-control-allow-origin" not in response.headers


@pytest.mark.parametrize(
	"origin", ["https://example.org", "null", "http://127.0.0.1:8082", "moz-extension://abc"]
)
def test_no_other_origin_may(client: TestClient, origin: str) -> None:
	response = client.post("/v2/check", data=TEXT, headers={"Origin": origin})
	assert response.status_code == 403 and "may not call" in response.text
	assert "access-control-allow-origin" not in response.headers


def test_unless_it_is_allowed(client_with: Callable[..., TestClient]) -> None:
	client = client_with(origins=("https://example.org",))
	ahead = client.options(
		"/v2/check", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
	)
	assert ahead.status_code == 204 and "POST" in ahead.headers["access-control-allow-methods"]
	response = client.post("/v2/check", data=TEXT, headers={"Origin": "https://example.org"})
	assert response.status_code == 200
	assert response.headers["access-control-allow-origin"] == "https://example.org"
	assert client.post("/v2/check", data=TEXT, headers={"Origin": "https://example.com"}).status_code == 403


@pytest.mark.parametrize("host", ["example.org", "example.org:8081", "", "[", "127.0.0.1.example.org"])
def test_another_name_for_this_computer_is_refused(client: TestClient, host: str) -> None:
	assert client.get("/v2/languages", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:8081", "127.0.0.1", "[::1]:8081"])
def test_its_own_names_are_not(client: TestClient, host: str) -> None:
	assert client.get("/v2/languages", headers={"Host": host}).status_code == 200


def test_token(client_with: Callable[..., TestClient]) -> None:
	client = client_with(token="s3cret")
	refused = client.post("/v2/check", data=TEXT)
	assert refused.status_code == 401 and refused.headers["www-authenticate"].startswith("Bearer")
	assert client.post("/v2/check", data=TEXT, headers={"Authorization": "Bearer wrong"}).status_code == 401
	assert client.post("/v2/check", data={**TEXT, "apiKey": "wrong"}).status_code == 401
	assert client.post("/v2/check", data=TEXT, headers={"Authorization": "Bearer s3cret"}).status_code == 200
	assert client.post("/v2/check", data={**TEXT, "username": "a", "apiKey": "s3cret"}).status_code == 200
	assert client.post("/report", files={"old": ("a.txt", b"text")}).status_code == 401
	assert client.get("/").status_code == 200, "the page itself holds nothing, and asks for the token"


def test_body_limit(client_with: Callable[..., TestClient]) -> None:
	client = client_with(max_body=1000)
	assert client.post("/v2/check", data={**TEXT, "text": "a" * 2000}).status_code == 413
	# A length that is not told beforehand is found out.
	pieces = (b"language=en-US&text=" if i == 0 else b"a" * 100 for i in range(20))
	assert client.post("/v2/check", content=pieces).status_code == 413
	assert client.post("/v2/check", data=TEXT).status_code == 200


class Slow(engross.Checker):
	"""Waits until it is told to stop."""

	name = "slow"
	summary = "waits"
	codes = (engross.Code("slow/wait", "it waited"),)

	def __init__(self) -> None:
		super().__init__()
		self.started = threading.Semaphore(0)
		self.stopped = threading.Semaphore(0)
		self.go_on = threading.Event()

	def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
		self.started.release()
		while not self.go_on.wait(0.01):
			if run.cancelled:
				self.stopped.release()
				break
		return ()


def slow_client(slow: Slow, **settings: Any) -> TestClient:
	return TestClient(
		create_app(Settings(**settings), engross.Context(checkers=[slow])), base_url="http://127.0.0.1:8081"
	)


def test_time_limit() -> None:
	slow = Slow()
	with slow_client(slow, max_time=0.3) as client:
		response = client.post("/v2/check", data=TEXT)
		assert response.status_code == 503 and "within 0.3 seconds" in response.text
		assert slow.stopped.acquire(timeout=10), "the thread went on"
	slow.go_on.set()
	with slow_client(slow, max_time=60) as client:
		assert client.post("/v2/check", data=TEXT).status_code == 200


def test_concurrency_limit() -> None:
	slow = Slow()
	with slow_client(slow, max_time=60, max_running=1, max_waiting=1) as client:
		answers: list[int] = []
		threads = [
			threading.Thread(target=lambda: answers.append(client.post("/v2/check", data=TEXT).status_code))
			for _ in range(4)
		]
		for thread in threads:
			thread.start()
		assert slow.started.acquire(timeout=10)
		for thread in threads:
			thread.join(0.2)
		assert answers.count(503) == 2, "one runs, one waits, two are refused"
		slow.go_on.set()
		for thread in threads:
			thread.join(30)
	assert sorted(answers) == [200, 200, 503, 503]


def test_others_are_served_only_with_a_token(capsys: pytest.CaptureFixture[str]) -> None:
	with pytest.raises(SystemExit) as ended:
		read_settings(["--host", "0.0.0.0"])
	assert ended.value.code == 2 and "only with a token" in capsys.readouterr().err


@pytest.mark.parametrize(
	"arguments",
	[
		["--port", "70000"],
		["--port", "x"],
		["--max-body", "0"],
		["--allow-origin", "example.org"],
		["--allow-origin", "https://example.org/page"],
		["--token-file", "no-such-file"],
		["--stage", "never"],
		["--nothing"],
	],
)
def test_arguments_that_make_no_sense(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
	with pytest.raises(SystemExit) as ended:
		read_settings(arguments)
	assert ended.value.code == 2 and "engross-serve: error: " in capsys.readouterr().err


def test_token_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
	file = tmp_path / "token"
	file.write_text("s3cret\n")
	monkeypatch.setenv("ENGROSS_TOKEN", "other")
	assert read_settings(["--token-file", str(file)]).token == "s3cret"
	assert read_settings([]).token == "other"
	file.write_text("\n")
	with pytest.raises(SystemExit):
		read_settings(["--token-file", str(file)])
