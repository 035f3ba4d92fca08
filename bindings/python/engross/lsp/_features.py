"""What the server answers to: one function a request."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams

import engross

from . import _actions, _complete, _hover, _navigate, _outline, _rename, _tokens
from ._files import path_of

if TYPE_CHECKING:
	from ._server import Handler, Server


class RequestFailed(JsonRpcException):
	"""The request makes sense and cannot be done; the message is for the user."""

	CODE = types.LSPErrorCodes.RequestFailed.value


# ---- the session


async def initialize(server: Server, params: types.InitializeParams) -> None:
	"""Takes the settings that come with the first message."""
	server.take_settings(params.initialization_options)


async def initialized(server: Server, _: types.InitializedParams) -> None:
	"""Asks for the settings, and begins to read the folders."""
	if server.capability("workspace", "did_change_configuration", "dynamic_registration"):
		registration = types.Registration("engross-settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION)
		with suppress(JsonRpcException):
			await server.client_register_capability_async(types.RegistrationParams([registration]))
	asked = await server.ask_settings(None)
	if asked is not None and asked != server.base:
		server.base = asked
		server.settings_changed()
	server.start(server.index.refresh())


async def settings_changed(server: Server, params: types.DidChangeConfigurationParams) -> None:
	"""Takes new settings; clients that can be asked send none with the message."""
	if params.settings:
		server.take_settings(params.settings)
	asked = await server.ask_settings(None)
	if asked is not None:
		server.base = asked
	server.index.dirty = True
	server.settings_changed()


async def files_changed(server: Server, _: object) -> None:
	"""Files or folders changed: they are looked at when that is next asked for."""
	server.index.dirty = True


async def statistics(server: Server, params: Any) -> dict[str, Any]:
	"""What the last check of a text cost: processor seconds in the library, and how many findings there
	are."""
	text = params.get("textDocument") if isinstance(params, dict) else None
	uri = text.get("uri") if isinstance(text, dict) else None
	if not isinstance(uri, str):
		raise JsonRpcInvalidParams("textDocument.uri is missing")
	analysis, _ = await server.asked(uri)
	return {
		"version": server.version_of(uri),
		"seconds": analysis.seconds,
		"characters": len(analysis.lines.text),
		"citations": len(analysis.citations),
		"findings": len(analysis.found),
	}


# ---- diagnostics and actions


async def diagnostic(
	server: Server, params: types.DocumentDiagnosticParams
) -> types.RelatedFullDocumentDiagnosticReport | types.RelatedUnchangedDocumentDiagnosticReport:
	"""The diagnostics of a text, to clients that ask."""
	uri = params.text_document.uri
	text = server.texts.get(uri)
	if text is not None:
		server.pulled(text)
	analysis, path = await server.asked(uri)
	found = server.diagnostics(path, uri, analysis)
	known = f"{hash(json.dumps(found, default=str)) & 0xFFFFFFFFFFFF:x}"
	if params.previous_result_id == known:
		return types.RelatedUnchangedDocumentDiagnosticReport(known)
	return types.RelatedFullDocumentDiagnosticReport(found, result_id=known)


async def code_action(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
	"""What can be done about findings."""
	analysis, path = await server.asked(params.text_document.uri)
	return _actions.actions(server, params.text_document.uri, path, analysis, params)


async def ignore(server: Server, *arguments: Any) -> bool:
	"""The command engross.ignore: URI, code, start, end, reason."""
	uri, code, start, end, reason = arguments
	path = path_of(str(uri))
	if path is None:
		raise JsonRpcInvalidParams(f"{uri}: it is no file")
	analysis, _ = await server.asked(str(uri))
	try:
		return _actions.ignore(server, path, analysis, str(code), start, end, str(reason))
	except OSError as error:
		raise RequestFailed(str(error)) from error


# ---- what is here, and where it leads


async def hover(server: Server, params: types.HoverParams) -> types.Hover | None:
	"""What a citation names."""
	analysis, _ = await server.asked(params.text_document.uri)
	formats = server.capability("text_document", "hover", "content_format") or ()
	markdown = types.MarkupKind.Markdown in formats
	return _hover.hover(analysis, analysis.lines.offset(params.position), markdown)


async def document_link(server: Server, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
	"""Links to the pages of what is cited."""
	analysis, _ = await server.asked(params.text_document.uri)
	return _hover.links(analysis)


async def inlay_hint(server: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
	"""Titles behind citations, where the user wants them."""
	analysis, _ = await server.asked(params.text_document.uri)
	if not analysis.settings.inlay_hints:
		return []
	return _hover.hints(analysis, *analysis.lines.span(params.range))


async def definition(
	server: Server, params: types.DefinitionParams
) -> list[types.LocationLink] | list[types.Location]:
	"""Where a citation leads."""
	uri = params.text_document.uri
	analysis, _ = await server.asked(uri)
	link = await _navigate.definition(server, uri, analysis, analysis.lines.offset(params.position))
	if link is None:
		return []
	if server.capability("text_document", "definition", "link_support"):
		return [link]
	return [types.Location(link.target_uri, link.target_selection_range)]


async def references(server: Server, params: types.ReferenceParams) -> list[types.Location]:
	"""All citations of one thing."""
	uri = params.text_document.uri
	analysis, path = await server.asked(uri)
	offset = analysis.lines.offset(params.position)
	declaration = params.context.include_declaration
	return await _navigate.references(server, uri, path, analysis, offset, declaration)


async def document_highlight(
	server: Server, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight]:
	"""The same in one text."""
	analysis, _ = await server.asked(params.text_document.uri)
	return _navigate.highlights(analysis, analysis.lines.offset(params.position))


# ---- the outline


async def document_symbol(
	server: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
	"""The outline."""
	analysis, _ = await server.asked(params.text_document.uri)
	if server.capability("text_document", "document_symbol", "hierarchical_document_symbol_support"):
		return _outline.symbols(analysis)
	return _outline.flat(analysis, params.text_document.uri)


async def workspace_symbol(
	server: Server, params: types.WorkspaceSymbolParams
) -> list[types.WorkspaceSymbol]:
	"""Headings, paragraphs and citations of all texts."""
	summaries = await server.index.all()
	uris = {path: server.uri_of(path) for path in summaries}
	return _outline.workspace_symbols(summaries, uris, params.query)


async def folding_range(server: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
	"""What can be folded."""
	analysis, _ = await server.asked(params.text_document.uri)
	return _outline.folds(analysis)


async def tokens_full(server: Server, params: types.SemanticTokensParams) -> types.SemanticTokens:
	"""All citations, for colour."""
	analysis, _ = await server.asked(params.text_document.uri)
	return types.SemanticTokens(_tokens.tokens(analysis, 0, len(analysis.lines.text)))


async def tokens_range(server: Server, params: types.SemanticTokensRangeParams) -> types.SemanticTokens:
	"""The citations of a range."""
	analysis, _ = await server.asked(params.text_document.uri)
	return types.SemanticTokens(_tokens.tokens(analysis, *analysis.lines.span(params.range)))


# ---- writing


async def completion(server: Server, params: types.CompletionParams) -> types.CompletionList:
	"""Citations and titles from the authority."""
	uri = params.text_document.uri
	text = server.texts.get(uri)
	if text is None:
		raise JsonRpcInvalidParams(f"{uri}: there is no such text open")
	offset = text.lines.offset(params.position)
	begin = text.lines.start(text.lines.line_of(offset))
	quoted = any(mark in text.lines.text[begin:offset] for mark in _complete.OPENERS)
	analysis, _ = (await server.asked(uri)) if quoted else (None, None)
	lines = analysis.lines if analysis else text.lines
	language = analysis.document.language if analysis else None
	titles = await server.titles(None if language == "und" else language)
	return _complete.complete(lines, offset, titles, analysis)


async def prepare_rename(server: Server, params: types.PrepareRenameParams) -> types.Range | None:
	"""What would be renamed."""
	analysis, _ = await server.asked(params.text_document.uri)
	return _rename.prepare(analysis, analysis.lines.offset(params.position))


async def rename(server: Server, params: types.RenameParams) -> types.WorkspaceEdit:
	"""A citation or a paragraph's number, everywhere."""
	uri = params.text_document.uri
	analysis, _ = await server.asked(uri)
	offset = analysis.lines.offset(params.position)
	try:
		return await _rename.rename(server, uri, analysis, offset, params.new_name)
	except (_rename.RenameError, engross.Error) as error:
		raise RequestFailed(str(error)) from error


HANDLERS: dict[str, tuple[Handler, Any]] = {
	types.INITIALIZE: (initialize, None),
	types.INITIALIZED: (initialized, None),
	types.WORKSPACE_DID_CHANGE_CONFIGURATION: (settings_changed, None),
	types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (files_changed, None),
	types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: (files_changed, None),
	types.TEXT_DOCUMENT_DID_SAVE: (files_changed, None),
	"engross/statistics": (statistics, None),
	types.TEXT_DOCUMENT_DIAGNOSTIC: (diagnostic, types.DiagnosticOptions(False, False, identifier="engross")),
	types.TEXT_DOCUMENT_CODE_ACTION: (code_action, types.CodeActionOptions(code_action_kinds=_actions.KINDS)),
	types.TEXT_DOCUMENT_HOVER: (hover, None),
	types.TEXT_DOCUMENT_DOCUMENT_LINK: (document_link, None),
	types.TEXT_DOCUMENT_INLAY_HINT: (inlay_hint, None),
	types.TEXT_DOCUMENT_DEFINITION: (definition, None),
	types.TEXT_DOCUMENT_REFERENCES: (references, None),
	types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: (document_highlight, None),
	types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (document_symbol, None),
	types.WORKSPACE_SYMBOL: (workspace_symbol, None),
	types.TEXT_DOCUMENT_FOLDING_RANGE: (folding_range, None),
	types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: (tokens_full, _tokens.LEGEND),
	types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: (tokens_range, _tokens.LEGEND),
	types.TEXT_DOCUMENT_COMPLETION: (
		completion,
		types.CompletionOptions(trigger_characters=_complete.TRIGGERS),
	),
	types.TEXT_DOCUMENT_PREPARE_RENAME: (prepare_rename, None),
	types.TEXT_DOCUMENT_RENAME: (rename, None),
}


def register(server: Server) -> None:
	"""Has SERVER answer to all of this."""
	for method, (handler, options) in HANDLERS.items():
		server.feature(method, options)(_bound(server, handler))

	async def ignore_command(*arguments: Any) -> bool:
		if len(arguments) != 5 or not all(isinstance(place, int) for place in arguments[2:4]):
			raise JsonRpcInvalidParams(f"{_actions.IGNORE}: URI, code, start, end, reason")
		return await ignore(server, *arguments)

	server.command(_actions.IGNORE)(ignore_command)


def _bound(server: Server, handler: Handler) -> Any:
	async def call(params: Any) -> Any:
		return await handler(server, params)

	return call
