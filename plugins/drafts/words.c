/* The words of the units that have no equal. */
#include "words.h"

#include <string.h>

#include "hash.h"
#include "token.h"

#define WORDS_MAX 32768u     /* of a unit that are weighed */
#define BYTES_A_WORD 6       /* that memory is taken for at first; more where words are shorter */
#define KEY_MARK UINT64_C(1) /* keeps the keys of empty units apart from those that were never read */

/* What a word's hash is in a bag. */
static drafts_word number_of(const struct drafts_token *token)
{
	return (drafts_word)(token->hash >> 32) << 4 | drafts_token_weight(token);
}

static bool make_room(struct drafts_words *words, const struct drafts_memory *memory, size_t more)
{
	words->items =
		drafts_grow(memory, &words->pool, words->count, words->count + more, sizeof(*words->items));
	return words->items;
}

/* Reads the words of one body; BUNDLE and KEY go on. */
static bool read_body(struct drafts_words *words, const struct drafts_memory *memory,
                      const struct drafts_side *side, struct engross_span body, struct drafts_bundle *bundle,
                      uint64_t *key)
{
	size_t at = body.start, room = 0;
	struct drafts_token token;

	while (drafts_read_token(side, &token, &at, body.end)) {
		*key = drafts_mix(*key, token.hash);
		if (!drafts_token_weight(&token) || bundle->count == WORDS_MAX)
			continue;
		if (!room) {
			room = (body.end - token.start) / BYTES_A_WORD + 1;
			if (!make_room(words, memory, room))
				return false;
		}
		words->items[words->count++] = number_of(&token);
		bundle->weight += drafts_token_weight(&token);
		bundle->count++;
		room--;
	}
	return true;
}

static bool read_unit(struct drafts_words *words, const struct drafts_memory *memory,
                      const struct drafts_side *side, struct drafts_unit *unit)
{
	struct drafts_bundle *bundle = &words->bundles[words->n_bundles];

	*bundle = (struct drafts_bundle){ .first = words->count };
	unit->key = KEY_MARK;
	for (uint32_t block = unit->block; block != DRAFTS_NONE; block = side->next_block[block])
		if (!read_body(words, memory, side, drafts_block_body(side, block), bundle, &unit->key))
			return false;
	unit->bundle = words->n_bundles++;
	return true;
}

enum engross_status drafts_words_read(struct drafts_words *words, const struct drafts_memory *memory,
                                      struct drafts_side *side)
{
	size_t bytes = 0, n_units = 0;

	for (uint32_t i = 0; i < side->n_units; i++)
		if (side->units[i].match == DRAFTS_NONE) {
			bytes += side->units[i].size;
			n_units++;
		}
	words->bundles = drafts_alloc(memory, n_units + 1, sizeof(*words->bundles));
	if (!words->bundles || !make_room(words, memory, bytes / BYTES_A_WORD + 1))
		return ENGROSS_NOMEM;
	for (uint32_t i = 0; i < side->n_units; i++) {
		drafts_rest(memory, i, side->document, side->document);
		if (side->units[i].match == DRAFTS_NONE && !read_unit(words, memory, side, &side->units[i]))
			return ENGROSS_NOMEM;
	}
	return ENGROSS_OK;
}

void drafts_words_clear(struct drafts_words *words, const struct drafts_memory *memory)
{
	drafts_clear(memory, &words->pool);
	drafts_free(memory, words->bundles);
	*words = (struct drafts_words){ 0 };
}

struct drafts_bag_entry {
	drafts_word word;
	uint32_t generation;
	uint32_t count;
	uint32_t epoch, taken; /* TAKEN counts when EPOCH is the bag's */
};

/* Where WORD is or would be. */
static struct drafts_bag_entry *find(const struct drafts_bag *bag, drafts_word word)
{
	size_t at = (size_t)(word >> 4 ^ word >> 16) & bag->mask;

	while (bag->entries[at].generation == bag->generation && bag->entries[at].word != word)
		at = (at + 1) & bag->mask;
	return &bag->entries[at];
}

static enum engross_status make_table(struct drafts_bag *bag, const struct drafts_memory *memory,
                                      size_t count)
{
	size_t size = 16;

	while (size < count + count / 2)
		size *= 2;
	if (size > bag->size || bag->generation == UINT32_MAX) {
		size_t wanted = size > bag->size ? size : bag->size;
		bag->entries = drafts_reserve(memory, &bag->pool, wanted, sizeof(*bag->entries));
		if (!bag->entries)
			return ENGROSS_NOMEM;
		memset(bag->entries, 0, wanted * sizeof(*bag->entries));
		bag->size = wanted;
		bag->generation = 0;
	}
	bag->mask = size - 1;
	bag->generation++;
	return ENGROSS_OK;
}

enum engross_status drafts_bag_fill(struct drafts_bag *bag, const struct drafts_memory *memory,
                                    const struct drafts_words *words, const struct drafts_bundle *bundle)
{
	if (make_table(bag, memory, bundle->count) != ENGROSS_OK)
		return ENGROSS_NOMEM;
	bag->epoch = 1;
	for (size_t i = bundle->first; i < bundle->first + bundle->count; i++) {
		struct drafts_bag_entry *entry = find(bag, words->items[i]);
		if (entry->generation != bag->generation)
			*entry = (struct drafts_bag_entry){ .word = words->items[i], .generation = bag->generation };
		entry->count++;
	}
	return ENGROSS_OK;
}

void drafts_bag_restore(struct drafts_bag *bag)
{
	bag->epoch++;
}

uint64_t drafts_bag_take(struct drafts_bag *bag, const struct drafts_words *words,
                         const struct drafts_bundle *bundle)
{
	uint64_t weight = 0;

	for (size_t i = bundle->first; i < bundle->first + bundle->count; i++) {
		struct drafts_bag_entry *entry = find(bag, words->items[i]);
		if (entry->generation != bag->generation)
			continue;
		if (entry->epoch != bag->epoch) {
			entry->epoch = bag->epoch;
			entry->taken = 0;
		}
		if (entry->taken == entry->count)
			continue;
		entry->taken++;
		weight += drafts_word_weight(words->items[i]);
	}
	return weight;
}
