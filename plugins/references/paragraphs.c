/* References to paragraphs of this document. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

/* The highest number that a paragraph of the top level can be meant by: their numbers, or how many there are where they
   are not numbered through. 0 when there are none, or several series of them. */
static long last_paragraph(const struct references *r)
{
	size_t count = r->host->block_count(r->document);
	long last = 0, high = 0, paragraphs = 0;
	int through = 1;

	for (size_t i = 0; i < count; i++) {
		const struct engross_block *b = r->host->block(r->document, i);

		if (b->kind != ENGROSS_BLOCK_OPERATIVE || b->level || b->section || !b->number)
			continue;
		paragraphs++;
		through &= b->number > last;
		last = b->number;
		high = b->number > high ? b->number : high;
	}
	return through || high > paragraphs ? high : paragraphs;
}

/* "paragraph 4" as one text, whatever unit of paragraph it names. */
static const char *point_key(const struct references *r, const struct engross_pinpoint *p)
{
	size_t size = strlen(p->unit) + strlen(p->label) + 2;
	char *key = r->host->alloc(r->run, size);

	if (key)
		snprintf(key, size, "%s %s", p->unit, p->label);
	return key;
}

/* Notes the pinpoints of C, which is of another document. */
static enum engross_status note_points(const struct references *r, struct references_index *points,
                                       const struct engross_citation *c, size_t i)
{
	for (size_t j = 0; j < c->n_pinpoints; j++) {
		const char *key = point_key(r, &c->pinpoints[j]);
		if (!key)
			return ENGROSS_NOMEM;
		references_index_first(points, key, i);
	}
	return ENGROSS_OK;
}

static size_t count_points(const struct references *r, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += r->host->citation(r->document, i)->n_pinpoints;
	return n;
}

/* How many annexes the document has. */
static long count_annexes(const struct references *r)
{
	size_t count = r->host->block_count(r->document);
	long n = 0;

	for (size_t i = 0; i < count; i++)
		n += r->host->block(r->document, i)->kind == ENGROSS_BLOCK_ANNEX;
	return n;
}

static enum engross_status check_annex(const struct references *r, const struct engross_citation *c, long number)
{
	long annexes = count_annexes(r);
	char message[120];

	if (number <= annexes)
		return ENGROSS_OK;
	if (annexes)
		snprintf(message, sizeof(message), "there is no annex %s: the document has %ld", c->pinpoints[0].label, annexes);
	else
		snprintf(message, sizeof(message), "there is no annex %s: the document has none", c->pinpoints[0].label);
	return references_emit(r, "reference/annex", c->span, message, NULL);
}

static enum engross_status check_point(const struct references *r, const struct references_index *points, long last,
                                       const struct engross_citation *c)
{
	const struct engross_pinpoint *p = &c->pinpoints[0];
	const struct engross_citation *other;
	struct engross_related related = { { 0, 0 }, "the same paragraph of this one is spoken of" };
	const char *key;
	char message[160];
	long number = p->number;
	size_t rival;

	if (!strcmp(p->unit, "annex"))
		return check_annex(r, c, number);
	if (last && number > last && (!strcmp(p->unit, "paragraph") || !strcmp(p->unit, "operative-paragraph"))) {
		snprintf(message, sizeof(message), "there is no paragraph %ld: the last one is %ld", number, last);
		return references_emit(r, "reference/paragraph", c->span, message, NULL);
	}
	if (p->span.end != c->span.end)
		return ENGROSS_OK; /* "of this resolution" is said */
	if (!(key = point_key(r, p)))
		return ENGROSS_NOMEM;
	rival = references_index_get(points, key);
	if (rival == ENGROSS_NO_INDEX)
		return ENGROSS_OK;
	other = r->host->citation(r->document, rival);
	related.span = other->span;
	snprintf(message, sizeof(message), "it may be paragraph %s of this document or of %s", p->label,
	         other->canonical ? other->canonical : "another");
	return references_emit(r, "reference/ambiguous", c->span, message, &related);
}

enum engross_status references_paragraphs(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	long last = last_paragraph(r);
	struct references_index points;
	enum engross_status status = references_index_init(&points, r, count_points(r, count));

	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		if (c->form != ENGROSS_FORM_INTERNAL)
			status = note_points(r, &points, c, i);
		else if (c->key && c->n_pinpoints)
			status = check_point(r, &points, last, c);
	}
	return status;
}
