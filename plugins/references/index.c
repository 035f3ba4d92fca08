/* Open addressing, at most half full. */
#include "index.h"

#include <stdint.h>
#include <string.h>

static uint64_t hash_key(const char *key)
{
	uint64_t h = 1469598103934665603u; /* FNV-1a */

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return h ^ (h >> 31);
}

enum engross_status references_index_init(struct references_index *index, const struct references *r, size_t count)
{
	size_t size = 16;

	while (size < count * 2)
		size *= 2;
	index->keys = r->host->alloc(r->run, size * sizeof(*index->keys));
	index->values = r->host->alloc(r->run, size * sizeof(*index->values));
	index->mask = size - 1;
	return index->keys && index->values ? ENGROSS_OK : ENGROSS_NOMEM;
}

static size_t find(const struct references_index *index, const char *key)
{
	size_t at = (size_t)hash_key(key) & index->mask;

	while (index->values[at] && strcmp(index->keys[at], key) != 0)
		at = (at + 1) & index->mask;
	return at;
}

size_t references_index_first(struct references_index *index, const char *key, size_t value)
{
	size_t at = find(index, key);

	if (!index->values[at]) {
		index->keys[at] = key;
		index->values[at] = value + 1;
	}
	return index->values[at] - 1;
}

size_t references_index_get(const struct references_index *index, const char *key)
{
	size_t at = find(index, key);

	return index->values[at] ? index->values[at] - 1 : ENGROSS_NO_INDEX;
}
