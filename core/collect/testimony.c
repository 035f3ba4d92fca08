/* What a document says of itself. */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "collect/collect.h"
#include "host/context_internal.h"

/* A title longer than this is no title. */
#define MAX_TITLE ((size_t)600)

/* The footnote mark of D that begins at AT: its end, or AT. */
static size_t past_mark(const engross_document *d, size_t at)
{
	for (size_t i = 0; i < d->n_footnotes; i++)
		if (d->footnotes[i].mark.start == at && d->footnotes[i].mark.end > at)
			return d->footnotes[i].mark.end;
	return at;
}

char *engross__collect_title(const engross_document *d, struct engross_span span,
                             struct engross__arena *arena)
{
	char *out = engross__arena_alloc(arena, span.end - span.start + 1), *to = out;

	for (size_t i = span.start; out && i < span.end;) {
		size_t next = past_mark(d, i);
		if (next > i) {
			i = next;
			continue;
		}
		if (!engross__is_space(d->text[i]))
			*to++ = d->text[i];
		else if (to > out && to[-1] != ' ')
			*to++ = ' ';
		i++;
	}
	while (out && to > out && strchr(" *.,;", to[-1]))
		*--to = '\0';
	return out;
}

/* "NAME:LINE:COLUMN" of text offset AT. */
static const char *place_of(engross_collection *collection, const engross_document *d, size_t at)
{
	struct engross_span source =
		engross_document_to_source(d, (struct engross_span){ at, at + (at < d->length) });
	struct engross_position p = engross_document_position(d, source.start);

	return engross__arena_format(&collection->arena, "%s:%zu:%zu", d->name, p.line, p.column);
}

static bool take_title(engross_collection *collection, struct engross__testimony *t,
                       const engross_document *d)
{
	struct engross_span span = d->masthead.title;

	if (span.end <= span.start || span.end - span.start > MAX_TITLE)
		return true;
	t->title = engross__collect_title(d, span, &collection->arena);
	t->title_place = place_of(collection, d, span.start);
	return t->title && t->title_place;
}

/* The date of the adoption line alone: another one in the head may be the day on which the text was handed
   out. */
static bool take_date(engross_collection *collection, struct engross__testimony *t, const engross_document *d)
{
	const struct engross_masthead *m = &d->masthead;

	if (m->date.end <= m->date.start || m->date.start < m->adoption.start || m->date.end > m->adoption.end ||
	    !m->year || !m->month || !m->day)
		return true;
	t->date = engross__arena_format(&collection->arena, "%04d-%02d-%02d", m->year, m->month, m->day);
	t->date_place = place_of(collection, d, m->date.start);
	return t->date && t->date_place;
}

/* A copy of what the citation OWN gives as NAME. */
static bool take_field(engross_collection *collection, const char **out, const struct engross_citation *own,
                       const char *name)
{
	const char *value = engross_citation_field(own, name);

	*out = value ? engross__arena_string(&collection->arena, value) : NULL;
	return !value || *out;
}

static bool take_bytes(engross_collection *collection, struct engross__testimony *t,
                       const engross_document *d)
{
	const struct engross_allocator *allocator = &collection->context->allocator;

	t->length = d->raw_length;
	/* The library read a file itself: it can do so again. */
	if (d->raw_owned || d->raw_mapped || !d->raw_length)
		return true;
	t->bytes = allocator->alloc(allocator->payload, d->raw_length);
	if (t->bytes)
		memcpy(t->bytes, d->raw, d->raw_length);
	return t->bytes != NULL;
}

bool engross__collect_testimony(engross_collection *collection, const engross_document *d)
{
	const struct engross_citation *own = engross__collect_own(d);
	struct engross__testimony t = { NULL };

	/* Whose own symbol cannot be right has nothing to say. */
	if (!own || own->verdict == ENGROSS_VERDICT_CONTRADICTED)
		return true;
	t.key = engross__arena_string(&collection->arena, own->key);
	t.canonical = engross__arena_string(&collection->arena, own->canonical ? own->canonical : own->key);
	t.name = engross__arena_string(&collection->arena, d->name);
	t.language = engross__arena_string(&collection->arena, d->language);
	t.format = engross__arena_string(&collection->arena, d->format);
	t.encoding = engross__arena_string(&collection->arena, d->encoding);
	t.symbol_place = place_of(collection, d, own->span.start);
	if (!t.key || !t.canonical || !t.name || !t.language || !t.format || !t.encoding || !t.symbol_place ||
	    !take_title(collection, &t, d) || !take_date(collection, &t, d) ||
	    !take_field(collection, &t.session, own, "session") ||
	    !take_field(collection, &t.type, own, "type") ||
	    !take_field(collection, &t.meeting, own, "meeting") ||
	    !take_field(collection, &t.year, own, "year") ||
	    !engross__grow(&collection->context->allocator, &collection->testimonies,
	                   &collection->testimonies_capacity, collection->n_testimonies + 1, sizeof(t)) ||
	    !take_bytes(collection, &t, d))
		return false;
	collection->testimonies[collection->n_testimonies++] = t;
	return true;
}
