/* draft/reference: internal references followed through the alignment. */
#include "references.h"

#include <stdio.h>
#include <string.h>

#include "both.h"
#include "group.h"
#include "hash.h"
#include "label_text.h"
#include "labels.h"
#include "sequence.h"
#include "token.h"

#define CONTEXT_BYTES 80 /* before a reference that are looked at */
#define MESSAGE_SIZE 240
#define FIX_SIZE 120
#define REST_CITATION 32u /* a reference stands for so many units when it comes to resting */

/* One label in a reference: "paragraphs 2 and 4" has two. */
struct mention {
	struct drafts_label label;
	int8_t step;   /* "the preceding paragraph": -1, the following: 1; the label has no number then */
	bool in_words; /* its number is an ordinal: "second preambular paragraph" */
	uint32_t unit; /* where it stands */
	struct engross_span number; /* the label's text */
	struct engross_span
		phrase; /* the reference from its first word to the label; the label's text, if it is not
	                               the only one of its reference */
};

/* The mentions of some units of one draft. */
struct mentions {
	struct mention *items;
	size_t count;
	uint64_t *contexts; /* by item: a hash of what it says and of the words before */
	bool *changed;
	struct drafts_pool item_pool, context_pool, changed_pool;
};

struct follower {
	struct drafts_alignment *alignment;
	const struct drafts_memory *memory;
	struct drafts_labels labels[2];
	struct mentions mentions[2];
	struct drafts_sequence_work work;
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

/* What CITATION points at inside its own document; DRAFTS_TARGET_NONE for everything else. */
static enum drafts_target target_of(const struct engross_citation *citation)
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

static enum engross_status add_mention(struct mentions *mentions, const struct drafts_memory *memory,
                                       const struct mention *mention, uint64_t context)
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
static bool read_wordy(struct mention *mention, const struct engross_citation *citation)
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
static enum engross_status read_citation(struct follower *follower, int which, uint32_t unit, size_t start,
                                         const struct engross_citation *citation)
{
	const struct drafts_side *side = &follower->alignment->side[which];
	struct mentions *mentions = &follower->mentions[which];
	struct mention mention = { .unit = unit, .label.target = (uint8_t)target_of(citation) };
	size_t at = citation->span.start, first = mentions->count;
	uint64_t context = context_of(side, start, at);
	enum engross_status status = ENGROSS_OK;

	if (read_wordy(&mention, citation))
		return add_mention(mentions, follower->memory, &mention,
		                   drafts_mix(context, mention.label.target + 16u * (unsigned)(mention.step + 2)));
	while (status == ENGROSS_OK &&
	       drafts_label_read(&mention.label, side->text, &mention.number.start, &at, citation->span.end)) {
		mention.number.end = at;
		mention.phrase = mention.number;
		context = drafts_mix(context, mention.label.target);
		status = add_mention(mentions, follower->memory, &mention, context);
	}
	if (mentions->count == first + 1)
		mentions->items[first].phrase.start = citation->span.start;
	return status;
}

/* Reads the mentions in BLOCK, which belongs to UNIT. */
static enum engross_status read_block(struct follower *follower, int which, uint32_t unit, uint32_t block)
{
	const struct drafts_side *side = &follower->alignment->side[which];
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
		if (target_of(citation))
			status = read_citation(follower, which, unit, body.start, citation);
	}
	return status;
}

/* Reads the mentions of the units FIRST to LAST. */
static enum engross_status read_mentions(struct follower *follower, int which, uint32_t first, uint32_t last)
{
	const struct drafts_side *side = &follower->alignment->side[which];
	enum engross_status status = ENGROSS_OK;

	follower->mentions[which].count = 0;
	for (uint32_t unit = first; unit <= last; unit++)
		for (uint32_t block = side->units[unit].block; block != DRAFTS_NONE && status == ENGROSS_OK;
		     block = side->next_block[block])
			status = read_block(follower, which, unit, block);
	return status;
}

struct found {
	const struct mention *old_mention, *new_mention;
	uint32_t old_target, new_target; /* what was meant, in either draft; DRAFTS_NONE: gone */
	uint32_t landed;                 /* what the new mention says now, DRAFTS_NONE: nothing */
};

/* What is meant by "the preceding paragraph" in UNIT of SIDE, or by the following for STEP 1: the nearest unit of its kind
   and level. A paragraph of a higher level ends the search. */
static uint32_t neighbour_of(const struct drafts_side *side, uint32_t unit, int step)
{
	const struct engross_block *block = drafts_unit_block(side, unit);

	for (uint32_t at = unit; step < 0 ? at > 0 : at + 1 < side->n_units;) {
		const struct engross_block *other;
		at = step < 0 ? at - 1 : at + 1;
		other = drafts_unit_block(side, at);
		if (other->section != block->section || (other->kind == block->kind && other->level < block->level))
			return DRAFTS_NONE;
		if (other->kind == block->kind && other->level == block->level)
			return at;
	}
	return DRAFTS_NONE;
}

/* The unit that MENTION means where it stands in draft WHICH. */
static uint32_t target_unit(const struct follower *follower, int which, const struct mention *mention)
{
	if (mention->step)
		return neighbour_of(&follower->alignment->side[which], mention->unit, mention->step);
	return drafts_labels_find(&follower->labels[which], mention->label, mention->unit);
}

static const char *name_of(unsigned target)
{
	switch (target) {
	case DRAFTS_TARGET_PREAMBULAR: return "preambular paragraph";
	case DRAFTS_TARGET_SECTION: return "section";
	case DRAFTS_TARGET_ANNEX: return "annex";
	case DRAFTS_TARGET_FOOTNOTE: return "footnote";
	default: return "paragraph";
	}
}

static void write_message(char message[MESSAGE_SIZE], const struct found *found, const char *was,
                          const char *is, const char *says)
{
	bool same = drafts_same_label(found->old_mention->label, found->new_mention->label);
	const char *name = name_of(found->old_mention->label.target);
	char also[DRAFTS_LABEL_SIZE + 60] = "";

	if (same && found->landed != DRAFTS_NONE)
		snprintf(also, sizeof(also), "; %s %s is another one", name, says);
	else if (same)
		snprintf(also, sizeof(also), "; there is no %s %s", name, says);
	if (found->new_target == DRAFTS_NONE)
		snprintf(message, MESSAGE_SIZE, "what was %s %s in the old draft is gone%s", name, was, also);
	else if (!*is)
		snprintf(message, MESSAGE_SIZE, "what was %s %s in the old draft has no number now%s", name, was,
		         also);
	else if (same)
		snprintf(message, MESSAGE_SIZE, "what was %s %s in the old draft is %s now%s", name, was, is, also);
	else
		snprintf(message, MESSAGE_SIZE, "this was %s %s in the old draft, which is %s now, not %s", name, was,
		         is, says);
}

/* The phrase with the label IS in place of its own; false when it is too long to be repaired. */
static bool write_fix(char fix[FIX_SIZE], const struct drafts_side *side, const struct mention *mention,
                      const char *is)
{
	size_t head = mention->number.start - mention->phrase.start;

	if (!*is || head + strlen(is) >= FIX_SIZE)
		return false;
	memcpy(fix, side->text + mention->phrase.start, head);
	strcpy(fix + head, is);
	return true;
}

/* Where the phrase of MENTION begins with the article before it, which goes when a number comes. */
static size_t start_with_article(const struct follower *follower, const struct mention *mention)
{
	const struct engross_host *host = follower->memory->host;
	const struct drafts_side *side = &follower->alignment->side[DRAFTS_NEW];
	size_t count = 0, start = mention->phrase.start;
	const char *const *articles =
		host->words(follower->memory->run, host->language(side->document), "reference.article", &count);

	for (size_t i = 0; articles && i < count; i++) {
		size_t length = strlen(articles[i]);
		if (start > length && side->text[start - 1] == ' ' &&
		    !memcmp(side->text + start - 1 - length, articles[i], length))
			return start - 1 - length;
	}
	return start;
}

/* A reference by place that lost its paragraph. */
static enum engross_status emit_stepped(struct follower *follower, const struct found *found)
{
	const struct engross_host *host = follower->memory->host;
	engross_run *run = follower->memory->run;
	const struct drafts_side *side = &follower->alignment->side[DRAFTS_NEW];
	const struct mention *mention = found->new_mention;
	const char *language = host->language(side->document);
	size_t length = mention->phrase.end - mention->phrase.start, count = 0;
	const char *const *noun = host->words(run, language, "reference.numbered", &count);
	char is[DRAFTS_LABEL_SIZE] = "", message[MESSAGE_SIZE], fix[FIX_SIZE];
	struct engross_related related = { .message = "this is what was meant in the old draft" };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = DRAFTS_CODE_REFERENCE,
		.span = mention->phrase,
		.message = message,
		.related = &related,
	};

	if (found->new_target != DRAFTS_NONE) {
		struct drafts_label label = follower->labels[DRAFTS_NEW].labels[found->new_target];
		if (label.number && label.target == DRAFTS_TARGET_PARAGRAPH)
			drafts_label_write(is, label, "1 (a)", 5);
		related.span = drafts_unit_block(side, found->new_target)->span;
		report.n_related = 1;
	}
	snprintf(message, sizeof(message), "what \"%.*s\" meant in the old draft is %s%s",
	         (int)(length < 60 ? length : 60), side->text + mention->phrase.start,
	         *is                                ? "paragraph "
	         : found->new_target == DRAFTS_NONE ? "gone"
	                                            : "elsewhere now",
	         is);
	if (*is && count) {
		report.span.start = start_with_article(follower, mention);
		snprintf(fix, sizeof(fix), "%s %s", noun[0], is);
		report.replacement = fix;
	}
	return host->emit(run, &report);
}

/* The ordinal that the new number of a reference in words is, or nothing. */
static void write_ordinal(char is[DRAFTS_LABEL_SIZE], const struct follower *follower,
                          const struct found *found)
{
	const struct engross_host *host = follower->memory->host;
	const char *language = host->language(follower->alignment->side[DRAFTS_NEW].document), *word = NULL;
	uint32_t number = *is ? follower->labels[DRAFTS_NEW].labels[found->new_target].number : 0;

	if (number &&
	    host->struct_size >= offsetof(struct engross_host, numbered_word) + sizeof(host->numbered_word))
		word = host->numbered_word(follower->memory->run, language, "ordinals", (long)number);
	snprintf(is, DRAFTS_LABEL_SIZE, "%s", word && strlen(word) < DRAFTS_LABEL_SIZE ? word : "");
}

static enum engross_status emit_found(struct follower *follower, const struct found *found)
{
	const struct drafts_side *side = follower->alignment->side;
	const struct mention *old_mention = found->old_mention, *new_mention = found->new_mention;
	const char *like = side[DRAFTS_NEW].text + new_mention->number.start;
	size_t length = new_mention->number.end - new_mention->number.start;
	char was[DRAFTS_LABEL_SIZE], is[DRAFTS_LABEL_SIZE] = "", says[DRAFTS_LABEL_SIZE];
	char message[MESSAGE_SIZE], fix[FIX_SIZE];
	struct engross_related related = { .message = "this is what was meant in the old draft" };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = DRAFTS_CODE_REFERENCE,
		.span = new_mention->phrase,
		.message = message,
		.related = &related,
	};

	if (new_mention->step)
		return emit_stepped(follower, found);
	if (new_mention->in_words)
		like = "1", length = 1;
	drafts_label_write(was, old_mention->label, like, length);
	drafts_label_write(says, new_mention->label, like, length);
	if (found->new_target != DRAFTS_NONE) {
		struct drafts_label label = follower->labels[DRAFTS_NEW].labels[found->new_target];
		if (label.number && label.target == new_mention->label.target && label.letter <= 26)
			drafts_label_write(is, label, like, length);
		related.span = drafts_unit_block(&side[DRAFTS_NEW], found->new_target)->span;
		report.n_related = 1;
	}
	write_message(message, found, was, is, says);
	if (new_mention->in_words)
		write_ordinal(is, follower, found);
	if (write_fix(fix, &side[DRAFTS_NEW], new_mention, is)) {
		report.replacement = fix;
		report.safe = drafts_same_label(old_mention->label, new_mention->label);
	}
	return follower->memory->host->emit(follower->memory->run, &report);
}

/* Whether new unit LANDED is what became of old unit TARGET. */
static bool is_heir(const struct drafts_side side[2], uint32_t landed, uint32_t target)
{
	return landed != DRAFTS_NONE &&
	       (side[DRAFTS_NEW].units[landed].match == target || side[DRAFTS_OLD].units[target].match == landed);
}

/* What became of old unit TARGET; the first part of what was split. DRAFTS_NONE when it is gone. */
static uint32_t heir_of(const struct drafts_side side[2], uint32_t target)
{
	uint32_t heir = side[DRAFTS_OLD].units[target].match, last;

	if (heir != DRAFTS_NONE)
		drafts_group_range(&side[DRAFTS_NEW], heir, &heir, &last);
	return heir;
}

/* Follows one mention; a pair is CERTAIN when the words before it are the same. */
static enum engross_status follow(struct follower *follower, const struct mention *old_mention,
                                  const struct mention *new_mention, bool certain)
{
	const struct drafts_side *side = follower->alignment->side;
	bool same =
		drafts_same_label(old_mention->label, new_mention->label) && old_mention->step == new_mention->step;
	struct found found = { .old_mention = old_mention, .new_mention = new_mention };

	if (!same && (!certain || old_mention->label.target != new_mention->label.target))
		return ENGROSS_OK;
	found.old_target = target_unit(follower, DRAFTS_OLD, old_mention);
	if (found.old_target == DRAFTS_NONE)
		return ENGROSS_OK;
	found.new_target = heir_of(side, found.old_target);
	found.landed = target_unit(follower, DRAFTS_NEW, new_mention);
	if (is_heir(side, found.landed, found.old_target))
		return ENGROSS_OK;
	/* The drafter saw that it was gone, and wrote another number. */
	if (found.new_target == DRAFTS_NONE && !same)
		return ENGROSS_OK;
	if (found.new_target != DRAFTS_NONE && !new_mention->step &&
	    drafts_same_label(follower->labels[DRAFTS_NEW].labels[found.new_target], new_mention->label))
		return ENGROSS_OK;
	return emit_found(follower, &found);
}

/* Follows the mentions I to OLD_END and J to NEW_END, whose contexts differ, when they are as many. */
static enum engross_status follow_rest(struct follower *follower, size_t i, size_t old_end, size_t j,
                                       size_t new_end)
{
	enum engross_status status = ENGROSS_OK;

	if (old_end - i != new_end - j)
		return ENGROSS_OK;
	for (; i < old_end && status == ENGROSS_OK; i++, j++)
		status = follow(follower, &follower->mentions[DRAFTS_OLD].items[i],
		                &follower->mentions[DRAFTS_NEW].items[j], false);
	return status;
}

static size_t changed_end(const struct mentions *mentions, size_t at)
{
	while (at < mentions->count && mentions->changed[at])
		at++;
	return at;
}

/* Lays the mentions of both drafts side by side and follows them. */
static enum engross_status follow_all(struct follower *follower)
{
	struct mentions *from = &follower->mentions[DRAFTS_OLD], *to = &follower->mentions[DRAFTS_NEW];
	size_t i = 0, j = 0;
	enum engross_status status;

	from->changed = drafts_reserve(follower->memory, &from->changed_pool, from->count + 1, sizeof(bool));
	to->changed = drafts_reserve(follower->memory, &to->changed_pool, to->count + 1, sizeof(bool));
	if (!from->changed || !to->changed)
		return ENGROSS_NOMEM;
	status = drafts_sequence_diff(&follower->work, follower->memory, from->contexts, from->count,
	                              from->changed, to->contexts, to->count, to->changed);
	while ((i < from->count || j < to->count) && status == ENGROSS_OK) {
		size_t old_end = changed_end(from, i), new_end = changed_end(to, j);
		status = follow_rest(follower, i, old_end, j, new_end);
		i = old_end;
		j = new_end;
		if (i < from->count && j < to->count && status == ENGROSS_OK)
			status = follow(follower, &from->items[i], &to->items[j], true);
		i++;
		j++;
	}
	return status;
}

/* Follows the mentions of new units whose words are those of the old draft: the old mentions, from unit FIRST on, say
   the same. */
static enum engross_status follow_same(struct follower *follower, uint32_t first)
{
	const struct mentions *mentions = &follower->mentions[DRAFTS_NEW];
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < mentions->count && status == ENGROSS_OK; i++) {
		struct mention was = mentions->items[i];
		was.unit = first;
		status = follow(follower, &was, &mentions->items[i], true);
	}
	return status;
}

/* Follows what new unit UNIT mentions, or the group it is of. */
static enum engross_status follow_unit(struct follower *follower, uint32_t unit)
{
	const struct drafts_side *side = follower->alignment->side;
	uint32_t match = side[DRAFTS_NEW].units[unit].match, first[2], last[2];
	enum engross_status status;

	drafts_group_range(&side[DRAFTS_NEW], side[DRAFTS_OLD].units[match].match, &first[DRAFTS_NEW],
	                   &last[DRAFTS_NEW]);
	drafts_group_range(&side[DRAFTS_OLD], match, &first[DRAFTS_OLD], &last[DRAFTS_OLD]);
	if (side[DRAFTS_NEW].units[first[DRAFTS_NEW]].flags & DRAFTS_UNIT_FOLLOWED)
		return ENGROSS_OK;
	side[DRAFTS_NEW].units[first[DRAFTS_NEW]].flags |= DRAFTS_UNIT_FOLLOWED;
	status = read_mentions(follower, DRAFTS_NEW, first[DRAFTS_NEW], last[DRAFTS_NEW]);
	if (status != ENGROSS_OK || !follower->mentions[DRAFTS_NEW].count)
		return status;
	if (side[DRAFTS_NEW].units[first[DRAFTS_NEW]].flags & DRAFTS_UNIT_IDENTICAL)
		return follow_same(follower, first[DRAFTS_OLD]);
	status = read_mentions(follower, DRAFTS_OLD, first[DRAFTS_OLD], last[DRAFTS_OLD]);
	if (status != ENGROSS_OK || !follower->mentions[DRAFTS_OLD].count)
		return status;
	return follow_all(follower);
}

static bool has_references(const struct drafts_side *side)
{
	for (size_t i = 0; i < side->host->citation_count(side->document); i++)
		if (target_of(side->host->citation(side->document, i)))
			return true;
	return false;
}

struct naming {
	struct follower *follower;
	int which;
};

static enum engross_status name_units(void *payload)
{
	const struct naming *naming = payload;

	return drafts_labels_init(&naming->follower->labels[naming->which], naming->follower->memory,
	                          &naming->follower->alignment->side[naming->which]);
}

enum engross_status drafts_references_emit(struct drafts_alignment *alignment)
{
	const struct drafts_side *side = alignment->side, *to = &side[DRAFTS_NEW];
	struct follower follower = { .alignment = alignment, .memory = alignment->memory };
	struct naming namings[2] = { { &follower, DRAFTS_OLD }, { &follower, DRAFTS_NEW } };
	enum engross_status status;

	if (!alignment->memory->host->enabled(alignment->memory->run, DRAFTS_CODE_REFERENCE) ||
	    !has_references(&side[DRAFTS_OLD]) || !has_references(&side[DRAFTS_NEW]))
		return ENGROSS_OK;
	status = drafts_both(alignment->memory, name_units, &namings[DRAFTS_OLD], &namings[DRAFTS_NEW]);
	for (size_t i = 0; i < alignment->memory->host->citation_count(to->document) && status == ENGROSS_OK;
	     i++) {
		const struct engross_citation *citation = alignment->memory->host->citation(to->document, i);
		uint32_t unit = DRAFTS_NONE;
		if (target_of(citation) && citation->block != ENGROSS_NO_INDEX)
			unit = follower.labels[DRAFTS_NEW].unit_of_block[citation->block];
		if (unit != DRAFTS_NONE && !drafts_is_silent_pair(side, unit))
			status = follow_unit(&follower, unit);
		drafts_rest(alignment->memory, (uint32_t)i * REST_CITATION, side[DRAFTS_OLD].document, to->document);
	}
	return status;
}
