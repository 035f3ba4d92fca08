/* engross authority verify: contradictions inside an authority. */
#include <string.h>

#include "authority.h"
#include "message.h"
#include "session.h"

struct verifying {
	struct cli_output out;
	bool json;
	size_t found;
};

static void print_text(struct cli_output *out, const struct engross_contradiction *found)
{
	cli_output_text(out, found->path);
	if (found->line)
		cli_output_printf(out, ":%zu", found->line);
	cli_output_printf(out, ": ");
	if (*found->key) {
		cli_output_text(out, found->key);
		cli_output_printf(out, ": ");
	}
	cli_output_text(out, found->message);
	cli_output_printf(out, ": ");
	cli_output_text(out, found->proof);
	cli_output_printf(out, " [%s]\n", found->kind);
}

static void print_json(struct cli_output *out, const struct engross_contradiction *found, bool first)
{
	cli_output_printf(out, "%s\n{\"path\":", first ? "" : ",");
	cli_output_json(out, found->path);
	if (found->line)
		cli_output_printf(out, ",\"line\":%zu,\"key\":", found->line);
	else
		cli_output_printf(out, ",\"line\":null,\"key\":");
	cli_output_json(out, *found->key ? found->key : NULL);
	cli_output_printf(out, ",\"kind\":");
	cli_output_json(out, found->kind);
	cli_output_printf(out, ",\"message\":");
	cli_output_json(out, found->message);
	cli_output_printf(out, ",\"proof\":");
	cli_output_json(out, found->proof);
	cli_output_printf(out, "}");
}

static int visit(void *payload, const struct engross_contradiction *found)
{
	struct verifying *verifying = payload;

	if (verifying->json)
		print_json(&verifying->out, found, !verifying->found);
	else
		print_text(&verifying->out, found);
	verifying->found++;
	return verifying->out.error;
}

static void print_end(struct verifying *verifying)
{
	struct cli_output *out = &verifying->out;

	if (verifying->json)
		cli_output_printf(out, "],\"contradictions\":%zu}\n", verifying->found);
	else if (verifying->found)
		cli_output_printf(out, "%zu contradiction%s\n", verifying->found, verifying->found == 1 ? "" : "s");
	else
		cli_output_printf(out, "no contradiction\n");
}

int cli_authority_verify(const struct cli_options *options, int count, char **files)
{
	struct verifying verifying = { .json = options->format && !strcmp(options->format, "json") };
	struct engross_error error = { 0 };
	engross_context *context;
	enum engross_status status;

	if (options->format && !verifying.json && strcmp(options->format, "text")) {
		cli_complain("--format: there is no '%s' for authority verify; choose from: text json",
		             options->format);
		return CLI_EXIT_FAILED;
	}
	if (!cli_output_spares(options->output, files, count))
		return CLI_EXIT_FAILED;
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_AUTHORITY);
	if (!context)
		return CLI_EXIT_FAILED;
	if (!cli_output_open(&verifying.out, options->output)) {
		engross_context_free(context);
		return CLI_EXIT_FAILED;
	}
	if (verifying.json)
		cli_output_printf(&verifying.out, "{\"schema\":\"engross/verification/1\",\"found\":[");
	status = engross_authority_verify(context, (const char *const *)files, (size_t)count, visit, &verifying,
	                                  &error);
	if (status == ENGROSS_OK)
		print_end(&verifying);
	else if (!verifying.out.error)
		cli_complain_error(NULL, &error);
	engross_context_free(context);
	if (status != ENGROSS_OK) {
		cli_output_discard(&verifying.out);
		return CLI_EXIT_FAILED;
	}
	if (!cli_output_commit(&verifying.out))
		return CLI_EXIT_FAILED;
	return verifying.found ? CLI_EXIT_FOUND : 0;
}
