/* Laying two drafts side by side.

   Blocks are walked in the order of both drafts at once. What a change took or gave stands where it was or is;
   the unchanged blocks between are paired by how many letters and digits they hold, so that a paragraph which
   only a line break cut in two still stands beside itself. */
#include "report/layout.h"

#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/memory.h"
#include "host/context_internal.h"
#include "report/view.h"
#include "source/document_internal.h"

#define OLD 0
#define NEW 1

/* Owners that are no change. */
#define SAME UINT32_MAX
#define PASSED (UINT32_MAX - 1) /* page furniture: nothing is said of it */

struct walk {
	struct engross__layout *layout;
	uint32_t at[2];      /* the next block of each side */
	uint64_t letters[2]; /* in the unchanged blocks that were walked */
	bool paired;
	bool failed;
};

static const struct engross_change *change_at(const struct engross__layout *layout, size_t change)
{
	return engross_result_change(layout->result, change);
}

struct engross_span engross__layout_span(const struct engross__layout *layout, size_t change, int side)
{
	const struct engross_change *it = change_at(layout, change);
	const engross_document *document = layout->sides[side].document;
	struct engross_span span = side == OLD ? it->old_span : it->new_span;

	span.start = engross__view_offset(document, span.start);
	span.end = engross__view_offset(document, span.end);
	return span;
}

static bool is_there(const struct engross_change *change, int side)
{
	return side == OLD ? change->has_old : change->has_new;
}

static const struct engross_block *block_at(const struct engross__layout_side *side, uint32_t index)
{
	return &side->document->blocks[index];
}

/* Whether BLOCK lies in SPAN as a part of the change that begins with HEAD: notes between the lines of a
   paragraph that a page break cut are not. */
static bool is_part(const struct engross_block *block, const struct engross_block *head,
                    struct engross_span span)
{
	if (block->span.start >= span.end)
		return false;
	if (block->kind == ENGROSS_BLOCK_FURNITURE || block->kind == ENGROSS_BLOCK_CHROME)
		return block == head;
	return block->kind != ENGROSS_BLOCK_FOOTNOTE || head->kind == ENGROSS_BLOCK_FOOTNOTE;
}

/* Gives the blocks of CHANGE on side WHICH their owner. */
static void claim(struct engross__layout *layout, uint32_t change, int which)
{
	struct engross__layout_side *side = &layout->sides[which];
	struct engross_span span = engross__layout_span(layout, change, which);
	size_t index = engross__document_block_at(side->document, span.start);
	uint32_t head = index == ENGROSS_NO_INDEX ? 0 : (uint32_t)index, first;

	side->head[change] = head;
	if (!side->n_blocks)
		return;
	/* A second change of one block follows the first. */
	first = side->owner[head];
	if (first < PASSED && side->head[first] == head) {
		side->next[side->last[first]] = change;
		side->last[first] = change;
		return;
	}
	side->owner[head] = side->last[change] = change;
	for (uint32_t at = head + 1; at < side->n_blocks && block_at(side, at)->span.start < span.end; at++)
		if (side->owner[at] == SAME && is_part(block_at(side, at), block_at(side, head), span))
			side->owner[at] = change;
}

/* Which changes stand out of order: those said to have moved, and any that would stand before one already
   placed. */
static void find_moved(struct engross__layout *layout, size_t n_changes)
{
	uint32_t reached = 0;

	for (size_t i = 0; i < n_changes; i++) {
		const struct engross_change *change = change_at(layout, i);
		if (!change->has_old || !change->has_new)
			continue;
		layout->moved[i] = change->kind == ENGROSS_CHANGE_MOVE || change->kind == ENGROSS_CHANGE_MOVE_EDIT ||
		                   layout->sides[OLD].head[i] < reached;
		if (!layout->moved[i])
			reached = layout->sides[OLD].head[i];
	}
}

static struct engross__row *add_row(struct walk *walk, enum engross__row_kind kind, uint32_t change)
{
	struct engross__layout *layout = walk->layout;
	struct engross__row *row;

	if (!engross__grow(layout->arena.allocator, &layout->rows, &layout->capacity, layout->n_rows + 1,
	                   sizeof(*layout->rows))) {
		walk->failed = true;
		return NULL;
	}
	row = &layout->rows[layout->n_rows++];
	memset(row, 0, sizeof(*row));
	row->kind = (uint8_t)kind;
	row->change = change;
	row->finding = ENGROSS__NO_ROW;
	return row;
}

/* A row for each change that begins at the block where side WHICH is. */
static void add_changes(struct walk *walk, int which)
{
	struct engross__layout *layout = walk->layout;
	struct engross__layout_side *side = &layout->sides[which];

	for (uint32_t change = side->owner[walk->at[which]]; change != SAME; change = side->next[change]) {
		bool left = which == OLD && change_at(layout, change)->has_new;
		(left ? layout->row_left : layout->row_of_change)[change] = (uint32_t)layout->n_rows;
		if (!add_row(walk, left ? ENGROSS__ROW_LEFT : ENGROSS__ROW_CHANGE, change))
			return;
	}
}

/* Whether the owner of the block where side WHICH is stays in its place on both sides. */
static bool is_anchor(const struct walk *walk, int which)
{
	const struct engross__layout *layout = walk->layout;
	uint32_t owner = layout->sides[which].owner[walk->at[which]];

	return owner < PASSED && is_there(change_at(layout, owner), !which) && !layout->moved[owner];
}

/* Passes over what stands on side WHICH alone. */
static void walk_alone(struct walk *walk, int which)
{
	const struct engross__layout_side *side = &walk->layout->sides[which];

	for (; walk->at[which] < side->n_blocks && !walk->failed; walk->at[which]++) {
		uint32_t owner = side->owner[walk->at[which]];
		if (owner == SAME)
			return;
		if (owner == PASSED || side->head[owner] != walk->at[which])
			continue;
		if (is_anchor(walk, which))
			return;
		add_changes(walk, which);
	}
}

static uint64_t count_letters(const engross_document *document, struct engross_span span)
{
	uint64_t count = 0;

	for (size_t i = span.start; i < span.end; i++)
		count += engross__is_alnum(document->text[i]);
	return count;
}

/* Takes one unchanged block of side WHICH into ROW. */
static void take_same(struct walk *walk, struct engross__row *row, int which)
{
	const struct engross__layout_side *side = &walk->layout->sides[which];
	uint32_t block = walk->at[which]++;

	if (row->first[which] == row->end[which])
		row->first[which] = block;
	row->end[which] = block + 1;
	if (walk->paired)
		walk->letters[which] += count_letters(side->document, block_at(side, block)->span);
	while (walk->at[which] < side->n_blocks && side->owner[walk->at[which]] == PASSED)
		walk->at[which]++;
}

static bool can_take(const struct walk *walk, int which)
{
	const struct engross__layout_side *side = &walk->layout->sides[which];

	return walk->at[which] < side->n_blocks && side->owner[walk->at[which]] == SAME;
}

/* Goes on with the row before this place when that is unchanged too and rows need no partner. */
static struct engross__row *same_row(struct walk *walk)
{
	struct engross__layout *layout = walk->layout;

	if (!walk->paired && layout->n_rows && layout->rows[layout->n_rows - 1].kind == ENGROSS__ROW_SAME)
		return &layout->rows[layout->n_rows - 1];
	return add_row(walk, ENGROSS__ROW_SAME, SAME);
}

/* One row of unchanged blocks; where both sides have some, as many of each as hold the same text. */
static void walk_same(struct walk *walk)
{
	bool both = can_take(walk, OLD) && can_take(walk, NEW);
	struct engross__row *row = same_row(walk);

	if (!row)
		return;
	/* Both sides go step by step: what moved stands above or below its old place. */
	do {
		for (int which = OLD; which <= NEW; which++)
			if (can_take(walk, which))
				take_same(walk, row, which);
	} while (!walk->paired && can_take(walk, OLD) && can_take(walk, NEW));
	while (walk->paired && both && walk->letters[OLD] != walk->letters[NEW]) {
		int behind = walk->letters[OLD] < walk->letters[NEW] ? OLD : NEW;
		if (!can_take(walk, behind))
			break;
		take_same(walk, row, behind);
	}
}

static bool is_at_end(const struct walk *walk, int which)
{
	return walk->at[which] >= walk->layout->sides[which].n_blocks;
}

static void walk_all(struct walk *walk)
{
	const struct engross__layout *layout = walk->layout;

	while (!walk->failed) {
		walk_alone(walk, OLD);
		walk_alone(walk, NEW);
		if (can_take(walk, OLD) || can_take(walk, NEW)) {
			walk_same(walk);
		} else if (!is_at_end(walk, NEW)) {
			/* Both sides reached a change that stays: it stands at its place in the new draft. */
			uint32_t owner = layout->sides[NEW].owner[walk->at[NEW]];
			add_changes(walk, NEW);
			walk->at[OLD] += !is_at_end(walk, OLD) && layout->sides[OLD].owner[walk->at[OLD]] == owner;
			walk->at[NEW]++;
		} else if (!is_at_end(walk, OLD)) {
			walk->at[OLD]++;
		} else {
			return;
		}
	}
}

/* No change goes unseen: what began at no block of its own stands at the end. */
static void add_rest(struct walk *walk, size_t n_changes)
{
	struct engross__layout *layout = walk->layout;

	for (size_t i = 0; i < n_changes && !walk->failed; i++)
		if (layout->row_of_change[i] == ENGROSS__NO_ROW) {
			layout->row_of_change[i] = (uint32_t)layout->n_rows;
			add_row(walk, ENGROSS__ROW_CHANGE, (uint32_t)i);
		}
}

static bool make_side(struct engross__layout *layout, int which, const engross_document *document,
                      size_t n_changes)
{
	struct engross__layout_side *side = &layout->sides[which];

	side->document = document;
	side->n_blocks = (uint32_t)document->n_blocks;
	side->owner = engross__arena_array(&layout->arena, side->n_blocks + (size_t)1, sizeof(*side->owner));
	side->next = engross__arena_array(&layout->arena, n_changes + 1, sizeof(*side->next));
	side->head = engross__arena_array(&layout->arena, n_changes + 1, sizeof(*side->head));
	side->last = engross__arena_array(&layout->arena, n_changes + 1, sizeof(*side->last));
	if (!side->owner || !side->next || !side->head || !side->last)
		return false;
	for (uint32_t i = 0; i < side->n_blocks; i++) {
		enum engross_block_kind kind = document->blocks[i].kind;
		side->owner[i] = kind == ENGROSS_BLOCK_FURNITURE || kind == ENGROSS_BLOCK_CHROME ? PASSED : SAME;
	}
	memset(side->next, 0xFF, n_changes * sizeof(*side->next));
	for (uint32_t i = 0; i < n_changes; i++)
		if (is_there(change_at(layout, i), which))
			claim(layout, i, which);
	return true;
}

/* Hangs each finding on the row that shows its block. */
static bool hang_findings(struct engross__layout *layout)
{
	const struct engross__layout_side *side = &layout->sides[NEW];
	size_t n_findings = engross_result_finding_count(layout->result);
	uint32_t *row_of = engross__arena_array(&layout->arena, side->n_blocks + (size_t)1, sizeof(*row_of));

	layout->next_finding =
		engross__arena_array(&layout->arena, n_findings + 1, sizeof(*layout->next_finding));
	layout->loose = engross__arena_array(&layout->arena, n_findings + 1, sizeof(*layout->loose));
	if (!row_of || !layout->next_finding || !layout->loose)
		return false;
	memset(row_of, 0xFF, (side->n_blocks + (size_t)1) * sizeof(*row_of));
	for (uint32_t i = 0; i < layout->n_rows; i++)
		for (uint32_t block = layout->rows[i].first[NEW]; block < layout->rows[i].end[NEW]; block++)
			row_of[block] = i;
	for (uint32_t i = 0; i < side->n_blocks; i++)
		if (side->owner[i] < PASSED)
			row_of[i] = layout->row_of_change[side->owner[i]];
	/* From the last to the first, each before those hung so far. */
	for (size_t i = n_findings; i-- > 0;) {
		size_t at =
			engross__view_offset(side->document, engross_result_finding(layout->result, i)->span.start);
		size_t block = engross__document_block_at(side->document, at);
		uint32_t row = block == ENGROSS_NO_INDEX ? ENGROSS__NO_ROW : row_of[block];
		layout->next_finding[i] = ENGROSS__NO_ROW;
		layout->loose[i] = row == ENGROSS__NO_ROW;
		if (layout->loose[i])
			continue;
		layout->next_finding[i] = layout->rows[row].finding;
		layout->rows[row].finding = (uint32_t)i;
	}
	return true;
}

enum engross_status engross__layout_init(struct engross__layout *layout, const engross_document *old_draft,
                                         const engross_document *new_draft, const engross_result *result,
                                         bool paired, struct engross_error *error)
{
	size_t n_changes = engross_result_change_count(result);
	struct walk walk = { .layout = layout, .paired = paired };

	memset(layout, 0, sizeof(*layout));
	engross__arena_init(&layout->arena, &new_draft->context->allocator);
	layout->result = result;
	if (n_changes >= PASSED || old_draft->n_blocks >= PASSED || new_draft->n_blocks >= PASSED ||
	    engross_result_finding_count(result) >= PASSED)
		return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET, "too many changes to lay out");
	layout->moved = engross__arena_array(&layout->arena, n_changes + 1, sizeof(*layout->moved));
	layout->row_of_change = engross__arena_array(&layout->arena, n_changes + 1, sizeof(uint32_t));
	layout->row_left = engross__arena_array(&layout->arena, n_changes + 1, sizeof(uint32_t));
	if (!layout->moved || !layout->row_of_change || !layout->row_left ||
	    !make_side(layout, OLD, old_draft, n_changes) || !make_side(layout, NEW, new_draft, n_changes))
		return engross__nomem(error);
	memset(layout->row_of_change, 0xFF, n_changes * sizeof(uint32_t));
	memset(layout->row_left, 0xFF, n_changes * sizeof(uint32_t));
	find_moved(layout, n_changes);
	walk_all(&walk);
	add_rest(&walk, n_changes);
	if (walk.failed || !hang_findings(layout))
		return engross__nomem(error);
	return ENGROSS_OK;
}

void engross__layout_clear(struct engross__layout *layout)
{
	engross__release(layout->arena.allocator, layout->rows);
	layout->rows = NULL;
	engross__arena_clear(&layout->arena);
}

bool engross__layout_is_loose(const struct engross__layout *layout, size_t finding)
{
	return layout->loose[finding];
}

bool engross__layout_is_same(const struct engross__layout *layout, int side, uint32_t block)
{
	return layout->sides[side].owner[block] == SAME;
}

void engross__layout_each(const struct engross__layout *layout, size_t change, int side,
                          engross__layout_block *visit, void *payload)
{
	const struct engross__layout_side *it = &layout->sides[side];
	struct engross_span span = engross__layout_span(layout, change, side);
	uint32_t head = it->head[change];
	bool any = false;

	for (uint32_t at = head; at < it->n_blocks && block_at(it, at)->span.start < span.end; at++) {
		struct engross_span part = block_at(it, at)->span;
		if (!is_part(block_at(it, at), block_at(it, head), span))
			continue;
		part.start = part.start < span.start ? span.start : part.start;
		part.end = part.end > span.end ? span.end : part.end;
		if (part.start >= part.end)
			continue;
		visit(payload, part);
		any = true;
	}
	if (!any)
		visit(payload, span);
}
