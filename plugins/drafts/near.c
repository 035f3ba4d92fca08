/* Pairs of units that are alike. */
#include "near.h"

#include <stdlib.h>
#include <string.h>

#include "both.h"
#include "shingle.h"
#include "words.h"

/* Likeness in thousandths: twice the common weight over the whole weight. */
#define ENOUGH_IN_PLACE 350u
#define ENOUGH_ELSEWHERE 600u
#define ENOUGH_ALONE 600u   /* for two that are alone between the same neighbours: not looked at again */
#define ENOUGH_AT_ONCE 850u /* elsewhere: no other candidate is looked at */
#define BONUS_IN_PLACE 150u

#define ELECTORS 10  /* one in so many must be shared: words alone may be alike by chance */
#define CANDIDATES 3 /* looked at of each new unit */
#define CROSSWISE 64 /* pairs of one gap that are all tried */

struct candidate {
	uint32_t score;
	uint32_t i, j;
};

struct near {
	struct drafts_alignment *alignment;
	const struct drafts_memory *memory;
	struct drafts_bag bag; /* of the unit that was taken up */
	struct candidate *candidates;
	size_t n_candidates;
	struct drafts_pool candidate_pool;
	uint32_t *left[2]; /* unmatched units of either side, in order */
	uint32_t n_left[2];
};

static const struct drafts_bundle *words_of(const struct near *near, int which, uint32_t unit)
{
	return drafts_words_of(&near->alignment->words[which], &near->alignment->side[which].units[unit]);
}

/* Makes new unit J the one that others are held against. */
static enum engross_status take_up(struct near *near, uint32_t j)
{
	return drafts_bag_fill(&near->bag, near->memory, &near->alignment->words[DRAFTS_NEW],
	                       words_of(near, DRAFTS_NEW, j));
}

static bool is_left(const struct drafts_unit *unit)
{
	return unit->match == DRAFTS_NONE && unit->size && !unit->silent;
}

static enum engross_status list_left(struct near *near)
{
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++) {
		const struct drafts_side *side = &near->alignment->side[which];
		uint32_t count = 0;
		for (uint32_t i = 0; i < side->n_units; i++)
			count += is_left(&side->units[i]);
		if (!near->left[which])
			near->left[which] = drafts_alloc(near->memory, (size_t)count + 1, sizeof(uint32_t));
		if (!near->left[which])
			return ENGROSS_NOMEM;
		near->n_left[which] = 0;
		for (uint32_t i = 0; i < side->n_units; i++)
			if (is_left(&side->units[i]))
				near->left[which][near->n_left[which]++] = i;
	}
	return ENGROSS_OK;
}

static bool is_in_place(const struct near *near, uint32_t i, uint32_t j)
{
	return near->alignment->side[DRAFTS_OLD].units[i].gap == near->alignment->side[DRAFTS_NEW].units[j].gap;
}

/* Whether a draft has one such block only. */
static bool is_single(enum engross_block_kind kind)
{
	return kind == ENGROSS_BLOCK_SYMBOL || kind == ENGROSS_BLOCK_TITLE || kind == ENGROSS_BLOCK_ADOPTION ||
	       kind == ENGROSS_BLOCK_DATE || kind == ENGROSS_BLOCK_SESSION || kind == ENGROSS_BLOCK_OPENER;
}

static bool has_same_role(const struct near *near, uint32_t i, uint32_t j)
{
	enum engross_block_kind kind = drafts_unit_block(&near->alignment->side[DRAFTS_OLD], i)->kind;

	return is_single(kind) && kind == drafts_unit_block(&near->alignment->side[DRAFTS_NEW], j)->kind;
}

/* How alike old unit I and new unit J are, which was taken up. */
static uint64_t likeness_of(struct near *near, uint32_t i, uint32_t j)
{
	const struct drafts_bundle *from = words_of(near, DRAFTS_OLD, i), *to = words_of(near, DRAFTS_NEW, j);
	uint64_t all = (uint64_t)from->weight + to->weight;

	drafts_bag_restore(&near->bag);
	return all ? 2000 * drafts_bag_take(&near->bag, &near->alignment->words[DRAFTS_OLD], from) / all : 0;
}

/* Holds old unit I against new unit J, which was taken up; keeps the pair as a candidate when it is alike
   enough. *SCORE tells how alike. */
static enum engross_status weigh(struct near *near, uint32_t i, uint32_t j, uint64_t *score)
{
	bool in_place = is_in_place(near, i, j);
	uint64_t likeness = likeness_of(near, i, j);

	*score = likeness;
	if (in_place && likeness < ENOUGH_IN_PLACE && has_same_role(near, i, j))
		likeness = ENOUGH_IN_PLACE;
	if (likeness < (in_place ? ENOUGH_IN_PLACE : ENOUGH_ELSEWHERE))
		return ENGROSS_OK;
	near->candidates = drafts_grow(near->memory, &near->candidate_pool, near->n_candidates,
	                               near->n_candidates + 1, sizeof(*near->candidates));
	if (!near->candidates)
		return ENGROSS_NOMEM;
	near->candidates[near->n_candidates++] =
		(struct candidate){ (uint32_t)likeness + (in_place ? BONUS_IN_PLACE : 0), i, j };
	return ENGROSS_OK;
}

static int compare_candidates(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->j != b->j)
		return a->j < b->j ? -1 : 1;
	return a->i < b->i ? -1 : a->i > b->i;
}

/* Takes the best candidates first. */
static void pair_candidates(struct near *near)
{
	const struct drafts_side *side = near->alignment->side;

	if (near->n_candidates)
		qsort(near->candidates, near->n_candidates, sizeof(*near->candidates), compare_candidates);
	for (size_t k = 0; k < near->n_candidates; k++) {
		const struct candidate *found = &near->candidates[k];
		if (side[DRAFTS_OLD].units[found->i].match == DRAFTS_NONE &&
		    side[DRAFTS_NEW].units[found->j].match == DRAFTS_NONE)
			drafts_match(near->alignment, found->i, found->j, 0);
	}
	near->n_candidates = 0;
}

/* The votes of one new unit: by place in near.left[DRAFTS_OLD], and which got any. */
struct ballot {
	struct poll *polls;
	uint32_t *touched;
	size_t n_touched;
	uint32_t electors; /* runs that few units of the old draft hold, or none */
};

struct poll {
	uint32_t votes;  /* weighted: a run that few hold says more */
	uint32_t shared; /* runs */
};

static void vote(struct ballot *ballot, const struct drafts_shingles *shingles, size_t n_runs)
{
	ballot->electors = 0;
	for (size_t k = 0; k < n_runs; k++) {
		unsigned holders;
		const struct drafts_posting *posting = drafts_shingles_find(shingles, shingles->runs[k], &holders);
		ballot->electors += posting || !holders;
		for (; posting; posting = drafts_shingles_next(shingles, posting)) {
			struct poll *poll = &ballot->polls[posting->unit];
			if (!poll->votes)
				ballot->touched[ballot->n_touched++] = posting->unit;
			poll->votes += DRAFTS_SHINGLE_HOLDERS / holders;
			poll->shared++;
		}
	}
}

/* Moves the CANDIDATES units with the most votes to the front of ballot->touched. */
static size_t elect(struct ballot *ballot)
{
	size_t n = ballot->n_touched < CANDIDATES ? ballot->n_touched : CANDIDATES;

	for (size_t k = 0; k < n; k++)
		for (size_t l = k + 1; l < ballot->n_touched; l++) {
			uint32_t a = ballot->touched[k], b = ballot->touched[l];
			uint32_t more = ballot->polls[b].votes, less = ballot->polls[a].votes;
			if (more < less || (more == less && b > a))
				continue;
			ballot->touched[k] = b;
			ballot->touched[l] = a;
		}
	return n;
}

static enum engross_status weigh_elected(struct near *near, struct drafts_shingles *shingles,
                                         struct ballot *ballot, uint32_t j)
{
	size_t n_runs, n_elected;
	uint64_t score = 0;
	enum engross_status status = drafts_shingles_of(
		shingles, near->memory, &near->alignment->words[DRAFTS_NEW], words_of(near, DRAFTS_NEW, j), &n_runs);

	if (status != ENGROSS_OK)
		return status;
	vote(ballot, shingles, n_runs);
	n_elected = elect(ballot);
	if (n_elected)
		status = take_up(near, j);
	for (size_t k = 0; k < n_elected && score < ENOUGH_AT_ONCE && status == ENGROSS_OK; k++) {
		uint32_t place = ballot->touched[k];
		if (ballot->polls[place].shared * ELECTORS >= ballot->electors)
			status = weigh(near, near->left[DRAFTS_OLD][place], j, &score);
	}
	for (size_t k = 0; k < ballot->n_touched; k++)
		ballot->polls[ballot->touched[k]] = (struct poll){ 0, 0 };
	ballot->n_touched = 0;
	return status;
}

/* What one thread makes of the votes: those of the new units from BEGIN to END (not included) of what is
   left. */
struct count {
	struct near near;
	struct drafts_shingles shingles;
	uint32_t begin, end;
};

static enum engross_status count_votes(void *payload)
{
	struct count *count = payload;
	struct near *near = &count->near;
	struct ballot ballot = {
		.polls = drafts_alloc(near->memory, near->n_left[DRAFTS_OLD], sizeof(*ballot.polls)),
		.touched = drafts_alloc(near->memory, near->n_left[DRAFTS_OLD], sizeof(*ballot.touched)),
	};
	enum engross_status status = ballot.polls && ballot.touched ? ENGROSS_OK : ENGROSS_NOMEM;

	for (uint32_t k = count->begin; k < count->end && status == ENGROSS_OK; k++)
		status = weigh_elected(near, &count->shingles, &ballot, near->left[DRAFTS_NEW][k]);
	drafts_free(near->memory, ballot.polls);
	drafts_free(near->memory, ballot.touched);
	return status;
}

/* Holds the new units that are left against those they share runs of words with, half of them on either
   thread. */
static enum engross_status count_halves(struct near *near, const struct drafts_shingles *shingles)
{
	uint32_t n_left = near->n_left[DRAFTS_NEW];
	struct count one = { .near = *near, .shingles = *shingles, .end = n_left / 2 };
	struct count other = { .near = *near, .shingles = *shingles, .begin = n_left / 2, .end = n_left };
	enum engross_status status;

	drafts_shingles_share(&one.shingles);
	drafts_shingles_share(&other.shingles);
	other.near.bag = (struct drafts_bag){ 0 };
	other.near.candidate_pool = (struct drafts_pool){ NULL, 0 };
	status = drafts_both(near->memory, count_votes, &one, &other);
	drafts_shingles_unshare(&one.shingles, near->memory);
	drafts_shingles_unshare(&other.shingles, near->memory);
	drafts_clear(near->memory, &other.near.bag.pool);
	*near = one.near;
	near->candidates =
		drafts_grow(near->memory, &near->candidate_pool, near->n_candidates,
	                near->n_candidates + other.near.n_candidates + 1, sizeof(*near->candidates));
	if (!near->candidates)
		return ENGROSS_NOMEM;
	if (other.near.n_candidates)
		memcpy(near->candidates + near->n_candidates, other.near.candidates,
		       other.near.n_candidates * sizeof(*near->candidates));
	near->n_candidates += other.near.n_candidates;
	drafts_clear(near->memory, &other.near.candidate_pool);
	return status;
}

/* The units that share runs of words, wherever they stand. */
static enum engross_status pair_by_votes(struct near *near)
{
	struct drafts_shingles shingles = { 0 };
	enum engross_status status;
	size_t words = 0;

	for (uint32_t k = 0; k < near->n_left[DRAFTS_OLD]; k++)
		words += words_of(near, DRAFTS_OLD, near->left[DRAFTS_OLD][k])->count;
	status = drafts_shingles_expect(&shingles, near->memory, words);
	for (uint32_t k = 0; k < near->n_left[DRAFTS_OLD] && status == ENGROSS_OK; k++)
		status = drafts_shingles_add(&shingles, near->memory, &near->alignment->words[DRAFTS_OLD],
		                             words_of(near, DRAFTS_OLD, near->left[DRAFTS_OLD][k]), k);
	if (status == ENGROSS_OK)
		status = drafts_shingles_close(&shingles, near->memory);
	if (status == ENGROSS_OK)
		status = count_halves(near, &shingles);
	drafts_shingles_clear(&shingles, near->memory);
	if (status == ENGROSS_OK)
		pair_candidates(near);
	return status;
}

/* The units of one gap: OLD_COUNT from OLD_FIRST and NEW_COUNT from NEW_FIRST in the lists of what is left.
   */
struct gap {
	uint32_t old_first, old_count, new_first, new_count;
};

static enum engross_status weigh_gap(struct near *near, const struct gap *gap)
{
	bool crosswise = (uint64_t)gap->old_count * gap->new_count <= CROSSWISE;
	enum engross_status status = ENGROSS_OK;

	for (uint32_t k = 0; k < gap->new_count && status == ENGROSS_OK; k++) {
		uint32_t j = near->left[DRAFTS_NEW][gap->new_first + k];
		uint32_t first = crosswise ? 0 : k, last = crosswise ? gap->old_count : k + 1;
		uint64_t score;
		status = take_up(near, j);
		for (uint32_t l = first; l < last && l < gap->old_count && status == ENGROSS_OK; l++)
			status = weigh(near, near->left[DRAFTS_OLD][gap->old_first + l], j, &score);
	}
	return status;
}

static uint32_t count_in_gap(const struct near *near, int which, uint32_t first, uint32_t gap)
{
	const struct drafts_unit *units = near->alignment->side[which].units;
	uint32_t count = 0;

	while (first + count < near->n_left[which] && units[near->left[which][first + count]].gap == gap)
		count++;
	return count;
}

/* Two units alone between the same neighbours are a pair at once when they are clearly alike: most edits are.
   */
static enum engross_status pair_alone(struct near *near, const struct gap *gap)
{
	uint32_t i = near->left[DRAFTS_OLD][gap->old_first], j = near->left[DRAFTS_NEW][gap->new_first];
	enum engross_status status = take_up(near, j);

	if (status == ENGROSS_OK && likeness_of(near, i, j) >= ENOUGH_ALONE)
		drafts_match(near->alignment, i, j, 0);
	return status;
}

/* What is left between the same two neighbours; where ALONE, those that are alone there only. */
static enum engross_status pair_in_gaps(struct near *near, bool alone)
{
	const struct drafts_unit *old_units = near->alignment->side[DRAFTS_OLD].units;
	const struct drafts_unit *new_units = near->alignment->side[DRAFTS_NEW].units;
	struct gap gap = { 0 };
	enum engross_status status = ENGROSS_OK;

	while (gap.old_first < near->n_left[DRAFTS_OLD] && gap.new_first < near->n_left[DRAFTS_NEW] &&
	       status == ENGROSS_OK) {
		uint32_t old_gap = old_units[near->left[DRAFTS_OLD][gap.old_first]].gap;
		uint32_t new_gap = new_units[near->left[DRAFTS_NEW][gap.new_first]].gap;
		uint32_t at = old_gap < new_gap ? old_gap : new_gap;
		gap.old_count = count_in_gap(near, DRAFTS_OLD, gap.old_first, at);
		gap.new_count = count_in_gap(near, DRAFTS_NEW, gap.new_first, at);
		if (alone && gap.old_count == 1 && gap.new_count == 1)
			status = pair_alone(near, &gap);
		else if (!alone && gap.old_count && gap.new_count)
			status = weigh_gap(near, &gap);
		gap.old_first += gap.old_count;
		gap.new_first += gap.new_count;
	}
	if (status == ENGROSS_OK)
		pair_candidates(near);
	return status;
}

enum engross_status drafts_near(struct drafts_alignment *alignment)
{
	struct near near = { .alignment = alignment, .memory = alignment->memory };
	enum engross_status status = list_left(&near);

	if (status != ENGROSS_OK || !near.n_left[DRAFTS_OLD] || !near.n_left[DRAFTS_NEW])
		return status;
	status = pair_in_gaps(&near, true);
	if (status == ENGROSS_OK)
		status = list_left(&near);
	if (status == ENGROSS_OK)
		status = pair_by_votes(&near);
	if (status == ENGROSS_OK)
		status = drafts_find_stayed(alignment);
	if (status == ENGROSS_OK)
		status = list_left(&near);
	if (status == ENGROSS_OK)
		status = pair_in_gaps(&near, false);
	return status == ENGROSS_OK ? drafts_find_stayed(alignment) : status;
}
