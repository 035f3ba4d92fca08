/* How paragraphs are called. */
#include "labels.h"

#include <string.h>

#include "hash.h"
#include "label_text.h"

/* The units of one label: the first of them says which. */
struct drafts_labels_slot {
	uint32_t unit; /* one more than its index; 0: a free slot */
	bool several;  /* it is not the only one */
	bool low;      /* it is below the top level */
};

/* Where LABEL counts, said in unit UNIT: annexes have one row of numbers. */
static unsigned section_of(const struct drafts_labels *labels, struct drafts_label label, uint32_t unit)
{
	return label.target == DRAFTS_TARGET_ANNEX ? 0 : drafts_unit_block(labels->side, unit)->section;
}

static struct drafts_labels_slot *find(const struct drafts_labels *labels, struct drafts_label label,
                                       unsigned section)
{
	uint64_t hash =
		drafts_mix((uint64_t)label.number << 32 | (uint64_t)label.letter << 8 | label.target, section);
	size_t at = (size_t)(hash ^ hash >> 32) & labels->mask;

	for (; labels->slots[at].unit; at = (at + 1) & labels->mask) {
		uint32_t unit = labels->slots[at].unit - 1;
		if (drafts_same_label(labels->labels[unit], label) && section_of(labels, label, unit) == section)
			break;
	}
	return &labels->slots[at];
}

struct engross_span drafts_annex_number(const struct drafts_side *side, const struct engross_block *block,
                                        uint32_t *number)
{
	struct drafts_label label = { .target = DRAFTS_TARGET_ANNEX };
	struct engross_span span = block->span;
	size_t at = span.start;

	*number = 0;
	if (!drafts_label_read(&label, side->text, &span.start, &at, block->span.end))
		return (struct engross_span){ block->span.start, block->span.start };
	*number = label.number;
	span.end = at;
	return span;
}

static void add(struct drafts_labels *labels, uint32_t unit, bool low)
{
	unsigned section = section_of(labels, labels->labels[unit], unit);
	struct drafts_labels_slot *slot = find(labels, labels->labels[unit], section);

	/* Numbers below the top level count where the top level has none such. */
	if (slot->unit && (!low || slot->low))
		slot->several = true;
	else if (!slot->unit)
		*slot = (struct drafts_labels_slot){ .unit = unit + 1, .low = low };
}

static bool is_paragraph(const struct engross_block *block)
{
	return block->kind == ENGROSS_BLOCK_OPERATIVE || (block->kind == ENGROSS_BLOCK_ITEM && block->number > 0);
}

static enum drafts_target target_of(const struct engross_block *block)
{
	if (is_paragraph(block))
		return DRAFTS_TARGET_PARAGRAPH;
	switch (block->kind) {
	case ENGROSS_BLOCK_PREAMBLE: return DRAFTS_TARGET_PREAMBULAR;
	case ENGROSS_BLOCK_HEADING: return DRAFTS_TARGET_SECTION;
	case ENGROSS_BLOCK_ANNEX: return DRAFTS_TARGET_ANNEX;
	case ENGROSS_BLOCK_FOOTNOTE: return DRAFTS_TARGET_FOOTNOTE;
	default: return DRAFTS_TARGET_NONE;
	}
}

/* Where unnumbered paragraphs are counted from: begun anew in each annex. */
struct counter {
	unsigned section;
	uint32_t paragraphs, preambular;
};

/* The label of a unit without a number of its own: its place among its like. */
static uint32_t count_unit(struct counter *counter, const struct engross_block *block, unsigned target)
{
	if (block->section != counter->section)
		*counter = (struct counter){ .section = block->section };
	if (block->level > 0)
		return 0;
	if (target == DRAFTS_TARGET_PARAGRAPH && block->kind == ENGROSS_BLOCK_OPERATIVE)
		return ++counter->paragraphs;
	/* A heading ("CONSIDERING:") is no clause: it has no body behind its lead. */
	if (target == DRAFTS_TARGET_PREAMBULAR && block->lead.end + 1 < block->span.end)
		return ++counter->preambular;
	return 0;
}

/* The number that BLOCK's marker stands for, 0 when it has none that a reference could name. */
static uint32_t number_of(const struct engross_block *block, uint32_t most)
{
	return block->number > 0 && (unsigned long)block->number <= most ? (uint32_t)block->number : 0;
}

static bool has_digits(const struct drafts_side *side, const struct engross_block *block)
{
	char first = block->marker.start < block->marker.end ? side->text[block->marker.start] : ' ';

	return first >= '0' && first <= '9';
}

static struct drafts_label name_unit(const struct drafts_labels *labels, const struct engross_block *block,
                                     struct counter *counter)
{
	struct drafts_label label = { .target = (uint8_t)target_of(block) };
	uint32_t counted = count_unit(counter, block, label.target), parent;

	if (label.target == DRAFTS_TARGET_ANNEX) {
		drafts_annex_number(labels->side, block, &label.number);
		return label;
	}
	if (label.target != DRAFTS_TARGET_PARAGRAPH || block->level == 0) {
		label.number = label.target != DRAFTS_TARGET_PREAMBULAR ? number_of(block, UINT32_MAX) : 0;
		if (!label.number)
			label.number = counted;
		return label;
	}
	/* A sublevel is called by its paragraph's number and its own letter; deeper ones have no label, but for one that
	   has a number like a paragraph. */
	parent = block->parent == ENGROSS_NO_INDEX ? DRAFTS_NONE : labels->unit_of_block[block->parent];
	if (has_digits(labels->side, block)) {
		label.number = number_of(block, UINT32_MAX);
	} else if (block->level == 1 && parent != DRAFTS_NONE && block->number > 0) {
		label.letter = (uint16_t)number_of(block, UINT16_MAX);
		label.number = label.letter ? labels->labels[parent].number : 0;
	}
	return label;
}

static void map_blocks(struct drafts_labels *labels, size_t n_blocks)
{
	const struct drafts_side *side = labels->side;

	for (size_t i = 0; i < n_blocks; i++)
		labels->unit_of_block[i] = DRAFTS_NONE;
	for (uint32_t i = 0; i < side->n_units; i++)
		for (uint32_t block = side->units[i].block; block != DRAFTS_NONE; block = side->next_block[block])
			labels->unit_of_block[block] = i;
}

enum engross_status drafts_labels_init(struct drafts_labels *labels, const struct drafts_memory *memory,
                                       const struct drafts_side *side)
{
	size_t n_blocks = memory->host->block_count(side->document), size = 16;
	struct counter counter = { 0 };

	memset(labels, 0, sizeof(*labels));
	labels->side = side;
	while (size < side->n_units + (size_t)side->n_units / 2)
		size *= 2;
	labels->mask = size - 1;
	labels->slots = drafts_alloc(memory, size, sizeof(*labels->slots));
	labels->labels = drafts_alloc(memory, (size_t)side->n_units + 1, sizeof(*labels->labels));
	labels->unit_of_block = drafts_alloc(memory, n_blocks + 1, sizeof(*labels->unit_of_block));
	if (!labels->slots || !labels->labels || !labels->unit_of_block)
		return ENGROSS_NOMEM;
	map_blocks(labels, n_blocks);
	for (uint32_t i = 0; i < side->n_units; i++) {
		labels->labels[i] = name_unit(labels, drafts_unit_block(side, i), &counter);
		drafts_rest(memory, i, side->document, side->document);
	}
	for (int low = false; low <= true; low++)
		for (uint32_t i = 0; i < side->n_units; i++)
			if (labels->labels[i].number &&
			    (drafts_unit_block(side, i)->level && !labels->labels[i].letter) == low)
				add(labels, i, low);
	return ENGROSS_OK;
}

uint32_t drafts_labels_find(const struct drafts_labels *labels, struct drafts_label label, uint32_t from)
{
	unsigned section = section_of(labels, label, from);
	const struct drafts_labels_slot *slot = find(labels, label, section);

	if (!slot->unit && section)
		slot = find(labels, label, 0);
	return slot->unit && !slot->several ? slot->unit - 1 : DRAFTS_NONE;
}
