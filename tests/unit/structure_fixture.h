/* Documents for the tests of the structure stage: text and hints by hand, no reader. */
#ifndef ENGROSS_TESTS_UNIT_STRUCTURE_FIXTURE_H
#define ENGROSS_TESTS_UNIT_STRUCTURE_FIXTURE_H

#include "source/document_internal.h"

/* One context with the language data, made when first asked. */
engross_context *structure_context(void);
void structure_context_free(void);

/* Understands TEXT, with N_HINTS hints that it borrows; DOCUMENT is to be cleared. The language is detected. */
void structure_open(struct engross_document *document, const char *text, struct engross__hint *hints,
                    size_t n_hints);
void structure_clear(struct engross_document *document);

/* The blocks in one line: "kind", "#3" for a number, "^1" for a level, "+" for the rest of a sentence, "/2" for a
   section. Valid until the next call. */
const char *structure_outline(const struct engross_document *document);

/* Fails unless SPAN of DOCUMENT reads TEXT ("" for an empty span). */
void structure_expect_span(const struct engross_document *document, struct engross_span span,
                           const char *text, const char *what);

#endif
