/* The words of one language that stand for numbers: months, ordinals, cardinals, "million". */
#ifndef TRANSLATION_LEXICON_H
#define TRANSLATION_LEXICON_H

#include <stdbool.h>

#include "memory.h"

enum translation_sense {
	TRANSLATION_SENSE_NONE = 0,
	TRANSLATION_SENSE_MONTH,   /* value: 1 to 12 */
	TRANSLATION_SENSE_NUMBER,  /* an ordinal or a cardinal; value: the number */
	TRANSLATION_SENSE_SCALE,   /* value: how many zeros it adds */
	TRANSLATION_SENSE_OF       /* "of", "de": ties a date together, or to what it is the date of */
};

struct translation_word {
	uint64_t hash; /* of its folded form, translation_fold_hash(); 0: none */
	enum translation_sense sense;
	long value;
	bool capital;  /* it is written with a capital letter ("May") */
};

struct translation_lexicon {
	struct translation_word *words; /* open addressing */
	size_t mask;
};

/* The most words that one entry has ("vigésima segunda"). */
#define TRANSLATION_PHRASE 3

/* FNV over LENGTH bytes of TEXT, ASCII and Latin letters in lower case; goes on from HASH, which begins as
   TRANSLATION_HASH. */
#define TRANSLATION_HASH UINT64_C(0xCBF29CE484222325)
uint64_t translation_fold_hash(uint64_t hash, const char *text, size_t length);

/* Takes the lists `months`, `ordinals`, `numbers.cardinal` and `numbers.scale` of LANGUAGE, and those of
   citation.date-word and citation.date-link that are words. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status translation_lexicon_init(struct translation_lexicon *lexicon, const struct translation_run *run,
                                             const char *language);

/* The entry of HASH, or NULL. */
const struct translation_word *translation_lexicon_find(const struct translation_lexicon *lexicon, uint64_t hash);

#endif
