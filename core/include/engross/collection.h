/* A collection: documents that testify for each other's citations.

   What a document says of itself (symbol, title, date of adoption) holds for citations of it in the others,
   and where most documents cite a thing in one way, the few that cite it otherwise are told. The records of
   the authority come first: a collection speaks where they are silent.

   Make one, add documents in any order (each may be freed at once: only facts are kept), seal it; then it is
   read-only, and threads may share it. A collection is not changed afterwards: make another when a document
   changes. */
#ifndef ENGROSS_COLLECTION_H
#define ENGROSS_COLLECTION_H

#include <stddef.h>
#include <engross/context.h>
#include <engross/document.h>
#include <engross/export.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct engross_collection engross_collection;

/* An empty collection of documents of CONTEXT. *OUT is owned by the caller, release it with
   engross_collection_free() before CONTEXT and after the documents and results that it was applied to. Fails
   with ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_collection_new(engross_collection **out, engross_context *context,
                                                       struct engross_error *error);
ENGROSS_API void engross_collection_free(engross_collection *collection);

/* Cites DOCUMENT where that was not done and copies what it says of itself and how it cites others. Its name
   tells it apart: one of a name that was added before is passed over. Of a document that was parsed from
   memory and has a symbol of its own the bytes are copied too, until the seal. Not for several threads at
   once. Fails with ENGROSS_USAGE (sealed), ENGROSS_NOMEM and as engross_document_cite(). */
ENGROSS_API enum engross_status engross_collection_add(engross_collection *collection, engross_document *document,
                                                       struct engross_error *error);

/* Ends the adding. The files of documents that others quote are read again, up to the limit
   "collection-text", so that quotations can be compared; one that cannot be read any more is passed over.
   Fails with ENGROSS_NOMEM; then try again. */
ENGROSS_API enum engross_status engross_collection_seal(engross_collection *collection, struct engross_error *error);

/* Cites DOCUMENT where that was not done, and holds its citations against COLLECTION, which is sealed:
   verdicts, proofs, records and problems of its citations change. A second time it has no effect.
   engross_check() does it by itself when its options name the collection. Threads may do it at once to
   different documents. Fails with ENGROSS_USAGE (not sealed; DOCUMENT was held against another one),
   ENGROSS_NOMEM and as engross_document_cite(). */
ENGROSS_API enum engross_status engross_collection_apply(const engross_collection *collection,
                                                         engross_document *document, struct engross_error *error);

struct engross_collection_stats {
	size_t documents;   /* added */
	size_t testimonies; /* of them with a symbol of their own */
	size_t texts;       /* held since others quote them */
	size_t left_out;    /* quoted but not held, over the limit "collection-text" */
};
ENGROSS_API void engross_collection_stats(const engross_collection *collection, struct engross_collection_stats *out);

/* The text number INDEX (from 0) of the thing KEY, where it is held, or NULL: the same thing may be there in
   several languages. Borrowed from COLLECTION; it was not cited. */
ENGROSS_API const engross_document *engross_collection_text(const engross_collection *collection, const char *key,
                                                            size_t index);

#ifdef __cplusplus
}
#endif
#endif
