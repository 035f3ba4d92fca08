/* The heaviest increasing subsequence: which pairs kept their order. */
#ifndef DRAFTS_ORDER_H
#define DRAFTS_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "memory.h"

/* A pair in the order of its place in the new draft. */
struct drafts_ordered {
	uint32_t value;  /* its place in the old draft; no two alike */
	uint32_t weight; /* what it is worth to keep */
	uint32_t before; /* filled here: the pair before it in the subsequence, or DRAFTS_ORDER_FIRST */
	bool kept;       /* filled here */
};

#define DRAFTS_ORDER_FIRST UINT32_MAX

/* Marks as kept the subsequence of ITEMS whose values rise and whose weights add up to most; all values are
   below DOMAIN. POOL is working memory. n log n steps (Fredman 1975, with a Fenwick tree of maxima). */
enum engross_status drafts_order(struct drafts_ordered *items, size_t count, uint32_t domain,
                                 const struct drafts_memory *memory, struct drafts_pool *pool);

#endif
