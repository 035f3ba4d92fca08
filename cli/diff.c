/* engross diff: two drafts compared. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "message.h"
#include "pair.h"
#include "session.h"

static enum engross_status compare(struct cli_job *job, engross_document *old_draft, engross_document *new_draft,
                                   struct engross_error *error)
{
	struct engross_run_options options;
	engross_result *result;
	enum engross_status status;

	cli_run_options(&options, job->options);
	status = engross_compare(&result, job->context, old_draft, new_draft, &options, error);
	if (status != ENGROSS_OK)
		return status;
	status = engross_report_changes(job->reporter, old_draft, new_draft, result, error);
	job->found = engross_result_change_count(result) || engross_result_finding_count(result);
	engross_result_free(result);
	return status;
}

/* Both drafts are opened even when one fails, so that both faults are told. */
static void compare_files(struct cli_job *job, char **files)
{
	engross_document *drafts[2] = { NULL, NULL };
	char *bytes[2] = { NULL, NULL };
	struct engross_error error = { 0 };

	cli_open_pair(job, drafts, bytes, files);
	if (!job->failed && compare(job, drafts[0], drafts[1], &error) != ENGROSS_OK) {
		job->failed = true;
		if (!job->output.error)
			cli_complain_error(NULL, &error);
	}
	job->done = !job->failed;
	for (int i = 0; i < 2; i++) {
		engross_document_free(drafts[i]);
		free(bytes[i]);
	}
}

/* One file on both sides is most likely a slip of the hand. */
static void warn_of_one_file(char *const files[2])
{
	struct stat one, other;

	if (strcmp(files[0], "-") && strcmp(files[1], "-") && !stat(files[0], &one) && !stat(files[1], &other) &&
	    S_ISREG(one.st_mode) && one.st_dev == other.st_dev && one.st_ino == other.st_ino)
		cli_complain("%s and %s are one and the same file", files[0], files[1]);
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	engross_context *context;
	struct cli_job job;

	if (argc != 2) {
		cli_complain("%s: two files are needed, the old draft and the new one", command->name);
		return CLI_EXIT_FAILED;
	}
	if (!strcmp(argv[0], "-") && !strcmp(argv[1], "-")) {
		cli_complain("standard input ('-') can be read once only");
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_PLUGINS | CLI_NEEDS_AUTHORITY);
	if (!context)
		return CLI_EXIT_FAILED;
	if (!cli_output_spares(options->output, argv, 2) || !cli_job_begin(&job, context, options)) {
		engross_context_free(context);
		return CLI_EXIT_FAILED;
	}
	warn_of_one_file(argv);
	compare_files(&job, argv);
	return cli_job_end(&job);
}

const struct cli_command cli_diff = {
	.name = "diff",
	.bit = CLI_DIFF,
	.arguments = "[options] OLD NEW",
	.summary = "compare two drafts",
	.details = "Says what changed from OLD to NEW (one of them may be '-', standard input): paragraphs inserted, deleted,\n"
	           "edited, moved, renumbered, and which references the change broke. Words that went stand in [-...-],\n"
	           "words that came in {+...+}; what did not change is counted. --format html is a page for any browser:\n"
	           "both drafts side by side or in one, with a list of the changes.\n\n"
	           "Exit status: 0 no difference, 1 a difference, 2 a draft could not be done.",
	.examples = "  engross diff rev1.txt rev2.txt\n"
	            "  engross diff --format html -o changes.html rev1.txt rev2.txt\n"
	            "  git show HEAD~1:draft.txt | engross diff --context 1 - draft.txt\n",
	.formats = "text json jsonl html",
	.run = run,
};
