/* Memory of one comparison. */
#include "memory.h"

#include <string.h>

#define REST_UNITS 1024u /* that are read between rests */

void drafts_rest(const struct drafts_memory *memory, uint32_t step, const engross_document *one,
                 const engross_document *other)
{
	const struct engross_host *host = memory->host;

	if (step % REST_UNITS && step != DRAFTS_REST_NOW)
		return;
	if (host->struct_size < offsetof(struct engross_host, rest) + sizeof(host->rest))
		return;
	host->rest(one);
	host->rest(other);
}

static void hold(const struct drafts_memory *memory)
{
	if (memory->lock)
		pthread_mutex_lock(memory->lock);
}

static void release(const struct drafts_memory *memory)
{
	if (memory->lock)
		pthread_mutex_unlock(memory->lock);
}

void *drafts_alloc(const struct drafts_memory *memory, size_t count, size_t size)
{
	void *block;

	if (size && count > SIZE_MAX / size)
		return NULL;
	hold(memory);
	block = memory->host->alloc(memory->run, count * size);
	release(memory);
	return block;
}

enum engross_status drafts_emit(const struct drafts_memory *memory, const struct engross_report *report)
{
	enum engross_status status;

	hold(memory);
	status = memory->host->emit(memory->run, report);
	release(memory);
	return status;
}

void drafts_free(const struct drafts_memory *memory, void *block)
{
	const struct engross_host *host = memory->host;

	if (!block || host->struct_size < offsetof(struct engross_host, give_back) + sizeof(host->give_back))
		return;
	hold(memory);
	host->give_back(memory->run, block);
	release(memory);
}

void drafts_clear(const struct drafts_memory *memory, struct drafts_pool *pool)
{
	drafts_free(memory, pool->base);
	*pool = (struct drafts_pool){ NULL, 0 };
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
	base = drafts_alloc(memory, wanted, 1);
	if (!base)
		return NULL;
	if (used)
		memcpy(base, pool->base, used * size);
	drafts_free(memory, pool->base);
	pool->base = base;
	pool->size = wanted;
	return base;
}
