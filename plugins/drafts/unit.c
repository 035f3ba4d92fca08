/* The units that are aligned. */
#include "unit.h"

#include <string.h>

#include "hash.h"

#define ANNEX_SEED UINT64_C(0x616e6e6578) /* keeps the headings of annexes apart from what they head */

static bool is_silent(const struct engross_block *block)
{
	return block->kind == ENGROSS_BLOCK_FURNITURE || block->kind == ENGROSS_BLOCK_CHROME;
}

struct engross_span drafts_block_body(const struct drafts_side *side, uint32_t block)
{
	const struct engross_block *found = side->host->block(side->document, block);

	if (found->body.start < found->body.end)
		return found->body;
	/* A marker alone has an empty body; a block that says nothing of one is all body. */
	return found->marker.start < found->marker.end ? (struct engross_span){ found->span.end, found->span.end }
	                                               : found->span;
}

bool drafts_read_token(const struct drafts_side *side, struct drafts_token *token, size_t *at, size_t end)
{
	bool there = drafts_next_token(token, side->text, at, end);

	while (there && side->skip_marks && token->kind == DRAFTS_TOKEN_MARK)
		there = drafts_next_token(token, side->text, at, end);
	if (there && side->fold_case && token->kind == DRAFTS_TOKEN_WORD)
		token->hash = drafts_fold_hash(side->text + token->start, token->length);
	return there;
}

/* Hangs BLOCK behind the last block of the chain that begins at HEAD. LAST holds each head's last block. */
static void append_block(struct drafts_side *side, uint32_t *last, uint32_t head, uint32_t block)
{
	side->next_block[last[head]] = block;
	last[head] = block;
}

/* The head of the chain that BLOCK continues, or BLOCK itself. HEAD is filled for all blocks before it. */
static uint32_t head_of(const struct engross_block *found, const uint32_t *head, uint32_t block)
{
	if (found->continues < block && head[found->continues] != DRAFTS_NONE)
		return head[found->continues];
	return block;
}

static void hash_unit(const struct drafts_side *side, struct drafts_unit *unit)
{
	size_t size = 0;

	unit->key = DRAFTS_HASH_SEED;
	for (uint32_t block = unit->block; block != DRAFTS_NONE; block = side->next_block[block]) {
		struct engross_span body = drafts_block_body(side, block);
		unit->key = drafts_hash_bytes(side->text + body.start, body.end - body.start, unit->key);
		size += body.end - body.start;
	}
	unit->size = size < UINT32_MAX ? (uint32_t)size : UINT32_MAX;
	unit->match = DRAFTS_NONE;
}

static enum engross_status read_blocks(struct drafts_side *side, const struct drafts_memory *memory,
                                       uint32_t n_blocks)
{
	uint32_t *head = drafts_alloc(memory, n_blocks, sizeof(*head));
	uint32_t *last = drafts_alloc(memory, n_blocks, sizeof(*last));

	if (!head || !last)
		return ENGROSS_NOMEM;
	for (uint32_t i = 0; i < n_blocks; i++) {
		const struct engross_block *block = side->host->block(side->document, i);
		side->next_block[i] = DRAFTS_NONE;
		last[i] = i;
		head[i] = DRAFTS_NONE;
		if (block->span.end <= block->span.start)
			continue;
		head[i] = head_of(block, head, i);
		if (head[i] == i)
			side->units[side->n_units++] = (struct drafts_unit){ .block = i, .silent = is_silent(block) };
		else
			append_block(side, last, head[i], i);
	}
	drafts_free(memory, head);
	drafts_free(memory, last);
	return ENGROSS_OK;
}

enum engross_status drafts_side_init(struct drafts_side *side, const struct drafts_memory *memory,
                                     const engross_document *document)
{
	size_t n_blocks = memory->host->block_count(document);
	enum engross_status status;

	memset(side, 0, sizeof(*side));
	side->host = memory->host;
	side->document = document;
	side->text = memory->host->text(document, &side->length);
	if (n_blocks >= DRAFTS_NONE)
		return ENGROSS_LIMIT;
	side->units = drafts_alloc(memory, n_blocks, sizeof(*side->units));
	side->next_block = drafts_alloc(memory, n_blocks, sizeof(*side->next_block));
	if (!side->units || !side->next_block)
		return ENGROSS_NOMEM;
	status = read_blocks(side, memory, (uint32_t)n_blocks);
	if (status != ENGROSS_OK)
		return status;
	for (uint32_t i = 0; i < side->n_units; i++) {
		hash_unit(side, &side->units[i]);
		drafts_rest(memory, i, document, document);
	}
	for (uint32_t i = 0; i + 1 < side->n_units; i++)
		if (drafts_is_annex(side, i) && !drafts_is_annex(side, i + 1))
			side->units[i].key = drafts_mix(ANNEX_SEED, side->units[i + 1].key);
	return ENGROSS_OK;
}

bool drafts_same_bytes(const struct drafts_side *one, uint32_t a, const struct drafts_side *other, uint32_t b)
{
	uint32_t left = one->units[a].block, right = other->units[b].block;

	for (; left != DRAFTS_NONE && right != DRAFTS_NONE;
	     left = one->next_block[left], right = other->next_block[right]) {
		struct engross_span from = drafts_block_body(one, left), to = drafts_block_body(other, right);
		if (from.end - from.start != to.end - to.start ||
		    memcmp(one->text + from.start, other->text + to.start, from.end - from.start) != 0)
			return false;
	}
	return left == right;
}

size_t drafts_citation_at(const struct drafts_side *side, size_t at)
{
	size_t low = 0, high = side->host->citation_count(side->document);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (side->host->citation(side->document, middle)->span.end <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t drafts_unit_at(const struct drafts_side *side, size_t at)
{
	uint32_t low = 0, high = side->n_units;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (drafts_unit_block(side, middle)->span.start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : DRAFTS_NONE;
}
