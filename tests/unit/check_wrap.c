/* Running text broken into lines. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "report/wrap.h"

static const struct {
	const char *name, *text;
	size_t width, indent;
	const char *wanted;
} cases[] = {
	{ "nothing", "", 40, 2, "" },
	{ "white space alone", " \n\t ", 40, 2, "" },
	{ "one line", "to chart the harbour", 40, 2, "  to chart the harbour\n" },
	{ "white space is one space", "  to  chart\nthe\tharbour ", 40, 2, "  to chart the harbour\n" },
	{ "two lines", "to chart the harbours of the islands", 24, 4, "    to chart the\n    harbours of the\n    islands\n" },
	{ "exactly full", "to chart the harbour", 22, 2, "  to chart the harbour\n" },
	{ "a narrow terminal keeps twenty columns", "to chart the harbours", 1, 2, "  to chart the\n  harbours\n" },
	{ "a long word stands over the edge", "a antidisestablishmentarianisms b", 24, 4,
	  "    a\n    antidisestablishment\n    arianisms b\n" },
	{ "ideographs break anywhere", "\u5927\u4F1A\u5927\u4F1A\u5927\u4F1A\u5927\u4F1A\u5927\u4F1A\u5927", 22, 2,
	  "  \u5927\u4F1A\u5927\u4F1A\u5927\u4F1A\u5927\u4F1A\u5927\u4F1A\n  \u5927\n" },
	{ "a mark has no width", "cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301", 22, 2,
	  "  cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301\n" },
	{ "what a terminal would obey is shown", "a\033[2Jb\u202Ec", 80, 0, "a<U+001B>[2Jb<U+202E>c\n" },
	{ "not UTF-8", "a\xFF" "b", 80, 0, "a\uFFFD" "b\n" },
};

START_TEST(wraps)
{
	struct collected collected = { 0 };
	struct engross_output output = collected_output(&collected);
	struct engross__writer writer;
	struct engross__wrap wrap;

	ck_assert_int_eq(engross__writer_init(&writer, &engross__allocator_default, &output), ENGROSS_OK);
	engross__wrap_begin(&wrap, &writer, cases[_i].width, cases[_i].indent);
	engross__wrap_string(&wrap, cases[_i].text);
	engross__wrap_end(&wrap);
	engross__writer_flush(&writer);
	ck_assert_msg(!strcmp(collected.bytes ? collected.bytes : "", cases[_i].wanted), "%s:\n%s", cases[_i].name,
	              collected.bytes);
	engross__writer_clear(&writer);
	collected_clear(&collected);
}
END_TEST

/* Colours take no room, wherever they stand, and leave the indent alone. */
START_TEST(colours_words)
{
	struct collected collected = { 0 };
	struct engross_output output = collected_output(&collected);
	struct engross__writer writer;
	struct engross__wrap wrap;

	ck_assert_int_eq(engross__writer_init(&writer, &engross__allocator_default, &output), ENGROSS_OK);
	engross__wrap_begin(&wrap, &writer, 22, 2);
	engross__wrap_text(&wrap, "to chart every ");
	engross__wrap_style(&wrap, "\033[31m");
	engross__wrap_text(&wrap, "[-five or so more years-]");
	engross__wrap_style(&wrap, NULL);
	engross__wrap_text(&wrap, " years");
	engross__wrap_end(&wrap);
	engross__writer_flush(&writer);
	ck_assert_str_eq(collected.bytes, "  to chart every\n  \033[31m[-five or so more\033[0m\n  \033[31myears-]\033[0m years\n");
	engross__writer_clear(&writer);
	collected_clear(&collected);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("wrap");
	TCase *tests = tcase_create("wrap");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, wraps, 0, (int)(sizeof(cases) / sizeof(*cases)));
	tcase_add_test(tests, colours_words);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
