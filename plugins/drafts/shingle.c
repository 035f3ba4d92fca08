/* Runs of words, and who holds them. */
#include "shingle.h"

#include <string.h>

#include "hash.h"

/* More postings than this are halved by a hash bit, on both sides alike, so that common runs stay common. */
#define MAX_POSTINGS ((size_t)1 << 18)
#define SAMPLE_SHIFT 40

struct drafts_shingle_slot {
	uint32_t first;   /* posting */
	uint32_t holders; /* 0: a free slot */
};

static bool is_sampled(const struct drafts_shingles *shingles, uint64_t run)
{
	return !(run >> SAMPLE_SHIFT & shingles->sample);
}

#define SHORT_RUN 3u
#define LONG_RUN 6u

enum engross_status drafts_shingles_of(struct drafts_shingles *shingles, const struct drafts_memory *memory,
                                       const struct drafts_words *words, const struct drafts_bundle *bundle,
                                       size_t *count)
{
	const drafts_word *items = words->items + bundle->first;
	uint64_t recent[SHORT_RUN] = { 0 }; /* the last runs of three: two of them make one of six */
	size_t n = 0;

	shingles->runs =
		drafts_reserve(memory, &shingles->run_pool, 2 * (size_t)bundle->count + 1, sizeof(*shingles->runs));
	if (!shingles->runs)
		return ENGROSS_NOMEM;
	for (uint32_t i = SHORT_RUN - 1; i < bundle->count; i++) {
		uint64_t run = drafts_mix((uint64_t)items[i - 2] << 32 | items[i - 1], items[i]);
		uint64_t longer = drafts_mix(recent[i % SHORT_RUN], run);
		recent[i % SHORT_RUN] = run;
		if (is_sampled(shingles, run))
			shingles->runs[n++] = run;
		if (i >= LONG_RUN - 1 && is_sampled(shingles, longer))
			shingles->runs[n++] = longer;
	}
	if (bundle->count && bundle->count < SHORT_RUN)
		shingles->runs[n++] = drafts_mix(items[0], bundle->count > 1 ? items[1] : 0);
	*count = n;
	return ENGROSS_OK;
}

enum engross_status drafts_shingles_expect(struct drafts_shingles *shingles,
                                           const struct drafts_memory *memory, size_t words)
{
	/* The unit that makes them too many is added before they are halved. */
	const size_t limit = MAX_POSTINGS + MAX_POSTINGS / 16;
	size_t most = words < limit / 2 ? 2 * words : limit;

	shingles->postings =
		drafts_reserve(memory, &shingles->posting_pool, most + 1, sizeof(*shingles->postings));
	return shingles->postings ? ENGROSS_OK : ENGROSS_NOMEM;
}

static void halve(struct drafts_shingles *shingles)
{
	size_t kept = 0;

	shingles->sample = shingles->sample << 1 | 1;
	for (size_t i = 0; i < shingles->n_postings; i++)
		if (is_sampled(shingles, shingles->postings[i].run))
			shingles->postings[kept++] = shingles->postings[i];
	shingles->n_postings = kept;
}

enum engross_status drafts_shingles_add(struct drafts_shingles *shingles, const struct drafts_memory *memory,
                                        const struct drafts_words *words, const struct drafts_bundle *bundle,
                                        uint32_t unit)
{
	size_t count;
	enum engross_status status = drafts_shingles_of(shingles, memory, words, bundle, &count);

	if (status != ENGROSS_OK)
		return status;
	shingles->postings = drafts_grow(memory, &shingles->posting_pool, shingles->n_postings,
	                                 shingles->n_postings + count + 1, sizeof(*shingles->postings));
	if (!shingles->postings)
		return ENGROSS_NOMEM;
	for (size_t i = 0; i < count; i++)
		shingles->postings[shingles->n_postings++] =
			(struct drafts_posting){ .run = shingles->runs[i], .unit = unit, .next = DRAFTS_NONE };
	while (shingles->n_postings > MAX_POSTINGS && shingles->sample < MAX_POSTINGS)
		halve(shingles);
	return ENGROSS_OK;
}

static struct drafts_shingle_slot *find_slot(const struct drafts_shingles *shingles, uint64_t run)
{
	size_t at = (size_t)(run ^ run >> 32) & shingles->mask;

	while (shingles->slots[at].holders && shingles->postings[shingles->slots[at].first].run != run)
		at = (at + 1) & shingles->mask;
	return &shingles->slots[at];
}

enum engross_status drafts_shingles_close(struct drafts_shingles *shingles,
                                          const struct drafts_memory *memory)
{
	size_t size = 16;

	while (size < shingles->n_postings + shingles->n_postings / 2)
		size *= 2;
	shingles->slots = drafts_reserve(memory, &shingles->slot_pool, size, sizeof(*shingles->slots));
	if (!shingles->slots)
		return ENGROSS_NOMEM;
	memset(shingles->slots, 0, size * sizeof(*shingles->slots));
	shingles->mask = size - 1;
	for (uint32_t i = 0; i < shingles->n_postings; i++) {
		struct drafts_posting *posting = &shingles->postings[i];
		struct drafts_shingle_slot *slot = find_slot(shingles, posting->run);
		if (slot->holders > DRAFTS_SHINGLE_HOLDERS ||
		    (slot->holders && shingles->postings[slot->first].unit == posting->unit))
			continue;
		if (slot->holders)
			posting->next = slot->first;
		slot->first = i;
		slot->holders++;
	}
	return ENGROSS_OK;
}

void drafts_shingles_share(struct drafts_shingles *shingles)
{
	shingles->runs = NULL;
	shingles->run_pool = (struct drafts_pool){ NULL, 0 };
}

void drafts_shingles_unshare(struct drafts_shingles *shingles, const struct drafts_memory *memory)
{
	drafts_clear(memory, &shingles->run_pool);
}

void drafts_shingles_clear(struct drafts_shingles *shingles, const struct drafts_memory *memory)
{
	drafts_clear(memory, &shingles->posting_pool);
	drafts_clear(memory, &shingles->slot_pool);
	drafts_clear(memory, &shingles->run_pool);
}

const struct drafts_posting *drafts_shingles_find(const struct drafts_shingles *shingles, uint64_t run,
                                                  unsigned *holders)
{
	const struct drafts_shingle_slot *slot = find_slot(shingles, run);

	*holders = slot->holders;
	return *holders && *holders <= DRAFTS_SHINGLE_HOLDERS ? &shingles->postings[slot->first] : NULL;
}
