/* Two drafts side by side, from changes made up here, and the page of them. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "host/context_internal.h"
#include "host/result.h"
#include "report/layout.h"
#include "report/naming.h"
#include "source/document_internal.h"

/* Two drafts whose paragraphs are words, and what is said to have changed. */
struct desk {
	engross_context *context;
	engross_document *drafts[2];
	engross_result *result;
	struct engross__layout layout;
};

static engross_document *parse(engross_context *context, const char *text, const char *name)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, text, strlen(text), name, NULL, &error) == ENGROSS_OK,
	              "%s", error.message);
	return document;
}

static void desk_open(struct desk *desk, const char *old_text, const char *new_text)
{
	struct engross_error error;

	ck_assert_int_eq(engross_context_new(&desk->context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(desk->context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_int_eq(engross_context_seal(desk->context, &error), ENGROSS_OK);
	desk->drafts[0] = parse(desk->context, old_text, "old.txt");
	desk->drafts[1] = parse(desk->context, new_text, "new.txt");
	desk->result = engross__result_new(&desk->context->allocator, 1000);
	ck_assert_ptr_nonnull(desk->result);
}

static void desk_close(struct desk *desk)
{
	engross_result_free(desk->result);
	engross_document_free(desk->drafts[0]);
	engross_document_free(desk->drafts[1]);
	engross_context_free(desk->context);
}

/* The span of WORDS in draft SIDE. */
static struct engross_span find(const struct desk *desk, int side, const char *words)
{
	const char *text = engross_document_source(desk->drafts[side], NULL), *at = strstr(text, words);

	ck_assert_msg(at != NULL, "no '%s'", words);
	return (struct engross_span){ (size_t)(at - text), (size_t)(at - text) + strlen(words) };
}

/* Adds a change of the paragraphs FROM and TO, NULL where it has none. */
static void change(struct desk *desk, enum engross_change_kind kind, const char *from, const char *to)
{
	struct engross_change change = { .kind = kind, .has_old = from != NULL, .has_new = to != NULL };
	struct engross_edit *edits;

	if (from)
		change.old_span = find(desk, 0, from);
	if (to)
		change.new_span = find(desk, 1, to);
	ck_assert(engross__result_add_change(desk->result, &change, &edits));
}

/* The rows as a line: "=1:1" so many unchanged blocks of each side, "c0" a change, "m0" where one was. */
static const char *rows(struct desk *desk, bool paired)
{
	static char line[512];
	size_t used = 0;

	line[0] = '\0';
	ck_assert_int_eq(engross__layout_init(&desk->layout, desk->drafts[0], desk->drafts[1], desk->result, paired, NULL),
	                 ENGROSS_OK);
	for (size_t i = 0; i < desk->layout.n_rows; i++) {
		const struct engross__row *row = &desk->layout.rows[i];
		const char *space = i ? " " : "";
		if (row->kind == ENGROSS__ROW_SAME)
			used += (size_t)snprintf(line + used, sizeof(line) - used, "%s=%u:%u", space,
			                         (unsigned)(row->end[0] - row->first[0]), (unsigned)(row->end[1] - row->first[1]));
		else
			used += (size_t)snprintf(line + used, sizeof(line) - used, "%s%c%u", space,
			                         row->kind == ENGROSS__ROW_CHANGE ? 'c' : 'm', (unsigned)row->change);
	}
	engross__layout_clear(&desk->layout);
	return line;
}

START_TEST(lays_out_nothing)
{
	struct desk desk;

	desk_open(&desk, "", "");
	ck_assert_str_eq(rows(&desk, true), "");
	desk_close(&desk);
	desk_open(&desk, "alpha\n\nbeta\n", "alpha\n\nbeta\n");
	ck_assert_str_eq(rows(&desk, true), "=1:1 =1:1");
	ck_assert_str_eq(rows(&desk, false), "=2:2");
	desk_close(&desk);
}
END_TEST

/* What is gone stands where it was, what came where it is. */
START_TEST(keeps_both_orders)
{
	struct desk desk;

	desk_open(&desk, "alpha\n\nbeta\n\ngamma\n\ndelta\n", "alpha\n\nnew one\n\ngamma two\n\ndelta\n\nlast\n");
	change(&desk, ENGROSS_CHANGE_DELETE, "beta", NULL);
	change(&desk, ENGROSS_CHANGE_INSERT, NULL, "new one");
	change(&desk, ENGROSS_CHANGE_EDIT, "gamma", "gamma two");
	change(&desk, ENGROSS_CHANGE_INSERT, NULL, "last");
	ck_assert_str_eq(rows(&desk, true), "=1:1 c0 c1 c2 =1:1 c3");
	ck_assert_str_eq(rows(&desk, false), "=1:1 c0 c1 c2 =1:1 c3");
	desk_close(&desk);
}
END_TEST

START_TEST(shows_both_places_of_a_move)
{
	struct desk desk;

	desk_open(&desk, "alpha\n\nbeta\n\ngamma\n\ndelta\n", "alpha\n\ndelta\n\nbeta\n\ngamma\n");
	change(&desk, ENGROSS_CHANGE_MOVE, "delta", "delta");
	ck_assert_str_eq(rows(&desk, true), "=1:1 c0 =1:1 =1:1 m0");
	ck_assert_str_eq(rows(&desk, false), "=1:1 c0 =2:2 m0");
	desk_close(&desk);
	desk_open(&desk, "alpha\n\nbeta\n\ngamma\n\ndelta\n", "beta\n\ngamma\n\nalpha\n\ndelta\n");
	change(&desk, ENGROSS_CHANGE_MOVE_EDIT, "alpha", "alpha");
	ck_assert_str_eq(rows(&desk, true), "m0 =1:1 =1:1 c0 =1:1");
	desk_close(&desk);
}
END_TEST

/* A comparer that calls no change a move may still say them crosswise, or two of one block. */
START_TEST(loses_no_change)
{
	struct desk desk;

	desk_open(&desk, "alpha\n\nbeta\n", "beta\n\nalpha\n");
	change(&desk, ENGROSS_CHANGE_EDIT, "beta", "beta");
	change(&desk, ENGROSS_CHANGE_EDIT, "alpha", "alpha");
	ck_assert_str_eq(rows(&desk, true), "m1 c0 c1");
	desk_close(&desk);
	desk_open(&desk, "alpha\n\nbeta\n", "alpha\n\nbeta\n");
	change(&desk, ENGROSS_CHANGE_EDIT, "alpha", "alpha");
	change(&desk, ENGROSS_CHANGE_EDIT, "al", "al");
	change(&desk, ENGROSS_CHANGE_DELETE, "al", NULL);
	ck_assert_str_eq(rows(&desk, true), "c0 c1 =1:1 c2");
	desk_close(&desk);
	desk_open(&desk, "alpha\n", "");
	change(&desk, ENGROSS_CHANGE_DELETE, "alpha", NULL);
	ck_assert_str_eq(rows(&desk, true), "c0");
	desk_close(&desk);
}
END_TEST

/* However many changes one block has, each is laid out once. */
START_TEST(bears_many_changes_of_one_block)
{
	struct desk desk;
	size_t n = 100000;

	desk_open(&desk, "alpha\n", "alpha\n");
	for (size_t i = 0; i < n; i++)
		change(&desk, i % 2 ? ENGROSS_CHANGE_EDIT : ENGROSS_CHANGE_INSERT, i % 2 ? "alpha" : NULL, "alpha");
	ck_assert_int_eq(engross__layout_init(&desk.layout, desk.drafts[0], desk.drafts[1], desk.result, true, NULL),
	                 ENGROSS_OK);
	ck_assert_uint_eq(desk.layout.n_rows, n);
	engross__layout_clear(&desk.layout);
	desk_close(&desk);
}
END_TEST

/* One paragraph that a line break cut in two stands beside itself. */
START_TEST(pairs_by_text)
{
	struct desk desk;

	desk_open(&desk, "alpha\n\nbeta gamma\n\ndelta\n", "alpha\n\nbeta\n\ngamma\n\ndelta\n");
	ck_assert_str_eq(rows(&desk, true), "=1:1 =1:2 =1:1");
	desk_close(&desk);
}
END_TEST

static const struct {
	const char *name, *text;
	size_t block;
	const char *wanted;
} names[] = {
	{ "title", "RIVERS\n\nTHE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To row.\n", 0, "title" },
	{ "opening", "RIVERS\n\nTHE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To row.\n", 1, "opening line" },
	{ "paragraph", "RIVERS\n\nTHE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To row.\n", 3, "paragraph 1" },
	{ "sublevel", "RIVERS\n\nTHE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To row:\n\n(a) up; and\n\n(b) down.\n", 5,
	  "paragraph 1 (b)" },
	{ "lead", "RIVERS\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING the boats,\n\nRESOLVES:\n\n1. To row.\n", 2,
	  "preamble, \u201CRECALLING\u201D" },
};

START_TEST(names_blocks)
{
	struct desk desk;
	char name[ENGROSS__NAME_SIZE];

	desk_open(&desk, names[_i].text, "");
	engross__name_block(name, desk.drafts[0], names[_i].block);
	ck_assert_msg(!strcmp(name, names[_i].wanted), "%s: %s", names[_i].name, name);
	desk_close(&desk);
}
END_TEST

START_TEST(says_the_rest_of_a_name)
{
	ck_assert_str_eq(engross__name_rest("paragraph 5", "paragraph 2"), "2");
	ck_assert_str_eq(engross__name_rest("paragraph 2 (a)", "paragraph 2 (b)"), "paragraph 2 (b)");
	ck_assert_str_eq(engross__name_rest("preamble", "paragraph 2"), "paragraph 2");
	ck_assert_str_eq(engross__name_rest("item", "item"), "item");
}
END_TEST

static char *page_of(struct desk *desk)
{
	struct engross_report_options options = { .struct_size = sizeof(options), .format = "html" };
	struct collected page = { 0 };
	struct engross_output output = collected_output(&page);
	engross_reporter *reporter;

	ck_assert_int_eq(engross_reporter_new(&reporter, desk->context, &output, &options, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_report_changes(reporter, desk->drafts[0], desk->drafts[1], desk->result, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(reporter, NULL), ENGROSS_OK);
	engross_reporter_free(reporter);
	ck_assert_ptr_nonnull(page.bytes);
	return page.bytes;
}

static void has(const char *page, const char *words)
{
	ck_assert_msg(strstr(page, words) != NULL, "the page has no %s", words);
}

/* Nothing that a draft holds is markup on the page. */
START_TEST(escapes_everything)
{
	static const char old_text[] = "Alpha </script><script>alert(1)</script> & \"beta\" 'gamma'\n\ndelta\n";
	static const char new_text[] = "Alpha <img src=x onerror=alert(1)> \xE2\x80\xAE\x01 omega\n\ndelta\n";
	struct engross_finding finding = {
		.code = "draft/reference", .level = ENGROSS_LEVEL_ERROR, .plugin = "drafts", .message = "<b>\"no\"</b>",
		.replacement = "</mark>&",
	};
	struct desk desk;
	char *page;

	desk_open(&desk, old_text, new_text);
	change(&desk, ENGROSS_CHANGE_EDIT, "Alpha </script><script>alert(1)</script> & \"beta\" 'gamma'",
	       "Alpha <img src=x onerror=alert(1)> \xE2\x80\xAE\x01 omega");
	finding.span = find(&desk, 1, "omega");
	ck_assert(engross__result_add(desk.result, &finding));
	page = page_of(&desk);
	has(page, "Alpha &lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;beta&quot; &#39;gamma&#39;");
	has(page, "Alpha &lt;img src=x onerror=alert(1)&gt; "
	          "<bdi class=\"spelt\">&lt;U+202E&gt;</bdi><bdi class=\"spelt\">&lt;U+0001&gt;</bdi> ");
	has(page, "<mark class=\"error\" aria-describedby=\"f0\">omega</mark>");
	has(page, "&lt;b&gt;&quot;no&quot;&lt;/b&gt;");
	has(page, "<ins>&lt;/mark&gt;&amp;</ins>");
	has(page, "default-src 'none'");
	ck_assert_ptr_null(strstr(page, "alert(1)</script>"));
	ck_assert_ptr_null(strstr(page, "<img"));
	free(page);
	desk_close(&desk);
}
END_TEST

/* A finding in text that did not change is on show, one in no block at all too. */
START_TEST(shows_each_finding)
{
	struct engross_finding finding = {
		.code = "draft/reference", .level = ENGROSS_LEVEL_WARNING, .plugin = "drafts", .message = "first",
	};
	struct desk desk;
	char *page;

	desk_open(&desk, "alpha beta\n\ndelta\n", "alpha beta\n\ndelta\n");
	finding.span = find(&desk, 1, "beta");
	ck_assert(engross__result_add(desk.result, &finding));
	page = page_of(&desk);
	has(page, "<article class=\"row k-finding\" id=\"u1\"");
	has(page, "alpha <mark class=\"warning\" aria-describedby=\"f0\">beta</mark>");
	has(page, "<details class=\"same\"><summary>1 unchanged paragraph</summary>");
	free(page);
	desk_close(&desk);
	desk_open(&desk, "", "\n");
	finding.span = (struct engross_span){ 0, 1 };
	ck_assert(engross__result_add(desk.result, &finding));
	page = page_of(&desk);
	has(page, "id=\"rest\"");
	free(page);
	desk_close(&desk);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("layout");
	TCase *tests = tcase_create("layout");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_test(tests, lays_out_nothing);
	tcase_add_test(tests, keeps_both_orders);
	tcase_add_test(tests, shows_both_places_of_a_move);
	tcase_add_test(tests, loses_no_change);
	tcase_add_test(tests, bears_many_changes_of_one_block);
	tcase_add_test(tests, pairs_by_text);
	tcase_add_loop_test(tests, names_blocks, 0, (int)(sizeof(names) / sizeof(*names)));
	tcase_add_test(tests, says_the_rest_of_a_name);
	tcase_add_test(tests, escapes_everything);
	tcase_add_test(tests, shows_each_finding);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
