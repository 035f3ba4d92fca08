/* The words of the units that have no equal, as numbers: read once, then weighed against each other again and
   again. */
#ifndef DRAFTS_WORDS_H
#define DRAFTS_WORDS_H

#include "memory.h"
#include "unit.h"

/* A word as a number: 28 bits of its hash above 4 bits of what it weighs, 1 to 10. Longer words say more;
   what is no word, number or symbol is left out. Two words with one number are taken for one when units are
   weighed, and looked at again when their edits are written. */
typedef uint32_t drafts_word;

static inline unsigned drafts_word_weight(drafts_word word)
{
	return word & 15u;
}

/* The words of one unit. */
struct drafts_bundle {
	size_t first; /* in drafts_words.items */
	uint32_t count;
	uint32_t weight; /* of all of them together */
};

/* The words of the units of one side that had no equal. Starts zeroed. */
struct drafts_words {
	drafts_word *items;
	size_t count;
	struct drafts_bundle *bundles; /* by drafts_unit.bundle */
	uint32_t n_bundles;
	struct drafts_pool pool;
};

/* Reads the words of every unmatched unit of SIDE and sets its bundle; its key becomes a hash of its words
   and marks, in which white space, hyphens and quotation style do not count. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_words_read(struct drafts_words *words, const struct drafts_memory *memory,
                                      struct drafts_side *side);

/* Frees what WORDS holds. */
void drafts_words_clear(struct drafts_words *words, const struct drafts_memory *memory);

static inline const struct drafts_bundle *drafts_words_of(const struct drafts_words *words,
                                                          const struct drafts_unit *unit)
{
	return &words->bundles[unit->bundle];
}

/* A bag of words: how often each occurs. Starts zeroed. */
struct drafts_bag {
	struct drafts_pool pool;
	struct drafts_bag_entry *entries;
	size_t size, mask;   /* entries there are; entries in use, less one */
	uint32_t generation; /* entries of another are empty */
	uint32_t epoch;      /* what was taken in another is in the bag again */
};

/* Fills BAG with the words of BUNDLE alone. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_bag_fill(struct drafts_bag *bag, const struct drafts_memory *memory,
                                    const struct drafts_words *words, const struct drafts_bundle *bundle);

/* Puts back what was taken out of BAG. */
void drafts_bag_restore(struct drafts_bag *bag);

/* Takes the words of BUNDLE out of BAG; returns the weight of those that were in it. */
uint64_t drafts_bag_take(struct drafts_bag *bag, const struct drafts_words *words,
                         const struct drafts_bundle *bundle);

#endif
