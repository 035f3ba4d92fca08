/* Pieces of the user's file as characters, whatever its encoding: what reports quote. */
#ifndef ENGROSS_REPORT_SLICE_H
#define ENGROSS_REPORT_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/document.h>

#include "text/lines.h"

struct engross__slicer {
	const engross_document *document;
	const unsigned char *bytes; /* the document's source */
	size_t length;
	enum engross__line_coding coding;
	bool has_table;
	uint32_t table[256]; /* single bytes: all of them, or those that are strays in UTF-8 */
};

/* Prepares to read DOCUMENT's source. Fails with ENGROSS_NOMEM. Nothing needs clearing. */
enum engross_status engross__slicer_init(struct engross__slicer *slicer, const engross_document *document,
                                         struct engross_error *error);

/* The character at source byte AT (< the length) in *POINT; returns its length in bytes, at least 1.
   What is no character gives U+FFFD. */
size_t engross__slicer_next(const struct engross__slicer *slicer, size_t at, uint32_t *point);

/* AT moved forward to where a character begins; BASE (<= AT) is a place where one does. */
size_t engross__slicer_align(const struct engross__slicer *slicer, size_t base, size_t at);

#endif
