"""The command `engross-serve`."""

from __future__ import annotations

import argparse
import os
import socket
import sys
from pathlib import Path
from typing import get_args

import engross

from .settings import MEBIBYTE, Settings, check_origins

DEFAULTS = Settings()
MAX_CONNECTIONS = 256
"""Open connections; what comes beyond is answered with 503."""
HEAD_LENGTH = 64 * 1024
"""Bytes of a request's head."""


def _parser() -> argparse.ArgumentParser:
	parser = argparse.ArgumentParser(
		prog="engross-serve",
		allow_abbrev=False,
		description="Serves a page for checking and comparing drafts, and LanguageTool's API under /v2, to this computer.",
		epilog="The token may also stand in the environment's ENGROSS_TOKEN, where no list of processes shows it.",
	)
	add = parser.add_argument
	add(
		"--host",
		default=DEFAULTS.host,
		help="address to listen at (default: %(default)s, this computer alone)",
	)
	add(
		"--port",
		type=_port,
		default=DEFAULTS.port,
		help="port to listen at, 0: any that is free (default: %(default)s)",
	)
	add(
		"--token-file",
		type=Path,
		metavar="FILE",
		help="a file whose first line every request must show as its token",
	)
	add(
		"--allow-origin",
		action="append",
		default=[],
		metavar="ORIGIN",
		help="a web page or browser add-on that may call, as https://example.org (repeatable)",
	)
	add(
		"--authority",
		action="append",
		default=[],
		metavar="FILE",
		help="lay an authority over the one that comes with Engross",
	)
	add(
		"--stage",
		choices=get_args(engross.Stage),
		default=DEFAULTS.stage,
		help="how far the drafts are (default: %(default)s)",
	)
	add(
		"--max-body",
		type=_count,
		default=DEFAULTS.max_body // MEBIBYTE,
		metavar="MIB",
		help="size of a request (default: %(default)s)",
	)
	add(
		"--max-time",
		type=_count,
		default=int(DEFAULTS.max_time),
		metavar="SECONDS",
		help="time for one answer (default: %(default)s)",
	)
	add(
		"--max-running",
		type=_count,
		default=DEFAULTS.max_running,
		metavar="N",
		help="documents in work at once (default: %(default)s)",
	)
	add(
		"--max-waiting",
		type=_count,
		default=DEFAULTS.max_waiting,
		metavar="N",
		help="requests that wait for one of these (default: %(default)s)",
	)
	add("--version", action="version", version=f"engross-serve {engross.__version__}")
	return parser


def _port(value: str) -> int:
	number = int(value)
	if not 0 <= number <= 65535:
		raise argparse.ArgumentTypeError(f"{value} is no port")
	return number


def _count(value: str) -> int:
	number = int(value)
	if number < 1:
		raise argparse.ArgumentTypeError(f"{value} is less than 1")
	return number


def read_settings(arguments: list[str]) -> Settings:
	"""The settings that ARGUMENTS and the environment ask for; exits with 2 on what makes no sense."""
	parser = _parser()
	given = parser.parse_args(arguments)
	token = os.environ.get("ENGROSS_TOKEN") or None
	if given.token_file:
		try:
			token = given.token_file.read_text("utf-8").partition("\n")[0].strip()
		except (OSError, UnicodeDecodeError) as error:
			parser.error(f"{given.token_file}: {error}")
		if not token:
			parser.error(f"{given.token_file}: there is no token in its first line")
	try:
		check_origins(given.allow_origin)
	except ValueError as error:
		parser.error(str(error))
	settings = Settings(
		host=given.host,
		port=given.port,
		token=token,
		origins=tuple(given.allow_origin),
		stage=given.stage,
		max_body=given.max_body * MEBIBYTE,
		max_time=float(given.max_time),
		max_running=given.max_running,
		max_waiting=given.max_waiting,
		authorities=tuple(given.authority),
	)
	if not settings.loopback and token is None:
		parser.error(
			f"--host {settings.host}: others than this computer may be served only with a token (--token-file)"
		)
	return settings


def main(arguments: list[str] | None = None) -> int:
	"""Serves until it is stopped. Returns the exit status: 0, or 2 where it could not start."""
	settings = read_settings(sys.argv[1:] if arguments is None else arguments)
	try:
		import uvicorn

		from .app import create_app
	except ModuleNotFoundError as error:
		print(
			f"engross-serve: {error.name} is missing; pip install 'engross[serve]' brings it", file=sys.stderr
		)
		return 2
	try:
		app = create_app(settings)
	except engross.Error as error:
		print(f"engross-serve: {error}", file=sys.stderr)
		return 2
	try:
		listener = socket.create_server(
			(settings.host, settings.port), family=_family(settings.host), backlog=128
		)
	except OSError as error:
		print(
			f"engross-serve: {settings.host}, port {settings.port}: {error.strerror or error}",
			file=sys.stderr,
		)
		return 2
	config = uvicorn.Config(
		app,
		log_level="warning",
		access_log=False,
		server_header=False,
		timeout_keep_alive=5,
		h11_max_incomplete_event_size=HEAD_LENGTH,
		limit_concurrency=MAX_CONNECTIONS,
		timeout_graceful_shutdown=int(settings.max_time),
	)
	with listener:
		host, port = listener.getsockname()[:2]
		address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
		print(f"engross-serve: {address}/ shows the page, {address}/v2 speaks LanguageTool's API", flush=True)
		uvicorn.Server(config).run(sockets=[listener])
	return 0


def _family(host: str) -> socket.AddressFamily:
	return socket.AF_INET6 if ":" in host else socket.AF_INET
