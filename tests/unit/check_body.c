/* One more body by one data file at run time: the World Health Assembly, of which the library knows nothing. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static const char draft[] =
	"THE COUNCIL,\n\n"
	"Recalling resolution WHA61.18 on the monitoring of goals, resolutions WHA58.3 (2005) and WHA60.1, and\n"
	"resolution WHA61.18 (2009) of the World Health Assembly;\n\n"
	"Noting resolutions WHA61.18 of 24 May 2008, WHA60.1 of 24 May 2008 and WHA58.3 (2006), and WHA6O.1;\n";

/* The citations of the draft, in order. */
static const struct {
	const char *text;
	const char *key;
	const char *canonical;
	const char *session;
	enum engross_verdict verdict;
	const char *problem; /* the code of the first; NULL where there is none */
	const char *repair;
} wanted[] = {
	{ "WHA61.18", "who:wha:res:61.18", "WHA61.18", "61", ENGROSS_VERDICT_VERIFIED, NULL, NULL },
	{ "WHA58.3 (2005)", "who:wha:res:58.3", "WHA58.3", "58", ENGROSS_VERDICT_PLAUSIBLE, NULL, NULL },
	{ "WHA60.1", "who:wha:res:60.1", "WHA60.1", "60", ENGROSS_VERDICT_UNKNOWN, NULL, NULL },
	{ "WHA61.18 (2009)", "who:wha:res:61.18", "WHA61.18", "61", ENGROSS_VERDICT_CONTRADICTED, "citation/session-year", NULL },
	{ "WHA61.18 of 24 May 2008", "who:wha:res:61.18", "WHA61.18", "61", ENGROSS_VERDICT_VERIFIED, NULL, NULL },
	{ "WHA60.1 of 24 May 2008", "who:wha:res:60.1", "WHA60.1", "60", ENGROSS_VERDICT_CONTRADICTED, "citation/date-session", NULL },
	{ "WHA58.3 (2006)", "who:wha:res:58.3", "WHA58.3", "58", ENGROSS_VERDICT_CONTRADICTED, "citation/session-year", NULL },
	{ "WHA6O.1", "who:wha:res:60.1", "WHA60.1", "60", ENGROSS_VERDICT_CONTRADICTED, "citation/malformed", "60" },
};

#define WANTED (sizeof(wanted) / sizeof(*wanted))

/* A record of the user's own for one of them. */
static const char records[] =
	"key\tcanonical\tlang\ttitle\tdate\tsource\n"
	"who:wha:res:61.18\tWHA61.18\ten\tMonitoring of the achievement of the goals\t2008-05-24\tWHA61/2008/REC/1\n";

static const char *system_file(void)
{
	static char path[1024];
	const char *top = getenv("top_srcdir");

	snprintf(path, sizeof(path), "%s/tests/data/wha.xml", top && *top ? top : ".");
	return path;
}

/* The shipped data, and the new body unless WITHOUT. */
static engross_context *load(struct fixture *fixture, bool without)
{
	struct engross_error error;
	engross_context *context;

	fixture_open(fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	if (!without)
		ck_assert_msg(engross_context_load_system(context, system_file(), &error) == ENGROSS_OK, "%s",
		              error.message);
	ck_assert_msg(engross_context_add_authority(context, fixture_write(fixture, "own.tsv", records), &error) ==
	              ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static engross_document *cite(engross_context *context)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, draft, strlen(draft), "draft.txt", NULL, &error) ==
	              ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_document_cite(document, &error) == ENGROSS_OK, "%s", error.message);
	return document;
}

/* The Nth citation of the new body, or NULL. */
static const struct engross_citation *own_citation(const engross_document *document, size_t n)
{
	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *citation = engross_document_citation(document, i);
		if (!strncmp(citation->system, "who.", 4) && !n--)
			return citation;
	}
	return NULL;
}

START_TEST(finds_and_judges)
{
	struct fixture fixture;
	engross_context *context = load(&fixture, false);
	engross_document *document = cite(context);
	const struct engross_citation *citation = own_citation(document, (size_t)_i);
	size_t length;
	const char *text = engross_document_text(document, &length);

	ck_assert_msg(citation != NULL, "%s is not found", wanted[_i].text);
	ck_assert_uint_eq(citation->span.end - citation->span.start, strlen(wanted[_i].text));
	ck_assert_mem_eq(text + citation->span.start, wanted[_i].text, strlen(wanted[_i].text));
	ck_assert_str_eq(citation->system, "who.wha.res");
	ck_assert_str_eq(citation->key, wanted[_i].key);
	ck_assert_str_eq(citation->canonical, wanted[_i].canonical);
	ck_assert_msg(citation->verdict == wanted[_i].verdict, "%s is %s: %s", wanted[_i].text,
	              engross_verdict_name(citation->verdict), citation->proof);
	ck_assert_str_eq(engross_citation_field(citation, "session"), wanted[_i].session);
	if (wanted[_i].problem) {
		ck_assert_uint_ge(citation->n_problems, 1);
		ck_assert_str_eq(citation->problems[0].code, wanted[_i].problem);
		if (wanted[_i].repair)
			ck_assert_str_eq(citation->problems[0].replacement, wanted[_i].repair);
	} else {
		ck_assert_uint_eq(citation->n_problems, 0);
	}
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(finds_no_more_than_there_is)
{
	struct fixture fixture;
	engross_context *context = load(&fixture, false);
	engross_document *document = cite(context);

	ck_assert_ptr_null(own_citation(document, WANTED));
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(knows_nothing_without_the_file)
{
	struct fixture fixture;
	engross_context *context = load(&fixture, true);
	engross_document *document = cite(context);

	ck_assert_ptr_null(own_citation(document, 0));
	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *citation = engross_document_citation(document, i);
		ck_assert_msg(!citation->key || strncmp(citation->key, "who:", 4), "%s", citation->key);
	}
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(resolves_one)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context = load(&fixture, false);
	engross_document *document;
	const struct engross_citation *citation;

	ck_assert_msg(engross_resolve(&document, context, "WHA61.18", &error) == ENGROSS_OK, "%s", error.message);
	citation = engross_document_citation(document, 0);
	ck_assert_str_eq(citation->record->title, "Monitoring of the achievement of the goals");
	ck_assert_str_eq(citation->record->date, "2008-05-24");
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* A system file that is wrong is told with file and line, as all data is. */
START_TEST(refuses_a_wrong_file)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;

	fixture_open(&fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_system(context,
		fixture_write(&fixture, "wrong.xml", "<systems>\n<system id=\"x.y\">\n<form pattern=\"X{\"/></system></systems>"),
		&error), ENGROSS_DATA);
	ck_assert_msg(strstr(error.message, "wrong.xml:3: ") != NULL, "%s", error.message);
	ck_assert_int_eq(engross_context_load_system(context, "/nonexistent.xml", &error), ENGROSS_IO);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("body");
	TCase *tests = tcase_create("body");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, finds_and_judges, 0, WANTED);
	tcase_add_test(tests, finds_no_more_than_there_is);
	tcase_add_test(tests, knows_nothing_without_the_file);
	tcase_add_test(tests, resolves_one);
	tcase_add_test(tests, refuses_a_wrong_file);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
