/* The words of a unit. */
#include "passage.h"

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
		if (!drafts_read_token(passage->side, token, &at, body.end))
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
