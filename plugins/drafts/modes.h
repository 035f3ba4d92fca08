/* What is taken for equal: the options of the plugin. */
#ifndef DRAFTS_MODES_H
#define DRAFTS_MODES_H

#include <engross/plugin.h>

#include "memory.h"

/* What becomes of a difference of some sort. */
enum drafts_mode {
	DRAFTS_MODE_NO = 0, /* it is one of words */
	DRAFTS_MODE_SHOW,   /* the words are the same; it is shown as one of form, and counted */
	DRAFTS_MODE_YES     /* it is counted, and not shown */
};

/* The sorts, by their options. */
enum drafts_sort {
	DRAFTS_SORT_LINES = 0, /* line breaks, and the spaces they bring */
	DRAFTS_SORT_HYPHENS,   /* hyphens at line ends */
	DRAFTS_SORT_SPACES,    /* how much white space there is in a line */
	DRAFTS_SORT_QUOTES,    /* the style of quotation marks and apostrophes; a space inside them */
	DRAFTS_SORT_CHARACTERS, /* what the text is freed of when it is read: no-break spaces, soft hyphens, marks apart from
	                            their letters */
	DRAFTS_SORT_CASE,
	DRAFTS_SORT_PUNCTUATION, /* marks that are no part of a word */
	DRAFTS_SORTS
};

struct drafts_modes {
	enum drafts_mode mode[DRAFTS_SORTS];
	size_t count[DRAFTS_SORTS]; /* paragraphs that differ in it */
};

/* The options, for the descriptor. */
extern const struct engross_option drafts_options[];

/* Reads the options of a run. ENGROSS_USAGE for a value that is none of yes, show and no. */
enum engross_status drafts_modes_init(struct drafts_modes *modes, const struct drafts_memory *memory);

/* Reports what was counted. */
enum engross_status drafts_modes_emit(const struct drafts_modes *modes, const struct drafts_memory *memory);

#endif
