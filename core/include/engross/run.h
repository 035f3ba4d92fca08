/* Running the plugins over documents, and writing what they found. */
#ifndef ENGROSS_RUN_H
#define ENGROSS_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/alignment.h>
#include <engross/change.h>
#include <engross/collection.h>
#include <engross/context.h>
#include <engross/document.h>
#include <engross/export.h>
#include <engross/finding.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The result of a check or a comparison. Findings and changes live as long as it does. */
typedef struct engross_result engross_result;

/* What to run. Zero-initialise, set struct_size. Strings need to stay valid during the call only. */
struct engross_run_options {
	size_t struct_size;
	enum engross_stage stage;
	enum engross_level min_level;    /* findings below it are dropped */
	const char *const *only;         /* codes or groups ("citation/date", "note"); NULL: all */
	size_t n_only;
	const char *const *skip;
	size_t n_skip;
	const char *const *settings;     /* "PLUGIN.OPTION=VALUE" */
	size_t n_settings;
	int (*cancelled)(void *payload); /* NULL: never */
	void *payload;
	const engross_collection *collection; /* sealed; DOCUMENT is held against it, its texts can be quoted; NULL: none */
};

/* Runs every checker over DOCUMENT (citing it first where needed). *OUT is owned by the caller, release
   with engross_result_free() before DOCUMENT. Findings are sorted by place, then code. Fails with
   ENGROSS_PLUGIN (a plugin broke its contract; the message names it), ENGROSS_NOMEM, ENGROSS_LIMIT,
   ENGROSS_USAGE (an unknown code in only/skip, an unknown setting), ENGROSS_CANCELLED. */
ENGROSS_API enum engross_status engross_check(engross_result **out, engross_context *context,
                                              engross_document *document,
                                              const struct engross_run_options *options,
                                              struct engross_error *error);

/* Runs every comparer over two drafts. As engross_check(); findings are on NEW_DRAFT. */
ENGROSS_API enum engross_status engross_compare(engross_result **out, engross_context *context,
                                                engross_document *old_draft, engross_document *new_draft,
                                                const struct engross_run_options *options,
                                                struct engross_error *error);

/* Runs every aligner over a text and its translation. As engross_check(); findings are on TARGET, the places related
   to them are in SOURCE. */
ENGROSS_API enum engross_status engross_align(engross_result **out, engross_context *context,
                                              engross_document *source, engross_document *target,
                                              const struct engross_run_options *options,
                                              struct engross_error *error);

ENGROSS_API void engross_result_free(engross_result *result);
ENGROSS_API size_t engross_result_finding_count(const engross_result *result);
ENGROSS_API const struct engross_finding *engross_result_finding(const engross_result *result, size_t index);
/* How many findings of LEVEL there were, also those over the limit "findings" that are not listed. */
ENGROSS_API size_t engross_result_level_count(const engross_result *result, enum engross_level level);
ENGROSS_API size_t engross_result_change_count(const engross_result *result);
ENGROSS_API const struct engross_change *engross_result_change(const engross_result *result, size_t index);

/* The pairs of an alignment, in the order of both texts; none of any other run. */
ENGROSS_API size_t engross_result_pair_count(const engross_result *result);
ENGROSS_API const struct engross_pair *engross_result_pair(const engross_result *result, size_t index);

/* What the comparers took for equal, so that it is counted where it is not shown; in the order of their names. */
ENGROSS_API size_t engross_result_equality_count(const engross_result *result);
ENGROSS_API const struct engross_equality *engross_result_equality(const engross_result *result, size_t index);

/* The catalogue: every code of the loaded plugins, sorted by id. Borrowed from the context. */
ENGROSS_API size_t engross_context_code_count(const engross_context *context);
ENGROSS_API const struct engross_code *engross_context_code(const engross_context *context, size_t index);

struct engross_plugin;
/* The loaded plugins, sorted by name; the path is NULL for one that is built in or was added. Borrowed. */
ENGROSS_API size_t engross_context_plugin_count(const engross_context *context);
ENGROSS_API const struct engross_plugin *engross_context_plugin(const engross_context *context, size_t index);
ENGROSS_API const char *engross_context_plugin_path(const engross_context *context, size_t index);

#ifdef __cplusplus
}
#endif
#endif
