/* Runs of words of the old draft's units that are left, and who holds them. */
#ifndef DRAFTS_SHINGLE_H
#define DRAFTS_SHINGLE_H

#include "memory.h"
#include "words.h"

/* A run that more units hold says nothing. */
#define DRAFTS_SHINGLE_HOLDERS 16u

struct drafts_posting {
	uint64_t run;  /* hash of the words */
	uint32_t unit; /* as the caller numbers it */
	uint32_t next; /* the next posting of the run, or DRAFTS_NONE */
};

/* Starts zeroed. First all units are added, then the index is closed, then it is asked. */
struct drafts_shingles {
	struct drafts_posting *postings;
	size_t n_postings;
	uint64_t sample; /* runs with any of these bits set are left out */
	struct drafts_shingle_slot *slots;
	size_t mask;
	uint64_t *runs; /* of the unit in hand */
	struct drafts_pool posting_pool, slot_pool, run_pool;
};

/* The runs of three and six words of BUNDLE, sampled: *COUNT of them in shingles->runs. */
enum engross_status drafts_shingles_of(struct drafts_shingles *shingles, const struct drafts_memory *memory,
                                       const struct drafts_words *words, const struct drafts_bundle *bundle,
                                       size_t *count);

/* Takes room for the runs of units of WORDS words all together, so that none is moved while they are added.
   */
enum engross_status drafts_shingles_expect(struct drafts_shingles *shingles,
                                           const struct drafts_memory *memory, size_t words);

enum engross_status drafts_shingles_add(struct drafts_shingles *shingles, const struct drafts_memory *memory,
                                        const struct drafts_words *words, const struct drafts_bundle *bundle,
                                        uint32_t unit);
enum engross_status drafts_shingles_close(struct drafts_shingles *shingles,
                                          const struct drafts_memory *memory);

/* Makes SHINGLES, a copy of an index that was closed, one that may be asked on a thread of its own for as
   long as the index lasts; drafts_shingles_unshare() frees what is the copy's own. */
void drafts_shingles_share(struct drafts_shingles *shingles);
void drafts_shingles_unshare(struct drafts_shingles *shingles, const struct drafts_memory *memory);

/* Frees what SHINGLES holds. */
void drafts_shingles_clear(struct drafts_shingles *shingles, const struct drafts_memory *memory);

/* The first posting of RUN and *HOLDERS, how many units hold it; NULL when none does, or too many. */
const struct drafts_posting *drafts_shingles_find(const struct drafts_shingles *shingles, uint64_t run,
                                                  unsigned *holders);

static inline const struct drafts_posting *drafts_shingles_next(const struct drafts_shingles *shingles,
                                                                const struct drafts_posting *posting)
{
	return posting->next == DRAFTS_NONE ? NULL : &shingles->postings[posting->next];
}

#endif
