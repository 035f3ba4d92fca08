/* Breaking running text into lines. */
#include "report/wrap.h"

#include <string.h>

#include "report/text.h"
#include "text/utf8.h"

void engross__wrap_begin(struct engross__wrap *wrap, struct engross__writer *writer, size_t width, size_t indent)
{
	wrap->writer = writer;
	wrap->width = width > indent + 20 ? width : indent + 20;
	wrap->indent = indent;
	wrap->column = 0;
	wrap->space = false;
	wrap->used = wrap->columns = 0;
}

static void begin_line(struct engross__wrap *wrap)
{
	engross__writer_fill(wrap->writer, ' ', wrap->indent);
	wrap->column = wrap->indent;
	wrap->space = false;
}

static void flush_word(struct engross__wrap *wrap)
{
	if (!wrap->used)
		return;
	if (!wrap->column) {
		begin_line(wrap);
	} else if (wrap->column + wrap->space + wrap->columns > wrap->width && wrap->column > wrap->indent) {
		engross__writer_char(wrap->writer, '\n');
		begin_line(wrap);
	}
	if (wrap->space)
		engross__writer_char(wrap->writer, ' ');
	engross__writer_put(wrap->writer, wrap->word, wrap->used);
	wrap->column += wrap->space + wrap->columns;
	wrap->space = false;
	wrap->used = wrap->columns = 0;
}

static void add(struct engross__wrap *wrap, const char *bytes, size_t length, size_t columns)
{
	/* A word longer than that is broken where it happens to be. */
	if (wrap->used + length > sizeof(wrap->word))
		flush_word(wrap);
	memcpy(wrap->word + wrap->used, bytes, length);
	wrap->used += length;
	wrap->columns += columns;
}

void engross__wrap_point(struct engross__wrap *wrap, uint32_t point)
{
	char bytes[ENGROSS__TEXT_POINT];
	size_t columns;

	if (point == ' ' || point == '\n' || point == '\r' || point == '\t' || point == '\f') {
		flush_word(wrap);
		wrap->space = wrap->column > 0;
		return;
	}
	columns = engross__text_width(point);
	/* An ideograph is a word of its own: lines break on either side of it. */
	if (columns == 2 && wrap->columns)
		flush_word(wrap);
	add(wrap, bytes, engross__text_encode(point, bytes), columns);
	/* What no line can hold is broken where the line ends. */
	if (wrap->columns >= wrap->width - wrap->indent)
		flush_word(wrap);
}

void engross__wrap_text(struct engross__wrap *wrap, const char *text)
{
	for (; *text; text++) {
		if (*text == ' ')
			engross__wrap_point(wrap, ' ');
		else
			/* Bytes that continue a character take no column. */
			add(wrap, text, 1, (*text & 0xC0) != 0x80);
	}
}

void engross__wrap_string(struct engross__wrap *wrap, const char *text)
{
	for (size_t at = 0, length = strlen(text); at < length;) {
		uint32_t point;
		size_t used = engross__utf8_decode(text + at, length - at, &point);
		engross__wrap_point(wrap, used ? point : 0xFFFD);
		at += used ? used : 1;
	}
}

void engross__wrap_mark(struct engross__wrap *wrap, const char *text)
{
	add(wrap, text, strlen(text), 0);
}

void engross__wrap_span(struct engross__wrap *wrap, const struct engross__view *view, struct engross_span span)
{
	for (size_t at = span.start; at < span.end && at < view->slicer.length;) {
		uint32_t point;
		at += engross__slicer_next(&view->slicer, at, &point);
		engross__wrap_point(wrap, point);
	}
}

void engross__wrap_end(struct engross__wrap *wrap)
{
	flush_word(wrap);
	if (wrap->column)
		engross__writer_char(wrap->writer, '\n');
	wrap->column = 0;
}
