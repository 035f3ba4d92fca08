/* Splits and merges. */
#include "group.h"

#include "words.h"

#define PARTS 8        /* of one unit, at most */
#define PART_WEIGHT 12 /* a part that weighs less says too little */
#define ENOUGH 600u    /* thousandths of a part's weight that its partner must have lost */

struct grouping {
	const struct drafts_memory *memory;
	struct drafts_side *whole; /* the side whose unit was divided */
	struct drafts_side *parts; /* the side that has the pieces */
	const struct drafts_words *whole_words, *part_words;
	struct drafts_bag bag;
};

void drafts_group_range(const struct drafts_side *side, uint32_t unit, uint32_t *first, uint32_t *last)
{
	uint32_t match = side->units[unit].match;

	for (*first = unit; *first > 0 && side->units[*first - 1].match == match &&
	                    side->units[*first - 1].flags & DRAFTS_UNIT_PART;
	     --*first)
		;
	for (*last = unit; *last + 1 < side->n_units && side->units[*last + 1].match == match &&
	                   side->units[*last + 1].flags & DRAFTS_UNIT_PART;
	     ++*last)
		;
}

/* Whether UNIT of the whole side has lost what unit PART holds, being matched with FIRST to LAST already. */
static enum engross_status test_part(struct grouping *grouping, uint32_t unit, uint32_t first, uint32_t last,
                                     uint32_t part, bool *belongs)
{
	const struct drafts_unit *parts = grouping->parts->units;
	const struct drafts_bundle *whole = drafts_words_of(grouping->whole_words, &grouping->whole->units[unit]);
	const struct drafts_bundle *piece = drafts_words_of(grouping->part_words, &parts[part]);
	uint64_t common;

	/* What the other pieces have of it is gone when it is this one's turn. */
	if (drafts_bag_fill(&grouping->bag, grouping->memory, grouping->whole_words, whole) != ENGROSS_OK)
		return ENGROSS_NOMEM;
	for (uint32_t i = first; i <= last; i++)
		drafts_bag_take(&grouping->bag, grouping->part_words,
		                drafts_words_of(grouping->part_words, &parts[i]));
	common = drafts_bag_take(&grouping->bag, grouping->part_words, piece);
	*belongs = piece->weight >= PART_WEIGHT && 1000 * common >= (uint64_t)ENOUGH * piece->weight;
	return ENGROSS_OK;
}

/* Tries PART, whose neighbour BESIDE may be matched with a unit that lost it. */
static enum engross_status try_part(struct grouping *grouping, uint32_t part, uint32_t beside)
{
	struct drafts_unit *unit = &grouping->parts->units[part];
	const struct drafts_unit *neighbour = &grouping->parts->units[beside];
	uint32_t first, last, match = neighbour->match;
	bool belongs = false;
	enum engross_status status;

	if (unit->match != DRAFTS_NONE || unit->silent || match == DRAFTS_NONE ||
	    neighbour->flags & DRAFTS_UNIT_SAME)
		return ENGROSS_OK;
	/* A unit that is itself one of several does not divide. */
	drafts_group_range(grouping->whole, match, &first, &last);
	if (first != last)
		return ENGROSS_OK;
	drafts_group_range(grouping->parts, grouping->whole->units[match].match, &first, &last);
	if (last - first + 1 >= PARTS || (beside != first && beside != last))
		return ENGROSS_OK;
	status = test_part(grouping, match, first, last, part, &belongs);
	if (belongs) {
		unit->match = match;
		unit->flags = DRAFTS_UNIT_PART;
	}
	return status;
}

static enum engross_status find_parts(struct grouping *grouping)
{
	uint32_t n_units = grouping->parts->n_units;
	enum engross_status status = ENGROSS_OK;

	for (uint32_t i = 1; i < n_units && status == ENGROSS_OK; i++)
		status = try_part(grouping, i, i - 1);
	for (uint32_t i = n_units; i-- > 1 && status == ENGROSS_OK;)
		status = try_part(grouping, i - 1, i);
	return status;
}

enum engross_status drafts_group(struct drafts_alignment *alignment)
{
	struct grouping grouping = {
		.memory = alignment->memory,
		.whole = &alignment->side[DRAFTS_OLD],
		.parts = &alignment->side[DRAFTS_NEW],
		.whole_words = &alignment->words[DRAFTS_OLD],
		.part_words = &alignment->words[DRAFTS_NEW],
	};
	enum engross_status status = find_parts(&grouping);

	if (status != ENGROSS_OK)
		return status;
	grouping.whole = &alignment->side[DRAFTS_NEW];
	grouping.parts = &alignment->side[DRAFTS_OLD];
	grouping.whole_words = &alignment->words[DRAFTS_NEW];
	grouping.part_words = &alignment->words[DRAFTS_OLD];
	return find_parts(&grouping);
}
