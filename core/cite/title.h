/* Titles: where one is quoted with a citation, and how it differs from the record. */
#ifndef ENGROSS_CITE_TITLE_H
#define ENGROSS_CITE_TITLE_H

#include "cite/scanner.h"

enum engross__title_class {
	TITLE_SAME = 0,
	TITLE_COMMA,     /* a comma more or less */
	TITLE_ARTICLE,   /* an article or a preposition more or less */
	TITLE_TRUNCATED, /* the record's goes on */
	TITLE_WORDS,     /* some words differ */
	TITLE_OTHER      /* hardly a word is the same */
};

struct engross__title_difference {
	enum engross__title_class kind;
	struct engross_span span;  /* of the text: what to replace */
	char replacement[240];     /* empty: none can be given */
	const char *what;          /* "a comma is missing"; static */
};

/* The title quoted with the citation that ends at END (", "Title"", after a few words too) or, in "Title" [AG/RES. ..],
   before its START. The span is without marks and final punctuation; empty when there is none. */
struct engross_span engross__title_find(const struct engross__scanner *s, size_t start, size_t end);

/* Past the mark that closes the title whose span ends at AT, and the comma before the mark. */
size_t engross__title_end(const struct engross__scanner *s, size_t at);

/* Compares the words of TEXT in SPAN with RECORD; case, quotation marks, line breaks and dashes do not count.
   SMALL are the articles and prepositions that make a class of their own (NULL: none). */
void engross__title_compare(const char *text, struct engross_span span, const char *record,
                            const struct engross__word_list *small, struct engross__title_difference *out);

#endif
