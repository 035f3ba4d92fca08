/* From TSV to facts. */
#include "authority/rows.h"

#include <limits.h>
#include <string.h>

#include "authority/tsv.h"
#include "base/error.h"

/* A row of a table of records: the record itself on the first row of its key, a title on each. */
struct record_row {
	const char *key, *symbol, *canonical, *language, *title, *date;
	bool certain;
	const char *session, *place, *url, *note, *superseded_by, *source;
};

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))
#define COLUMN(column, type, member)                                                                         \
	{                                                                                                        \
		column, ENGROSS__COLUMN_##type, offsetof(struct record_row, member), false                           \
	}

static const struct engross__column row_columns[] = {
	COLUMN("key", TEXT, key),        COLUMN("symbol", TEXT, symbol),   COLUMN("canonical", TEXT, canonical),
	COLUMN("lang", TEXT, language),  COLUMN("title", TEXT, title),     COLUMN("date", DATE, date),
	COLUMN("certain", YES, certain), COLUMN("session", TEXT, session), COLUMN("place", TEXT, place),
	COLUMN("url", TEXT, url),        COLUMN("note", TEXT, note),       COLUMN("source", TEXT, source),
	COLUMN("superseded_by", TEXT, superseded_by),
};

static const struct engross__fact_kind row_kind = { "records", row_columns, COUNT_OF(row_columns), 0,
	                                                sizeof(struct record_row) };

/* The column that gives a kind of table away, most telling first. */
static const struct {
	const char *column;
	enum engross__fact kind;
} signatures[] = {
	{ "other_date", ENGROSS__FACT_CONFLICTS }, { "closed", ENGROSS__FACT_COVERAGE },
	{ "first", ENGROSS__FACT_RANGES },         { "kind", ENGROSS__FACT_SESSIONS },
	{ "number", ENGROSS__FACT_ANCHORS },       { "key", ENGROSS__FACT_RECORDS },
	{ "symbol", ENGROSS__FACT_RECORDS },
};

bool engross__rows_other(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(signatures); i++)
		if (signatures[i].kind != ENGROSS__FACT_RECORDS && !strcmp(signatures[i].column, name))
			return true;
	return false;
}

/* What is being read: the table and, for each of its columns, the one of KIND that it fills. */
struct reader {
	struct engross__tsv tsv;
	struct engross__facts *facts;
	enum engross__fact fact;
	const struct engross__fact_kind *kind;
	const struct engross__column *columns[ENGROSS__TSV_COLUMNS];
};

static enum engross_status find_kind(struct reader *reader, struct engross_error *error)
{
	for (size_t i = 0; i < COUNT_OF(signatures); i++) {
		if (engross__tsv_column(&reader->tsv, signatures[i].column) < 0)
			continue;
		reader->fact = signatures[i].kind;
		reader->kind = reader->fact == ENGROSS__FACT_RECORDS ? &row_kind : &engross__fact_kinds[reader->fact];
		return ENGROSS_OK;
	}
	return engross__tsv_fail(&reader->tsv, error,
	                         "no column 'key' or 'symbol', nor one of another known table");
}

static enum engross_status match_columns(struct reader *reader, struct engross_error *error)
{
	const struct engross__fact_kind *kind = reader->kind;

	for (size_t i = 0; i < reader->tsv.n_columns; i++) {
		for (size_t j = 0; j < kind->n_columns; j++)
			if (!strcmp(reader->tsv.names[i], kind->columns[j].name))
				reader->columns[i] = &kind->columns[j];
		if (!reader->columns[i])
			return engross__tsv_fail(&reader->tsv, error, "a table of %s has no column '%.40s'", kind->name,
			                         reader->tsv.names[i]);
	}
	for (size_t j = 0; j < kind->n_columns; j++)
		if (kind->columns[j].required && engross__tsv_column(&reader->tsv, kind->columns[j].name) < 0)
			return engross__tsv_fail(&reader->tsv, error, "a table of %s needs the column '%s'", kind->name,
			                         kind->columns[j].name);
	return ENGROSS_OK;
}

static bool parse_number(const char *text, long *out)
{
	long value = 0;

	for (; *text; text++) {
		if (*text < '0' || *text > '9' || value > (INT_MAX - 9) / 10)
			return false;
		value = value * 10 + (*text - '0');
	}
	*out = value;
	return true;
}

static bool parse_flag(const char *text, bool *out)
{
	if (!*text)
		return true;
	*out = !strcmp(text, "yes");
	return *out || !strcmp(text, "no");
}

/* Puts FIELD into the member of ROW that COLUMN describes. Returns what is wrong with it, or NULL. */
static const char *store_field(const struct engross__column *column, const char *field, void *row)
{
	void *member = (char *)row + column->offset;
	long number;

	switch (column->type) {
	case ENGROSS__COLUMN_TEXT: *(const char **)member = *field ? field : NULL; return NULL;
	case ENGROSS__COLUMN_WORD: *(const char **)member = field; return NULL;
	case ENGROSS__COLUMN_DATE:
		*(const char **)member = *field ? field : NULL;
		return !*field || engross__facts_is_date(field) ? NULL : "is no date (YYYY-MM-DD)";
	case ENGROSS__COLUMN_NUMBER: return parse_number(field, (long *)member) ? NULL : "is no number";
	case ENGROSS__COLUMN_YEAR:
		if (!parse_number(field, &number) || number > 9999)
			return "is no year";
		*(int *)member = (int)number;
		return NULL;
	case ENGROSS__COLUMN_YES:
	case ENGROSS__COLUMN_NO: return parse_flag(field, (bool *)member) ? NULL : "is neither yes nor no";
	}
	return "is of an unknown type";
}

/* Gives the columns that the file does not have the value of an empty field. */
static void set_defaults(const struct engross__fact_kind *kind, void *row)
{
	for (size_t i = 0; i < kind->n_columns; i++) {
		if (kind->columns[i].type == ENGROSS__COLUMN_YES)
			*(bool *)((char *)row + kind->columns[i].offset) = true;
		else
			store_field(&kind->columns[i], "", row);
	}
}

static enum engross_status fill_row(struct reader *reader, void *row, struct engross_error *error)
{
	set_defaults(reader->kind, row);
	for (size_t i = 0; i < reader->tsv.n_columns; i++) {
		const struct engross__column *column = reader->columns[i];
		const char *field = reader->tsv.fields[i], *fault = store_field(column, field, row);
		if (fault)
			return engross__tsv_fail(&reader->tsv, error, "%s '%.60s' %s", column->name, field, fault);
		if (column->required && !*field)
			return engross__tsv_fail(&reader->tsv, error, "%s is empty", column->name);
	}
	return ENGROSS_OK;
}

/* Sets *KNOWN to ours; false when both say something and not the same. */
static bool agree(const char **known, const char *ours)
{
	if (!*known)
		*known = ours;
	return !ours || !strcmp(*known, ours);
}

/* Adds what ROW says to the record it names, which an earlier row may have begun. */
static enum engross_status add_record(struct reader *reader, const struct record_row *row, size_t *index,
                                      struct engross_error *error)
{
	const char *name = row->key ? row->key : row->symbol;
	struct engross__fact_record *fact;
	struct engross_record *record;
	bool found, dated;
	void **slot = engross__table_put(&reader->facts->keys, name, strlen(name), &found);

	if (!slot)
		return engross__nomem(error);
	if (!found || !*slot) {
		fact = engross__facts_add(reader->facts, ENGROSS__FACT_RECORDS);
		if (!fact)
			return engross__nomem(error);
		fact->certain = true;
		*slot = (void *)(uintptr_t)reader->facts->lists[ENGROSS__FACT_RECORDS].count;
	}
	*index = (size_t)(uintptr_t)*slot - 1;
	fact = engross__facts_at(reader->facts, ENGROSS__FACT_RECORDS, *index);
	record = &fact->record;
	dated = record->date != NULL;
	if (row->key)
		record->key = row->key;
	else
		fact->symbol = row->symbol;
	if (!agree(&record->canonical, row->canonical))
		return engross__tsv_fail(&reader->tsv, error, "%.60s is '%.60s' here and '%.60s' above", name,
		                         row->canonical, record->canonical);
	if (!agree(&record->date, row->date))
		return engross__tsv_fail(&reader->tsv, error, "%.60s is of %s here and of %s above", name, row->date,
		                         record->date);
	if (!dated)
		fact->certain = row->certain;
	agree(&record->session, row->session);
	agree(&record->place, row->place);
	agree(&record->url, row->url);
	agree(&record->note, row->note);
	agree(&record->superseded_by, row->superseded_by);
	agree(&record->source, row->source);
	return ENGROSS_OK;
}

static enum engross_status add_title(struct reader *reader, const struct record_row *row, size_t record,
                                     struct engross_error *error)
{
	struct engross__fact_title *title = engross__facts_add(reader->facts, ENGROSS__FACT_TITLES);

	if (!title)
		return engross__nomem(error);
	/* "und", undetermined, is BCP 47's name for a language that is not told. */
	*title = (struct engross__fact_title){ .key = row->key,
		                                   .record = record,
		                                   .text = row->title,
		                                   .language = row->language ? row->language : "und",
		                                   .certain = row->certain,
		                                   .source = row->source };
	return ENGROSS_OK;
}

static enum engross_status read_record(struct reader *reader, struct engross_error *error)
{
	struct record_row row = { 0 };
	size_t record = 0;
	enum engross_status status = fill_row(reader, &row, error);

	if (status != ENGROSS_OK)
		return status;
	if (!row.key && !row.symbol)
		return engross__tsv_fail(&reader->tsv, error, "neither key nor symbol");
	if (!row.canonical)
		row.canonical = row.key ? row.symbol : NULL;
	if (!row.title && !row.date && !row.canonical && !row.symbol)
		return engross__tsv_fail(&reader->tsv, error, "neither title nor date nor canonical form");
	status = add_record(reader, &row, &record, error);
	if (status == ENGROSS_OK && row.title)
		status = add_title(reader, &row, record, error);
	return status;
}

static enum engross_status read_fact(struct reader *reader, struct engross_error *error)
{
	void *row = engross__facts_add(reader->facts, reader->fact);
	enum engross_status status;
	const char *fault;

	if (!row)
		return engross__nomem(error);
	status = fill_row(reader, row, error);
	fault = status == ENGROSS_OK ? engross__facts_fault(reader->fact, row) : NULL;
	return fault ? engross__tsv_fail(&reader->tsv, error, "%s", fault) : status;
}

enum engross_status engross__rows_read(struct engross__facts *facts, const char *path, char *text,
                                       size_t length, struct engross_error *error)
{
	struct reader reader = { .facts = facts };
	enum engross_status status = engross__tsv_init(&reader.tsv, path, text, length, error);

	if (status == ENGROSS_OK)
		status = find_kind(&reader, error);
	if (status == ENGROSS_OK)
		status = match_columns(&reader, error);
	if (status != ENGROSS_OK)
		return status;
	while ((status = engross__tsv_next(&reader.tsv, error)) == ENGROSS_OK) {
		status =
			reader.fact == ENGROSS__FACT_RECORDS ? read_record(&reader, error) : read_fact(&reader, error);
		if (status != ENGROSS_OK)
			return status;
	}
	return status == ENGROSS_NOTFOUND ? ENGROSS_OK : status;
}
