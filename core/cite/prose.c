/* Citations in prose: a head noun ("resolutions"), then numbers, each with its date. Which body's they are is
   said by a name before the noun, after it or after the numbers, or follows from the shape and the rules. */
#include "cite/prose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "host/context_internal.h"

/* How far back a body's name in the same sentence still says whose resolution it is. */
#define CONTEXT_REACH ((size_t)240)

/* How far behind its first digit a number holds its first letter beyond ASCII, if it holds one. */
#define FOREIGN_REACH ((size_t)16)

/* How long a clause may part two members of one list. */
#define CLAUSE_REACH ((size_t)160)

/* The n of a head noun in the plural (data/language/citations.xml). */
#define PLURAL 2u
#define ENCLOSED 3u /* and of one whose number stands between it and another word */

bool engross__prose_among(const struct engross__scanner *s, const uint32_t *bodies, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(s->systems->bodies[bodies[i]]->id, id))
			return true;
	return false;
}

static void add_body(uint32_t *bodies, size_t *n, uint32_t body)
{
	for (size_t i = 0; i < *n; i++)
		if (bodies[i] == body)
			return;
	if (*n < ENGROSS__PROSE_BODIES)
		bodies[(*n)++] = body;
}

static bool blank_line_between(const struct engross__scanner *s, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if (s->text[i] == '\n' && s->text[i + 1] == '\n')
			return true;
	return false;
}

/* Whether [from, to) ends a sentence: a full stop before a capital. */
static bool sentence_between(const struct engross__scanner *s, size_t from, size_t to)
{
	for (size_t i = from; i + 2 < to; i++)
		if ((s->text[i] == '.' || s->text[i] == ';') && (s->text[i + 1] == ' ' || s->text[i + 1] == '\n') &&
		    s->text[i + 2] >= 'A' && s->text[i + 2] <= 'Z' && i && s->text[i - 1] >= 'a')
			return true;
	return false;
}

void engross__scan_own(struct engross__scanner *s)
{
	struct engross_span body = s->document->masthead.body;
	size_t at = body.start;

	/* "The Human Rights Council": the name itself, or all behind an article. */
	for (int word = 0; word < 2 && at < body.end; word++) {
		if (at + engross__scan_body_at(s, at, s->own, &s->n_own) == body.end)
			return;
		s->n_own = 0;
		while (at < body.end && s->text[at] != ' ' && s->text[at] != '\'')
			at++;
		at++;
	}
}

/* The bodies named right before the noun at START, and those nearest before it in the sentence. */
static void find_named(const struct engross__scanner *s, size_t start, struct engross__owner *owner)
{
	size_t n = s->n_mentions < ENGROSS__MENTIONS ? s->n_mentions : ENGROSS__MENTIONS, nearest = 0;

	memset(owner, 0, sizeof(*owner));
	for (size_t i = 0; i < n; i++) {
		const struct engross__mention *m = &s->mentions[(s->n_mentions - 1 - i) % ENGROSS__MENTIONS];

		if (m->span.end <= start && start - m->span.end < 4 && engross__scan_space(s, m->span.end) == start) {
			add_body(owner->said, &owner->n_said, m->body);
			owner->in_full |= !m->weak;
		}
	}
	for (size_t i = 0; i < n; i++) {
		const struct engross__mention *m = &s->mentions[(s->n_mentions - 1 - i) % ENGROSS__MENTIONS];

		if (m->span.end > start)
			continue;
		if (owner->n_said) {
			/* A short name that several bodies share means the one last named in full. */
			if (m->weak || !engross__prose_among(s, owner->said, owner->n_said, s->systems->bodies[m->body]->id))
				continue;
			add_body(owner->near, &owner->n_near, m->body);
			return;
		}
		if (start - m->span.end > CONTEXT_REACH || (nearest && m->span.start != nearest))
			return;
		if (!nearest && (blank_line_between(s, m->span.end, start) || sentence_between(s, m->span.end, start)))
			return;
		nearest = m->span.start;
		owner->near_weak = m->weak;
		add_body(owner->near, &owner->n_near, m->body);
	}
}

void engross__prose_owner(const struct engross__scanner *s, size_t start, struct engross__owner *owner)
{
	find_named(s, start, owner);
	if (owner->n_said || owner->n_near)
		return;
	for (size_t i = 0; i < s->n_own; i++)
		add_body(owner->near, &owner->n_near, s->own[i]);
}

/* Whether FORM, which only counts where its body is named, may be meant. */
static bool may_be_meant(const struct engross__scanner *s, const struct engross__form *form, const struct engross__owner *owner)
{
	return !form->named || owner->n_said || owner->open || form->system == owner->before ||
	       (!owner->near_weak && !form->incomplete && engross__prose_among(s, owner->near, owner->n_near, form->system->body));
}

/* " of the General Assembly" at AT: adds the bodies and returns past it; AT when there is none. */
static size_t read_owner_after(const struct engross__scanner *s, size_t at, uint32_t *bodies, size_t *n)
{
	const struct engross__word *word;
	size_t p = engross__scan_space(s, at), step, found;
	uint32_t names[ENGROSS__PROSE_BODIES];

	step = engross__scan_word(s, s->systems->prepositions, p, &word);
	/* Names in other scripts stand in the genitive, or need no preposition. */
	if (!step && (p >= s->length || (unsigned char)s->text[p] < 0x80))
		return at;
	p = engross__scan_space(s, p + step);
	step = engross__scan_body_at(s, p, names, &found);
	if (!step)
		return at;
	for (size_t i = 0; i < found; i++)
		add_body(bodies, n, names[i]);
	return p + step;
}

/* How well a reading fits the rules of its system: each that holds speaks for it, each that fails against it. *SILENT
   when none says anything. */
static int rules_fit(const struct engross__scanner *s, struct engross__candidate *c, bool *silent)
{
	int points = 0;

	*silent = true;
	c->refused = c->holds = false;
	for (size_t i = 0; i < c->form->system->n_rules; i++) {
		enum engross__outcome o = engross__rule_hold(s->document->context, &c->form->system->rules[i], &c->values, NULL);
		points += o == RULE_HOLDS ? 10 : o == RULE_FAILS ? -20 : 0;
		*silent &= o == RULE_SILENT;
		c->refused |= o == RULE_FAILS;
		c->holds |= o == RULE_HOLDS;
	}
	return points;
}

static int score(const struct engross__scanner *s, struct engross__candidate *c, const struct engross__owner *owner)
{
	const char *body = c->form->system->body;
	bool silent, known = owner->n_said || c->form->system == owner->before;
	int points = 0;

	if (owner->n_said) {
		if (!engross__prose_among(s, owner->said, owner->n_said, body))
			return -1000;
		points += 100;
		/* "Council" alone may be any of several: the last one named in full decides. */
		if (owner->n_said > 1 && engross__prose_among(s, owner->near, owner->n_near, body))
			points += 30;
	} else if (engross__prose_among(s, owner->near, owner->n_near, body)) {
		points += owner->near_weak ? 5 : 40;
		known = true;
	}
	points += rules_fit(s, c, &silent);
	if (c->form->system == owner->before)
		points += 60; /* a list holds one body's resolutions */
	if (silent && !known)
		points -= 45; /* nothing speaks for it: rather a usual citation with a slip than an unusual one */
	if (c->form->incomplete)
		points -= 60;
	points += (int)(c->values.match.span.end - c->values.match.span.start);
	points -= 15 * (int)c->values.match.n_faults;
	return points;
}

/* The date that may stand right behind a number that ends at END. */
static void date_behind(const struct engross__scanner *s, size_t end, struct engross__date *date)
{
	size_t at = engross__scan_space(s, end), n;

	date->style = DATE_NONE;
	n = engross__scan_word(s, s->systems->date_links, at, NULL);
	if (!n || !engross__date_read(s->systems, s->text, s->length, engross__scan_space(s, at + n), date))
		date->style = DATE_NONE;
}

/* Whether a slash stands behind the number at AT ("61/180", "S-14/1"). */
static bool slash_follows(const struct engross__scanner *s, size_t at)
{
	while (at < s->length && (engross__is_digit(s->text[at]) || s->text[at] == 'S' || s->text[at] == 'E' || s->text[at] == '-'))
		at++;
	return at < s->length && s->text[at] == '/';
}

/* Whether the number that ends at END goes on: a bracket, a slash, digits. */
static bool more_follows(const struct engross__scanner *s, size_t end)
{
	size_t at = engross__scan_space(s, end);

	return at < s->length && (engross__is_digit(s->text[at]) || strchr("([/-", s->text[at]));
}

/* A digit, the letter of a special session, or a character that scanners put for a digit. */
static bool may_be_number(const struct engross__scanner *s, size_t at)
{
	if (at >= s->length)
		return false;
	return engross__is_digit(s->text[at]) || s->text[at] == 'S' || s->text[at] == 'E' ||
	       engross__slot_misread_number(s->text, s->length, at);
}

/* Whether a letter beyond ASCII stands near AT: a form that holds one may fit. */
static bool foreign_near(const struct engross__scanner *s, size_t at)
{
	size_t end = at + FOREIGN_REACH < s->length ? at + FOREIGN_REACH : s->length;

	for (; at < end; at++)
		if ((unsigned char)s->text[at] >= 0x80)
			return true;
	return false;
}

bool engross__prose_read(const struct engross__scanner *s, size_t at, const char *act,
                         const struct engross__owner *owner, struct engross__candidate *best)
{
	ENGROSS__UNCLEARED struct engross__candidate c;
	size_t dated = 0;
	bool found = false, slashed, foreign, meant;

	if (!may_be_number(s, at))
		return false;
	c.date.style = DATE_NONE;
	slashed = slash_follows(s, at);
	foreign = foreign_near(s, at);
	for (size_t i = 0; i < s->systems->n_prose; i++) {
		c.form = s->systems->prose[i];
		if (c.form->slashed != slashed || (c.form->foreign && !foreign) || *c.form->system->act != *act ||
		    strcmp(c.form->system->act, act) != 0)
			continue;
		meant = may_be_meant(s, c.form, owner);
		if (!meant && !c.form->incomplete)
			continue;
		if (!engross__template_match(c.form->template, s->text, s->length, at, c.form->faults, &c.values.match) ||
		    !engross__scan_requires(c.form, &c.values.match))
			continue;
		if (dated != c.values.match.span.end) {
			dated = c.values.match.span.end;
			date_behind(s, dated, &c.date);
		}
		if (c.form->incomplete && more_follows(s, dated) && !engross__prose_date_in_brackets(s, dated, &c.date))
			continue;
		if (!meant && !engross__prose_bare_meant(s, &c, act, owner))
			continue;
		c.values.date = c.date.style ? &c.date : NULL;
		c.score = score(s, &c, owner);
		if (engross__prose_doubtful(s, &c) && !(c.holds && (engross__prose_doubtful(s, &c) > 1 || owner->n_said || owner->n_near)))
			continue;
		if (c.score > -500 && (!found || c.score > best->score)) {
			*best = c;
			found = true;
		}
	}
	return found;
}

/* The same when no resolution of the body that is named has such a number: whose it would be. *WRONG says so, unless
   the name is a short one that may mean a body that the data does not know. */
static bool read_any(const struct engross__scanner *s, size_t at, const char *act, const struct engross__owner *owner,
                     struct engross__candidate *best, bool *wrong)
{
	struct engross__owner nobody = { .n_said = 0 };

	*wrong = false;
	if (engross__prose_read(s, at, act, owner, best))
		return true;
	if (!owner->n_said || !engross__prose_read(s, at, act, &nobody, best))
		return false;
	*wrong = owner->in_full;
	return true;
}

/* "S-8/1", "ES-10/3" */
static bool special_session(const struct engross__scanner *s, size_t at)
{
	at += s->text[at] == 'E';
	return at + 2 < s->length && s->text[at] == 'S' && s->text[at + 1] == '-' && engross__is_digit(s->text[at + 2]);
}

/* Past one connector at AT ("and", ",", "to", "-"), or AT. */
static size_t one_connector(const struct engross__scanner *s, size_t at)
{
	size_t p = engross__scan_space(s, at), step = engross__scan_word(s, s->systems->connectors, p, NULL), range;

	range = engross__scan_word(s, s->systems->ranges, p, NULL);
	if (range > step)
		step = range;
	if (!step && p < s->length && s->text[p] == '-')
		step = 1;
	return step ? engross__scan_space(s, p + step) : at;
}

size_t engross__prose_connector(const struct engross__scanner *s, size_t at)
{
	size_t p = one_connector(s, at), q;

	/* ", and"; a capital behind the comma is the letter of a part, not "e" or "o". */
	if (p > at && p < s->length && (s->text[p] < 'A' || s->text[p] > 'Z') && strchr(",;", s->text[engross__scan_space(s, at)]) &&
	    (q = one_connector(s, p)) > p)
		return q;
	return p;
}

/* Past the bracket at AT that encloses the number behind it, or the mark of a note ("[3] 182 (1963)"); or AT. */
static size_t past_bracket(const struct engross__scanner *s, size_t at)
{
	size_t n = 1;

	if (at + 1 >= s->length || s->text[at] != '[' || engross__slot_misread_number(s->text, s->length, at))
		return at;
	while (at + n < s->length && engross__is_digit(s->text[at + n]))
		n++;
	return n > 1 && at + n < s->length && s->text[at + n] == ']' ? engross__scan_space(s, at + n + 1) : at + 1;
}

/* After a member: the place where the next one begins, or 0. */
static size_t next_member(const struct engross__scanner *s, size_t at)
{
	size_t p, article;

	if (at < s->length && s->text[at] == ']')
		at++;
	p = engross__prose_connector(s, at);

	/* "la resolución 2864 (XXVI) y la 2991 (XXVII)" */
	article = p > at ? engross__scan_word(s, s->systems->small_words, p, NULL) : 0;
	if (article)
		p = engross__scan_space(s, p + article);
	if (p == at && (p = engross__scan_space(s, at)) < s->length && s->text[p] == '.')
		p = engross__scan_space(s, p + 1); /* a comma that was read as a full stop */
	if (p > at)
		p = past_bracket(s, p);
	if (p == at || p >= s->length)
		return 0;
	return engross__is_digit(s->text[p]) || special_session(s, p) ||
	       engross__slot_misread_number(s->text, s->length, p) ? p : 0;
}

/* A bracketed number, as members after the first need to be: "853 (1993) 874 (1993)". */
static bool strong(const struct engross__match *match)
{
	return memchr(match->out, '(', match->out_length) || memchr(match->out, '/', match->out_length);
}

/* "64/178 de l'Assemblée générale du 18 décembre 2008": a date behind the body's name, which stays outside the span. */
static void date_after_owner(struct engross__scanner *s, struct engross__found *f)
{
	uint32_t bodies[ENGROSS__PROSE_BODIES];
	size_t n = 0, end = f->c.span.end, after = read_owner_after(s, end, bodies, &n);

	if (after == end)
		return;
	date_behind(s, after, &f->date);
	if (!f->date.style)
		engross__scan_date_detached(s, after, &f->date);
}

bool engross__prose_add(struct engross__scanner *s, const struct engross__candidate *c, bool first, bool wrong_body)
{
	struct engross__found *f;

	f = engross__scan_add_match(s, c->form, &c->values.match, first ? ENGROSS_FORM_PROSE : ENGROSS_FORM_LIST_ITEM);
	if (!f)
		return false;
	f->wrong_body = wrong_body;
	engross__scan_date(s, f, c->values.match.span.end);
	if (!f->date.style)
		date_after_owner(s, f);
	s->busy = f->c.span.end;
	return true;
}

/* "114 (1956). Resolution of 4 June 1956": the number stands before its noun at START, on the noun's line. */
static bool number_before(struct engross__scanner *s, size_t start, const char *act)
{
	size_t line = start, p;
	struct engross__owner none = { .n_said = 0 };
	struct engross__candidate c;

	while (line && start - line < 24 && s->text[line - 1] != '\n')
		line--;
	p = engross__scan_space(s, line);
	if (start - line >= 24 || line < s->busy || !engross__prose_read(s, p, act, &none, &c) || !c.form->number_first ||
	    c.values.match.span.end + 3 < start || c.values.match.span.end >= start || s->text[c.values.match.span.end] != '.')
		return true;
	return engross__prose_add(s, &c, true, false);
}

/* Whether C, which is not the first member of its list, may be a member: a number with a bracket or a slash, or a
   bare one of the same body. */
static bool may_go_on(const struct engross__scanner *s, const struct engross__candidate *c, const struct engross__owner *owner)
{
	const struct engross_span span = c->values.match.span;

	return strong(&c->values.match) ||
	       (owner->plural && c->form->system == owner->before && span.end - span.start >= ENGROSS__BARE_DIGITS &&
	        engross__prose_counts_nothing(s, span.end));
}

/* The owner may be named only after the whole list: looks past its members without keeping them. */
static void owner_behind(const struct engross__scanner *s, size_t at, const char *act, struct engross__owner *owner)
{
	struct engross__candidate c;

	owner->open = true;
	for (size_t n = 0; at && n < 64 && !owner->n_said; n++) {
		size_t end;
		if (!engross__prose_read(s, at, act, owner, &c) || (n && !may_go_on(s, &c, owner)))
			break;
		owner->before = c.form->system;
		end = c.values.match.span.end;
		date_behind(s, end, &c.date);
		if (c.date.style)
			end = c.date.span.end;
		read_owner_after(s, end, owner->said, &owner->n_said);
		if (end < s->length && s->text[end] == ',' && !owner->n_said)
			read_owner_after(s, end + 1, owner->said, &owner->n_said);
		at = next_member(s, end);
	}
	owner->open = false;
	owner->before = NULL;
}

/* "resolutions 60/251 of ..., by which it ..., and 65/281 of 17 June 2011": a dated member after a clause. Returns
   where it begins, or 0. */
static size_t member_after_clause(const struct engross__scanner *s, size_t at, const char *act,
                                  const struct engross__owner *owner)
{
	size_t end = at + CLAUSE_REACH < s->length ? at + CLAUSE_REACH : s->length;
	struct engross__candidate c;

	if (at >= s->length || s->text[at] != ',')
		return 0;
	for (size_t i = at + 1; i < end; i++) {
		size_t n, p;
		if (strchr(".;:(\"", s->text[i]) || (s->text[i] == '\n' && s->text[i - 1] == '\n'))
			return 0;
		if (s->text[i - 1] != ' ' && s->text[i - 1] != '\n')
			continue;
		n = engross__scan_word(s, s->systems->connectors, i, NULL);
		p = n ? engross__scan_space(s, i + n) : i;
		if (p > i && p < s->length && engross__is_digit(s->text[p]))
			return engross__prose_read(s, p, act, owner, &c) && c.date.style && c.date.year && strong(&c.values.match) ? p : 0;
	}
	return 0;
}

/* The members of a list from AT on. */
static bool scan_list(struct engross__scanner *s, size_t at, const char *act, struct engross__owner *owner)
{
	size_t items = (size_t)s->document->context->limits[ENGROSS__LIMIT_LIST_ITEMS], added;
	struct engross__candidate c;
	bool wrong;

	for (size_t i = 0; at && i < items; i++) {
		if (!engross__prose_shared(s, &at, act, owner, &added))
			return false;
		i += added;
		if (at) {
			if (!read_any(s, at, act, owner, &c, &wrong) || (i && !may_go_on(s, &c, owner)))
				return true;
			if (!engross__prose_add(s, &c, i == 0, wrong) || !engross__prose_parts(s, &c, act, owner))
				return false;
			owner->before = c.form->system;
		} else if (s->n_found) {
			owner->before = s->found[s->n_found - 1].system;
		}
		at = next_member(s, s->busy);
		if (!at && owner->plural)
			at = member_after_clause(s, s->busy, act, owner);
	}
	return true;
}

/* The act of a number that stands before its noun: the next noun in the sentence says it. */
static const char *act_behind(const struct engross__scanner *s, size_t at)
{
	size_t end = at + CONTEXT_REACH < s->length ? at + CONTEXT_REACH : s->length;

	for (; at < end && s->text[at] != '\n'; at++) {
		const struct engross__word *word;
		if ((unsigned char)s->text[at] >= 0x80 && engross__scan_word(s, s->systems->heads_behind, at, &word) && word->as)
			return word->as;
	}
	return NULL;
}

/* "2000年12月4日第55/67号决议": a number between two words, its date and its body before it. */
static bool scan_enclosed(struct engross__scanner *s, size_t start, size_t n)
{
	const char *act = act_behind(s, start + n);
	struct engross__owner owner;
	struct engross__candidate c;
	struct engross__date date;
	struct engross__found *f;
	bool wrong;

	if (!act || start + n >= s->length || !engross__is_digit(s->text[start + n]))
		return true;
	engross__prose_owner(s, engross__date_before(s->systems, s->text, s->length, start, &date) ? date.span.start : start, &owner);
	if (s->n_found && s->found[s->n_found - 1].enclosed && start - s->found[s->n_found - 1].c.span.end < 24)
		owner.before = s->found[s->n_found - 1].system;
	if (!read_any(s, start + n, act, &owner, &c, &wrong) ||
	    !engross__scan_word(s, s->systems->heads_behind, c.values.match.span.end, NULL))
		return true;
	if (!engross__prose_add(s, &c, true, wrong))
		return false;
	f = &s->found[s->n_found - 1];
	f->enclosed = true;
	if (!f->date.style && date.style)
		f->date = date;
	return true;
}

bool engross__scan_head(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	size_t n, at, step;
	struct engross__owner owner;
	bool commas;

	n = engross__name_match(literal->text, literal->length, s->text, s->length, start, &commas);
	if (!n || start < s->busy || !engross__scan_boundary(s, start))
		return true;
	if (literal->index == ENCLOSED)
		return scan_enclosed(s, start, n);
	if (!engross__scan_word_end(s, start + n))
		return true;
	at = past_bracket(s, engross__scan_space(s, start + n));
	if (at < s->length && !engross__is_digit(s->text[at]) && (unsigned char)s->text[at] < 0x80 && !strchr("NnSEod", s->text[at]) && !may_be_number(s, at))
		return start && s->text[start - 1] == ' ' ? number_before(s, start, literal->as) : true;
	engross__prose_owner(s, start, &owner);
	owner.plural = literal->index == PLURAL;
	if (owner.n_said == 0 && start && s->text[start - 1] == ' ' && !engross__is_digit(s->text[at]) &&
	    !number_before(s, start, literal->as))
		return false;
	step = engross__scan_word(s, s->systems->numbers, at, NULL);
	at = engross__scan_space(s, at + step);
	at = engross__scan_space(s, read_owner_after(s, at, owner.said, &owner.n_said));
	if (!owner.n_said)
		owner_behind(s, at, literal->as, &owner);
	return scan_list(s, at, literal->as, &owner);
}
