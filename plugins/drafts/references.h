/* draft/reference: what a renumbering did to the references inside the document. */
#ifndef DRAFTS_REFERENCES_H
#define DRAFTS_REFERENCES_H

#include "align.h"

#define DRAFTS_CODE_REFERENCE "draft/reference"

/* Follows each internal reference of the new draft from what it pointed at in the old one, and emits those
   that no longer say its number. */
enum engross_status drafts_references_emit(struct drafts_alignment *alignment);

#endif
