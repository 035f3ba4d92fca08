/* Offset maps: single lookups, and thousands of random maps against a model that keeps every byte. */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/offset_map.h"

/* Builds a map from a script: "=5" five bytes that are the same, "3>1" three bytes of the origin that became
   one, "2>1*4" four such units. */
static void build(struct engross__offset_map *map, const char *script)
{
	engross__offset_map_init(map, &engross__allocator_default);
	while (*script) {
		char *end;

		if (*script == '=') {
			engross__offset_map_same(map, (size_t)strtoul(script + 1, &end, 10));
		} else {
			unsigned long from = strtoul(script, &end, 10), to, times = 1;
			ck_assert_int_eq(*end, '>');
			to = strtoul(end + 1, &end, 10);
			if (*end == '*')
				times = strtoul(end + 1, &end, 10);
			for (; times; times--)
				engross__offset_map_replace(map, from, to);
		}
		script = end + (*end == ' ');
	}
	ck_assert(!map->failed);
}

/* A text offset: where it lies in the origin as the start of a span, and as its end. */
static const struct {
	const char *name, *script;
	size_t at, start, end;
} places[] = {
	{ "an empty map", "", 0, 0, 0 },
	{ "past the end of an empty map", "", 7, 0, 0 },
	{ "the same bytes", "=9", 4, 4, 4 },
	{ "the end of the same bytes", "=9", 9, 9, 9 },
	{ "past the end", "=9", 12, 9, 9 },
	{ "before a replacement", "=2 3>1 =2", 2, 2, 2 },
	{ "after a replacement", "=2 3>1 =2", 3, 5, 5 },
	{ "past a replacement", "=2 3>1 =2", 4, 6, 6 },
	{ "inside a replacement that grew", "=2 1>4 =2", 3, 2, 3 },
	{ "further inside", "=2 1>4 =2", 5, 2, 3 },
	{ "the end of a replacement that grew", "=2 1>4 =2", 6, 3, 3 },
	{ "a deletion between", "=2 3>0 =2", 2, 5, 2 },
	{ "after a deletion", "=2 3>0 =2", 3, 6, 6 },
	{ "a deletion at the beginning", "3>0 =4", 0, 3, 0 },
	{ "a deletion at the end", "=4 3>0", 4, 7, 4 },
	{ "nothing but a deletion", "3>0", 0, 3, 0 },
	{ "two deletions at one place", "=2 3>0 2>0 =2", 2, 7, 2 },
	{ "a deletion before a replacement", "=2 3>0 2>1 =2", 2, 5, 2 },
	{ "a deletion after a replacement", "=2 2>1 3>0 =2", 3, 7, 4 },
	{ "before an insertion", "=2 0>3 =2", 2, 2, 2 },
	{ "inside an insertion", "=2 0>3 =2", 4, 2, 2 },
	{ "after an insertion", "=2 0>3 =2", 5, 2, 2 },
	{ "past an insertion", "=2 0>3 =2", 6, 3, 3 },
	{ "the border of two UTF-16 units", "2>0 2>1*5", 2, 6, 6 },
	{ "a UTF-16 unit of two bytes", "2>0 2>1 2>2 2>1", 2, 4, 6 },
	{ "after it", "2>0 2>1 2>2 2>1", 3, 6, 6 },
	{ "inside a pair of UTF-16 units", "4>4*2", 6, 4, 8 },
	{ "the border of two UTF-32 units", "4>3*4", 6, 8, 8 },
	{ "inside the third UTF-32 unit", "4>3*4", 7, 8, 12 },
};

START_TEST(maps_places)
{
	struct engross__offset_map map;

	build(&map, places[_i].script);
	ck_assert_msg(engross__offset_map_start(&map, places[_i].at) == places[_i].start,
	              "%s: start %zu, not %zu", places[_i].name, engross__offset_map_start(&map, places[_i].at),
	              places[_i].start);
	ck_assert_msg(engross__offset_map_end(&map, places[_i].at) == places[_i].end, "%s: end %zu, not %zu",
	              places[_i].name, engross__offset_map_end(&map, places[_i].at), places[_i].end);
	engross__offset_map_clear(&map);
}
END_TEST

static const struct {
	const char *name, *script;
	struct engross_span text, origin;
} spans[] = {
	{ "inside a replacement", "=2 3>5 =2", { 3, 4 }, { 2, 5 } },
	{ "over a deletion", "=2 3>0 =2", { 1, 3 }, { 1, 6 } },
	{ "up to a deletion", "=2 3>0 =2", { 0, 2 }, { 0, 2 } },
	{ "from a deletion on", "=2 3>0 =2", { 2, 4 }, { 5, 7 } },
	{ "empty", "=2 3>0 =2", { 1, 1 }, { 1, 1 } },
	{ "empty at a deletion", "=2 3>0 =2", { 2, 2 }, { 5, 5 } },
	{ "inserted text has no bytes of its own", "=2 0>3 =2", { 2, 5 }, { 2, 2 } },
	{ "inserted text and what follows", "=2 0>3 =2", { 3, 6 }, { 2, 3 } },
	{ "the whole", "=2 3>1 2>2 =4", { 0, 9 }, { 0, 11 } },
	{ "the whole between deletions", "3>0 =4 2>0", { 0, 4 }, { 3, 7 } },
	{ "past the end", "=4", { 2, 99 }, { 2, 4 } },
};

START_TEST(maps_spans)
{
	struct engross__offset_map map;
	struct engross_span found;

	build(&map, spans[_i].script);
	found = engross__offset_map_span(&map, spans[_i].text);
	ck_assert_msg(found.start == spans[_i].origin.start && found.end == spans[_i].origin.end,
	              "%s: [%zu, %zu), not [%zu, %zu)", spans[_i].name, found.start, found.end,
	              spans[_i].origin.start, spans[_i].origin.end);
	engross__offset_map_clear(&map);
}
END_TEST

/* An offset of the origin, and of the text. */
static const struct {
	const char *name, *script;
	size_t at, text;
} ways_back[] = {
	{ "the same bytes", "=9", 4, 4 },
	{ "past the end", "=4", 9, 4 },
	{ "before a replacement", "=2 3>1 =2", 2, 2 },
	{ "inside a replacement", "=2 3>1 =2", 4, 2 },
	{ "after a replacement", "=2 3>1 =2", 5, 3 },
	{ "inside a deletion", "=2 3>0 =2", 3, 2 },
	{ "after a deletion", "=2 3>0 =2", 5, 2 },
	{ "inside the third unit", "2>1*5", 5, 2 },
	{ "at the fourth unit", "2>1*5", 6, 3 },
};

START_TEST(maps_forward)
{
	struct engross__offset_map map;
	size_t found;

	build(&map, ways_back[_i].script);
	found = engross__offset_map_forward(&map, ways_back[_i].at);
	ck_assert_msg(found == ways_back[_i].text, "%s: %zu, not %zu", ways_back[_i].name, found,
	              ways_back[_i].text);
	engross__offset_map_clear(&map);
}
END_TEST

START_TEST(joins_equal_units)
{
	struct engross__offset_map map;

	build(&map, "=3 2>1*1000 =2 2>1 1>2 2>1");
	ck_assert_uint_eq(map.count, 4);
	ck_assert_uint_eq(map.runs[0].count, 1000);
	ck_assert_uint_eq(map.text_length, 1009);
	ck_assert_uint_eq(map.origin_length, 2010);
	engross__offset_map_clear(&map);
}
END_TEST

/* Allocations that fail from the N-th on. */
static void *fail_alloc(void *payload, size_t size)
{
	int *left = payload;

	return (*left)-- > 0 ? malloc(size) : NULL;
}

static void *fail_realloc(void *payload, void *block, size_t size)
{
	int *left = payload;

	return (*left)-- > 0 ? realloc(block, size) : NULL;
}

static void fail_free(void *payload, void *block)
{
	(void)payload;
	free(block);
}

START_TEST(fails_stickily)
{
	int left = 0;
	struct engross_allocator allocator = { fail_alloc, fail_realloc, fail_free, &left };
	struct engross__offset_map map, first, second;

	engross__offset_map_init(&map, &allocator);
	engross__offset_map_replace(&map, 2, 1);
	ck_assert(map.failed);
	engross__offset_map_clear(&map);
	build(&first, "=2 2>1 =9");
	build(&second, "=5 3>1 =4");
	engross__offset_map_init(&map, &allocator);
	ck_assert(!engross__offset_map_compose(&map, &first, &second));
	engross__offset_map_clear(&map);
	engross__offset_map_clear(&first);
	engross__offset_map_clear(&second);
}
END_TEST

/* ---- the model: a list of pieces, one for each byte that is the same and one for each unit */

#define MODEL_MAX 400

struct model {
	struct {
		size_t from, to;
	} pieces[MODEL_MAX];
	size_t count, text_length, origin_length;
};

static size_t model_start(const struct model *m, size_t at)
{
	size_t text = 0, origin = 0;

	for (size_t i = 0; i < m->count; i++) {
		if (m->pieces[i].to && at < text + m->pieces[i].to)
			return origin;
		text += m->pieces[i].to;
		origin += m->pieces[i].from;
	}
	return origin;
}

static size_t model_end(const struct model *m, size_t at)
{
	size_t text = 0, origin = 0, last = 0;

	for (size_t i = 0; i < m->count && text < at; i++) {
		text += m->pieces[i].to;
		origin += m->pieces[i].from;
		if (m->pieces[i].to)
			last = origin;
	}
	return last;
}

/* Whether a unit of M covers both sides of text offset AT. */
static bool model_cuts(const struct model *m, size_t at)
{
	size_t text = 0;

	for (size_t i = 0; i < m->count && text < at; i++) {
		if (at < text + m->pieces[i].to)
			return true;
		text += m->pieces[i].to;
	}
	return false;
}

/* Whether text offset AT lies in a unit of M that comes from nothing, its beginning included. */
static bool model_inserts(const struct model *m, size_t at)
{
	size_t text = 0;

	for (size_t i = 0; i < m->count; i++) {
		if (m->pieces[i].to && at < text + m->pieces[i].to)
			return !m->pieces[i].from;
		text += m->pieces[i].to;
	}
	return false;
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void add_piece(struct model *m, struct engross__offset_map *map, size_t from, size_t to, bool same)
{
	ck_assert_uint_lt(m->count, MODEL_MAX);
	if (same)
		engross__offset_map_same(map, 1);
	else
		engross__offset_map_replace(map, from, to);
	m->pieces[m->count].from = from;
	m->pieces[m->count++].to = to;
	m->text_length += to;
	m->origin_length += from;
}

/* A random map over LENGTH bytes of origin. UNDER, where given, is the map whose text that origin is: no unit
   then ends inside one of its units, as no stage of reading splits what the stage before made. */
static void generate(struct model *m, struct engross__offset_map *map, uint32_t *seed, size_t length,
                     const struct model *under)
{
	memset(m, 0, sizeof(*m));
	engross__offset_map_init(map, &engross__allocator_default);
	while (m->origin_length < length) {
		size_t left = length - m->origin_length, n = 1 + next_random(seed) % 6, from = next_random(seed) % 4;
		uint32_t kind = next_random(seed) % 5;

		if (kind < 2) {
			for (n = n < left ? n : left; n; n--)
				add_piece(m, map, 1, 1, true);
			continue;
		}
		from = from < left ? from : left;
		while (under && from && model_cuts(under, m->origin_length + from))
			from++;
		if (under && model_cuts(under, m->origin_length))
			add_piece(m, map, 1, 1, true);
		else if (kind == 2)
			for (n %= 4, from = from ? from : 1; n && m->origin_length + from <= length; n--) {
				if (under &&
				    (model_cuts(under, m->origin_length) || model_cuts(under, m->origin_length + from)))
					break;
				add_piece(m, map, from, 2, false);
			}
		else
			add_piece(m, map, from, from ? next_random(seed) % 4 : 1 + next_random(seed) % 3, false);
	}
	ck_assert_uint_eq(map->text_length, m->text_length);
	ck_assert_uint_eq(map->origin_length, m->origin_length);
}

static void hold_against_model(const struct engross__offset_map *map, const struct model *m, uint32_t seed)
{
	size_t before = 0, before_end = 0, before_text = 0;

	for (size_t p = 0; p <= m->text_length + 1; p++) {
		size_t at = p < m->text_length ? p : m->text_length;
		size_t start = engross__offset_map_start(map, p), end = engross__offset_map_end(map, p);

		ck_assert_msg(start == model_start(m, at), "seed %u: start of %zu is %zu, not %zu", seed, p, start,
		              model_start(m, at));
		ck_assert_msg(end == model_end(m, at), "seed %u: end of %zu is %zu, not %zu", seed, p, end,
		              model_end(m, at));
		ck_assert_msg(start >= before && end >= before_end, "seed %u: not monotone at %zu", seed, p);
		before = start;
		before_end = end;
	}
	for (size_t p = 0; p <= m->origin_length + 1; p++) {
		size_t text = engross__offset_map_forward(map, p);

		ck_assert_msg(text >= before_text && text <= m->text_length, "seed %u: forward not monotone at %zu",
		              seed, p);
		before_text = text;
	}
}

START_TEST(agrees_with_the_model)
{
	for (uint32_t i = 1; i <= 5000; i++) {
		uint32_t seed = (uint32_t)_i * 5000 + i;
		struct engross__offset_map map;
		struct model m;

		generate(&m, &map, &seed, 24, NULL);
		hold_against_model(&map, &m, (uint32_t)_i * 5000 + i);
		engross__offset_map_clear(&map);
	}
}
END_TEST

/* Mapping through the composition is mapping through both. */
START_TEST(composes)
{
	for (uint32_t i = 1; i <= 5000; i++) {
		uint32_t name = (uint32_t)_i * 5000 + i, seed = name * 7919;
		struct engross__offset_map first, second, both;
		struct model a, b;

		generate(&a, &first, &seed, 20, NULL);
		generate(&b, &second, &seed, a.text_length, &a);
		engross__offset_map_init(&both, &engross__allocator_default);
		ck_assert(engross__offset_map_compose(&both, &first, &second));
		ck_assert_msg(both.text_length == b.text_length && both.origin_length == a.origin_length,
		              "seed %u: lengths %zu and %zu, not %zu and %zu", name, both.text_length,
		              both.origin_length, b.text_length, a.origin_length);
		for (size_t p = 0; p <= b.text_length; p++) {
			size_t start = engross__offset_map_start(&both, p), end = engross__offset_map_end(&both, p);
			size_t start_wanted = model_start(&a, model_start(&b, p)),
				   end_wanted = model_end(&a, model_end(&b, p));

			/* What the second map inserts where the first deletes may lie before or after the deletion. */
			bool either = model_inserts(&b, p);
			ck_assert_msg(start == start_wanted || (either && start < start_wanted && start >= end_wanted),
			              "seed %u: start of %zu is %zu, not %zu", name, p, start, start_wanted);
			ck_assert_msg(end == end_wanted, "seed %u: end of %zu is %zu, not %zu", name, p, end, end_wanted);
		}
		engross__offset_map_clear(&first);
		engross__offset_map_clear(&second);
		engross__offset_map_clear(&both);
	}
}
END_TEST

/* Maps composed whose units overlap without one holding the other: the script of each, and of the
   composition's units. */
static const struct {
	const char *name, *first, *second, *both;
} overlaps[] = {
	{ "nothing at all", "", "", "" },
	{ "units side by side", "=2 2>1 =4", "=3 3>1 =1", "=2 2>1 3>1 =1" },
	{ "a unit of the second holds one of the first", "=2 2>1 =2", "=1 3>1 =1", "=1 4>1 =1" },
	{ "a unit of the second cuts one of the first", "=2 2>3 =4", "=3 4>1 =2", "=2 4>2 =2" },
	{ "the same bytes of the second cut one of the first", "6>5", "=2 1>1 =2", "6>5" },
	{ "inserted within a unit of the first", "=1 6>4 =1", "=3 0>2 =3", "=1 6>6 =1" },
	{ "deleted within a unit of the second", "=2 3>0 =2", "=1 2>1 =1", "=1 5>1 =1" },
	{ "a chain of overlaps", "2>2*3", "=1 2>2*2 =1", "6>6" },
	{ "units of two bytes under the same bytes", "2>1*4", "=4", "2>1*4" },
	{ "deletions at both ends", "3>0 =2 1>0", "=2", "3>0 =2 1>0" },
	{ "inserted before what was deleted", "=2 3>0 =2", "=2 0>4 =2", "=2 0>4 3>0 =2" },
};

START_TEST(joins_overlaps)
{
	struct engross__offset_map first, second, both, wanted;

	build(&first, overlaps[_i].first);
	build(&second, overlaps[_i].second);
	build(&wanted, overlaps[_i].both);
	engross__offset_map_init(&both, &engross__allocator_default);
	ck_assert(engross__offset_map_compose(&both, &first, &second));
	ck_assert_msg(both.text_length == wanted.text_length && both.origin_length == wanted.origin_length,
	              "%s: lengths %zu and %zu", overlaps[_i].name, both.text_length, both.origin_length);
	for (size_t p = 0; p <= wanted.text_length; p++) {
		ck_assert_msg(engross__offset_map_start(&both, p) == engross__offset_map_start(&wanted, p),
		              "%s: start of %zu", overlaps[_i].name, p);
		ck_assert_msg(engross__offset_map_end(&both, p) == engross__offset_map_end(&wanted, p),
		              "%s: end of %zu", overlaps[_i].name, p);
	}
	engross__offset_map_clear(&first);
	engross__offset_map_clear(&second);
	engross__offset_map_clear(&both);
	engross__offset_map_clear(&wanted);
}
END_TEST

/* Where units overlap at random, a span may grow but never loses a byte. */
START_TEST(maps_outward)
{
	for (uint32_t i = 1; i <= 5000; i++) {
		uint32_t name = (uint32_t)_i * 5000 + i, seed = name * 104729;
		struct engross__offset_map first, second, both;
		struct model a, b;

		generate(&a, &first, &seed, 20, NULL);
		generate(&b, &second, &seed, a.text_length, NULL);
		engross__offset_map_init(&both, &engross__allocator_default);
		ck_assert(engross__offset_map_compose(&both, &first, &second));
		ck_assert_uint_eq(both.text_length, b.text_length);
		ck_assert_uint_eq(both.origin_length, a.origin_length);
		for (size_t p = 0, before = 0; p <= b.text_length; p++) {
			size_t start = engross__offset_map_start(&both, p), end = engross__offset_map_end(&both, p);

			ck_assert_msg(start <= model_start(&a, model_start(&b, p)), "seed %u: start of %zu is %zu", name,
			              p, start);
			ck_assert_msg(end >= model_end(&a, model_end(&b, p)), "seed %u: end of %zu is %zu", name, p, end);
			ck_assert_msg(start >= before, "seed %u: not monotone at %zu", name, p);
			before = start;
		}
		engross__offset_map_clear(&first);
		engross__offset_map_clear(&second);
		engross__offset_map_clear(&both);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("offset_map");
	TCase *tests = tcase_create("offset_map");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, maps_places, 0, (int)(sizeof(places) / sizeof(*places)));
	tcase_add_loop_test(tests, maps_spans, 0, (int)(sizeof(spans) / sizeof(*spans)));
	tcase_add_loop_test(tests, maps_forward, 0, (int)(sizeof(ways_back) / sizeof(*ways_back)));
	tcase_add_test(tests, joins_equal_units);
	tcase_add_test(tests, fails_stickily);
	tcase_add_loop_test(tests, agrees_with_the_model, 0, 8);
	tcase_add_loop_test(tests, composes, 0, 8);
	tcase_add_loop_test(tests, joins_overlaps, 0, (int)(sizeof(overlaps) / sizeof(*overlaps)));
	tcase_add_loop_test(tests, maps_outward, 0, 8);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
