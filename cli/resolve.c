/* engross resolve: what one citation names, and whether it holds. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "commands.h"
#include "message.h"
#include "session.h"

static void print_pair(struct cli_output *out, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	cli_output_printf(out, "  %-11s ", name);
	cli_output_text(out, value);
	cli_output_put(out, "\n", 1);
}

static void print_fields(struct cli_output *out, const struct engross_citation *citation)
{
	const char *comma = "";

	if (citation->n_fields)
		cli_output_printf(out, "  %-11s ", "fields");
	for (size_t i = 0; i < citation->n_fields; i++) {
		cli_output_printf(out, "%s%s ", comma, citation->fields[i].name);
		cli_output_text(out, citation->fields[i].value);
		comma = ", ";
	}
	if (citation->n_fields)
		cli_output_put(out, "\n", 1);
	for (size_t i = 0; i < citation->n_pinpoints; i++) {
		cli_output_printf(out, "  %-11s %s ", "pinpoint", citation->pinpoints[i].unit);
		cli_output_text(out, citation->pinpoints[i].label);
		cli_output_put(out, "\n", 1);
	}
}

/* The text of CITATION with its safe repairs made; false when there are none. */
static bool print_repaired(struct cli_output *out, const engross_document *document,
                           const struct engross_citation *citation)
{
	size_t length, at = citation->span.start;
	const char *text = engross_document_text(document, &length);
	bool any = false;

	for (;;) {
		const struct engross_problem *next = NULL;
		for (size_t i = 0; i < citation->n_problems; i++) {
			const struct engross_problem *problem = &citation->problems[i];
			if (problem->replacement && problem->safe && problem->span.start >= at &&
			    problem->span.end <= citation->span.end && (!next || problem->span.start < next->span.start))
				next = problem;
		}
		if (!next)
			break;
		if (!any)
			cli_output_printf(out, "  %-11s ", "repaired");
		any = true;
		cli_output_span(out, text + at, next->span.start - at);
		cli_output_text(out, next->replacement);
		/* Two repairs at one place are one. */
		at = next->span.end > at ? next->span.end : next->span.start + 1;
		if (at > citation->span.end)
			break;
	}
	if (any && at < citation->span.end)
		cli_output_span(out, text + at, citation->span.end - at);
	if (any)
		cli_output_put(out, "\n", 1);
	return any;
}

static void print_problems(struct cli_output *out, const engross_document *document,
                           const struct engross_citation *citation)
{
	size_t length;
	const char *text = engross_document_text(document, &length);

	for (size_t i = 0; i < citation->n_problems; i++) {
		const struct engross_problem *problem = &citation->problems[i];
		cli_output_printf(out, "  %-11s ", "problem");
		cli_output_text(out, problem->message);
		cli_output_printf(out, " [%s]\n", problem->code);
		if (!problem->replacement)
			continue;
		cli_output_printf(out, "  %-11s ", problem->safe ? "  fix" : "  fix?");
		cli_output_span(out, text + problem->span.start, problem->span.end - problem->span.start);
		cli_output_printf(out, " -> ");
		cli_output_text(out, problem->replacement);
		cli_output_put(out, "\n", 1);
	}
	print_repaired(out, document, citation);
}

/* Sources are a list separated by " ; ": one a line. */
static void print_sources(struct cli_output *out, const char *sources)
{
	const char *name = "  source";

	while (sources && *sources) {
		const char *end = strstr(sources, " ; ");
		size_t length = end ? (size_t)(end - sources) : strlen(sources);
		cli_output_printf(out, "  %-11s ", name);
		cli_output_span(out, sources, length);
		cli_output_put(out, "\n", 1);
		sources += length + (end ? 3 : 0);
		name = "";
	}
}

static void print_record(struct cli_output *out, const struct engross_record *record)
{
	if (!record) {
		print_pair(out, "record", "none");
		return;
	}
	print_pair(out, "record", record->canonical ? record->canonical : record->key);
	print_pair(out, "  title", record->title);
	print_pair(out, "  adopted", record->date);
	print_pair(out, "  session", record->session);
	print_pair(out, "  place", record->place);
	print_pair(out, "  url", record->url);
	print_pair(out, "  note", record->note);
	print_pair(out, "  superseded", record->superseded_by);
	print_sources(out, record->source);
}

static void print_citation(struct cli_output *out, const engross_document *document,
                           const struct engross_citation *citation)
{
	size_t length;
	const char *text = engross_document_text(document, &length);

	cli_output_span(out, text + citation->span.start, citation->span.end - citation->span.start);
	cli_output_printf(out, "\n  %-11s %s (%s)\n", "system", citation->system, engross_form_name(citation->form));
	print_fields(out, citation);
	print_pair(out, "key", citation->key);
	print_pair(out, "canonical", citation->canonical);
	print_pair(out, "verdict", engross_verdict_name(citation->verdict));
	print_pair(out, "  proof", citation->proof);
	print_problems(out, document, citation);
	print_record(out, citation->record);
}

static bool is_text(const struct cli_options *options)
{
	return !options->format || !strcmp(options->format, "text");
}

static enum engross_status report(struct cli_job *job, engross_document *document, struct engross_error *error)
{
	size_t count = engross_document_citation_count(document);

	for (size_t i = 0; i < count; i++)
		if (engross_document_citation(document, i)->verdict == ENGROSS_VERDICT_CONTRADICTED)
			job->found = true;
	if (!is_text(job->options))
		return engross_report_citations(job->reporter, document, error);
	for (size_t i = 0; i < count; i++) {
		if (i || job->done)
			cli_output_put(&job->output, "\n", 1);
		print_citation(&job->output, document, engross_document_citation(document, i));
	}
	return ENGROSS_OK;
}

static void resolve_text(struct cli_job *job, const char *text)
{
	struct engross_error error = { 0 };
	engross_document *document = NULL;
	enum engross_status status = engross_resolve(&document, job->context, text, &error);

	if (status == ENGROSS_OK)
		status = report(job, document, &error);
	if (status == ENGROSS_OK) {
		job->done++;
	} else {
		job->failed = true;
		if (!job->output.error)
			cli_complain_error(status == ENGROSS_NOTFOUND ? NULL : text, &error);
	}
	engross_document_free(document);
}

/* Resolves each line of standard input that is not empty. */
static void resolve_lines(struct cli_job *job)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;

	while (!job->output.error && (length = getline(&line, &capacity, stdin)) >= 0) {
		while (length && (line[length - 1] == '\n' || line[length - 1] == '\r' || line[length - 1] == ' '))
			line[--length] = '\0';
		if (length)
			resolve_text(job, line);
	}
	if (ferror(stdin)) {
		cli_complain("%s: %s", cli_display_name(job->options, "-"), strerror(errno));
		job->failed = true;
	}
	free(line);
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	engross_context *context;
	struct cli_job job;

	if (!argc && isatty(STDIN_FILENO)) {
		cli_complain("%s: no citation is given", command->name);
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_AUTHORITY);
	if (!context)
		return CLI_EXIT_FAILED;
	if (!cli_job_begin(&job, context, options)) {
		engross_context_free(context);
		return CLI_EXIT_FAILED;
	}
	for (int i = 0; i < argc; i++)
		resolve_text(&job, argv[i]);
	if (!argc)
		resolve_lines(&job);
	return cli_job_end(&job);
}

const struct cli_command cli_resolve = {
	.name = "resolve",
	.bit = CLI_RESOLVE,
	.arguments = "[options] [CITATION...]",
	.summary = "explain one citation",
	.details = "Says of each CITATION what was understood, whether it holds and why, how to repair it, and what is known\n"
	           "of the thing it names. Without one, each line of standard input is a citation.\n\n"
	           "Exit status: 0 nothing is wrong, 1 a citation is contradicted, 2 a text holds no citation.",
	.examples = "  engross resolve \"AG/RES. 1948 (XXXIII-O/03)\"\n"
	            "  engross resolve --format json \"resolution 61/180 of 20 December 2006\"\n"
	            "  engross resolve --format csv < symbols.txt\n",
	.formats = "text json jsonl csv",
	.run = run,
};
