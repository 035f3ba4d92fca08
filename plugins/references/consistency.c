/* One document, one way to cite a thing; nothing cites itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

/* The first field that both give, of those that must agree, and that differs; NULL: none. *OTHER is its value
   in B. */
static const struct engross_field *difference(const struct engross_citation *a,
                                              const struct engross_citation *b, const char **other)
{
	static const char *const names[] = { "session", "meeting", "year", "date" };

	for (size_t i = 0; i < a->n_fields; i++)
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
			if (a->fields[i].name[0] != names[k][0] || strcmp(a->fields[i].name, names[k]) != 0)
				continue;
			*other = references_field(b, names[k]);
			if (*other && strcmp(*other, a->fields[i].value) != 0)
				return &a->fields[i];
		}
	return NULL;
}

/* The next letter or digit of SPAN from *AT on, in lower case; '\0' at its end. Marks, spaces and commas do
   not count. */
static unsigned char next_letter(const struct references *r, struct engross_span span, size_t *at)
{
	while (*at < span.end) {
		unsigned char c = (unsigned char)r->text[(*at)++];

		if (c >= 'A' && c <= 'Z')
			return (unsigned char)(c | 32);
		if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
			return c;
		if (c == 0xC3 && *at < span.end) /* a Latin-1 letter: its case is one bit of the second byte */
			return (unsigned char)r->text[(*at)++] | 0x20;
		if (c == 0xE2 && *at + 1 < span.end)
			*at += 2; /* punctuation */
		else if (c >= 0xC4)
			return c;
	}
	return '\0';
}

/* The part of C that names the thing: without its date and what ties the date to it. */
static struct engross_span designator(const struct references *r, const struct engross_citation *c)
{
	struct engross_span span = c->span;

	for (size_t i = 0; i < c->n_fields; i++)
		if (c->fields[i].name[0] == 'd' && !strcmp(c->fields[i].name, "date") &&
		    c->fields[i].span.start > span.start && c->fields[i].span.start < span.end)
			span.end = c->fields[i].span.start;
	while (span.end > span.start && r->text[span.end - 1] != ')' && span.end < c->span.end &&
	       !(r->text[span.end - 1] >= '0' && r->text[span.end - 1] <= '9'))
		span.end--;
	return span;
}

/* Whether one of the two names a revision or an addendum and the other does not: other papers of one key. */
static int other_papers(const struct engross_citation *a, const struct engross_citation *b)
{
	static const char *const names[] = { "rev", "add", "corr", "part", "partafter", "section" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!references_field(a, names[i]) != !references_field(b, names[i]))
			return 1;
	return 0;
}

/* One symbol in other letters or digits than before ("CIM/RES. 225/02 (XXXI-O/02)"); marks and spaces are
   style. */
static enum engross_status compare_spelling(const struct references *r, const struct engross_citation *first,
                                            const struct engross_citation *now)
{
	struct engross_span a = designator(r, first), b = designator(r, now);
	struct engross_related related = { first->span, "spelled otherwise here" };
	size_t i = a.start, j = b.start;
	unsigned char x, y;

	if (first->form != ENGROSS_FORM_SYMBOL || now->form != ENGROSS_FORM_SYMBOL ||
	    (a.end - a.start == b.end - b.start &&
	     !memcmp(r->text + a.start, r->text + b.start, a.end - a.start)))
		return ENGROSS_OK;
	do {
		x = next_letter(r, a, &i);
		y = next_letter(r, b, &j);
	} while (x && x == y);
	if (x == y || other_papers(first, now))
		return ENGROSS_OK;
	return references_emit(r, "citation/inconsistent", now->span,
	                       "it is spelled another way here than before", &related);
}

static enum engross_status compare_titles(const struct references *r, const struct engross_citation *first,
                                          const struct engross_citation *now)
{
	struct engross_related related = { first->title, "quoted otherwise here" };
	enum engross_level level;
	const char *what = references_title_difference(r, first->title, now->title, &level);
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = "citation/inconsistent",
		.level = level,
		.span = now->title,
		.message = what,
		.related = &related,
		.n_related = 1,
	};

	return what ? r->host->emit(r->run, &report) : compare_spelling(r, first, now);
}

static enum engross_status compare(const struct references *r, const struct engross_citation *first,
                                   const struct engross_citation *now)
{
	struct engross_related related = { first->span, "cited otherwise here" };
	const struct engross_field *field;
	const char *before;
	char message[160];

	/* A problem already says what is wrong with either of them. */
	if (first->n_problems || now->n_problems)
		return ENGROSS_OK;
	field = difference(now, first, &before);
	if (field) {
		snprintf(message, sizeof(message), "the %s is %s here and %s before", field->name, field->value,
		         before);
		return references_emit(r, "citation/inconsistent", now->span, message, &related);
	}
	if (now->title.end > now->title.start && first->title.end > first->title.start)
		return compare_titles(r, first, now);
	return compare_spelling(r, first, now);
}

const struct engross_citation *references_own(const struct references *r)
{
	const struct engross_masthead *m = r->host->masthead(r->document);
	size_t count = r->host->citation_count(r->document);

	for (size_t i = 0; i < count && m->symbol.end > m->symbol.start; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);
		if (c->span.start >= m->symbol.end)
			break;
		if (c->form == ENGROSS_FORM_SYMBOL && c->span.start >= m->symbol.start && c->key)
			return c;
	}
	return NULL;
}

/* Whether block INDEX belongs to the text proper, not to heads, furniture or lists of contents. */
static int in_text(const struct references *r, size_t index)
{
	const struct engross_block *b = r->host->block(r->document, index);

	return b && (b->kind == ENGROSS_BLOCK_PREAMBLE || b->kind == ENGROSS_BLOCK_OPERATIVE);
}

static enum engross_status check_own(const struct references *r, const struct engross_citation *mine,
                                     const struct engross_citation *c)
{
	struct engross_related related = { mine->span, "the document's own symbol" };

	if (c->form == ENGROSS_FORM_ANAPHORA || !in_text(r, c->block) || strcmp(c->key, mine->key) != 0)
		return ENGROSS_OK;
	return references_emit(r, "citation/self", c->span, "the document cites itself", &related);
}

enum engross_status references_consistency(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	const struct engross_citation *mine = references_own(r);
	struct references_index index;
	enum engross_status status = references_index_init(&index, r, count);

	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);
		size_t first;

		if (!c->key || c->form == ENGROSS_FORM_INTERNAL || c->form == ENGROSS_FORM_FOOTNOTE_MARK)
			continue;
		first = references_index_first(&index, c->key, i);
		if (first != i && c->form != ENGROSS_FORM_ANAPHORA && c->form != ENGROSS_FORM_EVENT &&
		    c->form != ENGROSS_FORM_INSTRUMENT)
			status = compare(r, r->host->citation(r->document, first), c);
		if (!status && mine && mine != c)
			status = check_own(r, mine, c);
	}
	return status;
}
