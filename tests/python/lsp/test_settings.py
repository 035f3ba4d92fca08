"""What users set."""

from __future__ import annotations

import pytest
from engross.lsp._settings import DEFAULTS, Settings, section_of


def test_settings_are_taken_over_what_was_there() -> None:
	settings, wrong = DEFAULTS.with_values(
		{"stage": "final", "skip": ["note"], "inlayHints": True, "only": None}
	)
	assert not wrong
	assert settings == Settings(stage="final", skip=("note",), inlay_hints=True)


@pytest.mark.parametrize(
	"values,problem",
	[
		({"stage": "late"}, "engross.stage: must be one of draft, adoption, final"),
		({"minLevel": 3}, "engross.minLevel: must be a string"),
		({"skip": "note\0"}, "engross.skip: must be a list of strings"),
		({"inlayHints": 1}, "engross.inlayHints: must be true or false"),
		({"debounce": -1}, "engross.debounce: must be a number, 0 or more"),
		({"colour": "red"}, "engross.colour: there is no such setting"),
		([1], "engross: the settings are no object"),
	],
)
def test_what_makes_no_sense_is_named_and_left_out(values: object, problem: str) -> None:
	assert DEFAULTS.with_values(values) == (DEFAULTS, [problem])


def test_what_editors_send_for_themselves_is_no_mistake() -> None:
	assert DEFAULTS.with_values({"path": "x", "trace": {"server": "off"}}) == (DEFAULTS, [])


def test_sections_come_in_three_forms() -> None:
	assert section_of({"engross": {"stage": "draft"}}) == {"stage": "draft"}
	assert section_of({"engross.stage": "draft", "other": 1}) == {"stage": "draft"}
	assert section_of({"stage": "draft"}) == {"stage": "draft"}
	assert section_of(None) is None
