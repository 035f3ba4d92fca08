"""Patterns for Emacs, as a Lisp file of constants; engross-font-lock.el says how they are used."""
from .regex import Emacs, Gap, Text, alt, seq
from .systems import WRAPPED

WRITER = Emacs()

HEAD = """;;; engross-patterns.el --- How citations are written  -*- lexical-binding: t; coding: utf-8 -*-

;; Written by make-grammars from data/systems and data/language.

;;; Commentary:

;; Regular expressions for engross-font-lock.el.

;;; Code:
"""
FOOT = """
(provide 'engross-patterns)
;;; engross-patterns.el ends here
"""


# What may stand behind a symbol, which is the first group: it ends inside no word or number, unless the next word is
# glued to it.
END = r"\(?:\'\|\b\|[^0-9A-Za-z]\|[A-Z][a-z]\)"


def string(tree):
	return quoted(WRITER.write(tree))


def ended(tree):
	return quoted(rf"\({WRITER.write(tree)}\){END}")


def quoted(text):
	return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def constant(name, value, text):
	return f"\n(defconst engross-patterns-{name}\n  {value}\n  {quoted(text)})\n"


def vector(*parts):
	return "[" + "\n   ".join(parts) + "]"


def strings(trees):
	return "(" + "\n    ".join(ended(t) for t in trees) + ")"


def texts(names):
	return "'(" + "\n    ".join(map(quoted, names)) + ")"


def flag(value):
	return "t" if value else "nil"


def form(f):
	return f"({ended(f.tree)} {ended(f.loose) if f.loose else 'nil'} {flag(f.glued)} {flag(f.repeats)})"


def groups(grammar):
	parts = []
	for group in grammar.groups:
		by_anchor = {}
		for f in group.symbols:
			for anchor in f.anchors:
				by_anchor.setdefault(anchor.upper(), []).append(f)
		forms = "\n    ".join(f"({quoted(a)} {' '.join(map(form, fs))})" for a, fs in sorted(by_anchor.items()))
		parts.append(vector(f"({forms})", strings(group.continuations)))
	return "'(" + "\n  ".join(parts) + ")"


def anchors(grammar):
	"""How any symbol begins; a capital first."""
	texts = sorted({a for g in grammar.groups for f in g.symbols for a in f.anchors}, key=lambda a: (-len(a), a))
	return alt(*(seq(Text(a[0]), *spaced(a[1:])) for a in texts))


def spaced(text):
	parts = []
	for n, word in enumerate(text.split(" ")):
		parts += ([Gap(8, marks=True, low=1)] if n else []) + [Text(word, folded=True)]
	return parts


def prose(grammar):
	parts = []
	for p in grammar.prose:
		named = "nil"
		if p.bare:
			named = vector(string(seq(p.bodies, WRAPPED)), ended(p.bare), string(seq(WRAPPED, p.bare_owner)))
		parts.append(vector(string(p.heads), strings(p.members), named, string(p.first) if p.first else "nil"))
	return "'(" + "\n  ".join(parts) + ")"


def patterns(grammar):
	text = HEAD
	text += constant("anchors", string(anchors(grammar)), "How a symbol begins.")
	text += constant("groups", groups(grammar), """Symbols and lists of them: vectors [FORMS CONTINUATIONS].
FORMS are lists (ANCHOR FORM...), a FORM is (REGEXP LOOSE GLUED REPEATS).""")
	text += constant("prose", prose(grammar), """Citations behind a noun: vectors [HEADS MEMBERS NAMED FIRST].
NAMED is nil or [BODY NUMBER OWNER].""")
	text += constant("heads", string(alt(*(p.heads for p in grammar.prose))), "All nouns.")
	text += constant("names", texts(grammar.names), "Names of treaties and declarations.")
	text += constant("cased", texts(grammar.cased), "Their abbreviations, as they are written.")
	text += constant("number", quoted(WRITER.grouped(grammar.number)), "A word between a noun and its number.")
	text += constant("connector", quoted(WRITER.grouped(grammar.connector)), "A word between the members of a list.")
	text += constant("mark", string(grammar.mark), "A mark between the members of a list.")
	text += constant("preposition", string(grammar.preposition), "What may stand before the name of a body.")
	text += constant("bodies", texts(grammar.bodies), "Names of bodies.")
	text += constant("date", string(seq(grammar.tie, WRAPPED, grammar.date)), "A date, with what ties it to a number.")
	return text + FOOT
