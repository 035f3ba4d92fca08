/* Lines and columns of a byte offset, by checkpoints: built in one pass, asked in constant time. */
#ifndef ENGROSS_TEXT_LINES_H
#define ENGROSS_TEXT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/context.h>
#include <engross/span.h>

/* How the bytes count as code points. */
enum engross__line_coding {
	ENGROSS__LINES_UTF8 = 0,
	ENGROSS__LINES_BYTES, /* one byte a code point */
	ENGROSS__LINES_MIXED, /* UTF-8 with stray bytes, each a code point */
	ENGROSS__LINES_UTF16LE,
	ENGROSS__LINES_UTF16BE,
	ENGROSS__LINES_UTF32LE,
	ENGROSS__LINES_UTF32BE
};

struct engross__line_mark {
	size_t line;       /* line breaks before this checkpoint */
	size_t line_start; /* byte offset where its line begins */
	size_t points;     /* code points from line_start up to the checkpoint */
	size_t units;      /* UTF-16 units likewise */
};

struct engross__lines {
	const struct engross_allocator *allocator;
	const unsigned char *bytes;
	size_t length;
	enum engross__line_coding coding;
	struct engross__line_mark *marks; /* one every ENGROSS__LINE_STEP bytes */
	size_t count;
};

#define ENGROSS__LINE_STEP ((size_t)1024)

/* BYTES must outlive LINES. False when out of memory. CR LF and CR alone end a line too. */
bool engross__lines_init(struct engross__lines *lines, const struct engross_allocator *allocator,
                         const void *bytes, size_t length, enum engross__line_coding coding);
void engross__lines_clear(struct engross__lines *lines);

/* The position of byte OFFSET (clamped). A byte order mark counts no column. */
struct engross_position engross__lines_position(const struct engross__lines *lines, size_t offset);

#endif
