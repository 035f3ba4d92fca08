/* Labels as they are written in a reference: "4", "4 (b)", "II". */
#ifndef DRAFTS_LABEL_TEXT_H
#define DRAFTS_LABEL_TEXT_H

#include "labels.h"

#define DRAFTS_LABEL_SIZE 40 /* bytes of a label as text, with the end */

/* Reads the next label of LABEL's target at or after *AT, before END. *START becomes where it begins, *AT
   where it ends. False when there is none. */
bool drafts_label_read(struct drafts_label *label, const char *text, size_t *start, size_t *at, size_t end);

/* Writes LABEL in the manner of the label LIKE, LENGTH bytes: with Roman numbers, with a space before the
   letter. */
void drafts_label_write(char out[DRAFTS_LABEL_SIZE], struct drafts_label label, const char *like,
                        size_t length);

#endif
