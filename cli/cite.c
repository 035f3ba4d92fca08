/* engross cite: the citations of a text, resolved. */
#include "commands.h"
#include "message.h"
#include "session.h"

static enum engross_status cite_document(struct cli_job *job, engross_document *document,
                                         struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;

	if (job->collection)
		status = engross_collection_apply(job->collection, document, error);
	return status == ENGROSS_OK ? engross_report_citations(job->reporter, document, error) : status;
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	engross_context *context;

	if (!argc) {
		cli_complain("%s: no file is given ('-' is standard input)", command->name);
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_PLUGINS | CLI_NEEDS_AUTHORITY);
	return context ? cli_each_file(context, options, argv, argc, true, cite_document) : CLI_EXIT_FAILED;
}

const struct cli_command cli_cite = {
	.name = "cite",
	.bit = CLI_CITE,
	.arguments = "[options] FILE...",
	.summary = "list the citations, resolved",
	.details = "Finds every citation in each FILE ('-': standard input) and says what it names and whether that holds:\n"
	           "verified (a record agrees), contradicted (a rule or a record proves a part wrong), plausible (every\n"
	           "rule holds, there is no record) or unknown. A directory stands for the documents under it; several files\n"
	           "testify for each other.\n\n"
	           "Exit status: 0 all files were done, 2 a file could not be done.",
	.examples = "  engross cite draft.txt\n"
	            "  engross cite --format csv -o citations.csv *.txt\n"
	            "  engross cite --system wha.xml --format json draft.txt\n",
	.formats = "text json jsonl csv html",
	.run = run,
};
