/* What refers to something said elsewhere: Ibid., "the aforementioned resolution", "operative paragraph 4". */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "cite/roman.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

/* The n of an anaphor that means an act of the body in its sentence (data/language/citations.xml). */
#define OWN 1u

static size_t name_here(const struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	bool commas;
	size_t n = engross__name_match(literal->text, literal->length, s->text, s->length, start, &commas);

	return n && !commas && engross__scan_boundary(s, start) ? n : 0;
}

/* The continuation form ("vol. 2225, No. 39574") that follows at AT after ", ". */
static const struct engross__form *locator(const struct engross__scanner *s, size_t at, struct engross__match *match)
{
	at = engross__scan_space(s, at);
	if (at >= s->length || s->text[at] != ',')
		return NULL;
	at = engross__scan_space(s, at + 1);
	for (size_t i = 0; i < s->systems->n_forms; i++) {
		const struct engross__form *form = s->systems->forms[i];
		if (form->kind == FORM_CONTINUATION && form->system->treaties &&
		    engross__template_match(form->template, s->text, s->length, at, 0, match))
			return form;
	}
	return NULL;
}

/* What "Ibid." alone repeats until its antecedent is known. */
static const char *treaty_series(const struct engross__scanner *s)
{
	for (size_t i = 0; i < s->systems->n_systems; i++)
		if (s->systems->systems[i]->treaties)
			return s->systems->systems[i]->id;
	return "internal";
}

bool engross__scan_ibid(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	size_t n = name_here(s, literal, start);
	const struct engross__form *form;
	struct engross__found *f;
	struct engross__match match;

	if (!n || (literal->text[literal->length - 1] != '.' && !engross__scan_word_end(s, start + n)))
		return true;
	/* "Ibid." and "Ibid" are both listed: the longer one counts. */
	if (s->n_found && s->found[s->n_found - 1].c.span.start == start) {
		if (s->found[s->n_found - 1].c.span.end >= start + n)
			return true;
		s->n_found--;
	}
	form = locator(s, start + n, &match);
	if (form) {
		match.span.start = start;
		f = engross__scan_add_match(s, form, &match, ENGROSS_FORM_ANAPHORA);
		if (!f)
			return false;
		f->draws = true;
	} else {
		f = engross__scan_add(s);
		if (!f)
			return false;
		f->c.span = (struct engross_span){ start, start + n };
		f->c.form = ENGROSS_FORM_ANAPHORA;
		f->c.system = treaty_series(s);
	}
	f->literal = literal;
	f->act = literal->as && *literal->as ? literal->as : "ibid";
	return true;
}

bool engross__scan_anaphor(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	size_t n = name_here(s, literal, start);
	struct engross__found *f;

	if (!n || !engross__scan_word_end(s, start + n))
		return true;
	if (s->n_found && s->found[s->n_found - 1].literal && s->found[s->n_found - 1].literal->kind == LITERAL_ANAPHOR &&
	    s->found[s->n_found - 1].c.span.end > start) {
		/* "the aforementioned resolution" holds "aforementioned resolution". */
		return true;
	}
	if (literal->index == OWN)
		return engross__scan_own_act(s, literal, start, start + n);
	f = engross__scan_add(s);
	if (!f)
		return false;
	f->c.span = (struct engross_span){ start, start + n };
	f->c.form = ENGROSS_FORM_ANAPHORA;
	f->c.system = "internal";
	f->literal = literal;
	f->act = literal->as;
	return true;
}

/* "4", "4 (b)", "IV", "II": what follows the unit; returns its length. */
static size_t read_label(const struct engross__scanner *s, size_t at, bool roman, long *number)
{
	size_t n = 0;

	*number = 0;
	while (at + n < s->length && s->text[at + n] >= '0' && s->text[at + n] <= '9' && n < 5)
		*number = *number * 10 + (s->text[at + n++] - '0');
	if (!n && roman) {
		while (at + n < s->length && strchr("IVXLC", s->text[at + n]) && s->text[at + n] && n < 8)
			n++;
		if (n)
			*number = engross__roman_value(s->text + at, n);
		if (!*number || !engross__scan_word_end(s, at + n))
			return 0;
		return n;
	}
	if (!n || !engross__scan_word_end(s, at + n))
		return 0;
	/* " (b)" belongs to it. */
	size_t p = at + n + (at + n < s->length && s->text[at + n] == ' ');
	if (p + 2 < s->length && s->text[p] == '(' && s->text[p + 1] >= 'a' && s->text[p + 1] <= 'z' && s->text[p + 2] == ')')
		n = p + 3 - at;
	return n;
}

/* " to 7", " and 9", "-5": goes on a range or list of labels; returns what it takes. */
static size_t read_more(const struct engross__scanner *s, size_t at, long *last)
{
	size_t p = engross__scan_space(s, at), step, n;
	long number;

	if (p < s->length && s->text[p] == '-')
		step = 1;
	else
		step = engross__scan_word(s, engross__language_list(s->document->context, NULL, "citation.range"), p, NULL);
	if (!step)
		return 0;
	p = engross__scan_space(s, p + step);
	n = read_label(s, p, false, &number);
	if (!n)
		return 0;
	*last = number;
	return p + n - at;
}

/* Whether a word such as "supra" stands right before START. */
static bool supra_before(const struct engross__scanner *s, size_t start)
{
	size_t end = start, word;

	while (end && start - end < 4 && (engross__is_space(s->text[end - 1]) || s->text[end - 1] == ','))
		end--;
	for (word = end; word && end - word < 16 && engross__is_letter(s->text[word - 1]); word--)
		;
	return word < end && word + engross__scan_word(s, s->systems->self_words, word, NULL) == end;
}

/* A point without a label behind it: "second preambular paragraph", or "preceding paragraph", which says where it is.
   POINT's unit is set; the rest is filled in. False when it is none, or (s->status) when out of memory. */
static bool read_unlabelled(struct engross__scanner *s, struct engross__point *point, size_t start, size_t end)
{
	size_t from = start, label = 0;

	if (!strcmp(point->unit, "preambular-paragraph") || !strcmp(point->unit, "operative-paragraph")) {
		point->number = engross__scan_ordinal_before(s, start, &from);
		if (point->number <= 0)
			return false;
		for (label = start - from; label && engross__is_space(s->text[from + label - 1]); label--)
			;
	} else if (strcmp(point->unit, "preceding-paragraph") != 0 && strcmp(point->unit, "following-paragraph") != 0) {
		return false;
	}
	point->last = point->number;
	point->span = (struct engross_span){ from, end };
	point->after = point->label_end = end;
	point->label = engross__arena_copy(s->arena, s->text + from, label);
	if (!point->label)
		s->status = ENGROSS_NOMEM;
	return point->label;
}

bool engross__scan_point(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	size_t n = name_here(s, literal, start), at, length, step, more;
	struct engross__point point = { .unit = literal->as };
	const struct engross__point *previous = s->n_points ? &s->points[s->n_points - 1] : NULL;

	if (!n || !engross__scan_word_end(s, start + n))
		return true;
	if (previous && previous->span.start <= start && previous->span.end > start)
		return true; /* "paragraph" inside "operative paragraph" */
	at = engross__scan_space(s, start + n);
	length = read_label(s, at, literal->index == 1, &point.number);
	if (!length && !read_unlabelled(s, &point, start, start + n))
		return s->status == ENGROSS_OK;
	if (length) {
		point.last = point.number;
		for (int i = 0; i < 40 && (more = read_more(s, at + length, &point.last)); i++)
			length += more;
		point.span = (struct engross_span){ start, at + length };
		point.after = point.label_end = point.span.end;
		point.label = engross__arena_copy(s->arena, s->text + at, length);
	}
	if (!point.label)
		goto nomem;
	at = engross__scan_space(s, point.span.end);
	step = engross__scan_word(s, s->systems->self_words, at, NULL);
	/* "note 3 above", "supra note 3": a note is meant only so. */
	if (!strcmp(point.unit, "footnote") && !step && !supra_before(s, start))
		return true;
	if (!strcmp(point.unit, "footnote") && !step) {
		point.internal = true;
	} else if (step) {
		point.internal = true;
		point.span.end = at + step;
	} else if ((step = engross__scan_word(s, s->systems->prepositions, at, NULL))) {
		point.linked = true;
		point.after = engross__scan_space(s, at + step);
		/* "of the section entitled ...": says where, though not in what. */
		step = engross__scan_word(s, s->systems->parts, point.after, NULL);
		if (step)
			point.span.end = point.after + step;
	}
	if (!engross__grow(&s->document->context->allocator, &s->points, &s->points_capacity, s->n_points + 1, sizeof(*s->points)))
		goto nomem;
	s->points[s->n_points++] = point;
	return true;
nomem:
	s->status = ENGROSS_NOMEM;
	return false;
}
