/* Buffered output: 64 KiB at a time, failing stickily. */
#ifndef ENGROSS_REPORT_WRITER_H
#define ENGROSS_REPORT_WRITER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <engross/report.h>

#define ENGROSS__WRITER_SIZE ((size_t)64 * 1024)

struct engross__writer {
	const struct engross_allocator *allocator;
	struct engross_output output;
	char *bytes;
	size_t used;
	enum engross_status status; /* ENGROSS_IO once the output said stop */
};

/* ENGROSS_NOMEM when there is no buffer to be had. */
enum engross_status engross__writer_init(struct engross__writer *writer, const struct engross_allocator *allocator,
                                         const struct engross_output *output);
/* Flushing is the caller's choice: a report that failed is not completed by freeing it. */
void engross__writer_clear(struct engross__writer *writer);
enum engross_status engross__writer_flush(struct engross__writer *writer);

/* What does not fit into the buffer. */
void engross__writer_overflow(struct engross__writer *writer, const char *bytes, size_t length);

static inline void engross__writer_put(struct engross__writer *writer, const char *bytes, size_t length)
{
	if (length > ENGROSS__WRITER_SIZE - writer->used) {
		engross__writer_overflow(writer, bytes, length);
		return;
	}
	if (length)
		memcpy(writer->bytes + writer->used, bytes, length);
	writer->used += length;
}

static inline void engross__writer_string(struct engross__writer *writer, const char *text)
{
	engross__writer_put(writer, text, strlen(text));
}

static inline void engross__writer_char(struct engross__writer *writer, char c)
{
	engross__writer_put(writer, &c, 1);
}

void engross__writer_fill(struct engross__writer *writer, char c, size_t count);
void engross__writer_point(struct engross__writer *writer, uint32_t point);
void engross__writer_number(struct engross__writer *writer, uint64_t number);

#endif
