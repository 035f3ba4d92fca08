"""What the server answers, through the client of pygls."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import engross
import pytest
from lsprotocol import types

from .drafts import CITED, DRAFT, PAGE
from .session import Refused, Session, apply, cut, place

FIX_ALL = "source.fixAll.engross"
EVERYTHING = types.Range(types.Position(0, 0), types.Position(9999, 0))
ALL = types.CodeActionContext([])
RICH = types.ClientCapabilities(
	workspace=types.WorkspaceClientCapabilities(
		workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=True)
	),
	text_document=types.TextDocumentClientCapabilities(
		hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
		definition=types.DefinitionClientCapabilities(link_support=True),
		document_symbol=types.DocumentSymbolClientCapabilities(hierarchical_document_symbol_support=True),
		rename=types.RenameClientCapabilities(prepare_support=True),
	),
)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
	with Session() as session:
		yield session


@pytest.fixture
def uri(session: Session) -> str:
	return session.open("untitled:draft.txt", DRAFT)


def actions(session: Session, uri: str, **more: Any) -> list[types.CodeAction]:
	found: list[types.CodeAction] = session.whole(
		types.TEXT_DOCUMENT_CODE_ACTION, uri, **{"range": EVERYTHING, "context": ALL, **more}
	)
	return list(found or [])


def edits(edit: types.WorkspaceEdit, uri: str) -> list[Any]:
	if edit.changes is not None:
		return list(edit.changes[uri])
	return [
		made
		for change in edit.document_changes or []
		if isinstance(change, types.TextDocumentEdit) and change.text_document.uri == uri
		for made in change.edits
	]


# ---- diagnostics


def test_diagnostics_are_the_findings_of_the_library(session: Session, uri: str) -> None:
	findings = engross.parse(DRAFT, name="draft.txt").check()
	found = session.diagnostics(uri)
	assert [(d.code, cut(DRAFT, d.range), d.message) for d in found] == [
		(f.code, f.text, f.message) for f in findings
	]
	assert {"citation/malformed", "note/translator", "text/spacing"} <= {d.code for d in found}
	assert all(d.source == "engross" for d in found)


@pytest.mark.parametrize("encoding,name,unit", [("utf-8", "utf-8", 1), ("utf-32", "utf-32-le", 4)])
def test_other_units_are_agreed_on(encoding: str, name: str, unit: int) -> None:
	general = types.GeneralClientCapabilities(position_encodings=[encoding, "utf-16"])
	with Session(capabilities=types.ClientCapabilities(general=general)) as session:
		assert session.result.capabilities.position_encoding == encoding
		uri = session.open("untitled:draft.txt", DRAFT)
		note = next(d for d in session.diagnostics(uri) if d.code == "note/translator")
		assert note.range.start == place(DRAFT, "[Tr:", encoding=name, unit=unit)
		assert note.range.end == place(DRAFT, "?].", 2, encoding=name, unit=unit)
		assert session.at(types.TEXT_DOCUMENT_HOVER, uri, place(DRAFT, "2704", 2, name, unit))


def test_edits_are_incremental(session: Session, uri: str) -> None:
	text = DRAFT
	for version, (old, new) in enumerate(
		[("😀 é, the", "🏝🏝, the"), ("O3", "03"), (" .", "."), ("[Tr: ", "[Tr: é")], 2
	):
		at = place(text, old)
		end = place(text, old, len(old))
		session.change(uri, version, (types.Range(at, end), new))
		text = text.replace(old, new, 1)
	found = session.diagnostics(uri, 5)
	expected = engross.parse(text, name="draft.txt").check()
	assert [cut(text, d.range) for d in found] == [f.text for f in expected]
	assert "citation/malformed" not in {d.code for d in found}


def test_several_edits_in_one_message_follow_each_other(session: Session, uri: str) -> None:
	first = types.Range(place(DRAFT, "AG/doc"), place(DRAFT, "AG/doc"))
	second = types.Range(types.Position(0, 0), types.Position(1, 0))
	session.change(uri, 2, (first, "é😀\n"), (second, ""))
	assert [cut(DRAFT, d.range) for d in session.diagnostics(uri, 2)] == [
		f.text for f in engross.parse(DRAFT, name="draft.txt").check()
	]


def test_a_client_may_ask_for_diagnostics(session: Session) -> None:
	uri = session.open("untitled:pull.txt", DRAFT)
	pushed = session.diagnostics(uri)
	session.published.pop(uri)
	report = session.whole(types.TEXT_DOCUMENT_DIAGNOSTIC, uri)
	assert list(report.items) == pushed
	# Both would be shown twice.
	assert session.diagnostics(uri) == []
	again = session.whole(types.TEXT_DOCUMENT_DIAGNOSTIC, uri, previous_result_id=report.result_id)
	assert again.kind == "unchanged"
	session.change(uri, 2, (None, DRAFT.replace("O3", "03")))
	changed = session.whole(types.TEXT_DOCUMENT_DIAGNOSTIC, uri, previous_result_id=report.result_id)
	assert len(changed.items) == len(pushed) - 1


def test_closing_takes_diagnostics_away(session: Session) -> None:
	uri = session.open("untitled:closed.txt", DRAFT)
	assert session.diagnostics(uri)
	session.tell(
		types.TEXT_DOCUMENT_DID_CLOSE, types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
	)
	session.until(lambda: not session.published[uri].diagnostics)
	with pytest.raises(Refused, match="no such text open"):
		session.at(types.TEXT_DOCUMENT_HOVER, uri, types.Position(0, 0))


# ---- repairs


def test_each_repair_is_an_edit(session: Session, uri: str) -> None:
	at = place(DRAFT, "O3)")
	found = actions(session, uri, range=types.Range(at, at))
	action = found[0]
	assert (
		action.title == 'Change "O3" to "03"' and action.is_preferred and action.edit and action.diagnostics
	)
	assert action.diagnostics[0].code == "citation/malformed"
	assert apply(DRAFT, edits(action.edit, uri)) == DRAFT.replace("O3", "03")


def test_all_safe_repairs_are_one_action(session: Session, uri: str) -> None:
	for only in (["source.fixAll"], ["source.fixAll.engross"], ["source"]):
		found = actions(session, uri, context=types.CodeActionContext([], only=only))
		assert [a.title for a in found] == ["Apply all 2 safe repairs"]
		assert found[0].edit and found[0].kind == ("source.fixAll" if only == ["source.fixAll"] else FIX_ALL)
		assert apply(DRAFT, edits(found[0].edit, uri)) == DRAFT.replace("O3", "03").replace(" .", ".")
	only = ["refactor"]
	assert not actions(session, uri, context=types.CodeActionContext([], only=only))


def test_a_note_becomes_a_comment(session: Session) -> None:
	uri = session.open("untitled:page.html", PAGE, "html")
	assert len(session.diagnostics(uri)) == 3
	action = next(a for a in actions(session, uri) if a.title == "Turn the note into a comment")
	assert action.edit
	page = apply(PAGE, edits(action.edit, uri))
	assert "<!-- Tr: é or è? -->" in page and "[Tr" not in page
	session.change(uri, 2, (None, page))
	assert "note/translator" not in {d.code for d in session.diagnostics(uri, 2)}


def test_a_comment_leaves_a_finding_be(session: Session) -> None:
	uri = session.open("untitled:leave.html", PAGE, "html")
	session.diagnostics(uri)
	named = "Ignore here: it is quoted as it was published (citation/malformed)"
	action = next(a for a in actions(session, uri) if a.title == named)
	assert action.edit
	page = apply(PAGE, edits(action.edit, uri))
	assert '<!-- engross-ignore citation/malformed "O3": it is quoted as it was published -->' in page
	session.change(uri, 2, (None, page))
	found = session.diagnostics(uri, 2)
	# The second of its kind stands in another paragraph.
	assert [d.code for d in found] == ["note/translator", "citation/malformed"]
	assert found[1].range.start.line == 3


def test_a_file_beside_the_text_leaves_a_finding_be(tmp_path: Path) -> None:
	file = tmp_path / "draft é.txt"
	file.write_text(DRAFT, "utf-8")
	with Session(tmp_path, options={"ignoreReasons": ["they know"]}) as session:
		uri = session.open(file, DRAFT)
		before = session.diagnostics(uri)
		named = "Ignore here: they know (citation/malformed)"
		action = next(a for a in actions(session, uri) if a.title == named)
		# The client's library takes an action that has a command for a command itself.
		assert isinstance(action, types.Command)
		command = ast.literal_eval(action.command)
		session.published.clear()
		params = types.ExecuteCommandParams(command["command"], command["arguments"])
		assert session.ask(types.WORKSPACE_EXECUTE_COMMAND, params) is True
		after = session.diagnostics(uri)
		assert [d.code for d in before if d not in after] == ["citation/malformed"]
		line = json.loads((tmp_path / ".engross-ignore").read_text("utf-8"))
		assert (line["file"], line["text"], line["reason"]) == ("draft é.txt", "O3", "they know")
		# It holds though the text before it changes, and no more when what stands there is another.
		session.change(uri, 2, (None, "é😀\n\n" + DRAFT.replace("1948 (XXXIII-O/O3)", "1947 (XXXIII-O/O3)")))
		assert "citation/malformed" not in {d.code for d in session.diagnostics(uri, 2)}
		session.change(uri, 3, (None, DRAFT.replace("O3", "O4")))
		assert "citation/malformed" in {d.code for d in session.diagnostics(uri, 3)}
		wrong = types.ExecuteCommandParams("engross.ignore", [uri, "citation/date", "x", 2, "y"])
		with pytest.raises(Refused, match="URI, code, start, end, reason"):
			session.ask(types.WORKSPACE_EXECUTE_COMMAND, wrong)


# ---- hover, links, hints


def test_hover_tells_what_is_cited(session: Session, uri: str) -> None:
	hover = session.at(types.TEXT_DOCUMENT_HOVER, uri, place(DRAFT, "2704", 2))
	assert cut(DRAFT, hover.range) == "AG/RES. 2704 (XLII-O/12)"
	lines = hover.contents.value.split("\n")
	assert lines[0] == "AG/RES. 2704 (XLII-O/12)"
	assert lines[1].startswith("Coordination of Volunteers")
	assert any(line.startswith("verified: ") for line in lines)
	reference = session.at(types.TEXT_DOCUMENT_HOVER, uri, place(DRAFT, "paragraph 1 of", 10))
	assert "1. To urge, 😀 é, the states to meet:" in reference.contents.value
	assert session.at(types.TEXT_DOCUMENT_HOVER, uri, place(DRAFT, "to wait")) is None


def test_links_lead_to_pages(session: Session, uri: str) -> None:
	expected = [
		(c.text, c.record.url)
		for c in engross.cite(DRAFT)
		if c.record is not None and c.record.url is not None
	]
	assert expected
	links = session.whole(types.TEXT_DOCUMENT_DOCUMENT_LINK, uri)
	assert [(cut(DRAFT, link.range), link.target) for link in links] == expected


def test_hints_are_off_until_wanted(session: Session, uri: str) -> None:
	ask = {"range": EVERYTHING}
	assert not session.whole(types.TEXT_DOCUMENT_INLAY_HINT, uri, **ask)
	with Session(options={"inlayHints": True}) as other:
		name = other.open("untitled:draft.txt", DRAFT)
		hints = other.whole(types.TEXT_DOCUMENT_INLAY_HINT, name, **ask)
		assert hints[0].position == place(DRAFT, "/O3)", 4)
		assert hints[0].label.startswith("Fighting the Crime of Trafficking") and hints[0].label.endswith("…")


# ---- navigation


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[tuple[Session, str, str]]:
	"""A folder with the draft, open, and what it cites, which is a file."""
	(tmp_path / "cited é.txt").write_text(CITED, "utf-8")
	(tmp_path / "sub").mkdir()
	(tmp_path / "sub" / "other.txt").write_text(
		"RECALLING, 😀, resolution AG/RES. 1948 (XXXIII-O/03),\n", "utf-8"
	)
	(tmp_path / "draft.txt").write_text("what is on disk does not count: AG/RES. 1948 (XXXIII-O/03)", "utf-8")
	with Session(tmp_path, capabilities=RICH) as session:
		uri = session.open(tmp_path / "draft.txt", DRAFT)
		yield session, uri, (tmp_path / "cited é.txt").as_uri()


def define(session: Session, uri: str, needle: str, inside: int = 1) -> Any:
	return session.at(types.TEXT_DOCUMENT_DEFINITION, uri, place(DRAFT, needle, inside))


def test_definition_of_a_reference_is_its_paragraph(session: Session, uri: str) -> None:
	for needle, inside, marker in [
		("paragraph 1 of", 10, "1."),
		("paragraphs 1 and 2", 11, "1."),
		("paragraphs 1 and 2", 17, "2."),
	]:
		(found,) = define(session, uri, needle, inside)
		assert found.uri == uri and found.range.start == place(DRAFT, f"\n{marker}", 1)
	assert not define(session, uri, "to wait")


def test_definition_of_ibid_is_what_it_repeats(session: Session) -> None:
	text = "é😀 See resolution AG/RES. 2704 (XLII-O/12), and, 🏝, the aforementioned resolution.\n"
	uri = session.open("untitled:ibid.txt", text)
	at = place(text, "the aforementioned", 5)
	(found,) = session.at(types.TEXT_DOCUMENT_DEFINITION, uri, at)
	assert cut(text, found.range) == "AG/RES. 2704 (XLII-O/12)"
	where = session.at(
		types.TEXT_DOCUMENT_REFERENCES, uri, place(text, "2704"), context=types.ReferenceContext(True)
	)
	assert [cut(text, w.range) for w in where if w.uri == uri] == [
		"AG/RES. 2704 (XLII-O/12)",
		"the aforementioned resolution",
	]


def test_definition_of_a_note_is_the_note(session: Session) -> None:
	text = "RESOLVES:\n\n1. To fight, é😀.1/\n\n2. To go on.\n\n1/ See AG/RES. 2704 (XLII-O/12).\n"
	uri = session.open("untitled:note.txt", text)
	(found,) = session.at(types.TEXT_DOCUMENT_DEFINITION, uri, place(text, "1/", 1))
	assert found.range.start == place(text, "\n1/ See", 1)
	(back,) = session.at(types.TEXT_DOCUMENT_DEFINITION, uri, place(text, "\n1/ See", 2))
	assert back.range.start == place(text, "1/")


def test_definition_of_a_citation_is_the_cited_text(folder: tuple[Session, str, str]) -> None:
	session, uri, cited = folder
	(link,) = define(session, uri, "1948 (XXXIII-O/O3")
	assert (
		link.target_uri == cited and cut(CITED, link.target_selection_range) == "AG/RES. 1948 (XXXIII-O/03)"
	)
	(link,) = define(session, uri, "1948 (XXXIII-O/03")
	assert link.target_uri == cited and cut(CITED, link.target_range) == "2. To go on, é."
	assert not define(session, uri, "2704")


def test_references_are_those_of_the_folder(folder: tuple[Session, str, str]) -> None:
	session, uri, cited = folder
	for declaration, count in [(True, 4), (False, 3)]:
		found = session.at(
			types.TEXT_DOCUMENT_REFERENCES,
			uri,
			place(DRAFT, "1948", 2),
			context=types.ReferenceContext(declaration),
		)
		names = [location.uri.rsplit("/", 1)[1] for location in found]
		assert names.count("draft.txt") == 2 and names.count("other.txt") == 1 and len(names) == count
		assert (cited in {location.uri for location in found}) == declaration


def test_references_follow_files_that_change(folder: tuple[Session, str, str], tmp_path: Path) -> None:
	session, uri, _ = folder
	ask = {"context": types.ReferenceContext(False)}
	at = place(DRAFT, "1948", 2)
	assert len(session.at(types.TEXT_DOCUMENT_REFERENCES, uri, at, **ask)) == 3
	(tmp_path / "new.txt").write_text(
		"RECALLING resolutions AG/RES. 1948 (XXXIII-O/03), 😀 AG/RES. 1948 (XXXIII-O/03),", "utf-8"
	)
	(tmp_path / "sub" / "other.txt").unlink()
	session.tell(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.DidChangeWatchedFilesParams([]))
	assert len(session.at(types.TEXT_DOCUMENT_REFERENCES, uri, at, **ask)) == 4


def test_paragraphs_have_references_too(session: Session, uri: str) -> None:
	ask = {"context": types.ReferenceContext(False)}
	found = session.at(types.TEXT_DOCUMENT_REFERENCES, uri, place(DRAFT, "\n1. To", 1), **ask)
	assert [cut(DRAFT, location.range) for location in found] == [
		"operative paragraph 1 of this resolution",
		"paragraphs 1 and 2 above",
	]
	marks = session.at(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, uri, place(DRAFT, "\n2. To", 1))
	assert [cut(DRAFT, mark.range) for mark in marks] == ["paragraphs 1 and 2 above", "2."]


# ---- the outline


def walk(symbols: Any) -> Iterator[Any]:
	for symbol in symbols:
		yield symbol
		yield from walk(symbol.children or ())


def test_symbols_are_a_tree(folder: tuple[Session, str, str]) -> None:
	session, uri, _ = folder
	symbols = session.whole(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, uri)
	resolves = next(s for s in symbols if s.name == "RESOLVES:")
	assert [s.name[:2] for s in resolves.children] == ["1.", "2.", "3."]
	assert [s.name for s in resolves.children[0].children] == ["(a) at dawn; and", "(b) at dusk."]
	for symbol in walk(symbols):
		assert symbol.name
		assert symbol.range.start <= symbol.selection_range.start
		assert symbol.selection_range.end <= symbol.range.end
		for child in symbol.children or ():
			assert symbol.range.start <= child.range.start and child.range.end <= symbol.range.end


def test_symbols_are_a_list_for_those_who_take_no_tree(session: Session, uri: str) -> None:
	symbols = session.whole(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, uri)
	assert all(isinstance(symbol, types.SymbolInformation) for symbol in symbols)
	assert "(a) at dawn; and" in {symbol.name for symbol in symbols}


def test_symbols_of_the_folder(folder: tuple[Session, str, str]) -> None:
	session, uri, cited = folder
	found = session.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("trafficking FIGHTING"))
	assert [(s.location.uri, s.name) for s in found] == [
		(cited, "FIGHTING THE CRIME OF TRAFFICKING IN PERSONS 😀")
	]
	found = session.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("ag/res. 2704"))
	assert [(s.location.uri, s.name) for s in found][-1] == (uri, "AG/RES. 2704 (XLII-O/12)")
	assert session.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams(""))
	assert not session.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("no such thing"))


def test_names_have_no_markup(session: Session) -> None:
	page = "<p>THE GENERAL ASSEMBLY,</p>\n<p><b>RECALLING</b> é 😀 the V&nbsp;Summit of the Americas,</p>\n"
	uri = session.open("untitled:names.html", page, "html")
	symbols = session.whole(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, uri)
	assert symbols[-1].name == "RECALLING é 😀 the V Summit of the Americas,"
	hover = session.at(types.TEXT_DOCUMENT_HOVER, uri, place(page, "Summit"))
	assert cut(page, hover.range) == "V&nbsp;Summit of the Americas"
	assert (
		hover.contents.value.startswith("V Summit of the Americas")
		and "held 2009-04-17" in hover.contents.value
	)


def test_folds_are_paragraphs_with_what_is_under_them(session: Session, uri: str) -> None:
	folds = session.whole(types.TEXT_DOCUMENT_FOLDING_RANGE, uri)
	lines = DRAFT.split("\n")
	first = lines.index("1. To urge, 😀 é, the states to meet:")
	assert (first, first + 4) in {(f.start_line, f.end_line) for f in folds}
	assert (lines.index("RESOLVES:"), len(lines) - 2) in {(f.start_line, f.end_line) for f in folds}


# ---- rename


def rename(session: Session, uri: str, at: types.Position, name: str) -> types.WorkspaceEdit:
	edit: types.WorkspaceEdit = session.at(types.TEXT_DOCUMENT_RENAME, uri, at, new_name=name)
	return edit


def test_a_citation_is_renamed_everywhere(folder: tuple[Session, str, str]) -> None:
	session, uri, cited = folder
	at = place(DRAFT, "1948", 2)
	range = session.at(types.TEXT_DOCUMENT_PREPARE_RENAME, uri, at)
	assert cut(DRAFT, range) == "AG/RES. 1948 (XXXIII-O/O3)"
	new = "AG/RES. 1949 (XXXIII-O/03)"
	edit = rename(session, uri, at, new)
	changes = {
		c.text_document.uri: c for c in edit.document_changes or [] if isinstance(c, types.TextDocumentEdit)
	}
	assert len(changes) == 3
	assert changes[uri].text_document.version == 1 and changes[cited].text_document.version is None
	expected = DRAFT.replace("AG/RES. 1948 (XXXIII-O/O3)", new).replace("AG/RES. 1948 (XXXIII-O/03)", new)
	assert apply(DRAFT, edits(edit, uri)) == expected
	assert apply(CITED, edits(edit, cited)) == CITED.replace("1948", "1949")


def test_words_keep_their_form(session: Session) -> None:
	text = "RECALLING, é😀, resolution 61/180, and A/RES/61/180,\n"
	uri = session.open("untitled:prose.txt", text)
	edit = rename(session, uri, place(text, "A/RES/61/180", 3), "A/RES/61/144")
	assert "resolution 61/144" in apply(text, edits(edit, uri))
	assert apply(text, edits(edit, uri)).endswith("and A/RES/61/144,\n")


def test_a_paragraph_is_renamed_with_its_references(session: Session, uri: str) -> None:
	expected = DRAFT.replace("\n1. To", "\n7. To").replace("paragraph 1 of", "paragraph 7 of")
	expected = expected.replace("paragraphs 1 and 2", "paragraphs 7 and 2")
	for needle, inside in [("\n1. To", 1), ("paragraph 1 of", 10), ("paragraphs 1 and 2", 11)]:
		edit = rename(session, uri, place(DRAFT, needle, inside), "7")
		assert apply(DRAFT, edits(edit, uri)) == expected


@pytest.mark.parametrize(
	"needle,inside,name,why",
	[
		("1948", 1, "é😀", "is no citation"),
		("1948", 1, "see AG/RES. 1949 (XXXIII-O/03)", "is no citation"),
		("\n1. To", 1, "a\0b", "is no number"),
		("to wait", 1, "x", "no citation and no paragraph"),
	],
)
def test_what_cannot_be_renamed_is_refused(
	session: Session, uri: str, needle: str, inside: int, name: str, why: str
) -> None:
	with pytest.raises(Refused, match=why):
		rename(session, uri, place(DRAFT, needle, inside), name)


# ---- completion, tokens


def complete(session: Session, text: str) -> list[tuple[str, str]]:
	"""What is offered at | in TEXT, and what the text becomes."""
	at = place(text, "|")
	text = text.replace("|", "")
	uri = session.open("untitled:complete.txt", text)
	answer = session.at(types.TEXT_DOCUMENT_COMPLETION, uri, at)
	return [(item.label, apply(text, [item.text_edit])) for item in answer.items]


def test_citations_are_completed_from_the_authority(session: Session) -> None:
	found = complete(session, "é😀 See resolution AG/RES. 194| and more")
	assert ("AG/RES. 1948 (XXXIII-O/03)", "é😀 See resolution AG/RES. 1948 (XXXIII-O/03) and more") in found
	assert all(label.startswith("AG/RES. 194") for label, _ in found)
	assert complete(session, "é😀 nothing of the kind|") == []


def test_titles_are_completed_from_the_authority(session: Session) -> None:
	found = complete(session, 'é😀 resolution AG/RES. 1948 (XXXIII-O/03), "|')
	assert len(found) == 1 and found[0][0].startswith("Fighting the Crime of Trafficking in Persons")
	found = complete(session, 'é😀 the one called "Fighting the Cr|')
	assert found and all(label.startswith("Fighting the Cr") for label, _ in found)


def tokens(text: str, data: Any) -> list[tuple[str, int]]:
	found, line, column = [], 0, 0
	for i in range(0, len(data), 5):
		line, column = line + data[i], data[i + 1] + (column if not data[i] else 0)
		span = types.Range(types.Position(line, column), types.Position(line, column + data[i + 2]))
		found.append((cut(text, span), data[i + 4]))
	return found


def test_tokens_are_the_citations(session: Session, uri: str) -> None:
	found = tokens(DRAFT, session.whole(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, uri).data)
	assert [text for text, _ in found] == [c.text for c in engross.cite(DRAFT)]
	provider: Any = session.result.capabilities.semantic_tokens_provider
	modifiers = provider.legend.token_modifiers
	for (_, bits), citation in zip(found, engross.cite(DRAFT)):
		name = "internal" if citation.form == "internal" else citation.verdict
		assert bits & 1 << modifiers.index(name)
	line = place(DRAFT, "HAVING").line
	span = types.Range(types.Position(line, 0), types.Position(line + 1, 0))
	part = session.whole(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, uri, range=span)
	assert [text for text, _ in tokens(DRAFT, part.data)] == ["AG/RES. 1948 (XXXIII-O/03)"]


def test_a_token_stays_in_its_line(session: Session) -> None:
	text = "😀 See AG/RES. 1948\n(XXXIII-O/03), é.\n"
	uri = session.open("untitled:lines.txt", text)
	found = tokens(text, session.whole(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, uri).data)
	assert [piece for piece, _ in found] == ["AG/RES. 1948", "(XXXIII-O/03)"]


# ---- settings, folders


def test_settings_change_what_is_found(session: Session) -> None:
	configured = types.ClientCapabilities(workspace=types.WorkspaceClientCapabilities(configuration=True))
	with Session(capabilities=configured, configuration={"only": ["note"], "stage": "late"}) as other:
		uri = other.open("untitled:draft.txt", DRAFT)
		assert {d.code for d in other.diagnostics(uri)} == {"note/translator"}
		other.until(lambda: other.shown)
		assert other.shown == ["engross.stage: must be one of draft, adoption, final"]
		other.configuration = {"skip": ["note", "no/such"], "only": []}
		other.published.clear()
		other.tell(
			types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(settings=None)
		)
		codes = {d.code for d in other.diagnostics(uri)}
		assert "note/translator" not in codes and "citation/malformed" in codes
		other.until(lambda: "engross.skip: there is no code or group 'no/such'" in other.shown)


def test_settings_may_be_sent(session: Session) -> None:
	with Session(options={"minLevel": "error"}) as other:
		uri = other.open("untitled:draft.txt", DRAFT)
		assert "text/spacing" not in {d.code for d in other.diagnostics(uri)}
		other.published.clear()
		sent = {"engross": {"minLevel": "info"}}
		other.tell(
			types.WORKSPACE_DID_CHANGE_CONFIGURATION, types.DidChangeConfigurationParams(settings=sent)
		)
		assert "text/spacing" in {d.code for d in other.diagnostics(uri)}


def test_an_authority_of_ones_own(tmp_path: Path) -> None:
	table = tmp_path / "own.tsv"
	table.write_text(
		"key\tcanonical\tlang\ttitle\n"
		"oas:ag:res:1999\tAG/RES. 1999 (XXXIV-O/04)\ten\tOf Harbours and Wells\n",
		"utf-8",
	)
	with Session(options={"authority": [str(table), str(tmp_path / "none.tsv")]}) as session:
		session.open("untitled:draft.txt", DRAFT)
		session.until(lambda: any("none.tsv" in message for message in session.shown))
	with Session(options={"authority": [str(table)]}) as session:
		found = complete(session, 'é😀 "Of Harb|')
		assert [label for label, _ in found] == ["Of Harbours and Wells"]


def test_big_folders_are_bounded_and_show_progress(tmp_path: Path) -> None:
	for n in range(40):
		(tmp_path / f"{n:02}.txt").write_text("See AG/RES. 2704 (XLII-O/12).", "utf-8")
	(tmp_path / "long.txt").write_text("See AG/RES. 2704 (XLII-O/12). " + "x" * 5000, "utf-8")
	window = types.ClientCapabilities(window=types.WindowClientCapabilities(work_done_progress=True))
	options = {"workspaceFiles": 30, "workspaceFileSize": 1000}
	with Session(tmp_path, options=options, capabilities=window) as session:
		found = session.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("2704"))
		assert len({symbol.location.uri for symbol in found}) == 30
		assert session.shown and "more than 30 texts" in session.shown[0]
		kinds = [getattr(value, "kind", None) or value.get("kind") for value in session.progress]
		assert kinds[0] == "begin" and kinds[-1] == "end" and "report" in kinds
	with Session(tmp_path, options={"workspaceFiles": 0}) as session:
		assert not session.ask(types.WORKSPACE_SYMBOL, types.WorkspaceSymbolParams("2704"))


def test_texts_that_are_not_open_are_read_from_their_files(folder: tuple[Session, str, str]) -> None:
	session, _, cited = folder
	hover = session.at(types.TEXT_DOCUMENT_HOVER, cited, types.Position(0, 8))
	assert hover.contents.value.startswith("**AG/RES. 1948 (XXXIII-O/03)**")
