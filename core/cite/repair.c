/* The repair of a citation that a rule proves wrong: offered only when one edit alone satisfies every rule.
   */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority.h"
#include "base/ascii.h"
#include "cite/roman.h"
#include "cite/rules.h"
#include "host/context_internal.h"

/* What the search has found so far. */
struct search {
	const struct engross__scanner *s;
	const struct engross__found *f;
	struct engross__values *values;
	size_t field;
	size_t hits;
	size_t hit_field;
	char hit_value[24];
};

/* Whether the record of what the values now name agrees with the date that the text gives. */
static bool record_agrees(const struct search *q)
{
	char key[ENGROSS__MATCH_OUT];
	const struct engross_record *record;
	const struct engross__date *d = q->values->date;
	int year, month, day;

	if (!q->f->form->key || !engross__match_print(&q->values->match, q->f->form->key, key, sizeof(key)))
		return true;
	record = engross__authority_record(q->s->document->context, key, NULL, NULL);
	if (!record || !d || !d->year || !d->day || !engross__date_parse_iso(record->date, &year, &month, &day))
		return true;
	return d->year == year && d->month == month && d->day == day;
}

/* Whether the session is a number: "XXVV" is none, and rules are silent of it. */
static bool session_readable(const struct engross__match *match)
{
	const char *session = engross__match_value(match, "session");

	return !session || engross__is_digit(*session) || engross__roman_value(session, strlen(session));
}

/* Whether the values are what the form may read, or another form that names the same things. */
static bool some_form_takes(const struct search *q)
{
	const struct engross__form *own = q->f->form;

	if (engross__scan_requires(own, &q->values->match))
		return true;
	for (size_t i = 0; own->key && i < own->system->n_forms; i++) {
		const struct engross__form *form = own->system->forms[i];
		if (form->key && form->kind == own->kind && !strcmp(form->key, own->key) &&
		    engross__scan_requires(form, &q->values->match))
			return true;
	}
	return false;
}

static bool all_hold(const struct search *q)
{
	const struct engross__system *system = q->f->system;
	bool proved = false;

	if (!session_readable(&q->values->match))
		return false;
	for (size_t i = 0; i < system->n_rules; i++) {
		enum engross__outcome o =
			engross__rule_hold(q->s->document->context, &system->rules[i], q->values, NULL);
		if (o == RULE_FAILS)
			return false;
		/* Nearly every number keeps a bound: that proves nothing. */
		proved |= o == RULE_HOLDS && system->rules[i].kind != RULE_MAX && system->rules[i].kind != RULE_MIN;
	}
	return proved && some_form_takes(q) && record_agrees(q);
}

static void try_value(struct search *q, const char *value)
{
	struct engross__capture *c = &q->values->match.captures[q->field];
	char kept[24];

	/* Two repairs are as good as none. */
	if (q->hits > 1 || !strcmp(c->value, value) ||
	    (q->hits && q->hit_field == q->field && !strcmp(q->hit_value, value)))
		return;
	memcpy(kept, c->value, sizeof(kept));
	memcpy(c->value, value, strlen(value) + 1);
	if (all_hold(q)) {
		q->hits++;
		q->hit_field = q->field;
		memcpy(q->hit_value, value, strlen(value) + 1);
	}
	memcpy(c->value, kept, sizeof(kept));
}

/* Every number one digit away: changed, swapped, dropped, added. FIXED: the length stays (years). */
static void try_digits(struct search *q, bool fixed)
{
	char value[24], text[24];
	size_t n;

	memcpy(text, q->values->match.captures[q->field].value, sizeof(text));
	n = strlen(text);
	if (n > 8)
		return;
	for (size_t i = 0; i < n; i++)
		for (char d = '0'; d <= '9'; d++) {
			memcpy(value, text, n + 1);
			value[i] = d;
			if (fixed || value[0] != '0')
				try_value(q, value);
		}
	for (size_t i = 0; i + 1 < n; i++) {
		memcpy(value, text, n + 1);
		value[i] = text[i + 1];
		value[i + 1] = text[i];
		if (fixed || value[0] != '0')
			try_value(q, value);
	}
	if (fixed) {
		/* The year before or after is as near a slip as one digit. */
		for (long d = -1; d <= 1; d += 2) {
			snprintf(value, sizeof(value), "%0*ld", (int)n,
			         (atol(text) + d + (n == 2 ? 100 : 0)) % (n == 2 ? 100 : 10000));
			try_value(q, value);
		}
		return;
	}
	for (size_t i = 0; i < n && n > 1; i++) {
		memcpy(value, text, i);
		memcpy(value + i, text + i + 1, n - i);
		if (value[0] != '0')
			try_value(q, value);
	}
	for (size_t i = 0; i <= n; i++)
		for (char d = '0'; d <= '9'; d++) {
			memcpy(value, text, i);
			value[i] = d;
			memcpy(value + i + 1, text + i, n - i + 1);
			if (value[0] != '0')
				try_value(q, value);
		}
}

/* Whether one letter changed, dropped or added leads from A to B. */
static bool one_edit(const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b), i = 0, j = 0;

	while (i < n && i < m && a[i] == b[i])
		i++;
	while (j < n - i && j < m - i && a[n - 1 - j] == b[m - 1 - j])
		j++;
	return n - i - j <= 1 && m - i - j <= 1;
}

/* Every numeral one letter or one session away; with ANY every numeral. */
static void try_romans(struct search *q, bool any)
{
	char text[24], value[16];
	long now;

	memcpy(text, q->values->match.captures[q->field].value, sizeof(text));
	now = engross__roman_value(text, strlen(text));
	for (long r = 1; r < 150 && q->hits < 2; r++)
		if (r != now && engross__roman_write(r, value) &&
		    (any || one_edit(text, value) || (now && (r == now - 1 || r == now + 1))))
			try_value(q, value);
}

/* A number and a year that agree with each other outvote the session, and number and session the year:
   whatever is written there, one value alone fits. */
static void try_outvoted(struct search *q)
{
	size_t parts = 0;
	char value[24];

	for (size_t i = 0; i < q->values->match.n_captures; i++) {
		const char *name = q->values->match.captures[i].name;
		parts += !strcmp(name, "number") || !strcmp(name, "session") || !strcmp(name, "year");
	}
	if (parts < 3)
		return;
	for (q->field = 0; q->field < q->values->match.n_captures; q->field++) {
		const struct engross__capture *c = &q->values->match.captures[q->field];
		size_t n = strlen(c->value);

		if (c->span.start == c->span.end)
			continue;
		if (!strcmp(c->name, "session") && engross__roman_value(c->value, n))
			try_romans(q, true);
		for (int y = 0; !strcmp(c->name, "year") && n == 2 && y < 100; y++) {
			snprintf(value, sizeof(value), "%02d", y);
			try_value(q, value);
		}
	}
}

/* Whether another year of two digits, or another numeral, would satisfy the rules as well as the repair of
   the session, or of the year, that was found: then either may be the slip. */
static bool counterpart_explains(struct search *q)
{
	const char *hit = q->values->match.captures[q->hit_field].name;
	struct search other = { .s = q->s, .f = q->f, .values = q->values };
	char value[24];

	for (other.field = 0; other.field < other.values->match.n_captures && !other.hits; other.field++) {
		const struct engross__capture *c = &other.values->match.captures[other.field];
		size_t n = strlen(c->value);

		if (c->span.start == c->span.end || other.field == q->hit_field)
			continue;
		if (!strcmp(c->name, "session") && !strcmp(hit, "year") && engross__roman_value(c->value, n))
			try_romans(&other, true);
		for (int y = 0; !strcmp(c->name, "year") && !strcmp(hit, "session") && n == 2 && y < 100; y++) {
			snprintf(value, sizeof(value), "%02d", y);
			try_value(&other, value);
		}
	}
	return other.hits != 0;
}

/* Whether another year in the date would explain the fault as well: then what was meant cannot be known. */
static bool date_explains(struct search *q)
{
	const struct engross__date *said = q->values->date;
	struct engross__date other;
	bool explains = false;

	if (!said || !said->year)
		return false;
	other = *said;
	q->values->date = &other;
	for (int unit = 1; unit <= 10 && !explains; unit *= 10)
		for (int d = 0; d < 10 && !explains; d++) {
			other.year = said->year - said->year / unit % 10 * unit + d * unit;
			explains = other.year != said->year && all_hold(q);
		}
	for (int d = -1; d <= 1 && !explains; d += 2) {
		other.year = said->year + d;
		explains = all_hold(q);
	}
	q->values->date = said;
	return explains;
}

bool engross__repair_find(struct engross__scanner *s, const struct engross__found *f,
                          struct engross__values *values, size_t *field)
{
	struct search q = { .s = s, .f = f, .values = values };

	if (++s->n_repairs > s->document->context->limits[ENGROSS__LIMIT_REPAIRS])
		return false;
	for (q.field = 0; q.field < values->match.n_captures; q.field++) {
		const struct engross__capture *c = &values->match.captures[q.field];
		size_t before = q.hits;

		if (c->span.start == c->span.end || !*c->value)
			continue;
		if (*c->value >= '0' && *c->value <= '9')
			try_digits(&q, !strcmp(c->name, "year"));
		else if (engross__roman_value(c->value, strlen(c->value)) || !strcmp(c->name, "session"))
			try_romans(&q, false);
		if (q.hits > before && q.hits > 1)
			return false;
	}
	if (!q.hits)
		try_outvoted(&q);
	if (q.hits != 1 || date_explains(&q) || counterpart_explains(&q))
		return false;
	*field = q.hit_field;
	memcpy(values->match.captures[q.hit_field].value, q.hit_value, sizeof(q.hit_value));
	return true;
}
