/* One find while it is held against rules and records; shared by the parts of resolving. */
#ifndef ENGROSS_CITE_RESOLVING_H
#define ENGROSS_CITE_RESOLVING_H

#include "cite/rules.h"

#define ENGROSS__PROBLEMS 16

struct engross__resolving {
	struct engross__scanner *s;
	struct engross__found *f;
	struct engross_problem list[ENGROSS__PROBLEMS];
	size_t n;
	bool wrong;       /* a problem proves a part wrong */
	const char *held; /* the words of a rule that holds */
	struct engross__values values;
	struct engross__date head; /* of the document's own symbol: the date in the adoption line */
};

/* Out of memory: the whole scan fails. */
void engross__resolving_fail(struct engross__resolving *r);

/* A copy of TEXT that lives as long as the document; NULL when out of memory. */
char *engross__resolving_keep(struct engross__resolving *r, const char *text);

/* Adds a problem, to be filled in; NULL when there are too many. MESSAGE is copied. */
struct engross_problem *engross__resolving_add(struct engross__resolving *r, const char *code,
                                               struct engross_span span, const char *message);

/* Makes P (NULL allowed) a warning that says so: what it rests on is unverified. */
void engross__resolving_doubt(struct engross__resolving *r, struct engross_problem *p);

/* Gives P (NULL allowed) its repair. */
void engross__resolving_repair(struct engross__resolving *r, struct engross_problem *p,
                               const char *replacement, bool safe);

/* Gives the find a record put together from the data; NULL when out of memory. Every text is borrowed. */
struct engross_record *engross__resolving_record(struct engross__resolving *r, const char *key,
                                                 const char *title, const char *date, const char *place,
                                                 const char *source);

/* Where the field NAME (NULL allowed) was read; an empty span at 0 when it was not. */
struct engross_span engross__resolving_field(const struct engross__found *f, const char *name);

/* Dashes and slashes of the source that are not the symbol's own. */
void engross__resolve_look_alikes(struct engross__resolving *r);

/* Named instruments, numbered events, treaty series: against the data of the instruments and the tables of
   sessions. */
void engross__resolve_instrument(struct engross__resolving *r);
void engross__resolve_event(struct engross__resolving *r);

/* The session that the head of the document names, against its date and place. */
void engross__resolve_head_session(struct engross__resolving *r);
void engross__resolve_series(struct engross__resolving *r);

#endif
