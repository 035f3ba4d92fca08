/* Reading an authority's SQLite file. */
#include "authority/database.h"

#include <limits.h>
#include <sqlite3.h>
#include <string.h>

#include "base/error.h"
#include "text/utf8.h"

static const char magic[16] = "SQLite format 3";

bool engross__database_is(const char *bytes, size_t length)
{
	return length >= sizeof(magic) && !memcmp(bytes, magic, sizeof(magic));
}

enum engross_status engross__database_fail(struct engross_error *error, const char *path, int code,
                                           const char *detail)
{
	switch (code & 0xff) {
	case SQLITE_NOMEM: return engross__nomem(error);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_IOERR:
	case SQLITE_FULL:
	case SQLITE_READONLY:
		return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s: %s", path,
		                     detail ? detail : sqlite3_errstr(code));
	default:
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s: %s", path,
		                     detail ? detail : sqlite3_errstr(code));
	}
}

static enum engross_status fail_data(struct engross_error *error, const char *path, const char *what)
{
	return engross__database_fail(error, path, SQLITE_CORRUPT, what);
}

char *engross__database_schema(const struct engross__fact_kind *kind)
{
	sqlite3_str *sql = sqlite3_str_new(NULL);

	sqlite3_str_appendf(sql, "CREATE TABLE \"%w\"(", kind->name);
	for (size_t i = 0; i < kind->n_columns; i++) {
		enum engross__column_type type = kind->columns[i].type;
		bool text =
			type == ENGROSS__COLUMN_TEXT || type == ENGROSS__COLUMN_DATE || type == ENGROSS__COLUMN_WORD;
		bool optional = type != ENGROSS__COLUMN_WORD && text && !kind->columns[i].required;
		sqlite3_str_appendf(sql, "\"%w\" %s%s,", kind->columns[i].name, text ? "TEXT" : "INTEGER",
		                    optional ? "" : " NOT NULL");
	}
	sqlite3_str_appendall(sql, "PRIMARY KEY(");
	for (size_t i = 0; i < kind->n_key; i++)
		sqlite3_str_appendf(sql, "%s\"%w\"", i ? "," : "", kind->columns[i].name);
	sqlite3_str_appendall(sql, ")) WITHOUT ROWID");
	return sqlite3_str_finish(sql);
}

/* A URI for PATH; the characters that mean something in one are escaped. */
static char *make_uri(const char *path)
{
	sqlite3_str *uri = sqlite3_str_new(NULL);

	sqlite3_str_appendall(uri, *path == '/' ? "file://" : "file:");
	for (; *path; path++)
		sqlite3_str_appendf(uri, strchr("%?#", *path) ? "%%%02x" : "%c", (unsigned char)*path);
	sqlite3_str_appendall(uri, "?mode=ro&immutable=1");
	return sqlite3_str_finish(uri);
}

static int harden(sqlite3 *db)
{
	static const struct {
		int option, value;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 }, { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },        { SQLITE_DBCONFIG_DQS_DDL, 0 },
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++)
		if (sqlite3_db_config(db, options[i].option, options[i].value, NULL) != SQLITE_OK)
			return SQLITE_ERROR;
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 1 << 20);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	return sqlite3_exec(db, "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY", NULL,
	                    NULL, NULL);
}

static enum engross_status fail_last(struct engross_error *error, const char *path, sqlite3 *db)
{
	return engross__database_fail(error, path, sqlite3_errcode(db), sqlite3_errmsg(db));
}

/* Checks that the one number that SQL gives is EXPECTED. */
static enum engross_status check_number(sqlite3 *db, const char *path, const char *sql, int expected,
                                        const char *what, struct engross_error *error)
{
	sqlite3_stmt *statement = NULL;
	enum engross_status status = ENGROSS_OK;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK ||
	    sqlite3_step(statement) != SQLITE_ROW)
		status = fail_last(error, path, db);
	else if (sqlite3_column_int64(statement, 0) != expected)
		status = fail_data(error, path, what);
	sqlite3_finalize(statement);
	return status;
}

/* Checks one entry of the schema against the kinds; sets the bit of the kind it is in *SEEN. */
static enum engross_status check_entry(sqlite3_stmt *statement, const char *path, unsigned *seen,
                                       struct engross_error *error)
{
	const char *type = (const char *)sqlite3_column_text(statement, 0);
	const char *name = (const char *)sqlite3_column_text(statement, 1);
	const char *sql = (const char *)sqlite3_column_text(statement, 2);

	if (!type || !name)
		return fail_data(error, path, "the schema is damaged");
	for (unsigned i = 0; i < ENGROSS__FACT_COUNT; i++) {
		char *expected;
		bool same;
		if (strcmp(type, "table") || strcmp(name, engross__fact_kinds[i].name))
			continue;
		expected = engross__database_schema(&engross__fact_kinds[i]);
		if (!expected)
			return engross__nomem(error);
		same = sql && !strcmp(sql, expected);
		sqlite3_free(expected);
		*seen |= 1u << i;
		if (same)
			return ENGROSS_OK;
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s: the table '%s' has other columns",
		                     path, name);
	}
	return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
	                     "%s: the %.20s '%.60s' has no place in an authority", path, type, name);
}

static enum engross_status check_schema(sqlite3 *db, const char *path, struct engross_error *error)
{
	sqlite3_stmt *statement = NULL;
	enum engross_status status;
	unsigned seen = 0;
	int code;

	status = check_number(db, path, "PRAGMA application_id", ENGROSS__DATABASE_APPLICATION,
	                      "an SQLite file, but not an authority", error);
	if (status == ENGROSS_OK)
		status = check_number(db, path, "PRAGMA user_version", ENGROSS__DATABASE_VERSION,
		                      "an authority of another version", error);
	if (status != ENGROSS_OK)
		return status;
	if (sqlite3_prepare_v2(db, "SELECT type, name, sql FROM sqlite_master", -1, &statement, NULL) !=
	    SQLITE_OK)
		return fail_last(error, path, db);
	while (status == ENGROSS_OK && (code = sqlite3_step(statement)) != SQLITE_DONE)
		status = code == SQLITE_ROW ? check_entry(statement, path, &seen, error) : fail_last(error, path, db);
	sqlite3_finalize(statement);
	for (unsigned i = 0; i < ENGROSS__FACT_COUNT && status == ENGROSS_OK; i++)
		if (!(seen & 1u << i))
			status = engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s: the table '%s' is missing",
			                       path, engross__fact_kinds[i].name);
	return status;
}

/* Copies column I of the row at hand; what is wrong with it is returned, NULL when nothing is. */
static const char *read_text(struct engross__facts *facts, sqlite3_stmt *statement, int i,
                             const struct engross__column *column, const char **out, bool *nomem)
{
	const char *text = (const char *)sqlite3_column_text(statement, i);
	size_t length = (size_t)sqlite3_column_bytes(statement, i);

	if (sqlite3_column_type(statement, i) == SQLITE_NULL)
		return column->required || column->type == ENGROSS__COLUMN_WORD ? "an empty field" : NULL;
	if (!text) {
		*nomem = true;
		return NULL;
	}
	if (strlen(text) != length || engross__utf8_check(text, length) != length)
		return "bytes that are not text";
	if (column->required && !length)
		return "an empty field";
	if (column->type == ENGROSS__COLUMN_DATE && !engross__facts_is_date(text))
		return "a date that is none";
	*out = engross__arena_copy(&facts->arena, text, length);
	*nomem = !*out;
	return NULL;
}

static const char *read_number(sqlite3_stmt *statement, int i, const struct engross__column *column,
                               void *member)
{
	bool flag = column->type == ENGROSS__COLUMN_YES || column->type == ENGROSS__COLUMN_NO;
	sqlite3_int64 value = sqlite3_column_int64(statement, i), most = flag ? 1 : INT_MAX;

	if (sqlite3_column_type(statement, i) != SQLITE_INTEGER || value < 0 || value > most)
		return "a number out of bounds";
	if (flag)
		*(bool *)member = value;
	else if (column->type == ENGROSS__COLUMN_YEAR)
		*(int *)member = (int)value;
	else
		*(long *)member = (long)value;
	return NULL;
}

static const char *read_row(struct engross__facts *facts, sqlite3_stmt *statement, enum engross__fact fact,
                            void *row, bool *nomem)
{
	const struct engross__fact_kind *kind = &engross__fact_kinds[fact];
	const char *fault = NULL;

	for (size_t i = 0; i < kind->n_columns && !fault && !*nomem; i++) {
		const struct engross__column *column = &kind->columns[i];
		void *member = (char *)row + column->offset;
		if (column->type <= ENGROSS__COLUMN_DATE)
			fault = read_text(facts, statement, (int)i, column, member, nomem);
		else
			fault = read_number(statement, (int)i, column, member);
	}
	return fault || *nomem ? fault : engross__facts_fault(fact, row);
}

static enum engross_status read_rows(struct engross__facts *facts, sqlite3 *db, sqlite3_stmt *statement,
                                     enum engross__fact fact, const char *path, struct engross_error *error)
{
	const struct engross__fact_kind *kind = &engross__fact_kinds[fact];
	bool nomem = false;
	int code;

	while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
		void *row = engross__facts_add(facts, fact);
		const char *fault;
		if (!row)
			return engross__nomem(error);
		fault = read_row(facts, statement, fact, row, &nomem);
		if (nomem)
			return engross__nomem(error);
		if (!fault && facts->lists[fact].count > 1 &&
		    engross__facts_compare(kind, (char *)row - kind->size, row) >= 0)
			fault = "rows that are out of order";
		if (fault)
			return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s: the table '%s' holds %s", path,
			                     kind->name, fault);
	}
	return code == SQLITE_DONE ? ENGROSS_OK : fail_last(error, path, db);
}

static enum engross_status read_table(struct engross__facts *facts, sqlite3 *db, enum engross__fact fact,
                                      const char *path, struct engross_error *error)
{
	const struct engross__fact_kind *kind = &engross__fact_kinds[fact];
	sqlite3_str *text = sqlite3_str_new(db);
	sqlite3_stmt *statement = NULL;
	enum engross_status status;
	char *sql;

	for (size_t i = 0; i < kind->n_columns; i++)
		sqlite3_str_appendf(text, "%s\"%w\"", i ? "," : "SELECT ", kind->columns[i].name);
	sqlite3_str_appendf(text, " FROM \"%w\" ORDER BY ", kind->name);
	for (size_t i = 0; i < kind->n_key; i++)
		sqlite3_str_appendf(text, "%s\"%w\"", i ? "," : "", kind->columns[i].name);
	sql = sqlite3_str_finish(text);
	if (!sql)
		return engross__nomem(error);
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		status = fail_last(error, path, db);
	else
		status = read_rows(facts, db, statement, fact, path, error);
	sqlite3_finalize(statement);
	sqlite3_free(sql);
	return status;
}

/* Titles come in the order of their keys, as records do: one walk joins them. */
static enum engross_status join_titles(struct engross__facts *facts, const char *path,
                                       struct engross_error *error)
{
	struct engross__fact_title *titles = facts->lists[ENGROSS__FACT_TITLES].items;
	struct engross__fact_record *records = facts->lists[ENGROSS__FACT_RECORDS].items;
	size_t record = 0, n_records = facts->lists[ENGROSS__FACT_RECORDS].count;

	for (size_t i = 0; i < facts->lists[ENGROSS__FACT_TITLES].count; i++) {
		while (record < n_records && strcmp(records[record].record.key, titles[i].key) < 0)
			record++;
		if (record == n_records || strcmp(records[record].record.key, titles[i].key))
			return fail_data(error, path, "a title belongs to no record");
		titles[i].record = record;
	}
	return ENGROSS_OK;
}

enum engross_status engross__database_read(struct engross__facts *facts, const char *path,
                                           struct engross_error *error)
{
	enum engross_status status;
	sqlite3 *db = NULL;
	char *uri = make_uri(path);
	int code;

	if (!uri)
		return engross__nomem(error);
	code = sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
	sqlite3_free(uri);
	if (code == SQLITE_OK)
		code = harden(db);
	if (code != SQLITE_OK)
		status = engross__database_fail(error, path, code, NULL);
	else
		status = check_schema(db, path, error);
	for (int fact = 0; fact < ENGROSS__FACT_COUNT && status == ENGROSS_OK; fact++)
		status = read_table(facts, db, (enum engross__fact)fact, path, error);
	if (status == ENGROSS_OK)
		status = join_titles(facts, path, error);
	sqlite3_close(db);
	return status;
}
