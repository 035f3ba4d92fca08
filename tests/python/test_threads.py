"""One context and one document, many threads."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import engross
from conftest import SAMPLES

TEXT = (SAMPLES / "coastal-schools.txt").read_text(encoding="utf-8")


def test_threads_share_the_default_context() -> None:
	expected = list(engross.check(TEXT))
	with ThreadPoolExecutor(8) as pool:
		for found in pool.map(lambda i: list(engross.check(TEXT + " " * (i % 3))), range(200)):
			assert found == expected


def test_threads_share_a_document() -> None:
	document = engross.parse(TEXT)
	expected = list(engross.check(TEXT)), engross.cite(TEXT), engross.parse(TEXT).outline

	def look(_: int) -> object:
		return list(document.check()), document.citations, document.outline

	with ThreadPoolExecutor(8) as pool:
		assert all(seen == expected for seen in pool.map(look, range(100)))


def test_the_default_context_is_made_once() -> None:
	program = (
		"import engross, threading; seen = set();"
		"look = lambda: seen.add(id(engross.default_context()));"
		"threads = [threading.Thread(target=look) for _ in range(8)];"
		"[t.start() for t in threads]; [t.join() for t in threads]; assert len(seen) == 1, seen"
	)
	subprocess.run([sys.executable, "-c", program], check=True)


def test_the_library_runs_beside_python() -> None:
	"""While one thread is in the library another goes on: the interpreter's lock is let go."""
	large = engross.parse((TEXT + "\n\n") * 400)
	ticks = 0
	done = threading.Event()

	def work() -> None:
		large.check()
		done.set()

	worker = threading.Thread(target=work)
	worker.start()
	while not done.is_set():
		ticks += 1
		time.sleep(0)
	worker.join()
	assert ticks > 10


def test_checkers_run_on_each_thread() -> None:
	class Threaded(engross.Checker):
		name = "threaded"
		summary = "reports its thread"
		codes = (engross.Code("threaded/here", "here"),)

		def check(self, document: engross.PlainText, run: engross.Run) -> Iterable[engross.Report]:
			if document.text == "fail":
				raise ValueError(threading.get_ident())
			yield engross.Report("threaded/here", (0, len(document.text)), str(threading.get_ident()))

	context = engross.Context(checkers=[Threaded])

	def run(number: int) -> bool:
		try:
			(finding,) = context.check("fail" if number % 3 else f"text {number}", only="threaded")
		except engross.CheckerError as error:
			return bool(number % 3) and str(threading.get_ident()) in str(error)
		return finding.text == f"text {number}" and finding.message == str(threading.get_ident())

	with ThreadPoolExecutor(6) as pool:
		assert all(pool.map(run, range(120)))
