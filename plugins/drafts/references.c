/* draft/reference: internal references followed through the alignment. */
#include "references.h"

#include "both.h"
#include "group.h"
#include "labels.h"
#include "mentions.h"
#include "sequence.h"
#include "stale.h"

#define REST_CITATION 32u /* a reference stands for so many units when it comes to resting */

/* What one thread works with. */
struct follower {
	struct drafts_alignment *alignment;
	const struct drafts_memory *memory;
	const struct drafts_labels *labels; /* of both drafts */
	uint32_t begin, end;                /* new units whose references it follows */
	struct drafts_mentions mentions[2];
	struct drafts_sequence_work work;
};

/* What is meant by "the preceding paragraph" in UNIT of SIDE, or by the following for STEP 1: the nearest
   unit of its kind and level. A paragraph of a higher level ends the search. */
static uint32_t neighbour_of(const struct drafts_side *side, uint32_t unit, int step)
{
	const struct engross_block *block = drafts_unit_block(side, unit);

	for (uint32_t at = unit; step < 0 ? at > 0 : at + 1 < side->n_units;) {
		const struct engross_block *other;
		at = step < 0 ? at - 1 : at + 1;
		other = drafts_unit_block(side, at);
		if (other->section != block->section || (other->kind == block->kind && other->level < block->level))
			return DRAFTS_NONE;
		if (other->kind == block->kind && other->level == block->level)
			return at;
	}
	return DRAFTS_NONE;
}

/* The unit that MENTION means where it stands in draft WHICH. */
static uint32_t target_unit(const struct follower *follower, int which, const struct drafts_mention *mention)
{
	if (mention->step)
		return neighbour_of(&follower->alignment->side[which], mention->unit, mention->step);
	return drafts_labels_find(&follower->labels[which], mention->label, mention->unit);
}

/* Whether new unit LANDED is what became of old unit TARGET. */
static bool is_heir(const struct drafts_side side[2], uint32_t landed, uint32_t target)
{
	return landed != DRAFTS_NONE &&
	       (side[DRAFTS_NEW].units[landed].match == target || side[DRAFTS_OLD].units[target].match == landed);
}

/* What became of old unit TARGET; the first part of what was split. DRAFTS_NONE when it is gone. */
static uint32_t heir_of(const struct drafts_side side[2], uint32_t target)
{
	uint32_t heir = side[DRAFTS_OLD].units[target].match, last;

	if (heir != DRAFTS_NONE)
		drafts_group_range(&side[DRAFTS_NEW], heir, &heir, &last);
	return heir;
}

/* Follows one mention; a pair is CERTAIN when the words before it are the same. */
static enum engross_status follow(struct follower *follower, const struct drafts_mention *old_mention,
                                  const struct drafts_mention *new_mention, bool certain)
{
	const struct drafts_side *side = follower->alignment->side;
	bool same =
		drafts_same_label(old_mention->label, new_mention->label) && old_mention->step == new_mention->step;
	struct drafts_stale stale = { .old_mention = old_mention, .new_mention = new_mention };

	if (!same && (!certain || old_mention->label.target != new_mention->label.target))
		return ENGROSS_OK;
	stale.old_target = target_unit(follower, DRAFTS_OLD, old_mention);
	if (stale.old_target == DRAFTS_NONE)
		return ENGROSS_OK;
	stale.new_target = heir_of(side, stale.old_target);
	stale.landed = target_unit(follower, DRAFTS_NEW, new_mention);
	if (is_heir(side, stale.landed, stale.old_target))
		return ENGROSS_OK;
	/* The drafter saw that it was gone, and wrote another number. */
	if (stale.new_target == DRAFTS_NONE && !same)
		return ENGROSS_OK;
	if (stale.new_target != DRAFTS_NONE && !new_mention->step &&
	    drafts_same_label(follower->labels[DRAFTS_NEW].labels[stale.new_target], new_mention->label))
		return ENGROSS_OK;
	return drafts_stale_emit(follower->alignment, &follower->labels[DRAFTS_NEW], &stale);
}

/* Follows the mentions I to OLD_END and J to NEW_END, whose contexts differ, when they are as many. */
static enum engross_status follow_rest(struct follower *follower, size_t i, size_t old_end, size_t j,
                                       size_t new_end)
{
	enum engross_status status = ENGROSS_OK;

	if (old_end - i != new_end - j)
		return ENGROSS_OK;
	for (; i < old_end && status == ENGROSS_OK; i++, j++)
		status = follow(follower, &follower->mentions[DRAFTS_OLD].items[i],
		                &follower->mentions[DRAFTS_NEW].items[j], false);
	return status;
}

static size_t changed_end(const struct drafts_mentions *mentions, size_t at)
{
	while (at < mentions->count && mentions->changed[at])
		at++;
	return at;
}

/* Lays the mentions of both drafts side by side and follows them. */
static enum engross_status follow_all(struct follower *follower)
{
	struct drafts_mentions *from = &follower->mentions[DRAFTS_OLD], *to = &follower->mentions[DRAFTS_NEW];
	size_t i = 0, j = 0;
	enum engross_status status;

	from->changed = drafts_reserve(follower->memory, &from->changed_pool, from->count + 1, sizeof(bool));
	to->changed = drafts_reserve(follower->memory, &to->changed_pool, to->count + 1, sizeof(bool));
	if (!from->changed || !to->changed)
		return ENGROSS_NOMEM;
	status = drafts_sequence_diff(&follower->work, follower->memory, from->contexts, from->count,
	                              from->changed, to->contexts, to->count, to->changed);
	while ((i < from->count || j < to->count) && status == ENGROSS_OK) {
		size_t old_end = changed_end(from, i), new_end = changed_end(to, j);
		status = follow_rest(follower, i, old_end, j, new_end);
		i = old_end;
		j = new_end;
		if (i < from->count && j < to->count && status == ENGROSS_OK)
			status = follow(follower, &from->items[i], &to->items[j], true);
		i++;
		j++;
	}
	return status;
}

/* Follows the mentions of new units whose words are those of the old draft: the old mentions, from unit FIRST
   on, say the same. */
static enum engross_status follow_same(struct follower *follower, uint32_t first)
{
	const struct drafts_mentions *mentions = &follower->mentions[DRAFTS_NEW];
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < mentions->count && status == ENGROSS_OK; i++) {
		struct drafts_mention was = mentions->items[i];
		was.unit = first;
		status = follow(follower, &was, &mentions->items[i], true);
	}
	return status;
}

static enum engross_status read_mentions(struct follower *follower, int which, const uint32_t first[2],
                                         const uint32_t last[2])
{
	return drafts_mentions_read(&follower->mentions[which], follower->memory,
	                            &follower->alignment->side[which], first[which], last[which]);
}

/* Follows what new unit UNIT mentions, or the group it is of. */
static enum engross_status follow_unit(struct follower *follower, uint32_t unit)
{
	const struct drafts_side *side = follower->alignment->side;
	uint32_t match = side[DRAFTS_NEW].units[unit].match, first[2], last[2];
	enum engross_status status;

	drafts_group_range(&side[DRAFTS_NEW], side[DRAFTS_OLD].units[match].match, &first[DRAFTS_NEW],
	                   &last[DRAFTS_NEW]);
	drafts_group_range(&side[DRAFTS_OLD], match, &first[DRAFTS_OLD], &last[DRAFTS_OLD]);
	if (first[DRAFTS_NEW] < follower->begin || first[DRAFTS_NEW] >= follower->end ||
	    side[DRAFTS_NEW].units[first[DRAFTS_NEW]].followed)
		return ENGROSS_OK;
	side[DRAFTS_NEW].units[first[DRAFTS_NEW]].followed = true;
	status = read_mentions(follower, DRAFTS_NEW, first, last);
	if (status != ENGROSS_OK || !follower->mentions[DRAFTS_NEW].count)
		return status;
	if (side[DRAFTS_NEW].units[first[DRAFTS_NEW]].flags & DRAFTS_UNIT_IDENTICAL)
		return follow_same(follower, first[DRAFTS_OLD]);
	status = read_mentions(follower, DRAFTS_OLD, first, last);
	if (status != ENGROSS_OK || !follower->mentions[DRAFTS_OLD].count)
		return status;
	return follow_all(follower);
}

static bool has_references(const struct drafts_side *side)
{
	for (size_t i = 0; i < side->host->citation_count(side->document); i++)
		if (drafts_citation_target(side->host->citation(side->document, i)))
			return true;
	return false;
}

struct naming {
	struct drafts_labels *labels;
	const struct drafts_memory *memory;
	const struct drafts_side *side;
};

static enum engross_status name_units(void *payload)
{
	const struct naming *naming = payload;

	return drafts_labels_init(naming->labels, naming->memory, naming->side);
}

/* Follows the references of the units from follower->begin on up to follower->end. */
static enum engross_status follow_units(void *payload)
{
	struct follower *follower = payload;
	const struct drafts_side *side = follower->alignment->side, *to = &side[DRAFTS_NEW];
	size_t count = to->host->citation_count(to->document);
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < count && status == ENGROSS_OK; i++) {
		const struct engross_citation *citation = to->host->citation(to->document, i);
		uint32_t unit = DRAFTS_NONE;
		if (citation->block != ENGROSS_NO_INDEX)
			unit = follower->labels[DRAFTS_NEW].unit_of_block[citation->block];
		if (unit != DRAFTS_NONE && unit >= follower->begin && drafts_citation_target(citation) &&
		    !drafts_is_silent_pair(side, unit))
			status = follow_unit(follower, unit);
		drafts_rest(follower->memory, (uint32_t)i * REST_CITATION, side[DRAFTS_OLD].document, to->document);
	}
	return status;
}

enum engross_status drafts_references_emit(struct drafts_alignment *alignment)
{
	const struct drafts_memory *memory = alignment->memory;
	const struct drafts_side *side = alignment->side;
	struct drafts_labels labels[2];
	struct naming namings[2] = { { &labels[0], memory, &side[0] }, { &labels[1], memory, &side[1] } };
	struct follower one = { .alignment = alignment, .memory = memory, .labels = labels }, other = one;
	enum engross_status status;

	if (!memory->host->enabled(memory->run, DRAFTS_CODE_REFERENCE) || !has_references(&side[DRAFTS_OLD]) ||
	    !has_references(&side[DRAFTS_NEW]))
		return ENGROSS_OK;
	status = drafts_both(memory, name_units, &namings[DRAFTS_OLD], &namings[DRAFTS_NEW]);
	if (status != ENGROSS_OK)
		return status;
	one.end = other.begin = side[DRAFTS_NEW].n_units / 2;
	other.end = side[DRAFTS_NEW].n_units;
	return drafts_both(memory, follow_units, &one, &other);
}
