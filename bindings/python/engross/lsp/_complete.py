"""Completion of citations and titles from the authority."""

from __future__ import annotations

import re
from bisect import bisect_left

from lsprotocol import types

import engross

from ._analysis import Analysis
from ._text import Lines

SHORTEST = 2
"""Characters to type before anything is offered."""
BEFORE = 160
"""Characters of the line that are looked at."""
MOST = 50
WORD = re.compile(r"(?<![\w/.-])[\w\"“«]")
OPENERS = '"“«'
TRIGGERS = ["/", ".", "(", " ", *OPENERS]


class Titles:
	"""The records of one authority, by the beginnings of their symbols and titles."""

	def __init__(self, context: engross.Context, language: str | None = None) -> None:
		records = context.records(language=language)
		self.context = context
		self.by_key = {record.key: record for record in records}
		self._names = _sorted((r.canonical, r) for r in records)
		self._titles = _sorted((r.title, r) for r in records)

	def names(self, prefix: str) -> list[tuple[str, engross.Record]]:
		"""Records whose symbol begins with PREFIX."""
		return _beginning(self._names, prefix)

	def titles(self, prefix: str) -> list[tuple[str, engross.Record]]:
		"""Records whose title begins with PREFIX."""
		return _beginning(self._titles, prefix)


Entry = tuple[str, str, engross.Record]


def _fold(text: str) -> str:
	return " ".join(text.casefold().replace("\xa0", " ").split())


def _sorted(pairs: object) -> list[Entry]:
	entries = [(_fold(name), name, record) for name, record in pairs if name]  # type: ignore[attr-defined]
	return sorted(entries, key=lambda entry: entry[:2])


def _beginning(entries: list[Entry], prefix: str) -> list[tuple[str, engross.Record]]:
	folded = _fold(prefix)
	found: list[tuple[str, engross.Record]] = []
	for i in range(bisect_left(entries, folded, key=lambda e: e[0]), len(entries)):
		if not entries[i][0].startswith(folded) or len(found) > MOST:
			break
		found.append((entries[i][1], entries[i][2]))
	return found


def complete(lines: Lines, offset: int, titles: Titles, analysis: Analysis | None) -> types.CompletionList:
	"""What can go on from what is typed before OFFSET: a symbol, or a title after a quotation mark. ANALYSIS:
	of the text as it is, to know which citation the title belongs to."""
	begin = max(lines.start(lines.line_of(offset)), offset - BEFORE)
	typed = lines.text[begin:offset]
	for match in WORD.finditer(typed):
		quoted = match[0] in OPENERS
		prefix = typed[match.start() + quoted :]
		if quoted:
			found = _cited_title(analysis, titles, begin + match.start(), prefix)
			if not found and len(prefix.strip()) >= SHORTEST:
				found = titles.titles(prefix)
		else:
			found = titles.names(prefix) if len(prefix.strip()) >= SHORTEST else []
		if found:
			range = lines.range(offset - len(prefix), offset)
			items = [_item(name, record, range, quoted) for name, record in found[:MOST]]
			return types.CompletionList(len(found) > MOST, items)
	return types.CompletionList(False, [])


def _cited_title(
	analysis: Analysis | None, titles: Titles, quote: int, prefix: str
) -> list[tuple[str, engross.Record]]:
	"""The title of what is cited before the quotation mark at QUOTE."""
	if analysis is None:
		return []
	for citation in reversed(analysis.citations):
		if citation.span.end <= quote and quote - citation.span.end <= 40:
			record = titles.by_key.get(citation.key or "") or citation.record
			if record and record.title and _fold(record.title).startswith(_fold(prefix)):
				return [(record.title, record)]
			return []
	return []


def _item(name: str, record: engross.Record, range: types.Range, quoted: bool) -> types.CompletionItem:
	facts = [record.title if not quoted else record.canonical, record.date, record.session]
	return types.CompletionItem(
		label=name,
		kind=types.CompletionItemKind.Text if quoted else types.CompletionItemKind.Reference,
		detail=record.canonical if quoted else record.title,
		documentation="\n".join(filter(None, facts)),
		filter_text=name,
		text_edit=types.TextEdit(range, name),
	)
