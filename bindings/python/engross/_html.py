"""Small HTML for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
	from ._comparison import Comparison
	from ._document import Document
	from ._findings import Findings

MOST = 200
"""Rows that a notebook shows; the rest is counted."""
COLORS = {
	"error": "#fdd",
	"warning": "#fec",
	"info": "#def",
	"contradicted": "#fdd",
	"verified": "#dfd",
	"plausible": "#fec",
	"unknown": "#eee",
}


def _mark(text: str, color: str, title: str = "") -> str:
	return f'<mark style="background:{color};color:#000" title="{escape(title)}">{escape(text)}</mark>'


def _table(caption: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], total: int) -> str:
	more = f"<p>… and {total - len(rows)} more</p>" if total > len(rows) else ""
	cells = "".join(f"<th>{escape(name)}</th>" for name in head)
	body = "".join(
		"<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in row) + "</tr>" for row in rows
	)
	return (
		f'<div class="engross"><table><caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead>'
		f"<tbody>{body}</tbody></table>{more}</div>"
	)


def findings_html(findings: Findings) -> str:
	"""A row for each finding."""
	rows = [
		(
			f"{f.line}:{f.column}",
			_mark(f.level, COLORS[f.level]),
			f"<code>{escape(f.code)}</code>",
			escape(f.message),
			_mark(f.text, COLORS[f.level]) if f.text else "",
			"" if f.fix is None else escape(f.fix.replacement) or "<i>delete</i>",
		)
		for f in findings[:MOST]
	]
	return _table(
		repr(findings)[1:-1], ("place", "level", "code", "message", "text", "fix"), rows, len(findings)
	)


def document_html(document: Document) -> str:
	"""The normalized text with its citations marked."""
	plain = document.plain
	pieces: list[str] = []
	at = 0
	for citation in plain.citations:
		if citation.span.start < at:
			continue
		pieces.append(escape(plain.cut((at, citation.span.start))))
		pieces.append(
			_mark(citation.text, COLORS[citation.verdict], f"{citation.key or ''}: {citation.proof or ''}")
		)
		at = citation.span.end
	pieces.append(escape(plain.cut((at, plain.length))))
	return f'<div class="engross" style="white-space:pre-wrap">{"".join(pieces)}</div>'


def comparison_html(comparison: Comparison) -> str:
	"""The library's own page of both drafts, in a frame of its own."""
	page = escape(comparison.render("html"))
	return (
		f'<iframe class="engross" title="{escape(repr(comparison)[1:-1])}" sandbox="allow-scripts" '
		f'style="width:100%;height:36rem;border:1px solid #ccc" srcdoc="{page}"></iframe>'
	)
