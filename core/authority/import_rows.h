/* Rows of records as other people's tables give them: columns by name, one fact wrong spoils one row only. */
#ifndef ENGROSS_AUTHORITY_IMPORT_ROWS_H
#define ENGROSS_AUTHORITY_IMPORT_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/authority.h>

#include "authority/delimited.h"
#include "base/arena.h"

/* Titles of one row: one a language. */
#define ENGROSS__IMPORT_TITLES 16

/* Bytes of what is said of a row. */
#define ENGROSS__IMPORT_FAULT 320

struct engross__import_title {
	const char *language; /* "und" when nothing tells it */
	const char *text;
};

/* What a row says; strings point into the text of the file, NULL: nothing. */
struct engross__import_row {
	const char *key, *symbol, *canonical, *date, *session, *place, *url, *note, *superseded_by, *source;
	bool certain;
	struct engross__import_title titles[ENGROSS__IMPORT_TITLES];
	size_t n_titles;
};

/* Which member a column fills. */
struct engross__import_column {
	int member;           /* index in the table of members, -1: none */
	const char *language; /* of a column of titles; NULL: the row's own */
};

struct engross__import_reader {
	struct engross__delimited table;
	struct engross__import_column columns[ENGROSS__DELIMITED_COLUMNS];
	size_t n_columns;
	const char *language; /* of titles that do not say */
	char unused[160];     /* names of the columns that fill nothing, separated by commas; "" none */
};

/* The LENGTH bytes of a table as UTF-8 with a NUL behind it, in ARENA; *LENGTH its length, *ENCODING (static,
   or SAID) what it was read as. SAID is the user's word or NULL. Fails with ENGROSS_FORMAT (no text),
   ENGROSS_USAGE (no such encoding), ENGROSS_NOMEM. */
enum engross_status engross__import_decode(char **text, size_t *length, const char **encoding, const char *bytes,
                                           const char *said, struct engross__arena *arena, struct engross_error *error);

/* Reads the header of TEXT (LENGTH bytes and a NUL; written to). Fails with ENGROSS_DATA ("PATH:LINE: ..."):
   no text, no column `symbol` or `key`, a mapped column that is not there; ENGROSS_USAGE: a mapping to what
   no row has; ENGROSS_NOMEM. ARENA gets what the reader keeps. */
enum engross_status engross__import_open(struct engross__import_reader *reader, const char *path, char *text,
                                         size_t length, const struct engross_import_options *options,
                                         struct engross__arena *arena, struct engross_error *error);

/* The next row. ENGROSS_NOTFOUND after the last one; ENGROSS_DATA for one that cannot be understood: FAULT
   says why. */
enum engross_status engross__import_next(struct engross__import_reader *reader, struct engross__import_row *row,
                                         char fault[ENGROSS__IMPORT_FAULT]);

#endif
