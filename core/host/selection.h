/* What a run wants: codes, levels, the settings of the plugins. */
#ifndef ENGROSS_HOST_SELECTION_H
#define ENGROSS_HOST_SELECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/run.h>

#include "base/arena.h"
#include "host/registry_internal.h"

struct engross__setting {
	const struct engross_plugin *plugin;
	const char *option; /* the descriptor's own string */
	const char *value;
};

struct engross__selection {
	const engross_context *context;
	enum engross_stage stage;
	enum engross_level min_level;
	bool *wanted; /* by index in the catalogue: named by only/skip and worth something at this stage */
	struct engross__setting *settings; /* later ones win */
	size_t n_settings;
};

/* Reads OPTIONS (complete, see engross__run_options_copy()). Everything lives in ARENA. Fails with ENGROSS_USAGE
   (an unknown code, plugin or option) or ENGROSS_NOMEM. */
enum engross_status engross__selection_init(struct engross__selection *selection, struct engross__arena *arena,
                                            const engross_context *context,
                                            const struct engross_run_options *options,
                                            struct engross_error *error);

/* Whether findings of ENTRY are wanted. */
bool engross__selection_wants(const struct engross__selection *selection,
                              const struct engross__catalogue_entry *entry);

/* Whether PLUGIN has anything to say: a wanted code, or no codes at all. */
bool engross__selection_wants_plugin(const struct engross__selection *selection,
                                     const struct engross_plugin *plugin);

/* The level of CODE at the selection's stage. */
enum engross_level engross__selection_level(const struct engross__selection *selection,
                                            const struct engross_code *code);

/* The value of PLUGIN's option NAME: the last setting, or its default; NULL: no such option. */
const char *engross__selection_option(const struct engross__selection *selection,
                                      const struct engross_plugin *plugin, const char *name);

#endif
