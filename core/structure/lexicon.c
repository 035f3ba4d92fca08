/* Matching lead words and their like: a table by the first three bytes, then the longest word that fits. */
#include "structure/lexicon.h"

#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "host/context_internal.h"
#include "host/language.h"
#include "text/utf8.h"

#define BUCKETS ((size_t)1024)
#define MODIFIERS_MAX 3

struct entry {
	const char *text;
	uint32_t head, mask; /* the first four bytes, as far as there are any */
	uint16_t length;
	uint8_t list;
	long n;
	const struct entry *next; /* of the bucket */
};

struct engross__lexicon {
	const struct entry *buckets[BUCKETS]; /* words of three bytes and more, by the first three */
	const struct entry *brief[256];       /* shorter ones, by the first byte */
};

static const char *const list_names[ENGROSS__LEX_COUNT] = {
	[ENGROSS__LEX_PREAMBLE] = "lead.preamble",
	[ENGROSS__LEX_OPERATIVE] = "lead.operative",
	[ENGROSS__LEX_MODIFIER] = "lead.modifier",
	[ENGROSS__LEX_ALSO] = "lead.also",
	[ENGROSS__LEX_CLAUSE] = "clause",
	[ENGROSS__LEX_RESOLVES] = "resolves",
	[ENGROSS__LEX_OPENER] = "opener",
	[ENGROSS__LEX_ORGAN] = "organ",
	[ENGROSS__LEX_ADOPTION] = "adoption",
	[ENGROSS__LEX_ANNEX] = "annex",
	[ENGROSS__LEX_SESSION] = "session",
	[ENGROSS__LEX_MEETING] = "meeting",
	[ENGROSS__LEX_DISTRIBUTION] = "distribution",
	[ENGROSS__LEX_LIMITED] = "limited",
	[ENGROSS__LEX_DRAFT] = "draft",
	[ENGROSS__LEX_REVISED] = "revised",
	[ENGROSS__LEX_HEAD] = "head",
	[ENGROSS__LEX_ACT] = "act",
	[ENGROSS__LEX_CHROME] = "chrome",
	[ENGROSS__LEX_PAGE] = "page",
	[ENGROSS__LEX_NOTE] = "note",
	[ENGROSS__LEX_MONTH] = "months",
	[ENGROSS__LEX_ORDINAL] = "ordinals",
	[ENGROSS__LEX_HEADING] = "heading",
};

static size_t bucket_of(const char *text)
{
	const unsigned char *b = (const unsigned char *)text;

	return (b[0] * 31u * 31u + b[1] * 31u + b[2]) % BUCKETS;
}

static uint32_t first_four(const char *text)
{
	uint32_t value;

	memcpy(&value, text, sizeof(value));
	return value;
}

static bool add_word(struct engross__lexicon *lexicon, struct engross__arena *arena,
                     const struct engross__word *word, enum engross__lex list)
{
	struct engross__folded folded;
	struct entry *entry;
	const struct entry **head;
	char *text;

	engross__lexicon_fold(&folded, word->text, word->length, ENGROSS__FOLD_MAX);
	if (!folded.length)
		return true;
	text = engross__arena_copy(arena, folded.text, folded.length);
	entry = engross__arena_alloc(arena, sizeof(*entry));
	if (!text || !entry)
		return false;
	head = folded.length < 3 ? &lexicon->brief[(unsigned char)text[0]] : &lexicon->buckets[bucket_of(text)];
	*entry = (struct entry){
		.text = text, .length = (uint16_t)folded.length, .list = (uint8_t)list, .n = word->n, .next = *head
	};
	memset(&entry->mask, 0xFF, folded.length < 4 ? folded.length : 4);
	entry->head = first_four(folded.text) & entry->mask;
	*head = entry;
	return true;
}

struct engross__lexicon *engross__lexicon_new(engross_context *context)
{
	struct engross__lexicon *lexicon = engross__arena_alloc(&context->arena, sizeof(*lexicon));

	if (!lexicon)
		return NULL;
	for (int list = 0; list < ENGROSS__LEX_COUNT; list++) {
		const struct engross__word_list *words = engross__language_list(context, NULL, list_names[list]);

		for (size_t i = 0; words && i < words->count; i++)
			if (!add_word(lexicon, &context->arena, &words->words[i], (enum engross__lex)list))
				return NULL;
	}
	return lexicon;
}

static void put_folded(struct engross__folded *out, const char *bytes, size_t n, size_t origin)
{
	for (size_t i = 0; i < n; i++) {
		out->text[out->length] = bytes[i];
		out->origin[out->length++] = (uint16_t)origin;
	}
}

/* Folds the character at AT that is not ASCII; returns its length. */
static size_t fold_wide(struct engross__folded *out, const char *text, size_t at, size_t length)
{
	uint32_t point;
	char bytes[4];
	size_t n = engross__utf8_decode(text + at, length - at, &point);

	if (!n)
		return 0;
	if (point == 0x2019 || point == 0x2018 || point == 0xB4)
		point = '\'';
	else if (point < 0x3000)
		point = (uint32_t)utf8proc_tolower((utf8proc_int32_t)point);
	put_folded(out, bytes, engross__utf8_encode(point, bytes), at);
	return n;
}

/* Copies printing ASCII from AT on, in lower case; returns where that ends. */
static size_t fold_plain(struct engross__folded *out, const char *text, size_t at, size_t end)
{
	size_t to = out->length;

	for (; at < end; at++, to++) {
		unsigned char c = (unsigned char)text[at];

		if (c <= ' ' || c >= 0x7F)
			break;
		out->text[to] = (char)(c + ((unsigned)(c - 'A') < 26u ? 32 : 0));
		out->origin[to] = (uint16_t)at;
	}
	out->length = to;
	return at;
}

/* VALUE in each of eight bytes. */
#define EIGHT(value) (UINT64_C(0x0101010101010101) * (value))

/* Folds the eight bytes at AT when they are printing ASCII and every space in them stays one; false otherwise. */
static bool fold_eight(struct engross__folded *out, const char *text, size_t at)
{
	const uint64_t high = EIGHT(0x80);
	uint64_t word, spaces, upper;

	memcpy(&word, text + at, sizeof(word));
	if ((word & high) || ((word + EIGHT(0x60)) & high) != high || ((word + EIGHT(0x01)) & high))
		return false;
	spaces = ~((word ^ EIGHT(' ')) + EIGHT(0x7F)) & high;
	if ((spaces & spaces << 8) || (text[at] == ' ' && (!out->length || out->text[out->length - 1] == ' ')))
		return false;
	upper = (word + EIGHT(0x80 - 'A')) & ~(word + EIGHT(0x80 - 'Z' - 1)) & high;
	word |= upper >> 2;
	memcpy(out->text + out->length, &word, sizeof(word));
	for (size_t i = 0; i < sizeof(word); i++)
		out->origin[out->length + i] = (uint16_t)(at + i);
	out->length += sizeof(word);
	return true;
}

void engross__lexicon_fold(struct engross__folded *out, const char *text, size_t length, size_t limit)
{
	size_t at = 0;

	out->length = 0;
	while (at < length && out->length < limit) {
		unsigned char c = (unsigned char)text[at];

		if (length - at >= 8 && limit - out->length >= 8 && fold_eight(out, text, at)) {
			at += 8;
		} else if (c > ' ' && c < 0x7F) {
			size_t room = limit - out->length;
			at = fold_plain(out, text, at, length - at < room ? length : at + room);
		} else if (c >= 0x80) {
			size_t n = fold_wide(out, text, at, length);
			if (!n)
				break;
			at += n;
		} else {
			if (out->length && out->text[out->length - 1] != ' ')
				put_folded(out, " ", 1, at);
			at++;
		}
	}
	out->text[out->length] = '\0';
	out->origin[out->length] = (uint16_t)at;
}

/* Whether the byte at AT of FOLDED goes on with a word. Punctuation of the blocks U+0080, U+2000 and U+3000
   does not. */
static bool is_word_at(const struct engross__folded *folded, size_t at)
{
	unsigned char c = (unsigned char)folded->text[at];

	if (at >= folded->length)
		return false;
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
	if (c == 0xC2)
		return false;
	return !((c == 0xE2 || c == 0xE3) && (unsigned char)folded->text[at + 1] == 0x80);
}

/* Scripts without spaces between words begin at U+3000 here. */
static bool is_spaceless(unsigned char c)
{
	return c >= 0xE3 && c <= 0xED;
}

static bool fits(const struct entry *entry, const struct engross__folded *folded, size_t at)
{
	size_t end = at + entry->length;
	unsigned char last = (unsigned char)entry->text[entry->length - 1];

	if (end > folded->length || memcmp(entry->text, folded->text + at, entry->length) != 0)
		return false;
	if (is_spaceless((unsigned char)entry->text[0]))
		return true;
	if (last < 0x80 && !(last >= 'a' && last <= 'z') && !(last >= '0' && last <= '9'))
		return true;
	return !is_word_at(folded, end);
}

static void note_hits(const struct entry *entry, const struct engross__folded *folded, size_t at,
                      struct engross__lex_hit *hit)
{
	uint32_t here = first_four(folded->text + at); /* the buffer has room to spare */

	for (; entry; entry = entry->next) {
		uint32_t bit = 1u << entry->list;

		if ((here & entry->mask) != entry->head)
			continue;
		if ((hit->lists & bit && entry->length <= hit->length[entry->list]) || !fits(entry, folded, at))
			continue;
		hit->lists |= bit;
		hit->length[entry->list] = entry->length;
		hit->n[entry->list] = entry->n;
	}
}

void engross__lexicon_match(const struct engross__lexicon *lexicon, const struct engross__folded *folded,
                            size_t at, struct engross__lex_hit *hit)
{
	hit->lists = 0;
	if (at >= folded->length)
		return;
	note_hits(lexicon->brief[(unsigned char)folded->text[at]], folded, at, hit);
	if (at + 3 <= folded->length)
		note_hits(lexicon->buckets[bucket_of(folded->text + at)], folded, at, hit);
}

/* A word begins at AT: what stands before is no letter; digits may, as in "82nd meeting". */
static bool begins_word(const struct engross__folded *folded, size_t at)
{
	unsigned char before;

	if (!at || is_spaceless((unsigned char)folded->text[at]))
		return true;
	before = (unsigned char)folded->text[at - 1];
	return before < 0x80 && !(before >= 'a' && before <= 'z');
}

struct engross_span engross__lexicon_find(const struct engross__lexicon *lexicon,
                                          const struct engross__folded *folded, size_t from,
                                          enum engross__lex list, long *n)
{
	struct engross__lex_hit hit;

	for (size_t at = from; at < folded->length; at++) {
		if (((unsigned char)folded->text[at] & 0xC0) == 0x80 || !begins_word(folded, at))
			continue;
		engross__lexicon_match(lexicon, folded, at, &hit);
		if (!engross__lex_has(&hit, list))
			continue;
		if (n)
			*n = hit.n[list];
		return (struct engross_span){ at, at + hit.length[list] };
	}
	return (struct engross_span){ 0, 0 };
}

size_t engross__lexicon_lead(const struct engross__lexicon *lexicon, const struct engross__folded *folded,
                             size_t at, bool *preamble, bool *operative)
{
	struct engross__lex_hit hit;
	size_t start = at, end = 0;

	*preamble = *operative = false;
	for (int i = 0; i <= MODIFIERS_MAX && !end; i++) {
		engross__lexicon_match(lexicon, folded, at, &hit);
		*preamble = engross__lex_has(&hit, ENGROSS__LEX_PREAMBLE);
		*operative = engross__lex_has(&hit, ENGROSS__LEX_OPERATIVE);
		if (*preamble || *operative) {
			size_t p = *preamble ? hit.length[ENGROSS__LEX_PREAMBLE] : 0;
			size_t o = *operative ? hit.length[ENGROSS__LEX_OPERATIVE] : 0;
			end = at + (p > o ? p : o);
		} else if (engross__lex_has(&hit, ENGROSS__LEX_MODIFIER)) {
			at += hit.length[ENGROSS__LEX_MODIFIER];
			at += folded->text[at] == ' ';
		} else {
			return 0;
		}
	}
	if (!end)
		return 0;
	for (int i = 0; i < MODIFIERS_MAX && folded->text[end] == ' '; i++) {
		engross__lexicon_match(lexicon, folded, end + 1, &hit);
		if (!engross__lex_has(&hit, ENGROSS__LEX_ALSO))
			break;
		end += 1 + (size_t)hit.length[ENGROSS__LEX_ALSO];
	}
	return end - start;
}
