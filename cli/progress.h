/* How far a long run has come, on a terminal's standard error and nowhere else. */
#ifndef ENGROSS_CLI_PROGRESS_H
#define ENGROSS_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

struct cli_progress {
	size_t total;
	bool wanted;  /* standard error is a terminal and standard output is not */
	bool visible; /* a line stands there */
	struct timespec last;
};

void cli_progress_begin(struct cli_progress *progress, size_t total);

/* Says that file number DONE, FILE, is at hand; at most ten times a second, and not in the first second. */
void cli_progress_show(struct cli_progress *progress, size_t done, const char *file);

/* Wipes the line. */
void cli_progress_end(struct cli_progress *progress);

#endif
