"""Runs the library in threads: so many at a time, each with an end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

import engross

from .guard import Refusal
from .settings import Settings

Answer = TypeVar("Answer")


class Deadline:
	"""When work must end. It is handed to the library, which asks now and then."""

	def __init__(self, seconds: float) -> None:
		self._end = time.monotonic() + seconds
		self._ended = threading.Event()

	def end(self) -> None:
		"""Ends the work now."""
		self._ended.set()

	def __call__(self) -> bool:
		return self._ended.is_set() or time.monotonic() > self._end


class Workers:
	"""The threads, and the context that they share."""

	def __init__(self, settings: Settings, context: engross.Context | None = None) -> None:
		self._settings = settings
		self._limiter: anyio.CapacityLimiter | None = None
		self._waiting = 0
		self.context = context or engross.Context(authorities=settings.authorities, stage=settings.stage)

	async def run(self, work: Callable[[engross.Context, Deadline], Answer]) -> Answer:
		"""What WORK returns, called in a thread. Too many at once are refused; what the library says of a bad document
		becomes a refusal with its words."""
		if self._limiter is None:
			self._limiter = anyio.CapacityLimiter(self._settings.max_running)
		if self._waiting >= self._settings.max_running + self._settings.max_waiting:
			raise Refusal(503, "too many requests at once", {"Retry-After": "1"})
		deadline = Deadline(self._settings.max_time)
		self._waiting += 1
		try:
			return await anyio.to_thread.run_sync(
				lambda: work(self.context, deadline), limiter=self._limiter, abandon_on_cancel=True
			)
		except engross.CancelledError:
			raise Refusal(503, f"no answer within {self._settings.max_time:g} seconds") from None
		except engross.LimitError as error:
			raise Refusal(413, str(error)) from error
		except (engross.FormatError, UnicodeEncodeError) as error:
			raise Refusal(400, str(error)) from error
		finally:
			deadline.end()
			self._waiting -= 1
