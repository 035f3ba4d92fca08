/* Two drafts laid side by side: in which order their changed and unchanged blocks are read. */
#ifndef ENGROSS_REPORT_LAYOUT_H
#define ENGROSS_REPORT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/run.h>

#include "base/arena.h"

enum engross__row_kind {
	ENGROSS__ROW_NONE = 0,
	ENGROSS__ROW_SAME,   /* blocks that did not change */
	ENGROSS__ROW_CHANGE, /* a change, at its place in the new draft, or in the old one when it is gone */
	ENGROSS__ROW_LEFT    /* the place in the old draft that a change's block moved away from */
};

#define ENGROSS__NO_ROW UINT32_MAX

struct engross__row {
	uint8_t kind;    /* enum engross__row_kind */
	uint32_t change; /* its index in the result */
	uint32_t first[2],
		end[2];       /* blocks, old and new; of ROW_SAME all that they hold but furniture and footnotes */
	uint32_t finding; /* the first finding on its new side, or ENGROSS__NO_ROW */
};

/* One draft: which change each of its blocks belongs to. */
struct engross__layout_side {
	const engross_document *document;
	uint32_t n_blocks;
	uint32_t *owner; /* by block: a change, SAME or PASSED (layout.c) */
	uint32_t *next;  /* by change: the next that begins at the same block */
	uint32_t *last;  /* by change that is the first to begin at its block: the last that does */
	uint32_t *head;  /* by change: the block where it begins */
};

struct engross__layout {
	const engross_result *result;
	struct engross__arena arena;
	struct engross__layout_side sides[2]; /* old, new */
	bool *moved;             /* by change: it stands elsewhere than the order of the others has it */
	uint32_t *row_of_change; /* by change: its ROW_CHANGE */
	uint32_t *row_left;      /* by change: its ROW_LEFT, or ENGROSS__NO_ROW */
	uint32_t *next_finding;  /* by finding: the next one on the same row */
	bool *loose;             /* by finding: it is on no row */
	struct engross__row *rows;
	size_t n_rows, capacity;
};

/* Lays out RESULT. PAIRED: unchanged blocks stand in a row with those they are the same as; otherwise a run
   of them is one row. ENGROSS_NOMEM, ENGROSS_LIMIT (more blocks or changes than 32 bits count) or ENGROSS_OK;
   clear it in any case. Linear but for the search of each change's block, which is logarithmic. */
enum engross_status engross__layout_init(struct engross__layout *layout, const engross_document *old_draft,
                                         const engross_document *new_draft, const engross_result *result,
                                         bool paired, struct engross_error *error);
void engross__layout_clear(struct engross__layout *layout);

/* The span of CHANGE on SIDE (0 old, 1 new) in the normalized text. */
struct engross_span engross__layout_span(const struct engross__layout *layout, size_t change, int side);

/* Calls for each block of CHANGE on SIDE, cut to the change's span: the spans of the normalized text, in
   order. */
typedef void engross__layout_block(void *payload, struct engross_span span);
void engross__layout_each(const struct engross__layout *layout, size_t change, int side,
                          engross__layout_block *visit, void *payload);

/* Whether no row shows the place of FINDING. */
bool engross__layout_is_loose(const struct engross__layout *layout, size_t finding);

/* Whether BLOCK of SIDE is unchanged text: neither a change's nor page furniture. */
bool engross__layout_is_same(const struct engross__layout *layout, int side, uint32_t block);

#endif
