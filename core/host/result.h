/* The result of a run while it is filled. */
#ifndef ENGROSS_HOST_RESULT_H
#define ENGROSS_HOST_RESULT_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/run.h>

#include "base/arena.h"

#define ENGROSS__EQUALITIES 32

struct engross_result {
	const struct engross_allocator *allocator;
	struct engross__arena arena;      /* strings and arrays of the findings */
	struct engross__arena change_arena;
	struct engross_finding *findings;
	size_t n_findings, findings_capacity;
	size_t limit;                     /* findings listed at the end */
	size_t levels[ENGROSS_LEVEL_ERROR + 1];
	struct engross_change *changes;
	size_t n_changes, changes_capacity;
	struct engross_pair *pairs;
	size_t n_pairs, pairs_capacity;
	struct engross_equality equalities[ENGROSS__EQUALITIES];
	size_t n_equalities;
};

/* An empty result that lists at most LIMIT findings; NULL when out of memory. */
engross_result *engross__result_new(const struct engross_allocator *allocator, size_t limit);

/* Copies FINDING (code and plugin are borrowed, they outlive the result) and counts it. When far more are there
   than will be listed, the least of them are let go: lower levels first, then later places. False when out of
   memory. */
bool engross__result_add(engross_result *result, const struct engross_finding *finding);

/* Copies CHANGE; *EDITS are the copies of its edits, still to be mapped in place. False when out of memory. */
bool engross__result_add_change(engross_result *result, const struct engross_change *change,
                                struct engross_edit **edits);

/* Copies PAIR. False when out of memory. */
bool engross__result_add_pair(engross_result *result, const struct engross_pair *pair);

/* Counts COUNT more of the equality NAME, which is copied. False when out of memory or of room for names. */
bool engross__result_add_equality(engross_result *result, const char *name, size_t count);

/* Sorts the findings by place, then code, drops exact duplicates and keeps what the limit allows. */
void engross__result_finish(engross_result *result);

#endif
