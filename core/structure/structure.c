/* The structure of a document, step by step. */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "host/context_internal.h"
#include "structure/builder.h"
#include "structure/classify.h"
#include "structure/data.h"

/* Blocks are kept up to this many and one for so many bytes, and footnote marks too: a text of nothing but line
   ends would else take fifty times its size. */
#define KEPT_LEAST ((size_t)65536)
#define BYTES_A_KEPT ((size_t)32)

/* An array of the builder as the document keeps it. */
static const void *keep(engross_document *document, const void *items, size_t count, size_t size)
{
	void *kept = engross__arena_array(&document->arena, count + !count, size);

	if (kept && count)
		memcpy(kept, items, count * size);
	return kept;
}

static bool build(struct engross__builder *b)
{
	engross_document *d = b->document;
	struct engross__classifier classifier;

	engross__classifier_init(&classifier, b);
	if (!engross__paragraphs_split(b, &classifier))
		return false;
	engross__classifier_finish(&classifier);
	engross__nesting_resolve(b);
	engross__continuation_find(b);
	if (!engross__footnotes_bind(b))
		return false;
	d->blocks = d->blocks_owned = b->blocks;
	b->blocks = NULL;
	d->footnotes = keep(d, b->footnotes, b->n_footnotes, sizeof(*b->footnotes));
	d->n_blocks = b->count;
	d->n_footnotes = b->n_footnotes;
	d->masthead = b->masthead;
	return d->footnotes;
}

enum engross_status engross__structure_build(engross_document *document, struct engross_error *error)
{
	struct engross__builder b = {
		.document = document,
		.allocator = &document->context->allocator,
		.lexicon = document->context->structure->lexicon,
		.text = document->text,
		.length = document->length,
		.most = KEPT_LEAST + document->length / BYTES_A_KEPT,
	};
	bool built = build(&b);

	engross__release(b.allocator, b.blocks);
	engross__release(b.allocator, b.traits);
	engross__release(b.allocator, b.footnotes);
	return built ? ENGROSS_OK : engross__nomem(error);
}

size_t engross__document_block_at(const engross_document *document, size_t at)
{
	size_t low = 0, high = document->n_blocks;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (document->blocks[middle].span.start <= at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : ENGROSS_NO_INDEX;
}

const char *engross_block_kind_name(enum engross_block_kind kind)
{
	static const char *const names[] = {
		[ENGROSS_BLOCK_NONE] = "none",           [ENGROSS_BLOCK_MASTHEAD] = "masthead",
		[ENGROSS_BLOCK_SYMBOL] = "symbol",       [ENGROSS_BLOCK_TITLE] = "title",
		[ENGROSS_BLOCK_ADOPTION] = "adoption",   [ENGROSS_BLOCK_DATE] = "date",
		[ENGROSS_BLOCK_SESSION] = "session",     [ENGROSS_BLOCK_OPENER] = "opener",
		[ENGROSS_BLOCK_PREAMBLE] = "preamble",   [ENGROSS_BLOCK_RESOLVES] = "resolves",
		[ENGROSS_BLOCK_OPERATIVE] = "operative", [ENGROSS_BLOCK_ITEM] = "item",
		[ENGROSS_BLOCK_HEADING] = "heading",     [ENGROSS_BLOCK_ANNEX] = "annex",
		[ENGROSS_BLOCK_FOOTNOTE] = "footnote",   [ENGROSS_BLOCK_QUOTE] = "quote",
		[ENGROSS_BLOCK_NOTE] = "note",           [ENGROSS_BLOCK_FURNITURE] = "furniture",
		[ENGROSS_BLOCK_CHROME] = "chrome",       [ENGROSS_BLOCK_CLOSING] = "closing",
		[ENGROSS_BLOCK_TEXT] = "text",
	};

	return (size_t)kind < sizeof(names) / sizeof(*names) ? names[kind] : names[0];
}
