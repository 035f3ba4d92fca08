/* The words of a unit, or of neighbouring units that are compared as one. */
#ifndef DRAFTS_PASSAGE_H
#define DRAFTS_PASSAGE_H

#include "memory.h"
#include "token.h"
#include "unit.h"

/* Filled again and again; starts zeroed. */
struct drafts_passage {
	const struct drafts_side *side;
	struct engross_span span; /* from the first body's start to the last one's end */
	struct drafts_token *tokens;
	size_t n_tokens, capacity;
	struct drafts_pool pool;
};

/* Reads the words of the units FIRST to LAST of SIDE, but at most LIMIT of them: then it stops and N_TOKENS is
   LIMIT + 1. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_passage_read(struct drafts_passage *passage, const struct drafts_memory *memory,
                                        const struct drafts_side *side, uint32_t first, uint32_t last,
                                        size_t limit);

/* The sum of its words' weights. */
uint64_t drafts_passage_weight(const struct drafts_passage *passage);

/* A bag of words: how often each occurs. Starts zeroed. */
struct drafts_bag {
	struct drafts_pool pool;
	struct drafts_bag_entry *entries;
	size_t mask;
};

/* Fills BAG with the words of PASSAGE alone. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_bag_fill(struct drafts_bag *bag, const struct drafts_memory *memory,
                                    const struct drafts_passage *passage);

/* Takes the words of PASSAGE out of BAG; returns the weight of those that were in it. */
uint64_t drafts_bag_take(struct drafts_bag *bag, const struct drafts_passage *passage);

#endif
