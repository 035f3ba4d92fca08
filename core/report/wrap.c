/* Breaking running text into lines. */
#include "report/wrap.h"

#include <string.h>

#include "report/text.h"
#include "text/utf8.h"

#define RESET "\033[0m"

void engross__wrap_begin(struct engross__wrap *wrap, struct engross__writer *writer, size_t width,
                         size_t indent)
{
	wrap->writer = writer;
	wrap->width = width > indent + 20 ? width : indent + 20;
	wrap->indent = indent;
	wrap->column = 0;
	wrap->space = false;
	wrap->used = wrap->columns = 0;
	wrap->style = wrap->shown = NULL;
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
		/* An underlined indent is no text. */
		engross__writer_string(wrap->writer, wrap->shown ? RESET "\n" : "\n");
		begin_line(wrap);
		engross__writer_string(wrap->writer, wrap->shown ? wrap->shown : "");
	}
	if (wrap->space)
		engross__writer_char(wrap->writer, ' ');
	engross__writer_put(wrap->writer, wrap->word, wrap->used);
	wrap->column += wrap->space + wrap->columns;
	wrap->space = false;
	wrap->used = wrap->columns = 0;
	wrap->shown = wrap->style;
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

void engross__wrap_style(struct engross__wrap *wrap, const char *style)
{
	const char *mark = style ? style : RESET;

	add(wrap, mark, strlen(mark), 0);
	wrap->style = style;
}

/* How many bytes from AT on are letters and signs of ASCII, in a text whose bytes are its characters there.
   */
static size_t plain_run(const struct engross__view *view, size_t at, size_t end)
{
	const unsigned char *bytes = view->slicer.bytes;
	size_t from = at;

	if (view->slicer.coding > ENGROSS__LINES_MIXED)
		return 0;
	while (at < end && bytes[at] > ' ' && bytes[at] < 0x7F)
		at++;
	return at - from;
}

/* Adds LENGTH such bytes, as engross__wrap_point() would one by one. */
static void add_plain(struct engross__wrap *wrap, const char *bytes, size_t length)
{
	while (length) {
		size_t room = wrap->width - wrap->indent - wrap->columns, take = length < room ? length : room;
		take = take < sizeof(wrap->word) / 2 ? take : sizeof(wrap->word) / 2;
		add(wrap, bytes, take, take);
		if (wrap->columns >= wrap->width - wrap->indent)
			flush_word(wrap);
		bytes += take;
		length -= take;
	}
}

void engross__wrap_span(struct engross__wrap *wrap, const struct engross__view *view,
                        struct engross_span span)
{
	size_t end = span.end < view->slicer.length ? span.end : view->slicer.length;

	for (size_t at = span.start; at < end;) {
		size_t run = plain_run(view, at, end);
		uint32_t point;
		if (run) {
			add_plain(wrap, (const char *)view->slicer.bytes + at, run);
			at += run;
			continue;
		}
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
