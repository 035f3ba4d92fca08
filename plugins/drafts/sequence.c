/* The difference of two sequences: Myers' greedy algorithm with a cap, anchors where the cap is passed, and
   windows where there are no anchors. */
#include "sequence.h"

#include <string.h>

#include "order.h"

#define CAP 128     /* differences that are looked for in a whole range */
#define WINDOW 64   /* and in one window */
#define DEPTH 12    /* times that anchors cut a range again */
#define ANCHORED 32 /* shorter ranges are not worth anchors */

struct range {
	uint32_t old_start, old_end, new_start, new_end;
	uint32_t depth;
};

struct diff {
	struct drafts_sequence_work *work;
	const struct drafts_memory *memory;
	const uint64_t *old_hashes, *new_hashes;
	bool *old_changed, *new_changed;
	int32_t *trace; /* the furthest old place by diagonal, for each number of differences */
	struct range *ranges;
	size_t n_ranges;
};

static void mark(bool *changed, uint32_t start, uint32_t end)
{
	if (end > start)
		memset(changed + start, true, end - start);
}

static void trim(const struct diff *diff, struct range *range)
{
	while (range->old_start < range->old_end && range->new_start < range->new_end &&
	       diff->old_hashes[range->old_start] == diff->new_hashes[range->new_start]) {
		range->old_start++;
		range->new_start++;
	}
	while (range->old_start < range->old_end && range->new_start < range->new_end &&
	       diff->old_hashes[range->old_end - 1] == diff->new_hashes[range->new_end - 1]) {
		range->old_end--;
		range->new_end--;
	}
}

/* The trace of round D: diagonals -D .. D, old place minus new place. */
static int32_t *round_of(int32_t *trace, int32_t d)
{
	return trace + (size_t)d * (size_t)d + (size_t)d;
}

/* Where diagonal K is reached in round D from round D - 1: the old place before the run of equal words.
   *DOWN: by an inserted word, otherwise by a deleted one. Places behind the end may come out; no way to the
   end leads through them, since one that is shorter ran along the border. */
static inline int32_t step(const int32_t *before, int32_t d, int32_t k, bool *down)
{
	*down = k == -d || (k != d && before[k - 1] < before[k + 1]);
	return *down ? before[k + 1] : before[k - 1] + 1;
}

/* Marks the way that led to diagonal K of round D. */
static void walk_back(const struct diff *diff, const struct range *range, int32_t d, int32_t k)
{
	for (; d > 0; d--) {
		bool down;
		int32_t old_at = step(round_of(diff->trace, d - 1), d, k, &down), new_at = old_at - k;
		/* Inserted: NEW_AT is behind the new word; deleted: OLD_AT is behind the old one. */
		if (down)
			diff->new_changed[range->new_start + (uint32_t)new_at - 1] = true;
		else
			diff->old_changed[range->old_start + (uint32_t)old_at - 1] = true;
		k += down ? 1 : -1;
	}
}

/* The furthest place in RANGE that round D reached; its diagonal. */
static int32_t furthest(const struct diff *diff, const struct range *range, int32_t d)
{
	int32_t n = (int32_t)(range->old_end - range->old_start),
			m = (int32_t)(range->new_end - range->new_start);
	const int32_t *reached = round_of(diff->trace, d);
	int32_t best = 0, best_sum = -1;

	for (int32_t k = -d; k <= d; k += 2) {
		int32_t sum = 2 * reached[k] - k;
		if (reached[k] <= n && reached[k] - k <= m && sum > best_sum) {
			best_sum = sum;
			best = k;
		}
	}
	return best;
}

/* Looks for at most LIMIT differences in RANGE. Found: marks them and returns true. Otherwise, when COMMIT,
   marks the way to the furthest place that was reached and cuts RANGE to what lies behind it. */
static bool myers(const struct diff *diff, struct range *range, int32_t limit, bool commit)
{
	const uint64_t *from = diff->old_hashes + range->old_start, *to = diff->new_hashes + range->new_start;
	int32_t n = (int32_t)(range->old_end - range->old_start),
			m = (int32_t)(range->new_end - range->new_start);

	for (int32_t d = 0; d <= limit; d++) {
		const int32_t *before = round_of(diff->trace, d ? d - 1 : 0);
		int32_t *reached = round_of(diff->trace, d);
		for (int32_t k = -d; k <= d; k += 2) {
			bool down;
			int32_t old_at = d ? step(before, d, k, &down) : 0;
			while (old_at < n && old_at - k < m && from[old_at] == to[old_at - k])
				old_at++;
			reached[k] = old_at;
			if (old_at == n && old_at - k == m) {
				walk_back(diff, range, d, k);
				return true;
			}
		}
	}
	if (commit) {
		int32_t k = furthest(diff, range, limit), old_at = round_of(diff->trace, limit)[k];
		walk_back(diff, range, limit, k);
		range->old_start += (uint32_t)old_at;
		range->new_start += (uint32_t)(old_at - k);
	}
	return false;
}

static void walk_in_windows(const struct diff *diff, struct range *range)
{
	while (range->old_start < range->old_end && range->new_start < range->new_end) {
		if (myers(diff, range, WINDOW, true))
			return;
		trim(diff, range);
	}
	mark(diff->old_changed, range->old_start, range->old_end);
	mark(diff->new_changed, range->new_start, range->new_end);
}

/* A word of a range: how often it occurs on either side (0, 1, 2: more), and where. */
struct once {
	uint32_t old_at, new_at;
	uint8_t old_count, new_count; /* both zero: a free slot */
};

static struct once *find_once(const struct diff *diff, struct once *table, size_t mask, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & mask;

	for (; table[at].old_count || table[at].new_count; at = (at + 1) & mask)
		if (hash ==
		    (table[at].old_count ? diff->old_hashes[table[at].old_at] : diff->new_hashes[table[at].new_at]))
			break;
	return &table[at];
}

/* Fills *TABLE with the words of RANGE. */
static enum engross_status count_words(const struct diff *diff, const struct range *range,
                                       struct once **table, size_t *mask)
{
	size_t count = (size_t)(range->old_end - range->old_start) + (range->new_end - range->new_start),
		   size = 16;

	while (size < count + count / 2)
		size *= 2;
	*table = drafts_reserve(diff->memory, &diff->work->once, size, sizeof(**table));
	if (!*table)
		return ENGROSS_NOMEM;
	memset(*table, 0, size * sizeof(**table));
	*mask = size - 1;
	for (uint32_t i = range->old_start; i < range->old_end; i++) {
		struct once *found = find_once(diff, *table, *mask, diff->old_hashes[i]);
		if (!found->old_count)
			found->old_at = i;
		found->old_count = found->old_count ? 2 : 1;
	}
	for (uint32_t j = range->new_start; j < range->new_end; j++) {
		struct once *found = find_once(diff, *table, *mask, diff->new_hashes[j]);
		if (!found->new_count)
			found->new_at = j;
		found->new_count = found->new_count ? 2 : 1;
	}
	return ENGROSS_OK;
}

static enum engross_status push(struct diff *diff, struct range range)
{
	trim(diff, &range);
	if (range.old_start == range.old_end || range.new_start == range.new_end) {
		mark(diff->old_changed, range.old_start, range.old_end);
		mark(diff->new_changed, range.new_start, range.new_end);
		return ENGROSS_OK;
	}
	diff->ranges =
		drafts_grow(diff->memory, &diff->work->ranges, diff->n_ranges, diff->n_ranges + 1, sizeof(range));
	if (!diff->ranges)
		return ENGROSS_NOMEM;
	diff->ranges[diff->n_ranges++] = range;
	return ENGROSS_OK;
}

/* Cuts RANGE at the words that occur once on both sides and kept their order. *CUT is false when there are
   none. */
static enum engross_status cut_at_anchors(struct diff *diff, const struct range *range, bool *cut)
{
	struct range piece = { range->old_start, 0, range->new_start, 0, range->depth + 1 };
	struct drafts_ordered *anchors;
	struct once *table;
	size_t mask, count = 0;
	enum engross_status status = count_words(diff, range, &table, &mask);

	*cut = false;
	if (status != ENGROSS_OK)
		return status;
	anchors = drafts_reserve(diff->memory, &diff->work->anchors, range->new_end - range->new_start,
	                         sizeof(*anchors));
	if (!anchors)
		return ENGROSS_NOMEM;
	for (uint32_t j = range->new_start; j < range->new_end; j++) {
		const struct once *found = find_once(diff, table, mask, diff->new_hashes[j]);
		if (found->old_count == 1 && found->new_count == 1)
			anchors[count++] =
				(struct drafts_ordered){ .value = found->old_at - range->old_start, .weight = 1 };
	}
	status = drafts_order(anchors, count, range->old_end - range->old_start, diff->memory, &diff->work->tree);
	for (size_t k = 0; k < count && status == ENGROSS_OK; k++) {
		uint32_t old_at = range->old_start + anchors[k].value;
		if (!anchors[k].kept)
			continue;
		*cut = true;
		piece.old_end = old_at;
		piece.new_end = find_once(diff, table, mask, diff->old_hashes[old_at])->new_at;
		status = push(diff, piece);
		piece.old_start = old_at + 1;
		piece.new_start = piece.new_end + 1;
	}
	piece.old_end = range->old_end;
	piece.new_end = range->new_end;
	return *cut && status == ENGROSS_OK ? push(diff, piece) : status;
}

static enum engross_status do_range(struct diff *diff, struct range range)
{
	bool cut = false;
	enum engross_status status = ENGROSS_OK;

	if (myers(diff, &range, CAP, false))
		return ENGROSS_OK;
	if (range.depth < DEPTH && range.old_end - range.old_start >= ANCHORED &&
	    range.new_end - range.new_start >= ANCHORED)
		status = cut_at_anchors(diff, &range, &cut);
	if (status == ENGROSS_OK && !cut)
		walk_in_windows(diff, &range);
	return status;
}

enum engross_status drafts_sequence_diff(struct drafts_sequence_work *work,
                                         const struct drafts_memory *memory, const uint64_t *old_hashes,
                                         size_t n_old, bool *old_changed, const uint64_t *new_hashes,
                                         size_t n_new, bool *new_changed)
{
	struct diff diff = {
		.work = work,
		.memory = memory,
		.old_hashes = old_hashes,
		.new_hashes = new_hashes,
		.old_changed = old_changed,
		.new_changed = new_changed,
	};
	enum engross_status status;

	memset(old_changed, 0, n_old * sizeof(*old_changed));
	memset(new_changed, 0, n_new * sizeof(*new_changed));
	diff.trace = drafts_reserve(memory, &work->trace, ((size_t)CAP + 1) * (CAP + 1), sizeof(*diff.trace));
	if (!diff.trace)
		return ENGROSS_NOMEM;
	status = push(&diff, (struct range){ 0, (uint32_t)n_old, 0, (uint32_t)n_new, 0 });
	while (diff.n_ranges && status == ENGROSS_OK)
		status = do_range(&diff, diff.ranges[--diff.n_ranges]);
	return status;
}
