"""The LanguageTool API: what clients send, what they get."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from engross.serve.app import create_app
from engross.serve.annotation import read_annotation, utf16_length

Answer = dict[str, Any]
DRAFT = (
	"RECALLING resolution AG/RES. 1948 (XXXIII-O/O3) and 😀 [Tr: not clear what “ellos” means here] after it;"
)


def utf16(text: str, offset: int, length: int) -> str:
	return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le")


def check(client: TestClient, **parameters: str) -> Answer:
	response = client.post("/v2/check", data={"language": "en-US", **parameters})
	assert response.status_code == 200, response.text
	answer: Answer = response.json()
	return answer


def found(answer: Answer, text: str) -> dict[str, str]:
	"""The rules that matched, and where."""
	return {match["rule"]["id"]: utf16(text, match["offset"], match["length"]) for match in answer["matches"]}


def test_offsets_count_utf16_units(client: TestClient) -> None:
	answer = check(client, text=DRAFT)
	assert found(answer, DRAFT) == {
		"citation/malformed": "O3",
		"note/translator": "[Tr: not clear what “ellos” means here]",
	}
	repair, note = answer["matches"]
	assert repair["replacements"] == [{"value": "03"}]
	assert note["replacements"] == [] and note["message"].endswith("Delete it")
	for match in answer["matches"]:
		context = match["context"]
		assert utf16(context["text"], context["offset"], context["length"]) == utf16(
			DRAFT, match["offset"], match["length"]
		)
		assert match["sentence"] == DRAFT


def test_get_and_post_answer_the_same(client: TestClient) -> None:
	got = client.get("/v2/check", params={"language": "en-US", "text": DRAFT})
	assert got.json() == check(client, text=DRAFT)


@pytest.mark.parametrize(
	"language, code, name",
	[("auto", "en-US", "English (USA)"), ("es-MX", "es-MX", "Spanish (Mexico)"), ("de-DE", "de-DE", "de-DE")],
)
def test_language(client: TestClient, language: str, code: str, name: str) -> None:
	said = check(
		client, text="The General Assembly recalls the resolution and requests the report.", language=language
	)
	assert (said["language"]["code"], said["language"]["name"]) == (code, name)


def test_preferred_variant(client: TestClient) -> None:
	said = check(
		client,
		text="La Asamblea General recuerda la resolución y pide que se le informe de ello.",
		language="auto",
		preferredVariants="en-GB,es-AR",
	)
	assert said["language"]["code"] == "es-AR"


def test_languages(client: TestClient) -> None:
	codes = {entry["longCode"] for entry in client.get("/v2/languages").json()}
	assert {"en-US", "en-GB", "es-ES", "es-MX", "fr-FR", "fr-CA", "pt-BR", "pt-PT"} <= codes


def test_a_paragraph_is_not_judged_as_a_document(client: TestClient) -> None:
	passage = "3. To instruct the Permanent Council as operative paragraph 9 of this resolution says; see AG/RES. 1080."
	assert found(check(client, text=passage), passage) == {}
	document = f"THE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To begin.\n\n2. To go on.\n\n{passage}\n"
	assert "reference/paragraph" in found(check(client, text=document), document)


def test_rules_can_be_chosen(client: TestClient) -> None:
	assert found(check(client, text=DRAFT, disabledRules="note/translator,WHITESPACE_RULE"), DRAFT) == {
		"citation/malformed": "O3"
	}
	assert set(
		found(check(client, text=DRAFT, enabledRules="note/translator", enabledOnly="true"), DRAFT)
	) == {"note/translator"}
	assert found(check(client, text=DRAFT, enabledRules="WHITESPACE_RULE", enabledOnly="true"), DRAFT) == {}
	assert set(found(check(client, text=DRAFT, disabledCategories="CITATION"), DRAFT)) == {"note/translator"}


def test_picky_includes_information(client: TestClient) -> None:
	text = "The report said that it recieved [sic] the resolution."
	assert found(check(client, text=text), text) == {}
	assert found(check(client, text=text, level="picky"), text) == {"note/sic": "[sic]"}


def test_markup_is_counted_but_not_read(client: TestClient) -> None:
	pieces = [
		{"text": "See 😀 AG/RES. 1948 "},
		{"markup": "<b>"},
		{"text": "(XXXIII-O/O3)"},
		{"markup": "</b>"},
		{"markup": "<p>", "interpretAs": "\n\n"},
		{"text": "[Tr: check this word]"},
	]
	whole = "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)
	answer = check(client, data=json.dumps({"annotation": pieces}))
	assert found(answer, whole) == {"citation/malformed": "O3", "note/translator": "[Tr: check this word]"}


@pytest.mark.parametrize(
	"parameters, said",
	[
		({}, '"text" or "data"'),
		({"text": "a", "data": "{}"}, '"text" or "data"'),
		({"text": "a", "language": ""}, '"language"'),
		({"data": "{"}, "not JSON"),
		({"data": "[]"}, '"annotation"'),
		({"data": '{"annotation": [3]}'}, "annotation 0"),
		({"data": '{"annotation": [{}]}'}, "annotation 0"),
		({"data": '{"annotation": [{"text": "a", "markup": "b"}]}'}, "annotation 0"),
		({"data": '{"text": "\\ud800"}'}, "surrogates"),
		({"text": "a\0b"}, "NUL"),
		({"data": "[" * 100000}, "not JSON"),
	],
)
def test_bad_requests_are_explained(client: TestClient, parameters: dict[str, str], said: str) -> None:
	response = client.post("/v2/check", data={"language": "en-US", **parameters})
	assert response.status_code == 400
	assert response.text.startswith("Error: ") and said in response.text, response.text


@pytest.mark.parametrize(
	"body", [b"text=%FF&language=en-US", b"\xff\xfe", b"&".join(b"a=1" for _ in range(500))]
)
def test_bodies_that_are_no_form(client: TestClient, body: bytes) -> None:
	response = client.post("/v2/check", content=body)
	assert response.status_code == 400 and response.text.startswith("Error: ")


APPLICATION = create_app()


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_answered(text: str) -> None:
	with TestClient(APPLICATION, base_url="http://127.0.0.1:8081") as client:
		answer = check(client, text=f"{text} [Tr: a note] {text}", level="picky", language="auto")
	length = utf16_length(f"{text} [Tr: a note] {text}")
	for match in answer["matches"]:
		assert 0 <= match["offset"] and match["length"] > 0 and match["offset"] + match["length"] <= length


@given(
	st.lists(st.tuples(st.sampled_from(["text", "markup", "both"]), st.text(max_size=8), st.text(max_size=4)))
)
def test_places_in_annotated_text_map_back(pieces: list[tuple[str, str, str]]) -> None:
	annotation = [
		{"text": shown}
		if kind == "text"
		else {"markup": shown}
		if kind == "markup"
		else {"markup": shown, "interpretAs": meaning}
		for kind, shown, meaning in pieces
	]
	read = read_annotation(json.dumps({"annotation": annotation}))
	assert read.text == "".join(piece.get("text", piece.get("interpretAs", "")) for piece in annotation)
	sent = "".join(piece.get("text", piece.get("markup", "")) for piece in annotation)
	at = 0
	for piece in annotation:
		shown = piece.get("text", piece.get("interpretAs", ""))
		end = at + utf16_length(shown)
		if shown:
			start, finish = read.to_sent(at, end)
			assert utf16(sent, start, finish - start) == piece.get("text", piece.get("markup"))
		at = end
