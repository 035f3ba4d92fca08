/* text/date-style: dates in the style of the body that the document is of. */
#include "checks.h"
#include "runs.h"

#include <string.h>

enum style {
	STYLE_NONE = 0,
	STYLE_DAY_FIRST,  /* 4 June 2009 */
	STYLE_MONTH_FIRST /* June 4, 2009 */
};

static bool begins_one(struct check *check, const char *list, const char *system)
{
	size_t count = 0;
	const char *const *words = check->host->words(check->run, check->language, list, &count);

	for (size_t i = 0; words && i < count; i++)
		if (!strncmp(system, words[i], strlen(words[i])))
			return true;
	return false;
}

static enum style style_of(struct check *check, const char *system)
{
	return begins_one(check, "date.day-first", system)     ? STYLE_DAY_FIRST
	       : begins_one(check, "date.month-first", system) ? STYLE_MONTH_FIRST
	                                                       : STYLE_NONE;
}

/* The style of the body whose symbol the document bears. */
static enum style own_style(struct check *check)
{
	const struct engross_masthead *m = check->host->masthead(check->document);

	for (size_t i = 0; i < check->host->citation_count(check->document); i++) {
		const struct engross_citation *c = check->host->citation(check->document, i);
		if (c->span.start >= m->symbol.end)
			break;
		if (c->span.start >= m->symbol.start && c->form == ENGROSS_FORM_SYMBOL)
			return style_of(check, c->system);
	}
	return STYLE_NONE;
}

/* The length of the month's name that begins at AT, or that ends there; 0: none. */
static size_t month(const struct check *check, size_t at, size_t start, size_t end, bool before)
{
	size_t count = 0;
	const char *const *words = check->host->words(check->run, check->language, "months", &count);

	for (size_t i = 0; words && i < count; i++) {
		size_t n, from;

		if (!before && words[i][0] != check->text[at])
			continue;
		n = strlen(words[i]);
		from = before ? at - n : at;
		if ((before ? at < start + n : at + n > end) || memcmp(check->text + from, words[i], n) != 0)
			continue;
		if (!before || from == start || check->text[from - 1] == ' ' || check->text[from - 1] == '(')
			return n;
	}
	return 0;
}

static bool year_at(const struct check *check, size_t at, size_t end)
{
	size_t n = 0;

	while (at + n < end && is_digit(check->text[at + n]))
		n++;
	return n == 4;
}

/* The date whose day is DAY: its style and span. */
static enum style read_date(const struct check *check, struct engross_span day, size_t start, size_t end,
                            struct engross_span *span)
{
	const char *text = check->text;
	size_t n;

	*span = day;
	if (day.end - day.start > 2)
		return STYLE_NONE;
	if (day.end + 1 < end && text[day.end] == ' ' && is_capital(text[day.end + 1]) &&
	    (n = month(check, day.end + 1, start, end, false))) {
		size_t year = day.end + 1 + n + 1;
		if (year < end && text[year - 1] == ' ' && year_at(check, year, end)) {
			span->end = year + 4;
			return STYLE_DAY_FIRST;
		}
	}
	if (day.start > start && text[day.start - 1] == ' ' && day.end + 2 < end && text[day.end] == ',' &&
	    text[day.end + 1] == ' ' && year_at(check, day.end + 2, end) &&
	    (n = month(check, day.start - 1, start, end, true))) {
		span->start = day.start - 1 - n;
		span->end = day.end + 6;
		return STYLE_MONTH_FIRST;
	}
	return STYLE_NONE;
}

/* Whether SPAN lies in a citation of another house, or in a title that is quoted. *NEXT is the first citation
   that may hold it, and never goes back. */
static bool is_quoted(const struct check *check, struct engross_span span, enum style own, size_t *next)
{
	size_t count = check->host->citation_count(check->document);

	for (; *next < count; (*next)++) {
		const struct engross_citation *c = check->host->citation(check->document, *next);
		if (c->span.end > span.start)
			break;
		if (c->title.start <= span.start && c->title.end >= span.end)
			return true;
	}
	if (*next == count || check->host->citation(check->document, *next)->span.start >= span.end)
		return false;
	return style_of((struct check *)check, check->host->citation(check->document, *next)->system) != own;
}

static void check_block(struct check *check, const struct engross_block *block, enum style own, size_t *next)
{
	size_t start = block->body.start, end = block->body.end;

	for (size_t at = start; (at = next_digit(check->text, at, end)) < end && check->status == ENGROSS_OK;) {
		struct engross_span day = { at, at }, span;
		enum style style;

		while (day.end < end && is_digit(check->text[day.end]))
			day.end++;
		at = day.end;
		style = read_date(check, day, start, end, &span);
		if (style == STYLE_NONE || style == own || is_quoted(check, span, own, next))
			continue;
		emit(check,
		     &(struct engross_report){
				 .code = "text/date-style",
				 .span = span,
				 .message = own == STYLE_MONTH_FIRST
		                        ? "the body that the document is of writes the month first: June 4, 2009"
		                        : "the body that the document is of writes the day first: 4 June 2009",
			 });
	}
}

void check_house(struct check *check)
{
	enum style own = own_style(check);
	size_t next = 0;

	if (own == STYLE_NONE)
		return;
	for (size_t i = 0; i < check->n_blocks && check->status == ENGROSS_OK; i++) {
		const struct engross_block *block = block_at(check, i);
		if (block->kind == ENGROSS_BLOCK_PREAMBLE || block->kind == ENGROSS_BLOCK_OPERATIVE)
			check_block(check, block, own, &next);
	}
}
