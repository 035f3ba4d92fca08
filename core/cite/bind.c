/* After the scan: what lies inside what, what a pinpoint belongs to, what an anaphor stands for. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

/* How far a pinpoint may stand from the citation that it belongs to. */
#define POINT_REACH ((size_t)90)

static int by_place(const void *a, const void *b)
{
	const struct engross__found *x = a, *y = b;

	if (x->c.span.start != y->c.span.start)
		return x->c.span.start < y->c.span.start ? -1 : 1;
	if (x->c.span.end != y->c.span.end)
		return x->c.span.end > y->c.span.end ? -1 : 1;
	return 0;
}

/* Finds come nearly in order; sorts only when they do not. */
static void sort(struct engross__scanner *s)
{
	for (size_t i = 1; i < s->n_found; i++)
		if (by_place(&s->found[i - 1], &s->found[i]) > 0) {
			qsort(s->found, s->n_found, sizeof(*s->found), by_place);
			return;
		}
}

/* Drops finds that lie inside or overlap an earlier one: the name within the longer name. */
static void drop_inner(struct engross__scanner *s)
{
	size_t kept = 0, end = 0;

	for (size_t i = 0; i < s->n_found; i++) {
		/* "That resolution AG/RES. 2240 ..." names the resolution itself. */
		if (s->found[i].act && i + 1 < s->n_found && s->found[i + 1].system &&
		    engross__scan_space(s, s->found[i].c.span.end) == s->found[i + 1].c.span.start)
			continue;
		if (kept && s->found[i].c.span.start < end)
			continue;
		end = s->found[i].c.span.end;
		s->found[kept++] = s->found[i];
	}
	s->n_found = kept;
}

static bool add_pinpoint(struct engross__scanner *s, struct engross__found *f, const struct engross__point *point)
{
	struct engross_pinpoint *list = (struct engross_pinpoint *)f->c.pinpoints;
	size_t n = f->c.n_pinpoints;

	/* Room for a power of two, so that a long row of them is copied in linear time. */
	if (!(n & (n - 1))) {
		list = engross__arena_array(s->arena, n ? 2 * n : 1, sizeof(*list));
		if (!list) {
			s->status = ENGROSS_NOMEM;
			return false;
		}
		if (n)
			memcpy(list, f->c.pinpoints, n * sizeof(*list));
	}
	/* "of this resolution" is not a part of the point itself. */
	list[f->c.n_pinpoints++] = (struct engross_pinpoint){
		.unit = point->unit, .label = point->label, .number = point->last,
		.span = { point->span.start, point->label_end },
	};
	f->c.pinpoints = list;
	return true;
}

/* Only words that may stand between "paragraph 4 of" and its citation: no stop, no bracket, no other clause. */
static bool close_by(const struct engross__scanner *s, size_t from, size_t to)
{
	if (to < from || to - from > POINT_REACH)
		return false;
	for (size_t i = from; i < to; i++)
		if (strchr(".,;:()\"", s->text[i]) || (s->text[i] == '\n' && i + 1 < to && s->text[i + 1] == '\n'))
			return false;
	return true;
}

/* The first find that begins at or after AT. */
size_t engross__bind_first_from(const struct engross__scanner *s, size_t at)
{
	size_t low = 0, high = s->n_found;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->found[middle].c.span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool bind_point(struct engross__scanner *s, struct engross__point *point)
{
	size_t next = engross__bind_first_from(s, point->after);

	if (point->linked && next < s->n_found && close_by(s, point->after, s->found[next].c.span.start)) {
		point->used = true;
		return add_pinpoint(s, &s->found[next], point);
	}
	/* ", chap. I, resolution 1": right behind the citation or another pinpoint of it. */
	if (next) {
		struct engross__found *f = &s->found[next - 1];
		size_t end = f->c.span.end;
		if (f->c.n_pinpoints && f->c.pinpoints[f->c.n_pinpoints - 1].span.start > end)
			end = f->c.pinpoints[f->c.n_pinpoints - 1].span.end;
		if (end < point->span.start && s->text[end] == ',' && engross__scan_space(s, end + 1) == point->span.start &&
		    f->c.form != ENGROSS_FORM_EVENT) {
			point->used = true;
			return add_pinpoint(s, f, point);
		}
	}
	return true;
}

/* Pinpoints that belong to no citation are references inside this document (paragraphs, and whatever says "of
   this resolution"), or to something outside that is no citation. */
static bool bind_points(struct engross__scanner *s)
{
	bool annexes = false;

	for (size_t i = 0; i < s->document->n_blocks && !annexes; i++)
		annexes = s->document->blocks[i].kind == ENGROSS_BLOCK_ANNEX;
	for (size_t i = 0; i < s->n_points; i++)
		if (!s->points[i].internal && !bind_point(s, &s->points[i]))
			return false;
	for (size_t i = 0; i < s->n_points; i++) {
		const struct engross__point *p = &s->points[i];
		struct engross__found *f;

		/* An annex that no citation claims is this document's, when it has any. */
		if (p->used || (!p->internal && !(annexes && !p->linked && !strcmp(p->unit, "annex")) &&
		                strcmp(p->unit, "paragraph") != 0 && strcmp(p->unit, "operative-paragraph") != 0 &&
		                strcmp(p->unit, "preambular-paragraph") != 0 && strcmp(p->unit, "preceding-paragraph") != 0 &&
		                strcmp(p->unit, "following-paragraph") != 0))
			continue;
		f = engross__scan_add(s);
		if (!f)
			return false;
		f->c.system = "internal";
		f->c.form = ENGROSS_FORM_INTERNAL;
		f->c.span = p->span;
		if (!p->linked)
			f->c.key = engross__arena_format(s->arena, *p->label ? "internal:%s:%s" : "internal:%s", p->unit, p->label);
		if ((!p->linked && !f->c.key) || !add_pinpoint(s, f, p)) {
			s->status = ENGROSS_NOMEM;
			return false;
		}
	}
	return true;
}

static bool bind_footnotes(struct engross__scanner *s)
{
	const engross_document *d = s->document;

	for (size_t i = 0; i < d->n_footnotes; i++) {
		const struct engross_footnote *note = &d->footnotes[i];
		struct engross__found *f;

		if (note->mark.start == note->mark.end)
			continue;
		f = engross__scan_add(s);
		if (!f)
			return false;
		f->c.system = "internal";
		f->c.form = ENGROSS_FORM_FOOTNOTE_MARK;
		f->c.span = note->mark;
		f->c.key = note->number ? engross__arena_format(s->arena, "internal:footnote:%ld", note->number)
		                        : engross__arena_format(s->arena, "internal:footnote:%s", note->symbol);
		if (!f->c.key) {
			s->status = ENGROSS_NOMEM;
			return false;
		}
	}
	return true;
}

/* What a paragraph "of the section entitled ..." belongs to: the citation nearest before it in its block. */
static void bind_parts(struct engross__scanner *s)
{
	for (size_t i = 1; i < s->n_found; i++) {
		struct engross__found *f = &s->found[i];

		if (f->c.form != ENGROSS_FORM_INTERNAL || f->c.key)
			continue;
		for (size_t j = i; j > 0 && s->found[j - 1].c.block == f->c.block; j--)
			if (s->found[j - 1].c.key && s->found[j - 1].c.form != ENGROSS_FORM_EVENT &&
			    s->found[j - 1].c.form != ENGROSS_FORM_FOOTNOTE_MARK) {
				f->c.antecedent = j - 1;
				break;
			} else if (i - j > 8) {
				break;
			}
	}
}

/* Whether text offset AT is emphasised; *NEXT goes on through the hints. */
static bool emphasised(const engross_document *d, size_t at, size_t *next, bool *on)
{
	for (; *next < d->n_hints && d->hints[*next].at <= at; ++*next)
		if (d->hints[*next].hint == ENGROSS_HINT_EMPHASIS)
			*on = d->hints[*next].value != 0;
	return *on;
}

/* "Ibid." in italics here and in roman there: one style is meant. Tells of those unlike the first. */
static bool compare_styles(struct engross__scanner *s)
{
	size_t next = 0, first = ENGROSS_NO_INDEX;
	bool on = false, style = false, told = false;

	for (size_t i = 0; i < s->n_found && !told; i++) {
		struct engross__found *f = &s->found[i];
		bool now;

		if (!f->act || strcmp(f->act, "ibid") != 0)
			continue;
		now = emphasised(s->document, f->c.span.start, &next, &on);
		if (first == ENGROSS_NO_INDEX) {
			first = i;
			style = now;
		} else if (now != style && !s->found[first].c.n_problems) {
			struct engross_problem *p;
			if (!engross__bind_problem(s, &s->found[first], "citation/inconsistent", ENGROSS_LEVEL_INFO,
			                           style ? "in italics here, in roman elsewhere"
			                                 : "in roman here, in italics elsewhere"))
				return false;
			p = (struct engross_problem *)s->found[first].c.problems;
			p->related = f->c.span;
			p->related_message = now ? "in italics" : "in roman";
			told = true;
		}
	}
	return true;
}

static void find_blocks(struct engross__scanner *s)
{
	const engross_document *d = s->document;
	size_t b = 0;

	for (size_t i = 0; i < s->n_found; i++) {
		while (b + 1 < d->n_blocks && d->blocks[b + 1].span.start <= s->found[i].c.span.start)
			b++;
		if (b < d->n_blocks && d->blocks[b].span.start <= s->found[i].c.span.start)
			s->found[i].c.block = b;
	}
}

bool engross__bind(struct engross__scanner *s)
{
	sort(s);
	drop_inner(s);
	if (!bind_points(s) || !bind_footnotes(s))
		return false;
	sort(s);
	drop_inner(s);
	if (!engross__bind_terms(s))
		return false;
	sort(s);
	drop_inner(s);
	find_blocks(s);
	if (!engross__bind_anaphors(s))
		return false;
	bind_parts(s);
	return compare_styles(s);
}
