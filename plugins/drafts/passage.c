/* The words of a unit. */
#include "passage.h"

#include <string.h>

struct drafts_bag_entry {
	uint64_t hash;
	uint32_t count;
	bool used;
};

#define FIRST_TOKENS ((size_t)1024)

static enum engross_status make_room(struct drafts_passage *passage, const struct drafts_memory *memory)
{
	size_t wanted = passage->capacity ? 2 * passage->capacity : FIRST_TOKENS;

	passage->tokens =
		drafts_grow(memory, &passage->pool, passage->n_tokens, wanted, sizeof(*passage->tokens));
	if (!passage->tokens)
		return ENGROSS_NOMEM;
	passage->capacity = wanted;
	return ENGROSS_OK;
}

static enum engross_status append(struct drafts_passage *passage, const struct drafts_memory *memory,
                                  struct engross_span body, bool detached, size_t limit)
{
	size_t at = body.start;

	while (passage->n_tokens <= limit) {
		struct drafts_token *token;
		if (passage->n_tokens == passage->capacity && make_room(passage, memory) != ENGROSS_OK)
			return ENGROSS_NOMEM;
		token = &passage->tokens[passage->n_tokens];
		if (!drafts_next_token(token, passage->side->text, &at, body.end))
			break;
		token->detached = detached;
		detached = false;
		passage->n_tokens++;
	}
	return ENGROSS_OK;
}

static bool is_blank(const struct drafts_side *side, size_t start, size_t end)
{
	while (start < end && drafts_is_space(side->text[start]))
		start++;
	return start >= end;
}

enum engross_status drafts_passage_read(struct drafts_passage *passage, const struct drafts_memory *memory,
                                        const struct drafts_side *side, uint32_t first, uint32_t last,
                                        size_t limit)
{
	enum engross_status status = ENGROSS_OK;

	passage->side = side;
	passage->n_tokens = 0;
	passage->span = drafts_block_body(side, side->units[first].block);
	for (uint32_t unit = first; unit <= last; unit++) {
		bool detached;
		for (uint32_t block = side->units[unit].block; block != DRAFTS_NONE && status == ENGROSS_OK;
		     block = side->next_block[block]) {
			struct engross_span body = drafts_block_body(side, block);
			/* A page may end between two blocks of a unit without leaving a trace but white space. */
			detached = block != side->units[unit].block && !is_blank(side, passage->span.end, body.start);
			status = append(passage, memory, body, detached, limit);
			passage->span.end = body.end;
		}
	}
	return status;
}

uint64_t drafts_passage_weight(const struct drafts_passage *passage)
{
	uint64_t weight = 0;

	for (size_t i = 0; i < passage->n_tokens; i++)
		weight += drafts_token_weight(&passage->tokens[i]);
	return weight;
}

static struct drafts_bag_entry *find(const struct drafts_bag *bag, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & bag->mask;

	while (bag->entries[at].used && bag->entries[at].hash != hash)
		at = (at + 1) & bag->mask;
	return &bag->entries[at];
}

enum engross_status drafts_bag_fill(struct drafts_bag *bag, const struct drafts_memory *memory,
                                    const struct drafts_passage *passage)
{
	size_t size = 16;

	while (size < passage->n_tokens + passage->n_tokens / 2)
		size *= 2;
	bag->entries = drafts_reserve(memory, &bag->pool, size, sizeof(*bag->entries));
	if (!bag->entries)
		return ENGROSS_NOMEM;
	memset(bag->entries, 0, size * sizeof(*bag->entries));
	bag->mask = size - 1;
	for (size_t i = 0; i < passage->n_tokens; i++) {
		struct drafts_bag_entry *entry;
		if (!drafts_token_weight(&passage->tokens[i]))
			continue;
		entry = find(bag, passage->tokens[i].hash);
		entry->hash = passage->tokens[i].hash;
		entry->used = true;
		entry->count++;
	}
	return ENGROSS_OK;
}

uint64_t drafts_bag_take(struct drafts_bag *bag, const struct drafts_passage *passage)
{
	uint64_t weight = 0;

	for (size_t i = 0; i < passage->n_tokens; i++) {
		unsigned worth = drafts_token_weight(&passage->tokens[i]);
		struct drafts_bag_entry *entry = worth ? find(bag, passage->tokens[i].hash) : NULL;
		if (!entry || !entry->count)
			continue;
		entry->count--;
		weight += worth;
	}
	return weight;
}
