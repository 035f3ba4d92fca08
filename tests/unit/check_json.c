/* JSON: structure, escapes, text that is no UTF-8, slices of every encoding. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "report/json.h"

/* A writer over collected bytes. */
struct page {
	struct collected collected;
	struct engross__writer writer;
	struct engross__json json;
};

static void page_open(struct page *page)
{
	struct engross_output output = collected_output(&page->collected);

	ck_assert_int_eq(engross__writer_init(&page->writer, &engross__allocator_default, &output), ENGROSS_OK);
	engross__json_init(&page->json, &page->writer);
}

static void page_expect(struct page *page, const char *wanted)
{
	ck_assert_int_eq(engross__writer_flush(&page->writer), ENGROSS_OK);
	ck_assert_str_eq(page->collected.bytes ? page->collected.bytes : "", wanted);
	engross__writer_clear(&page->writer);
	collected_clear(&page->collected);
}

START_TEST(nests)
{
	struct page page;

	page_open(&page);
	engross__json_open(&page.json, NULL, '{');
	engross__json_string(&page.json, "a", NULL);
	engross__json_open(&page.json, "b", '[');
	engross__json_number(&page.json, NULL, 18446744073709551615u);
	engross__json_line(&page.json);
	engross__json_integer(&page.json, NULL, -5);
	engross__json_open(&page.json, NULL, '{');
	engross__json_close(&page.json, '}');
	engross__json_line(&page.json);
	engross__json_bool(&page.json, NULL, true);
	engross__json_null(&page.json, NULL);
	engross__json_close(&page.json, ']');
	engross__json_bool(&page.json, "c", false);
	engross__json_close(&page.json, '}');
	engross__json_open(&page.json, NULL, '[');
	engross__json_close(&page.json, ']');
	page_expect(&page, "{\"a\":null,\"b\":[18446744073709551615,\n-5,{},\ntrue,null],\"c\":false}\n[]\n");
}
END_TEST

/* A string and how JSON writes it. */
static const struct {
	const char *text;
	const char *wanted;
} strings[] = {
	{ "plain", "\"plain\"\n" },
	{ "", "\"\"\n" },
	{ "\"\\\n\r\t\b\x1b\x7f", "\"\\\"\\\\\\n\\r\\t\\u0008\\u001b\\u007f\"\n" },
	{ "caf\xC3\xA9 \xF0\x9F\x93\x9C", "\"caf\xC3\xA9 \xF0\x9F\x93\x9C\"\n" },
	/* What hides or reorders text is shown by its number. */
	{ "\xE2\x80\xAE\xE2\x80\xA8\xEF\xBB\xBF\xC2\x85", "\"\\u202e\\u2028\\ufeff\\u0085\"\n" },
	/* Ill-formed: a stray byte, an overlong slash, a surrogate, a sequence cut short. */
	{ "a\xFFz", "\"a\xEF\xBF\xBDz\"\n" },
	{ "\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"\n" },
	{ "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"\n" },
	{ "\xE2\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"\n" },
};

START_TEST(escapes)
{
	struct page page;

	page_open(&page);
	engross__json_string(&page.json, NULL, strings[_i].text);
	engross__writer_char(&page.writer, '\n');
	page_expect(&page, strings[_i].wanted);
}
END_TEST

/* Bytes of a file in some coding, and the characters they are. */
static const struct {
	enum engross__line_coding coding;
	const char *bytes;
	size_t length;
	const char *wanted;
} slices[] = {
	{ ENGROSS__LINES_UTF8, "a\xC3\xA9z", 4, "\"a\xC3\xA9z\"" },
	{ ENGROSS__LINES_UTF8, "a\xE9z", 3, "\"a\xEF\xBF\xBDz\"" },
	{ ENGROSS__LINES_UTF16LE, "a\0\xE9\0", 4, "\"a\xC3\xA9\"" },
	{ ENGROSS__LINES_UTF16BE, "\0a\xD8\x3D\xDC\xDC\0z", 8, "\"a\xF0\x9F\x93\x9Cz\"" },
	{ ENGROSS__LINES_UTF16BE, "\xD8\x3D\0z", 4, "\"\xEF\xBF\xBDz\"" },
	{ ENGROSS__LINES_UTF16LE, "a\0z", 3, "\"a\xEF\xBF\xBD\"" },
	{ ENGROSS__LINES_UTF32LE, "\xDC\xF4\x01\0a\0\0\0", 8, "\"\xF0\x9F\x93\x9C" "a\"" },
	{ ENGROSS__LINES_UTF32BE, "\x00\x11\x00\x00", 4, "\"\xEF\xBF\xBD\"" },
};

START_TEST(slices_files)
{
	struct engross__slicer slicer = {
		.bytes = (const unsigned char *)slices[_i].bytes,
		.length = slices[_i].length,
		.coding = slices[_i].coding,
	};
	struct page page;

	page_open(&page);
	engross__json_slice(&page.json, NULL, &slicer, (struct engross_span){ 0, slices[_i].length });
	page_expect(&page, slices[_i].wanted);
}
END_TEST

static int refuse(void *payload, const char *bytes, size_t length)
{
	size_t *calls = payload;

	(void)bytes;
	(void)length;
	++*calls;
	return 1;
}

/* Once the output said stop it is not asked again. */
START_TEST(fails_stickily)
{
	struct engross__writer writer;
	size_t calls = 0;
	struct engross_output output = { refuse, &calls };

	ck_assert_int_eq(engross__writer_init(&writer, &engross__allocator_default, &output), ENGROSS_OK);
	for (int i = 0; i < 100000; i++)
		engross__writer_string(&writer, "0123456789");
	ck_assert_int_eq(engross__writer_flush(&writer), ENGROSS_IO);
	ck_assert_uint_eq(calls, 1);
	engross__writer_clear(&writer);
}
END_TEST

/* What is larger than the buffer goes through in order. */
START_TEST(passes_large_pieces)
{
	size_t large = 200000;
	char *bytes = malloc(large);
	struct page page;

	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 'x', large);
	page_open(&page);
	engross__writer_string(&page.writer, "begin ");
	engross__writer_put(&page.writer, bytes, large);
	engross__writer_fill(&page.writer, '.', 3);
	ck_assert_int_eq(engross__writer_flush(&page.writer), ENGROSS_OK);
	ck_assert_uint_eq(page.collected.length, large + 9);
	ck_assert_mem_eq(page.collected.bytes, "begin x", 7);
	ck_assert_str_eq(page.collected.bytes + large + 5, "x...");
	engross__writer_clear(&page.writer);
	collected_clear(&page.collected);
	free(bytes);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("json");
	TCase *tests = tcase_create("json");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_test(tests, nests);
	tcase_add_loop_test(tests, escapes, 0, sizeof(strings) / sizeof(*strings));
	tcase_add_loop_test(tests, slices_files, 0, sizeof(slices) / sizeof(*slices));
	tcase_add_test(tests, fails_stickily);
	tcase_add_test(tests, passes_large_pieces);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
