/* The citation systems of a context: loaded from data files, compiled when the context is sealed. */
#ifndef ENGROSS_CITE_SYSTEMS_H
#define ENGROSS_CITE_SYSTEMS_H

#include <engross/context.h>
#include <engross/error.h>

/* Reads one system file into CONTEXT. Fails with ENGROSS_DATA (file, line, what is wrong). */
enum engross_status engross__systems_load(engross_context *context, const char *path,
                                          struct engross_error *error);

/* Compiles what was loaded; called when the context is sealed. Frees it (nothing loaded: no effect). */
enum engross_status engross__systems_seal(engross_context *context, struct engross_error *error);
void engross__systems_free(engross_context *context);

#endif
