/* The order of the steps, and which pairs stayed. */
#include "align.h"

#include "both.h"
#include "exact.h"
#include "group.h"
#include "lines.h"
#include "near.h"
#include "order.h"

/* A unit counts for more than all the words of another: few moved paragraphs explain more than few words. */
#define UNIT_WEIGHT 4096u

void drafts_match(struct drafts_alignment *alignment, uint32_t i, uint32_t j, uint8_t flags)
{
	struct drafts_unit *from = &alignment->side[DRAFTS_OLD].units[i],
					   *to = &alignment->side[DRAFTS_NEW].units[j];

	alignment->settled = false;
	from->match = j;
	from->flags = flags;
	to->match = i;
	to->flags = flags;
}

/* Whether UNIT is paired with a unit of OTHER, and the pair says something of the order of the text. */
static bool is_pair(const struct drafts_unit *unit, const struct drafts_side *other)
{
	return unit->match != DRAFTS_NONE && !(unit->flags & DRAFTS_UNIT_PART) && !unit->silent &&
	       !other->units[unit->match].silent;
}

static void count_gaps(struct drafts_side *side, const struct drafts_side *other)
{
	uint32_t stayed = 0;

	for (uint32_t i = 0; i < side->n_units; i++) {
		struct drafts_unit *unit = &side->units[i];
		unit->gap = stayed;
		if (is_pair(unit, other) && !(unit->flags & DRAFTS_UNIT_MOVED))
			stayed++;
	}
}

static void mark_moved(struct drafts_alignment *alignment, const struct drafts_ordered *items, size_t count)
{
	struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];

	for (size_t k = 0; k < count; k++) {
		struct drafts_unit *old_unit = &from->units[items[k].value], *new_unit = &to->units[old_unit->match];
		uint8_t moved = items[k].kept ? 0 : DRAFTS_UNIT_MOVED;
		old_unit->flags = (uint8_t)((old_unit->flags & ~DRAFTS_UNIT_MOVED) | moved);
		new_unit->flags = (uint8_t)((new_unit->flags & ~DRAFTS_UNIT_MOVED) | moved);
	}
}

enum engross_status drafts_find_stayed(struct drafts_alignment *alignment)
{
	struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];
	struct drafts_ordered *items;
	enum engross_status status;
	size_t count = 0;

	if (alignment->settled)
		return ENGROSS_OK;
	items = drafts_reserve(alignment->memory, &alignment->ordered, (size_t)to->n_units + 1, sizeof(*items));
	if (!items)
		return ENGROSS_NOMEM;
	for (uint32_t j = 0; j < to->n_units; j++) {
		if (!is_pair(&to->units[j], from))
			continue;
		items[count].value = to->units[j].match;
		items[count].weight =
			UNIT_WEIGHT + (to->units[j].size < UNIT_WEIGHT ? to->units[j].size : UNIT_WEIGHT - 1);
		count++;
	}
	status = drafts_order(items, count, from->n_units, alignment->memory, &alignment->tree);
	if (status != ENGROSS_OK)
		return status;
	mark_moved(alignment, items, count);
	count_gaps(from, to);
	count_gaps(to, from);
	alignment->settled = true;
	return ENGROSS_OK;
}

struct reading {
	struct drafts_side *side;
	const struct drafts_memory *memory;
	const engross_document *document;
};

static enum engross_status read_side(void *payload)
{
	const struct reading *reading = payload;

	return drafts_side_init(reading->side, reading->memory, reading->document);
}

enum engross_status drafts_align(struct drafts_alignment *alignment, const struct drafts_memory *memory,
                                 const engross_document *old_draft, const engross_document *new_draft)
{
	enum engross_status (*const steps[])(struct drafts_alignment *) = {
		drafts_exact, drafts_exact_folded, drafts_lines,       drafts_exact_repeated,
		drafts_near,  drafts_group,        drafts_find_stayed,
	};
	struct drafts_pool *const pools[] = { &alignment->index, &alignment->chain, &alignment->ordered,
		                                  &alignment->tree };
	struct reading readings[2] = { { &alignment->side[DRAFTS_OLD], memory, old_draft },
		                           { &alignment->side[DRAFTS_NEW], memory, new_draft } };
	enum engross_status status;

	alignment->memory = memory;
	status = drafts_modes_init(&alignment->modes, memory);
	if (status == ENGROSS_OK)
		status = drafts_both(memory, read_side, &readings[DRAFTS_OLD], &readings[DRAFTS_NEW]);
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++) {
		alignment->side[which].fold_case = alignment->modes.mode[DRAFTS_SORT_CASE] != DRAFTS_MODE_NO;
		alignment->side[which].skip_marks = alignment->modes.mode[DRAFTS_SORT_PUNCTUATION] != DRAFTS_MODE_NO;
	}
	for (size_t i = 0; i < sizeof(steps) / sizeof(*steps) && status == ENGROSS_OK; i++) {
		if (memory->host->cancelled(memory->run))
			return ENGROSS_CANCELLED;
		status = steps[i](alignment);
		drafts_rest(memory, DRAFTS_REST_NOW, old_draft, new_draft);
	}
	for (size_t i = 0; i < sizeof(pools) / sizeof(*pools); i++)
		drafts_clear(memory, pools[i]);
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++)
		drafts_words_clear(&alignment->words[which], memory);
	return status;
}
