/* Footnote marks: compared by the note they call, not by their number. */
#ifndef DRAFTS_MARKS_H
#define DRAFTS_MARKS_H

#include "align.h"
#include "passage.h"

struct drafts_mark {
	struct engross_span span;
	uint64_t note; /* the same in both drafts for notes that were aligned */
};

/* The marks of one draft, in text order. */
struct drafts_marks {
	struct drafts_mark *items;
	size_t count;
};

/* Reads the marks of side WHICH of an alignment that is done. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_marks_init(struct drafts_marks *marks, const struct drafts_alignment *alignment,
                                      int which);

/* Makes each mark in PASSAGE one token of kind DRAFTS_TOKEN_NOTE. */
void drafts_marks_join(const struct drafts_marks *marks, struct drafts_passage *passage);

#endif
