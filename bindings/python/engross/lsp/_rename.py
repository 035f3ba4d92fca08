"""Rename: a citation wherever it stands in the workspace, a paragraph's number with the references to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lsprotocol import types

import engross
from engross._memory import text as _string
from engross._native import lib

from ._analysis import Analysis, is_internal
from ._edits import workspace_edit
from ._navigate import all_targets, subject_at
from ._text import sound

if TYPE_CHECKING:
	from ._server import Server

CITED = ("symbol", "prose", "list-item")
"""Forms that say the number of what they name."""
AROUND = 400
"""Characters before a citation that tell what its words mean."""
NUMBERED = ("operative", "item")


class RenameError(ValueError):
	"""Why it cannot be renamed, for the user."""


def prepare(analysis: Analysis, offset: int) -> types.Range | None:
	"""What would be renamed at OFFSET: the citation, or the paragraph's number."""
	index = analysis.citation_at(offset)
	if index is None:
		number = _marker_number(analysis, offset)
		return None if number is None else analysis.lines.range(*number)
	citation = analysis.citations[index]
	if is_internal(citation):
		found = _number_at(analysis, citation, offset)
		return None if found is None else analysis.lines.range(found[1], found[2])
	if citation.form in CITED and citation.key is not None:
		return analysis.range(citation.span)
	return None


async def rename(server: Server, uri: str, analysis: Analysis, offset: int, name: str) -> types.WorkspaceEdit:
	"""The edits that call what is at OFFSET NAME. Raises RenameError."""
	if prepare(analysis, offset) is None:
		raise RenameError("there is no citation and no paragraph's number here")
	subject = subject_at(analysis, offset)
	if subject is None:
		raise RenameError("the reference leads to no paragraph of this text")
	if subject.key is None:
		return workspace_edit(server, {uri: _number_edits(analysis, subject.block, name.strip())})
	new = _resolved(await server.context(), name.strip())
	edits = {}
	for path, summary in (await server.index.all()).items():
		if any(mark.key == subject.key for mark in summary.marks):
			other_uri = server.uri_of(path)
			other, _ = await server.asked(other_uri)
			edits[other_uri] = _citation_edits(await server.context(), other, subject.key, new)
	if uri not in edits:
		edits[uri] = _citation_edits(await server.context(), analysis, subject.key, new)
	return workspace_edit(server, {uri: made for uri, made in edits.items() if made})


def _resolved(context: engross.Context, name: str) -> engross.Citation:
	try:
		new = context.resolve(name)
	except (engross.Error, ValueError) as error:
		raise RenameError(f'"{name}" is no citation') from error
	if new.key is None or new.text != name:
		raise RenameError(f'"{name}" is no citation')
	return new


def _citation_edits(
	context: engross.Context, analysis: Analysis, key: str, new: engross.Citation
) -> list[types.TextEdit]:
	edits = []
	for index, citation in enumerate(analysis.citations):
		if citation.key == key and citation.form in CITED:
			text = _renamed(context, analysis, index, new)
			if text != citation.text:
				edits.append(types.TextEdit(analysis.range(citation.span), text))
	return edits


def _renamed(context: engross.Context, analysis: Analysis, index: int, new: engross.Citation) -> str:
	"""The citation INDEX as it reads for NEW: words keep their own form, with other numbers, where that says
	the same; a symbol, and all else, reads as NEW was given."""
	citation = analysis.citations[index]
	if citation.form == "symbol":
		return new.text
	pieces: list[str] = []
	at, end = citation.span.start, citation.span.end
	for name, start, stop in _fields(analysis, index):
		value = new.fields.get(name)
		if value is None and name in citation.fields:
			return new.text
		if value is not None and at <= start and stop <= end and value != citation.fields[name]:
			pieces += analysis.lines.text[at:start], value
			at = stop
	text = "".join(pieces) + analysis.lines.text[at:end]
	return text if pieces and _means(context, analysis, citation, text, new) else new.text


def _means(
	context: engross.Context,
	analysis: Analysis,
	citation: engross.Citation,
	text: str,
	new: engross.Citation,
) -> bool:
	"""Whether TEXT, in place of CITATION, names what NEW does."""
	block = analysis.blocks[citation.block].span if citation.block is not None else citation.span
	before = sound(analysis.lines.text[max(block.start, citation.span.start - AROUND) : citation.span.start])
	end = len(before) + len(text)
	language = analysis.document.language
	with context.parse(before + text, language=None if language == "und" else language) as piece:
		return any(c.span.end == end and c.key == new.key for c in piece.citations)


def _fields(analysis: Analysis, index: int) -> list[tuple[str, int, int]]:
	"""The parts of a citation that stand in the text, in its order."""
	document: Any = analysis.document
	citation = lib.engross_document_citation(document._pointer, index)
	found: dict[str, tuple[str, int, int]] = {}
	for i in range(citation.n_fields):
		part = citation.fields[i]
		if part.span.start < part.span.end:
			span = document._span(part.span)
			name = _string(part.name)
			found.setdefault(name, (name, span.start, span.end))
	return sorted(found.values(), key=lambda f: f[1:])


# ---- paragraphs


def _marker_number(analysis: Analysis, offset: int) -> tuple[int, int] | None:
	"""Where the digits of the paragraph's number at OFFSET stand."""
	index = analysis.block_at(offset)
	if index is None:
		return None
	block = analysis.blocks[index]
	if block.kind not in NUMBERED or block.level or block.marker is None or offset > block.marker.end:
		return None
	match = re.search(r"\d+", analysis.lines.text[block.marker.slice])
	if match is None:
		return None
	return block.marker.start + match.start(), block.marker.start + match.end()


def _number_at(analysis: Analysis, citation: engross.Citation, offset: int) -> tuple[int, int, int] | None:
	"""The paragraph's number in an internal reference that OFFSET is at, or its only one."""
	numbers = [found for pinpoint in citation.pinpoints for found in analysis.numbers(pinpoint)]
	for found in numbers:
		if found[1] <= offset <= found[2]:
			return found
	return numbers[0] if len(numbers) == 1 else None


def _number_edits(analysis: Analysis, target: int | None, name: str) -> list[types.TextEdit]:
	if not re.fullmatch(r"[1-9]\d{0,3}", name) or target is None:
		raise RenameError(f'"{name}" is no number of a paragraph')
	block = analysis.blocks[target]
	while block.level and block.parent is not None:
		block = analysis.blocks[block.parent]
	marker = _marker_number(analysis, block.span.start)
	if marker is None:
		raise RenameError("the paragraph has no number in figures")
	edits = [types.TextEdit(analysis.lines.range(*marker), name)]
	top = analysis.blocks.index(block)
	for index, citation in enumerate(analysis.citations):
		if not is_internal(citation) or not {top, target} & all_targets(analysis, index):
			continue
		for pinpoint in citation.pinpoints:
			for number, start, end in analysis.numbers(pinpoint):
				if number == block.number:
					edits.append(types.TextEdit(analysis.lines.range(start, end), name))
	return edits
