/* The cells of a page of changes: the words of both drafts, marked. */
#ifndef ENGROSS_REPORT_HTML_CELLS_H
#define ENGROSS_REPORT_HTML_CELLS_H

#include "report/changes.h"

struct engross__html_page {
	const struct engross__changes *changes;
	struct engross__writer *writer;
	uint32_t finding; /* the next to be marked in the text being written, or ENGROSS__NO_ROW */
};

/* The pair of cells of a change; of the place that change INDEX left, with its old text; of unchanged blocks.
   */
void engross__html_pair(struct engross__html_page *page, const struct engross__row *row);
void engross__html_left(struct engross__html_page *page, size_t index);
void engross__html_same(struct engross__html_page *page, const struct engross__row *row);

#endif
