/* Progress on a terminal. */
#include "progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NANOSECONDS 1000000000L

void cli_progress_begin(struct cli_progress *progress, size_t total)
{
	memset(progress, 0, sizeof(*progress));
	progress->total = total;
	progress->wanted = total > 1 && isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
	if (progress->wanted)
		clock_gettime(CLOCK_MONOTONIC, &progress->last);
}

void cli_progress_show(struct cli_progress *progress, size_t done, const char *file)
{
	struct timespec now;
	long long passed;
	char name[48];

	if (!progress->wanted)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	passed = (long long)(now.tv_sec - progress->last.tv_sec) * NANOSECONDS + now.tv_nsec - progress->last.tv_nsec;
	if (passed < (progress->visible ? NANOSECONDS / 10 : NANOSECONDS))
		return;
	progress->last = now;
	progress->visible = true;
	snprintf(name, sizeof(name), "%s", file);
	for (char *p = name; *p; p++)
		if ((unsigned char)*p < 0x20 || (unsigned char)*p >= 0x7F)
			*p = '?';
	fprintf(stderr, "\r\033[K%zu of %zu: %s", done, progress->total, name);
}

void cli_progress_end(struct cli_progress *progress)
{
	if (progress->visible)
		fputs("\r\033[K", stderr);
}
