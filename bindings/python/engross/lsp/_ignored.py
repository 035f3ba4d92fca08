"""Findings that the user decided to leave: a comment in texts that have comments, else a line of the file
`.engross-ignore` beside the text.

The comment `<!-- engross-ignore CODE "TEXT": REASON -->` holds from where it stands to the end of the
paragraph that it is in or before; without TEXT for all findings of CODE there, which may be a group ("note").
A line of the file is a JSON object: the finding's file, code and text, the words before and after it, and the
reason. It holds where file, code and text are the same and the words on one of the two sides as well,
wherever that is by now.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import engross

from ._analysis import Analysis

FILE = ".engross-ignore"
FORMATS = frozenset(("html", "xhtml", "markdown", "xml", "akn", "xliff", "tmx"))
"""What the library calls the formats that have comments."""
COMMENT = re.compile(r'<!--\s*engross-ignore\s+([a-z/-]+)(?:\s+"([^"]*)")?\s*(?::([^>]*?))?\s*-->')
NEIGHBOURS = 40
"""Characters on each side that a line of the file remembers."""
LARGEST = 4_000_000
"""Bytes of the file that are read."""


@dataclass(frozen=True, slots=True)
class Ignored:
	"""A line of the file."""

	file: str
	code: str
	text: str
	before: str
	after: str
	reason: str


def has_comments(analysis: Analysis) -> bool:
	"""Whether the text's format has comments."""
	return analysis.document.format in FORMATS


def comment(finding: engross.Finding, reason: str) -> str:
	"""The comment that leaves FINDING be."""
	text = " ".join(finding.text.split())
	quoted = f' "{text}"' if text and not re.search(r'["<>]|--', text) and len(text) <= 80 else ""
	reason = re.sub(r"-(?=-)|[<>]", " ", reason).strip().rstrip("-")
	return f"<!-- engross-ignore {finding.code}{quoted}: {reason} -->"


def describe(analysis: Analysis, finding: engross.Finding, reason: str) -> Ignored:
	"""The line that leaves FINDING be."""
	before, after = _neighbours(analysis, finding)
	file = os.path.basename(analysis.name)
	return Ignored(file, finding.code, " ".join(finding.text.split()), before, after, reason)


def _neighbours(analysis: Analysis, finding: engross.Finding) -> tuple[str, str]:
	text, (start, end) = analysis.lines.text, finding.span
	before = " ".join(text[max(0, start - 4 * NEIGHBOURS) : start].split())
	after = " ".join(text[end : end + 4 * NEIGHBOURS].split())
	return before[-NEIGHBOURS:], after[:NEIGHBOURS]


def left(analysis: Analysis, lines: Iterable[Ignored]) -> list[engross.Finding]:
	"""The findings that the user did not decide to leave."""
	found: list[engross.Finding] = list(analysis.found)
	if has_comments(analysis):
		found = _without_commented(analysis, found)
	name = os.path.basename(analysis.name)
	wanted: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
	for line in lines:
		if line.file == name:
			before, after = wanted.setdefault((line.code, line.text), (set(), set()))
			before.add(line.before)
			after.add(line.after)
	return [f for f in found if not _is_listed(analysis, f, wanted)] if wanted else found


def _is_listed(
	analysis: Analysis,
	finding: engross.Finding,
	wanted: dict[tuple[str, str], tuple[set[str], set[str]]],
) -> bool:
	known = wanted.get((finding.code, " ".join(finding.text.split())))
	if known is None:
		return False
	before, after = _neighbours(analysis, finding)
	return before in known[0] or after in known[1]


def _without_commented(analysis: Analysis, found: list[engross.Finding]) -> list[engross.Finding]:
	ends = [b.span.end for b in analysis.blocks]
	# By block, code and text: where the first comment stands.
	scopes: dict[tuple[int, str, str | None], int] = {}
	for match in COMMENT.finditer(analysis.lines.text):
		scopes.setdefault((bisect_left(ends, match.end()), match[1], match[2]), match.start())
	if not scopes:
		return found

	def is_left(finding: engross.Finding) -> bool:
		block = bisect_right(ends, finding.span.start)
		text = " ".join(finding.text.split())
		return any(
			scopes.get((block, code, quoted), finding.span.start + 1) <= finding.span.start
			for code in (finding.code, finding.code.split("/")[0])
			for quoted in (None, text)
		)

	return [f for f in found if not is_left(f)]


class IgnoreFiles:
	"""The files `.engross-ignore`, each read again when it changed."""

	def __init__(self) -> None:
		self._read: dict[str, tuple[tuple[int, int], tuple[Ignored, ...]]] = {}

	def lines_for(self, path: str | None) -> tuple[Ignored, ...]:
		"""The lines of the file beside PATH. Lines that make no sense hold nothing."""
		if path is None:
			return ()
		file = os.path.join(os.path.dirname(path), FILE)
		try:
			stat = os.stat(file)
			state = stat.st_mtime_ns, stat.st_size
			known = self._read.get(file)
			if known is None or known[0] != state:
				if stat.st_size > LARGEST:
					return ()
				known = state, tuple(_parse(Path(file).read_text("utf-8", "replace")))
				self._read[file] = known
		except OSError:
			self._read.pop(file, None)
			return ()
		return known[1]


def _parse(text: str) -> Iterable[Ignored]:
	for line in text.split("\n"):
		try:
			values = json.loads(line)
			yield Ignored(**{name: str(values.get(name, "")) for name in Ignored.__slots__})
		except (ValueError, AttributeError, RecursionError):
			continue


def add(path: str, line: Ignored) -> None:
	"""Adds LINE to the file beside PATH, which is replaced whole. Raises OSError."""
	folder = os.path.dirname(path)
	file = os.path.join(folder, FILE)
	try:
		old = Path(file).read_text("utf-8")
	except FileNotFoundError:
		old = ""
	if old and not old.endswith("\n"):
		old += "\n"
	new = old + json.dumps(asdict(line), ensure_ascii=False) + "\n"
	handle, temporary = tempfile.mkstemp(prefix=FILE, dir=folder)
	try:
		with os.fdopen(handle, "w", encoding="utf-8") as out:
			out.write(new)
		os.chmod(temporary, os.stat(file).st_mode & 0o777 if old else 0o644)
		os.replace(temporary, file)
	except BaseException:
		os.unlink(temporary)
		raise
