/* The words by which structure is known (data/language/structure.xml), all languages together, ready to be
   matched at a place of a folded line. */
#ifndef ENGROSS_STRUCTURE_LEXICON_H
#define ENGROSS_STRUCTURE_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>
#include <engross/span.h>

/* The lists; docs/structure.md says what each is for. */
enum engross__lex {
	ENGROSS__LEX_PREAMBLE = 0,
	ENGROSS__LEX_OPERATIVE,
	ENGROSS__LEX_MODIFIER,
	ENGROSS__LEX_ALSO,
	ENGROSS__LEX_CLAUSE,
	ENGROSS__LEX_RESOLVES,
	ENGROSS__LEX_OPENER,
	ENGROSS__LEX_ORGAN,
	ENGROSS__LEX_ADOPTION,
	ENGROSS__LEX_ANNEX,
	ENGROSS__LEX_SESSION,
	ENGROSS__LEX_MEETING,
	ENGROSS__LEX_DISTRIBUTION,
	ENGROSS__LEX_LIMITED,
	ENGROSS__LEX_DRAFT,
	ENGROSS__LEX_REVISED,
	ENGROSS__LEX_HEAD,
	ENGROSS__LEX_ACT,
	ENGROSS__LEX_CHROME,
	ENGROSS__LEX_PAGE,
	ENGROSS__LEX_NOTE,
	ENGROSS__LEX_MONTH,
	ENGROSS__LEX_ORDINAL,
	ENGROSS__LEX_HEADING,
	ENGROSS__LEX_COUNT
};

struct engross__lexicon;

/* A line as it is matched: lower case, white space as one space, ' for every apostrophe. */
#define ENGROSS__FOLD_MAX ((size_t)320)
struct engross__folded {
	char text[ENGROSS__FOLD_MAX + 8];       /* terminated */
	uint16_t origin[ENGROSS__FOLD_MAX + 8]; /* the offset in the line of each byte, and of the end */
	size_t length;
};

/* What begins at a place: the longest word of each list, in folded bytes; 0 where none does. */
struct engross__lex_hit {
	uint32_t lists; /* bit by list; the members below count for set bits only */
	uint16_t length[ENGROSS__LEX_COUNT];
	long n[ENGROSS__LEX_COUNT];
};

static inline bool engross__lex_has(const struct engross__lex_hit *hit, enum engross__lex list)
{
	return (hit->lists >> list & 1) != 0;
}

/* Compiles the lists of CONTEXT into its arena; NULL when out of memory. Called when the context is sealed. */
struct engross__lexicon *engross__lexicon_new(engross_context *context);

/* Folds the first bytes of TEXT, at most LIMIT (<= ENGROSS__FOLD_MAX) of them. */
void engross__lexicon_fold(struct engross__folded *out, const char *text, size_t length, size_t limit);

/* What begins at byte AT of FOLDED; every match ends where a word does. */
void engross__lexicon_match(const struct engross__lexicon *lexicon, const struct engross__folded *folded,
                            size_t at, struct engross__lex_hit *hit);

/* The first word of LIST that stands in FOLDED at or after byte FROM, as a span of the folded text; an empty
   span where there is none. *N, if not NULL, becomes its number. */
struct engross_span engross__lexicon_find(const struct engross__lexicon *lexicon,
                                          const struct engross__folded *folded, size_t from,
                                          enum engross__lex list, long *n);

/* How many folded bytes the lead words at byte AT take ("also recalling", "recognizing further"), 0 where
   there are none. *PREAMBLE and *OPERATIVE say which of the two they are; both may be. */
size_t engross__lexicon_lead(const struct engross__lexicon *lexicon, const struct engross__folded *folded,
                             size_t at, bool *preamble, bool *operative);

#endif
