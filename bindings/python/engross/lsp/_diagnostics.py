"""Findings as diagnostics."""

from __future__ import annotations

from lsprotocol import types

import engross

from ._analysis import Analysis

SEVERITY = {
	"error": types.DiagnosticSeverity.Error,
	"warning": types.DiagnosticSeverity.Warning,
	"info": types.DiagnosticSeverity.Information,
}
SOURCE = "engross"


def diagnostic(analysis: Analysis, uri: str, finding: engross.Finding) -> types.Diagnostic:
	"""FINDING as the protocol has it."""
	related = [
		types.DiagnosticRelatedInformation(types.Location(uri, analysis.range(r.span)), r.message)
		for r in finding.related
	]
	return types.Diagnostic(
		range=analysis.range(finding.span),
		severity=SEVERITY[finding.level],
		code=finding.code,
		source=SOURCE,
		message=finding.message,
		related_information=related or None,
	)


def unreadable(error: Exception) -> types.Diagnostic:
	"""Says that the library could not read the text."""
	return types.Diagnostic(
		range=types.Range(types.Position(0, 0), types.Position(0, 0)),
		severity=types.DiagnosticSeverity.Error,
		source=SOURCE,
		message=str(error),
	)
