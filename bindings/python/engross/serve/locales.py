"""Locales: what LanguageTool's clients call languages."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TypedDict


class Language(TypedDict):
	"""A language as locales.json has it."""

	name: str
	default: str
	places: dict[str, str]


def _read() -> dict[str, Language]:
	table = json.loads(files(__package__).joinpath("locales.json").read_text("utf-8"))
	return {code: table[code] for code in table if code != "comment"}


LANGUAGES = _read()
"""By their codes."""


def languages() -> list[dict[str, str]]:
	"""The answer to /v2/languages."""
	return [
		{"name": name(f"{code}-{place}"), "code": code, "longCode": f"{code}-{place}"}
		for code, language in LANGUAGES.items()
		for place in language["places"]
	]


def language_of(code: str) -> str | None:
	"""The language of a locale ("es-MX", "es_MX", "es"), None where it is none of Engross's."""
	language = code.replace("_", "-").split("-")[0].lower()
	return language if language in LANGUAGES else None


def name(code: str) -> str:
	"""The English name of a locale or language."""
	language, _, place = code.partition("-")
	if language not in LANGUAGES:
		return code
	full, places = LANGUAGES[language]["name"], LANGUAGES[language]["places"]
	return f"{full} ({places[place]})" if place in places else full


def locale_for(language: str, preferred: list[str]) -> str:
	"""The locale of a language that was detected: the one PREFERRED, or the usual one; "und" stays what it is."""
	for code in preferred:
		if language_of(code) == language:
			return code
	return LANGUAGES[language]["default"] if language in LANGUAGES else language
