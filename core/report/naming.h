/* What people call a block: "paragraph 2 (a)", "preamble", "footnote 3". */
#ifndef ENGROSS_REPORT_NAMING_H
#define ENGROSS_REPORT_NAMING_H

#include <stddef.h>
#include <engross/document.h>

#define ENGROSS__NAME_SIZE 160

/* Writes the name of block INDEX of DOCUMENT, UTF-8, terminated, cut where it does not fit. Its markers come
   from the document: print it with care. */
void engross__name_block(char out[ENGROSS__NAME_SIZE], const engross_document *document, size_t index);

/* The part of TO that is to be said after FROM: without the words that both begin with ("paragraph 3" ->
   "3"). */
const char *engross__name_rest(const char *from, const char *to);

#endif
