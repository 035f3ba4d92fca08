/* The inside of a context's authority: what was added (layers) and what is looked up (the index). */
#ifndef ENGROSS_AUTHORITY_AUTHORITY_INTERNAL_H
#define ENGROSS_AUTHORITY_AUTHORITY_INTERNAL_H

#include <stdbool.h>
#include <stddef.h>

#include "authority/authority.h"
#include "authority/facts.h"
#include "base/arena.h"
#include "base/table.h"

/* One authority as it was added; later ones lie over earlier ones. */
struct engross__layer {
	const char *path; /* in the layer's own arena */
	struct engross__facts facts;
};

/* What is known of one key, from the uppermost layer that knows it. */
struct engross__entry {
	const struct engross__facts *facts;
	size_t record;                         /* its index in FACTS */
	const struct engross_record *versions; /* one for each title; one without a title when there is none */
	struct engross__titles titles;
	size_t preferred; /* the version for a reader of any language */
};

/* What is known of the numbers of one series; each array in rising order. */
struct engross__series {
	const struct engross__range *ranges;
	const struct engross__session *sessions;
	const struct engross__anchor *anchors;
	const struct engross__anchor *points; /* anchors with an order, and the ends of the ranges */
	const struct engross__fact_coverage *coverage;
	size_t n_ranges, n_sessions, n_anchors, n_points, n_coverage;
};

/* The other dates of one key. */
struct engross__dates {
	const struct engross__fact_conflict *conflicts;
	size_t count;
};

struct engross__authority {
	struct engross__layer **layers; /* each allocated by itself: the entries point into them */
	size_t n_layers, layers_capacity;
	engross__authority_keyer *keyer;
	bool indexed;
	struct engross__arena arena;          /* the index */
	struct engross__table entries;        /* key -> struct engross__entry */
	struct engross__table series;         /* series -> struct engross__series */
	struct engross__table dates;          /* key -> struct engross__dates */
	const struct engross__entry **sorted; /* all entries in the order of their keys */
	size_t n_sorted;
};

/* The authority of CONTEXT, made when there is none; NULL when out of memory. */
struct engross__authority *engross__authority_of(engross_context *context);

/* Builds the index over the layers. Fails with ENGROSS_DATA (ranges that overlap), ENGROSS_NOMEM; the index
   is then empty. */
enum engross_status engross__index_build(struct engross__authority *authority, engross_context *context,
                                         struct engross_error *error);

/* Empties the index. */
void engross__index_clear(struct engross__authority *authority);

/* The record of ENTRY with the title in LANGUAGE, else in any. */
const struct engross_record *engross__entry_version(const struct engross__entry *entry, const char *language);

#endif
