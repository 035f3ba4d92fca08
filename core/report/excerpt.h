/* The line a finding is on, with carets under its span. */
#ifndef ENGROSS_REPORT_EXCERPT_H
#define ENGROSS_REPORT_EXCERPT_H

#include <engross/finding.h>

#include "report/slice.h"
#include "report/writer.h"

/* The most columns of one excerpt. */
#define ENGROSS__EXCERPT_WIDTH ((size_t)100)

/* Prints two lines, each after two spaces: what stands around the start of SPAN on its line, COLUMNS of it,
   and carets under the part of SPAN that is shown. The cost does not depend on the line's length. */
void engross__excerpt_write(struct engross__writer *writer, const struct engross__slicer *slicer,
                            struct engross_span span, size_t columns, int color, enum engross_level level);

#endif
