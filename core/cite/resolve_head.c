/* The head of a document: the session that it names against its date and its place. */
#include <stdio.h>
#include <string.h>

#include "authority/authority.h"
#include "base/ascii.h"
#include "cite/resolving.h"

/* How far above the session its body may be named. */
#define BODY_REACH ((size_t)600)

/* The bodies that sit in the session at START: the last one named above it, or those that the document may be
   of. */
static size_t find_bodies(const struct engross__scanner *s, size_t start, uint32_t *bodies)
{
	size_t from = start > BODY_REACH ? start - BODY_REACH : 0, count = 0;
	uint32_t now[8];

	for (size_t at = from; at < start; at++) {
		size_t n = 0;
		if (s->text[at] < 'A' || !engross__scan_boundary(s, at) || !engross__scan_body_at(s, at, now, &n) ||
		    !n)
			continue;
		memcpy(bodies, now, n * sizeof(*now));
		count = n;
	}
	if (!count)
		memcpy(bodies, s->own, (count = s->n_own) * sizeof(*bodies));
	return count;
}

/* The system of the document's own symbol; NULL: it has none, and whose session it is cannot be known:
   several bodies are called General Assembly. */
static const struct engross__system *own_system(const struct engross__scanner *s)
{
	const struct engross_span symbol = s->document->masthead.symbol;

	for (size_t i = 0; symbol.end > symbol.start && i < s->n_found && s->found[i].c.span.start < symbol.end;
	     i++)
		if (s->found[i].c.span.start >= symbol.start && s->found[i].system)
			return s->found[i].system;
	return NULL;
}

/* Whether the ids of A and B have their first PARTS parts in common ("oas.ag." of "oas.ag.doc" and
   "oas.ag.res"). */
static bool akin(const char *a, const char *b, int parts)
{
	for (; *a && *a == *b; a++, b++)
		if (*a == '.' && !--parts)
			return true;
	return false;
}

/* Whether SYSTEM is of the body that the symbol of the system OWN is of, or of one of the BODIES of its
   organization. */
static bool of_own_body(const struct engross__scanner *s, const struct engross__system *system,
                        const struct engross__system *own, const uint32_t *bodies, size_t n)
{
	if (akin(own->id, system->id, 2))
		return true;
	for (size_t i = 0; i < n && *system->body && akin(own->id, system->id, 1); i++)
		if (!strcmp(s->systems->bodies[bodies[i]]->id, system->body))
			return true;
	return false;
}

static void put(struct engross__values *v, const char *name, const char *value)
{
	struct engross__capture *c = &v->match.captures[v->match.n_captures++];

	memset(c, 0, sizeof(*c));
	c->name = name;
	snprintf(c->value, sizeof(c->value), "%s", value);
}

/* What the head says, as a citation of its own would: a regular session, its year, its date. */
static void take_head(const struct engross__resolving *r, struct engross__date *date,
                      struct engross__values *v)
{
	const struct engross_masthead *m = &r->s->document->masthead;
	char number[24];

	v->match.n_captures = 0;
	snprintf(number, sizeof(number), "%ld", r->f->ordinal);
	put(v, "session", number);
	put(v, "type", "O");
	snprintf(number, sizeof(number), "%d", m->year);
	put(v, "year", number);
	memset(date, 0, sizeof(*date));
	date->year = m->year;
	date->month = m->month;
	date->day = m->day;
	date->span = m->date;
	v->date = date;
}

/* The lines of text around SPAN, itself among them. */
static struct engross_span lines_around(const struct engross__scanner *s, struct engross_span span)
{
	unsigned breaks = 0;

	while (span.start && breaks < 3 && !(s->text[span.start - 1] == '\n' && ++breaks == 3))
		span.start--;
	for (breaks = 0; span.end < s->length && breaks < 3; span.end++)
		breaks += s->text[span.end] == '\n';
	return span;
}

/* Another city of the series than the session's own, beside the date of the head. */
static void check_city(struct engross__resolving *r, const struct engross__rule *rule)
{
	const struct engross__scanner *s = r->s;
	const struct engross__session *own, *all;
	struct engross_span lines = lines_around(s, s->document->masthead.date), found = { 0, 0 };
	size_t count = 0, mine;
	char message[300];
	bool commas;

	own = engross__authority_session(s->document->context, rule->series, rule->session_kind, r->f->ordinal);
	all = engross__authority_sessions(s->document->context, rule->series, &count);
	if (!own || !own->place || !(mine = strcspn(own->place, ",")))
		return;
	for (size_t at = lines.start; at < lines.end; at++) {
		if (!engross__scan_boundary(s, at) || s->text[at] < 'A' || s->text[at] > 'Z')
			continue;
		if (engross__name_match(own->place, mine, s->text, s->length, at, &commas))
			return;
		for (size_t i = 0; all && i < count && !found.end; i++) {
			size_t n = all[i].place ? strcspn(all[i].place, ",") : 0, length;
			length = n ? engross__name_match(all[i].place, n, s->text, s->length, at, &commas) : 0;
			if (length && engross__scan_word_end(s, at + length))
				found = (struct engross_span){ at, at + length };
		}
	}
	if (!found.end)
		return;
	snprintf(message, sizeof(message), "session %ld was held in %s", r->f->ordinal, own->place);
	struct engross_problem *p = engross__resolving_add(r, "citation/event", found, message);
	if (!own->certain)
		engross__resolving_doubt(r, p);
	else if (p)
		p->level = ENGROSS_LEVEL_WARNING;
	r->wrong = true;
}

/* Whether the date of the head says when the session was held, not when the paper was made: "17-21 May 2010",
   or the line of adoption. */
static bool tells_sitting(const struct engross__scanner *s)
{
	const struct engross_masthead *m = &s->document->masthead;
	size_t from = m->date.start > 8 ? m->date.start - 8 : 0;

	if (m->date.end <= m->date.start)
		return false;
	if (m->adoption.end > m->adoption.start && m->date.start >= m->adoption.start &&
	    m->date.end <= m->adoption.end)
		return true;
	for (size_t i = from + 1; i + 1 < m->date.end; i++) {
		size_t before = i, after = i + 1;
		if (s->text[i] != '-')
			continue;
		before -= s->text[before - 1] == ' ' && before > from + 1;
		after += s->text[after] == ' ' && after + 1 < m->date.end;
		if (engross__is_digit(s->text[before - 1]) && engross__is_digit(s->text[after]))
			return true;
	}
	return false;
}

void engross__resolve_head_session(struct engross__resolving *r)
{
	const struct engross__scanner *s = r->s;
	const struct engross_masthead *m = &s->document->masthead;
	struct engross__values values;
	struct engross__date date;
	struct engross__proof why;
	char message[400];
	const struct engross__system *own = own_system(s);
	uint32_t bodies[8];
	size_t n_bodies;

	if (!own || r->f->c.span.start < m->session.start || r->f->c.span.end > m->session.end || !m->year ||
	    !tells_sitting(s))
		return;
	take_head(r, &date, &values);
	n_bodies = find_bodies(s, r->f->c.span.start, bodies);
	for (size_t i = 0; i < s->systems->n_systems; i++) {
		const struct engross__system *system = s->systems->systems[i];

		for (size_t k = 0; k < system->n_rules && of_own_body(s, system, own, bodies, n_bodies); k++) {
			const struct engross__rule *rule = &system->rules[k];
			struct engross_problem *p;

			if (rule->kind == RULE_SITTING)
				check_city(r, rule);
			if (engross__rule_hold(s->document->context, rule, &values, &why) != RULE_FAILS)
				continue;
			snprintf(message, sizeof(message), "the head has session %ld, and another date: %s",
			         r->f->ordinal, why.text);
			p = engross__resolving_add(r, rule->code, m->date, message);
			if (!rule->certain || !why.certain)
				engross__resolving_doubt(r, p);
			else if (p)
				p->level = ENGROSS_LEVEL_WARNING;
			r->wrong = true;
			return;
		}
		if (r->wrong)
			return;
	}
}
