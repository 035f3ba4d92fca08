/* Aligning: paragraphs whose facts stand nowhere else are laid beside each other first; between two of those the best
   way through is found, not far from the straight one, so that the work is linear. */
#include "aligner.h"

#include <stdlib.h>
#include <string.h>

#define BAND 64        /* units that the way may be off the straight one, on either side */
#define CHECK_ROWS 256 /* between two looks whether to go on */

enum move {
	MOVE_NONE = 0,
	MOVE_PAIR,
	MOVE_MISSING,
	MOVE_ADDED,
	MOVE_SPLIT,
	MOVE_MERGE
};

/* A unit by the facts that tell it from others. */
struct print {
	uint64_t print;
	size_t unit;
	bool target;
};

struct anchor {
	size_t source, target;
};

static int compare_prints(const void *left, const void *right)
{
	const struct print *a = left, *b = right;

	if (a->print != b->print)
		return a->print < b->print ? -1 : 1;
	if (a->target != b->target)
		return a->target ? 1 : -1;
	return (a->unit > b->unit) - (a->unit < b->unit);
}

static int compare_anchors(const void *left, const void *right)
{
	const struct anchor *a = left, *b = right;

	return (a->source > b->source) - (a->source < b->source);
}

static size_t add_prints(struct print *prints, const struct translation_text *text, bool target)
{
	size_t count = 0;

	for (size_t i = 0; i < text->n_units; i++)
		if (text->units[i].print)
			prints[count++] = (struct print){ text->units[i].print, i, target };
	return count;
}

/* Pairs of units whose facts stand once in each text, in the order of the source. */
static size_t find_anchors(const struct translation_alignment *alignment, struct print *prints,
                           struct anchor *anchors)
{
	size_t count = add_prints(prints, &alignment->source, false), found = 0;

	count += add_prints(prints + count, &alignment->target, true);
	if (count)
		qsort(prints, count, sizeof(*prints), compare_prints);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && prints[end].print == prints[i].print;)
			end++;
		if (end - i == 2 && !prints[i].target && prints[i + 1].target &&
		    translation_score(alignment, prints[i].unit, 1, prints[i + 1].unit, 1) > 0)
			anchors[found++] = (struct anchor){ prints[i].unit, prints[i + 1].unit };
	}
	if (found)
		qsort(anchors, found, sizeof(*anchors), compare_anchors);
	return found;
}

/* Keeps the longest run of ANCHORS that goes forward in both texts: by patience, with LAST and BEFORE for COUNT. */
static size_t keep_forward(struct anchor *anchors, size_t count, size_t *last, size_t *before)
{
	size_t piles = 0, at;

	for (size_t i = 0; i < count; i++) {
		size_t low = 0, high = piles;
		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (anchors[last[middle]].target < anchors[i].target)
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? last[low - 1] : ENGROSS_NO_INDEX;
		last[low] = i;
		piles = low == piles ? piles + 1 : piles;
	}
	at = piles ? last[piles - 1] : ENGROSS_NO_INDEX;
	for (size_t i = piles; i-- > 0; at = before[at])
		last[i] = at;
	for (size_t i = 0; i < piles; i++)
		anchors[i] = anchors[last[i]];
	return piles;
}

/* The table of one gap: N by M units from I and J on. Row i holds the places of its band. */
struct table {
	size_t i, j, n, m, width;
	int *scores;          /* three rows: this one and the two before */
	unsigned char *moves; /* of all rows */
};

static size_t row_start(const struct table *table, size_t row)
{
	size_t middle = table->n ? (size_t)((double)row * (double)table->m / (double)table->n) : 0;

	return middle > BAND ? middle - BAND : 0;
}

#define FAR (-1000000000)

static int score_at(const struct table *table, size_t row, size_t column)
{
	size_t start = row_start(table, row);

	if (column < start || column - start >= table->width || column > table->m)
		return FAR;
	return table->scores[(row % 3) * table->width + (column - start)];
}

static void consider(int score, enum move move, int *best, unsigned char *chosen)
{
	if (score > *best) {
		*best = score;
		*chosen = (unsigned char)move;
	}
}

/* The best way to the place (ROW, COLUMN), units taken so far. */
static int best_way(const struct translation_alignment *alignment, const struct table *table, size_t row,
                    size_t column, unsigned char *move)
{
	size_t i = table->i + row, j = table->j + column;
	int best = FAR;

	*move = MOVE_NONE;
	if (!row && !column)
		return 0;
	if (row && column) {
		int score = translation_score(alignment, i - 1, 1, j - 1, 1);
		consider(score_at(table, row - 1, column - 1) + score, MOVE_PAIR, &best, move);
	}
	if (row)
		consider(score_at(table, row - 1, column), MOVE_MISSING, &best, move);
	if (column)
		consider(score_at(table, row, column - 1), MOVE_ADDED, &best, move);
	if (row && column > 1)
		consider(score_at(table, row - 1, column - 2) + translation_score(alignment, i - 1, 1, j - 2, 2),
		         MOVE_SPLIT, &best, move);
	if (row > 1 && column)
		consider(score_at(table, row - 2, column - 1) + translation_score(alignment, i - 2, 2, j - 1, 1),
		         MOVE_MERGE, &best, move);
	return best;
}

static enum engross_status fill(const struct translation_alignment *alignment, struct table *table)
{
	const struct translation_run *run = alignment->run;

	for (size_t row = 0; row <= table->n; row++) {
		size_t start = row_start(table, row);
		if (row % CHECK_ROWS == 0 && run->host->cancelled(run->run))
			return ENGROSS_CANCELLED;
		for (size_t k = 0; k < table->width; k++) {
			int *score = &table->scores[(row % 3) * table->width + k];
			*score = FAR;
			if (start + k <= table->m)
				*score = best_way(alignment, table, row, start + k, &table->moves[row * table->width + k]);
		}
	}
	return ENGROSS_OK;
}

/* The way back through TABLE, appended to the steps in order. */
static void walk(struct translation_alignment *alignment, const struct table *table)
{
	static const unsigned char taken[][2] = {
		[MOVE_PAIR] = { 1, 1 }, [MOVE_MISSING] = { 1, 0 }, [MOVE_ADDED] = { 0, 1 },
		[MOVE_SPLIT] = { 1, 2 }, [MOVE_MERGE] = { 2, 1 },
	};
	size_t row = table->n, column = table->m, first = alignment->n_steps;

	while (row || column) {
		size_t start = row_start(table, row);
		enum move move = MOVE_NONE;
		if (column >= start && column - start < table->width)
			move = (enum move)table->moves[row * table->width + (column - start)];
		/* Outside the band there is no way; what is left stands alone. */
		if (move == MOVE_NONE)
			move = row ? MOVE_MISSING : MOVE_ADDED;
		row -= taken[move][0];
		column -= taken[move][1];
		alignment->steps[alignment->n_steps++] = (struct translation_step){
			table->i + row, taken[move][0], table->j + column, taken[move][1]
		};
	}
	for (size_t a = first, b = alignment->n_steps; a + 1 < b; a++) {
		struct translation_step step = alignment->steps[a];
		alignment->steps[a] = alignment->steps[--b];
		alignment->steps[b] = step;
	}
}

/* Aligns what is between two anchors: N units from I on with M from J on. */
static enum engross_status align_gap(struct translation_alignment *alignment, size_t i, size_t n, size_t j, size_t m)
{
	const struct translation_run *run = alignment->run;
	struct table table = { .i = i, .j = j, .n = n, .m = m };
	enum engross_status status;
	/* Where one text is much longer the straight way is steep: the band grows to hold every step of it. */
	size_t steep = n ? m / n : m;

	table.width = 2 * BAND + 1 + steep;
	if (table.width > m + 1)
		table.width = m + 1;
	table.scores = translation_alloc(run, 3 * table.width, sizeof(*table.scores));
	table.moves = translation_alloc(run, n + 1, table.width);
	if (!table.scores || !table.moves)
		return ENGROSS_NOMEM;
	status = fill(alignment, &table);
	if (status == ENGROSS_OK)
		walk(alignment, &table);
	run->host->give_back(run->run, table.scores);
	run->host->give_back(run->run, table.moves);
	return status;
}

enum engross_status translation_align(struct translation_alignment *alignment)
{
	const struct translation_run *run = alignment->run;
	size_t n = alignment->source.n_units, m = alignment->target.n_units, least = n < m ? n : m, i = 0, j = 0;
	struct print *prints = translation_alloc(run, n + m, sizeof(*prints));
	struct anchor *anchors = translation_alloc(run, least, sizeof(*anchors));
	size_t *last = translation_alloc(run, least, sizeof(*last));
	size_t *before = translation_alloc(run, least, sizeof(*before));
	enum engross_status status = ENGROSS_OK;
	size_t count;

	alignment->steps = translation_alloc(run, n + m, sizeof(*alignment->steps));
	if (!prints || !anchors || !last || !before || !alignment->steps)
		return ENGROSS_NOMEM;
	count = keep_forward(anchors, find_anchors(alignment, prints, anchors), last, before);
	for (size_t k = 0; k < count && status == ENGROSS_OK; k++) {
		status = align_gap(alignment, i, anchors[k].source - i, j, anchors[k].target - j);
		alignment->steps[alignment->n_steps++] = (struct translation_step){ anchors[k].source, 1, anchors[k].target, 1 };
		i = anchors[k].source + 1;
		j = anchors[k].target + 1;
	}
	return status == ENGROSS_OK ? align_gap(alignment, i, n - i, j, m - j) : status;
}
