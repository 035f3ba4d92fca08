/* A document: the user's bytes, the text read from them, its structure and citations. */
#ifndef ENGROSS_DOCUMENT_H
#define ENGROSS_DOCUMENT_H

#include <stddef.h>
#include <engross/citation.h>
#include <engross/context.h>
#include <engross/export.h>
#include <engross/span.h>
#include <engross/structure.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct engross_document engross_document;

/* How to read. Zero-initialise, set struct_size; every other member may stay zero. */
struct engross_open_options {
	size_t struct_size;    /* sizeof(struct engross_open_options) */
	const char *format;    /* a reader's name ("text", "html"); NULL: the highest bid */
	const char *encoding;  /* "utf-8", "windows-1252", "iso-8859-2" ...; NULL: BOM, then UTF-8, then windows-1252 */
	const char *language;  /* "en", "es", "fr", "pt", "ru", "ar", "zh"; NULL: detected */
	int map;               /* not 0: a long file is mapped where that is possible, not copied. It must not become
	                          shorter while the document lives: reading it would be a bus error (SIGBUS) then */
};

/* Reads the file PATH, or the LENGTH bytes at BYTES under the display name NAME, and understands them.
   *OUT is owned by the caller, release it with engross_document_free() before CONTEXT. BYTES must stay
   valid and unchanged until then. OPTIONS may be NULL. Fails with ENGROSS_IO, ENGROSS_FORMAT (no reader accepts
   it, or it is malformed: error->offset says where), ENGROSS_LIMIT, ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_document_open(engross_document **out, engross_context *context,
                                                      const char *path,
                                                      const struct engross_open_options *options,
                                                      struct engross_error *error);
ENGROSS_API enum engross_status engross_document_parse(engross_document **out, engross_context *context,
                                                       const void *bytes, size_t length, const char *name,
                                                       const struct engross_open_options *options,
                                                       struct engross_error *error);
ENGROSS_API void engross_document_free(engross_document *document);

/* What the document is: its name; its format ("text", "html"); its encoding ("utf-8", "windows-1252");
   its language ("en"; "und" when unknown). Borrowed, valid until engross_document_free(). */
ENGROSS_API const char *engross_document_name(const engross_document *document);
ENGROSS_API const char *engross_document_format(const engross_document *document);
ENGROSS_API const char *engross_document_encoding(const engross_document *document);
ENGROSS_API const char *engross_document_language(const engross_document *document);

/* The normalized text: UTF-8, NFC, spaces and dashes folded, markup gone. All spans of structure and
   citations count its bytes. Borrowed; not terminated. */
ENGROSS_API const char *engross_document_text(const engross_document *document, size_t *length);

/* The bytes that findings count: the user's file as given for text formats, the extracted text for
   containers (DOCX, ODT, PDF). Borrowed; not terminated. */
ENGROSS_API const char *engross_document_source(const engross_document *document, size_t *length);

/* The source bytes that the text bytes SPAN were read from. An end inside a replaced run maps outward,
   so a span that is not empty never becomes so. */
ENGROSS_API struct engross_span engross_document_to_source(const engross_document *document,
                                                           struct engross_span span);

/* Line and column of source byte OFFSET (clamped to the file). */
ENGROSS_API struct engross_position engross_document_position(const engross_document *document,
                                                              size_t offset);

/* The place in the container of source byte OFFSET ("body/p[12]"), or NULL for formats whose offsets are
   offsets into the file itself. Borrowed. */
ENGROSS_API const char *engross_document_place(const engross_document *document, size_t offset);

/* Structure. Indices run from 0; out of range gives NULL. Borrowed. */
ENGROSS_API size_t engross_document_block_count(const engross_document *document);
ENGROSS_API const struct engross_block *engross_document_block(const engross_document *document,
                                                               size_t index);
ENGROSS_API const struct engross_masthead *engross_document_masthead(const engross_document *document);
ENGROSS_API size_t engross_document_footnote_count(const engross_document *document);
ENGROSS_API const struct engross_footnote *engross_document_footnote(const engross_document *document,
                                                                     size_t index);

/* Finds and resolves the citations, once; later calls return at once. A document may be shared by
   threads after this call. Fails with ENGROSS_NOMEM, ENGROSS_LIMIT. */
ENGROSS_API enum engross_status engross_document_cite(engross_document *document,
                                                      struct engross_error *error);

/* The citations in text order; none before engross_document_cite(). Borrowed. */
ENGROSS_API size_t engross_document_citation_count(const engross_document *document);
ENGROSS_API const struct engross_citation *engross_document_citation(const engross_document *document,
                                                                     size_t index);

/* The canonical form of the document's own symbol, or NULL; known after engross_document_cite(). */
ENGROSS_API const char *engross_document_symbol(const engross_document *document);

#ifdef __cplusplus
}
#endif
#endif
