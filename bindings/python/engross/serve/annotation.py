"""Text with markup, as LanguageTool's API takes it in `data`: what is text, what is markup, and what the markup means.

The offsets of an answer count all of it, text and markup, in UTF-16 units.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, field


def utf16_length(text: str) -> int:
	"""The UTF-16 units of TEXT."""
	return len(text) + sum(1 for c in text if c > "\uffff") if not text.isascii() else len(text)


@dataclass(slots=True)
class Annotated:
	"""The text to be read, and where its pieces stand in what was sent."""

	text: str = ""
	_read: list[int] = field(default_factory=list)
	"""Where each piece begins in `text`."""
	_sent: list[tuple[int, int, bool]] = field(default_factory=list)
	"""Where it begins and ends in what was sent, and whether it is the same there."""
	_length: int = 0

	def to_sent(self, start: int, end: int) -> tuple[int, int]:
		"""The place of [START, END) of the text in what was sent. A place inside markup grows to the whole of it."""
		if not self._read:
			return start, end
		first = max(bisect_right(self._read, start) - 1, 0)
		last = max(bisect_right(self._read, max(end - 1, start)) - 1, 0)
		begin, finish, same = self._sent[first]
		start = begin + start - self._read[first] if same else begin
		begin, finish, same = self._sent[last]
		return start, begin + end - self._read[last] if same else finish


def plain(text: str) -> Annotated:
	"""TEXT without markup."""
	return Annotated(text)


def read_annotation(data: str) -> Annotated:
	"""Reads the JSON of `data`; ValueError says what is wrong with it."""
	try:
		document = json.loads(data)
	except (json.JSONDecodeError, RecursionError) as error:
		raise ValueError(f"data: not JSON: {error}") from error
	if isinstance(document, dict) and isinstance(document.get("text"), str) and "annotation" not in document:
		return plain(document["text"])
	pieces = document.get("annotation") if isinstance(document, dict) else None
	if not isinstance(pieces, list):
		raise ValueError('data: there is neither "text" nor a list "annotation"')
	found = Annotated()
	texts, read, sent = [], 0, 0
	for i, piece in enumerate(pieces):
		text, markup, meaning = _members(piece, i)
		shown = text if text is not None else meaning
		length = utf16_length(text if text is not None else markup or "")
		if shown:
			found._read.append(read)
			found._sent.append((sent, sent + length, text is not None))
			texts.append(shown)
			read += utf16_length(shown)
		sent += length
	found.text = "".join(texts)
	return found


def _members(piece: object, index: int) -> tuple[str | None, str | None, str]:
	if not isinstance(piece, dict):
		raise ValueError(f"data: annotation {index} is no object")
	text, markup, meaning = piece.get("text"), piece.get("markup"), piece.get("interpretAs", "")
	if (isinstance(text, str) == isinstance(markup, str)) or not isinstance(meaning, str):
		raise ValueError(f'data: annotation {index} must have either "text" or "markup"')
	return text, markup, meaning
