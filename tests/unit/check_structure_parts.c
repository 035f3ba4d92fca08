/* Structure: markers, labels, shapes of lines, mastheads, footnotes, languages. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "structure/builder.h"
#include "structure/marker.h"
#include "structure/shape.h"
#include "structure_fixture.h"

static const struct {
	const char *text;
	enum engross__marker_style style;
	long number;
	size_t length, skip;
} markers[] = {
	{ "1. To look", ENGROSS__MARKER_DECIMAL, 1, 2, 3 },
	{ "12.      To look", ENGROSS__MARKER_DECIMAL, 12, 3, 9 },
	{ "1.To look", ENGROSS__MARKER_DECIMAL, 1, 2, 2 },
	{ "3) To look", ENGROSS__MARKER_DECIMAL_BRACE, 3, 2, 3 },
	{ "(4) look", ENGROSS__MARKER_DECIMAL_PAIR, 4, 3, 4 },
	{ "1.2 Looking", ENGROSS__MARKER_NESTED, 2, 3, 4 },
	{ "1.2.3. Looking", ENGROSS__MARKER_NESTED, 3, 6, 7 },
	{ "a. look", ENGROSS__MARKER_LOWER, 1, 2, 3 },
	{ "b) look", ENGROSS__MARKER_LOWER_BRACE, 2, 2, 3 },
	{ "(z) look", ENGROSS__MARKER_LOWER_PAIR, 26, 3, 4 },
	{ "(aa) look", ENGROSS__MARKER_LOWER_PAIR, 27, 4, 5 },
	{ "iv. look", ENGROSS__MARKER_ROMAN, 4, 3, 4 },
	{ "(xii) look", ENGROSS__MARKER_ROMAN_PAIR, 12, 5, 6 },
	{ "II. Looking", ENGROSS__MARKER_UPPER_ROMAN, 2, 3, 4 },
	{ "B. Looking", ENGROSS__MARKER_UPPER, 2, 2, 3 },
	{ "- look", ENGROSS__MARKER_BULLET, 0, 1, 2 },
	{ "• look", ENGROSS__MARKER_BULLET, 0, 3, 4 },
	{ "1998. A year", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "(1998) of May", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "20 May 1998", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "1.5 million", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "e.g. this", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "U.S. law", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "mix. of all", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "(see below)", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "- 2 -", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "1 - look", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "", ENGROSS__MARKER_NONE, 0, 0, 0 },
	{ "(", ENGROSS__MARKER_NONE, 0, 0, 0 },
};

START_TEST(reads_markers)
{
	struct engross__marker marker;
	const char *text = markers[_i].text;
	bool read = engross__marker_read(&marker, text, strlen(text), false);

	ck_assert_msg(read == (markers[_i].style != ENGROSS__MARKER_NONE), "'%s' is %sread", text,
	              read ? "" : "not ");
	if (!read)
		return;
	ck_assert_msg(marker.style == markers[_i].style, "'%s' has style %d", text, marker.style);
	ck_assert_int_eq(marker.number, markers[_i].number);
	ck_assert_uint_eq(marker.length, markers[_i].length);
	ck_assert_uint_eq(marker.skip, markers[_i].skip);
}
END_TEST

START_TEST(reads_dashed_markers_of_arabic)
{
	struct engross__marker marker;

	ck_assert(engross__marker_read(&marker, "12 - x", 6, true));
	ck_assert_int_eq(marker.number, 12);
	ck_assert_uint_eq(marker.length, 4);
}
END_TEST

START_TEST(reads_long_numbers)
{
	struct engross__marker marker;

	ck_assert(engross__marker_read_long(&marker, "1000. To go", 11));
	ck_assert_int_eq(marker.number, 1000);
	ck_assert_uint_eq(marker.length, 5);
	ck_assert_uint_eq(marker.skip, 6);
	ck_assert(engross__marker_read_long(&marker, "20041) To go", 12));
	ck_assert(!engross__marker_read_long(&marker, "999. To go", 10));
	ck_assert(!engross__marker_read_long(&marker, "1000.5 million", 14));
	ck_assert(!engross__marker_read_long(&marker, "1000 boats", 10));
	ck_assert(!engross__marker_read_long(&marker, "12345678. To go", 15));
}
END_TEST

static const struct {
	const char *text;
	char style; /* 0: no label */
	long number;
	size_t length;
} labels[] = {
	{ "¹ A/98/1.", '^', 1, 2 },  { "¹⁰ See", '^', 10, 5 }, { "⁴Ibid.", '^', 4, 3 },
	{ "12/ See", '/', 12, 3 },   { "[3] See", '[', 3, 3 }, { "* On behalf", '*', 0, 1 },
	{ "**Reissued", '*', 0, 2 }, { "12/05 See", 0, 0, 0 }, { "1/", 0, 0, 0 },
	{ "[3]See", 0, 0, 0 },       { "*look", 0, 0, 0 },     { "[Tr: x]", 0, 0, 0 },
	{ "0/ x", 0, 0, 0 },         { "⁰ x", 0, 0, 0 },       { "", 0, 0, 0 },
};

START_TEST(reads_labels)
{
	struct engross__label label;
	const char *text = labels[_i].text;
	bool read = engross__label_read(&label, text, strlen(text));

	ck_assert_msg(read == (labels[_i].style != 0), "'%s' is %sread", text, read ? "" : "not ");
	if (!read)
		return;
	ck_assert_int_eq(label.style, labels[_i].style);
	ck_assert_int_eq(label.number, labels[_i].number);
	ck_assert_uint_eq(label.length, labels[_i].length);
}
END_TEST

static const struct {
	const char *text;
	int end;
} ends[] = {
	{ "look.", ENGROSS__END_STOP },
	{ "look;", ENGROSS__END_SEMICOLON },
	{ "look,", ENGROSS__END_COMMA },
	{ "look :", ENGROSS__END_COLON },
	{ "look", ENGROSS__END_OPEN },
	{ "look”;", ENGROSS__END_SEMICOLON },
	{ "look.”", ENGROSS__END_STOP },
	{ "look,²", ENGROSS__END_COMMA },
	{ "look; and", ENGROSS__END_SEMICOLON },
	{ "look, y", ENGROSS__END_COMMA },
	{ "look. [Tr: where?]", ENGROSS__END_STOP },
	{ "look, 28", ENGROSS__END_COMMA },
	{ "look,28", ENGROSS__END_COMMA },
	{ "2,500", ENGROSS__END_OPEN },
	{ "看。", ENGROSS__END_STOP },
	{ "انظر؛", ENGROSS__END_SEMICOLON },
	{ "", ENGROSS__END_OPEN },
	{ "]", ENGROSS__END_OPEN },
};

START_TEST(reads_ends)
{
	ck_assert_msg(engross__shape_end(ends[_i].text, strlen(ends[_i].text)) == ends[_i].end,
	              "'%s' ends otherwise", ends[_i].text);
}
END_TEST

static const struct {
	const char *text;
	size_t length;
	bool series;
} symbols[] = {
	{ "AG/RES. 2486 (XXXIX-O/09)", 25, false },
	{ "AG/RES. 2261(XXXVII-O/07) Title", 25, false },
	{ "AG/DEC. 52 (XXXVII O/07) DECLARATION", 24, false },
	{ "CP/RES. 889 (1503/05) rev. 2 of", 28, false },
	{ "A/C.3/65/L.11/Rev.1 Original", 19, false },
	{ "RTP-IV/doc.5/14 rev. 1", 22, false },
	{ "CP/doc. 4081/06 corr. 1 6 March 2006", 23, false },
	{ "OEA/Ser.P", 9, true },
	{ "OEA/Ser.K/XXXIV.6", 17, true },
	{ "S/25958,", 7, false },
	{ "and/or this", 0, false },
	{ "N/A", 0, false },
	{ "His/her 5 books", 0, false },
	{ "Resolution 5", 0, false },
	{ "", 0, false },
};

START_TEST(reads_symbols)
{
	bool series;
	size_t length = engross__shape_symbol(symbols[_i].text, strlen(symbols[_i].text), &series);

	ck_assert_msg(length == symbols[_i].length, "'%s': %zu bytes", symbols[_i].text, length);
	ck_assert(series == symbols[_i].series);
}
END_TEST

static const struct {
	const char *text;
	bool furniture;
} furniture[] = {
	{ "- 2 -", true },     { "217", true },
	{ "iii", true },       { "19-22333 (E) 270120", true },
	{ "*1922333*", true }, { "V.09-56533 (R)", true },
	{ "________", true },  { "* * *", true },
	{ "/...", true },      { "2044", true },
	{ "20 May", false },   { "I", false },
	{ "A", false },        { "Annex", false },
	{ "12345", false },    { "", false },
	{ "1.", false },
};

START_TEST(knows_furniture)
{
	ck_assert_msg(engross__shape_furniture(furniture[_i].text, strlen(furniture[_i].text)) ==
	                  furniture[_i].furniture,
	              "'%s'", furniture[_i].text);
}
END_TEST

static const struct {
	const char *text, *symbol, *title, *adoption, *session, *date, *body, *limited, *revised;
	int year, month, day;
} heads[] = {
	{ "AG/RES. 9001 (XCIX-O/69)\n\nLANTERNS\nOF PIERS\n\n(Adopted at the second plenary session, held on "
	  "June 4, 2069)\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING x,",
	  "AG/RES. 9001 (XCIX-O/69)", "LANTERNS\nOF PIERS",
	  "(Adopted at the second plenary session, held on June 4, 2069)", "", "June 4, 2069",
	  "THE GENERAL ASSEMBLY", "", "", 2069, 6, 4 },
	{ "United Nations          A/C.3/99/L.7/Rev.1\n\nDistr.: Limited\n21 May 2044\n\nNinety-ninth "
	  "session\n\nVienna, 17-21 May 2044\n\nGabon: revised draft resolution\n\nOf lanterns\n\nThe General "
	  "Assembly,\n\nRecalling x,",
	  "A/C.3/99/L.7/Rev.1", "Of lanterns", "", "Ninety-ninth session", "21 May 2044", "The General Assembly",
	  "Limited", "revised", 2044, 5, 21 },
	{ "Resolution 900 (2044)\nof 3 April 2044\n\nThe Security Council,\n\nRecalling x,",
	  "Resolution 900 (2044)", "", "", "", "3 April 2044", "The Security Council", "", "", 2044, 4, 3 },
	{ "99/12. Lanterns on small piers\n\nThe General Assembly,\n\nRecalling x,", "99/12",
	  "Lanterns on small piers", "", "", "", "The General Assembly", "", "", 0, 0, 0 },
	{ "Lanterns on small piers [AG/RES. 9001 (XCIX-O/69)]\n\nResolution adopted at the fourth plenary "
	  "session, held on June 10, 2069\n\nHAVING SEEN the report of the Council on it;",
	  "AG/RES. 9001 (XCIX-O/69)", "Lanterns on small piers [AG/RES. 9001 (XCIX-O/69)]",
	  "Resolution adopted at the fourth plenary session, held on June 10, 2069", "", "June 10, 2069", "", "",
	  "", 2069, 6, 10 },
	{ "OEA/Ser.P\nAG/RES. 9001 (XCIX-O/69)\n5 juin 2069\nOriginal: "
	  "espagnol\n\nRÉSOLUTION\n\nLANTERNES\n\nL'ASSEMBLÉE GÉNÉRALE,\n\nVU le rapport,",
	  "AG/RES. 9001 (XCIX-O/69)", "LANTERNES", "", "", "5 juin 2069", "L'ASSEMBLÉE GÉNÉRALE", "", "", 2069, 6,
	  5 },
	{ "NACIONES UNIDAS\n\nDistr. limitada\nA/C.2/99/L.7\n3 de noviembre de 2044\n\nNonagésimo noveno período "
	  "de sesiones\n\nFaroles\n\nLa Asamblea General,\n\nRecordando x,",
	  "A/C.2/99/L.7", "Faroles", "", "Nonagésimo noveno período de sesiones", "3 de noviembre de 2044",
	  "La Asamblea General", "limitada", "", 2044, 11, 3 },
	{ "Some text that is neither an act nor a page of one, and ends with a full stop after a hundred "
	  "characters or so.",
	  "", "", "", "", "", "", "", "", 0, 0, 0 },
};

START_TEST(reads_heads)
{
	struct engross_document d;
	const struct engross_masthead *m = &d.masthead;

	structure_open(&d, heads[_i].text, NULL, 0);
	structure_expect_span(&d, m->symbol, heads[_i].symbol, "symbol");
	structure_expect_span(&d, m->title, heads[_i].title, "title");
	structure_expect_span(&d, m->adoption, heads[_i].adoption, "adoption");
	structure_expect_span(&d, m->session, heads[_i].session, "session");
	structure_expect_span(&d, m->date, heads[_i].date, "date");
	structure_expect_span(&d, m->body, heads[_i].body, "body");
	structure_expect_span(&d, m->limited, heads[_i].limited, "limited");
	structure_expect_span(&d, m->revised, heads[_i].revised, "revised");
	ck_assert_int_eq(m->year, heads[_i].year);
	ck_assert_int_eq(m->month, heads[_i].month);
	ck_assert_int_eq(m->day, heads[_i].day);
	structure_clear(&d);
}
END_TEST

/* A note as "number or symbol:offset of the mark:block", -1 for what is not there. */
static const struct {
	const char *text, *notes;
} footnotes[] = {
	{ "Some piers¹ and wells² are of interest to all.\n\n¹ Small.\n\n² Deep.", "1:10:1 2:22:2 " },
	{ "Piers* and wells** are of interest to all of us here.\n\n* Small.\n\n** Deep.", "*:5:1 **:16:2 " },
	{ "PIERS AND WELLS 1/2/\n\nThey are of interest to all who live there 3/ or elsewhere.\n\n1/ Small.\n2/ "
	  "Deep.\n3/ Far.",
	  "1:16:2 2:18:3 3:65:4 " },
	{ "Some piers[1] and wells [2] are of interest.\n\n[1] Small.\n\n[2] Deep.", "1:10:1 2:24:2 " },
	{ "Some piers¹ have no note, and some notes no pier.\n\n² Deep.", "1:10:-1 2:-1:1 " },
	{ "Some piers¹ and others¹ are of interest to all.\n\n¹ Small.\n\nMore piers¹ as well.",
	  "1:10:1 1:23:1 1:72:1 " },
	{ "One page¹ has a note.\n\n¹ First.\n\nThe next¹ as well.\n\n¹ Second.", "1:8:1 1:43:3 " },
	{ "Twelve m² and km² of text, or 5 m³ of it, and x² too.", "2:50:-1 " },
	{ "AG/RES. 9001 (XCIX-O/69) of 2044/45 and 1/2 of it.\n\n1/ Small.", "1:-1:1 " },
};

START_TEST(binds_footnotes)
{
	struct engross_document d;
	char line[512] = "", one[64];

	structure_open(&d, footnotes[_i].text, NULL, 0);
	for (size_t i = 0; i < d.n_footnotes; i++) {
		const struct engross_footnote *note = &d.footnotes[i];

		if (note->number)
			snprintf(one, sizeof(one), "%ld", note->number);
		else
			snprintf(one, sizeof(one), "%s", note->symbol);
		strcat(line, one);
		snprintf(one, sizeof(one), ":%ld:%ld ", note->mark.end ? (long)note->mark.start : -1L,
		         note->block == ENGROSS_NO_INDEX ? -1L : (long)note->block);
		strcat(line, one);
		if (note->block != ENGROSS_NO_INDEX)
			ck_assert_uint_eq(note->label.start, d.blocks[note->block].span.start);
	}
	ck_assert_str_eq(line, footnotes[_i].notes);
	structure_clear(&d);
}
END_TEST

static const struct {
	const char *text, *language;
} languages[] = {
	{ "The keepers of the lanterns are asked to light them, and to count those that are not lit.", "en" },
	{ "Los guardianes de los faroles deben encenderlos cada noche y contar los que no alumbran.", "es" },
	{ "Les gardiens des lanternes sont priés de les allumer et de compter celles qui ne brillent pas.",
	  "fr" },
	{ "Os guardiões dos faróis devem acendê-los todas as noites e contar os que não brilham.", "pt" },
	{ "Хранители фонарей должны зажигать их и считать те, что не горят, а также доложить об этом.", "ru" },
	{ "على حراس الفوانيس أن يضيئوها في كل ليلة وأن يحصوا ما لا يضيء من الفوانيس التي في المرافئ", "ar" },
	{ "灯笼的看守人应在每天晚上点亮灯笼，并清点不亮的灯笼，这是各国的责任。", "zh" },
	{ "Die Wächter der Laternen sollen sie jeden Abend anzünden und jene zählen, die nicht leuchten.",
	  "und" },
	{ "AG/RES. 9001 (XCIX-O/69)", "und" },
	{ "12 34 56", "und" },
	{ "", "und" },
};

START_TEST(detects_languages)
{
	const char *text = languages[_i].text;

	ck_assert_str_eq(engross__language_detect(structure_context(), text, strlen(text)),
	                 languages[_i].language);
}
END_TEST

/* A long text is judged by a sample of it, wherever its words are cut. */
START_TEST(detects_the_language_of_long_texts)
{
	static const char sentence[] = "Les gardiens des lanternes sont priés de les allumer. ";
	size_t n = sizeof(sentence) - 1, length = n * 20000;
	char *text = malloc(length);

	ck_assert_ptr_nonnull(text);
	for (size_t i = 0; i < length; i += n)
		memcpy(text + i, sentence, n);
	for (size_t cut = 0; cut < 64; cut++)
		ck_assert_str_eq(
			engross__language_detect(structure_context(), text + cut * n, length - cut * n - cut), "fr");
	free(text);
}
END_TEST

#define ROWS(table) ((int)(sizeof(table) / sizeof(*(table))))

int main(void)
{
	Suite *suite = suite_create("structure parts");
	TCase *tests = tcase_create("structure parts");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_unchecked_fixture(tests, NULL, structure_context_free);
	tcase_add_loop_test(tests, reads_markers, 0, ROWS(markers));
	tcase_add_test(tests, reads_dashed_markers_of_arabic);
	tcase_add_test(tests, reads_long_numbers);
	tcase_add_loop_test(tests, reads_labels, 0, ROWS(labels));
	tcase_add_loop_test(tests, reads_ends, 0, ROWS(ends));
	tcase_add_loop_test(tests, reads_symbols, 0, ROWS(symbols));
	tcase_add_loop_test(tests, knows_furniture, 0, ROWS(furniture));
	tcase_add_loop_test(tests, reads_heads, 0, ROWS(heads));
	tcase_add_loop_test(tests, binds_footnotes, 0, ROWS(footnotes));
	tcase_add_loop_test(tests, detects_languages, 0, ROWS(languages));
	tcase_add_test(tests, detects_the_language_of_long_texts);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
