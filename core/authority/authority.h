/* The authority as the core uses it: records by key, ranges and sessions by series.

   Built at make time from data/authority TSV files into one SQLite file, opened read-only and immutable;
   a user's overlay (SQLite or TSV) is laid over it. Lookups are cached per context and safe from several
   threads once the context is sealed. */
#ifndef ENGROSS_AUTHORITY_AUTHORITY_H
#define ENGROSS_AUTHORITY_AUTHORITY_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/authority.h>

/* A range of numbers: series "oas:ag:res", label "XXXIII-O/03" or "1991", numbers first..last. */
struct engross__range {
	const char *series;
	const char *label;
	long order;        /* sort position of the label in its series (session number, year) */
	long first, last;  /* last 0: open */
	int year;          /* of the session or period; 0 unknown */
	bool certain;      /* false: a bound was inferred; a check that rests on it is a warning */
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

/* The record of KEY with the title in LANGUAGE (NULL: any), or NULL. Borrowed from the context. *TITLES, when
   not NULL, gets all titles known (in every language). */
struct engross__titles {
	const char *const *texts;
	const char *const *languages;
	size_t count;
};
const struct engross_record *engross__authority_record(const engross_context *context, const char *key,
                                                       const char *language, struct engross__titles *titles);

/* Whether ISO date DATE is one of the dates that sources give for KEY (a known disagreement is no error). */
bool engross__authority_date_tolerated(const engross_context *context, const char *key, const char *date);

/* The range of SERIES that holds NUMBER, or the one called LABEL; NULL when the table does not say. */
const struct engross__range *engross__authority_range_of(const engross_context *context, const char *series,
                                                         long number);
const struct engross__range *engross__authority_range_named(const engross_context *context, const char *series,
                                                            const char *label);

/* All ranges of SERIES in rising order; *COUNT of them. */
const struct engross__range *engross__authority_ranges(const engross_context *context, const char *series,
                                                       size_t *count);

/* Session NUMBER of SERIES and KIND (NULL: any), or NULL; all sessions of SERIES in rising order. */
const struct engross__session *engross__authority_session(const engross_context *context, const char *series,
                                                          const char *kind, long number);
const struct engross__session *engross__authority_sessions(const engross_context *context, const char *series,
                                                           size_t *count);

/* Whether coverage says that SERIES is complete for NUMBER (so that a missing record proves that there is no
   such thing). */
bool engross__authority_complete(const engross_context *context, const char *series, long number);

/* Opens the lookups; called when the context is sealed. Frees them. */
enum engross_status engross__authority_seal(engross_context *context, struct engross_error *error);
void engross__authority_free(engross_context *context);

#endif
