/* Marks and notes. */
#include <stdio.h>

#include "references.h"

static int empty(struct engross_span span)
{
	return span.start == span.end;
}

/* Whether any note stands in the document: marks alone say that the notes were left out with the page's foot. */
static int has_notes(const struct references *r, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!empty(r->host->footnote(r->document, i)->label))
			return 1;
	return 0;
}

enum engross_status references_footnotes(const struct references *r)
{
	size_t count = r->host->footnote_count(r->document);
	enum engross_status status = ENGROSS_OK;
	char message[120];

	if (!has_notes(r, count))
		return ENGROSS_OK;
	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_footnote *n = r->host->footnote(r->document, i);

		if (empty(n->label)) {
			if (n->number)
				snprintf(message, sizeof(message), "there is no note %ld", n->number);
			else
				snprintf(message, sizeof(message), "there is no note \"%s\"", n->symbol);
			status = references_emit(r, "reference/footnote", n->mark, message, NULL);
		} else if (empty(n->mark)) {
			if (n->number)
				snprintf(message, sizeof(message), "no mark in the text calls note %ld", n->number);
			else
				snprintf(message, sizeof(message), "no mark in the text calls note \"%s\"", n->symbol);
			status = references_emit(r, "reference/footnote", n->label, message, NULL);
		}
	}
	return status;
}
