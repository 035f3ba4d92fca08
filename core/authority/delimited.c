/* Rows of delimited text, cut and unquoted where they stand. */
#include "authority/delimited.h"

#include <string.h>

#include "authority/tsv.h"

static bool ends_line(char c)
{
	return c == '\n' || c == '\r' || c == '\0';
}

/* How many of DELIMITER the line at TEXT has outside quotation marks. */
static size_t count_delimiters(const char *text, const char *end, char delimiter)
{
	bool inside = false;
	size_t count = 0;

	for (; text < end && (inside || !ends_line(*text)); text++) {
		if (*text == '"')
			inside = !inside;
		count += !inside && *text == delimiter;
	}
	return count;
}

/* Past remarks and empty lines, where the first row is. */
static const char *first_row(const struct engross__delimited *table)
{
	const char *at = table->at;

	while (at < table->end && (ends_line(*at) || *at == '#')) {
		const char *stop = *at == '#' ? memchr(at, '\n', (size_t)(table->end - at)) : at;
		at = stop ? stop + 1 : table->end;
	}
	return at;
}

static char detect_delimiter(const struct engross__delimited *table)
{
	static const char candidates[] = { ',', ';', '|' };
	const char *row = first_row(table);
	size_t most = 0;
	char best = ',';

	if (count_delimiters(row, table->end, '\t'))
		return '\t';
	for (size_t i = 0; i < sizeof(candidates); i++) {
		size_t count = count_delimiters(row, table->end, candidates[i]);
		if (count > most) {
			most = count;
			best = candidates[i];
		}
	}
	return best;
}

/* Where the quoted field that opens at AT closes, or NULL: then *OPEN says whether no mark closes it at all.
   *NEEDED: it holds what only quoting can hold. */
static char *closing_mark(const struct engross__delimited *table, char *at, bool *needed, bool *open)
{
	*needed = *open = false;
	for (at++; at < table->end; at++) {
		if (*at == '"' && at[1] != '"')
			return at[1] == table->delimiter || ends_line(at[1]) ? at : NULL;
		if (*at == '"') {
			*needed = true;
			at++;
		} else if (*at == '\n' && table->one_line) {
			break;
		} else {
			*needed |= *at == table->delimiter || *at == '\n';
		}
	}
	*open = true;
	return NULL;
}

/* Whether a table separated by tabs is quoted: every field that begins with a mark closes as it should, and
   one of them needs to be quoted. */
static bool is_quoted(const struct engross__delimited *table)
{
	bool needed, open, any = false;
	char *at = table->at;

	while (at < table->end) {
		if (*at == '"') {
			char *close = closing_mark(table, at, &needed, &open);
			if (!close)
				return false;
			any |= needed;
			at = close + 1;
		}
		while (at < table->end && *at != table->delimiter && *at != '\n')
			at++;
		at++;
	}
	return any;
}

enum engross_status engross__delimited_init(struct engross__delimited *table, const char *path, char *text,
                                            size_t length, char delimiter, struct engross_error *error)
{
	enum engross_status status = engross__tsv_check(path, text, length, error);

	memset(table, 0, sizeof(*table));
	table->path = path;
	table->at = text;
	table->end = text + length;
	table->line = table->next_line = 1;
	if (status != ENGROSS_OK)
		return status;
	if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
		table->at += 3;
	table->delimiter = delimiter ? delimiter : detect_delimiter(table);
	table->quoted = table->delimiter != '\t' || is_quoted(table);
	return ENGROSS_OK;
}

/* Past the end of the line at AT. */
static char *skip_line(struct engross__delimited *table, char *at)
{
	char *stop = memchr(at, '\n', (size_t)(table->end - at));

	table->next_line++;
	return stop ? stop + 1 : table->end;
}

/* Takes the marks off the field that opens at AT and closes at CLOSE. */
static void unquote(struct engross__delimited *table, char *at, const char *close)
{
	char *to = at;

	for (const char *from = at + 1; from < close; from++) {
		if (*from == '"')
			from++;
		table->next_line += *from == '\n';
		*to++ = *from;
	}
	*to = '\0';
}

static char *end_row(struct engross__delimited *table, char *at)
{
	char end = *at;

	*at = '\0';
	if (at >= table->end)
		return table->end;
	table->next_line++;
	return at + 1 + (end == '\r' && at[1] == '\n');
}

static bool starts_row(struct engross__delimited *table)
{
	while (table->at < table->end) {
		if (*table->at == '#' && table->delimiter == '\t')
			table->at = skip_line(table, table->at);
		else if (ends_line(*table->at))
			table->at = end_row(table, table->at);
		else
			return true;
	}
	return false;
}

static enum engross_status refuse_row(struct engross__delimited *table, char *row, const char **wrong,
                                      bool open)
{
	table->next_line = table->line;
	table->at = skip_line(table, row);
	table->one_line |= open;
	*wrong = open ? "a quotation mark is opened and never closed"
	              : "text follows a closing quotation mark (a mark inside a field is written twice)";
	return ENGROSS_DATA;
}

enum engross_status engross__delimited_next(struct engross__delimited *table, const char **wrong)
{
	char *row, *at;
	bool needed, open;

	if (!starts_row(table))
		return ENGROSS_NOTFOUND;
	row = at = table->at;
	table->line = table->next_line;
	for (table->count = 0;;) {
		char *field = at, *close = NULL;
		if (table->quoted && *at == '"') {
			close = closing_mark(table, at, &needed, &open);
			if (!close)
				return refuse_row(table, row, wrong, open);
			at = close + 1;
		} else {
			while (at < table->end && *at != table->delimiter && !ends_line(*at))
				at++;
		}
		if (table->count < ENGROSS__DELIMITED_COLUMNS)
			table->fields[table->count] = field;
		table->count++;
		if (close)
			unquote(table, field, close);
		if (at >= table->end || *at != table->delimiter)
			break;
		*at++ = '\0';
	}
	table->at = end_row(table, at);
	return ENGROSS_OK;
}
