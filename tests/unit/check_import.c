/* Tables of other people: read, merged, written, read again; and what is told of rows that make no sense. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <engross/engross.h>

#include "fixture.h"

static engross_context *open_context(const char *overlay, bool shipped)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	if (shipped)
		ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	if (overlay)
		ck_assert_msg(engross_context_add_authority(context, overlay, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

/* What is told, line by line. */
struct told {
	char text[2000];
};

static void tell(void *payload, const char *message)
{
	struct told *told = payload;
	size_t used = strlen(told->text);

	snprintf(told->text + used, sizeof(told->text) - used, "%s\n", message);
}

static const struct {
	const char *name, *table;
	const char *map;     /* NULL: none */
	const char *records; /* the table that comes out, without its header */
	const char *told;
} tables[] = {
	{ "tab", "symbol\ttitle\tdate\nA/RES/61/180\tOn reefs\t2006-12-20\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tund\tOn reefs\t2006-12-20\tyes\t\t\t\t\t\t\n", "" },
	{ "comma, quoted", "Symbol,Title\r\n\"AG/RES. 1948 (XXXIII-O/03)\",\"On \"\"reefs\"\", and\nsand\"\r\n", NULL,
	  "oas:ag:res:1948\tAG/RES. 1948 (XXXIII-O/03)\tund\tOn \"reefs\", and sand\t\tyes\t\t\t\t\t\t\n", "" },
	{ "byte order mark, semicolon", "\xEF\xBB\xBFsymbol;lang;title\nS/RES/1325 (2000);es;Mujeres\n", NULL,
	  "un:sc:res:1325\tS/RES/1325(2000)\tes\tMujeres\t\tyes\t\t\t\t\t\t\n", "" },
	{ "what took its place", "symbol\ttitle\tsuperseded_by\nA/RES/61/180\tReefs\tA/RES/63/156\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tund\tReefs\t\tyes\t\t\t\t\tA/RES/63/156\t\n", "" },
	{ "mapped", "No.|Name|Nombre|When\nA/RES/61/180|Reefs|Arrecifes|2006/12/20\n",
	  "symbol=No.,title.en=Name,title.es=3,date=When",
	  "un:ga:res:61/180\tA/RES/61/180\ten\tReefs\t2006-12-20\tyes\t\t\t\t\t\t\n"
	  "un:ga:res:61/180\t\tes\tArrecifes\t\tyes\t\t\t\t\t\t\n", "" },
	{ "key", "key,title_pt,date\nx:y:1,Recifes,1999-01-02T00:00:00\n", NULL,
	  "x:y:1\t\tpt\tRecifes\t1999-01-02\tyes\t\t\t\t\t\t\n", "" },
	{ "wrong rows",
	  "symbol,title,date\nA/RES/61/180,a,2006-13-20\nweather,b,\nA/RES/61/181,c\nA/RES/61/182,d,\n,e,\n", NULL,
	  "un:ga:res:61/182\tA/RES/61/182\tund\td\t\tyes\t\t\t\t\t\t\n",
	  "t:2: date '2006-13-20' is no date (YYYY-MM-DD)\nt:3: symbol 'weather' is read by no citation system\n"
	  "t:4: 2 columns where the header names 3\nt:6: neither symbol nor key\n" },
	{ "contradicting rows", "symbol,title,date\nA/RES/61/180,a,2006-12-20\nA/RES/61/180,a,2006-12-20\n"
	  "A/RES/61/180,b,\nA/RES/61/180,,2006-12-21\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tund\ta\t2006-12-20\tyes\t\t\t\t\t\t\n",
	  "t:4: the title of un:ga:res:61/180 is 'b' here and 'a' in t:2\n"
	  "t:5: the date of un:ga:res:61/180 is '2006-12-21' here and '2006-12-20' in t:2\n" },
	{ "marks never closed", "symbol,title\nA/RES/61/180,\"a\nA/RES/61/181,\"b\"\nA/RES/61/182,\"c\nA/RES/61/183,d\n", NULL,
	  "un:ga:res:61/181\tA/RES/61/181\tund\tb\t\tyes\t\t\t\t\t\t\n"
	  "un:ga:res:61/183\tA/RES/61/183\tund\td\t\tyes\t\t\t\t\t\t\n",
	  "t:2: text follows a closing quotation mark (a mark inside a field is written twice)\n"
	  "t:4: a quotation mark is opened and never closed\n" },
	{ "marks are text between tabs", "symbol\ttitle\nA/RES/61/180\t\"Reefs\" and sand\nA/RES/61/181\t\"All\"\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tund\t\"Reefs\" and sand\t\tyes\t\t\t\t\t\t\n"
	  "un:ga:res:61/181\tA/RES/61/181\tund\t\"All\"\t\tyes\t\t\t\t\t\t\n", "" },
	{ "but not where they quote", "symbol\ttitle\nA/RES/61/180\t\"On \"\"reefs\"\"\"\nA/RES/61/181\t\"All\"\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tund\tOn \"reefs\"\t\tyes\t\t\t\t\t\t\n"
	  "un:ga:res:61/181\tA/RES/61/181\tund\tAll\t\tyes\t\t\t\t\t\t\n", "" },
	{ "an older encoding", "symbol;title.fr\nA/RES/61/180;R\xE9" "cifs\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tfr\tR\xC3\xA9" "cifs\t\tyes\t\t\t\t\t\t\n", "" },
	{ "remarks between tabs", "# from nowhere\nsymbol\ttitle\n\n# one\nA/RES/61/180\ta\n", NULL,
	  "un:ga:res:61/180\tA/RES/61/180\tund\ta\t\tyes\t\t\t\t\t\t\n", "" },
};

START_TEST(test_table)
{
	const char *map[8];
	char parts[200];
	struct told told = { "" };
	struct collected out = { 0 };
	struct engross_output output = collected_output(&out);
	struct engross_import_options options = { .struct_size = sizeof(options), .told = tell, .payload = &told, .map = map };
	struct engross_error error;
	engross_context *context = open_context(NULL, false);
	engross_import *import;
	struct engross_import_stats stats;
	const char *table = tables[_i].table;

	snprintf(parts, sizeof(parts), "%s", tables[_i].map ? tables[_i].map : "");
	for (char *part = strtok(parts, ","); part; part = strtok(NULL, ","))
		map[options.n_map++] = part;
	ck_assert_int_eq(engross_import_new(&import, context, &options, &error), ENGROSS_OK);
	ck_assert_msg(engross_import_bytes(import, table, strlen(table), "t", &error) == ENGROSS_OK, "%s: %s",
	              tables[_i].name, error.message);
	ck_assert_int_eq(engross_import_export(import, &output, "tsv", &error), ENGROSS_OK);
	ck_assert_ptr_nonnull(out.bytes);
	ck_assert_msg(!strcmp(strchr(out.bytes, '\n') + 1, tables[_i].records), "%s: %s", tables[_i].name, out.bytes);
	ck_assert_msg(!strcmp(told.text, tables[_i].told), "%s: %s", tables[_i].name, told.text);
	engross_import_stats(import, &stats);
	ck_assert_uint_ge(stats.rows, stats.records + stats.refused);
	collected_clear(&out);
	engross_import_free(import);
	engross_context_free(context);
}
END_TEST

static const struct {
	const char *table, *map, *message;
	enum engross_status status;
} refused[] = {
	{ "", NULL, "t:1: there is no header line", ENGROSS_DATA },
	{ "a,b\n1,2\n", NULL, "t:1: no column is called symbol or key (map symbol=COLUMN names one)", ENGROSS_DATA },
	{ "\xFF\xFE\x01\xD8\x01\x41", NULL, "", ENGROSS_FORMAT },
	{ "symbol,Symbol\n", NULL, "t:1: the column 'Symbol' is there twice", ENGROSS_DATA },
	{ "symbol,title\n", "date=When", "t:1: there is no column 'When'", ENGROSS_DATA },
	{ "symbol,title\n", "weather=title", "'weather=title' maps nothing known", ENGROSS_USAGE },
};

START_TEST(test_refused)
{
	const char *map[] = { refused[_i].map };
	struct engross_import_options options = { .struct_size = sizeof(options), .map = map, .n_map = refused[_i].map != NULL };
	struct engross_error error;
	engross_context *context = open_context(NULL, false);
	engross_import *import;

	ck_assert_int_eq(engross_import_new(&import, context, &options, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_import_bytes(import, refused[_i].table, strlen(refused[_i].table), "t", &error),
	                 refused[_i].status);
	ck_assert_msg(!strncmp(error.message, refused[_i].message, strlen(refused[_i].message)), "%s", error.message);
	engross_import_free(import);
	engross_context_free(context);
}
END_TEST

static char *export_all(engross_context *context, const char *format)
{
	struct collected out = { 0 };
	struct engross_output output = collected_output(&out);
	struct engross_error error;

	ck_assert_msg(engross_authority_export(context, NULL, &output, format, &error) == ENGROSS_OK, "%s", error.message);
	return out.bytes;
}

/* Imports TABLE and saves it; nothing may be refused. */
static void save_table(const char *table, const char *path)
{
	struct told told = { "" };
	struct engross_import_options options = { .struct_size = sizeof(options), .told = tell, .payload = &told };
	struct engross_error error;
	engross_context *context = open_context(NULL, false);
	engross_import *import;

	ck_assert_int_eq(engross_import_new(&import, context, &options, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_import_bytes(import, table, strlen(table), "t", &error), ENGROSS_OK);
	ck_assert_msg(!told.text[0], "%s", told.text);
	ck_assert_msg(engross_import_save(import, path, &error) == ENGROSS_OK, "%s", error.message);
	engross_import_free(import);
	engross_context_free(context);
}

/* An export of all that CONTEXT knows, imported as FORMAT, is exported as the same table. */
static void assert_round_trip(engross_context *context, const char *format)
{
	struct fixture fixture;
	char path[300], *before, *table, *after;
	engross_context *again;

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/o.db", fixture.dir);
	table = export_all(context, format);
	before = export_all(context, "json");
	save_table(table, path);
	again = open_context(path, false);
	after = export_all(again, "json");
	ck_assert_uint_gt(strlen(before), 100);
	ck_assert_msg(!strcmp(before, after), "the records are others after a round trip by %s", format);
	free(before);
	free(table);
	free(after);
	engross_context_free(again);
	fixture_close(&fixture);
}

static const char *const formats[] = { "tsv", "csv" };

START_TEST(test_round_trip)
{
	struct fixture fixture;
	engross_context *context;
	const char *overlay;

	/* Facts that differ in certainty and source from their titles, and texts that quoting must save. */
	fixture_open(&fixture);
	overlay = fixture_write(&fixture, "o.tsv",
	                        "key\tcanonical\tlang\ttitle\tdate\tcertain\tsource\tnote\n"
	                        "a:1\tA 1\ten\t\"All\", he said\t2001-01-01\tyes\ts1\tn, \"m\"\n"
	                        "a:1\t\tes\tTodo; nada\t\tno\ts2\t\na:2\t\t\t\t2001-01-01\tno\t\t\n"
	                        "a:3\t\tfr\t\"Tout\"\t\tyes\t\t\na:3\t\ten\tAll\t\tno\ts3\t\na:4\tA 4\t\t\t\t\t\t\n");
	context = open_context(overlay, true);
	assert_round_trip(context, formats[_i]);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* The table of ten thousand records that is kept beside the project. */
START_TEST(test_large_table)
{
	const char *shared = getenv("ENGROSS_SHARED"), *top = getenv("top_srcdir");
	char path[600], overlay[300];
	struct engross_import_stats stats;
	struct engross_error error;
	struct fixture fixture;
	engross_context *context = open_context(NULL, false);
	engross_import *import;
	FILE *file;

	if (shared && *shared)
		snprintf(path, sizeof(path), "%s/authority/un.tsv", shared);
	else
		snprintf(path, sizeof(path), "%s/../shared/authority/un.tsv", top ? top : ".");
	file = fopen(path, "r");
	if (!file) {
		printf("SKIP test_large_table: %s is not there\n", path);
		engross_context_free(context);
		return;
	}
	fclose(file);
	fixture_open(&fixture);
	snprintf(overlay, sizeof(overlay), "%s/un.db", fixture.dir);
	ck_assert_int_eq(engross_import_new(&import, context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_import_file(import, path, &error) == ENGROSS_OK, "%s", error.message);
	engross_import_stats(import, &stats);
	ck_assert_uint_gt(stats.rows, 9900);
	ck_assert_uint_lt(stats.refused, stats.rows / 50);
	ck_assert_msg(engross_import_save(import, overlay, &error) == ENGROSS_OK, "%s", error.message);
	engross_import_free(import);
	engross_context_free(context);
	context = open_context(overlay, false);
	assert_round_trip(context, "tsv");
	assert_round_trip(context, "csv");
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

static int list(void *payload, const struct engross_contradiction *found)
{
	struct told *told = payload;
	size_t used = strlen(told->text);
	const char *name = strrchr(found->path, '/');

	snprintf(told->text + used, sizeof(told->text) - used, "%s:%zu %s %s\n", name ? name + 1 : found->path, found->line,
	         found->kind, found->key);
	ck_assert(found->message && *found->message && found->proof && *found->proof);
	return 0;
}

static const struct {
	const char *name, *table, *found;
} contradictions[] = {
	{ "clean", "symbol\ttitle\tdate\tsession\nA/RES/61/180\tReefs\t2006-12-20\t61\n", "" },
	{ "unreadable", "symbol\tdate\nA/RES/61/180\t2006-02-30\nweather\t2001-01-01\n",
	  "t:2 unreadable \nt:3 symbol \n" },
	{ "duplicates", "symbol\ttitle\tdate\nA/RES/61/180\tReefs\t2006-12-20\nA/RES/61/180\tREEFS\t2006-12-21\n"
	  "A/RES/61/180\tSand\t\n",
	  "t:3 duplicate un:ga:res:61/180\nt:4 title un:ga:res:61/180\n" },
	{ "session", "symbol\tdate\tsession\nA/RES/61/180\t2006-12-20\t62\nA/RES/61/181\t2004-12-20\t61\n",
	  "t:2 session un:ga:res:61/180\nt:3 date-session un:ga:res:61/181\n" },
	{ "year", "symbol\tsession\nAG/RES. 2771 (XLII-O/13)\t\n", "t:2 session-year oas:ag:res:2771\nt:2 number-session oas:ag:res:2771\n" },
	{ "number", "symbol\nS/RES/587 (1991)\n", "t:2 number-session un:sc:res:587\n" },
	{ "order", "symbol\tdate\nS/RES/449 (1979)\t1979-05-30\nS/RES/450 (1979)\t1979-06-14\nS/RES/451 (1979)\t1979-01-15\n",
	  "t:4 order un:sc:res:451\n" },
	{ "ranges", "series\tlabel\torder\tfirst\tlast\nx\tI\t1\t1\t9\nx\tII\t2\t8\t20\n", "t:0 overlap x\n" },
	{ "a range that goes back", "series\tlabel\torder\tfirst\tlast\nx\tI\t1\t9\t1\n", "t:2 unreadable \n" },
	{ "sessions", "series\tkind\tnumber\tstart\nx\tO\t1\t2001-01-01\nx\tO\t2\t2000-01-01\n", "t:0 order x\n" },
};

START_TEST(test_contradictions)
{
	struct told told = { "" };
	struct fixture fixture;
	struct engross_error error;
	engross_context *context = open_context(NULL, true);
	const char *path;

	fixture_open(&fixture);
	path = fixture_write(&fixture, "t", contradictions[_i].table);
	ck_assert_msg(engross_authority_verify(context, &path, 1, list, &told, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(!strcmp(told.text, contradictions[_i].found), "%s: %s", contradictions[_i].name, told.text);
	fixture_close(&fixture);
	engross_context_free(context);
}
END_TEST

/* What is shipped does not contradict itself. */
START_TEST(test_shipped)
{
	struct told told = { "" };
	struct engross_error error;
	engross_context *context = open_context(NULL, true);

	ck_assert_int_eq(engross_authority_verify(context, NULL, 0, list, &told, &error), ENGROSS_OK);
	ck_assert_msg(!told.text[0], "%s", told.text);
	engross_context_free(context);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("import");
	TCase *tests = tcase_create("import");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, test_table, 0, sizeof(tables) / sizeof(*tables));
	tcase_add_loop_test(tests, test_refused, 0, sizeof(refused) / sizeof(*refused));
	tcase_add_loop_test(tests, test_round_trip, 0, sizeof(formats) / sizeof(*formats));
	tcase_add_test(tests, test_large_table);
	tcase_add_loop_test(tests, test_contradictions, 0, sizeof(contradictions) / sizeof(*contradictions));
	tcase_add_test(tests, test_shipped);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
