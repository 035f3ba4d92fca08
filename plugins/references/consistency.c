/* One document, one way to cite a thing; nothing cites itself or what came after it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index.h"

/* Whether both give NAME, and differ. */
static int differs(const struct engross_citation *a, const struct engross_citation *b, const char *name)
{
	const char *x = references_field(a, name), *y = references_field(b, name);

	return x && y && strcmp(x, y) != 0;
}

/* The next letter or digit of SPAN from *AT on, in lower case; '\0' at its end. Marks, spaces and commas do not count. */
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

/* Whether two titles differ in their letters; one that is cut short does not. */
static int titles_differ(const struct references *r, struct engross_span a, struct engross_span b)
{
	size_t i = a.start, j = b.start;
	unsigned char x, y;

	do {
		x = next_letter(r, a, &i);
		y = next_letter(r, b, &j);
	} while (x && x == y);
	return x && y;
}

static enum engross_status compare(const struct references *r, const struct engross_citation *first,
                                   const struct engross_citation *now)
{
	static const char *const names[] = { "session", "meeting", "year", "date" };
	struct engross_related related = { first->span, "cited otherwise here" };
	char message[160];

	/* A problem already says what is wrong with either of them. */
	if (first->n_problems || now->n_problems)
		return ENGROSS_OK;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (differs(first, now, names[i])) {
			snprintf(message, sizeof(message), "the %s is %s here and %s before", names[i], references_field(now, names[i]),
			         references_field(first, names[i]));
			return references_emit(r, "citation/inconsistent", now->span, message, &related);
		}
	if (now->title.end > now->title.start && titles_differ(r, first->title, now->title)) {
		related.span = first->title;
		return references_emit(r, "citation/inconsistent", now->title, "its title is another one here than before", &related);
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
	struct engross_related related = { mine->span, "the document's own symbol" };

	if (c->form == ENGROSS_FORM_ANAPHORA || !in_text(r, c->block) || strcmp(c->key, mine->key) != 0)
		return ENGROSS_OK;
	return references_emit(r, "citation/self", c->span, "the document cites itself", &related);
}

/* A resolution of a later regular session of the General Assembly of the OAS than the document's own. */
static enum engross_status check_later(const struct references *r, long session, const struct engross_citation *c)
{
	const char *type = references_field(c, "type"), *ordinal = references_field(c, "ordinal");
	char message[200];

	if (!type || !ordinal || strcmp(type, "O") != 0 || strncmp(c->system, "oas.ag.", 7) != 0 || !in_text(r, c->block) ||
	    c->verdict == ENGROSS_VERDICT_CONTRADICTED || atol(ordinal) <= session)
		return ENGROSS_OK;
	snprintf(message, sizeof(message), "%s is of session %s, the document of session %ld",
	         c->canonical ? c->canonical : "it", ordinal, session);
	return references_emit(r, "citation/later", c->span, message, NULL);
}

/* Whether the document is one of the General Assembly of the OAS, whose sessions can be compared with its symbols. */
static int is_assembly(const struct references *r, const struct engross_citation *mine)
{
	size_t count = r->host->citation_count(r->document);

	if (mine)
		return !strncmp(mine->system, "oas.ag.", 7);
	for (size_t i = 0; i < count && i < 40; i++)
		if (!strncmp(r->host->citation(r->document, i)->system, "oas.ag.", 7))
			return 1;
	return 0;
}

enum engross_status references_consistency(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	const struct engross_citation *mine = references_own(r);
	long session = is_assembly(r, mine) ? references_own_session(r) : 0;
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
		if (!status && session)
			status = check_later(r, session, c);
	}
	return status;
}
