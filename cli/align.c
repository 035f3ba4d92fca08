/* engross align: two languages of one text compared. */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "message.h"
#include "pair.h"
#include "session.h"

static enum engross_status align(struct cli_job *job, engross_document *source, engross_document *target,
                                 struct engross_error *error)
{
	struct engross_run_options options;
	engross_result *result;
	enum engross_status status;

	cli_run_options(&options, job->options);
	status = engross_align(&result, job->context, source, target, &options, error);
	if (status != ENGROSS_OK)
		return status;
	status = engross_report_alignment(job->reporter, source, target, result, error);
	for (int level = job->options->fail_level; level && level <= ENGROSS_LEVEL_ERROR; level++)
		job->found = job->found || engross_result_level_count(result, (enum engross_level)level);
	engross_result_free(result);
	return status;
}

/* Both texts are opened even when one fails, so that both faults are told. */
static void align_files(struct cli_job *job, char **files)
{
	engross_document *texts[2] = { NULL, NULL };
	char *bytes[2] = { NULL, NULL };
	struct engross_error error = { 0 };

	cli_open_pair(job, texts, bytes, files);
	if (!job->failed && align(job, texts[0], texts[1], &error) != ENGROSS_OK) {
		job->failed = true;
		if (!job->output.error)
			cli_complain_error(NULL, &error);
	}
	job->done = !job->failed;
	for (int i = 0; i < 2; i++) {
		engross_document_free(texts[i]);
		free(bytes[i]);
	}
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	engross_context *context;
	struct cli_job job;

	if (argc != 2) {
		cli_complain("%s: two files are needed, the source and its translation", command->name);
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
	align_files(&job, argv);
	return cli_job_end(&job);
}

const struct cli_command cli_align = {
	.name = "align",
	.bit = CLI_ALIGN,
	.arguments = "[options] SOURCE TARGET",
	.summary = "compare two languages of one text",
	.details = "Lays TARGET, a translation, beside SOURCE (one of them may be '-', standard input), paragraph by paragraph,\n"
	           "and says what does not agree: citations, numbers, dates, paragraphs and their numbers, footnotes, the title,\n"
	           "notes of translators left in, words left untranslated. --format json lists the pairs of paragraphs too.\n\n"
	           "Exit status: 0 nothing found, 1 findings, 2 a text could not be done.",
	.examples = "  engross align resolution.en.txt resolution.es.txt\n"
	            "  engross align --skip translation/number --format json resolution.en.txt resolution.fr.txt\n",
	.formats = "text json jsonl",
	.run = run,
};
