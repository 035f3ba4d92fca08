"""The texts in the folders of the workspace: who cites what. Read in the background, and again when they
change."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lsprotocol.types import Range
from pygls.uris import to_fs_path, urlparse

from ._analysis import Analysis, is_internal

ENDINGS = frozenset((".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".xml", ".xlf", ".xliff", ".tmx"))
"""Formats whose places are places of the file itself."""
LEFT_OUT = frozenset(("node_modules", "__pycache__", "build", "dist"))
ENTRIES = 200_000
"""Entries of folders that are looked at, whatever they are."""


@dataclass(frozen=True, slots=True)
class Mark:
	"""A citation in a file."""

	key: str
	range: Range
	text: str


@dataclass(frozen=True, slots=True)
class Heading:
	"""A name in a file: its title, its symbol, a heading, a paragraph."""

	name: str
	kind: str
	range: Range


@dataclass(frozen=True, slots=True)
class Summary:
	"""What is kept of a text."""

	key: str | None
	"""The identity of the text itself."""
	marks: tuple[Mark, ...]
	headings: tuple[Heading, ...]


NAMED = {"title", "symbol", "heading", "annex", "operative", "preamble"}


def summarize(analysis: Analysis) -> Summary:
	"""What is kept of a text that was read."""
	marks = []
	words = analysis.words.citations
	for index, citation in enumerate(analysis.citations):
		key = analysis.named(index).key
		if key is not None and not is_internal(citation):
			marks.append(Mark(key, analysis.range(citation.span), words[index].text))
	headings = tuple(
		Heading(first_words(plain.text), block.kind, analysis.range(block.span))
		for block, plain in zip(analysis.blocks, analysis.words.outline)
		if block.kind in NAMED
	)
	return Summary(analysis.own_key, tuple(marks), headings)


def first_words(text: str, length: int = 80) -> str:
	"""TEXT in one line, cut between words."""
	line = " ".join(text[: 4 * length].split())
	if len(line) <= length:
		return line
	cut = line.rfind(" ", 0, length)
	return line[: cut if cut > length // 2 else length - 1] + "…"


def path_of(uri: str) -> str | None:
	"""The path of a file: URI, in one spelling; None for any other."""
	try:
		if urlparse(uri)[0] != "file":
			return None
		path = to_fs_path(uri)
	except ValueError:
		return None
	return os.path.normpath(path) if path and "\0" not in path else None


def uri_of(path: str) -> str:
	"""The URI of a file."""
	return "file://" + quote(path, safe="/~:@!$&'()*+,;=")


def texts_in(folders: list[str], limit: int, size: int) -> Iterator[tuple[str, tuple[int, int]]]:
	"""The texts in FOLDERS, nearest first, at most LIMIT, none longer than SIZE: path, and what changes with
	it. Links to folders are not followed; hidden folders and what programs make are left out."""
	seen = found = 0
	waiting = list(folders)
	for folder in waiting:
		try:
			entries = sorted(os.scandir(folder), key=lambda e: e.name)
		except OSError:
			continue
		for entry in entries:
			seen += 1
			if seen > ENTRIES or found >= limit:
				return
			try:
				if entry.is_dir(follow_symlinks=False):
					if not entry.name.startswith(".") and entry.name not in LEFT_OUT:
						waiting.append(entry.path)
				elif Path(entry.name).suffix.lower() in ENDINGS and entry.is_file():
					stat = entry.stat()
					if stat.st_size <= size:
						found += 1
						yield entry.path, (stat.st_mtime_ns, stat.st_size)
			except OSError:
				continue


def read(path: str) -> str:
	"""The text of a file as an editor would show it."""
	data = Path(path).read_bytes()
	if data.startswith((b"\xff\xfe", b"\xfe\xff")):
		return data.decode("utf-16", "replace")
	try:
		return data.decode("utf-8-sig")
	except UnicodeDecodeError:
		return data.decode("cp1252", "replace")
