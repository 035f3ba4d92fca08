/* From TSV to facts. Which kind of table a file is, is told by its header. */
#ifndef ENGROSS_AUTHORITY_ROWS_H
#define ENGROSS_AUTHORITY_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#include "authority/facts.h"

/* Adds the rows of the TSV text TEXT (LENGTH bytes and a NUL, in FACTS's arena or outliving FACTS; written
   to). PATH is for messages. Fails with ENGROSS_DATA ("PATH:LINE: ..."), ENGROSS_NOMEM; FACTS is then to be
   cleared. */
enum engross_status engross__rows_read(struct engross__facts *facts, const char *path, char *text,
                                       size_t length, struct engross_error *error);

/* Whether a column called NAME makes a table one of another kind than records. */
bool engross__rows_other(const char *name);

#endif
