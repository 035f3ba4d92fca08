/* Two halves of a step, each on a thread of its own. */
#ifndef DRAFTS_BOTH_H
#define DRAFTS_BOTH_H

#include "memory.h"

/* Does WORK for ONE and for OTHER, at once where memory->lock is there, else one after the other. What both
   may write is memory and findings (drafts_emit()); of the host's services they may call those that read
   documents and word lists, and `rest`. Returns the status of ONE if that failed, else that of OTHER. */
enum engross_status drafts_both(const struct drafts_memory *memory, enum engross_status (*work)(void *),
                                void *one, void *other);

#endif
