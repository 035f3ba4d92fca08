/* Footnote marks in the text and the notes they call, bound both ways. */
#include <string.h>

#include "base/memory.h"
#include "structure/builder.h"

/* A number above this is none of a note. */
#define NUMBERS ((size_t)10000)
#define STARS ((size_t)5)
#define NOWHERE ((size_t)-1)

/* One way of marking: raised, slash, brackets, asterisks. The same number in two ways is two notes. */
enum way { WAY_RAISED = 0, WAY_SLASH, WAY_BRACKET, WAY_STAR, WAY_COUNT };

struct binder {
	struct engross__builder *b;
	size_t *waiting[WAY_COUNT];    /* by number: the last mark that waits for its note */
	size_t *notes[WAY_COUNT];      /* by number: the last note */
	size_t *chain, chain_capacity; /* by footnote: the mark of the same number that waited before */
	bool labelled[WAY_COUNT];      /* some note is labelled so */
};

static bool add_footnote(struct binder *r, const struct engross_footnote *note, size_t *index)
{
	struct engross__builder *b = r->b;

	if (!engross__grow(b->allocator, &b->footnotes, &b->footnotes_capacity, b->n_footnotes + 1,
	                   sizeof(*b->footnotes)) ||
	    !engross__grow(b->allocator, &r->chain, &r->chain_capacity, b->n_footnotes + 1, sizeof(*r->chain)))
		return false;
	*index = b->n_footnotes;
	b->footnotes[b->n_footnotes] = *note;
	r->chain[b->n_footnotes++] = NOWHERE;
	return true;
}

static bool ready(struct binder *r, enum way way)
{
	const struct engross_allocator *a = r->b->allocator;

	if (r->waiting[way])
		return true;
	r->waiting[way] = a->alloc(a->payload, NUMBERS * sizeof(size_t));
	r->notes[way] = a->alloc(a->payload, NUMBERS * sizeof(size_t));
	if (!r->waiting[way] || !r->notes[way])
		return false;
	memset(r->waiting[way], 0xFF, NUMBERS * sizeof(size_t));
	memset(r->notes[way], 0xFF, NUMBERS * sizeof(size_t));
	return true;
}

static bool add_mark(struct binder *r, enum way way, size_t start, size_t end, long number)
{
	struct engross_footnote note = { .mark = { start, end }, .block = ENGROSS_NO_INDEX };
	size_t index;

	if (r->b->n_footnotes >= r->b->most)
		return true;
	if (!ready(r, way))
		return false;
	if (way == WAY_STAR)
		memset(note.symbol, '*', (size_t)number);
	else
		note.number = number;
	if (!add_footnote(r, &note, &index))
		return false;
	r->chain[index] = r->waiting[way][number];
	r->waiting[way][number] = index;
	return true;
}

/* The note in block INDEX answers all marks of its number that wait. */
static bool add_note(struct binder *r, size_t index)
{
	struct engross__builder *b = r->b;
	const struct engross_block *block = &b->blocks[index];
	const char *text = b->text + block->marker.start;
	struct engross_footnote note = { .label = block->marker, .block = index, .number = block->number };
	size_t n = engross__span_length(block->marker), at, own;
	enum way way;
	long number = block->number;

	if (!n)
		return true;
	if (text[0] == '*') {
		way = WAY_STAR;
		number = (long)(n < STARS ? n : STARS);
		memset(note.symbol, '*', (size_t)number);
	} else {
		way = text[0] == '[' ? WAY_BRACKET : (unsigned char)text[0] >= 0x80 ? WAY_RAISED : WAY_SLASH;
		/* A note numbered "1." has no marks of its own kind: they are raised. */
		if (way == WAY_SLASH && text[n - 1] != '/')
			way = WAY_RAISED;
	}
	if (number < 0 || (size_t)number >= NUMBERS || (!number && way != WAY_STAR))
		return true;
	if (!ready(r, way))
		return false;
	at = r->waiting[way][number];
	if (at == NOWHERE) {
		if (b->n_footnotes >= b->most)
			return true;
		if (!add_footnote(r, &note, &own))
			return false;
		r->notes[way][number] = own;
		return true;
	}
	r->notes[way][number] = at;
	for (; at != NOWHERE; at = r->chain[at]) {
		b->footnotes[at].label = note.label;
		b->footnotes[at].block = index;
	}
	r->waiting[way][number] = NOWHERE;
	return true;
}

static bool is_letter(unsigned char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* "m²", "km³" are no marks. */
static bool is_unit(const char *text, size_t at, long number)
{
	if ((number != 2 && number != 3) || !at || text[at - 1] != 'm')
		return false;
	if (at >= 2 && strchr("kcdm", text[at - 2]))
		at--;
	return at < 2 || !is_letter((unsigned char)text[at - 2]);
}

static bool find_raised(struct binder *r, size_t at, size_t end, size_t *next)
{
	const char *text = r->b->text;
	size_t n;
	long number = engross__raised_number(text + at, end - at, &n);

	*next = at + (n ? n : 1);
	if (!number || is_unit(text, at, number))
		return true;
	return add_mark(r, WAY_RAISED, at, at + n, number);
}

/* Digits before the slash at AT, after a word or a blank: "persons 1/", "persons1/2/". */
static bool find_slash(struct binder *r, size_t start, size_t at, size_t end)
{
	const char *text = r->b->text;
	size_t from = at;
	long number = 0;

	while (from > start && text[from - 1] >= '0' && text[from - 1] <= '9' && at - from < 4)
		from--;
	for (size_t i = from; i < at; i++)
		number = number * 10 + (text[i] - '0');
	if (!number || number > 999 || from == start)
		return true;
	if (at + 1 < end && !strchr(" \n\t,.;:)]\"", text[at + 1]) &&
	    !(text[at + 1] >= '0' && text[at + 1] <= '9' &&
	      memchr(text + at + 1, '/', end - at - 1 < 4 ? end - at - 1 : 4)))
		return true;
	if (text[from - 1] == '/' && !(from >= 2 && text[from - 2] >= '0' && text[from - 2] <= '9'))
		return true;
	if (strchr("-.", text[from - 1]) && text[from - 1] != '.')
		return true;
	return add_mark(r, WAY_SLASH, from, at + 1, number);
}

static bool find_bracket(struct binder *r, size_t at, size_t end)
{
	const char *text = r->b->text;
	size_t i = at + 1;
	long number = 0;

	while (i < end && i < at + 4 && text[i] >= '0' && text[i] <= '9')
		number = number * 10 + (text[i++] - '0');
	return !number || i >= end || text[i] != ']' || add_mark(r, WAY_BRACKET, at, i + 1, number);
}

static bool find_star(struct binder *r, size_t start, size_t at, size_t end, size_t *next)
{
	const char *text = r->b->text;
	size_t n = 1;

	while (at + n < end && text[at + n] == '*' && n < STARS)
		n++;
	*next = at + n;
	if (at == start || n >= STARS || strchr(" \t\n([", text[at - 1]) ||
	    (at + n < end && !strchr(" \t\n,.;:)", text[at + n])))
		return true;
	return add_mark(r, WAY_STAR, at, at + n, (long)n);
}

/* The marks of one way in [START, END), by the byte that shows them. */
static bool find_marks(struct binder *r, enum way way, size_t start, size_t end)
{
	static const unsigned char signs[WAY_COUNT] = { 0xC2, '/', '[', '*' };
	const char *text = r->b->text;
	size_t at = start, next;

	while (at < end) {
		const char *sign = memchr(text + at, signs[way], end - at);
		bool ok;

		if (!sign)
			return true;
		at = (size_t)(sign - text);
		next = at + 1;
		switch (way) {
		case WAY_SLASH: ok = find_slash(r, start, at, end); break;
		case WAY_BRACKET: ok = find_bracket(r, at, end); break;
		case WAY_STAR: ok = find_star(r, start, at, end, &next); break;
		default: ok = find_raised(r, at, end, &next); break;
		}
		if (!ok)
			return false;
		at = next;
	}
	return true;
}

/* Where BYTE is next, at AT or after it; KNOWN is where it was found before. Each byte is looked at once. */
static size_t next_byte(const char *text, char byte, size_t known, size_t at, size_t end)
{
	const char *found;

	if (known >= at)
		return known;
	found = at < end ? memchr(text + at, byte, end - at) : NULL;
	return found ? (size_t)(found - text) : NOWHERE;
}

/* Raised digits begin with one of two bytes: those of 1 to 3, and those of the others. */
static bool find_all_raised(struct binder *r, size_t start, size_t end)
{
	const char *text = r->b->text;
	size_t at = start;
	size_t low = next_byte(text, '\xC2', 0, at + !at, end), high = next_byte(text, '\xE2', 0, at + !at, end);

	while (low != NOWHERE || high != NOWHERE) {
		if (!find_raised(r, low < high ? low : high, end, &at))
			return false;
		low = next_byte(text, '\xC2', low, at, end);
		high = next_byte(text, '\xE2', high, at, end);
	}
	return true;
}

static void learn_ways(struct binder *r)
{
	for (size_t i = 0; i < r->b->count; i++) {
		const struct engross_block *block = &r->b->blocks[i];

		if (block->kind != ENGROSS_BLOCK_FOOTNOTE || !block->marker.end)
			continue;
		switch (r->b->text[block->marker.start]) {
		case '*': r->labelled[WAY_STAR] = true; break;
		case '[': r->labelled[WAY_BRACKET] = true; break;
		default:
			if (r->b->text[block->marker.end - 1] == '/')
				r->labelled[WAY_SLASH] = true;
			break;
		}
	}
}

/* Marks that wait for a note still belong to an earlier one of their number: a note may be called again. */
static void bind_late(struct binder *r)
{
	for (int way = 0; way < WAY_COUNT; way++)
		for (size_t n = 0; r->waiting[way] && n < NUMBERS; n++) {
			size_t note = r->notes[way][n];

			for (size_t at = r->waiting[way][n]; note != NOWHERE && at != NOWHERE; at = r->chain[at]) {
				r->b->footnotes[at].label = r->b->footnotes[note].label;
				r->b->footnotes[at].block = r->b->footnotes[note].block;
			}
		}
}

static bool bind_block(struct binder *r, size_t index)
{
	const struct engross_block *block = &r->b->blocks[index];

	if (block->kind == ENGROSS_BLOCK_FURNITURE || block->kind == ENGROSS_BLOCK_CHROME)
		return true;
	if (block->kind == ENGROSS_BLOCK_FOOTNOTE && !add_note(r, index))
		return false;
	if (!find_all_raised(r, block->body.start, block->body.end))
		return false;
	for (int way = WAY_SLASH; way < WAY_COUNT; way++)
		if (r->labelled[way] && !find_marks(r, (enum way)way, block->body.start, block->body.end))
			return false;
	return true;
}

bool engross__footnotes_bind(struct engross__builder *b)
{
	struct binder r = { .b = b };
	bool ok = true;

	learn_ways(&r);
	for (size_t i = 0; i < b->count && ok; i++)
		ok = bind_block(&r, i);
	if (ok)
		bind_late(&r);
	for (int way = 0; way < WAY_COUNT; way++) {
		engross__release(b->allocator, r.waiting[way]);
		engross__release(b->allocator, r.notes[way]);
	}
	engross__release(b->allocator, r.chain);
	return ok;
}
