/* The edits of a pair. Words are compared by hash; here each run is looked at byte by byte, so that what
   differs is shown whatever its hash. */
#include "edits.h"

#include <string.h>

#include "hash.h"
#include "wrapping.h"

static size_t size_of(struct engross_span span)
{
	return span.end - span.start;
}

static const struct drafts_passage *words_of(const struct drafts_edits *edits, int which)
{
	return &edits->pair->side[which].words;
}

static const char *text_at(const struct drafts_edits *edits, int which, size_t at)
{
	return words_of(edits, which)->side->text + at;
}

static enum engross_edit_op op_of(bool equal, struct engross_span from, struct engross_span to)
{
	if (equal)
		return ENGROSS_EDIT_EQUAL;
	if (!size_of(to))
		return ENGROSS_EDIT_DELETE;
	return size_of(from) ? ENGROSS_EDIT_REPLACE : ENGROSS_EDIT_INSERT;
}

/* Appends one run, or makes the last one longer when it is of the same sort and ends where this begins. */
static enum engross_status push(struct drafts_edits *edits, bool equal, struct engross_span from,
                                struct engross_span to)
{
	struct engross_edit *last = edits->n_edits > edits->first ? &edits->edits[edits->n_edits - 1] : NULL;

	if (!size_of(from) && !size_of(to))
		return ENGROSS_OK;
	if (last && (last->op == ENGROSS_EDIT_EQUAL) == equal && last->old_span.end == from.start &&
	    last->new_span.end == to.start) {
		last->old_span.end = from.end;
		last->new_span.end = to.end;
		last->op = op_of(equal, last->old_span, last->new_span);
		return ENGROSS_OK;
	}
	edits->edits =
		drafts_grow(edits->memory, &edits->pool, edits->n_edits, edits->n_edits + 1, sizeof(*edits->edits));
	if (!edits->edits)
		return ENGROSS_NOMEM;
	edits->edits[edits->n_edits++] = (struct engross_edit){ op_of(equal, from, to), from, to };
	return ENGROSS_OK;
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bytes that both texts begin with, whole characters. */
static size_t common_start(const char *one, size_t one_length, const char *other, size_t other_length)
{
	size_t limit = one_length < other_length ? one_length : other_length, n = 0;

	while (n < limit && one[n] == other[n])
		n++;
	while (n > 0 &&
	       ((n < one_length && is_continuation(one[n])) || (n < other_length && is_continuation(other[n]))))
		n--;
	return n;
}

/* The bytes that both texts end with, at most LIMIT, whole characters. */
static size_t common_end(const char *one, size_t one_length, const char *other, size_t other_length,
                         size_t limit)
{
	size_t n = 0;

	while (n < limit && one[one_length - n - 1] == other[other_length - n - 1])
		n++;
	while (n > 0 && is_continuation(one[one_length - n]))
		n--;
	return n;
}

/* Appends two runs that stand for each other: what they share at their ends is equal. */
static enum engross_status push_runs(struct drafts_edits *edits, struct engross_span from,
                                     struct engross_span to)
{
	const char *one = text_at(edits, DRAFTS_OLD, from.start), *other = text_at(edits, DRAFTS_NEW, to.start);
	size_t limit = size_of(from) < size_of(to) ? size_of(from) : size_of(to);
	size_t start = common_start(one, size_of(from), other, size_of(to));
	size_t end = common_end(one, size_of(from), other, size_of(to), limit - start);
	struct engross_span head[2] = { { from.start, from.start + start }, { to.start, to.start + start } };
	struct engross_span tail[2] = { { from.end - end, from.end }, { to.end - end, to.end } };
	enum engross_status status = push(edits, true, head[0], head[1]);

	if (status == ENGROSS_OK)
		status = push(edits, false, (struct engross_span){ head[0].end, tail[0].start },
		              (struct engross_span){ head[1].end, tail[1].start });
	return status == ENGROSS_OK ? push(edits, true, tail[0], tail[1]) : status;
}

static bool is_same(const struct drafts_edits *edits, struct engross_span from, struct engross_span to)
{
	return size_of(from) == size_of(to) && !memcmp(text_at(edits, DRAFTS_OLD, from.start),
	                                               text_at(edits, DRAFTS_NEW, to.start), size_of(from));
}

/* In what a pair of equal words differs that are not the same bytes. */
static unsigned word_difference(const struct drafts_edits *edits, struct engross_span from,
                                struct engross_span to)
{
	const char *one = text_at(edits, DRAFTS_OLD, from.start), *other = text_at(edits, DRAFTS_NEW, to.start);
	unsigned how;
	bool hyphens;

	if (drafts_same_but_wrapping(one, size_of(from), other, size_of(to), &how))
		return DRAFTS_DIFFERS_IN(DRAFTS_SORT_HYPHENS);
	hyphens = memchr(one, '-', size_of(from)) || memchr(other, '-', size_of(to));
	if (drafts_hash_text(one, size_of(from)) == drafts_hash_text(other, size_of(to)))
		return hyphens ? DRAFTS_DIFFERS_IN_WORDS : DRAFTS_DIFFERS_IN(DRAFTS_SORT_QUOTES);
	if (words_of(edits, DRAFTS_OLD)->side->fold_case &&
	    drafts_fold_hash(one, size_of(from)) == drafts_fold_hash(other, size_of(to)))
		return DRAFTS_DIFFERS_IN(DRAFTS_SORT_CASE);
	return DRAFTS_DIFFERS_IN_WORDS;
}

static enum engross_status push_words(struct drafts_edits *edits, const struct drafts_token *from,
                                      const struct drafts_token *to)
{
	struct engross_span old_span = { from->start, drafts_token_end(from) };
	struct engross_span new_span = { to->start, drafts_token_end(to) };

	if (is_same(edits, old_span, new_span))
		return push(edits, true, old_span, new_span);
	if (from->kind == DRAFTS_TOKEN_NOTE && to->kind == DRAFTS_TOKEN_NOTE) {
		edits->differs |= DRAFTS_DIFFERS_IN_MARKS;
		return push(edits, false, old_span, new_span);
	}
	edits->differs |= word_difference(edits, old_span, new_span);
	return push_runs(edits, old_span, new_span);
}

/* What lies before token K (behind the last one for their number): white space, or the break between two
   units. Where furniture lies between, nothing does. */
static struct engross_span gap_at(const struct drafts_passage *words, size_t k)
{
	struct engross_span gap = words->span;

	if (k < words->n_tokens)
		gap.end = words->tokens[k].start;
	if (k > 0)
		gap.start = drafts_token_end(&words->tokens[k - 1]);
	if (k < words->n_tokens && words->tokens[k].detached)
		gap.start = gap.end;
	return gap;
}

static bool is_all_space(const char *text, size_t length, bool *broken)
{
	return drafts_space_at(text, length, 0, broken) == length;
}

static bool has_kind(const struct drafts_passage *words, size_t k, enum drafts_token_kind kind)
{
	return (k > 0 && words->tokens[k - 1].kind == kind) ||
	       (k < words->n_tokens && words->tokens[k].kind == kind);
}

/* In what two gaps differ that are not the same bytes. */
static unsigned gap_difference(const struct drafts_edits *edits, size_t i, size_t j, struct engross_span from,
                               struct engross_span to)
{
	const struct drafts_passage *words = words_of(edits, DRAFTS_NEW),
								*old_words = words_of(edits, DRAFTS_OLD);
	bool broken, new_broken;
	bool spaces = is_all_space(text_at(edits, DRAFTS_OLD, from.start), size_of(from), &broken);

	spaces &= is_all_space(text_at(edits, DRAFTS_NEW, to.start), size_of(to), &new_broken);
	/* Where punctuation is passed over, it lies in the gaps. */
	if (!spaces)
		return words->side->skip_marks ? DRAFTS_DIFFERS_IN(DRAFTS_SORT_PUNCTUATION) : DRAFTS_DIFFERS_IN_WORDS;
	if (size_of(from) && size_of(to))
		return DRAFTS_DIFFERS_IN(broken || new_broken ? DRAFTS_SORT_LINES : DRAFTS_SORT_SPACES);
	if ((j < words->n_tokens && words->tokens[j].detached) ||
	    (i < old_words->n_tokens && old_words->tokens[i].detached))
		return DRAFTS_DIFFERS_IN(DRAFTS_SORT_LINES);
	if ((broken || new_broken) && has_kind(words, j, DRAFTS_TOKEN_SYMBOL))
		return DRAFTS_DIFFERS_IN(DRAFTS_SORT_LINES);
	return has_kind(words, j, DRAFTS_TOKEN_MARK) ? DRAFTS_DIFFERS_IN(DRAFTS_SORT_QUOTES)
	                                             : DRAFTS_DIFFERS_IN_WORDS;
}

static enum engross_status push_gaps(struct drafts_edits *edits, size_t i, size_t j)
{
	struct engross_span from = gap_at(words_of(edits, DRAFTS_OLD), i),
						to = gap_at(words_of(edits, DRAFTS_NEW), j);

	if (is_same(edits, from, to))
		return push(edits, true, from, to);
	edits->differs |= gap_difference(edits, i, j, from, to);
	return push_runs(edits, from, to);
}

/* Appends SPAN of side WHICH as changed; AT is where the other side stands. */
static enum engross_status push_one_side(struct drafts_edits *edits, int which, struct engross_span span,
                                         size_t at)
{
	struct engross_span none = { at, at };

	return which == DRAFTS_OLD ? push(edits, false, span, none) : push(edits, false, none, span);
}

/* Appends the changed tokens FIRST to LAST (not included) of side WHICH with the gaps between them; the gap
   before the first too if LEADING, the gap behind the last too if TRAILING. */
static enum engross_status push_changed(struct drafts_edits *edits, int which, size_t first, size_t last,
                                        size_t at, bool leading, bool trailing)
{
	const struct drafts_passage *words = words_of(edits, which);
	enum engross_status status = ENGROSS_OK;

	for (size_t k = first; k < last && status == ENGROSS_OK; k++) {
		struct engross_span token = { words->tokens[k].start, drafts_token_end(&words->tokens[k]) };
		if (k > first || leading)
			status = push_one_side(edits, which, gap_at(words, k), at);
		if (status == ENGROSS_OK)
			status = push_one_side(edits, which, token, at);
	}
	if (trailing && status == ENGROSS_OK)
		status = push_one_side(edits, which, gap_at(words, last), at);
	return status;
}

struct place {
	size_t i, j;   /* the next token of either side */
	bool past_gap; /* the gaps before them are written: equal words or the ends follow */
};

/* Where the other side stands while one side's run is written: behind what was written of it. */
static size_t written_end(const struct drafts_edits *edits, int which, size_t k)
{
	const struct drafts_passage *words = words_of(edits, which);

	if (edits->n_edits > edits->first) {
		const struct engross_edit *last = &edits->edits[edits->n_edits - 1];
		return which == DRAFTS_OLD ? last->old_span.end : last->new_span.end;
	}
	return k > 0 ? drafts_token_end(&words->tokens[k - 1]) : words->span.start;
}

/* Words that one side alone has, up to LAST of side WHICH. One of the gaps around them goes with them, so
   that the other stays equal to the one gap of the other side. */
static enum engross_status write_one_side(struct drafts_edits *edits, int which, size_t last,
                                          struct place *place)
{
	size_t first = which == DRAFTS_OLD ? place->i : place->j,
		   beside = which == DRAFTS_OLD ? place->j : place->i;
	struct engross_span mine = gap_at(words_of(edits, which), first);
	struct engross_span other = gap_at(words_of(edits, !which), beside);
	struct engross_span from = which == DRAFTS_OLD ? mine : other, to = which == DRAFTS_OLD ? other : mine;
	enum engross_status status = ENGROSS_OK;

	place->past_gap = is_same(edits, from, to);
	if (place->past_gap)
		status = push(edits, true, from, to);
	if (status == ENGROSS_OK)
		status = push_changed(edits, which, first, last, written_end(edits, !which, beside), !place->past_gap,
		                      place->past_gap);
	return status;
}

static enum engross_status write_changed(struct drafts_edits *edits, size_t old_last, size_t new_last,
                                         struct place *place)
{
	enum engross_status status = ENGROSS_OK;

	edits->differs |= DRAFTS_DIFFERS_IN_WORDS;
	if (new_last == place->j) {
		status = write_one_side(edits, DRAFTS_OLD, old_last, place);
	} else if (old_last == place->i) {
		status = write_one_side(edits, DRAFTS_NEW, new_last, place);
	} else {
		status = push_gaps(edits, place->i, place->j);
		if (status == ENGROSS_OK)
			status = push_changed(edits, DRAFTS_OLD, place->i, old_last,
			                      written_end(edits, DRAFTS_NEW, place->j), false, false);
		if (status == ENGROSS_OK)
			status = push_changed(edits, DRAFTS_NEW, place->j, new_last,
			                      written_end(edits, DRAFTS_OLD, old_last), false, false);
	}
	place->i = old_last;
	place->j = new_last;
	return status;
}

static size_t changed_end(const struct drafts_pair_side *side, size_t at)
{
	while (at < side->words.n_tokens && side->changed[at])
		at++;
	return at;
}

/* How many tokens from PLACE on are unchanged on both sides and stand between the same bytes, the gaps before
   them included; most words do, and are written as one run. */
static size_t same_stretch(const struct drafts_edits *edits, const struct place *place)
{
	const struct drafts_pair_side *from = &edits->pair->side[DRAFTS_OLD],
								  *to = &edits->pair->side[DRAFTS_NEW];
	size_t limit = from->words.n_tokens - place->i, other = to->words.n_tokens - place->j, n = 0;

	if (other < limit)
		limit = other;
	for (; n < limit; n++) {
		const struct drafts_token *one = &from->words.tokens[place->i + n],
								  *two = &to->words.tokens[place->j + n];
		if (from->changed[place->i + n] || to->changed[place->j + n] || one->length != two->length ||
		    one->detached || two->detached)
			break;
		/* As far from the first token on both sides. */
		if (one->start - from->words.tokens[place->i].start != two->start - to->words.tokens[place->j].start)
			break;
	}
	return n;
}

/* Writes the unchanged tokens from PLACE on as one run when their bytes are the same; *DONE tells whether. */
static enum engross_status write_stretch(struct drafts_edits *edits, struct place *place, bool *done)
{
	const struct drafts_passage *from = words_of(edits, DRAFTS_OLD), *to = words_of(edits, DRAFTS_NEW);
	size_t n = same_stretch(edits, place);
	struct engross_span old_span, new_span;

	*done = false;
	if (n < 2)
		return ENGROSS_OK;
	old_span = (struct engross_span){ from->tokens[place->i].start,
		                              drafts_token_end(&from->tokens[place->i + n - 1]) };
	new_span =
		(struct engross_span){ to->tokens[place->j].start, drafts_token_end(&to->tokens[place->j + n - 1]) };
	if (!place->past_gap) {
		old_span.start = gap_at(from, place->i).start;
		new_span.start = gap_at(to, place->j).start;
	}
	if (!is_same(edits, old_span, new_span))
		return ENGROSS_OK;
	place->i += n;
	place->j += n;
	place->past_gap = false;
	*done = true;
	return push(edits, true, old_span, new_span);
}

enum engross_status drafts_edits_write(struct drafts_edits *edits, const struct drafts_pair *pair)
{
	const struct drafts_pair_side *from = &pair->side[DRAFTS_OLD], *to = &pair->side[DRAFTS_NEW];
	struct place place = { 0, 0, false };
	enum engross_status status = ENGROSS_OK;
	bool done;

	edits->pair = pair;
	edits->first = edits->n_edits;
	edits->differs = 0;
	while ((place.i < from->words.n_tokens || place.j < to->words.n_tokens) && status == ENGROSS_OK) {
		size_t old_last = changed_end(from, place.i), new_last = changed_end(to, place.j);
		if (old_last > place.i || new_last > place.j) {
			status = write_changed(edits, old_last, new_last, &place);
			continue;
		}
		status = write_stretch(edits, &place, &done);
		if (done || status != ENGROSS_OK)
			continue;
		if (!place.past_gap)
			status = push_gaps(edits, place.i, place.j);
		if (status == ENGROSS_OK)
			status = push_words(edits, &from->words.tokens[place.i++], &to->words.tokens[place.j++]);
		place.past_gap = false;
	}
	if (status == ENGROSS_OK && !place.past_gap)
		status = push_gaps(edits, place.i, place.j);
	return status;
}
