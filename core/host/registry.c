/* The registry: the plugins of a context, built-in and loaded. */
#include "host/registry_internal.h"

#include <string.h>

#include <engross/run.h>

#include "base/error.h"
#include "host/context_internal.h"

/* Readers that need no library of their own. */
static const struct engross_plugin *const built_in[] = {
	&engross__plain_reader,
};

enum engross_status engross__registry_new(engross_context *context, struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;

	context->registry = engross__arena_alloc(&context->arena, sizeof(*context->registry));
	if (!context->registry)
		return engross__nomem(error);
	for (size_t i = 0; i < sizeof(built_in) / sizeof(*built_in) && status == ENGROSS_OK; i++) {
		struct engross__registry_entry entry = { .plugin = built_in[i] };
		status = engross__registry_add(context, &entry, "(built in)", error);
	}
	return status;
}

static size_t find_plugin(const struct engross__registry *registry, const char *name, bool *found)
{
	size_t at = 0;

	while (at < registry->count && strcmp(registry->entries[at].plugin->name, name) < 0)
		at++;
	*found = at < registry->count && !strcmp(registry->entries[at].plugin->name, name);
	return at;
}

void engross__registry_free(engross_context *context)
{
	struct engross__registry *registry = context->registry;
	bool found;

	if (!registry)
		return;
	for (size_t i = registry->count; i-- > 0;) {
		const struct engross_plugin *plugin = registry->order[i];
		struct engross__registry_entry entry = registry->entries[find_plugin(registry, plugin->name, &found)];
		if (plugin->fini)
			plugin->fini(entry.state);
	}
	/* All are torn down before any is unloaded: their names and codes are read until here. */
	for (size_t i = 0; i < registry->count; i++)
		engross__loader_close(registry->entries[i].module);
	engross__release(&context->allocator, registry->entries);
	engross__release(&context->allocator, registry->order);
	engross__release(&context->allocator, registry->codes);
	context->registry = NULL;
}

static enum engross_status start_plugin(const struct engross_plugin *plugin, void **state,
                                        struct engross_error *error)
{
	enum engross_status status = plugin->init ? plugin->init(&engross__host, state) : ENGROSS_OK;

	if (status == ENGROSS_OK)
		return ENGROSS_OK;
	return engross__fail(error, status == ENGROSS_NOMEM ? ENGROSS_NOMEM : ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
	                     "plugin %s: it could not be initialised: %s", plugin->name,
	                     engross_status_name(status));
}

enum engross_status engross__registry_add(engross_context *context, struct engross__registry_entry *entry,
                                          const char *file, struct engross_error *error)
{
	struct engross__registry *registry = context->registry;
	const struct engross_plugin *plugin = entry->plugin;
	enum engross_status status = engross__descriptor_check(plugin, file, error);
	bool found;
	size_t at;

	if (status != ENGROSS_OK)
		return status;
	at = find_plugin(registry, plugin->name, &found);
	if (found)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s (%s): its name is taken by %s",
		                     plugin->name, file,
		                     registry->entries[at].path ? registry->entries[at].path : "a built-in or added plugin");
	if (!engross__grow(&context->allocator, &registry->entries, &registry->capacity, registry->count + 1,
	                   sizeof(*registry->entries)) ||
	    !engross__grow(&context->allocator, &registry->order, &registry->order_capacity, registry->count + 1,
	                   sizeof(*registry->order)))
		return engross__nomem(error);
	status = engross__catalogue_add(context, plugin, error);
	if (status != ENGROSS_OK)
		return status;
	status = start_plugin(plugin, &entry->state, error);
	if (status != ENGROSS_OK) {
		engross__catalogue_remove(context, plugin);
		return status;
	}
	memmove(&registry->entries[at + 1], &registry->entries[at],
	        (registry->count - at) * sizeof(*registry->entries));
	registry->entries[at] = *entry;
	registry->order[registry->count++] = plugin;
	return ENGROSS_OK;
}

enum engross_status engross_context_add_plugin(engross_context *context, const struct engross_plugin *plugin,
                                               void *state, struct engross_error *error)
{
	struct engross__registry_entry entry = { .plugin = plugin, .state = state };
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	status = engross__context_check_open(context, error);
	return status == ENGROSS_OK ? engross__registry_add(context, &entry, "in memory", error) : status;
}

size_t engross__registry_count(const engross_context *context)
{
	return context->registry->count;
}

const struct engross__registry_entry *engross__registry_at(const engross_context *context, size_t index)
{
	return index < context->registry->count ? &context->registry->entries[index] : NULL;
}

size_t engross_context_plugin_count(const engross_context *context)
{
	return context->registry->count;
}

const struct engross_plugin *engross_context_plugin(const engross_context *context, size_t index)
{
	return index < context->registry->count ? context->registry->entries[index].plugin : NULL;
}

const char *engross_context_plugin_path(const engross_context *context, size_t index)
{
	return index < context->registry->count ? context->registry->entries[index].path : NULL;
}
