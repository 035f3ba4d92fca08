/* From other people's tables to an overlay: rows keyed by the citation systems, merged, written whole or not
   at all. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "authority/authority_internal.h"
#include "authority/database.h"
#include "authority/export.h"
#include "authority/import_rows.h"
#include "base/error.h"
#include "cite/lookup.h"
#include "host/context_internal.h"
#include "source/file.h"

/* The size of struct engross_import_options in the first release. */
#define OPTIONS_SIZE_1 (offsetof(struct engross_import_options, payload) + sizeof(void *))

/* Where a record or title was said first. */
struct origin {
	const char *path;
	size_t line;
};

struct engross_import {
	engross_context *context;
	struct engross_import_options options;
	struct engross__facts facts;
	struct engross__table titles; /* "KEY\tLANGUAGE" -> index of the title + 1 */
	struct origin *origins;       /* of the records */
	size_t origins_capacity;
	size_t rows, refused;
	char unused[160];
	char encoding[40];
};

/* One row on its way. */
struct taking {
	engross_import *import;
	const struct engross__import_reader *reader;
	const struct engross__import_row *row;
	const char *key, *canonical;
	size_t record; /* index of the record it names, n_records when that is new */
	char *fault;
};

enum engross_status engross_import_new(engross_import **out, engross_context *context,
                                       const struct engross_import_options *options,
                                       struct engross_error *error)
{
	enum engross_status status = engross_context_seal(context, error);
	engross_import *import;

	*out = NULL;
	if (status == ENGROSS_OK && options && options->struct_size < OPTIONS_SIZE_1)
		status = engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                       "struct engross_import_options: struct_size is %zu, at least %zu is needed",
		                       options->struct_size, OPTIONS_SIZE_1);
	if (status != ENGROSS_OK)
		return status;
	import = context->allocator.alloc(context->allocator.payload, sizeof(*import));
	if (!import)
		return engross__nomem(error);
	memset(import, 0, sizeof(*import));
	import->context = context;
	if (options)
		memcpy(&import->options, options,
		       options->struct_size < sizeof(*options) ? options->struct_size : sizeof(*options));
	engross__facts_init(&import->facts, &context->allocator);
	engross__table_init(&import->titles, &context->allocator);
	*out = import;
	return ENGROSS_OK;
}

void engross_import_free(engross_import *import)
{
	const struct engross_allocator *allocator;

	if (!import)
		return;
	allocator = &import->context->allocator;
	engross__table_clear(&import->titles);
	engross__facts_clear(&import->facts);
	engross__release(allocator, import->origins);
	engross__release(allocator, import);
}

static size_t record_count(const engross_import *import)
{
	return import->facts.lists[ENGROSS__FACT_RECORDS].count;
}

/* Key and canonical form of the row, from its own columns or as the systems read its symbol. */
static enum engross_status name_row(struct taking *t, struct engross_error *error)
{
	const struct engross__import_row *row = t->row;
	const char *printed = NULL;
	enum engross_status status;

	t->key = row->key;
	t->canonical = row->canonical ? row->canonical : row->key ? row->symbol : NULL;
	if (row->key)
		return ENGROSS_OK;
	status = engross__symbol_key(t->import->context, row->symbol, &t->import->facts.arena, &t->key, &printed,
	                             error);
	if (status == ENGROSS_NOTFOUND)
		snprintf(t->fault, ENGROSS__IMPORT_FAULT, "symbol '%.100s' is read by no citation system",
		         row->symbol);
	if (status == ENGROSS_OK && !t->canonical)
		t->canonical = printed ? printed : row->symbol;
	return status;
}

/* Whether NOW (NULL: nothing said) agrees with what an earlier row said of the record; FAULT otherwise. */
static bool agrees(struct taking *t, const char *what, const char *now, const char *before)
{
	const struct origin *origin = &t->import->origins[t->record];

	if (!now || !before || !strcmp(now, before))
		return true;
	snprintf(t->fault, ENGROSS__IMPORT_FAULT, "%s of %.60s is '%.60s' here and '%.60s' in %.60s:%zu", what,
	         t->key, now, before, origin->path, origin->line);
	return false;
}

/* Whether the row agrees with what is known of its record. */
static bool check_record(struct taking *t)
{
	const struct engross__import_row *row = t->row;
	const struct engross__fact_record *fact;

	if (t->record == record_count(t->import))
		return true;
	fact = engross__facts_at(&t->import->facts, ENGROSS__FACT_RECORDS, t->record);
	return agrees(t, "the canonical form", t->canonical, fact->record.canonical) &&
	       agrees(t, "the date", row->date, fact->record.date) &&
	       agrees(t, "the session", row->session, fact->record.session) &&
	       agrees(t, "the place", row->place, fact->record.place) &&
	       agrees(t, "the URL", row->url, fact->record.url) &&
	       agrees(t, "the note", row->note, fact->record.note) &&
	       agrees(t, "what supersedes it", row->superseded_by, fact->record.superseded_by);
}

/* The slot of the title of the row's key in LANGUAGE; NULL when out of memory. */
static void **title_slot(struct taking *t, const char *language)
{
	const char *name = engross__arena_format(&t->import->facts.arena, "%s\t%s", t->key, language);
	bool found;

	return name ? engross__table_put(&t->import->titles, name, strlen(name), &found) : NULL;
}

/* Whether the row's titles agree with those known. ENGROSS_DATA, and FAULT, otherwise. */
static enum engross_status check_titles(struct taking *t, struct engross_error *error)
{
	for (size_t i = 0; i < t->row->n_titles; i++) {
		const struct engross__import_title *title = &t->row->titles[i];
		const struct engross__fact_title *known;
		void **slot = title_slot(t, title->language);
		if (!slot)
			return engross__nomem(error);
		if (!*slot)
			continue;
		known = engross__facts_at(&t->import->facts, ENGROSS__FACT_TITLES, (size_t)(uintptr_t)*slot - 1);
		if (!agrees(t, "the title", title->text, known->text))
			return ENGROSS_DATA;
	}
	return ENGROSS_OK;
}

static void set(const char **known, const char *now)
{
	if (!*known)
		*known = now;
}

static enum engross_status add_record(struct taking *t, void **slot, struct engross_error *error)
{
	engross_import *import = t->import;
	const struct engross__import_row *row = t->row;
	struct engross__fact_record *fact;
	bool is_new = t->record == record_count(import);

	if (is_new) {
		if (!engross__grow(&import->context->allocator, &import->origins, &import->origins_capacity,
		                   t->record + 1, sizeof(*import->origins)))
			return engross__nomem(error);
		import->origins[t->record] = (struct origin){ t->reader->table.path, t->reader->table.line };
		fact = engross__facts_add(&import->facts, ENGROSS__FACT_RECORDS);
		if (!fact)
			return engross__nomem(error);
		fact->record.key = t->key;
		fact->certain = true;
		*slot = (void *)(uintptr_t)(t->record + 1);
	} else {
		fact = engross__facts_at(&import->facts, ENGROSS__FACT_RECORDS, t->record);
	}
	if (is_new || (row->date && !fact->record.date))
		fact->certain = row->date ? row->certain : true;
	set(&fact->record.canonical, t->canonical);
	set(&fact->record.date, row->date);
	set(&fact->record.session, row->session);
	set(&fact->record.place, row->place);
	set(&fact->record.url, row->url);
	set(&fact->record.note, row->note);
	set(&fact->record.superseded_by, row->superseded_by);
	set(&fact->record.source, row->source);
	return ENGROSS_OK;
}

static enum engross_status add_titles(struct taking *t, struct engross_error *error)
{
	struct engross__facts *facts = &t->import->facts;

	for (size_t i = 0; i < t->row->n_titles; i++) {
		const struct engross__import_title *title = &t->row->titles[i];
		void **slot = title_slot(t, title->language);
		struct engross__fact_title *fact =
			slot && !*slot ? engross__facts_add(facts, ENGROSS__FACT_TITLES) : NULL;
		if (!slot || (!*slot && !fact))
			return engross__nomem(error);
		if (!fact)
			continue;
		*fact = (struct engross__fact_title){ .key = t->key,
			                                  .record = t->record,
			                                  .language = title->language,
			                                  .text = title->text,
			                                  .certain = t->row->certain,
			                                  .source = t->row->source };
		*slot = (void *)(uintptr_t)facts->lists[ENGROSS__FACT_TITLES].count;
	}
	return ENGROSS_OK;
}

/* Takes one row, or leaves all as it was and returns ENGROSS_DATA with FAULT filled in. */
static enum engross_status take_row(struct taking *t, struct engross_error *error)
{
	enum engross_status status = name_row(t, error);
	void **slot;
	bool found;

	if (status != ENGROSS_OK)
		return status == ENGROSS_NOTFOUND ? ENGROSS_DATA : status;
	slot = engross__table_put(&t->import->facts.keys, t->key, strlen(t->key), &found);
	if (!slot)
		return engross__nomem(error);
	t->record = *slot ? (size_t)(uintptr_t)*slot - 1 : record_count(t->import);
	if (!check_record(t))
		return ENGROSS_DATA;
	status = check_titles(t, error);
	if (status == ENGROSS_OK)
		status = add_record(t, slot, error);
	return status == ENGROSS_OK ? add_titles(t, error) : status;
}

static void tell(engross_import *import, const struct engross__import_reader *reader, const char *fault)
{
	char message[512];

	import->refused++;
	if (!import->options.told)
		return;
	snprintf(message, sizeof(message), "%.150s:%zu: %s", reader->table.path, reader->table.line, fault);
	import->options.told(import->options.payload, message);
}

/* Reads TEXT, which is in the arena of the facts. */
static enum engross_status read_table(engross_import *import, const char *path, char *text, size_t length,
                                      struct engross_error *error)
{
	struct engross__import_reader *reader;
	struct engross__import_row row;
	char fault[ENGROSS__IMPORT_FAULT];
	enum engross_status status;

	reader = engross__arena_alloc(&import->facts.arena, sizeof(*reader));
	path = engross__arena_string(&import->facts.arena, path);
	if (!reader || !path)
		return engross__nomem(error);
	status = engross__import_open(reader, path, text, length, &import->options, &import->facts.arena, error);
	if (status != ENGROSS_OK)
		return status;
	memcpy(import->unused, reader->unused, sizeof(import->unused));
	while ((status = engross__import_next(reader, &row, fault)) != ENGROSS_NOTFOUND) {
		struct taking taking = { .import = import, .reader = reader, .row = &row, .fault = fault };
		import->rows++;
		if (status == ENGROSS_OK)
			status = take_row(&taking, error);
		if (status == ENGROSS_DATA)
			tell(import, reader, fault);
		else if (status != ENGROSS_OK)
			return status;
	}
	return ENGROSS_OK;
}

enum engross_status engross_import_bytes(engross_import *import, const void *bytes, size_t length,
                                         const char *name, struct engross_error *error)
{
	uint64_t limit = import->context->limits[ENGROSS__LIMIT_DATA_SIZE];
	const char *encoding = "";
	enum engross_status status;
	char *text = NULL;

	if (error)
		memset(error, 0, sizeof(*error));
	if (length > limit)
		return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET,
		                     "larger than the limit data-size (%llu bytes)", (unsigned long long)limit);
	if (engross__database_is(bytes, length))
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
		                     "%s: a database, not a table: --authority takes it as it is", name);
	status = engross__import_decode(&text, &length, &encoding, bytes, import->options.encoding,
	                                &import->facts.arena, error);
	snprintf(import->encoding, sizeof(import->encoding), "%s", encoding);
	return status == ENGROSS_OK ? read_table(import, name, text, length, error) : status;
}

enum engross_status engross_import_file(engross_import *import, const char *path, struct engross_error *error)
{
	uint64_t limit = import->context->limits[ENGROSS__LIMIT_DATA_SIZE];
	enum engross_status status;
	char *bytes = NULL;
	size_t length = 0;

	if (error)
		memset(error, 0, sizeof(*error));
	status = engross__file_read(&bytes, &length, &import->context->allocator, path, limit, error);
	if (status == ENGROSS_OK)
		status = engross_import_bytes(import, bytes ? bytes : "", length, path, error);
	engross__release(&import->context->allocator, bytes);
	return status;
}

void engross_import_stats(const engross_import *import, struct engross_import_stats *out)
{
	out->rows = import->rows;
	out->refused = import->refused;
	out->records = record_count(import);
	out->titles = import->facts.lists[ENGROSS__FACT_TITLES].count;
	out->unused = import->unused;
	out->encoding = import->encoding;
}

enum engross_status engross_import_save(const engross_import *import, const char *path,
                                        struct engross_error *error)
{
	char temporary[4096];
	enum engross_status status;
	int length = snprintf(temporary, sizeof(temporary), "%s.%ld.new", path, (long)getpid());

	if (error)
		memset(error, 0, sizeof(*error));
	if (length < 0 || (size_t)length >= sizeof(temporary))
		return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%.200s: the name is too long", path);
	remove(temporary);
	status = engross__database_write(&import->facts, temporary, error);
	if (status == ENGROSS_OK && rename(temporary, path))
		status = engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s: %s", path, strerror(errno));
	if (status != ENGROSS_OK)
		remove(temporary);
	return status;
}

static int compare_records(const void *a, const void *b)
{
	const struct engross__fact_record *const *x = a, *const *y = b;

	return strcmp((*x)->record.key, (*y)->record.key);
}

static int compare_titles(const void *a, const void *b)
{
	const struct engross__fact_title *const *x = a, *const *y = b;
	int order = strcmp((*x)->key, (*y)->key);

	return order ? order : strcmp((*x)->language, (*y)->language);
}

/* Both lists are in the order of their keys: one walk joins them. */
static void put_records(struct engross__export *out, const struct engross__fact_record **records,
                        size_t n_records, const struct engross__fact_title **titles, size_t n_titles)
{
	size_t at = 0;

	for (size_t i = 0; i < n_records; i++) {
		size_t first = at;
		while (at < n_titles && !strcmp(titles[at]->key, records[i]->record.key))
			at++;
		engross__export_record(out, records[i], titles + first, at - first);
	}
}

enum engross_status engross_import_export(const engross_import *import, const struct engross_output *output,
                                          const char *format, struct engross_error *error)
{
	const struct engross__facts *facts = &import->facts;
	size_t n_records = record_count(import), n_titles = facts->lists[ENGROSS__FACT_TITLES].count;
	const struct engross__fact_record **records;
	const struct engross__fact_title **titles;
	struct engross__arena arena;
	struct engross__export out;
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	engross__arena_init(&arena, &import->context->allocator);
	records = engross__arena_array(&arena, n_records, sizeof(*records));
	titles = engross__arena_array(&arena, n_titles, sizeof(*titles));
	status = records && titles
	             ? engross__export_begin(&out, &import->context->allocator, output, format, error)
	             : engross__nomem(error);
	if (status == ENGROSS_OK) {
		for (size_t i = 0; i < n_records; i++)
			records[i] = engross__facts_at(facts, ENGROSS__FACT_RECORDS, i);
		for (size_t i = 0; i < n_titles; i++)
			titles[i] = engross__facts_at(facts, ENGROSS__FACT_TITLES, i);
		qsort(records, n_records, sizeof(*records), compare_records);
		qsort(titles, n_titles, sizeof(*titles), compare_titles);
		put_records(&out, records, n_records, titles, n_titles);
		status = engross__export_end(&out, error);
	}
	engross__arena_clear(&arena);
	return status;
}
