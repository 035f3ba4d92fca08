"""Regular expressions as trees, and how each editor's dialect writes them.

Every dialect is written without capturing groups and with letters that match in either case spelled out, so that a
pattern means the same in all of them. A gap is white space as documents have it: also no-break spaces and, where the
editor matches across lines, a line's end. It is bounded, so that no text makes a pattern slow.
"""
from dataclasses import dataclass

SPACES = " \t\u00a0\u2000-\u200a\u202f\u3000"
ENTITIES = ("&nbsp;", "&#160;")
LETTERS_AND_DIGITS = "0-9A-Za-z"
FOREIGN = "\u00c0-\u024f\u0400-\u04ff\u0620-\u064a"
WORD = LETTERS_AND_DIGITS + FOREIGN


@dataclass(frozen=True)
class Text:
	"""Literal characters; folded: ASCII letters in either case."""
	text: str
	folded: bool = False


@dataclass(frozen=True)
class Set:
	"""One of these characters; a-b is a range, as in a bracket expression."""
	chars: str


@dataclass(frozen=True)
class Seq:
	parts: tuple


@dataclass(frozen=True)
class Alt:
	branches: tuple


@dataclass(frozen=True)
class Rep:
	"""From low to high times; high None: without end."""
	part: object
	low: int
	high: object


@dataclass(frozen=True)
class Gap:
	"""At most this much white space, emphasis marks too where marks is set; low: at least this much."""
	high: int
	marks: bool = False
	low: int = 0


@dataclass(frozen=True)
class WordEnd:
	"""The letter or digit before ends its word."""


def seq(*parts):
	return Seq(tuple(parts))


def alt(*branches):
	branches = tuple(dict.fromkeys(branches))
	return branches[0] if len(branches) == 1 else Alt(branches)


def opt(part):
	return Rep(part, 0, 1)


class Dialect:
	"""What the dialects share; each fills in its own spelling."""
	group_open, group_close, bar = "(?:", ")", "|"
	special = r"\.[]{}()*+?^$|/"
	multiline = False

	def write(self, node):
		return getattr(self, "write_" + type(node).__name__.lower())(node)

	def write_text(self, node):
		return "".join(self.letter(c, node.folded) for c in node.text)

	def letter(self, c, folded):
		if folded and c.lower() != c.upper() and len(c.lower()) == len(c.upper()) == 1:
			return f"[{c.upper()}{c.lower()}]"
		return "\\" + c if c in self.special else c

	def write_set(self, node):
		return f"[{self.inside(node.chars)}]"

	def inside(self, chars):
		"""A bracket expression's inside; a hyphen that is meant stands first."""
		return chars.replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")

	def write_seq(self, node):
		return "".join(self.grouped(p) if isinstance(p, Alt) else self.write(p) for p in node.parts)

	def write_alt(self, node):
		return self.bar.join(self.write(b) for b in node.branches)

	def grouped(self, node):
		return self.group_open + self.write(node) + self.group_close

	def write_rep(self, node):
		single = isinstance(node.part, Set) or isinstance(node.part, Text) and len(node.part.text) == 1
		return (self.write(node.part) if single else self.grouped(node.part)) + self.times(node.low, node.high)

	def times(self, low, high):
		if (low, high) == (1, 1):
			return ""
		if (low, high) == (0, 1):
			return "?"
		if high is None:
			return "*" if low == 0 else "+"
		return f"{{{low}}}" if low == high else f"{{{low},{high}}}"

	def write_gap(self, node):
		return self.one_space(node) + self.times(node.low, node.high)

	def one_space(self, node):
		spaces = self.space_class(SPACES + ("*_" if node.marks else ""))
		return self.group_open + self.bar.join((spaces,) + ENTITIES) + self.group_close

	def space_class(self, chars):
		return f"[{chars}]"


class Oniguruma(Dialect):
	"""TextMate and Sublime Text: line by line, with lookaround."""
	start = f"(?<![{WORD}/])"
	start_glued = "(?<![A-Z0-9/])"
	end = r"(?!\B(?:[0-9a-z]|[A-Z](?![a-z])))"
	# Not inside a word; scripts without spaces have words that need none.
	word_start = word_end = f"(?:(?<![{WORD}])|(?![{WORD}]))"

	def write_wordend(self, node):
		return f"(?![{LETTERS_AND_DIGITS}])"

	def space_class(self, chars):
		return "[" + chars.replace("\t", r"\t") + "]"


class Vim(Dialect):
	"""Vim's \\m patterns, delimited by slashes; across lines."""
	group_open, group_close, bar = r"\%(", r"\)", r"\|"
	special = "\\.[]*^$/~"
	multiline = True
	start = f"[{WORD}\\/]\\@2<!"
	start_glued = r"[A-Z0-9\/]\@1<!"
	end = f"\\%([{LETTERS_AND_DIGITS}]\\@1<=\\%([0-9a-z]\\|[A-Z][a-z]\\@!\\)\\)\\@!"
	word_start = word_end = f"\\%([{WORD}]\\@2<=[{WORD}]\\)\\@!"

	def inside(self, chars):
		return chars.replace("\\", r"\\").replace("]", r"\]").replace("/", r"\/")

	def times(self, low, high):
		if (low, high) == (1, 1):
			return ""
		if (low, high) == (0, 1):
			return r"\="
		if high is None:
			return "*" if low == 0 else r"\+"
		return f"\\{{{low},{high}}}"

	def write_wordend(self, node):
		return f"[{LETTERS_AND_DIGITS}]\\@!"

	def write_gap(self, node):
		# Vim's automaton takes time by a pattern's length, not by backtracking: it unrolls what is bounded.
		return self.one_space(node) + self.times(node.low, None)

	def space_class(self, chars):
		return f"\\_[{chars}]".replace("\t", r"\t")


class Emacs(Dialect):
	"""Emacs regexps, as they are before they are put into a Lisp string; across lines. There is no lookaround: the
	code that uses them looks at the characters around a match."""
	group_open, group_close, bar = r"\(?:", r"\)", r"\|"
	special = "\\.[]*^$+?"
	multiline = True

	def inside(self, chars):
		# Only by its place does a bracket, a caret or a hyphen stand for itself.
		for c in "]":
			if c in chars:
				chars = c + chars.replace(c, "")
		if chars.startswith("-") and len(chars) > 1:
			chars = chars[1:] + "-"
		return chars

	def times(self, low, high):
		if (low, high) == (1, 1):
			return ""
		if (low, high) == (0, 1):
			return "?"
		if high is None:
			return "*" if low == 0 else "+"
		return f"\\{{{low},{high}\\}}"

	def write_wordend(self, node):
		return r"\b"

	def write_gap(self, node):
		# Between words no entities are looked for: there are many words, and a regexp must not be too big.
		if node.low:
			return "[ \t\n\u00a0" + ("*_]+" if node.marks else "]+")
		# A line end, and the next line's indent.
		return self.one_space(node) + self.times(0, node.high * 4)

	def space_class(self, chars):
		return f"[{chars}\n]"
