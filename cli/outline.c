/* engross outline: the structure that was understood. */
#include "commands.h"
#include "message.h"
#include "session.h"

static enum engross_status outline_document(struct cli_job *job, engross_document *document,
                                            struct engross_error *error)
{
	return engross_report_outline(job->reporter, document, error);
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	engross_context *context;

	if (!argc) {
		cli_complain("%s: no file is given ('-' is standard input)", command->name);
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_PLUGINS);
	return context ? cli_each_file(context, options, argv, argc, false, outline_document) : CLI_EXIT_FAILED;
}

const struct cli_command cli_outline = {
	.name = "outline",
	.bit = CLI_OUTLINE,
	.arguments = "[options] FILE...",
	.summary = "show the structure that was understood",
	.details = "Shows what each FILE ('-': standard input) was understood to be: masthead, preamble, operative paragraphs\n"
	           "and their sublevels, annexes, footnotes, page furniture. A line begins with the line number in the\n"
	           "file and the kind of the block.\n\n"
	           "Exit status: 0 all files were done, 2 a file could not be done.",
	.examples = "  engross outline draft.txt\n"
	            "  engross outline --format json page.html\n",
	.formats = "text json jsonl",
	.run = run,
};
