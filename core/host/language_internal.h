/* The life of a context's languages. */
#ifndef ENGROSS_HOST_LANGUAGE_INTERNAL_H
#define ENGROSS_HOST_LANGUAGE_INTERNAL_H

#include <engross/context.h>
#include <engross/error.h>

/* Makes an empty set, builds the unions over all languages, frees it. */
enum engross_status engross__languages_new(engross_context *context, struct engross_error *error);
enum engross_status engross__languages_seal(engross_context *context, struct engross_error *error);
void engross__languages_free(engross_context *context);

#endif
