/* The data of the citation systems: every example proves itself both ways, every fault is told with its
   line, the schemas accept what the loader takes. */
#include <check.h>
#include <dirent.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/systems_internal.h"
#include "fixture.h"
#include "host/context_internal.h"

static engross_context *open_context(const char *more)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	if (more)
		ck_assert_msg(engross_context_load_system(context, more, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static engross_document *read_text(engross_context *context, const char *text)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, text, strlen(text), "example", NULL, &error) ==
	                  ENGROSS_OK,
	              "%s", error.message);
	ck_assert_msg(engross_document_cite(document, &error) == ENGROSS_OK, "%s", error.message);
	return document;
}

static bool same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* The citation of SYSTEM that has CANONICAL (NULL: none) and KEY (NULL: any), or NULL. *OTHER is one of
   SYSTEM. */
static const struct engross_citation *find(const engross_document *document, const char *system,
                                           const char *canonical, const char *key,
                                           const struct engross_citation **other)
{
	*other = NULL;
	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		if (strcmp(c->system, system) != 0)
			continue;
		*other = c;
		if (same(c->canonical, canonical) && (!key || same(c->key, key)))
			return c;
	}
	return NULL;
}

static bool met_as(enum engross_form met, enum engross__form_kind kind)
{
	switch (kind) {
	case FORM_SYMBOL: return met == ENGROSS_FORM_SYMBOL || met == ENGROSS_FORM_LIST_ITEM;
	case FORM_PROSE: return met == ENGROSS_FORM_PROSE || met == ENGROSS_FORM_LIST_ITEM;
	case FORM_SERIES: return met == ENGROSS_FORM_TREATY_SERIES;
	case FORM_CONTINUATION: return met == ENGROSS_FORM_LIST_ITEM || met == ENGROSS_FORM_ANAPHORA;
	case FORM_NONE: break;
	}
	return false;
}

/* Whether FORM is the one that reads the text where C stands. */
static bool reads(const struct engross__form *form, const engross_document *document,
                  const struct engross_citation *c)
{
	size_t length;
	const char *text = engross_document_text(document, &length);
	struct engross__match match;

	for (size_t at = c->span.start; at < c->span.end; at++)
		if (engross__template_match(form->template, text, length, at, form->faults, &match) &&
		    match.span.end <= c->span.end)
			return true;
	return false;
}

static void prove_example(engross_context *context, const struct engross__form *form,
                          const struct engross__example *e)
{
	const char *system = form->system->id, *canonical = *e->canonical ? e->canonical : NULL;
	engross_document *document = read_text(context, e->text);
	const struct engross_citation *other, *c = find(document, system, canonical, e->key, &other);

	ck_assert_msg(c != NULL, "%s, line %ld: \"%s\" is %s%s%s%s", system, e->line, e->text,
	              other ? "" : "not found", other && other->canonical ? other->canonical : "",
	              other ? ", " : "", other && other->key ? other->key : "");
	ck_assert_msg(met_as(c->form, form->kind), "%s, line %ld: \"%s\" is met as %s", system, e->line, e->text,
	              engross_form_name(c->form));
	ck_assert_msg(reads(form, document, c), "%s, line %ld: another form reads \"%s\"", system, e->line,
	              e->text);
	engross_document_free(document);
}

/* A canonical form that is a symbol is read as what it is the form of. */
static void prove_canonical(engross_context *context, const struct engross__form *form,
                            const struct engross__example *e)
{
	const char *system = form->system->id;
	const struct engross_citation *other, *c;
	engross_document *document, *first;
	bool readable = false;

	for (size_t i = 0; i < form->system->n_forms; i++) {
		const struct engross__form *f = form->system->forms[i];
		struct engross__match match;
		readable |= f->kind == FORM_SYMBOL &&
		            engross__template_match(f->template, e->canonical, strlen(e->canonical), 0, 0, &match) &&
		            match.span.end == strlen(e->canonical);
	}
	if (!readable)
		return;
	first = read_text(context, e->text);
	c = find(first, system, e->canonical, e->key, &other);
	ck_assert_ptr_nonnull(c);
	document = read_text(context, e->canonical);
	ck_assert_msg(find(document, system, e->canonical, c->key, &other) != NULL,
	              "%s, line %ld: the canonical form \"%s\" is "
	              "%s, %s",
	              system, e->line, e->canonical, other && other->canonical ? other->canonical : "not found",
	              other && other->key ? other->key : "without a key");
	engross_document_free(document);
	engross_document_free(first);
}

static void prove_counter(engross_context *context, const struct engross__form *form,
                          const struct engross__example *e)
{
	engross_document *document = read_text(context, e->text);

	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		ck_assert_msg(strcmp(c->system, form->system->id) != 0, "%s, line %ld: \"%s\" is found as %s",
		              form->system->id, e->line, e->text,
		              c->canonical ? c->canonical : "one without a number");
	}
	engross_document_free(document);
}

/* The files whose forms are proved: the shipped ones, and the body that only the tests know. */
static const char *body_of_the_tests(void)
{
	static char path[1024];
	const char *top = getenv("top_srcdir");

	snprintf(path, sizeof(path), "%s/tests/data/wha.xml", top && *top ? top : ".");
	return path;
}

START_TEST(proves_every_example)
{
	engross_context *context = open_context(body_of_the_tests());
	size_t examples = 0, counters = 0;

	for (size_t i = 0; i < context->systems->n_forms; i++) {
		const struct engross__form *form = context->systems->forms[i];

		for (size_t k = 0; k < form->n_examples; k++) {
			const struct engross__example *e = &form->examples[k];
			if (e->canonical) {
				prove_example(context, form, e);
				prove_canonical(context, form, e);
				examples++;
			} else {
				prove_counter(context, form, e);
				counters++;
			}
		}
	}
	ck_assert_uint_gt(examples, context->systems->n_forms);
	ck_assert_uint_gt(counters, 3);
	engross_context_free(context);
}
END_TEST

/* The files in docs/systems.md are what it says: they load, and their examples hold. */
START_TEST(proves_the_documentation)
{
	const char *top = getenv("top_srcdir"), *at;
	static char text[65536];
	struct fixture fixture;
	engross_context *context;
	size_t files = 0, proved = 0;
	char path[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/docs/systems.md", top && *top ? top : ".");
	file = fopen(path, "rb");
	ck_assert_msg(file != NULL, "%s cannot be read", path);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	for (at = text; (at = strstr(at, "```xml\n<systems>")); files++) {
		char *end = strstr(at + 7, "```");
		ck_assert_ptr_nonnull(end);
		*end = '\0';
		fixture_open(&fixture);
		context = open_context(fixture_write(&fixture, "systems/own.xml", at + 7));
		for (size_t i = 0; i < context->systems->n_forms; i++) {
			const struct engross__form *form = context->systems->forms[i];
			for (size_t k = 0; !strncmp(form->system->id, "rivers.", 7) && k < form->n_examples;
			     k++, proved++) {
				if (form->examples[k].canonical)
					prove_example(context, form, &form->examples[k]);
				else
					prove_counter(context, form, &form->examples[k]);
			}
		}
		engross_context_free(context);
		fixture_close(&fixture);
		at = end + 1;
	}
	ck_assert_uint_ge(files, 3);
	ck_assert_uint_ge(proved, 6);
}
END_TEST

START_TEST(has_an_example_of_every_form)
{
	engross_context *context = open_context(body_of_the_tests());

	for (size_t i = 0; i < context->systems->n_forms; i++) {
		const struct engross__form *form = context->systems->forms[i];
		bool found = false;

		for (size_t k = 0; k < form->n_examples; k++)
			found |= form->examples[k].canonical != NULL;
		ck_assert_msg(found, "%s: no example of the form with the key %s", form->system->id,
		              form->key ? form->key : "(none)");
	}
	engross_context_free(context);
}
END_TEST

/* Names of one thing are its own: another thing's name must not be the same. */
START_TEST(keeps_names_apart)
{
	engross_context *context = open_context(NULL);
	const struct engross__systems *s = context->systems;

	for (size_t i = 0; i < s->n_literals; i++)
		for (size_t k = i + 1; k < s->n_literals; k++) {
			const struct engross__literal *a = &s->literals[i], *b = &s->literals[k];
			if (a->kind != LITERAL_INSTRUMENT || b->kind != LITERAL_INSTRUMENT || a->index == b->index)
				continue;
			ck_assert_msg(strcmp(a->text, b->text) != 0 || s->instruments[a->index]->needs ||
			                  s->instruments[b->index]->needs,
			              "\"%s\" is the name of %s and of %s", a->text, s->instruments[a->index]->key,
			              s->instruments[b->index]->key);
		}
	engross_context_free(context);
}
END_TEST

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

START_TEST(takes_nothing_more_once_sealed)
{
	struct engross_error error = { .status = ENGROSS_OK };
	engross_context *context = open_context(NULL);

	ck_assert_int_eq(engross_context_load_system(context, body_of_the_tests(), &error), ENGROSS_USAGE);
	engross_context_free(context);
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
	if (!_i)
		accept_file(schema, body_of_the_tests());
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
	Suite *suite = suite_create("systems");
	TCase *tests = tcase_create("systems");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, proves_every_example);
	tcase_add_test(tests, proves_the_documentation);
	tcase_add_test(tests, has_an_example_of_every_form);
	tcase_add_test(tests, keeps_names_apart);
	ADD(tests, tells_faults_with_their_line, faults);
	tcase_add_test(tests, takes_nothing_more_once_sealed);
	tcase_add_test(tests, says_which_file_is_missing);
	ADD(tests, accepts_the_data, schemas);
	ADD(tests, refuses_faults_by_schema, faults);
	ADD(tests, refuses_wrong_words, wrong_words);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
