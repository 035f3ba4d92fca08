/* Growable bytes. */
#include "base/buffer.h"

#include <string.h>

#include "base/memory.h"

void engross__buffer_init(struct engross__buffer *buffer, const struct engross_allocator *allocator)
{
	memset(buffer, 0, sizeof(*buffer));
	buffer->allocator = allocator;
}

void engross__buffer_clear(struct engross__buffer *buffer)
{
	engross__release(buffer->allocator, buffer->bytes);
	engross__buffer_init(buffer, buffer->allocator);
}

char *engross__buffer_reserve(struct engross__buffer *buffer, size_t more)
{
	size_t need;

	if (buffer->failed)
		return NULL;
	if (!engross__add(buffer->length, more, &need) || !engross__add(need, 1, &need) ||
	    !engross__grow(buffer->allocator, &buffer->bytes, &buffer->capacity, need, 1)) {
		buffer->failed = true;
		return NULL;
	}
	return buffer->bytes + buffer->length;
}

void engross__buffer_advance(struct engross__buffer *buffer, size_t n)
{
	buffer->length += n;
	buffer->bytes[buffer->length] = '\0';
}

void engross__buffer_append(struct engross__buffer *buffer, const void *bytes, size_t length)
{
	char *to = engross__buffer_reserve(buffer, length);

	if (!to)
		return;
	if (length)
		memcpy(to, bytes, length);
	engross__buffer_advance(buffer, length);
}

char *engross__buffer_steal(struct engross__buffer *buffer, size_t *length)
{
	char *bytes = buffer->bytes;

	*length = buffer->length;
	buffer->bytes = NULL;
	buffer->length = buffer->capacity = 0;
	return bytes;
}
