/* An arena: memory that is freed all at once. One lives as long as a context, a document or a run. */
#ifndef ENGROSS_BASE_ARENA_H
#define ENGROSS_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>
#include <engross/context.h>
#include <engross/span.h>

struct engross__arena_page;

struct engross__arena {
	const struct engross_allocator *allocator;
	struct engross__arena_page *page;
};

void engross__arena_init(struct engross__arena *arena, const struct engross_allocator *allocator);
void engross__arena_clear(struct engross__arena *arena);

/* SIZE zeroed bytes aligned for any type, or NULL. With ENGROSS_DEBUG_ARENA each is a block of its own, so
   that memory checkers see an overrun inside a page. */
void *engross__arena_alloc(struct engross__arena *arena, size_t size);

/* COUNT elements of SIZE bytes, zeroed, or NULL. */
/* Gives BLOCK back before its time, if it is large enough to have memory of its own; otherwise nothing happens. */
void engross__arena_give_back(struct engross__arena *arena, void *block);

void *engross__arena_array(struct engross__arena *arena, size_t count, size_t size);

/* Terminated copies; NULL when out of memory (or when TEXT is NULL). */
char *engross__arena_copy(struct engross__arena *arena, const void *bytes, size_t length);
char *engross__arena_string(struct engross__arena *arena, const char *text);
char *engross__arena_format(struct engross__arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
