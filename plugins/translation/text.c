/* One text of the two, as units with their facts. */
#include "text.h"

#include <stdlib.h>
#include <string.h>

static bool is_text(enum engross_block_kind kind)
{
	return kind != ENGROSS_BLOCK_FURNITURE && kind != ENGROSS_BLOCK_CHROME && kind != ENGROSS_BLOCK_NONE;
}

static void begin_unit(struct translation_text *text, size_t index, const struct engross_block *block)
{
	struct translation_unit *unit = &text->units[text->n_units];

	unit->kind = block->kind;
	unit->level = block->level;
	unit->section = block->section;
	unit->number = block->number;
	unit->span = block->span;
	unit->marker = block->marker;
	unit->body = block->body;
	unit->block = unit->last = index;
	text->unit_of[index] = text->n_units++;
}

/* Block INDEX goes on with the sentence of another. */
static void join(struct translation_text *text, size_t index, const struct engross_block *block, size_t owner)
{
	struct translation_unit *unit = &text->units[owner];

	if (unit->last + 1 == index)
		unit->span.end = block->span.end;
	text->next[unit->last] = index;
	unit->last = index;
	text->unit_of[index] = owner;
}

static void read_blocks(struct translation_text *text, const struct engross_host *host, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct engross_block *block = host->block(text->document, i);
		size_t owner = ENGROSS_NO_INDEX;
		text->unit_of[i] = text->next[i] = ENGROSS_NO_INDEX;
		if (!is_text(block->kind))
			continue;
		if (block->continues < i)
			owner = text->unit_of[block->continues];
		if (owner != ENGROSS_NO_INDEX)
			join(text, i, block, owner);
		else
			begin_unit(text, i, block);
		text->units[text->unit_of[i]].length += block->body.end - block->body.start;
		text->total += block->body.end - block->body.start;
	}
}

static int compare_facts(const void *left, const void *right)
{
	const struct translation_fact *a = left, *b = right;

	if (a->sort != b->sort)
		return a->sort < b->sort ? -1 : 1;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	if (a->hard != b->hard)
		return a->hard ? -1 : 1;
	return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static uint64_t mix(uint64_t x)
{
	x = (x ^ x >> 31) * UINT64_C(0x9E3779B97F4A7C15);
	return x ^ x >> 29;
}

/* Keeps the smallest identities, sorted. */
static void add_to_sketch(struct translation_unit *unit, uint64_t id)
{
	size_t at = unit->n_sketch, most = sizeof(unit->sketch) / sizeof(*unit->sketch);

	while (at && unit->sketch[at - 1] > id)
		at--;
	if (at == most)
		return;
	if (unit->n_sketch < most)
		unit->n_sketch++;
	memmove(&unit->sketch[at + 1], &unit->sketch[at], (unit->n_sketch - at - 1) * sizeof(*unit->sketch));
	unit->sketch[at] = id;
}

/* A number below this says little: many paragraphs have one. */
#define TELLING_BYTES 3

#define SHORT 16 /* bytes of a body that may well be the same in two languages */

static void summarize(struct translation_text *text, struct translation_unit *unit)
{
	const struct translation_fact *before = NULL;
	size_t length = unit->body.end - unit->body.start;

	if (length > SHORT)
		unit->hash = translation_fold_hash(TRANSLATION_HASH, text->text + unit->body.start, length);
	for (size_t i = 0; i < unit->n_facts; i++) {
		const struct translation_fact *fact = &text->facts[unit->facts + i];
		uint64_t id = mix(fact->id + (uint64_t)fact->sort);
		if (!fact->hard || (before && before->sort == fact->sort && before->id == fact->id))
			continue;
		before = fact;
		add_to_sketch(unit, id);
		if (fact->sort == TRANSLATION_CITATION || fact->sort == TRANSLATION_DATE ||
		    (fact->sort == TRANSLATION_NUMBER && fact->span.end - fact->span.start >= TELLING_BYTES))
			unit->print += mix(id + 1);
	}
}

static int compare_spans(const void *left, const void *right)
{
	const struct engross_span *a = left, *b = right;

	return (a->start > b->start) - (a->start < b->start);
}

static enum engross_status read_marks(struct translation_text *text, const struct translation_run *run)
{
	size_t count = run->host->footnote_count(text->document);

	text->marks = translation_alloc(run, count, sizeof(*text->marks));
	if (!text->marks)
		return ENGROSS_NOMEM;
	for (size_t i = 0; i < count; i++) {
		struct engross_span mark = run->host->footnote(text->document, i)->mark;
		if (mark.end > mark.start)
			text->marks[text->n_marks++] = mark;
	}
	if (text->n_marks)
		qsort(text->marks, text->n_marks, sizeof(*text->marks), compare_spans);
	return ENGROSS_OK;
}

size_t translation_marks_before(const struct translation_text *text, size_t at)
{
	size_t low = 0, high = text->n_marks;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (text->marks[middle].start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum engross_status translation_text_init(struct translation_text *text, const struct translation_run *run,
                                          const engross_document *document)
{
	const struct engross_host *host = run->host;
	size_t count = host->block_count(document);
	enum engross_status status;

	memset(text, 0, sizeof(*text));
	text->document = document;
	text->text = host->text(document, &text->length);
	text->language = host->language(document);
	text->units = translation_alloc(run, count, sizeof(*text->units));
	text->unit_of = translation_alloc(run, count, sizeof(*text->unit_of));
	text->next = translation_alloc(run, count, sizeof(*text->next));
	text->scratch = translation_alloc(run, 1, translation_facts_scratch());
	if (!text->units || !text->unit_of || !text->next || !text->scratch)
		return ENGROSS_NOMEM;
	status = translation_lexicon_init(&text->lexicon, run, text->language);
	if (status == ENGROSS_OK)
		status = read_marks(text, run);
	if (status != ENGROSS_OK)
		return status;
	read_blocks(text, host, count);
	for (size_t i = 0; i < text->n_units && status == ENGROSS_OK; i++) {
		struct translation_unit *unit = &text->units[i];
		unit->facts = text->n_facts;
		status = translation_facts_read(text, run, unit);
		unit->n_facts = text->n_facts - unit->facts;
		if (unit->n_facts)
			qsort(&text->facts[unit->facts], unit->n_facts, sizeof(*text->facts), compare_facts);
		summarize(text, unit);
	}
	return status;
}

const struct translation_fact *translation_fact_find(const struct translation_text *text,
                                                     const struct translation_unit *unit,
                                                     enum translation_sort sort, uint64_t id)
{
	struct translation_fact wanted = { .id = id, .sort = sort, .hard = true };
	size_t low = 0, high = unit->n_facts;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_facts(&text->facts[unit->facts + middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == unit->n_facts)
		return NULL;
	return text->facts[unit->facts + low].sort == sort && text->facts[unit->facts + low].id == id
	               ? &text->facts[unit->facts + low]
	               : NULL;
}
