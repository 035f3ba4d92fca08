/* Text that was wrapped anew: what a line break may bring, and nothing else. */
#ifndef DRAFTS_WRAPPING_H
#define DRAFTS_WRAPPING_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes of white space at AT, and whether there is a line break in it. */
size_t drafts_space_at(const char *text, size_t length, size_t at, bool *broken);

/* What may differ in texts that were wrapped anew. */
enum {
	DRAFTS_WRAPPED_LINES = 1,  /* where lines break */
	DRAFTS_WRAPPED_HYPHENS = 2 /* hyphens that a line break brought */
};

/* Whether two texts are the same but for line breaks and the hyphens that a line break brings; *HOW tells in
   what they differ. A line break on either side stands for any white space on the other. */
bool drafts_same_but_wrapping(const char *one, size_t one_length, const char *other, size_t other_length,
                              unsigned *how);

/* How many bytes of OTHER, from its start, are ONE in that sense; 0 when it does not begin so. */
size_t drafts_wrapped_length(const char *one, size_t one_length, const char *other, size_t other_length);

#endif
