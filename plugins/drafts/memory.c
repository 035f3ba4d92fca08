/* Memory of one comparison. */
#include "memory.h"

#include <stdint.h>
#include <string.h>

void *drafts_alloc(const struct drafts_memory *memory, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return memory->host->alloc(memory->run, count * size);
}

void *drafts_reserve(const struct drafts_memory *memory, struct drafts_pool *pool, size_t count, size_t size)
{
	return drafts_grow(memory, pool, 0, count, size);
}

void *drafts_grow(const struct drafts_memory *memory, struct drafts_pool *pool, size_t used, size_t count,
                  size_t size)
{
	size_t wanted;
	void *base;

	if (count > SIZE_MAX / size)
		return NULL;
	if (pool->base && count * size <= pool->size)
		return pool->base;
	wanted = count * size;
	if (wanted < 2 * pool->size && pool->size <= SIZE_MAX / 2)
		wanted = 2 * pool->size;
	base = memory->host->alloc(memory->run, wanted);
	if (!base)
		return NULL;
	if (used)
		memcpy(base, pool->base, used * size);
	pool->base = base;
	pool->size = wanted;
	return base;
}
