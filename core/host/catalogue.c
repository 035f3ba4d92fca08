/* The catalogue: every code of the loaded plugins, sorted by id. */
#include <string.h>

#include <engross/run.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "host/registry_internal.h"

/* Where ID is, or belongs. */
static size_t find_place(const struct engross__registry *registry, const char *id, bool *found)
{
	size_t low = 0, high = registry->n_codes;

	*found = false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(registry->codes[middle].code->id, id);
		if (!order) {
			*found = true;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

void engross__catalogue_remove(engross_context *context, const struct engross_plugin *plugin)
{
	struct engross__registry *registry = context->registry;
	size_t kept = 0;

	for (size_t i = 0; i < registry->n_codes; i++)
		if (registry->codes[i].plugin != plugin)
			registry->codes[kept++] = registry->codes[i];
	registry->n_codes = kept;
}

static enum engross_status add_code(engross_context *context, const struct engross_plugin *plugin,
                                    const struct engross_code *code, struct engross_error *error)
{
	struct engross__registry *registry = context->registry;
	bool found;
	size_t at = find_place(registry, code->id, &found);

	if (found)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: the code %s is declared by %s already", plugin->name, code->id,
		                     registry->codes[at].plugin->name);
	if (!engross__grow(&context->allocator, &registry->codes, &registry->codes_capacity, registry->n_codes + 1,
	                   sizeof(*registry->codes)))
		return engross__nomem(error);
	memmove(&registry->codes[at + 1], &registry->codes[at], (registry->n_codes - at) * sizeof(*registry->codes));
	registry->codes[at] = (struct engross__catalogue_entry){ code, plugin };
	registry->n_codes++;
	return ENGROSS_OK;
}

enum engross_status engross__catalogue_add(engross_context *context, const struct engross_plugin *plugin,
                                           struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;

	for (const struct engross_code *code = plugin->codes; code && code->id && status == ENGROSS_OK; code++)
		status = add_code(context, plugin, code, error);
	if (status != ENGROSS_OK)
		engross__catalogue_remove(context, plugin);
	return status;
}

const struct engross__catalogue_entry *engross__catalogue_find(const engross_context *context, const char *id)
{
	bool found;
	size_t at = find_place(context->registry, id, &found);

	return found ? &context->registry->codes[at] : NULL;
}

size_t engross__catalogue_count(const engross_context *context)
{
	return context->registry->n_codes;
}

const struct engross__catalogue_entry *engross__catalogue_at(const engross_context *context, size_t index)
{
	return index < context->registry->n_codes ? &context->registry->codes[index] : NULL;
}

size_t engross_context_code_count(const engross_context *context)
{
	return context->registry->n_codes;
}

const struct engross_code *engross_context_code(const engross_context *context, size_t index)
{
	return index < context->registry->n_codes ? context->registry->codes[index].code : NULL;
}

const char *engross_level_name(enum engross_level level)
{
	switch (level) {
	case ENGROSS_LEVEL_INFO: return "info";
	case ENGROSS_LEVEL_WARNING: return "warning";
	case ENGROSS_LEVEL_ERROR: return "error";
	case ENGROSS_LEVEL_NONE: break;
	}
	return "none";
}
