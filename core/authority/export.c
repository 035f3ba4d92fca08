/* Writing records so that they can be read again.

   A row of a table has one `certain` and one `source`, which are its date's and its title's both. Where those
   of a record and of its title differ, the record has a row without a title first. */
#include "authority/export.h"

#include <stdlib.h>
#include <string.h>

#include "authority/authority_internal.h"
#include "base/error.h"
#include "host/context_internal.h"

enum column {
	KEY, CANONICAL, LANGUAGE, TITLE, DATE, CERTAIN, SESSION, PLACE, URL, NOTE, SUPERSEDED_BY, SOURCE, COLUMN_COUNT
};

static const char *const columns[COLUMN_COUNT] = {
	[KEY] = "key",         [CANONICAL] = "canonical", [LANGUAGE] = "lang",
	[TITLE] = "title",     [DATE] = "date",           [CERTAIN] = "certain",
	[SESSION] = "session", [PLACE] = "place",         [URL] = "url",
	[NOTE] = "note",       [SUPERSEDED_BY] = "superseded_by", [SOURCE] = "source",
};

/* One field. A tab and a line end cannot be in a table separated by tabs; they are spaces in facts anyway. */
static void put_field(struct engross__export *out, const char *text)
{
	text = text ? text : "";
	if (out->delimiter == '\t' || !strpbrk(text, ",\"\r\n")) {
		engross__writer_string(&out->writer, text);
		return;
	}
	engross__writer_char(&out->writer, '"');
	for (; *text; text++) {
		if (*text == '"')
			engross__writer_char(&out->writer, '"');
		engross__writer_char(&out->writer, *text);
	}
	engross__writer_char(&out->writer, '"');
}

static void put_row(struct engross__export *out, const char *const *fields)
{
	for (size_t i = 0; i < COLUMN_COUNT; i++) {
		if (i)
			engross__writer_char(&out->writer, out->delimiter);
		put_field(out, fields[i]);
	}
	engross__writer_string(&out->writer, out->delimiter == '\t' ? "\n" : "\r\n");
}

enum engross_status engross__export_begin(struct engross__export *out,
                                          const struct engross_allocator *allocator,
                                          const struct engross_output *output, const char *format,
                                          struct engross_error *error)
{
	if (!format || !strcmp(format, "tsv"))
		out->delimiter = '\t';
	else if (!strcmp(format, "csv"))
		out->delimiter = ',';
	else if (!strcmp(format, "json"))
		out->delimiter = '\0';
	else
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "there is no format '%.40s' for records", format);
	if (engross__writer_init(&out->writer, allocator, output) != ENGROSS_OK)
		return engross__nomem(error);
	if (out->delimiter) {
		put_row(out, columns);
		return ENGROSS_OK;
	}
	engross__json_init(&out->json, &out->writer);
	engross__json_open(&out->json, NULL, '{');
	engross__json_string(&out->json, "schema", "engross/authority/1");
	engross__json_open(&out->json, "records", '[');
	return ENGROSS_OK;
}

static void put_json(struct engross__export *out, const struct engross__fact_record *fact,
                     const struct engross__fact_title *const *titles, size_t count)
{
	const struct engross_record *record = &fact->record;
	struct engross__json *json = &out->json;

	engross__json_line(json);
	engross__json_open(json, NULL, '{');
	engross__json_string(json, "key", record->key);
	engross__json_string(json, "canonical", record->canonical);
	engross__json_string(json, "date", record->date);
	/* It is the date that is certain: without one there is nothing to doubt. */
	engross__json_bool(json, "certain", !record->date || fact->certain);
	engross__json_string(json, "session", record->session);
	engross__json_string(json, "place", record->place);
	engross__json_string(json, "url", record->url);
	engross__json_string(json, "note", record->note);
	engross__json_string(json, "superseded_by", record->superseded_by);
	engross__json_string(json, "source", record->source);
	engross__json_open(json, "titles", '[');
	for (size_t i = 0; i < count; i++) {
		engross__json_open(json, NULL, '{');
		engross__json_string(json, "lang", titles[i]->language);
		engross__json_string(json, "title", titles[i]->text);
		engross__json_bool(json, "certain", titles[i]->certain);
		engross__json_string(json, "source", titles[i]->source);
		engross__json_close(json, '}');
	}
	engross__json_close(json, ']');
	engross__json_close(json, '}');
}

static bool same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static const char *flag(bool value)
{
	return value ? "yes" : "no";
}

/* The first of TITLES that shares a row with FACT; COUNT when none does. */
static size_t joined_title(const struct engross__fact_record *fact,
                           const struct engross__fact_title *const *titles, size_t count)
{
	size_t i = 0;

	while (i < count && !(same_text(titles[i]->source, fact->record.source) &&
	                      (!fact->record.date || titles[i]->certain == fact->certain)))
		i++;
	return i;
}

void engross__export_record(struct engross__export *out, const struct engross__fact_record *fact,
                            const struct engross__fact_title *const *titles, size_t count)
{
	const struct engross_record *r = &fact->record;
	size_t at = joined_title(fact, titles, count);
	const struct engross__fact_title *joined = at < count ? titles[at] : NULL;
	const char *fields[COLUMN_COUNT] = {
		[KEY] = r->key,
		[CANONICAL] = r->canonical,
		[LANGUAGE] = joined ? joined->language : NULL,
		[TITLE] = joined ? joined->text : NULL,
		[DATE] = r->date,
		[CERTAIN] = flag(joined ? joined->certain : fact->certain),
		[SESSION] = r->session,
		[PLACE] = r->place,
		[URL] = r->url,
		[NOTE] = r->note,
		[SUPERSEDED_BY] = r->superseded_by,
		[SOURCE] = r->source,
	};

	if (!out->delimiter) {
		put_json(out, fact, titles, count);
		return;
	}
	/* A row must have a title, a date or a canonical form: the key will do for the last. */
	if (!joined && !r->date && !r->canonical)
		fields[CANONICAL] = r->key;
	put_row(out, fields);
	for (size_t i = 0; i < count; i++) {
		const struct engross__fact_title *title = titles[i];
		const char *more[COLUMN_COUNT] = {
			[KEY] = r->key,       [LANGUAGE] = title->language,         [TITLE] = title->text,
			[CERTAIN] = flag(title->certain), [SOURCE] = title->source,
		};
		if (i != at)
			put_row(out, more);
	}
}

enum engross_status engross__export_end(struct engross__export *out, struct engross_error *error)
{
	enum engross_status status;

	if (!out->delimiter) {
		engross__json_close(&out->json, ']');
		engross__json_close(&out->json, '}');
		engross__writer_char(&out->writer, '\n');
	}
	status = engross__writer_flush(&out->writer);
	engross__writer_clear(&out->writer);
	return status == ENGROSS_OK
	           ? ENGROSS_OK
	           : engross__fail(error, status, ENGROSS_NO_OFFSET, "the output could not be written");
}

static int compare_languages(const void *a, const void *b)
{
	const struct engross__fact_title *const *x = a, *const *y = b;
	int order = strcmp((*x)->language, (*y)->language);

	return order ? order : strcmp((*x)->text, (*y)->text);
}

/* Writes ENTRY. TITLES and LIST have room for its titles. */
static void put_entry(struct engross__export *out, const struct engross__entry *entry,
                      struct engross__fact_title *titles, const struct engross__fact_title **list)
{
	const struct engross__fact_record *fact =
		engross__facts_at(entry->facts, ENGROSS__FACT_RECORDS, entry->record);

	for (size_t i = 0; i < entry->titles.count; i++) {
		titles[i] = (struct engross__fact_title){ .key = fact->record.key,
			                                      .language = entry->titles.languages[i],
			                                      .text = entry->titles.texts[i],
			                                      .certain = entry->titles.certain[i],
			                                      .source = entry->titles.sources[i] };
		list[i] = &titles[i];
	}
	if (entry->titles.count)
		qsort(list, entry->titles.count, sizeof(*list), compare_languages);
	engross__export_record(out, fact, list, entry->titles.count);
}

/* The most titles that an entry has. */
static size_t most_titles(const struct engross__authority *authority)
{
	size_t most = 0;

	for (size_t i = 0; i < authority->n_sorted; i++)
		if (authority->sorted[i]->titles.count > most)
			most = authority->sorted[i]->titles.count;
	return most;
}

enum engross_status engross_authority_export(engross_context *context, const char *prefix,
                                             const struct engross_output *output, const char *format,
                                             struct engross_error *error)
{
	enum engross_status status = engross_context_seal(context, error);
	const struct engross__fact_title **list;
	const struct engross__authority *authority;
	struct engross__fact_title *titles;
	struct engross__arena arena;
	struct engross__export out;
	size_t most, length = prefix ? strlen(prefix) : 0;

	if (status != ENGROSS_OK)
		return status;
	authority = engross__authority_of(context);
	if (!authority)
		return engross__nomem(error);
	most = most_titles(authority);
	engross__arena_init(&arena, &context->allocator);
	titles = engross__arena_array(&arena, most, sizeof(*titles));
	list = engross__arena_array(&arena, most, sizeof(*list));
	status = titles && list ? engross__export_begin(&out, &context->allocator, output, format, error)
	                        : engross__nomem(error);
	if (status == ENGROSS_OK) {
		for (size_t i = 0; i < authority->n_sorted; i++)
			if (!length || !strncmp(authority->sorted[i]->versions->key, prefix, length))
				put_entry(&out, authority->sorted[i], titles, list);
		status = engross__export_end(&out, error);
	}
	engross__arena_clear(&arena);
	return status;
}
