/* Memory of one alignment. */
#include "memory.h"

#include <string.h>

void *translation_alloc(const struct translation_run *run, size_t count, size_t size)
{
	if (count > SIZE_MAX / size)
		return NULL;
	return run->host->alloc(run->run, count ? count * size : size);
}

void *translation_grow(const struct translation_run *run, void *base, size_t used, size_t *capacity, size_t size)
{
	size_t wanted = *capacity ? *capacity : 32;
	void *grown;

	if (used < *capacity)
		return base;
	if (*capacity > SIZE_MAX / 2 / size)
		return NULL;
	wanted = *capacity ? *capacity * 2 : wanted;
	grown = translation_alloc(run, wanted, size);
	if (!grown)
		return NULL;
	if (used)
		memcpy(grown, base, used * size);
	if (base)
		run->host->give_back(run->run, base);
	*capacity = wanted;
	return grown;
}
