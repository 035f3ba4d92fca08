/* Templates: their syntax, what they read, each fault with its repair, bounded time on hostile texts. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "cite/roman.h"
#include "cite/template.h"

#define AG "AG/RES. {number:int} ({session:roman}-{type:O}/{year:yy})[ rev. {rev:int}]"
#define CP "CP/RES. {number:int} ({meeting:int}/{year:yy})"
#define CD "CD/RES. {number:int0} ({session:int}-{type:R}/{year:yy})"
#define DOC "AG/doc.~{number:int}/{year:yy}[ add. {add:int}][ corr. {corr:int}]"
#define SC "S/RES/{number:int} ({year:yyyy})"
#define OLD "A/RES/{number:int}[ {part:letter}] ({session:roman})"
#define SYM "{head:A|S|E}«/{part:tokens}»«/{part:tokens}»*"
#define TOKENS "C CN CONF L RES Rev Add Corr S ES"

/* Compiles PATTERN, which is right. */
static const struct engross__template *compile(struct engross__arena *arena, const char *pattern)
{
	const char *wrong;
	struct engross__template *t;

	engross__arena_init(arena, &engross__allocator_default);
	t = engross__template_compile(arena, pattern, TOKENS, &wrong);
	ck_assert_msg(t != NULL, "%s: %s", pattern, wrong ? wrong : "out of memory");
	return t;
}

/* A text that is read without a fault: how far, and as what. */
static const struct {
	const char *name, *pattern, *text;
	size_t length; /* 0: not read */
	const char *out;
} readings[] = {
	{ "as printed", AG, "AG/RES. 1948 (XXXIII-O/03), x", 26, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "case of letters", AG, "ag/Res. 1948 (XXXIII-O/03)", 26, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "no full stop", AG, "AG/RES 1948 (XXXIII-O/03)", 25, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "no space", AG, "AG/RES.1948(XXXIII-O/03)", 24, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "many spaces", AG, "AG/RES.   1948 \t (XXXIII-O/03)", 30, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a line end in a space", AG, "AG/RES.\n1948\r\n(XXXIII-O/03)", 27, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a line end in the prefix", AG, "AG/\nRES. 1948 (XXXIII-O/03)", 27, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a line end and an indent", AG, "AG/RES. 1948 (XXXIII-\n     O/03)", 32, "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a line end before the last bracket", AG, "AG/RES. 1948 (XXXIII-O/03\n)", 27,
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "an optional part", AG, "AG/RES. 2 (LI-O/16) rev. 2", 26, "AG/RES. 2 (LI-O/16) rev. 2" },
	{ "an optional part in capitals", AG, "AG/RES. 2 (LI-O/16) REV.2", 25, "AG/RES. 2 (LI-O/16) rev. 2" },
	{ "half an optional part", AG, "AG/RES. 2 (LI-O/16) rev. x", 19, "AG/RES. 2 (LI-O/16)" },
	{ "two optional parts", DOC, "AG/doc.4265/04 add. 3 corr. 1", 29, "AG/doc.4265/04 add. 3 corr. 1" },
	{ "the second alone", DOC, "AG/doc.4265/04 corr. 1", 22, "AG/doc.4265/04 corr. 1" },
	{ "a space that is not printed", DOC, "AG/doc. 4332/04", 15, "AG/doc.4332/04" },
	{ "leading zeros where they may be", CD, "CD/RES. 08 (82-R/07)", 20, "CD/RES. 08 (82-R/07)" },
	{ "a year of four digits", SC, "S/RES/1325 (2000)", 17, "S/RES/1325 (2000)" },
	{ "a letter", OLD, "A/RES/217 A (III)", 17, "A/RES/217 A (III)" },
	{ "no letter", OLD, "A/RES/1514 (XV)", 15, "A/RES/1514 (XV)" },
	{ "parts of a symbol", SYM, "A/C.3/68/L.75", 13, "A/C.3/68/L.75" },
	{ "many parts", SYM, "E/CN.15/2010/L.2/Rev.1/Add.2/Corr.3", 35, "E/CN.15/2010/L.2/Rev.1/Add.2/Corr.3" },
	{ "a special session", SYM, "A/S-8/1", 7, "A/S-8/1" },
	{ "a part that is no word of the list", SYM, "A/61/xyz", 4, "A/61" },
	{ "a slash that ends a sentence", SYM, "A/61/ and", 4, "A/61" },
	{ "another letter behind", AG, "AG/RES. 1948 (XXXIII-E/03)", 0, NULL },
	{ "a numeral that is none", AG, "AG/RES. 1948 (XXXVV-O/03)", 0, NULL },
	{ "a leading zero", AG, "AG/RES. 01948 (XXXIII-O/03)", 0, NULL },
	{ "a year of three digits", AG, "AG/RES. 1948 (XXXIII-O/003)", 0, NULL },
	{ "a year of four for two", AG, "AG/RES. 1948 (XXXIII-O/2003)", 0, NULL },
	{ "a year that is none", SC, "S/RES/1325 (3000)", 0, NULL },
	{ "a number of seven digits", SC, "S/RES/1234567 (2000)", 0, NULL },
	{ "cut short", AG, "AG/RES. 1948 (XXXIII-O/", 0, NULL },
	{ "nothing", AG, "", 0, NULL },
	{ "the prefix alone", AG, "AG/RES. ", 0, NULL },
	{ "a word behind", SYM, "A/61/L.75bis", 4, "A/61" },
	{ "a digit behind", SC, "S/RES/1325 (2000)1", 17, "S/RES/1325 (2000)" },
	{ "a choice", "«a|bc|d»{n:int}", "bc7", 3, "bc7" },
	{ "a choice's last", "«a|bc|d»{n:int}", "d7", 2, "d7" },
	{ "a choice of none", "«a|bc|d»{n:int}", "e7", 0, NULL },
	{ "a choice in brackets", "x[, «No.|no» {n:int}]", "x, No. 5", 8, "x, No. 5" },
	{ "a choice with nothing", "«a|»{n:int}", "7", 1, "7" },
	{ "groups in groups", "a[b[c]]{n:int}", "abc1", 4, "abc1" },
	{ "the inner group left out", "a[b[c]]{n:int}", "ab1", 3, "ab1" },
	{ "both left out", "a[b[c]]{n:int}", "a1", 2, "a1" },
	{ "none of a repetition", "a«b»*{n:int}", "a1", 2, "a1" },
	{ "many of a repetition", "a«b»*{n:int}", "abbbb1", 6, "abbbb1" },
	{ "the longer of two branches", "x«a|a/b»", "xa/b", 4, "xa/b" },
	{ "an escaped bracket", "x\\[{n:int}\\]", "x[5]", 4, "x[5]" },
	{ "the longest of the words", "x{w:AB|ABC|A}", "xABC", 4, "xABC" },
	{ "words in either case", "x{w:TP|AAP}-{n:int}", "xtp-5", 5, "xTP-5" },
};

START_TEST(reads)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, readings[_i].pattern);
	struct engross__match match;
	bool found = engross__template_match(t, readings[_i].text, strlen(readings[_i].text), 0, 0, &match);

	ck_assert_msg(found == (readings[_i].length != 0), "%s: %s", readings[_i].name,
	              found ? match.out : "not read");
	if (found) {
		ck_assert_msg(match.span.start == 0 && match.span.end == readings[_i].length,
		              "%s: %zu bytes are read", readings[_i].name, match.span.end);
		ck_assert_msg(match.out_length == strlen(match.out) && !strcmp(match.out, readings[_i].out),
		              "%s: \"%s\"", readings[_i].name, match.out);
		ck_assert_uint_eq(match.n_faults, 0);
	}
	engross__arena_clear(&arena);
}
END_TEST

/* Texts with faults: what is read, and the text repaired; NULL where what was meant cannot be known. */
static const struct {
	const char *name, *pattern, *text;
	size_t faults;
	const char *out, *repaired;
} faulty[] = {
	{ "a letter O for a digit", AG, "AG/RES. 1948 (XXXIII-O/O3)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a small l for a digit", AG, "AG/RES. l948 (XXXIII-O/03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "an S for a digit", SC, "S/RES/132S (2000)", 1, "S/RES/1325 (2000)", "S/RES/1325 (2000)" },
	{ "a dollar sign for a digit", SC, "S/RES/$46 (1984)", 1, "S/RES/546 (1984)", "S/RES/546 (1984)" },
	{ "an exclamation mark for a digit", SC, "S/RES/!86 (1964)", 1, "S/RES/186 (1964)", "S/RES/186 (1964)" },
	{ "a letter for a digit in a year", SC, "S/RES/1325 (2OOO)", 1, "S/RES/1325 (2000)",
	  "S/RES/1325 (2000)" },
	{ "a zero for the letter O", AG, "AG/RES. 2019 (XXXIV-0/04)", 1, "AG/RES. 2019 (XXXIV-O/04)",
	  "AG/RES. 2019 (XXXIV-O/04)" },
	{ "a letter for a digit and a zero for a letter", AG, "AG/RES. 2019 (XXXIV-0/O4)", 2,
	  "AG/RES. 2019 (XXXIV-O/04)", "AG/RES. 2019 (XXXIV-O/04)" },
	{ "no hyphen", AG, "AG/RES. 2456 (XXXIXO/09)", 1, "AG/RES. 2456 (XXXIX-O/09)",
	  "AG/RES. 2456 (XXXIX-O/09)" },
	{ "a space for the hyphen", AG, "AG/RES. 52 (XXXVII O/07)", 1, "AG/RES. 52 (XXXVII-O/07)",
	  "AG/RES. 52 (XXXVII-O/07)" },
	{ "no letter of the session", AG, "AG/RES. 2432 (XXXVIII-08)", 1, "AG/RES. 2432 (XXXVIII-O/08)",
	  "AG/RES. 2432 (XXXVIII-O/08)" },
	{ "no closing bracket", AG, "AG/RES. 1948 (XXXIII-O/03 ", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03) " },
	{ "no closing bracket before a comma", AG, "AG/RES. 1948 (XXXIII-O/03, x", 1,
	  "AG/RES. 1948 (XXXIII-O/03)", "AG/RES. 1948 (XXXIII-O/03), x" },
	{ "no opening bracket", AG, "AG/RES. 1948 XXXIII-O/03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "square brackets", SC, "S/RES/1325 [2000]", 2, "S/RES/1325 (2000)", "S/RES/1325 (2000)" },
	{ "a doubled bracket", AG, "AG/RES. 1 ((XLVI-O/14) rev. 1", 1, "AG/RES. 1 (XLVI-O/14) rev. 1",
	  "AG/RES. 1 (XLVI-O/14) rev. 1" },
	{ "no slash", AG, "AG/RES. 1948 (XXXIII-O03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a space after the hyphen", AG, "AG/RES. 11 (II- O/97)", 1, "AG/RES. 11 (II-O/97)",
	  "AG/RES. 11 (II-O/97)" },
	{ "a space before the slash", AG, "AG/RES. 11 (II-O /97)", 1, "AG/RES. 11 (II-O/97)",
	  "AG/RES. 11 (II-O/97)" },
	{ "a space inside the bracket", AG, "AG/RES. 11 ( II-O/97)", 1, "AG/RES. 11 (II-O/97)",
	  "AG/RES. 11 (II-O/97)" },
	{ "Cyrillic letters", OLD, "A/RES/3380 (\u0425\u0425\u0425)", 1, "A/RES/3380 (XXX)", "A/RES/3380 (XXX)" },
	{ "one Cyrillic letter among Latin ones", OLD, "A/RES/3380 (X\u0425X)", 1, "A/RES/3380 (XXX)",
	  "A/RES/3380 (XXX)" },
	{ "a small numeral", AG, "AG/RES. 1948 (xxxiii-O/03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "an l for the numeral I", AG, "AG/RES. 1948 (XXXllI-O/03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a numeral that is none", AG, "AG/RES. 2625 (XXVV-O/03)", 1, "AG/RES. 2625 (XXVV-O/03)", NULL },
	{ "a space in a part of a symbol", SYM, "A/AC. 18/15", 0, NULL, NULL },
	{ "a space in a known part", SYM, "A/CN. 18/15", 1, "A/CN.18/15", "A/CN.18/15" },
	{ "a footnote mark glued to the year", CP, "CP/RES. 594 (923/921/)", 0, NULL, NULL },
	{ "three faults", AG, "AG/RES. 2O19 (XXXIV-0/O4)", 0, NULL, NULL },
	{ "another body's letter", AG, "AG/RES. 1948 (XXXIII-R/03)", 0, NULL, NULL },
	{ "a hyphen for the slash", AG, "AG/RES. 1948 (XXXIII-O-03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "a slash for the hyphen", AG, "AG/RES. 1948 (XXXIII/O/03)", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
	{ "no closing bracket at the end", AG, "AG/RES. 1948 (XXXIII-O/03", 1, "AG/RES. 1948 (XXXIII-O/03)",
	  "AG/RES. 1948 (XXXIII-O/03)" },
};

/* TEXT with the faults of MATCH repaired. */
static void mend(char *out, const char *text, const struct engross__match *match)
{
	size_t at = 0;

	*out = '\0';
	for (size_t i = 0; i < match->n_faults; i++) {
		const struct engross__fault *f = &match->faults[i];
		ck_assert_uint_ge(f->span.start, at);
		ck_assert_uint_ge(f->span.end, f->span.start);
		strncat(out, text + at, f->span.start - at);
		strcat(out, f->replacement);
		at = f->span.end;
	}
	strcat(out, text + at);
}

START_TEST(reads_faults)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, faulty[_i].pattern);
	const char *text = faulty[_i].text;
	struct engross__match match, again;
	bool found = engross__template_match(t, text, strlen(text), 0, 2, &match);
	char mended[200];

	if (!faulty[_i].out) {
		ck_assert_msg(!found || match.span.end < strlen(text), "%s: read as \"%s\"", faulty[_i].name,
		              match.out);
		engross__arena_clear(&arena);
		return;
	}
	ck_assert_msg(found, "%s: not read", faulty[_i].name);
	ck_assert_msg(!strcmp(match.out, faulty[_i].out), "%s: \"%s\"", faulty[_i].name, match.out);
	ck_assert_msg(match.n_faults == faulty[_i].faults, "%s: %zu faults", faulty[_i].name, match.n_faults);
	for (size_t i = 0; i < match.n_faults; i++) {
		ck_assert_ptr_nonnull(match.faults[i].what);
		ck_assert_msg(match.faults[i].repairable == (faulty[_i].repaired != NULL), "%s: %s", faulty[_i].name,
		              match.faults[i].what);
	}
	/* Without leave for faults it is not read so far. */
	ck_assert_msg(!engross__template_match(t, text, strlen(text), 0, 0, &again) ||
	                  again.span.end < match.span.end,
	              "%s: read without a fault", faulty[_i].name);
	if (faulty[_i].repaired) {
		mend(mended, text, &match);
		ck_assert_msg(!strcmp(mended, faulty[_i].repaired), "%s: repaired to \"%s\"", faulty[_i].name,
		              mended);
		ck_assert(engross__template_match(t, mended, strlen(mended), 0, 0, &again));
		ck_assert_str_eq(again.out, match.out);
	}
	engross__arena_clear(&arena);
}
END_TEST

/* ---- what is printed */

START_TEST(captures)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, AG);
	static const char text[] = "in AG/RES. 1948 (XXXIII-O/O3) rev. 2";
	struct engross__match match;
	static const struct {
		const char *name, *value;
		size_t start, end;
	} wanted[] = {
		{ "number", "1948", 11, 15 }, { "session", "XXXIII", 17, 23 }, { "type", "O", 24, 25 },
		{ "year", "03", 26, 28 },     { "rev", "2", 35, 36 },
	};

	ck_assert(engross__template_match(t, text, strlen(text), 3, 2, &match));
	ck_assert_uint_eq(match.span.start, 3);
	ck_assert_uint_eq(match.span.end, 36);
	ck_assert_uint_eq(match.n_captures, 5);
	for (size_t i = 0; i < 5; i++) {
		const struct engross__capture *c = engross__match_capture(&match, wanted[i].name);
		ck_assert_ptr_nonnull(c);
		ck_assert_str_eq(c->value, wanted[i].value);
		ck_assert_str_eq(engross__match_value(&match, wanted[i].name), wanted[i].value);
		ck_assert_uint_eq(c->span.start, wanted[i].start);
		ck_assert_uint_eq(c->span.end, wanted[i].end);
	}
	ck_assert_ptr_null(engross__match_value(&match, "corr"));
	engross__arena_clear(&arena);
}
END_TEST

/* An output template, what it prints of one match; NULL where a value is missing. */
static const struct {
	const char *name, *form, *wanted;
} prints[] = {
	{ "the printed form", "{@}", "AG/RES. 1 (XXXVII-O/09)" },
	{ "values", "oas:{number}:{year}", "oas:1:09" },
	{ "a numeral in digits", "e{session:arabic}:{number}", "e37:1" },
	{ "a year in full", "{year:full}", "2009" },
	{ "a value left out", "{number}[ rev. {rev}]", "1" },
	{ "a group that is there", "{number}[/{year}]", "1/09" },
	{ "without zeros", "{year:plain}", "9" },
	{ "a value that is missing", "{number} {rev}", NULL },
	{ "an escaped bracket", "\\[{number}\\]", "[1]" },
	{ "nothing", "", "" },
	{ "an unclosed value", "{number", NULL },
};

START_TEST(prints_forms)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, AG);
	struct engross__match match;
	char out[64], small[4];
	bool done;

	ck_assert(engross__template_match(t, "AG/RES. 1 (XXXVII-O/09)", 23, 0, 0, &match));
	done = engross__match_print(&match, prints[_i].form, out, sizeof(out));
	ck_assert_msg(done == (prints[_i].wanted != NULL), "%s", prints[_i].name);
	if (done)
		ck_assert_msg(!strcmp(out, prints[_i].wanted), "%s: \"%s\"", prints[_i].name, out);
	if (done && strlen(out) >= sizeof(small))
		ck_assert(!engross__match_print(&match, prints[_i].form, small, sizeof(small)));
	engross__arena_clear(&arena);
}
END_TEST

/* Years of two digits: the Charter of the OAS is of 1948. */
static const struct {
	const char *text, *full;
} years[] = {
	{ "CP/RES. 1 (2/48)", "1948" },
	{ "CP/RES. 1 (2/99)", "1999" },
	{ "CP/RES. 1 (2/00)", "2000" },
	{ "CP/RES. 1 (2/47)", "2047" },
};

START_TEST(completes_years)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, CP);
	struct engross__match match;
	char out[16];

	ck_assert(engross__template_match(t, years[_i].text, strlen(years[_i].text), 0, 0, &match));
	ck_assert(engross__match_print(&match, "{year:full}", out, sizeof(out)));
	ck_assert_str_eq(out, years[_i].full);
	engross__arena_clear(&arena);
}
END_TEST

/* The literal that a pattern begins with. */
static const struct {
	const char *pattern, *anchor;
} anchors[] = {
	{ AG, "AG/" },
	{ "WHA{session:int}.{number:int}", "WHA" },
	{ "United Nations, Treaty", "United" },
	{ "RC.{n:int}", "RC" },
	{ "{n:int}/5", "/" },
	{ "{n:int} C/Resolution {m:int}", "C/" },
	{ "[x]y", "" },
	{ "OEA/Ser.~{x:A|B}", "OEA/" },
};

START_TEST(tells_anchors)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, anchors[_i].pattern);
	char out[16];

	ck_assert_uint_eq(engross__template_anchor(t, out, sizeof(out)), strlen(anchors[_i].anchor));
	ck_assert_str_eq(out, anchors[_i].anchor);
	ck_assert_uint_eq(engross__template_anchor(t, out, 2), strlen(anchors[_i].anchor) ? 1 : 0);
	engross__arena_clear(&arena);
}
END_TEST

/* ---- what is no template */

static const struct {
	const char *name, *pattern, *wrong;
} errors[] = {
	{ "an unclosed slot", "x{n:int", "slot" },
	{ "a slot without a type", "x{n}", "slot" },
	{ "a slot without a name", "x{:int}", "slot" },
	{ "a slot with an empty type", "x{n:}", "slot" },
	{ "the colon of another slot", "x{n} {m:int}", "slot" },
	{ "an unclosed bracket", "x[y", "not closed" },
	{ "an unclosed choice", "x\u00ABy|z", "not closed" },
	{ "a bracket that nothing opened", "x]y", "not opened" },
	{ "a choice that nothing opened", "x\u00BBy", "not opened" },
	{ "crossed groups", "x[\u00ABy]\u00BB", "not opened" },
	{ "nine groups in each other", "[[[[[[[[[x]]]]]]]]]", "nested" },
	{ "too many branches", "\u00ABa|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t\u00BB", "branches" },
	{ "too many slots",
	  "{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}"
	  "{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}{a:int}",
	  "slots" },
};

START_TEST(refuses)
{
	struct engross__arena arena;
	const char *wrong = NULL;

	engross__arena_init(&arena, &engross__allocator_default);
	ck_assert_msg(!engross__template_compile(&arena, errors[_i].pattern, NULL, &wrong), "%s is taken",
	              errors[_i].name);
	ck_assert_msg(wrong && strstr(wrong, errors[_i].wrong), "%s: %s", errors[_i].name,
	              wrong ? wrong : "(no message)");
	engross__arena_clear(&arena);
}
END_TEST

START_TEST(refuses_what_is_too_long)
{
	struct engross__arena arena;
	const char *wrong = NULL;
	char pattern[1000];

	memset(pattern, 'x', sizeof(pattern));
	pattern[sizeof(pattern) - 1] = '\0';
	for (size_t at = 0; at < 900; at += 300)
		memcpy(pattern + at, "[\u00ABa|b\u00BB*]", 10);
	engross__arena_init(&arena, &engross__allocator_default);
	ck_assert_ptr_null(engross__template_compile(&arena, pattern, NULL, &wrong));
	ck_assert_ptr_nonnull(wrong);
	engross__arena_clear(&arena);
}
END_TEST

/* ---- hostile texts: each must be given up after a bounded number of steps; the test's time limit ends
   any other */

static const struct {
	const char *name, *pattern, *head, *piece;
} floods[] = {
	{ "spaces", AG, "AG/RES.", " " },
	{ "line ends", AG, "AG/RES.", "\n" },
	{ "line ends and spaces", AG, "AG/", " \n" },
	{ "digits", AG, "AG/RES. ", "1" },
	{ "letters like digits", AG, "AG/RES. ", "O" },
	{ "brackets", AG, "AG/RES. 1", "(" },
	{ "numerals", AG, "AG/RES. 1 (", "X" },
	{ "parts", SYM, "A", "/C.3" },
	{ "parts that end badly", SYM, "A", "/C.3/L." },
	{ "full stops", SYM, "A/C", "." },
	{ "a repetition of nothing", "a\u00AB[b]\u00BB*{n:int}", "a", "b" },
	{ "a repetition of choices", "a\u00ABb|bb|[b]b\u00BB*{n:int}", "a", "b" },
	{ "optional parts", "a[b][b][b][b][b][b][b][b][b][b][b][b]{n:int}", "a", "b" },
};

START_TEST(bears_floods)
{
	struct engross__arena arena;
	const struct engross__template *t = compile(&arena, floods[_i].pattern);
	size_t length = 100000, n = strlen(floods[_i].head), piece = strlen(floods[_i].piece);
	char *text = malloc(length + 64);
	struct engross__match match;

	ck_assert_ptr_nonnull(text);
	memcpy(text, floods[_i].head, n);
	while (n < length) {
		memcpy(text + n, floods[_i].piece, piece);
		n += piece;
	}
	for (int i = 0; i < 300; i++)
		if (engross__template_match(t, text, n, 0, 2, &match))
			ck_assert_uint_le(match.span.end, 600);
	engross__arena_clear(&arena);
	free(text);
}
END_TEST

/* ---- Roman numerals */

START_TEST(writes_and_reads_numerals)
{
	char text[16];

	for (long value = 1; value < 4000; value++) {
		size_t n = engross__roman_write(value, text);
		ck_assert_uint_lt(n, sizeof(text));
		ck_assert_int_eq(engross__roman_value(text, n), value);
	}
}
END_TEST

static const char *const no_numerals[] = { "",     "IIII", "XXVV", "IIX", "VX",    "IC", "XIIII",
	                                       "MMMM", "iv",   "X ",   "IVI", "XXXXX", "LL", "MMMMMMMMMMMMMMMM" };

START_TEST(refuses_numerals)
{
	ck_assert_msg(!engross__roman_value(no_numerals[_i], strlen(no_numerals[_i])), "\"%s\" is read",
	              no_numerals[_i]);
}
END_TEST

#define ADD(tests, test, table) tcase_add_loop_test(tests, test, 0, (int)(sizeof(table) / sizeof(*(table))))

int main(void)
{
	Suite *suite = suite_create("template");
	TCase *tests = tcase_create("template");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	ADD(tests, reads, readings);
	ADD(tests, reads_faults, faulty);
	tcase_add_test(tests, captures);
	ADD(tests, prints_forms, prints);
	ADD(tests, completes_years, years);
	ADD(tests, tells_anchors, anchors);
	ADD(tests, refuses, errors);
	tcase_add_test(tests, refuses_what_is_too_long);
	ADD(tests, bears_floods, floods);
	tcase_add_test(tests, writes_and_reads_numerals);
	ADD(tests, refuses_numerals, no_numerals);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
