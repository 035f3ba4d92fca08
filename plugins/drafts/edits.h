/* The edits of a pair: runs that lead from the old passage to the new one. */
#ifndef DRAFTS_EDITS_H
#define DRAFTS_EDITS_H

#include "pair.h"

/* What differs, from what nobody sees to what everybody hears. */
enum {
	DRAFTS_DIFFERS_IN_WRAPPING = 1, /* line breaks, hyphens at line ends */
	DRAFTS_DIFFERS_IN_SPACES = 2,   /* the number of spaces between two words */
	DRAFTS_DIFFERS_IN_STYLE = 4,    /* quotation marks; a space before a mark */
	DRAFTS_DIFFERS_IN_MARKS = 8,    /* the numbers of footnote marks */
	DRAFTS_DIFFERS_IN_WORDS = 16
};

/* Starts zeroed, with memory set; used again and again. */
struct drafts_edits {
	const struct drafts_memory *memory;
	const struct drafts_pair *pair;
	struct engross_edit *edits;
	size_t n_edits;
	unsigned differs; /* bits of the above */
	struct drafts_pool pool;
};

/* Writes the edits of PAIR, which was compared. They run without a gap from the start to the end of both passages,
   but for furniture inside them; `equal` ones are the same bytes. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_edits_write(struct drafts_edits *edits, const struct drafts_pair *pair);

#endif
