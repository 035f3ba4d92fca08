/* The head of a document: what each line above the text is, the title, the date. */
#ifndef ENGROSS_STRUCTURE_MASTHEAD_H
#define ENGROSS_STRUCTURE_MASTHEAD_H

#include "structure/builder.h"

/* Block INDEX stands in a head. Says what it is: a kind, or ENGROSS_BLOCK_MASTHEAD when it may be the title,
   or ENGROSS_BLOCK_NONE when it is no line of a head. */
enum engross_block_kind engross__masthead_line(const struct engross__builder *builder, size_t index,
                                               const struct engross__folded *folded);

/* The head that began at block FIRST ends before block END. Finds its title and chrome; FILL says that what it
   holds is to be written into the document's masthead. OPENS: an act follows. */
void engross__masthead_finish(struct engross__builder *builder, size_t first, size_t end, bool fill,
                              bool opens);

/* The organ that block INDEX, an opener, names. */
struct engross_span engross__masthead_body(const struct engross__builder *builder, size_t index);

/* Whether TEXT is a date and little else ("29 November 1979", "Vienna, 17-21 May 2010"). */
bool engross__masthead_is_date(const struct engross__builder *builder, const struct engross__folded *folded);

#endif
