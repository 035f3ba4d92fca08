"""Semantic tokens: citations, coloured by what they are and whether they hold."""

from __future__ import annotations

from collections.abc import Iterable

from lsprotocol import types

from ._analysis import Analysis, is_internal

TYPES = ["citation"]
MODIFIERS = ["verified", "contradicted", "plausible", "unknown", "internal", "anaphora"]
LEGEND = types.SemanticTokensLegend(TYPES, MODIFIERS)
_BIT = {name: 1 << bit for bit, name in enumerate(MODIFIERS)}


def tokens(analysis: Analysis, start: int, end: int) -> list[int]:
	"""The tokens between START and END as the protocol packs them. A citation that runs over lines is one
	token a line; of two that overlap the later gets what the first leaves."""
	data: list[int] = []
	lines = analysis.lines
	last_line = last_column = 0
	done = 0
	for citation in sorted(analysis.citations, key=lambda c: (c.span.start, -c.span.end)):
		if citation.span.end <= start or citation.span.start >= end:
			continue
		bits = _BIT["internal"] if is_internal(citation) else _BIT[citation.verdict]
		if citation.form == "anaphora":
			bits |= _BIT["anaphora"]
		for first, last in _pieces(analysis, max(done, citation.span.start), citation.span.end):
			place = lines.position(first)
			column = place.character - (last_column if place.line == last_line else 0)
			data += place.line - last_line, column, lines.units(first, last), 0, bits
			last_line, last_column = place.line, place.character
		done = max(done, citation.span.end)
	return data


def _pieces(analysis: Analysis, start: int, end: int) -> Iterable[tuple[int, int]]:
	lines = analysis.lines
	line = lines.line_of(start)
	while start < end:
		stop = min(end, lines.line_end(line))
		if start < stop:
			yield start, stop
		line += 1
		start = max(start, lines.start(line))
