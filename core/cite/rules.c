/* Rules by kind. */
#include "cite/rules.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority.h"
#include "cite/roman.h"

/* The proof in words, for whoever asks for it: repairs that are tried do not. CERTAIN is false where it rests
   on a row of the tables that was not read in its source. */
static void __attribute__((format(printf, 3, 4)))
tell(struct engross__proof *proof, bool certain, const char *format, ...)
{
	va_list args;

	if (!proof)
		return;
	va_start(args, format);
	vsnprintf(proof->text, sizeof(proof->text), format, args);
	va_end(args);
	proof->certain = certain;
}

void engross__values_take(struct engross__values *v, const struct engross__found *f)
{
	size_t length;

	v->match.n_captures = 0;
	v->match.out_length = 0;
	v->match.n_faults = 0;
	v->date = f->date.style ? &f->date : NULL;
	for (size_t i = 0; i < f->c.n_fields && i < ENGROSS__MATCH_CAPTURES; i++) {
		struct engross__capture *c = &v->match.captures[v->match.n_captures++];
		c->name = f->fields[i].name;
		c->span = f->fields[i].span;
		length = strlen(f->fields[i].value);
		length = length < sizeof(c->value) ? length : sizeof(c->value) - 1;
		memcpy(c->value, f->fields[i].value, length);
		c->value[length] = '\0';
	}
}

/* The value of FIELD, or NULL; asked for every rule of every citation. */
static const char *read_field(const struct engross__values *v, const char *field)
{
	for (size_t i = 0; i < v->match.n_captures; i++)
		if (v->match.captures[i].name[0] == field[0] && !strcmp(v->match.captures[i].name, field))
			return v->match.captures[i].value;
	return NULL;
}

/* VALUE in digits, as far as they go; LONG_MAX for what a long cannot hold. */
static long number_of(const char *value)
{
	size_t n = 0;
	long number = 0;

	for (; value[n] >= '0' && value[n] <= '9' && n < 18; n++)
		number = number * 10 + (value[n] - '0');
	return n < 18 ? number : atol(value);
}

/* The value of FIELD as a number: digits or a Roman numeral; 0 when there is none. A two-digit year is
   completed with the pivot 48: the Charter of the OAS is of 1948. */
static long value_of(const struct engross__values *v, const char *field, bool year)
{
	const char *value;
	long n;

	if (!field)
		return 0;
	if (year && !strcmp(field, "date"))
		return v->date ? v->date->year : 0;
	value = read_field(v, field);
	if (!value || !*value)
		return 0;
	if (*value < '0' || *value > '9')
		return engross__roman_value(value, strlen(value));
	n = number_of(value);
	return year && strlen(value) == 2 ? n + (n >= 48 ? 1900 : 2000) : n;
}

static long floor_div(long a, long b)
{
	return a >= 0 ? a / b : -((-a + b - 1) / b);
}

static enum engross__outcome hold_year(const struct engross__rule *r, const struct engross__values *v,
                                       struct engross__proof *proof)
{
	long session = value_of(v, r->session, false), year, expected;

	if (!session || session < r->from || session > r->to || session == r->except ||
	    !(year = value_of(v, r->year, true)))
		return RULE_SILENT;
	expected = r->base + floor_div((session + r->shift) * r->step, r->div);
	if (year == expected)
		return RULE_HOLDS;
	tell(proof, true, "session %s was held in %ld, not in %ld", read_field(v, r->session), expected, year);
	return RULE_FAILS;
}

static enum engross__outcome hold_range(const engross_context *context, const struct engross__rule *r,
                                        const struct engross__values *v, struct engross__proof *proof)
{
	long number = value_of(v, r->number, false);
	const struct engross__range *range;
	char label[64], last[24];

	if (!number || !engross__match_print(&v->match, r->label, label, sizeof(label)))
		return RULE_SILENT;
	range = engross__authority_range_of(context, r->series, number);
	if (range && !strcmp(range->label, label))
		return RULE_HOLDS;
	if (range) {
		snprintf(last, sizeof(last), range->last ? "%ld" : "...", range->last);
		tell(proof, range->certain, "number %ld belongs to %s: its range is %ld-%s, so it cannot be of %s",
		     number, range->label, range->first, last, label);
		return RULE_FAILS;
	}
	range = engross__authority_range_named(context, r->series, label);
	if (!range || (!range->last && number >= range->first))
		return RULE_SILENT;
	snprintf(last, sizeof(last), range->last ? "%ld" : "...", range->last);
	tell(proof, range->certain, "%s has the numbers %ld-%s, %ld is not among them", label, range->first, last,
	     number);
	return RULE_FAILS;
}

static enum engross__outcome hold_order(const engross_context *context, const struct engross__rule *r,
                                        const struct engross__values *v, struct engross__proof *proof)
{
	long number = value_of(v, r->number, false), year = value_of(v, r->year, true);
	long order = value_of(v, r->session, false);
	const struct engross__anchor *below = NULL, *above = NULL;

	if (!number || !engross__authority_bounds(context, r->series, number, &below, &above))
		return RULE_SILENT;
	if (below && year && below->year && year < below->year) {
		tell(proof, below->certain, "number %ld is of %d already, so %ld cannot be of %ld", below->number,
		     below->year, number, year);
		return RULE_FAILS;
	}
	if (above && year && above->year && year > above->year) {
		tell(proof, above->certain, "number %ld is of %d, so %ld cannot be of %ld", above->number,
		     above->year, number, year);
		return RULE_FAILS;
	}
	if (order && ((below && below->order && order < below->order) ||
	              (above && above->order && order > above->order))) {
		const struct engross__anchor *a = below && below->order && order < below->order ? below : above;
		tell(proof, a->certain, "number %ld goes with %ld, so %ld cannot go with %ld", a->number, a->order,
		     number, order);
		return RULE_FAILS;
	}
	return below && above ? RULE_HOLDS : RULE_SILENT;
}

static enum engross__outcome hold_window(const struct engross__rule *r, const struct engross__values *v,
                                         struct engross__proof *proof)
{
	long session = value_of(v, r->session, false), day, first, last;
	const struct engross__date *d = v->date;

	if (!session || !d || !d->year || session < r->from || session > r->to || session == r->except)
		return RULE_SILENT;
	day = d->year * 10000L + d->month * 100L + d->day;
	first = (r->base + session) * 10000L + r->opens * 100;
	last = (r->base + session + 1) * 10000L + r->opens * 100 + 31;
	if (day >= first && day <= last)
		return RULE_HOLDS;
	tell(proof, true, "session %s ran from %ld-%02ld to %ld-%02ld", read_field(v, r->session),
	     r->base + session, r->opens, r->base + session + 1, r->opens);
	return RULE_FAILS;
}

static enum engross__outcome hold_date_year(const struct engross__rule *r, const struct engross__values *v,
                                            struct engross__proof *proof)
{
	long year = value_of(v, r->year, true);

	if (!year || !v->date || !v->date->year)
		return RULE_SILENT;
	if (year == v->date->year)
		return RULE_HOLDS;
	tell(proof, true, "the symbol says %ld, the date %d", year, v->date->year);
	return RULE_FAILS;
}

/* The year of a session that the table lacks lies between those of its neighbours in it. */
static enum engross__outcome hold_between(const engross_context *context, const struct engross__rule *r,
                                          long number, long year, struct engross__proof *proof)
{
	const struct engross__session *all, *below = NULL, *above = NULL, *a;
	size_t count = 0;

	all = engross__authority_sessions(context, r->series, &count);
	for (size_t i = 0; all && i < count; i++) {
		if (!all[i].year || (r->session_kind && strcmp(all[i].kind, r->session_kind) != 0))
			continue;
		if (all[i].number < number && (!below || all[i].number > below->number))
			below = &all[i];
		if (all[i].number > number && (!above || all[i].number < above->number))
			above = &all[i];
	}
	a = below && year < below->year ? below : above && year > above->year ? above : NULL;
	if (!a)
		return RULE_SILENT; /* that it may be so is no proof */
	tell(proof, a->certain, "%s was held in %d, so session %ld was not held in %ld",
	     a->label ? a->label : "its neighbour", a->year, number, year);
	return RULE_FAILS;
}

static enum engross__outcome hold_session(const engross_context *context, const struct engross__rule *r,
                                          const struct engross__values *v, struct engross__proof *proof)
{
	long number = value_of(v, r->session, false), year = value_of(v, r->year, true);
	const struct engross__session *session;

	if (!number || !year)
		return RULE_SILENT;
	session = engross__authority_session(context, r->series, r->session_kind, number);
	if (!session)
		return hold_between(context, r, number, year, proof);
	if (!session->year)
		return RULE_SILENT;
	if (session->year == year)
		return RULE_HOLDS;
	tell(proof, session->certain, "%s was held in %d, not in %ld",
	     session->label ? session->label : "the session", session->year, year);
	return RULE_FAILS;
}

/* The date of a session whose first and last day are known lies between them. */
static enum engross__outcome hold_sitting(const engross_context *context, const struct engross__rule *r,
                                          const struct engross__values *v, struct engross__proof *proof)
{
	long number = value_of(v, r->session, false);
	const struct engross__date *d = v->date;
	const struct engross__session *session;
	char iso[16];

	if (!number || !d || !d->year || !d->month || !d->day)
		return RULE_SILENT;
	session = engross__authority_session(context, r->series, r->session_kind, number);
	if (!session || !session->start || !session->end)
		return RULE_SILENT;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", d->year % 10000, d->month % 100, d->day % 100);
	if (strcmp(iso, session->start) >= 0 && strcmp(iso, session->end) <= 0)
		return RULE_HOLDS;
	tell(proof, session->certain, "%s was held from %s to %s, not on %s",
	     session->label ? session->label : "the session", session->start, session->end, iso);
	return RULE_FAILS;
}

/* A bound of numbers, or of sessions. */
static enum engross__outcome hold_bound(const struct engross__rule *r, const struct engross__values *v,
                                        struct engross__proof *proof)
{
	long number = value_of(v, r->number, false);
	bool max = r->kind == RULE_MAX;

	if (!number)
		return RULE_SILENT;
	if (max ? number <= r->value : number >= r->value)
		return RULE_HOLDS;
	tell(proof, true, "%ld was given, there is no %s %s %ld%s%s", number, r->number, max ? "above" : "below",
	     r->value, r->text ? ": " : "", r->text ? r->text : "");
	return RULE_FAILS;
}

/* Whether R speaks of sessions in Roman numerals alone, or in digits alone, and V has the other. */
static bool other_numerals(const struct engross__rule *r, const struct engross__values *v)
{
	const char *session;
	bool digits;

	if (r->kind == RULE_SESSION || r->kind == RULE_SITTING || !r->session_kind)
		return false;
	session = r->session ? read_field(v, r->session) : NULL;
	if (!session)
		return true;
	digits = *session >= '0' && *session <= '9';
	return digits == !strcmp(r->session_kind, "roman");
}

enum engross__outcome engross__rule_hold(const engross_context *context, const struct engross__rule *r,
                                         const struct engross__values *v, struct engross__proof *proof)
{
	if (!v->date && (r->kind == RULE_WINDOW || r->kind == RULE_DATE_YEAR || r->kind == RULE_SITTING))
		return RULE_SILENT;
	if (r->when_field) {
		const char *value = read_field(v, r->when_field);
		if (!value || strcmp(value, r->when_value ? r->when_value : "") != 0)
			return RULE_SILENT;
	}
	if (other_numerals(r, v))
		return RULE_SILENT;
	switch (r->kind) {
	case RULE_YEAR: return hold_year(r, v, proof);
	case RULE_RANGE: return hold_range(context, r, v, proof);
	case RULE_ORDER: return hold_order(context, r, v, proof);
	case RULE_WINDOW: return hold_window(r, v, proof);
	case RULE_DATE_YEAR: return hold_date_year(r, v, proof);
	case RULE_SESSION: return hold_session(context, r, v, proof);
	case RULE_SITTING: return hold_sitting(context, r, v, proof);
	case RULE_MAX:
	case RULE_MIN: return hold_bound(r, v, proof);
	case RULE_NONE: break;
	}
	return RULE_SILENT;
}
