/* One document, one way to cite a thing; nothing cites itself or what came after it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

static const char *field(const struct engross_citation *c, const char *name)
{
	for (size_t i = 0; i < c->n_fields; i++)
		if (!strcmp(c->fields[i].name, name))
			return c->fields[i].value;
	return NULL;
}

/* Whether both give NAME, and differ. */
static int differs(const struct engross_citation *a, const struct engross_citation *b, const char *name)
{
	const char *x = field(a, name), *y = field(b, name);

	return x && y && strcmp(x, y) != 0;
}

static enum engross_status compare(const struct references *r, const struct engross_citation *first,
                                   const struct engross_citation *now)
{
	static const char *const names[] = { "session", "year", "date" };
	struct engross_related related = { first->span, "cited otherwise here" };
	char message[160];

	/* A problem already says what is wrong with either of them. */
	if (first->n_problems || now->n_problems)
		return ENGROSS_OK;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (differs(first, now, names[i])) {
			snprintf(message, sizeof(message), "the %s is %s here and %s before", names[i], field(now, names[i]),
			         field(first, names[i]));
			return references_emit(r, "citation/inconsistent", now->span, message, &related);
		}
	return ENGROSS_OK;
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
	const char *number = field(c, "number"), *my_number = field(mine, "number");
	struct engross_related related = { mine->span, "the document's own symbol" };
	const char *type = field(c, "type"), *my_type = field(mine, "type");
	char message[200];

	if (c->form == ENGROSS_FORM_ANAPHORA || !in_text(r, c->block))
		return ENGROSS_OK;
	if (!strcmp(c->key, mine->key))
		return references_emit(r, "citation/self", c->span, "the document cites itself", &related);
	/* Numbers rise through all regular sessions of one series. */
	if (!strcmp(c->system, mine->system) && number && my_number && type && my_type && !strcmp(type, "O") &&
	    !strcmp(my_type, "O") && atol(number) > atol(my_number) && differs(c, mine, "session")) {
		snprintf(message, sizeof(message), "%s is younger than %s, which cites it", c->canonical, mine->canonical);
		return references_emit(r, "citation/later", c->span, message, &related);
	}
	return ENGROSS_OK;
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
