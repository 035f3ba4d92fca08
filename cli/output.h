/* Where a command's report goes: standard output, or a file that is replaced whole or not at all. */
#ifndef ENGROSS_CLI_OUTPUT_H
#define ENGROSS_CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/report.h>

struct cli_output {
	int file;
	char *path;      /* the file to be replaced; NULL: written as it comes */
	char *temporary; /* beside it */
	const char *name; /* for messages */
	char buffer[8192];
	size_t used;
	int error;       /* errno of the first failure, 0 none */
};

/* Opens PATH, or standard output for NULL and "-". A regular file is written under a temporary name in its
   own directory, ".NAME.engross-XXXXXX". False, with a message, when that cannot be done. */
bool cli_output_open(struct cli_output *output, const char *path);

/* Whether writing to PATH (NULL and "-": standard output) leaves the COUNT files of INPUTS alone; complains
   when it is one of them. */
bool cli_output_spares(const char *path, char *const *inputs, int count);

/* Has a file that becomes shorter while it is mapped end the process with a message and status 2, and no
   partial output file; false when that cannot be arranged, and nothing should be mapped. */
bool cli_output_guard(void);

/* Completes the output: flushed, on disk, renamed. False, with a message, when a write failed; then the file
   is as it was. A reader of standard output that went away ends the process quietly. */
bool cli_output_commit(struct cli_output *output);

/* Gives it up: the file is as it was. After a commit it has no effect. */
void cli_output_discard(struct cli_output *output);

/* The columns of a line where PATH (NULL and "-": standard output) is read: what COLUMNS says, or the
   terminal's width, at most 120 for the sake of reading; 0 where neither is known. */
size_t cli_output_columns(const char *path);

/* For reporters. */
struct engross_output cli_output_sink(struct cli_output *output);

/* Formatted text. Control characters that %s brings in are the caller's matter: see cli_output_text(). */
void cli_output_printf(struct cli_output *output, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cli_output_put(struct cli_output *output, const char *bytes, size_t length);

/* TEXT with what a terminal would obey made visible; NULL prints nothing. */
void cli_output_text(struct cli_output *output, const char *text);
/* The same for SIZE bytes. */
void cli_output_span(struct cli_output *output, const char *text, size_t size);

/* TEXT as a JSON string; NULL: null. */
void cli_output_json(struct cli_output *output, const char *text);

#endif
