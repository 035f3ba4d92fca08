/* A title quoted twice: in what its two mentions differ. */
#include <stdio.h>
#include <string.h>

#include "references.h"

/* Words of a title that are compared. */
#define WORDS 120

struct word {
	struct engross_span span;
	int comma; /* one follows */
};

struct title {
	struct word words[WORDS];
	size_t count;
};

static int is_word_byte(unsigned char c)
{
	return c >= 0xC3 || (c >= 0x80 && c < 0xC0) || (c >= '0' && c <= '9') ||
	       ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Punctuation of three bytes: quotation marks, dashes, apostrophes. */
static int is_mark(const struct references *r, size_t at)
{
	return (unsigned char)r->text[at] == 0xE2 && at + 1 < r->length && (unsigned char)r->text[at + 1] == 0x80;
}

static void split(const struct references *r, struct engross_span span, struct title *out)
{
	size_t at = span.start;

	out->count = 0;
	while (at < span.end && out->count < WORDS) {
		struct word *w = &out->words[out->count];

		if (is_mark(r, at) || !is_word_byte((unsigned char)r->text[at])) {
			if (r->text[at] == ',' && out->count)
				w[-1].comma = 1;
			at += is_mark(r, at) ? 3 : 1;
			continue;
		}
		*w = (struct word){ { at, at }, 0 };
		while (at < span.end && is_word_byte((unsigned char)r->text[at]) && !is_mark(r, at))
			at++;
		w->span.end = at;
		out->count++;
	}
	if (out->count)
		out->words[out->count - 1].comma = 0;
}

/* A letter without its case, an accented one of Latin-1 too: there the case is one bit of the second byte. */
static unsigned char fold(const struct references *r, size_t at, size_t start)
{
	unsigned char c = (unsigned char)r->text[at];

	if (c >= 'A' && c <= 'Z')
		return (unsigned char)(c | 32);
	return at > start && (unsigned char)r->text[at - 1] == 0xC3 ? (unsigned char)(c | 32) : c;
}

static int same_word(const struct references *r, const struct word *a, const struct word *b)
{
	if (a->span.end - a->span.start != b->span.end - b->span.start)
		return 0;
	for (size_t i = 0; a->span.start + i < a->span.end; i++)
		if (fold(r, a->span.start + i, a->span.start) != fold(r, b->span.start + i, b->span.start))
			return 0;
	return 1;
}

/* Whether the words [from, to) are articles and prepositions. */
static int all_small(const struct references *r, const struct title *t, size_t from, size_t to)
{
	size_t count;
	const char *const *words = r->host->words(r->run, NULL, "citation.small-word", &count);

	for (; from < to; from++) {
		const struct engross_span s = t->words[from].span;
		size_t i = 0;

		while (
			words && i < count &&
			!(strlen(words[i]) == s.end - s.start && !memcmp(words[i], r->text + s.start, s.end - s.start)))
			i++;
		if (!words || i == count)
			return 0;
	}
	return 1;
}

const char *references_title_difference(const struct references *r, struct engross_span before,
                                        struct engross_span now, enum engross_level *level)
{
	struct title a, b;
	size_t head = 0, tail = 0, commas;

	split(r, before, &a);
	split(r, now, &b);
	*level = ENGROSS_LEVEL_NONE;
	while (head < a.count && head < b.count && same_word(r, &a.words[head], &b.words[head]))
		head++;
	if (head == a.count && head == b.count) {
		for (commas = 0; commas < a.count && a.words[commas].comma == b.words[commas].comma; commas++)
			continue;
		if (commas == a.count)
			return NULL;
		return b.words[commas].comma ? "its title has a comma here that it has not before"
		                             : "its title lacks a comma here that it has before";
	}
	if (head && (head == a.count || head == b.count)) {
		*level = ENGROSS_LEVEL_INFO; /* a short form is usual */
		return head == b.count ? "its title is shorter here than before"
		                       : "its title is longer here than before";
	}
	while (tail < a.count - head && tail < b.count - head &&
	       same_word(r, &a.words[a.count - 1 - tail], &b.words[b.count - 1 - tail]))
		tail++;
	if (all_small(r, &a, head, a.count - tail) && all_small(r, &b, head, b.count - tail))
		return "its title has another article or preposition here than before";
	return head + tail ? "its title has other words here than before"
	                   : "its title is another one here than before";
}
