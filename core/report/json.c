/* A streaming JSON writer (RFC 8259). */
#include "report/json.h"

#include <stdio.h>
#include <string.h>

#include "text/utf8.h"

void engross__json_init(struct engross__json *json, struct engross__writer *writer)
{
	memset(json, 0, sizeof(*json));
	json->writer = writer;
}

static void write_point(struct engross__writer *writer, uint32_t point)
{
	char escape[8];

	switch (point) {
	case '"': engross__writer_string(writer, "\\\""); return;
	case '\\': engross__writer_string(writer, "\\\\"); return;
	case '\n': engross__writer_string(writer, "\\n"); return;
	case '\r': engross__writer_string(writer, "\\r"); return;
	case '\t': engross__writer_string(writer, "\\t"); return;
	default: break;
	}
	/* Line separators and directional marks are legal, but trouble whoever looks at the report. */
	if (point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x200B && point <= 0x200F) ||
	    (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF) {
		int length = snprintf(escape, sizeof(escape), "\\u%04x", (unsigned)point);
		engross__writer_put(writer, escape, (size_t)length);
		return;
	}
	engross__writer_point(writer, point);
}

/* Where the run of characters that need no escape, all ASCII, beginning at AT ends. */
static size_t plain_end(const char *text, size_t at, size_t length)
{
	while (at < length && text[at] >= ' ' && text[at] < 0x7F && text[at] != '"' && text[at] != '\\')
		at++;
	return at;
}

static void write_text(struct engross__writer *writer, const char *text, size_t length)
{
	engross__writer_char(writer, '"');
	for (size_t at = 0; at < length;) {
		uint32_t point;
		size_t end = plain_end(text, at, length), used;
		engross__writer_put(writer, text + at, end - at);
		at = end;
		if (at == length)
			break;
		used = engross__utf8_decode(text + at, length - at, &point);
		write_point(writer, used ? point : 0xFFFD);
		at += used ? used : 1;
	}
	engross__writer_char(writer, '"');
}

/* A member's name; most are short and need no escape. */
static void write_key(struct engross__writer *writer, const char *key)
{
	size_t length = strlen(key);
	char quoted[32];

	if (length > sizeof(quoted) - 3 || plain_end(key, 0, length) < length) {
		write_text(writer, key, length);
		engross__writer_char(writer, ':');
		return;
	}
	quoted[0] = '"';
	memcpy(quoted + 1, key, length);
	memcpy(quoted + 1 + length, "\":", 2);
	engross__writer_put(writer, quoted, length + 3);
}

static void begin(struct engross__json *json, const char *key)
{
	if (json->used[json->depth])
		engross__writer_char(json->writer, ',');
	json->used[json->depth] = true;
	if (key)
		write_key(json->writer, key);
}

void engross__json_open(struct engross__json *json, const char *key, char bracket)
{
	begin(json, key);
	engross__writer_char(json->writer, bracket);
	json->depth++;
	json->used[json->depth] = false;
}

void engross__json_close(struct engross__json *json, char bracket)
{
	json->depth--;
	engross__writer_char(json->writer, bracket);
	if (!json->depth) {
		engross__writer_char(json->writer, '\n');
		json->used[0] = false;
	}
}

void engross__json_string(struct engross__json *json, const char *key, const char *text)
{
	if (!text) {
		engross__json_null(json, key);
		return;
	}
	begin(json, key);
	write_text(json->writer, text, strlen(text));
}

void engross__json_number(struct engross__json *json, const char *key, uint64_t number)
{
	begin(json, key);
	engross__writer_number(json->writer, number);
}

void engross__json_integer(struct engross__json *json, const char *key, int64_t number)
{
	begin(json, key);
	if (number < 0)
		engross__writer_char(json->writer, '-');
	engross__writer_number(json->writer, number < 0 ? -(uint64_t)number : (uint64_t)number);
}

void engross__json_bool(struct engross__json *json, const char *key, bool value)
{
	begin(json, key);
	engross__writer_string(json->writer, value ? "true" : "false");
}

void engross__json_null(struct engross__json *json, const char *key)
{
	begin(json, key);
	engross__writer_string(json->writer, "null");
}

void engross__json_slice(struct engross__json *json, const char *key, const struct engross__slicer *slicer,
                         struct engross_span span)
{
	size_t stop = span.end < slicer->length ? span.end : slicer->length;
	bool ascii = slicer->coding <= ENGROSS__LINES_MIXED;

	begin(json, key);
	engross__writer_char(json->writer, '"');
	for (size_t at = span.start; at < stop;) {
		uint32_t point;
		size_t end = ascii ? plain_end((const char *)slicer->bytes, at, stop) : at;
		engross__writer_put(json->writer, (const char *)slicer->bytes + at, end - at);
		at = end;
		if (at == stop)
			break;
		at += engross__slicer_next(slicer, at, &point);
		write_point(json->writer, point);
	}
	engross__writer_char(json->writer, '"');
}

void engross__json_line(struct engross__json *json)
{
	if (json->used[json->depth]) {
		engross__writer_char(json->writer, ',');
		json->used[json->depth] = false;
	}
	engross__writer_char(json->writer, '\n');
}
