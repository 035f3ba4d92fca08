/* Citations in prose: what is shared between the reading of numbers behind a noun and of what lists share. */
#ifndef ENGROSS_CITE_PROSE_H
#define ENGROSS_CITE_PROSE_H

#include "cite/rules.h"
#include "cite/scanner.h"

#define ENGROSS__PROSE_BODIES 8

/* What is known of whose resolutions a list holds. */
struct engross__owner {
	uint32_t said[ENGROSS__PROSE_BODIES]; /* named with the noun or the number: one of them it must be */
	size_t n_said;
	uint32_t near[ENGROSS__PROSE_BODIES]; /* named earlier in the sentence */
	size_t n_near;
	bool near_weak;            /* by a short name alone */
	bool in_full;              /* said by a full name */
	bool open;                 /* still looked for: a form whose body must be named may be meant */
	bool plural;               /* the noun is in the plural */
	const struct engross__system *before; /* of the member before, NULL for the first */
};

/* A reading of one number. */
struct engross__candidate {
	const struct engross__form *form;
	struct engross__values values; /* the match, and the date behind it */
	struct engross__date date;
	int score;
	bool refused, holds; /* a rule of its system fails, one holds */
};

/* The best reading of a number at AT under the head noun's ACT; false when it is none. */
bool engross__prose_read(const struct engross__scanner *s, size_t at, const char *act,
                         const struct engross__owner *owner, struct engross__candidate *best);

/* Adds what was read, and the date behind it; false when out of memory or over the limit. */
bool engross__prose_add(struct engross__scanner *s, const struct engross__candidate *c, bool first, bool wrong_body);

/* After a member that ends at AT: the place behind a connector ("and", ", and", "to", "-"), or AT. */
size_t engross__prose_connector(const struct engross__scanner *s, size_t at);

/* "1514 and 1541 (XV)", "3419 A to D (XXX)": members from *AT that take the bracket, or the number, from another. Adds
   those before the bracket; *AT is then where the last begins, or 0 when it was added too. *ADDED says how many. */
bool engross__prose_shared(struct engross__scanner *s, size_t *at, const char *act, const struct engross__owner *owner,
                           size_t *added);

/* "36/87 A, B and C": parts behind a find made from C, which takes all else from it. */
bool engross__prose_parts(struct engross__scanner *s, const struct engross__candidate *c, const char *act,
                          const struct engross__owner *owner);

#endif
