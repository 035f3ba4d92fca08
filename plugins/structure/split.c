/* structure/split-sentence: a sentence that something cuts in two. */
#include "checks.h"

#define WORDS 3

/* What stands between the halves in blocks FROM and TO. */
static const char *cut_by(const struct check *check, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++) {
		switch (block_at(check, i)->kind) {
		case ENGROSS_BLOCK_FOOTNOTE: return "footnotes stand inside this sentence";
		case ENGROSS_BLOCK_FURNITURE: return "a page ends inside this sentence";
		case ENGROSS_BLOCK_NOTE: return "a note stands inside this sentence";
		default: break;
		}
	}
	return "a break cuts this sentence in two";
}

void check_split(struct check *check)
{
	for (size_t i = 0; i < check->n_blocks && check->status == ENGROSS_OK; i++) {
		const struct engross_block *block = block_at(check, i), *before;
		struct engross_related rest = { .message = "it goes on here" };

		if (block->continues >= i)
			continue;
		before = block_at(check, block->continues);
		rest.span = first_words(check, block->body.start, block->body.end, WORDS);
		emit(check, &(struct engross_report){
						.code = "structure/split-sentence",
						.span = last_words(check, before->body.start, before->body.end, WORDS),
						.message = cut_by(check, block->continues, i),
						.related = &rest,
						.n_related = 1,
					});
	}
}
