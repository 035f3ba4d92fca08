"""What is said of a citation, and where it leads."""

from __future__ import annotations

import re

from lsprotocol import types

import engross

from ._analysis import Analysis, is_internal, outer
from ._files import first_words

MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
EXCERPT = 300


def hover(analysis: Analysis, offset: int, markdown: bool) -> types.Hover | None:
	"""What is known of the citation at OFFSET, or the paragraph that a reference there leads to."""
	index = analysis.citation_at(offset)
	if index is None:
		return None
	citation = analysis.citations[index]
	kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
	lines = _reference(analysis, index, offset) if is_internal(citation) else _described(analysis, index)
	text = _markdown(lines) if markdown else _plain(lines)
	start, end = outer(citation)
	return types.Hover(types.MarkupContent(kind, text), analysis.lines.range(start, end))


def _reference(analysis: Analysis, index: int, offset: int) -> list[tuple[str, str]]:
	name = first_words(analysis.words.citations[index].text)
	target = analysis.target(index, offset)
	if target is None:
		return [("name", name), ("text", "leads to no paragraph of this text")]
	return [("name", name), ("text", first_words(analysis.words.outline[target].text, EXCERPT))]


def _described(analysis: Analysis, index: int) -> list[tuple[str, str]]:
	citation = analysis.named(index)
	record = citation.record
	words = analysis.words.citations[analysis.origins[index]].text
	lines = [("name", citation.canonical or (record and record.canonical) or first_words(words))]
	if record and record.title and record.title != lines[0][1]:
		lines.append(("text", record.title))
	if record:
		facts = [
			f"{'held' if citation.form == 'event' else 'adopted'} {record.date}" if record.date else "",
			f"session {record.session}" if record.session else "",
			record.place or "",
		]
		if any(facts):
			lines.append(("text", ", ".join(filter(None, facts))))
	verdict = citation.verdict + (f": {citation.proof}" if citation.proof else "")
	lines.append(("verdict", verdict))
	if record and record.note:
		lines.append(("text", record.note))
	if record and record.url:
		lines.append(("link", record.url))
	return lines


def _markdown(lines: list[tuple[str, str]]) -> str:
	made = []
	for kind, text in lines:
		if kind == "link":
			made.append(f"<{text}>")
			continue
		safe = MARKDOWN.sub(r"\\\1", text)
		made.append({"name": f"**{safe}**", "verdict": f"*{safe}*"}.get(kind, safe))
	return "\n\n".join(made)


def _plain(lines: list[tuple[str, str]]) -> str:
	return "\n".join(text for _, text in lines)


def links(analysis: Analysis) -> list[types.DocumentLink]:
	"""A link for each citation whose page is known."""
	found = []
	for index, citation in enumerate(analysis.citations):
		record = analysis.named(index).record
		if record and record.url:
			tooltip = record.title or record.canonical
			found.append(
				types.DocumentLink(analysis.range(citation.span), target=record.url, tooltip=tooltip)
			)
	return found


def hints(analysis: Analysis, start: int, end: int) -> list[types.InlayHint]:
	"""The title behind each citation between START and END that does not quote it itself."""
	found = []
	for citation in analysis.citations:
		title = citation.record and citation.record.title
		if (
			start <= citation.span.end <= end
			and title
			and not is_internal(citation)
			and not _quotes(citation)
		):
			found.append(
				types.InlayHint(
					analysis.lines.position(citation.span.end),
					first_words(title, 48),
					tooltip=title,
					padding_left=True,
				)
			)
	return found


def _quotes(citation: engross.Citation) -> bool:
	return citation.title is not None or citation.form in ("instrument", "event")
