"""Many small calls leave nothing behind."""

from __future__ import annotations

import gc
import resource
import tracemalloc
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path

import engross
import engross._memory
import pytest

TEXT = "AG/RES. 1948 (XXXIII-O/O3) [Tr: é]"


def resident() -> int:
	"""Kilobytes of memory in use, where the system tells; otherwise the most there ever were."""
	try:
		return (
			int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
			* resource.getpagesize()
			// 1024
		)
	except OSError:
		return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def fail() -> None:
	with pytest.raises(engross.UsageError):
		engross.check("x", only="nothing")


class Quiet(engross.Checker):
	name = "quiet"
	summary = "finds the first character"
	codes = (engross.Code("quiet/first", "the first"),)

	def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
		yield engross.Report("quiet/first", (0, 1))


QUIET = engross.Context(checkers=[Quiet], base_plugins=False, base_authority=False)

CALLS: list[tuple[int, Callable[[], object]]] = [
	(40_000, lambda: engross.check("é", only="citation")),
	(25_000, lambda: engross.parse(TEXT)),
	(10_000, lambda: engross.resolve("A/RES/61/180")),
	(10_000, lambda: list(engross.check(TEXT))),
	(10_000, lambda: len(QUIET.check(TEXT))),
	(2_000, lambda: engross.diff("1. One.", "1. Two.").changes),
	(2_000, lambda: engross.parse(TEXT, units="utf-16").outline),
	(1_000, fail),
]


def test_a_hundred_thousand_calls() -> None:
	assert sum(count for count, _ in CALLS) >= 100_000
	for _, call in CALLS:
		for _ in range(50):
			call()
	gc.collect()
	before = resident()
	for count, call in CALLS:
		for _ in range(count):
			call()
	gc.collect()
	assert resident() - before < 2048, "kilobytes were left behind"


def test_nothing_of_python_is_left() -> None:
	def once() -> None:
		for _, call in CALLS:
			for _ in range(20):
				call()

	once()
	gc.collect()
	tracemalloc.start()
	try:
		once()
		gc.collect()
		before = tracemalloc.take_snapshot()
		for _ in range(10):
			once()
		gc.collect()
		after = tracemalloc.take_snapshot()
	finally:
		tracemalloc.stop()
	own = [
		difference
		for difference in after.compare_to(before, "filename")
		if "engross" in difference.traceback[0].filename and difference.traceback[0].filename != __file__
	]
	assert sum(difference.size_diff for difference in own) < 2048, own


def test_what_is_lent_is_given_back() -> None:
	class Buffer(bytearray):
		pass

	data = Buffer(TEXT.encode())
	alive = weakref.ref(data)
	findings = engross.check(data)
	del data
	gc.collect()
	assert alive() is not None and findings[0].text == "O3"
	del findings
	gc.collect()
	assert alive() is None


def test_any_order_of_going() -> None:
	context = engross.Context()
	document = context.parse(TEXT)
	findings = document.check()
	plain = document.plain
	del context, document
	gc.collect()
	assert plain.citations[0].text == "AG/RES. 1948 (XXXIII-O/O3)"
	del plain
	gc.collect()
	assert findings[0].text == "O3" and findings.document.text == TEXT


def test_cycles_go_in_any_order() -> None:
	"""What the collector of cycles takes apart in an order of its own."""

	class Ring:
		def __init__(self, *parts: object) -> None:
			self.parts = [*parts, self]

	for _ in range(30):
		context = engross.Context(checkers=[Quiet], base_plugins=False, base_authority=False)
		document = context.parse(TEXT)
		Ring(context, document, document.plain, document.check(), context.diff(document, document))
		Ring(document.check(), document, context)
		with pytest.raises(engross.PluginError) as raised:
			engross.Context(checkers=[Quiet, Quiet])
		Ring(raised)
		del context, document, raised
		gc.collect()
	assert len(engross._memory._kept) < 30
