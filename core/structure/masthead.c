/* Reading a head from its lines. */
#include "structure/masthead.h"

#include <string.h>

#include "structure/chrome.h"
#include "structure/date.h"
#include "structure/shape.h"

/* A line of a head that is no title is not longer. */
#define LINE_MAX ((size_t)160)

static size_t count_words(const char *text, size_t end)
{
	size_t words = 0;

	for (size_t i = 0; i < end; i++)
		words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
	return words;
}

/* An ordinal number stands in FOLDED, or a digit. Of scripts other than Latin no ordinals are known. */
static bool is_numbered(const struct engross__builder *b, const struct engross__folded *folded)
{
	if ((unsigned char)folded->text[0] >= 0xD0)
		return true;
	for (size_t i = 0; i < folded->length; i++)
		if (folded->text[i] >= '0' && folded->text[i] <= '9')
			return true;
	return engross__lexicon_find(b->lexicon, folded, 0, ENGROSS__LEX_ORDINAL, NULL).end > 0;
}

/* "Nineteenth session", "PRIMER PERÍODO EXTRAORDINARIO DE SESIONES": few words before, none after. */
static bool is_session(const struct engross__builder *b, const struct engross__folded *folded)
{
	struct engross_span word = engross__lexicon_find(b->lexicon, folded, 0, ENGROSS__LEX_SESSION, NULL);

	return word.end > word.start && word.end + 3 >= folded->length &&
	       count_words(folded->text, word.start) <= 4 && is_numbered(b, folded);
}

bool engross__masthead_is_date(const struct engross__builder *b, const struct engross__folded *folded)
{
	struct engross__head_date date;

	return folded->length <= 60 && engross__head_date_find(&date, b->lexicon, folded) &&
	       date.span.end + 2 >= folded->length && count_words(folded->text, date.span.start) <= 5;
}

/* How many folded bytes "Resolution 687 (1991)" or "RÉSOLUTION XXXX (2001)" take; 0 where none begins. */
static size_t numbered_act(const struct engross__builder *b, const struct engross__folded *folded)
{
	struct engross__lex_hit hit;
	const char *text = folded->text;
	size_t at, from;

	engross__lexicon_match(b->lexicon, folded, 0, &hit);
	if (!engross__lex_has(&hit, ENGROSS__LEX_ACT) || folded->length > 200)
		return 0;
	at = hit.length[ENGROSS__LEX_ACT];
	from = at += text[at] == ' ';
	while ((text[at] >= '0' && text[at] <= '9') || text[at] == '/' || (text[at] == 'x' && at - from < 5))
		at++;
	if (at == from || (text[at] && !strchr(" .,:(-", text[at])))
		return 0;
	from = at + (text[at] == ' ');
	if (text[from] == '(') {
		const char *close = memchr(text + from, ')', folded->length - from);
		if (close && close - (text + from) < 12)
			at = (size_t)(close - text) + 1;
	}
	return at;
}

static bool is_adoption(const struct engross__builder *b, const struct engross__folded *folded)
{
	struct engross__lex_hit hit;
	size_t at = folded->text[0] == '(' || folded->text[0] == '[';

	engross__lexicon_match(b->lexicon, folded, at, &hit);
	return engross__lex_has(&hit, ENGROSS__LEX_ADOPTION);
}

enum engross_block_kind engross__masthead_line(const struct engross__builder *b, size_t index,
                                               const struct engross__folded *folded)
{
	const struct engross_block *block = &b->blocks[index];
	const char *text = engross__builder_at(b, block->span);
	size_t length = engross__span_length(block->span);
	bool series;
	size_t symbol;

	if (is_adoption(b, folded))
		return ENGROSS_BLOCK_ADOPTION;
	/* A line of a table of contents, with its leaders. */
	if (strstr(folded->text, "....."))
		return ENGROSS_BLOCK_MASTHEAD;
	symbol = engross__shape_symbol(text, length, &series);
	if (symbol && !series)
		return ENGROSS_BLOCK_SYMBOL;
	if (length <= LINE_MAX) {
		if (engross__shape_heading_number(text, length) || numbered_act(b, folded))
			return ENGROSS_BLOCK_SYMBOL;
		if (is_session(b, folded))
			return ENGROSS_BLOCK_SESSION;
		if (engross__masthead_is_date(b, folded))
			return ENGROSS_BLOCK_DATE;
	}
	return ENGROSS_BLOCK_MASTHEAD;
}

/* A line that says something of the document other than its title. */
static bool is_label(const struct engross__builder *b, size_t index)
{
	const struct engross_block *block = &b->blocks[index];
	struct engross__folded folded;
	struct engross__lex_hit hit;
	bool series;

	engross__lexicon_fold(&folded, engross__builder_at(b, block->span), engross__span_length(block->span),
	                      ENGROSS__FOLD_MAX);
	engross__lexicon_match(b->lexicon, &folded, folded.text[0] == '[', &hit);
	if (engross__lex_has(&hit, ENGROSS__LEX_DISTRIBUTION) || folded.text[0] == '[')
		return true;
	if (engross__lex_has(&hit, ENGROSS__LEX_HEAD)) {
		size_t end = hit.length[ENGROSS__LEX_HEAD];
		/* "Original: Spanish", "Agenda item 6", "United Nations"; not "Declaration of the Rivers". */
		if (end == folded.length || folded.text[end] == ':' || folded.text[end] == '.' ||
		    (folded.text[end] == ' ' && folded.text[end + 1] >= '0' && folded.text[end + 1] <= '9'))
			return true;
	}
	if (engross__lexicon_find(b->lexicon, &folded, 0, ENGROSS__LEX_DRAFT, NULL).end && folded.length < 90)
		return true;
	return engross__shape_symbol(engross__builder_at(b, block->span), engross__span_length(block->span),
	                             &series) != 0;
}

static struct engross_span span_in(const struct engross_block *block, const struct engross__folded *folded,
                                   struct engross_span word)
{
	return (struct engross_span){ block->span.start + folded->origin[word.start],
		                          block->span.start + folded->origin[word.end] };
}

static void fill_date(struct engross_masthead *masthead, const struct engross__builder *b,
                      const struct engross_block *block, const struct engross__folded *folded, bool adoption)
{
	struct engross__head_date date;

	if ((masthead->year && !adoption) || !engross__head_date_find(&date, b->lexicon, folded))
		return;
	masthead->date = span_in(block, folded, date.span);
	masthead->year = date.year;
	masthead->month = date.month;
	masthead->day = date.day;
}

/* The symbol of a SYMBOL block; what follows it on the line is the title, or a date. */
static void fill_symbol(struct engross_masthead *masthead, const struct engross__builder *b,
                        const struct engross_block *block, const struct engross__folded *folded)
{
	const char *text = engross__builder_at(b, block->span);
	size_t length = engross__span_length(block->span), at;
	struct engross__folded rest;
	struct engross__head_date date;
	struct engross__lex_hit hit;
	bool series;

	at = engross__shape_symbol(text, length, &series);
	if (!at)
		at = engross__shape_heading_number(text, length);
	if (!at)
		at = folded->origin[numbered_act(b, folded)];
	if (!at)
		at = length;
	if (!masthead->symbol.end)
		masthead->symbol = (struct engross_span){ block->span.start, block->span.start + at };
	else if (masthead->title.end)
		return;
	while (at < length && strchr(" .:-\n\t", text[at]))
		at++;
	engross__lexicon_fold(&rest, text + at, length - at, ENGROSS__FOLD_MAX);
	engross__lexicon_match(b->lexicon, &rest, 0, &hit);
	if (rest.length <= 60 && engross__head_date_find(&date, b->lexicon, &rest))
		fill_date(masthead, b, block, folded, false);
	else if (length - at >= 8 && !engross__lex_has(&hit, ENGROSS__LEX_ACT))
		masthead->title = (struct engross_span){ block->span.start + at, block->span.end };
}

/* A symbol among other words of a head line: in the next column, or in brackets after the title. */
static void find_inner_symbol(struct engross_masthead *masthead, const struct engross__builder *b,
                              const struct engross_block *block)
{
	const char *text = engross__builder_at(b, block->span);
	size_t length = engross__span_length(block->span), depth = 0;

	if (masthead->symbol.end || length > 400)
		return;
	for (size_t i = 0; i < length; i++) {
		bool series;
		size_t n;

		if (text[i] == '(' || text[i] == '[') {
			depth++;
		} else if (text[i] == ')' || text[i] == ']') {
			depth -= depth > 0;
		} else if (i && text[i - 1] != ' ' && text[i - 1] != '[' && text[i - 1] != '\t' &&
		           text[i - 1] != '\n') {
			continue;
		}
		if (depth > (text[i ? i - 1 : 0] == '[' ? 1 : 0))
			continue;
		n = engross__shape_symbol(text + i, length - i, &series);
		while (n && text[i + n - 1] == ']')
			n--;
		if (!n || series || (depth && i + n + 1 != length))
			continue;
		masthead->symbol = (struct engross_span){ block->span.start + i, block->span.start + i + n };
		return;
	}
}

static void fill_labels(struct engross_masthead *masthead, const struct engross__builder *b,
                        const struct engross_block *block, const struct engross__folded *folded)
{
	struct engross_span word;
	struct engross__lex_hit hit;

	engross__lexicon_match(b->lexicon, folded, 0, &hit);
	if (engross__lex_has(&hit, ENGROSS__LEX_DISTRIBUTION) && !masthead->limited.end) {
		word = engross__lexicon_find(b->lexicon, folded, 0, ENGROSS__LEX_LIMITED, NULL);
		if (word.end)
			masthead->limited = span_in(block, folded, word);
	}
	if (!masthead->revised.end &&
	    engross__lexicon_find(b->lexicon, folded, 0, ENGROSS__LEX_DRAFT, NULL).end) {
		word = engross__lexicon_find(b->lexicon, folded, 0, ENGROSS__LEX_REVISED, NULL);
		if (word.end)
			masthead->revised = span_in(block, folded, word);
	}
}

static void fill_masthead(struct engross__builder *b, size_t first, size_t end)
{
	struct engross_masthead *masthead = &b->masthead;

	for (size_t i = first; i < end; i++) {
		const struct engross_block *block = &b->blocks[i];
		struct engross__folded folded;

		engross__lexicon_fold(&folded, engross__builder_at(b, block->span), engross__span_length(block->span),
		                      ENGROSS__FOLD_MAX);
		switch (block->kind) {
		case ENGROSS_BLOCK_SYMBOL: fill_symbol(masthead, b, block, &folded); break;
		case ENGROSS_BLOCK_ADOPTION:
			if (!masthead->adoption.end) {
				masthead->adoption = block->span;
				fill_date(masthead, b, block, &folded, true);
			}
			break;
		case ENGROSS_BLOCK_SESSION:
			if (!masthead->session.end)
				masthead->session = block->span;
			break;
		case ENGROSS_BLOCK_DATE: fill_date(masthead, b, block, &folded, false); break;
		case ENGROSS_BLOCK_MASTHEAD: fill_labels(masthead, b, block, &folded); break;
		default: break;
		}
		if (block->kind == ENGROSS_BLOCK_MASTHEAD || block->kind == ENGROSS_BLOCK_TITLE ||
		    block->kind == ENGROSS_BLOCK_DATE || block->kind == ENGROSS_BLOCK_SESSION)
			find_inner_symbol(masthead, b, block);
	}
}

/* The title is the last line of the head that says nothing else; lines in capitals before it belong to it.
   Without an act below it, it stands apart from the text. */
static struct engross_span find_title(struct engross__builder *b, size_t first, size_t end, bool opens)
{
	size_t last = end;
	struct engross_span title = { 0, 0 };

	if (!opens && end < b->count && b->traits[end].gap < ENGROSS__GAP_BLANK)
		return title;
	while (last > first) {
		const struct engross_block *block = &b->blocks[last - 1];

		if (block->kind == ENGROSS_BLOCK_SYMBOL || block->kind == ENGROSS_BLOCK_DATE ||
		    block->kind == ENGROSS_BLOCK_SESSION)
			return title;
		if (block->kind == ENGROSS_BLOCK_MASTHEAD && !is_label(b, last - 1))
			break;
		last--;
	}
	if (last == first || b->traits[last - 1].end == ENGROSS__END_COLON)
		return title;
	b->blocks[last - 1].kind = ENGROSS_BLOCK_TITLE;
	title = b->blocks[last - 1].span;
	while (b->traits[last - 1].caps && last - 1 > first && b->traits[last - 2].caps &&
	       b->blocks[last - 2].kind == ENGROSS_BLOCK_MASTHEAD && !is_label(b, last - 2)) {
		last--;
		b->blocks[last - 1].kind = ENGROSS_BLOCK_TITLE;
		title.start = b->blocks[last - 1].span.start;
	}
	return title;
}

void engross__masthead_finish(struct engross__builder *b, size_t first, size_t end, bool fill, bool opens)
{
	struct engross_span title;

	engross__chrome_mark_head(b, first, end);
	title = find_title(b, first, end, opens);
	if (!fill)
		return;
	fill_masthead(b, first, end);
	if (title.end && (opens || !b->masthead.title.end))
		b->masthead.title = title;
}

struct engross_span engross__masthead_body(const struct engross__builder *b, size_t index)
{
	struct engross_span span = b->blocks[index].span;
	const char *comma;

	comma = memchr(b->text + span.start, ',', engross__span_length(span));
	/* "We, the ministers of ...," names the organ to its end. */
	if (comma && comma - (b->text + span.start) > 4)
		span.end = (size_t)(comma - b->text);
	while (span.end > span.start) {
		unsigned point;
		size_t n = engross__shape_before(b->text, span.end, &point);
		if (point != ',' && point != 0xFF0C && point != 0x60C && point != ' ')
			break;
		span.end -= n;
	}
	return span;
}
