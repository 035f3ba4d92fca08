/* A hash table from byte strings to pointers; keys are borrowed. Lookups are linear in the key. */
#ifndef ENGROSS_BASE_TABLE_H
#define ENGROSS_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>

struct engross__table_slot {
	const char *key;
	size_t length;
	uint64_t hash;
	void *value;
};

struct engross__table {
	const struct engross_allocator *allocator;
	struct engross__table_slot *slots;
	size_t count, capacity; /* capacity is a power of two or 0 */
	uint64_t seed;
};

void engross__table_init(struct engross__table *table, const struct engross_allocator *allocator);
void engross__table_clear(struct engross__table *table);

/* Where the value of KEY lives, made NULL when it is new (*FOUND false); NULL when out of memory. KEY
   must outlive the table. The address is good until the next put. */
void **engross__table_put(struct engross__table *table, const char *key, size_t length, bool *found);

/* The value of KEY, or NULL. */
void *engross__table_get(const struct engross__table *table, const char *key, size_t length);

/* A 64-bit hash of BYTES; SEED separates tables. Seeded by address, so that no input can choose its collisions. */
uint64_t engross__hash(const void *bytes, size_t length, uint64_t seed);

#endif
