/* The authority: what the shipped one says, overlays, and files that are refused. */
#include <check.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority.h"
#include "authority/database.h"
#include "authority/rows.h"
#include "base/memory.h"
#include "fixture.h"

/* A context with the shipped authority (the environment's ENGROSS_AUTHORITY) and the overlays PATHS. */
static engross_context *open_context(const char *const *paths, size_t count)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	for (size_t i = 0; i < count; i++)
		ck_assert_msg(engross_context_add_authority(context, paths[i], &error) == ENGROSS_OK, "%s",
		              error.message);
	ck_assert_msg(engross__authority_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static void assert_text(const char *found, const char *expected, const char *what)
{
	if (!expected)
		ck_assert_msg(!found, "%s: '%s' where nothing is known", what, found);
	else
		ck_assert_msg(found && !strcmp(found, expected), "%s: '%s', not '%s'", what, found ? found : "(none)",
		              expected);
}

static const struct {
	const char *key, *language, *title, *date;
	bool certain;
} records[] = {
	{ "oas:ag:res:1948", "en",
	  "Fighting the Crime of Trafficking in Persons, Especially Women, Adolescents, and Children",
	  "2003-06-10", true },
	{ "oas:ag:res:1948", "es",
	  "Combate al delito de la trata de personas, especialmente mujeres, adolescentes, niñas y niños",
	  "2003-06-10", true },
	{ "oas:ag:res:1948", NULL,
	  "Fighting the Crime of Trafficking in Persons, Especially Women, Adolescents, and Children",
	  "2003-06-10", true },
	{ "oas:ag:res:1362", "en", "Solidariedade com o Secretário-Geral da Organização dos Estados Americanos",
	  NULL, false },
	{ "oas:ag:res:e37:1", NULL, "RESOLUCIÓN SOBRE LA CRISIS POLÍTICA EN HONDURAS", "2009-07-01", true },
	{ "oas:iin:cd:res:10@82", "en",
	  "Programa Interamericano para la Prevención y Erradicación de la Explotación Sexual Comercial "
	  "Infantil, Tráfico "
	  "Ilícito y Trata de Niños, Niñas y Adolescentes",
	  "2007-07-27", true },
	{ "oas:cp:res:889", NULL, NULL, "2005-08-25", true },
	{ "un:ga:res:61/180", NULL, "Improving the coordination of efforts against trafficking in persons",
	  "2006-12-20", true },
	{ "un:ecosoc:res:2008/33", NULL,
	  "Strengthening coordination of the United Nations and other efforts in fighting trafficking in persons",
	  "2008-07-25", false },
	{ "un:ga:res:217(III)A", "fr", "Universal Declaration of Human Rights", "1948-12-10", true },
};

START_TEST(test_record)
{
	engross_context *context = open_context(NULL, 0);
	struct engross__titles titles;
	const struct engross_record *record =
		engross__authority_record(context, records[_i].key, records[_i].language, &titles);

	ck_assert_msg(record != NULL, "%s is not known", records[_i].key);
	ck_assert_str_eq(record->key, records[_i].key);
	assert_text(record->title, records[_i].title, records[_i].key);
	assert_text(record->date, records[_i].date, records[_i].key);
	ck_assert_int_eq(engross__authority_date_certain(context, records[_i].key), records[_i].certain);
	ck_assert_int_eq(titles.count > 0, records[_i].title != NULL);
	ck_assert_ptr_nonnull(record->source);
	engross_context_free(context);
}
END_TEST

START_TEST(test_unknown)
{
	engross_context *context = open_context(NULL, 0);
	struct engross__titles titles = { .count = 7 };
	size_t count = 7;

	ck_assert_ptr_null(engross__authority_record(context, "oas:ag:res:19480", NULL, &titles));
	ck_assert_uint_eq(titles.count, 0);
	ck_assert_ptr_null(engross__authority_record(context, NULL, NULL, NULL));
	ck_assert(!engross__authority_date_certain(context, "no:such"));
	ck_assert(!engross__authority_date_tolerated(context, "no:such", "2003-06-10"));
	ck_assert_ptr_null(engross__authority_ranges(context, "no:such", &count));
	ck_assert_uint_eq(count, 0);
	engross_context_free(context);
}
END_TEST

START_TEST(test_before_seal)
{
	engross_context *context;
	struct engross_error error;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_ptr_null(engross__authority_record(context, "oas:ag:res:1948", NULL, NULL));
	ck_assert_int_eq(engross_context_add_authority(context, NULL, &error), ENGROSS_OK);
	ck_assert_ptr_null(engross__authority_record(context, "oas:ag:res:1948", NULL, NULL));
	ck_assert_int_eq(engross__authority_seal(context, &error), ENGROSS_OK);
	ck_assert_int_eq(engross__authority_seal(context, &error), ENGROSS_OK);
	ck_assert_ptr_nonnull(engross__authority_record(context, "oas:ag:res:1948", NULL, NULL));
	engross_context_free(context);
}
END_TEST

static const struct {
	const char *series;
	long number;
	const char *label;
	long first, last;
	bool certain;
} ranges[] = {
	{ "oas:ag:res", 1948, "XXXIII-O/03", 1910, 1974, true },
	{ "oas:ag:res", 1910, "XXXIII-O/03", 1910, 1974, true },
	{ "oas:ag:res", 1974, "XXXIII-O/03", 1910, 1974, true },
	{ "oas:ag:res", 2771, "XLIII-O/13", 2765, 2813, true },
	{ "oas:ag:res", 2885, "XLVI-O/16", 2880, 2897, false },
	{ "oas:ag:res", 1361, NULL, 0, 0, false },
	{ "oas:ag:res", 2915, NULL, 0, 0, false },
	{ "oas:ag:dec", 57, "XXXVIII-O/08", 57, 59, true },
	{ "un:sc:res", 687, "1991", 684, 725, true },
	{ "un:sc:res", 1, "1946", 1, 15, true },
	{ "un:sc:res", 132, "1959", 132, 132, true },
	{ "un:sc:res", 2721, "2023", 2672, 2721, true },
	{ "un:sc:res", 2722, NULL, 0, 0, false },
	{ "un:sc:res", 0, NULL, 0, 0, false },
};

START_TEST(test_range)
{
	engross_context *context = open_context(NULL, 0);
	const struct engross__range *range =
		engross__authority_range_of(context, ranges[_i].series, ranges[_i].number);

	assert_text(range ? range->label : NULL, ranges[_i].label, ranges[_i].series);
	if (range) {
		ck_assert_int_eq(range->first, ranges[_i].first);
		ck_assert_int_eq(range->last, ranges[_i].last);
		ck_assert_int_eq(range->certain, ranges[_i].certain);
		ck_assert_ptr_eq(engross__authority_range_named(context, range->series, range->label), range);
	}
	engross_context_free(context);
}
END_TEST

START_TEST(test_all_ranges)
{
	engross_context *context = open_context(NULL, 0);
	size_t count;
	const struct engross__range *all = engross__authority_ranges(context, "un:sc:res", &count);

	ck_assert_uint_eq(count, 2023 - 1946 + 1);
	for (size_t i = 0; i < count; i++) {
		ck_assert_int_eq(all[i].year, 1946 + (int)i);
		if (i)
			ck_assert_int_eq(all[i].first, all[i - 1].last + 1);
	}
	ck_assert_ptr_null(engross__authority_range_named(context, "un:sc:res", "2024"));
	engross_context_free(context);
}
END_TEST

static const struct {
	const char *series;
	long number;
	const char *below, *above;
} bounds[] = {
	{ "un:ga:res:old", 514, "VI", "X" },
	{ "un:ga:res:old", 1514, "XV", "XV" },
	{ "un:ga:res:old", 2250, "XXI", "XXII" },
	{ "un:ga:res:old", 4000, "XXX", NULL },
	{ "un:sc:res", 2724, "2024", "2024" },
	{ "un:sc:res", 2750, "2024", "2025" },
	{ "un:sc:res", 2900, "2025", NULL },
	{ "oas:ag:res", 20, NULL, "I-O/71" },
	{ "oas:ag:res", 1300, "XXIII-O/93", "XXV-O/95" },
	{ "oas:ag:res", 1948, "XXXIII-O/03", "XXXIII-O/03" },
	{ "oas:ag:res", 2940, "XLIX-O/19", "XLIX-O/19" },
	{ "oas:cp:res", 900, "1503/05", "1567/06" },
	{ "oas:cp:meeting", 1500, "2004", "2005" },
	{ "no:such", 1, NULL, NULL },
};

START_TEST(test_bounds)
{
	engross_context *context = open_context(NULL, 0);
	const struct engross__anchor *below, *above;
	bool known = engross__authority_bounds(context, bounds[_i].series, bounds[_i].number, &below, &above);

	ck_assert_int_eq(known, bounds[_i].below || bounds[_i].above);
	assert_text(below ? below->label : NULL, bounds[_i].below, "below");
	assert_text(above ? above->label : NULL, bounds[_i].above, "above");
	engross_context_free(context);
}
END_TEST

START_TEST(test_anchors)
{
	engross_context *context = open_context(NULL, 0);
	size_t count;
	const struct engross__anchor *anchors = engross__authority_anchors(context, "un:ga:res:old", &count);
	bool special = false;

	ck_assert_uint_gt(count, 20);
	for (size_t i = 0; i < count; i++) {
		if (i)
			ck_assert_int_gt(anchors[i].number, anchors[i - 1].number);
		if (anchors[i].number == 2248) {
			special = true;
			ck_assert_int_eq(anchors[i].order, 0);
			assert_text(anchors[i].date, "1967-05-19", "2248 (S-V)");
		}
	}
	ck_assert(special);
	engross_context_free(context);
}
END_TEST

static const struct {
	const char *series, *kind;
	long number;
	const char *label, *start, *end, *place;
} sessions[] = {
	{ "oas:ag", "O", 33, "XXXIII-O/03", "2003-06-08", "2003-06-10", "Santiago, Chile" },
	{ "oas:ag", "E", 37, "XXXVII-E/09", "2009-06-30", "2009-07-04", "Washington, D.C., USA" },
	{ "oas:ag", "O", 55, "LV-O/25", NULL, NULL, "St. John’s, Antigua and Barbuda" },
	{ "oas:ag", "O", 56, NULL, NULL, NULL, NULL },
	{ "oas:ag", "R", 33, NULL, NULL, NULL, NULL },
	{ "oas:iin:cd", "R", 82, "82-R/07", "2007-07-26", "2007-07-27", "Cartagena de Indias, Colombia" },
	{ "oas:iin:cd", NULL, 82, "82-R/07", "2007-07-26", "2007-07-27", "Cartagena de Indias, Colombia" },
	{ "oas:summit", "", 2, "II", "1998-04-18", "1998-04-19", "Santiago, Chile" },
	{ "oas:summit", "S", 2, "Special", "2004-01-12", "2004-01-13", "Monterrey, Mexico" },
	{ "event:rtp", "", 1, "RTP-I", "2006-03-14", "2006-03-17", "Isla Margarita, Venezuela" },
	{ "event:crime-congress", NULL, 12, "XII", "2010-04-12", "2010-04-19", "Salvador, Brazil" },
};

START_TEST(test_session)
{
	engross_context *context = open_context(NULL, 0);
	const struct engross__session *session =
		engross__authority_session(context, sessions[_i].series, sessions[_i].kind, sessions[_i].number);

	assert_text(session ? session->label : NULL, sessions[_i].label, "label");
	assert_text(session ? session->start : NULL, sessions[_i].start, "start");
	assert_text(session ? session->end : NULL, sessions[_i].end, "end");
	assert_text(session ? session->place : NULL, sessions[_i].place, "place");
	engross_context_free(context);
}
END_TEST

START_TEST(test_all_sessions)
{
	engross_context *context = open_context(NULL, 0);
	size_t count, regular = 0;
	const struct engross__session *all = engross__authority_sessions(context, "oas:ag", &count);

	for (size_t i = 0; i < count; i++) {
		if (strcmp(all[i].kind, "O"))
			continue;
		regular++;
		ck_assert_int_eq(all[i].number, (long)regular);
		ck_assert_int_eq(all[i].year, 1970 + (int)regular);
	}
	ck_assert_uint_eq(regular, 55);
	engross_context_free(context);
}
END_TEST

static const struct {
	const char *key, *date;
	bool tolerated;
} dates[] = {
	{ "un:sc:res:654", "1990-05-07", true },     { "un:sc:res:654", "1990-05-04", true },
	{ "un:sc:res:654", "1990-05-05", false },    { "oas:treaty:B-57", "1994-03-18", true },
	{ "oas:treaty:B-57", "1994-03-19", true },   { "un:ga:res:61/180", "2006-12-20", true },
	{ "un:ga:res:61/180", "2007-03-08", false }, { "un:ga:res:1131(XI)", "1956-12-04", true },
};

START_TEST(test_date)
{
	engross_context *context = open_context(NULL, 0);

	ck_assert_int_eq(engross__authority_date_tolerated(context, dates[_i].key, dates[_i].date),
	                 dates[_i].tolerated);
	engross_context_free(context);
}
END_TEST

static const struct {
	const char *series;
	long number;
	bool complete;
} coverage[] = {
	{ "un:ga:res:old", 3541, false }, { "un:ga:res:old", 3542, true }, { "un:ga:res:old", 0, true },
	{ "oas:ag:res", 9999, false },    { "oas:ag:res", 1949, false },   { "no:such", 1, false },
};

START_TEST(test_coverage)
{
	engross_context *context = open_context(NULL, 0);

	ck_assert_int_eq(engross__authority_complete(context, coverage[_i].series, coverage[_i].number),
	                 coverage[_i].complete);
	engross_context_free(context);
}
END_TEST

START_TEST(test_overlay)
{
	static const char *const texts[] = {
		"# ours\nkey\tcanonical\tlang\ttitle\tdate\tcertain\n"
		"oas:ag:res:1948\tAG/RES. 1948 (XXXIII-O/03)\tfr\tUn titre\t2003-06-09\tno\n"
		"oas:ag:res:1948\t\tpt\tUm título\t\t\n"
		"wha:res:61.18\tWHA61.18\ten\tMonitoring of the goals\t2008-05-24\tyes\n",
		"series\tlabel\torder\tfirst\tlast\tyear\nwha:res\t2008\t2008\t1\t25\t2008\n"
		"oas:ag:res\tXLVI-O/16\t46\t2880\t2896\t2016\n",
		"\xEF\xBB\xBFseries\tkind\tnumber\tplace\r\nwha\t\t61\t Geneva \r\n",
		"key\tother_date\nwha:res:61.18\t2008-05-25\n",
	};
	struct fixture fixture;
	const char *paths[4];
	char kept[4][512], name[16];
	engross_context *context;
	struct engross_authority_stats stats;
	struct engross__titles titles;
	const struct engross_record *record;
	struct engross_error error;
	size_t count;

	fixture_open(&fixture);
	for (int i = 0; i < 4; i++) {
		snprintf(name, sizeof(name), "%d.tsv", i);
		snprintf(kept[i], sizeof(kept[i]), "%s", fixture_write(&fixture, name, texts[i]));
		paths[i] = kept[i];
	}
	context = open_context(paths, 4);
	ck_assert_uint_eq(engross_authority_count(context), 5);
	ck_assert_int_eq(engross_authority_stats(context, 1, &stats, &error), ENGROSS_OK);
	ck_assert_str_eq(stats.path, kept[0]);
	ck_assert_uint_eq(stats.records, 2);
	ck_assert_uint_eq(stats.titles, 3);
	ck_assert_int_eq(engross_authority_stats(context, 5, &stats, &error), ENGROSS_NOTFOUND);

	/* A record of the overlay replaces the whole record below it. */
	record = engross__authority_record(context, "oas:ag:res:1948", "pt", &titles);
	assert_text(record->title, "Um título", "title");
	assert_text(record->date, "2003-06-09", "date");
	ck_assert(!engross__authority_date_certain(context, "oas:ag:res:1948"));
	ck_assert_uint_eq(titles.count, 2);
	ck_assert(!titles.certain[0]);
	ck_assert(titles.certain[1]);
	ck_assert_ptr_nonnull(engross__authority_record(context, "wha:res:61.18", NULL, NULL));
	ck_assert_ptr_nonnull(engross__authority_record(context, "oas:ag:res:2019", NULL, NULL));

	assert_text(engross__authority_range_of(context, "wha:res", 18)->label, "2008", "range");
	ck_assert_ptr_null(engross__authority_range_of(context, "oas:ag:res", 2897));
	engross__authority_ranges(context, "oas:ag:res", &count);
	ck_assert_uint_eq(count, 22);
	assert_text(engross__authority_session(context, "wha", "", 61)->place, "Geneva", "place");
	ck_assert(engross__authority_date_tolerated(context, "wha:res:61.18", "2008-05-25"));
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* Stands for the citation engine: reads "X n". */
static enum engross_status key_of(engross_context *context, const char *symbol, struct engross__arena *arena,
                                  const char **key, const char **canonical, struct engross_error *error)
{
	(void)context;
	(void)error;
	if (strncmp(symbol, "X ", 2))
		return ENGROSS_NOTFOUND;
	*key = engross__arena_format(arena, "x:%s", symbol + 2);
	*canonical = engross__arena_format(arena, "X/%s", symbol + 2);
	return *key && *canonical ? ENGROSS_OK : ENGROSS_NOMEM;
}

static const char symbols[] = "symbol\ttitle\tdate\tsession\tplace\tsource\n"
							  "X 7\tThe seventh\t2001-02-03\t\t\tus\n"
							  "Y 7\tAnother\t\t\t\tus\n"
							  "X 8\t\t2004-02-29\t\t\tus\n"
							  "X 9\t\t\t\t\tus\n";

START_TEST(test_symbols)
{
	struct fixture fixture;
	engross_context *context;
	struct engross_error error;
	const struct engross_record *record;

	fixture_open(&fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross__authority_set_keyer(context, key_of, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_add_authority(context, fixture_write(&fixture, "s.tsv", symbols), &error) ==
	                  ENGROSS_OK,
	              "%s", error.message);
	ck_assert_int_eq(engross__authority_seal(context, &error), ENGROSS_OK);
	record = engross__authority_record(context, "x:7", "en", NULL);
	ck_assert_ptr_nonnull(record);
	assert_text(record->canonical, "X/7", "canonical");
	assert_text(record->title, "The seventh", "title");
	assert_text(record->title_lang, "und", "language");
	record = engross__authority_record(context, "symbol:Y 7", NULL, NULL);
	ck_assert_ptr_nonnull(record);
	assert_text(record->canonical, "Y 7", "canonical");
	record = engross__authority_record(context, "x:8", NULL, NULL);
	ck_assert_ptr_nonnull(record);
	assert_text(record->title, NULL, "title");
	ck_assert_ptr_nonnull(engross__authority_record(context, "x:9", NULL, NULL));
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

static const struct {
	const char *text, *message; /* the message ends so; its path is left out */
} faults[] = {
	{ "", ":1: there is no header line" },
	{ "# only a comment\n", ":1: there is no header line" },
	{ "a\tb\n", ":1: no column 'key' or 'symbol', nor one of another known table" },
	{ "key\ttitle\tkey\n", ":1: the column 'key' is there twice" },
	{ "key\t\ttitle\n", ":1: column 2 has no name" },
	{ "key\ttitel\n", ":1: a table of records has no column 'titel'" },
	{ "key\ttitle\nx\tone\ny\n", ":3: 1 columns where the header names 2" },
	{ "key\ttitle\n\n# c\nx\tone\ttwo\n", ":4: 3 columns where the header names 2" },
	{ "key\tdate\nx\t2003-02-29\n", ":2: date '2003-02-29' is no date (YYYY-MM-DD)" },
	{ "key\tdate\nx\t2003-6-10\n", ":2: date '2003-6-10' is no date (YYYY-MM-DD)" },
	{ "key\tdate\nx\t2003-13-10\n", ":2: date '2003-13-10' is no date (YYYY-MM-DD)" },
	{ "key\ttitle\tcertain\nx\ty\tmaybe\n", ":2: certain 'maybe' is neither yes nor no" },
	{ "key\ttitle\n\tone\n", ":2: neither key nor symbol" },
	{ "key\ttitle\nx\t\n", ":2: neither title nor date nor canonical form" },
	{ "key\tdate\nx\t2003-06-10\nx\t2003-06-11\n", ":3: x is of 2003-06-11 here and of 2003-06-10 above" },
	{ "key\tcanonical\nx\tA\nx\tB\n", ":3: x is 'B' here and 'A' above" },
	{ "series\tlabel\torder\tfirst\nx\tI\t1\t\n", ":2: first is empty" },
	{ "series\tlabel\torder\tfirst\nx\tI\tone\t1\n", ":2: order 'one' is no number" },
	{ "series\tlabel\torder\tfirst\nx\tI\t-1\t1\n", ":2: order '-1' is no number" },
	{ "series\tlabel\torder\tfirst\nx\tI\t99999999999\t1\n", ":2: order '99999999999' is no number" },
	{ "series\tlabel\tfirst\n", ":1: a table of ranges needs the column 'order'" },
	{ "series\tlabel\torder\tfirst\tlast\nx\tI\t1\t5\t4\n", ":2: the range ends before it begins" },
	{ "series\tkind\tnumber\tyear\nx\t\t1\t20000\n", ":2: year '20000' is no year" },
	{ "series\tkind\tnumber\tstart\tend\nx\t\t1\t2003-06-10\t2003-06-08\n",
	  ":2: the session ends before it begins" },
	{ "series\tkind\tnumber\tyear\tstart\nx\t\t1\t2004\t2003-06-10\n",
	  ":2: the session begins in another year" },
	{ "series\tfirst\tlast\tclosed\nx\t5\t4\tyes\n", ":2: the stretch ends before it begins" },
	{ "key\ttitle\nx\tbad \xFF byte\n", ":2: byte 0xff is not UTF-8 text" },
};

START_TEST(test_fault)
{
	struct fixture fixture;
	engross_context *context;
	struct engross_error error;
	const char *path;

	fixture_open(&fixture);
	path = fixture_write(&fixture, "fault.tsv", faults[_i].text);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_authority(context, path, &error), ENGROSS_DATA);
	ck_assert_msg(!strncmp(error.message, path, strlen(path)), "%s", error.message);
	ck_assert_str_eq(error.message + strlen(path), faults[_i].message);
	ck_assert_uint_eq(engross_authority_count(context), 0);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(test_overlap)
{
	struct fixture fixture;
	engross_context *context;
	struct engross_error error;
	const char *text = "series\tlabel\torder\tfirst\tlast\nx\tI\t1\t1\t10\nx\tII\t2\t10\t20\n";

	fixture_open(&fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_authority(context, fixture_write(&fixture, "r.tsv", text), &error),
	                 ENGROSS_OK);
	ck_assert_int_eq(engross__authority_seal(context, &error), ENGROSS_DATA);
	ck_assert_str_eq(error.message, "the ranges I and II of x overlap");
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(test_files)
{
	struct fixture fixture;
	engross_context *context;
	struct engross_error error;
	const char *path;

	fixture_open(&fixture);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_authority(context, "/no/such/file", &error), ENGROSS_IO);
	ck_assert_int_eq(engross_context_add_authority(context, fixture.dir, &error), ENGROSS_IO);
	ck_assert_int_eq(engross_context_set_limit(context, "data-size", 1000, &error), ENGROSS_OK);
	path = fixture_write(&fixture, "small.tsv", symbols);
	ck_assert_int_eq(engross_context_add_authority(context, path, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_set_limit(context, "data-size", 20, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_authority(context, path, &error), ENGROSS_LIMIT);
	ck_assert_int_eq(engross_context_add_authority(context, NULL, &error), ENGROSS_LIMIT);
	ck_assert_ptr_nonnull(strstr(error.message, "data-size"));
	ck_assert_int_eq(engross_context_seal(context, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_authority(context, path, &error), ENGROSS_USAGE);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* Writes a small authority to PATH. */
static void write_database(const char *path)
{
	char records_text[] =
		"key\tlang\ttitle\tdate\nb\ten\tTwo\t2001-01-02\na\ten\tOne\t2001-01-01\na\tes\tUno\t\n";
	char ranges_text[] = "series\tlabel\torder\tfirst\tlast\ns\tII\t2\t11\t20\ns\tI\t1\t1\t10\n";
	struct engross__facts facts;
	struct engross_error error = { 0 };

	engross__facts_init(&facts, &engross__allocator_default);
	ck_assert_int_eq(engross__rows_read(&facts, "r", records_text, strlen(records_text), &error), ENGROSS_OK);
	ck_assert_int_eq(engross__rows_read(&facts, "s", ranges_text, strlen(ranges_text), &error), ENGROSS_OK);
	ck_assert_msg(engross__database_write(&facts, path, &error) == ENGROSS_OK, "%s", error.message);
	engross__facts_clear(&facts);
}

static size_t read_bytes(const char *path, char *bytes, size_t size)
{
	FILE *file = fopen(path, "rb");
	size_t length;

	ck_assert_ptr_nonnull(file);
	length = fread(bytes, 1, size, file);
	fclose(file);
	return length;
}

START_TEST(test_round_trip)
{
	static char first[1 << 17], second[1 << 17];
	struct fixture fixture;
	char path[512], again[512];
	engross_context *context;
	struct engross_error error;
	const struct engross_record *record;
	size_t length;

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/a ?#%%.db", fixture.dir);
	snprintf(again, sizeof(again), "%s/b.db", fixture.dir);
	write_database(path);
	write_database(again);
	length = read_bytes(path, first, sizeof(first));
	ck_assert_uint_eq(read_bytes(again, second, sizeof(second)), length);
	ck_assert_mem_eq(first, second, length);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_add_authority(context, path, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_int_eq(engross__authority_seal(context, &error), ENGROSS_OK);
	record = engross__authority_record(context, "a", "es", NULL);
	ck_assert_ptr_nonnull(record);
	assert_text(record->title, "Uno", "title");
	assert_text(engross__authority_range_of(context, "s", 12)->label, "II", "range");
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

START_TEST(test_duplicate)
{
	char text[] = "key\tlang\ttitle\na\ten\tOne\na\ten\tUne\n";
	struct engross__facts facts;
	struct engross_error error = { 0 };
	struct fixture fixture;
	char path[512];

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/d.db", fixture.dir);
	engross__facts_init(&facts, &engross__allocator_default);
	ck_assert_int_eq(engross__rows_read(&facts, "r", text, strlen(text), &error), ENGROSS_OK);
	ck_assert_int_eq(engross__database_write(&facts, path, &error), ENGROSS_DATA);
	ck_assert_str_eq(error.message, "two rows of titles have the same keys (a ...)");
	engross__facts_clear(&facts);
	fixture_close(&fixture);
}
END_TEST

static const struct {
	const char *sql, *message;
} refused[] = {
	{ "CREATE VIEW v AS SELECT 1", ": the view 'v' has no place in an authority" },
	{ "CREATE TABLE extra(a)", ": the table 'extra' has no place in an authority" },
	{ "CREATE TRIGGER t AFTER INSERT ON records BEGIN SELECT 1; END",
	  ": the trigger 't' has no place in an authority" },
	{ "CREATE INDEX i ON records(date)", ": the index 'i' has no place in an authority" },
	{ "ALTER TABLE records ADD COLUMN more TEXT", ": the table 'records' has other columns" },
	{ "DROP TABLE coverage", ": the table 'coverage' is missing" },
	{ "DROP TABLE records; CREATE VIEW records AS SELECT 1",
	  ": the view 'records' has no place in an authority" },
	{ "PRAGMA application_id=0", ": an SQLite file, but not an authority" },
	{ "PRAGMA user_version=1", ": an authority of another version" },
	{ "INSERT INTO titles VALUES('zz','en','orphan',1,NULL)", ": a title belongs to no record" },
	{ "UPDATE records SET date='yesterday'", ": the table 'records' holds a date that is none" },
	{ "UPDATE records SET certain='x'", ": the table 'records' holds a number out of bounds" },
	{ "UPDATE records SET certain=2", ": the table 'records' holds a number out of bounds" },
	{ "UPDATE ranges SET first=-1", ": the table 'ranges' holds a number out of bounds" },
	{ "UPDATE ranges SET last=first-1 WHERE first>1",
	  ": the table 'ranges' holds the range ends before it begins" },
	{ "UPDATE records SET canonical=CAST(x'ff' AS TEXT)",
	  ": the table 'records' holds bytes that are not text" },
	{ "UPDATE records SET canonical=CAST(x'410042' AS TEXT)",
	  ": the table 'records' holds bytes that are not text" },
	{ "UPDATE records SET key='' WHERE key='a'", ": the table 'records' holds an empty field" },
};

START_TEST(test_refused)
{
	struct fixture fixture;
	char path[512], *message = NULL;
	engross_context *context;
	struct engross_error error;
	sqlite3 *db;

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/r.db", fixture.dir);
	write_database(path);
	ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
	ck_assert_msg(sqlite3_exec(db, refused[_i].sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
	sqlite3_close(db);
	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_add_authority(context, path, &error), ENGROSS_DATA);
	ck_assert_str_eq(error.message + strlen(path), refused[_i].message);
	ck_assert_uint_eq(engross_authority_count(context), 0);
	engross_context_free(context);
	fixture_close(&fixture);
}
END_TEST

/* Flips every byte in turn: a damaged file is read or refused, and nothing else. */
START_TEST(test_damaged)
{
	static char bytes[1 << 17];
	struct fixture fixture;
	char path[512];
	size_t length, refusals = 0;

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/x.db", fixture.dir);
	write_database(path);
	length = read_bytes(path, bytes, sizeof(bytes));
	for (size_t at = 0; at < length; at += at < 4096 ? 1 : 37) {
		engross_context *context;
		struct engross_error error;
		enum engross_status status;
		FILE *file = fopen(path, "wb");
		ck_assert_ptr_nonnull(file);
		bytes[at] = (char)(bytes[at] ^ 0xff);
		fwrite(bytes, 1, length, file);
		fclose(file);
		bytes[at] = (char)(bytes[at] ^ 0xff);
		ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
		status = engross_context_add_authority(context, path, &error);
		ck_assert_msg(status == ENGROSS_OK || status == ENGROSS_DATA || status == ENGROSS_IO, "byte %zu: %s",
		              at, error.message);
		refusals += status != ENGROSS_OK;
		engross_context_free(context);
	}
	ck_assert_uint_gt(refusals, 0);
	fixture_close(&fixture);
}
END_TEST

struct visited {
	size_t count, stop_at;
	char last[128];
	const char *prefix;
};

static int visit(void *payload, const struct engross_record *record)
{
	struct visited *visited = payload;

	ck_assert_int_gt(strcmp(record->key, visited->last), 0);
	ck_assert(!strncmp(record->key, visited->prefix, strlen(visited->prefix)));
	snprintf(visited->last, sizeof(visited->last), "%s", record->key);
	return ++visited->count == visited->stop_at;
}

static size_t count_each(engross_context *context, const char *prefix, size_t stop_at)
{
	struct visited visited = { .stop_at = stop_at, .prefix = prefix ? prefix : "" };
	struct engross_error error;

	ck_assert_int_eq(engross_authority_each(context, prefix, NULL, visit, &visited, &error), ENGROSS_OK);
	return visited.count;
}

START_TEST(test_each)
{
	engross_context *context = open_context(NULL, 0);
	struct engross_authority_stats stats;
	struct engross_error error;

	ck_assert_int_eq(engross_authority_stats(context, 0, &stats, &error), ENGROSS_OK);
	ck_assert_uint_eq(count_each(context, NULL, 0), stats.records);
	ck_assert_uint_eq(count_each(context, "oas:ag:res:1948", 0), 1);
	ck_assert_uint_eq(count_each(context, "oas:cim:", 0), 2);
	ck_assert_uint_eq(count_each(context, "zzz", 0), 0);
	ck_assert_uint_eq(count_each(context, "un:", 3), 3);
	engross_context_free(context);
}
END_TEST

/* An allocator whose call number FAIL_AT fails. */
struct faulty {
	size_t calls, fail_at;
	long live;
};

static void *faulty_realloc(void *payload, void *old, size_t size)
{
	struct faulty *faulty = payload;
	void *block;

	if (++faulty->calls == faulty->fail_at)
		return NULL;
	block = realloc(old, size ? size : 1);
	faulty->live += block && !old;
	return block;
}

static void *faulty_alloc(void *payload, size_t size)
{
	return faulty_realloc(payload, NULL, size);
}

static void faulty_free(void *payload, void *block)
{
	struct faulty *faulty = payload;

	faulty->live -= block != NULL;
	free(block);
}

static enum engross_status load_all(const struct engross_allocator *allocator, const char *overlay)
{
	struct engross_error error;
	engross_context *context;
	enum engross_status status = engross_context_new(&context, allocator, &error);

	if (status == ENGROSS_OK)
		status = engross__authority_set_keyer(context, key_of, &error);
	if (status == ENGROSS_OK)
		status = engross_context_add_authority(context, NULL, &error);
	if (status == ENGROSS_OK)
		status = engross_context_add_authority(context, overlay, &error);
	if (status == ENGROSS_OK)
		status = engross__authority_seal(context, &error);
	if (status == ENGROSS_OK)
		ck_assert_ptr_nonnull(engross__authority_record(context, "oas:ag:res:1948", NULL, NULL));
	engross_context_free(context);
	return status;
}

START_TEST(test_memory)
{
	struct fixture fixture;
	char overlay[512];
	enum engross_status status = ENGROSS_NOMEM;

	fixture_open(&fixture);
	snprintf(overlay, sizeof(overlay), "%s", fixture_write(&fixture, "s.tsv", symbols));
	for (size_t n = 1; status == ENGROSS_NOMEM; n++) {
		struct faulty faulty = { .fail_at = n };
		struct engross_allocator allocator = { faulty_alloc, faulty_realloc, faulty_free, &faulty };
		status = load_all(&allocator, overlay);
		ck_assert_int_eq(faulty.live, 0);
		ck_assert_msg(status == ENGROSS_NOMEM || (status == ENGROSS_OK && faulty.calls < n), "call %zu: %s",
		              n, engross_status_name(status));
	}
	ck_assert_int_eq(status, ENGROSS_OK);
	fixture_close(&fixture);
}
END_TEST

#define COUNT(array) ((int)(sizeof(array) / sizeof(*(array))))

int main(void)
{
	Suite *suite = suite_create("authority");
	TCase *shipped = tcase_create("shipped"), *files = tcase_create("files");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(shipped, test_record, 0, COUNT(records));
	tcase_add_test(shipped, test_unknown);
	tcase_add_test(shipped, test_before_seal);
	tcase_add_loop_test(shipped, test_range, 0, COUNT(ranges));
	tcase_add_test(shipped, test_all_ranges);
	tcase_add_loop_test(shipped, test_bounds, 0, COUNT(bounds));
	tcase_add_test(shipped, test_anchors);
	tcase_add_loop_test(shipped, test_session, 0, COUNT(sessions));
	tcase_add_test(shipped, test_all_sessions);
	tcase_add_loop_test(shipped, test_date, 0, COUNT(dates));
	tcase_add_loop_test(shipped, test_coverage, 0, COUNT(coverage));
	tcase_add_test(shipped, test_each);
	tcase_add_test(files, test_overlay);
	tcase_add_test(files, test_symbols);
	tcase_add_loop_test(files, test_fault, 0, COUNT(faults));
	tcase_add_test(files, test_overlap);
	tcase_add_test(files, test_files);
	tcase_add_test(files, test_round_trip);
	tcase_add_test(files, test_duplicate);
	tcase_add_loop_test(files, test_refused, 0, COUNT(refused));
	tcase_add_test(files, test_damaged);
	tcase_add_test(files, test_memory);
	tcase_set_timeout(files, 120);
	suite_add_tcase(suite, shipped);
	suite_add_tcase(suite, files);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
