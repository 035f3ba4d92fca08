/* What the members of a list share: the session or year that is said once at its end, the number that several
   part letters follow. Each member is read from a text of its own, put together from what the list holds. */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "cite/prose.h"

/* The longest bracket that is shared ("(ES-XX)"), and the longest text that is put together. */
#define TAIL_MAX ((size_t)16)
#define MEMBER_MAX ((size_t)80)

/* How many members may share one bracket. */
#define CHAIN_MAX 24

/* A member of a chain: "3419 A", "1541", or the letter alone, whose number is the one before. */
struct link {
	struct engross_span number; /* its digits, or those that it takes over */
	struct engross_span span;
	char part;                  /* 0: none */
	bool letter;                /* begins with its letter */
};

/* A capital that stands alone at AT: the letter of a part; 0 where there is none. */
static char lone_capital(const struct engross__scanner *s, size_t at)
{
	if (at >= s->length || !engross__is_upper(s->text[at]) || !engross__scan_word_end(s, at + 1))
		return '\0';
	if (at + 1 < s->length && strchr("/'", s->text[at + 1]))
		return '\0';
	/* "U.N." */
	if (at + 2 < s->length && s->text[at + 1] == '.' && engross__is_letter(s->text[at + 2]))
		return '\0';
	return s->text[at];
}

/* One link at AT after BEFORE (NULL: the first); returns past it, 0 when there is none. */
static size_t read_link(const struct engross__scanner *s, size_t at, const struct link *before, struct link *out)
{
	size_t n = 0, p;

	memset(out, 0, sizeof(*out));
	while (at + n < s->length && engross__is_digit(s->text[at + n]) && n < 6)
		n++;
	if (n && n < 6) {
		out->number = (struct engross_span){ at, at + n };
		p = engross__scan_space(s, at + n);
		out->part = lone_capital(s, p);
		n = out->part ? p + 1 - at : n;
	} else if (!n && before && before->part && lone_capital(s, at) > before->part) {
		out->number = before->number;
		out->part = lone_capital(s, at);
		out->letter = true;
		n = 1;
	} else {
		return 0;
	}
	out->span = (struct engross_span){ at, at + n };
	return at + n;
}

/* The bracket at AT: its length, 0 when there is none that could be shared. */
static size_t bracket(const struct engross__scanner *s, size_t at)
{
	size_t n = 1;

	if (at >= s->length || s->text[at] != '(')
		return 0;
	while (n < TAIL_MAX && at + n < s->length && (engross__is_alnum(s->text[at + n]) || s->text[at + n] == '-'))
		n++;
	return n > 1 && n < TAIL_MAX && at + n < s->length && s->text[at + n] == ')' ? n + 1 : 0;
}

/* Reads LINK with the bracket TAIL, and says that it stands at the link's place. A reading that the rules refuse
   is none. */
static bool read_composed(const struct engross__scanner *s, const struct link *link, struct engross_span tail,
                          const char *act, const struct engross__owner *owner, struct engross__candidate *out)
{
	char text[MEMBER_MAX];
	size_t n = link->number.end - link->number.start;
	struct engross__scanner here = *s;

	memcpy(text, s->text + link->number.start, n);
	if (link->part) {
		text[n++] = ' ';
		text[n++] = link->part;
	}
	text[n++] = ' ';
	memcpy(text + n, s->text + tail.start, tail.end - tail.start);
	n += tail.end - tail.start;
	here.text = text;
	here.length = n;
	if (!engross__prose_read(&here, 0, act, owner, out) || out->values.match.span.end != n ||
	    out->values.match.n_faults || out->refused)
		return false;
	out->values.match.span = link->span;
	for (size_t i = 0; i < out->values.match.n_captures; i++)
		out->values.match.captures[i].span = link->span;
	return true;
}

bool engross__prose_shared(struct engross__scanner *s, size_t *at, const char *act, const struct engross__owner *owner,
                           size_t *added)
{
	struct link links[CHAIN_MAX];
	struct engross__candidate c;
	struct engross_span tail;
	size_t n = 0, p = *at, end;

	*added = 0;
	for (;;) {
		if (n == CHAIN_MAX || !(end = read_link(s, p, n ? &links[n - 1] : NULL, &links[n])))
			return true;
		n++;
		tail.start = engross__scan_space(s, end);
		tail.end = tail.start + bracket(s, tail.start);
		if (tail.end > tail.start)
			break;
		if ((p = engross__prose_connector(s, end)) == end)
			return true;
	}
	if (n < 2 || (!owner->plural && !links[1].part))
		return true;
	for (size_t i = 0; i < n; i++)
		if (!read_composed(s, &links[i], tail, act, owner, &c))
			return true;
	for (size_t i = 0; i < n && (i + 1 < n || links[i].letter); i++) {
		if (i + 1 == n)
			links[i].span.end = tail.end;
		if (!read_composed(s, &links[i], tail, act, owner, &c))
			return true;
		if (!engross__prose_add(s, &c, i == 0, false))
			return false;
		++*added;
	}
	*at = links[n - 1].letter ? 0 : links[n - 1].span.start;
	return true;
}

/* The letters at AT that may name a part after the one that C has: their length. */
static size_t next_part(const struct engross__scanner *s, size_t at, const char *before)
{
	size_t n = 0;

	if (lone_capital(s, at))
		return s->text[at] > *before ? 1 : 0;
	/* A letter of the Arabic order; its comma is none. */
	while (at + n + 1 < s->length && (unsigned char)s->text[at + n] >= 0x80 && memcmp(s->text + at + n, "\xD8\x8C", 2) != 0 &&
	       n < 16)
		n++;
	return n;
}

/* The place of the part that C has, in the text; an empty span: it has none. */
static struct engross_span part_place(const struct engross__match *match, const char **value)
{
	const struct engross__capture *part = NULL;

	/* "part", or "partafter" */
	for (size_t i = 0; i < match->n_captures && !part; i++)
		if (!strncmp(match->captures[i].name, "part", 4))
			part = &match->captures[i];
	*value = part ? part->value : "";
	return part ? part->span : (struct engross_span){ 0, 0 };
}

bool engross__prose_parts(struct engross__scanner *s, const struct engross__candidate *first, const char *act,
                          const struct engross__owner *owner)
{
	struct engross__candidate c;
	const char *value;
	char letter[24];
	const struct engross_span place = part_place(&first->values.match, &value), whole = first->values.match.span;
	size_t end = whole.end, head = place.start - whole.start, tail = whole.end - place.end;

	if (place.end == place.start || head + tail + 24 > MEMBER_MAX)
		return true;
	for (size_t items = 0; items < CHAIN_MAX; items++) {
		struct engross__scanner here = *s;
		char text[MEMBER_MAX];
		size_t at = engross__prose_connector(s, end), n;

		if (at == end || !(n = next_part(s, at, value)))
			return true;
		memcpy(text, s->text + whole.start, head);
		memcpy(text + head, s->text + at, n);
		memcpy(text + head + n, s->text + place.end, tail);
		here.text = text;
		here.length = head + n + tail;
		if (!engross__prose_read(&here, 0, act, owner, &c) || c.values.match.span.end != here.length ||
		    c.form != first->form || c.values.match.n_faults)
			return true;
		c.values.match.span = (struct engross_span){ at, at + n };
		for (size_t i = 0; i < c.values.match.n_captures; i++)
			c.values.match.captures[i].span = c.values.match.span;
		if (!engross__prose_add(s, &c, false, false))
			return false;
		end = s->busy;
		part_place(&c.values.match, &value);
		snprintf(letter, sizeof(letter), "%s", value);
		value = letter;
	}
	return true;
}
