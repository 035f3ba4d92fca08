/* Contexts, documents and reports of one run of the command. */
#include "session.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "message.h"

/* Reads "64M": a number with K, M or G for powers of 1024. */
static bool read_size(const char *text, uint64_t *out)
{
	unsigned shift = 0;
	char *end;

	errno = 0;
	*out = strtoull(text, &end, 10);
	if (end == text || *text < '0' || *text > '9' || errno)
		return false;
	switch (*end) {
	case 'k':
	case 'K': shift = 10; break;
	case 'm':
	case 'M': shift = 20; break;
	case 'g':
	case 'G': shift = 30; break;
	default: break;
	}
	if (end[shift > 0] || *out > UINT64_MAX >> shift)
		return false;
	*out <<= shift;
	return true;
}

static enum engross_status set_limit(engross_context *context, const char *text, struct engross_error *error)
{
	const char *equals = strchr(text, '=');
	char name[64];
	uint64_t value;

	if (!equals || (size_t)(equals - text) >= sizeof(name) || !read_size(equals + 1, &value)) {
		cli_complain("--limit: '%s' is not of the form NAME=NUMBER", text);
		return ENGROSS_USAGE;
	}
	memcpy(name, text, (size_t)(equals - text));
	name[equals - text] = '\0';
	return engross_context_set_limit(context, name, value, error);
}

static enum engross_status load(engross_context *context, const struct cli_options *options, unsigned needs,
                                struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < options->limits.count && status == ENGROSS_OK; i++)
		status = set_limit(context, options->limits.items[i], error);
	if (status == ENGROSS_OK && needs & CLI_NEEDS_DATA)
		status = engross_context_load_data(context, NULL, error);
	for (size_t i = 0; i < options->systems.count && status == ENGROSS_OK; i++)
		status = engross_context_load_system(context, options->systems.items[i], error);
	if (status == ENGROSS_OK && needs & CLI_NEEDS_PLUGINS)
		status = engross_context_load_plugins(context, NULL, error);
	if (status == ENGROSS_OK && needs & CLI_NEEDS_PLUGINS && options->plugin_path)
		status = engross_context_load_plugins(context, options->plugin_path, error);
	if (status == ENGROSS_OK && needs & CLI_NEEDS_AUTHORITY)
		status = engross_context_add_authority(context, NULL, error);
	for (size_t i = 0; i < options->authorities.count && status == ENGROSS_OK; i++)
		status = engross_context_add_authority(context, options->authorities.items[i], error);
	return status == ENGROSS_OK ? engross_context_seal(context, error) : status;
}

engross_context *cli_session_open(const struct cli_options *options, unsigned needs)
{
	struct engross_error error = { 0 };
	engross_context *context = NULL;
	enum engross_status status = engross_context_new(&context, NULL, &error);

	if (status == ENGROSS_OK)
		status = load(context, options, needs, &error);
	if (status == ENGROSS_OK)
		return context;
	if (error.status != ENGROSS_OK)
		cli_complain_error(NULL, &error);
	engross_context_free(context);
	return NULL;
}

const char *cli_display_name(const struct cli_options *options, const char *file)
{
	if (strcmp(file, "-"))
		return file;
	return options->stdin_filename ? options->stdin_filename : "<stdin>";
}

char *cli_read_input(engross_context *context, size_t *length, struct engross_error *error)
{
	uint64_t limit = engross_context_limit(context, "file-size");
	size_t capacity = 65536, used = 0;
	char *bytes = malloc(capacity), *grown;
	ssize_t got;

	*error = (struct engross_error){ .status = ENGROSS_NOMEM, .offset = ENGROSS_NO_OFFSET, .message = "out of memory" };
	while (bytes && (got = read(STDIN_FILENO, bytes + used, capacity - used))) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			error->status = ENGROSS_IO;
			snprintf(error->message, sizeof(error->message), "%s", strerror(errno));
			free(bytes);
			return NULL;
		}
		used += (size_t)got;
		if (used > limit) {
			error->status = ENGROSS_LIMIT;
			snprintf(error->message, sizeof(error->message), "larger than the limit file-size (%llu bytes)",
			         (unsigned long long)limit);
			free(bytes);
			return NULL;
		}
		if (used < capacity)
			continue;
		capacity *= 2;
		grown = realloc(bytes, capacity);
		if (!grown)
			free(bytes);
		bytes = grown;
	}
	*length = used;
	return bytes;
}

void cli_complain_fault(const struct cli_fault *fault)
{
	cli_complain_error(fault->name, &fault->error);
}

bool cli_try_document(engross_document **out, char **bytes, engross_context *context,
                      const struct cli_options *options, const char *file, struct cli_fault *fault)
{
	const char *name = cli_display_name(options, file);
	struct engross_open_options open = {
		.struct_size = sizeof(open),
		.format = options->input_format,
		.encoding = options->encoding,
		.language = options->lang,
		.map = cli_output_guard(),
	};
	enum engross_status status;
	size_t length = 0;

	*out = NULL;
	*bytes = NULL;
	fault->name = name;
	if (!strcmp(file, "-")) {
		*bytes = cli_read_input(context, &length, &fault->error);
		if (!*bytes)
			return false;
		status = engross_document_parse(out, context, *bytes, length, name, &open, &fault->error);
	} else {
		status = engross_document_open(out, context, file, &open, &fault->error);
	}
	if (status == ENGROSS_OK)
		return true;
	free(*bytes);
	*bytes = NULL;
	return false;
}

bool cli_open_document(engross_document **out, char **bytes, engross_context *context,
                       const struct cli_options *options, const char *file)
{
	struct cli_fault fault;

	if (cli_try_document(out, bytes, context, options, file, &fault))
		return true;
	cli_complain_fault(&fault);
	return false;
}

void cli_run_options(struct engross_run_options *out, const struct cli_options *options)
{
	*out = (struct engross_run_options){
		.struct_size = sizeof(*out),
		.stage = options->stage,
		.min_level = options->min_level,
		.only = options->only.items,
		.n_only = options->only.count,
		.skip = options->skip.items,
		.n_skip = options->skip.count,
		.settings = options->settings.items,
		.n_settings = options->settings.count,
	};
}

bool cli_job_begin(struct cli_job *job, engross_context *context, const struct cli_options *options)
{
	struct engross_report_options report = {
		.struct_size = sizeof(report),
		.format = options->format,
		.color = options->color,
		.columns = cli_output_columns(options->output),
		.around = options->context,
	};
	struct engross_output sink = cli_output_sink(&job->output);
	struct engross_error error = { 0 };

	job->context = context;
	job->options = options;
	job->reporter = NULL;
	job->failed = job->found = job->stop = false;
	job->done = 0;
	job->collection = NULL;
	if (!cli_output_open(&job->output, options->output))
		return false;
	if (engross_reporter_new(&job->reporter, context, &sink, &report, &error) == ENGROSS_OK)
		return true;
	cli_complain_error(NULL, &error);
	cli_output_discard(&job->output);
	return false;
}

int cli_job_end(struct cli_job *job)
{
	struct engross_error error = { 0 };

	if (job->done && engross_reporter_end(job->reporter, &error) != ENGROSS_OK && !job->output.error) {
		cli_complain_error(NULL, &error);
		job->failed = true;
		job->done = 0;
	}
	/* Where nothing could be reported the output file stays as it was. */
	if (!job->done)
		cli_output_discard(&job->output);
	else if (!cli_output_commit(&job->output))
		job->failed = true;
	engross_reporter_free(job->reporter);
	engross_context_free(job->context);
	return job->failed ? CLI_EXIT_FAILED : job->found ? CLI_EXIT_FOUND : 0;
}
