/* The plugins of a context: built-in and loaded ones share one descriptor and one sorted list. */
#ifndef ENGROSS_HOST_REGISTRY_H
#define ENGROSS_HOST_REGISTRY_H

#include <stddef.h>
#include <engross/plugin.h>

struct engross__registry_entry {
	const struct engross_plugin *plugin;
	void *state;      /* what init() gave, or the one it was added with */
	void *module;     /* dlopen's handle, NULL for one that is built in or was added */
	const char *path; /* NULL for one that is built in or was added */
};

/* The table of services that every plugin gets. */
extern const struct engross_host engross__host;

/* The reader that is built in (source/plain.c). */
extern const struct engross_plugin engross__plain_reader;

/* The plugins of CONTEXT, sorted by name; the built-in ones are there from the start. */
size_t engross__registry_count(const engross_context *context);
const struct engross__registry_entry *engross__registry_at(const engross_context *context, size_t index);

/* Makes the registry with the built-in plugins; frees it (fini in reverse order, then dlclose). */
enum engross_status engross__registry_new(engross_context *context, struct engross_error *error);
void engross__registry_free(engross_context *context);

#endif
