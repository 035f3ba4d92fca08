"""What the user sets, and what of it makes no sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

SECTION = "engross"
LEVELS = ("info", "warning", "error")
STAGES = ("draft", "adoption", "final")
REASONS = ("it is right as it stands", "it is quoted as it was published")


@dataclass(frozen=True, slots=True)
class Settings:
	"""The settings of one document or folder, each with its default. In the protocol they are written in
	camel case: minLevel."""

	stage: str = "adoption"
	min_level: str = "info"
	only: tuple[str, ...] = ()
	skip: tuple[str, ...] = ()
	language: str = ""
	"""Empty: detected for each document."""
	authority: tuple[str, ...] = ()
	"""Files laid over the authority that comes with Engross. One list for the whole session."""
	systems: tuple[str, ...] = ()
	"""More citation systems. One list for the whole session."""
	inlay_hints: bool = False
	debounce: int = 0
	"""Milliseconds to wait after a keystroke; a text that takes long to check is waited for in any case."""
	workspace_files: int = 2000
	"""How many files of the folders are read; 0: none."""
	workspace_file_size: int = 2_000_000
	"""Bytes; longer files are left out."""
	ignore_reasons: tuple[str, ...] = field(default=REASONS)
	"""The reasons that "ignore here" offers."""

	def with_values(self, values: object) -> tuple[Settings, list[str]]:
		"""These settings with VALUES, an object of the protocol, over them, and what is wrong with those:
		wrong ones are left out, None stands for nothing said."""
		if not isinstance(values, Mapping):
			return self, [] if values is None else ["engross: the settings are no object"]
		taken: dict[str, Any] = {}
		wrong = []
		for name, value in values.items():
			attribute = NAMES.get(str(name))
			if attribute is None:
				if name not in EDITORS_OWN:
					wrong.append(f"engross.{name}: there is no such setting")
			elif value is not None:
				problem, taken_value = _read(attribute, value)
				if problem:
					wrong.append(f"engross.{name}: {problem}")
				else:
					taken[attribute] = taken_value
		return replace(self, **taken), wrong


def _camel(name: str) -> str:
	first, *rest = name.split("_")
	return first + "".join(map(str.capitalize, rest))


NAMES = {_camel(f.name): f.name for f in fields(Settings)}
# Settings of extensions that the server has no part in.
EDITORS_OWN = frozenset(("path", "arguments", "trace", "trace.server", "enabled", "cmd"))


def _read(name: str, value: object) -> tuple[str, Any]:
	"""What is wrong with the VALUE of a setting, and the value to keep."""
	default = getattr(DEFAULTS, name)
	if isinstance(default, bool):
		return ("", value) if isinstance(value, bool) else ("must be true or false", None)
	if isinstance(default, int):
		good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
		return ("", value) if good else ("must be a number, 0 or more", None)
	if isinstance(default, tuple):
		if isinstance(value, str):
			value = [value]
		if not isinstance(value, (list, tuple)) or not all(
			isinstance(v, str) and "\0" not in v for v in value
		):
			return "must be a list of strings", None
		return "", tuple(value)
	choices = {"stage": STAGES, "min_level": LEVELS}.get(name)
	if not isinstance(value, str) or "\0" in value:
		return "must be a string", None
	if choices and value not in choices:
		return f"must be one of {', '.join(choices)}", None
	return "", value


DEFAULTS = Settings()


def section_of(values: object) -> object:
	"""The section of Engross in what a client sent: under its name, flat ("engross.stage"), or alone."""
	if not isinstance(values, Mapping):
		return values
	if SECTION in values:
		return values[SECTION]
	flat = {k[len(SECTION) + 1 :]: v for k, v in values.items() if str(k).startswith(SECTION + ".")}
	return flat or values
