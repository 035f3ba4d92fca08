"""TextMate grammars, as JSON: one that is put into the grammars of Markdown, HTML and XML, one for plain text."""
import json

from .rules import END, rules

INJECTED = "text.engross.references"
PLAIN = "text.plain.engross"
# Where text is none.
NOT_IN = ("comment", "meta.tag", "markup.fenced_code.block", "markup.inline.raw", "source")
HOSTS = ["text.html.markdown", "text.html.basic", "text.html.derivative", "text.xml"]


class Repository:
	"""Rules by name, so that those that stand in many states are written once."""

	def __init__(self):
		self.seen, self.rules = {}, {}

	def include(self, rule):
		name = self.seen.get(id(rule), (None, None))[0]
		if not name:
			name = f"r{len(self.seen)}"
			# With the rule itself, whose address stays its own so.
			self.seen[id(rule)] = name, rule
			self.rules[name] = None
			self.rules[name] = self.made(rule)
		return {"include": "#" + name}

	def made(self, rule):
		if not rule.inner:
			made = {"match": rule.pattern}
			if rule.scope:
				made["name"] = rule.scope
			return made
		made = {"begin": rule.pattern, "end": END, "applyEndPatternLast": 1,
			"patterns": [self.include(r) for r in rule.inner]}
		if rule.scope:
			made["beginCaptures"] = {"0": {"name": rule.scope}}
		return made


def injected(grammar):
	repository = Repository()
	top = [repository.include(r) for r in rules(grammar)]
	return dump({
		"information_for_contributors": ["Written by make-grammars from data/systems and data/language."],
		"scopeName": INJECTED,
		"injectionSelector": ", ".join(f"L:{host} - ({' | '.join(NOT_IN)})" for host in HOSTS),
		"patterns": top,
		"repository": repository.rules})


def plain():
	return dump({
		"information_for_contributors": ["Written by make-grammars."],
		"scopeName": PLAIN, "name": "Plain text with references",
		"patterns": [{"include": INJECTED}]})


def dump(grammar):
	return json.dumps(grammar, ensure_ascii=True, indent="\t") + "\n"
