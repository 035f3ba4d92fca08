/* Splits and merges: one unit that became several, several that became one. */
#ifndef DRAFTS_GROUP_H
#define DRAFTS_GROUP_H

#include "align.h"

/* Marks as DRAFTS_UNIT_PART each unmatched neighbour of a paired unit that holds words which its partner
   lost; its match is that partner. */
enum engross_status drafts_group(struct drafts_alignment *alignment);

/* The further units of SIDE that belong to the pair of UNIT of SIDE: *FIRST <= UNIT <= *LAST. */
void drafts_group_range(const struct drafts_side *side, uint32_t unit, uint32_t *first, uint32_t *last);

#endif
