/* Roman numerals as sessions are numbered: canonical only, 1 to 3999. */
#ifndef ENGROSS_CITE_ROMAN_H
#define ENGROSS_CITE_ROMAN_H

#include <stddef.h>

/* The value of the canonical numeral of LENGTH upper-case letters at TEXT, or 0 ("IIII", "XXVV"). */
long engross__roman_value(const char *text, size_t length);

/* Writes VALUE (1 to 3999) and returns its length; OUT holds 16 bytes. */
size_t engross__roman_write(long value, char out[16]);

#endif
