/* The files of the citation systems and languages: every fault is told with its line, the schemas accept what the
   loader takes. */
#include <check.h>
#include <dirent.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engross/engross.h"
#include "fixture.h"

/* ---- faults. Each file's second line is wrong unless LINE says otherwise. */

#define HEAD "<systems>\n"
#define TAIL "\n</systems>\n"
#define SYSTEM "<system id=\"x.res\">"
#define FORM "<form pattern=\"X/RES. {number:int}\" key=\"x:res:{number}\"/>"
#define RULE "code=\"citation/session-year\" source=\"s\""
#define XML(name, inner, message)                                                                            \
	{                                                                                                        \
		name, HEAD inner TAIL, 2, message, true                                                              \
	}
/* What the loader refuses and a grammar cannot express. */
#define SENSE(name, inner, message)                                                                          \
	{                                                                                                        \
		name, HEAD inner TAIL, 2, message, false                                                             \
	}

static const struct {
	const char *name, *xml;
	long line;
	const char *message; /* a part of it */
	bool schema;         /* the schema refuses it as well */
} faults[] = {
	{ "not XML", "systems:\n  - id: x\n", 1, "", true },
	{ "an empty file", "", 1, "", true },
	{ "a document type", "<!DOCTYPE systems [<!ENTITY a \"b\">]>\n<systems/>\n", 1, "document type", false },
	{ "another outermost element", "<bodies/>\n", 1, "<systems>", true },
	XML("an unknown element", "<sistem id=\"x\"/>", "<sistem>"),
	XML("text outside", "text", "text in <systems>"),
	XML("text in a system", SYSTEM "text</system>", "text in <system>"),
	XML("an element in a wrong place", "<form pattern=\"X/RES. {n:int}\"/>", "<form>"),
	XML("a name outside", "<name>X</name>", "<name>"),
	XML("an element in a text",
	    SYSTEM "<form pattern=\"X/RES. {n:int}\"><example>X/<b>RES</b></example></form></system>", "<b>"),
	XML("an unknown attribute of a system", "<system id=\"x.res\" bodi=\"x\"/>", "'bodi'"),
	XML("an unknown attribute of a body", "<body id=\"x\" name=\"X\"/>", "'name'"),
	XML("an unknown attribute of a name", "<body id=\"x\"><name lagn=\"en\">Council X</name></body>",
	    "'lagn'"),
	XML("an unknown attribute of a form", SYSTEM "<form patern=\"X\" pattern=\"X/RES. {n:int}\"/></system>",
	    "'patern'"),
	XML("an unknown attribute of a rule",
	    SYSTEM FORM "<rule kind=\"max\" number=\"number\" value=\"5\" maximum=\"5\" " RULE "/></system>",
	    "'maximum'"),
	XML("an unknown attribute of an example",
	    SYSTEM
	    "<form pattern=\"X/RES. {n:int}\"><example cannonical=\"X\">X/RES. 1</example></form></system>",
	    "'cannonical'"),
	XML("an unknown attribute of a requirement",
	    SYSTEM
	    "<form pattern=\"X/RES. {number:int}\"><require feild=\"number\" field=\"number\"/></form></system>",
	    "'feild'"),
	XML("an unknown attribute of an instrument", "<instrument key=\"x\" source=\"s\" adoptd=\"2000\"/>",
	    "'adoptd'"),
	XML("an unknown attribute of an event", "<event key=\"x\" source=\"s\" year=\"2000\"/>", "'year'"),
	XML("an unknown attribute of the whole", "<body/>", "'id'"),
	XML("a system without an id", "<system act=\"resolution\"/>", "'id'"),
	XML("a body without an id", "<body><name>X Council</name></body>", "'id'"),
	XML("a form without a pattern", SYSTEM "<form key=\"x:{n}\"/></system>", "'pattern'"),
	XML("a kind of form that is none", SYSTEM "<form kind=\"verse\" pattern=\"X/RES. {n:int}\"/></system>",
	    "verse"),
	XML("a kind of rule that is none", SYSTEM FORM "<rule kind=\"mood\" " RULE "/></system>", "mood"),
	XML("a rule without a kind", SYSTEM FORM "<rule number=\"number\" value=\"5\" " RULE "/></system>",
	    "'kind'"),
	XML("a rule without a source",
	    SYSTEM FORM "<rule kind=\"max\" number=\"number\" value=\"5\" code=\"citation/date\"/></system>",
	    "'source'"),
	XML("a rule without a code",
	    SYSTEM FORM "<rule kind=\"max\" number=\"number\" value=\"5\" source=\"s\"/></system>", "'code'"),
	SENSE("a rule with a code that nobody explains",
	      SYSTEM FORM
	      "<rule kind=\"max\" number=\"number\" value=\"5\" code=\"citation/mood\" source=\"s\"/></system>",
	      "citation/mood"),
	XML("a year rule without a base",
	    SYSTEM FORM "<rule kind=\"year\" session=\"number\" year=\"number\" " RULE "/></system>", "'base'"),
	XML("a range rule without a label",
	    SYSTEM FORM "<rule kind=\"range\" number=\"number\" series=\"x\" " RULE "/></system>", "'label'"),
	XML("a range rule without a table",
	    SYSTEM FORM "<rule kind=\"range\" number=\"number\" label=\"{number}\" " RULE "/></system>",
	    "'series'"),
	XML("a maximum without a value", SYSTEM FORM "<rule kind=\"max\" number=\"number\" " RULE "/></system>",
	    "'value'"),
	XML("a division by nothing",
	    SYSTEM FORM "<rule kind=\"year\" session=\"number\" year=\"date\" base=\"1\" div=\"0\" " RULE
	                "/></system>",
	    "div"),
	XML("a condition without its value",
	    SYSTEM FORM "<rule kind=\"max\" number=\"number\" value=\"5\" when=\"number\" " RULE "/></system>",
	    "'is'"),
	SENSE("a rule about a slot that no form has",
	      SYSTEM FORM "<rule kind=\"max\" number=\"numbre\" value=\"5\" " RULE "/></system>", "{numbre}"),
	SENSE("a label with a slot that no form has",
	      SYSTEM FORM "<rule kind=\"range\" number=\"number\" series=\"x\" label=\"{yeer}\" " RULE
	                  "/></system>",
	      "{yeer}"),
	XML("a number that is none", SYSTEM "<form faults=\"two\" pattern=\"X/RES. {n:int}\"/></system>",
	    "whole number"),
	XML("a flag that is none", SYSTEM "<form glued=\"true\" pattern=\"X/RES. {n:int}\"/></system>",
	    "neither yes nor no"),
	SENSE("a requirement of a slot that is not there",
	      SYSTEM "<form pattern=\"X/RES. {n:int}\"><require field=\"number\" max=\"5\"/></form></system>",
	      "{number}"),
	SENSE("a key with a slot that is not there",
	      SYSTEM "<form pattern=\"X/RES. {n:int}\" key=\"x:{number}\"/></system>", "{number}"),
	SENSE("a type of slot that is none", SYSTEM "<form pattern=\"X/RES. {n:integer}\"/></system>", "int0, roman"),
	SENSE("a canonical form with a filter that is none",
	      SYSTEM "<form pattern=\"X/RES. {n:int}\" canonical=\"X {n:roman}\"/></system>", "roman"),
	SENSE("an unclosed brace in a key", SYSTEM "<form pattern=\"X/RES. {n:int}\" key=\"x:{n\"/></system>",
	      "brace"),
	SENSE("a pattern that is none", SYSTEM "<form pattern=\"X/RES. {n:int\"/></system>", "slot"),
	SENSE("a pattern with an open group", SYSTEM "<form pattern=\"X/RES. {n:int}[ rev. \"/></system>",
	      "not closed"),
	SENSE("a symbol that begins with nothing fixed", SYSTEM "<form pattern=\"{n:int}/5\"/></system>",
	      "anchors"),
	SENSE("an anchor of one letter", SYSTEM "<form pattern=\"{n:int}/5\" anchors=\"X\"/></system>",
	      "two characters"),
	SENSE("tokens that are not there", SYSTEM "<form pattern=\"X/{n:tokens}\" tokens=\"parts\"/></system>",
	      "parts"),
	SENSE(
		"five requirements",
		SYSTEM
		"<form pattern=\"X/RES. {n:int}\"><require field=\"n\"/><require field=\"n\"/><require field=\"n\"/>"
		"<require field=\"n\"/><require field=\"n\"/></form></system>",
		"four"),
	XML("a counter-example with a canonical form",
	    SYSTEM "<form pattern=\"X/RES. {n:int}\"><counter canonical=\"X\">X</counter></form></system>",
	    "'canonical'"),
	XML("an empty example", SYSTEM "<form pattern=\"X/RES. {n:int}\"><example> </example></form></system>",
	    "empty"),
	SENSE("two systems of one id", SYSTEM "</system>" SYSTEM "</system>", "already"),
	SENSE("a system that is shipped", "<system id=\"un.ga.res\"/>", "already"),
	SENSE("two bodies of one id", "<body id=\"x\"/><body id=\"x\"/>", "already"),
	SENSE("two instruments of one key",
	      "<instrument key=\"x\" source=\"s\"/><instrument key=\"x\" source=\"s\"/>", "already"),
	SENSE("two events of one key", "<event key=\"x\" source=\"s\"/><event key=\"x\" source=\"s\"/>",
	      "already"),
	SENSE("a body that is not there", "<system id=\"x.res\" body=\"x\"/>", "no body"),
	XML("an instrument without a source", "<instrument key=\"x\"><name>Convention X</name></instrument>",
	    "'source'"),
	XML("an instrument without a key", "<instrument source=\"s\"/>", "'key'"),
	XML("an event without a source", "<event key=\"x\"/>", "'source'"),
	SENSE("a name of one letter", "<body id=\"x\"><name>X</name></body>", "two characters"),
	XML("an empty name", "<body id=\"x\"><name/></body>", "empty"),
	{ "the second system", HEAD SYSTEM "</system>\n\n<system/>\n</systems>\n", 4, "'id'", true },
	{ "a form in the middle", HEAD SYSTEM "\n" FORM "\n<form/>\n" FORM "</system>" TAIL, 4, "'pattern'",
	  true },
};

#define FAULTS (sizeof(faults) / sizeof(*faults))

START_TEST(tells_faults_with_their_line)
{
	struct engross_error error = { .status = ENGROSS_OK };
	struct fixture fixture;
	engross_context *context;
	const char *path;
	char where[600];

	fixture_open(&fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_data(context, NULL, &error), ENGROSS_OK);
	path = fixture_write(&fixture, "systems/own.xml", faults[_i].xml);
	ck_assert_msg(engross_context_load_system(context, path, &error) == ENGROSS_DATA, "%s is taken",
	              faults[_i].name);
	snprintf(where, sizeof(where), "%s:%ld: ", path, faults[_i].line);
	ck_assert_msg(!strncmp(error.message, where, strlen(where)), "%s: \"%s\" is not at line %ld",
	              faults[_i].name, error.message, faults[_i].line);
	ck_assert_msg(strstr(error.message + strlen(where), faults[_i].message) != NULL, "%s: \"%s\"",
	              faults[_i].name, error.message);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(says_which_file_is_missing)
{
	struct engross_error error = { .status = ENGROSS_OK };
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_system(context, "no/such/file.xml", &error), ENGROSS_IO);
	ck_assert_msg(strstr(error.message, "no/such/file.xml") != NULL, "%s", error.message);
	engross_context_free(context);
}
END_TEST

/* ---- the schemas */

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_argument;
#else
typedef xmlErrorPtr error_argument;
#endif

/* The first thing that the schema says of a file. */
static char first_remark[500];

static void take_remark(void *payload, error_argument error)
{
	(void)payload;
	if (!*first_remark)
		snprintf(first_remark, sizeof(first_remark), "%d: %s", error->line,
		         error->message ? error->message : "");
}

static const char *data_path(const char *name)
{
	static char path[1024];
	const char *dir = getenv("ENGROSS_DATA_DIR");

	ck_assert_msg(dir && *dir, "ENGROSS_DATA_DIR must name the folder of the data");
	snprintf(path, sizeof(path), "%s/%s", dir, name);
	return path;
}

static xmlRelaxNGPtr open_schema(const char *name)
{
	xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(data_path(name));
	xmlRelaxNGPtr schema;

	ck_assert_ptr_nonnull(parser);
	*first_remark = '\0';
	xmlRelaxNGSetParserStructuredErrors(parser, take_remark, NULL);
	schema = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	ck_assert_msg(schema != NULL, "%s: %s", name, first_remark);
	return schema;
}

/* Whether SCHEMA accepts DOCUMENT; an XML file that is none it does not. */
static bool accepts(xmlRelaxNGPtr schema, xmlDocPtr document)
{
	xmlRelaxNGValidCtxtPtr context;
	int result;

	if (!document)
		return false;
	context = xmlRelaxNGNewValidCtxt(schema);
	ck_assert_ptr_nonnull(context);
	*first_remark = '\0';
	xmlRelaxNGSetValidStructuredErrors(context, take_remark, NULL);
	result = xmlRelaxNGValidateDoc(context, document);
	xmlRelaxNGFreeValidCtxt(context);
	ck_assert_int_ge(result, 0);
	return !result;
}

static void accept_file(xmlRelaxNGPtr schema, const char *path)
{
	xmlDocPtr document = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	ck_assert_msg(document != NULL, "%s cannot be read", path);
	ck_assert_msg(accepts(schema, document), "%s:%s", path, first_remark);
	xmlFreeDoc(document);
}

static const struct {
	const char *schema, *folder;
} schemas[] = {
	{ "systems.rng", "systems" },
	{ "language.rng", "language" },
};

START_TEST(accepts_the_data)
{
	xmlRelaxNGPtr schema = open_schema(schemas[_i].schema);
	DIR *folder = opendir(data_path(schemas[_i].folder));
	struct dirent *entry;
	size_t files = 0;

	ck_assert_ptr_nonnull(folder);
	while ((entry = readdir(folder))) {
		size_t n = strlen(entry->d_name);
		char name[512];
		if (n < 4 || strcmp(entry->d_name + n - 4, ".xml") != 0)
			continue;
		snprintf(name, sizeof(name), "%s/%s", schemas[_i].folder, entry->d_name);
		accept_file(schema, data_path(name));
		files++;
	}
	closedir(folder);
	ck_assert_uint_gt(files, 3);
	if (!_i) {
		const char *top = getenv("top_srcdir");
		char path[1024];
		snprintf(path, sizeof(path), "%s/tests/data/wha.xml", top && *top ? top : ".");
		accept_file(schema, path);
	}
	xmlRelaxNGFree(schema);
}
END_TEST

START_TEST(refuses_faults_by_schema)
{
	xmlRelaxNGPtr schema = open_schema("systems.rng");
	xmlDocPtr document = xmlReadMemory(faults[_i].xml, (int)strlen(faults[_i].xml), "own.xml", NULL,
	                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	ck_assert_msg(!faults[_i].schema || !accepts(schema, document), "%s is accepted", faults[_i].name);
	xmlFreeDoc(document);
	xmlRelaxNGFree(schema);
}
END_TEST

/* Language files: what the schema and the loader refuse alike. */
static const struct {
	const char *name, *xml;
} wrong_words[] = {
	{ "another outermost element", "<language/>" },
	{ "an unknown element", "<languages><language id='en' name='English'><lists/></language></languages>" },
	{ "an unknown attribute",
	  "<languages><language id='en' name='English'><list id='x' sources='s'/></language></languages>" },
	{ "a language without a name", "<languages><language id='en'/></languages>" },
	{ "an empty word", "<languages><language id='en' name='English'><list id='x' source='s'><w> "
	                   "</w></list></language></languages>" },
	{ "a number that is none", "<languages><language id='en' name='English'><list id='x' source='s'><w "
	                           "n='one'>a</w></list></language></languages>" },
	{ "a word outside", "<languages><language id='en' name='English'><w>a</w></language></languages>" },
	{ "text outside", "<languages>a</languages>" },
};

START_TEST(refuses_wrong_words)
{
	xmlRelaxNGPtr schema = open_schema("language.rng");
	xmlDocPtr document = xmlReadMemory(wrong_words[_i].xml, (int)strlen(wrong_words[_i].xml), "own.xml", NULL,
	                                   XML_PARSE_NONET);
	struct engross_error error = { .status = ENGROSS_OK };
	engross_context *context;
	struct fixture fixture;

	ck_assert_msg(!accepts(schema, document), "%s is accepted", wrong_words[_i].name);
	xmlFreeDoc(document);
	xmlRelaxNGFree(schema);
	fixture_open(&fixture);
	fixture_write(&fixture, "language/own.xml", wrong_words[_i].xml);
	fixture_write(&fixture, "systems/none.xml", "<systems/>");
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, fixture.dir, &error) == ENGROSS_DATA, "%s is loaded",
	              wrong_words[_i].name);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

#define ADD(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof(table) / sizeof(*(table))))

int main(void)
{
	Suite *suite = suite_create("systems files");
	TCase *tests = tcase_create("systems files");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	ADD(tests, tells_faults_with_their_line, faults);
	tcase_add_test(tests, says_which_file_is_missing);
	ADD(tests, accepts_the_data, schemas);
	ADD(tests, refuses_faults_by_schema, faults);
	ADD(tests, refuses_wrong_words, wrong_words);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
