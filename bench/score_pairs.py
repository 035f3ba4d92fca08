#!/usr/bin/env python3
"""Holds a comparison against what make_pairs.py says was done.

usage: score_pairs.py FOLDER CHANGES.json...      CHANGES.json as `engross diff --format json` prints it

Prints, for each file of changes:
  noise       words flagged over words truly changed (a paragraph's number is no word of it)
  missed      words truly changed that were not flagged, over words truly changed: a word more or less beside
              one like it can be told in two ways, so this is never quite 0
  moves       recall of the moved paragraphs, of those also edited, and precision of the moves reported
  references  recall of the stale ones (the right number offered as repair) and precision of what is reported; those
              whose paragraph was taken out count neither way
  changes, findings    how many there are at all, for pairs that should have none
"""
import argparse
import bisect
import json
import os
import re
import sys


class Words:
	"""The words of a draft, by place."""

	def __init__(self, path):
		with open(path, "rb") as f:
			self.text = f.read()
		self.starts, self.ends = [], []
		for match in re.finditer(rb"\S+", self.text):
			self.starts.append(match.start())
			self.ends.append(match.end())

	def within(self, start, end):
		"""Indices of the words that share a byte with [start, end)."""
		return range(bisect.bisect_right(self.ends, start), bisect.bisect_left(self.starts, end))


def body_start(words, side):
	"""Where a paragraph's text begins behind its number."""
	at = side["start"]
	if side.get("number"):
		at += len(side["number"].encode())
	return at


def flagged(changes, old, new):
	out = (set(), set())
	for change in changes["changes"]:
		sides = (change["old"], change["new"])
		if None in sides:
			which = 0 if change["old"] else 1
			out[which].update((old, new)[which].within(body_start((old, new)[which], sides[which]), sides[which]["end"]))
			continue
		for step in change["edits"]:
			if step["op"] != "equal":
				out[0].update(old.within(*step["old"]) if step["old"][0] < step["old"][1] else ())
				out[1].update(new.within(*step["new"]) if step["new"][0] < step["new"][1] else ())
	return out


def true_words(spans, words):
	return {i for start, end in spans for i in words.within(start, end)}


def overlaps(side, span):
	return side and side["start"] < span[1] and span[0] < side["end"]


def score_moves(changes, truth):
	reported = [c for c in changes["changes"] if c["kind"] in ("move", "move-edit")]
	by_new = {(c["new"]["start"], c["old"]["start"]) for c in reported}
	true = {(new[0], old[0]): edited for old, new, edited in truth["moves"]}
	found = {key for key in true if key in by_new}
	edited = {key for key in true if true[key]}
	return (ratio(len(found), len(true)), ratio(len(found & edited), len(edited)), ratio(len(found), len(reported)))


def score_references(changes, truth):
	found = [f for f in changes["references"] if f["code"] == "draft/reference"]
	hits, neutral = set(), 0
	for finding in found:
		side = {"start": finding["start"], "end": finding["end"]}
		match = [k for k, (span, number) in enumerate(truth["stale"]) if overlaps(side, span)]
		if match:
			numbers = re.findall(r"\d+", (finding.get("fix") or {}).get("replacement", ""))
			hits.update(k for k in match if str(truth["stale"][k][1]) in numbers)
		neutral += any(overlaps(side, span) for span in truth["gone"])
	return ratio(len(hits), len(truth["stale"])), ratio(len(hits), len(found) - neutral)


def ratio(part, whole):
	return part / whole if whole else None


def score(folder, changes):
	"""The figures of CHANGES, the parsed JSON, by name; None where there is nothing to count."""
	old, new = (Words(os.path.join(folder, name)) for name in ("old.txt", "new.txt"))
	with open(os.path.join(folder, "truth.json"), encoding="utf-8") as f:
		truth = json.load(f)
	true = true_words(truth["old_words"], old), true_words(truth["new_words"], new)
	seen = flagged(changes, old, new)
	n_true = sum(map(len, true))
	moves, references = score_moves(changes, truth), score_references(changes, truth)
	return {
		"noise": ratio(sum(map(len, seen)), n_true),
		"missed": ratio(sum(len(t - s) for t, s in zip(true, seen)), n_true),
		"moves": moves[0], "edited moves": moves[1], "moves precision": moves[2],
		"references": references[0], "references precision": references[1],
		"changes": len(changes["changes"]), "findings": len(changes["references"]),
	}


def show(value):
	return "-" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


def main():
	parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
	parser.add_argument("folder")
	parser.add_argument("changes", nargs="+")
	args = parser.parse_args()
	for path in args.changes:
		with open(path, encoding="utf-8") if path != "-" else sys.stdin as f:
			figures = score(args.folder, json.load(f))
		print(f"{path}: " + ", ".join(f"{name} {show(value)}" for name, value in figures.items()))


if __name__ == "__main__":
	main()
