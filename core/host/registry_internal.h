/* Putting plugins into the registry, and what they report. */
#ifndef ENGROSS_HOST_REGISTRY_INTERNAL_H
#define ENGROSS_HOST_REGISTRY_INTERNAL_H

#include <engross/error.h>

#include "base/table.h"
#include "host/registry.h"

/* One code of the catalogue and the plugin that reports it. */
struct engross__catalogue_entry {
	const struct engross_code *code;
	const struct engross_plugin *plugin;
};

struct engross__registry {
	struct engross__registry_entry *entries; /* sorted by name */
	size_t count, capacity;
	const struct engross_plugin **order;     /* as they were initialised; torn down from the end */
	size_t order_capacity;
	struct engross__catalogue_entry *codes;  /* sorted by id */
	size_t n_codes, codes_capacity;
};

/* Checks the descriptor of ENTRY, found in FILE (what to call it where it has no name), initialises it with
   ENTRY's state and adds a copy of ENTRY, whose module and path are the registry's only on success. Fails
   with ENGROSS_PLUGIN, naming plugin and file, or ENGROSS_NOMEM. */
enum engross_status engross__registry_add(engross_context *context, struct engross__registry_entry *entry,
                                          const char *file, struct engross_error *error);

/* Whether the descriptor PLUGIN is one that this host can call. */
enum engross_status engross__descriptor_check(const struct engross_plugin *plugin, const char *file,
                                              struct engross_error *error);

/* The catalogue (host/catalogue.c): adds the codes of PLUGIN, or none of them and ENGROSS_PLUGIN when one is there
   already; the entry of the code ID, or NULL. */
enum engross_status engross__catalogue_add(engross_context *context, const struct engross_plugin *plugin,
                                           struct engross_error *error);
void engross__catalogue_remove(engross_context *context, const struct engross_plugin *plugin);
const struct engross__catalogue_entry *engross__catalogue_find(const engross_context *context, const char *id);
size_t engross__catalogue_count(const engross_context *context);
const struct engross__catalogue_entry *engross__catalogue_at(const engross_context *context, size_t index);

/* Closes what dlopen() gave (host/loader.c). */
void engross__loader_close(void *module);

#endif
