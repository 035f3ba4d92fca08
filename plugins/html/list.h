/* The numbers that browsers set before the items of a list. */
#ifndef HTML_LIST_H
#define HTML_LIST_H

#include <stddef.h>

#include "token.h"

/* How TOKEN, the tag of a list or item, numbers: '1', 'a', 'A', 'i', 'I', or 0 for a bullet or nothing;
   OTHERWISE where it does not say. */
char html_numbering(const struct html_token *token, char otherwise);

/* Writes the marker of item NUMBER and a space ("4. ", "iv. ") into OUT; "" where NUMBERING is 0. */
void html_marker(char out[24], long number, char numbering);

/* The number in VALUE, or OTHERWISE. */
long html_number(struct html_slice value, long otherwise);

#endif
