/* The plugin `drafts` on thousands of generated pairs: the changes lead from the old draft to the new one, byte for
   byte, and what is not among them is the same. */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_drafts_host.h"
#include "drafts/wrapping.h"

#define PAIRS 4000
#define PARAGRAPHS 24
#define TEXT_SIZE 40000
#define PARAGRAPH_SIZE 1500

/* A generator of numbers, the same everywhere (xorshift). */
static uint64_t state;

static size_t below(size_t limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state >> 16) % limit;
}

static bool chance(size_t percent)
{
	return below(100) < percent;
}

struct paragraph {
	char text[PARAGRAPH_SIZE];
	bool numbered;
};

struct draft {
	struct paragraph paragraphs[2 * PARAGRAPHS];
	size_t count;
};

static size_t vocabulary; /* how many different words there are */

static void add_word(char *text)
{
	static const char *const others[] = { "l\xE2\x80\x99\xC3\xA9t\xC3\xA9",
		                                  "\"port\"",
		                                  "\xE2\x80\x9Cport\xE2\x80\x9D",
		                                  "co-operation",
		                                  "20 December 2006",
		                                  "resolution 61/180 of 20 December 2006",
		                                  "paragraph 3",
		                                  "paragraphs 2 and 5",
		                                  "US$ 1,000",
		                                  "\xE5\xA4\xA7\xE4\xBC\x9A",
		                                  "harbours,",
		                                  "lights;",
		                                  "(the pilots)",
		                                  "1,000.50",
		                                  "\xE2\x80\x94" };
	size_t length = strlen(text);

	if (length > PARAGRAPH_SIZE - 80)
		return;
	if (length)
		strcat(text, chance(3) ? "  " : chance(12) ? "\n" : " ");
	if (chance(10))
		strcat(text, others[below(sizeof(others) / sizeof(*others))]);
	else
		sprintf(text + strlen(text), "w%zu", below(vocabulary));
}

static void make_paragraph(struct paragraph *paragraph)
{
	size_t words = 1 + below(chance(20) ? 160 : 30);

	paragraph->text[0] = '\0';
	paragraph->numbered = chance(60);
	for (size_t i = 0; i < words; i++)
		add_word(paragraph->text);
}

static void insert(struct draft *draft, size_t at, const struct paragraph *paragraph)
{
	if (draft->count == sizeof(draft->paragraphs) / sizeof(*draft->paragraphs))
		return;
	memmove(&draft->paragraphs[at + 1], &draft->paragraphs[at], (draft->count - at) * sizeof(*paragraph));
	draft->paragraphs[at] = *paragraph;
	draft->count++;
}

static void drop(struct draft *draft, size_t at)
{
	draft->count--;
	memmove(&draft->paragraphs[at], &draft->paragraphs[at + 1],
	        (draft->count - at) * sizeof(struct paragraph));
}

/* Some words go, come or change. */
static void edit(struct paragraph *paragraph)
{
	struct paragraph out = { .numbered = paragraph->numbered };
	size_t rate = 1 + below(chance(10) ? 90 : 20);

	for (char *word = strtok(paragraph->text, " \n"); word; word = strtok(NULL, " \n")) {
		if (chance(rate / 3))
			continue;
		if (chance(rate / 3))
			add_word(out.text);
		if (chance(rate / 3) || strlen(out.text) + strlen(word) > PARAGRAPH_SIZE - 80) {
			add_word(out.text);
			continue;
		}
		if (*out.text)
			strcat(out.text, chance(20) ? "\n" : " ");
		strcat(out.text, word);
	}
	if (!*out.text)
		add_word(out.text);
	*paragraph = out;
}

/* Cuts a paragraph in two at a space, if it has one. */
static void split(struct draft *draft, size_t at)
{
	struct paragraph rest = draft->paragraphs[at];
	char *text = draft->paragraphs[at].text, *space = strchr(text + strlen(text) / 2, ' ');

	if (!space || !space[1])
		return;
	memmove(rest.text, rest.text + (space - text) + 1, strlen(space));
	*space = '\0';
	insert(draft, at + 1, &rest);
}

static void merge(struct draft *draft, size_t at)
{
	struct paragraph next;

	if (at + 1 >= draft->count ||
	    strlen(draft->paragraphs[at].text) + strlen(draft->paragraphs[at + 1].text) > PARAGRAPH_SIZE - 90)
		return;
	next = draft->paragraphs[at + 1];
	strcat(draft->paragraphs[at].text, " ");
	strcat(draft->paragraphs[at].text, next.text);
	drop(draft, at + 1);
}

static void revise(struct draft *draft)
{
	for (size_t n = below(12); n > 0; n--) {
		struct paragraph paragraph;
		size_t at = draft->count ? below(draft->count) : 0;
		switch (draft->count ? below(7) : 0) {
		case 0:
			make_paragraph(&paragraph);
			insert(draft, below(draft->count + 1), &paragraph);
			break;
		case 1: drop(draft, at); break;
		case 2:
			paragraph = draft->paragraphs[at];
			drop(draft, at);
			if (chance(30))
				edit(&paragraph);
			insert(draft, below(draft->count + 1), &paragraph);
			break;
		case 3: split(draft, at); break;
		case 4: merge(draft, at); break;
		default: edit(&draft->paragraphs[at]); break;
		}
	}
}

static engross_document *print(const struct draft *draft)
{
	static char text[TEXT_SIZE * 4];
	size_t length = 0, number = 0;

	for (size_t i = 0; i < draft->count; i++) {
		if (draft->paragraphs[i].numbered)
			length += (size_t)sprintf(text + length, "%zu. ", ++number);
		length += (size_t)sprintf(text + length, "%s\n\n", draft->paragraphs[i].text);
		ck_assert_uint_lt(length, sizeof(text) - PARAGRAPH_SIZE);
	}
	return draft_read(text, length);
}

static const char *at(const engross_document *document, struct engross_span span)
{
	size_t length;
	const char *text = draft_text(document, &length);

	ck_assert_uint_le(span.start, span.end);
	ck_assert_uint_le(span.end, length);
	return text + span.start;
}

static size_t size_of(struct engross_span span)
{
	return span.end - span.start;
}

/* The first block that touches SPAN and the last. */
static void blocks_in(const engross_document *document, struct engross_span span, size_t *first, size_t *last)
{
	*first = 0;
	while (draft_block(document, *first)->span.end <= span.start)
		++*first;
	*last = *first;
	while (*last + 1 < draft_block_count(document) && draft_block(document, *last + 1)->span.start < span.end)
		++*last;
	ck_assert_uint_eq(draft_block(document, *first)->span.start, span.start);
	ck_assert_uint_eq(draft_block(document, *last)->span.end, span.end);
}

static void cover(bool *covered, const engross_document *document, struct engross_span span,
                  struct engross_span *body)
{
	size_t first, last;

	blocks_in(document, span, &first, &last);
	body->start = draft_block(document, first)->body.start;
	body->end = draft_block(document, last)->body.end;
	for (size_t i = first; i <= last; i++) {
		ck_assert_msg(!covered[i], "block %zu is in two changes", i);
		covered[i] = true;
	}
}

/* The edits run through both bodies without a gap, what is equal is so, and OLD with them applied is NEW. */
static void check_edits(const engross_run *run, const struct engross_change *change, struct engross_span from,
                        struct engross_span to)
{
	static char built[TEXT_SIZE * 4];
	size_t length = 0;

	for (size_t i = 0; i < change->n_edits; i++) {
		const struct engross_edit *edit = &change->edits[i];
		bool equal = edit->op == ENGROSS_EDIT_EQUAL;
		ck_assert_uint_eq(edit->old_span.start, from.start);
		ck_assert_uint_eq(edit->new_span.start, to.start);
		from.start = edit->old_span.end;
		to.start = edit->new_span.end;
		ck_assert(equal || edit->op == ENGROSS_EDIT_DELETE || size_of(edit->new_span));
		ck_assert(equal || edit->op == ENGROSS_EDIT_INSERT || size_of(edit->old_span));
		ck_assert(edit->op != ENGROSS_EDIT_DELETE || !size_of(edit->new_span));
		ck_assert(edit->op != ENGROSS_EDIT_INSERT || !size_of(edit->old_span));
		memcpy(built + length,
		       equal ? at(run->old_draft, edit->old_span) : at(run->new_draft, edit->new_span),
		       size_of(equal ? edit->old_span : edit->new_span));
		length += size_of(equal ? edit->old_span : edit->new_span);
	}
	ck_assert_uint_eq(from.start, from.end);
	ck_assert_uint_eq(to.start, to.end);
	to.start = change->edits[0].new_span.start;
	ck_assert_uint_eq(length, size_of(to));
	ck_assert(!memcmp(built, at(run->new_draft, to), length));
}

static bool same_text(const engross_document *from, struct engross_span one, const engross_document *to,
                      struct engross_span other)
{
	unsigned how;

	return drafts_same_but_wrapping(at(from, one), size_of(one), at(to, other), size_of(other), &how) ||
	       (size_of(one) == size_of(other) && !memcmp(at(from, one), at(to, other), size_of(one)));
}

/* White space alone may differ without a change: all spaces of a paragraph that was wrapped anew. */
static bool same_words(const engross_document *from, struct engross_span one, const engross_document *to,
                       struct engross_span other)
{
	const char *a = at(from, one), *b = at(to, other), *a_end = a + size_of(one), *b_end = b + size_of(other);

	if (same_text(from, one, to, other))
		return true;
	while (a < a_end && b < b_end && (*a == *b || (strchr(" \n", *a) && strchr(" \n", *b)))) {
		bool space = strchr(" \n", *a) != NULL;
		for (a++; space && a < a_end && strchr(" \n", *a); a++)
			;
		for (b++; space && b < b_end && strchr(" \n", *b); b++)
			;
	}
	return a == a_end && b == b_end;
}

/* Blocks in no change are the same, in the same order. */
static void check_unchanged(const engross_run *run, const bool *old_covered, const bool *new_covered)
{
	size_t i = 0, j = 0, n_old = draft_block_count(run->old_draft), n_new = draft_block_count(run->new_draft);

	for (;; i++, j++) {
		const struct engross_block *from, *to;
		while (i < n_old && old_covered[i])
			i++;
		while (j < n_new && new_covered[j])
			j++;
		if (i == n_old || j == n_new)
			break;
		from = draft_block(run->old_draft, i);
		to = draft_block(run->new_draft, j);
		ck_assert_msg(same_words(run->old_draft, from->body, run->new_draft, to->body),
		              "block %zu became %zu unsaid", i, j);
		ck_assert(same_text(run->old_draft, from->marker, run->new_draft, to->marker));
	}
	ck_assert_uint_eq(i, n_old);
	ck_assert_uint_eq(j, n_new);
}

/* Each pair is compared in one of these ways. What is left out of the changes is the same where words are. */
static const struct {
	const char *options;
	bool exact;
} ways[] = {
	{ NULL, true },
	{ "line-breaks=show hyphens=show spaces=no quotes=no", true },
	{ "case=yes punctuation=show", false },
	{ "punctuation=yes case=show spaces=yes", false },
};

static void check_pair(const engross_document *from, const engross_document *to, size_t way)
{
	bool *old_covered = calloc(draft_block_count(from) + 1, sizeof(bool));
	bool *new_covered = calloc(draft_block_count(to) + 1, sizeof(bool));
	engross_run run = { .options = ways[way].options };

	ck_assert_int_eq(draft_compare(&run, from, to), ENGROSS_OK);
	for (size_t i = 0; i < run.n_changes; i++) {
		const struct engross_change *change = &run.changes[i].change;
		struct engross_span old_body = { 0, 0 }, new_body = { 0, 0 };
		if (change->has_old)
			cover(old_covered, from, change->old_span, &old_body);
		if (change->has_new)
			cover(new_covered, to, change->new_span, &new_body);
		if (change->n_edits)
			check_edits(&run, change, old_body, new_body);
		else if (change->has_old && change->has_new && ways[way].exact)
			ck_assert(same_words(from, old_body, to, new_body));
	}
	if (ways[way].exact)
		check_unchanged(&run, old_covered, new_covered);
	run_clear(&run);
	free(old_covered);
	free(new_covered);
}

START_TEST(test_pairs)
{
	static struct draft draft;
	static const size_t vocabularies[] = { 2, 8, 60, 3000 };

	state = UINT64_C(0x9E3779B97F4A7C15) + (uint64_t)_i;
	vocabulary = vocabularies[_i % 4];
	for (int n = 0; n < PAIRS / 8; n++) {
		engross_document *from, *to;
		draft.count = 0;
		for (size_t i = below(PARAGRAPHS); i > 0; i--)
			make_paragraph(&draft.paragraphs[draft.count++]);
		from = print(&draft);
		revise(&draft);
		to = print(&draft);
		check_pair(from, to, (size_t)n % (sizeof(ways) / sizeof(*ways)));
		check_pair(to, from, (size_t)(n + 1) % (sizeof(ways) / sizeof(*ways)));
		draft_free(from);
		draft_free(to);
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("drafts, generated pairs");
	TCase *tcase = tcase_create("properties");
	SRunner *runner;
	int failed;

	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, test_pairs, 0, 8);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
