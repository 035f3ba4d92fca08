/* Checkpoints of lines and columns. */
#include "text/lines.h"

#include <stdint.h>
#include <string.h>

#include "base/memory.h"
#include "text/utf8.h"

#define BYTE_ORDER_MARK 0xFEFFu

/* Reading on from a checkpoint. */
struct counter {
	struct engross__line_mark mark;
	bool after_cr; /* the byte before was a CR: a LF now belongs to it */
};

static size_t unit_size(const struct engross__lines *lines)
{
	switch (lines->coding) {
	case ENGROSS__LINES_UTF16LE: case ENGROSS__LINES_UTF16BE: return 2;
	case ENGROSS__LINES_UTF32LE: case ENGROSS__LINES_UTF32BE: return 4;
	default: return 1;
	}
}

static uint32_t unit_at(const struct engross__lines *lines, size_t at, size_t size)
{
	const unsigned char *p = lines->bytes + at;
	bool big = lines->coding == ENGROSS__LINES_UTF16BE || lines->coding == ENGROSS__LINES_UTF32BE;
	uint32_t value = 0;

	for (size_t i = 0; i < size; i++)
		value |= (uint32_t)p[i] << 8 * (big ? size - 1 - i : i);
	return value;
}

static void line_break(struct counter *c, size_t next)
{
	c->mark.line++;
	c->mark.line_start = next;
	c->mark.points = c->mark.units = 0;
}

static void count_point(struct counter *c, uint32_t unit, size_t next)
{
	if (unit == '\n' || unit == '\r') {
		if (unit == '\n' && c->after_cr)
			c->mark.line_start = next;
		else
			line_break(c, next);
	} else {
		c->mark.points++;
		c->mark.units += unit > 0xFFFF ? 2 : 1;
	}
	c->after_cr = unit == '\r';
}

/* UTF-8 and single bytes, byte by byte; a continuation byte counts nothing. */
static void count_bytes(const struct engross__lines *lines, struct counter *c, size_t from, size_t to)
{
	const unsigned char *p = lines->bytes;
	bool utf8 = lines->coding == ENGROSS__LINES_UTF8;

	for (size_t i = from; i < to; i++) {
		unsigned char b = p[i];
		if (b == '\n' || b == '\r') {
			count_point(c, b, i + 1);
			continue;
		}
		c->after_cr = false;
		if (utf8 && (b & 0xC0) == 0x80)
			continue;
		if (utf8 && b == 0xEF && i == 0 && lines->length >= 3 && p[1] == 0xBB && p[2] == 0xBF)
			continue; /* a byte order mark */
		c->mark.points++;
		c->mark.units += utf8 && b >= 0xF0 ? 2 : 1;
	}
}

/* The end of a well-formed sequence that begins before AT and goes past it, or AT. */
static size_t sequence_end(const struct engross__lines *lines, size_t at)
{
	uint32_t point;

	for (size_t back = 1; back <= 3 && back <= at && (lines->bytes[at] & 0xC0) == 0x80; back++) {
		size_t start = at - back;
		size_t n = engross__utf8_decode((const char *)lines->bytes + start, lines->length - start, &point);
		if (n > back)
			return start + n;
	}
	return at;
}

/* UTF-8 in which each stray byte is a character of its own. */
static void count_mixed(const struct engross__lines *lines, struct counter *c, size_t from, size_t to)
{
	size_t at = from < to ? sequence_end(lines, from) : to;

	while (at < to) {
		uint32_t point = lines->bytes[at];
		size_t n = engross__utf8_decode((const char *)lines->bytes + at, lines->length - at, &point);

		n = n ? n : 1;
		if (at || point != BYTE_ORDER_MARK)
			count_point(c, point, at + n);
		at += n;
	}
}

static void count_units(const struct engross__lines *lines, struct counter *c, size_t from, size_t to)
{
	size_t size = unit_size(lines);

	for (size_t i = from; i + size <= to; i += size) {
		uint32_t unit = unit_at(lines, i, size);
		if (size == 2 && unit >= 0xDC00 && unit < 0xE000) {
			c->mark.units++; /* the second half of a pair */
			continue;
		}
		if (i || unit != BYTE_ORDER_MARK)
			count_point(c, unit, i + size);
	}
}

static void count(const struct engross__lines *lines, struct counter *c, size_t from, size_t to)
{
	if (lines->coding <= ENGROSS__LINES_BYTES)
		count_bytes(lines, c, from, to);
	else if (lines->coding == ENGROSS__LINES_MIXED)
		count_mixed(lines, c, from, to);
	else
		count_units(lines, c, from, to);
}

/* The code points and UTF-16 units of well-formed UTF-8, eight bytes at a time. */
static void count_points(const unsigned char *p, size_t n, struct engross__line_mark *mark)
{
	const uint64_t ones = 0x0101010101010101u;
	size_t i = 0;

	for (; i + 8 <= n; i += 8) {
		uint64_t word, high;
		memcpy(&word, p + i, 8);
		high = word >> 7 & ones;
		mark->points += 8;
		mark->units += 8;
		if (high) {
			/* A byte 10xxxxxx goes on a character; one 1111xxxx begins a pair of units. */
			size_t go_on = (size_t)__builtin_popcountll(high & ~(word >> 6));
			mark->points -= go_on;
			mark->units -= go_on;
			mark->units += (size_t)__builtin_popcountll(high & word >> 6 & word >> 5 & word >> 4);
		}
	}
	for (; i < n; i++) {
		mark->points += (p[i] & 0xC0) != 0x80;
		mark->units += (size_t)((p[i] & 0xC0) != 0x80) + (p[i] >= 0xF0);
	}
}

/* A step of UTF-8: what matters of the lines in it is how many end, and what follows the last end. */
static void count_step(const struct engross__lines *lines, struct counter *c, size_t from, size_t to)
{
	const unsigned char *p = lines->bytes, *end;

	if (lines->coding != ENGROSS__LINES_UTF8 || from == 0 || c->after_cr || memchr(p + from, '\r', to - from)) {
		count(lines, c, from, to);
		return;
	}
	while ((end = memchr(p + from, '\n', to - from))) {
		from = (size_t)(end - p) + 1;
		line_break(c, from);
	}
	count_points(p + from, to - from, &c->mark);
}

bool engross__lines_init(struct engross__lines *lines, const struct engross_allocator *allocator,
                         const void *bytes, size_t length, enum engross__line_coding coding)
{
	struct counter c = { { 0, 0, 0, 0 }, false };
	size_t i, bytes_needed;

	memset(lines, 0, sizeof(*lines));
	lines->allocator = allocator;
	lines->bytes = bytes;
	lines->length = length;
	lines->coding = coding;
	lines->count = length / ENGROSS__LINE_STEP + 1;
	if (!engross__mul(lines->count, sizeof(*lines->marks), &bytes_needed))
		return false;
	lines->marks = allocator->alloc(allocator->payload, bytes_needed);
	if (!lines->marks)
		return false;
	for (i = 0; i < lines->count; i++) {
		size_t from = i * ENGROSS__LINE_STEP;

		lines->marks[i] = c.mark;
		if (i + 1 < lines->count)
			count_step(lines, &c, from, from + ENGROSS__LINE_STEP);
	}
	return true;
}

void engross__lines_clear(struct engross__lines *lines)
{
	if (lines->allocator)
		engross__release(lines->allocator, lines->marks);
	lines->marks = NULL;
}

struct engross_position engross__lines_position(const struct engross__lines *lines, size_t offset)
{
	struct counter c;
	size_t i, from;

	if (offset > lines->length)
		offset = lines->length;
	i = offset / ENGROSS__LINE_STEP;
	from = i * ENGROSS__LINE_STEP;
	c.mark = lines->marks[i];
	c.after_cr = from > 0 && unit_at(lines, from - unit_size(lines), unit_size(lines)) == '\r';
	count_step(lines, &c, from, offset);
	return (struct engross_position){
		.line = c.mark.line + 1,
		.column = c.mark.points + 1,
		.utf16_column = c.mark.units + 1,
		.byte_column = offset - c.mark.line_start + 1,
	};
}
