/* Plugins: what is loaded, and what is refused by name. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"

/* The fixtures loaded together, the status, and what the message must say. */
static const struct {
	const char *plugins;
	enum engross_status status;
	const char *says[2];
} refusals[] = {
	{ "wrong-abi", ENGROSS_PLUGIN, { "wrong-abi.so", "ABI 1001" } },
	{ "short-struct", ENGROSS_PLUGIN, { "short-struct.so", "8 bytes" } },
	{ "null-descriptor", ENGROSS_PLUGIN, { "null-descriptor.so", "no descriptor" } },
	{ "no-name", ENGROSS_PLUGIN, { "no-name.so", "no name" } },
	{ "bad-name", ENGROSS_PLUGIN, { "bad-name.so", "no name" } },
	{ "no-capability", ENGROSS_PLUGIN, { "no-capability", "declares nothing" } },
	{ "no-check", ENGROSS_PLUGIN, { "no-check", "'check' is missing" } },
	{ "no-read", ENGROSS_PLUGIN, { "no-read", "'read' is missing" } },
	{ "no-summary", ENGROSS_PLUGIN, { "no-summary", "summary" } },
	{ "bad-code", ENGROSS_PLUGIN, { "bad-code", "group/name" } },
	{ "failing-init", ENGROSS_PLUGIN, { "failing-init", "input or output failed" } },
	{ "no-entry", ENGROSS_PLUGIN, { "no-entry.so", "engross_plugin_entry()" } },
	{ "duplicate-name", ENGROSS_PLUGIN, { "plugin text", "built-in" } },
	{ "twin-one twin-two", ENGROSS_PLUGIN, { "twin-two", "twin/code is declared by twin-one" } },
	/* What is sound and comes before is no help to what is not. */
	{ "probe twin-one wrong-abi", ENGROSS_PLUGIN, { "wrong-abi.so", "ABI 1001" } },
};

START_TEST(refuses_by_name)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;

	fixture_open(&fixture);
	fixture_plugins(&fixture, refusals[_i].plugins);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_plugins(context, fixture.dir, &error), refusals[_i].status);
	for (int i = 0; i < 2; i++)
		ck_assert_msg(strstr(error.message, refusals[_i].says[i]) != NULL, "%s: '%s' is not in: %s",
		              refusals[_i].plugins, refusals[_i].says[i], error.message);
	ck_assert_int_eq(error.status, refusals[_i].status);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(sorts_plugins_and_codes)
{
	struct fixture fixture;
	engross_context *context;
	size_t count;

	fixture_open(&fixture);
	context = fixture_context(&fixture, "twin-two probe endless");
	count = engross_context_plugin_count(context);
	ck_assert_uint_eq(count, 4); /* and the built-in reader */
	for (size_t i = 1; i < count; i++)
		ck_assert_int_lt(strcmp(engross_context_plugin(context, i - 1)->name,
		                        engross_context_plugin(context, i)->name), 0);
	ck_assert_uint_eq(engross_context_code_count(context), 4);
	ck_assert_str_eq(engross_context_code(context, 0)->id, "endless/finding");
	ck_assert_str_eq(engross_context_code(context, 1)->id, "probe/late");
	ck_assert_str_eq(engross_context_code(context, 3)->id, "twin/code");
	ck_assert_int_eq(engross_context_plugin_path(context, 0)[0], '/');
	ck_assert_ptr_null(engross_context_code(context, 99));
	ck_assert_ptr_null(engross_context_plugin(context, 99));
	ck_assert_ptr_null(engross_context_plugin_path(context, 99));
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* The built-in reader is there from the start, and has no path. */
START_TEST(begins_with_the_plain_reader)
{
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, NULL), ENGROSS_OK);
	ck_assert_uint_eq(engross_context_plugin_count(context), 1);
	ck_assert_str_eq(engross_context_plugin(context, 0)->name, "text");
	ck_assert_ptr_null(engross_context_plugin_path(context, 0));
	engross_context_free(context);
}
END_TEST

static void expect_refusal(const char *dir, const char *says)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_plugins(context, dir, &error), ENGROSS_PLUGIN);
	ck_assert_msg(strstr(error.message, says) != NULL, "'%s' is not in: %s", says, error.message);
	engross_context_free(context);
}

/* What everybody may write could run as anybody's code. */
START_TEST(refuses_what_everybody_may_write)
{
	struct fixture fixture;
	char path[512];

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s", fixture_write(&fixture, "open.so", "no shared object"));
	chmod(path, 0666);
	expect_refusal(fixture.dir, "everybody may write it");
	chmod(path, 0644);
	expect_refusal(fixture.dir, "open.so: ");
	chmod(fixture.dir, 0777);
	expect_refusal(fixture.dir, "everybody may write its directory");
	chmod(fixture.dir, 0700);
	unlink(path);
	ck_assert_int_eq(mkdir(path, 0755), 0);
	expect_refusal(fixture.dir, "no regular file");
	rmdir(path);
	fixture_close(&fixture);
}
END_TEST

START_TEST(reads_lists_of_directories)
{
	struct fixture one, two;
	struct engross_error error;
	engross_context *context;
	char list[1024];

	fixture_open(&one);
	fixture_open(&two);
	fixture_plugins(&one, "twin-one");
	fixture_plugins(&two, "probe");
	snprintf(list, sizeof(list), ":%s::%s/:", one.dir, two.dir);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_plugins(context, list, &error), ENGROSS_OK);
	ck_assert_uint_eq(engross_context_plugin_count(context), 3);
	/* The same once more is a duplicate. */
	ck_assert_int_eq(engross_context_load_plugins(context, one.dir, &error), ENGROSS_PLUGIN);
	ck_assert_ptr_nonnull(strstr(error.message, "its name is taken by /"));
	engross_context_free(context);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_plugins(context, "/nonexistent/engross", &error), ENGROSS_IO);
	ck_assert_ptr_nonnull(strstr(error.message, "/nonexistent/engross"));
	engross_context_free(context);
	fixture_close(&one);
	fixture_close(&two);
}
END_TEST

/* A plugin in this program's memory: its state counts the checks and notes the end. */
struct tally {
	int checks;
	bool ended;
};

static const struct engross_code added_codes[] = {
	{
		.id = "added/here", .draft = ENGROSS_LEVEL_INFO, .adoption = ENGROSS_LEVEL_INFO,
		.final = ENGROSS_LEVEL_INFO, .summary = "the first byte", .explanation = "A fixture.",
		.example = "this -> that",
	},
	{ .id = NULL },
};

static enum engross_status added_check(const struct engross_host *host, void *state, engross_run *run,
                                       const engross_document *document)
{
	struct engross_report report = { .struct_size = sizeof(report), .code = "added/here", .span = { 0, 1 } };
	struct tally *tally = state;

	(void)document;
	tally->checks++;
	return host->emit(run, &report);
}

static void added_fini(void *state)
{
	((struct tally *)state)->ended = true;
}

static const struct engross_plugin added = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(struct engross_plugin),
	.name = "added",
	.version = "1",
	.summary = "a fixture",
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = added_codes,
	.fini = added_fini,
	.check = added_check,
};

START_TEST(runs_what_was_added)
{
	struct tally tally = { 0 };
	struct engross_error error;
	engross_context *context;
	engross_document *document;
	engross_result *result;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_plugin(context, &added, &tally, &error), ENGROSS_OK);
	ck_assert_uint_eq(engross_context_plugin_count(context), 2);
	ck_assert_ptr_eq(engross_context_plugin(context, 0), &added);
	ck_assert_ptr_null(engross_context_plugin_path(context, 0));
	ck_assert_int_eq(engross_document_parse(&document, context, "text\n", 5, "a.txt", NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_check(&result, context, document, NULL, &error), ENGROSS_OK);
	ck_assert_uint_eq(engross_result_finding_count(result), 1);
	ck_assert_str_eq(engross_result_finding(result, 0)->plugin, "added");
	ck_assert_int_eq(tally.checks, 1);
	engross_result_free(result);
	engross_document_free(document);
	ck_assert(!tally.ended);
	engross_context_free(context);
	ck_assert(tally.ended);
}
END_TEST

/* Adds PLUGIN to CONTEXT, which refuses it with STATUS and says SAYS; `fini` is not called. */
static void expect_not_added(engross_context *context, const struct engross_plugin *plugin,
                             enum engross_status expected, const char *says)
{
	struct engross_error error;
	struct tally tally = { 0 };
	size_t before = engross_context_plugin_count(context);

	ck_assert_int_eq(engross_context_add_plugin(context, plugin, &tally, &error), expected);
	ck_assert_msg(strstr(error.message, says) != NULL, "'%s' is not in: %s", says, error.message);
	ck_assert_uint_eq(engross_context_plugin_count(context), before);
	ck_assert(!tally.ended);
}

START_TEST(adds_no_bad_plugin)
{
	struct engross_plugin other = added;
	struct tally tally = { 0 };
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_plugin(context, &added, &tally, NULL), ENGROSS_OK);
	expect_not_added(context, &added, ENGROSS_PLUGIN, "plugin added (in memory): its name is taken");
	other.name = "other";
	expect_not_added(context, &other, ENGROSS_PLUGIN, "the code added/here is declared by added");
	other.codes = NULL;
	other.check = NULL;
	expect_not_added(context, &other, ENGROSS_PLUGIN, "'check' is missing");
	expect_not_added(context, NULL, ENGROSS_PLUGIN, "no descriptor");
	ck_assert_int_eq(engross_context_seal(context, NULL), ENGROSS_OK);
	expect_not_added(context, &other, ENGROSS_USAGE, "sealed");
	engross_context_free(context);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("registry");
	TCase *tests = tcase_create("registry");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, refuses_by_name, 0, sizeof(refusals) / sizeof(*refusals));
	tcase_add_test(tests, sorts_plugins_and_codes);
	tcase_add_test(tests, begins_with_the_plain_reader);
	tcase_add_test(tests, refuses_what_everybody_may_write);
	tcase_add_test(tests, reads_lists_of_directories);
	tcase_add_test(tests, runs_what_was_added);
	tcase_add_test(tests, adds_no_bad_plugin);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
