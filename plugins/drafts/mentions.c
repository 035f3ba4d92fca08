/* What a draft mentions of itself. */
#include "mentions.h"

#include <string.h>

#include "hash.h"
#include "label_text.h"
#include "token.h"

#define CONTEXT_BYTES 80 /* before a reference that are looked at */

struct reader {
	struct drafts_mentions *mentions;
	const struct drafts_memory *memory;
	const struct drafts_side *side;
};

static enum drafts_target target_named(const char *unit)
{
	static const struct {
		const char *unit;
		enum drafts_target target;
	} names[] = {
		{ "operative-paragraph", DRAFTS_TARGET_PARAGRAPH },
		{ "paragraph", DRAFTS_TARGET_PARAGRAPH },
		{ "preambular-paragraph", DRAFTS_TARGET_PREAMBULAR },
		{ "section", DRAFTS_TARGET_SECTION },
		{ "annex", DRAFTS_TARGET_ANNEX },
		{ "footnote", DRAFTS_TARGET_FOOTNOTE },
		{ "preceding-paragraph", DRAFTS_TARGET_PARAGRAPH },
		{ "following-paragraph", DRAFTS_TARGET_PARAGRAPH },
	};

	for (size_t i = 0; unit && i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(unit, names[i].unit))
			return names[i].target;
	return DRAFTS_TARGET_NONE;
}

enum drafts_target drafts_citation_target(const struct engross_citation *citation)
{
	if (citation->form != ENGROSS_FORM_INTERNAL || !citation->key || !citation->n_pinpoints)
		return DRAFTS_TARGET_NONE;
	return target_named(citation->pinpoints[0].unit);
}

/* A hash of the two words before AT, in the block that begins at START. */
static uint64_t context_of(const struct drafts_side *side, size_t start, size_t at)
{
	size_t from = at - start > CONTEXT_BYTES ? at - CONTEXT_BYTES : start;
	uint64_t last = 0, before = 0;
	struct drafts_token token;

	while (from < at && from > start && !drafts_is_space(side->text[from]))
		from++;
	while (drafts_next_token(&token, side->text, &from, at)) {
		before = last;
		last = token.hash;
	}
	return drafts_mix(before, last);
}

static enum engross_status add_mention(struct drafts_mentions *mentions, const struct drafts_memory *memory,
                                       const struct drafts_mention *mention, uint64_t context)
{
	mentions->items =
		drafts_grow(memory, &mentions->item_pool, mentions->count, mentions->count + 1, sizeof(*mention));
	mentions->contexts =
		drafts_grow(memory, &mentions->context_pool, mentions->count, mentions->count + 1, sizeof(context));
	if (!mentions->items || !mentions->contexts)
		return ENGROSS_NOMEM;
	mentions->items[mentions->count] = *mention;
	mentions->contexts[mentions->count++] = context;
	return ENGROSS_OK;
}

/* A reference without a number, or with one in words. False when CITATION is neither. */
static bool read_wordy(struct drafts_mention *mention, const struct engross_citation *citation)
{
	const struct engross_pinpoint *point = &citation->pinpoints[0];
	size_t length = strlen(point->label);

	mention->step = (int8_t)(!strcmp(point->unit, "preceding-paragraph")   ? -1
	                         : !strcmp(point->unit, "following-paragraph") ? 1
	                                                                       : 0);
	mention->in_words =
		!mention->step && length && point->number > 0 && strcspn(point->label, "0123456789(") == length &&
		mention->label.target != DRAFTS_TARGET_SECTION && mention->label.target != DRAFTS_TARGET_ANNEX;
	mention->number = mention->phrase = mention->step ? citation->span : point->span;
	if (mention->in_words) {
		mention->label.number = (uint32_t)point->number;
		mention->number.end = mention->phrase.end = point->span.start + length;
	}
	return mention->step || mention->in_words;
}

/* Adds what CITATION mentions, in a body of UNIT that begins at START. */
static enum engross_status read_citation(const struct reader *reader, uint32_t unit, size_t start,
                                         const struct engross_citation *citation)
{
	const struct drafts_side *side = reader->side;
	struct drafts_mentions *mentions = reader->mentions;
	struct drafts_mention mention = { .unit = unit,
		                              .label.target = (uint8_t)drafts_citation_target(citation) };
	size_t at = citation->span.start, first = mentions->count;
	uint64_t context = context_of(side, start, at);
	enum engross_status status = ENGROSS_OK;

	if (read_wordy(&mention, citation))
		return add_mention(mentions, reader->memory, &mention,
		                   drafts_mix(context, mention.label.target + 16u * (unsigned)(mention.step + 2)));
	while (status == ENGROSS_OK &&
	       drafts_label_read(&mention.label, side->text, &mention.number.start, &at, citation->span.end)) {
		mention.number.end = at;
		mention.phrase = mention.number;
		context = drafts_mix(context, mention.label.target);
		status = add_mention(mentions, reader->memory, &mention, context);
	}
	if (mentions->count == first + 1)
		mentions->items[first].phrase.start = citation->span.start;
	return status;
}

/* Reads the mentions in BLOCK, which belongs to UNIT. */
static enum engross_status read_block(const struct reader *reader, uint32_t unit, uint32_t block)
{
	const struct drafts_side *side = reader->side;
	struct engross_span body = drafts_block_body(side, block);
	size_t count = side->host->citation_count(side->document);
	enum engross_status status = ENGROSS_OK;

	/* The heading of an annex names itself. */
	if (side->host->block(side->document, block)->kind == ENGROSS_BLOCK_ANNEX)
		return ENGROSS_OK;
	for (size_t at = drafts_citation_at(side, body.start); at < count && status == ENGROSS_OK; at++) {
		const struct engross_citation *citation = side->host->citation(side->document, at);
		if (citation->span.start >= body.end)
			break;
		if (drafts_citation_target(citation))
			status = read_citation(reader, unit, body.start, citation);
	}
	return status;
}

enum engross_status drafts_mentions_read(struct drafts_mentions *mentions, const struct drafts_memory *memory,
                                         const struct drafts_side *side, uint32_t first, uint32_t last)
{
	const struct reader reader = { mentions, memory, side };
	enum engross_status status = ENGROSS_OK;

	mentions->count = 0;
	for (uint32_t unit = first; unit <= last; unit++)
		for (uint32_t block = side->units[unit].block; block != DRAFTS_NONE && status == ENGROSS_OK;
		     block = side->next_block[block])
			status = read_block(&reader, unit, block);
	return status;
}
