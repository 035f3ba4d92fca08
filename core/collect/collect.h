/* The inside of a collection. */
#ifndef ENGROSS_COLLECT_COLLECT_H
#define ENGROSS_COLLECT_COLLECT_H

#include <stdbool.h>
#include <engross/collection.h>

#include "base/arena.h"
#include "base/table.h"
#include "source/document_internal.h"

/* What a document says of itself. Strings are the collection's; NULL: nothing is said. */
struct engross__testimony {
	const char *key, *canonical;
	const char *name, *language;
	const char *title;
	const char *date; /* ISO, of the adoption line */
	const char *session, *type, *meeting, *year;
	const char *symbol_place, *title_place, *date_place; /* "NAME:LINE:COLUMN" */

	const char *format, *encoding; /* to read it again */
	char *bytes;                   /* of a document in memory, until the seal; released by the collection */
	size_t length;
	engross_document *document;    /* after the seal, where others quote it */
};

/* The testimonies of one key, in the order of their names. */
struct engross__witnesses {
	const struct engross__testimony *first;
	size_t count;
};

/* How often one fact of one thing was said in one way, by documents. */
struct engross__reading {
	struct engross__vote *vote;
	const char *value; /* as the first of those who say it in the order of bytes */
	size_t documents, last;
};

/* What was said of one fact ("date") of one thing. */
struct engross__vote {
	size_t documents, last;                /* that say anything; number of the last one */
	const struct engross__reading *leader; /* the reading of most, where that is clear; set by the seal */
};

struct engross_collection {
	engross_context *context;
	struct engross__arena arena;
	struct engross__testimony *testimonies;
	size_t n_testimonies, testimonies_capacity;
	struct engross__table witnesses; /* key -> struct engross__witnesses; made by the seal */
	struct engross__table votes;     /* "KEY\tFACT\tLANGUAGE" -> struct engross__vote */
	struct engross__table readings;  /* the same and "\tVALUE" -> struct engross__reading */
	struct engross__table quoted;    /* keys that are quoted -> themselves */
	struct engross__table names;     /* of the documents added -> themselves */
	size_t n_documents, n_texts, n_left_out;
	bool sealed;
};

/* The citation that is the document's own symbol: the first one in its masthead, or NULL. */
const struct engross_citation *engross__collect_own(const engross_document *document);

/* Whether C names a thing by itself (no anaphor, footnote mark, internal reference or event). */
bool engross__collect_names(const struct engross_citation *c);

/* Adds what DOCUMENT says of itself, when it has a symbol. False when out of memory. */
bool engross__collect_testimony(engross_collection *collection, const engross_document *document);

/* Adds how DOCUMENT, number NUMBER from 1, cites others. False when out of memory. */
bool engross__collect_readings(engross_collection *collection, const engross_document *document, size_t number);

/* Gives every vote its leader. */
void engross__collect_lead(engross_collection *collection);

/* The vote on FACT of KEY in LANGUAGE ("" for what has none), or NULL. */
const struct engross__vote *engross__collect_vote(const engross_collection *collection, const char *key,
                                                  const char *fact, const char *language);

/* Notes the keys that DOCUMENT quotes. False when out of memory. */
bool engross__collect_quoted(engross_collection *collection, const engross_document *document);

/* Reads the texts that are quoted again. ENGROSS_OK or ENGROSS_NOMEM. */
enum engross_status engross__collect_texts(engross_collection *collection, struct engross_error *error);

/* The title in SPAN of DOCUMENT, runs of white space as one, footnote marks left out; NULL when out of
   memory. */
char *engross__collect_title(const engross_document *document, struct engross_span span, struct engross__arena *arena);

#endif
