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

/* Reads the words of the units FIRST to LAST of SIDE, but at most LIMIT of them: then it stops and N_TOKENS
   is LIMIT + 1. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_passage_read(struct drafts_passage *passage, const struct drafts_memory *memory,
                                        const struct drafts_side *side, uint32_t first, uint32_t last,
                                        size_t limit);

#endif
