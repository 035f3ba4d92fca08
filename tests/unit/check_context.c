/* Contexts: limits, data files and what they refuse, sealing. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "host/language.h"

#define LANGUAGES(body) "<languages>\n<language id=\"en\" name=\"English\">\n" body "\n</language>\n</languages>\n"

/* A language file that is wrong, the line and the words of the message. */
static const struct {
	const char *text;
	const char *says;
} wrong_files[] = {
	{ "", ":1: " },
	{ "<languages>\n<language>\n", ":3: " },
	{ "<!DOCTYPE languages [ <!ENTITY e \"x\"> ]>\n<languages/>", ":1: a document type declaration is not allowed" },
	{ "<!DOCTYPE languages SYSTEM \"file:///etc/passwd\">\n<languages/>", "a document type declaration is not allowed" },
	{ "<lists/>", ":1: <languages> expected" },
	{ "<languages>\n<lang/>\n</languages>", ":2: <language> expected, not <lang>" },
	{ "<languages>\n<language id=\"en\"/>\n</languages>", ":2: <language> needs an id and a name" },
	{ LANGUAGES("<list><w>a</w></list>"), ":3: <list> needs an id" },
	{ LANGUAGES("<list id=\"a\" sauce=\"x\"/>"), ":3: <list> takes no attribute 'sauce'" },
	{ LANGUAGES("<list id=\"a\">\n<v>a</v></list>"), ":4: <w> expected, not <v>" },
	{ LANGUAGES("<list id=\"a\">\n<w n=\"x\">a</w></list>"), ":4: n=\"x\" is no number" },
	{ LANGUAGES("<list id=\"a\">\n<w n=\"99999999999999999999\">a</w></list>"), "is no number" },
	{ LANGUAGES("<list id=\"a\">\n<w> </w></list>"), ":4: <w> is empty" },
	{ LANGUAGES("<list id=\"a\">\n<w/></list>"), ":4: <w> holds text" },
	{ LANGUAGES("<list id=\"a\">\n<w>a<b/></w></list>"), ":4: <w> holds text" },
	{ LANGUAGES("<list id=\"a\">\n<w>a</w>\nstray</list>"), "text outside <w>" },
	{ LANGUAGES("stray"), "text outside <list>" },
	{ LANGUAGES("<list id=\"a\"/>\n<list id=\"a\"/>"), ":4: language 'en' has a list 'a' already" },
	{ LANGUAGES("<list id=\"a\"><w>&e;</w></list>"), ":3: " },
	{ LANGUAGES("") "<x/>", ":6: " },
};

START_TEST(refuses_wrong_files)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;

	fixture_open(&fixture);
	fixture_write(&fixture, "language/wrong.xml", wrong_files[_i].text);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_data(context, fixture.dir, &error), ENGROSS_DATA);
	ck_assert_msg(strstr(error.message, "language/wrong.xml:") != NULL, "no file in: %s", error.message);
	ck_assert_msg(strstr(error.message, wrong_files[_i].says) != NULL, "'%s' is not in: %s", wrong_files[_i].says,
	              error.message);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

static engross_context *load_two(struct fixture *fixture)
{
	struct engross_error error;
	engross_context *context;

	fixture_open(fixture);
	fixture_write(fixture, "language/b.xml",
	              "<languages>\n"
	              "<language id=\"es\" name=\"Espa&#241;ol\"><list id=\"months\"><w n=\"1\">enero</w></list></language>\n"
	              "<language id=\"en\" name=\"English\"><list id=\"lead.preamble\" source=\"a &amp; b\">\n"
	              "<w as=\"R&amp;D\">  RECALLING\n ALSO </w><!-- a remark --><w>e\xCC\x81tat</w></list></language>\n"
	              "</languages>");
	fixture_write(fixture, "language/a.xml",
	              LANGUAGES("<list id=\"months\"><w n=\"1\">January</w><w n=\"2\">February</w></list>"));
	fixture_write(fixture, "language/ignored.txt", "no data file");
	fixture_write(fixture, "systems/.hidden.xml", "no data file");
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, fixture->dir, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

START_TEST(merges_files_and_languages)
{
	struct fixture fixture;
	engross_context *context = load_two(&fixture);
	const struct engross__word_list *list;

	ck_assert_uint_eq(engross__language_count(context), 2);
	ck_assert_str_eq(engross__language_at(context, 0)->id, "en");
	ck_assert_str_eq(engross__language_at(context, 1)->name, "Espa\xC3\xB1ol");
	ck_assert_ptr_null(engross__language_at(context, 2));
	ck_assert_uint_eq(engross__language_at(context, 0)->count, 2);
	list = engross__language_list(context, "en", "lead.preamble");
	ck_assert_uint_eq(list->count, 2);
	ck_assert_str_eq(list->words[0].text, "RECALLING ALSO");
	ck_assert_uint_eq(list->words[0].length, 14);
	ck_assert_str_eq(list->words[0].as, "R&D");
	/* What is looked for in normalized text is normalized too. */
	ck_assert_str_eq(list->texts[1], "\xC3\xA9tat");
	ck_assert_ptr_null(engross__language_list(context, "en", "nothing"));
	ck_assert_ptr_null(engross__language_list(context, "xx", "months"));
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(unites_languages_when_sealed)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context = load_two(&fixture);
	const struct engross__word_list *list;

	ck_assert_ptr_null(engross__language_list(context, NULL, "months"));
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_int_eq(engross_context_seal(context, &error), ENGROSS_OK);
	list = engross__language_list(context, NULL, "months");
	ck_assert_uint_eq(list->count, 3);
	ck_assert_str_eq(list->texts[0], "January");
	ck_assert_str_eq(list->words[2].text, "enero");
	ck_assert_str_eq(list->words[2].language, "es");
	ck_assert_int_eq(list->words[1].n, 2);
	ck_assert_int_eq(engross_context_load_data(context, fixture.dir, &error), ENGROSS_USAGE);
	ck_assert_int_eq(engross_context_load_system(context, "x.xml", &error), ENGROSS_USAGE);
	ck_assert_int_eq(engross_context_load_plugins(context, fixture.dir, &error), ENGROSS_USAGE);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(keeps_one_name_a_language)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;

	fixture_open(&fixture);
	fixture_write(&fixture, "language/a.xml", LANGUAGES(""));
	fixture_write(&fixture, "language/b.xml", "<languages><language id=\"en\" name=\"Anglais\"/></languages>");
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_data(context, fixture.dir, &error), ENGROSS_DATA);
	ck_assert_ptr_nonnull(strstr(error.message, "b.xml:1: language 'en' is called 'Anglais'"));
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(obeys_limits)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;

	fixture_open(&fixture);
	fixture_write(&fixture, "language/a.xml", LANGUAGES(""));
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_uint_eq(engross_context_limit(context, "findings"), 10000);
	ck_assert_uint_eq(engross_context_limit(context, "nothing"), 0);
	ck_assert_int_eq(engross_context_set_limit(context, "nothing", 1, &error), ENGROSS_NOTFOUND);
	ck_assert_int_eq(engross_context_set_limit(context, "findings", UINT64_MAX, &error), ENGROSS_LIMIT);
	ck_assert_ptr_nonnull(strstr(error.message, "100000000"));
	ck_assert_uint_eq(engross_context_limit(context, "findings"), 10000);
	ck_assert_int_eq(engross_context_set_limit(context, "data-size", 16, &error), ENGROSS_OK);
	ck_assert_uint_eq(engross_context_limit(context, "data-size"), 16);
	ck_assert_int_eq(engross_context_load_data(context, fixture.dir, &error), ENGROSS_LIMIT);
	ck_assert_ptr_nonnull(strstr(error.message, "limit data-size (16 bytes)"));
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(names_missing_folders)
{
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;

	fixture_open(&fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_data(context, fixture.dir, &error), ENGROSS_IO);
	ck_assert_ptr_nonnull(strstr(error.message, "/language: No such file or directory"));
	engross_context_free(context);
	engross_context_free(NULL);
	fixture_close(&fixture);
}
END_TEST

/* The data that is shipped loads, and every language that PRODUCT names is in it. */
START_TEST(loads_what_is_shipped)
{
	static const char *const languages[] = { "en", "es", "fr", "pt" };
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		ck_assert_msg(engross__language_list(context, languages[i], "months") != NULL, "%s has no months",
		              languages[i]);
	engross_context_free(context);
}
END_TEST

/* What an earlier call left in an error is no error of the next one. */
START_TEST(forgets_earlier_errors)
{
	struct engross_open_options unknown = { .struct_size = sizeof(unknown), .language = "xx" };
	struct fixture fixture;
	struct engross_error error;
	engross_context *context;
	engross_document *document;

	memset(&error, 0x55, sizeof(error));
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(error.status, ENGROSS_OK);
	fixture_open(&fixture);
	fixture_write(&fixture, "language/a.xml", LANGUAGES(""));
	fixture_write(&fixture, "systems/.none", "");
	memset(&error, 0x55, sizeof(error));
	ck_assert_int_eq(engross_context_load_data(context, fixture.dir, &error), ENGROSS_OK);
	memset(&error, 0x55, sizeof(error));
	ck_assert_int_eq(engross_document_open(&document, context, "/nonexistent.txt", NULL, &error), ENGROSS_IO);
	ck_assert_str_eq(error.message, "No such file or directory");
	ck_assert_ptr_null(document);
	memset(&error, 0x55, sizeof(error));
	ck_assert_int_eq(engross_document_parse(&document, context, "a", 1, "a", &unknown, &error), ENGROSS_USAGE);
	ck_assert_str_eq(error.message, "there are no data of the language \"xx\"");
	memset(&error, 0x55, sizeof(error));
	ck_assert_int_eq(engross_document_parse(&document, context, "a", 1, "a", NULL, &error), ENGROSS_OK);
	memset(&error, 0x55, sizeof(error));
	ck_assert_int_eq(engross_document_cite(document, &error), ENGROSS_OK);
	ck_assert_int_eq(error.status, ENGROSS_OK);
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* The whole file PATH of the source tree, to be freed. */
static char *read_source(const char *path)
{
	const char *top = getenv("top_srcdir");
	size_t length = 0, room = 1 << 20;
	char name[1024], *text = calloc(room, 1);
	FILE *file;

	snprintf(name, sizeof(name), "%s/%s", top && *top ? top : ".", path);
	file = fopen(name, "rb");
	ck_assert_msg(file && text, "%s cannot be read", name);
	length = fread(text, 1, room - 1, file);
	ck_assert_uint_lt(length, room - 1);
	fclose(file);
	return text;
}

/* Whether NAME stands in TEXT as a word of its own, dots and hyphens counting as letters. */
static bool names_list(const char *text, const char *name)
{
	static const char part[] = "abcdefghijklmnopqrstuvwxyz.-";
	size_t length = strlen(name);

	for (const char *at = strstr(text, name); at; at = strstr(at + 1, name)) {
		bool ends = !at[length] || !strchr(part, at[length]) || (at[length] == '.' && at[length + 1] <= ' ');
		if (ends && (at == text || !strchr(part, at[-1])))
			return true;
	}
	return false;
}

static const char *const files[] = { "calendar", "citations", "detect", "notes", "structure" };

/* A list that the head of its file does not describe is misspelt, or nobody said what it does. */
START_TEST(describes_every_list)
{
	char name[128], *text, *body;

	snprintf(name, sizeof(name), "data/language/%s.xml", files[_i]);
	text = read_source(name);
	body = strstr(text, "<languages>");
	ck_assert_ptr_nonnull(body);
	*body++ = '\0';
	for (body = strstr(body, "<list id=\""); body; body = strstr(body, "<list id=\"")) {
		body += strlen("<list id=\"");
		snprintf(name, sizeof(name), "%.*s", (int)strcspn(body, "\""), body);
		ck_assert_msg(names_list(text, name), "%s.xml: its head does not describe the list %s", files[_i], name);
	}
	free(text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("context");
	TCase *tests = tcase_create("context");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, refuses_wrong_files, 0, sizeof(wrong_files) / sizeof(*wrong_files));
	tcase_add_test(tests, merges_files_and_languages);
	tcase_add_test(tests, unites_languages_when_sealed);
	tcase_add_test(tests, keeps_one_name_a_language);
	tcase_add_test(tests, obeys_limits);
	tcase_add_test(tests, names_missing_folders);
	tcase_add_test(tests, forgets_earlier_errors);
	tcase_add_test(tests, loads_what_is_shipped);
	tcase_add_loop_test(tests, describes_every_list, 0, sizeof(files) / sizeof(*files));
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
