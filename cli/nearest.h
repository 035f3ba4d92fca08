/* The name that was probably meant. */
#ifndef ENGROSS_CLI_NEAREST_H
#define ENGROSS_CLI_NEAREST_H

#include <stddef.h>

/* The one of the COUNT names NAMES (NULLs are passed over) nearest to WORD by insertions, deletions, replacements
   and neighbours swapped; NULL when none is near. */
const char *cli_nearest(const char *word, const char *const *names, size_t count);

#endif
