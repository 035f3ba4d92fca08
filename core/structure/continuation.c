/* Sentences that a page break, an empty line or a block of footnotes cuts in two. */
#include "structure/builder.h"

/* A line shorter than this is a heading or a label, not the first half of a sentence. */
#define HALF_MIN ((size_t)40)

static bool is_running_text(enum engross_block_kind kind)
{
	switch (kind) {
	case ENGROSS_BLOCK_PREAMBLE:
	case ENGROSS_BLOCK_OPERATIVE:
	case ENGROSS_BLOCK_ITEM:
	case ENGROSS_BLOCK_QUOTE:
	case ENGROSS_BLOCK_TEXT: return true;
	default: return false;
	}
}

/* What may stand between the halves. */
static bool is_between(enum engross_block_kind kind)
{
	return kind == ENGROSS_BLOCK_FOOTNOTE || kind == ENGROSS_BLOCK_FURNITURE || kind == ENGROSS_BLOCK_NOTE;
}

/* Scripts without capitals say nothing by their first letter. */
static bool has_no_case(const struct engross__builder *b, size_t index)
{
	unsigned char c = (unsigned char)b->text[b->blocks[index].span.start];

	return c >= 0xD7 && c <= 0xED && c != 0xE1 && c != 0xE2;
}

/* Whether block INDEX goes on with the sentence of block BEFORE; PAGED: a page ended between them. */
static bool goes_on(const struct engross__builder *b, size_t before, size_t index, bool paged)
{
	const struct engross__trait *first = &b->traits[before], *second = &b->traits[index];

	if (second->style || second->depth || second->heading || b->blocks[index].lead.end ||
	    engross__span_length(b->blocks[before].span) < HALF_MIN)
		return false;
	/* Of lines that all begin with a small letter each is an entry of its own. */
	if (first->lower && !first->style && b->blocks[before].continues == ENGROSS_NO_INDEX && !paged)
		return false;
	if (!first->open && !(paged && first->end == ENGROSS__END_COMMA))
		return false;
	if (second->lower)
		return true;
	/* After the foot of a page a capital begins no paragraph if the one before has not ended. */
	return paged && first->open && (has_no_case(b, index) || b->blocks[index].kind == ENGROSS_BLOCK_TEXT);
}

void engross__continuation_find(struct engross__builder *b)
{
	size_t before = ENGROSS_NO_INDEX;
	bool paged = false;

	for (size_t i = 0; i < b->count; i++) {
		struct engross_block *block = &b->blocks[i];

		paged = paged || b->traits[i].gap == ENGROSS__GAP_PAGE;
		if (is_between(block->kind)) {
			paged = true;
			continue;
		}
		if (!is_running_text(block->kind)) {
			before = ENGROSS_NO_INDEX;
			paged = false;
			continue;
		}
		if (before != ENGROSS_NO_INDEX && goes_on(b, before, i, paged)) {
			const struct engross_block *first = &b->blocks[before];

			block->continues = before;
			block->kind = first->kind;
			block->level = first->level;
			block->parent = first->parent;
			block->section = first->section;
		}
		before = i;
		paged = false;
	}
}
