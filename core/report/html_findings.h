/* Findings on a page: the mark in the text, the note below it, the entry in the list. */
#ifndef ENGROSS_REPORT_HTML_FINDINGS_H
#define ENGROSS_REPORT_HTML_FINDINGS_H

#include <engross/finding.h>

#include "report/html.h"

/* INDEX is the finding's number on its page: its note is the anchor "fINDEX". */

/* The note, an <li>: level, place, message, code, repair, related places. */
void engross__html_finding(struct engross__writer *writer, const struct engross__view *view,
                           const struct engross_finding *finding, size_t index);

/* The entry of a list that jumps, an <li>. */
void engross__html_finding_entry(struct engross__writer *writer, const struct engross__view *view,
                                 const struct engross_finding *finding, size_t index);

#endif
