/* From files to statements; what is wrong with tables of numbers and sessions is told on the way. */
#include <stdlib.h>
#include <string.h>

#include "authority/database.h"
#include "authority/import_rows.h"
#include "authority/rows.h"
#include "authority/verify.h"
#include "base/error.h"
#include "base/memory.h"
#include "cite/lookup.h"
#include "host/context_internal.h"
#include "source/file.h"

/* One row of a table of records. */
static enum engross_status state_row(struct engross__verification *v, const struct engross__import_row *row,
                                     const char *path, size_t line, struct engross_error *error)
{
	struct engross__statement base = { .path = path, .line = line, .order = v->order, .key = row->key };
	const char *printed = row->symbol;

	if (!row->key) {
		enum engross_status status =
			engross__symbol_key(v->context, row->symbol, &v->arena, &base.key, &printed, error);
		if (status == ENGROSS_NOTFOUND)
			engross__verification_add(v, &base, "symbol", "the symbol is read by no citation system", "%s",
			                          row->symbol);
		if (status != ENGROSS_OK)
			return status == ENGROSS_NOTFOUND ? ENGROSS_OK : status;
	}
	base.canonical = row->canonical ? row->canonical : printed ? printed : row->symbol;
	base.date = row->date;
	base.session = row->session;
	for (size_t i = 0; i < row->n_titles || !i; i++) {
		struct engross__statement *s = engross__verification_state(v);
		if (!s)
			return engross__nomem(error);
		*s = base;
		s->language = i < row->n_titles ? row->titles[i].language : NULL;
		s->title = i < row->n_titles ? row->titles[i].text : NULL;
	}
	return ENGROSS_OK;
}

static enum engross_status read_records(struct engross__verification *v,
                                        struct engross__import_reader *reader, struct engross_error *error)
{
	struct engross__import_row row;
	char fault[ENGROSS__IMPORT_FAULT];
	enum engross_status status;

	for (;; v->order++) {
		struct engross__statement at = { .path = reader->table.path, .order = v->order };
		status = engross__import_next(reader, &row, fault);
		if (status == ENGROSS_NOTFOUND)
			return ENGROSS_OK;
		at.line = reader->table.line;
		at.key = row.key;
		if (status == ENGROSS_DATA)
			engross__verification_add(v, &at, "unreadable", "the row cannot be understood", "%s", fault);
		else
			status = state_row(v, &row, at.path, at.line, error);
		if (status != ENGROSS_OK && status != ENGROSS_DATA)
			return status;
	}
}

/* Whether the header at hand is one of another kind of table. */
static bool is_other(const struct engross__import_reader *reader)
{
	bool other = false;

	for (size_t i = 0; i < reader->table.count && i < ENGROSS__DELIMITED_COLUMNS; i++) {
		if (!strcmp(reader->table.fields[i], "symbol"))
			return false;
		other |= engross__rows_other(reader->table.fields[i]);
	}
	return other;
}

/* A message "PATH:LINE: what" about a row of PATH is a contradiction, one without a line is none. */
static bool take_message(struct engross__verification *v, const char *path, const struct engross_error *error)
{
	size_t length = strlen(path);
	struct engross__statement at = { .path = path, .order = v->order };
	const char *p = error->message;
	char *end;

	if (strncmp(p, path, length) || p[length] != ':')
		return false;
	at.line = strtoul(p + length + 1, &end, 10);
	if (at.line < 2 || strncmp(end, ": ", 2))
		return false;
	engross__verification_add(v, &at, "unreadable", "the row cannot be understood", "%s", end + 2);
	return true;
}

static enum engross_status read_facts(struct engross__verification *v, const char *path, char *text,
                                      size_t length, struct engross_error *error)
{
	struct engross_error local = { 0 };
	struct engross__facts facts;
	enum engross_status status;

	engross__facts_init(&facts, &v->context->allocator);
	if (text)
		status = engross__rows_read(&facts, path, text, length, &local);
	else
		status = engross__database_read(&facts, path, &local);
	if (status == ENGROSS_OK)
		engross__verification_take(v, &facts, path);
	else if (status == ENGROSS_DATA && text && take_message(v, path, &local))
		status = ENGROSS_OK;
	else if (error)
		*error = local;
	engross__facts_clear(&facts);
	return status;
}

/* Puts PATH before the message of ERROR. */
static enum engross_status fail_file(const char *path, enum engross_status status,
                                     struct engross_error *error)
{
	struct engross_error cause = *error;

	error->status = ENGROSS_OK;
	return engross__fail(error, status, cause.offset, "%.120s: %.120s", path, cause.message);
}

enum engross_status engross__verification_read(struct engross__verification *v, const char *path,
                                               struct engross_error *error)
{
	const struct engross_import_options options = { .struct_size = sizeof(options) };
	struct engross__import_reader *reader = engross__arena_alloc(&v->arena, sizeof(*reader));
	const struct engross_allocator *allocator = &v->context->allocator;
	char *bytes = NULL, *text = NULL, *again;
	const char *encoding;
	enum engross_status status;
	size_t length = 0;

	path = engross__arena_string(&v->arena, path);
	if (!path || !reader)
		return engross__nomem(error);
	status = engross__file_read(&bytes, &length, allocator, path,
	                            v->context->limits[ENGROSS__LIMIT_DATA_SIZE], error);
	if (status != ENGROSS_OK)
		return error && status != ENGROSS_NOMEM ? fail_file(path, status, error) : status;
	if (engross__database_is(bytes ? bytes : "", length)) {
		status = read_facts(v, path, NULL, 0, error);
	} else if ((status = engross__import_decode(&text, &length, &encoding, bytes ? bytes : "", NULL,
	                                            &v->arena, error)) != ENGROSS_OK) {
		if (error && status != ENGROSS_NOMEM)
			status = fail_file(path, status, error);
	} else if (!(again = engross__arena_copy(&v->arena, text, length))) {
		status = engross__nomem(error);
	} else {
		struct engross_error local = { 0 };
		status = engross__import_open(reader, path, text, length, &options, &v->arena, &local);
		if (status == ENGROSS_NOMEM)
			engross__nomem(error);
		else if (reader->n_columns && is_other(reader))
			status = read_facts(v, path, again, length, error);
		else if (status == ENGROSS_OK)
			status = read_records(v, reader, error);
		else if (error)
			*error = local;
	}
	engross__release(allocator, bytes);
	return status;
}

/* Strings of FACTS that outlive it. */
static const char *keep(struct engross__verification *v, const char *text)
{
	const char *copy = text ? engross__arena_string(&v->arena, text) : NULL;

	v->nomem |= text && !copy;
	return copy;
}

static void take_records(struct engross__verification *v, const struct engross__facts *facts,
                         const char *path)
{
	size_t n_records = facts->lists[ENGROSS__FACT_RECORDS].count,
		   n_titles = facts->lists[ENGROSS__FACT_TITLES].count;
	size_t first = v->order;

	for (size_t i = 0; i < n_records; i++, v->order++) {
		const struct engross__fact_record *fact = engross__facts_at(facts, ENGROSS__FACT_RECORDS, i);
		struct engross__statement *s = engross__verification_state(v);
		if (!s)
			return;
		*s = (struct engross__statement){ .path = path,
			                              .order = v->order,
			                              .key = keep(v, fact->record.key ? fact->record.key : fact->symbol),
			                              .canonical = keep(v, fact->record.canonical),
			                              .date = keep(v, fact->record.date),
			                              .session = keep(v, fact->record.session) };
	}
	for (size_t i = 0; i < n_titles; i++) {
		const struct engross__fact_title *title = engross__facts_at(facts, ENGROSS__FACT_TITLES, i);
		struct engross__statement *s = title->key ? engross__verification_state(v) : NULL;
		if (s)
			*s = (struct engross__statement){ .path = path,
				                              .order = first + title->record,
				                              .key = keep(v, title->key),
				                              .language = keep(v, title->language),
				                              .title = keep(v, title->text) };
	}
}

static int compare_ranges(const void *a, const void *b)
{
	const struct engross__range *x = a, *y = b;
	int order = strcmp(x->series, y->series);

	return order ? order : (x->first > y->first) - (x->first < y->first);
}

/* Ranges of one series neither overlap nor go back; sorted in place. */
static void judge_ranges(struct engross__verification *v, const struct engross__facts *facts,
                         const char *path)
{
	struct engross__range *ranges = facts->lists[ENGROSS__FACT_RANGES].items;
	size_t count = facts->lists[ENGROSS__FACT_RANGES].count;

	if (count)
		qsort(ranges, count, sizeof(*ranges), compare_ranges);
	for (size_t i = 1; i < count; i++) {
		const struct engross__range *a = &ranges[i - 1], *b = &ranges[i];
		struct engross__statement at = { .path = path, .order = v->order++, .key = keep(v, b->series) };
		if (strcmp(a->series, b->series))
			continue;
		if (!a->last || a->last >= b->first)
			engross__verification_add(v, &at, "overlap", "two ranges of numbers overlap",
			                          "%s: %ld to %ld; %s: %ld to %ld", a->label, a->first, a->last, b->label,
			                          b->first, b->last);
		if (b->order < a->order)
			engross__verification_add(v, &at, "order",
			                          "the labels of the ranges do not rise with the numbers",
			                          "%s begins at %ld, %s at %ld", a->label, a->first, b->label, b->first);
	}
}

static int compare_sessions(const void *a, const void *b)
{
	const struct engross__session *x = a, *y = b;
	int order = strcmp(x->series, y->series);

	if (!order)
		order = strcmp(x->kind, y->kind);
	return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* Sessions of one kind follow each other; special ones are numbered when they are called, not when they are
   held. */
static void judge_sessions(struct engross__verification *v, const struct engross__facts *facts,
                           const char *path)
{
	struct engross__session *sessions = facts->lists[ENGROSS__FACT_SESSIONS].items;
	size_t count = facts->lists[ENGROSS__FACT_SESSIONS].count;

	if (count)
		qsort(sessions, count, sizeof(*sessions), compare_sessions);
	for (size_t i = 1; i < count; i++) {
		const struct engross__session *a = &sessions[i - 1], *b = &sessions[i];
		struct engross__statement at = { .path = path, .order = v->order++, .key = keep(v, b->series) };
		if (strcmp(a->series, b->series) || strcmp(a->kind, b->kind) || !strcmp(b->kind, "E"))
			continue;
		if ((a->start && b->start && strcmp(a->start, b->start) > 0) ||
		    (a->year && b->year && a->year > b->year))
			engross__verification_add(v, &at, "order", "a later session was held earlier",
			                          "session %ld: %s, session %ld: %s", a->number,
			                          a->start ? a->start : "?", b->number, b->start ? b->start : "?");
	}
}

void engross__verification_take(struct engross__verification *v, const struct engross__facts *facts,
                                const char *path)
{
	take_records(v, facts, path);
	judge_ranges(v, facts, path);
	judge_sessions(v, facts, path);
}
