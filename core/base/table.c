/* Open addressing with linear probing, at most three quarters full. */
#include "base/table.h"

#include <string.h>

#include "base/memory.h"

uint64_t engross__hash(const void *bytes, size_t length, uint64_t seed)
{
	const unsigned char *p = bytes;
	uint64_t h = seed ^ (length * 0x9E3779B97F4A7C15u), word;

	/* Multiply-and-fold over eight bytes at a time, after wyhash. */
	for (; length >= 8; length -= 8, p += 8) {
		memcpy(&word, p, 8);
		unsigned __int128 m = (unsigned __int128)(h ^ word) * 0xD6E8FEB86659FD93u;
		h = (uint64_t)m ^ (uint64_t)(m >> 64) ^ 0xA0761D6478BD642Fu;
	}
	word = 0;
	memcpy(&word, p, length);
	unsigned __int128 m = (unsigned __int128)(h ^ word ^ 0xE7037ED1A0B428DBu) * 0x8EBC6AF09C88C6E3u;
	h = (uint64_t)m ^ (uint64_t)(m >> 64);
	return h ^ (h >> 29);
}

void engross__table_init(struct engross__table *table, const struct engross_allocator *allocator)
{
	memset(table, 0, sizeof(*table));
	table->allocator = allocator;
	table->seed = (uint64_t)(uintptr_t)table * 0x9E3779B97F4A7C15u;
}

void engross__table_clear(struct engross__table *table)
{
	engross__release(table->allocator, table->slots);
	engross__table_init(table, table->allocator);
}

static struct engross__table_slot *find_slot(const struct engross__table *table, const char *key, size_t length,
                                             uint64_t hash)
{
	size_t mask = table->capacity - 1, i = (size_t)hash & mask;

	for (;; i = (i + 1) & mask) {
		struct engross__table_slot *slot = &table->slots[i];
		if (!slot->key || (slot->hash == hash && slot->length == length && !memcmp(slot->key, key, length)))
			return slot;
	}
}

static bool widen(struct engross__table *table)
{
	struct engross__table old = *table;
	size_t capacity = old.capacity ? old.capacity * 2 : 16, bytes, i;

	if (!engross__mul(capacity, sizeof(*old.slots), &bytes))
		return false;
	table->slots = table->allocator->alloc(table->allocator->payload, bytes);
	if (!table->slots) {
		*table = old;
		return false;
	}
	memset(table->slots, 0, bytes);
	table->capacity = capacity;
	for (i = 0; i < old.capacity; i++)
		if (old.slots[i].key)
			*find_slot(table, old.slots[i].key, old.slots[i].length, old.slots[i].hash) = old.slots[i];
	engross__release(table->allocator, old.slots);
	return true;
}

void **engross__table_put(struct engross__table *table, const char *key, size_t length, bool *found)
{
	struct engross__table_slot *slot;
	uint64_t hash = engross__hash(key, length, table->seed);

	if ((table->count + 1) * 4 > table->capacity * 3 && !widen(table))
		return NULL;
	slot = find_slot(table, key, length, hash);
	*found = slot->key != NULL;
	if (!slot->key) {
		*slot = (struct engross__table_slot){ key, length, hash, NULL };
		table->count++;
	}
	return &slot->value;
}

void *engross__table_get(const struct engross__table *table, const char *key, size_t length)
{
	if (!table->capacity)
		return NULL;
	return find_slot(table, key, length, engross__hash(key, length, table->seed))->value;
}
