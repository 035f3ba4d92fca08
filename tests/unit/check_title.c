/* Titles: where one is quoted with a citation, and how it differs from the record. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/title.h"
#include "fixture.h"
#include "host/context_internal.h"

static engross_context *open_context(void)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

#define RECORD "Rivers of the Americas: Ferries, Locks, and Bridges of the Lower Course"

/* A title as it is quoted against the record: the kind of difference, the text repaired ("": nothing is
   offered). */
static const struct {
	const char *name, *text, *record;
	enum engross__title_class kind;
	const char *repaired;
} differences[] = {
	{ "the same", RECORD, RECORD, TITLE_SAME, NULL },
	{ "case", "RIVERS OF THE AMERICAS: FERRIES, LOCKS, AND BRIDGES OF THE LOWER COURSE", RECORD, TITLE_SAME,
	  NULL },
	{ "a line end", "Rivers of the\n   Americas: Ferries, Locks, and\nBridges of the Lower Course", RECORD,
	  TITLE_SAME, NULL },
	{ "quotation marks inside", "Rivers of the \"Americas\": Ferries, Locks, and Bridges of the Lower Course",
	  RECORD, TITLE_SAME, NULL },
	{ "single quotation marks inside",
	  "Rivers of the \u2018Americas\u2019: Ferries, Locks, and Bridges of the Lower Course", RECORD,
	  TITLE_SAME, NULL },
	{ "the kind of apostrophe", "The Children's Ferry", "The Children\u2019s Ferry", TITLE_SAME, NULL },
	{ "a dash for another", "Ferries - Their Crews", "Ferries \u2013 Their Crews", TITLE_SAME, NULL },
	{ "a hyphen in a word", "Inter-American Ferries", "Inter-American Ferries", TITLE_SAME, NULL },
	{ "a final comma", "Rivers of the Americas,", "Rivers of the Americas", TITLE_SAME, NULL },
	{ "a colon for nothing", "Rivers of the Americas Ferries, Locks, and Bridges of the Lower Course", RECORD,
	  TITLE_SAME, NULL },
	{ "capitals with accents", "EL R\u00CDO Y LA NI\u00D1EZ", "El r\u00EDo y la ni\u00F1ez", TITLE_SAME,
	  NULL },
	{ "a comma missing", "Rivers of the Americas: Ferries, Locks and Bridges of the Lower Course", RECORD,
	  TITLE_COMMA, RECORD },
	{ "a comma too many", "Rivers, of the Americas: Ferries, Locks, and Bridges of the Lower Course", RECORD,
	  TITLE_COMMA, RECORD },
	{ "two commas missing", "Rivers of the Americas: Ferries Locks and Bridges of the Lower Course", RECORD,
	  TITLE_COMMA, RECORD },
	{ "a comma missing before a line end",
	  "Rivers of the Americas: Ferries, Locks\nand Bridges of the Lower Course", RECORD, TITLE_COMMA,
	  "Rivers of the Americas: Ferries, Locks,\nand Bridges of the Lower Course" },
	{ "a comma missing against a record in capitals", "Ferries, Locks and Bridges",
	  "FERRIES, LOCKS, AND BRIDGES", TITLE_COMMA, "Ferries, Locks, and Bridges" },
	{ "an article missing", "Rivers of Americas: Ferries, Locks, and Bridges of the Lower Course", RECORD,
	  TITLE_ARTICLE, RECORD },
	{ "an article too many", "The Rivers of the Americas: Ferries, Locks, and Bridges of the Lower Course",
	  RECORD, TITLE_ARTICLE, RECORD },
	{ "another preposition", "Rivers in the Americas: Ferries, Locks, and Bridges of the Lower Course",
	  RECORD, TITLE_ARTICLE, RECORD },
	{ "an article missing in Spanish", "R\u00EDos de Am\u00E9ricas", "R\u00EDos de las Am\u00E9ricas",
	  TITLE_ARTICLE, "R\u00EDos de las Am\u00E9ricas" },
	{ "an article missing behind a comma", "Ferries, Locks", "Ferries, the Locks", TITLE_ARTICLE, "Ferries, the Locks" },
	{ "a comma missing behind a bracket", "Resolution 5 (1997) \u2018Ferries\u2019", "Resolution 5 (1997), \u2018Ferries\u2019",
	  TITLE_COMMA, "Resolution 5 (1997), \u2018Ferries\u2019" },
	{ "cut short", "Rivers of the Americas", RECORD, TITLE_TRUNCATED, "" },
	{ "cut short by a word", "Rivers of the Americas: Ferries, Locks, and Bridges of the Lower", RECORD,
	  TITLE_TRUNCATED, "" },
	{ "another word", "Rivers of the Americas: Ferries, Weirs, and Bridges of the Lower Course", RECORD,
	  TITLE_WORDS, RECORD },
	{ "a word missing", "Rivers of the Americas: Ferries, Locks, and Bridges of the Course", RECORD,
	  TITLE_WORDS, RECORD },
	{ "a word too many", "Rivers of the Americas: Ferries, Locks, and Old Bridges of the Lower Course",
	  RECORD, TITLE_WORDS, RECORD },
	{ "the first word", "Streams of the Americas: Ferries, Locks, and Bridges of the Lower Course", RECORD,
	  TITLE_WORDS, RECORD },
	{ "the last word", "Rivers of the Americas: Ferries, Locks, and Bridges of the Lower Coarse", RECORD,
	  TITLE_WORDS, RECORD },
	{ "more than the record has", "Rivers of the Americas and More", "Rivers of the Americas", TITLE_WORDS,
	  "Rivers of the Americas" },
	{ "another word against a record in capitals", "Ferries, Weirs, and Bridges",
	  "FERRIES, LOCKS, AND BRIDGES", TITLE_WORDS, "" },
	{ "another title", "Budget of the Organization for the Year 2004", RECORD, TITLE_OTHER, "" },
	{ "nothing quoted", "", RECORD, TITLE_TRUNCATED, "" },
};

START_TEST(compares)
{
	engross_context *context = open_context();
	const char *text = differences[_i].text;
	struct engross_span span = { 0, strlen(text) };
	struct engross__title_difference d;
	char repaired[300];

	engross__title_compare(text, span, differences[_i].record, context->systems->small_words, &d);
	ck_assert_msg(d.kind == differences[_i].kind, "%s: kind %d, %s", differences[_i].name, d.kind,
	              d.what ? d.what : "");
	if (d.kind != TITLE_SAME) {
		ck_assert_ptr_nonnull(d.what);
		ck_assert_msg(d.span.start <= d.span.end && d.span.end <= span.end, "%s: [%zu, %zu)",
		              differences[_i].name, d.span.start, d.span.end);
		if (!*differences[_i].repaired) {
			ck_assert_msg(!*d.replacement, "%s: \"%s\" is offered", differences[_i].name, d.replacement);
		} else {
			ck_assert_msg(*d.replacement != '\0', "%s: nothing is offered", differences[_i].name);
			snprintf(repaired, sizeof(repaired), "%.*s%s%s", (int)d.span.start, text, d.replacement,
			         text + d.span.end);
			ck_assert_msg(!strcmp(repaired, differences[_i].repaired), "%s: repaired to \"%s\"",
			              differences[_i].name, repaired);
			/* The repair touches no more than it must: less than the whole of a title of some length. */
			ck_assert_msg(strlen(text) < 40 || d.span.end - d.span.start < strlen(text) / 2,
			              "%s: all of it is replaced", differences[_i].name);
		}
	}
	engross_context_free(context);
}
END_TEST

#define SYMBOL "AG/RES. 1 (I-O/71)"

/* A text with a citation, and the title that is quoted with it ("": none). */
static const struct {
	const char *name, *text, *title;
} places[] = {
	{ "behind a comma", "resolution " SYMBOL ", \"Rivers\";", "Rivers" },
	{ "with the comma inside", "resolution " SYMBOL ", \"Rivers,\" and", "Rivers" },
	{ "curly", "resolution " SYMBOL ", \u201CRivers\u201D", "Rivers" },
	{ "angular", "la resoluci\u00F3n " SYMBOL ", \u00ABR\u00EDos\u00BB", "R\u00EDos" },
	{ "angular with spaces", "la r\u00E9solution " SYMBOL ", \u00AB Fleuves \u00BB", "Fleuves" },
	{ "opened straight and closed curly", "resolution " SYMBOL ", \"Rivers\u201D;", "Rivers" },
	{ "on the next line", SYMBOL ",\n\"Rivers of\nthe Plain\"", "Rivers of\nthe Plain" },
	{ "behind the body's name", SYMBOL " of the General Assembly, \"Rivers\"", "Rivers" },
	{ "before square brackets", "\"Rivers\" [" SYMBOL "]", "Rivers" },
	{ "before round ones", "\u201CRivers\u201D (" SYMBOL ")", "Rivers" },
	{ "without a comma", SYMBOL " \"Rivers\"", "" },
	{ "in the next sentence", SYMBOL ". \"Rivers\"", "" },
	{ "in another clause", SYMBOL "; \"Rivers\"", "" },
	{ "behind a second comma", SYMBOL ", which it adopted, \"Rivers\"", "" },
	{ "in the next paragraph", SYMBOL ",\n\n\"Rivers\"", "" },
	{ "too far away",
	  SYMBOL
	  " of the General Assembly of the Organization of the American States, held at the harbour of the "
	  "old town, \"Rivers\"",
	  "" },
	{ "not closed", SYMBOL ", \"Rivers", "" },
	{ "not closed in its paragraph", SYMBOL ", \"Rivers\n\nRecalling \"that\"", "" },
	{ "nothing quoted", SYMBOL ", and others", "" },
	{ "at the end", SYMBOL, "" },
	{ "brackets without a title", "see (" SYMBOL ")", "" },
};

START_TEST(finds)
{
	const char *text = places[_i].text, *at = strstr(text, SYMBOL);
	struct engross__scanner s;
	struct engross_span title;

	memset(&s, 0, sizeof(s));
	s.text = text;
	s.length = strlen(text);
	title = engross__title_find(&s, (size_t)(at - text), (size_t)(at - text) + strlen(SYMBOL));
	ck_assert_msg(title.end - title.start == strlen(places[_i].title) &&
	                  !strncmp(text + title.start, places[_i].title, title.end - title.start),
	              "%s: \"%.*s\"", places[_i].name, (int)(title.end - title.start), text + title.start);
}
END_TEST

/* As long as a title may be, and longer: no more than a part is looked at. */
START_TEST(bears_long_titles)
{
	engross_context *context = open_context();
	size_t length = 2000000;
	char *text = malloc(length + 1);
	struct engross__title_difference d;

	ck_assert_ptr_nonnull(text);
	for (size_t i = 0; i < length; i++)
		text[i] = i % 2 ? ' ' : 'x';
	text[length] = '\0';
	engross__title_compare(text, (struct engross_span){ 0, length }, RECORD, context->systems->small_words,
	                       &d);
	ck_assert_int_eq(d.kind, TITLE_OTHER);
	memset(text, 'x', length);
	engross__title_compare(text, (struct engross_span){ 0, length }, text, NULL, &d);
	ck_assert_int_eq(d.kind, TITLE_SAME);
	free(text);
	engross_context_free(context);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("title");
	TCase *tests = tcase_create("title");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, compares, 0, (int)(sizeof(differences) / sizeof(*differences)));
	tcase_add_loop_test(tests, finds, 0, (int)(sizeof(places) / sizeof(*places)));
	tcase_add_test(tests, bears_long_titles);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
