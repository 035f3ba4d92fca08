"""Locales: what LanguageTool's clients call languages."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, object]]:
	table: dict[str, dict[str, object]] = json.loads(
		files(__package__).joinpath("locales.json").read_text("utf-8")
	)
	del table["comment"]
	return table


def _places(language: str) -> dict[str, str]:
	places = _table()[language]["places"]
	assert isinstance(places, dict)
	return places


@lru_cache(maxsize=1)
def languages() -> tuple[dict[str, str], ...]:
	"""The answer to /v2/languages."""
	return tuple(
		{"name": name(f"{language}-{place}"), "code": language, "longCode": f"{language}-{place}"}
		for language in _table()
		for place in _places(language)
	)


def language_of(code: str) -> str | None:
	"""The language of a locale ("es-MX", "es_MX", "es"), None where it is none of Engross's."""
	language = code.replace("_", "-").split("-")[0].lower()
	return language if language in _table() else None


def name(code: str) -> str:
	"""The English name of a locale or language."""
	language, _, place = code.partition("-")
	if language not in _table():
		return code
	full = str(_table()[language]["name"])
	return f"{full} ({_places(language)[place]})" if place in _places(language) else full


def locale_for(language: str, preferred: list[str]) -> str:
	"""The locale of a language that was detected: the one PREFERRED, or the usual one; "und" stays what it is."""
	for code in preferred:
		if language_of(code) == language:
			return code
	return str(_table()[language]["default"]) if language in _table() else language
