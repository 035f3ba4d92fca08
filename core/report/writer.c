/* Buffered output. */
#include "report/writer.h"

#include <string.h>

#include "base/memory.h"
#include "text/utf8.h"

enum engross_status engross__writer_init(struct engross__writer *writer, const struct engross_allocator *allocator,
                                         const struct engross_output *output)
{
	memset(writer, 0, sizeof(*writer));
	writer->allocator = allocator;
	writer->output = *output;
	writer->bytes = allocator->alloc(allocator->payload, ENGROSS__WRITER_SIZE);
	return writer->bytes ? ENGROSS_OK : ENGROSS_NOMEM;
}

void engross__writer_clear(struct engross__writer *writer)
{
	engross__release(writer->allocator, writer->bytes);
	writer->bytes = NULL;
}

static void pass_on(struct engross__writer *writer, const char *bytes, size_t length)
{
	if (length && writer->status == ENGROSS_OK && writer->output.write(writer->output.payload, bytes, length))
		writer->status = ENGROSS_IO;
}

enum engross_status engross__writer_flush(struct engross__writer *writer)
{
	pass_on(writer, writer->bytes, writer->used);
	writer->used = 0;
	return writer->status;
}

void engross__writer_overflow(struct engross__writer *writer, const char *bytes, size_t length)
{
	engross__writer_flush(writer);
	if (length > ENGROSS__WRITER_SIZE) {
		pass_on(writer, bytes, length);
		return;
	}
	memcpy(writer->bytes, bytes, length);
	writer->used = length;
}

void engross__writer_fill(struct engross__writer *writer, char c, size_t count)
{
	while (count--)
		engross__writer_char(writer, c);
}

void engross__writer_point(struct engross__writer *writer, uint32_t point)
{
	char utf8[4];

	engross__writer_put(writer, utf8, engross__utf8_encode(point, utf8));
}

void engross__writer_number(struct engross__writer *writer, uint64_t number)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	engross__writer_put(writer, digits + at, sizeof(digits) - at);
}
