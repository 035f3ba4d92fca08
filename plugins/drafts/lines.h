/* Units that were told apart only because a line happened to break there. */
#ifndef DRAFTS_LINES_H
#define DRAFTS_LINES_H

#include "align.h"

/* Pairs each unit that is left and follows a pair with several units of the other draft, lines of one
   paragraph, that are the same text together: "2004)" or "1) to provide" begins a line there by chance of
   wrapping. */
enum engross_status drafts_lines(struct drafts_alignment *alignment);

#endif
