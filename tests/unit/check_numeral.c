/* Numbers in numerals of the language data. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "cite/numeral.h"
#include "fixture.h"
#include "host/context_internal.h"

static const struct {
	const char *text;
	long value;
	size_t length; /* 0: no number */
} readings[] = {
	{ "二〇〇〇年", 2000, 12 },   { "二○○六", 2006, 12 }, { "十五日", 15, 6 },       { "五十五届", 55, 9 },
	{ "二十", 20, 6 },            { "三十一", 31, 9 },     { "一百零一", 101, 12 },   { "九", 9, 3 },
	{ "〇〇〇〇〇〇〇〇〇", 0, 24 }, { "年", 0, 0 },          { "55", 0, 0 },            { "", 0, 0 },
};

START_TEST(reads_numerals)
{
	struct engross_error error;
	engross_context *context;
	const char *text = readings[_i].text;
	long value = 0;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_uint_eq(engross__numeral_read(context->systems, text, strlen(text), 0, &value), readings[_i].length);
	if (readings[_i].length)
		ck_assert_int_eq(value, readings[_i].value);
	engross_context_free(context);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("numeral");
	TCase *tests = tcase_create("numeral");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, reads_numerals, 0, (int)(sizeof(readings) / sizeof(*readings)));
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
