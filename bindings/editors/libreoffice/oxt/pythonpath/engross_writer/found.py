"""What was found, as comments and the sidebar's list show it."""

import difflib

LONGEST = 120


class Found:
	"""One thing found. `range`: its place in the document, None where it has none; `is_wide`: the comment stands on the
	whole range, not at its end."""

	def __init__(self, range, title, comment, is_wide=True):
		self.range = range
		self.title = title
		self.comment = comment
		self.is_wide = is_wide


def finding(text, one):
	"""A finding of the command."""
	lines = [f"{one['level']}: {one['message']}"]
	if one["fix"]:
		repair = one["fix"]["replacement"]
		doubt = "" if one["fix"]["safe"] else " (to be confirmed)"
		lines.append(f"Repair{doubt}: {repair}" if repair else f"Repair{doubt}: delete it")
	for other in one["related"]:
		lines.append(f"See “{_short(text.text[other['start'] : other['end']])}”: {other['message']}")
	lines.append(f"[{one['code']}]")
	title = f"{one['level']}: “{_short(text.text[one['start'] : one['end']])}”: {one['message']}"
	return Found(text.range(one["start"], one["end"]), title, "\n".join(lines))


def change(text, old, one):
	"""A change between the draft OLD, a text, and this one."""
	before, after = one["old"], one["new"]
	was = old[before["start"] : before["end"]] if before else ""
	now = text.text[after["start"] : after["end"]] if after else ""
	numbers = [side["number"] for side in (before, after) if side and side["number"]]
	title = one["kind"] + (f" {' → '.join(dict.fromkeys(numbers))}" if numbers else "")
	if not after:
		place, wide = _after_neighbour(text, old, before["start"]), False
		lines = [f"{title}: {was.strip()}"]
	else:
		place, wide = text.range(after["start"], after["end"]), True
		lines = [title] + (_words(_body(was, before), _body(now, after)) if before else [])
	return Found(place, f"{title}: {_short(now or was)}", "\n".join(lines), wide)


def _after_neighbour(text, old, start):
	"""Where a paragraph that is gone would stand: after the nearest one before it that is still there."""
	for paragraph in reversed(old[:start].split("\n\n")):
		at = text.text.find(paragraph) if paragraph.strip() else -1
		if at >= 0:
			end = at + len(paragraph.rstrip())
			return text.range(end, end)
	return text.range(0, 0)


def _body(text, side):
	"""What follows the number, of which the title tells."""
	return text.strip().removeprefix(side["number"] or "")


def _words(was, now):
	"""What changed, in words."""
	old, new = was.split(), now.split()
	lines = []
	for op, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
		if op == "delete":
			lines.append(f"− {' '.join(old[a:b])}")
		elif op == "insert":
			lines.append(f"+ {' '.join(new[c:d])}")
		elif op == "replace":
			lines.append(f"{' '.join(old[a:b])} → {' '.join(new[c:d])}")
	return lines


def _short(text):
	words = " ".join(text.split())
	return words if len(words) <= LONGEST else words[:LONGEST] + "…"
