"""What all grammars are made of: citations with their own symbol, and the parts of citations in prose."""
from dataclasses import dataclass

from .regex import Gap, Rep, Set, Text, alt, opt, seq
from .systems import HYPHENS, WRAPPED

SPACE = Gap(8, low=1)


@dataclass(frozen=True)
class Group:
	"""Symbols, and how a list of them goes on."""
	name: str
	symbols: tuple       # of Form
	continuations: tuple # of trees, in order; those with faults come last


@dataclass(frozen=True)
class Prose:
	"""The citations behind one kind of noun."""
	act: str
	heads: object        # trees
	members: tuple       # trees, likewise
	bodies: object       # that are named with a bare number
	bare: object         # such a number; None where no form is one
	bare_owner: object   # "of the Security Council" behind one
	first: object        # a number that stands before its noun


@dataclass(frozen=True)
class Grammar:
	groups: tuple
	prose: tuple
	number: object       # "No."
	connector: object    # "and"
	mark: object         # a comma that does the same
	owner: object        # "of the General Assembly"
	preposition: object  # "of the"
	bodies: tuple        # texts: the names of bodies
	tie: object          # "of", between a citation and its date
	date: object
	names: tuple         # texts: names of treaties and declarations, in either case
	cased: tuple         # and their abbreviations, as they are written


def words(texts):
	"""A tree for any of these words or names, in either case and with white space between words. What several begin
	with is written once; of those that fit the longest is taken."""
	trie = {}
	for text in sorted({t.lower() for t in texts}):
		node = trie
		for c in text + "\n":
			node = node.setdefault(c, {})
	return below(trie)


def below(node):
	"""The tree of a trie's node; None at an end. A line end ends a name."""
	branches = []
	for c, child in sorted(node.items()):
		if c == "\n":
			continue
		letters = c
		while len(child) == 1 and not set(child) & {"\n", " "} and c != " ":
			(c, child), = child.items()
			letters += c
		head = SPACE if letters == " " else Text(letters, folded=True)
		rest = below(child)
		branches.append(seq(head, rest) if rest else head)
	if not branches:
		return None
	return opt(alt(*branches)) if "\n" in node else alt(*branches)


def listed(data, name):
	return [entry[0] for entry in data.words[name]]


def date(data):
	"""A date as running text has it; the year may be missing."""
	month = words(listed(data, "months"))
	link = seq(words(listed(data, "citation.date-word")), SPACE)
	year = seq(alt(Text("19"), Text("20")), Rep(Set("0-9"), 2, 2))
	day = Rep(Set("0-9"), 1, 2)
	nth = opt(alt(Text("er"), Text("\u00ba"), Text("\u00b0")))
	tail = opt(seq(WRAPPED, words(listed(data, "citation.date-tail"))))
	behind = seq(WRAPPED, opt(Text(",")), WRAPPED, opt(link), year, tail)
	return alt(
		seq(day, nth, SPACE, opt(link), month, opt(behind)),
		seq(month, SPACE, day, opt(seq(opt(Text(",")), SPACE, year))))


def owned(data, names):
	"""The name of a body, with "of the" before it or, as in Arabic, without."""
	return seq(opt(seq(words(listed(data, "citation.of")), SPACE)), words(names))


def groups_of(data):
	"""The systems whose lists go on each in a group of its own, and all the others in one."""
	by_system, lone = {}, []
	for form in data.forms:
		by_system.setdefault(form.system, []).append(form)
	groups = []
	for name, forms in by_system.items():
		symbols = tuple(sorted((f for f in forms if f.kind in ("symbol", "series")), key=lambda f: f.rank))
		# A number alone may go on a list, but only the rest of the document tells.
		more = trees(f for f in forms if f.kind == "continuation" and not f.bare)
		if not symbols:
			continue
		if more:
			groups.append(Group(name, symbols, more))
		else:
			lone += symbols
	# A form that repeats a part takes what others would take less of: it comes last.
	groups.sort(key=lambda g: any(f.repeats for f in g.symbols))
	return tuple([Group("other", tuple(lone), ())] + groups)


def trees(forms):
	"""Of all forms what is printed, then what has faults: the reading with the fewest counts."""
	forms = list(forms)
	return tuple(f.tree for f in forms) + tuple(f.loose for f in forms if f.loose)


def prose_of(data):
	acts = list(dict.fromkeys(f.act for f in data.forms if f.kind == "prose"))
	for act in acts:
		# What stands before a number of whatever act counts with the first.
		heads = [w[0] for w in data.words["citation.head"] if w[1] == act or w[1] is None and act == acts[0]]
		forms = [f for f in data.forms if f.kind == "prose" and f.act == act]
		named = [n for f in forms if f.bare for n in data.bodies[f.body]]
		bares = [f.tree for f in forms if f.bare]
		first = [f.tree for f in forms if f.number_first]
		yield Prose(
			act, words(heads),
			trees(f for f in forms if not f.bare),
			words(named) if named else None, alt(*bares) if bares else None,
			owned(data, named) if named else None, alt(*first) if first else None)


def load(data):
	bodies = [n for names in data.bodies.values() for n in names]
	connectors = listed(data, "citation.connector") + listed(data, "citation.range")
	return Grammar(
		groups_of(data), tuple(prose_of(data)),
		number=words(listed(data, "citation.number")),
		connector=words(w for w in connectors if w[0].isalnum()),
		mark=alt(words(w for w in connectors if not w[0].isalnum()), Set(HYPHENS)),
		owner=owned(data, bodies), preposition=words(listed(data, "citation.of")), bodies=tuple(sorted(set(bodies))),
		tie=words(listed(data, "citation.date-link")), date=date(data),
		names=tuple(sorted(set(data.names))), cased=tuple(sorted(set(data.cased))))
