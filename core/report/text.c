/* Printing text safely and to measure. */
#include "report/text.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

#include "text/utf8.h"

bool engross__text_is_hidden(uint32_t point)
{
	return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x61C ||
	       (point >= 0x200B && point <= 0x200F && point != 0x200C && point != 0x200D) ||
	       (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
	       (point >= 0xE0000 && point <= 0xE007F);
}

size_t engross__text_width(uint32_t point)
{
	int width;

	if (engross__text_is_hidden(point))
		return point > 0xFFFF ? 9 : 8;
	if (point < 0x7F)
		return 1;
	width = utf8proc_charwidth((utf8proc_int32_t)point);
	return width < 0 ? 0 : (size_t)width;
}

size_t engross__text_encode(uint32_t point, char out[ENGROSS__TEXT_POINT])
{
	if (!engross__text_is_hidden(point))
		return engross__utf8_encode(point, out);
	return (size_t)snprintf(out, ENGROSS__TEXT_POINT, "<U+%04X>", (unsigned)point);
}

void engross__text_point(struct engross__writer *writer, uint32_t point)
{
	char out[ENGROSS__TEXT_POINT];

	engross__writer_put(writer, out, engross__text_encode(point, out));
}

static uint32_t flatten(uint32_t point)
{
	return point == '\n' || point == '\r' || point == '\t' ? ' ' : point;
}

void engross__text_string(struct engross__writer *writer, const char *text)
{
	engross__text_fit(writer, text, SIZE_MAX);
}

/* Whether the characters of TEXT fill more than WIDTH columns. */
static bool is_wider(const char *text, size_t length, size_t width)
{
	size_t used = 0;

	for (size_t at = 0; at < length && used <= width;) {
		uint32_t point;
		size_t n = engross__utf8_decode(text + at, length - at, &point);
		used += engross__text_width(n ? flatten(point) : 0xFFFD);
		at += n ? n : 1;
	}
	return used > width;
}

size_t engross__text_fit(struct engross__writer *writer, const char *text, size_t width)
{
	size_t length = strlen(text), used = 0;
	bool cut = width != SIZE_MAX && is_wider(text, length, width);
	size_t room = cut && width ? width - 1 : width;

	for (size_t at = 0; at < length;) {
		uint32_t point;
		size_t n = engross__utf8_decode(text + at, length - at, &point);
		point = n ? flatten(point) : 0xFFFD;
		if (used + engross__text_width(point) > room)
			break;
		used += engross__text_width(point);
		engross__text_point(writer, point);
		at += n ? n : 1;
	}
	if (!cut || !width)
		return used;
	engross__writer_string(writer, "\xE2\x80\xA6");
	return used + 1;
}

size_t engross__text_slice(struct engross__writer *writer, const struct engross__slicer *slicer,
                           struct engross_span span, size_t width)
{
	size_t used = 0, at = span.start;
	bool space = false;

	while (at < span.end && at < slicer->length) {
		uint32_t point;
		size_t columns;
		at += engross__slicer_next(slicer, at, &point);
		point = flatten(point);
		if (point == ' ') {
			space = used > 0;
			continue;
		}
		columns = engross__text_width(point) + space;
		/* One column stays free for the ellipsis unless this is the end. */
		if (used + columns > (at < span.end && width ? width - 1 : width)) {
			engross__writer_string(writer, "\xE2\x80\xA6");
			return used + 1;
		}
		if (space)
			engross__writer_char(writer, ' ');
		engross__text_point(writer, point);
		used += columns;
		space = false;
	}
	return used;
}

const char *engross__text_style_code(enum engross__text_style style)
{
	static const char *const codes[] = {
		[ENGROSS__TEXT_PLAIN] = "\033[0m",       [ENGROSS__TEXT_BOLD] = "\033[1m",
		[ENGROSS__TEXT_DIM] = "\033[2m",         [ENGROSS__TEXT_RED] = "\033[1;31m",
		[ENGROSS__TEXT_GREEN] = "\033[32m",      [ENGROSS__TEXT_YELLOW] = "\033[1;33m",
		[ENGROSS__TEXT_CYAN] = "\033[1;36m",     [ENGROSS__TEXT_DELETED] = "\033[9;31m",
		[ENGROSS__TEXT_INSERTED] = "\033[4;32m",
	};

	return codes[style];
}

void engross__text_style(struct engross__writer *writer, int color, enum engross__text_style style)
{
	if (color)
		engross__writer_string(writer, engross__text_style_code(style));
}

enum engross__text_style engross__text_level_style(enum engross_level level)
{
	switch (level) {
	case ENGROSS_LEVEL_ERROR: return ENGROSS__TEXT_RED;
	case ENGROSS_LEVEL_WARNING: return ENGROSS__TEXT_YELLOW;
	case ENGROSS_LEVEL_INFO: return ENGROSS__TEXT_CYAN;
	case ENGROSS_LEVEL_NONE: break;
	}
	return ENGROSS__TEXT_BOLD;
}

void engross__text_count(struct engross__writer *writer, size_t count, const char *one, const char *many)
{
	engross__writer_number(writer, count);
	engross__writer_char(writer, ' ');
	engross__writer_string(writer, count == 1 ? one : many);
}
