"""Syntax for Vim and Neovim. What stands in a list of citations is found by `nextgroup`, across white space and line
ends; where two items begin at one place, the one that is defined last counts."""
from .regex import Text, Vim
from .systems import WRAPPED

WRITER = Vim()
# Where text stands in Markdown and HTML, besides at the top.
HOSTS = [f"html{name}" for name in ("Bold", "BoldItalic", "Italic", "Underline", "Link", "Title")]
HOSTS += [f"markdown{name}" for name in ("Bold", "BoldItalic", "Italic", "LinkText")]
HOSTS += [f"{host}H{level}" for host in ("html", "markdown") for level in range(1, 7)]

HEAD = """" Vim syntax file: references in resolutions of intergovernmental bodies.
" Written by make-grammars from data/systems and data/language. Loaded on top of another syntax.

scriptencoding utf-8
if &encoding !=# 'utf-8'
	finish
endif

" Neither the host's ignorecase nor its magic counts.
syntax case match
"""
FOOT = """
highlight default link engrossReference Underlined
"""
SPACE_BEHIND = "\\_[ \\t\u00a0]\\@="
GOES_ON = r"\%(\/[0-9A-Za-z]\|\[[A-Z]\)\@!"


def written(tree):
	return WRITER.grouped(tree)


class File:
	def __init__(self):
		self.lines, self.coloured = [], []

	def item(self, group, pattern, after=(), contained=True, coloured=True):
		line = f"syntax match {group} /{pattern}/ "
		line += "contained" if contained else "containedin=" + ",".join(HOSTS)
		if coloured:
			line += " contains=@NoSpell"
			self.coloured.append(group)
		if after:
			line += " nextgroup=" + ",".join(after) + " skipwhite skipnl"
		self.lines.append(line)

	def text(self):
		links = [f"highlight default link {g} engrossReference" for g in dict.fromkeys(self.coloured)]
		return HEAD + "\n".join(self.lines) + "\n\n" + "\n".join(links) + FOOT


def dated(grammar):
	return written(grammar.tie) + WRITER.write(WRAPPED) + written(grammar.date) + WRITER.word_end


AFTER = ("Connector", "Date", "Member")


def listed(out, name, grammar, members, owner=False):
	"""What may follow the first citation of a list; returns the groups."""
	groups = [f"engross{name}{what}" for what in AFTER + (("Owner",) if owner else ())]
	stop = r"\.\%(\_s\+\d\+\%(\/\|\s*(\)\)\@="
	out.item(groups[0],
		f"{WRITER.word_start}{written(grammar.connector)}{SPACE_BEHIND}\\|{written(grammar.mark)}\\|{stop}",
		groups, coloured=False)
	out.item(groups[1], dated(grammar), groups)
	for member in reversed(members):
		out.item(groups[2], WRITER.start + written(member) + WRITER.end, groups)
	if owner:
		out.item(groups[3], WRITER.word_start + written(grammar.owner) + WRITER.word_end +
			f"\\%({WRITER.write(WRAPPED)}{dated(grammar)}\\)\\=", groups, coloured=False)
	return groups


def prose(out, part, grammar):
	name = part.act.capitalize()
	after = listed(out, name, grammar, part.members, owner=True)
	first = [f"engross{name}{what}" for what in ("Number", "Owner", "Member")]
	space = WRITER.write(WRAPPED)
	heads = WRITER.word_start + written(part.heads) + WRITER.word_end
	out.item(first[0], WRITER.word_start + written(grammar.number), first[1:], coloured=False)
	out.item(f"engross{name}Head", heads + space, first, contained=False, coloured=False)
	if part.bare:
		alone = written(part.bare) + f"\\%([0-9A-Za-z_\\/]\\|{space}[([\uff08\\/0-9-]\\)\\@!"
		named = WRITER.word_start + written(part.bodies) + space + written(part.heads) + space
		out.item(f"engross{name}Bare", alone, after)
		out.item(f"engross{name}Named", f"{named}\\%({alone}\\)\\@=", [f"engross{name}Bare"], contained=False,
			coloured=False)
		behind = f"{alone}{space}{written(part.bare_owner)}"
		out.item(f"engross{name}Named", f"{heads}{space}\\%({behind}\\)\\@=", [f"engross{name}Bare"], contained=False,
			coloured=False)
	if part.first:
		out.item(f"engross{name}First",
			f"{WRITER.start}{written(part.first)}\\%(\\.{space}{heads}\\)\\@=", contained=False)


def symbols(out, group):
	name = group_name(group)
	after = [f"engross{name}{what}" for what in AFTER]
	for form in reversed(group.symbols):
		start = WRITER.start_glued if form.glued else WRITER.start
		end = WRITER.end + ("" if form.repeats else GOES_ON)
		for tree in filter(None, (form.loose, form.tree)):
			out.item(f"engross{name}Symbol", start + written(tree) + end, after, contained=False)


def names(out, grammar):
	"""Names of treaties. There are hundreds: only the old engine, which has no large classes, leaves one at its first
	letter."""
	def folded(text):
		return "".join(WRITER.letter(c, True) for c in text).replace(" ", r"\_s\+")

	# The longest is tried first; an abbreviation may begin a name, which is defined after it.
	texts = [WRITER.write_text(Text(c)) for c in sorted(grammar.cased, key=len, reverse=True)]
	texts += sorted(map(folded, grammar.names), key=len, reverse=True)
	by_letter = {}
	for text in texts:
		by_letter.setdefault(text[:text.index("]") + 1] if text.startswith("[") else text[0], []).append(text)
	for first, same in by_letter.items():
		rest = r"\|".join(text[len(first):] for text in same)
		out.item("engrossName", rf"\%#=1\<{first}\%({rest}\)\>", contained=False)


def group_name(group):
	return "".join(part.capitalize() for part in group.name.split("."))


def syntax(grammar):
	out = File()
	for part in grammar.prose:
		prose(out, part, grammar)
	for group in grammar.groups:
		listed(out, group_name(group), grammar, group.continuations)
	names(out, grammar)
	for group in reversed(grammar.groups):
		symbols(out, group)
	return out.text()
