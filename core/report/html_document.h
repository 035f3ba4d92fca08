/* A document as a section of a page: a list that jumps, its text with places marked, a note below the block
   that each place is in. What the places and notes are is the caller's matter. */
#ifndef ENGROSS_REPORT_HTML_DOCUMENT_H
#define ENGROSS_REPORT_HTML_DOCUMENT_H

#include <stddef.h>
#include <engross/document.h>

#include "report/html.h"
#include "report/report_internal.h"

struct engross__html_document {
	struct engross__writer *writer;
	struct engross__view view;
	size_t base;  /* added to a place's number to make its anchor, so that several documents share a page */
	size_t count; /* places, in rising order of their starts */
	const void *payload;
	/* The span of place INDEX in what the view reads, and the class of its mark. */
	struct engross_span (*span)(const struct engross__html_document *section, size_t index,
	                            const char **class_name);
	/* Writes the <li> of place INDEX: in the list, and below its block. The latter is the anchor "f" with the
	   place's number, and a stop. */
	void (*entry)(const struct engross__html_document *section, size_t index);
	void (*note)(const struct engross__html_document *section, size_t index);
	/* Writes what the whole document's places come to. */
	void (*sums)(const struct engross__html_document *section);
};

/* Writes DOCUMENT as a section of REPORTER's page, which the first one begins with KINDS. Of SECTION the
   members up to `base` are filled in here. Linear in the text and the places. */
void engross__html_document(engross_reporter *reporter, const engross_document *document,
                            struct engross__html_document *section, const struct engross__html_kinds *kinds);

#endif
