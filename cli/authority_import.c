/* engross authority import and export: tables in, tables out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority.h"
#include "message.h"
#include "session.h"

/* How the records are written: the format that is said, else what the name of the output suggests. */
static const char *choose_format(const struct cli_options *options)
{
	const char *name = options->output;
	size_t length = name ? strlen(name) : 0;

	if (options->format)
		return options->format;
	if (!name || !strcmp(name, "-") || (length > 4 && !strcmp(name + length - 4, ".tsv")))
		return "tsv";
	return length > 4 && !strcmp(name + length - 4, ".csv") ? "csv" : "sqlite";
}

static bool is_one_of(const char *format, const char *action, const char *const *formats)
{
	char list[80] = "";

	for (size_t i = 0; formats[i]; i++) {
		if (!strcmp(formats[i], format))
			return true;
		snprintf(list + strlen(list), sizeof(list) - strlen(list), " %s", formats[i]);
	}
	cli_complain("--format: there is no '%s' for authority %s; choose from:%s", format, action, list);
	return false;
}

static void tell(void *payload, const char *message)
{
	(void)payload;
	cli_complain("%s", message);
}

/* Reads one FILE ("-": standard input); false after a message. */
static bool read_file(engross_import *import, engross_context *context, const struct cli_options *options,
                      const char *file)
{
	struct engross_import_stats stats;
	struct engross_error error = { 0 };
	enum engross_status status;
	size_t length = 0;
	char *bytes;

	if (strcmp(file, "-")) {
		status = engross_import_file(import, file, &error);
	} else {
		file = cli_display_name(options, file);
		bytes = cli_read_input(context, &length, &error);
		status = bytes ? engross_import_bytes(import, bytes, length, file, &error) : error.status;
		free(bytes);
	}
	engross_import_stats(import, &stats);
	if (status != ENGROSS_OK)
		/* The message of a malformed table begins with the file's name. */
		cli_complain_error(status == ENGROSS_IO || status == ENGROSS_FORMAT || status == ENGROSS_LIMIT ? file
		                                                                                               : NULL,
		                   &error);
	if (status == ENGROSS_OK && strcmp(stats.encoding, "utf-8"))
		cli_complain("%s: read as %s", file, stats.encoding);
	if (status == ENGROSS_OK && *stats.unused)
		cli_complain("%s: columns not taken: %s", file, stats.unused);
	return status == ENGROSS_OK;
}

/* Writes what was read into OUT, or over its temporary file; false after a message. */
static bool write_records(const engross_import *import, struct cli_output *out, const char *format)
{
	struct engross_output sink = cli_output_sink(out);
	struct engross_error error = { 0 };
	enum engross_status status;

	if (strcmp(format, "sqlite")) {
		status = engross_import_export(import, &sink, format, &error);
	} else if (!out->temporary) {
		cli_complain("%s: a database cannot be written there: give -o FILE, or --format tsv", out->name);
		return false;
	} else {
		status = engross_import_save(import, out->temporary, &error);
	}
	if (status != ENGROSS_OK && !out->error)
		cli_complain_error(NULL, &error);
	return status == ENGROSS_OK;
}

static int import_files(engross_import *import, engross_context *context, const struct cli_options *options,
                        const char *format, int count, char **files)
{
	struct engross_import_stats stats;
	struct cli_output out;
	bool failed = false;

	for (int i = 0; i < count; i++)
		failed |= !read_file(import, context, options, files[i]);
	engross_import_stats(import, &stats);
	if (stats.rows || failed)
		cli_complain("%zu record%s from %zu row%s, %zu not understood", stats.records,
		             stats.records == 1 ? "" : "s", stats.rows, stats.rows == 1 ? "" : "s", stats.refused);
	/* Half of what was asked for is no authority. */
	if (failed || (!stats.records && stats.refused))
		return CLI_EXIT_FAILED;
	if (!cli_output_open(&out, options->output))
		return CLI_EXIT_FAILED;
	if (!write_records(import, &out, format)) {
		cli_output_discard(&out);
		return CLI_EXIT_FAILED;
	}
	if (!cli_output_commit(&out))
		return CLI_EXIT_FAILED;
	return stats.refused ? CLI_EXIT_FOUND : 0;
}

int cli_authority_import(const struct cli_options *options, int count, char **files)
{
	static const char *const formats[] = { "sqlite", "tsv", "csv", "json", NULL };
	const char *format = choose_format(options);
	struct engross_import_options import_options = {
		.struct_size = sizeof(import_options),
		.delimiter = options->delimiter,
		.map = options->map.items,
		.n_map = options->map.count,
		.language = options->lang,
		.encoding = options->encoding,
		.told = tell,
	};
	struct engross_error error = { 0 };
	engross_import *import = NULL;
	engross_context *context;
	int status = CLI_EXIT_FAILED;

	if (!is_one_of(format, "import", formats) || !cli_output_spares(options->output, files, count))
		return CLI_EXIT_FAILED;
	context = cli_session_open(options, CLI_NEEDS_DATA);
	if (!context)
		return CLI_EXIT_FAILED;
	if (engross_import_new(&import, context, &import_options, &error) == ENGROSS_OK)
		status = import_files(import, context, options, format, count, files);
	else
		cli_complain_error(NULL, &error);
	engross_import_free(import);
	engross_context_free(context);
	return status;
}

int cli_authority_export(const struct cli_options *options, const char *prefix)
{
	static const char *const formats[] = { "tsv", "csv", "json", NULL };
	const char *format = options->format ? options->format : "tsv";
	struct engross_error error = { 0 };
	struct engross_output sink;
	struct cli_output out;
	engross_context *context;
	enum engross_status status;
	int result = CLI_EXIT_FAILED;

	if (!is_one_of(format, "export", formats))
		return CLI_EXIT_FAILED;
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_AUTHORITY);
	if (!context)
		return CLI_EXIT_FAILED;
	if (cli_output_open(&out, options->output)) {
		sink = cli_output_sink(&out);
		status = engross_authority_export(context, prefix, &sink, format, &error);
		if (status != ENGROSS_OK && !out.error)
			cli_complain_error(NULL, &error);
		if (status != ENGROSS_OK)
			cli_output_discard(&out);
		else if (cli_output_commit(&out))
			result = 0;
	}
	engross_context_free(context);
	return result;
}
