/* The kinds of facts, and lists of them. */
#include "authority/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(*(array)))
#define COLUMN(row, column, type, member, required)                                                          \
	{                                                                                                        \
		column, ENGROSS__COLUMN_##type, offsetof(struct row, member), required                               \
	}

static const struct engross__column record_columns[] = {
	COLUMN(engross__fact_record, "key", TEXT, record.key, true),
	COLUMN(engross__fact_record, "canonical", TEXT, record.canonical, false),
	COLUMN(engross__fact_record, "date", DATE, record.date, false),
	COLUMN(engross__fact_record, "certain", YES, certain, false),
	COLUMN(engross__fact_record, "session", TEXT, record.session, false),
	COLUMN(engross__fact_record, "place", TEXT, record.place, false),
	COLUMN(engross__fact_record, "url", TEXT, record.url, false),
	COLUMN(engross__fact_record, "note", TEXT, record.note, false),
	COLUMN(engross__fact_record, "superseded_by", TEXT, record.superseded_by, false),
	COLUMN(engross__fact_record, "source", TEXT, record.source, false),
};

static const struct engross__column title_columns[] = {
	COLUMN(engross__fact_title, "key", TEXT, key, true),
	COLUMN(engross__fact_title, "lang", TEXT, language, true),
	COLUMN(engross__fact_title, "title", TEXT, text, true),
	COLUMN(engross__fact_title, "certain", YES, certain, false),
	COLUMN(engross__fact_title, "source", TEXT, source, false),
};

static const struct engross__column range_columns[] = {
	COLUMN(engross__range, "series", TEXT, series, true),
	COLUMN(engross__range, "label", TEXT, label, true),
	COLUMN(engross__range, "order", NUMBER, order, true),
	COLUMN(engross__range, "first", NUMBER, first, true),
	COLUMN(engross__range, "last", NUMBER, last, false),
	COLUMN(engross__range, "year", YEAR, year, false),
	COLUMN(engross__range, "certain", YES, certain, false),
	COLUMN(engross__range, "source", TEXT, source, false),
};

static const struct engross__column session_columns[] = {
	COLUMN(engross__session, "series", TEXT, series, true),
	COLUMN(engross__session, "kind", WORD, kind, false),
	COLUMN(engross__session, "number", NUMBER, number, true),
	COLUMN(engross__session, "label", TEXT, label, false),
	COLUMN(engross__session, "year", YEAR, year, false),
	COLUMN(engross__session, "start", DATE, start, false),
	COLUMN(engross__session, "end", DATE, end, false),
	COLUMN(engross__session, "place", TEXT, place, false),
	COLUMN(engross__session, "certain", YES, certain, false),
	COLUMN(engross__session, "source", TEXT, source, false),
};

static const struct engross__column anchor_columns[] = {
	COLUMN(engross__anchor, "series", TEXT, series, true),
	COLUMN(engross__anchor, "number", NUMBER, number, true),
	COLUMN(engross__anchor, "order", NUMBER, order, false),
	COLUMN(engross__anchor, "label", TEXT, label, false),
	COLUMN(engross__anchor, "year", YEAR, year, false),
	COLUMN(engross__anchor, "date", DATE, date, false),
	COLUMN(engross__anchor, "certain", YES, certain, false),
	COLUMN(engross__anchor, "source", TEXT, source, false),
};

static const struct engross__column conflict_columns[] = {
	COLUMN(engross__fact_conflict, "key", TEXT, key, true),
	COLUMN(engross__fact_conflict, "other_date", DATE, date, true),
	COLUMN(engross__fact_conflict, "source", TEXT, source, false),
};

static const struct engross__column coverage_columns[] = {
	COLUMN(engross__fact_coverage, "series", TEXT, series, true),
	COLUMN(engross__fact_coverage, "first", NUMBER, first, true),
	COLUMN(engross__fact_coverage, "last", NUMBER, last, true),
	COLUMN(engross__fact_coverage, "closed", NO, closed, false),
	COLUMN(engross__fact_coverage, "source", TEXT, source, false),
};

#define KIND(name, columns, n_key, row)                                                                      \
	{                                                                                                        \
		name, columns, COUNT_OF(columns), n_key, sizeof(struct row)                                          \
	}

const struct engross__fact_kind engross__fact_kinds[ENGROSS__FACT_COUNT] = {
	[ENGROSS__FACT_RECORDS] = KIND("records", record_columns, 1, engross__fact_record),
	[ENGROSS__FACT_TITLES] = KIND("titles", title_columns, 2, engross__fact_title),
	[ENGROSS__FACT_RANGES] = KIND("ranges", range_columns, 2, engross__range),
	[ENGROSS__FACT_SESSIONS] = KIND("sessions", session_columns, 3, engross__session),
	[ENGROSS__FACT_ANCHORS] = KIND("anchors", anchor_columns, 2, engross__anchor),
	[ENGROSS__FACT_CONFLICTS] = KIND("conflicts", conflict_columns, 2, engross__fact_conflict),
	[ENGROSS__FACT_COVERAGE] = KIND("coverage", coverage_columns, 2, engross__fact_coverage),
};

void engross__facts_init(struct engross__facts *facts, const struct engross_allocator *allocator)
{
	memset(facts, 0, sizeof(*facts));
	engross__arena_init(&facts->arena, allocator);
	engross__table_init(&facts->keys, allocator);
}

void engross__facts_clear(struct engross__facts *facts)
{
	const struct engross_allocator *allocator = facts->arena.allocator;

	for (int i = 0; i < ENGROSS__FACT_COUNT; i++)
		engross__release(allocator, facts->lists[i].items);
	engross__table_clear(&facts->keys);
	engross__arena_clear(&facts->arena);
	engross__facts_init(facts, allocator);
}

void *engross__facts_add(struct engross__facts *facts, enum engross__fact kind)
{
	struct engross__fact_list *list = &facts->lists[kind];
	size_t size = engross__fact_kinds[kind].size;
	void *row;

	if (!engross__grow(facts->arena.allocator, &list->items, &list->capacity, list->count + 1, size))
		return NULL;
	row = (char *)list->items + list->count++ * size;
	memset(row, 0, size);
	return row;
}

void *engross__facts_at(const struct engross__facts *facts, enum engross__fact kind, size_t index)
{
	return (char *)facts->lists[kind].items + index * engross__fact_kinds[kind].size;
}

static int compare_texts(const char *a, const char *b)
{
	if (!a || !b)
		return (a != NULL) - (b != NULL);
	return strcmp(a, b);
}

int engross__facts_compare(const struct engross__fact_kind *kind, const void *a, const void *b)
{
	for (size_t i = 0; i < kind->n_key; i++) {
		const struct engross__column *column = &kind->columns[i];
		const void *x = (const char *)a + column->offset, *y = (const char *)b + column->offset;
		int order;
		if (column->type == ENGROSS__COLUMN_NUMBER)
			order = (*(const long *)x > *(const long *)y) - (*(const long *)x < *(const long *)y);
		else
			order = compare_texts(*(const char *const *)x, *(const char *const *)y);
		if (order)
			return order;
	}
	return 0;
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

bool engross__facts_is_date(const char *text)
{
	int year, month, day;

	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	for (int i = 0; i < 10; i++)
		if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9'))
			return false;
	year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
	month = (text[5] - '0') * 10 + text[6] - '0';
	day = (text[8] - '0') * 10 + text[9] - '0';
	return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

const char *engross__facts_fault(enum engross__fact kind, const void *row)
{
	if (kind == ENGROSS__FACT_RANGES) {
		const struct engross__range *range = row;
		if (range->last && range->last < range->first)
			return "the range ends before it begins";
	} else if (kind == ENGROSS__FACT_COVERAGE) {
		const struct engross__fact_coverage *coverage = row;
		if (coverage->last < coverage->first)
			return "the stretch ends before it begins";
	} else if (kind == ENGROSS__FACT_SESSIONS) {
		const struct engross__session *session = row;
		if (session->start && session->end && strcmp(session->start, session->end) > 0)
			return "the session ends before it begins";
		if (session->start && session->year && atoi(session->start) != session->year)
			return "the session begins in another year";
	}
	return NULL;
}
