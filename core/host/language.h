/* Language data: lists of words, each known by its name. One file a concern (data/language/calendar.xml,
   structure.xml, notes.xml, citations.xml), the languages side by side in it:

   <languages>
     <language id="en" name="English">
       <list id="months" source="..."><w n="1">January</w> ... </list>
     </language> ...
   </languages>

   n is a number (the month, the ordinal), as a name that the word stands for; both are optional. Lists are
   named "group.part" ("lead.preamble"). Several files may hold lists of one language; two lists of one
   name in one language are an error. docs/language.md says who reads which. */
#ifndef ENGROSS_HOST_LANGUAGE_H
#define ENGROSS_HOST_LANGUAGE_H

#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>
#include <engross/error.h>

struct engross__word {
	const char *text;   /* UTF-8, NFC, as in the file, one space between words */
	size_t length;      /* bytes */
	long n;             /* 0 where not given */
	const char *as;     /* NULL where not given */
	const char *language; /* "en" */
};

struct engross__word_list {
	const char *id;
	const struct engross__word *words;
	size_t count;
	const char *const *texts; /* the texts alone, for the host's `words` */
	/* The words by the first byte, without regard to case, in their order: 1 + the index of the first one
	   whose byte has these five low bits, and of the one after each; 0: none. */
	uint32_t first[32];
	const uint32_t *next;
};

struct engross__language {
	const char *id;   /* "en" */
	const char *name; /* "English" */
	const struct engross__word_list *lists; /* sorted by id */
	size_t count;
};

/* Reads one language data file into CONTEXT. Fails with ENGROSS_DATA (file, line, what is wrong). */
enum engross_status engross__language_load(engross_context *context, const char *path,
                                           struct engross_error *error);

/* The languages loaded, sorted by id. */
size_t engross__language_count(const engross_context *context);
const struct engross__language *engross__language_at(const engross_context *context, size_t index);

/* The list ID of LANGUAGE, or NULL. LANGUAGE NULL: the union over all languages, made when the context is
   sealed. */
const struct engross__word_list *engross__language_list(const engross_context *context, const char *language,
                                                        const char *id);

#endif
