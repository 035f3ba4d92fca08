/* Numbers that stand bare ("resolution 1325"), and others of which it is open whether they are meant. */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "cite/prose.h"

/* Whether "1325" with a date reads as "1325 (2000)", and the rules hold for that. */
static bool holds_with_year(const struct engross__scanner *s, const struct engross__candidate *bare, const char *act)
{
	struct engross__owner nobody = { .n_said = 0 };
	struct engross__candidate c;
	struct engross__scanner here = *s;
	const struct engross_span span = bare->values.match.span;
	char text[32];
	int n = snprintf(text, sizeof(text), "%.*s (%d)", (int)(span.end - span.start), s->text + span.start, bare->date.year);

	here.text = text;
	here.length = n > 0 ? (size_t)n : 0;
	return n > 0 && (size_t)n < sizeof(text) && engross__prose_read(&here, 0, act, &nobody, &c) &&
	       c.form->system == bare->form->system && !c.form->incomplete && !c.refused && c.holds;
}

/* How far back the body that a text speaks of may be named. */
#define SPOKEN_REACH ((size_t)8192)

/* Whether BODY is one whose acts are cited by bare numbers. */
static bool has_bare_form(const struct engross__scanner *s, const char *body)
{
	for (size_t i = 0; i < s->systems->n_prose; i++) {
		const struct engross__form *form = s->systems->prose[i];
		if (form->incomplete && form->named && !strcmp(form->system->body, body))
			return true;
	}
	return false;
}

/* "In the Security Council we adopted ... Resolution 2231 remains in force": whether BODY is the last such body
   that the text named in full. Those that share a name count together. */
static bool spoken_of(const struct engross__scanner *s, size_t start, const char *body)
{
	size_t n = s->n_mentions < ENGROSS__MENTIONS ? s->n_mentions : ENGROSS__MENTIONS, last = 0;

	for (size_t i = 0; i < n; i++) {
		const struct engross__mention *m = &s->mentions[(s->n_mentions - 1 - i) % ENGROSS__MENTIONS];
		const char *id = s->systems->bodies[m->body]->id;

		if (m->span.end > start || m->weak)
			continue;
		if (start - m->span.end > SPOKEN_REACH || (last && m->span.end != last))
			return false;
		if (!strcmp(id, body))
			return true;
		if (has_bare_form(s, id))
			last = m->span.end;
	}
	return false;
}

/* Whether the word at AT, of *N letters, is written like a plural noun. */
static bool like_a_plural(const struct engross__scanner *s, size_t at, size_t *n)
{
	for (*n = 0; at + *n < s->length && engross__is_letter(s->text[at + *n]);)
		++*n;
	return *n > 3 && s->text[at + *n - 1] == 's';
}

bool engross__prose_counts_nothing(const struct engross__scanner *s, size_t end)
{
	size_t at = engross__scan_space(s, end), n;

	if (at >= s->length || !engross__is_letter(s->text[at]) || at == end ||
	    engross__scan_word(s, s->systems->prepositions, at, NULL) ||
	    engross__scan_word(s, s->systems->connectors, at, NULL))
		return true;
	/* "300 others", "300 other papers"; but "338 remain the basis". */
	if (engross__is_upper(s->text[at]) || like_a_plural(s, at, &n) || n < 4)
		return false;
	return !like_a_plural(s, engross__scan_space(s, at + n), &n);
}

bool engross__prose_bare_meant(const struct engross__scanner *s, const struct engross__candidate *c, const char *act,
                               const struct engross__owner *owner)
{
	char key[ENGROSS__MATCH_OUT];

	if (!c->form->incomplete || c->values.match.span.end - c->values.match.span.start < ENGROSS__BARE_DIGITS)
		return false;
	if (!owner->near_weak && engross__prose_among(s, owner->near, owner->n_near, c->form->system->body))
		return true;
	if (c->form->key && engross__match_print(&c->values.match, c->form->key, key, sizeof(key)) && engross__seen_has(s, key))
		return true;
	if (!owner->n_said && spoken_of(s, c->values.match.span.start, c->form->system->body))
		return true;
	return c->date.style && c->date.year && holds_with_year(s, c, act);
}

bool engross__prose_date_in_brackets(const struct engross__scanner *s, size_t end, struct engross__date *date)
{
	size_t at = engross__scan_space(s, end);
	struct engross__date read;

	if (at >= s->length || s->text[at] != '(' ||
	    !engross__date_read(s->systems, s->text, s->length, at + 1, &read) || !read.year)
		return false;
	*date = read;
	return true;
}

size_t engross__prose_doubtful(const struct engross__scanner *s, struct engross__candidate *c)
{
	const struct engross__capture *session = NULL;

	if (c->values.match.n_faults)
		session = engross__match_capture(&c->values.match, "session");
	if (!session || (*session->value >= '0' && *session->value <= '9'))
		return 0;
	for (size_t i = session->span.start; i < session->span.end; i++)
		if (!strchr("1l|!", s->text[i]))
			return 0;
	return session->span.end - session->span.start;
}
