"""The outline: symbols of a text and of the workspace, and what can be folded."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from lsprotocol import types

from ._analysis import Analysis
from ._files import Summary, first_words
from ._navigate import heading_of

KINDS = {
	"symbol": types.SymbolKind.Key,
	"title": types.SymbolKind.String,
	"opener": types.SymbolKind.Class,
	"preamble": types.SymbolKind.Property,
	"resolves": types.SymbolKind.Class,
	"operative": types.SymbolKind.Method,
	"item": types.SymbolKind.Field,
	"heading": types.SymbolKind.Module,
	"annex": types.SymbolKind.Namespace,
	"quote": types.SymbolKind.String,
	"note": types.SymbolKind.Event,
	"footnote": types.SymbolKind.Constant,
	"closing": types.SymbolKind.Object,
}
APART = ("furniture", "chrome")
MOST = 500
"""Symbols of the workspace in one answer."""


def parents(analysis: Analysis) -> list[int | None]:
	"""For each block the one that it is shown under: the block a level up, "RESOLVES:" for operative
	paragraphs, the opening for the preamble, an annex for what is in it."""
	found: list[int | None] = []
	annex: int | None = None
	leaders: dict[str, int] = {}
	for index, block in enumerate(analysis.blocks):
		if block.kind == "annex":
			annex, leaders = index, {}
		elif block.kind in ("opener", "resolves"):
			leaders[block.kind] = index
		parent = block.parent
		if parent is None or parent >= index:
			leader = {"operative": "resolves", "preamble": "opener"}.get(block.kind)
			parent = leaders.get(leader) if leader else None
			if parent is None and annex is not None and annex != index and block.section:
				parent = annex
		found.append(parent)
	return found


def ends(analysis: Analysis, above: list[int | None]) -> list[int]:
	"""Where each block ends with all that is under it."""
	found = [block.span.end for block in analysis.blocks]
	for index in range(len(found) - 1, -1, -1):
		parent = above[index]
		if parent is not None:
			found[parent] = max(found[parent], found[index])
	return found


def symbols(analysis: Analysis) -> list[types.DocumentSymbol]:
	"""The outline as a tree."""
	above = parents(analysis)
	last = ends(analysis, above)
	made: list[types.DocumentSymbol | None] = []
	roots: list[types.DocumentSymbol] = []
	for index, block in enumerate(analysis.blocks):
		kind = KINDS.get(block.kind)
		if kind is None:
			made.append(None)
			continue
		symbol = types.DocumentSymbol(
			name=first_words(analysis.words.outline[index].text) or block.kind,
			detail=block.kind,
			kind=kind,
			range=analysis.lines.range(block.span.start, last[index]),
			selection_range=analysis.range(heading_of(block)),
			children=[],
		)
		made.append(symbol)
		parent = above[index]
		holder = made[parent] if parent is not None else None
		(roots if holder is None or holder.children is None else list_of(holder)).append(symbol)
	return roots


def list_of(symbol: types.DocumentSymbol) -> list[types.DocumentSymbol]:
	"""The children of SYMBOL, to add to."""
	if not isinstance(symbol.children, list):
		symbol.children = list(symbol.children or ())
	return symbol.children


def flat(analysis: Analysis, uri: str) -> list[types.SymbolInformation]:
	"""The same for clients that take no tree."""
	return [
		types.SymbolInformation(
			location=types.Location(uri, analysis.range(block.span)),
			name=first_words(words.text) or block.kind,
			kind=KINDS[block.kind],
		)
		for block, words in zip(analysis.blocks, analysis.words.outline)
		if block.kind in KINDS
	]


def folds(analysis: Analysis) -> list[types.FoldingRange]:
	"""What can be folded: paragraphs with what is under them, annexes, notes, and what is no text of the
	draft."""
	above = parents(analysis)
	last = ends(analysis, above)
	found = []
	for index, block in enumerate(analysis.blocks):
		if block.kind not in APART:
			found.append(_fold(analysis, block.span.start, last[index], None))
	for apart, group in groupby(analysis.blocks, key=lambda b: b.kind in APART):
		run = list(group)
		if apart:
			kind = types.FoldingRangeKind.Comment
			found.append(_fold(analysis, run[0].span.start, run[-1].span.end, kind))
	seen: set[int] = set()
	result = []
	for fold in filter(None, found):
		if fold.start_line not in seen:
			seen.add(fold.start_line)
			result.append(fold)
	return result


def _fold(
	analysis: Analysis, start: int, end: int, kind: types.FoldingRangeKind | None
) -> types.FoldingRange | None:
	first, last = analysis.lines.line_of(start), analysis.lines.line_of(end)
	return types.FoldingRange(first, last, kind=kind) if last > first else None


def workspace_symbols(
	summaries: Mapping[str, Summary], uris: Mapping[str, str], query: str
) -> list[types.WorkspaceSymbol]:
	"""The headings, paragraphs and citations in the workspace that hold every word of QUERY, at most MOST."""
	words = query.casefold().split()
	found: list[types.WorkspaceSymbol] = []
	for path, summary in summaries.items():
		named = [(h.name, KINDS.get(h.kind, types.SymbolKind.String), h.range) for h in summary.headings]
		if words:
			named += [(mark.text, types.SymbolKind.Constant, mark.range) for mark in summary.marks]
		for name, kind, range in named:
			folded = name.casefold()
			if all(word in folded for word in words):
				location = types.Location(uris[path], range)
				found.append(types.WorkspaceSymbol(location=location, name=" ".join(name.split()), kind=kind))
				if len(found) >= MOST:
					return found
	return found
