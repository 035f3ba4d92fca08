/* The command's own parts: options, near names, output files. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "fixture.h"
#include "message.h"
#include "nearest.h"
#include "output.h"

static const char *const names[] = { "format", "only", "min-level", NULL, "stage", "output" };

static const struct {
	const char *word;
	const char *near;
} words[] = {
	{ "fromat", "format" },
	{ "ouput", "output" },
	{ "onyl", "only" },
	{ "minlevel", "min-level" },
	{ "stages", "stage" },
	{ "format", "format" },
	{ "zzz", NULL },
	{ "", NULL },
	{ "a-name-that-is-much-longer-than-any-of-those", NULL },
};

START_TEST(finds_near_names)
{
	const char *near = cli_nearest(words[_i].word, names, sizeof(names) / sizeof(*names));

	if (words[_i].near)
		ck_assert_msg(near && !strcmp(near, words[_i].near), "%s: %s", words[_i].word, near ? near : "none");
	else
		ck_assert_ptr_null(near);
}
END_TEST

static enum cli_parse parse(struct cli_options *options, const struct cli_command *command, int *first,
                            const char *line)
{
	static char copy[256];
	static char *argv[32];
	int argc = 0;

	snprintf(copy, sizeof(copy), "%s", line);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	argv[argc] = NULL;
	return cli_options_parse(options, command, argc, argv, first);
}

START_TEST(reads_options)
{
	struct cli_options options;
	int first;

	ck_assert_int_eq(parse(&options, &cli_check, &first, "check a.txt"), CLI_GO_ON);
	ck_assert_int_eq(first, 1);
	ck_assert_ptr_null(options.format);
	ck_assert_int_eq(options.fail_level, ENGROSS_LEVEL_WARNING);
	ck_assert_int_eq(options.stage, ENGROSS_STAGE_NONE);
	cli_options_clear(&options);
	ck_assert_int_eq(parse(&options, &cli_check, &first,
	                       "check -f json --only a,b/c,,d --skip=x --only e --min-level error --stage final "
	                       "--fail-level never --set p.o=v --limit findings=1 -o out --lang es -- -x"), CLI_GO_ON);
	ck_assert_str_eq(options.format, "json");
	ck_assert_uint_eq(options.only.count, 4);
	ck_assert_str_eq(options.only.items[1], "b/c");
	ck_assert_str_eq(options.only.items[3], "e");
	ck_assert_uint_eq(options.skip.count, 1);
	ck_assert_int_eq(options.min_level, ENGROSS_LEVEL_ERROR);
	ck_assert_int_eq(options.fail_level, ENGROSS_LEVEL_NONE);
	ck_assert_int_eq(options.stage, ENGROSS_STAGE_FINAL);
	ck_assert_str_eq(options.settings.items[0], "p.o=v");
	ck_assert_str_eq(options.limits.items[0], "findings=1");
	ck_assert_str_eq(options.output, "out");
	ck_assert_str_eq(options.lang, "es");
	ck_assert(!options.color);
	cli_options_clear(&options);
	ck_assert_int_eq(parse(&options, &cli_cite, &first, "cite --color always -f csv a"), CLI_GO_ON);
	ck_assert(options.color);
	cli_options_clear(&options);
}
END_TEST

static const struct {
	const struct cli_command *command;
	const char *line;
} wrong_lines[] = {
	{ &cli_check, "check --nothing a" },
	{ &cli_check, "check -x a" },
	{ &cli_check, "check --only" },
	{ &cli_check, "check --format csv a" },
	{ &cli_check, "check --format jso a" },
	{ &cli_check, "check --min-level never a" },
	{ &cli_check, "check --min-level loud a" },
	{ &cli_check, "check --stage 3 a" },
	{ &cli_check, "check --color blue a" },
	{ &cli_check, "check --help=x a" },
	{ &cli_cite, "cite --only citation a" },
	{ &cli_plugins, "plugins --lang es" },
};

START_TEST(refuses_options)
{
	struct cli_options options;
	int first;

	ck_assert_int_eq(parse(&options, wrong_lines[_i].command, &first, wrong_lines[_i].line), CLI_WRONG);
	cli_options_clear(&options);
}
END_TEST

static void expect_file(const char *path, const char *wanted)
{
	char bytes[256];
	FILE *file = fopen(path, "rb");
	size_t length;

	ck_assert_msg(file != NULL, "%s is not there", path);
	length = fread(bytes, 1, sizeof(bytes) - 1, file);
	fclose(file);
	bytes[length] = '\0';
	ck_assert_str_eq(bytes, wanted);
}

/* A file is replaced as a whole, with its permissions; until then and after a failure it is as it was. */
START_TEST(replaces_files_whole)
{
	struct fixture fixture;
	struct cli_output output;
	struct stat info;
	char path[512], link[512];

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s", fixture_write(&fixture, "report", "old"));
	ck_assert_int_eq(chmod(path, 0640), 0);
	ck_assert(cli_output_open(&output, path));
	cli_output_printf(&output, "new %d", 1);
	expect_file(path, "old");
	cli_output_discard(&output);
	expect_file(path, "old");
	ck_assert(cli_output_open(&output, path));
	cli_output_printf(&output, "new %d", 2);
	ck_assert(cli_output_commit(&output));
	cli_output_discard(&output);
	expect_file(path, "new 2");
	ck_assert_int_eq(stat(path, &info), 0);
	ck_assert_int_eq(info.st_mode & 0777, 0640);
	/* What a link leads to is replaced, not the link. */
	snprintf(link, sizeof(link), "%s/link", fixture.dir);
	ck_assert_int_eq(symlink(path, link), 0);
	ck_assert(cli_output_open(&output, link));
	cli_output_printf(&output, "new 3");
	ck_assert(cli_output_commit(&output));
	expect_file(path, "new 3");
	ck_assert_int_eq(lstat(link, &info), 0);
	ck_assert(S_ISLNK(info.st_mode));
	ck_assert(!cli_output_open(&output, fixture.dir));
	snprintf(link, sizeof(link), "%s/no/such", fixture.dir);
	ck_assert(!cli_output_open(&output, link));
	unlink(path);
	snprintf(path, sizeof(path), "%s/link", fixture.dir);
	unlink(path);
	/* Nothing is left beside it. */
	ck_assert_int_eq(rmdir(fixture.dir), 0);
}
END_TEST

START_TEST(shows_what_a_terminal_would_obey)
{
	struct fixture fixture;
	struct cli_output output;
	char path[512];

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/out", fixture.dir);
	ck_assert(cli_output_open(&output, path));
	cli_output_text(&output, "caf\xC3\xA9 \x1b[31m\xE2\x80\xAE\xFF");
	cli_output_text(&output, NULL);
	cli_output_json(&output, "\"caf\xC3\xA9\\\n\xFF");
	cli_output_json(&output, NULL);
	ck_assert(cli_output_commit(&output));
	expect_file(path, "caf\xC3\xA9 <U+001B>[31m<U+202E>\xEF\xBF\xBD\"\\\"caf\xC3\xA9\\\\\\u000a\\ufffd\"null");
	fixture_close(&fixture);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("cli");
	TCase *tests = tcase_create("cli");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, finds_near_names, 0, sizeof(words) / sizeof(*words));
	tcase_add_test(tests, reads_options);
	tcase_add_loop_test(tests, refuses_options, 0, sizeof(wrong_lines) / sizeof(*wrong_lines));
	tcase_add_test(tests, replaces_files_whole);
	tcase_add_test(tests, shows_what_a_terminal_would_obey);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
