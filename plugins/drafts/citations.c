/* draft/citation and draft/title. */
#include "citations.h"

#include <stdio.h>
#include <string.h>

#include "edits.h"
#include "group.h"
#include "hash.h"

#define MESSAGE_SIZE 400
#define NAME_SIZE 140 /* bytes of a citation in a message */

/* A citation in the units that are compared. */
struct cited {
	const struct engross_citation *citation;
	uint64_t key;
	bool known; /* the other draft cites it there too */
};

struct list {
	struct cited *items;
	size_t count, unknown;
	struct drafts_pool pool;
};

struct comparer {
	struct drafts_alignment *alignment;
	const struct drafts_memory *memory;
	struct list list[2];
	struct drafts_pool table;
};

static bool is_compared(const struct engross_citation *citation)
{
	return citation->key && citation->form != ENGROSS_FORM_INTERNAL &&
	       citation->form != ENGROSS_FORM_ANAPHORA && citation->form != ENGROSS_FORM_FOOTNOTE_MARK;
}

/* Adds the citations in the body of BLOCK. */
static enum engross_status read_block(struct comparer *comparer, int which, uint32_t block)
{
	const struct drafts_side *side = &comparer->alignment->side[which];
	struct engross_span body = drafts_block_body(side, block);
	size_t count = side->host->citation_count(side->document);
	struct list *list = &comparer->list[which];

	for (size_t at = drafts_citation_at(side, body.start); at < count; at++) {
		const struct engross_citation *citation = side->host->citation(side->document, at);
		if (citation->span.start >= body.end)
			break;
		if (!is_compared(citation))
			continue;
		list->items =
			drafts_grow(comparer->memory, &list->pool, list->count, list->count + 1, sizeof(*list->items));
		if (!list->items)
			return ENGROSS_NOMEM;
		list->items[list->count++] = (struct cited){
			citation, drafts_hash_bytes(citation->key, strlen(citation->key), DRAFTS_HASH_SEED) | 1, false
		};
	}
	return ENGROSS_OK;
}

static enum engross_status read_units(struct comparer *comparer, int which, uint32_t first, uint32_t last)
{
	const struct drafts_side *side = &comparer->alignment->side[which];
	enum engross_status status = ENGROSS_OK;

	comparer->list[which].count = 0;
	for (uint32_t unit = first; unit <= last; unit++)
		for (uint32_t block = side->units[unit].block; block != DRAFTS_NONE && status == ENGROSS_OK;
		     block = side->next_block[block])
			status = read_block(comparer, which, block);
	return status;
}

/* The slot of KEY in a table of keys; 0 marks a free one. */
static uint64_t *find_key(uint64_t *table, size_t mask, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 32) & mask;

	while (table[at] && table[at] != key)
		at = (at + 1) & mask;
	return &table[at];
}

/* Marks as known what LIST shares with OTHER, and what it repeats. */
static enum engross_status mark_known(struct comparer *comparer, struct list *list, const struct list *other)
{
	size_t size = 16;
	uint64_t *table;

	while (size < 2 * (other->count + list->count))
		size *= 2;
	table = drafts_reserve(comparer->memory, &comparer->table, size, sizeof(*table));
	if (!table)
		return ENGROSS_NOMEM;
	memset(table, 0, size * sizeof(*table));
	for (size_t i = 0; i < other->count; i++)
		*find_key(table, size - 1, other->items[i].key) = other->items[i].key;
	list->unknown = 0;
	for (size_t i = 0; i < list->count; i++) {
		uint64_t *slot = find_key(table, size - 1, list->items[i].key);
		list->items[i].known = *slot != 0;
		*slot = list->items[i].key;
		list->unknown += !list->items[i].known;
	}
	return ENGROSS_OK;
}

/* The citation as its body writes it, or as the draft does. */
static void write_name(char name[NAME_SIZE], const struct drafts_side *side,
                       const struct engross_citation *citation)
{
	size_t length = citation->span.end - citation->span.start, n = 0;
	const char *text = side->text + citation->span.start;

	if (citation->canonical && strlen(citation->canonical) < NAME_SIZE) {
		snprintf(name, NAME_SIZE, "%s", citation->canonical);
		return;
	}
	for (size_t i = 0; i < length && n < NAME_SIZE - 1; i++)
		name[n++] = drafts_is_space(text[i]) ? ' ' : text[i];
	if (n < length)
		while (n > 0 && ((unsigned char)name[n] & 0xC0) == 0x80)
			n--;
	name[n] = '\0';
}

static const struct cited *first_unknown(const struct list *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (!list->items[i].known)
			return &list->items[i];
	return NULL;
}

static enum engross_status emit(struct comparer *comparer, struct engross_span span, enum engross_level level,
                                const char *message)
{
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = DRAFTS_CODE_CITATION,
		.level = level,
		.span = span,
		.message = message,
	};

	return drafts_emit(comparer->memory, &report);
}

static enum engross_status emit_changed(struct comparer *comparer)
{
	const struct drafts_side *side = comparer->alignment->side;
	const struct cited *from = first_unknown(&comparer->list[DRAFTS_OLD]),
					   *to = first_unknown(&comparer->list[DRAFTS_NEW]);
	char was[NAME_SIZE], is[NAME_SIZE], message[MESSAGE_SIZE];

	write_name(was, &side[DRAFTS_OLD], from->citation);
	write_name(is, &side[DRAFTS_NEW], to->citation);
	snprintf(message, sizeof(message), "%s is cited where %s was", is, was);
	return emit(comparer, to->citation->span, ENGROSS_LEVEL_WARNING, message);
}

static enum engross_status emit_added(struct comparer *comparer)
{
	const struct list *list = &comparer->list[DRAFTS_NEW];
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < list->count && status == ENGROSS_OK; i++) {
		char is[NAME_SIZE], message[MESSAGE_SIZE];
		if (list->items[i].known)
			continue;
		write_name(is, &comparer->alignment->side[DRAFTS_NEW], list->items[i].citation);
		snprintf(message, sizeof(message), "%s is cited here, and was not in the old draft", is);
		status = emit(comparer, list->items[i].citation->span, ENGROSS_LEVEL_INFO, message);
	}
	return status;
}

/* What the old draft cited in the place of UNIT is told at that unit. */
static enum engross_status emit_dropped(struct comparer *comparer, uint32_t unit)
{
	const struct list *list = &comparer->list[DRAFTS_OLD];
	struct engross_span span = drafts_block_body(&comparer->alignment->side[DRAFTS_NEW],
	                                             comparer->alignment->side[DRAFTS_NEW].units[unit].block);
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < list->count && status == ENGROSS_OK; i++) {
		char was[NAME_SIZE], message[MESSAGE_SIZE];
		if (list->items[i].known)
			continue;
		write_name(was, &comparer->alignment->side[DRAFTS_OLD], list->items[i].citation);
		snprintf(message, sizeof(message), "%s was cited here in the old draft, and is not in this one", was);
		status = emit(comparer, span, ENGROSS_LEVEL_WARNING, message);
	}
	return status;
}

static enum engross_status compare_unit(struct comparer *comparer, uint32_t unit)
{
	const struct drafts_side *side = comparer->alignment->side;
	uint32_t match = side[DRAFTS_NEW].units[unit].match, first[2], last[2];
	enum engross_status status = ENGROSS_OK;

	drafts_group_range(&side[DRAFTS_NEW], side[DRAFTS_OLD].units[match].match, &first[DRAFTS_NEW],
	                   &last[DRAFTS_NEW]);
	drafts_group_range(&side[DRAFTS_OLD], match, &first[DRAFTS_OLD], &last[DRAFTS_OLD]);
	if (first[DRAFTS_NEW] != unit)
		return ENGROSS_OK;
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW && status == ENGROSS_OK; which++)
		status = read_units(comparer, which, first[which], last[which]);
	if (status == ENGROSS_OK)
		status = mark_known(comparer, &comparer->list[DRAFTS_OLD], &comparer->list[DRAFTS_NEW]);
	if (status == ENGROSS_OK)
		status = mark_known(comparer, &comparer->list[DRAFTS_NEW], &comparer->list[DRAFTS_OLD]);
	if (status != ENGROSS_OK)
		return status;
	if (comparer->list[DRAFTS_OLD].unknown == 1 && comparer->list[DRAFTS_NEW].unknown == 1)
		return emit_changed(comparer);
	status = emit_added(comparer);
	return status == ENGROSS_OK ? emit_dropped(comparer, unit) : status;
}

enum engross_status drafts_citations_emit(struct drafts_alignment *alignment)
{
	struct comparer comparer = { .alignment = alignment, .memory = alignment->memory };
	const struct drafts_side *to = &alignment->side[DRAFTS_NEW];
	enum engross_status status = ENGROSS_OK;

	if (!alignment->memory->host->enabled(alignment->memory->run, DRAFTS_CODE_CITATION))
		return ENGROSS_OK;
	for (uint32_t j = 0; j < to->n_units && status == ENGROSS_OK; j++) {
		if (!drafts_is_silent_pair(alignment->side, j) && !(to->units[j].flags & DRAFTS_UNIT_IDENTICAL))
			status = compare_unit(&comparer, j);
		drafts_rest(alignment->memory, j, alignment->side[DRAFTS_OLD].document, to->document);
	}
	return status;
}

/* Whether what stands at text byte AT of the new draft has the words it had. */
static bool is_unchanged(const struct drafts_alignment *alignment, size_t at)
{
	const struct drafts_side *side = alignment->side;
	uint32_t unit = drafts_unit_at(&side[DRAFTS_NEW], at), first, last;

	if (unit == DRAFTS_NONE || drafts_is_silent_pair(side, unit))
		return false;
	drafts_group_range(&side[DRAFTS_NEW], side[DRAFTS_OLD].units[side[DRAFTS_NEW].units[unit].match].match,
	                   &first, &last);
	return side[DRAFTS_NEW].units[first].flags & DRAFTS_UNIT_IDENTICAL;
}

enum engross_status drafts_title_emit(struct drafts_alignment *alignment)
{
	const struct drafts_memory *memory = alignment->memory;
	const struct drafts_side *from = &alignment->side[DRAFTS_OLD], *to = &alignment->side[DRAFTS_NEW];
	struct engross_span was = memory->host->masthead(from->document)->title;
	struct engross_span is = memory->host->masthead(to->document)->title;
	struct engross_report report = { .struct_size = sizeof(report), .code = DRAFTS_CODE_TITLE, .span = is };

	if (was.start >= was.end || is.start >= is.end ||
	    drafts_hash_text(from->text + was.start, was.end - was.start) ==
	        drafts_hash_text(to->text + is.start, is.end - is.start))
		return ENGROSS_OK;
	/* What only looks like the title in one of the drafts is no change of it. */
	if (is_unchanged(alignment, is.start))
		return ENGROSS_OK;
	return drafts_emit(memory, &report);
}
