/* Memory of one comparison: taken from the host, given back by the host when the run ends. */
#ifndef DRAFTS_MEMORY_H
#define DRAFTS_MEMORY_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/plugin.h>

/* Where memory comes from. Borrowed for the time of `compare`. */
struct drafts_memory {
	const struct engross_host *host;
	engross_run *run;
	pthread_mutex_t *lock; /* held while memory is taken or given back; NULL where one thread does it all */
};

/* An array that one step after the other uses anew. Starts zeroed, with no memory. */
struct drafts_pool {
	void *base;
	size_t size; /* bytes at BASE */
};

#define DRAFTS_REST_NOW UINT32_MAX

/* To be called for every unit of a pass over both texts, STEP counting up: now and then, and at once for
   DRAFTS_REST_NOW, lets go of what of a mapped text was read. */
void drafts_rest(const struct drafts_memory *memory, uint32_t step, const engross_document *one,
                 const engross_document *other);

/* COUNT zeroed elements of SIZE bytes, or NULL when there is no memory for them. */
void *drafts_alloc(const struct drafts_memory *memory, size_t count, size_t size);

/* host->emit() of REPORT, by one thread at a time. */
enum engross_status drafts_emit(const struct drafts_memory *memory, const struct engross_report *report);

/* Frees BLOCK, which may be NULL, if it is large. */
void drafts_free(const struct drafts_memory *memory, void *block);

/* Frees what POOL holds; it starts anew. */
void drafts_clear(const struct drafts_memory *memory, struct drafts_pool *pool);

/* Room for COUNT elements of SIZE bytes; what POOL held is not kept. NULL when out of memory. */
void *drafts_reserve(const struct drafts_memory *memory, struct drafts_pool *pool, size_t count, size_t size);

/* As drafts_reserve(), but the first USED elements stay. Twice the room is taken each time, so that appending
   one by one is linear. */
void *drafts_grow(const struct drafts_memory *memory, struct drafts_pool *pool, size_t used, size_t count,
                  size_t size);

#endif
