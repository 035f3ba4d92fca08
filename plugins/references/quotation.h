/* Quoted passages against the text that they are quoted from: words, and where they stand. */
#ifndef REFERENCES_QUOTATION_H
#define REFERENCES_QUOTATION_H

#include "references.h"

/* One word as comparisons see it: without case, marks and hyphens. */
struct quotation_word {
	struct engross_span span; /* in its text */
	uint64_t hash;
	int gap; /* something was left out before it: an ellipsis, words in brackets */
};

struct quotation_words {
	const char *text;
	struct quotation_word *items;
	size_t count;
};

/* The words of SPAN of the document checked, in memory of the run; footnote marks are left out. *NOTE is the
   first footnote whose mark may come, and is moved on. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status quotation_split(const struct references *r, struct engross_span span, size_t *note,
                                    struct quotation_words *out);

/* The words of all of DOCUMENT that people read as its text: no notes, no page furniture. */
enum engross_status quotation_split_all(const struct references *r, const engross_document *document,
                                        struct quotation_words *out);

/* A text that is quoted from, with every three words in a row to be found. */
struct quotation_source {
	const engross_document *document;
	struct quotation_words words;
	uint32_t *heads, *next; /* of three words: the first place + 1, and for each place the next one + 1 */
	size_t mask;
};

enum engross_status quotation_index(const struct references *r, const engross_document *document,
                                    struct quotation_source *out);
/* Gives the memory of SOURCE back. */
void quotation_release(const struct references *r, struct quotation_source *source);

/* Words [from, to) of the quotation where the source has [source_from, source_to). */
struct quotation_difference {
	size_t from, to, source_from, source_to;
};

/* The most differences told of one stretch. */
#define QUOTATION_DIFFERENCES 8

/* The longest stretch, in words, that is compared at once; longer ones are cut. */
#define QUOTATION_STRETCH 400

enum quotation_outcome {
	QUOTATION_ABSENT = 0, /* nothing like it is there */
	QUOTATION_NEAR,
	QUOTATION_THERE
};

/* Room for comparing, allocated once a run. */
struct quotation_room;
struct quotation_room *quotation_room_new(const struct references *r);

/* Looks for COUNT words at WORDS (of the text TEXT; at most QUOTATION_STRETCH) in SOURCE. When they are near,
   *N differences. PARTIAL: SOURCE may have a piece of them alone, and nothing is said of the rest. */
enum quotation_outcome quotation_find(struct quotation_room *room, const struct quotation_source *source, int partial,
                                      const char *text, const struct quotation_word *words, size_t count,
                                      struct quotation_difference differences[QUOTATION_DIFFERENCES], size_t *n);

#endif
