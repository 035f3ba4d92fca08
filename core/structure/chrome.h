/* Navigation that was saved with a page. */
#ifndef ENGROSS_STRUCTURE_CHROME_H
#define ENGROSS_STRUCTURE_CHROME_H

#include "structure/builder.h"

/* Marks the chrome of the head in [FIRST, END). */
void engross__chrome_mark_head(struct engross__builder *builder, size_t first, size_t end);

/* Marks the chrome at the end of the document, and at its beginning what the copyright line repeats. */
void engross__chrome_mark_foot(struct engross__builder *builder);

#endif
