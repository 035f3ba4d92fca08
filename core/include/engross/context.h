/* The context: everything that outlives one document (data, authority, plugins, limits). */
#ifndef ENGROSS_CONTEXT_H
#define ENGROSS_CONTEXT_H

#include <stddef.h>
#include <stdint.h>
#include <engross/error.h>
#include <engross/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Loads everything first, then is read-only: after engross_context_seal() any number of threads may open
   and check documents with one context. */
typedef struct engross_context engross_context;

/* The caller's allocator. All three functions are mandatory; PAYLOAD is handed to each. Memory that
   SQLite takes for itself does not come from here. Threads that share a context call them at once;
   engross_compare() of long drafts calls them from a thread of its own as well, while the caller's waits
   or works. */
struct engross_allocator {
	void *(*alloc)(void *payload, size_t size);
	void *(*realloc)(void *payload, void *block, size_t size);
	void (*free)(void *payload, void *block);
	void *payload;
};

/* Creates a context. ALLOCATOR is copied; NULL means malloc and its kin. *OUT is owned by the caller,
   release it with engross_context_free(). Fails with ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_context_new(engross_context **out,
                                                    const struct engross_allocator *allocator,
                                                    struct engross_error *error);

/* Frees CONTEXT, its data, authority and plugins. NULL is allowed. All documents opened with it must
   have been freed. */
ENGROSS_API void engross_context_free(engross_context *context);

/* Loads every language file (DIR/language/NAME.xml) and then every system file (DIR/systems/NAME.xml), in the
   order of their names. DIR NULL means the directory chosen when the library was built, or the
   environment's ENGROSS_DATA_DIR. Fails with ENGROSS_DATA (message: file, line, what is wrong),
   ENGROSS_IO, ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_context_load_data(engross_context *context, const char *dir,
                                                          struct engross_error *error);

/* Loads one more system file: a body's citation forms, examples and rules (docs/systems.md). To be
   called before engross_context_seal(). Errors as engross_context_load_data(). */
ENGROSS_API enum engross_status engross_context_load_system(engross_context *context, const char *path,
                                                            struct engross_error *error);

/* Adds an authority: an SQLite file built by `engross authority`, or a TSV file with the columns of
   data/authority. Later ones win over earlier ones, record by record. PATH NULL means the authority
   that was built with the library (or ENGROSS_AUTHORITY). Fails with ENGROSS_DATA, ENGROSS_IO. */
ENGROSS_API enum engross_status engross_context_add_authority(engross_context *context, const char *path,
                                                              struct engross_error *error);

/* Loads every plugin (NAME.so) of the directories in PATH, a list separated by ':', in sorted order.
   PATH NULL means the library's plugin directory followed by ENGROSS_PLUGIN_PATH. A duplicate name,
   a wrong ABI or a bad descriptor fails with ENGROSS_PLUGIN and the plugin's name. */
ENGROSS_API enum engross_status engross_context_load_plugins(engross_context *context, const char *path,
                                                             struct engross_error *error);

struct engross_plugin;
/* Adds the plugin whose descriptor (plugin.h) the caller holds in memory, for programs and bindings that bring checks
   of their own. STATE is handed to its functions; an `init` is called first, as for a loaded plugin, finds
   STATE in *state and may put another in its place. PLUGIN and all it points to are borrowed and must stay
   valid and unchanged until engross_context_free() returns. To be called before engross_context_seal(). Fails
   with ENGROSS_PLUGIN (a bad descriptor, or a name or code that is taken), ENGROSS_USAGE (CONTEXT is
   sealed), ENGROSS_NOMEM; then `fini` is not called. */
ENGROSS_API enum engross_status engross_context_add_plugin(engross_context *context,
                                                           const struct engross_plugin *plugin, void *state,
                                                           struct engross_error *error);

/* Sets the limit NAME (docs/limits.md lists them: "file-size", "citations", ...) to VALUE. Fails with
   ENGROSS_NOTFOUND for an unknown name, ENGROSS_LIMIT above the hard ceiling. */
ENGROSS_API enum engross_status engross_context_set_limit(engross_context *context, const char *name,
                                                          uint64_t value, struct engross_error *error);

/* The value of the limit NAME, or 0 when there is none of that name. */
ENGROSS_API uint64_t engross_context_limit(const engross_context *context, const char *name);

/* Compiles what was loaded. Called by the first document when it was not called before. */
ENGROSS_API enum engross_status engross_context_seal(engross_context *context, struct engross_error *error);

#ifdef __cplusplus
}
#endif
#endif
