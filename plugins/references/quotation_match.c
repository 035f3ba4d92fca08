/* Finding a stretch of words in a text: by three words in a row, then by the longest common subsequence
   around the place where most of them point to. Each stretch costs a bounded multiple of its length. */
#include <stdlib.h>
#include <string.h>

#include "quotation.h"

/* Places of three words that are looked at; more frequent ones tell nothing. */
#define PLACES 32

/* Words around the place that the stretch is compared with. */
#define SLACK ((size_t)24)

#define WINDOW (QUOTATION_STRETCH + 2 * SLACK + QUOTATION_STRETCH / 4)

struct quotation_room {
	long votes[QUOTATION_STRETCH * PLACES];
	unsigned short table[QUOTATION_STRETCH + 1][WINDOW + 1];
	struct quotation_difference hunks[QUOTATION_STRETCH + 2];
};

struct quotation_room *quotation_room_new(const struct references *r)
{
	return r->host->alloc(r->run, sizeof(struct quotation_room));
}

static uint64_t three(const struct quotation_word *w)
{
	uint64_t h = w[0].hash * 0x9E3779B97F4A7C15u ^ (w[1].hash + 0x7F4A7C15u) * 0xD6E8FEB86659FD93u ^
	             (w[2].hash + 0x165667B1u) * 0xC2B2AE3D27D4EB4Fu;

	return h ^ (h >> 29);
}

enum engross_status quotation_index(const struct references *r, const engross_document *document,
                                    struct quotation_source *out)
{
	enum engross_status status = quotation_split_all(r, document, &out->words);
	size_t size = 16, count = out->words.count;

	out->document = document;
	if (status != ENGROSS_OK)
		return status;
	while (size < count)
		size *= 2;
	out->mask = size - 1;
	out->heads = r->host->alloc(r->run, size * sizeof(*out->heads));
	out->next = r->host->alloc(r->run, (count + 1) * sizeof(*out->next));
	if (!out->heads || !out->next)
		return ENGROSS_NOMEM;
	/* Backwards, so that each list begins with the first place. */
	for (size_t i = count < 3 ? 0 : count - 2; i--;) {
		size_t at = (size_t)three(&out->words.items[i]) & out->mask;
		out->next[i] = out->heads[at];
		out->heads[at] = (uint32_t)(i + 1);
	}
	return ENGROSS_OK;
}

void quotation_release(const struct references *r, struct quotation_source *source)
{
	r->host->give_back(r->run, source->next);
	r->host->give_back(r->run, source->heads);
	r->host->give_back(r->run, source->words.items);
}

static int same(const struct quotation_word *a, const struct quotation_word *b)
{
	return a->hash == b->hash;
}

static int all_same(const struct quotation_word *a, const struct quotation_word *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!same(&a[i], &b[i]))
			return 0;
	return 1;
}

/* Votes for where the stretch begins in the source, in rising order; 0 when all of it stands there already
   (*THERE). */
static size_t cast_votes(struct quotation_room *room, const struct quotation_source *source,
                         const struct quotation_word *words, size_t count, int *there)
{
	size_t n = 0;

	for (size_t i = 0; i + 3 <= count; i++) {
		uint32_t place = source->heads[(size_t)three(&words[i]) & source->mask];
		for (int k = 0; place && k < PLACES; k++, place = source->next[place - 1]) {
			size_t at = place - 1;
			if (!all_same(&words[i], &source->words.items[at], 3))
				continue;
			if (at >= i && at - i + count <= source->words.count &&
			    all_same(words, &source->words.items[at - i], count)) {
				*there = 1;
				return 0;
			}
			room->votes[n++] = (long)at - (long)i;
		}
	}
	return n;
}

static int compare_votes(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

/* The beginning of the narrow range that most of the N votes lie in. */
static long busiest(struct quotation_room *room, size_t n, size_t count)
{
	long width = (long)(SLACK / 2 + count / 8);
	size_t best = 0, low = 0;
	long at = 0;

	qsort(room->votes, n, sizeof(*room->votes), compare_votes);
	for (size_t i = 0; i < n; i++) {
		while (room->votes[i] - room->votes[low] > width)
			low++;
		if (i - low + 1 > best) {
			best = i - low + 1;
			at = room->votes[low];
		}
	}
	return at;
}

/* Fills the table: the longest common subsequence of WORDS from I on and WINDOW from J on. */
static void fill_table(struct quotation_room *room, const struct quotation_word *words, size_t count,
                       const struct quotation_word *window, size_t width)
{
	for (size_t j = 0; j <= width; j++)
		room->table[count][j] = 0;
	for (size_t i = count; i--;) {
		room->table[i][width] = 0;
		for (size_t j = width; j--;) {
			unsigned short down = room->table[i + 1][j], right = room->table[i][j + 1];
			room->table[i][j] = same(&words[i], &window[j]) ? (unsigned short)(room->table[i + 1][j + 1] + 1)
			                    : down > right              ? down
			                                                : right;
		}
	}
}

/* Whether the words on both sides of a difference are the same letters, cut otherwise ("counter-terrorism"). */
static int same_letters(const char *text, const struct quotation_word *words, size_t count,
                        const char *source, const struct quotation_word *others, size_t n)
{
	size_t i = 0, j = 0, a = count ? words[0].span.start : 0, b = n ? others[0].span.start : 0;

	while (i < count && j < n) {
		unsigned char x = (unsigned char)text[a++], y = (unsigned char)source[b++];
		if (x == '[' || x == ']') {
			b--;
			if (a >= words[i].span.end && ++i < count)
				a = words[i].span.start;
			continue;
		}
		if ((x | 32) != (y | 32))
			return 0;
		if (a >= words[i].span.end && ++i < count)
			a = words[i].span.start;
		if (b >= others[j].span.end && ++j < n)
			b = others[j].span.start;
	}
	return i == count && j == n;
}

/* Walks the table; differences that one common word parts are one. Returns how many there are. */
static size_t walk_table(struct quotation_room *room, const struct quotation_word *words, size_t count,
                         const struct quotation_word *window, size_t width, size_t first)
{
	size_t i = 0, j = 0, n = 0, common = 0;

	/* What stands before the stretch in the window does not belong to it. */
	while (j < width && room->table[0][j + 1] == room->table[0][0])
		j++;
	while (i < count) {
		struct quotation_difference *d;
		size_t from = i, source_from = j;
		while (i < count && j < width && same(&words[i], &window[j])) {
			i++;
			j++;
		}
		common = i - from;
		from = i;
		source_from = j;
		while (i < count && !(j < width && same(&words[i], &window[j]))) {
			if (j < width && room->table[i][j + 1] >= room->table[i + 1][j] && room->table[i][j])
				j++;
			else
				i++;
		}
		if (i == from && j == source_from)
			continue;
		d = n ? &room->hunks[n - 1] : NULL;
		if (d && common <= 1 && d->to + common == from) {
			d->to = i;
			d->source_to = first + j;
		} else {
			room->hunks[n++] = (struct quotation_difference){ from, i, first + source_from, first + j };
		}
	}
	return n;
}

/* A difference at either end has nothing after or before it to hold it against: as many words of the source
   as it has of its own stand for it. More than a few are no slip but something added. */
#define END_WORDS 2

static void widen_ends(struct quotation_difference *hunks, size_t n, size_t count,
                       const struct quotation_source *source)
{
	struct quotation_difference *first = n ? &hunks[0] : NULL, *last = n ? &hunks[n - 1] : NULL;
	size_t words;

	if (first && !first->from && first->to <= END_WORDS && first->source_from == first->source_to) {
		words = first->to - first->from;
		first->source_from -= words < first->source_from ? words : first->source_from;
	}
	if (last && last->from && last->to == count && count - last->from <= END_WORDS &&
	    last->source_from == last->source_to) {
		words = last->to - last->from;
		last->source_to +=
			words < source->words.count - last->source_to ? words : source->words.count - last->source_to;
	}
}

/* Whether so many words in common make a stretch of COUNT words near. */
static int is_near(size_t common, size_t count)
{
	return common >= 5 && common * 10 >= count * 7;
}

/* Leaves the ends that the source does not have out of the N hunks, *FIRST being the first that stays;
   returns how many words are left. */
static size_t drop_ends(const struct quotation_difference *hunks, size_t *first, size_t *n, size_t count)
{
	size_t from = 0, to = count;

	*first = 0;
	if (*n && !hunks[0].from) {
		from = hunks[0].to;
		++*first;
	}
	if (*n > *first && hunks[*n - 1].to == count)
		to = hunks[--*n].from;
	return to > from ? to - from : 0;
}

enum quotation_outcome quotation_find(struct quotation_room *room, const struct quotation_source *source,
                                      int partial, const char *text, const struct quotation_word *words,
                                      size_t count,
                                      struct quotation_difference differences[QUOTATION_DIFFERENCES],
                                      size_t *n)
{
	int there = 0;
	size_t votes = cast_votes(room, source, words, count, &there), first, width, hunks, common, skipped = 0;
	long at;

	*n = 0;
	if (there)
		return QUOTATION_THERE;
	/* Fewer words than these are found in any text of the same kind. */
	if (!votes || count < 6)
		return QUOTATION_ABSENT;
	at = busiest(room, votes, count) - (long)SLACK;
	first = at > 0 ? (size_t)at : 0;
	width = source->words.count - first;
	if (width > count + 2 * SLACK + count / 4)
		width = count + 2 * SLACK + count / 4;
	fill_table(room, words, count, &source->words.items[first], width);
	common = room->table[0][0];
	if (!partial && !is_near(common, count))
		return QUOTATION_ABSENT;
	hunks = walk_table(room, words, count, &source->words.items[first], width, first);
	if (!partial)
		widen_ends(room->hunks, hunks, count, source);
	else if (!is_near(common, drop_ends(room->hunks, &skipped, &hunks, count)) || common < 8)
		return QUOTATION_ABSENT;
	for (size_t i = skipped; i < hunks; i++) {
		const struct quotation_difference *d = &room->hunks[i];
		if (same_letters(text, words + d->from, d->to - d->from, source->words.text,
		                 &source->words.items[d->source_from], d->source_to - d->source_from))
			continue;
		if (*n < QUOTATION_DIFFERENCES)
			differences[(*n)++] = *d;
	}
	return *n ? QUOTATION_NEAR : QUOTATION_THERE;
}
