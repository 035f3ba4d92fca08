/* One authority as an SQLite file: a fixed schema (engross__fact_kinds), nothing else in it.

   Files are data of others: they are opened read-only and immutable, with SQLite's defences up, and refused
   unless their schema is ours to the letter and the rows of every table come in strictly rising order, which
   also bounds what a damaged tree can make a reader do. */
#ifndef ENGROSS_AUTHORITY_DATABASE_H
#define ENGROSS_AUTHORITY_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#include "authority/facts.h"

/* Of the schema; kept in SQLite's user_version. */
#define ENGROSS__DATABASE_VERSION 2
/* "Engr" in SQLite's application_id. */
#define ENGROSS__DATABASE_APPLICATION 0x456e6772

/* Whether the LENGTH first bytes of a file are those of an SQLite file. */
bool engross__database_is(const char *bytes, size_t length);

/* Adds every row of the SQLite file PATH to FACTS. Fails with ENGROSS_IO (the file), ENGROSS_DATA (not such a
   database, another schema, a damaged one; the message begins "PATH: "), ENGROSS_NOMEM; FACTS is then to be
   cleared. */
enum engross_status engross__database_read(struct engross__facts *facts, const char *path,
                                           struct engross_error *error);

/* Writes FACTS (every record with a key) as the SQLite file PATH, which must not exist. The same facts give
   the same bytes. Fails with ENGROSS_DATA when two rows have the same key, ENGROSS_IO, ENGROSS_NOMEM. */
enum engross_status engross__database_write(const struct engross__facts *facts, const char *path,
                                            struct engross_error *error);

/* The statement that creates the table of KIND, owned by the caller (sqlite3_free()), or NULL. */
char *engross__database_schema(const struct engross__fact_kind *kind);

/* Fails for the result CODE of SQLite on the file PATH: ENGROSS_NOMEM, ENGROSS_IO or ENGROSS_DATA. DETAIL
   says more, or is NULL. */
enum engross_status engross__database_fail(struct engross_error *error, const char *path, int code,
                                           const char *detail);

#endif
