"""What a server is started with."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from engross import Stage

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Settings:
	"""Where the server listens, whom it answers and how much it takes on."""

	host: str = "127.0.0.1"
	port: int = 8081
	"""That of a local LanguageTool, which many clients expect."""
	token: str | None = None
	"""What a request must show as a bearer token or, as LanguageTool's clients do, as `apiKey`. None: nothing."""
	origins: tuple[str, ...] = ()
	"""Origins of web pages and browser add-ons that may call, besides the server's own page."""
	stage: Stage = "adoption"
	max_body: int = 20 * MEBIBYTE
	"""Bytes of one request."""
	max_time: float = 20.0
	"""Seconds from a request's first byte to its answer."""
	max_running: int = 2
	"""Documents in work at the same time."""
	max_waiting: int = 16
	"""Requests that wait for one of these; what comes beyond is refused."""
	max_reports: int = 32
	"""Reports of the page that are kept for its frame, the latest ones."""
	authorities: tuple[str, ...] = ()
	"""Authority files laid over the one that comes with Engross."""

	@property
	def loopback(self) -> bool:
		"""Whether the server listens to this computer alone."""
		if self.host == "localhost":
			return True
		try:
			return ipaddress.ip_address(self.host).is_loopback
		except ValueError:
			return False


def check_origins(origins: Iterable[str]) -> None:
	"""Raises ValueError for what is no origin ("https://example.org", "moz-extension://...")."""
	for origin in origins:
		parts = urlsplit(origin)
		if not parts.scheme or not parts.netloc or parts.path or parts.query or parts.fragment:
			raise ValueError(f"{origin!r} is no origin, as https://example.org is")
