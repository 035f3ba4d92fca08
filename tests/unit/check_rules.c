/* Rules and repairs: what each kind of rule proves of a citation, the one repair or none, and what is
   right. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* A body of the test's own, one system for each kind of rule. */
static const char system_file[] =
	"<systems>\n"
	"<system id=\"t.year.res\" act=\"resolution\">"
	"<form pattern=\"YE/{number:int} ({session:int}/{year:yyyy})\" key=\"t:year:{number}\"/>"
	"<rule kind=\"year\" code=\"citation/session-year\" session=\"session\" year=\"year\" base=\"2000\" "
    "step=\"3\" shift=\"1\" div=\"2\""
	" from=\"2\" to=\"20\" source=\"test\" text=\"the year follows\"/></system>\n"
	"<system id=\"t.weak.res\" act=\"resolution\">"
	"<form pattern=\"WK/{number:int} ({session:int}/{year:yyyy})\" key=\"t:weak:{number}\"/>"
	"<rule kind=\"year\" code=\"citation/session-year\" session=\"session\" year=\"year\" base=\"2000\" "
    "certain=\"no\" source=\"memory\""
	" text=\"the year follows\"/></system>\n"
	"<system id=\"t.when.res\" act=\"resolution\">"
	"<form pattern=\"WH/{number:int} ({session:int}-{type:O|E}/{year:yyyy})\" key=\"t:when:{number}\"/>"
	"<rule kind=\"year\" code=\"citation/session-year\" session=\"session\" year=\"year\" base=\"2000\" "
    "when=\"type\" is=\"O\" source=\"test\""
	" text=\"the year follows\"/></system>\n"
	"<system id=\"t.max.res\" act=\"resolution\">"
	"<form pattern=\"MX/{number:int}\" key=\"t:max:{number}\"/>"
	"<rule kind=\"max\" code=\"citation/nonexistent\" number=\"number\" value=\"50\" source=\"test\" "
    "text=\"there are 50\"/></system>\n"
	"<system id=\"t.date.res\" act=\"resolution\">"
	"<form pattern=\"DY/{year:yyyy}/{number:int}\" key=\"t:date:{year}/{number}\"/>"
	"<rule kind=\"date-year\" code=\"citation/date-session\" year=\"year\" source=\"test\" text=\"the years "
    "agree\"/></system>\n"
	"<system id=\"t.window.res\" act=\"resolution\">"
	"<form pattern=\"WI/{session:int}/{number:int}\" key=\"t:window:{session}/{number}\"/>"
	"<rule kind=\"window\" code=\"citation/date-session\" session=\"session\" base=\"1945\" from=\"2\" "
    "to=\"130\" except=\"5\""
	" source=\"test\" text=\"the date lies in the session\"/></system>\n"
	"<system id=\"t.meeting.res\" act=\"resolution\">"
	"<form pattern=\"ME/{session:roman}/{number:int}/{year:yy}\" "
    "key=\"t:meeting:{session:arabic}:{number}\"/>"
	"<rule kind=\"session\" code=\"citation/event\" series=\"event:rtp\" session=\"session\" year=\"year\" "
    "source=\"test\""
	" text=\"the meeting was held then\"/></system>\n"
	"</systems>\n";

static engross_context *open_context(struct fixture *fixture)
{
	struct engross_error error;
	engross_context *context;

	fixture_open(fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_load_system(context, fixture_write(fixture, "systems/own.xml", system_file),
	                                          &error) == ENGROSS_OK,
	              "%s", error.message);
	ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static engross_document *read_text(engross_context *context, const char *text)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, text, strlen(text), "text", NULL, &error) ==
	                  ENGROSS_OK,
	              "%s", error.message);
	ck_assert_msg(engross_document_cite(document, &error) == ENGROSS_OK, "%s", error.message);
	return document;
}

/* What is said of a text. */
enum doubt {
	SURE = 0, /* an error with a safe repair, or with none */
	UNSAFE,   /* the repair rests on something unread */
	WARNING   /* so does the finding */
};

/* A wrong citation, the code of what is said, the part of the text that is marked, what it should be
   (NULL: nothing is offered). */
static const struct {
	const char *text, *code, *part, *replacement;
	enum doubt doubt;
} wrong[] = {
	/* Session against year */
	{ "AG/RES. 2771 (XLII-O/13)", "citation/session-year", "XLII", "XLIII", SURE },
	{ "AG/RES. 1711 (XXIX-O/00)", "citation/session-year", "XXIX", "XXX", SURE },
	{ "AG/RES. 1948 (XXXIV-O/03)", "citation/session-year", "XXXIV", "XXXIII", SURE },
	{ "AG/RES. 1948 (XXXIII-O/04)", "citation/session-year", "04", "03", SURE },
	{ "AG/RES. 2486 (XXXIX-O/90)", "citation/session-year", "90", "09", SURE },
	{ "AG/RES. 50 (I-O/17)", "citation/session-year", "17", "71", SURE },
	{ "AG/RES. 1 (XXXVII-E/10)", "citation/session-year", "10", "09", SURE },
	{ "AG/DEC. 95 (XLVI-O/17)", "citation/session-year", "XLVI", "XLVII", SURE },
	{ "CD/RES. 10 (82-R/08)", "citation/session-year", "08", "07", SURE },
	{ "CIM/RES. 225 (XXXI-O/03)", "citation/session-year", "03", "02", SURE },
	{ "CITEL/RES. 34 (III-03)", "citation/session-year", "03", "02", SURE },
	{ "CIDI/RES. 15 (II-O/98)", "citation/session-year", "II-O/98", NULL, WARNING },
	{ "CJI/RES. 96 (LXVII-O/06)", "citation/session-year", "LXVII-O/06", NULL, SURE },
	{ "Human Rights Council resolution 26/8 of 26 June 2015", "citation/session-year", "26 June 2015", NULL,
	  SURE },
	{ "YE/7 (5/2004)", "citation/session-year", "5/2004", NULL, SURE },
	{ "YE/7 (5/2019)", "citation/session-year", "2019", "2009", SURE },
	{ "WK/7 (5/2004)", "citation/session-year", "5/2004", NULL, WARNING },
	{ "WH/7 (5-O/2004)", "citation/session-year", "5-O/2004", NULL, SURE },
	/* Number against session or year */
	{ "resolution 587 (1991)", "citation/number-session", "587", "687", SURE },
	{ "resolution 489 (1979)", "citation/number-session", "489", NULL, SURE },
	{ "resolution 434 (1973)", "citation/number-session", "434", NULL, SURE },
	{ "resolution 84 (1993)", "citation/number-session", "84", NULL, SURE },
	{ "resolution 274 (1959) of 11 December 1969", "citation/number-session", "1959", "1969", SURE },
	{ "S/RES/2000 (2010)", "citation/number-session", "2010", "2011", SURE },
	{ "AG/RES. 3019 (XXXIV-O/04)", "citation/number-session", "3019", "2019", SURE },
	{ "AG/RES. 1975 (XXXIII-O/03)", "citation/number-session", "1975", NULL, SURE },
	{ "AG/RES. 99999 (XXXIX-O/09)", "citation/number-session", "99999", NULL, SURE },
	{ "CP/RES. 889 (1503/06)", "citation/number-session", "889 (1503/06", NULL, WARNING },
	{ "CP/RES. 953 (1700/90)", "citation/number-session", "90", "09", WARNING },
	{ "AG/doc.4332/40", "citation/number-session", "40", "04", WARNING },
	{ "General Assembly resolution 1514 (XIV)", "citation/number-session", "1514 (XIV", NULL, SURE },
	{ "General Assembly resolution 217 A (IV)", "citation/number-session", "217 A (IV", NULL, SURE },
	{ "General Assembly resolution 2145 (XXII) of 27 October 1966", "citation/date-session", "XXII", "XXI",
	  SURE },
	{ "resolutions 1514 (XV) of 14 December 1960 and 2145 (XXII) of 27 October 1966", "citation/date-session",
	  "XXII", "XXI", SURE },
	{ "resolution 2145 (XXII) of 27 October 1966", "citation/date-session", "XXII", "XXI", SURE },
	{ "resolution 514 (XV)", "citation/number-session", "514 (XV", NULL, SURE },
	{ "General Assembly resolution 3600 (XXX)", "citation/nonexistent", "3600 (XXX", NULL, SURE },
	{ "MX/51", "citation/nonexistent", "51", NULL, SURE },
	/* Dates */
	{ "General Assembly resolution 61/180 of 8 March 2007", "citation/date", "8 March 2007",
	  "20 December 2006", SURE },
	{ "General Assembly resolution 61/180 of 20 December 2004", "citation/date", "20 December 2004",
	  "20 December 2006", SURE },
	{ "resolution 61/180 of the General Assembly, adopted on 8 March 2007", "citation/date", "8 March 2007",
	  "20 December 2006", SURE },
	{ "resoluci\u00F3n 61/180 de la Asamblea General, de 8 de abril de 2007", "citation/date",
	  "8 de abril de 2007", "20 de diciembre de 2006", SURE },
	{ "resolu\u00E7\u00E3o 61/180 da Assembleia Geral, de 8 de abril de 2007, e n\u00E3o a outra, que "
	  "n\u00E3o \u00E9 essa",
	  "citation/date", "8 de abril de 2007", "20 de dezembro de 2006", SURE },
	{ "Human Rights Council resolution 11/3 of 17 June 2010", "citation/date", "17 June 2010", "17 June 2009",
	  SURE },
	{ "resolution 1325 (2000) of 31 October 2001", "citation/date", "31 October 2001", "31 October 2000",
	  SURE },
	{ "Economic and Social Council resolution 2008/33 of 25 July 2009", "citation/date", "25 July 2009",
	  "25 July 2008", WARNING },
	{ "resolution 955 (1994) of 8 November 1995", "citation/date-session", "8 November 1995", NULL, SURE },
	{ "General Assembly resolution 47/133 of 18 December 1995", "citation/date-session", "18 December 1995",
	  NULL, SURE },
	{ "DY/2008/3 of 25 July 2009", "citation/date-session", "25 July 2009", NULL, SURE },
	{ "WI/61/3 of 31 August 2006", "citation/date-session", "31 August 2006", NULL, SURE },
	{ "WI/61/3 of 1 October 2007", "citation/date-session", "1 October 2007", NULL, SURE },
	{ "Convention on the Rights of the Child, adopted in 1990", "citation/date", "1990", "1989", SURE },
	/* Events */
	{ "RTP-IV/doc.5/15", "citation/event", "15", "14", SURE },
	{ "REMJA-V/doc.9/05", "citation/event", "05", "04", SURE },
	{ "ME/IV/5/15", "citation/event", "15", "14", SURE },
	{ "Third Summit of the Americas, held in Quebec City in 2002", "citation/event", "2002", "2001", SURE },
	/* Treaties and bodies */
	{ "United Nations, Treaty Series, vol. 2237, No. 39547", "citation/treaty", "39547", "39574", WARNING },
	{ "Security Council resolution 61/180", "citation/body", "61/180", NULL, SURE },
	/* What is not written as it should be */
	{ "AG/RES. 1948 (XXXIII-O/O3)", "citation/malformed", "O3", "03", SURE },
	{ "AG/RES. 2019 (XXXIV-0/04)", "citation/malformed", "0", "O", SURE },
	{ "General Assembly resolution 2625 (XXVV)", "citation/malformed", "XXVV", "XXV", SURE },
	{ "AG/RES. 1948 (XXXIIII-O/03)", "citation/malformed", "XXXIIII", "XXXIII", SURE },
	{ "resolution !86 (1964)", "citation/malformed", "!86", "186", SURE },
	{ "AG/RES. 1948 (XXXIII\u2013O/03)", "citation/malformed", "-", "-", SURE },
	{ "AG/RES. 1948 (XXXIII\u2212O/03)", "citation/malformed", "-", "-", SURE },
	{ "A/RES/61\u2215180", "citation/malformed", "/", "/", SURE },
	{ "resolution 61\u2044180 of 20 December 2006", "citation/malformed", "/", "/", SURE },
	{ "AG/RES. (XXXIV-O/04)", "citation/incomplete", "AG/RES. (XXXIV-O/04)", NULL, WARNING },
};

START_TEST(proves_wrong)
{
	struct fixture fixture;
	engross_context *context = open_context(&fixture);
	engross_document *document = read_text(context, wrong[_i].text);
	const struct engross_problem *found = NULL;
	size_t problems = 0, length;
	const char *text = engross_document_text(document, &length);

	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		for (size_t k = 0; k < c->n_problems; k++) {
			found = &c->problems[k];
			problems++;
		}
		if (c->n_problems && strcmp(c->problems[0].code, "citation/incomplete") != 0 &&
		    strcmp(c->problems[0].code, "citation/treaty") != 0)
			ck_assert_msg(c->verdict == ENGROSS_VERDICT_CONTRADICTED, "%s: %s", wrong[_i].text,
			              engross_verdict_name(c->verdict));
	}
	ck_assert_msg(problems == 1, "%s: %zu problems", wrong[_i].text, problems);
	ck_assert_msg(!strcmp(found->code, wrong[_i].code), "%s: %s", wrong[_i].text, found->code);
	ck_assert_str_ne(found->message, "");
	ck_assert_msg(found->span.end - found->span.start == strlen(wrong[_i].part) &&
	                  !strncmp(text + found->span.start, wrong[_i].part, strlen(wrong[_i].part)),
	              "%s: \"%.*s\" is marked", wrong[_i].text, (int)(found->span.end - found->span.start),
	              text + found->span.start);
	if (wrong[_i].replacement)
		ck_assert_msg(found->replacement && !strcmp(found->replacement, wrong[_i].replacement),
		              "%s: \"%s\" is offered", wrong[_i].text,
		              found->replacement ? found->replacement : "(nothing)");
	else
		ck_assert_msg(!found->replacement, "%s: \"%s\" is offered", wrong[_i].text, found->replacement);
	if (wrong[_i].doubt == WARNING && strcmp(found->code, "citation/incomplete") != 0)
		ck_assert_msg(found->level == ENGROSS_LEVEL_WARNING, "%s: no mere warning", wrong[_i].text);
	else
		ck_assert_msg(found->level == ENGROSS_LEVEL_NONE, "%s: a level of its own", wrong[_i].text);
	if (found->replacement)
		ck_assert_msg(found->safe == (wrong[_i].doubt == SURE), "%s: safe is %d", wrong[_i].text,
		              found->safe);
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* A text that is right, and the verdict on its first citation. */
static const struct {
	const char *text;
	enum engross_verdict verdict;
} right[] = {
	{ "AG/RES. 1948 (XXXIII-O/03)", ENGROSS_VERDICT_VERIFIED },
	{ "AG/RES. 1948 (XXXIII\u2011O/03)", ENGROSS_VERDICT_VERIFIED },
	{ "AG/RES.\u00A01948 (XXXIII\u2010O/03)", ENGROSS_VERDICT_VERIFIED },
	{ "A\uFF0FRES\uFF0F61\uFF0F180", ENGROSS_VERDICT_VERIFIED },
	{ "AG/RES. 1910 (XXXIII-O/03)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "AG/RES. 1974 (XXXIII-O/03)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "AG/RES. 1 (XXXVII-E/09)", ENGROSS_VERDICT_VERIFIED },
	{ "AG/RES. 1 (XXVIII-E/01)", ENGROSS_VERDICT_VERIFIED },
	{ "AG/DEC. 95 (XLVII-O/17)", ENGROSS_VERDICT_VERIFIED },
	{ "CP/RES. 889 (1503/05) rev. 2", ENGROSS_VERDICT_VERIFIED },
	{ "CP/RES. 953 (1700/09)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "CIM/RES. 225/02 (XXXI-O/02)", ENGROSS_VERDICT_VERIFIED },
	{ "CD/RES. 10 (82-R/07)", ENGROSS_VERDICT_VERIFIED },
	{ "CJI/RES. 96 (LXVII-O/05)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "CIDI/RES. 15 (II-O/97)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "CITEL/RES. 34 (III-02)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "AG/doc.4332/04", ENGROSS_VERDICT_PLAUSIBLE },
	{ "RTP-II/doc.5/09 rev. 9", ENGROSS_VERDICT_PLAUSIBLE },
	{ "REMJA-VII/doc.9/08", ENGROSS_VERDICT_PLAUSIBLE },
	{ "vol. 75 (1950), No. 973", ENGROSS_VERDICT_NONE },
	{ "United Nations, Treaty Series, vol. 75 (1950), No. 973", ENGROSS_VERDICT_VERIFIED },
	{ "United Nations, Treaty Series, vol. 2237, No. 39574", ENGROSS_VERDICT_VERIFIED },
	{ "United Nations, Treaty Series, vol. 2225, No. 39574", ENGROSS_VERDICT_VERIFIED },
	{ "resolution 955 (1994) of 8 November 1994", ENGROSS_VERDICT_PLAUSIBLE },
	{ "Security Council resolutions 1325 (2000) and 2000 (2011)", ENGROSS_VERDICT_VERIFIED },
	{ "resolution 338\n(1973)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "General Assembly resolution 61/180 of 20 December 2006", ENGROSS_VERDICT_VERIFIED },
	{ "General Assembly resolution 60/251 of 15 March 2006", ENGROSS_VERDICT_VERIFIED },
	{ "General Assembly resolution 1 (I) of 24 January 1946", ENGROSS_VERDICT_VERIFIED },
	{ "General Assembly resolution 217 A (III) of 10 December 1948", ENGROSS_VERDICT_VERIFIED },
	{ "resolutions 1514 (XV) of 14 December 1960 and 2145 (XXI) of 27 October 1966",
	  ENGROSS_VERDICT_VERIFIED },
	{ "Human Rights Council resolution 11/3 of 17 June 2009", ENGROSS_VERDICT_VERIFIED },
	{ "Human Rights Council resolution 26/8 of 26 June 2014", ENGROSS_VERDICT_PLAUSIBLE },
	{ "Commission on Human Rights resolution 1996/85 of 24 April 1996", ENGROSS_VERDICT_VERIFIED },
	{ "Economic and Social Council resolution 2008/33 of 25 July 2008", ENGROSS_VERDICT_VERIFIED },
	{ "Commission on Crime Prevention and Criminal Justice resolution 20/3 of 15 April 2011",
	  ENGROSS_VERDICT_VERIFIED },
	{ "IV Summit of the Americas, Mar del Plata, 2005", ENGROSS_VERDICT_VERIFIED },
	{ "Convention on the Rights of the Child, adopted in 1989", ENGROSS_VERDICT_VERIFIED },
	{ "The Commission on Crime Prevention and Criminal Justice,\n\nRecalling its resolution 20/3 of 15 April "
	  "2011,",
	  ENGROSS_VERDICT_VERIFIED },
	{ "the Commission on Crime Prevention and Criminal Justice, in its resolution 20/3 of 15 April 2011,",
	  ENGROSS_VERDICT_VERIFIED },
	{ "Human Rights Council resolution 11/3 of 17 June 2009 and resolution 61/180 of 20 December 2006",
	  ENGROSS_VERDICT_VERIFIED },
	{ "the Security Council may, within thirty days of the present resolution 5 States",
	  ENGROSS_VERDICT_NONE },
	{ "YE/7 (5/2009)", ENGROSS_VERDICT_PLAUSIBLE },
	{ "YE/7 (1/1999)", ENGROSS_VERDICT_UNKNOWN },
	{ "YE/7 (21/1999)", ENGROSS_VERDICT_UNKNOWN },
	{ "WH/7 (5-E/2004)", ENGROSS_VERDICT_UNKNOWN },
	{ "MX/50", ENGROSS_VERDICT_PLAUSIBLE },
	{ "DY/2008/3", ENGROSS_VERDICT_UNKNOWN },
	{ "DY/2008/3 of 25 July 2008", ENGROSS_VERDICT_PLAUSIBLE },
	{ "WI/61/3 of 1 September 2006", ENGROSS_VERDICT_PLAUSIBLE },
	{ "WI/61/3 of 30 September 2007", ENGROSS_VERDICT_PLAUSIBLE },
	{ "WI/5/3 of 5 November 1951", ENGROSS_VERDICT_UNKNOWN },
	{ "ME/IV/5/14", ENGROSS_VERDICT_PLAUSIBLE },
	{ "ME/XL/5/14", ENGROSS_VERDICT_UNKNOWN },
};

START_TEST(leaves_right_ones)
{
	struct fixture fixture;
	engross_context *context = open_context(&fixture);
	engross_document *document = read_text(context, right[_i].text);

	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		ck_assert_msg(!c->n_problems, "%s: %s: %s", right[_i].text, c->problems[0].code,
		              c->problems[0].message);
	}
	if (right[_i].verdict == ENGROSS_VERDICT_NONE) {
		ck_assert_msg(!engross_document_citation_count(document), "%s is found", right[_i].text);
	} else {
		const struct engross_citation *c = engross_document_citation(document, 0);
		ck_assert_msg(c != NULL, "%s is not found", right[_i].text);
		ck_assert_msg(c->verdict == right[_i].verdict, "%s is %s: %s", right[_i].text,
		              engross_verdict_name(c->verdict), c->proof);
		ck_assert_ptr_nonnull(c->proof);
	}
	engross_document_free(document);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* Applying every repair that is offered as safe gives a text of which nothing is said. */
START_TEST(repairs_to_what_is_right)
{
	struct fixture fixture;
	engross_context *context = open_context(&fixture);
	engross_document *document = read_text(context, wrong[_i].text);
	char mended[400];
	size_t at = 0;

	*mended = '\0';
	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		for (size_t k = 0; k < c->n_problems; k++) {
			struct engross_span span = engross_document_to_source(document, c->problems[k].span);
			if (!c->problems[k].replacement || !c->problems[k].safe)
				continue;
			strncat(mended, wrong[_i].text + at, span.start - at);
			strcat(mended, c->problems[k].replacement);
			at = span.end;
		}
	}
	strcat(mended, wrong[_i].text + at);
	engross_document_free(document);
	if (at) {
		document = read_text(context, mended);
		for (size_t i = 0; i < engross_document_citation_count(document); i++)
			ck_assert_msg(!engross_document_citation(document, i)->n_problems, "%s became %s: %s",
			              wrong[_i].text, mended,
			              engross_document_citation(document, i)->problems[0].message);
		engross_document_free(document);
	}
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

#define ADD(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof(table) / sizeof(*(table))))

int main(void)
{
	Suite *suite = suite_create("rules");
	TCase *tests = tcase_create("rules");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	ADD(tests, proves_wrong, wrong);
	ADD(tests, leaves_right_ones, right);
	ADD(tests, repairs_to_what_is_right, wrong);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
