"""Runs the Python of README.md and compares what it prints with what stands there.

usage: readme.py README FOLDER; FOLDER holds samples/
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path


def main(readme: str, folder: str) -> None:
	"""Finds the block of Python and the block after it."""
	text = Path(readme).read_text(encoding="utf-8")
	found = re.search(r"```python\n(.*?)```\n+```(?:text)?\n(.*?)```", text, re.DOTALL)
	assert found, f"{readme}: there is no Python followed by what it prints"
	program, expected = found.groups()
	lines = [line for line in program.splitlines() if line.strip()]
	assert len(lines) <= 12, f"{readme}: {len(lines)} lines of Python are no ten"
	os.chdir(folder)
	printed = io.StringIO()
	with contextlib.redirect_stdout(printed):
		exec(compile(program, readme, "exec"), {})
	assert printed.getvalue() == expected, f"{readme} says\n{expected}\nit prints\n{printed.getvalue()}"


main(*sys.argv[1:])
