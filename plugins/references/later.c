/* Nothing cites what came after it: by dates, by years, by sessions, by numbers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "references.h"

/* When a thing was adopted, as far as it is said or known. */
struct when {
	char date[16]; /* ISO 8601; empty: not known to the day */
	long year;     /* 0 unknown */
	long ordinal;  /* the session in its symbol; 0 none */
	long number;
};

/* What the checks know of the document itself. */
struct own {
	const struct engross_citation *citation; /* its symbol; NULL: none of its own */
	struct when when;
	long session; /* the regular session of the Assembly of the OAS that it belongs to */
	int adopted;  /* the date is that of adoption, not of the paper */
};

static int is_iso(const char *date)
{
	return date && strlen(date) == 10 && date[4] == '-' && date[7] == '-';
}

/* A year in full: two digits are of 1948 to 2047, for the Charter of the OAS is of 1948. */
static long full_year(const char *value)
{
	long year = value ? atol(value) : 0;

	return value && strlen(value) == 2 ? year + (year >= 48 ? 1900 : 2000) : year;
}

static struct when when_of(const struct engross_citation *c)
{
	struct when when = { .date = "" };
	const char *date = NULL, *year = NULL;

	for (size_t i = 0; i < c->n_fields; i++) {
		const struct engross_field *f = &c->fields[i];

		switch (f->name[0]) {
		case 'd': date = strcmp(f->name, "date") ? date : f->value; break;
		case 'y': year = strcmp(f->name, "year") ? year : f->value; break;
		case 'n': when.number = strcmp(f->name, "number") ? when.number : atol(f->value); break;
		case 'o': when.ordinal = strcmp(f->name, "ordinal") ? when.ordinal : atol(f->value); break;
		case 's':
			if (!when.ordinal && !strcmp(f->name, "session"))
				when.ordinal = atol(f->value);
			break;
		default: break;
		}
	}
	if (!is_iso(date) && c->record)
		date = c->record->date;
	if (is_iso(date))
		memcpy(when.date, date, 11);
	when.year = is_iso(date) ? atol(date) : full_year(year);
	return when;
}

/* Whether the document is one of the General Assembly of the OAS, whose sessions can be compared with its
   symbols. */
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

int references_is_assembly(const struct references *r)
{
	return is_assembly(r, references_own(r));
}

static struct own find_own(const struct references *r)
{
	const struct engross_masthead *m = r->host->masthead(r->document);
	struct own own = { .citation = references_own(r) };
	int in_adoption = m->adoption.end > m->adoption.start && m->date.start >= m->adoption.start &&
	                  m->date.end <= m->adoption.end;

	own.session = is_assembly(r, own.citation) ? references_own_session(r) : 0;
	if (own.citation)
		own.when = when_of(own.citation);
	own.adopted = own.when.date[0] != '\0';
	if (m->year && m->month && m->day && (in_adoption || !own.adopted)) {
		snprintf(own.when.date, sizeof(own.when.date), "%04d-%02d-%02d", m->year % 10000, m->month % 100,
		         m->day % 100);
		own.when.year = m->year;
		own.adopted = in_adoption;
	}
	return own;
}

/* Whether block INDEX belongs to the text proper, not to heads, furniture or lists of contents. */
static int in_text(const struct references *r, size_t index)
{
	const struct engross_block *b = r->host->block(r->document, index);

	return b && (b->kind == ENGROSS_BLOCK_PREAMBLE || b->kind == ENGROSS_BLOCK_OPERATIVE);
}

/* Whether C is numbered in one series with the document's own symbol. */
static int same_series(const struct own *own, const struct engross_citation *c)
{
	const char *type, *other;

	if (!own->citation || strcmp(own->citation->system, c->system) != 0)
		return 0;
	type = references_field(own->citation, "type");
	other = references_field(c, "type");
	return type && other ? !strcmp(type, other) : type == other;
}

static enum engross_status report(const struct references *r, const struct engross_citation *c,
                                  const char *message, enum engross_level level)
{
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = "citation/later",
		.level = level,
		.span = c->span,
		.message = message,
	};

	return r->host->emit(r->run, &report);
}

/* A resolution of a later session than the document's own. */
static long later_session(const struct own *own, const struct engross_citation *c, const struct when *when)
{
	const char *type = references_field(c, "type");

	if (own->session && type && !strcmp(type, "O") && !strncmp(c->system, "oas.ag.", 7))
		return when->ordinal > own->session ? own->session : 0;
	return same_series(own, c) && when->ordinal > own->when.ordinal ? own->when.ordinal : 0;
}

/* A higher number of one series, in one session or year. Texts adopted together may name each other: then the
   date says that the one was not after the other. */
static int higher_number(const struct own *own, const struct engross_citation *c, const struct when *when)
{
	if (!same_series(own, c) || !own->when.number || when->number <= own->when.number ||
	    when->ordinal != own->when.ordinal || (when->year && own->when.year && when->year != own->when.year))
		return 0;
	return !when->date[0] || !own->when.date[0] || strcmp(when->date, own->when.date) > 0;
}

static enum engross_status check(const struct references *r, const struct own *own,
                                 const struct engross_citation *c)
{
	const char *name = c->canonical ? c->canonical : "it";
	struct when when = when_of(c);
	char message[240];
	long session = later_session(own, c, &when);

	if (session) {
		snprintf(message, sizeof(message), "%s is of session %ld, the document of session %ld", name,
		         when.ordinal, session);
		return report(r, c, message, ENGROSS_LEVEL_NONE);
	}
	if (when.date[0] && own->when.date[0]) {
		if (strcmp(when.date, own->when.date) <= 0)
			return ENGROSS_OK;
		snprintf(message, sizeof(message), "%s is of %s, the document of %s", name, when.date,
		         own->when.date);
		return report(r, c, message, own->adopted ? ENGROSS_LEVEL_NONE : ENGROSS_LEVEL_WARNING);
	}
	if (when.year && own->when.year && when.year > own->when.year) {
		snprintf(message, sizeof(message), "%s is of %ld, the document of %ld", name, when.year,
		         own->when.year);
		return report(r, c, message, own->adopted ? ENGROSS_LEVEL_NONE : ENGROSS_LEVEL_WARNING);
	}
	if (higher_number(own, c, &when)) {
		snprintf(message, sizeof(message), "%s comes after the document's own number, %ld", name,
		         own->when.number);
		return report(r, c, message, ENGROSS_LEVEL_WARNING);
	}
	return ENGROSS_OK;
}

enum engross_status references_later(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	struct own own = find_own(r);
	enum engross_status status = ENGROSS_OK;

	if (!own.citation && !own.when.year && !own.session)
		return ENGROSS_OK;
	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		if ((c->form == ENGROSS_FORM_SYMBOL || c->form == ENGROSS_FORM_PROSE ||
		     c->form == ENGROSS_FORM_LIST_ITEM) &&
		    c->key && c != own.citation && c->verdict != ENGROSS_VERDICT_CONTRADICTED && in_text(r, c->block))
			status = check(r, &own, c);
	}
	return status;
}
