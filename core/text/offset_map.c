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

/* One stretch of a map: either the same on both sides or the units of a run. */
struct stretch {
	size_t text_end;   /* where it ends in the map's text */
	size_t origin;     /* where it begins in the map's origin */
	size_t text;       /* where it begins in the map's text */
	const struct engross__map_run *run; /* NULL: the same */
};

/* The stretch after position AT of the text, with I the next run not yet passed. */
static struct stretch next_stretch(const struct engross__offset_map *map, size_t *i, size_t at, size_t origin)
{
	struct stretch s = { map->text_length, origin, at, NULL };

	if (*i < map->count) {
		const struct engross__map_run *run = &map->runs[*i];
		if (run->text == at) {
			s.run = run;
			s.text_end = run_text_end(run);
			(*i)++;
		} else {
			s.text_end = run->text;
		}
	}
	return s;
}

/* Appends to OUT what FIRST says of its text bytes [from, to), with *J the first run that may concern
   them. Deletions right at TO are left to the next call, those at FROM are taken. */
static void copy_part(struct engross__offset_map *out, const struct engross__offset_map *first, size_t *j,
                      size_t from, size_t to)
{
	size_t at = from;

	while (*j < first->count && first->runs[*j].text < to) {
		const struct engross__map_run *run = &first->runs[*j];
		size_t end = run_text_end(run);

		if (run->text > at) {
			engross__offset_map_same(out, run->text - at);
			at = run->text;
		}
		if (!run->to)
			for (size_t k = 0; k < run->count; k++)
				engross__offset_map_replace(out, run->from, 0);
		while (at < end && at < to) {
			/* A unit cut by the border gives its origin to the first part. */
			size_t inside = (at - run->text) % run->to, left = run->to - inside;
			size_t part = left < to - at ? left : to - at;
			engross__offset_map_replace(out, inside ? 0 : run->from, part);
			at += part;
		}
		if (end > at)
			return; /* the rest of this run belongs to what follows */
		(*j)++;
	}
	if (to > at)
		engross__offset_map_same(out, to - at);
}

bool engross__offset_map_compose(struct engross__offset_map *out, const struct engross__offset_map *first,
                                 const struct engross__offset_map *second)
{
	size_t i = 0, j = 0, at = 0, middle = 0;

	while (at < second->text_length || i < second->count) {
		struct stretch s = next_stretch(second, &i, at, middle);

		if (!s.run) {
			copy_part(out, first, &j, middle, middle + (s.text_end - at));
			middle += s.text_end - at;
			at = s.text_end;
			continue;
		}
		for (size_t k = 0; k < s.run->count; k++) {
			/* One unit of SECOND over the middle bytes [middle, middle + from): all that FIRST
			   says of them becomes one unit. */
			size_t begin, end;

			for (; s.run->from && j < first->count && !first->runs[j].to && first->runs[j].text == middle;
			     j++)
				for (size_t d = 0; d < first->runs[j].count; d++)
					engross__offset_map_replace(out, first->runs[j].from, 0);
			begin = out->origin_length;
			end = engross__offset_map_end(first, middle + s.run->from);
			if (end < begin || !s.run->from)
				end = begin;
			engross__offset_map_replace(out, end - begin, s.run->to);
			middle += s.run->from;
			at += s.run->to;
			while (j < first->count && run_text_end(&first->runs[j]) <= middle &&
			       run_origin_end(&first->runs[j]) <= end)
				j++;
		}
	}
	/* What was deleted at the very end. */
	if (first->origin_length > out->origin_length)
		engross__offset_map_replace(out, first->origin_length - out->origin_length, 0);
	return !out->failed;
}
