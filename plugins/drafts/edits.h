/* The edits of a pair: runs that lead from the old passage to the new one. */
#ifndef DRAFTS_EDITS_H
#define DRAFTS_EDITS_H

#include "modes.h"
#include "pair.h"

/* What differs: a bit for each sort of form that is taken for equal (modes.h), and two more. */
#define DRAFTS_DIFFERS_IN(sort) (1u << (sort))
#define DRAFTS_DIFFERS_IN_MARKS (1u << DRAFTS_SORTS) /* the numbers of footnote marks */
#define DRAFTS_DIFFERS_IN_WORDS (1u << (DRAFTS_SORTS + 1))

/* Starts zeroed, with memory set; used again and again. */
struct drafts_edits {
	const struct drafts_memory *memory;
	const struct drafts_pair *pair;
	struct engross_edit *edits; /* of all pairs since n_edits was 0 */
	size_t first, n_edits;      /* those of the last pair begin at FIRST */
	unsigned differs; /* bits of the above */
	struct drafts_pool pool;
};

/* Writes the edits of PAIR, which was compared, behind those that are there. They run without a gap from the
   start to the end of both passages, but for furniture inside them; `equal` ones are the same bytes.
   ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_edits_write(struct drafts_edits *edits, const struct drafts_pair *pair);

#endif
