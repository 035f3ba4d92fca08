/* What a line looks like: its end, its case, whether it is a symbol, a page number, a job number. */
#ifndef ENGROSS_STRUCTURE_SHAPE_H
#define ENGROSS_STRUCTURE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the character before byte AT (> 0) of TEXT, and in *POINT what it is. */
size_t engross__shape_before(const char *text, size_t at, unsigned *point);

/* How TEXT ends (enum engross__end). Closing quotation marks and brackets, footnote marks and notes in square
   brackets after the punctuation are passed over, and so is a short last word after it ("; and"). */
int engross__shape_end(const char *text, size_t length);

/* TEXT ends without any punctuation. */
bool engross__shape_open(const char *text, size_t length);

/* Begins with a lower-case letter. */
bool engross__shape_lower(const char *text, size_t length);

/* Has two upper-case letters at least, and no lower-case one in its first bytes. */
bool engross__shape_caps(const char *text, size_t length);

/* The width of TEXT in columns, one for each code point; LENGTH when it is longer than any line is wrapped. */
size_t engross__shape_width(const char *text, size_t length);

/* How many bytes of TEXT are a document symbol ("AG/RES. 2486 (XXXIX-O/09)", "A/C.3/65/L.11/Rev.1",
   "OEA/Ser.P"); 0 where none begins. *SERIES says that it names a series, not a document. */
size_t engross__shape_symbol(const char *text, size_t length, bool *series);

/* How many bytes of TEXT are a number as General Assembly resolutions are headed: "61/180.", "3380 (XXX).",
   "114 (1956)."; 0 where they are not. */
size_t engross__shape_heading_number(const char *text, size_t length);

/* TEXT is nothing but a page number, a job number, a bar code's, or a drawn line. */
bool engross__shape_furniture(const char *text, size_t length);

#endif
