/* Two files opened side by side. */
#ifndef ENGROSS_CLI_PAIR_H
#define ENGROSS_CLI_PAIR_H

#include <stdbool.h>

#include "session.h"

/* Opens and cites FILES[0] and FILES[1], each on a thread of its own where there is one to be had. What goes wrong with
   either is said, in their order; then the job has failed. BYTES as cli_open_document(). */
void cli_open_pair(struct cli_job *job, engross_document *documents[2], char *bytes[2], char *const files[2]);

#endif
