/* structure/numbering: gaps, repeats, lists that are all "1.". */
#include "checks.h"

#include <stdio.h>
#include <string.h>

/* A run of siblings that should count up. */
struct sequence {
	const size_t *blocks;
	size_t count;
	bool operative; /* paragraphs of an act: they begin with 1 and are one list */
	bool begins;    /* the act's first ones */
};

static long number_at(const struct check *check, const struct sequence *s, size_t i)
{
	return block_at(check, s->blocks[i])->number;
}

/* The marker of block INDEX with NUMBER in it, in memory of the run; NULL where letters make that unsafe. */
static const char *renumbered(struct check *check, size_t index, long number)
{
	struct engross_span marker = block_at(check, index)->marker;
	const char *text = check->text;
	size_t from = marker.start, to;

	while (from < marker.end && (text[from] < '0' || text[from] > '9'))
		from++;
	for (to = from; to < marker.end && text[to] >= '0' && text[to] <= '9';)
		to++;
	if (from == to || memchr(text + to, '.', marker.end - to > 1 ? marker.end - to - 1 : 0)) {
		char letter = text[marker.start + (text[marker.start] == '(')];
		if (marker.end - marker.start > 3 || number > 8 || letter < 'a' || letter > 'z')
			return NULL;
		return format_message(check, text[marker.start] == '(' ? "(%c%s" : "%c%s", (char)('a' + number - 1),
		                      text[marker.end - 1] == ')' ? ")" : ".");
	}
	return format_message(check, "%.*s%ld%.*s", (int)(from - marker.start), text + marker.start, number,
	                      (int)(marker.end - to), text + to);
}

static void report_all_alike(struct check *check, const struct sequence *s)
{
	size_t listed = s->count - 1 < RELATED_MAX ? s->count - 1 : RELATED_MAX;
	struct engross_related related[RELATED_MAX];
	struct engross_span marker = block_at(check, s->blocks[0])->marker;
	const char *message = format_message(check, "all %zu items of this list are numbered %.*s", s->count,
	                                     (int)(marker.end - marker.start), check->text + marker.start);

	for (size_t i = 0; i < listed; i++)
		related[i] =
			(struct engross_related){ block_at(check, s->blocks[i + 1])->marker, "the same number again" };
	emit(check, &(struct engross_report){ .code = "structure/numbering",
	                                      .span = marker,
	                                      .message = message,
	                                      .related = related,
	                                      .n_related = listed });
}

/* What is wrong at item I, where EXPECTED should stand after the number BEFORE. */
static const char *describe(struct check *check, const struct sequence *s, size_t i, long before,
                            long expected)
{
	long number = number_at(check, s, i);
	struct engross_span marker = block_at(check, s->blocks[i])->marker;
	int length = (int)(marker.end - marker.start);
	const char *text = check->text + marker.start;

	/* The numbers after it run on as if it were right. */
	if (i + 1 < s->count && number_at(check, s, i + 1) == expected + 1)
		return format_message(check, "%.*s is out of order", length, text);
	if (i && number == before)
		return format_message(check, "%.*s is there twice", length, text);
	if (number == expected + 1)
		return format_message(check, "the number before %.*s is missing", length, text);
	if (number > expected)
		return format_message(check, "%ld numbers before %.*s are missing", number - expected, length, text);
	return format_message(check, "%.*s is out of order", length, text);
}

/* Whether the numbers are right again if item I bears EXPECTED. */
static bool one_edit_settles(const struct check *check, const struct sequence *s, size_t i, long expected)
{
	for (size_t k = i + 1; k < s->count; k++)
		if (number_at(check, s, k) != expected + (long)(k - i))
			return false;
	return true;
}

static void report_at(struct check *check, const struct sequence *s, size_t i, long before, long expected)
{
	struct engross_related related = { .message = "the one before" };
	bool settled = one_edit_settles(check, s, i, expected);

	if (i)
		related.span = block_at(check, s->blocks[i - 1])->marker;
	emit(check, &(struct engross_report){
					.code = "structure/numbering",
					.span = block_at(check, s->blocks[i])->marker,
					.message = describe(check, s, i, before, expected),
					.replacement = settled ? renumbered(check, s->blocks[i], expected) : NULL,
					.related = &related,
					.n_related = i > 0,
				});
}

/* Walks S; reports each fault when REPORT, and returns how many there are. */
static size_t walk(struct check *check, const struct sequence *s, bool report)
{
	long before = s->operative && s->begins ? 0 : number_at(check, s, 0) - 1;
	size_t faults = 0;

	for (size_t i = 0; i < s->count && check->status == ENGROSS_OK; i++) {
		long number = number_at(check, s, i);

		if (number != before + 1) {
			faults++;
			if (report)
				report_at(check, s, i, before, before + 1);
			/* One number out of order does not disturb those after it. */
			if (i + 1 < s->count && number_at(check, s, i + 1) == before + 2)
				number = before + 1;
		}
		before = number;
	}
	return faults;
}

static void judge(struct check *check, const struct sequence *s)
{
	size_t alike = 0, faults;

	if (s->count < 2 || (s->count < 3 && !s->operative))
		return;
	for (size_t i = 0; i < s->count; i++)
		alike += number_at(check, s, i) == number_at(check, s, 0);
	if (alike == s->count && s->count > 2) {
		report_all_alike(check, s);
		return;
	}
	faults = walk(check, s, false);
	/* Paragraphs taken from several places are no list. */
	if (faults && (faults * 3 <= s->count + 1 || faults == 1))
		walk(check, s, true);
}

static bool counts(const struct engross_block *block)
{
	return (block->kind == ENGROSS_BLOCK_OPERATIVE || block->kind == ENGROSS_BLOCK_ITEM) &&
	       block->number > 0 && block->marker.start < block->marker.end &&
	       block->continues == ENGROSS_NO_INDEX;
}

/* The kind of marker: what stands around the number, and whether it is one of digits. */
static unsigned style_of(const struct check *check, const struct engross_block *block)
{
	char first = check->text[block->marker.start], last = check->text[block->marker.end - 1];
	char inner = check->text[block->marker.start + (first == '(')];
	unsigned group = inner >= '0' && inner <= '9' ? 1 : inner >= 'a' ? 2 : 3;

	return group | (first == '(' ? 4u : 0) | (last == ')' ? 8u : 0);
}

/* Collects into LIST the siblings that begin with block INDEX. A list of one kind of marker ends where it begins
   again with 1, and one that stood inside another where that goes on after OUTER. */
static size_t collect(struct check *check, size_t index, size_t *list, bool *done, long outer)
{
	const struct engross_block *first = block_at(check, index);
	unsigned style = style_of(check, first);
	size_t count = 0;

	for (size_t i = index; i < check->n_blocks; i++) {
		const struct engross_block *block = block_at(check, i);

		if (check->parts[i].act != check->parts[index].act || block->section != first->section)
			break;
		if (block->kind == ENGROSS_BLOCK_RESOLVES || block->kind == ENGROSS_BLOCK_OPENER)
			break;
		if (first->kind == ENGROSS_BLOCK_ITEM &&
		    (block->kind == ENGROSS_BLOCK_HEADING || block->kind == ENGROSS_BLOCK_TEXT) &&
		    block->continues == ENGROSS_NO_INDEX && count && !block->level)
			break;
		if (block->kind == ENGROSS_BLOCK_HEADING && first->kind == ENGROSS_BLOCK_OPERATIVE &&
		    i + 1 < check->n_blocks && block_at(check, i + 1)->number == 1)
			break;
		if (block->kind != first->kind || block->level > first->level || !counts(block))
			continue;
		if (block->level < first->level || block->parent != first->parent || done[i])
			break;
		if (style_of(check, block) != style)
			continue;
		if (count && block->number == 1 && block_at(check, list[count - 1])->number != 1)
			break;
		if (count > 1 && outer && block->number == outer + 1 &&
		    block_at(check, list[count - 1])->number != outer)
			break;
		list[count++] = i;
		done[i] = true;
	}
	return count;
}

void check_numbering(struct check *check)
{
	size_t *list = check->host->alloc(check->run, (check->n_blocks + 1) * sizeof(*list));
	bool *done = check->host->alloc(check->run, check->n_blocks + 1);
	long outer = 0;

	if (!list || !done) {
		check->status = ENGROSS_NOMEM;
		return;
	}
	for (size_t i = 0; i < check->n_blocks && check->status == ENGROSS_OK; i++) {
		const struct engross_block *block = block_at(check, i);
		struct sequence s = { .blocks = list };

		if (done[i] || !counts(block))
			continue;
		s.count = collect(check, i, list, done, outer);
		/* Only a list that begins with 1 can stand inside another. */
		outer = s.count && number_at(check, &s, s.count - 1) > 1 ? number_at(check, &s, s.count - 1) : 0;
		s.operative = block->kind == ENGROSS_BLOCK_OPERATIVE && check->parts[i].coherent;
		s.begins = i && (block_at(check, i - 1)->kind == ENGROSS_BLOCK_RESOLVES ||
		                 block_at(check, i - 1)->kind == ENGROSS_BLOCK_PREAMBLE);
		if (block->kind == ENGROSS_BLOCK_ITEM || s.operative)
			judge(check, &s);
	}
}
