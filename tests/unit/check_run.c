/* Runs: what plugins report, what of it is kept, and what ends a run. The plugin `probe` does what its option says. */
#include <check.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static const char text[] = "caf\xC3\xA9 one two three\n";
#define TEXT_LENGTH (sizeof(text) - 1)

/* One probe: the context, the document and the last result. */
struct probe {
	struct fixture fixture;
	engross_context *context;
	engross_document *document;
	engross_result *result;
	struct engross_error error;
};

static void probe_open(struct probe *probe, const char *plugins)
{
	memset(probe, 0, sizeof(*probe));
	fixture_open(&probe->fixture);
	probe->context = fixture_context(&probe->fixture, plugins);
	ck_assert_int_eq(engross_document_parse(&probe->document, probe->context, text, TEXT_LENGTH, "a.txt", NULL,
	                                        &probe->error), ENGROSS_OK);
}

static void probe_close(struct probe *probe)
{
	engross_result_free(probe->result);
	engross_document_free(probe->document);
	engross_context_free(probe->context);
	fixture_close(&probe->fixture);
}

static enum engross_status probe_check(struct probe *probe, const char *steps,
                                       const struct engross_run_options *options)
{
	struct engross_run_options run = { .struct_size = sizeof(run) };
	char setting[256];
	const char *settings[] = { setting };

	if (options)
		run = *options;
	snprintf(setting, sizeof(setting), "probe.do=%s", steps);
	run.settings = settings;
	run.n_settings = 1;
	engross_result_free(probe->result);
	return engross_check(&probe->result, probe->context, probe->document, &run, &probe->error);
}

/* Breaches of the contract: the plugin is named, no result is given. */
static const struct {
	const char *steps;
	enum engross_status status;
	const char *says;
} breaches[] = {
	{ "plain=0,999", ENGROSS_PLUGIN, "a place outside the text" },
	{ "plain=5,3", ENGROSS_PLUGIN, "a place outside the text" },
	{ "plain=-1,3", ENGROSS_PLUGIN, "a place outside the text" },
	{ "plain=0,1,9", ENGROSS_PLUGIN, "a level that does not exist" },
	{ "wild-span", ENGROSS_PLUGIN, "a related place outside the text" },
	{ "no-related-message", ENGROSS_PLUGIN, "a related place without a message" },
	{ "undeclared", ENGROSS_PLUGIN, "a code that it does not declare: citation/malformed" },
	{ "no-code", ENGROSS_PLUGIN, "a code that it does not declare" },
	{ "bad-message", ENGROSS_PLUGIN, "a message that is not UTF-8" },
	{ "bad-fix", ENGROSS_PLUGIN, "a repair that is not UTF-8" },
	{ "short-report", ENGROSS_PLUGIN, "struct_size" },
	{ "change=1", ENGROSS_PLUGIN, "a change where nothing is compared" },
	{ "pair", ENGROSS_PLUGIN, "a pair where nothing is aligned" },
	{ "ignore", ENGROSS_PLUGIN, "a code that it does not declare" },
	{ "plain; fail=-2", ENGROSS_PLUGIN, "it failed: input or output failed" },
	{ "fail=-9", ENGROSS_PLUGIN, "it failed: cancelled" },
	{ "fail=12345", ENGROSS_PLUGIN, "it failed: unknown status" },
	{ "fail=-1", ENGROSS_NOMEM, "out of memory" },
};

START_TEST(refuses_breaches)
{
	struct probe probe;

	probe_open(&probe, "probe");
	ck_assert_int_eq(probe_check(&probe, breaches[_i].steps, NULL), breaches[_i].status);
	ck_assert_ptr_null(probe.result);
	ck_assert_msg(strstr(probe.error.message, breaches[_i].says) != NULL, "'%s' is not in: %s",
	              breaches[_i].says, probe.error.message);
	if (breaches[_i].status == ENGROSS_PLUGIN)
		ck_assert_ptr_nonnull(strstr(probe.error.message, "plugin probe: "));
	probe_close(&probe);
}
END_TEST

/* What is found with which options, in order: "CODE@START-END LEVEL", separated by ", ". */
static const struct {
	const char *steps;
	const char *found;
	enum engross_stage stage;
	enum engross_level min_level;
	const char *only, *skip;
} cases[] = {
	{ "", "", 0, 0, NULL, NULL },
	{ "plain=0,3", "probe/plain@0-3 warning", 0, 0, NULL, NULL },
	{ "plain=0,3", "probe/plain@0-3 info", ENGROSS_STAGE_DRAFT, 0, NULL, NULL },
	{ "plain=0,3", "probe/plain@0-3 error", ENGROSS_STAGE_FINAL, 0, NULL, NULL },
	{ "plain=0,3,1", "probe/plain@0-3 info", ENGROSS_STAGE_FINAL, 0, NULL, NULL },
	{ "late=0,3", "", ENGROSS_STAGE_DRAFT, 0, NULL, NULL },
	{ "late=0,3,3", "", ENGROSS_STAGE_DRAFT, 0, NULL, NULL },
	{ "late=0,3", "probe/late@0-3 error", ENGROSS_STAGE_ADOPTION, 0, NULL, NULL },
	{ "plain=6,9; late=0,3; plain=0,3", "probe/late@0-3 error, probe/plain@0-3 warning, probe/plain@6-9 warning",
	  0, 0, NULL, NULL },
	{ "plain=6,9; late=0,3", "probe/late@0-3 error", 0, ENGROSS_LEVEL_ERROR, NULL, NULL },
	{ "plain=6,9,3; late=0,3", "probe/late@0-3 error, probe/plain@6-9 error", 0, ENGROSS_LEVEL_ERROR, NULL, NULL },
	{ "plain=0,1; plain=0,1; plain=0,1,3", "probe/plain@0-1 error, probe/plain@0-1 warning", 0, 0, NULL, NULL },
	{ "plain=0,1; late=0,1", "probe/plain@0-1 warning", 0, 0, "probe/plain", NULL },
	{ "plain=0,1; late=0,1", "probe/late@0-1 error", 0, 0, NULL, "probe/plain" },
	{ "plain=0,1; late=0,1", "probe/late@0-1 error", 0, 0, "probe", "probe/plain" },
	{ "plain=0,1; late=0,1", "probe/late@0-1 error, probe/plain@0-1 warning", 0, 0, "probe/", NULL },
	{ "plain=0,1; late=0,1", "", 0, 0, NULL, "probe/" },
	{ "if-enabled=0,1", "probe/plain@0-1 warning", 0, 0, NULL, NULL },
	{ "if-enabled=0,1; late=0,2", "probe/late@0-2 error", 0, 0, NULL, "probe/plain" },
	/* The end of the text is a place; half a character is all of it. */
	{ "plain=20,20", "probe/plain@20-20 warning", 0, 0, NULL, NULL },
	{ "plain=4,5", "probe/plain@3-5 warning", 0, 0, NULL, NULL },
	{ "plain=0,4", "probe/plain@0-5 warning", 0, 0, NULL, NULL },
	{ "alloc=100000; alloc=1; plain=0,1", "probe/plain@0-1 warning", 0, 0, NULL, NULL },
};

static void describe(char *out, size_t size, const engross_result *result)
{
	size_t used = 0;

	out[0] = '\0';
	for (size_t i = 0; i < engross_result_finding_count(result) && used < size; i++) {
		const struct engross_finding *finding = engross_result_finding(result, i);
		used += (size_t)snprintf(out + used, size - used, "%s%s@%zu-%zu %s", i ? ", " : "", finding->code,
		                         finding->span.start, finding->span.end, engross_level_name(finding->level));
	}
}

START_TEST(keeps_what_is_wanted)
{
	const char *only[] = { cases[_i].only }, *skip[] = { cases[_i].skip };
	struct engross_run_options options = {
		.struct_size = sizeof(options),
		.stage = cases[_i].stage,
		.min_level = cases[_i].min_level,
		.only = only,
		.n_only = cases[_i].only != NULL,
		.skip = skip,
		.n_skip = cases[_i].skip != NULL,
	};
	struct probe probe;
	char found[512];

	probe_open(&probe, "probe");
	ck_assert_msg(probe_check(&probe, cases[_i].steps, &options) == ENGROSS_OK, "%s", probe.error.message);
	describe(found, sizeof(found), probe.result);
	ck_assert_msg(!strcmp(found, cases[_i].found), "%s: found '%s', not '%s'", cases[_i].steps, found,
	              cases[_i].found);
	probe_close(&probe);
}
END_TEST

START_TEST(copies_all_of_a_finding)
{
	const struct engross_finding *finding;
	struct probe probe;

	probe_open(&probe, "probe");
	ck_assert_int_eq(probe_check(&probe, "fix=6,9,1; fix=10,13; delete=6,9,1", NULL), ENGROSS_OK);
	ck_assert_uint_eq(engross_result_finding_count(probe.result), 3);
	finding = engross_result_finding(probe.result, 0);
	ck_assert_str_eq(finding->plugin, "probe");
	ck_assert_str_eq(finding->message, "a plain finding");
	ck_assert_str_eq(finding->replacement, "");
	ck_assert(finding->safe);
	finding = engross_result_finding(probe.result, 1);
	ck_assert_str_eq(finding->replacement, "that");
	ck_assert_uint_eq(finding->n_related, 1);
	ck_assert_uint_eq(finding->related[0].span.end, 1);
	ck_assert_str_eq(finding->related[0].message, "the first character");
	ck_assert(!engross_result_finding(probe.result, 2)->safe);
	ck_assert_ptr_null(engross_result_finding(probe.result, 3));
	ck_assert_uint_eq(engross_result_level_count(probe.result, ENGROSS_LEVEL_WARNING), 3);
	ck_assert_uint_eq(engross_result_level_count(probe.result, ENGROSS_LEVEL_NONE), 0);
	probe_close(&probe);
}
END_TEST

/* Options that make no sense, and what is said of them. */
static const struct {
	const char *only, *setting;
	enum engross_stage stage;
	size_t size;
	const char *says;
} wrong_options[] = {
	{ "probe/none", NULL, 0, sizeof(struct engross_run_options), "no code or group 'probe/none'" },
	{ "prob", NULL, 0, sizeof(struct engross_run_options), "no code or group 'prob'" },
	{ "probe/plain/", NULL, 0, sizeof(struct engross_run_options), "no code or group" },
	{ "", NULL, 0, sizeof(struct engross_run_options), "no code or group ''" },
	{ "/", NULL, 0, sizeof(struct engross_run_options), "no code or group '/'" },
	{ NULL, "probe", 0, sizeof(struct engross_run_options), "not of the form" },
	{ NULL, "probe=x.y", 0, sizeof(struct engross_run_options), "not of the form" },
	{ NULL, ".do=x", 0, sizeof(struct engross_run_options), "not of the form" },
	{ NULL, "probe.=x", 0, sizeof(struct engross_run_options), "not of the form" },
	{ NULL, "nobody.do=x", 0, sizeof(struct engross_run_options), "no plugin 'nobody'" },
	{ NULL, "probe.undo=x", 0, sizeof(struct engross_run_options), "no option 'undo'" },
	{ NULL, NULL, 9, sizeof(struct engross_run_options), "no such stage" },
	{ NULL, NULL, 0, 8, "struct_size is 8" },
};

START_TEST(refuses_wrong_options)
{
	const char *only[] = { wrong_options[_i].only }, *settings[] = { wrong_options[_i].setting };
	struct engross_run_options options = {
		.struct_size = wrong_options[_i].size,
		.stage = wrong_options[_i].stage,
		.only = only,
		.n_only = wrong_options[_i].only != NULL,
		.settings = settings,
		.n_settings = wrong_options[_i].setting != NULL,
	};
	struct probe probe;

	probe_open(&probe, "probe");
	ck_assert_int_eq(engross_check(&probe.result, probe.context, probe.document, &options, &probe.error),
	                 ENGROSS_USAGE);
	ck_assert_ptr_null(probe.result);
	ck_assert_msg(strstr(probe.error.message, wrong_options[_i].says) != NULL, "'%s' is not in: %s",
	              wrong_options[_i].says, probe.error.message);
	probe_close(&probe);
}
END_TEST

/* The last setting of an option holds. */
START_TEST(lets_later_settings_win)
{
	const char *settings[] = { "probe.do=fail=-2", "probe.do=plain=0,1" };
	struct engross_run_options options = {
		.struct_size = sizeof(options), .settings = settings, .n_settings = 2
	};
	struct probe probe;

	probe_open(&probe, "probe");
	ck_assert_int_eq(engross_check(&probe.result, probe.context, probe.document, &options, &probe.error),
	                 ENGROSS_OK);
	ck_assert_uint_eq(engross_result_finding_count(probe.result), 1);
	probe_close(&probe);
}
END_TEST

static int count_down(void *payload)
{
	int *left = payload;

	return (*left)-- <= 0;
}

START_TEST(stops_when_cancelled)
{
	int left = 0;
	struct engross_run_options options = {
		.struct_size = sizeof(options), .cancelled = count_down, .payload = &left
	};
	struct probe probe;

	probe_open(&probe, "probe");
	ck_assert_int_eq(probe_check(&probe, "plain", &options), ENGROSS_CANCELLED);
	left = 100;
	ck_assert_int_eq(probe_check(&probe, "plain", &options), ENGROSS_OK);
	left = 100;
	ck_assert_int_eq(probe_check(&probe, "fail=-9", &options), ENGROSS_CANCELLED);
	probe_close(&probe);
}
END_TEST

/* A million findings: all are counted, as many as the limit says are listed, the worst before the rest. */
START_TEST(lists_up_to_the_limit)
{
	struct probe probe;
	size_t errors = 0;

	probe_open(&probe, "endless");
	ck_assert_int_eq(engross_context_set_limit(probe.context, "findings", 500, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_check(&probe.result, probe.context, probe.document, NULL, &probe.error),
	                 ENGROSS_OK);
	ck_assert_uint_eq(engross_result_finding_count(probe.result), 500);
	ck_assert_uint_eq(engross_result_level_count(probe.result, ENGROSS_LEVEL_ERROR), 10);
	ck_assert_uint_eq(engross_result_level_count(probe.result, ENGROSS_LEVEL_INFO), 999990);
	for (size_t i = 0; i < 500; i++)
		errors += engross_result_finding(probe.result, i)->level == ENGROSS_LEVEL_ERROR;
	ck_assert_uint_eq(errors, 10);
	ck_assert_str_eq(engross_result_finding(probe.result, 0)->message, "finding 0000000");
	engross_result_free(probe.result);
	ck_assert_int_eq(engross_context_set_limit(probe.context, "findings", 0, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_check(&probe.result, probe.context, probe.document, NULL, &probe.error),
	                 ENGROSS_OK);
	ck_assert_uint_eq(engross_result_finding_count(probe.result), 0);
	ck_assert_uint_eq(engross_result_level_count(probe.result, ENGROSS_LEVEL_INFO), 999990);
	probe_close(&probe);
}
END_TEST

static enum engross_status compare(struct probe *probe, const char *steps)
{
	char setting[256];
	const char *settings[] = { setting };
	struct engross_run_options options = {
		.struct_size = sizeof(options), .settings = settings, .n_settings = 1
	};

	snprintf(setting, sizeof(setting), "probe.do=%s", steps);
	engross_result_free(probe->result);
	return engross_compare(&probe->result, probe->context, probe->document, probe->document, &options,
	                       &probe->error);
}

/* Another comparer needs nothing but the capability; what it says is kept beside what the first one says. */
START_TEST(runs_every_comparer)
{
	static const char old_text[] = "Harbours\n\n1. To light them.\n\n2. To ring the bells.\n";
	static const char new_text[] = "Harbours\n\n1. To light all of them.\n\n2. To ring the bells.\n\n3. To end.\n";
	const char *settings[] = { "probe.do=change=3" };
	struct engross_run_options options = { .struct_size = sizeof(options), .settings = settings, .n_settings = 1 };
	engross_document *old_draft, *new_draft;
	struct probe probe;

	probe_open(&probe, "lengths probe");
	ck_assert_int_eq(engross_document_parse(&old_draft, probe.context, old_text, strlen(old_text), "old", NULL,
	                                        &probe.error), ENGROSS_OK);
	ck_assert_int_eq(engross_document_parse(&new_draft, probe.context, new_text, strlen(new_text), "new", NULL,
	                                        &probe.error), ENGROSS_OK);
	ck_assert_msg(engross_compare(&probe.result, probe.context, old_draft, new_draft, &options, &probe.error) ==
	              ENGROSS_OK, "%s", probe.error.message);
	ck_assert_uint_eq(engross_result_change_count(probe.result), 3);
	ck_assert_int_eq(engross_result_change(probe.result, 0)->kind, ENGROSS_CHANGE_EDIT);
	ck_assert_str_eq(engross_result_change(probe.result, 0)->remark, "it had 17 bytes and has 24");
	ck_assert_int_eq(engross_result_change(probe.result, 1)->kind, ENGROSS_CHANGE_INSERT);
	ck_assert_str_eq(engross_result_change(probe.result, 2)->old_number, "1.");
	ck_assert_ptr_null(engross_result_change(probe.result, 2)->remark);
	ck_assert_uint_eq(engross_result_equality_count(probe.result), 1);
	ck_assert_str_eq(engross_result_equality(probe.result, 0)->name, "lengths");
	ck_assert_uint_eq(engross_result_equality(probe.result, 0)->count, 2);
	ck_assert_ptr_null(engross_result_equality(probe.result, 1));
	engross_result_free(probe.result);
	probe.result = NULL;
	engross_document_free(old_draft);
	engross_document_free(new_draft);
	probe_close(&probe);
}
END_TEST

START_TEST(keeps_changes)
{
	const struct engross_change *change;
	struct probe probe;

	probe_open(&probe, "probe");
	ck_assert_msg(compare(&probe, "change=3; change=1; plain=0,1") == ENGROSS_OK, "%s", probe.error.message);
	ck_assert_uint_eq(engross_result_change_count(probe.result), 2);
	ck_assert_uint_eq(engross_result_finding_count(probe.result), 1);
	change = engross_result_change(probe.result, 0);
	ck_assert_int_eq(change->kind, ENGROSS_CHANGE_EDIT);
	ck_assert_str_eq(change->old_number, "1.");
	ck_assert_str_eq(change->new_number, "2.");
	ck_assert_uint_eq(change->n_edits, 1);
	ck_assert_uint_eq(change->edits[0].new_span.end, 2);
	ck_assert_int_eq(engross_result_change(probe.result, 1)->kind, ENGROSS_CHANGE_INSERT);
	ck_assert_ptr_null(engross_result_change(probe.result, 2));
	ck_assert_int_eq(compare(&probe, "change=0"), ENGROSS_PLUGIN);
	ck_assert_ptr_nonnull(strstr(probe.error.message, "a change of no known kind"));
	ck_assert_int_eq(compare(&probe, "change=77"), ENGROSS_PLUGIN);
	ck_assert_int_eq(compare(&probe, "wild-change=1"), ENGROSS_PLUGIN);
	ck_assert_ptr_nonnull(strstr(probe.error.message, "an edit outside the text"));
	probe_close(&probe);
}
END_TEST

#define THREADS 4

/* One of several threads: opens and checks documents of its own. Returns NULL when all went well. */
static void *work(void *payload)
{
	engross_context *context = payload;

	for (int i = 0; i < 200; i++) {
		const char *settings[] = { "probe.do=alloc=100; fix=0,3; late=6,9; plain=10,13" };
		struct engross_run_options options = {
			.struct_size = sizeof(options), .settings = settings, .n_settings = 1
		};
		engross_document *document;
		engross_result *result;
		size_t found;
		if (engross_document_parse(&document, context, text, TEXT_LENGTH, "a.txt", NULL, NULL) != ENGROSS_OK)
			return context;
		found = engross_check(&result, context, document, &options, NULL) == ENGROSS_OK
			? engross_result_finding_count(result) : 0;
		engross_result_free(result);
		engross_document_free(document);
		if (found != 3)
			return context;
	}
	return NULL;
}

/* A sealed context serves any number of threads. */
START_TEST(serves_several_threads)
{
	pthread_t threads[THREADS];
	struct probe probe;
	void *failed;

	probe_open(&probe, "probe");
	ck_assert_int_eq(engross_context_seal(probe.context, NULL), ENGROSS_OK);
	for (int i = 0; i < THREADS; i++)
		ck_assert_int_eq(pthread_create(&threads[i], NULL, work, probe.context), 0);
	for (int i = 0; i < THREADS; i++) {
		ck_assert_int_eq(pthread_join(threads[i], &failed), 0);
		ck_assert_ptr_null(failed);
	}
	probe_close(&probe);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("run");
	TCase *tests = tcase_create("run");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, refuses_breaches, 0, sizeof(breaches) / sizeof(*breaches));
	tcase_add_loop_test(tests, keeps_what_is_wanted, 0, sizeof(cases) / sizeof(*cases));
	tcase_add_loop_test(tests, refuses_wrong_options, 0, sizeof(wrong_options) / sizeof(*wrong_options));
	tcase_add_test(tests, copies_all_of_a_finding);
	tcase_add_test(tests, lets_later_settings_win);
	tcase_add_test(tests, stops_when_cancelled);
	tcase_add_test(tests, lists_up_to_the_limit);
	tcase_add_test(tests, runs_every_comparer);
	tcase_add_test(tests, keeps_changes);
	tcase_add_test(tests, serves_several_threads);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
