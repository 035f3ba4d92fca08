/* In what the units of each pair differ. */
#include "compare.h"

#include <string.h>

#include "both.h"
#include "group.h"
#include "labels.h"
#include "wrapping.h"

/* Whether old unit I and new unit J are the same text but for line breaks; then there is nothing to compare.
   */
static bool is_same_text(const struct drafts_side side[2], uint32_t i, uint32_t j, unsigned *how)
{
	const struct drafts_unit *from = &side[DRAFTS_OLD].units[i], *to = &side[DRAFTS_NEW].units[j];
	struct engross_span one, other;

	*how = 0;
	if (side[DRAFTS_OLD].next_block[from->block] != DRAFTS_NONE ||
	    side[DRAFTS_NEW].next_block[to->block] != DRAFTS_NONE)
		return drafts_same_bytes(&side[DRAFTS_OLD], i, &side[DRAFTS_NEW], j);
	one = drafts_block_body(&side[DRAFTS_OLD], from->block);
	other = drafts_block_body(&side[DRAFTS_NEW], to->block);
	return drafts_same_but_wrapping(side[DRAFTS_OLD].text + one.start, one.end - one.start,
	                                side[DRAFTS_NEW].text + other.start, other.end - other.start, how);
}

bool drafts_is_one_text(const struct drafts_alignment *alignment, const struct drafts_range *range)
{
	return alignment->side[DRAFTS_NEW].units[range->first[DRAFTS_NEW]].flags & DRAFTS_UNIT_IDENTICAL;
}

/* Whether a line break that came or went is neither a change nor shown as one. */
static bool passes_over_lines(const struct drafts_compare *compare)
{
	const enum drafts_mode *mode = compare->alignment->modes.mode;

	return mode[DRAFTS_SORT_LINES] == DRAFTS_MODE_YES && mode[DRAFTS_SORT_HYPHENS] == DRAFTS_MODE_YES;
}

static unsigned bits_of_wrapping(unsigned how)
{
	return (how & DRAFTS_WRAPPED_LINES ? DRAFTS_DIFFERS_IN(DRAFTS_SORT_LINES) : 0u) |
	       (how & DRAFTS_WRAPPED_HYPHENS ? DRAFTS_DIFFERS_IN(DRAFTS_SORT_HYPHENS) : 0u);
}

/* Whether old bytes [START, END) are new bytes [OTHER_START, OTHER_END). */
static bool same_slice(const struct drafts_side side[2], size_t start, size_t end, size_t other_start,
                       size_t other_end)
{
	return end - start == other_end - other_start &&
	       !memcmp(side[DRAFTS_OLD].text + start, side[DRAFTS_NEW].text + other_start, end - start);
}

/* Whether the units head annexes that differ in their numbers alone. */
static bool is_annex_renumbered(const struct drafts_side side[2], const uint32_t units[2])
{
	struct engross_span span[2], number[2];
	uint32_t value;

	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++) {
		const struct engross_block *block = drafts_unit_block(&side[which], units[which]);
		if (block->kind != ENGROSS_BLOCK_ANNEX)
			return false;
		span[which] = block->span;
		number[which] = drafts_annex_number(&side[which], block, &value);
	}
	return same_slice(side, span[0].start, number[0].start, span[1].start, number[1].start) &&
	       same_slice(side, number[0].end, span[0].end, number[1].end, span[1].end);
}

/* Finds in what the units of DIFFERENCE differ, and their edits behind those that WORKER has. */
static enum engross_status find_edits(struct drafts_compare_worker *worker,
                                      struct drafts_difference *difference)
{
	const struct drafts_compare *compare = worker->compare;
	const struct drafts_side *side = compare->alignment->side;
	const struct drafts_range *range = &difference->range;
	bool single = range->first[DRAFTS_OLD] == range->last[DRAFTS_OLD] &&
	              range->first[DRAFTS_NEW] == range->last[DRAFTS_NEW];
	enum engross_status status;
	unsigned how;

	if (drafts_is_one_text(compare->alignment, range) && (single || passes_over_lines(compare))) {
		difference->differs = single ? 0 : DRAFTS_DIFFERS_IN(DRAFTS_SORT_LINES);
		return ENGROSS_OK;
	}
	if (single && is_annex_renumbered(side, range->first))
		return ENGROSS_OK;
	if (single && is_same_text(side, range->first[DRAFTS_OLD], range->first[DRAFTS_NEW], &how) &&
	    (!how || passes_over_lines(compare))) {
		difference->differs = bits_of_wrapping(how);
		return ENGROSS_OK;
	}
	status = drafts_pair_compare(&worker->pair, side, range->first, range->last);
	if (status == ENGROSS_OK)
		status = drafts_edits_write(&worker->edits, &worker->pair);
	difference->differs = worker->edits.differs;
	difference->first = worker->edits.first;
	difference->n_edits = worker->edits.n_edits - worker->edits.first;
	return status;
}

/* The pair of new unit J, or the group that is reported with it. False when J has none, or is not the first.
   */
static bool find_range(const struct drafts_side side[2], uint32_t j, struct drafts_range *range)
{
	const struct drafts_unit *unit = &side[DRAFTS_NEW].units[j];

	if (drafts_is_silent_pair(side, j))
		return false;
	drafts_group_range(&side[DRAFTS_NEW], side[DRAFTS_OLD].units[unit->match].match,
	                   &range->first[DRAFTS_NEW], &range->last[DRAFTS_NEW]);
	if (range->first[DRAFTS_NEW] != j)
		return false;
	drafts_group_range(&side[DRAFTS_OLD], unit->match, &range->first[DRAFTS_OLD], &range->last[DRAFTS_OLD]);
	return true;
}

static enum engross_status do_units(void *payload)
{
	struct drafts_compare_worker *worker = payload;
	const struct drafts_compare *compare = worker->compare;
	const struct drafts_side *side = compare->alignment->side;
	enum engross_status status = ENGROSS_OK;

	worker->edits.n_edits = 0;
	for (uint32_t j = worker->begin; j < worker->end && status == ENGROSS_OK; j++) {
		struct drafts_difference *difference = &compare->differences[j - compare->begin];
		*difference = (struct drafts_difference){ .worker = worker };
		difference->there = find_range(side, j, &difference->range);
		if (difference->there)
			status = find_edits(worker, difference);
		drafts_rest(compare->alignment->memory, j, side[DRAFTS_OLD].document, side[DRAFTS_NEW].document);
	}
	return status;
}

enum engross_status drafts_compare_init(struct drafts_compare *compare, struct drafts_alignment *alignment)
{
	const struct drafts_memory *memory = alignment->memory;
	enum engross_status status = drafts_dates_init(&compare->dates, memory);

	compare->alignment = alignment;
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW && status == ENGROSS_OK; which++)
		status = drafts_marks_init(&compare->marks[which], alignment, which);
	for (int i = 0; i < 2; i++) {
		struct drafts_compare_worker *worker = &compare->workers[i];
		worker->compare = compare;
		worker->pair.memory = worker->edits.memory = memory;
		worker->pair.dates = &compare->dates;
		worker->pair.marks = compare->marks;
	}
	return status;
}

enum engross_status drafts_compare_units(struct drafts_compare *compare, uint32_t begin, uint32_t end)
{
	struct drafts_compare_worker *workers = compare->workers;

	compare->differences = drafts_reserve(compare->alignment->memory, &compare->pool,
	                                      (size_t)(end - begin) + 1, sizeof(*compare->differences));
	if (!compare->differences)
		return ENGROSS_NOMEM;
	compare->begin = workers[0].begin = begin;
	workers[0].end = workers[1].begin = begin + (end - begin) / 2;
	workers[1].end = end;
	return drafts_both(compare->alignment->memory, do_units, &workers[0], &workers[1]);
}
