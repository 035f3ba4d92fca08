/* The words that changed between two passages. */
#ifndef DRAFTS_PAIR_H
#define DRAFTS_PAIR_H

#include "dates.h"
#include "marks.h"
#include "passage.h"
#include "sequence.h"

/* A word, or several that are compared as one: a citation, a date, an amount. */
struct drafts_atom {
	uint64_t hash;
	uint32_t first, count; /* tokens */
};

/* One side of a pair. */
struct drafts_pair_side {
	struct drafts_passage words;
	bool *changed; /* by token */
	struct drafts_atom *atoms;
	size_t n_atoms;
	bool composite; /* some atom has several tokens */
	uint64_t *hashes;
	bool *atom_changed;
	struct drafts_pool changed_pool, atom_pool, hash_pool, atom_changed_pool;
};

/* Starts zeroed, with memory, dates and marks set; used again and again. */
struct drafts_pair {
	const struct drafts_memory *memory;
	const struct drafts_dates *dates;
	const struct drafts_marks *marks; /* of both sides */
	struct drafts_pair_side side[2];
	struct drafts_sequence_work work;
};

/* Reads the units FIRST[which] to LAST[which] of each side and marks the words that changed. Passages that
   are too long to be looked at by words come out without any. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_pair_compare(struct drafts_pair *pair, const struct drafts_side side[2],
                                        const uint32_t first[2], const uint32_t last[2]);

#endif
