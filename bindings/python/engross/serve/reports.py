"""The page's work: a draft that was dropped becomes a report, shown in a frame under an address that nobody guesses."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import engross

from .work import Deadline


@dataclass(frozen=True, slots=True)
class Draft:
	"""What was dropped: its bytes (or the text typed) and its name."""

	name: str
	content: bytes | str


@dataclass(frozen=True, slots=True)
class Report:
	"""A report: its page, and what to say of it aloud."""

	html: str
	title: str
	summary: str


class Reports:
	"""The latest reports."""

	def __init__(self, most: int) -> None:
		self._most = most
		self._kept: OrderedDict[str, Report] = OrderedDict()

	def add(self, report: Report) -> str:
		"""Keeps REPORT; the oldest one goes. Returns its name."""
		name = secrets.token_urlsafe(24)
		self._kept[name] = report
		while len(self._kept) > self._most:
			self._kept.popitem(last=False)
		return name

	def get(self, name: str) -> Report | None:
		return self._kept.get(name)


def make(
	context: engross.Context,
	deadline: Deadline,
	drafts: Sequence[Draft],
	language: str | None,
	stage: engross.Stage | None,
) -> Report:
	"""The report on one draft, or on what changed between two."""
	with ExitStack() as opened:
		documents = [
			opened.enter_context(context.parse(draft.content, name=draft.name, language=language))
			for draft in drafts
		]
		if len(documents) == 1:
			return _check(drafts[0].name, documents[0], deadline, stage)
		comparison = context.diff(documents[0], documents[1], stage=stage, cancelled=deadline)
		title = f"{drafts[0].name} compared with {drafts[1].name}"
		said = _counted(len(comparison), "change") if comparison else "no difference"
		return Report(
			comparison.render("html"),
			title,
			f"{title}: {said}; {_counted(len(comparison.findings), 'finding')}",
		)


def _check(name: str, document: engross.Document, deadline: Deadline, stage: engross.Stage | None) -> Report:
	findings = document.check(stage=stage, cancelled=deadline)
	said = [_counted(count, level) for level, count in reversed(findings.counts.items()) if count]
	summary = f"{', '.join(said) or 'no findings'}; {_counted(len(document.citations), 'citation')}"
	return Report(findings.render("html"), f"{name}: findings", f"{name}: {summary}")


def _counted(number: int, name: str) -> str:
	return f"{number} {name}{'' if number == 1 else 's'}"
