/* What speaks for two paragraphs being one in two languages. Nothing here looks at words. */
#include "aligner.h"

/* The weights. A paragraph of the same sort and level begins with 35; a length that is twice the other's takes 30 away,
   facts that are all the same add 60, and a number that differs says little, as a paragraph left out shifts all behind
   it. They were set on the texts under tests/golden/translation and what their mutations give. */
enum {
	SAME_KIND = 30,
	SAME_LEVEL = 5,
	OTHER_LEVEL = -30,
	OTHER_KIND = -15,
	NEVER = -1000,
	SAME_NUMBER = 12,
	OTHER_NUMBER = -6,
	LENGTH = 60,
	FACTS = 60,
	NO_FACT_SHARED = -12,
	FACTS_ON_ONE_SIDE = -10,
	EACH_OF_THEM = -8,
	COUNTED = 3,
	SAME_TEXT = 60,
	OTHER_SECTION = -20,
	SPLIT = -20
};

/* What stands once in a text, or nowhere but at its place. */
static bool is_special(enum engross_block_kind kind)
{
	return kind == ENGROSS_BLOCK_TITLE || kind == ENGROSS_BLOCK_SYMBOL || kind == ENGROSS_BLOCK_FOOTNOTE ||
	       kind == ENGROSS_BLOCK_RESOLVES || kind == ENGROSS_BLOCK_OPENER || kind == ENGROSS_BLOCK_ADOPTION ||
	       kind == ENGROSS_BLOCK_ANNEX;
}

static int score_kind(const struct translation_unit *a, const struct translation_unit *b)
{
	int score = a->section == b->section ? 0 : OTHER_SECTION;

	if (a->kind != b->kind)
		return is_special(a->kind) || is_special(b->kind) ? NEVER : score + OTHER_KIND;
	score += SAME_KIND + (a->level == b->level ? SAME_LEVEL : OTHER_LEVEL);
	if (is_special(a->kind) && a->kind != ENGROSS_BLOCK_FOOTNOTE)
		score += FACTS;
	return score;
}

static int score_number(long a, long b)
{
	if (a && a == b)
		return SAME_NUMBER;
	return a || b ? OTHER_NUMBER : 0;
}

static int shared(const struct translation_unit *a, const struct translation_unit *b)
{
	int count = 0;

	for (size_t i = 0, j = 0; i < a->n_sketch && j < b->n_sketch;) {
		if (a->sketch[i] == b->sketch[j]) {
			count++;
			i++;
			j++;
		} else if (a->sketch[i] < b->sketch[j]) {
			i++;
		} else {
			j++;
		}
	}
	return count;
}

static int score_facts(const struct translation_unit *a, size_t n, const struct translation_unit *b, size_t m)
{
	int common = 0, left = 0, right = 0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < m; j++)
			common += shared(&a[i], &b[j]);
	for (size_t i = 0; i < n; i++)
		left += (int)a[i].n_sketch;
	for (size_t j = 0; j < m; j++)
		right += (int)b[j].n_sketch;
	if (common)
		return FACTS * 2 * common / (left + right > 2 * common ? left + right : 2 * common);
	if (left && right)
		return NO_FACT_SHARED;
	left += right;
	return left ? FACTS_ON_ONE_SIDE + EACH_OF_THEM * (left < COUNTED ? left : COUNTED) : 0;
}

/* The lengths, each as a part of its whole text: languages differ in how long they say it. */
static int score_length(const struct translation_alignment *alignment, size_t i, size_t n, size_t j, size_t m)
{
	double a = 0, b = 0, ratio;

	for (size_t k = 0; k < n; k++)
		a += (double)alignment->source.units[i + k].length;
	for (size_t k = 0; k < m; k++)
		b += (double)alignment->target.units[j + k].length;
	ratio = alignment->target.total ? (double)alignment->source.total / (double)alignment->target.total : 1;
	/* Where the wholes differ much, something is left out, and the wholes say little. */
	if (ratio > 1.5 || ratio < 0.67)
		ratio = ratio > 4 ? 4 : ratio < 0.25 ? 0.25 : ratio > 1 ? 1.1 : 0.9;
	b = b * ratio + 12;
	a += 12;
	return -(int)(LENGTH * (a > b ? (a - b) / a : (b - a) / b));
}

int translation_score(const struct translation_alignment *alignment, size_t i, size_t n, size_t j, size_t m)
{
	const struct translation_unit *a = &alignment->source.units[i], *b = &alignment->target.units[j];
	int score = score_kind(a, b);

	if (score == NEVER)
		return NEVER;
	/* What is a second part has no number of its own. */
	if (n + m > 2) {
		const struct translation_unit *second = n > 1 ? &a[1] : &b[1];
		if (second->number || is_special(second->kind) || second->kind == ENGROSS_BLOCK_HEADING ||
		    is_special(a->kind))
			return NEVER;
		score += SPLIT;
	}
	if (n + m == 2 && a->hash && a->hash == b->hash)
		score += SAME_TEXT;
	score += score_number(a->number, b->number);
	score += score_facts(a, n, b, m);
	return score + score_length(alignment, i, n, j, m);
}
