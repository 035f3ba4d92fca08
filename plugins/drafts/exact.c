/* Pairs of units with the same text, by an open-addressing table of their keys. */
#include "exact.h"

#include <string.h>

#include "both.h"
#include "words.h"

#define REPEATED_WORDS 4u

/* The unmatched units of one key: the first of either side, DRAFTS_NONE where there is none; the chain gives
   the next. The key is that of the units. Both DRAFTS_NONE: a free slot. */
struct entry {
	uint32_t first[2];
};

struct index {
	struct entry *entries;
	size_t mask;
	const struct drafts_side *side;
	uint32_t *chain[2]; /* by unit: the next unit of the side with the same key, or DRAFTS_NONE */
};

static size_t table_size(size_t count)
{
	size_t size = 16;

	while (size < count + count / 2)
		size *= 2;
	return size;
}

static bool is_free(const struct entry *entry)
{
	return entry->first[DRAFTS_OLD] == DRAFTS_NONE && entry->first[DRAFTS_NEW] == DRAFTS_NONE;
}

static bool has_key(const struct index *index, const struct entry *entry, uint64_t key)
{
	int which = entry->first[DRAFTS_NEW] != DRAFTS_NONE ? DRAFTS_NEW : DRAFTS_OLD;

	return index->side[which].units[entry->first[which]].key == key;
}

static struct entry *find(const struct index *index, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 32) & index->mask;

	while (!is_free(&index->entries[at]) && !has_key(index, &index->entries[at], key))
		at = (at + 1) & index->mask;
	return &index->entries[at];
}

/* Whether there is one such unit and no more on side WHICH. */
static bool is_single(const struct index *index, const struct entry *entry, int which)
{
	return entry->first[which] != DRAFTS_NONE && index->chain[which][entry->first[which]] == DRAFTS_NONE;
}

/* Backwards, so that the chains run forwards. */
static void add_side(struct index *index, const struct drafts_side *side, int which)
{
	for (uint32_t i = side->n_units; i-- > 0;) {
		struct entry *entry;
		if (side->units[i].match != DRAFTS_NONE)
			continue;
		entry = find(index, side->units[i].key);
		index->chain[which][i] = entry->first[which];
		entry->first[which] = i;
	}
}

static size_t count_unmatched(const struct drafts_side *side)
{
	size_t count = 0;

	for (uint32_t i = 0; i < side->n_units; i++)
		count += side->units[i].match == DRAFTS_NONE;
	return count;
}

static enum engross_status build(struct index *index, struct drafts_alignment *alignment)
{
	const struct drafts_side *side = alignment->side;
	size_t size = table_size(count_unmatched(&side[0]) + count_unmatched(&side[1]));
	size_t n_units = (size_t)side[0].n_units + side[1].n_units;
	uint32_t *chain;

	index->entries = drafts_reserve(alignment->memory, &alignment->index, size, sizeof(*index->entries));
	chain = drafts_reserve(alignment->memory, &alignment->chain, n_units + 1, sizeof(*chain));
	if (!index->entries || !chain)
		return ENGROSS_NOMEM;
	/* All ones are DRAFTS_NONE. */
	memset(index->entries, 0xFF, size * sizeof(*index->entries));
	index->mask = size - 1;
	index->side = side;
	index->chain[DRAFTS_OLD] = chain;
	index->chain[DRAFTS_NEW] = chain + side[0].n_units;
	add_side(index, &side[DRAFTS_OLD], DRAFTS_OLD);
	add_side(index, &side[DRAFTS_NEW], DRAFTS_NEW);
	return ENGROSS_OK;
}

/* Pairs I with J when both are free and alike. FOLDED keys are believed here: a pair whose words differ after
   all is shown as edited. */
static bool try_pair(struct drafts_alignment *alignment, uint32_t i, uint32_t j, bool folded)
{
	const struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];
	bool same;

	if (from->units[i].match != DRAFTS_NONE || to->units[j].match != DRAFTS_NONE ||
	    from->units[i].key != to->units[j].key)
		return false;
	same = !folded && drafts_same_bytes(from, i, to, j);
	if (!folded && !same && !(drafts_is_annex(from, i) && drafts_is_annex(to, j)))
		return false;
	drafts_match(alignment, i, j, same ? DRAFTS_UNIT_SAME | DRAFTS_UNIT_IDENTICAL : DRAFTS_UNIT_SAME);
	return true;
}

static void pair_unique(struct drafts_alignment *alignment, const struct index *index, bool folded)
{
	const struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];

	for (uint32_t j = 0; j < to->n_units; j++) {
		const struct entry *entry;
		drafts_rest(alignment->memory, j, from->document, to->document);
		if (to->units[j].match != DRAFTS_NONE)
			continue;
		entry = find(index, to->units[j].key);
		if (is_single(index, entry, DRAFTS_OLD) && is_single(index, entry, DRAFTS_NEW))
			try_pair(alignment, entry->first[DRAFTS_OLD], j, folded);
	}
}

/* Equal neighbours of pairs are pairs: downwards, then upwards. The ends of the drafts count as pairs. */
static void pair_neighbours(struct drafts_alignment *alignment, bool folded)
{
	const struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];
	uint32_t beside = 0;

	for (uint32_t j = 0; j < to->n_units; j++) {
		if (beside < from->n_units && to->units[j].match == DRAFTS_NONE)
			try_pair(alignment, beside, j, folded);
		beside = to->units[j].match != DRAFTS_NONE ? to->units[j].match + 1 : DRAFTS_NONE;
	}
	beside = from->n_units;
	for (uint32_t j = to->n_units; j-- > 0;) {
		if (beside > 0 && to->units[j].match == DRAFTS_NONE)
			try_pair(alignment, beside - 1, j, folded);
		beside = to->units[j].match != DRAFTS_NONE ? to->units[j].match : 0;
	}
}

/* Repeated bodies between the same two pairs that stayed, in order. The cursor of an entry only moves on: a
   gap that was passed does not come again. */
static void pair_in_gaps(struct drafts_alignment *alignment, const struct index *index, bool folded)
{
	const struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];
	uint32_t last = 0, gap = 0;

	for (uint32_t j = 0; j < to->n_units; j++) {
		struct entry *entry;
		uint32_t i;
		if (to->units[j].match != DRAFTS_NONE)
			continue;
		if (to->units[j].gap != gap)
			last = 0;
		gap = to->units[j].gap;
		entry = find(index, to->units[j].key);
		for (i = entry->first[DRAFTS_OLD]; i != DRAFTS_NONE; i = index->chain[DRAFTS_OLD][i])
			if (from->units[i].gap > gap ||
			    (from->units[i].gap == gap && i >= last && from->units[i].match == DRAFTS_NONE))
				break;
		/* A new unit has the key, so that the entry stays in use. */
		entry->first[DRAFTS_OLD] = i;
		if (i != DRAFTS_NONE && from->units[i].gap == gap && try_pair(alignment, i, j, folded))
			last = i + 1;
	}
}

static enum engross_status pair_same(struct drafts_alignment *alignment, bool folded)
{
	struct index index;
	enum engross_status status = build(&index, alignment);

	if (status != ENGROSS_OK)
		return status;
	pair_unique(alignment, &index, folded);
	pair_neighbours(alignment, folded);
	status = drafts_find_stayed(alignment);
	if (status != ENGROSS_OK)
		return status;
	pair_in_gaps(alignment, &index, folded);
	return drafts_find_stayed(alignment);
}

enum engross_status drafts_exact(struct drafts_alignment *alignment)
{
	return pair_same(alignment, false);
}

struct reading {
	struct drafts_alignment *alignment;
	int which;
};

static enum engross_status read_words(void *payload)
{
	const struct reading *reading = payload;
	struct drafts_alignment *alignment = reading->alignment;

	return drafts_words_read(&alignment->words[reading->which], alignment->memory,
	                         &alignment->side[reading->which]);
}

enum engross_status drafts_exact_folded(struct drafts_alignment *alignment)
{
	struct reading old_draft = { alignment, DRAFTS_OLD }, new_draft = { alignment, DRAFTS_NEW };
	enum engross_status status = drafts_both(alignment->memory, read_words, &old_draft, &new_draft);

	return status == ENGROSS_OK ? pair_same(alignment, true) : status;
}

enum engross_status drafts_exact_repeated(struct drafts_alignment *alignment)
{
	const struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];
	struct index index;
	enum engross_status status = build(&index, alignment);

	if (status != ENGROSS_OK)
		return status;
	for (uint32_t j = 0; j < to->n_units; j++) {
		struct entry *entry;
		uint32_t i;
		if (to->units[j].match != DRAFTS_NONE || to->units[j].silent)
			continue;
		entry = find(&index, to->units[j].key);
		if (entry->first[DRAFTS_OLD] == DRAFTS_NONE ||
		    drafts_words_of(&alignment->words[DRAFTS_NEW], &to->units[j])->count < REPEATED_WORDS)
			continue;
		i = entry->first[DRAFTS_OLD];
		while (i != DRAFTS_NONE && (from->units[i].match != DRAFTS_NONE || from->units[i].silent))
			i = index.chain[DRAFTS_OLD][i];
		if (i != DRAFTS_NONE)
			try_pair(alignment, i, j, true);
		entry->first[DRAFTS_OLD] = i != DRAFTS_NONE ? index.chain[DRAFTS_OLD][i] : DRAFTS_NONE;
	}
	return drafts_find_stayed(alignment);
}
