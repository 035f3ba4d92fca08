/* Writing an authority's SQLite file. */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "authority/database.h"
#include "base/error.h"
#include "base/memory.h"

struct sorted_row {
	const struct engross__fact_kind *kind;
	const void *row;
};

static int compare_rows(const void *a, const void *b)
{
	const struct sorted_row *x = a, *y = b;

	return engross__facts_compare(x->kind, x->row, y->row);
}

/* The rows of FACT in the order of their keys, owned by the caller. */
static struct sorted_row *sort_rows(const struct engross__facts *facts, enum engross__fact fact)
{
	const struct engross_allocator *allocator = facts->arena.allocator;
	size_t count = facts->lists[fact].count, bytes;
	struct sorted_row *rows;

	if (!engross__mul(count + 1, sizeof(*rows), &bytes))
		return NULL;
	rows = allocator->alloc(allocator->payload, bytes);
	if (!rows)
		return NULL;
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct sorted_row){ &engross__fact_kinds[fact], engross__facts_at(facts, fact, i) };
	qsort(rows, count, sizeof(*rows), compare_rows);
	return rows;
}

static int bind_row(sqlite3_stmt *statement, const struct engross__fact_kind *kind, const void *row)
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < kind->n_columns && code == SQLITE_OK; i++) {
		const void *member = (const char *)row + kind->columns[i].offset;
		int at = (int)i + 1;
		switch (kind->columns[i].type) {
		case ENGROSS__COLUMN_TEXT:
		case ENGROSS__COLUMN_WORD:
		case ENGROSS__COLUMN_DATE:
			code = sqlite3_bind_text(statement, at, *(const char *const *)member, -1, SQLITE_STATIC);
			break;
		case ENGROSS__COLUMN_NUMBER: code = sqlite3_bind_int64(statement, at, *(const long *)member); break;
		case ENGROSS__COLUMN_YEAR: code = sqlite3_bind_int(statement, at, *(const int *)member); break;
		case ENGROSS__COLUMN_YES:
		case ENGROSS__COLUMN_NO: code = sqlite3_bind_int(statement, at, *(const bool *)member); break;
		}
	}
	return code;
}

static enum engross_status insert_rows(sqlite3 *db, sqlite3_stmt *statement, const struct sorted_row *rows,
                                       size_t count, const char *path, struct engross_error *error)
{
	for (size_t i = 0; i < count; i++) {
		const struct engross__fact_kind *kind = rows[i].kind;
		if (i && !compare_rows(&rows[i - 1], &rows[i])) {
			const char *first = *(const char *const *)((const char *)rows[i].row + kind->columns[0].offset);
			return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
			                     "two rows of %s have the same %s (%s ...)", kind->name,
			                     kind->n_key > 1 ? "keys" : "key", first ? first : "");
		}
		if (bind_row(statement, kind, rows[i].row) != SQLITE_OK || sqlite3_step(statement) != SQLITE_DONE ||
		    sqlite3_reset(statement) != SQLITE_OK)
			return engross__database_fail(error, path, sqlite3_errcode(db), sqlite3_errmsg(db));
	}
	return ENGROSS_OK;
}

static enum engross_status write_table(sqlite3 *db, const struct engross__facts *facts,
                                       enum engross__fact fact, const char *path, struct engross_error *error)
{
	const struct engross__fact_kind *kind = &engross__fact_kinds[fact];
	sqlite3_str *text = sqlite3_str_new(db);
	char *create = engross__database_schema(kind), *insert;
	struct sorted_row *rows = sort_rows(facts, fact);
	sqlite3_stmt *statement = NULL;
	enum engross_status status = ENGROSS_OK;

	sqlite3_str_appendf(text, "INSERT INTO \"%w\" VALUES(?", kind->name);
	for (size_t i = 1; i < kind->n_columns; i++)
		sqlite3_str_appendall(text, ",?");
	sqlite3_str_appendall(text, ")");
	insert = sqlite3_str_finish(text);
	if (!create || !insert || !rows)
		status = engross__nomem(error);
	else if (sqlite3_exec(db, create, NULL, NULL, NULL) != SQLITE_OK ||
	         sqlite3_prepare_v2(db, insert, -1, &statement, NULL) != SQLITE_OK)
		status = engross__database_fail(error, path, sqlite3_errcode(db), sqlite3_errmsg(db));
	else
		status = insert_rows(db, statement, rows, facts->lists[fact].count, path, error);
	sqlite3_finalize(statement);
	sqlite3_free(create);
	sqlite3_free(insert);
	engross__release(facts->arena.allocator, rows);
	return status;
}

/* Page size and encoding are said, not left to how SQLite was built, so that the bytes depend on the facts
   (and on SQLite's version, which it writes into the file). */
static const char begin[] = "PRAGMA page_size=4096; PRAGMA encoding='UTF-8'; PRAGMA auto_vacuum=NONE;"
							"PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL; BEGIN";

enum engross_status engross__database_write(const struct engross__facts *facts, const char *path,
                                            struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;
	char *version = sqlite3_mprintf("PRAGMA application_id=%d; PRAGMA user_version=%d",
	                                ENGROSS__DATABASE_APPLICATION, ENGROSS__DATABASE_VERSION);
	sqlite3 *db = NULL;
	int code;

	if (!version)
		return engross__nomem(error);
	code = sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, begin, NULL, NULL, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(db, version, NULL, NULL, NULL);
	if (code != SQLITE_OK)
		status = engross__database_fail(error, path, code, db ? sqlite3_errmsg(db) : NULL);
	for (int fact = 0; fact < ENGROSS__FACT_COUNT && status == ENGROSS_OK; fact++)
		status = write_table(db, facts, (enum engross__fact)fact, path, error);
	if (status == ENGROSS_OK && (code = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL)) != SQLITE_OK)
		status = engross__database_fail(error, path, code, sqlite3_errmsg(db));
	code = sqlite3_close(db);
	if (status == ENGROSS_OK && code != SQLITE_OK)
		status = engross__database_fail(error, path, code, NULL);
	sqlite3_free(version);
	return status;
}
