/* Runs of replaced units between stretches that are the same on both sides. */
#include "text/offset_map.h"

#include <string.h>

#include "base/memory.h"

void engross__offset_map_init(struct engross__offset_map *map, const struct engross_allocator *allocator)
{
	memset(map, 0, sizeof(*map));
	map->allocator = allocator;
}

void engross__offset_map_clear(struct engross__offset_map *map)
{
	engross__release(map->allocator, map->runs);
	engross__offset_map_init(map, map->allocator);
}

void engross__offset_map_same(struct engross__offset_map *map, size_t length)
{
	map->text_length += length;
	map->origin_length += length;
}

static size_t run_text_end(const struct engross__map_run *run)
{
	return run->text + run->count * run->to;
}

static size_t run_origin_end(const struct engross__map_run *run)
{
	return run->origin + run->count * run->from;
}

void engross__offset_map_replace(struct engross__offset_map *map, size_t from, size_t to)
{
	struct engross__map_run *last = map->count ? &map->runs[map->count - 1] : NULL;
	size_t text = map->text_length, origin = map->origin_length;

	if (!from && !to)
		return;
	map->text_length += to;
	map->origin_length += from;
	if (from > UINT32_MAX || to > UINT32_MAX) {
		/* Too long for one unit: split into a deletion and the rest, which keeps both ends exact. */
		map->text_length = text;
		map->origin_length = origin;
		size_t f = from > UINT32_MAX ? UINT32_MAX : from, t = to > UINT32_MAX ? UINT32_MAX : to;
		engross__offset_map_replace(map, f, t);
		if (from - f || to - t)
			engross__offset_map_replace(map, from - f, to - t);
		return;
	}
	if (last && last->to == to && last->from == from && run_text_end(last) == text &&
	    run_origin_end(last) == origin) {
		last->count++;
		return;
	}
	if (!engross__grow(map->allocator, &map->runs, &map->capacity, map->count + 1, sizeof(*map->runs))) {
		map->failed = true;
		return;
	}
	map->runs[map->count++] = (struct engross__map_run){ text, origin, 1, (uint32_t)to, (uint32_t)from };
}

/* The number of runs that begin before text offset AT (or at it, with ALSO_AT). */
static size_t runs_before(const struct engross__offset_map *map, size_t at, bool also_at)
{
	size_t low = 0, high = map->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t text = map->runs[middle].text;
		if (text < at || (also_at && text == at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t engross__offset_map_start(const struct engross__offset_map *map, size_t at)
{
	size_t n;

	if (at >= map->text_length)
		return map->origin_length;
	n = runs_before(map, at, true);
	if (!n)
		return at;
	/* Several runs can begin at one text offset (deletions); the last of them decides. */
	const struct engross__map_run *run = &map->runs[n - 1];
	if (at < run_text_end(run))
		return run->origin + (at - run->text) / run->to * run->from;
	return run_origin_end(run) + (at - run_text_end(run));
}

size_t engross__offset_map_end(const struct engross__offset_map *map, size_t at)
{
	size_t n = runs_before(map, at < map->text_length ? at : map->text_length, false);
	const struct engross__map_run *run;

	if (at > map->text_length)
		at = map->text_length;
	if (!n)
		return at;
	run = &map->runs[n - 1];
	if (at <= run_text_end(run)) {
		size_t inside = at - run->text;
		return run->to ? run->origin + (inside + run->to - 1) / run->to * run->from : run->origin;
	}
	return run_origin_end(run) + (at - run_text_end(run));
}

struct engross_span engross__offset_map_span(const struct engross__offset_map *map, struct engross_span span)
{
	struct engross_span out;

	out.start = engross__offset_map_start(map, span.start);
	out.end = span.end > span.start ? engross__offset_map_end(map, span.end) : out.start;
	if (out.end < out.start)
		out.end = out.start;
	return out;
}

size_t engross__offset_map_forward(const struct engross__offset_map *map, size_t at)
{
	size_t low = 0, high = map->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (map->runs[middle].origin <= at)
			low = middle + 1;
		else
			high = middle;
	}
	if (!low)
		return at < map->text_length ? at : map->text_length;
	const struct engross__map_run *run = &map->runs[low - 1];
	if (at < run_origin_end(run))
		return run->text + (run->from ? (at - run->origin) / run->from * run->to : 0);
	at = run_text_end(run) + (at - run_origin_end(run));
	return at < map->text_length ? at : map->text_length;
}

/* Walking through one of two maps that are composed, along the text between them: the first one's text, the
   second one's origin. */
struct cursor {
	const struct engross__offset_map *map;
	bool second;
	size_t run, unit; /* the next unit not yet passed */
	size_t at, length;
};

/* How many bytes the unit of RUN has in the text between, and on the far side. */
static size_t width(const struct cursor *c, const struct engross__map_run *run)
{
	return c->second ? run->from : run->to;
}

static size_t far_width(const struct cursor *c, const struct engross__map_run *run)
{
	return c->second ? run->to : run->from;
}

/* The bytes up to the next unit, all the same on both sides. */
static size_t same_here(const struct cursor *c)
{
	const struct engross__map_run *run;

	if (c->run == c->map->count)
		return c->length - c->at;
	run = &c->map->runs[c->run];
	return (c->second ? run->origin : run->text) + c->unit * width(c, run) - c->at;
}

/* The run whose next unit begins here, or NULL. */
static const struct engross__map_run *unit_here(const struct cursor *c)
{
	return c->run < c->map->count && !same_here(c) ? &c->map->runs[c->run] : NULL;
}

static void pass_units(struct cursor *c, size_t n)
{
	const struct engross__map_run *run = &c->map->runs[c->run];

	c->at += n * width(c, run);
	c->unit += n;
	if (c->unit == run->count) {
		c->run++;
		c->unit = 0;
	}
}

/* Passes one unit, or the same bytes as far as LIMIT; returns its length on the far side. */
static size_t pass_piece(struct cursor *c, size_t limit)
{
	const struct engross__map_run *run = unit_here(c);
	size_t n = same_here(c);

	if (run) {
		pass_units(c, 1);
		return far_width(c, run);
	}
	if (n > limit - c->at)
		n = limit - c->at;
	c->at += n;
	return n;
}

/* Units of A and B that overlap become one, as wide as it takes for both to end. */
static void merge_units(struct engross__offset_map *out, struct cursor *a, struct cursor *b)
{
	size_t from = 0, to = 0, end = a->length < b->length ? a->length : b->length;

	if (unit_here(a))
		from = pass_piece(a, end);
	else
		to = pass_piece(b, end);
	while (a->at != b->at && (a->at < b->at ? a->at : b->at) < end) {
		if (a->at < b->at)
			from += pass_piece(a, b->at);
		else
			to += pass_piece(b, a->at);
	}
	engross__offset_map_replace(out, from, to);
}

/* Units of C over bytes that are the same in OTHER: as many as fit. */
static bool copy_units(struct engross__offset_map *out, struct cursor *c, struct cursor *other)
{
	const struct engross__map_run *run = unit_here(c);
	size_t n, each;

	if (!run || unit_here(other) || same_here(other) < width(c, run))
		return false;
	each = width(c, run);
	n = same_here(other) / each < run->count - c->unit ? same_here(other) / each : run->count - c->unit;
	for (size_t i = 0; i < n; i++)
		engross__offset_map_replace(out, run->from, run->to);
	other->at += n * each;
	pass_units(c, n);
	return true;
}

/* Units of C that have no bytes in the text between: what FIRST deleted, what SECOND inserted. */
static void pass_empty(struct engross__offset_map *out, struct cursor *c)
{
	const struct engross__map_run *run;

	while ((run = unit_here(c)) && !width(c, run)) {
		engross__offset_map_replace(out, run->from, run->to);
		pass_units(c, 1);
	}
}

bool engross__offset_map_compose(struct engross__offset_map *out, const struct engross__offset_map *first,
                                 const struct engross__offset_map *second)
{
	struct cursor a = { .map = first, .length = first->text_length };
	struct cursor b = { .map = second, .second = true, .length = second->origin_length };

	for (;;) {
		size_t n;

		pass_empty(out, &b);
		pass_empty(out, &a);
		if (a.at >= a.length || b.at >= b.length)
			break;
		if (copy_units(out, &a, &b) || copy_units(out, &b, &a))
			continue;
		if (unit_here(&a) || unit_here(&b)) {
			merge_units(out, &a, &b);
			continue;
		}
		n = same_here(&a) < same_here(&b) ? same_here(&a) : same_here(&b);
		engross__offset_map_same(out, n);
		a.at += n;
		b.at += n;
	}
	return !out->failed;
}
