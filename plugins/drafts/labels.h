/* How paragraphs are called: "4", "2 (c)", and which one is meant. */
#ifndef DRAFTS_LABELS_H
#define DRAFTS_LABELS_H

#include "unit.h"

/* What a reference can point at. */
enum drafts_target {
	DRAFTS_TARGET_NONE = 0,
	DRAFTS_TARGET_PARAGRAPH, /* an operative paragraph, or a numbered one of an annex */
	DRAFTS_TARGET_PREAMBULAR,
	DRAFTS_TARGET_SECTION,
	DRAFTS_TARGET_ANNEX,
	DRAFTS_TARGET_FOOTNOTE
};

/* A label: the number, and the letter of a sublevel (a 1, b 2 ...), 0 for none. */
struct drafts_label {
	uint32_t number;
	uint16_t letter;
	uint8_t target; /* enum drafts_target */
};

/* The labels of one draft. */
struct drafts_labels {
	const struct drafts_side *side;
	uint32_t *unit_of_block;     /* DRAFTS_NONE for what is not compared */
	struct drafts_label *labels; /* by unit */
	struct drafts_labels_slot *slots;
	size_t mask;
};

/* The number in the heading of an annex, *NUMBER, and where it stands; an empty span and 0 when it has none.
   */
struct engross_span drafts_annex_number(const struct drafts_side *side, const struct engross_block *block,
                                        uint32_t *number);

/* Names the units of SIDE. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_labels_init(struct drafts_labels *labels, const struct drafts_memory *memory,
                                       const struct drafts_side *side);

/* The unit that LABEL means where it stands in unit FROM: in the same annex or else in the main text.
   DRAFTS_NONE when there is no such unit, or more than one. */
uint32_t drafts_labels_find(const struct drafts_labels *labels, struct drafts_label label, uint32_t from);

static inline bool drafts_same_label(struct drafts_label one, struct drafts_label other)
{
	return one.target == other.target && one.number == other.number && one.letter == other.letter;
}

#endif
