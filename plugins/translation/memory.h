/* Memory of one alignment, taken from the host and given back by it when the run ends. */
#ifndef TRANSLATION_MEMORY_H
#define TRANSLATION_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <engross/plugin.h>

/* Where memory comes from. Borrowed for the time of `align`. */
struct translation_run {
	const struct engross_host *host;
	engross_run *run;
};

/* COUNT zeroed elements of SIZE bytes, or NULL when there is no memory for them. At least one is taken, so that NULL
   means nothing else. */
void *translation_alloc(const struct translation_run *run, size_t count, size_t size);

/* Room for one more element behind USED in *BASE, which has room for *CAPACITY of SIZE bytes: grown to twice its size.
   NULL when out of memory. */
void *translation_grow(const struct translation_run *run, void *base, size_t used, size_t *capacity, size_t size);

#endif
