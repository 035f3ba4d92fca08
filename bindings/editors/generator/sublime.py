"""A syntax for Sublime Text, as YAML: plain text with references."""
import json

from .rules import END, rules
from .textmate import PLAIN

HEAD = """%YAML 1.2
---
# Written by make-grammars from data/systems and data/language.
name: Plain Text with References
scope: {scope}
contexts:
"""


class Contexts:
	"""Lists of rules by name; each list is written once."""

	def __init__(self):
		self.seen, self.written = {}, []

	def name(self, rules_of):
		key = tuple(map(id, rules_of))
		if key not in self.seen:
			name = f"state-{len(self.seen)}"
			# With the rules themselves, whose addresses stay their own so.
			self.seen[key] = name, rules_of
			self.written.append((name, [self.entry(r) for r in rules_of] + [f"match: {quoted(END)}\n      pop: true"]))
		return self.seen[key][0]

	def entry(self, rule):
		lines = [f"match: {quoted(rule.pattern)}"]
		if rule.scope:
			lines.append(f"scope: {rule.scope}")
		if rule.inner:
			lines.append(f"push: {self.name(rule.inner)}")
		return "\n      ".join(lines)


def quoted(pattern):
	return json.dumps(pattern, ensure_ascii=False)


def syntax(grammar):
	contexts = Contexts()
	main = [contexts.entry(r) for r in rules(grammar)]
	text = HEAD.format(scope=PLAIN)
	for name, entries in [("main", main)] + contexts.written:
		text += f"  {name}:\n" + "".join(f"    - {entry}\n" for entry in entries)
	return text
