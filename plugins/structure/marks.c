/* text/quotes and text/spacing: finds the bytes that matter, many at a time. */
#include "marks.h"

#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Quotation marks begin with one of these: " ' ` and the lead bytes of « » ´ and of “ ” ‘ ’ „. */
static bool is_mark_byte(unsigned char c)
{
	return c == '"' || c == '\'' || c == '`' || c == 0xC2 || c == 0xE2;
}

/* A space that another space or punctuation follows. */
static bool is_space_spot(const char *p)
{
	return p[0] == ' ' && (p[1] == ' ' || p[1] == ',' || p[1] == '.' || p[1] == ';' || p[1] == ':');
}

/* The next byte of [AT, END) that matters, or END. At least one byte may be read at END. */
static size_t next_spot(const char *text, size_t at, size_t end, size_t length)
{
#if defined(__SSE2__)
	const __m128i quote = _mm_set1_epi8('"'), apostrophe = _mm_set1_epi8('\''), grave = _mm_set1_epi8('`');
	const __m128i latin = _mm_set1_epi8((char)0xC2), general = _mm_set1_epi8((char)0xE2),
				  space = _mm_set1_epi8(' ');
	const __m128i comma = _mm_set1_epi8(','), stop = _mm_set1_epi8('.'), colons = _mm_set1_epi8(';');
	const __m128i one = _mm_set1_epi8(1);

	for (; at + 17 <= length && at < end; at += 16) {
		__m128i here = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
		__m128i next = _mm_loadu_si128((const __m128i *)(const void *)(text + at + 1));
		__m128i marks =
			_mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(here, quote), _mm_cmpeq_epi8(here, apostrophe)),
		                 _mm_or_si128(_mm_cmpeq_epi8(here, latin), _mm_cmpeq_epi8(here, general)));
		/* ':' and ';' differ in the lowest bit alone, and no other character becomes ';' with it. */
		__m128i after = _mm_or_si128(
			_mm_or_si128(_mm_cmpeq_epi8(next, space), _mm_cmpeq_epi8(next, comma)),
			_mm_or_si128(_mm_cmpeq_epi8(next, stop), _mm_cmpeq_epi8(_mm_or_si128(next, one), colons)));
		unsigned found;

		marks = _mm_or_si128(marks, _mm_cmpeq_epi8(here, grave));
		found = (unsigned)_mm_movemask_epi8(
			_mm_or_si128(marks, _mm_and_si128(_mm_cmpeq_epi8(here, space), after)));
		if (found) {
			at += (unsigned)__builtin_ctz(found);
			return at < end ? at : end;
		}
	}
#endif
	for (; at < end; at++)
		if (is_mark_byte((unsigned char)text[at]) || (at + 1 < length && is_space_spot(text + at)))
			return at;
	return end;
}

static void scan_block(struct marks *marks, size_t index, const struct engross_block *block)
{
	struct check *check = marks->check;
	bool aside = block->kind == ENGROSS_BLOCK_FOOTNOTE || block->kind == ENGROSS_BLOCK_NOTE;
	bool spacing = marks->want_spacing && is_text(block->kind);
	size_t start = block->body.start, end = block->body.end, at = start;

	while (check->status == ENGROSS_OK && (at = next_spot(check->text, at, end, check->length)) < end) {
		if (check->text[at] == ' ')
			at = spacing ? spacing_space(marks, start, at, end) : at + 1;
		else
			at = marks->want_quotes ? quotes_mark(marks, index, start, at, end, aside) : at + 1;
	}
	if (marks->want_quotes)
		quotes_end_block(marks, index, aside);
}

void check_marks(struct check *check)
{
	struct marks *marks = check->host->alloc(check->run, sizeof(*marks));
	const char *language = check->language ? check->language : "und";

	if (!marks) {
		check->status = ENGROSS_NOMEM;
		return;
	}
	marks->check = check;
	marks->want_quotes = check->host->enabled(check->run, "text/quotes");
	marks->want_spacing = check->host->enabled(check->run, "text/spacing");
	marks->quotes.directed = strcmp(language, "ar") != 0;
	marks->spacing.before_all = !strcmp(language, "en") || !strcmp(language, "es") || !strcmp(language, "pt");
	marks->quotes.words = check->host->alloc(check->run, APOSTROPHE_SLOTS * sizeof(*marks->quotes.words));
	if (!marks->quotes.words) {
		check->status = ENGROSS_NOMEM;
		return;
	}
	for (size_t i = 0; i < check->n_blocks && check->status == ENGROSS_OK; i++) {
		const struct engross_block *block = block_at(check, i);

		if (block->kind == ENGROSS_BLOCK_CHROME || block->kind == ENGROSS_BLOCK_FURNITURE)
			continue;
		if (!(i & 255) && check->host->cancelled(check->run)) {
			check->status = ENGROSS_CANCELLED;
			return;
		}
		scan_block(marks, i, block);
	}
	if (marks->want_quotes)
		quotes_finish(marks);
	if (marks->want_spacing)
		spacing_finish(marks);
}
