/* What is said of a change besides its words: the opening verb, the part of the text. */
#ifndef DRAFTS_REMARK_H
#define DRAFTS_REMARK_H

#include <stdbool.h>
#include <engross/change.h>

#include "unit.h"

#define DRAFTS_REMARK_SIZE 240

/* Writes what is to be said of the pair of old unit UNITS[0] and new unit UNITS[1], a change of KIND; false
   when that is nothing. */
bool drafts_remark_write(char out[DRAFTS_REMARK_SIZE], const struct drafts_side side[2],
                         const uint32_t units[2], enum engross_change_kind kind);

#endif
