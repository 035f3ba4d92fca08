/* The default allocator and growth of arrays. */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *default_alloc(void *payload, size_t size)
{
	(void)payload;
	return malloc(size);
}

static void *default_realloc(void *payload, void *block, size_t size)
{
	(void)payload;
	return realloc(block, size);
}

static void default_free(void *payload, void *block)
{
	(void)payload;
	free(block);
}

const struct engross_allocator engross__allocator_default = {
	.alloc = default_alloc,
	.realloc = default_realloc,
	.free = default_free,
};

bool engross__grow(const struct engross_allocator *allocator, void *items, size_t *capacity, size_t need,
                   size_t size)
{
	void *old, *grown;
	size_t wanted = *capacity, bytes;

	if (need <= *capacity)
		return true;
	if (wanted < 8)
		wanted = 8;
	while (wanted < need)
		if (!engross__mul(wanted, 2, &wanted))
			return false;
	if (!engross__mul(wanted, size, &bytes))
		return false;
	memcpy(&old, items, sizeof(old));
	grown = allocator->realloc(allocator->payload, old, bytes);
	if (!grown)
		return false;
	memcpy(items, &grown, sizeof(grown));
	*capacity = wanted;
	return true;
}

void engross__release(const struct engross_allocator *allocator, void *block)
{
	if (block)
		allocator->free(allocator->payload, block);
}
