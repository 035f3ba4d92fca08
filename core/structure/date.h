/* A date in a masthead or an adoption line. */
#ifndef ENGROSS_STRUCTURE_DATE_H
#define ENGROSS_STRUCTURE_DATE_H

#include <stdbool.h>
#include <engross/span.h>

#include "structure/lexicon.h"

struct engross__head_date {
	struct engross_span span; /* of the folded text */
	int year, month, day;     /* day 0 where none is said */
};

/* The first date of FOLDED that says month and year: "June 4, 2009", "17-21 May 2010" (the last day),
   "8 de junio de 2004", "2011年4月15日". False where there is none. */
bool engross__head_date_find(struct engross__head_date *out, const struct engross__lexicon *lexicon,
                             const struct engross__folded *folded);

#endif
