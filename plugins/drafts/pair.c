/* The words that changed between two passages. */
#include "pair.h"

#include <string.h>

#include "hash.h"

#define MAX_WORDS ((size_t)1 << 19) /* of a passage that is looked at by words */
#define MAX_CITATION 120            /* bytes of a citation that is one word */

/* An island of unchanged small words in a sea of change says nothing; it is drowned. */
#define ISLAND_TOKENS 2
#define ISLAND_WEIGHT 3u /* of a word that may be drowned */
#define SEA_TOKENS 4     /* changed words on either shore, on both sides */

/* Whether CITATION is read as one word. References inside the document are not: their number alone changes.
   */
static bool is_one_word(const struct engross_citation *citation)
{
	if (citation->span.end - citation->span.start > MAX_CITATION)
		return false;
	return citation->form == ENGROSS_FORM_SYMBOL || citation->form == ENGROSS_FORM_PROSE ||
	       citation->form == ENGROSS_FORM_LIST_ITEM || citation->form == ENGROSS_FORM_TREATY_SERIES;
}

/* How many of the tokens from FIRST on are of the citation that begins there; *CITATION moves on. */
static size_t match_citation(const struct drafts_passage *words, size_t first, size_t *citation)
{
	const struct drafts_side *side = words->side;
	size_t at = words->tokens[first].start, count = 0;
	const struct engross_citation *found;

	while ((found = side->host->citation(side->document, *citation)) && found->span.end <= at)
		++*citation;
	if (!found || found->span.start != at || !is_one_word(found))
		return 0;
	while (first + count < words->n_tokens && words->tokens[first + count].start < found->span.end &&
	       !(count && words->tokens[first + count].detached))
		count++;
	return count;
}

static void make_atoms(const struct drafts_pair *pair, struct drafts_pair_side *side)
{
	const struct drafts_passage *words = &side->words;
	size_t citation = drafts_citation_at(words->side, words->span.start);

	side->n_atoms = 0;
	side->composite = false;
	for (size_t i = 0; i < words->n_tokens;) {
		struct drafts_atom atom = { words->tokens[i].hash, (uint32_t)i, 1 };
		size_t count = match_citation(words, i, &citation);
		if (count < 2)
			count =
				drafts_dates_match(pair->dates, words->side->text, words->tokens + i, words->n_tokens - i);
		for (size_t k = 1; k < count; k++)
			atom.hash = drafts_mix(atom.hash, words->tokens[i + k].hash);
		atom.count = (uint32_t)count;
		side->composite |= count > 1;
		side->atoms[side->n_atoms++] = atom;
		i += count;
	}
}

static enum engross_status read_side(struct drafts_pair *pair, int which, const struct drafts_side *draft,
                                     uint32_t first, uint32_t last)
{
	struct drafts_pair_side *side = &pair->side[which];
	enum engross_status status =
		drafts_passage_read(&side->words, pair->memory, draft, first, last, MAX_WORDS);
	size_t n = side->words.n_tokens;

	if (status != ENGROSS_OK || n > MAX_WORDS)
		return status;
	drafts_marks_join(&pair->marks[which], &side->words);
	side->changed = drafts_reserve(pair->memory, &side->changed_pool, n + 1, sizeof(*side->changed));
	side->atoms = drafts_reserve(pair->memory, &side->atom_pool, n + 1, sizeof(*side->atoms));
	side->hashes = drafts_reserve(pair->memory, &side->hash_pool, n + 1, sizeof(*side->hashes));
	side->atom_changed = drafts_reserve(pair->memory, &side->atom_changed_pool, n + 1, sizeof(bool));
	if (!side->changed || !side->atoms || !side->hashes || !side->atom_changed)
		return ENGROSS_NOMEM;
	make_atoms(pair, side);
	return ENGROSS_OK;
}

static void hash_tokens(struct drafts_pair_side *side, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++)
		side->hashes[i - first] = side->words.tokens[i].hash;
}

/* Compares the tokens FIRST to LAST (not included) of each side by themselves. */
static enum engross_status compare_tokens(struct drafts_pair *pair, const size_t first[2],
                                          const size_t last[2])
{
	struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];

	hash_tokens(from, first[DRAFTS_OLD], last[DRAFTS_OLD]);
	hash_tokens(to, first[DRAFTS_NEW], last[DRAFTS_NEW]);
	return drafts_sequence_diff(&pair->work, pair->memory, from->hashes, last[DRAFTS_OLD] - first[DRAFTS_OLD],
	                            from->changed + first[DRAFTS_OLD], to->hashes,
	                            last[DRAFTS_NEW] - first[DRAFTS_NEW], to->changed + first[DRAFTS_NEW]);
}

/* The end of the run of changed atoms at AT, and whether one of them has several tokens. */
static size_t run_end(const struct drafts_pair_side *side, size_t at, bool *composite)
{
	*composite = false;
	while (at < side->n_atoms && side->atom_changed[at]) {
		*composite |= side->atoms[at].count > 1;
		at++;
	}
	return at;
}

static size_t token_of(const struct drafts_pair_side *side, size_t atom)
{
	return atom < side->n_atoms ? side->atoms[atom].first : side->words.n_tokens;
}

/* Brings the marks of atoms down to tokens. Where a citation or date gave way to none, only the words that
   differ are marked: someone has begun to retype it. */
static enum engross_status spread(struct drafts_pair *pair)
{
	struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];
	size_t i = 0, j = 0;
	enum engross_status status = ENGROSS_OK;

	while ((i < from->n_atoms || j < to->n_atoms) && status == ENGROSS_OK) {
		bool old_composite, new_composite;
		size_t old_end = run_end(from, i, &old_composite), new_end = run_end(to, j, &new_composite);
		size_t first[2] = { token_of(from, i), token_of(to, j) };
		size_t last[2] = { token_of(from, old_end), token_of(to, new_end) };
		if (old_end > i && new_end > j && old_composite != new_composite) {
			status = compare_tokens(pair, first, last);
		} else {
			memset(from->changed + first[DRAFTS_OLD], true, last[DRAFTS_OLD] - first[DRAFTS_OLD]);
			memset(to->changed + first[DRAFTS_NEW], true, last[DRAFTS_NEW] - first[DRAFTS_NEW]);
		}
		/* The pair of equal atoms behind the run. */
		i = old_end;
		j = new_end;
		if (i < from->n_atoms)
			memset(from->changed + from->atoms[i].first, false, from->atoms[i].count);
		if (j < to->n_atoms)
			memset(to->changed + to->atoms[j].first, false, to->atoms[j].count);
		i++;
		j++;
	}
	return status;
}

static enum engross_status compare_atoms(struct drafts_pair *pair)
{
	struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];
	enum engross_status status;

	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++)
		for (size_t i = 0; i < pair->side[which].n_atoms; i++)
			pair->side[which].hashes[i] = pair->side[which].atoms[i].hash;
	status = drafts_sequence_diff(&pair->work, pair->memory, from->hashes, from->n_atoms, from->atom_changed,
	                              to->hashes, to->n_atoms, to->atom_changed);
	return status == ENGROSS_OK ? spread(pair) : status;
}

/* The unchanged tokens from I and J on; the end of the pair ends them too. */
static size_t island_at(const struct drafts_pair *pair, size_t i, size_t j, bool *small)
{
	const struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];
	size_t count = 0;

	*small = true;
	while (i + count < from->words.n_tokens && j + count < to->words.n_tokens && !from->changed[i + count] &&
	       !to->changed[j + count]) {
		*small &= drafts_token_weight(&from->words.tokens[i + count]) <= ISLAND_WEIGHT;
		count++;
	}
	return count;
}

static size_t changed_at(const struct drafts_pair_side *side, size_t at)
{
	size_t count = 0;

	while (at + count < side->words.n_tokens && side->changed[at + count])
		count++;
	return count;
}

static void drown_islands(struct drafts_pair *pair)
{
	struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];
	size_t i = 0, j = 0;

	while (i < from->words.n_tokens || j < to->words.n_tokens) {
		size_t old_count = changed_at(from, i), new_count = changed_at(to, j);
		size_t length, next_old, next_new;
		bool small;
		i += old_count;
		j += new_count;
		length = island_at(pair, i, j, &small);
		if (!length)
			break;
		next_old = changed_at(from, i + length);
		next_new = changed_at(to, j + length);
		if (small && length <= ISLAND_TOKENS && old_count >= SEA_TOKENS && new_count >= SEA_TOKENS &&
		    next_old >= SEA_TOKENS && next_new >= SEA_TOKENS) {
			memset(from->changed + i, true, length);
			memset(to->changed + j, true, length);
		}
		i += length;
		j += length;
	}
}

enum engross_status drafts_pair_compare(struct drafts_pair *pair, const struct drafts_side side[2],
                                        const uint32_t first[2], const uint32_t last[2])
{
	struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];
	enum engross_status status = ENGROSS_OK;

	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW && status == ENGROSS_OK; which++)
		status = read_side(pair, which, &side[which], first[which], last[which]);
	if (status != ENGROSS_OK)
		return status;
	if (from->words.n_tokens > MAX_WORDS || to->words.n_tokens > MAX_WORDS) {
		from->words.n_tokens = to->words.n_tokens = 0;
		return ENGROSS_OK;
	}
	if (from->composite || to->composite) {
		status = compare_atoms(pair);
	} else {
		const size_t start[2] = { 0, 0 }, end[2] = { from->words.n_tokens, to->words.n_tokens };
		status = compare_tokens(pair, start, end);
	}
	if (status == ENGROSS_OK)
		drown_islands(pair);
	return status;
}
