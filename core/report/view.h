/* What people read of a document: the file itself where it is a text, the text read from it where it is
   markup. */
#ifndef ENGROSS_REPORT_VIEW_H
#define ENGROSS_REPORT_VIEW_H

#include <engross/document.h>
#include <engross/span.h>

#include "report/slice.h"

struct engross__view {
	const engross_document *document;
	struct engross__slicer slicer; /* over what is read */
	bool markup;                   /* it reads the normalized text */
};

/* Prepares to read DOCUMENT. SLICER was made for it and is copied. */
void engross__view_init(struct engross__view *view, const engross_document *document,
                        const struct engross__slicer *slicer);

/* SPAN of the source, or of the normalized text, as bytes of what VIEW reads. */
struct engross_span engross__view_source(const struct engross__view *view, struct engross_span span);
struct engross_span engross__view_text(const struct engross__view *view, struct engross_span span);

/* The offset in DOCUMENT's normalized text that source offset AT became. */
size_t engross__view_offset(const engross_document *document, size_t at);

/* Whether the character at AT is white space; false at the end. */
bool engross__view_is_blank(const struct engross__view *view, size_t at);

/* SPAN without the white space at its ends. */
struct engross_span engross__view_trim(const struct engross__view *view, struct engross_span span);

#endif
