/* engross authority: what is known. */
#include <stdlib.h>
#include <string.h>

#include "authority.h"
#include "commands.h"
#include "message.h"
#include "session.h"

/* What a visit over the records prints to. */
struct listing {
	struct cli_output *out;
	const char *key;   /* NULL: every record, one line each */
	bool json;
	size_t printed;
};

static void print_line(struct cli_output *out, const struct engross_record *record)
{
	cli_output_text(out, record->key);
	cli_output_printf(out, "\t");
	cli_output_text(out, record->canonical);
	cli_output_printf(out, "\t");
	cli_output_text(out, record->date);
	cli_output_printf(out, "\t");
	cli_output_text(out, record->title);
	cli_output_printf(out, "\n");
}

static void print_members(struct listing *listing, const struct engross_record *record)
{
	const char *const pairs[][2] = {
		{ "key", record->key },       { "canonical", record->canonical },
		{ "title", record->title },   { "title_lang", record->title_lang },
		{ "date", record->date },     { "session", record->session },
		{ "place", record->place },   { "url", record->url },
		{ "note", record->note },     { "superseded_by", record->superseded_by },
		{ "source", record->source },
	};
	struct cli_output *out = listing->out;

	if (listing->json)
		cli_output_printf(out, "%s\n", listing->printed ? "," : "");
	else if (listing->printed)
		cli_output_printf(out, "\n");
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		if (listing->json) {
			cli_output_printf(out, "%c\"%s\":", i ? ',' : '{', pairs[i][0]);
			cli_output_json(out, pairs[i][1]);
		} else if (pairs[i][1]) {
			cli_output_printf(out, "%-10s ", pairs[i][0]);
			cli_output_text(out, pairs[i][1]);
			cli_output_printf(out, "\n");
		}
	}
	if (listing->json)
		cli_output_printf(out, "}");
}

static int visit(void *payload, const struct engross_record *record)
{
	struct listing *listing = payload;

	if (listing->key && strcmp(listing->key, record->key))
		return 0;
	if (listing->json || listing->key)
		print_members(listing, record);
	else
		print_line(listing->out, record);
	listing->printed++;
	return listing->key || listing->out->error;
}

static int report_status(enum engross_status status, const struct engross_error *error)
{
	if (status == ENGROSS_OK)
		return 0;
	cli_complain_error(NULL, error);
	return CLI_EXIT_FAILED;
}

static int list_records(struct listing *listing, engross_context *context, const char *prefix)
{
	struct engross_error error = { 0 };

	return report_status(engross_authority_each(context, prefix, NULL, visit, listing, &error), &error);
}

/* The record that TEXT, read as a citation, names. */
static int show_cited(struct listing *listing, engross_context *context, const char *text)
{
	struct engross_error error = { 0 };
	engross_document *document = NULL;
	const struct engross_citation *citation;
	enum engross_status status = engross_resolve(&document, context, text, &error);

	citation = status == ENGROSS_OK ? engross_document_citation(document, 0) : NULL;
	if (citation && citation->record) {
		print_members(listing, citation->record);
		listing->printed++;
	} else if (status != ENGROSS_OK && status != ENGROSS_NOTFOUND) {
		report_status(status, &error);
	} else {
		cli_complain("%s: there is no such record", text);
	}
	status = citation && citation->record ? ENGROSS_OK : ENGROSS_NOTFOUND;
	engross_document_free(document);
	return status == ENGROSS_OK ? 0 : CLI_EXIT_FAILED;
}

static int show_records(struct listing *listing, engross_context *context, int argc, char **argv)
{
	int status = 0;

	for (int i = 0; i < argc; i++) {
		size_t before = listing->printed;
		listing->key = argv[i];
		if (list_records(listing, context, argv[i]))
			return CLI_EXIT_FAILED;
		if (listing->printed == before && show_cited(listing, context, argv[i]))
			status = CLI_EXIT_FAILED;
	}
	return status;
}

static int print_stats(struct listing *listing, engross_context *context)
{
	struct cli_output *out = listing->out;
	struct engross_error error = { 0 };

	for (size_t i = 0; i < engross_authority_count(context); i++) {
		struct engross_authority_stats stats;
		enum engross_status status = engross_authority_stats(context, i, &stats, &error);
		if (status != ENGROSS_OK)
			return report_status(status, &error);
		if (listing->json) {
			cli_output_printf(out, "%s\n{\"path\":", i ? "," : "");
			cli_output_json(out, stats.path);
			cli_output_printf(out, ",\"records\":%zu,\"titles\":%zu,\"ranges\":%zu,\"sessions\":%zu}",
			                  stats.records, stats.titles, stats.ranges, stats.sessions);
		} else {
			cli_output_text(out, stats.path);
			cli_output_printf(out, "\n  records   %zu\n  titles    %zu\n  ranges    %zu\n  sessions  %zu\n",
			                  stats.records, stats.titles, stats.ranges, stats.sessions);
		}
		listing->printed++;
	}
	return 0;
}

static int do_action(struct listing *listing, engross_context *context, int argc, char **argv)
{
	bool stats = !strcmp(argv[0], "stats");
	int status;

	if (listing->json)
		cli_output_printf(listing->out, "{\"schema\":\"engross/authority/1\",\"%s\":[",
		                  stats ? "authorities" : "records");
	if (stats)
		status = print_stats(listing, context);
	else if (!strcmp(argv[0], "list"))
		status = list_records(listing, context, argc > 1 ? argv[1] : NULL);
	else
		status = show_records(listing, context, argc - 1, argv + 1);
	if (listing->json)
		cli_output_printf(listing->out, "]}\n");
	return status;
}

static bool is_action(int argc, char **argv)
{
	if (!argc)
		return false;
	if (!strcmp(argv[0], "stats"))
		return argc == 1;
	if (!strcmp(argv[0], "list"))
		return argc <= 2;
	return !strcmp(argv[0], "show") && argc >= 2;
}

/* list, show and stats. */
static int tell_records(struct cli_options *options, int argc, char **argv)
{
	struct cli_output out;
	struct listing listing = { .out = &out, .json = options->format && !strcmp(options->format, "json") };
	engross_context *context;
	int status;

	if (options->format && strcmp(options->format, "json") && strcmp(options->format, "text")) {
		cli_complain("--format: there is no '%s' for authority %s; choose from: text json", options->format, argv[0]);
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_DATA | CLI_NEEDS_AUTHORITY);
	if (!context)
		return CLI_EXIT_FAILED;
	if (!cli_output_open(&out, options->output)) {
		engross_context_free(context);
		return CLI_EXIT_FAILED;
	}
	status = do_action(&listing, context, argc, argv);
	if (status && !listing.printed)
		cli_output_discard(&out);
	else if (!cli_output_commit(&out))
		status = CLI_EXIT_FAILED;
	engross_context_free(context);
	return status;
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	if (is_action(argc, argv))
		return tell_records(options, argc, argv);
	if (argc >= 2 && !strcmp(argv[0], "import"))
		return cli_authority_import(options, argc - 1, argv + 1);
	if (argc >= 1 && argc <= 2 && !strcmp(argv[0], "export"))
		return cli_authority_export(options, argc == 2 ? argv[1] : NULL);
	if (argc >= 1 && !strcmp(argv[0], "verify"))
		return cli_authority_verify(options, argc - 1, argv + 1);
	cli_complain("usage: engross %s %s", command->name, command->arguments);
	return CLI_EXIT_FAILED;
}

const struct cli_command cli_authority = {
	.name = "authority",
	.bit = CLI_AUTHORITY,
	.arguments = "[options] list [PREFIX] | show KEY... | stats | import FILE... | export [PREFIX] | verify [FILE...]",
	.summary = "show, import, export and verify what is known of the things cited",
	.details = "'list' prints a line a record (key, canonical form, date of adoption, title, separated by tabs), 'show' all\n"
	           "that is known of one (a key, or a citation), 'stats' how much there is. --authority adds records\n"
	           "of your own.\n\n"
	           "'import' turns tables (TSV or CSV with a header; --map names the columns) into an overlay for\n"
	           "--authority: a database, or a table with -o NAME.tsv or without -o. Rows that cannot be understood are told.\n"
	           "'export' prints the records as tsv (the default), csv or json. 'verify' reports contradictions inside\n"
	           "the FILEs, or inside the authorities in use.\n\n"
	           "Exit status: 0 done, 1 rows were not understood or there are contradictions, 2 a file could not be done.",
	.examples = "  engross authority stats\n"
	            "  engross authority list oas:ag:res:19\n"
	            "  engross authority show \"AG/RES. 1948 (XXXIII-O/03)\"\n"
	            "  engross authority import --map symbol=Symbol,title=Name,date=Adopted -o mine.db list.csv\n"
	            "  engross authority verify list.csv\n"
	            "  engross authority export --format csv oas:ag > assembly.csv\n",
	.formats = "text json tsv csv sqlite",
	.run = run,
};
