/* Running the plugins over one document or two. */
#include <string.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "host/run_internal.h"

/* The size of struct engross_run_options in the first release. */
#define OPTIONS_SIZE_1 (offsetof(struct engross_run_options, payload) + sizeof(void *))

static enum engross_status copy_options(struct engross_run_options *out, const struct engross_run_options *options,
                                        struct engross_error *error)
{
	memset(out, 0, sizeof(*out));
	if (!options)
		return ENGROSS_OK;
	if (options->struct_size < OPTIONS_SIZE_1)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "struct engross_run_options: struct_size is %zu, at least %zu is needed",
		                     options->struct_size, OPTIONS_SIZE_1);
	memcpy(out, options, options->struct_size < sizeof(*out) ? options->struct_size : sizeof(*out));
	if (out->stage < ENGROSS_STAGE_NONE || out->stage > ENGROSS_STAGE_FINAL ||
	    out->min_level < ENGROSS_LEVEL_NONE || out->min_level > ENGROSS_LEVEL_ERROR)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "struct engross_run_options: no such stage or level");
	return ENGROSS_OK;
}

static enum engross_status run_init(engross_run *run, engross_context *context,
                                    const struct engross_run_options *options, struct engross_error *error)
{
	uint64_t limit = context->limits[ENGROSS__LIMIT_FINDINGS];
	enum engross_status status;

	memset(run, 0, sizeof(*run));
	run->context = context;
	run->error = error;
	engross__arena_init(&run->arena, &context->allocator);
	status = copy_options(&run->options, options, error);
	if (status == ENGROSS_OK)
		status = engross__selection_init(&run->selection, &run->arena, context, &run->options, error);
	if (status != ENGROSS_OK)
		return status;
	run->result = engross__result_new(&context->allocator, limit > SIZE_MAX / 4 ? SIZE_MAX / 4 : (size_t)limit);
	return run->result ? ENGROSS_OK : engross__nomem(error);
}

/* What a plugin returned, as the run's status. */
static enum engross_status judge(engross_run *run, enum engross_status returned)
{
	if (run->status != ENGROSS_OK)
		return run->status;
	switch (returned) {
	case ENGROSS_OK:
		return ENGROSS_OK;
	case ENGROSS_NOMEM:
		return engross__nomem(run->error);
	case ENGROSS_CANCELLED:
		if (run->options.cancelled)
			return engross__fail(run->error, ENGROSS_CANCELLED, ENGROSS_NO_OFFSET, "cancelled");
		/* fallthrough */
	case ENGROSS_USAGE:
		if (returned == ENGROSS_USAGE)
			return engross__fail(run->error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
			                     "plugin %s: one of its options has a value that it does not take", run->plugin->name);
		/* fallthrough */
	default:
		return engross__fail(run->error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: it failed: %s",
		                     run->plugin->name, engross_status_name(returned));
	}
}

static enum engross_status call_plugin(engross_run *run, const struct engross__registry_entry *entry,
                                       uint64_t capability)
{
	const struct engross_plugin *plugin = entry->plugin;

	run->plugin = plugin;
	if (capability == ENGROSS_CAN_CHECK)
		return plugin->check(&engross__host, entry->state, run, run->document);
	if (capability == ENGROSS_CAN_COMPARE)
		return plugin->compare(&engross__host, entry->state, run, run->old_document, run->document);
	return plugin->align(&engross__host, entry->state, run, run->source_document, run->document);
}

/* Runs every plugin that has CAPABILITY and something to say. */
static enum engross_status run_plugins(engross_run *run, uint64_t capability)
{
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < engross__registry_count(run->context) && status == ENGROSS_OK; i++) {
		const struct engross__registry_entry *entry = engross__registry_at(run->context, i);
		const struct engross_plugin *plugin = entry->plugin;
		if (!(plugin->capabilities & capability) ||
		    (capability == ENGROSS_CAN_CHECK && !engross__selection_wants_plugin(&run->selection, plugin)))
			continue;
		if (run->options.cancelled && run->options.cancelled(run->options.payload))
			return engross__fail(run->error, ENGROSS_CANCELLED, ENGROSS_NO_OFFSET, "cancelled");
		status = judge(run, call_plugin(run, entry, capability));
	}
	return status;
}

static enum engross_status finish(engross_run *run, engross_result **out, enum engross_status status)
{
	if (status == ENGROSS_OK) {
		engross__result_finish(run->result);
		*out = run->result;
	} else {
		engross_result_free(run->result);
	}
	engross__arena_clear(&run->arena);
	return status;
}

enum engross_status engross_check(engross_result **out, engross_context *context, engross_document *document,
                                  const struct engross_run_options *options, struct engross_error *error)
{
	enum engross_status status;
	engross_run run;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	status = run_init(&run, context, options, error);
	run.document = document;
	if (status == ENGROSS_OK)
		status = engross_document_cite(document, error);
	if (status == ENGROSS_OK && run.options.collection)
		status = engross_collection_apply(run.options.collection, document, error);
	if (status == ENGROSS_OK)
		status = run_plugins(&run, ENGROSS_CAN_CHECK);
	return finish(&run, out, status);
}

enum engross_status engross_compare(engross_result **out, engross_context *context,
                                    engross_document *old_draft, engross_document *new_draft,
                                    const struct engross_run_options *options, struct engross_error *error)
{
	enum engross_status status;
	engross_run run;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	status = run_init(&run, context, options, error);
	run.document = new_draft;
	run.old_document = old_draft;
	if (status == ENGROSS_OK)
		status = engross_document_cite(old_draft, error);
	if (status == ENGROSS_OK)
		status = engross_document_cite(new_draft, error);
	if (status == ENGROSS_OK)
		status = run_plugins(&run, ENGROSS_CAN_COMPARE);
	return finish(&run, out, status);
}

enum engross_status engross_align(engross_result **out, engross_context *context, engross_document *source,
                                  engross_document *target, const struct engross_run_options *options,
                                  struct engross_error *error)
{
	enum engross_status status;
	engross_run run;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	status = run_init(&run, context, options, error);
	run.document = target;
	run.source_document = source;
	if (status == ENGROSS_OK)
		status = engross_document_cite(source, error);
	if (status == ENGROSS_OK)
		status = engross_document_cite(target, error);
	if (status == ENGROSS_OK)
		status = run_plugins(&run, ENGROSS_CAN_ALIGN);
	return finish(&run, out, status);
}
