"""LanguageTool's HTTP API, version 2: requests read, answers written. Offsets count UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import engross

from . import locales
from .annotation import Annotated, plain, read_annotation
from .guard import Refusal
from .work import Deadline

CONTEXT = 40
"""UTF-16 units shown on each side of a match."""

DOCUMENT_ONLY = ("structure", "reference", "citation/incomplete", "text/quotes")
"""What needs the whole document to be judged. Word processors send one paragraph at a time; its neighbours may hold the
paragraph that is referred to, the full form of a citation, or the end of a quotation."""

GROUPS = {
	"citation": ("Citations", "inconsistency"),
	"reference": ("References", "inconsistency"),
	"structure": ("Structure", "formatting"),
	"note": ("Notes left in the text", "addition"),
	"language": ("Untranslated words", "untranslated"),
	"text": ("Characters and spacing", "typographical"),
}
"""The groups of codes: title, and the issue type of ITS 2.0 (Localization Quality Issue)."""

ISSUE_TYPES = {
	"citation/malformed": "typographical",
	"citation/incomplete": "omission",
	"text/doubled-word": "duplication",
	"text/spacing": "whitespace",
	"text/homoglyph": "characters",
	"text/control": "characters",
	"text/encoding": "characters",
}
"""Codes that another type fits better."""


@dataclass(frozen=True, slots=True)
class Query:
	"""What a client wants to know."""

	annotated: Annotated
	language: str
	"""A locale ("es-MX"), or "auto"."""
	preferred: list[str]
	"""Locales to name a detected language by."""
	picky: bool
	enabled: tuple[str, ...]
	disabled: tuple[str, ...]
	enabled_only: bool

	@property
	def passage(self) -> bool:
		"""Whether it is a part of a document, a paragraph as word processors send them."""
		return "\n" not in self.annotated.text.strip()


def read_query(parameters: Mapping[str, str]) -> Query:
	"""Reads the parameters of /v2/check. What is missing or makes no sense is refused with 400."""
	text, data = parameters.get("text"), parameters.get("data")
	if (text is None) == (data is None):
		raise Refusal(400, 'give either "text" or "data"')
	language = parameters.get("language")
	if not language:
		raise Refusal(400, 'missing "language": a code as es-MX, or "auto"')
	try:
		annotated = plain(text) if text is not None else read_annotation(data or "")
	except ValueError as error:
		raise Refusal(400, str(error)) from error
	return Query(
		annotated=annotated,
		language=language,
		preferred=_list(parameters.get("preferredVariants")),
		picky=parameters.get("level") == "picky",
		enabled=(*_list(parameters.get("enabledRules")), *_groups(parameters.get("enabledCategories"))),
		disabled=(*_list(parameters.get("disabledRules")), *_groups(parameters.get("disabledCategories"))),
		enabled_only=parameters.get("enabledOnly") in ("true", "yes"),
	)


def _list(value: str | None) -> list[str]:
	return [item for item in (part.strip() for part in (value or "").split(",")) if item]


def _groups(value: str | None) -> list[str]:
	return [item.lower() for item in _list(value)]


def answer(query: Query, context: engross.Context, deadline: Deadline) -> dict[str, object]:
	"""Checks the text of QUERY."""
	known = {code.id: code for code in context.codes}
	only = _known(query.enabled, known) if query.enabled_only else None
	skip = _known(query.disabled, known)
	if query.passage:
		skip += [name for name in DOCUMENT_ONLY if name not in query.enabled]
	text = query.annotated.text
	with context.parse(
		text, language=locales.language_of(query.language), format="text", units="utf-16"
	) as document:
		findings: Iterable[engross.Finding] = ()
		# With no rule left there is nothing to run; an empty list would mean all.
		if only is None or only:
			findings = document.check(
				min_level="info" if query.picky else "warning", only=only, skip=skip, cancelled=deadline
			)
		wide = text.encode("utf-16-le")
		matches = [_match(query, finding, known[finding.code], wide) for finding in findings]
		detected = document.language
	return {
		"software": software(),
		"warnings": {"incompleteResults": False},
		"language": _language(query, detected),
		"matches": matches,
	}


def software() -> dict[str, object]:
	"""Who answers."""
	return {
		"name": "Engross",
		"version": engross.__version__,
		"buildDate": "",
		"apiVersion": 1,
		"premium": False,
		"status": "",
	}


def _known(names: Iterable[str], codes: Mapping[str, object]) -> list[str]:
	"""Those of NAMES that are codes or groups of ours: clients send the rules of other checkers as well."""
	groups = {code.partition("/")[0] for code in codes}
	return [name for name in names if name in codes or name in groups]


def _language(query: Query, detected: str) -> dict[str, object]:
	found = locales.locale_for(detected, query.preferred)
	code = found if query.language == "auto" else query.language
	return {
		"name": locales.name(code),
		"code": code,
		"detectedLanguage": {
			"name": locales.name(found),
			"code": found,
			"confidence": 0.99 if detected != "und" else 0.0,
		},
	}


def _match(query: Query, finding: engross.Finding, code: engross.Code, wide: bytes) -> dict[str, object]:
	"""One finding. A repair that deletes is told in the message: an empty suggestion is an empty line in a menu."""
	start, end = finding.span
	offset, finish = query.annotated.to_sent(start, end)
	group = finding.code.partition("/")[0]
	title, issue_type = GROUPS.get(group, (group.capitalize(), "other"))
	replacements, message = [], finding.message
	if finding.fix is not None and finding.fix.replacement:
		replacements.append({"value": finding.fix.replacement})
	elif finding.fix is not None:
		message += ". Delete it"
	left = _whole(wide, max(start - CONTEXT, 0))
	right = _whole(wide, min(end + CONTEXT, len(wide) // 2))
	return {
		"message": message,
		"shortMessage": code.summary,
		"offset": offset,
		"length": finish - offset,
		"replacements": replacements,
		"context": {
			"text": _cut(wide, left, right).replace("\n", " "),
			"offset": start - left,
			"length": end - start,
		},
		"sentence": _line(wide, start, end),
		"type": {"typeName": "Other"},
		"rule": {
			"id": finding.code,
			"description": code.summary,
			"issueType": ISSUE_TYPES.get(finding.code, issue_type),
			"category": {"id": group.upper(), "name": title},
			"isPremium": False,
		},
		"ignoreForIncompleteSentence": False,
		"contextForSureMatch": 0,
	}


def _cut(wide: bytes, start: int, end: int) -> str:
	return wide[2 * start : 2 * end].decode("utf-16-le")


def _whole(wide: bytes, at: int) -> int:
	"""AT, or the unit before it where it would cut a character in two."""
	cut = 0 < at < len(wide) // 2 and 0xDC <= wide[2 * at + 1] <= 0xDF
	return at - 1 if cut else at


def _line(wide: bytes, start: int, end: int) -> str:
	"""The line around [START, END), at most some hundred characters of it."""
	first, last = (
		_whole(wide, max(start - 5 * CONTEXT, 0)),
		_whole(wide, min(end + 5 * CONTEXT, len(wide) // 2)),
	)
	before, after = _cut(wide, first, start), _cut(wide, end, last)
	return before[before.rfind("\n") + 1 :] + _cut(wide, start, end) + after.partition("\n")[0]
