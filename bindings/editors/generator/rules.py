"""The rules that TextMate and Sublime Text share: both read a text line by line, with a stack of states.

A state begins with what it colours and ends before the first thing that none of its rules takes, or at an empty line:
so a list of citations goes on over white space, line ends and the words between its members, and no further.
"""
from dataclasses import dataclass, field

from .citations import words
from .regex import Alt, Gap, Oniguruma, Rep, Seq, Set, Text, alt
from .systems import WRAPPED

WRITER = Oniguruma()
END = r"(?=\S)|^\s*$"
SCOPE = "constant.other.reference.{}.engross"
SYMBOL, PROSE, TREATY, NAME = (SCOPE.format(kind) for kind in ("symbol", "prose", "treaty", "name"))
# A longer symbol stands here, which another form reads.
GOES_ON = r"(?!/[0-9A-Za-z]|\[[A-Z])"


@dataclass
class Rule:
	pattern: str
	scope: str = None    # None: not coloured
	inner: list = field(default_factory=list)  # the rules of the state that it begins; none: it begins none


def written(tree):
	return WRITER.grouped(tree)


def splits(tree, deep):
	"""(before, after) for every place where the tree allows a line to end; deep: in what may be missing, too."""
	if isinstance(tree, Gap):
		if tree.high >= WRAPPED.high:
			yield Seq(()), Seq(())
	elif isinstance(tree, Alt):
		for branch in tree.branches:
			yield from splits(branch, deep)
	elif isinstance(tree, Rep) and tree.high == 1 and deep:
		yield from splits(tree.part, deep)
	elif isinstance(tree, Seq):
		for n, part in enumerate(tree.parts):
			for before, after in splits(part, deep):
				yield Seq(tree.parts[:n] + (before,)), Seq((after,) + tree.parts[n + 1:])


def least(tree):
	"""How many characters a tree takes at least."""
	if isinstance(tree, Text):
		return len(tree.text)
	if isinstance(tree, Alt):
		return min(map(least, tree.branches))
	if isinstance(tree, Seq):
		return sum(map(least, tree.parts))
	if isinstance(tree, Rep):
		return tree.low * least(tree.part)
	return isinstance(tree, Set)


def wrapped(trees, start, scope, inner=(), deep=True):
	"""The rule for citations that a line's end divides. Trees come with the number of characters that must stand
	before it."""
	parts = [p for tree, enough in trees for p in splits(tree, deep) if least(p[0]) >= enough]
	if not parts:
		return []
	befores = "|".join(dict.fromkeys(WRITER.write(before) for before, _ in parts))
	afters = dict.fromkeys(r"^\s*" + written(after) + WRITER.end for _, after in parts)
	return [Rule(f"{start}(?:{befores})[ \\t]*$", scope, [Rule(after, scope, list(inner)) for after in afters])]


def around(form):
	"""What may not stand before and behind a symbol."""
	start = WRITER.start_glued if form.glued else WRITER.start
	return start, WRITER.end + ("" if form.repeats else GOES_ON)


def symbols(group, date, connector):
	"""The rules of one group: first for symbols that a line's end divides."""
	inner = date + [connector]
	inner += [Rule(WRITER.word_start + written(t) + WRITER.end, SYMBOL) for t in group.continuations]
	inner += wrapped([(t, 1) for t in group.continuations], WRITER.word_start, SYMBOL)
	divided, whole = [], []
	for scope in (TREATY, SYMBOL):
		forms = [f for f in group.symbols if (f.kind == "series") == (scope == TREATY)]
		trees = [(f.loose or f.tree, min(map(len, f.anchors))) for f in forms]
		divided += wrapped(trees, WRITER.start_glued, scope, inner, deep=False)
		for form in forms:
			start, end = around(form)
			whole += [Rule(start + written(tree) + end, scope, inner) for tree in (form.tree, form.loose) if tree]
	return divided, whole


def prose(part, grammar, date, connector):
	# A date behind the body's name is not a part of the citation.
	owner = Rule(WRITER.word_start + written(grammar.owner) + WRITER.word_end +
		f"(?:{WRITER.write(WRAPPED)}{dated(grammar)})?")
	number = Rule(WRITER.word_start + written(grammar.number) + "(?=[\\s\\d\u00a0])")
	member = WRITER.start + written(alt(*part.members)) + WRITER.end
	# The members of a list, each with its date.
	listed = date + [connector]
	listed += [Rule(member, PROSE)] + wrapped([(m, 1) for m in part.members], WRITER.start, PROSE)
	listed.append(owner)
	head = WRITER.word_start + written(part.heads) + WRITER.word_end
	space = WRITER.write(WRAPPED)
	if part.bare:
		alone = written(part.bare) + r"(?![\w/]|" + space + "(?:[(\\[\uff08/\\-\\d]|$))"
		named = WRITER.word_start + written(part.bodies) + space + written(part.heads) + space
		yield Rule(named + f"(?={alone})", None, [Rule(alone, PROSE, listed)])
		after = f"(?={space}{written(part.bare_owner)})"
		yield Rule(head + space + f"(?={alone}{after})", None, [Rule(alone, PROSE, listed)])
	if part.first:
		yield Rule(WRITER.start + written(part.first) + rf"(?=\.{space}{written(part.heads)}{WRITER.word_end})", PROSE)
	first = [Rule(member, PROSE, listed)] + wrapped([(m, 1) for m in part.members], WRITER.start, PROSE, listed)
	yield Rule(head, None, [number, owner] + first)


def dated(grammar):
	"""A date with what ties it to the words before."""
	return written(grammar.tie) + WRITER.write(WRAPPED) + written(grammar.date) + WRITER.word_end


def dates(grammar):
	tie = written(grammar.tie)
	date = written(grammar.date) + WRITER.word_end
	yield from wrapped([(grammar.date, 1)], tie + WRITER.write(WRAPPED), PROSE)
	yield Rule(dated(grammar), PROSE)
	yield Rule(tie + r"[ \t]*$", None, [Rule(r"^\s*" + date, PROSE)])


def rules(grammar):
	"""All rules, those first that are to be tried first."""
	date = list(dates(grammar))
	# A comma may have been read as a full stop.
	stop = r"\.(?=\s*$|\s+\d+(?:/|\s*\())"
	connector = Rule(
		WRITER.word_start + written(grammar.connector) + "(?=[\\s\u00a0]|$)|" + written(grammar.mark) + "|" + stop)
	for part in grammar.prose:
		yield from prose(part, grammar, date, connector)
	for tree in (words(grammar.names), alt(*map(Text, grammar.cased))):
		yield Rule(WRITER.word_start + written(tree) + WRITER.word_end, NAME)
	for same in zip(*(symbols(group, date, connector) for group in grammar.groups)):
		for of_group in same:
			yield from of_group
