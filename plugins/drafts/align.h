/* The alignment of two drafts: which unit became which. */
#ifndef DRAFTS_ALIGN_H
#define DRAFTS_ALIGN_H

#include "memory.h"
#include "modes.h"
#include "unit.h"
#include "words.h"

struct drafts_alignment {
	const struct drafts_memory *memory;
	struct drafts_modes modes;
	struct drafts_side side[2];   /* by enum drafts_side_index */
	struct drafts_words words[2]; /* of what the first step left */
	bool settled;                 /* no pair was made since drafts_find_stayed() */
	/* Working memory of the steps. */
	struct drafts_pool index, chain, ordered, tree;
};

/* Aligns OLD_DRAFT and NEW_DRAFT: fills match and flags of every unit. ENGROSS_NOMEM, ENGROSS_LIMIT,
   ENGROSS_CANCELLED, ENGROSS_USAGE (an option). */
enum engross_status drafts_align(struct drafts_alignment *alignment, const struct drafts_memory *memory,
                                 const engross_document *old_draft, const engross_document *new_draft);

/* For the steps: pairs old unit I with new unit J. */
void drafts_match(struct drafts_alignment *alignment, uint32_t i, uint32_t j, uint8_t flags);

/* For the steps: finds which pairs stayed, marks the others DRAFTS_UNIT_MOVED and counts the gaps. */
enum engross_status drafts_find_stayed(struct drafts_alignment *alignment);

#endif
