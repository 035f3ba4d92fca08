/* Reading a document as people do. */
#include "report/view.h"

#include <string.h>

#include "source/document_internal.h"

void engross__view_init(struct engross__view *view, const engross_document *document,
                        const struct engross__slicer *slicer)
{
	view->document = document;
	view->slicer = *slicer;
	/* Tags and entities are nobody's words; a container's source is the text taken from it already. */
	view->markup = document->source == document->raw && strcmp(document->format, "text") != 0;
	if (!view->markup)
		return;
	view->slicer.bytes = (const unsigned char *)document->text;
	view->slicer.length = document->length;
	view->slicer.coding = ENGROSS__LINES_UTF8;
	view->slicer.has_table = false;
}

size_t engross__view_offset(const engross_document *document, size_t at)
{
	size_t offset = document->map.count ? engross__offset_map_forward(&document->map, at) : at;

	return offset < document->length ? offset : document->length;
}

struct engross_span engross__view_source(const struct engross__view *view, struct engross_span span)
{
	if (!view->markup)
		return span;
	span.start = engross__view_offset(view->document, span.start);
	span.end = engross__view_offset(view->document, span.end);
	return span;
}

struct engross_span engross__view_text(const struct engross__view *view, struct engross_span span)
{
	return view->markup ? span : engross_document_to_source(view->document, span);
}

bool engross__view_is_blank(const struct engross__view *view, size_t at)
{
	uint32_t point;

	if (at >= view->slicer.length)
		return false;
	engross__slicer_next(&view->slicer, at, &point);
	return point == ' ' || point == '\n' || point == '\r' || point == '\t' || point == '\f';
}

struct engross_span engross__view_trim(const struct engross__view *view, struct engross_span span)
{
	size_t at = span.start, end = span.start;
	uint32_t point;

	while (at < span.end && engross__view_is_blank(view, at))
		at += engross__slicer_next(&view->slicer, at, &point);
	span.start = end = at;
	while (at < span.end) {
		bool blank = engross__view_is_blank(view, at);
		at += engross__slicer_next(&view->slicer, at, &point);
		if (!blank)
			end = at;
	}
	span.end = end;
	return span;
}
