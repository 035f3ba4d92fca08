/* Citations in prose: what is shared between the reading of numbers behind a noun and of what lists share. */
#ifndef ENGROSS_CITE_PROSE_H
#define ENGROSS_CITE_PROSE_H

#include "cite/rules.h"
#include "cite/scanner.h"

#define ENGROSS__PROSE_BODIES 8

/* The fewest digits of a number that stands without its body's name: shorter ones count too many other things. */
#define ENGROSS__BARE_DIGITS ((size_t)3)

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

/* Whether the body called ID is one of the N BODIES. */
bool engross__prose_among(const struct engross__scanner *s, const uint32_t *bodies, size_t n, const char *id);

/* The bodies named right before START, and those nearest before it in the sentence, else those the document is of. */
void engross__prose_owner(const struct engross__scanner *s, size_t start, struct engross__owner *owner);

/* Whether a bare number, whose body is not named with it, is meant all the same: the body is named in full in the
   sentence, or is the last named of those cited by bare numbers, or the same thing was cited before, or the date is
   of the year in which that number fell. */
bool engross__prose_bare_meant(const struct engross__scanner *s, const struct engross__candidate *c, const char *act,
                               const struct engross__owner *owner);

/* Whether nothing behind the bare number that ends at END makes it count something: "and 300 others". */
bool engross__prose_counts_nothing(const struct engross__scanner *s, size_t end);

/* "RESOLUTION 1510 (13 October 2003)": the date that may stand in brackets behind a bare number that ends at END. */
bool engross__prose_date_in_brackets(const struct engross__scanner *s, size_t end, struct engross__date *date);

/* How many characters the session has when all of them only look like Roman numerals ("(11)"); 0: it is none such. */
size_t engross__prose_doubtful(const struct engross__scanner *s, struct engross__candidate *c);

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
