"""The declarations of C that the package stands on."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import engross
from conftest import TOP
from engross._native import ffi, lib

SIGNATURES = TOP / "bindings" / "python" / "native" / "signatures.h"


def test_only_exported_functions_are_called() -> None:
	exported = set(
		re.findall(r"\bengross_\w+(?=;)", (TOP / "core" / "libengross.map").read_text(encoding="utf-8"))
	)
	text = re.sub(r"/\*.*?\*/", "", SIGNATURES.read_text(encoding="utf-8"), flags=re.DOTALL)
	declared = set(re.findall(r"\b(engross_\w+)\(", text))
	own = {name for name in declared if name.startswith("engross_python_")}
	assert declared - own <= exported
	assert {name for name in dir(lib) if name.startswith("engross_")} == declared


def test_statuses_have_exceptions() -> None:
	from engross._errors import _CLASSES

	header = (TOP / "core" / "include" / "engross" / "error.h").read_text(encoding="utf-8")
	statuses = dict(re.findall(r"ENGROSS_(\w+) = (-\d+)", header))
	assert {int(value) for value in statuses.values()} == set(_CLASSES)
	for name, value in statuses.items():
		assert getattr(lib, f"ENGROSS_{name}") == int(value)
	assert len(set(_CLASSES.values())) == len(_CLASSES)


def test_the_name_lists_are_the_headers() -> None:
	from engross._memory import LEVELS, STAGES

	assert LEVELS == {ffi.string(lib.engross_level_name(i)).decode(): i for i in (1, 2, 3)}
	header = (TOP / "core" / "include" / "engross" / "finding.h").read_text(encoding="utf-8")
	assert [name.lower() for name in re.findall(r"ENGROSS_STAGE_(\w+)", header)][1:] == list(STAGES)


def test_version() -> None:
	assert re.fullmatch(r"\d+\.\d+\.\d+", engross.__version__)
	number = lib.engross_version_number()
	assert engross.__version__ == ".".join(str(number // 10**k % 100) for k in (4, 2, 0))


def test_the_public_names_are_documented() -> None:
	manual = (TOP / "docs" / "python.md").read_text(encoding="utf-8")
	for name in engross.__all__:
		value = getattr(engross, name)
		if inspect.isclass(value) or inspect.isfunction(value):
			assert value.__doc__, name
		assert f"`{name}" in manual or f"engross.{name}" in manual, f"docs/python.md does not name {name}"


def test_every_method_is_documented() -> None:
	for name in engross.__all__:
		value = getattr(engross, name)
		if isinstance(value, type) and value.__module__.startswith("engross"):
			for member, function in vars(value).items():
				if not member.startswith("_") and (callable(function) or isinstance(function, property)):
					assert function.__doc__, f"{name}.{member}"
	assert Path(engross.__file__).with_name("py.typed").exists()
