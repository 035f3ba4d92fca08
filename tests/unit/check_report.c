/* Reports: each kind in each format, from documents and results made up here. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "host/context_internal.h"
#include "source/document_internal.h"

/* A context with the plugin `probe`, one document, and what a reporter wrote. */
struct desk {
	struct fixture fixture;
	engross_context *context;
	engross_document *document;
	struct collected page;
};

static engross_document *parse(engross_context *context, const char *text, const char *name, const char *encoding)
{
	struct engross_open_options options = { .struct_size = sizeof(options), .encoding = encoding };
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, text, strlen(text), name, &options, &error) == ENGROSS_OK,
	              "%s", error.message);
	return document;
}

static void desk_open(struct desk *desk, const char *text, const char *encoding)
{
	memset(desk, 0, sizeof(*desk));
	fixture_open(&desk->fixture);
	desk->context = fixture_context(&desk->fixture, "probe");
	desk->document = parse(desk->context, text, "a.txt", encoding);
}

static void desk_close(struct desk *desk)
{
	collected_clear(&desk->page);
	engross_document_free(desk->document);
	engross_context_free(desk->context);
	fixture_close(&desk->fixture);
}

static engross_reporter *reporter(struct desk *desk, const char *format, int color)
{
	struct engross_report_options options = { .struct_size = sizeof(options), .format = format, .color = color };
	struct engross_output output;
	engross_reporter *made;

	collected_clear(&desk->page);
	output = collected_output(&desk->page);
	ck_assert_int_eq(engross_reporter_new(&made, desk->context, &output, &options, NULL), ENGROSS_OK);
	return made;
}

/* The findings of STEPS, twice when TWICE, as the reporter writes them. */
static void write_findings(struct desk *desk, const char *steps, const char *format, int color, bool twice)
{
	engross_reporter *made = reporter(desk, format, color);
	char setting[128];
	const char *settings[] = { setting };
	struct engross_run_options options = {
		.struct_size = sizeof(options), .settings = settings, .n_settings = 1
	};
	struct engross_error error;
	engross_result *result;

	snprintf(setting, sizeof(setting), "probe.do=%s", steps);
	ck_assert_msg(engross_check(&result, desk->context, desk->document, &options, &error) == ENGROSS_OK, "%s",
	              error.message);
	for (int i = 0; i < 1 + twice; i++)
		ck_assert_int_eq(engross_report_findings(made, desk->document, result, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, &error), ENGROSS_OK);
	engross_result_free(result);
	engross_reporter_free(made);
}

static void expect(const struct desk *desk, const char *wanted)
{
	ck_assert_str_eq(desk->page.bytes ? desk->page.bytes : "", wanted);
}

#define FINDING "\"code\":\"probe/plain\",\"level\":\"warning\",\"plugin\":\"probe\",\"start\":6,\"end\":10," \
	"\"line\":1,\"column\":7,\"text\":\"caf\xC3\xA9\",\"message\":\"a plain finding\"," \
	"\"fix\":{\"replacement\":\"that\",\"safe\":true},\"related\":[{\"start\":0,\"end\":1,\"line\":1,\"column\":1," \
	"\"message\":\"the first character\"}]}"

/* Bytes count the file, characters are those of its encoding. */
START_TEST(writes_findings_as_json)
{
	struct desk desk;

	desk_open(&desk, "to the caf\xE9 of it\n", "windows-1252");
	write_findings(&desk, "fix=7,12,1", "json", 0, false);
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "\"start\":7,\"end\":11,\"line\":1,\"column\":8,\"text\":\"caf\xC3\xA9\""));
	desk_close(&desk);
	desk_open(&desk, "to it caf\xE9 of\n", "windows-1252");
	write_findings(&desk, "fix=6,11,1; late=0,2", "json", 0, false);
	expect(&desk,
	       "{\"schema\":\"engross/findings/1\",\"documents\":[\n"
	       "{\"path\":\"a.txt\",\"format\":\"text\",\"encoding\":\"windows-1252\",\"language\":\"und\",\"symbol\":null,"
	       "\"findings\":[\n"
	       "{\"code\":\"probe/late\",\"level\":\"error\",\"plugin\":\"probe\",\"start\":0,\"end\":2,\"line\":1,\"column\":1,"
	       "\"text\":\"to\",\"message\":\"not reported in a draft\",\"fix\":null,\"related\":[]},\n"
	       "{" FINDING "],\"omitted\":0}],\"summary\":{\"error\":1,\"warning\":1,\"info\":0}}\n");
	write_findings(&desk, "fix=6,11,1", "jsonl", 0, true);
	expect(&desk, "{\"path\":\"a.txt\"," FINDING "\n{\"path\":\"a.txt\"," FINDING "\n");
	write_findings(&desk, "", "jsonl", 0, true);
	expect(&desk, "");
	desk_close(&desk);
}
END_TEST

START_TEST(writes_findings_as_text)
{
	struct desk desk;

	desk_open(&desk, "one  two\nthree\n", NULL);
	write_findings(&desk, "plain=0,3; fix=3,5,1; delete=4,5; fix=9,9; late=9,14", "text", 0, false);
	expect(&desk,
	       "a.txt:1:1: warning: a plain finding [probe/plain]\n"
	       "  one  two\n"
	       "  ^^^\n"
	       "\n"
	       "a.txt:1:4: warning: a plain finding [probe/plain]\n"
	       "  one  two\n"
	       "     ^^\n"
	       "  fix: \"  \" -> that\n"
	       "  see a.txt:1:1: the first character\n"
	       "\n"
	       "a.txt:1:5: warning: a plain finding [probe/plain]\n"
	       "  one  two\n"
	       "      ^\n"
	       "  fix, to be confirmed: delete \" \"\n"
	       "  see a.txt:1:1: the first character\n"
	       "\n"
	       "a.txt:2:1: warning: a plain finding [probe/plain]\n"
	       "  three\n"
	       "  ^\n"
	       "  fix, to be confirmed: insert that\n"
	       "  see a.txt:1:1: the first character\n"
	       "\n"
	       "a.txt:2:1: error: not reported in a draft [probe/late]\n"
	       "  three\n"
	       "  ^^^^^\n"
	       "\n"
	       "1 error, 4 warnings in 1 file\n");
	write_findings(&desk, "", "text", 0, true);
	expect(&desk, "nothing found in 2 files\n");
	write_findings(&desk, "plain=0,3", "text", 1, false);
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "\033[1;33mwarning\033[0m: "));
	ck_assert_int_eq(engross_context_set_limit(desk.context, "findings", 1, NULL), ENGROSS_OK);
	write_findings(&desk, "plain=0,3; late=0,3", NULL, 0, false);
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "1 error, 1 warning in 1 file; 1 is not listed (limit findings)\n"));
	desk_close(&desk);
}
END_TEST

static const struct engross_record record = {
	.key = "x:1", .canonical = "X/1", .title = "On \"things\", and others", .date = "2001-02-03"
};

/* Gives DOCUMENT two citations, as if they had been found in it. */
static void cite(engross_document *document)
{
	const struct engross_allocator *allocator = &document->context->allocator;
	struct engross_citation *citations = allocator->alloc(allocator->payload, 2 * sizeof(*citations));
	struct engross_field *fields = engross__arena_array(&document->arena, 3, sizeof(*fields));
	struct engross_pinpoint *pinpoint = engross__arena_alloc(&document->arena, sizeof(*pinpoint));
	struct engross_problem *problem = engross__arena_alloc(&document->arena, sizeof(*problem));

	ck_assert(citations && fields && pinpoint && problem);
	fields[0] = (struct engross_field){ "number", "1", { 2, 3 } };
	fields[1] = (struct engross_field){ "year", "2001", { 0, 0 } };
	fields[2] = (struct engross_field){ "number", "again", { 0, 0 } };
	*pinpoint = (struct engross_pinpoint){ .unit = "paragraph", .label = "4", .span = { 8, 9 } };
	*problem = (struct engross_problem){
		.code = "citation/date", .span = { 2, 3 }, .message = "wrong", .replacement = "2", .safe = true
	};
	citations[0] = (struct engross_citation){
		.span = { 0, 3 }, .system = "x.res", .form = ENGROSS_FORM_SYMBOL, .key = "x:1", .canonical = "X/1",
		.fields = fields, .n_fields = 3, .pinpoints = pinpoint, .n_pinpoints = 1,
		.antecedent = ENGROSS_NO_INDEX, .verdict = ENGROSS_VERDICT_CONTRADICTED, .record = &record,
		.proof = "It is not.", .problems = problem, .n_problems = 1,
	};
	citations[1] = (struct engross_citation){
		.span = { 10, 15 }, .system = "x.res", .form = ENGROSS_FORM_ANAPHORA, .title = { 4, 7 },
		.verdict = ENGROSS_VERDICT_UNKNOWN,
	};
	document->citations = citations;
	document->n_citations = 2;
	document->symbol = "X/9";
	document->cited = true;
}

static void write_citations(struct desk *desk, const char *format)
{
	engross_reporter *made = reporter(desk, format, 0);

	ck_assert_int_eq(engross_report_citations(made, desk->document, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_OK);
	engross_reporter_free(made);
}

#define FIRST "\"start\":0,\"end\":3,\"line\":1,\"column\":1,\"text\":\"X/1\",\"system\":\"x.res\",\"form\":\"symbol\"," \
	"\"key\":\"x:1\",\"canonical\":\"X/1\",\"fields\":{\"number\":\"1\",\"year\":\"2001\"}," \
	"\"pinpoint\":{\"unit\":\"paragraph\",\"label\":\"4\",\"start\":8,\"end\":9,\"line\":2,\"column\":1}," \
	"\"pinpoints\":[{\"unit\":\"paragraph\",\"label\":\"4\",\"start\":8,\"end\":9,\"line\":2,\"column\":1}]," \
	"\"antecedent\":null,\"title\":null,\"verdict\":\"contradicted\",\"proof\":\"It is not.\"," \
	"\"record\":{\"key\":\"x:1\",\"canonical\":\"X/1\",\"title\":\"On \\\"things\\\", and others\"," \
	"\"title_lang\":null,\"date\":\"2001-02-03\",\"session\":null,\"place\":null,\"url\":null,\"note\":null,\"superseded_by\":null," \
	"\"source\":null},\"problems\":[{\"code\":\"citation/date\",\"start\":2,\"end\":3,\"line\":1,\"column\":3," \
	"\"text\":\"1\",\"message\":\"wrong\",\"fix\":{\"replacement\":\"2\",\"safe\":true}}]}"
#define SECOND "\"start\":10,\"end\":15,\"line\":2,\"column\":3,\"text\":\"=that\",\"system\":\"x.res\"," \
	"\"form\":\"anaphora\",\"key\":null,\"canonical\":null,\"fields\":{},\"pinpoint\":null,\"pinpoints\":[]," \
	"\"antecedent\":0,\"title\":{\"start\":4,\"end\":7,\"line\":1,\"column\":5,\"text\":\"two\"}," \
	"\"verdict\":\"unknown\",\"proof\":null,\"record\":null,\"problems\":[]}"

START_TEST(writes_citations)
{
	struct desk desk;

	desk_open(&desk, "X/1 two\n4 =that\n", NULL);
	cite(desk.document);
	write_citations(&desk, "json");
	expect(&desk,
	       "{\"schema\":\"engross/citations/1\",\"documents\":[\n"
	       "{\"path\":\"a.txt\",\"format\":\"text\",\"encoding\":\"utf-8\",\"language\":\"und\",\"symbol\":\"X/9\","
	       "\"citations\":[\n{" FIRST ",\n{" SECOND "]}],"
	       "\"summary\":{\"citations\":2,\"verified\":0,\"contradicted\":1,\"plausible\":0,\"unknown\":1}}\n");
	write_citations(&desk, "jsonl");
	expect(&desk, "{\"path\":\"a.txt\"," FIRST "\n{\"path\":\"a.txt\"," SECOND "\n");
	write_citations(&desk, "csv");
	expect(&desk,
	       "path,line,column,start,end,text,system,form,key,canonical,verdict,antecedent,title,date,proof\r\n"
	       "\"a.txt\",1,1,0,3,\"X/1\",\"x.res\",\"symbol\",\"x:1\",\"X/1\",\"contradicted\",,"
	       "\"On \"\"things\"\", and others\",\"2001-02-03\",\"It is not.\"\r\n"
	       "\"a.txt\",2,3,10,15,\"'=that\",\"x.res\",\"anaphora\",,,\"unknown\",0,,,\r\n");
	write_citations(&desk, "text");
	expect(&desk,
	       "a.txt (text, utf-8, und, X/9)\n"
	       "  1:1      X/1                                  contradicted x:1                            It is not.\n"
	       "  2:3      =that                                unknown      -                              \n"
	       "\n"
	       "2 citations in 1 file: 1 contradicted, 1 unknown\n");
	desk_close(&desk);
}
END_TEST

START_TEST(writes_the_outline)
{
	struct engross_block *blocks;
	struct engross_footnote *note;
	engross_reporter *made;
	struct desk desk;

	desk_open(&desk, "TITLE\n1. URGES all\n(a) them\n", NULL);
	blocks = engross__arena_array(&desk.document->arena, 3, sizeof(*blocks));
	note = engross__arena_alloc(&desk.document->arena, sizeof(*note));
	ck_assert(blocks && note);
	blocks[0] = (struct engross_block){ .kind = ENGROSS_BLOCK_TITLE, .span = { 0, 5 },
		.parent = ENGROSS_NO_INDEX, .continues = ENGROSS_NO_INDEX };
	blocks[1] = (struct engross_block){ .kind = ENGROSS_BLOCK_OPERATIVE, .span = { 6, 18 }, .marker = { 6, 8 },
		.lead = { 9, 14 }, .number = 1, .parent = ENGROSS_NO_INDEX, .continues = 0 };
	blocks[2] = (struct engross_block){ .kind = ENGROSS_BLOCK_OPERATIVE, .level = 1, .span = { 19, 27 },
		.marker = { 19, 22 }, .number = -1, .parent = 1, .continues = ENGROSS_NO_INDEX, .section = 2 };
	note->mark = (struct engross_span){ 6, 7 };
	note->block = ENGROSS_NO_INDEX;
	strcpy(note->symbol, "*");
	desk.document->blocks = blocks;
	desk.document->n_blocks = 3;
	desk.document->footnotes = note;
	desk.document->n_footnotes = 1;
	desk.document->masthead = (struct engross_masthead){ .title = { 0, 5 }, .year = 2009, .month = 6, .day = 4 };
	made = reporter(&desk, "json", 0);
	ck_assert_int_eq(engross_report_outline(made, desk.document, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_OK);
	engross_reporter_free(made);
	expect(&desk,
	       "{\"schema\":\"engross/outline/1\",\"documents\":[\n"
	       "{\"path\":\"a.txt\",\"format\":\"text\",\"encoding\":\"utf-8\",\"language\":\"und\",\"masthead\":{\"symbol\":null,"
	       "\"title\":{\"start\":0,\"end\":5,\"line\":1,\"column\":1,\"text\":\"TITLE\"},\"adoption\":null,\"session\":null,"
	       "\"date\":null,\"body\":null,\"limited\":null,\"revised\":null,\"iso_date\":\"2009-06-04\"},\"blocks\":[\n"
	       "{\"index\":0,\"kind\":\"title\",\"level\":0,\"start\":0,\"end\":5,\"line\":1,\"column\":1,\"number\":0,"
	       "\"marker\":null,\"lead\":null,\"text\":\"TITLE\",\"parent\":null,\"continues\":null,\"section\":0},\n"
	       "{\"index\":1,\"kind\":\"operative\",\"level\":0,\"start\":6,\"end\":18,\"line\":2,\"column\":1,\"number\":1,"
	       "\"marker\":{\"start\":6,\"end\":8,\"line\":2,\"column\":1,\"text\":\"1.\"},"
	       "\"lead\":{\"start\":9,\"end\":14,\"line\":2,\"column\":4,\"text\":\"URGES\"},\"text\":\"1. URGES all\","
	       "\"parent\":null,\"continues\":0,\"section\":0},\n"
	       "{\"index\":2,\"kind\":\"operative\",\"level\":1,\"start\":19,\"end\":27,\"line\":3,\"column\":1,\"number\":-1,"
	       "\"marker\":{\"start\":19,\"end\":22,\"line\":3,\"column\":1,\"text\":\"(a)\"},\"lead\":null,\"text\":\"(a) them\","
	       "\"parent\":1,\"continues\":null,\"section\":2}],\"footnotes\":[\n"
	       "{\"mark\":{\"start\":6,\"end\":7,\"line\":2,\"column\":1,\"text\":\"1\"},\"label\":null,\"block\":null,\"number\":0,"
	       "\"symbol\":\"*\"}]}]}\n");
	made = reporter(&desk, "text", 0);
	ck_assert_int_eq(engross_report_outline(made, desk.document, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_OK);
	engross_reporter_free(made);
	expect(&desk,
	       "a.txt (text, utf-8, und)\n"
	       "  title     TITLE\n"
	       "\n"
	       "     1  title      TITLE\n"
	       "     2  operative  1. URGES all\n"
	       "     3  operative    (a) them\n"
	       "\n"
	       "  footnote *, called at 2:1, has no text\n");
	desk_close(&desk);
}
END_TEST

/* The changes of STEPS between the desk's document and REVISED. */
static void write_changes(struct desk *desk, const char *revised, const char *steps, const char *format)
{
	engross_reporter *made = reporter(desk, format, 0);
	engross_document *new_draft = parse(desk->context, revised, "b.txt", NULL);
	char setting[128];
	const char *settings[] = { setting };
	struct engross_run_options options = {
		.struct_size = sizeof(options), .settings = settings, .n_settings = 1
	};
	struct engross_error error;
	engross_result *result;

	snprintf(setting, sizeof(setting), "probe.do=%s", steps);
	ck_assert_msg(engross_compare(&result, desk->context, desk->document, new_draft, &options, &error) == ENGROSS_OK,
	              "%s", error.message);
	ck_assert_int_eq(engross_report_changes(made, desk->document, new_draft, result, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, &error), ENGROSS_OK);
	engross_result_free(result);
	engross_document_free(new_draft);
	engross_reporter_free(made);
}

#define CHANGE "{\"kind\":\"edit\",\"old\":{\"start\":0,\"end\":1,\"line\":1,\"column\":1,\"number\":\"1.\"}," \
	"\"new\":{\"start\":0,\"end\":2,\"line\":1,\"column\":1,\"number\":\"2.\"}," \
	"\"edits\":[{\"op\":\"replace\",\"old\":[0,1],\"new\":[0,2]}]}"

START_TEST(writes_changes)
{
	struct desk desk;

	desk_open(&desk, "old\n", NULL);
	write_changes(&desk, "new\n", "change=3; change=5; plain=0,3", "json");
	ck_assert_ptr_nonnull(strstr(desk.page.bytes,
		"{\"schema\":\"engross/changes/1\",\"old\":\"a.txt\",\"new\":\"b.txt\",\"changes\":[\n" CHANGE ",\n"));
	ck_assert_ptr_nonnull(strstr(desk.page.bytes,
		"\"references\":[\n{\"code\":\"probe/plain\",\"level\":\"warning\",\"plugin\":\"probe\",\"start\":0,\"end\":3,"
		"\"line\":1,\"column\":1,\"text\":\"new\""));
	ck_assert_ptr_nonnull(strstr(desk.page.bytes,
		"\"omitted\":0,\"summary\":{\"error\":0,\"warning\":1,\"info\":0,\"changes\":2,"
		"\"kinds\":{\"edit\":1,\"move-edit\":1},\"equal\":{}}}\n"));
	write_changes(&desk, "new\n", "change=3", "jsonl");
	expect(&desk, CHANGE "\n");
	write_changes(&desk, "new\n", "change=3; plain=0,3", "text");
	expect(&desk,
	       "a.txt -> b.txt\n"
	       "\n"
	       "~ edited: title, line 1\n"
	       "    2. [-o-]{+ne+}\n"
	       "\n"
	       "b.txt:1:1: warning: a plain finding [probe/plain]\n"
	       "  new\n"
	       "  ^^^\n"
	       "\n"
	       "1 change: 1 edited; 1 warning\n");
	write_changes(&desk, "new\n", "", "text");
	expect(&desk, "no difference\n");
	desk_close(&desk);
}
END_TEST

/* A page is begun with the first document and ended once; places are counted through. */
START_TEST(writes_pages)
{
	struct desk desk;
	engross_reporter *made;

	desk_open(&desk, "one <two>\nthree\n", NULL);
	write_findings(&desk, "fix=4,9,1; late=0,3", "html", 0, true);
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "<!DOCTYPE html>"));
	ck_assert_ptr_null(strstr(desk.page.bytes + 1, "<!DOCTYPE"));
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "<mark class=\"error\" aria-describedby=\"f0\">one</mark> "
		"<mark class=\"warning\" aria-describedby=\"f1\">&lt;two&gt;</mark>"));
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "1 error, 1 warning</p>"));
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "id=\"f3\""));
	ck_assert_ptr_null(strstr(desk.page.bytes, "id=\"f4\""));
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "</body>\n</html>\n"));
	made = reporter(&desk, "html", 0);
	ck_assert_int_eq(engross_report_citations(made, desk.document, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_OK);
	engross_reporter_free(made);
	ck_assert_ptr_nonnull(strstr(desk.page.bytes, "0 citations</p>"));
	made = reporter(&desk, "html", 0);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_OK);
	engross_reporter_free(made);
	expect(&desk, "");
	desk_close(&desk);
}
END_TEST

static int refuse(void *payload, const char *bytes, size_t length)
{
	(void)payload;
	(void)bytes;
	(void)length;
	return 1;
}

START_TEST(refuses_misuse)
{
	struct engross_report_options wrong = { .struct_size = sizeof(wrong), .format = "yaml" };
	struct engross_output nowhere = { refuse, NULL };
	engross_reporter *made;
	engross_result *result;
	struct desk desk;

	desk_open(&desk, "text\n", NULL);
	ck_assert_int_eq(engross_reporter_new(&made, desk.context, &nowhere, &wrong, NULL), ENGROSS_USAGE);
	ck_assert_ptr_null(made);
	wrong.struct_size = 1;
	ck_assert_int_eq(engross_reporter_new(&made, desk.context, &nowhere, &wrong, NULL), ENGROSS_USAGE);
	/* One kind a reporter; csv is for citations. */
	made = reporter(&desk, "json", 0);
	ck_assert_int_eq(engross_report_outline(made, desk.document, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_report_citations(made, desk.document, NULL), ENGROSS_USAGE);
	engross_reporter_free(made);
	made = reporter(&desk, "csv", 0);
	ck_assert_int_eq(engross_check(&result, desk.context, desk.document, NULL, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_report_findings(made, desk.document, result, NULL), ENGROSS_USAGE);
	engross_reporter_free(made);
	/* Outlines are no page. */
	made = reporter(&desk, "html", 0);
	ck_assert_int_eq(engross_report_outline(made, desk.document, NULL), ENGROSS_USAGE);
	engross_reporter_free(made);
	/* A report that cannot be written says so at the end at the latest. */
	ck_assert_int_eq(engross_reporter_new(&made, desk.context, &nowhere, NULL, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_report_findings(made, desk.document, result, NULL), ENGROSS_OK);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_IO);
	engross_reporter_free(made);
	engross_reporter_free(NULL);
	engross_result_free(result);
	engross_result_free(NULL);
	desk_close(&desk);
}
END_TEST

/* A report on no document is empty. */
START_TEST(writes_nothing_of_nothing)
{
	struct desk desk;
	engross_reporter *made;

	desk_open(&desk, "text\n", NULL);
	made = reporter(&desk, "json", 0);
	ck_assert_int_eq(engross_reporter_end(made, NULL), ENGROSS_OK);
	engross_reporter_free(made);
	expect(&desk, "");
	desk_close(&desk);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("report");
	TCase *tests = tcase_create("report");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_test(tests, writes_findings_as_json);
	tcase_add_test(tests, writes_findings_as_text);
	tcase_add_test(tests, writes_citations);
	tcase_add_test(tests, writes_the_outline);
	tcase_add_test(tests, writes_changes);
	tcase_add_test(tests, writes_pages);
	tcase_add_test(tests, refuses_misuse);
	tcase_add_test(tests, writes_nothing_of_nothing);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
