"""Code actions: repairs, and ways to leave a finding be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lsprotocol import types

import engross

from . import _ignored
from ._analysis import Analysis
from ._diagnostics import diagnostic
from ._edits import workspace_edit
from ._files import first_words

if TYPE_CHECKING:
	from ._server import Server

FIX_ALL = "source.fixAll.engross"
_FIX_ALL_ASKED = "source.fixAll"
IGNORE = "engross.ignore"
KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]


def actions(
	server: Server,
	uri: str,
	path: str | None,
	analysis: Analysis,
	params: types.CodeActionParams,
) -> list[types.CodeAction]:
	"""What can be done about the findings in the range of PARAMS."""
	start, end = analysis.lines.span(params.range)
	found = server.findings(path, analysis)
	made: list[types.CodeAction] = []
	if _wanted(types.CodeActionKind.QuickFix, params.context.only):
		here = [f for f in found if f.span.start <= end and f.span.end >= start]
		for finding in here:
			made += _repairs(server, uri, analysis, finding)
		for finding in here:
			made += _leavings(server, uri, path, analysis, finding)
	if _wanted(FIX_ALL, params.context.only):
		# Some editors take only what has the very kind that they asked for.
		names = _names(params.context.only)
		kind = _FIX_ALL_ASKED if _FIX_ALL_ASKED in names else FIX_ALL
		made += _all(server, uri, analysis, found, kind)
	return made


def _names(only: Sequence[types.CodeActionKind | str] | None) -> list[str]:
	return [str(getattr(wanted, "value", wanted)) for wanted in only or ()]


def _wanted(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
	names = _names(only)
	if only is None:
		return True
	kind = str(getattr(kind, "value", kind))
	return any(name == "" or kind == name or kind.startswith(name + ".") for name in names)


def _quoted(text: str) -> str:
	return '"' + first_words(text, 40) + '"'


def _quick(
	title: str,
	server: Server,
	uri: str,
	analysis: Analysis,
	finding: engross.Finding,
	edit: types.TextEdit,
	preferred: bool | None = None,
) -> types.CodeAction:
	return types.CodeAction(
		title,
		kind=types.CodeActionKind.QuickFix,
		diagnostics=[diagnostic(analysis, uri, finding)],
		is_preferred=preferred,
		edit=workspace_edit(server, {uri: [edit]}),
	)


def _repairs(
	server: Server, uri: str, analysis: Analysis, finding: engross.Finding
) -> Iterator[types.CodeAction]:
	if finding.fix is not None:
		new = finding.fix.replacement
		title = (
			f"Change {_quoted(finding.text)} to {_quoted(new)}" if new else f"Delete {_quoted(finding.text)}"
		)
		if not finding.text:
			title = f"Insert {_quoted(new)}"
		edit = types.TextEdit(analysis.range(finding.span), new)
		yield _quick(title, server, uri, analysis, finding, edit, finding.fix.safe or None)
	if finding.code.startswith("note/") and finding.text and _ignored.has_comments(analysis):
		inner = finding.text.strip().strip("[](){}").replace("--", "- -").replace(">", "&gt;").rstrip("-")
		edit = types.TextEdit(analysis.range(finding.span), f"<!-- {inner.strip()} -->")
		yield _quick("Turn the note into a comment", server, uri, analysis, finding, edit)


def _leavings(
	server: Server, uri: str, path: str | None, analysis: Analysis, finding: engross.Finding
) -> Iterator[types.CodeAction]:
	"""One action for each reason that is set."""
	for reason in analysis.settings.ignore_reasons:
		title = f"Ignore here: {reason} ({finding.code})"
		if _ignored.has_comments(analysis):
			block = analysis.block_at(finding.span.start)
			at = analysis.blocks[block].span.start if block is not None else finding.span.start
			place = analysis.lines.range(at, at)
			edit = types.TextEdit(place, _ignored.comment(finding, reason) + " ")
			yield _quick(title, server, uri, analysis, finding, edit)
		elif path is not None:
			diagnosed = diagnostic(analysis, uri, finding)
			arguments = [uri, finding.code, finding.span.start, finding.span.end, reason]
			yield types.CodeAction(
				title,
				kind=types.CodeActionKind.QuickFix,
				diagnostics=[diagnosed],
				command=types.Command(title, IGNORE, arguments=arguments),
			)


def ignore(
	server: Server, path: str, analysis: Analysis, code: str, start: int, end: int, reason: str
) -> bool:
	"""Writes into the file of what is ignored that the finding CODE at START to END is to be left; whether
	there is such a finding. Raises OSError."""
	for finding in analysis.found:
		if finding.code == code and (finding.span.start, finding.span.end) == (start, end):
			_ignored.add(path, _ignored.describe(analysis, finding, reason))
			server.settings_changed()
			return True
	return False


def safe_edits(analysis: Analysis, found: Sequence[engross.Finding]) -> list[types.TextEdit]:
	"""Every safe repair; of two that touch one place the first."""
	edits = []
	done = -1
	for finding in sorted(found, key=lambda f: (f.span.start, f.span.end)):
		if finding.fix and finding.fix.safe and finding.span.start >= done:
			edits.append(types.TextEdit(analysis.range(finding.span), finding.fix.replacement))
			done = max(finding.span.end, finding.span.start + 1)
	return edits


def _all(
	server: Server, uri: str, analysis: Analysis, found: Sequence[engross.Finding], kind: str
) -> Iterator[types.CodeAction]:
	edits = safe_edits(analysis, found)
	if edits:
		count = f"all {len(edits)} safe repairs" if len(edits) > 1 else "the safe repair"
		yield types.CodeAction(f"Apply {count}", kind=kind, edit=workspace_edit(server, {uri: edits}))
