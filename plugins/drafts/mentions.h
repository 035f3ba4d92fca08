/* What a draft mentions of itself: "paragraphs 2 and 4", "the preceding paragraph". */
#ifndef DRAFTS_MENTIONS_H
#define DRAFTS_MENTIONS_H

#include "labels.h"

/* One label in a reference: "paragraphs 2 and 4" has two. */
struct drafts_mention {
	struct drafts_label label;
	int8_t step;   /* "the preceding paragraph": -1, the following: 1; the label has no number then */
	bool in_words; /* its number is an ordinal: "second preambular paragraph" */
	uint32_t unit; /* where it stands */
	struct engross_span number; /* the label's text */
	struct engross_span
		phrase; /* the reference from its first word to the label; the label's text, if it is not
	                               the only one of its reference */
};

/* The mentions of some units of one draft. Starts zeroed, used again and again. */
struct drafts_mentions {
	struct drafts_mention *items;
	size_t count;
	uint64_t *contexts; /* by item: a hash of what it says and of the words before */
	bool *changed;
	struct drafts_pool item_pool, context_pool, changed_pool;
};

/* What CITATION points at inside its own document; DRAFTS_TARGET_NONE for everything else. */
enum drafts_target drafts_citation_target(const struct engross_citation *citation);

/* Reads the mentions of the units FIRST to LAST of SIDE. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_mentions_read(struct drafts_mentions *mentions, const struct drafts_memory *memory,
                                         const struct drafts_side *side, uint32_t first, uint32_t last);

#endif
