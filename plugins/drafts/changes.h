/* From an alignment to the changes that are reported. */
#ifndef DRAFTS_CHANGES_H
#define DRAFTS_CHANGES_H

#include "align.h"
#include "edits.h"

/* Emits the changes in the order of the new draft; what was deleted comes where it stood. */
enum engross_status drafts_changes_emit(struct drafts_alignment *alignment);

#endif
