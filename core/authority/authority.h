/* The authority as the core uses it: records by key, ranges and sessions by series.

   Built at make time from data/authority TSV files into one SQLite file, opened read-only and immutable;
   a user's overlay (SQLite or TSV) is laid over it. All of it is read into memory when it is added and
   indexed when the context is sealed: from then on every lookup is lock-free, cannot fail and may be made
   from several threads. Before the seal every lookup says "not known". */
#ifndef ENGROSS_AUTHORITY_AUTHORITY_H
#define ENGROSS_AUTHORITY_AUTHORITY_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/authority.h>

struct engross__arena;

/* A range of numbers: series "oas:ag:res", label "XXXIII-O/03" or "1991", numbers first..last. */
struct engross__range {
	const char *series;
	const char *label;
	long order;       /* sort position of the label in its series (session number, year) */
	long first, last; /* both known exactly: no other number carries the label (last 0: open) */
	int year;         /* of the session or period; 0 unknown */
	bool certain;     /* false: a bound was inferred; a check that rests on it is a warning */
	const char *source;
};

/* A session, meeting or event of a series: "oas:ag", number 33, kind "O". */
struct engross__session {
	const char *series;
	long number;
	const char *kind;  /* "O", "E", "R"; "" where there is one kind */
	const char *label; /* "XXXIII-O/03"; may be NULL */
	int year;
	const char *start, *end; /* ISO 8601; NULL unknown */
	const char *place;       /* "Santiago, Chile"; NULL unknown */
	bool certain;
	const char *source;
};

/* A known point of a series whose numbers only rise: CP/RES. 858 is of meeting 1396, in 2004. */
struct engross__anchor {
	const char *series;
	long number;
	long order;        /* session or meeting number, rising with NUMBER; 0: not to be compared */
	const char *label; /* "XXXI-O/01", "1396/04", "XV", "S-V"; may be NULL */
	int year;          /* 0 unknown */
	const char *date;  /* ISO 8601; NULL unknown */
	bool certain;
	const char *source;
};

/* The record of KEY with the title in LANGUAGE (NULL: any), or NULL. Borrowed from the context. *TITLES, when
   not NULL, gets all titles known (in every language). */
struct engross__titles {
	const char *const *texts;
	const char *const *languages; /* "en"; never NULL */
	const bool *certain;          /* false: from memory; a check that rests on it is a warning */
	const char *const *sources;   /* where each was read; members may be NULL */
	size_t count;
};
const struct engross_record *engross__authority_record(const engross_context *context, const char *key,
                                                       const char *language, struct engross__titles *titles);

/* Whether the date of KEY's record was read in a source (false also when there is no such record). */
bool engross__authority_date_certain(const engross_context *context, const char *key);

/* Whether ISO date DATE is one of the dates that sources give for KEY (a known disagreement is no error). */
bool engross__authority_date_tolerated(const engross_context *context, const char *key, const char *date);

/* The range of SERIES that holds NUMBER, or the one called LABEL; NULL when the table does not say. */
const struct engross__range *engross__authority_range_of(const engross_context *context, const char *series,
                                                         long number);
const struct engross__range *engross__authority_range_named(const engross_context *context,
                                                            const char *series, const char *label);

/* All ranges of SERIES in rising order; *COUNT of them. */
const struct engross__range *engross__authority_ranges(const engross_context *context, const char *series,
                                                       size_t *count);

/* The known points of SERIES in rising order of their numbers; *COUNT of them. */
const struct engross__anchor *engross__authority_anchors(const engross_context *context, const char *series,
                                                         size_t *count);

/* The nearest known points at or below and at or above NUMBER: anchors with an order, and the two ends of
   every range. Either is NULL where nothing is known on that side. False when neither is known. */
bool engross__authority_bounds(const engross_context *context, const char *series, long number,
                               const struct engross__anchor **below, const struct engross__anchor **above);

/* Session NUMBER of SERIES and KIND (NULL: any), or NULL; all sessions of SERIES in rising order. */
const struct engross__session *engross__authority_session(const engross_context *context, const char *series,
                                                          const char *kind, long number);
const struct engross__session *engross__authority_sessions(const engross_context *context, const char *series,
                                                           size_t *count);

/* Whether coverage says that SERIES is complete for NUMBER (so that a missing record proves that there is no
   such thing): the records of a stretch that holds NUMBER are all there, or the series is closed and NUMBER
   lies outside it. */
bool engross__authority_complete(const engross_context *context, const char *series, long number);

/* How the citation engine turns the SYMBOL of an overlay's row ("AG/RES. 1948 (XXXIII-O/03)") into *KEY and
   *CANONICAL, both allocated from ARENA; *CANONICAL may stay NULL. ENGROSS_NOTFOUND when no loaded system
   reads SYMBOL: the row is then kept under the key "symbol:SYMBOL". Called while the context is sealed,
   after its systems are. */
typedef enum engross_status engross__authority_keyer(engross_context *context, const char *symbol,
                                                     struct engross__arena *arena, const char **key,
                                                     const char **canonical, struct engross_error *error);

/* Sets the function, before engross__authority_seal(). Without one every symbol is "not found". */
enum engross_status engross__authority_set_keyer(engross_context *context, engross__authority_keyer *keyer,
                                                 struct engross_error *error);

/* Indexes what was added; called when the context is sealed. Frees it (nothing added: no effect). */
enum engross_status engross__authority_seal(engross_context *context, struct engross_error *error);
void engross__authority_free(engross_context *context);

#endif
