/* The inside of a document, for the core alone. */
#ifndef ENGROSS_SOURCE_DOCUMENT_INTERNAL_H
#define ENGROSS_SOURCE_DOCUMENT_INTERNAL_H

#include <stdbool.h>
#include <engross/document.h>
#include <engross/plugin.h>

#include "base/arena.h"
#include "text/lines.h"
#include "text/offset_map.h"

/* What a reader said of a place. */
struct engross__hint {
	size_t at; /* byte offset in the normalized text */
	enum engross_hint hint;
	int value;
};

struct engross_document {
	engross_context *context;
	struct engross__arena arena; /* names, blocks, citations: everything small */
	const char *name;
	const char *format;
	const char *encoding;
	const char *language;

	const char *raw; /* the file as given */
	size_t raw_length;
	void *raw_owned;   /* to be released with the allocator, or NULL */
	size_t raw_mapped; /* bytes to unmap, or 0 */

	const char *source; /* what findings count: raw, or the extracted text of a container */
	size_t source_length;
	char *source_owned;

	const char *text; /* the normalized text; may be the same bytes as source */
	size_t length;
	char *text_owned;
	struct engross__offset_map map; /* from text to source; no runs: the same bytes */

	struct engross__hint *hints; /* in rising order */
	size_t n_hints, hints_capacity;

	struct engross__lines lines; /* of source; built when first asked */
	bool lines_ready;
	enum engross__line_coding coding; /* of source */

	const struct engross_block *blocks; /* structure/: in text order */
	void *blocks_owned;                 /* the same, to be released */
	size_t n_blocks;
	struct engross_masthead masthead;
	const struct engross_footnote *footnotes;
	size_t n_footnotes;

	struct engross_citation *citations; /* cite/: in text order */
	size_t n_citations;
	const char *symbol; /* canonical form of its own symbol */
	bool cited;
	const struct engross_collection *collection; /* it was held against; NULL none */
};

/* DOCUMENT is not read for a while: what of a mapped file is in memory goes, and comes back when it is read. Between
   passes over two long drafts this keeps the memory that is in use at any time down to what is being read. */
void engross__document_rest(const engross_document *document);

/* The same in a pass that has come to text byte AT: rests when it is ENGROSS__REST_BYTES past *RESTED, where it did last. */
#define ENGROSS__REST_BYTES ((size_t)4 << 20)
static inline void engross__document_pass(const engross_document *document, size_t at, size_t *rested)
{
	if (at < *rested + ENGROSS__REST_BYTES)
		return;
	*rested = at;
	engross__document_rest(document);
}

/* Builds blocks, masthead, footnotes and language of DOCUMENT from its text and hints (structure/). */
enum engross_status engross__structure_build(engross_document *document, struct engross_error *error);

/* Finds the language of TEXT by its function words: an id of the language data, or "und". */
const char *engross__language_detect(const engross_context *context, const char *text, size_t length);

/* Finds and resolves the citations of DOCUMENT (cite/). */
enum engross_status engross__cite_document(engross_document *document, struct engross_error *error);

/* The index of the block that text offset AT lies in (or the last before it); ENGROSS_NO_INDEX before the
   first. Logarithmic. */
size_t engross__document_block_at(const engross_document *document, size_t at);

#endif
