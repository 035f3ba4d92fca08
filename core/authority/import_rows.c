/* Columns by name, and the fields of a row cleaned and checked. */
#include "authority/import_rows.h"

#include <stdio.h>
#include <string.h>

#include "authority/facts.h"
#include "authority/tsv.h"
#include "base/ascii.h"
#include "base/error.h"
#include "source/decode.h"

enum member_type { MEMBER_TEXT = 0, MEMBER_DATE, MEMBER_CERTAIN, MEMBER_TITLE, MEMBER_LANGUAGE };

static const struct {
	const char *name;
	enum member_type type;
	size_t offset; /* of a text or date in the row */
} members[] = {
	{ "symbol", MEMBER_TEXT, offsetof(struct engross__import_row, symbol) },
	{ "key", MEMBER_TEXT, offsetof(struct engross__import_row, key) },
	{ "canonical", MEMBER_TEXT, offsetof(struct engross__import_row, canonical) },
	{ "title", MEMBER_TITLE, 0 },
	{ "lang", MEMBER_LANGUAGE, 0 },
	{ "date", MEMBER_DATE, offsetof(struct engross__import_row, date) },
	{ "session", MEMBER_TEXT, offsetof(struct engross__import_row, session) },
	{ "place", MEMBER_TEXT, offsetof(struct engross__import_row, place) },
	{ "url", MEMBER_TEXT, offsetof(struct engross__import_row, url) },
	{ "note", MEMBER_TEXT, offsetof(struct engross__import_row, note) },
	{ "superseded_by", MEMBER_TEXT, offsetof(struct engross__import_row, superseded_by) },
	{ "source", MEMBER_TEXT, offsetof(struct engross__import_row, source) },
	{ "certain", MEMBER_CERTAIN, 0 },
};

#define MEMBER_COUNT ((int)(sizeof(members) / sizeof(*members)))

static char lower(char c)
{
	return engross__is_upper(c) ? (char)(c | 32) : c;
}

/* TEXT without white space around it, each run inside as one space: a table of ours holds neither tab nor
   line end. */
static char *clean(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++) {
		if (!engross__is_space(*from))
			*to++ = *from;
		else if (to > text && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > text && to[-1] == ' ')
		to--;
	*to = '\0';
	return text;
}

/* Whether NAME is LENGTH bytes of TEXT, without regard to case, spaces as underscores. */
static bool same_name(const char *name, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++, name++) {
		char c = text[i] == ' ' ? '_' : text[i];
		if (!*name || lower(*name == ' ' ? '_' : *name) != lower(c))
			return false;
	}
	return !*name;
}

/* The member called by LENGTH bytes of NAME, or -1. "title.es" and "title_es" are titles in that language:
   *LANGUAGE gets where its name begins. */
static int find_member(const char *name, size_t length, const char **language)
{
	*language = NULL;
	for (int i = 0; i < MEMBER_COUNT; i++)
		if (same_name(members[i].name, name, length))
			return i;
	if (length < 8 || length > 14 || !same_name("title", name, 5) || !strchr("._ ", name[5]))
		return -1;
	for (size_t i = 6; i < length; i++)
		if (lower(name[i]) < 'a' || lower(name[i]) > 'z')
			return -1;
	*language = name + 6;
	for (int i = 0; i < MEMBER_COUNT; i++)
		if (members[i].type == MEMBER_TITLE)
			return i;
	return -1;
}

/* The column that NAME names: by the header, else by its number from 1; -1 when there is none. */
static int find_column(const struct engross__import_reader *reader, const char *name)
{
	size_t number = 0;
	const char *digit = name;

	for (size_t i = 0; i < reader->n_columns; i++)
		if (same_name(reader->table.fields[i], name, strlen(name)))
			return (int)i;
	for (; *digit >= '0' && *digit <= '9' && number < 1000; digit++)
		number = number * 10 + (size_t)(*digit - '0');
	return !*digit && number && number <= reader->n_columns ? (int)number - 1 : -1;
}

static bool set_column(struct engross__import_reader *reader, size_t column, int member, const char *language,
                       size_t length, struct engross__arena *arena)
{
	struct engross__import_column *to = &reader->columns[column];
	char *copy;

	*to = (struct engross__import_column){ member, NULL };
	if (!language)
		return true;
	copy = engross__arena_copy(arena, language, length);
	for (char *p = copy; p && *p; p++)
		*p = lower(*p);
	to->language = copy;
	return copy != NULL;
}

/* Takes "MEMBER=COLUMN". */
static enum engross_status apply_mapping(struct engross__import_reader *reader, const char *mapping,
                                         struct engross__arena *arena, struct engross_error *error)
{
	const char *equals = strchr(mapping, '='), *language;
	size_t length = equals ? (size_t)(equals - mapping) : 0;
	int member = find_member(mapping, length, &language), column;

	if (!equals || member < 0)
		return engross__fail(
			error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
			"'%.80s' maps nothing known: symbol, key, canonical, title, title.LANGUAGE, lang, date, "
			"session, place, url, note, superseded_by, source or certain, then = and a column",
			mapping);
	column = find_column(reader, equals + 1);
	if (column < 0)
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%zu: there is no column '%.80s'",
		                     reader->table.path, reader->table.line, equals + 1);
	/* What the header says of the same member gives way. */
	for (size_t i = 0; i < reader->n_columns; i++)
		if (reader->columns[i].member == member && !language && !reader->columns[i].language)
			reader->columns[i].member = -1;
	return set_column(reader, (size_t)column, member, language, language ? (size_t)(equals - language) : 0,
	                  arena)
	           ? ENGROSS_OK
	           : engross__nomem(error);
}

static bool has_member(const struct engross__import_reader *reader, const char *name)
{
	for (size_t i = 0; i < reader->n_columns; i++)
		if (reader->columns[i].member >= 0 && !strcmp(members[reader->columns[i].member].name, name))
			return true;
	return false;
}

static void list_unused(struct engross__import_reader *reader)
{
	size_t used = 0;

	for (size_t i = 0; i < reader->n_columns; i++) {
		const char *name = reader->table.fields[i];
		int n;
		if (reader->columns[i].member >= 0 || !*name)
			continue;
		n = snprintf(reader->unused + used, sizeof(reader->unused) - used, "%s%.60s", used ? ", " : "", name);
		if (n < 0 || (size_t)n >= sizeof(reader->unused) - used) {
			memcpy(reader->unused + used, used ? ", ..." : "...", sizeof(reader->unused) - used > 6 ? 6 : 0);
			return;
		}
		used += (size_t)n;
	}
}

static enum engross_status read_header(struct engross__import_reader *reader, struct engross__arena *arena,
                                       struct engross_error *error)
{
	const struct engross__delimited *table = &reader->table;
	const char *language;

	if (table->count > ENGROSS__DELIMITED_COLUMNS)
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%zu: more than %d columns",
		                     table->path, table->line, ENGROSS__DELIMITED_COLUMNS);
	reader->n_columns = table->count;
	for (size_t i = 0; i < reader->n_columns; i++) {
		const char *name = clean(table->fields[i]);
		int member = find_member(name, strlen(name), &language);
		for (size_t j = 0; member >= 0 && j < i; j++)
			if (same_name(table->fields[j], name, strlen(name)))
				return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
				                     "%s:%zu: the column '%.40s' is there twice", table->path, table->line,
				                     name);
		if (!set_column(reader, i, member, language, language ? strlen(language) : 0, arena))
			return engross__nomem(error);
	}
	return ENGROSS_OK;
}

enum engross_status engross__import_decode(char **text, size_t *length, const char **encoding,
                                           const char *bytes, const char *said, struct engross__arena *arena,
                                           struct engross_error *error)
{
	struct engross__buffer buffer;
	struct engross__offset_map map;
	struct engross__decoded decoded;
	enum engross_status status;

	engross__buffer_init(&buffer, arena->allocator);
	engross__offset_map_init(&map, arena->allocator);
	status = engross__decode(&decoded, &buffer, &map, bytes, *length, said, said != NULL, error);
	if (status == ENGROSS_OK) {
		*text = engross__arena_copy(arena, decoded.bytes, decoded.length);
		*length = decoded.length;
		*encoding = decoded.encoding;
	}
	engross__buffer_clear(&buffer);
	engross__offset_map_clear(&map);
	if (status == ENGROSS_NOMEM || (status == ENGROSS_OK && !*text))
		return engross__nomem(error);
	return status;
}

enum engross_status engross__import_open(struct engross__import_reader *reader, const char *path, char *text,
                                         size_t length, const struct engross_import_options *options,
                                         struct engross__arena *arena, struct engross_error *error)
{
	const char *wrong = "there is no header line";
	enum engross_status status;

	memset(reader, 0, sizeof(*reader));
	reader->language = options->language;
	status = engross__delimited_init(&reader->table, path, text, length, options->delimiter, error);
	if (status != ENGROSS_OK)
		return status;
	if (engross__delimited_next(&reader->table, &wrong) != ENGROSS_OK)
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%zu: %s", path, reader->table.line,
		                     wrong);
	status = read_header(reader, arena, error);
	for (size_t i = 0; i < options->n_map && status == ENGROSS_OK; i++)
		status = apply_mapping(reader, options->map[i], arena, error);
	if (status == ENGROSS_OK && !has_member(reader, "symbol") && !has_member(reader, "key"))
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
		                     "%s:%zu: no column is called symbol or key (map symbol=COLUMN names one)", path,
		                     reader->table.line);
	if (status == ENGROSS_OK)
		list_unused(reader);
	return status;
}

/* Turns "2003/06/10" and "2003-06-10T00:00:00" into the date that FIELD then holds; false when it is none. */
static bool take_date(char *field)
{
	size_t length = strlen(field);

	if (length > 10 && (field[10] == ' ' || field[10] == 'T'))
		field[length = 10] = '\0';
	if (length == 10 && field[4] == '/' && field[7] == '/')
		field[4] = field[7] = '-';
	return engross__facts_is_date(field);
}

static bool say(char fault[ENGROSS__IMPORT_FAULT], const char *what, const char *field, const char *how)
{
	snprintf(fault, ENGROSS__IMPORT_FAULT, "%s '%.100s' %s", what, field, how);
	return false;
}

static bool add_title(struct engross__import_row *row, const char *language, const char *text)
{
	if (row->n_titles == ENGROSS__IMPORT_TITLES)
		return false;
	row->titles[row->n_titles++] = (struct engross__import_title){ language, text };
	return true;
}

/* Puts FIELD where COLUMN says; false, and FAULT, when it cannot be that. */
static bool store_field(const struct engross__import_column *column, char *field,
                        struct engross__import_row *row, const char **language,
                        char fault[ENGROSS__IMPORT_FAULT])
{
	switch (members[column->member].type) {
	case MEMBER_TEXT: *(const char **)((char *)row + members[column->member].offset) = field; return true;
	case MEMBER_DATE:
		row->date = field;
		return take_date(field) || say(fault, "date", field, "is no date (YYYY-MM-DD)");
	case MEMBER_CERTAIN:
		row->certain = !strcmp(field, "yes");
		return row->certain || !strcmp(field, "no") || say(fault, "certain", field, "is neither yes nor no");
	case MEMBER_TITLE:
		return add_title(row, column->language, field) || say(fault, "title", field, "is one too many");
	case MEMBER_LANGUAGE: *language = field; return true;
	}
	return true;
}

static bool check_row(const struct engross__import_row *row, char fault[ENGROSS__IMPORT_FAULT])
{
	const char *wrong = NULL;

	if (!row->key && !row->symbol)
		wrong = "neither symbol nor key";
	else if (!row->n_titles && !row->date && !row->canonical && !row->symbol)
		wrong = "neither title nor date nor canonical form";
	if (wrong)
		snprintf(fault, ENGROSS__IMPORT_FAULT, "%s", wrong);
	return !wrong;
}

enum engross_status engross__import_next(struct engross__import_reader *reader,
                                         struct engross__import_row *row, char fault[ENGROSS__IMPORT_FAULT])
{
	struct engross__delimited *table = &reader->table;
	const char *wrong, *language = reader->language;
	enum engross_status status = engross__delimited_next(table, &wrong);

	*row = (struct engross__import_row){ .certain = true };
	if (status == ENGROSS_DATA)
		snprintf(fault, ENGROSS__IMPORT_FAULT, "%s", wrong);
	if (status != ENGROSS_OK)
		return status;
	if (table->count != reader->n_columns) {
		snprintf(fault, ENGROSS__IMPORT_FAULT, "%zu columns where the header names %zu", table->count,
		         reader->n_columns);
		return ENGROSS_DATA;
	}
	for (size_t i = 0; i < reader->n_columns; i++) {
		char *field = table->fields[i];
		if (reader->columns[i].member < 0 || !*clean(field))
			continue;
		if (!store_field(&reader->columns[i], field, row, &language, fault))
			return ENGROSS_DATA;
	}
	for (size_t i = 0; i < row->n_titles; i++)
		if (!row->titles[i].language)
			row->titles[i].language = language ? language : "und";
	return check_row(row, fault) ? ENGROSS_OK : ENGROSS_DATA;
}
