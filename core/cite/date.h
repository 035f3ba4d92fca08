/* Dates as resolutions print them, in every language of the data. */
#ifndef ENGROSS_CITE_DATE_H
#define ENGROSS_CITE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/span.h>

#include "cite/systems_internal.h"

enum engross__date_style {
	DATE_NONE = 0,
	DATE_DAY_MONTH,    /* 20 December 2006, 20 de diciembre de 2006 */
	DATE_MONTH_DAY,    /* December 20, 2006 */
	DATE_YEAR_MONTH    /* 2006年12月20日 */
};

struct engross__date {
	int year, month, day;     /* 0 where not said */
	enum engross__date_style style;
	const char *language;     /* of the month's name */
	const char *link;         /* the word between day and month ("de"), of the language data; NULL: none */
	const char *year_link;    /* likewise the one before the year */
	bool numerals;            /* in numerals of its script, not in digits */
	struct engross_span span;
};

/* Reads a date that begins at AT: with a month at least. */
bool engross__date_read(const struct engross__systems *systems, const char *text, size_t length, size_t at,
                        struct engross__date *out);

/* Reads the date in marks ("2006年12月20日") that ends at END. */
bool engross__date_before(const struct engross__systems *systems, const char *text, size_t length, size_t end,
                          struct engross__date *out);

/* Writes the ISO date YEAR-MONTH-DAY ("2006-12-20") as LIKE was written, without the year where LIKE has none; false
   when it cannot. LANGUAGE (may be NULL) is the document's: it decides where several have the month's name in common. */
bool engross__date_write(const struct engross__systems *systems, const char *iso, const struct engross__date *like,
                         const char *language, char *out, size_t size);

/* Splits ISO into numbers; false when it is no full date. */
bool engross__date_parse_iso(const char *iso, int *year, int *month, int *day);

#endif
