"""What a notebook shows."""

from __future__ import annotations

from html.parser import HTMLParser

import engross
from conftest import SAMPLES


class Balanced(HTMLParser):
	"""Follows the tags, each of which must be closed, and keeps the text."""

	def __init__(self, html: str) -> None:
		super().__init__()
		self.open: list[str] = []
		self.tags: list[str] = []
		self.words = ""
		self.feed(html)
		self.close()
		assert not self.open

	def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
		self.tags.append(tag)
		self.open.append(tag)

	def handle_endtag(self, tag: str) -> None:
		assert self.open.pop() == tag

	def handle_data(self, data: str) -> None:
		self.words += data


HOSTILE = '<script>alert(1)</script> AG/RES. 1948 (XXXIII-O/O3) [Tr: <b>&amp;"]'


def test_document() -> None:
	page = Balanced(engross.parse(HOSTILE, format="text")._repr_html_())
	assert page.tags == ["div", "mark"] and page.words == HOSTILE
	wide = engross.parse("😀 " + HOSTILE, format="text", units="utf-16")
	assert Balanced(wide._repr_html_()).words == "😀 " + HOSTILE


def test_findings() -> None:
	findings = engross.parse(HOSTILE, format="text").check()
	page = Balanced(findings._repr_html_())
	assert "script" not in page.tags and page.tags.count("tr") == len(findings) + 1
	assert "O3" in page.words and "citation/malformed" in page.words
	many = engross.check("[Tr: what?] " * 500)
	assert "and 300 more" in Balanced(many._repr_html_()).words


def test_comparison() -> None:
	frame = Frame()
	frame.feed(engross.diff(SAMPLES / "harbours-rev1.txt", SAMPLES / "harbours-rev2.txt")._repr_html_())
	assert frame.sandbox == "allow-scripts" and frame.page.startswith("<!DOCTYPE html>")
	assert "rev. 1" in frame.page and "default-src 'none'" in frame.page


class Frame(HTMLParser):
	"""The page inside a frame."""

	page = ""
	sandbox: str | None = None

	def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
		assert tag == "iframe"
		self.page = dict(attrs)["srcdoc"] or ""
		self.sandbox = dict(attrs)["sandbox"]
