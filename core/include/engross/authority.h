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

/* How to read tables of records that others made. Zero-initialise, set struct_size. */
struct engross_import_options {
	size_t struct_size;
	char delimiter;         /* '\t', ',', ';', '|'; 0: told from the header */
	const char *const *map; /* "symbol=COLUMN", "title.es=COLUMN": columns by their own name or number (from 1) */
	size_t n_map;
	const char *language;   /* of titles whose row or column does not say; NULL: undetermined */
	const char *encoding;   /* "windows-1252" ...; NULL: a byte order mark, then UTF-8, then windows-1252 */
	/* Told of each row that cannot be understood, "PATH:LINE: what is wrong"; MESSAGE is valid during the call. May
	   be NULL: refused rows are counted in any case. */
	void (*told)(void *payload, const char *message);
	void *payload;
};

/* Records on their way from tables to an overlay. */
typedef struct engross_import engross_import;

/* An import that reads symbols with CONTEXT's systems (sealing it). *OUT is owned by the caller, release it with
   engross_import_free() before CONTEXT. OPTIONS may be NULL; its strings must stay valid as long as *OUT. */
ENGROSS_API enum engross_status engross_import_new(engross_import **out, engross_context *context,
                                                   const struct engross_import_options *options,
                                                   struct engross_error *error);
ENGROSS_API void engross_import_free(engross_import *import);

/* Adds the rows of the file PATH, or of the LENGTH bytes at BYTES (copied) under the display name NAME: TSV or CSV with a
   header, in any encoding that a document can have. A row that cannot be understood, or contradicts one before it, is told and counted and the others are
   taken. Fails with ENGROSS_IO, ENGROSS_FORMAT (no text), ENGROSS_DATA (no header with `symbol` or `key`), ENGROSS_USAGE (a
   mapping that makes no sense), ENGROSS_LIMIT, ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_import_file(engross_import *import, const char *path,
                                                    struct engross_error *error);
ENGROSS_API enum engross_status engross_import_bytes(engross_import *import, const void *bytes, size_t length,
                                                     const char *name, struct engross_error *error);

/* What was read so far. */
struct engross_import_stats {
	size_t rows;        /* read, without headers */
	size_t refused;     /* of them not understood */
	size_t records;     /* different keys */
	size_t titles;
	const char *unused; /* names of the last file's columns that were not taken, separated by commas; "" none */
	const char *encoding; /* that the last file was read in: "utf-8" */
};
ENGROSS_API void engross_import_stats(const engross_import *import, struct engross_import_stats *out);

/* Writes the records as an authority's database (engross_context_add_authority() takes it at once) over the file PATH,
   which is replaced whole or not at all. Fails with ENGROSS_IO, ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_import_save(const engross_import *import, const char *path,
                                                    struct engross_error *error);

struct engross_output;
/* Writes the records imported, or those of CONTEXT whose key begins with PREFIX (NULL: all), in the order of their keys:
   FORMAT is "tsv" (an authority's table of records), "csv" (RFC 4180, the same columns) or "json". Importing the
   first two gives the same records again. Fails with ENGROSS_USAGE (the format), ENGROSS_IO, ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_import_export(const engross_import *import,
                                                      const struct engross_output *output, const char *format,
                                                      struct engross_error *error);
ENGROSS_API enum engross_status engross_authority_export(engross_context *context, const char *prefix,
                                                         const struct engross_output *output, const char *format,
                                                         struct engross_error *error);

/* Something in an authority that cannot be right. Strings are valid during the visit. */
struct engross_contradiction {
	const char *path;    /* of the table or database */
	size_t line;         /* from 1; 0: a row of a database, KEY names it */
	const char *key;     /* "" when the row has none */
	/* "unreadable", "symbol" (no system reads it), "duplicate", "title", "session", "session-year", "number-session",
	   "date-session" and the other rules of systems, "order", "nonexistent", "overlap" */
	const char *kind;
	const char *message; /* what is wrong */
	const char *proof;   /* what shows it: a rule, another row */
};

/* Calls VISIT with each contradiction inside the authorities PATHS (tables or databases, held against CONTEXT's own tables
   of sessions and numbers, and against each other), or, for N_PATHS 0, inside those of CONTEXT; in the order of
   files and rows, until it returns non-zero. Seals CONTEXT. Fails with ENGROSS_IO, ENGROSS_DATA (a file that is no
   table or database of an authority), ENGROSS_LIMIT, ENGROSS_NOMEM. */
ENGROSS_API enum engross_status engross_authority_verify(engross_context *context, const char *const *paths,
                                                         size_t n_paths,
                                                         int (*visit)(void *payload,
                                                                      const struct engross_contradiction *found),
                                                         void *payload, struct engross_error *error);

#ifdef __cplusplus
}
#endif
#endif
