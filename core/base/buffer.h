/* A growable run of bytes that fails stickily: append freely, test `failed` once at the end. */
#ifndef ENGROSS_BASE_BUFFER_H
#define ENGROSS_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/context.h>

struct engross__buffer {
	const struct engross_allocator *allocator;
	char *bytes;  /* terminated whenever it is not NULL */
	size_t length, capacity;
	bool failed;  /* an append did not fit in memory */
};

void engross__buffer_init(struct engross__buffer *buffer, const struct engross_allocator *allocator);
void engross__buffer_clear(struct engross__buffer *buffer);

/* Makes room for MORE bytes and returns where to write them, or NULL; engross__buffer_advance() keeps N. */
char *engross__buffer_reserve(struct engross__buffer *buffer, size_t more);
void engross__buffer_advance(struct engross__buffer *buffer, size_t n);

void engross__buffer_append(struct engross__buffer *buffer, const void *bytes, size_t length);

/* The bytes, now the caller's, to be released with the buffer's allocator; the buffer is empty again. */
char *engross__buffer_steal(struct engross__buffer *buffer, size_t *length);

#endif
