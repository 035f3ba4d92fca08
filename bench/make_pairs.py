#!/usr/bin/env python3
"""Writes two drafts of a made-up resolution and what was done between them: the same for the same seed.

usage: make_pairs.py [--seed N] [--kind KIND] SIZE FOLDER        SIZE in bytes, or with K, M

Writes FOLDER/old.txt, FOLDER/new.txt and FOLDER/truth.json. Kinds:
  ordinary     paragraphs put in, taken out, edited, moved, moved and edited, split, merged; everything numbered
               anew; of the references to a paragraph that has another number now, half are changed, half left
  hard-wrapped the same, each draft wrapped at 72 columns
  formulaic    as ordinary, but in set phrases
  wrapped      the same text, wrapped at 72 columns and at 60
  identical    the same text twice
  unrelated    two texts of one vocabulary
  repetitive   two texts over eight words
  line         one line of words, and the same with a word put in and some taken out

truth.json: `old_words` and `new_words`, the spans of the words that truly changed (a paragraph's number is none);
`moves`, [old span, new span, edited?]; `stale`, [span of the number in the new draft, number it should be];
`gone`, spans of numbers whose paragraph was taken out. All in bytes.
"""
import argparse
import json
import os
import random

SMALL = ("the of and to in for on with by that its all as at from which their into through between under "
         "or an any each such other this those where while also more").split()
HEADS = ["To urge", "To request", "To instruct", "To invite", "To encourage", "To recommend", "To thank", "To endorse"]
LEADS = ["RECALLING", "CONSIDERING", "BEARING IN MIND", "RECOGNIZING", "REAFFIRMING", "NOTING", "EMPHASIZING"]
VERBS = "asks says demands recalls".split()
REPETITIVE = "harbour light pilot chart coast keeper beacon shore".split()


class Vocabulary:
	"""Words of which a few are frequent and most are rare, as in any language."""

	def __init__(self, rng, count=6000):
		onsets = "b br c ch cl d dr f fl g gr h j l m n p pl pr qu r s sh st t tr v w".split()
		vowels = "a e i o u ai ea ie ou".split()
		codas = " d k l m n nd nt r rd s st t x".split(" ")
		words = set()
		while len(words) < count:
			words.add("".join(rng.choice(onsets) + rng.choice(vowels) + rng.choice(codas)
			                  for _ in range(rng.choice((1, 2, 2, 3, 3)))))
		self.words = sorted(words)
		rng.shuffle(self.words)
		self.rng = rng

	def word(self):
		if self.rng.random() < 0.4:
			return self.rng.choice(SMALL)
		return self.words[int(len(self.words) * self.rng.random() ** 3)]


class Reference:
	"""A word that says the number of an operative paragraph of the old draft."""

	def __init__(self, target):
		self.target = target


class Paragraph:
	"""Words at a level: 0 preamble, 1 operative paragraph, 2 its sublevel."""

	def __init__(self, level, words, origins=()):
		self.level, self.words = level, words
		self.origins = list(origins)          # the old paragraphs it came from
		self.fresh = [not origins] * len(words)  # by word: it was not in the old draft
		self.lost = set()                     # of an old paragraph: the words that went
		self.gone = False                     # of an old paragraph: all of it went
		self.moved = self.edited = False
		self.number = None
		self.span = None
		self.spans = []                       # by word, once it is printed

	def plain(self):
		return not self.edited and not self.moved and not any(isinstance(w, Reference) for w in self.words)


def make_paragraph(vocabulary, rng, level):
	words = []
	for _ in range(rng.randint(12, 90) if level < 2 else rng.randint(6, 30)):
		words.append(vocabulary.word() + ("," if rng.random() < 0.08 else ""))
	words[-1] = words[-1].rstrip(",") + rng.choice(";.")
	return Paragraph(level, [rng.choice(LEADS), rng.choice(HEADS), ""][level].split() + words)


def make_draft(vocabulary, rng, size):
	paragraphs, length = [], 0
	while length < size:
		level = 0 if length < size / 5 else 2 if paragraphs[-1].level and rng.random() < 0.3 else 1
		paragraphs.append(make_paragraph(vocabulary, rng, level))
		length += sum(len(w) + 1 for w in paragraphs[-1].words) + 6
	operative = [p for p in paragraphs if p.level == 1]
	for p in paragraphs:
		if p.level and rng.random() < 0.12:
			at = rng.randint(3, len(p.words) - 2)
			# What follows may not be read as "of another text".
			p.words[at:at] = ["operative", "paragraph", Reference(rng.choice(operative)), rng.choice(VERBS)]
			p.fresh = [True] * len(p.words)
	return paragraphs


def edit(vocabulary, rng, p, rate):
	"""Changes about RATE of the words of the copy P; its references stay."""
	old, words, fresh = p.origins[0], [], []
	spots = set(rng.sample(range(len(p.words)), max(1, int(rate * len(p.words)))))
	for i, word in enumerate(p.words):
		if i not in spots or isinstance(word, Reference) or word in ("operative", "paragraph"):
			words.append(word)
			fresh.append(False)
			continue
		what = rng.random()
		if what < 0.8:
			old.lost.add(i)
		else:
			words.append(word)
			fresh.append(False)
		if what < 0.6 or what >= 0.8:
			words.append(vocabulary.word())
			fresh.append(True)
	p.edited = bool(old.lost) or any(fresh)
	p.words, p.fresh = words, fresh


def copy(p):
	return Paragraph(p.level, list(p.words), [p])


def divide(p):
	half = len(p.words) // 2
	return [Paragraph(p.level, p.words[:half], p.origins), Paragraph(p.level, p.words[half:], p.origins)]


def join(p, q):
	return Paragraph(p.level, p.words + q.words, p.origins + q.origins)


def revise(vocabulary, rng, old):
	"""The new draft: copies of OLD's paragraphs, changed."""
	new, moving = [], []
	for p in old:
		q, what = copy(p), rng.random()
		if what < 0.03:
			p.gone = True
			continue
		if what < 0.11:
			edit(vocabulary, rng, q, rng.uniform(0.02, 0.3))
		elif what < 0.14 and p.level:
			q.moved = True
			if what >= 0.13:
				edit(vocabulary, rng, q, rng.uniform(0.03, 0.25))
			moving.append(q)
			continue
		elif what < 0.145 and p.level == 1 and len(p.words) > 40 and q.plain():
			new += divide(q)
			continue
		elif what < 0.15 and new and p.level == new[-1].level == 1 and len(new[-1].origins) == 1 and q.plain() and new[-1].plain():
			new[-1] = join(new[-1], q)
			continue
		new.append(q)
		if rng.random() < 0.03:
			new.append(make_paragraph(vocabulary, rng, p.level))
	for i, p in enumerate(new):
		if p.level == 2 and not new[i - 1].level:  # a sublevel follows its paragraph
			new[i - 1:i] = [new[i - 1], make_paragraph(vocabulary, rng, 1)]
	first = next((i for i, p in enumerate(new) if p.level), len(new))
	for q in moving:
		new.insert(rng.randint(min(first + 1, len(new)), len(new)), q)
	return new


def number(paragraphs):
	count = letter = 0
	for p in paragraphs:
		if p.level == 1:
			count += 1
			letter = 0
			p.number = count
		elif p.level == 2:
			letter += 1
			p.number = letter


def marker(p):
	if p.level == 1:
		return f"{p.number}. "
	if p.level == 2:
		return f"({chr(96 + p.number)}) " if p.number <= 26 else f"({p.number}) "
	return ""


def show(paragraphs, title, width):
	"""The draft as text; notes where each paragraph and word stands."""
	out = [title + "\n\nTHE GENERAL ASSEMBLY,"]
	at, resolved = len(out[0]), False

	def put(text):
		nonlocal at
		out.append(text)
		at += len(text)

	for p in paragraphs:
		if p.level and not resolved:
			put("\n\nRESOLVES:")
			resolved = True
		put("\n\n")
		start = line = at
		put(marker(p))
		p.spans = []
		for i, word in enumerate(p.words):
			if i:
				wrap = width and at + 1 + len(word) - line > width
				put("\n" if wrap else " ")
				line = at if wrap else line
			p.spans.append([at, at + len(word)])
			put(word)
		p.span = [start, at]
	put("\n")
	return "".join(out)


def settle(rng, old, new):
	"""Writes out the references; what became of those of the new draft."""
	heirs = {}
	for p in new:
		for q in p.origins:
			heirs.setdefault(id(q), p)
	stale, gone = [], []
	for p in new:
		for i, word in enumerate(p.words):
			if not isinstance(word, Reference):
				continue
			heir, said = heirs.get(id(word.target)), word.target.number
			if heir is None:
				gone.append((p, i))
			elif heir.number != said and rng.random() < 0.5:
				stale.append((p, i, heir.number))
			elif heir.number != said:
				said = heir.number
				p.fresh[i] = True
				p.origins[0].lost.add(next(k for k, w in enumerate(p.origins[0].words) if w is word))
			p.words[i] = str(said)
	for p in old:
		p.words = [str(w.target.number) if isinstance(w, Reference) else w for w in p.words]
	return stale, gone


def make_ordinary(vocabulary, rng, size, widths):
	old = make_draft(vocabulary, rng, size)
	new = revise(vocabulary, rng, old)
	number(old)
	number(new)
	stale, gone = settle(rng, old, new)
	texts = [show(old, "HARBOURS", widths[0]), show(new, "HARBOURS", widths[1])]
	truth = {
		"old_words": [s for p in old for i, s in enumerate(p.spans) if p.gone or i in p.lost],
		"new_words": [s for p in new for i, s in enumerate(p.spans) if p.fresh[i]],
		"moves": [[p.origins[0].span, p.span, p.edited] for p in new if p.moved],
		"stale": [[p.spans[i], expected] for p, i, expected in stale],
		"gone": [p.spans[i] for p, i in gone],
	}
	return texts, truth


def make_same(vocabulary, rng, size, widths):
	old = make_draft(vocabulary, rng, size)
	number(old)
	for p in old:
		p.words = [str(w.target.number) if isinstance(w, Reference) else w for w in p.words]
	return [show(old, "HARBOURS", width) for width in widths], {}


def make_unrelated(vocabulary, rng, size, widths):
	texts = []
	for width in widths:
		draft = make_draft(vocabulary, rng, size)
		number(draft)
		for p in draft:
			p.words = [str(w.target.number) if isinstance(w, Reference) else w for w in p.words]
		texts.append(show(draft, "HARBOURS", width))
	return texts, {}


def make_line(vocabulary, rng, size, widths):
	words = []
	length = 0
	while length < size:
		words += [vocabulary.word() for _ in range(1000)]
		length = sum(map(len, words[-1000:])) + 1000 + length
	old = " ".join(words)[:size]
	new = old[:size // 2] + " harbour " + old[size // 2:size // 10 * 9] + old[size // 10 * 9 + 100:]
	return [old, new], {}


class Repetitive(Vocabulary):
	def __init__(self, rng):
		self.rng = rng

	def word(self):
		return self.rng.choice(REPETITIVE)


class Formulaic(Vocabulary):
	"""Set phrases, a few hundred, in any order: paragraphs much like each other."""

	def __init__(self, rng):
		super().__init__(rng, 400)
		self.phrases = [[super(Formulaic, self).word() for _ in range(rng.randint(2, 6))] for _ in range(150)]
		self.queue = []

	def word(self):
		if not self.queue:
			self.queue = list(self.rng.choice(self.phrases))
		return self.queue.pop(0)


VOCABULARIES = {"repetitive": Repetitive, "formulaic": Formulaic}
KINDS = {
	"ordinary": (make_ordinary, (0, 0)),
	"hard-wrapped": (make_ordinary, (72, 72)),
	"formulaic": (make_ordinary, (0, 0)),
	"wrapped": (make_same, (72, 60)),
	"identical": (make_same, (0, 0)),
	"unrelated": (make_unrelated, (0, 0)),
	"repetitive": (make_unrelated, (0, 0)),
	"line": (make_line, (0, 0)),
}


def parse_size(text):
	factor = {"K": 1 << 10, "M": 1 << 20}.get(text[-1:].upper(), 1)
	return int(text.rstrip("kKmM")) * factor


def write(folder, kind, size, seed=1):
	"""Writes the pair of KIND and SIZE into FOLDER."""
	rng = random.Random(f"{kind} {seed}")
	make, widths = KINDS[kind]
	vocabulary = VOCABULARIES.get(kind, Vocabulary)(rng)
	texts, truth = make(vocabulary, rng, size, widths)
	for field in ("old_words", "new_words", "moves", "stale", "gone"):
		truth.setdefault(field, [])
	os.makedirs(folder, exist_ok=True)
	for name, text in zip(("old.txt", "new.txt"), texts):
		with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as f:
			f.write(text)
	with open(os.path.join(folder, "truth.json"), "w", encoding="utf-8") as f:
		json.dump(truth, f)
		f.write("\n")


def main():
	parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
	parser.add_argument("--seed", type=int, default=1)
	parser.add_argument("--kind", choices=sorted(KINDS), default="ordinary")
	parser.add_argument("size", type=parse_size)
	parser.add_argument("folder")
	args = parser.parse_args()
	write(args.folder, args.kind, args.size, args.seed)


if __name__ == "__main__":
	main()
