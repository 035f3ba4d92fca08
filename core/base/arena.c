/* The arena: pages in a list, newest first. */
#include "base/arena.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"

#define PAGE_SIZE ((size_t)16 * 1024)
#define ALIGNMENT sizeof(max_align_t)

struct engross__arena_page {
	struct engross__arena_page *next;
	size_t used, size; /* of the bytes that follow the header */
	max_align_t bytes[];
};

void engross__arena_init(struct engross__arena *arena, const struct engross_allocator *allocator)
{
	arena->allocator = allocator;
	arena->page = NULL;
}

void engross__arena_clear(struct engross__arena *arena)
{
	struct engross__arena_page *page = arena->page, *next;

	for (; page; page = next) {
		next = page->next;
		engross__release(arena->allocator, page);
	}
	arena->page = NULL;
}

static struct engross__arena_page *new_page(struct engross__arena *arena, size_t size)
{
	struct engross__arena_page *page;
	size_t bytes;

	if (!engross__add(size, sizeof(*page), &bytes))
		return NULL;
	page = arena->allocator->alloc(arena->allocator->payload, bytes);
	if (!page)
		return NULL;
	page->size = size;
	page->used = 0;
	return page;
}

void *engross__arena_alloc(struct engross__arena *arena, size_t size)
{
	struct engross__arena_page *page = arena->page;
	size_t rounded;
	void *block;

	if (!engross__add(size, ALIGNMENT - 1, &rounded))
		return NULL;
	rounded -= rounded % ALIGNMENT;
	if (!rounded)
		rounded = ALIGNMENT;
#ifdef ENGROSS_DEBUG_ARENA
	page = NULL;
#endif
	if (!page || page->size - page->used < rounded) {
		size_t want = PAGE_SIZE;
#ifdef ENGROSS_DEBUG_ARENA
		want = rounded;
#endif
		if (rounded > want / 4)
			want = rounded;
		page = new_page(arena, want);
		if (!page)
			return NULL;
		if (want == rounded && arena->page) {
			/* A block of its own goes behind the page that is still being filled. */
			page->next = arena->page->next;
			arena->page->next = page;
		} else {
			page->next = arena->page;
			arena->page = page;
		}
	}
	block = (char *)page->bytes + page->used;
	page->used += rounded;
	memset(block, 0, rounded);
	return block;
}

void engross__arena_give_back(struct engross__arena *arena, void *block)
{
	struct engross__arena_page **at = &arena->page, *page;

	if (!block)
		return;
	while (*at && (void *)(*at)->bytes != block)
		at = &(*at)->next;
	page = *at;
	/* A page of the usual size may hold more than this block. */
	if (!page || page->size <= PAGE_SIZE)
		return;
	*at = page->next;
	engross__release(arena->allocator, page);
}

void *engross__arena_array(struct engross__arena *arena, size_t count, size_t size)
{
	size_t bytes;

	return engross__mul(count, size, &bytes) ? engross__arena_alloc(arena, bytes) : NULL;
}

char *engross__arena_copy(struct engross__arena *arena, const void *bytes, size_t length)
{
	char *copy;
	size_t size;

	if (!bytes || !engross__add(length, 1, &size))
		return NULL;
	copy = engross__arena_alloc(arena, size);
	if (copy)
		memcpy(copy, bytes, length);
	return copy;
}

char *engross__arena_string(struct engross__arena *arena, const char *text)
{
	return text ? engross__arena_copy(arena, text, strlen(text)) : NULL;
}

char *engross__arena_format(struct engross__arena *arena, const char *format, ...)
{
	char stack[512], *copy = NULL;
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(stack, sizeof(stack), format, args);
	va_end(args);
	if (length < 0)
		return NULL;
	if ((size_t)length < sizeof(stack))
		return engross__arena_copy(arena, stack, (size_t)length);
	copy = engross__arena_alloc(arena, (size_t)length + 1);
	if (copy) {
		va_start(args, format);
		vsnprintf(copy, (size_t)length + 1, format, args);
		va_end(args);
	}
	return copy;
}
