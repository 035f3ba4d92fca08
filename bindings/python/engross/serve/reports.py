"""The page's work: a draft that was dropped becomes a report, shown in a frame under an address that nobody guesses."""

from __future__ import annotations

import secrets
from collections import OrderedDict
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


def check(context: engross.Context, deadline: Deadline, draft: Draft, language: str | None,
          stage: engross.Stage | None) -> Report:
    """The draft with its findings and citations."""
    with context.parse(draft.content, name=draft.name, language=language) as document:
        findings = document.check(stage=stage, cancelled=deadline)
        counts = findings.counts
        said = [f"{counts[level]} {level}{'s' if counts[level] != 1 and level != 'info' else ''}"
                for level in ("error", "warning", "info") if counts.get(level)]
        return Report(findings.render("html"), f"{draft.name}: findings",
                      f"{draft.name}: {', '.join(said) or 'no findings'}; {len(document.citations)} citations")


def compare(context: engross.Context, deadline: Deadline, old: Draft, new: Draft, language: str | None,
            stage: engross.Stage | None) -> Report:
    """What changed from the one draft to the other."""
    with (context.parse(old.content, name=old.name, language=language) as before,
          context.parse(new.content, name=new.name, language=language) as after):
        comparison = context.diff(before, after, stage=stage, cancelled=deadline)
        said = [f"{count} {kind}" for kind, count in comparison.counts.items()]
        return Report(comparison.render("html"), f"{old.name} compared with {new.name}",
                      f"{old.name} compared with {new.name}: {', '.join(said) or 'no difference'}; "
                      f"{len(comparison.findings)} findings")
