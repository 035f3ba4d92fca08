/* Pairs of units that are alike: edited, or moved and edited. */
#ifndef DRAFTS_NEAR_H
#define DRAFTS_NEAR_H

#include "align.h"

/* Pairs what is left by likeness: by votes of runs of words, then between the same neighbours. */
enum engross_status drafts_near(struct drafts_alignment *alignment);

#endif
