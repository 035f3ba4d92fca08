/* The authority: what exists. Read-only; borrowed from the context. */
#ifndef ENGROSS_AUTHORITY_H
#define ENGROSS_AUTHORITY_H

#include <stddef.h>
#include <engross/citation.h>
#include <engross/context.h>
#include <engross/document.h>
#include <engross/error.h>
#include <engross/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/* How much one loaded authority holds. Strings are borrowed from the context. */
struct engross_authority_stats {
	const char *path;
	size_t records;
	size_t titles;
	size_t ranges;   /* number ranges by session or year */
	size_t sessions; /* sessions with dates */
};

ENGROSS_API size_t engross_authority_count(const engross_context *context);
ENGROSS_API enum engross_status engross_authority_stats(const engross_context *context, size_t index,
                                                        struct engross_authority_stats *out,
                                                        struct engross_error *error);

/* Calls VISIT with each record whose key begins with PREFIX ("" or NULL: all), in the order of keys,
   until it returns non-zero. The record is valid during the call. LANGUAGE chooses the title, NULL: any. */
ENGROSS_API enum engross_status engross_authority_each(engross_context *context, const char *prefix,
                                                       const char *language,
                                                       int (*visit)(void *payload,
                                                                    const struct engross_record *record),
                                                       void *payload, struct engross_error *error);

/* Resolves one citation given as TEXT ("AG/RES. 1948 (XXXIII-O/03)"): a small document of its own.
   *OUT is owned by the caller (engross_document_free()); its citation 0 is the answer. TEXT must stay valid
   and unchanged until then.
   ENGROSS_NOTFOUND when TEXT holds no citation. */
ENGROSS_API enum engross_status engross_resolve(engross_document **out, engross_context *context,
                                                const char *text, struct engross_error *error);

#ifdef __cplusplus
}
#endif
#endif
