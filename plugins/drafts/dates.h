/* Words that say one thing together: dates and amounts. */
#ifndef DRAFTS_DATES_H
#define DRAFTS_DATES_H

#include "memory.h"
#include "token.h"

/* The names of the months, by hash. */
struct drafts_dates {
	uint64_t *months;
	size_t mask; /* size - 1; 0 where there are none */
};

/* Takes the months of all languages from the language data. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status drafts_dates_init(struct drafts_dates *dates, const struct drafts_memory *memory);

/* How many of the COUNT tokens at TOKENS (1 at least) make a date or an amount of TEXT; 1 for any other word.
   */
size_t drafts_dates_match(const struct drafts_dates *dates, const char *text,
                          const struct drafts_token *tokens, size_t count);

#endif
