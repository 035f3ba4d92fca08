/* Buffered output. */
#include "report/writer.h"

#include <string.h>

#include "base/memory.h"
#include "text/utf8.h"

#define BUFFER_SIZE ((size_t)64 * 1024)

enum engross_status engross__writer_init(struct engross__writer *writer, const struct engross_allocator *allocator,
                                         const struct engross_output *output)
{
	memset(writer, 0, sizeof(*writer));
	writer->allocator = allocator;
	writer->output = *output;
	writer->bytes = allocator->alloc(allocator->payload, BUFFER_SIZE);
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

void engross__writer_put(struct engross__writer *writer, const char *bytes, size_t length)
{
	if (length > BUFFER_SIZE - writer->used)
		engross__writer_flush(writer);
	if (length > BUFFER_SIZE) {
		pass_on(writer, bytes, length);
		return;
	}
	if (length)
		memcpy(writer->bytes + writer->used, bytes, length);
	writer->used += length;
}

void engross__writer_string(struct engross__writer *writer, const char *text)
{
	engross__writer_put(writer, text, strlen(text));
}

void engross__writer_char(struct engross__writer *writer, char c)
{
	if (writer->used == BUFFER_SIZE)
		engross__writer_flush(writer);
	writer->bytes[writer->used++] = c;
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
