"""Checks the citations in resolutions of intergovernmental bodies, and compares drafts.

>>> import engross
>>> for finding in engross.check("resolution AG/RES. 1948 (XXXIII-O/O3)"):
...     print(finding.code, finding.text, "->", finding.fix.replacement)
citation/malformed O3 -> 03

`open()` reads a file and `parse()` a text; both give a `Document` with `text`, `citations`, `outline` and
`check()`. `check()` takes the shortest way from a text to its `Findings`, `diff()` compares two drafts,
`align()` two languages of one text, `resolve()` looks at one citation. All of them use one context that is made when first needed; make a
`Context` for options of your own.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ._alignment import Alignment
from ._checker import Checker, Report, Run
from ._comparison import Comparison
from ._context import Context, Source, default_context
from ._document import Document, PlainText, ReadOptions
from ._errors import (
	CancelledError,
	CheckerError,
	DataError,
	Error,
	FileError,
	FormatError,
	LimitError,
	NotFoundError,
	OutOfMemoryError,
	PluginError,
	UsageError,
)
from ._findings import Findings
from ._memory import text as _text
from ._model import (
	Authority,
	Block,
	Change,
	Citation,
	Code,
	Edit,
	Finding,
	Fix,
	Footnote,
	Level,
	Masthead,
	Pair,
	Pinpoint,
	Plugin,
	Position,
	Problem,
	Record,
	Related,
	Side,
	Span,
	Stage,
	Units,
	Verdict,
)
from ._native import lib as _lib
from ._run import CheckOptions
from ._source import Text
from ._view import TextView

if TYPE_CHECKING:
	from typing_extensions import Unpack

__version__: str = _text(_lib.engross_version_string())
"""The version of the library in use."""

__all__ = [
	"Alignment",
	"Authority",
	"Block",
	"CancelledError",
	"Change",
	"CheckOptions",
	"Checker",
	"CheckerError",
	"Citation",
	"Code",
	"Comparison",
	"Context",
	"DataError",
	"Document",
	"Edit",
	"Error",
	"FileError",
	"Finding",
	"Findings",
	"Fix",
	"Footnote",
	"FormatError",
	"Level",
	"LimitError",
	"Masthead",
	"NotFoundError",
	"OutOfMemoryError",
	"Pair",
	"Pinpoint",
	"PlainText",
	"Plugin",
	"PluginError",
	"Position",
	"Problem",
	"ReadOptions",
	"Record",
	"Related",
	"Report",
	"Run",
	"Side",
	"Source",
	"Span",
	"Stage",
	"Text",
	"TextView",
	"Units",
	"UsageError",
	"Verdict",
	"align",
	"check",
	"cite",
	"default_context",
	"diff",
	"explain",
	"open",
	"parse",
	"resolve",
]


def open(path: str | os.PathLike[str], **options: Unpack[ReadOptions]) -> Document:
	"""Reads the file PATH and understands it. Options: `name`, `language`, `format`, `encoding`, `units`
	(`ReadOptions` explains them). Raises FileError, FormatError, LimitError.

	>>> with engross.open("draft.html") as document:
	...     findings = document.check()
	"""
	return default_context().open(path, **options)


def parse(text: Text, **options: Unpack[ReadOptions]) -> Document:
	"""Understands TEXT, a str or the bytes of a file, which is not copied and stays alive with the document;
	bytes that can change must not. Options as for `open()`. Raises FormatError, LimitError.

	>>> document = engross.parse("RECALLING resolution 61/180 of 20 December 2006,", language="en")
	>>> document.citations[0].key
	'un:ga:res:61/180'
	"""
	return default_context().parse(text, **options)


def check(source: Source, **options: Unpack[CheckOptions]) -> Findings:
	"""What is wrong with SOURCE: a text, a `Path`, or a document that was read already. Options: `stage`,
	`min_level`, `only`, `skip`, `settings`, `cancelled` (`CheckOptions` explains them). Raises CheckerError,
	PluginError, CancelledError, UsageError and what `open()` raises.

	>>> engross.check(text, stage="draft", skip=["text/spacing", "citation"])
	<engross.Findings of '-': 1 warning>
	"""
	return default_context().check(source, **options)


def cite(source: Source) -> tuple[Citation, ...]:
	"""The citations in SOURCE, resolved."""
	return default_context().cite(source)


def diff(old: Source, new: Source, **options: Unpack[CheckOptions]) -> Comparison:
	"""What changed between two drafts: texts, Paths or documents. Options as for `check()`.

	>>> comparison = engross.diff(Path("rev1.txt"), Path("rev2.txt"))
	>>> comparison.counts["move"]
	1
	"""
	return default_context().diff(old, new, **options)


def align(source: Source, target: Source, **options: Unpack[CheckOptions]) -> Alignment:
	"""Lays TARGET, a translation, beside SOURCE: texts, Paths or documents. Options as for `check()`.

	>>> alignment = engross.align(Path("resolution.en.txt"), Path("resolution.es.txt"))
	>>> [finding.message for finding in alignment.findings]
	['the source has 400 here, not 440']
	"""
	return default_context().align(source, target, **options)


def resolve(citation: str) -> Citation:
	"""Resolves one citation; its spans count the string given. NotFoundError where there is none in it.

	>>> engross.resolve("AG/RES. 1948 (XXXIII-O/O3)").fix.replacement
	'AG/RES. 1948 (XXXIII-O/03)'
	"""
	return default_context().resolve(citation)


def explain(code: str) -> Code:
	"""What a finding's code means, with an example."""
	return default_context().explain(code)
