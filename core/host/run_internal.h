/* One run of the plugins: what the host's services see of it. */
#ifndef ENGROSS_HOST_RUN_INTERNAL_H
#define ENGROSS_HOST_RUN_INTERNAL_H

#include <engross/plugin.h>
#include <engross/run.h>

#include "host/result.h"
#include "host/selection.h"

struct engross_run {
	engross_context *context;
	struct engross_run_options options;
	struct engross__arena arena;             /* what plugins allocate; gone when the run ends */
	struct engross__selection selection;
	engross_result *result;
	const engross_document *document;        /* the one findings are on */
	const engross_document *old_document;    /* NULL but in a comparison */
	const engross_document *source_document; /* NULL but in an alignment: related places are there */
	const struct engross_plugin *plugin;     /* the one that is running */
	enum engross_status status;              /* the first failure of a service */
	struct engross_error *error;
};

/* The services `emit`, `emit_change` and `emit_pair` (host/emit.c): check, map and keep. A breach of the contract is
   ENGROSS_PLUGIN with the plugin's name; it stays the run's status. */
enum engross_status engross__run_emit(engross_run *run, const struct engross_report *report);
enum engross_status engross__run_emit_change(engross_run *run, const struct engross_change *change);
enum engross_status engross__run_emit_pair(engross_run *run, const struct engross_pair *pair);
/* The service `equal`, checked likewise. */
enum engross_status engross__run_equal(engross_run *run, const char *name, size_t count);

#endif
