/* Numbers in a script's own numerals, of the language data ("numerals"): "二〇〇〇", "五十五". */
#ifndef ENGROSS_CITE_NUMERAL_H
#define ENGROSS_CITE_NUMERAL_H

#include <stddef.h>

#include "cite/systems_internal.h"

/* The most numerals that one number has. */
#define ENGROSS__NUMERALS ((size_t)8)

/* Reads the number at byte AT: digit by digit, or by tens and hundreds. Returns its bytes; 0 when there is none. */
size_t engross__numeral_read(const struct engross__systems *systems, const char *text, size_t length, size_t at,
                             long *value);

#endif
