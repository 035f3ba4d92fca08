/* Looking up: hashes and binary searches over an index that nothing changes any more. */
#include <string.h>

#include "authority/authority.h"
#include "authority/authority_internal.h"
#include "host/context_internal.h"

/* The index of CONTEXT, or NULL before the seal. */
static const struct engross__authority *index_of(const engross_context *context)
{
	return context->authority && context->authority->indexed ? context->authority : NULL;
}

static const struct engross__entry *find_entry(const engross_context *context, const char *key)
{
	const struct engross__authority *index = index_of(context);

	return index && key ? engross__table_get(&index->entries, key, strlen(key)) : NULL;
}

static const struct engross__series *find_series(const engross_context *context, const char *name)
{
	const struct engross__authority *index = index_of(context);

	return index && name ? engross__table_get(&index->series, name, strlen(name)) : NULL;
}

static const struct engross__dates *find_dates(const engross_context *context, const char *key)
{
	const struct engross__authority *index = index_of(context);

	return index && key ? engross__table_get(&index->dates, key, strlen(key)) : NULL;
}

const struct engross_record *engross__entry_version(const struct engross__entry *entry, const char *language)
{
	for (size_t i = 0; language && i < entry->titles.count; i++)
		if (!strcmp(entry->titles.languages[i], language))
			return &entry->versions[i];
	return &entry->versions[entry->preferred];
}

const struct engross_record *engross__authority_record(const engross_context *context, const char *key,
                                                       const char *language, struct engross__titles *titles)
{
	const struct engross__entry *entry = find_entry(context, key);

	if (titles)
		*titles = entry ? entry->titles : (struct engross__titles){ 0 };
	return entry ? engross__entry_version(entry, language) : NULL;
}

bool engross__authority_date_certain(const engross_context *context, const char *key)
{
	const struct engross__entry *entry = find_entry(context, key);
	const struct engross__fact_record *fact;

	if (!entry)
		return false;
	fact = engross__facts_at(entry->facts, ENGROSS__FACT_RECORDS, entry->record);
	return fact->record.date && fact->certain;
}

bool engross__authority_date_tolerated(const engross_context *context, const char *key, const char *date)
{
	const struct engross__entry *entry = find_entry(context, key);
	const struct engross__dates *dates = find_dates(context, key);

	if (entry && entry->versions->date && !strcmp(entry->versions->date, date))
		return true;
	for (size_t i = 0; dates && i < dates->count; i++)
		if (!strcmp(dates->conflicts[i].date, date))
			return true;
	return false;
}

/* How many of RANGES begin at or below NUMBER. */
static size_t ranges_up_to(const struct engross__range *ranges, size_t count, long number)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;
		if (ranges[middle].first <= number)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

/* How many of ANCHORS lie below NUMBER. */
static size_t anchors_below(const struct engross__anchor *anchors, size_t count, long number)
{
	size_t low = 0;

	while (low < count) {
		size_t middle = low + (count - low) / 2;
		if (anchors[middle].number < number)
			low = middle + 1;
		else
			count = middle;
	}
	return low;
}

const struct engross__range *engross__authority_range_of(const engross_context *context, const char *name,
                                                         long number)
{
	const struct engross__series *series = find_series(context, name);
	const struct engross__range *range;
	size_t count;

	if (!series || !(count = ranges_up_to(series->ranges, series->n_ranges, number)))
		return NULL;
	range = &series->ranges[count - 1];
	return !range->last || number <= range->last ? range : NULL;
}

const struct engross__range *engross__authority_range_named(const engross_context *context, const char *name,
                                                            const char *label)
{
	const struct engross__series *series = find_series(context, name);

	/* A series has some dozens of labels, and this is asked where a number and its label disagree. */
	for (size_t i = 0; series && i < series->n_ranges; i++)
		if (!strcmp(series->ranges[i].label, label))
			return &series->ranges[i];
	return NULL;
}

const struct engross__range *engross__authority_ranges(const engross_context *context, const char *name,
                                                       size_t *count)
{
	const struct engross__series *series = find_series(context, name);

	*count = series ? series->n_ranges : 0;
	return series ? series->ranges : NULL;
}

const struct engross__anchor *engross__authority_anchors(const engross_context *context, const char *name,
                                                         size_t *count)
{
	const struct engross__series *series = find_series(context, name);

	*count = series ? series->n_anchors : 0;
	return series ? series->anchors : NULL;
}

bool engross__authority_bounds(const engross_context *context, const char *name, long number,
                               const struct engross__anchor **below, const struct engross__anchor **above)
{
	const struct engross__series *series = find_series(context, name);
	size_t at;

	*below = *above = NULL;
	if (!series)
		return false;
	at = anchors_below(series->points, series->n_points, number);
	if (at < series->n_points)
		*above = &series->points[at];
	if (*above && (*above)->number == number)
		*below = *above;
	else if (at)
		*below = &series->points[at - 1];
	return *below || *above;
}

const struct engross__session *engross__authority_session(const engross_context *context, const char *name,
                                                          const char *kind, long number)
{
	const struct engross__series *series = find_series(context, name);

	for (size_t i = 0; series && i < series->n_sessions; i++) {
		const struct engross__session *session = &series->sessions[i];
		if (session->number == number && (!kind || !strcmp(session->kind, kind)))
			return session;
	}
	return NULL;
}

const struct engross__session *engross__authority_sessions(const engross_context *context, const char *name,
                                                           size_t *count)
{
	const struct engross__series *series = find_series(context, name);

	*count = series ? series->n_sessions : 0;
	return series ? series->sessions : NULL;
}

bool engross__authority_complete(const engross_context *context, const char *name, long number)
{
	const struct engross__series *series = find_series(context, name);

	for (size_t i = 0; series && i < series->n_coverage; i++) {
		const struct engross__fact_coverage *coverage = &series->coverage[i];
		bool inside = number >= coverage->first && number <= coverage->last;
		if (inside != coverage->closed)
			return true;
	}
	return false;
}
