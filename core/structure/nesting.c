/* Levels and parents: which marker stands below which. */
#include "structure/builder.h"

#include <string.h>

#define DEPTH_MAX 8

struct level {
	uint8_t style;
	size_t block;
	long number;
};

struct nest {
	struct engross__builder *b;
	struct level levels[DEPTH_MAX];
	unsigned depth; /* levels in use */
	enum engross_block_kind kind;
	unsigned section;
};

static bool is_roman(uint8_t style)
{
	return style == ENGROSS__MARKER_ROMAN || style == ENGROSS__MARKER_ROMAN_BRACE ||
	       style == ENGROSS__MARKER_ROMAN_PAIR || style == ENGROSS__MARKER_UPPER_ROMAN;
}

/* The style of letters that looks the same as the Roman STYLE. */
static uint8_t letters_of(uint8_t style)
{
	switch (style) {
	case ENGROSS__MARKER_ROMAN: return ENGROSS__MARKER_LOWER;
	case ENGROSS__MARKER_ROMAN_BRACE: return ENGROSS__MARKER_LOWER_BRACE;
	case ENGROSS__MARKER_ROMAN_PAIR: return ENGROSS__MARKER_LOWER_PAIR;
	}
	return ENGROSS__MARKER_UPPER;
}

/* "(i)" after "(h)" is a letter, and so are "(c)" and "(v)" in their places; "(i)" after "(a)" is one below. */
static void settle_letter(const struct nest *nest, size_t index)
{
	struct engross_block *block = &nest->b->blocks[index];
	struct engross__trait *trait = &nest->b->traits[index];
	const char *text = nest->b->text + block->marker.start;
	uint8_t letters = letters_of(trait->style);
	long letter;

	if (*text == '(')
		text++;
	if (engross__span_length(block->marker) > 3 ||
	    (engross__span_length(block->marker) == 3 && text[-1] != '('))
		return; /* more than one letter */
	letter = (*text | 0x20) - 'a' + 1;
	for (unsigned i = 0; i < nest->depth; i++) {
		if (nest->levels[i].style == trait->style && nest->levels[i].number + 1 == block->number)
			return;
		if (nest->levels[i].style != letters || nest->levels[i].number + 1 != letter)
			continue;
		trait->style = letters;
		block->number = letter;
		return;
	}
	/* A list that begins with a letter worth more than one begins with a letter. */
	if (block->number > 1 && letter > 2 && trait->style != ENGROSS__MARKER_UPPER_ROMAN) {
		for (unsigned i = 0; i < nest->depth; i++)
			if (nest->levels[i].style == trait->style)
				return;
		trait->style = letters;
		block->number = letter;
	}
}

/* The level of STYLE: that of its like above, or one more than the deepest. */
static unsigned find_level(struct nest *nest, uint8_t style)
{
	for (unsigned i = nest->depth; i; i--)
		if (nest->levels[i - 1].style == style)
			return i - 1;
	return nest->depth < DEPTH_MAX ? nest->depth : DEPTH_MAX - 1;
}

/* "1.2" stands below "1.", whatever else is open. */
static unsigned nested_level(struct nest *nest, unsigned dots)
{
	unsigned level = 0;

	while (level < nest->depth && level < dots)
		level++;
	return level < DEPTH_MAX ? level : DEPTH_MAX - 1;
}

static void place(struct nest *nest, size_t index)
{
	struct engross_block *block = &nest->b->blocks[index];
	struct engross__trait *trait = &nest->b->traits[index];
	bool headed = block->parent != ENGROSS_NO_INDEX;
	unsigned level;

	if (is_roman(trait->style))
		settle_letter(nest, index);
	if (!trait->style && !trait->depth) {
		/* A heading of the preamble stands above its clauses. */
		if (headed)
			nest->levels[0] = (struct level){ ENGROSS__MARKER_NONE, block->parent, 0 };
		level = headed;
		nest->levels[level] = (struct level){ ENGROSS__MARKER_NONE, index, 0 };
		nest->depth = level + 1;
		block->level = level;
		return;
	}
	if (trait->style == ENGROSS__MARKER_NESTED)
		level = nested_level(nest, block->level);
	else if (trait->depth)
		level = trait->depth - 1u < nest->depth ? trait->depth - 1u : nest->depth;
	else
		level = find_level(nest, trait->style);
	if (level >= DEPTH_MAX)
		level = DEPTH_MAX - 1;
	/* Lettered clauses follow paragraphs without a number, too, but decimals are their equals. */
	if (level == 1 && !headed && nest->levels[0].style == ENGROSS__MARKER_NONE &&
	    (trait->style == ENGROSS__MARKER_DECIMAL ||
	     nest->b->traits[nest->levels[0].block].end != ENGROSS__END_COLON))
		level = 0;
	if (level)
		block->parent = nest->levels[level - 1].block;
	nest->levels[level] = (struct level){ trait->style, index, block->number };
	nest->depth = level + 1;
	block->level = level;
}

void engross__nesting_resolve(struct engross__builder *b)
{
	struct nest nest = { .b = b };

	for (size_t i = 0; i < b->count; i++) {
		struct engross_block *block = &b->blocks[i];

		switch (block->kind) {
		case ENGROSS_BLOCK_PREAMBLE:
		case ENGROSS_BLOCK_OPERATIVE:
		case ENGROSS_BLOCK_ITEM:
			if (block->kind != nest.kind || block->section != nest.section)
				nest.depth = 0;
			nest.kind = block->kind;
			nest.section = block->section;
			place(&nest, i);
			break;
		case ENGROSS_BLOCK_TEXT:
			/* The items of a list may be apart; those of a resolution are one list anyway. */
			if (nest.kind == ENGROSS_BLOCK_ITEM && b->traits[i].end == ENGROSS__END_COLON)
				nest.depth = 0;
			break;
		case ENGROSS_BLOCK_OPENER:
		case ENGROSS_BLOCK_RESOLVES:
		case ENGROSS_BLOCK_ANNEX:
		case ENGROSS_BLOCK_SYMBOL: nest.depth = 0; break;
		default: break;
		}
	}
}
