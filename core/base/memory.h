/* The allocator in use, and arithmetic that is checked before memory is asked for. */
#ifndef ENGROSS_BASE_MEMORY_H
#define ENGROSS_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/context.h>

/* For a large local that is written before it is read, in what runs for each place of a text: a hardened build
   clears locals (-ftrivial-auto-var-init), and clearing some kilobytes would take longer than what is done there. */
#ifdef __has_attribute
#if __has_attribute(uninitialized)
#define ENGROSS__UNCLEARED __attribute__((uninitialized))
#endif
#endif
#ifndef ENGROSS__UNCLEARED
#define ENGROSS__UNCLEARED
#endif

/* The allocator over malloc and its kin. */
extern const struct engross_allocator engross__allocator_default;

/* *OUT = A * B or A + B; false, and *OUT untouched, when that does not fit. */
static inline bool engross__mul(size_t a, size_t b, size_t *out)
{
	return !__builtin_mul_overflow(a, b, out);
}

static inline bool engross__add(size_t a, size_t b, size_t *out)
{
	return !__builtin_add_overflow(a, b, out);
}

/* Grows the array *ITEMS of *CAPACITY elements of SIZE bytes to hold at least NEED elements, doubling.
   False when out of memory; the array is then as it was. */
bool engross__grow(const struct engross_allocator *allocator, void *items, size_t *capacity, size_t need,
                   size_t size);

/* Releases BLOCK (NULL allowed). */
void engross__release(const struct engross_allocator *allocator, void *block);

#endif
