#!/usr/bin/env python3
"""Writes a resolution of any size: made-up text with realistic citations, the same for the same seed.

usage: generate.py [--seed N] [--faults PERCENT] [-o FILE] SIZE      SIZE in bytes, or with K, M, G

One paragraph a line, blank lines between, a masthead, preambular clauses, then numbered operative
paragraphs. About one citation in 550 bytes. Citations follow the rules (session and year, number and
session, number and year); in FAULTS per cent of the paragraphs (2 unless told) one thing is wrong.
"""
import argparse
import random
import sys

# First number of AG/RES. in each regular session, from XXVI (1996); the last is where the next begins.
AG_FIRST = {26: 1362, 27: 1445, 28: 1532, 29: 1607, 30: 1698, 31: 1765, 32: 1840, 33: 1910, 34: 1975, 35: 2061,
            36: 2158, 37: 2259, 38: 2354, 39: 2438, 40: 2531, 41: 2617, 42: 2699, 43: 2765, 44: 2814, 45: 2872}
# First and last number of the Security Council's resolutions of a year.
SC_RANGE = {1990: (647, 683), 1995: (970, 1035), 1998: (1147, 1219), 2000: (1285, 1334), 2004: (1522, 1580),
            2006: (1652, 1738), 2008: (1795, 1859), 2010: (1908, 1966), 2014: (2133, 2195), 2018: (2398, 2451)}
TREATIES = [("Convention on the Rights of the Child", 1577, 27531),
            ("United Nations Convention against Transnational Organized Crime", 2225, 39574),
            ("Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, "
             "supplementing the United Nations Convention against Transnational Organized Crime", 2237, 39574),
            ("International Covenant on Civil and Political Rights", 999, 14668)]
LEADS = ["RECALLING", "RECALLING ALSO", "CONSIDERING", "BEARING IN MIND", "TAKING INTO ACCOUNT", "RECOGNIZING",
         "HIGHLIGHTING", "UNDERSCORING", "REAFFIRMING", "NOTING", "EMPHASIZING"]
VERBS = ["To urge the member states to", "To request the Permanent Council to", "To instruct the Secretary General to",
         "To invite the permanent observers to", "To encourage the organs of the inter-American system to",
         "To recommend that the harbour authorities"]
ACTS = ["chart", "repair", "inspect", "describe", "maintain", "finance", "compare", "reopen", "survey", "protect"]
THINGS = ["the landing stages", "the school libraries", "the tide gauges", "the river stations", "the seed banks",
          "the mountain roads", "the lighthouse registers", "the weather archives", "the village wells",
          "the radio relays", "the ferry timetables", "the fishing grounds", "the museum stores"]
PLACES = ["on the upper river", "along the coast", "in the island territories", "at the border crossings",
          "in the highland districts", "near the estuary", "in the port of San José", "in the region of Belém",
          "around the lakes", "between the two capitals", "in the province of Córdoba", "beyond the reef"]
ENDS = ["with the participation of civil society", "within the resources allocated in the program-budget",
        "taking into account the needs of women and children", "in coordination with the competent bodies",
        "before the rainy season", "in the languages spoken there", "by means of voluntary contributions",
        "as the reports of the past ten years suggest", "without delay and at modest cost",
        "so that the results may be compared from one year to the next",
        "in keeping with the legal system of each state", "and to publish what was learned"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December"]
PARTS = [("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40),
         ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)]
BUILDING_BLOCKS = 4000


def roman(n):
	out = ""
	for digit, value in PARTS:
		out += digit * (n // value)
		n %= value
	return out


def ag_symbol(rnd, shift=0):
	session = rnd.randrange(26, 45)
	number = rnd.randrange(AG_FIRST[session], AG_FIRST[session + 1])
	return f"AG/RES. {number} ({roman(session)}-O/{(1970 + session + shift) % 100:02})"


def assembly(rnd):
	session = rnd.randrange(46, 74)
	return f"{session}/{rnd.randrange(1, 240)} of {rnd.randrange(1, 23)} December {1945 + session}"


def council(rnd):
	year = rnd.choice(list(SC_RANGE))
	return f"{rnd.randrange(*SC_RANGE[year])} ({year})"


def human_rights(rnd):
	session = rnd.choice([14, 17, 20, 23, 26])
	return f"{session}/{rnd.randrange(1, 20)} of {rnd.randrange(15, 29)} June {2006 + (session - 1) // 3}"


def citation(rnd):
	"""A phrase with one or more citations, as resolutions put them."""
	kind = rnd.randrange(12)
	if kind < 4:
		return f"resolution {ag_symbol(rnd)}"
	if kind == 4:
		return f"resolutions {ag_symbol(rnd)}, {ag_symbol(rnd)}, and {ag_symbol(rnd)}"
	if kind == 5:
		return f"General Assembly resolution {assembly(rnd)}"
	if kind == 6:
		return f"General Assembly resolutions {assembly(rnd)}, {assembly(rnd)} and {assembly(rnd)}"
	if kind == 7:
		return f"Security Council resolution {council(rnd)}"
	if kind == 8:
		year = rnd.randrange(1991, 2013)
		return (f"Economic and Social Council resolution {year}/{rnd.randrange(1, 60)} of "
		        f"{rnd.randrange(20, 30)} July {year}")
	if kind == 9:
		return f"Human Rights Council resolution {human_rights(rnd)}"
	if kind == 10:
		name, volume, number = rnd.choice(TREATIES)
		return f"the {name} (United Nations, Treaty Series, vol. {volume}, No. {number})"
	return rnd.choice([f"document CP/doc.{3847 + rnd.randrange(100)}/04",
	                   f"document A/{rnd.randrange(46, 74)}/{rnd.randrange(100, 700)}",
	                   "the Inter-American Convention on International Traffic in Minors",
	                   "the Charter of the Organization of American States"])


def plain(rnd):
	"""A phrase without a citation; one in eight has quotation marks or an apostrophe beyond ASCII."""
	text = f"{rnd.choice(ACTS)} {rnd.choice(THINGS)} {rnd.choice(PLACES)}"
	if rnd.randrange(8) == 0:
		text += rnd.choice([", called “the first road of the country” by those who use it,",
		                    ", each community’s own,", ", the pride of the town of São Tomé,"])
	return f"{text} {rnd.choice(ENDS)}"


def fault(rnd):
	"""A phrase that a checker has something to say about."""
	wrong = ag_symbol(rnd)
	return rnd.choice([
		f"resolution {wrong[:-3].replace('-O', '-0')}{wrong[-3:]}",
		f"resolution {ag_symbol(rnd, 1)}",
		f"resolution {wrong.replace('/0', '/O')}",
		f"General Assembly resolution 61/180 of {rnd.randrange(1, 28)} March 2007",
		f"the two  spaces in {citation(rnd)}",
		f"what “the report\" says of {citation(rnd)}",
		"the list [Tr: which list is meant?] of harbours",
		f"the number of [xx] ships , and {citation(rnd)}"])


def paragraph_body(rnd, faulty):
	said = [plain(rnd) for _ in range(rnd.randrange(3, 8))]
	for _ in range(rnd.choice([0, 1, 1, 1, 2])):
		said.insert(rnd.randrange(len(said) + 1), f"act on {citation(rnd)}")
	if faulty:
		said.insert(rnd.randrange(len(said) + 1), f"consider {fault(rnd)}")
	return ", to ".join(said)


def generate(size, seed, faults):
	"""Yields the text in pieces. Bodies come from a stock, so that a gigabyte takes seconds."""
	rnd = random.Random(seed)
	stock = [paragraph_body(rnd, rnd.random() * 100 < faults) for _ in range(BUILDING_BLOCKS)]
	head = ("AG/doc.5690/19\n\nDRAFT RESOLUTION\n\nHARBOURS, ROADS, LIBRARIES AND WELLS OF THE HEMISPHERE\n\n"
	        "THE GENERAL ASSEMBLY,\n\n")
	middle = "CONVINCED that what is charted is used,\n\nRESOLVES:\n\n"
	yield head
	done = len(head.encode())
	piece, length = [], 0
	half, number = size // 2, 0
	while done + length < size:
		body = stock[rnd.randrange(BUILDING_BLOCKS)]
		if number:
			text = f"{number}. {VERBS[rnd.randrange(len(VERBS))]} {body}.\n\n"
			number += 1
		else:
			text = f"{LEADS[rnd.randrange(len(LEADS))]} the need to {body};\n\n"
		piece.append(text)
		length += len(text.encode())
		if not number and done + length >= half:
			piece.append(middle)
			number = 1
		if length > 1 << 20:
			yield "".join(piece)
			done += length
			piece, length = [], 0
	yield "".join(piece)


def read_size(text):
	unit = {"K": 10 ** 3, "M": 10 ** 6, "G": 10 ** 9}.get(text[-1:].upper())
	return int(float(text[:-1]) * unit) if unit else int(text)


def write(path, size, seed=1, faults=2.0):
	out = open(path, "wb") if path else sys.stdout.buffer
	for piece in generate(size, seed, faults):
		out.write(piece.encode())
	if path:
		out.close()


if __name__ == "__main__":
	parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
	parser.add_argument("--seed", type=int, default=1)
	parser.add_argument("--faults", type=float, default=2.0)
	parser.add_argument("-o", dest="output")
	parser.add_argument("size", type=read_size)
	args = parser.parse_args()
	write(args.output, args.size, args.seed, args.faults)
