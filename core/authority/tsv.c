/* Tables of tab-separated values. */
#include "authority/tsv.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "text/utf8.h"

enum engross_status engross__tsv_fail(const struct engross__tsv *tsv, struct engross_error *error,
                                      const char *format, ...)
{
	char message[256];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%zu: %s", tsv->path, tsv->line, message);
}

static char *trim(char *field)
{
	size_t length;

	field += strspn(field, " ");
	length = strlen(field);
	while (length && field[length - 1] == ' ')
		length--;
	field[length] = '\0';
	return field;
}

/* The next line that says something, ended by a NUL, or NULL. */
static char *next_line(struct engross__tsv *tsv)
{
	while (tsv->at < tsv->end) {
		char *line = tsv->at, *stop = memchr(line, '\n', (size_t)(tsv->end - line));
		if (!stop)
			stop = tsv->end;
		tsv->at = stop < tsv->end ? stop + 1 : stop;
		tsv->line++;
		if (stop > line && stop[-1] == '\r')
			stop--;
		*stop = '\0';
		if (stop > line && *line != '#')
			return line;
	}
	return NULL;
}

/* Cuts LINE into FIELDS. More than fit are counted but not kept. */
static size_t split_line(char *line, const char **fields)
{
	size_t count = 0;

	for (char *tab = line; tab; line = tab + 1, count++) {
		tab = strchr(line, '\t');
		if (tab)
			*tab = '\0';
		if (count < ENGROSS__TSV_COLUMNS)
			fields[count] = trim(line);
		if (!tab)
			return count + 1;
	}
	return count;
}

/* The line on which byte OFFSET of the whole text lies. */
static size_t line_at(const char *text, size_t offset)
{
	size_t line = 1;

	for (const char *p = text; (p = memchr(p, '\n', (size_t)(text + offset - p))); p++)
		line++;
	return line;
}

static enum engross_status check_header(struct engross__tsv *tsv, struct engross_error *error)
{
	if (tsv->n_columns > ENGROSS__TSV_COLUMNS)
		return engross__tsv_fail(tsv, error, "more than %d columns", ENGROSS__TSV_COLUMNS);
	for (size_t i = 0; i < tsv->n_columns; i++) {
		if (!*tsv->names[i])
			return engross__tsv_fail(tsv, error, "column %zu has no name", i + 1);
		if (engross__tsv_column(tsv, tsv->names[i]) != (int)i)
			return engross__tsv_fail(tsv, error, "the column '%.40s' is there twice", tsv->names[i]);
	}
	return ENGROSS_OK;
}

enum engross_status engross__tsv_check(const char *path, const char *text, size_t length, struct engross_error *error)
{
	size_t bad = engross__utf8_check(text, length);
	const char *nul = memchr(text, '\0', length);

	if (nul && (size_t)(nul - text) < bad)
		bad = (size_t)(nul - text);
	if (bad == length)
		return ENGROSS_OK;
	return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%zu: byte 0x%02x is not UTF-8 text", path,
	                     line_at(text, bad), (unsigned char)text[bad]);
}

enum engross_status engross__tsv_init(struct engross__tsv *tsv, const char *path, char *text, size_t length,
                                      struct engross_error *error)
{
	enum engross_status status = engross__tsv_check(path, text, length, error);
	char *line;

	memset(tsv, 0, sizeof(*tsv));
	tsv->path = path;
	if (status != ENGROSS_OK)
		return status;
	tsv->at = text;
	tsv->end = text + length;
	if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
		tsv->at += 3;
	line = next_line(tsv);
	if (!line) {
		tsv->line = 1;
		return engross__tsv_fail(tsv, error, "there is no header line");
	}
	tsv->n_columns = split_line(line, tsv->names);
	return check_header(tsv, error);
}

enum engross_status engross__tsv_next(struct engross__tsv *tsv, struct engross_error *error)
{
	char *line = next_line(tsv);
	size_t count;

	if (!line)
		return ENGROSS_NOTFOUND;
	count = split_line(line, tsv->fields);
	if (count != tsv->n_columns)
		return engross__tsv_fail(tsv, error, "%zu columns where the header names %zu", count, tsv->n_columns);
	return ENGROSS_OK;
}

int engross__tsv_column(const struct engross__tsv *tsv, const char *name)
{
	for (size_t i = 0; i < tsv->n_columns && i < ENGROSS__TSV_COLUMNS; i++)
		if (!strcmp(tsv->names[i], name))
			return (int)i;
	return -1;
}
