"""Edits of texts, in the form that the client takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
	from ._server import Server


def workspace_edit(server: Server, edits: Mapping[str, list[types.TextEdit]]) -> types.WorkspaceEdit:
	"""EDITS by URI; with the versions that they were made for, where the client takes those."""
	if not server.capability("workspace", "workspace_edit", "document_changes"):
		return types.WorkspaceEdit(changes={uri: list(made) for uri, made in edits.items()})
	return types.WorkspaceEdit(
		document_changes=[
			types.TextDocumentEdit(
				types.OptionalVersionedTextDocumentIdentifier(uri, server.version_of(uri)), list(made)
			)
			for uri, made in edits.items()
		]
	)
