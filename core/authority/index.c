/* The index over the layers: of two rows with the same key the one of the later layer counts. */
#include <stdlib.h>
#include <string.h>

#include "authority/authority_internal.h"
#include "base/error.h"
#include "base/memory.h"

/* A row of some layer on its way into the index. */
struct candidate {
	const struct engross__fact_kind *kind;
	const void *row;
	size_t layer;
};

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	int order = engross__facts_compare(x->kind, x->row, y->row);

	return order ? order : (x->layer > y->layer) - (x->layer < y->layer);
}

static struct candidate *list_candidates(const struct engross__authority *authority, enum engross__fact fact,
                                         size_t *count)
{
	const struct engross_allocator *allocator = authority->arena.allocator;
	struct candidate *list = NULL;
	size_t capacity = 0;

	*count = 0;
	/* Room for one even where there is no layer: an empty list is no failure. */
	if (!engross__grow(allocator, &list, &capacity, 1, sizeof(*list)))
		return NULL;
	for (size_t i = 0; i < authority->n_layers; i++) {
		const struct engross__facts *facts = &authority->layers[i]->facts;
		size_t more = facts->lists[fact].count;
		if (!engross__grow(allocator, &list, &capacity, *count + more + 1, sizeof(*list))) {
			engross__release(allocator, list);
			return NULL;
		}
		for (size_t j = 0; j < more; j++)
			list[(*count)++] =
				(struct candidate){ &engross__fact_kinds[fact], engross__facts_at(facts, fact, j), i };
	}
	qsort(list, *count, sizeof(*list), compare_candidates);
	return list;
}

/* All rows of FACT that count, in the order of their keys, in the index's arena. */
static enum engross_status gather(struct engross__authority *authority, enum engross__fact fact, void **rows,
                                  size_t *count, struct engross_error *error)
{
	size_t size = engross__fact_kinds[fact].size, n;
	struct candidate *list = list_candidates(authority, fact, &n);
	char *out = list ? engross__arena_array(&authority->arena, n, size) : NULL;

	*count = 0;
	*rows = out;
	for (size_t i = 0; out && i < n; i++) {
		if (i + 1 < n && !engross__facts_compare(list[i].kind, list[i].row, list[i + 1].row))
			continue;
		memcpy(out + (*count)++ * size, list[i].row, size);
	}
	engross__release(authority->arena.allocator, list);
	return out ? ENGROSS_OK : engross__nomem(error);
}

/* The value of NAME in TABLE, made of SIZE zeroed bytes of the index's arena when it is new. */
static void *table_value(struct engross__authority *authority, struct engross__table *table, const char *name,
                         size_t size)
{
	bool found;
	void **slot = engross__table_put(table, name, strlen(name), &found);

	if (slot && !*slot)
		*slot = engross__arena_alloc(&authority->arena, size);
	return slot ? *slot : NULL;
}

static struct engross__series *series_of(struct engross__authority *authority, const char *name)
{
	return table_value(authority, &authority->series, name, sizeof(struct engross__series));
}

static int compare_ranges(const void *a, const void *b)
{
	const struct engross__range *x = a, *y = b;
	int order = strcmp(x->series, y->series);

	return order ? order : (x->first > y->first) - (x->first < y->first);
}

static enum engross_status index_ranges(struct engross__authority *authority, struct engross_error *error)
{
	struct engross__range *ranges;
	void *rows;
	size_t count;
	enum engross_status status = gather(authority, ENGROSS__FACT_RANGES, &rows, &count, error);

	if (status != ENGROSS_OK)
		return status;
	ranges = rows;
	qsort(ranges, count, sizeof(*ranges), compare_ranges);
	for (size_t i = 0; i < count; i++) {
		const struct engross__range *before = i ? &ranges[i - 1] : NULL;
		struct engross__series *series = series_of(authority, ranges[i].series);
		if (!series)
			return engross__nomem(error);
		if (!series->n_ranges++)
			series->ranges = &ranges[i];
		else if (!before->last || before->last >= ranges[i].first)
			return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
			                     "the ranges %.60s and %.60s of %.60s overlap", before->label,
			                     ranges[i].label, before->series);
	}
	return ENGROSS_OK;
}

static enum engross_status index_sessions(struct engross__authority *authority, struct engross_error *error)
{
	void *rows;
	size_t count;
	enum engross_status status = gather(authority, ENGROSS__FACT_SESSIONS, &rows, &count, error);
	const struct engross__session *sessions = rows;

	for (size_t i = 0; status == ENGROSS_OK && i < count; i++) {
		struct engross__series *series = series_of(authority, sessions[i].series);
		if (!series)
			return engross__nomem(error);
		if (!series->n_sessions++)
			series->sessions = &sessions[i];
	}
	return status;
}

static enum engross_status index_anchors(struct engross__authority *authority, struct engross_error *error)
{
	void *rows;
	size_t count;
	enum engross_status status = gather(authority, ENGROSS__FACT_ANCHORS, &rows, &count, error);
	const struct engross__anchor *anchors = rows;

	for (size_t i = 0; status == ENGROSS_OK && i < count; i++) {
		struct engross__series *series = series_of(authority, anchors[i].series);
		if (!series)
			return engross__nomem(error);
		if (!series->n_anchors++)
			series->anchors = &anchors[i];
	}
	return status;
}

static enum engross_status index_coverage(struct engross__authority *authority, struct engross_error *error)
{
	void *rows;
	size_t count;
	enum engross_status status = gather(authority, ENGROSS__FACT_COVERAGE, &rows, &count, error);
	const struct engross__fact_coverage *coverage = rows;

	for (size_t i = 0; status == ENGROSS_OK && i < count; i++) {
		struct engross__series *series = series_of(authority, coverage[i].series);
		if (!series)
			return engross__nomem(error);
		if (!series->n_coverage++)
			series->coverage = &coverage[i];
	}
	return status;
}

static enum engross_status index_dates(struct engross__authority *authority, struct engross_error *error)
{
	void *rows;
	size_t count;
	enum engross_status status = gather(authority, ENGROSS__FACT_CONFLICTS, &rows, &count, error);
	const struct engross__fact_conflict *conflicts = rows;

	for (size_t i = 0; status == ENGROSS_OK && i < count; i++) {
		struct engross__dates *dates =
			table_value(authority, &authority->dates, conflicts[i].key, sizeof(*dates));
		if (!dates)
			return engross__nomem(error);
		if (!dates->count++)
			dates->conflicts = &conflicts[i];
	}
	return status;
}

static int compare_anchors(const void *a, const void *b)
{
	const struct engross__anchor *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static struct engross__anchor range_end(const struct engross__range *range, long number)
{
	return (struct engross__anchor){ .series = range->series,
		                             .number = number,
		                             .order = range->order,
		                             .label = range->label,
		                             .year = range->year,
		                             .certain = range->certain,
		                             .source = range->source };
}

/* Gives every series its points, once its ranges and anchors are there. */
static enum engross_status index_points(struct engross__authority *authority, struct engross_error *error)
{
	for (size_t i = 0; i < authority->series.capacity; i++) {
		struct engross__series *series = authority->series.slots[i].value;
		struct engross__anchor *points;
		if (!series)
			continue;
		points = engross__arena_array(&authority->arena, series->n_anchors + 2 * series->n_ranges,
		                              sizeof(*points));
		if (!points)
			return engross__nomem(error);
		series->points = points;
		for (size_t j = 0; j < series->n_anchors; j++)
			if (series->anchors[j].order)
				points[series->n_points++] = series->anchors[j];
		for (size_t j = 0; j < series->n_ranges; j++) {
			const struct engross__range *range = &series->ranges[j];
			points[series->n_points++] = range_end(range, range->first);
			if (range->last)
				points[series->n_points++] = range_end(range, range->last);
		}
		qsort(points, series->n_points, sizeof(*points), compare_anchors);
	}
	return ENGROSS_OK;
}

/* Gives the records of LAYER that came with a symbol their keys. */
static enum engross_status key_records(const struct engross__authority *authority, engross_context *context,
                                       struct engross__layer *layer, struct engross_error *error)
{
	struct engross__fact_record *records = layer->facts.lists[ENGROSS__FACT_RECORDS].items;

	for (size_t i = 0; i < layer->facts.lists[ENGROSS__FACT_RECORDS].count; i++) {
		struct engross_record *record = &records[i].record;
		const char *symbol = records[i].symbol, *key = NULL, *canonical = NULL;
		enum engross_status status = ENGROSS_NOTFOUND;
		if (record->key)
			continue;
		if (authority->keyer)
			status = authority->keyer(context, symbol, &layer->facts.arena, &key, &canonical, error);
		if (status == ENGROSS_NOTFOUND)
			key = engross__arena_format(&layer->facts.arena, "symbol:%s", symbol);
		else if (status != ENGROSS_OK)
			return status;
		if (!key)
			return engross__nomem(error);
		record->key = key;
		if (!record->canonical)
			record->canonical = canonical ? canonical : symbol;
	}
	return ENGROSS_OK;
}

/* The titles sorted by record, and where those of each record begin: one offset more than there are
   records. */
static const size_t *sort_titles(struct engross__authority *authority, const struct engross__facts *facts,
                                 const struct engross__fact_title ***sorted)
{
	const struct engross__fact_title *titles = facts->lists[ENGROSS__FACT_TITLES].items;
	size_t n_records = facts->lists[ENGROSS__FACT_RECORDS].count,
		   n_titles = facts->lists[ENGROSS__FACT_TITLES].count;
	size_t *offsets = engross__arena_array(&authority->arena, n_records + 2, sizeof(*offsets));

	*sorted = engross__arena_array(&authority->arena, n_titles, sizeof(**sorted));
	if (!offsets || !*sorted)
		return NULL;
	for (size_t i = 0; i < n_titles; i++)
		offsets[titles[i].record + 2]++;
	for (size_t i = 2; i < n_records + 2; i++)
		offsets[i] += offsets[i - 1];
	for (size_t i = 0; i < n_titles; i++)
		(*sorted)[offsets[titles[i].record + 1]++] = &titles[i];
	return offsets;
}

/* Fills ENTRY's titles and versions from the COUNT titles at TITLES. */
static bool fill_entry(struct engross__authority *authority, struct engross__entry *entry,
                       const struct engross__fact_title *const *titles, size_t count)
{
	const struct engross__fact_record *fact =
		engross__facts_at(entry->facts, ENGROSS__FACT_RECORDS, entry->record);
	struct engross_record *versions;
	const char **texts, **languages, **sources;
	bool *certain;

	versions = engross__arena_array(&authority->arena, count ? count : 1, sizeof(*versions));
	texts = engross__arena_array(&authority->arena, 3 * count, sizeof(*texts));
	certain = engross__arena_array(&authority->arena, count, sizeof(*certain));
	if (!versions || !texts || !certain)
		return false;
	languages = texts + count;
	sources = languages + count;
	versions[0] = fact->record;
	for (size_t i = 0; i < count; i++) {
		versions[i] = fact->record;
		versions[i].title = texts[i] = titles[i]->text;
		versions[i].title_lang = languages[i] = titles[i]->language;
		certain[i] = titles[i]->certain;
		sources[i] = titles[i]->source;
		if (!strcmp(languages[i], "en"))
			entry->preferred = i;
	}
	entry->versions = versions;
	entry->titles = (struct engross__titles){ texts, languages, certain, sources, count };
	return true;
}

/* Fills the entries whose record is of LAYER. */
static enum engross_status fill_entries(struct engross__authority *authority,
                                        const struct engross__layer *layer, struct engross_error *error)
{
	const struct engross__facts *facts = &layer->facts;
	const struct engross__fact_title **sorted;
	const size_t *offsets = sort_titles(authority, facts, &sorted);

	if (!offsets)
		return engross__nomem(error);
	for (size_t i = 0; i < facts->lists[ENGROSS__FACT_RECORDS].count; i++) {
		const struct engross__fact_record *fact = engross__facts_at(facts, ENGROSS__FACT_RECORDS, i);
		const char *key = fact->record.key;
		struct engross__entry *entry = engross__table_get(&authority->entries, key, strlen(key));
		if (entry->facts != facts || entry->record != i)
			continue;
		if (!fill_entry(authority, entry, sorted + offsets[i], offsets[i + 1] - offsets[i]))
			return engross__nomem(error);
	}
	return ENGROSS_OK;
}

static int compare_entries(const void *a, const void *b)
{
	const struct engross__entry *const *x = a, *const *y = b;

	return strcmp((*x)->versions->key, (*y)->versions->key);
}

static enum engross_status sort_entries(struct engross__authority *authority, struct engross_error *error)
{
	const struct engross__table *entries = &authority->entries;

	authority->sorted = engross__arena_array(&authority->arena, entries->count, sizeof(*authority->sorted));
	if (!authority->sorted)
		return engross__nomem(error);
	for (size_t i = 0; i < entries->capacity; i++)
		if (entries->slots[i].value)
			authority->sorted[authority->n_sorted++] = entries->slots[i].value;
	qsort(authority->sorted, authority->n_sorted, sizeof(*authority->sorted), compare_entries);
	return ENGROSS_OK;
}

static enum engross_status index_records(struct engross__authority *authority, engross_context *context,
                                         struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < authority->n_layers; i++) {
		const struct engross__facts *facts = &authority->layers[i]->facts;
		status = key_records(authority, context, authority->layers[i], error);
		for (size_t j = 0; status == ENGROSS_OK && j < facts->lists[ENGROSS__FACT_RECORDS].count; j++) {
			const struct engross__fact_record *fact = engross__facts_at(facts, ENGROSS__FACT_RECORDS, j);
			struct engross__entry *entry =
				table_value(authority, &authority->entries, fact->record.key, sizeof(*entry));
			if (!entry)
				return engross__nomem(error);
			entry->facts = facts;
			entry->record = j;
		}
		if (status != ENGROSS_OK)
			return status;
	}
	for (size_t i = 0; i < authority->n_layers && status == ENGROSS_OK; i++)
		status = fill_entries(authority, authority->layers[i], error);
	return status == ENGROSS_OK ? sort_entries(authority, error) : status;
}

enum engross_status engross__index_build(struct engross__authority *authority, engross_context *context,
                                         struct engross_error *error)
{
	enum engross_status status = index_records(authority, context, error);

	if (status == ENGROSS_OK)
		status = index_ranges(authority, error);
	if (status == ENGROSS_OK)
		status = index_sessions(authority, error);
	if (status == ENGROSS_OK)
		status = index_anchors(authority, error);
	if (status == ENGROSS_OK)
		status = index_coverage(authority, error);
	if (status == ENGROSS_OK)
		status = index_dates(authority, error);
	if (status == ENGROSS_OK)
		status = index_points(authority, error);
	if (status == ENGROSS_OK)
		authority->indexed = true;
	else
		engross__index_clear(authority);
	return status;
}

void engross__index_clear(struct engross__authority *authority)
{
	engross__table_clear(&authority->entries);
	engross__table_clear(&authority->series);
	engross__table_clear(&authority->dates);
	engross__arena_clear(&authority->arena);
	authority->sorted = NULL;
	authority->n_sorted = 0;
	authority->indexed = false;
}
