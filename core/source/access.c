/* Reading from a document: what the public header and the host's services give. */
#include <string.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "source/document_internal.h"

const char *engross_document_name(const engross_document *d)
{
	return d->name;
}

const char *engross_document_format(const engross_document *d)
{
	return d->format;
}

const char *engross_document_encoding(const engross_document *d)
{
	return d->encoding;
}

const char *engross_document_language(const engross_document *d)
{
	return d->language;
}

const char *engross_document_text(const engross_document *d, size_t *length)
{
	if (length)
		*length = d->length;
	return d->text;
}

const char *engross_document_source(const engross_document *d, size_t *length)
{
	if (length)
		*length = d->source_length;
	return d->source;
}

struct engross_span engross_document_to_source(const engross_document *d, struct engross_span span)
{
	return engross__offset_map_span(&d->map, span);
}

struct engross_position engross_document_position(const engross_document *d, size_t offset)
{
	/* Built when first asked: a cache behind a const handle. */
	engross_document *cache = (engross_document *)d;

	if (!d->lines_ready)
		cache->lines_ready = engross__lines_init(&cache->lines, &d->context->allocator, d->source,
		                                         d->source_length, d->coding);
	if (!d->lines_ready)
		return (struct engross_position){ 1, 1, 1, 1 };
	return engross__lines_position(&d->lines, offset);
}

const char *engross_document_place(const engross_document *d, size_t offset)
{
	/* Both formats so far count in the file itself. */
	(void)d;
	(void)offset;
	return NULL;
}

size_t engross_document_block_count(const engross_document *d)
{
	return d->n_blocks;
}

const struct engross_block *engross_document_block(const engross_document *d, size_t index)
{
	return index < d->n_blocks ? &d->blocks[index] : NULL;
}

const struct engross_masthead *engross_document_masthead(const engross_document *d)
{
	return &d->masthead;
}

size_t engross_document_footnote_count(const engross_document *d)
{
	return d->n_footnotes;
}

const struct engross_footnote *engross_document_footnote(const engross_document *d, size_t index)
{
	return index < d->n_footnotes ? &d->footnotes[index] : NULL;
}

size_t engross_document_citation_count(const engross_document *d)
{
	return d->n_citations;
}

const struct engross_citation *engross_document_citation(const engross_document *d, size_t index)
{
	return index < d->n_citations ? &d->citations[index] : NULL;
}

const char *engross_document_symbol(const engross_document *d)
{
	return d->symbol;
}

enum engross_status engross_document_cite(engross_document *d, struct engross_error *error)
{
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	if (d->cited)
		return ENGROSS_OK;
	/* From here on threads may share the document, so nothing is to be built behind their backs. */
	if (!d->lines_ready)
		d->lines_ready = engross__lines_init(&d->lines, &d->context->allocator, d->source, d->source_length, d->coding);
	if (!d->lines_ready)
		return engross__nomem(error);
	status = engross__cite_document(d, error);
	engross__document_rest(d);
	if (!status)
		d->cited = true;
	return status;
}
