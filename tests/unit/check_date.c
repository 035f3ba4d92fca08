/* Dates as resolutions print them, read and written again in every language of the data. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/date.h"
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

/* A text, the date that it begins with, and how far it goes; year 0: none is said. */
static const struct {
	const char *text;
	int year, month, day;
	size_t length; /* 0: no date */
	const char *language;
} readings[] = {
	{ "20 December 2006,", 2006, 12, 20, 16, "en" },
	{ "8 March 2007", 2007, 3, 8, 12, "en" },
	{ "8 march 2007", 2007, 3, 8, 12, "en" },
	{ "8 MARCH 2007", 2007, 3, 8, 12, "en" },
	{ "June 4, 2009)", 2009, 6, 4, 12, "en" },
	{ "June 4 2009", 2009, 6, 4, 11, "en" },
	{ "June 4", 0, 6, 4, 6, "en" },
	{ "10 June and 274 (1969)", 0, 6, 10, 7, "en" },
	{ "8 of March 2007", 2007, 3, 8, 15, "en" },
	{ "20\nDecember\n2006", 2006, 12, 20, 16, "en" },
	{ "20 December, 2006", 2006, 12, 20, 17, "en" },
	{ "4 Sept. 2009", 2009, 9, 4, 12, "en" },
	{ "4 Sept 2009", 0, 0, 0, 0, NULL },
	{ "20 de diciembre de 2006", 2006, 12, 20, 23, "es" },
	{ "8 de junio del 2004", 2004, 6, 8, 19, "es" },
	{ "8 de junio", 0, 6, 8, 10, "es" },
	{ "5 juin 2007", 2007, 6, 5, 11, "fr" },
	{ "1er juillet 2009", 2009, 7, 1, 16, "fr" },
	{ "9 d\u00E9cembre 1998", 1998, 12, 9, 16, "fr" },
	{ "9 D\u00C9CEMBRE 1998", 1998, 12, 9, 16, "fr" },
	{ "8 de junho de 2004", 2004, 6, 8, 18, "pt" },
	{ "1\u00BA de junho de 2004", 2004, 6, 1, 20, "pt" },
	{ "10 \u043D\u043E\u044F\u0431\u0440\u044F 1975 \u0433\u043E\u0434\u0430", 1975, 11, 10, 29, "ru" },
	{ "10 \u043D\u043E\u044F\u0431\u0440\u044F 1975", 1975, 11, 10, 20, "ru" },
	{ "2000\u5E7412\u67084\u65E5", 2000, 12, 4, 16, "zh" },
	{ "9 \u0643\u0627\u0646\u0648\u0646 \u0627\u0644\u0623\u0648\u0644/\u062F\u064A\u0633\u0645\u0628\u0631 1974", 1974, 12, 9, 41, "ar" },
	{ "3 Apri] 1991", 1991, 4, 3, 12, "en" },
	{ "il August 1949", 1949, 8, 11, 14, "en" },
	{ "19 Septem-\nber 1990", 1990, 9, 19, 19, "en" },
	{ "lO de junio de 1986", 1986, 6, 10, 19, "es" },
	{ "l7 17", 0, 0, 0, 0, NULL },
	{ "is August", 0, 0, 0, 0, NULL },
	{ "20 Decembers 2006", 0, 0, 0, 0, NULL },
	{ "32 December 2006", 0, 0, 0, 0, NULL },
	{ "0 December 2006", 0, 0, 0, 0, NULL },
	{ "123 December 2006", 0, 0, 0, 0, NULL },
	{ "20December 2006", 0, 0, 0, 0, NULL },
	{ "December 2006", 0, 0, 0, 0, NULL },
	{ "20 2006", 0, 0, 0, 0, NULL },
	{ "2006", 0, 0, 0, 0, NULL },
	{ "20 December 20061", 0, 12, 20, 11, "en" },
	{ "20 December 1899", 0, 12, 20, 11, "en" },
	{ "", 0, 0, 0, 0, NULL },
	{ "20", 0, 0, 0, 0, NULL },
};

START_TEST(reads)
{
	engross_context *context = open_context();
	const char *text = readings[_i].text;
	struct engross__date date;
	bool found = engross__date_read(context->systems, text, strlen(text), 0, &date);

	ck_assert_msg(found == (readings[_i].length != 0), "\"%s\" is %sread", text, found ? "" : "not ");
	if (found) {
		ck_assert_msg(date.year == readings[_i].year && date.month == readings[_i].month &&
		                  date.day == readings[_i].day,
		              "\"%s\" is read as %d-%d-%d", text, date.year, date.month, date.day);
		ck_assert_msg(date.span.start == 0 && date.span.end == readings[_i].length, "%zu bytes of \"%s\"",
		              date.span.end, text);
		ck_assert_str_eq(date.language, readings[_i].language);
	}
	engross_context_free(context);
}
END_TEST

/* A date as it was written, another one, and the document's language: how that is written. */
static const struct {
	const char *like, *iso, *language, *wanted; /* NULL: it cannot be */
} writings[] = {
	{ "8 March 2007", "2006-12-20", "en", "20 December 2006" },
	{ "8 March", "2006-12-20", "en", "20 December" },
	{ "March 8, 2007", "2006-12-20", "en", "December 20, 2006" },
	{ "March 8", "2006-12-20", "en", "December 20" },
	{ "8 of March 2007", "2006-12-20", "en", "20 of December 2006" },
	{ "8 Sept. 2007", "2006-09-20", "en", "20 September 2006" },
	{ "8 de marzo de 2007", "2006-12-20", "es", "20 de diciembre de 2006" },
	{ "8 de marzo de 2007", "2006-12-20", "en", "20 de diciembre de 2006" },
	{ "8 de marzo", "2006-12-20", "es", "20 de diciembre" },
	{ "8 mars 2007", "2006-12-20", "fr", "20 d\u00E9cembre 2006" },
	{ "8 de mar\u00E7o de 2007", "2006-12-20", "pt", "20 de dezembro de 2006" },
	/* Months that Spanish and Portuguese share. */
	{ "8 de abril de 2007", "2006-12-20", "pt", "20 de dezembro de 2006" },
	{ "8 de abril de 2007", "2006-12-20", "es", "20 de diciembre de 2006" },
	{ "8 de abril de 2007", "2006-12-20", NULL, "20 de diciembre de 2006" },
	{ "8 \u043C\u0430\u0440\u0442\u0430 2007", "1975-11-10", "ru",
	  "10 \u043D\u043E\u044F\u0431\u0440\u044F 1975" },
	{ "8 March 2007", "2006-13-20", "en", NULL },
	{ "8 March 2007", "2006", "en", NULL },
	{ "8 March 2007", "2006-12", "en", NULL },
	{ "8 March 2007", "", "en", NULL },
	{ "8 March 2007", NULL, "en", NULL },
};

START_TEST(writes)
{
	engross_context *context = open_context();
	struct engross__date like;
	char out[64], small[12];
	bool done;

	ck_assert(engross__date_read(context->systems, writings[_i].like, strlen(writings[_i].like), 0, &like));
	done = engross__date_write(context->systems, writings[_i].iso, &like, writings[_i].language, out,
	                           sizeof(out));
	ck_assert_msg(done == (writings[_i].wanted != NULL), "%s like \"%s\"", writings[_i].iso,
	              writings[_i].like);
	if (done) {
		ck_assert_str_eq(out, writings[_i].wanted);
		ck_assert(strlen(out) < sizeof(small) ||
		          !engross__date_write(context->systems, writings[_i].iso, &like, writings[_i].language,
		                               small, sizeof(small)));
	}
	engross_context_free(context);
}
END_TEST

/* Every month of every language is written as it is read. */
START_TEST(reads_what_it_writes)
{
	engross_context *context = open_context();
	const struct engross__word_list *months = context->systems->months;

	ck_assert_ptr_nonnull(months);
	for (size_t i = 0; i < months->count; i++) {
		const struct engross__word *word = &months->words[i];
		struct engross__date date;
		char text[80], iso[16], again[80];

		if (word->as)
			continue;
		snprintf(text, sizeof(text), "7 %s 1998", word->text);
		ck_assert_msg(engross__date_read(context->systems, text, strlen(text), 0, &date),
		              "\"%s\" is not read", text);
		ck_assert_msg(date.month == word->n && date.day == 7 && date.year == 1998,
		              "\"%s\" is read as %d-%d-%d", text, date.year, date.month, date.day);
		snprintf(iso, sizeof(iso), "1998-%02ld-07", word->n);
		ck_assert(engross__date_write(context->systems, iso, &date, word->language, again, sizeof(again)));
		ck_assert_str_eq(again, text);
	}
	engross_context_free(context);
}
END_TEST

START_TEST(knows_no_months_without_data)
{
	struct engross__systems none;
	struct engross__date date = { .year = 2006, .month = 3, .language = "en", .style = DATE_DAY_MONTH };
	char out[40];

	memset(&none, 0, sizeof(none));
	ck_assert(!engross__date_read(&none, "20 December 2006", 16, 0, &date));
	ck_assert(!engross__date_write(&none, "2006-12-20", &date, "en", out, sizeof(out)));
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("date");
	TCase *tests = tcase_create("date");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, reads, 0, (int)(sizeof(readings) / sizeof(*readings)));
	tcase_add_loop_test(tests, writes, 0, (int)(sizeof(writings) / sizeof(*writings)));
	tcase_add_test(tests, reads_what_it_writes);
	tcase_add_test(tests, knows_no_months_without_data);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
