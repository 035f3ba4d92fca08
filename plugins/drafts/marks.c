/* Footnote marks. */
#include "marks.h"

#include <stdlib.h>

#include "hash.h"

#define NOTE_SEED UINT64_C(0x6e6f7465) /* keeps notes apart from words */

/* The unit that begins with BLOCK, or DRAFTS_NONE. */
static uint32_t unit_of(const struct drafts_side *side, size_t block)
{
	uint32_t low = 0, high = side->n_units;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (side->units[middle].block < block)
			low = middle + 1;
		else
			high = middle;
	}
	return low < side->n_units && side->units[low].block == block ? low : DRAFTS_NONE;
}

/* Names the note in BLOCK by its place in the new draft; one that has none, by its place in the old. */
static uint64_t note_of(const struct drafts_side *side, int which, size_t block)
{
	uint32_t unit = unit_of(side, block);
	int there = DRAFTS_NEW;

	if (unit != DRAFTS_NONE && which == DRAFTS_OLD) {
		there = side->units[unit].match == DRAFTS_NONE ? DRAFTS_OLD : DRAFTS_NEW;
		unit = there == DRAFTS_NEW ? side->units[unit].match : unit;
	}
	return unit == DRAFTS_NONE ? 0 : drafts_mix(NOTE_SEED + (uint64_t)there, unit);
}

static int compare_marks(const void *left, const void *right)
{
	const struct drafts_mark *a = left, *b = right;

	return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

enum engross_status drafts_marks_init(struct drafts_marks *marks, const struct drafts_alignment *alignment,
                                      int which)
{
	const struct drafts_side *side = &alignment->side[which];
	size_t count = side->host->footnote_count(side->document);

	marks->count = 0;
	marks->items = drafts_alloc(alignment->memory, count + 1, sizeof(*marks->items));
	if (!marks->items)
		return ENGROSS_NOMEM;
	for (size_t i = 0; i < count; i++) {
		const struct engross_footnote *footnote = side->host->footnote(side->document, i);
		struct drafts_mark mark = { .span = footnote->mark };
		if (footnote->mark.start >= footnote->mark.end || footnote->block == ENGROSS_NO_INDEX)
			continue;
		mark.note = note_of(side, which, footnote->block);
		if (mark.note)
			marks->items[marks->count++] = mark;
	}
	if (marks->count)
		qsort(marks->items, marks->count, sizeof(*marks->items), compare_marks);
	return ENGROSS_OK;
}

static size_t first_mark(const struct drafts_marks *marks, size_t at)
{
	size_t low = 0, high = marks->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (marks->items[middle].span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void drafts_marks_join(const struct drafts_marks *marks, struct drafts_passage *passage)
{
	size_t next = first_mark(marks, passage->span.start), kept = 0;

	if (next == marks->count || marks->items[next].span.start >= passage->span.end)
		return;
	for (size_t i = 0; i < passage->n_tokens; kept++) {
		struct drafts_token *token = &passage->tokens[kept];
		*token = passage->tokens[i++];
		while (next < marks->count && marks->items[next].span.start < token->start)
			next++;
		if (next == marks->count || marks->items[next].span.start != token->start ||
		    marks->items[next].span.end < drafts_token_end(token))
			continue;
		while (i < passage->n_tokens && passage->tokens[i].start < marks->items[next].span.end)
			i++;
		token->length = (uint32_t)(marks->items[next].span.end - token->start);
		token->hash = marks->items[next].note;
		token->kind = DRAFTS_TOKEN_NOTE;
	}
	passage->n_tokens = kept;
}
