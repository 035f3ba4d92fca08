/* Excerpts: the carets stand under the span, whatever the line is made of. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "report/excerpt.h"
#include "report/text.h"

/* The excerpt of the first "<...>" of LINE, which is taken as it is, brackets and all. */
static const struct {
	const char *line;
	const char *wanted;
} lines[] = {
	{ "one <two> three", "  one <two> three\n      ^^^^^\n" },
	{ "<a>", "  <a>\n  ^^^\n" },
	{ "x\ny <z>\nw", "  y <z>\n    ^^^\n" },
	{ "x\r\ny <z>\r\nw", "  y <z>\n    ^^^\n" },
	/* A span over several lines is shown on its first. */
	{ "a <b\nc> d", "  a <b\n    ^^\n" },
	{ "\t<a>", "          <a>\n          ^^^\n" },
	{ "abc\t<a\tb>", "  abc     <a      b>\n          ^^^^^^^^^^\n" },
	{ "e\xCC\x81t\xC3\xA9 <a\xCC\x81>", "  e\xCC\x81t\xC3\xA9 <a\xCC\x81>\n      ^^^\n" },
	{ "\xE4\xB8\xAD\xE6\x96\x87<\xE4\xB8\xAD>", "  \xE4\xB8\xAD\xE6\x96\x87<\xE4\xB8\xAD>\n      ^^^^\n" },
	{ "\x1b[31m<a>", "  <U+001B>[31m<a>\n              ^^^\n" },
	{ "\xE2\x80\xAE<a>", "  <U+202E><a>\n  ^^^^^^^^\n" },
	{ "\xEF\xBB\xBFx <a>", "  x <a>\n    ^^^\n" },
	/* A stray byte is shown as the encoding that was found reads it. */
	{ "a\xFF <b>", "  a\xC3\xBF <b>\n     ^^^\n" },
};

static void expect_excerpt(const char *text, struct engross_span span, const char *wanted)
{
	struct collected collected;
	struct engross_output output = collected_output(&collected);
	struct engross__writer writer;
	struct engross__slicer slicer;
	engross_context *context;
	engross_document *document;

	ck_assert_int_eq(engross_context_new(&context, NULL, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_document_parse(&document, context, text, strlen(text), "a.txt", NULL, NULL),
	                 ENGROSS_OK);
	ck_assert_int_eq(engross__slicer_init(&slicer, document, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross__writer_init(&writer, &engross__allocator_default, &output), ENGROSS_OK);
	engross__excerpt_write(&writer, &slicer, span, ENGROSS__EXCERPT_WIDTH, 0, ENGROSS_LEVEL_ERROR);
	ck_assert_int_eq(engross__writer_flush(&writer), ENGROSS_OK);
	ck_assert_str_eq(collected.bytes, wanted);
	engross__writer_clear(&writer);
	collected_clear(&collected);
	engross_document_free(document);
	engross_context_free(context);
}

START_TEST(points_at_the_span)
{
	const char *line = lines[_i].line, *open = strchr(line, '<'), *close = strchr(line, '>');

	/* The escaped override is itself what is pointed at. */
	if (!strncmp(lines[_i].wanted, "  <U+202E>", 10))
		expect_excerpt(line, (struct engross_span){ 0, 3 }, lines[_i].wanted);
	else
		expect_excerpt(line, (struct engross_span){ (size_t)(open - line), (size_t)(close + 1 - line) },
		               lines[_i].wanted);
}
END_TEST

START_TEST(marks_empty_spans)
{
	expect_excerpt("one two", (struct engross_span){ 4, 4 }, "  one two\n      ^\n");
	expect_excerpt("one\ntwo", (struct engross_span){ 3, 3 }, "  one\n     ^\n");
	expect_excerpt("one", (struct engross_span){ 3, 3 }, "  one\n     ^\n");
	expect_excerpt("one\n", (struct engross_span){ 4, 4 }, "  \n  ^\n");
	expect_excerpt("", (struct engross_span){ 0, 0 }, "  \n  ^\n");
	expect_excerpt("one\n\ntwo", (struct engross_span){ 4, 5 }, "  \n  ^\n");
}
END_TEST

/* However long the line, an excerpt has its hundred columns and its carets are under the span. */
START_TEST(cuts_long_lines)
{
	static const size_t places[] = { 0, 50, 99, 500, 5000, 9950, 9990, 9999 };
	static char line[10001];

	memset(line, 'x', sizeof(line) - 1);
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct collected collected;
		struct engross_output output = collected_output(&collected);
		struct engross__writer writer;
		struct engross__slicer slicer;
		engross_context *context;
		engross_document *document;
		const char *second;
		size_t columns = 0;

		line[places[i]] = '!';
		ck_assert_int_eq(engross_context_new(&context, NULL, NULL), ENGROSS_OK);
		ck_assert_int_eq(engross_document_parse(&document, context, line, sizeof(line) - 1, "a.txt", NULL, NULL),
		                 ENGROSS_OK);
		ck_assert_int_eq(engross__slicer_init(&slicer, document, NULL), ENGROSS_OK);
		ck_assert_int_eq(engross__writer_init(&writer, &engross__allocator_default, &output), ENGROSS_OK);
		engross__excerpt_write(&writer, &slicer, (struct engross_span){ places[i], places[i] + 1 },
		                       ENGROSS__EXCERPT_WIDTH, 0, ENGROSS_LEVEL_ERROR);
		engross__writer_flush(&writer);
		second = strchr(collected.bytes, '\n') + 1;
		for (const char *p = collected.bytes; *p != '!'; p++)
			columns += ((unsigned char)*p & 0xC0) != 0x80;
		ck_assert_uint_eq(strspn(second, " "), columns);
		ck_assert_str_eq(second + columns, "^\n");
		columns = 0;
		for (const char *p = collected.bytes; *p != '\n'; p++)
			columns += ((unsigned char)*p & 0xC0) != 0x80;
		ck_assert_uint_eq(columns, 2 + ENGROSS__EXCERPT_WIDTH);
		engross__writer_clear(&writer);
		collected_clear(&collected);
		engross_document_free(document);
		engross_context_free(context);
		line[places[i]] = 'x';
	}
}
END_TEST

/* Text, the columns there are, and what fits. */
static const struct {
	const char *text;
	size_t width;
	const char *wanted;
} fits[] = {
	{ "one two", 7, "one two" },
	{ "one two", 6, "one t\xE2\x80\xA6" },
	{ "one two", 1, "\xE2\x80\xA6" },
	{ "one\n\ttwo", 20, "one  two" },
	{ "\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD", 5, "\xE4\xB8\xAD\xE6\x96\x87\xE2\x80\xA6" },
	{ "e\xCC\x81\x62\x63", 3, "e\xCC\x81\x62\x63" },
	{ "a\x07", 20, "a<U+0007>" },
	{ "a\xFF", 20, "a\xEF\xBF\xBD" },
};

START_TEST(fits_columns)
{
	struct collected collected;
	struct engross_output output = collected_output(&collected);
	struct engross__writer writer;
	size_t used;

	ck_assert_int_eq(engross__writer_init(&writer, &engross__allocator_default, &output), ENGROSS_OK);
	used = engross__text_fit(&writer, fits[_i].text, fits[_i].width);
	engross__writer_flush(&writer);
	ck_assert_str_eq(collected.bytes, fits[_i].wanted);
	ck_assert_uint_le(used, fits[_i].width);
	engross__writer_clear(&writer);
	collected_clear(&collected);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("excerpt");
	TCase *tests = tcase_create("excerpt");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, points_at_the_span, 0, sizeof(lines) / sizeof(*lines));
	tcase_add_test(tests, marks_empty_spans);
	tcase_add_test(tests, cuts_long_lines);
	tcase_add_loop_test(tests, fits_columns, 0, sizeof(fits) / sizeof(*fits));
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
