/* How documents cite a thing: one vote a document for each way of saying each fact. */
#include <string.h>

#include "base/ascii.h"
#include "collect/collect.h"

/* Readings of one fact: at least so many documents, and three quarters of all, make a majority. */
#define MAJORITY_LEAST ((size_t)3)

static bool is_majority(size_t some, size_t all)
{
	return some >= MAJORITY_LEAST && some >= all - all / 4;
}

/* TITLE without case, quotation marks and what else is no part of its words, in place: two spellings of one
   title are one reading. Commas stay, for they make a difference. */
static void fold_title(char *title)
{
	char *to = title;

	for (const char *p = title; *p; p++) {
		unsigned char c = (unsigned char)*p;
		if (c == 0xE2 && (unsigned char)p[1] == 0x80 && p[2]) {
			p += 2; /* dashes and quotation marks */
			c = ' ';
		} else if (c == 0xC3 && p[1]) {
			*to++ = *p++;
			c = (unsigned char)*p | 0x20;
		} else if (c < 0x80 && !engross__is_alnum((char)c) && c != ',') {
			c = ' ';
		} else if (engross__is_upper((char)c)) {
			c |= 32;
		}
		if (c != ' ' || (to > title && to[-1] != ' '))
			*to++ = (char)c;
	}
	while (to > title && to[-1] == ' ')
		to--;
	*to = '\0';
}

/* The value of NAME, made of SIZE zeroed bytes when it is new; NULL when out of memory. */
static void *value_of(engross_collection *collection, struct engross__table *table, const char *name,
                      size_t size)
{
	bool found;
	void **slot = engross__table_put(table, name, strlen(name), &found);

	if (slot && !*slot)
		*slot = engross__arena_alloc(&collection->arena, size);
	return slot ? *slot : NULL;
}

/* DOCUMENT says FACT of KEY to be VALUE; FOLDED is what tells it from others. */
static bool cast(engross_collection *collection, size_t document, const char *key, const char *fact,
                 const char *language, const char *value, const char *folded)
{
	const char *name = engross__arena_format(&collection->arena, "%s\t%s\t%s", key, fact, language);
	const char *full = name ? engross__arena_format(&collection->arena, "%s\t%s", name, folded) : NULL;
	struct engross__vote *vote;
	struct engross__reading *reading;

	if (!full || !(vote = value_of(collection, &collection->votes, name, sizeof(*vote))) ||
	    !(reading = value_of(collection, &collection->readings, full, sizeof(*reading))))
		return false;
	reading->vote = vote;
	if (!reading->value || strcmp(value, reading->value) < 0) {
		reading->value = engross__arena_string(&collection->arena, value);
		if (!reading->value)
			return false;
	}
	reading->documents += reading->last != document;
	reading->last = document;
	vote->documents += vote->last != document;
	vote->last = document;
	return true;
}

static bool cast_title(engross_collection *collection, const engross_document *d, size_t number,
                       const struct engross_citation *c)
{
	char *title, *folded;

	/* What is quoted with a paragraph is seldom the title. */
	if (c->title.end <= c->title.start || c->n_pinpoints)
		return true;
	title = engross__collect_title(d, c->title, &collection->arena);
	folded = title ? engross__arena_string(&collection->arena, title) : NULL;
	if (!folded)
		return false;
	fold_title(folded);
	return cast(collection, number, c->key, "title", d->language, title, folded);
}

bool engross__collect_readings(engross_collection *collection, const engross_document *d, size_t number)
{
	static const char *const facts[] = { "date", "session", "year", "meeting" };
	const struct engross_citation *own = engross__collect_own(d);

	for (size_t i = 0; i < d->n_citations; i++) {
		const struct engross_citation *c = &d->citations[i];
		if (c == own || !engross__collect_names(c) || c->verdict == ENGROSS_VERDICT_CONTRADICTED)
			continue;
		for (size_t k = 0; k < sizeof(facts) / sizeof(*facts); k++) {
			const char *value = engross_citation_field(c, facts[k]);
			if (value && !cast(collection, number, c->key, facts[k], "", value, value))
				return false;
		}
		if (!cast_title(collection, d, number, c))
			return false;
	}
	return true;
}

void engross__collect_lead(engross_collection *collection)
{
	for (size_t i = 0; i < collection->readings.capacity; i++) {
		const struct engross__reading *reading = collection->readings.slots[i].value;
		/* Two readings can both have three quarters only where documents contradict themselves; then none
		   leads. */
		if (reading && is_majority(reading->documents, reading->vote->documents))
			reading->vote->leader = reading->vote->leader ? NULL : reading;
	}
}

const struct engross__vote *engross__collect_vote(const engross_collection *collection, const char *key,
                                                  const char *fact, const char *language)
{
	char name[300];
	size_t k = strlen(key), f = strlen(fact), l = strlen(language);

	if (k + f + l + 2 >= sizeof(name))
		return NULL;
	memcpy(name, key, k);
	name[k] = '\t';
	memcpy(name + k + 1, fact, f);
	name[k + f + 1] = '\t';
	memcpy(name + k + f + 2, language, l);
	return engross__table_get(&collection->votes, name, k + f + l + 2);
}
