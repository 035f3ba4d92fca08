"""A server to talk to: the application alone, or the command as users start it."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from starlette.testclient import TestClient

from engross.serve.app import create_app
from engross.serve.settings import Settings


@pytest.fixture
def client() -> Iterator[TestClient]:
	"""The application with its usual settings."""
	with TestClient(create_app(), base_url="http://127.0.0.1:8081") as found:
		yield found


@pytest.fixture
def client_with() -> Iterator[Callable[..., TestClient]]:
	"""The application with settings of the test's own."""
	opened: list[TestClient] = []

	def make(**settings: Any) -> TestClient:
		opened.append(TestClient(create_app(Settings(**settings)), base_url="http://127.0.0.1:8081"))
		return opened[-1]

	yield make
	for client in opened:
		client.close()


@dataclass
class Running:
	"""A server process."""

	process: subprocess.Popen[str]
	port: int

	@property
	def address(self) -> str:
		return f"http://127.0.0.1:{self.port}"

	def connect(self) -> http.client.HTTPConnection:
		return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

	def get(self, path: str) -> tuple[int, str]:
		connection = self.connect()
		try:
			connection.request("GET", path)
			response = connection.getresponse()
			return response.status, response.read().decode()
		finally:
			connection.close()


def start(*arguments: str, **environment: str) -> Running:
	"""Starts the command at a free port and waits until it listens."""
	process = subprocess.Popen(
		[sys.executable, "-m", "engross.serve", "--port", "0", *arguments],
		stdout=subprocess.PIPE,
		text=True,
		env={**os.environ, **environment},
	)
	assert process.stdout is not None
	line = process.stdout.readline()
	assert "http://127.0.0.1:" in line, line
	return Running(process, int(line.split("http://127.0.0.1:")[1].split("/")[0]))


def stop(running: Running) -> None:
	running.process.terminate()
	running.process.wait(30)
	if running.process.stdout is not None:
		running.process.stdout.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
	"""The command, for the tests of one file."""
	running = start("--max-body", "2", "--max-time", "5")
	yield running
	stop(running)
