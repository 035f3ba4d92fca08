/* "Ibid.", "that resolution": words that take their meaning from what stands before them. */
#ifndef DRAFTS_ANAPHORA_H
#define DRAFTS_ANAPHORA_H

#include "align.h"

/* Emits, as draft/reference, those that mean another thing than they meant in the old draft, because a
   paragraph was moved, put in or taken out before them. */
enum engross_status drafts_anaphora_emit(struct drafts_alignment *alignment);

#endif
