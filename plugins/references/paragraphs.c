/* References to paragraphs of this document. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "references.h"

/* The number of the last operative paragraph of the top level; 0 when they are not numbered in order. */
static long last_paragraph(const struct references *r)
{
	size_t count = r->host->block_count(r->document);
	long last = 0;

	for (size_t i = 0; i < count; i++) {
		const struct engross_block *b = r->host->block(r->document, i);

		if (b->kind != ENGROSS_BLOCK_OPERATIVE || b->level || b->section)
			continue;
		if (b->number < last)
			return 0; /* all "1.", or several series: nothing can be said */
		last = b->number;
	}
	return last;
}

/* An earlier citation with the same pinpoint: the words may mean that one. */
static const struct engross_citation *rival(const struct references *r, size_t index, const struct engross_pinpoint *p)
{
	for (size_t i = 0; i < index; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		for (size_t j = 0; c->form != ENGROSS_FORM_INTERNAL && j < c->n_pinpoints; j++)
			if (!strcmp(c->pinpoints[j].unit, p->unit) && !strcmp(c->pinpoints[j].label, p->label))
				return c;
	}
	return NULL;
}

enum engross_status references_paragraphs(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	long last = last_paragraph(r);
	enum engross_status status = ENGROSS_OK;
	char message[160];

	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i), *other;
		const struct engross_pinpoint *p = c->n_pinpoints ? &c->pinpoints[0] : NULL;
		long number;

		if (c->form != ENGROSS_FORM_INTERNAL || !c->key || !p)
			continue;
		number = atol(p->label);
		if (last && number > last && strcmp(p->unit, "preambular-paragraph") != 0 && strcmp(p->unit, "annex") != 0 &&
		    strcmp(p->unit, "section") != 0) {
			snprintf(message, sizeof(message), "there is no paragraph %ld: the last one is %ld", number, last);
			status = references_emit(r, "reference/paragraph", c->span, message, NULL);
		} else if (p->span.end == c->span.end && (other = rival(r, i, p))) {
			struct engross_related related = { other->span, "the same paragraph of this one is spoken of" };
			snprintf(message, sizeof(message), "it may be paragraph %s of this document or of %s", p->label,
			         other->canonical ? other->canonical : "another");
			status = references_emit(r, "reference/ambiguous", c->span, message, &related);
		}
	}
	return status;
}
