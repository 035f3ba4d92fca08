/* From an alignment to changes: which kind, with which numbers and edits. */
#include "changes.h"

#include <string.h>

#include "compare.h"
#include "labels.h"
#include "remark.h"

#define STRETCH 2048u  /* units that are compared before their changes are told */
#define NUMBER_SIZE 48 /* bytes of a number that are reported, with the end */

/* A number as text; the longest marker is short. */
struct number {
	char text[NUMBER_SIZE];
	bool there;
};

struct emitter {
	struct drafts_alignment *alignment;
	const struct drafts_memory *memory;
	struct drafts_compare compare;
	bool rewritten;   /* both drafts are plain text, and one is not as its file has it */
	uint32_t deleted; /* old units before it are reported, or will be with what became of them */
};

static struct number read_number(const struct drafts_side *side, uint32_t unit)
{
	const struct engross_block *block = drafts_unit_block(side, unit);
	uint32_t value;
	struct engross_span marker =
		block->kind == ENGROSS_BLOCK_ANNEX ? drafts_annex_number(side, block, &value) : block->marker;
	struct number number = { .there = marker.end > marker.start };
	size_t length = marker.end - marker.start;

	if (!number.there)
		return number;
	if (length >= NUMBER_SIZE) {
		length = NUMBER_SIZE - 1;
		while (length > 0 && ((unsigned char)side->text[marker.start + length] & 0xC0) == 0x80)
			length--;
	}
	memcpy(number.text, side->text + marker.start, length);
	number.text[length] = '\0';
	return number;
}

static bool same_number(const struct number *one, const struct number *other)
{
	return one->there == other->there && !strcmp(one->text, other->text);
}

/* From the first unit's start to the last one's end. */
static struct engross_span span_of(const struct drafts_side *side, uint32_t first, uint32_t last)
{
	struct engross_span span = drafts_unit_block(side, first)->span;

	for (uint32_t block = side->units[last].block; block != DRAFTS_NONE; block = side->next_block[block]) {
		size_t end = side->host->block(side->document, block)->span.end;
		if (end > span.end)
			span.end = end;
	}
	return span;
}

static enum engross_status emit_alone(struct emitter *emitter, int which, uint32_t unit)
{
	const struct drafts_side *side = &emitter->alignment->side[which];
	struct number number = read_number(side, unit);
	struct engross_span span = span_of(side, unit, unit);
	struct engross_change change = { .kind = ENGROSS_CHANGE_DELETE };

	if (which == DRAFTS_OLD) {
		change.has_old = true;
		change.old_span = span;
		change.old_number = number.there ? number.text : NULL;
	} else {
		change.kind = ENGROSS_CHANGE_INSERT;
		change.has_new = true;
		change.new_span = span;
		change.new_number = number.there ? number.text : NULL;
	}
	return emitter->memory->host->emit_change(emitter->memory->run, &change);
}

/* The bits of DIFFERS whose sort has MODE. */
static unsigned in_mode(const struct drafts_modes *modes, unsigned differs, enum drafts_mode mode)
{
	unsigned bits = 0;

	for (int sort = 0; sort < DRAFTS_SORTS; sort++)
		if (modes->mode[sort] == mode)
			bits |= differs & DRAFTS_DIFFERS_IN(sort);
	return bits;
}

/* GROUPED: the split or merge that the units make, if any. */
static enum engross_change_kind kind_of(const struct drafts_modes *modes, enum engross_change_kind grouped,
                                        bool moved, bool renumbered, unsigned differs)
{
	bool words = differs & DRAFTS_DIFFERS_IN_WORDS || in_mode(modes, differs, DRAFTS_MODE_NO);
	unsigned shown = in_mode(modes, differs, DRAFTS_MODE_SHOW);

	/* Spaces in a paragraph that was wrapped anew are the work of a machine. */
	if (differs & DRAFTS_DIFFERS_IN(DRAFTS_SORT_LINES))
		shown &= ~DRAFTS_DIFFERS_IN(DRAFTS_SORT_SPACES);
	if (grouped)
		return grouped;
	if (moved)
		return words ? ENGROSS_CHANGE_MOVE_EDIT : ENGROSS_CHANGE_MOVE;
	if (words)
		return ENGROSS_CHANGE_EDIT;
	if (shown)
		return ENGROSS_CHANGE_FORMAT;
	return renumbered || differs & DRAFTS_DIFFERS_IN_MARKS ? ENGROSS_CHANGE_RENUMBER : ENGROSS_CHANGE_NONE;
}

static enum engross_change_kind grouping_of(const struct emitter *emitter, const struct drafts_range *range)
{
	if (drafts_is_one_text(emitter->alignment, range))
		return ENGROSS_CHANGE_NONE;
	if (range->first[DRAFTS_NEW] < range->last[DRAFTS_NEW])
		return ENGROSS_CHANGE_SPLIT;
	return range->first[DRAFTS_OLD] < range->last[DRAFTS_OLD] ? ENGROSS_CHANGE_MERGE : ENGROSS_CHANGE_NONE;
}

/* Whether reading freed the units of characters that the other draft has not: asked only of plain text, whose
   file has no mark-up between the words. */
static bool differs_in_characters(const struct emitter *emitter, const struct drafts_range *range)
{
	const struct drafts_side *side = emitter->alignment->side;
	const struct engross_host *host = emitter->memory->host;
	const char *source[2];
	struct engross_span span[2];

	if (!emitter->rewritten)
		return false;
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++) {
		source[which] = host->source(side[which].document, &(size_t){ 0 });
		span[which] =
			host->to_source(side[which].document,
		                    drafts_block_body(&side[which], side[which].units[range->first[which]].block));
	}
	return span[0].end - span[0].start != span[1].end - span[1].start ||
	       memcmp(source[0] + span[0].start, source[1] + span[1].start, span[0].end - span[0].start) != 0;
}

static void count_sorts(struct drafts_modes *modes, unsigned differs)
{
	for (int sort = 0; sort < DRAFTS_SORTS; sort++)
		modes->count[sort] += differs & DRAFTS_DIFFERS_IN(sort) ? 1 : 0;
}

static enum engross_status emit_pair(struct emitter *emitter, const struct drafts_difference *difference,
                                     bool moved)
{
	const struct drafts_range *range = &difference->range;
	const struct drafts_side *side = emitter->alignment->side;
	struct number old_number = read_number(&side[DRAFTS_OLD], range->first[DRAFTS_OLD]);
	struct number new_number = read_number(&side[DRAFTS_NEW], range->first[DRAFTS_NEW]);
	struct engross_change change = {
		.has_old = true,
		.has_new = true,
		.old_number = old_number.there ? old_number.text : NULL,
		.new_number = new_number.there ? new_number.text : NULL,
	};
	struct drafts_modes *modes = &emitter->alignment->modes;
	char remark[DRAFTS_REMARK_SIZE];
	unsigned differs = difference->differs;

	if (!differs && differs_in_characters(emitter, range))
		differs = DRAFTS_DIFFERS_IN(DRAFTS_SORT_CHARACTERS);
	count_sorts(modes, differs);
	change.kind =
		kind_of(modes, grouping_of(emitter, range), moved, !same_number(&old_number, &new_number), differs);
	/* The same words cite the same; what else reads this pair need not look. */
	if (!(differs & DRAFTS_DIFFERS_IN_WORDS))
		emitter->alignment->side[DRAFTS_NEW].units[range->first[DRAFTS_NEW]].flags |= DRAFTS_UNIT_IDENTICAL;
	if (drafts_remark_write(remark, side, range->first, change.kind))
		change.remark = remark;
	/* A clause that became a paragraph with not a word changed has changed all the same. */
	if (change.kind == ENGROSS_CHANGE_NONE && change.remark)
		change.kind = ENGROSS_CHANGE_RENUMBER;
	if (change.kind == ENGROSS_CHANGE_NONE)
		return ENGROSS_OK;
	change.old_span = span_of(&side[DRAFTS_OLD], range->first[DRAFTS_OLD], range->last[DRAFTS_OLD]);
	change.new_span = span_of(&side[DRAFTS_NEW], range->first[DRAFTS_NEW], range->last[DRAFTS_NEW]);
	/* What is not shown is no edit. */
	if (differs & ~in_mode(modes, differs, DRAFTS_MODE_YES) || change.kind == ENGROSS_CHANGE_SPLIT ||
	    change.kind == ENGROSS_CHANGE_MERGE) {
		change.edits = drafts_difference_edits(difference);
		change.n_edits = difference->n_edits;
	}
	return emitter->memory->host->emit_change(emitter->memory->run, &change);
}

static bool stayed(const struct drafts_unit *unit)
{
	return unit->match != DRAFTS_NONE && !unit->silent &&
	       !(unit->flags & (DRAFTS_UNIT_MOVED | DRAFTS_UNIT_PART));
}

/* What was deleted behind the units that are dealt with, up to the next one that stayed. */
static enum engross_status emit_deleted(struct emitter *emitter)
{
	const struct drafts_side *side = &emitter->alignment->side[DRAFTS_OLD];
	enum engross_status status = ENGROSS_OK;

	for (;
	     emitter->deleted < side->n_units && !stayed(&side->units[emitter->deleted]) && status == ENGROSS_OK;
	     emitter->deleted++)
		if (side->units[emitter->deleted].match == DRAFTS_NONE && !side->units[emitter->deleted].silent)
			status = emit_alone(emitter, DRAFTS_OLD, emitter->deleted);
	return status;
}

static enum engross_status emit_unit(struct emitter *emitter, uint32_t j)
{
	const struct drafts_side *side = emitter->alignment->side;
	const struct drafts_unit *unit = &side[DRAFTS_NEW].units[j];
	const struct drafts_difference *difference = drafts_compare_of(&emitter->compare, j);
	enum engross_status status;
	bool moved;

	if (unit->match == DRAFTS_NONE && !unit->silent)
		return emit_alone(emitter, DRAFTS_NEW, j);
	if (!difference->there)
		return ENGROSS_OK;
	moved = side[DRAFTS_OLD].units[unit->match].flags & DRAFTS_UNIT_MOVED;
	status = emit_pair(emitter, difference, moved);
	if (moved || status != ENGROSS_OK)
		return status;
	emitter->deleted = difference->range.last[DRAFTS_OLD] + 1;
	return emit_deleted(emitter);
}

/* Whether the text of SIDE is not its file's bytes. */
static bool is_rewritten(const struct drafts_side *side)
{
	size_t length;

	return side->host->source(side->document, &length) != side->text || length != side->length;
}

static bool is_plain(const struct drafts_side *side)
{
	return side->host->struct_size >= offsetof(struct engross_host, format) + sizeof(side->host->format) &&
	       !strcmp(side->host->format(side->document), "text");
}

enum engross_status drafts_changes_emit(struct drafts_alignment *alignment)
{
	struct emitter emitter = { .alignment = alignment, .memory = alignment->memory };
	const struct drafts_side *side = alignment->side;
	uint32_t n_units = side[DRAFTS_NEW].n_units;
	enum engross_status status = drafts_compare_init(&emitter.compare, alignment);

	emitter.rewritten = is_rewritten(&side[DRAFTS_OLD]) | is_rewritten(&side[DRAFTS_NEW]);
	emitter.rewritten &= is_plain(&side[DRAFTS_OLD]) && is_plain(&side[DRAFTS_NEW]);
	if (status == ENGROSS_OK)
		status = emit_deleted(&emitter);
	for (uint32_t begin = 0, end; begin < n_units && status == ENGROSS_OK; begin = end) {
		/* Now and then, so that an editor need not wait. */
		if (alignment->memory->host->cancelled(alignment->memory->run))
			return ENGROSS_CANCELLED;
		end = n_units - begin > STRETCH ? begin + STRETCH : n_units;
		status = drafts_compare_units(&emitter.compare, begin, end);
		for (uint32_t j = begin; j < end && status == ENGROSS_OK; j++) {
			drafts_rest(alignment->memory, j, side[DRAFTS_OLD].document, side[DRAFTS_NEW].document);
			status = emit_unit(&emitter, j);
		}
	}
	return status == ENGROSS_OK ? drafts_modes_emit(&alignment->modes, alignment->memory) : status;
}
