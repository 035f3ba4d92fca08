/* Telling navigation from text: by its words, and by the name that a copyright line repeats. */
#include "structure/chrome.h"

#include <string.h>

#include "structure/shape.h"

/* Chrome is looked for in so many blocks from the end. */
#define FOOT_BLOCKS ((size_t)12)

/* How surely the block is navigation: 2 and more are enough. Sentences are none. */
static long weigh(const struct engross__builder *b, size_t index)
{
	const struct engross_block *block = &b->blocks[index];
	size_t length = engross__span_length(block->span), from = 0;
	const char *text = engross__builder_at(b, block->span);
	struct engross__folded folded;
	long weight = 0;

	if (length >= 3 && !memcmp(text, "©", 2))
		return 2;
	if (b->traits[index].end == ENGROSS__END_SEMICOLON || b->traits[index].end == ENGROSS__END_COMMA)
		return 0;
	if (b->traits[index].end == ENGROSS__END_STOP && length > 60)
		return 0;
	engross__lexicon_fold(&folded, text, length, ENGROSS__FOLD_MAX);
	for (;;) {
		long n = 0;
		struct engross_span word = engross__lexicon_find(b->lexicon, &folded, from, ENGROSS__LEX_CHROME, &n);

		if (word.start == word.end)
			break;
		/* A word in the middle of a title is none of the navigation unless the line begins with one. */
		weight += n ? n : 1;
		if (word.start == 0 && word.end == folded.length)
			weight += 1;
		from = word.end;
	}
	return weight;
}

static bool is_plain_head(const struct engross_block *block)
{
	return block->kind == ENGROSS_BLOCK_MASTHEAD || block->kind == ENGROSS_BLOCK_TITLE;
}

/* The navigation above the text reaches down to its last sure line, as long as nothing better is between. */
void engross__chrome_mark_head(struct engross__builder *b, size_t first, size_t end)
{
	size_t last = first;

	for (size_t i = first;
	     i < end && (is_plain_head(&b->blocks[i]) || b->blocks[i].kind == ENGROSS_BLOCK_CHROME); i++)
		if (b->blocks[i].kind == ENGROSS_BLOCK_CHROME || weigh(b, i) >= 2)
			last = i + 1;
	for (size_t i = first; i < last; i++)
		b->blocks[i].kind = ENGROSS_BLOCK_CHROME;
}

/* The name in the copyright line in block INDEX: what follows the sign and a year. */
static struct engross_span copyright_name(const struct engross__builder *b, size_t index)
{
	struct engross_span span = b->blocks[index].span;

	if (engross__span_length(span) < 6 || memcmp(b->text + span.start, "©", 2) != 0)
		return (struct engross_span){ 0, 0 };
	span.start += 2;
	while (span.start < span.end &&
	       (b->text[span.start] == ' ' || (b->text[span.start] >= '0' && b->text[span.start] <= '9') ||
	        b->text[span.start] == '-' || b->text[span.start] == ','))
		span.start++;
	while (span.end > span.start && (b->text[span.end - 1] == '.' || b->text[span.end - 1] == ' '))
		span.end--;
	return span;
}

/* The page's own head repeats the name of the copyright line. */
static void mark_page_head(struct engross__builder *b, struct engross_span name)
{
	size_t n = engross__span_length(name);
	struct engross_block *block = &b->blocks[0];

	if (n < 8 || !is_plain_head(block) || engross__span_length(block->span) < n)
		return;
	if (!memcmp(b->text + block->span.end - n, b->text + name.start, n) ||
	    !memcmp(b->text + block->span.start, b->text + name.start, n)) {
		if (block->kind == ENGROSS_BLOCK_TITLE)
			memset(&b->masthead.title, 0, sizeof(b->masthead.title));
		block->kind = ENGROSS_BLOCK_CHROME;
	}
}

void engross__chrome_mark_foot(struct engross__builder *b)
{
	size_t low = b->count > FOOT_BLOCKS ? b->count - FOOT_BLOCKS : 1;
	size_t sure = b->count;

	for (size_t i = b->count; i > low; i--) {
		const struct engross_block *block = &b->blocks[i - 1];

		if (block->kind == ENGROSS_BLOCK_FURNITURE)
			continue;
		if (block->kind == ENGROSS_BLOCK_CHROME) {
			sure = i - 1;
			continue;
		}
		if (block->kind != ENGROSS_BLOCK_TEXT && block->kind != ENGROSS_BLOCK_HEADING &&
		    block->kind != ENGROSS_BLOCK_CLOSING)
			break;
		if (weigh(b, i - 1) >= 2)
			sure = i - 1;
		else if (b->traits[i - 1].end != ENGROSS__END_OPEN)
			break;
	}
	for (size_t i = sure; i < b->count; i++) {
		struct engross_span name = copyright_name(b, i);

		if (b->blocks[i].kind != ENGROSS_BLOCK_FURNITURE)
			b->blocks[i].kind = ENGROSS_BLOCK_CHROME;
		if (name.end)
			mark_page_head(b, name);
	}
}
