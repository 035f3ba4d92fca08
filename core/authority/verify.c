/* What cannot be right inside an authority: row against row, and row against the rules of its system. */
#include "authority/verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority_internal.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/memory.h"
#include "cite/lookup.h"
#include "host/context_internal.h"

void engross__verification_add(struct engross__verification *v, const struct engross__statement *at,
                               const char *kind, const char *what, const char *proof, ...)
{
	struct engross__verified *f;
	char text[600];
	va_list args;

	va_start(args, proof);
	vsnprintf(text, sizeof(text), proof, args);
	va_end(args);
	if (!engross__grow(&v->context->allocator, &v->found, &v->found_capacity, v->n_found + 1, sizeof(*f))) {
		v->nomem = true;
		return;
	}
	f = &v->found[v->n_found];
	*f = (struct engross__verified){ { at->path, at->line, at->key ? at->key : "", kind, what, NULL },
		                             at->order,
		                             v->n_found };
	f->c.proof = engross__arena_string(&v->arena, text);
	v->nomem |= !f->c.proof;
	v->n_found++;
}

struct engross__statement *engross__verification_state(struct engross__verification *v)
{
	if (engross__grow(&v->context->allocator, &v->statements, &v->statements_capacity, v->n_statements + 1,
	                  sizeof(*v->statements)))
		return &v->statements[v->n_statements++];
	v->nomem = true;
	return NULL;
}

/* Where a statement stands, for a proof. */
static const char *place(const struct engross__statement *s, char out[240])
{
	if (s->line)
		snprintf(out, 240, "%.180s:%zu", s->path, s->line);
	else
		snprintf(out, 240, "%.199s", s->path);
	return out;
}

static int compare_orders(const struct engross__statement *a, const struct engross__statement *b)
{
	return (a->order > b->order) - (a->order < b->order);
}

static int compare_keys(const void *a, const void *b)
{
	const struct engross__statement *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : compare_orders(x, y);
}

static int compare_titles(const void *a, const void *b)
{
	const struct engross__statement *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (!order)
		order = strcmp(x->language ? x->language : "", y->language ? y->language : "");
	return order ? order : compare_orders(x, y);
}

static void judge_fact(struct engross__verification *v, const struct engross__statement *now,
                       const char *what, const char *said, const struct engross__statement *before,
                       const char *said_before)
{
	char where[240];

	if (said && said_before && strcmp(said, said_before) != 0)
		engross__verification_add(v, now, "duplicate", what, "'%.120s' here, '%.120s' in %s", said,
		                          said_before, place(before, where));
}

/* Statements of one key say the same. They are in the order of keys. */
static void judge_duplicates(struct engross__verification *v)
{
	const struct engross__statement *dated = NULL, *named = NULL, *held = NULL;

	for (size_t i = 0; i < v->n_statements; i++) {
		const struct engross__statement *s = &v->statements[i];
		if (!i || strcmp(s[-1].key, s->key))
			dated = named = held = NULL;
		/* A row with titles in several languages is several statements of one order: it is judged once. */
		if (!i || s[-1].order != s->order || strcmp(s[-1].key, s->key)) {
			judge_fact(v, s, "two rows of one key give two dates", s->date, dated,
			           dated ? dated->date : NULL);
			judge_fact(v, s, "two rows of one key give two canonical forms", s->canonical, named,
			           named ? named->canonical : NULL);
			judge_fact(v, s, "two rows of one key give two sessions", s->session, held,
			           held ? held->session : NULL);
		}
		dated = dated || !s->date ? dated : s;
		named = named || !s->canonical ? named : s;
		held = held || !s->session ? held : s;
	}
}

/* Whether two titles differ in more than case. */
static bool other_title(const char *a, const char *b)
{
	for (; *a && *b; a++, b++) {
		char x = engross__is_upper(*a) ? (char)(*a | 32) : *a,
			 y = engross__is_upper(*b) ? (char)(*b | 32) : *b;
		if (x != y)
			return true;
	}
	return *a != *b;
}

/* Titles of one key in one language are one. They are in that order. */
static void judge_titles(struct engross__verification *v)
{
	const struct engross__statement *first = NULL;
	char where[240];

	for (size_t i = 0; i < v->n_statements; i++) {
		const struct engross__statement *s = &v->statements[i];
		if (!s->title)
			continue;
		if (!first || strcmp(first->key, s->key) || strcmp(first->language, s->language))
			first = s;
		else if (other_title(s->title, first->title))
			engross__verification_add(v, s, "title", "two rows of one key give two titles in one language",
			                          "\"%.160s\" here, \"%.160s\" in %s", s->title, first->title,
			                          place(first, where));
	}
}

/* For the rules of systems. */
struct judging {
	struct engross__verification *v;
	const struct engross__statement *at;
};

static void take_rule(void *payload, const char *code, const char *proof)
{
	struct judging *judging = payload;
	const char *slash = strchr(code, '/');

	engross__verification_add(judging->v, judging->at, slash ? slash + 1 : code,
	                          "the symbol, its session or year and its date do not agree", "%s: %s",
	                          judging->at->canonical, proof);
}

/* The series that KEY ends as a serial number of, in OUT, and the number; false when it is none. */
static bool split_key(const char *key, char out[64], long *number)
{
	const char *colon = strrchr(key, ':');
	size_t length = colon ? (size_t)(colon - key) : 0;

	if (!length || length >= 64 || !colon[1] || strlen(colon) > 9 ||
	    colon[1 + strspn(colon + 1, "0123456789")])
		return false;
	memcpy(out, key, length);
	out[length] = '\0';
	*number = atol(colon + 1);
	return true;
}

/* Each key against the rules of its system and what is known to be complete. Statements are in the order of
   keys. */
static void judge_symbols(struct engross__verification *v, bool others)
{
	char series[64];
	long number;

	for (size_t i = 0; i < v->n_statements; i++) {
		const struct engross__statement *s = &v->statements[i];
		struct judging judging = { v, s };
		if (i && s[-1].order == s->order && !strcmp(s[-1].key, s->key))
			continue;
		if (s->canonical)
			engross__symbol_judge(v->context, s->canonical, s->date, s->session, take_rule, &judging);
		if (others && split_key(s->key, series, &number) &&
		    engross__authority_complete(v->context, series, number) &&
		    !engross__authority_record(v->context, s->key, NULL, NULL))
			engross__verification_add(v, s, "nonexistent", "there is no such thing",
			                          "the authority is complete for %s and has no number %ld", series,
			                          number);
	}
}

/* A dated number of a series whose numbers only rise. */
struct point {
	const struct engross__statement *at;
	long number;
	size_t before; /* index + 1 of the point before it in the longest rising run that ends with it */
	bool kept;
};

static int compare_points(const void *a, const void *b)
{
	const struct point *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* Marks the points of the longest run whose dates do not fall. ENDS has room for COUNT; patience sorting,
   Fredman 1975. */
static void mark_rising(struct point *points, size_t count, size_t *ends)
{
	size_t length = 0;

	for (size_t i = 0; i < count; i++) {
		size_t low = 0, high = length;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (strcmp(points[ends[middle]].at->date, points[i].at->date) <= 0)
				low = middle + 1;
			else
				high = middle;
		}
		points[i].before = low ? ends[low - 1] + 1 : 0;
		ends[low] = i;
		length += low == length;
	}
	for (size_t at = length ? ends[length - 1] + 1 : 0; at; at = points[at - 1].before)
		points[at - 1].kept = true;
}

/* Whether two points of SERIES are of one session: what is adopted in a few days gets its numbers in no
   particular order. A label that is a year is no session. */
static bool same_session(const engross_context *context, const char *series, const struct point *a,
                         const struct point *b)
{
	const struct engross__range *range = engross__authority_range_of(context, series, a->number);

	if (!b)
		return false;
	if (a->at->session && b->at->session && !strcmp(a->at->session, b->at->session))
		return true;
	return range && range == engross__authority_range_of(context, series, b->number) &&
	       range->label[strspn(range->label, "0123456789")];
}

/* The dates of the COUNT points of SERIES rise with their numbers. */
static void judge_series(struct engross__verification *v, const char *series, struct point *points,
                         size_t count, size_t *ends)
{
	const struct point *below = NULL;

	qsort(points, count, sizeof(*points), compare_points);
	mark_rising(points, count, ends);
	for (size_t i = 0; i < count; i++) {
		const struct engross__statement *s = points[i].at;
		size_t next = i + 1;
		if (points[i].kept) {
			below = &points[i];
			continue;
		}
		while (next < count && !points[next].kept)
			next++;
		if (same_session(v->context, series, &points[i], below) ||
		    same_session(v->context, series, &points[i], next < count ? &points[next] : NULL))
			continue;
		engross__verification_add(v, s, "order", "the date does not rise with the number",
		                          "%s; %s%s%s%s%s%s%s", s->date, below ? below->at->key : "",
		                          below ? " is of " : "", below ? below->at->date : "",
		                          below && next < count ? ", " : "", next < count ? points[next].at->key : "",
		                          next < count ? " of " : "", next < count ? points[next].at->date : "");
	}
}

/* Statements are in the order of keys, so those of one series lie together. */
static enum engross_status judge_orders(struct engross__verification *v, struct engross_error *error)
{
	const struct engross__anchor *below, *above;
	struct point *points = engross__arena_array(&v->arena, v->n_statements, sizeof(*points));
	size_t *ends = engross__arena_array(&v->arena, v->n_statements, sizeof(*ends)), count = 0;
	char series[64] = "", now[64];
	long number;

	if (!points || !ends)
		return engross__nomem(error);
	for (size_t i = 0; i < v->n_statements; i++) {
		const struct engross__statement *s = &v->statements[i];
		if (!s->date || !split_key(s->key, now, &number) || (i && !strcmp(s[-1].key, s->key)) ||
		    !engross__authority_bounds(v->context, now, number, &below, &above))
			continue;
		if (strcmp(series, now)) {
			judge_series(v, series, points, count, ends);
			count = 0;
			memcpy(series, now, sizeof(series));
		}
		points[count++] = (struct point){ .at = s, .number = number };
	}
	judge_series(v, series, points, count, ends);
	return ENGROSS_OK;
}

static int compare_found(const void *a, const void *b)
{
	const struct engross__verified *x = a, *y = b;

	if (x->order != y->order)
		return x->order > y->order ? 1 : -1;
	return (x->serial > y->serial) - (x->serial < y->serial);
}

static enum engross_status judge(struct engross__verification *v, bool others, struct engross_error *error)
{
	enum engross_status status;

	if (v->n_statements)
		qsort(v->statements, v->n_statements, sizeof(*v->statements), compare_keys);
	judge_duplicates(v);
	judge_symbols(v, others);
	status = judge_orders(v, error);
	if (v->n_statements)
		qsort(v->statements, v->n_statements, sizeof(*v->statements), compare_titles);
	judge_titles(v);
	if (v->n_found)
		qsort(v->found, v->n_found, sizeof(*v->found), compare_found);
	if (status == ENGROSS_OK && v->nomem)
		status = engross__nomem(error);
	return status;
}

enum engross_status
engross_authority_verify(engross_context *context, const char *const *paths, size_t n_paths,
                         int (*visit)(void *payload, const struct engross_contradiction *found),
                         void *payload, struct engross_error *error)
{
	struct engross__verification v = { .context = context };
	enum engross_status status = engross_context_seal(context, error);
	const struct engross__authority *authority = context->authority;

	if (status != ENGROSS_OK)
		return status;
	engross__arena_init(&v.arena, &context->allocator);
	for (size_t i = 0; i < n_paths && status == ENGROSS_OK; i++)
		status = engross__verification_read(&v, paths[i], error);
	if (status == ENGROSS_OK && n_paths)
		status = judge(&v, true, error);
	/* A layer over another is meant to say otherwise: each is held against itself. */
	for (size_t i = 0; !n_paths && authority && i < authority->n_layers && status == ENGROSS_OK; i++) {
		v.n_statements = 0;
		engross__verification_take(&v, &authority->layers[i]->facts, authority->layers[i]->path);
		status = judge(&v, false, error);
	}
	for (size_t i = 0; i < v.n_found && status == ENGROSS_OK; i++)
		if (visit(payload, &v.found[i].c))
			break;
	engross__release(&context->allocator, v.statements);
	engross__release(&context->allocator, v.found);
	engross__arena_clear(&v.arena);
	return status;
}
