"""The citation systems of data/systems as regular expressions; docs/systems.md describes the patterns.

What a form may be written like and what faults may be read into it is kept, as far as a regular expression can say it:
style always, and where the form takes faults, its marks may be missing or exchanged and its digits may be letters that
look alike. What is lost is the count of the faults, and all that follows from the rest of the document.
"""
import os
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass

from .numbers import between
from .regex import Gap, Rep, Seq, Set, Text, WordEnd, alt, opt, seq

# What is mistaken for a digit, and for a Roman numeral's letters (core/cite/slot.c).
LOOKS_LIKE_DIGIT = "OoQIl|!i[SBZ$"
OTHER_LETTER = {"C": "G", "G": "C", "O": "Q", "Q": "O", "I": "l", "l": "I"}
ROMAN = "IVXLCDM\u0425\u0406\u0421\u041c\u04c0"
HYPHENS = "-\u2010-\u2015\u2212"
SLASHES = "/\u2044\u2215\uff0f"

WRAPPED = Gap(8)   # where the body prints a space
STRAY = Gap(2)     # where it prints none


@dataclass(frozen=True)
class Form:
	system: str
	act: str
	body: str
	kind: str           # symbol, series, prose, continuation
	tree: object        # as it is printed, and what is mere style
	loose: object       # with faults; None where none may be read into it
	repeats: bool       # has a part that may stand any number of times
	glued: bool
	named: bool
	bare: bool          # a number and nothing else
	number_first: bool
	rank: int           # of forms that begin alike: those of a low rank are tried first
	anchors: tuple      # how it begins, up to the first slash or slot


def parse(pattern):
	"""A pattern as a list of (what, value): byte, space, slot, option, choice, many."""
	items, rest = parse_items(pattern, 0, "")
	assert rest == len(pattern), pattern
	return items


def parse_items(p, at, ends):
	items = []
	while at < len(p) and p[at] not in ends:
		c = p[at]
		if c == "[":
			inner, at = parse_items(p, at + 1, "]")
			items.append(("option", inner))
			at += 1
		elif c == "\u00ab":
			branches = []
			while c != "\u00bb":
				inner, at = parse_items(p, at + 1, "|\u00bb")
				branches.append(inner)
				c = p[at]
			at += 1
			many = p[at:at + 1] == "*"
			items.append(("many" if many else "choice", branches))
			at += many
		elif c == "{":
			name, kind = p[at + 1:p.index("}", at)].split(":")
			items.append(("slot", (name, kind)))
			at = p.index("}", at) + 1
		elif c in " ~":
			items.append(("space", c))
			at += 1
		else:
			at += c == "\\"
			items.append(("byte", p[at]))
			at += 1
	return items, at


class Builder:
	"""Turns the items of one form into a tree."""

	def __init__(self, kind, faults, tokens, ranges, slash_is_sure):
		self.loose = faults > 0
		self.faults, self.prose, self.series = faults, kind == "prose", kind == "series"
		self.listed, self.ranges, self.slash_is_sure = tokens, ranges, slash_is_sure
		# Words that a form begins with, up to a slash.
		self.heads = slash_is_sure
		self.gap = Gap(WRAPPED.high, marks=True) if self.series else WRAPPED

	def build(self, items, at_start=False):
		parts = []
		# No fault concerns the letters that a form begins with.
		strict = at_start
		for index, (what, value) in enumerate(items):
			strict = strict and what == "byte" and (value.isalnum() or value in "/.")
			gap = []
			if parts and not strict and not isinstance(parts[-1], Gap):
				gap = self.stray(what, value)
			if what == "space":
				parts.append(self.gap)
			elif what == "byte":
				# A full stop is style even where no fault is.
				sure = self.parts_numbers(items, index) or strict and value != "."
				parts += spaced(gap, self.byte(value, sure))
			elif what == "slot":
				slot = self.slot(*value)
				# The letter of a session may be another, or missing with its slash: (XXXVIII-08).
				parts += gap + [opt(alt(slot, Set("A-Z0"))) if self.is_session_letter(items, index) else slot]
			elif what == "option":
				parts.append(opt(self.build(value)))
			elif what == "choice":
				parts.append(alt(*(self.build(b) for b in value)))
			else:
				parts.append(self.many(value))
		return Seq(tuple(parts))

	@staticmethod
	def parts_numbers(items, index):
		"""Whether two numbers would run together without the mark."""
		around = items[max(index - 1, 0):index + 2:2]
		return len(around) == 2 and all(what == "slot" and value[1] in NUMBERS for what, value in around)

	def stray(self, what, value):
		"""The white space that may stand before an item where the body prints none."""
		if what == "slot" and self.faults and not self.prose:
			return [STRAY]
		if what == "byte" and not value.isalnum():
			# The names of series are often in italics.
			return [Gap(2, marks=True)] if self.series else [STRAY] if self.faults and not self.prose else []
		return []

	def many(self, value):
		"""What repeats is read as it is printed: were its marks left out, it could be divided in too many ways."""
		faults, self.faults = self.faults, 0
		branches = alt(*(self.build(b) for b in value))
		self.faults = faults
		return Rep(branches, 0, None)

	def is_session_letter(self, items, index):
		kind = items[index][1][1]
		return (self.faults and index + 1 < len(items) and items[index + 1] == ("byte", "/") and index > 0 and
			items[index - 1] == ("byte", "-") and len(words_of(kind)[0]) == 1 and kind not in SLOTS)

	def byte(self, c, sure):
		"""A mark or letter of the pattern; sure: it is not missing and no other."""
		if c == ".":
			return Text(".") if sure else opt(Text("."))
		if c == "-":
			hyphen = alt(Set(HYPHENS + SLASHES if self.faults else HYPHENS), Text("&#8209;"))
			return opt(hyphen) if self.faults and not self.prose and not sure else hyphen
		if c == "/":
			if sure or self.slash_is_sure:
				self.slash_is_sure = False
				return Set(SLASHES)
			if not self.faults:
				return Set(SLASHES)
			return Set("-" + SLASHES) if self.prose else opt(Set("-" + SLASHES))
		if c in "()" and self.faults:
			# In prose a bracket at least opens: two numbers alone are not yet a citation.
			return Rep(Set("([\uff08" if c == "(" else ")]\uff09"), 1 if self.prose and c == "(" else 0, 2)
		return Text(c, folded=c.isascii())

	def slot(self, name, kind):
		low, high = self.ranges.get(name, (None, None))
		if kind in SLOTS:
			return getattr(self, kind)(low, high)
		words = sorted(words_of(kind), key=len, reverse=True)
		# One letter alone is a capital: "a/b" is no symbol.
		return alt(*(Text(w, folded=len(w) > 1 or not self.heads) for w in words))

	def int(self, low, high):
		plain = between(low, high) if low else seq(Set("1-9"), Rep(Set("0-9"), 0, 5))
		if not self.faults:
			return plain
		mixed = alt(
			seq(Set("1-9"), Rep(Set("0-9" + LOOKS_LIKE_DIGIT), 1, 5)),
			seq(Rep(Set(LOOKS_LIKE_DIGIT), 1, 2), Set("0-9"), Rep(Set("0-9" + LOOKS_LIKE_DIGIT), 0, 3)))
		return plain if low else alt(mixed, plain)

	def int0(self, low, high):
		return Rep(Set("0-9"), 1, 7)

	def yy(self, low, high):
		if not self.faults:
			return Rep(Set("0-9"), 2, 2)
		like = Set("0-9" + LOOKS_LIKE_DIGIT)
		return alt(seq(Set("0-9"), like), seq(like, Set("0-9")))

	def yyyy(self, low, high):
		if low:
			return between(low, high)
		century = alt(Text("19"), Text("20"))
		plain = seq(century, Rep(Set("0-9"), 2, 2))
		if not self.faults:
			return plain
		like = Set("0-9" + LOOKS_LIKE_DIGIT)
		return alt(plain, seq(Set("12Il"), Set("0-9Oo"), like, like))

	def roman(self, low, high):
		if self.faults:
			small = "" if self.prose else "ivxlcdm"
			return seq(Set(ROMAN + small), Rep(Set(ROMAN + small + "l1|!"), 0, 13))
		one, five, ten, fifty, hundred = "IVXLC"
		ones = alt(Text("IX"), Text("IV"), seq(Text(five), Rep(Text(one), 0, 3)), Rep(Text(one), 1, 3))
		tens = alt(Text("XC"), Text("XL"), seq(Text(fifty), Rep(Text(ten), 0, 3)), Rep(Text(ten), 1, 3))
		hundreds = Rep(Text(hundred), 1, 3)
		return alt(seq(hundreds, opt(tens), opt(ones)), seq(tens, opt(ones)), ones)

	def letter(self, low, high):
		return seq(Set("A-Z"), WordEnd())

	def tokens(self, low, high):
		"""A part of a document symbol. A word alone, or what has a bracket, is not its end: it comes with the part
		behind it, so that what repeats can be divided in one way only."""
		texts = set(self.listed) | (misread(self.listed) if self.loose else set())
		listed = [Text(w) for w in sorted(texts, key=lambda w: (-len(w), w))]
		country = seq(Set("A-Z"), Set("A-Z"), Set("A-Z"))
		word = alt(*listed, country)
		number, stop = Rep(Set("0-9"), 1, 7), opt(Text("."))
		special = seq(opt(Text("E")), Text("S"), Text("-"), number)
		if self.loose:
			like = Set(LOOKS_LIKE_DIGIT)
			number = alt(seq(opt(like), number), seq(like, WordEnd()))
			stop = opt(seq(Text("."), STRAY))
			special = seq(opt(Text("E")), Text("S"), opt(Set("- ")), Rep(Set("0-9"), 1, 3))
		bracket = seq(Text("("), Rep(Set("-A-Z0-9"), 1, 9), Text(")"))
		ended = alt(special, seq(alt(*listed), stop, number), Rep(Set("0-9"), 1, 7))
		more = seq(alt(seq(ended, bracket), seq(word, opt(bracket))), Set(SLASHES))
		return seq(Rep(more, 0, None), ended)


NUMBERS = ("int", "int0", "yy", "yyyy")
SLOTS = ("int", "int0", "roman", "yy", "yyyy", "letter", "tokens")


def words_of(kind):
	"""The words that a slot of this kind takes, as they are written: "O|E", "doc=doc|INF=inf"."""
	return [word.partition("=")[0] for word in kind.split("|")]


def misread(words):
	"""Words of which one letter is read for another."""
	return {w[:n] + OTHER_LETTER[c] + w[n + 1:]
		for w in words if len(w) > 1 for n, c in enumerate(w) if c in OTHER_LETTER}


def spaced(gap, node):
	"""White space before a mark; none where the mark is missing."""
	if gap and isinstance(node, Rep) and node.low == 0:
		return [opt(Seq((*gap, Rep(node.part, 1, node.high))))]
	return gap + [node]


def bare(items):
	return len(items) == 1 and items[0][0] == "slot"


def form_of(element, system, tokens):
	kind = element.get("kind", "symbol")
	faults = int(element.get("faults", 2 if kind == "symbol" else 0))
	ranges = {r.get("field"): (int(r.get("min")), int(r.get("max"))) for r in element.findall("require")}
	items = parse(element.get("pattern"))
	anchors = anchors_of(element, items)
	listed = tokens.get(element.get("tokens"), ())
	slash_is_sure = items[0][0] == "slot" and all(a.endswith("/") for a in anchors)
	trees = [
		Builder(kind, n, listed, ranges, slash_is_sure).build(items, kind in ("symbol", "series"))
		for n in dict.fromkeys((0, faults))]
	return Form(
		system.get("id"), system.get("act", "document"), system.get("body", ""), kind,
		trees[0], trees[1] if faults else None,
		any(what == "many" for what, _ in items),
		element.get("glued") == "yes", element.get("named") == "yes", bare(items),
		element.get("number-first") == "yes", rank_of(element), anchors)


def rank_of(element):
	"""A form for one fault is close to it; an incomplete one would take the beginning of others."""
	return 0 if element.get("malformed") else 2 if element.get("incomplete") == "yes" else 1


def anchors_of(element, items):
	if element.get("anchors"):
		return tuple(element.get("anchors").split(";"))
	letters = []
	for what, value in items:
		if what != "byte" or value == ".":
			break
		letters.append(value)
		if value == "/":
			break
	return ("".join(letters),)


@dataclass
class Data:
	forms: list         # of Form, in the order of the files
	examples: list      # texts
	bodies: dict        # id: [name]
	names: list         # of treaties and declarations, in either case
	cased: list         # their abbreviations, as they are written
	words: dict         # list of data/language: [(word, as)]


def load(folder, more=()):
	"""All of data/systems, the files more, and the word lists of data/language."""
	forms, examples, bodies, names, cased = [], [], {}, [], []
	for name in ordered(os.path.join(folder, "systems")) + list(more):
		root = ElementTree.parse(name).getroot()
		tokens = {t.get("id"): t.text.split() for t in root.findall("tokens")}
		for body in root.findall("body"):
			bodies[body.get("id")] = [n.text for n in body.findall("name")]
		for instrument in root.findall("instrument"):
			# Names that other things share count only near certain words.
			if not instrument.get("needs"):
				for name in instrument.findall("name"):
					(cased if name.get("cased") == "yes" else names).append(name.text)
		for system in root.findall("system"):
			forms += [form_of(f, system, tokens) for f in system.findall("form")]
			examples += [e.text for e in system.iter("example")]
	words = {}
	for name in ordered(os.path.join(folder, "language")):
		for language in ElementTree.parse(name).getroot().findall("language"):
			for words_of in language.findall("list"):
				words.setdefault(words_of.get("id"), []).extend(
					(w.text, w.get("as")) for w in words_of.findall("w"))
	return Data(forms, examples, bodies, names, cased, words)


def ordered(folder):
	return [os.path.join(folder, f) for f in sorted(os.listdir(folder)) if f.endswith(".xml")]
