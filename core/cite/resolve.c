/* Every find held against rules and records: problems, verdict, proof. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority.h"
#include "base/memory.h"
#include "cite/resolving.h"
#include "cite/title.h"
#include "host/context_internal.h"

void engross__resolving_fail(struct engross__resolving *r)
{
	r->s->status = ENGROSS_NOMEM;
}

char *engross__resolving_keep(struct engross__resolving *r, const char *text)
{
	char *copy = engross__arena_string(r->s->arena, text);

	if (!copy)
		engross__resolving_fail(r);
	return copy;
}

struct engross_problem *engross__resolving_add(struct engross__resolving *r, const char *code,
                                               struct engross_span span, const char *message)
{
	struct engross_problem *p;

	if (r->n == ENGROSS__PROBLEMS)
		return NULL;
	p = &r->list[r->n++];
	memset(p, 0, sizeof(*p));
	p->code = code;
	p->span = span;
	p->message = engross__resolving_keep(r, message);
	return p;
}

void engross__resolving_doubt(struct engross__resolving *r, struct engross_problem *p)
{
	const char *message;

	if (!p)
		return;
	p->level = ENGROSS_LEVEL_WARNING;
	message = p->message ? engross__arena_format(r->s->arena, "%s (unverified)", p->message) : NULL;
	if (message)
		p->message = message;
	else
		engross__resolving_fail(r);
}

void engross__resolving_repair(struct engross__resolving *r, struct engross_problem *p,
                               const char *replacement, bool safe)
{
	if (!p)
		return;
	p->replacement = engross__resolving_keep(r, replacement);
	p->safe = safe;
}

struct engross_span engross__resolving_field(const struct engross__found *f, const char *name)
{
	struct engross_span none = { 0, 0 };

	for (size_t i = 0; name && i < f->c.n_fields; i++)
		if (!strcmp(f->fields[i].name, name) && f->fields[i].span.end > f->fields[i].span.start)
			return f->fields[i].span;
	return none;
}

/* Whether RULE reads the date. */
static bool by_date(const struct engross__rule *rule)
{
	return rule->kind == RULE_WINDOW || rule->kind == RULE_DATE_YEAR || rule->kind == RULE_SITTING ||
	       (rule->year && !strcmp(rule->year, "date"));
}

/* The part of the citation that RULE speaks of. DATE may be NULL. */
static struct engross_span rule_span(const struct engross__found *f, const struct engross__rule *rule,
                                     const struct engross__date *date)
{
	const char *names[] = { rule->number, rule->session, rule->year };
	struct engross_span span = { SIZE_MAX, 0 };

	if (rule->kind == RULE_YEAR || rule->kind == RULE_SESSION)
		names[0] = NULL;
	if (by_date(rule) && date)
		return date->span;
	for (size_t i = 0; i < 3; i++) {
		struct engross_span part = engross__resolving_field(f, names[i]);
		if (part.end) {
			span.start = part.start < span.start ? part.start : span.start;
			span.end = part.end > span.end ? part.end : span.end;
		}
	}
	return span.end ? span : f->c.span;
}

/* Canonical form and key again, from the repaired values. */
static void reprint(struct engross__resolving *r)
{
	char out[ENGROSS__MATCH_OUT];
	const struct engross__form *form = r->f->form;

	if (form->canonical && engross__match_print(&r->values.match, form->canonical, out, sizeof(out)))
		r->f->c.canonical = engross__resolving_keep(r, out);
	if (form->key && engross__match_print(&r->values.match, form->key, out, sizeof(out)))
		r->f->c.key = engross__resolving_keep(r, out);
}

/* Reads LABEL by the output template FORM ("{session}-{type}/{year}") into VALUES: what a table says of a
   number. */
static bool take_label(struct engross__values *v, const char *form, const char *label)
{
	static const char *const names[] = { "session", "type", "year", "meeting", NULL };

	while (*form) {
		struct engross__capture *c;
		const char *close;
		size_t n;

		if (*form != '{') {
			if (*form++ != *label++)
				return false;
			continue;
		}
		close = strchr(form, '}');
		if (!close || v->match.n_captures == ENGROSS__MATCH_CAPTURES)
			return false;
		n = close[1] ? strcspn(label, (char[]){ close[1], '\0' }) : strlen(label);
		c = &v->match.captures[v->match.n_captures];
		memset(c, 0, sizeof(*c));
		if (!n || n >= sizeof(c->value) || (size_t)(close - form) > sizeof(c->value))
			return false;
		for (size_t i = 0; names[i]; i++)
			if (strlen(names[i]) == (size_t)(close - form - 1) &&
			    !memcmp(names[i], form + 1, strlen(names[i])))
				c->name = names[i];
		if (!c->name)
			return false;
		memcpy(c->value, label, n);
		c->value[n] = '\0';
		v->match.n_captures++;
		form = close + 1;
		label += n;
	}
	return !*label;
}

/* What a citation leaves out is taken from the table of numbers. */
static void complete(struct engross__resolving *r)
{
	const struct engross__system *system = r->f->system;
	const char *number = engross__match_value(&r->values.match, "number");

	for (size_t i = 0; number && i < system->n_rules; i++) {
		const struct engross__rule *rule = &system->rules[i];
		const struct engross__range *range;
		size_t n = r->values.match.n_captures;

		if (rule->kind != RULE_RANGE || !rule->label)
			continue;
		range = engross__authority_range_of(r->s->document->context, rule->series, atol(number));
		if (range && take_label(&r->values, rule->label, range->label)) {
			reprint(r);
			return;
		}
		r->values.match.n_captures = n;
	}
}

/* What is no numeral or year is wrong, and has a repair where one numeral alone satisfies every rule. */
static void check_unreadable(struct engross__resolving *r, const struct engross__fault *fault,
                             struct engross_problem *p)
{
	struct engross__values values = r->values;
	size_t field;

	r->wrong = true;
	if (!engross__repair_find(r->s, r->f, &values, &field) ||
	    r->f->fields[field].span.start != fault->span.start)
		return;
	engross__resolving_repair(r, p, values.match.captures[field].value, true);
	r->values = values;
	reprint(r);
}

static void check_faults(struct engross__resolving *r)
{
	char message[200];

	for (size_t i = 0; i < r->f->n_faults; i++) {
		const struct engross__fault *fault = &r->f->faults[i];
		struct engross_span span = fault->span;
		struct engross_problem *p;

		if (span.start == span.end) {
			/* Nothing can be marked between two characters: mark the last one before. */
			span.start -= span.start > r->f->c.span.start;
		}
		if (fault->repairable && *fault->replacement && span.end - span.start < 24)
			snprintf(message, sizeof(message), "%s: \"%.*s\" must read \"%s\"", fault->what,
			         (int)(span.end - span.start), r->s->text + span.start, fault->replacement);
		else
			snprintf(message, sizeof(message), "%s", fault->what);
		p = engross__resolving_add(r, "citation/malformed", span, message);
		if (fault->repairable && span.start == fault->span.start)
			engross__resolving_repair(r, p, fault->replacement, true);
		if (fault->repairable)
			r->wrong = true;
		else if (fault->kind == FAULT_UNREADABLE)
			check_unreadable(r, fault, p);
	}
	if (r->f->wrong_body) {
		snprintf(message, sizeof(message), "the body named does not number its acts so: this would be %s",
		         r->f->c.canonical ? r->f->c.canonical : "another body's");
		engross__resolving_add(r, "citation/body", r->f->c.span, message);
		r->wrong = true;
	}
	if (r->f->glued) {
		struct engross_span end = { r->f->c.span.end - 1, r->f->c.span.end };
		struct engross_problem *p = engross__resolving_add(r, "citation/malformed", end,
		                                                   "the next word stands glued to the citation");
		if (p)
			p->level = ENGROSS_LEVEL_WARNING;
	}
	if (r->f->form && r->f->form->malformed) {
		engross__resolving_add(r, "citation/malformed", r->f->c.span, r->f->form->malformed);
		r->wrong = true;
	}
	if (r->f->form && r->f->form->incomplete)
		engross__resolving_add(r, "citation/incomplete", r->f->c.span,
		                       r->f->c.key ? "the session or the year is not given"
		                                   : "the number is not given");
}

static bool is_told(const struct engross__resolving *r, size_t first, const char *code)
{
	for (size_t i = first; i < r->n; i++)
		if (!strcmp(r->list[i].code, code))
			return true;
	return false;
}

/* A repair of spelling that leaves a rule broken may not be what was meant. */
static void doubt_repairs(struct engross__resolving *r, size_t count)
{
	for (size_t i = 0; i < count; i++)
		r->list[i].safe = false;
}

static void check_rules(struct engross__resolving *r)
{
	const struct engross__system *system = r->f->system;
	size_t first = r->n, field;
	char proof[400];
	struct engross__proof why;
	bool structural = false;

	for (size_t i = 0; i < system->n_rules; i++) {
		const struct engross__rule *rule = &system->rules[i];
		struct engross_problem *p;

		switch (engross__rule_hold(r->s->document->context, rule, &r->values, &why)) {
		case RULE_FAILS:
			r->wrong = true;
			if (is_told(r, first, rule->code))
				break; /* two rules, one slip */
			snprintf(proof, sizeof(proof), "%s: %s", r->f->c.canonical ? r->f->c.canonical : "the citation",
			         why.text);
			p = engross__resolving_add(r, rule->code, rule_span(r->f, rule, r->values.date), proof);
			if (!rule->certain || !why.certain)
				engross__resolving_doubt(r, p);
			structural |=
				rule->kind != RULE_WINDOW && rule->kind != RULE_DATE_YEAR && rule->kind != RULE_SITTING;
			break;
		case RULE_HOLDS:
			if (rule->text)
				r->held = rule->text;
			break;
		case RULE_SILENT: break;
		}
	}
	if (r->n == first)
		return;
	if (!structural || !engross__repair_find(r->s, r->f, &r->values, &field)) {
		doubt_repairs(r, first);
		return;
	}
	/* One problem carries the repair; the others were consequences of the same slip. */
	struct engross_problem *p = &r->list[first];
	r->n = first + 1;
	p->span = r->f->fields[field].span;
	engross__resolving_repair(r, p, r->values.match.captures[field].value, p->level == ENGROSS_LEVEL_NONE);
	reprint(r);
}

static void check_date(struct engross__resolving *r)
{
	const struct engross_record *record = r->f->c.record;
	const struct engross__date *d = r->values.date;
	const engross_context *context = r->s->document->context;
	char iso[16], message[200], written[64];
	struct engross_problem *p;
	int year, month, day;

	if (!record || !d || !d->month || !engross__date_parse_iso(record->date, &year, &month, &day))
		return;
	if (d->month == month && d->day == day && (!d->year || d->year == year))
		return;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", d->year ? d->year : year, d->month, d->day);
	if (engross__authority_date_tolerated(context, record->key, iso))
		return;
	snprintf(message, sizeof(message), "%s was adopted on %s, not on %s",
	         r->f->c.canonical ? r->f->c.canonical : record->key, record->date, iso);
	/* A date outside the session, or of another year than it, says the same, less exactly. */
	while (r->n &&
	       (!strcmp(r->list[r->n - 1].code, "citation/date-session") ||
	        (r->list[r->n - 1].span.start == d->span.start && r->list[r->n - 1].span.end == d->span.end)))
		r->n--;
	p = engross__resolving_add(r, "citation/date", d->span, message);
	if (!p)
		return;
	if (!engross__authority_date_certain(context, record->key))
		engross__resolving_doubt(r, p);
	if (engross__date_write(r->s->systems, record->date, d, r->s->document->language, written,
	                        sizeof(written)))
		engross__resolving_repair(r, p, written, p->level == ENGROSS_LEVEL_NONE);
	r->wrong = true;
}

/* The record's title in the language of the title quoted: the closest of all that are known. */
static void check_title(struct engross__resolving *r, const struct engross__titles *titles)
{
	struct engross__title_difference best, now;
	const char *against = NULL;
	const engross_document *d = r->s->document;
	bool certain = true, own;
	char message[500];
	struct engross_problem *p;

	if (r->f->c.title.start == r->f->c.title.end || !titles->count)
		return;
	memset(&best, 0, sizeof(best));
	for (size_t i = 0; i < titles->count; i++) {
		engross__title_compare(d->text, r->f->c.title, titles->texts[i], r->s->systems->small_words, &now);
		if (!against || now.kind < best.kind) {
			best = now;
			against = titles->texts[i];
			certain = titles->certain[i];
		}
	}
	/* In another language than the records there is nothing to hold it against; what is quoted with a
	   paragraph may be its words. */
	own = false;
	for (size_t i = 0; i < titles->count; i++)
		own |= !strcmp(titles->languages[i], d->language);
	if (best.kind == TITLE_SAME || (best.kind == TITLE_OTHER && (!own || r->f->c.n_pinpoints)))
		return;
	snprintf(message, sizeof(message), "the title of %s is \"%s\": %s",
	         r->f->c.canonical ? r->f->c.canonical : r->f->c.key, against, best.what);
	p = engross__resolving_add(r, "citation/title", best.span, message);
	if (!p)
		return;
	if (!certain)
		engross__resolving_doubt(r, p);
	else if (best.kind == TITLE_TRUNCATED)
		p->level = ENGROSS_LEVEL_INFO;
	if (*best.replacement && best.kind <= TITLE_ARTICLE)
		engross__resolving_repair(r, p, best.replacement, certain);
	else if (*best.replacement)
		engross__resolving_repair(r, p, best.replacement, false);
	if (best.kind != TITLE_TRUNCATED)
		r->wrong = true;
}

/* The date said with the citation is one of its parts. There is room: a session alone gives two fields of one
   capture. */
static void keep_date(struct engross__resolving *r)
{
	const struct engross__date *d = &r->f->date;
	char iso[16];
	const char *value;

	if (!d->style || !d->year || !d->month || !d->day)
		return;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", d->year, d->month, d->day);
	if ((value = engross__resolving_keep(r, iso)))
		r->f->fields[r->f->c.n_fields++] = (struct engross_field){ "date", value, d->span };
}

/* Whether F is the symbol that the document bears itself. */
static bool is_own(const engross_document *d, const struct engross__found *f)
{
	return f->c.span.start == d->masthead.symbol.start && d->masthead.symbol.end > d->masthead.symbol.start;
}

/* The document's own symbol was adopted on the date in its adoption line; any other date of a head may be
   that of distribution. */
static bool take_head_date(struct engross__resolving *r)
{
	const engross_document *d = r->s->document;
	const struct engross_masthead *m = &d->masthead;

	return is_own(d, r->f) && m->adoption.end > m->adoption.start && m->date.start >= m->adoption.start &&
	       m->date.end <= m->adoption.end && m->date.end > m->date.start &&
	       engross__date_read(r->s->systems, r->s->text, r->s->length, m->date.start, &r->head);
}

/* "AG/RES. 1080": what no table completes the record may. */
static void take_record_form(struct engross__found *f)
{
	const char *whole = f->c.record ? f->c.record->canonical : NULL;

	if (f->form->incomplete && !f->completed && whole && f->c.canonical &&
	    !strncmp(whole, f->c.canonical, strlen(f->c.canonical)))
		f->c.canonical = whole;
}

/* Where the title of the thing stands, and the date behind it: AG/RES. n (..), "Title", adopted on June 8, 2004. */
static void take_title(struct engross__resolving *r)
{
	struct engross__found *f = r->f;
	const engross_document *d = r->s->document;

	if (f->c.form == ENGROSS_FORM_SYMBOL || f->c.form == ENGROSS_FORM_LIST_ITEM)
		f->c.title = engross__title_find(r->s, f->c.span.start, f->c.span.end);
	if (!f->date.style && f->c.title.end > f->c.title.start && f->c.title.start > f->c.span.end)
		engross__scan_date_detached(r->s, engross__title_end(r->s, f->c.title.end), &f->date);
	if (is_own(d, f) &&
	    (d->masthead.title.start >= f->c.span.end || d->masthead.title.end <= f->c.span.start))
		f->c.title = d->masthead.title;
}

static void resolve_symbol(struct engross__resolving *r)
{
	struct engross__found *f = r->f;
	const engross_document *d = r->s->document;
	struct engross__titles titles = { 0 };

	take_title(r);
	engross__values_take(&r->values, f);
	if (!r->values.date && take_head_date(r))
		r->values.date = &r->head;
	check_faults(r);
	engross__resolve_look_alikes(r);
	check_rules(r);
	if (f->form->incomplete && f->c.key && !f->completed)
		complete(r);
	if (f->c.key)
		f->c.record = engross__authority_record(d->context, f->c.key, d->language, &titles);
	take_record_form(f);
	check_date(r);
	check_title(r, &titles);
	if (f->c.record && f->c.record->superseded_by) {
		const char *message = engross__arena_format(r->s->arena, "superseded by %s", f->c.record->superseded_by);
		if (message)
			engross__resolving_add(r, "citation/superseded", f->c.span, message);
		else
			engross__resolving_fail(r);
	}
	if (f->c.key && !f->c.record && f->system->series && !r->wrong) {
		const char *number = engross_citation_field(&f->c, "number");
		if (number && engross__authority_complete(d->context, f->system->series, atol(number))) {
			engross__resolving_add(r, "citation/nonexistent", f->c.span,
			                       "the authority is complete there and has no such record");
			r->wrong = true;
		}
	}
	keep_date(r);
}

/* "a record agrees: "Title", 2003-06-10"; put together by hand, for it is said of nearly every citation. */
static const char *agreement(struct engross__resolving *r, const struct engross_record *record)
{
	const char *name = record->title ? record->title : r->f->c.canonical ? r->f->c.canonical : record->key;
	const char *parts[] = {
		"a record agrees: ",       record->title ? "\"" : "", name,
		record->title ? "\"" : "", record->date ? ", " : "",  record->date ? record->date : ""
	};
	size_t lengths[6], size = 1;
	char *proof, *to;

	for (size_t i = 0; i < 6; i++)
		size += lengths[i] = strlen(parts[i]);
	to = proof = engross__arena_alloc(r->s->arena, size);
	for (size_t i = 0; proof && i < 6; i++) {
		memcpy(to, parts[i], lengths[i]);
		to += lengths[i];
	}
	return proof;
}

static void give_verdict(struct engross__resolving *r)
{
	struct engross__found *f = r->f;
	const struct engross_record *record = f->c.record;
	const char *proof;

	if (r->wrong) {
		f->c.verdict = ENGROSS_VERDICT_CONTRADICTED;
		f->c.proof = r->n ? r->list[0].message : "a part of it is wrong";
		return;
	}
	if (record) {
		f->c.verdict = ENGROSS_VERDICT_VERIFIED;
		f->c.proof = proof = agreement(r, record);
		if (!proof)
			engross__resolving_fail(r);
		return;
	}
	f->c.verdict = r->held ? ENGROSS_VERDICT_PLAUSIBLE : ENGROSS_VERDICT_UNKNOWN;
	f->c.proof = r->held ? r->held : "there is no record and no rule to hold it against";
}

static void resolve(struct engross__scanner *s, struct engross__found *f)
{
	/* A problem is cleared when it is added; the values are taken before they are read. */
	ENGROSS__UNCLEARED struct engross__resolving r;

	r.s = s;
	r.f = f;
	r.n = 0;
	r.wrong = false;
	r.held = NULL;
	if (f->c.n_problems)
		r.list[r.n++] = f->c.problems[0];
	if (f->c.form == ENGROSS_FORM_INTERNAL || f->c.form == ENGROSS_FORM_FOOTNOTE_MARK) {
		f->c.verdict = ENGROSS_VERDICT_UNKNOWN;
		f->c.proof = f->c.antecedent == ENGROSS_NO_INDEX ? "a reference inside the document"
		                                                 : "a part of the text that is cited before it";
		return;
	}
	if (f->instrument)
		engross__resolve_instrument(&r);
	else if (f->event)
		engross__resolve_event(&r);
	else if (f->system && f->system->treaties)
		engross__resolve_series(&r);
	else if (f->system && f->c.form != ENGROSS_FORM_ANAPHORA)
		resolve_symbol(&r);
	give_verdict(&r);
	if (f->system && f->system->treaties && !r.n && !f->c.record && f->c.key)
		f->c.verdict = ENGROSS_VERDICT_PLAUSIBLE;
	if (r.n && !s->status) {
		struct engross_problem *list = engross__arena_array(s->arena, r.n, sizeof(*list));
		if (!list) {
			engross__resolving_fail(&r);
			return;
		}
		memcpy(list, r.list, r.n * sizeof(*list));
		f->c.problems = list;
		f->c.n_problems = r.n;
	}
}

/* An anaphor says what its antecedent says. */
static void inherit(struct engross__scanner *s, struct engross__found *f)
{
	const struct engross__found *from = &s->found[f->c.antecedent];

	f->c.key = from->c.key;
	f->c.canonical = from->c.canonical;
	f->c.record = from->c.record;
	f->c.verdict = from->c.verdict;
	f->c.proof = "it stands for the citation before it";
}

bool engross__resolve_all(struct engross__scanner *s)
{
	for (size_t i = 0; i < s->n_found && !s->status; i++) {
		struct engross__found *f = &s->found[i];
		resolve(s, f);
		if (f->c.form == ENGROSS_FORM_ANAPHORA && !f->draws && f->c.antecedent != ENGROSS_NO_INDEX)
			inherit(s, f);
	}
	return !s->status;
}
