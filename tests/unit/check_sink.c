/* The sink: what readers put, every split of it, and what no reader may do. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "fixture.h"
#include "source/sink.h"

/* A sink over an input of LENGTH bytes, as a document makes it. */
struct basin {
	engross_context *context;
	struct engross_sink sink;
	struct engross_error error;
};

static void basin_open(struct basin *b, size_t length)
{
	memset(b, 0, sizeof(*b));
	ck_assert_int_eq(engross_context_new(&b->context, NULL, &b->error), ENGROSS_OK);
	b->sink.context = b->context;
	b->sink.input_length = length;
	b->sink.reader = "probe";
	b->sink.error = &b->error;
	engross__buffer_init(&b->sink.text, &engross__allocator_default);
	engross__offset_map_init(&b->sink.map, &engross__allocator_default);
}

static void basin_close(struct basin *b)
{
	engross__buffer_clear(&b->sink.text);
	engross__offset_map_clear(&b->sink.map);
	engross__release(&engross__allocator_default, b->sink.hints);
	engross_context_free(b->context);
}

static void assert_span(const struct basin *b, size_t from, size_t to, size_t start, size_t end)
{
	struct engross_span span = engross__offset_map_span(&b->sink.map, (struct engross_span){ from, to });

	ck_assert_msg(span.start == start && span.end == end, "[%zu, %zu) leads to [%zu, %zu), not [%zu, %zu)",
	              from, to, span.start, span.end, start, end);
}

/* "<li>A&amp;B</li> C", as a reader of markup gives it. */
START_TEST(keeps_where_text_came_from)
{
	struct basin b;

	basin_open(&b, 18);
	ck_assert_int_eq(engross__sink_hint(&b.sink, ENGROSS_HINT_ITEM, 1), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_put(&b.sink, "1. ", 3, 4, 4), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_put(&b.sink, "A", 1, 4, 5), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_put(&b.sink, "&", 1, 5, 10), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_put(&b.sink, "B", 1, 10, 11), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_hint(&b.sink, ENGROSS_HINT_PARAGRAPH, 0), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_put(&b.sink, " C", 2, 16, 18), ENGROSS_OK);
	ck_assert_uint_eq(b.sink.text.length, 8);
	ck_assert_mem_eq(b.sink.text.bytes, "1. A&B C", 8);
	assert_span(&b, 0, 3, 4, 4);
	assert_span(&b, 3, 4, 4, 5);
	assert_span(&b, 4, 5, 5, 10);
	assert_span(&b, 5, 6, 10, 11);
	assert_span(&b, 3, 6, 4, 11);
	assert_span(&b, 6, 8, 16, 18);
	ck_assert_uint_eq(b.sink.n_hints, 2);
	ck_assert_uint_eq(b.sink.hints[0].at, 0);
	ck_assert_int_eq(b.sink.hints[0].value, 1);
	ck_assert_uint_eq(b.sink.hints[1].at, 6);
	ck_assert_int_eq(b.sink.hints[1].hint, ENGROSS_HINT_PARAGRAPH);
	basin_close(&b);
}
END_TEST

/* However the same text is cut into pieces, the map is one. */
START_TEST(takes_every_split)
{
	static const char input[] = "r\xC3\xA9solution 61/180";
	size_t length = strlen(input);

	for (size_t first = 0; first <= length; first++)
		for (size_t second = first; second <= length; second++) {
			struct basin b;

			if ((input[first] & 0xC0) == 0x80 || (input[second] & 0xC0) == 0x80)
				continue;
			basin_open(&b, length + 2);
			ck_assert_int_eq(engross__sink_put(&b.sink, input, first, 1, 1 + first), ENGROSS_OK);
			ck_assert_int_eq(engross__sink_put(&b.sink, input + first, second - first, 1 + first, 1 + second),
			                 ENGROSS_OK);
			ck_assert_int_eq(
				engross__sink_put(&b.sink, input + second, length - second, 1 + second, 1 + length),
				ENGROSS_OK);
			ck_assert_uint_eq(b.sink.text.length, length);
			ck_assert_mem_eq(b.sink.text.bytes, input, length);
			ck_assert_uint_eq(b.sink.map.count, 1);
			assert_span(&b, 0, length, 1, 1 + length);
			basin_close(&b);
		}
}
END_TEST

/* Two calls; the second is the breach. */
static const struct {
	const char *name, *text;
	size_t length, start, end;
	size_t offset; /* the error's */
} breaches[] = {
	{ "back before what was put", "x", 1, 3, 4, 3 },
	{ "an end before its start", "x", 1, 6, 5, 6 },
	{ "past the end of the input", "x", 1, 9, 11, 9 },
	{ "far past the end of the input", "x", 1, 99, 100, ENGROSS_NO_OFFSET },
	{ "a stray byte", "a\x92", 2, 5, 7, 5 },
	{ "half a character", "\xC3", 1, 5, 6, 5 },
	{ "a surrogate", "\xED\xA0\x80", 3, 5, 8, 5 },
};

START_TEST(refuses_breaches)
{
	struct basin b;

	basin_open(&b, 10);
	ck_assert_int_eq(engross__sink_put(&b.sink, "abcd", 4, 0, 4), ENGROSS_OK);
	ck_assert_msg(engross__sink_put(&b.sink, breaches[_i].text, breaches[_i].length, breaches[_i].start,
	                                breaches[_i].end) == ENGROSS_PLUGIN,
	              "%s is taken", breaches[_i].name);
	ck_assert_int_eq(b.error.status, ENGROSS_PLUGIN);
	ck_assert_msg(b.error.offset == breaches[_i].offset, "%s: offset %zu", breaches[_i].name, b.error.offset);
	ck_assert_msg(strstr(b.error.message, "probe") != NULL, "%s: \"%s\" does not name the plugin",
	              breaches[_i].name, b.error.message);
	/* Nothing goes on after that, and the first error stays. */
	ck_assert_int_eq(engross__sink_put(&b.sink, "e", 1, 4, 5), ENGROSS_PLUGIN);
	ck_assert_int_eq(engross__sink_hint(&b.sink, ENGROSS_HINT_PARAGRAPH, 0), ENGROSS_PLUGIN);
	ck_assert_int_eq(engross__sink_refuse(&b.sink, ENGROSS_FORMAT, 0, "later"), ENGROSS_PLUGIN);
	ck_assert_uint_eq(b.sink.text.length, 4);
	ck_assert_uint_eq(b.sink.n_hints, 0);
	basin_close(&b);
}
END_TEST

/* What a reader says when it refuses, and what is told. */
static const struct {
	const char *name;
	enum engross_status status;
	const char *message;
	enum engross_status wanted;
	const char *told;
} refusals[] = {
	{ "malformed", ENGROSS_FORMAT, "a tag is not closed", ENGROSS_FORMAT, "a tag is not closed" },
	{ "too deep", ENGROSS_LIMIT, "too deep (limit \"markup-depth\")", ENGROSS_LIMIT,
	  "too deep (limit \"markup-depth\")" },
	{ "without a word", ENGROSS_FORMAT, NULL, ENGROSS_FORMAT, NULL },
	{ "in words that are no text", ENGROSS_FORMAT, "\xFF", ENGROSS_FORMAT, NULL },
	{ "out of memory", ENGROSS_NOMEM, "x", ENGROSS_NOMEM, "out of memory" },
	{ "with success", ENGROSS_OK, "x", ENGROSS_PLUGIN, NULL },
	{ "with a status that is none", (enum engross_status) - 99, "x", ENGROSS_PLUGIN, NULL },
};

START_TEST(passes_refusals_on)
{
	struct basin b;

	basin_open(&b, 10);
	ck_assert_msg(engross__sink_refuse(&b.sink, refusals[_i].status, 7, refusals[_i].message) ==
	                  refusals[_i].wanted,
	              "%s: status %d", refusals[_i].name, b.sink.status);
	ck_assert_int_eq(b.error.status, refusals[_i].wanted);
	if (refusals[_i].told)
		ck_assert_str_eq(b.error.message, refusals[_i].told);
	else
		ck_assert_str_ne(b.error.message, "");
	if (refusals[_i].wanted == ENGROSS_FORMAT)
		ck_assert_uint_eq(b.error.offset, 7);
	basin_close(&b);
}
END_TEST

/* A binary reader's offsets count the text that it puts: nothing is held against the input. */
START_TEST(keeps_no_map_for_binary_readers)
{
	struct basin b;

	basin_open(&b, 10);
	b.sink.binary = true;
	ck_assert_int_eq(engross__sink_put(&b.sink, "abc", 3, 900, 4), ENGROSS_OK);
	ck_assert_int_eq(engross__sink_put(&b.sink, "d", 1, 0, 0), ENGROSS_OK);
	ck_assert_uint_eq(b.sink.text.length, 4);
	ck_assert_uint_eq(b.sink.map.text_length, 0);
	basin_close(&b);
}
END_TEST

START_TEST(tells_limits)
{
	struct basin b;

	basin_open(&b, 10);
	ck_assert_uint_eq(engross__sink_limit(&b.sink, "markup-depth"),
	                  engross_context_limit(b.context, "markup-depth"));
	ck_assert_uint_gt(engross__sink_limit(&b.sink, "attributes"), 0);
	ck_assert_uint_eq(engross__sink_limit(&b.sink, "no-such-limit"), 0);
	basin_close(&b);
}
END_TEST

static void *no_memory(void *payload, void *block, size_t size)
{
	(void)payload;
	(void)block;
	(void)size;
	return NULL;
}

static void *no_new_memory(void *payload, size_t size)
{
	return no_memory(payload, NULL, size);
}

START_TEST(says_when_memory_is_out)
{
	struct engross_allocator allocator = engross__allocator_default;
	struct basin b;

	basin_open(&b, 10);
	allocator.alloc = no_new_memory;
	allocator.realloc = no_memory;
	b.sink.text.allocator = &allocator;
	ck_assert_int_eq(engross__sink_put(&b.sink, "abc", 3, 0, 3), ENGROSS_NOMEM);
	ck_assert_int_eq(b.error.status, ENGROSS_NOMEM);
	b.sink.text.allocator = &engross__allocator_default;
	basin_close(&b);
	basin_open(&b, 10);
	b.sink.map.allocator = &allocator;
	ck_assert_int_eq(engross__sink_put(&b.sink, "abc", 3, 2, 3), ENGROSS_NOMEM);
	b.sink.map.allocator = &engross__allocator_default;
	basin_close(&b);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sink");
	TCase *tests = tcase_create("sink");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_test(tests, keeps_where_text_came_from);
	tcase_add_test(tests, takes_every_split);
	tcase_add_loop_test(tests, refuses_breaches, 0, (int)(sizeof(breaches) / sizeof(*breaches)));
	tcase_add_loop_test(tests, passes_refusals_on, 0, (int)(sizeof(refusals) / sizeof(*refusals)));
	tcase_add_test(tests, keeps_no_map_for_binary_readers);
	tcase_add_test(tests, tells_limits);
	tcase_add_test(tests, says_when_memory_is_out);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
