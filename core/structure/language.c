/* Telling the language of a text by its function words, in a bounded sample of it. */
#include <stdbool.h>
#include <string.h>
#include <utf8proc.h>

#include "host/context_internal.h"
#include "host/language.h"
#include "source/document_internal.h"
#include "structure/data.h"
#include "text/utf8.h"

#define LANGUAGES_MAX ((size_t)16)
#define WORD_MAX ((size_t)32) /* bytes; no function word is longer */
#define WINDOW ((size_t)4096) /* the sample: this many bytes, so many times, spread over the text */
#define WINDOWS ((size_t)16)
#define UNIT 12u             /* a function word that one language alone has */
#define LEAD 3u              /* a word of drafting weighs so many */
#define LEAST (3u * UNIT)    /* below this nothing is said */
#define ENOUGH ((size_t)600) /* words after which a clear lead decides */

struct slot {
	const char *text; /* lower case; NULL: empty */
	size_t length;
	uint8_t
		weights[LANGUAGES_MAX]; /* in UNITs at first, then shared among the languages that have the word */
};

struct engross__detector {
	size_t n_languages;
	const char *ids[LANGUAGES_MAX];
	struct slot *slots;
	size_t n_slots; /* a power of two */
};

struct tally {
	const struct engross__detector *detector;
	unsigned scores[LANGUAGES_MAX];
	size_t words;
};

static uint32_t hash_bytes(const char *text, size_t length)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)text[i]) * 16777619u;
	return h;
}

static struct slot *find_slot(const struct engross__detector *detector, const char *text, size_t length,
                              uint32_t h)
{
	for (size_t i = (h ^ h >> 15) & (detector->n_slots - 1);; i = (i + 1) & (detector->n_slots - 1)) {
		struct slot *slot = &detector->slots[i];

		if (!slot->text || (slot->length == length && !memcmp(slot->text, text, length)))
			return slot;
	}
}

static bool add_words(struct engross__detector *detector, struct engross__arena *arena, size_t language,
                      const struct engross__word_list *list, unsigned weight)
{
	struct engross__folded folded;

	for (size_t i = 0; list && i < list->count; i++) {
		struct slot *slot;

		engross__lexicon_fold(&folded, list->words[i].text, list->words[i].length, ENGROSS__FOLD_MAX);
		if (!folded.length || folded.length > WORD_MAX)
			continue;
		slot = find_slot(detector, folded.text, folded.length, hash_bytes(folded.text, folded.length));
		if (!slot->text) {
			slot->text = engross__arena_copy(arena, folded.text, folded.length);
			slot->length = folded.length;
			if (!slot->text)
				return false;
		}
		if (slot->weights[language] < weight)
			slot->weights[language] = (uint8_t)weight;
	}
	return true;
}

/* A word that several languages have says less of each. */
static void share_weights(struct engross__detector *detector)
{
	for (size_t i = 0; i < detector->n_slots; i++) {
		struct slot *slot = &detector->slots[i];
		unsigned sharers = 0;

		for (size_t l = 0; l < detector->n_languages; l++)
			sharers += slot->weights[l] != 0;
		for (size_t l = 0; l < detector->n_languages && sharers > 1; l++)
			slot->weights[l] = (uint8_t)(slot->weights[l] / sharers);
	}
}

struct engross__detector *engross__detector_new(engross_context *context)
{
	struct engross__arena *arena = &context->arena;
	struct engross__detector *detector = engross__arena_alloc(arena, sizeof(*detector));
	size_t words = 0;

	if (!detector)
		return NULL;
	detector->n_languages = engross__language_count(context);
	if (detector->n_languages > LANGUAGES_MAX)
		detector->n_languages = LANGUAGES_MAX;
	for (size_t l = 0; l < detector->n_languages; l++) {
		static const char *const names[] = { "detect.common", "detect.lead" };

		detector->ids[l] = engross__language_at(context, l)->id;
		for (size_t i = 0; i < 2; i++) {
			const struct engross__word_list *list =
				engross__language_list(context, detector->ids[l], names[i]);
			words += list ? list->count : 0;
		}
	}
	for (detector->n_slots = 64; detector->n_slots < words * 3; detector->n_slots *= 2)
		continue;
	detector->slots = engross__arena_array(arena, detector->n_slots, sizeof(*detector->slots));
	if (!detector->slots)
		return NULL;
	for (size_t l = 0; l < detector->n_languages; l++) {
		const char *id = detector->ids[l];
		if (!add_words(detector, arena, l, engross__language_list(context, id, "detect.common"), UNIT) ||
		    !add_words(detector, arena, l, engross__language_list(context, id, "detect.lead"), UNIT * LEAD))
			return NULL;
	}
	share_weights(detector);
	return detector;
}

static void count_word(struct tally *tally, const char *word, size_t length, uint32_t h)
{
	const struct slot *slot = find_slot(tally->detector, word, length, h);

	tally->words++;
	if (slot->text)
		for (size_t l = 0; l < tally->detector->n_languages; l++)
			tally->scores[l] += slot->weights[l];
}

/* Whether the character at P is a letter that words of non-ASCII scripts are made of. */
static bool is_wide_letter(const unsigned char *p)
{
	if (p[0] == 0xC2)
		return false;
	return !((p[0] == 0xE2 || p[0] == 0xE3) && p[1] == 0x80);
}

/* Copies the lower case of the character at P into WORD; 0 when it does not fit. */
static size_t put_wide(char *word, size_t used, const char *p, size_t left, size_t *step)
{
	uint32_t point;
	char bytes[4];
	size_t n;

	*step = engross__utf8_decode(p, left, &point);
	if (!*step) {
		*step = 1;
		return 0;
	}
	n = engross__utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)point), bytes);
	if (used + n > WORD_MAX)
		return 0;
	memcpy(word + used, bytes, n);
	return n;
}

/* Counts the words of TEXT that begin in [at, end). */
static void count_window(struct tally *tally, const char *text, size_t length, size_t at, size_t end)
{
	while (at < end) {
		char word[WORD_MAX + 4];
		size_t used = 0, step;
		bool fits = true;
		unsigned char c = (unsigned char)text[at];

		if (c >= 0xE4 && c <= 0xE9) { /* Han: each character counts */
			used = put_wide(word, 0, text + at, length - at, &step);
			count_word(tally, word, used, hash_bytes(word, used));
			at += step;
			continue;
		}
		for (; at < length; at += step) {
			c = (unsigned char)text[at];
			step = 1;
			if (c < 0x80) {
				unsigned char lower = c | 0x20;
				if (lower < 'a' || lower > 'z')
					break;
				if (used < WORD_MAX)
					word[used++] = (char)lower;
				else
					fits = false;
			} else if (is_wide_letter((const unsigned char *)text + at) && !(c >= 0xE4 && c <= 0xE9)) {
				size_t n = put_wide(word, used, text + at, length - at, &step);
				fits = fits && n;
				used += n;
			} else {
				break;
			}
		}
		if (used && fits)
			count_word(tally, word, used, hash_bytes(word, used));
		else if (!used)
			at++;
	}
}

/* The index of the language that leads by SCORES, and whether it leads NUMERATOR / DENOMINATOR times. */
static bool leads(const struct tally *tally, unsigned numerator, unsigned denominator, size_t *best)
{
	unsigned second = 0;

	*best = 0;
	for (size_t l = 1; l < tally->detector->n_languages; l++)
		if (tally->scores[l] > tally->scores[*best])
			*best = l;
	for (size_t l = 0; l < tally->detector->n_languages; l++)
		if (l != *best && tally->scores[l] > second)
			second = tally->scores[l];
	return tally->scores[*best] >= LEAST &&
	       (uint64_t)tally->scores[*best] * denominator >= (uint64_t)second * numerator;
}

/* Where the next word begins: words are taken whole, the rest of one belongs to the window before. Scripts
   without spaces are cut between characters. */
static size_t next_word(const char *text, size_t at, size_t end)
{
	size_t limit = end - at > 2 * WORD_MAX ? at + 2 * WORD_MAX : end;

	if (!at)
		return 0;
	while (at < limit && text[at] != ' ' && text[at] != '\n')
		at++;
	while (at < end && ((unsigned char)text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

const char *engross__language_detect(const engross_context *context, const char *text, size_t length)
{
	struct tally tally = { .detector = context->structure ? context->structure->detector : NULL };
	size_t windows = length <= WINDOW * WINDOWS ? (length + WINDOW - 1) / WINDOW : WINDOWS;
	size_t stride = windows ? length / windows : 0, best;

	if (!tally.detector || !tally.detector->n_languages || !windows)
		return "und";
	for (size_t w = 0; w < windows; w++) {
		size_t at = w * stride, end = windows < WINDOWS ? at + stride : at + WINDOW;

		if (w + 1 == windows && windows < WINDOWS)
			end = length;
		if (end > length)
			end = length;
		at = next_word(text, at, end);
		count_window(&tally, text, length, at, end);
		if (tally.words >= ENOUGH && leads(&tally, 3, 1, &best))
			break;
	}
	/* One word in sixteen at least must be a known one. */
	if (!leads(&tally, 13, 10, &best) || (uint64_t)tally.scores[best] * 16 < (uint64_t)tally.words * UNIT)
		return "und";
	return tally.detector->ids[best];
}
