/* The scan: what is found in one document before it is resolved. */
#ifndef ENGROSS_CITE_SCANNER_H
#define ENGROSS_CITE_SCANNER_H

#include <engross/citation.h>

#include "base/arena.h"
#include "cite/date.h"
#include "cite/systems_internal.h"
#include "source/document_internal.h"

/* A citation on its way. */
struct engross__found {
	struct engross_citation c;              /* what the document will keep */
	const struct engross__system *system;   /* NULL for names, events, internal references */
	const struct engross__form *form;
	size_t form_index;                      /* of form, in the order of the data files */
	const struct engross__instrument *instrument;
	const struct engross__event *event;
	const struct engross__literal *literal; /* the name that was met */
	size_t name_length;                     /* its bytes in the text */
	struct engross_field *fields;           /* c.fields, writable */
	struct engross__fault *faults;
	size_t n_faults;
	struct engross__date date;              /* attached or stated beside it; style DATE_NONE: none */
	const char *act;                        /* of an anaphor: what it names */
	size_t term;                            /* of a defined term: where what it stands for begins; or ENGROSS_NO_INDEX */
	long ordinal;                           /* of an event */
	bool wrong_body;                        /* another body's name stands with it */
	bool enclosed;                          /* stands between two words of its noun */
	bool completed;                         /* what it leaves out is said with the next member of its list */
	bool glued;                             /* the next word stands right behind it */
	bool commas;                            /* the name's commas differ */
	bool own;                               /* "its resolution": of the body in the sentence alone */
	bool draws;                             /* Ibid. with a locator of its own: takes series only */
};

/* "operative paragraph 4": attached to a citation later, or a reference of its own. */
struct engross__point {
	struct engross_span span;
	const char *unit, *label;
	long number, last;   /* of label; last of a range */
	bool internal;       /* "of this resolution" follows: span takes it in */
	bool linked;         /* "of" follows: it is a part of what comes next */
	size_t label_end;    /* where unit and label end */
	size_t after;        /* where the thing it belongs to may begin */
	bool used;
};

/* A body's name that was passed. */
struct engross__mention {
	struct engross_span span;
	uint32_t body;
	bool weak;
};

#define ENGROSS__MENTIONS 32

struct engross__scanner {
	engross_document *document;
	const struct engross__systems *systems;
	const char *text;
	size_t length;
	struct engross__arena *arena;
	struct engross__found *found;
	size_t n_found, found_capacity;
	struct engross__point *points;
	size_t n_points, points_capacity;
	struct engross__mention mentions[ENGROSS__MENTIONS]; /* a ring */
	size_t n_mentions;
	uint32_t own[8]; /* the bodies that the document itself may be of: "its resolution" is theirs */
	size_t n_own;
	const struct engross__instrument *told[8]; /* instruments whose resolution was looked for */
	size_t n_told;
	uint64_t n_repairs; /* looked for so far */
	const char **seen; /* the keys that were cited in full so far: a hash table, in the context's memory */
	size_t n_seen, seen_size;
	size_t busy; /* bytes before it were taken by a list already */
	enum engross_status status;
	size_t rested; /* the document rested there last */
};

/* Takes a hit of the automaton: the literal and the offset just past its anchor. Return false to stop. */
bool engross__scan_form(struct engross__scanner *s, const struct engross__literal *literal, size_t start);
bool engross__scan_head(struct engross__scanner *s, const struct engross__literal *literal, size_t start);

/* Reads from the masthead whose document it is, before anything else. */
void engross__scan_own(struct engross__scanner *s);
bool engross__scan_name(struct engross__scanner *s, const struct engross__literal *literal, size_t start);
bool engross__scan_event(struct engross__scanner *s, const struct engross__literal *literal, size_t start);
bool engross__scan_ibid(struct engross__scanner *s, const struct engross__literal *literal, size_t start);
bool engross__scan_anaphor(struct engross__scanner *s, const struct engross__literal *literal, size_t start);
bool engross__scan_point(struct engross__scanner *s, const struct engross__literal *literal, size_t start);

/* "Its resolution" at [START, END), where no number follows. */
bool engross__scan_own_act(struct engross__scanner *s, const struct engross__literal *literal, size_t start, size_t end);

/* Adds a zeroed find, to be filled in; NULL (and s->status) when out of memory or over the limit. */
struct engross__found *engross__scan_add(struct engross__scanner *s);

/* Adds a find from a match of FORM. FIND_FORM says how it was met. */
struct engross__found *engross__scan_add_match(struct engross__scanner *s, const struct engross__form *form,
                                               const struct engross__match *match, enum engross_form find_form);

/* Notes KEY (borrowed: of the arena) as cited in full; false when out of memory. Whether it was. */
bool engross__seen_add(struct engross__scanner *s, const char *key);
bool engross__seen_has(const struct engross__scanner *s, const char *key);

/* Reads a date linked to the citation that ends at END: " of 20 December 2006" goes into the span; one that other
   words part from it (", adopted on ...") is noted beside it. */
void engross__scan_date(struct engross__scanner *s, struct engross__found *f, size_t end);

/* The date that stands at AT behind such words; false, and no date, where there is none. */
bool engross__scan_date_detached(const struct engross__scanner *s, size_t at, struct engross__date *date);

/* Whether a word begins at AT (nothing that belongs to it stands before). */
bool engross__scan_boundary(const struct engross__scanner *s, size_t at);
bool engross__scan_word_end(const struct engross__scanner *s, size_t at);

/* Past white space; at most a line break, never a blank line. */
size_t engross__scan_space(const struct engross__scanner *s, size_t at);

/* The longest word of LIST at AT: its length, 0 when there is none. */
size_t engross__scan_word(const struct engross__scanner *s, const struct engross__word_list *list, size_t at,
                          const struct engross__word **word);

/* The ordinal that ends right before AT ("Second ", "III ", "82nd "): its value and start, or 0. */
long engross__scan_ordinal_before(const struct engross__scanner *s, size_t at, size_t *start);

/* The body whose name stands at AT, or NULL; *END is past it. Ambiguous short names give the nearest mention. */
size_t engross__scan_body_at(const struct engross__scanner *s, size_t at, uint32_t *bodies, size_t *n);

bool engross__scan_requires(const struct engross__form *form, const struct engross__match *match);

/* Binds antecedents, pinpoints and footnote marks; drops what lies inside another; orders what is left. */
bool engross__bind(struct engross__scanner *s);

/* Parts of it: terms that the text defines ("the Convention"), what anaphors stand for, the first find that begins at
   or after AT, a problem of F (messages are static; ENGROSS_LEVEL_NONE: the level of its code). False when out of memory. */
bool engross__bind_terms(struct engross__scanner *s);
bool engross__bind_anaphors(struct engross__scanner *s);
size_t engross__bind_first_from(const struct engross__scanner *s, size_t at);
bool engross__bind_problem(struct engross__scanner *s, struct engross__found *f, const char *code,
                           enum engross_level level, const char *message);

/* Gives every find its record, problems, verdict and proof. */
bool engross__resolve_all(struct engross__scanner *s);

#endif
