/* In what the units of each pair differ: found by two threads, a stretch of units at a time, so that the
   changes can be told in order. */
#ifndef DRAFTS_COMPARE_H
#define DRAFTS_COMPARE_H

#include "align.h"
#include "edits.h"

/* Units that are reported together. */
struct drafts_range {
	uint32_t first[2], last[2];
};

/* What was found of one new unit. */
struct drafts_difference {
	struct drafts_range range; /* its pair or group */
	bool there;                /* it has a partner, and is the first of its group */
	unsigned differs;          /* bits of edits.h */
	const struct drafts_compare_worker *worker;
	size_t first, n_edits; /* in the worker's */
};

/* What one thread works with. */
struct drafts_compare_worker {
	const struct drafts_compare *compare;
	struct drafts_pair pair;
	struct drafts_edits edits; /* of its units of the stretch in hand */
	uint32_t begin, end;       /* new units */
};

/* Starts zeroed. */
struct drafts_compare {
	struct drafts_alignment *alignment;
	struct drafts_dates dates;
	struct drafts_marks marks[2];
	struct drafts_compare_worker workers[2];
	struct drafts_difference *differences; /* of the stretch in hand */
	uint32_t begin;                        /* its first unit */
	struct drafts_pool pool;
};

/* COMPARE stays where it is. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_compare_init(struct drafts_compare *compare, struct drafts_alignment *alignment);

/* Compares the new units BEGIN to END (not included) with what they were. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_compare_units(struct drafts_compare *compare, uint32_t begin, uint32_t end);

/* What was found of new unit J of the stretch. Gone with the next stretch. */
static inline const struct drafts_difference *drafts_compare_of(const struct drafts_compare *compare,
                                                                uint32_t j)
{
	return &compare->differences[j - compare->begin];
}

/* The edits of DIFFERENCE. Gone with the next stretch. */
static inline const struct engross_edit *drafts_difference_edits(const struct drafts_difference *difference)
{
	return difference->n_edits ? difference->worker->edits.edits + difference->first : NULL;
}

/* Whether the units are one text that was only wrapped anew, whatever their number. Where that is to be seen
   it is not taken as said. */
bool drafts_is_one_text(const struct drafts_alignment *alignment, const struct drafts_range *range);

#endif
