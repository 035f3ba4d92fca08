/* engross check: what is wrong with a text. */
#include "commands.h"
#include "message.h"
#include "session.h"

static bool reaches(const engross_result *result, enum engross_level fail_level)
{
	if (fail_level == ENGROSS_LEVEL_NONE)
		return false;
	for (int level = (int)fail_level; level <= ENGROSS_LEVEL_ERROR; level++)
		if (engross_result_level_count(result, (enum engross_level)level))
			return true;
	return false;
}

static enum engross_status check_document(struct cli_job *job, engross_document *document,
                                          struct engross_error *error)
{
	struct engross_run_options options;
	engross_result *result;
	enum engross_status status;

	cli_run_options(&options, job->options);
	options.collection = job->collection;
	status = engross_check(&result, job->context, document, &options, error);
	if (status != ENGROSS_OK)
		return status;
	status = engross_report_findings(job->reporter, document, result, error);
	job->found = job->found || reaches(result, job->options->fail_level);
	engross_result_free(result);
	return status;
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	engross_context *context;

	if (!argc) {
		cli_complain("%s: no file is given ('-' is standard input)", command->name);
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_PLUGINS | CLI_NEEDS_AUTHORITY);
	return context ? cli_each_file(context, options, argv, argc, true, check_document) : CLI_EXIT_FAILED;
}

const struct cli_command cli_check = {
	.name = "check",
	.bit = CLI_CHECK,
	.arguments = "[options] FILE...",
	.summary = "find what is wrong",
	.details = "Reads each FILE ('-': standard input) and reports what is broken, inconsistent or left over in it:\n"
	           "the place, the level, what is wrong with its proof, and the repair where exactly one fits. 'engross\n"
	           "explain' lists what is looked for. A directory stands for the documents under it. Several files testify for\n"
	           "each other: what one says of itself, and what most of them say of a thing, holds in all.\n\n"
	           "Exit status: 0 nothing at or above the fail level, 1 something, 2 a file could not be done.",
	.examples = "  engross check draft.txt\n"
	            "  engross check --stage final --min-level warning *.html\n"
	            "  engross check --only citation/,note/translator --format jsonl draft.txt\n"
	            "  engross check resolutions/\n"
	            "  git show HEAD:draft.txt | engross check --stdin-filename draft.txt -\n",
	.formats = "text json jsonl html",
	.run = run,
};
