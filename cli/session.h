/* A context made from the options, and the loop over files. */
#ifndef ENGROSS_CLI_SESSION_H
#define ENGROSS_CLI_SESSION_H

#include <stdbool.h>
#include <engross/engross.h>

#include "options.h"
#include "output.h"

/* The exit statuses. */
#define CLI_EXIT_FOUND 1
#define CLI_EXIT_FAILED 2

/* What a session needs. */
#define CLI_NEEDS_DATA 1u
#define CLI_NEEDS_PLUGINS 2u
#define CLI_NEEDS_AUTHORITY 4u

/* Makes and seals a context as OPTIONS say. NULL, after a message, when that fails. */
engross_context *cli_session_open(const struct cli_options *options, unsigned needs);

/* One command over several files. */
struct cli_job {
	engross_context *context;
	const struct cli_options *options;
	struct cli_output output;
	engross_reporter *reporter;
	bool failed;  /* some file could not be done: the exit status is 2 */
	bool found;   /* something was found: the exit status is 1 */
	bool stop;    /* no other file can be done either */
	size_t done;  /* files reported */
	const engross_collection *collection; /* of all the files, sealed; NULL: each stands alone */
};

/* Reports one open document. */
typedef enum engross_status cli_visit(struct cli_job *job, engross_document *document, struct engross_error *error);

/* Opens each of the COUNT files ("-": standard input; a directory: the documents under it) and hands it to VISIT. COLLECTS:
   several files testify for each other first, unless the options say otherwise. What goes wrong with one file is said
   and the others are done. Returns the exit status. The context is freed. */
int cli_each_file(engross_context *context, const struct cli_options *options, char **files, int count, bool collects,
                  cli_visit *visit);

/* Why a file could not be opened. */
struct cli_fault {
	const char *name; /* to be shown; borrowed from the options or the caller */
	struct engross_error error;
};

/* Opens FILE ("-": standard input); *BYTES, when not NULL, is freed after the document. False with *FAULT filled in. */
bool cli_try_document(engross_document **out, char **bytes, engross_context *context,
                      const struct cli_options *options, const char *file, struct cli_fault *fault);
void cli_complain_fault(const struct cli_fault *fault);

/* The same; false after a message. */
bool cli_open_document(engross_document **out, char **bytes, engross_context *context,
                       const struct cli_options *options, const char *file);

/* All of standard input, *LENGTH bytes to be freed; NULL with the reason in ERROR. */
char *cli_read_input(engross_context *context, size_t *length, struct engross_error *error);

/* The name of FILE in reports and messages. */
const char *cli_display_name(const struct cli_options *options, const char *file);

/* Fills in what the library is to run, from the options. */
void cli_run_options(struct engross_run_options *out, const struct cli_options *options);

/* Begins and ends a job's output and reporter. False after a message. */
bool cli_job_begin(struct cli_job *job, engross_context *context, const struct cli_options *options);
/* Completes the report when any document is in it; returns the exit status and frees the context. */
int cli_job_end(struct cli_job *job);

#endif
