/* One command over several files, which may testify for each other first. */
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "message.h"
#include "progress.h"
#include "session.h"

/* Documents stay open between the two passes while their sources are no longer than this together; the others
   are opened again. */
#define KEPT_BYTES ((size_t)16 << 20)

/* A file between the passes. */
struct entry {
	engross_document *document; /* NULL: to be opened */
	char *bytes;
	bool failed; /* it was said why */
};

struct each {
	struct cli_job job;
	struct cli_files files;
	struct cli_progress progress;
	struct entry *entries;
	engross_collection *collection;
	size_t kept;
};

static void close_entry(struct entry *entry)
{
	engross_document_free(entry->document);
	free(entry->bytes);
	entry->document = NULL;
	entry->bytes = NULL;
}

/* What went wrong with FILE. A wrong option is wrong for every file; a report that cannot be written stays
   so. */
static void fail(struct each *each, size_t i, enum engross_status status, const struct engross_error *error)
{
	each->job.failed = each->entries[i].failed = true;
	each->job.stop = status == ENGROSS_USAGE || status == ENGROSS_IO;
	if (!each->job.output.error)
		cli_complain_error(
			status == ENGROSS_USAGE ? NULL : cli_display_name(each->job.options, each->files.items[i]),
			error);
}

static bool open_entry(struct each *each, size_t i)
{
	struct entry *entry = &each->entries[i];

	if (!entry->failed && !entry->document &&
	    !cli_open_document(&entry->document, &entry->bytes, each->job.context, each->job.options,
	                       each->files.items[i]))
		each->job.failed = entry->failed = true;
	return !entry->failed;
}

/* Adds file I to the collection. */
static void collect_file(struct each *each, size_t i)
{
	struct entry *entry = &each->entries[i];
	struct engross_error error = { 0 };
	enum engross_status status;
	size_t length;

	if (!open_entry(each, i))
		return;
	status = engross_collection_add(each->collection, entry->document, &error);
	if (status != ENGROSS_OK)
		fail(each, i, status, &error);
	engross_document_source(entry->document, &length);
	/* Standard input cannot be read a second time. */
	if (status != ENGROSS_OK || (length > KEPT_BYTES - each->kept && !entry->bytes))
		close_entry(entry);
	else
		each->kept += length <= KEPT_BYTES - each->kept ? length : 0;
}

/* Lets the files testify. False, after a message, when that cannot be. */
static bool collect(struct each *each)
{
	struct engross_collection_stats stats;
	struct engross_error error = { 0 };

	if (engross_collection_new(&each->collection, each->job.context, &error) != ENGROSS_OK) {
		cli_complain_error(NULL, &error);
		return false;
	}
	for (size_t i = 0; i < each->files.count && !each->job.stop; i++) {
		cli_progress_show(&each->progress, i, each->files.items[i]);
		collect_file(each, i);
	}
	if (engross_collection_seal(each->collection, &error) != ENGROSS_OK) {
		cli_complain_error(NULL, &error);
		return false;
	}
	engross_collection_stats(each->collection, &stats);
	if (stats.left_out)
		cli_complain("quotations from %zu of the files are not compared (limit collection-text)",
		             stats.left_out);
	each->job.collection = each->collection;
	return true;
}

static void visit_files(struct each *each, cli_visit *visit, size_t before)
{
	for (size_t i = 0; i < each->files.count && !each->job.stop; i++) {
		struct engross_error error = { 0 };
		enum engross_status status;
		cli_progress_show(&each->progress, before + i, each->files.items[i]);
		if (!open_entry(each, i))
			continue;
		status = visit(&each->job, each->entries[i].document, &error);
		if (status == ENGROSS_OK)
			each->job.done++;
		else
			fail(each, i, status, &error);
		close_entry(&each->entries[i]);
	}
}

/* Whether the arguments make sense together; says why not. */
static bool check_files(const struct each *each, const struct cli_options *options)
{
	size_t inputs = 0;

	for (size_t i = 0; i < each->files.count; i++)
		inputs += !strcmp(each->files.items[i], "-");
	if (inputs > 1)
		cli_complain("standard input ('-') can be read once only");
	return inputs <= 1 && cli_output_spares(options->output, each->files.items, (int)each->files.count);
}

int cli_each_file(engross_context *context, const struct cli_options *options, char **files, int count,
                  bool collects, cli_visit *visit)
{
	struct each each = { .kept = 0 };
	bool done = cli_files_expand(&each.files, files, count) && check_files(&each, options), two_passes;
	int status = CLI_EXIT_FAILED;

	if (done) {
		each.entries = calloc(each.files.count + 1, sizeof(*each.entries));
		if (!each.entries)
			cli_complain("out of memory");
		done = each.entries && cli_job_begin(&each.job, context, options);
	}
	if (!done) {
		engross_context_free(context);
	} else {
		two_passes = collects && !options->no_collect && each.files.count > 1;
		each.job.failed |= each.files.failed;
		cli_progress_begin(&each.progress, each.files.count << two_passes);
		if (!two_passes || collect(&each))
			visit_files(&each, visit, two_passes ? each.files.count : 0);
		else
			each.job.failed = true;
		cli_progress_end(&each.progress);
		for (size_t i = 0; i < each.files.count; i++)
			close_entry(&each.entries[i]);
		engross_collection_free(each.collection);
		status = cli_job_end(&each.job);
	}
	free(each.entries);
	cli_files_clear(&each.files);
	return status;
}
