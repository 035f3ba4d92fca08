#!/usr/bin/env python3
"""Hostile texts: each is a function of a size, so that doubling the size shows whether the work is linear.

usage: hostile.py [--list] NAME SIZE      writes the text NAME of about SIZE bytes to standard output

bench/run times them; tests/tools/pathological runs them small and asks only for an answer.
"""
import sys


def times(unit, size):
	return unit * (size // len(unit) + 1)


def list_of_symbols(size):
	items, length, n = [], 0, 1910
	while length < size:
		items.append(f"AG/RES. {n} (XXXIII-O/03)".encode())
		length += len(items[-1]) + 2
		n = 1910 + (n - 1909) % 65
	return b"RECALLING resolutions " + b", ".join(items) + b";\n"


def list_of_numbers(size):
	items, length, n = [], 0, 1
	while length < size:
		items.append(b"%d/%d of 18 December 20%02d" % (31 + n % 40, n % 300 + 1, n % 25))
		length += len(items[-1]) + 2
		n += 1
	return b"Recalling General Assembly resolutions " + b", ".join(items) + b" and 64/178,\n"


def numbered_lines(size):
	lines, length, n = [b"RESOLVES:\n\n"], 0, 1
	while length < size:
		lines.append(b"%d. To go on as in operative paragraph %d.\n\n" % (n, n * 7919 % (2 * n) + 1))
		length += len(lines[-1])
		n += 1
	return b"".join(lines)


def footnotes(size):
	half = size // 2
	marks, notes, length, n = [], [], 0, 1
	while length < half:
		marks.append(b"word[%d] " % n)
		notes.append(b"[%d] Ibid., vol. %d, No. 39574.\n" % (n, n))
		length += len(marks[-1])
		n += 1
	return b"".join(marks) + b"\n\n" + b"".join(notes)


def nested_sublevels(size):
	lines, length, depth = [b"RESOLVES:\n\n"], 0, 0
	while length < size:
		lines.append(b"%s(%c) to do this:\n" % (b" " * (depth % 60), 97 + depth % 26))
		length += len(lines[-1])
		depth += 1
	return b"".join(lines)


def wrong_citations(size):
	"""Every session, year and number at odds with the others, each time in another way."""
	items, length, n = [], 0, 1
	while length < size:
		items.append(b"AG/RES. %d (XXXIII-O/0%d) " % (n * 7919 % 2900 + 1, n % 10))
		length += len(items[-1])
		n += 1
	return b"".join(items)


TEXTS = {
	"open brackets": lambda n: times(b"[", n),
	"bracket pairs": lambda n: b"[" * (n // 2) + b"]" * (n // 2),
	"open parentheses after a symbol": lambda n: b"AG/RES. 1948 " + times(b"(", n),
	"one list of full symbols": list_of_symbols,
	"one list of numbers": list_of_numbers,
	"one line": lambda n: times(b"to chart the harbours as resolution AG/RES. 1948 (XXXIII-O/03) asks, and ", n),
	"starts of symbols": lambda n: times(b"AG/RES.", n),
	"starts of symbols, spaced": lambda n: times(b"AG/RES. ", n),
	"unfinished symbols": lambda n: times(b"AG/RES. 1948 (XXXIII-", n),
	"digits": lambda n: b"resolution " + times(b"1234567890", n),
	"Roman digits": lambda n: b"AG/RES. 1 (" + times(b"MDCLXVI", n) + b"-O/03)",
	"combining marks": lambda n: b"a" + times("\u0301".encode(), n),
	"combining marks of two classes": lambda n: b"a" + times("\u0301\u0323".encode(), n),
	"conjoining jamo": lambda n: times("\u1100\u1161".encode(), n),
	"curly openers": lambda n: times("“".encode(), n),
	"quotation marks in turn": lambda n: times("“a\" ".encode(), n),
	"spaces": lambda n: times(b" ", n),
	"newlines": lambda n: times(b"\n", n),
	"one word repeated": lambda n: times(b"the ", n),
	"Ibid.": lambda n: times(b"Ibid., ", n),
	"Ibid. notes": lambda n: times("¹ Ibid., vol. 2225, No. 39574.\n".encode(), n),
	"footnotes": footnotes,
	"numbered paragraphs": numbered_lines,
	"sublevels": nested_sublevels,
	"the aforementioned resolution": lambda n: times(b"the aforementioned resolution ", n),
	"that resolution after symbols": lambda n: times(b"AG/RES. 1948 (XXXIII-O/03) and that resolution; ", n),
	"operative paragraph of": lambda n: times(b"operative paragraph 4 of ", n),
	"parts of one citation": lambda n: b"see A/61/53" + times(b", para. 1", n),
	"underscores": lambda n: times(b"_", n // 2) + times(b"_AG/", n // 2),
	"wrong citations": wrong_citations,
	"a long ordinal": lambda n: times(b"9", n) + b"th Summit of the Americas",
	"UN symbol without end": lambda n: b"A" + times(b"/C.1", n),
	"name without end": lambda n: times(b"Convention on the ", n),
	"capital words": lambda n: times(b"RECALLING ALSO ", n),
	"translator notes without end": lambda n: times(b"[Tr: ", n),
	"bytes that are no UTF-8": lambda n: times(b"\x80\xff\xfe", n),
	"NUL bytes": lambda n: times(b"\0", n),
	"soft hyphens": lambda n: times("AG/\u00adRES. ".encode(), n),
	"tags": lambda n: b"<!DOCTYPE html><html><body>" + times(b"<b>", n),
	"attributes": lambda n: b"<!DOCTYPE html><html><body><p " + times(b"a=b ", n) + b">x</p>",
	"entities": lambda n: b"<!DOCTYPE html><html><body><p>" + times(b"&amp;&#x27;", n),
	"comments without end": lambda n: b"<!DOCTYPE html><html><body>" + times(b"<!-- <", n),
}


if __name__ == "__main__":
	if sys.argv[1:] == ["--list"]:
		print("\n".join(TEXTS))
	elif len(sys.argv) == 3 and sys.argv[1] in TEXTS:
		sys.stdout.buffer.write(TEXTS[sys.argv[1]](int(sys.argv[2])))
	else:
		sys.exit(__doc__.strip())
