/* What is known of named instruments and treaty series, held against how they are cited. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "authority/authority.h"
#include "cite/resolving.h"
#include "cite/title.h"

struct engross_record *engross__resolving_record(struct engross__resolving *r, const char *key,
                                                 const char *title, const char *date, const char *place,
                                                 const char *source)
{
	struct engross_record *record = engross__arena_alloc(r->s->arena, sizeof(*record));

	if (!record) {
		engross__resolving_fail(r);
		return NULL;
	}
	record->key = key;
	record->title = title;
	record->title_lang = "en";
	record->date = date;
	record->place = place;
	record->source = source;
	r->f->c.record = record;
	return record;
}

/* A plan or a day that a resolution proclaimed, named without that resolution anywhere in the document. */
static void check_resolution(struct engross__resolving *r, const struct engross__instrument *i)
{
	struct engross__scanner *s = r->s;
	char message[300];

	if (!i->expects_resolution || !i->resolution || s->n_told == sizeof(s->told) / sizeof(s->told[0]))
		return;
	for (size_t k = 0; k < s->n_told; k++)
		if (s->told[k] == i)
			return;
	s->told[s->n_told++] = i;
	for (size_t k = 0; k < s->n_found; k++)
		if (s->found[k].c.key && !strcmp(s->found[k].c.key, i->resolution))
			return;
	const struct engross_record *record =
		engross__authority_record(s->document->context, i->resolution, NULL, NULL);
	snprintf(message, sizeof(message), "the resolution that adopted it is not cited: %s%s%s",
	         record && record->canonical ? record->canonical : i->resolution,
	         record && record->date ? " of " : "", record && record->date ? record->date : "");
	engross__resolving_add(r, "citation/incomplete", r->f->c.span, message);
}

void engross__resolve_instrument(struct engross__resolving *r)
{
	const struct engross__instrument *i = r->f->instrument;
	struct engross_record *record =
		engross__resolving_record(r, i->key, i->title, i->adopted, NULL, i->source);
	struct engross_span year = engross__resolving_field(r->f, "year");
	char message[400];
	struct engross_problem *p;

	if (!record)
		return;
	if (i->resolution)
		record->note = engross__arena_format(r->s->arena, "adopted by %s%s%s", i->resolution,
		                                     i->treaty ? "; " : "", i->treaty ? i->treaty : "");
	else
		record->note = i->treaty ? i->treaty : i->number;
	if (year.end && i->adopted && strncmp(r->s->text + year.start, i->adopted, 4) != 0) {
		snprintf(message, sizeof(message), "%s is of %.4s", i->title, i->adopted);
		p = engross__resolving_add(r, "citation/date", year, message);
		if (!i->certain)
			engross__resolving_doubt(r, p);
		snprintf(message, sizeof(message), "%.4s", i->adopted);
		engross__resolving_repair(r, p, message, i->certain);
		r->wrong = true;
	}
	if (r->f->literal->right) {
		struct engross__title_difference d;
		const struct engross_span name = { r->f->c.span.start, r->f->c.span.start + r->f->name_length };

		engross__title_compare(r->s->text, name, r->f->literal->right, r->s->systems->small_words, &d);
		snprintf(message, sizeof(message), "its name is \"%s\"", r->f->literal->right);
		p = engross__resolving_add(r, "citation/title", d.span, message);
		if (p)
			p->level = ENGROSS_LEVEL_WARNING;
		if (*d.replacement)
			engross__resolving_repair(r, p, d.replacement, false);
		r->wrong = true;
	}
	check_resolution(r, i);
}
