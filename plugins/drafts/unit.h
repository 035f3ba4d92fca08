/* The units that are aligned: blocks of a draft, each with the blocks that continue its sentence. */
#ifndef DRAFTS_UNIT_H
#define DRAFTS_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/plugin.h>

#include "memory.h"
#include "token.h"

#define DRAFTS_NONE UINT32_MAX

enum drafts_side_index { DRAFTS_OLD = 0, DRAFTS_NEW = 1 };

enum {
	DRAFTS_UNIT_SAME = 1,  /* matched by its text, not by likeness */
	DRAFTS_UNIT_MOVED = 2, /* matched, out of the order that stayed */
	DRAFTS_UNIT_PART =
		4, /* a further part of a split or a merge: its match is matched with a neighbour of it */
	DRAFTS_UNIT_IDENTICAL = 8 /* matched, and nothing but layout differs; at first: not a byte */
};

struct drafts_unit {
	uint64_t key;    /* hash of its body, as the stage in hand compares it */
	uint32_t block;  /* its first block */
	uint32_t size;   /* bytes of its body */
	uint32_t match;  /* unit of the other draft, or DRAFTS_NONE */
	uint32_t gap;    /* how many units that stayed lie before it */
	uint32_t bundle; /* its words, once it was found to have no equal (words.h) */
	uint8_t flags;
	bool silent;   /* furniture or chrome: nothing is said of it; it may be text to the other draft */
	bool followed; /* its references were; apart from the flags, which another thread may read meanwhile */
};

/* One draft. */
struct drafts_side {
	const struct engross_host *host;
	const engross_document *document;
	const char *text;
	size_t length;
	struct drafts_unit *units;
	uint32_t n_units;
	uint32_t *next_block; /* by block: the block that continues it, or DRAFTS_NONE */
	bool fold_case;       /* capital letters count for nothing */
	bool skip_marks;      /* nor does punctuation */
};

/* drafts_next_token() as SIDE is read: without what counts for nothing. */
bool drafts_read_token(const struct drafts_side *side, struct drafts_token *token, size_t *at, size_t end);

/* Reads the blocks of DOCUMENT into SIDE. ENGROSS_NOMEM, or ENGROSS_LIMIT when there are too many to number.
   */
enum engross_status drafts_side_init(struct drafts_side *side, const struct drafts_memory *memory,
                                     const engross_document *document);

/* Whether nothing is said of the pair of new unit J: it has none, or one of the two is silent. */
static inline bool drafts_is_silent_pair(const struct drafts_side side[2], uint32_t j)
{
	const struct drafts_unit *unit = &side[DRAFTS_NEW].units[j];

	return unit->match == DRAFTS_NONE || unit->silent || side[DRAFTS_OLD].units[unit->match].silent;
}

/* The unit that text byte AT lies in or behind; DRAFTS_NONE before the first. */
uint32_t drafts_unit_at(const struct drafts_side *side, size_t at);

/* The body of block BLOCK: what is compared. */
struct engross_span drafts_block_body(const struct drafts_side *side, uint32_t block);

/* Whether the bodies of unit A of ONE and unit B of OTHER are the same bytes. */
bool drafts_same_bytes(const struct drafts_side *one, uint32_t a, const struct drafts_side *other,
                       uint32_t b);

/* The index of the first citation that ends behind text byte AT. */
size_t drafts_citation_at(const struct drafts_side *side, size_t at);

static inline const struct engross_block *drafts_unit_block(const struct drafts_side *side, uint32_t unit)
{
	return side->host->block(side->document, side->units[unit].block);
}

/* Whether UNIT heads an annex. Its key is that of what it heads: "ANNEX I" is the annex that has its text,
   whatever its number in the other draft. */
static inline bool drafts_is_annex(const struct drafts_side *side, uint32_t unit)
{
	return drafts_unit_block(side, unit)->kind == ENGROSS_BLOCK_ANNEX;
}

#endif
