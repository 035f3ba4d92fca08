/* The keys that were cited in full so far: a bare number may mean one of them. */
#include <string.h>

#include "base/memory.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

static size_t hash(const char *key)
{
	uint64_t h = 14695981039346656037u; /* FNV-1a */

	for (; *key; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

/* Where KEY is in TABLE of SIZE slots (a power of two, never full), or where it would be put. */
static size_t place(const char *const *table, size_t size, const char *key)
{
	size_t i = hash(key) & (size - 1);

	while (table[i] && strcmp(table[i], key) != 0)
		i = (i + 1) & (size - 1);
	return i;
}

static bool enlarge(struct engross__scanner *s)
{
	const struct engross_allocator *allocator = &s->document->context->allocator;
	size_t size = s->seen_size ? s->seen_size * 2 : 64;
	const char **table = size > SIZE_MAX / sizeof(*table) / 2
	                             ? NULL
	                             : allocator->alloc(allocator->payload, size * sizeof(*table));

	if (!table)
		return false;
	memset(table, 0, size * sizeof(*table));
	for (size_t i = 0; i < s->seen_size; i++)
		if (s->seen[i])
			table[place(table, size, s->seen[i])] = s->seen[i];
	engross__release(allocator, s->seen);
	s->seen = table;
	s->seen_size = size;
	return true;
}

bool engross__seen_add(struct engross__scanner *s, const char *key)
{
	size_t i;

	if (2 * (s->n_seen + 1) > s->seen_size && !enlarge(s)) {
		s->status = ENGROSS_NOMEM;
		return false;
	}
	i = place(s->seen, s->seen_size, key);
	s->n_seen += !s->seen[i];
	s->seen[i] = key;
	return true;
}

bool engross__seen_has(const struct engross__scanner *s, const char *key)
{
	return s->seen_size && s->seen[place(s->seen, s->seen_size, key)];
}
