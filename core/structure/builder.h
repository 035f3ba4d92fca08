/* What the steps of the structure stage hand to each other: the blocks, and what is known of each besides. */
#ifndef ENGROSS_STRUCTURE_BUILDER_H
#define ENGROSS_STRUCTURE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/structure.h>

#include "source/document_internal.h"
#include "structure/lexicon.h"
#include "structure/marker.h"

/* What stands before a block. */
enum engross__gap {
	ENGROSS__GAP_NONE = 0, /* the document begins */
	ENGROSS__GAP_LINE,     /* a line break */
	ENGROSS__GAP_BLANK,    /* an empty line */
	ENGROSS__GAP_PAGE      /* a form feed */
};

/* How a block's last words end, notes and closing marks apart. */
enum engross__end {
	ENGROSS__END_OPEN = 0, /* no punctuation */
	ENGROSS__END_STOP,     /* . ! ? */
	ENGROSS__END_SEMICOLON,
	ENGROSS__END_COMMA,
	ENGROSS__END_COLON
};

/* What classification knows of a block besides what is public. */
struct engross__trait {
	uint8_t gap;     /* enum engross__gap */
	uint8_t style;   /* enum engross__marker_style */
	uint8_t end;     /* enum engross__end; "; and" counts as a semicolon */
	bool open;       /* ends without punctuation, or with a comma and "and" */
	uint8_t heading; /* hinted: level 1 to 6 */
	uint8_t depth;   /* hinted: depth of the list item, counted from 1 */
	bool footnote;   /* hinted */
	bool chrome;     /* hinted */
	bool quoted;     /* hinted */
	bool lower;      /* begins with a lower-case letter */
	bool caps;       /* has no lower-case letter in its first bytes, and some upper-case one */
};

struct engross__builder {
	engross_document *document;
	const struct engross_allocator *allocator;
	const struct engross__lexicon *lexicon;
	const char *text;
	size_t length;

	struct engross_block *blocks;
	struct engross__trait *traits;
	size_t count, capacity, traits_capacity;
	size_t most; /* blocks kept, more paragraphs than that are joined; and footnote marks */

	struct engross_masthead masthead;
	struct engross_footnote *footnotes;
	size_t n_footnotes, footnotes_capacity;
	size_t sections; /* annexes seen so far */
};

/* The bytes of SPAN. */
static inline const char *engross__builder_at(const struct engross__builder *builder,
                                              struct engross_span span)
{
	return builder->text + span.start;
}

static inline size_t engross__span_length(struct engross_span span)
{
	return span.end - span.start;
}

struct engross__classifier;

/* Splits the text into paragraphs: blocks with a span and traits, each judged by CLASSIFIER as soon as it is
   whole. False when out of memory. */
bool engross__paragraphs_split(struct engross__builder *builder, struct engross__classifier *classifier);

/* Gives levels and parents. */
void engross__nesting_resolve(struct engross__builder *builder);

/* Finds the blocks that go on with the sentence of an earlier one. */
void engross__continuation_find(struct engross__builder *builder);

/* Binds footnote marks to their notes. False when out of memory. */
bool engross__footnotes_bind(struct engross__builder *builder);

#endif
