/* A reference that no longer says what it said: the finding. */
#ifndef DRAFTS_STALE_H
#define DRAFTS_STALE_H

#include "align.h"
#include "mentions.h"

struct drafts_stale {
	const struct drafts_mention *old_mention, *new_mention;
	uint32_t old_target, new_target; /* what was meant, in either draft; DRAFTS_NONE: gone */
	uint32_t landed;                 /* what the new mention says now, DRAFTS_NONE: nothing */
};

/* Tells STALE, with the number that it should be where there is one. LABELS are those of the new draft.
   Threads may do it at once. */
enum engross_status drafts_stale_emit(const struct drafts_alignment *alignment,
                                      const struct drafts_labels *labels, const struct drafts_stale *stale);

#endif
