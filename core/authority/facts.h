/* The facts of one authority, row by row, as its TSV files or its SQLite file give them.

   Every kind of row is described once, in engross__fact_kinds: readers, the writer and the schema of the
   SQLite file all follow that description. */
#ifndef ENGROSS_AUTHORITY_FACTS_H
#define ENGROSS_AUTHORITY_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/citation.h>
#include <engross/error.h>

#include "authority/authority.h"
#include "base/arena.h"
#include "base/table.h"

enum engross__fact {
	ENGROSS__FACT_RECORDS = 0,
	ENGROSS__FACT_TITLES,
	ENGROSS__FACT_RANGES,
	ENGROSS__FACT_SESSIONS,
	ENGROSS__FACT_ANCHORS,
	ENGROSS__FACT_CONFLICTS,
	ENGROSS__FACT_COVERAGE,
	ENGROSS__FACT_COUNT
};

enum engross__column_type {
	ENGROSS__COLUMN_TEXT = 0, /* const char *, NULL when empty */
	ENGROSS__COLUMN_WORD,     /* const char *, "" when empty */
	ENGROSS__COLUMN_DATE,     /* const char *, a real date in ISO 8601, NULL when empty */
	ENGROSS__COLUMN_NUMBER,   /* long, not negative, 0 when empty */
	ENGROSS__COLUMN_YEAR,     /* int, 0 when empty */
	ENGROSS__COLUMN_YES,      /* bool, true when empty */
	ENGROSS__COLUMN_NO        /* bool, false when empty */
};

struct engross__column {
	const char *name;
	enum engross__column_type type;
	size_t offset;
	bool required; /* the column is there and no row leaves it empty */
};

struct engross__fact_kind {
	const char *name; /* of the table in SQLite */
	const struct engross__column *columns;
	size_t n_columns;
	size_t n_key; /* the first so many columns tell two rows apart */
	size_t size;  /* bytes of a row */
};

extern const struct engross__fact_kind engross__fact_kinds[ENGROSS__FACT_COUNT];

/* A row of "records"; its titles are rows of their own. */
struct engross__fact_record {
	struct engross_record record; /* title and title_lang stay NULL */
	const char *symbol;           /* what an overlay gives in place of a key; NULL when there is a key */
	bool certain;                 /* of the date */
};

struct engross__fact_title {
	const char *key;
	size_t record; /* index of the record */
	const char *language;
	const char *text;
	bool certain;
	const char *source;
};

/* Another date that a source gives for KEY. */
struct engross__fact_conflict {
	const char *key;
	const char *date;
	const char *source;
};

/* SERIES from FIRST to LAST: every record is there; or, when CLOSED, nothing of the series lies outside. */
struct engross__fact_coverage {
	const char *series;
	long first, last;
	bool closed;
	const char *source;
};

struct engross__fact_list {
	void *items;
	size_t count, capacity;
};

struct engross__facts {
	struct engross__arena arena; /* every string */
	struct engross__fact_list lists[ENGROSS__FACT_COUNT];
	struct engross__table keys; /* while TSV is read: key or symbol -> index of the record + 1 */
};

void engross__facts_init(struct engross__facts *facts, const struct engross_allocator *allocator);
void engross__facts_clear(struct engross__facts *facts);

/* A new zeroed row of KIND at the end of its list, or NULL when out of memory. */
void *engross__facts_add(struct engross__facts *facts, enum engross__fact kind);

/* Row INDEX of KIND. */
void *engross__facts_at(const struct engross__facts *facts, enum engross__fact kind, size_t index);

/* Orders two rows of KIND by their key columns, as SQLite's primary key does. */
int engross__facts_compare(const struct engross__fact_kind *kind, const void *a, const void *b);

/* Whether TEXT is a day that exists, written YYYY-MM-DD. */
bool engross__facts_is_date(const char *text);

/* What is wrong with row ROW of KIND although each of its columns is right ("the range ends before it
   begins"); NULL when nothing is. */
const char *engross__facts_fault(enum engross__fact kind, const void *row);

#endif
