/* The difference of two sequences of hashes. */
#ifndef DRAFTS_SEQUENCE_H
#define DRAFTS_SEQUENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "memory.h"

/* Working memory; starts zeroed, used again and again. */
struct drafts_sequence_work {
	struct drafts_pool trace, ranges, once, anchors, tree;
};

/* Sets OLD_CHANGED[i] and NEW_CHANGED[j] for what has no partner; the rest are partners in order, with equal
   hashes. Few differences are found least (Myers 1986); many are found in steps of bounded cost, which
   together stay linear. Sequences are shorter than 2^31. */
enum engross_status drafts_sequence_diff(struct drafts_sequence_work *work,
                                         const struct drafts_memory *memory, const uint64_t *old_hashes,
                                         size_t n_old, bool *old_changed, const uint64_t *new_hashes,
                                         size_t n_new, bool *new_changed);

#endif
