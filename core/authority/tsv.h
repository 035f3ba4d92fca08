/* Tables of tab-separated values: a header line with the names of the columns, then a row a line. Lines that
   begin with # and empty lines are passed over; there is no quoting, so no field holds a tab. */
#ifndef ENGROSS_AUTHORITY_TSV_H
#define ENGROSS_AUTHORITY_TSV_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#include "base/arena.h"

#define ENGROSS__TSV_COLUMNS 32

struct engross__tsv {
	const char *path;
	char *at, *end; /* what is still to be read */
	size_t line;    /* of the current row, from 1 */
	size_t n_columns;
	const char *names[ENGROSS__TSV_COLUMNS];
	const char *fields[ENGROSS__TSV_COLUMNS]; /* of the current row, trimmed; "" when empty */
};

/* Fails with ENGROSS_DATA ("PATH:LINE: ...") when TEXT is not UTF-8 without a NUL. */
enum engross_status engross__tsv_check(const char *path, const char *text, size_t length, struct engross_error *error);

/* Takes TEXT of LENGTH bytes, which must be followed by a NUL and is written to, and reads the header. Names
   and fields point into TEXT. PATH is for messages. Fails with ENGROSS_DATA ("PATH:LINE: ..."). */
enum engross_status engross__tsv_init(struct engross__tsv *tsv, const char *path, char *text, size_t length,
                                      struct engross_error *error);

/* Moves to the next row. ENGROSS_NOTFOUND after the last one; ENGROSS_DATA for a row that is malformed. */
enum engross_status engross__tsv_next(struct engross__tsv *tsv, struct engross_error *error);

/* The index of the column NAME, or -1. */
int engross__tsv_column(const struct engross__tsv *tsv, const char *name);

/* Fails with ENGROSS_DATA: "PATH:LINE: " and the message. */
enum engross_status engross__tsv_fail(const struct engross__tsv *tsv, struct engross_error *error,
                                      const char *format, ...) __attribute__((format(printf, 3, 4)));

#endif
