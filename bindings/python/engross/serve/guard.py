"""What every request passes first: whose it is, how long it is, how long it may take."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

import anyio
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .settings import Settings

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
METHODS = "GET, POST, OPTIONS"


class Refusal(Exception):
	"""A request that is not answered; STATUS and the line that says why."""

	def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
		super().__init__(message)
		self.status = status
		self.message = message
		self.headers = headers

	def response(self) -> Response:
		return PlainTextResponse(f"Error: {self.message}\n", self.status, self.headers)


def shows_token(settings: Settings, request: Request, api_key: str | None = None) -> bool:
	"""Whether REQUEST bears the token, where there is one to bear."""
	if settings.token is None:
		return True
	scheme, _, credentials = request.headers.get("authorization", "").partition(" ")
	shown = [credentials.strip()] if scheme.lower() == "bearer" else []
	if api_key is not None:
		shown.append(api_key)
	expected = settings.token.encode()
	return any(hmac.compare_digest(one.encode(), expected) for one in shown)


def require_token(settings: Settings, request: Request, api_key: str | None = None) -> None:
	"""Refuses a request without the token."""
	if not shows_token(settings, request, api_key):
		raise Refusal(401, "this server wants a token", {"WWW-Authenticate": 'Bearer realm="engross"'})


class Guard:
	"""Middleware. A page of another site must not reach a server on this computer: neither by its own name made to
	point here (the Host header tells) nor by a request from the browser (the Origin header tells)."""

	def __init__(self, app: ASGIApp, settings: Settings) -> None:
		self._app = app
		self._settings = settings
		self._hosts = LOCAL_NAMES | {settings.host} if settings.loopback else None

	async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
		if scope["type"] != "http":
			await self._app(scope, receive, send)
			return
		started = False

		async def watch(message: Message) -> None:
			nonlocal started
			if message["type"] == "http.response.start":
				started = True
				self._head(message, origin)
			await send(message)

		origin = None
		try:
			origin = self._origin(Headers(scope=scope))
			if scope["method"] == "OPTIONS" and origin:
				await Response(status_code=204)(scope, receive, watch)
				return
			with anyio.fail_after(self._settings.max_time):
				await self._app(scope, self._limited(Headers(scope=scope), receive), watch)
		except (Refusal, TimeoutError) as error:
			if started:
				raise
			refusal = (
				error
				if isinstance(error, Refusal)
				else Refusal(503, f"no answer within {self._settings.max_time:g} seconds")
			)
			await refusal.response()(scope, receive, watch)

	def _origin(self, headers: Headers) -> str | None:
		"""The foreign origin that may call, or None where the call is not a browser's from elsewhere."""
		host = headers.get("host", "")
		if self._hosts is not None and _host_name(host) not in self._hosts:
			raise Refusal(403, "this server answers to its own name only")
		origin = headers.get("origin")
		if origin is None or origin in (f"http://{host}", f"https://{host}"):
			return None
		if origin not in self._settings.origins:
			raise Refusal(403, f"the origin {origin[:100]} may not call; see --allow-origin")
		return origin

	def _limited(self, headers: Headers, receive: Receive) -> Receive:
		"""RECEIVE, until more than the limit has come."""
		limit = self._settings.max_body
		length = headers.get("content-length", "")
		if length.isdigit() and int(length) > limit:
			raise Refusal(413, f"the request is longer than {limit} bytes")
		taken = 0

		async def limited() -> Message:
			nonlocal taken
			message = await receive()
			taken += len(message.get("body", b""))
			if taken > limit:
				raise Refusal(413, f"the request is longer than {limit} bytes")
			return message

		return limited

	@staticmethod
	def _head(message: Message, origin: str | None) -> None:
		headers = MutableHeaders(scope=message)
		headers["X-Content-Type-Options"] = "nosniff"
		headers["Referrer-Policy"] = "no-referrer"
		headers.setdefault("Cache-Control", "no-store")
		headers.add_vary_header("Origin")
		if origin:
			headers["Access-Control-Allow-Origin"] = origin
			headers["Access-Control-Allow-Methods"] = METHODS
			headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"


def _host_name(host: str) -> str:
	"""The name in a Host header, without its port."""
	try:
		return urlsplit(f"//{host}").hostname or ""
	except ValueError:
		return ""
