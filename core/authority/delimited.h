/* Tables as spreadsheets and databases export them: RFC 4180, with a delimiter that is given or detected.

   Quoting: a field that begins with a quotation mark ends with one, two of them inside stand for one, and it
   may run over lines. Tables separated by tabs have no quoting by convention, as those of docs/authority.md;
   one is read with quoting only when some field cannot be meant otherwise. A line that begins with # is a
   remark in tables separated by tabs and a row in others. */
#ifndef ENGROSS_AUTHORITY_DELIMITED_H
#define ENGROSS_AUTHORITY_DELIMITED_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#define ENGROSS__DELIMITED_COLUMNS 256

struct engross__delimited {
	const char *path;
	char *at, *end;        /* what is still to be read; followed by a NUL */
	size_t line;           /* where the row at hand begins, from 1 */
	size_t next_line;      /* where the next row begins */
	char delimiter;
	bool quoted;           /* quotation marks mean something */
	bool one_line;         /* a mark was never closed: from there on fields end with their line */
	size_t count;          /* fields of the row at hand; more than fit are counted, not kept */
	char *fields[ENGROSS__DELIMITED_COLUMNS];
};

/* Takes TEXT of LENGTH bytes, which must be followed by a NUL and is written to; fields point into it.
   DELIMITER 0: the one that the first row has most of, of tab, comma, semicolon and bar; a tab wins when
   there is any. Fails with ENGROSS_DATA ("PATH:LINE: ..."): bytes that are not UTF-8 text. */
enum engross_status engross__delimited_init(struct engross__delimited *table, const char *path, char *text,
                                            size_t length, char delimiter, struct engross_error *error);

/* Reads the next row that is not empty. ENGROSS_NOTFOUND after the last one; ENGROSS_DATA for a malformed
   one, and *WRONG says why: the rows after it can still be read. */
enum engross_status engross__delimited_next(struct engross__delimited *table, const char **wrong);

#endif
