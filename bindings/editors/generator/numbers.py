"""Numbers in a range as regular expressions."""
from .regex import Seq, Set, Text, alt

DIGIT = "0-9"


def digits(low, high):
	return Text(low) if low == high else Set(f"{low}-{high}")


def between(low, high):
	"""A tree that matches the whole numbers from low to high, without leading zeros."""
	branches = []
	for length in range(len(str(low)), len(str(high)) + 1):
		first = max(low, 10 ** (length - 1))
		last = min(high, 10 ** length - 1)
		branches.extend(same_length(str(first), str(last)))
	return alt(*branches)


def same_length(low, high):
	"""Sequences of digit classes for the numbers low to high of one length."""
	if low == high:
		return [Text(low)]
	if len(low) == 1:
		return [digits(low, high)]
	if low[0] == high[0]:
		return [joined(Text(low[0]), rest) for rest in same_length(low[1:], high[1:])]
	rest, parts = len(low) - 1, []
	first, last = int(low[0]), int(high[0])
	if low[1:] != "0" * rest:
		parts += [joined(Text(low[0]), r) for r in same_length(low[1:], "9" * rest)]
		first += 1
	if high[1:] != "9" * rest:
		last -= 1
	if first <= last:
		parts.append(Seq((digits(str(first), str(last)),) + (Set(DIGIT),) * rest))
	if high[1:] != "9" * rest:
		parts += [joined(Text(high[0]), r) for r in same_length("0" * rest, high[1:])]
	return parts


def joined(head, rest):
	return Seq((head,) + (rest.parts if isinstance(rest, Seq) else (rest,)))
