/* Readers that break their contract: named, and no document comes of it. The fixture does what the file says. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static const struct {
	const char *text;
	enum engross_status status;
	const char *says;
	size_t offset;
} cases[] = {
	{ "fine words", ENGROSS_OK, "", 0 },
	{ "", ENGROSS_OK, "", 0 },
	{ "utf8", ENGROSS_PLUGIN, "plugin bad-reader: it put text that is not UTF-8", 0 },
	{ "backwards", ENGROSS_PLUGIN, "plugin bad-reader: it put text out of order", 2 },
	{ "past", ENGROSS_PLUGIN, "plugin bad-reader: it put text out of order", 0 },
	{ "turned", ENGROSS_PLUGIN, "plugin bad-reader: it put text out of order", 3 },
	{ "huge", ENGROSS_PLUGIN, "plugin bad-reader: it put text out of order", ENGROSS_NO_OFFSET },
	{ "refuse", ENGROSS_FORMAT, "the third letter is wrong", 3 },
	{ "silent", ENGROSS_PLUGIN, "plugin bad-reader: it failed", 3 },
	{ "garbled", ENGROSS_FORMAT, "malformed input", 3 },
	{ "fail", ENGROSS_PLUGIN, "plugin bad-reader: it failed", ENGROSS_NO_OFFSET },
	{ "memory", ENGROSS_NOMEM, "out of memory", ENGROSS_NO_OFFSET },
	{ "encoding", ENGROSS_OK, "", 0 },
};

START_TEST(names_bad_readers)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;
	engross_document *document;
	size_t length;

	fixture_open(&fixture);
	context = fixture_context(&fixture, "bad-reader");
	ck_assert_int_eq(engross_document_parse(&document, context, cases[_i].text, strlen(cases[_i].text), "a.bad", NULL,
	                                        &error), cases[_i].status);
	ck_assert_str_eq(error.message, cases[_i].says);
	if (cases[_i].status == ENGROSS_OK) {
		ck_assert_str_eq(engross_document_format(document), "bad-reader");
		engross_document_source(document, &length);
		ck_assert_uint_eq(length, strlen(cases[_i].text));
	} else {
		ck_assert_ptr_null(document);
		ck_assert_uint_eq(error.offset, cases[_i].offset);
	}
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* A file that it does not bid for, or that the user says is plain, is none of its business. */
START_TEST(leaves_others_alone)
{
	struct engross_open_options plain = { .struct_size = sizeof(plain), .format = "text" };
	struct fixture fixture;
	engross_context *context;
	engross_document *document;

	fixture_open(&fixture);
	context = fixture_context(&fixture, "bad-reader");
	ck_assert_int_eq(engross_document_parse(&document, context, "fail", 4, "a.txt", NULL, NULL), ENGROSS_OK);
	ck_assert_str_eq(engross_document_format(document), "text");
	engross_document_free(document);
	ck_assert_int_eq(engross_document_parse(&document, context, "fail", 4, "a.bad", &plain, NULL), ENGROSS_OK);
	ck_assert_str_eq(engross_document_format(document), "text");
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("reader");
	TCase *tests = tcase_create("reader");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, names_bad_readers, 0, sizeof(cases) / sizeof(*cases));
	tcase_add_test(tests, leaves_others_alone);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
