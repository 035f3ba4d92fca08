"""From a citation to what it names, and from a thing to all that cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types

import engross

from ._analysis import Analysis, is_internal

if TYPE_CHECKING:
	from ._server import Server


@dataclass(frozen=True, slots=True)
class Subject:
	"""What the text at some place is about: a thing with an identity, or a block of this text."""

	key: str | None
	block: int | None


def subject_at(analysis: Analysis, offset: int) -> Subject | None:
	"""What is at OFFSET: a citation, a reference, a paragraph's number, a footnote's mark."""
	index = analysis.citation_at(offset)
	if index is not None:
		if is_internal(analysis.citations[index]):
			block = analysis.target(index, offset)
			return None if block is None else Subject(None, block)
		key = analysis.named(index).key
		return None if key is None else Subject(key, None)
	block = analysis.block_at(offset)
	if block is not None:
		marker = analysis.blocks[block].marker
		if marker and marker.start <= offset <= marker.end:
			return Subject(None, block)
	return None


def places(analysis: Analysis, subject: Subject) -> list[engross.Span]:
	"""Where SUBJECT is cited or referred to in this text."""
	found = []
	for index, citation in enumerate(analysis.citations):
		if subject.key is not None:
			if not is_internal(citation) and analysis.named(index).key == subject.key:
				found.append(citation.span)
		elif is_internal(citation) and subject.block in all_targets(analysis, index):
			found.append(citation.span)
	return found


def all_targets(analysis: Analysis, index: int) -> set[int | None]:
	"""Every block that an internal reference names."""
	citation = analysis.citations[index]
	targets = {analysis.target(index)}
	for pinpoint in citation.pinpoints:
		numbers = list(analysis.numbers(pinpoint))
		targets |= {analysis.paragraph_named(pinpoint, citation.block, number) for number, _, _ in numbers}
	return targets


def heading_of(block: engross.Block) -> engross.Span:
	"""The part of a block that a jump selects."""
	return (
		block.marker
		or block.lead
		or engross.Span(block.span.start, min(block.span.end, block.span.start + 80))
	)


def _link(
	origin: types.Range, uri: str, analysis: Analysis, block: engross.Block | None
) -> types.LocationLink:
	if block is None:
		symbol = analysis.document.masthead.symbol or engross.Span(0, 0)
		return types.LocationLink(uri, analysis.range(symbol), analysis.range(symbol), origin)
	return types.LocationLink(uri, analysis.range(block.span), analysis.range(heading_of(block)), origin)


async def definition(server: Server, uri: str, analysis: Analysis, offset: int) -> types.LocationLink | None:
	"""Where the citation at OFFSET leads: the paragraph that a reference names, the citation that "Ibid."
	repeats, the cited text where it is in the workspace."""
	index = analysis.citation_at(offset)
	if index is None:
		return _note_mark(uri, analysis, offset)
	citation = analysis.citations[index]
	origin = analysis.range(citation.span)
	if is_internal(citation):
		target = analysis.target(index, offset)
		return None if target is None else _link(origin, uri, analysis, analysis.blocks[target])
	if citation.form == "anaphora" and citation.antecedent is not None:
		span = analysis.citations[citation.antecedent].span
		return types.LocationLink(uri, analysis.range(span), analysis.range(span), origin)
	if citation.key is None:
		return None
	if citation.key == analysis.own_key:
		return _cited(origin, uri, analysis, citation)
	for path, summary in (await server.index.all()).items():
		if summary.key == citation.key:
			target_uri = server.uri_of(path)
			other, _ = await server.asked(target_uri)
			return _cited(origin, target_uri, other, citation)
	return None


def _cited(
	origin: types.Range, uri: str, analysis: Analysis, citation: engross.Citation
) -> types.LocationLink:
	"""The cited text, at the paragraph that is named with it."""
	for pinpoint in citation.pinpoints:
		block = analysis.paragraph_named(pinpoint, None)
		if block is not None:
			return _link(origin, uri, analysis, analysis.blocks[block])
	return _link(origin, uri, analysis, None)


def _note_mark(uri: str, analysis: Analysis, offset: int) -> types.LocationLink | None:
	"""From a footnote to its mark in the text, and back where the mark is no citation."""
	for note in analysis.document.footnotes:
		if note.label and note.mark and note.label.start <= offset <= note.label.end:
			return types.LocationLink(
				uri, analysis.range(note.mark), analysis.range(note.mark), analysis.range(note.label)
			)
		if note.mark and note.mark.start <= offset <= note.mark.end and note.block is not None:
			return _link(analysis.range(note.mark), uri, analysis, analysis.blocks[note.block])
	return None


async def references(
	server: Server, uri: str, path: str | None, analysis: Analysis, offset: int, declaration: bool
) -> list[types.Location]:
	"""All citations of what is at OFFSET in the workspace; with DECLARATION where it is itself, too."""
	subject = subject_at(analysis, offset)
	if subject is None:
		return []
	if subject.key is None:
		found = [types.Location(uri, analysis.range(span)) for span in places(analysis, subject)]
		if declaration and subject.block is not None:
			block = analysis.blocks[subject.block]
			found.insert(0, types.Location(uri, analysis.range(heading_of(block))))
		return found
	here = path or uri
	found = [
		types.Location(uri, analysis.range(span))
		for span in places(analysis, subject)
		if declaration or not _is_own(analysis, subject, span)
	]
	for name, summary in (await server.index.all()).items():
		if name == here:
			continue
		marks = [mark for mark in summary.marks if mark.key == subject.key]
		if summary.key == subject.key and not declaration:
			marks = marks[1:]
		found += [types.Location(server.uri_of(name), mark.range) for mark in marks]
	return found


def _is_own(analysis: Analysis, subject: Subject, span: engross.Span) -> bool:
	"""Whether SPAN is where the text says what it is itself."""
	symbol = analysis.document.masthead.symbol
	return bool(
		symbol and subject.key == analysis.own_key and span.start < symbol.end and symbol.start < span.end
	)


def highlights(analysis: Analysis, offset: int) -> list[types.DocumentHighlight]:
	"""The citations in this text of what is at OFFSET."""
	subject = subject_at(analysis, offset)
	if subject is None:
		return []
	found = [
		types.DocumentHighlight(analysis.range(span), types.DocumentHighlightKind.Read)
		for span in places(analysis, subject)
	]
	if subject.block is not None:
		marker = heading_of(analysis.blocks[subject.block])
		found.append(types.DocumentHighlight(analysis.range(marker), types.DocumentHighlightKind.Write))
	return found
