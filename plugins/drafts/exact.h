/* Pairs of units with the same text. */
#ifndef DRAFTS_EXACT_H
#define DRAFTS_EXACT_H

#include "align.h"

/* Pairs the units whose bodies are the same bytes: those that occur once on both sides, their equal
   neighbours, and repeated ones between the same two pairs that stayed. */
enum engross_status drafts_exact(struct drafts_alignment *alignment);

/* The same of what is left, white space, hyphens and quotation style not counting. */
enum engross_status drafts_exact_folded(struct drafts_alignment *alignment);

/* Pairs what is left and alike anywhere, if it has four words at least: a repeated paragraph that moved. */
enum engross_status drafts_exact_repeated(struct drafts_alignment *alignment);

#endif
