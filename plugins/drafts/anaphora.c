/* Words that take their meaning from what stands before them. */
#include "anaphora.h"

#include <stdio.h>
#include <string.h>

#include "references.h"

#define MESSAGE_SIZE 360
#define NAME_SIZE 120

static bool is_anaphor(const struct engross_citation *citation)
{
	return citation->form == ENGROSS_FORM_ANAPHORA && citation->antecedent != ENGROSS_NO_INDEX;
}

static bool same_words(const struct drafts_side side[2], const struct engross_citation *was,
                       const struct engross_citation *is)
{
	size_t length = was->span.end - was->span.start;

	return is->span.end - is->span.start == length &&
	       !memcmp(side[DRAFTS_OLD].text + was->span.start, side[DRAFTS_NEW].text + is->span.start, length);
}

/* How many like citation INDEX of SIDE stand before it in UNIT. */
static size_t rank_of(const struct drafts_side *side, size_t index, uint32_t unit)
{
	size_t start = drafts_unit_block(side, unit)->span.start, rank = 0;

	while (index-- > 0) {
		const struct engross_citation *citation = side->host->citation(side->document, index);
		if (citation->span.start < start)
			break;
		rank += is_anaphor(citation);
	}
	return rank;
}

/* The citation of old unit UNIT that is its RANK-th anaphor, or NULL. */
static const struct engross_citation *find_old(const struct drafts_side *side, uint32_t unit, size_t rank)
{
	const struct engross_block *block = drafts_unit_block(side, unit);
	const struct engross_citation *citation;

	for (size_t i = drafts_citation_at(side, block->span.start);
	     (citation = side->host->citation(side->document, i)) && citation->span.start < block->span.end; i++)
		if (is_anaphor(citation) && !rank--)
			return citation;
	return NULL;
}

/* Whether what the new one means took the place of what the old one meant: then the drafter saw it. */
static bool took_its_place(const struct drafts_side side[2], const struct engross_citation *was,
                           const struct engross_citation *is)
{
	uint32_t from = drafts_unit_at(&side[DRAFTS_OLD], was->span.start);
	uint32_t to = drafts_unit_at(&side[DRAFTS_NEW], is->span.start);

	return from != DRAFTS_NONE && to != DRAFTS_NONE && side[DRAFTS_NEW].units[to].match == from;
}

static void write_name(char name[NAME_SIZE], const struct drafts_side *side,
                       const struct engross_citation *citation)
{
	size_t length = citation->span.end - citation->span.start;

	if (citation->canonical)
		snprintf(name, NAME_SIZE, "%s", citation->canonical);
	else
		snprintf(name, NAME_SIZE, "%.*s", (int)(length < NAME_SIZE ? length : NAME_SIZE - 1),
		         side->text + citation->span.start);
	/* Not half a character at the end. */
	for (length = strlen(name);
	     length == NAME_SIZE - 1 && length > 0 && ((unsigned char)name[length - 1] & 0xC0) != 0;)
		name[--length] = '\0';
}

static enum engross_status compare(struct drafts_alignment *alignment, const struct engross_citation *was,
                                   const struct engross_citation *is)
{
	const struct drafts_side *side = alignment->side;
	const struct engross_host *host = alignment->memory->host;
	const struct engross_citation *meant = host->citation(side[DRAFTS_OLD].document, was->antecedent);
	const struct engross_citation *means = host->citation(side[DRAFTS_NEW].document, is->antecedent);
	char old_name[NAME_SIZE], new_name[NAME_SIZE], message[MESSAGE_SIZE];
	struct engross_related related = { .message = "this is what it means here" };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = DRAFTS_CODE_REFERENCE,
		.span = is->span,
		.message = message,
		.related = &related,
		.n_related = 1,
	};

	if (!meant || !means || !meant->key || !means->key || !strcmp(meant->key, means->key) ||
	    took_its_place(side, meant, means))
		return ENGROSS_OK;
	write_name(old_name, &side[DRAFTS_OLD], meant);
	write_name(new_name, &side[DRAFTS_NEW], means);
	related.span = means->span;
	snprintf(message, sizeof(message), "this meant %s in the old draft, and means %s here", old_name,
	         new_name);
	report.replacement = meant->canonical;
	return drafts_emit(alignment->memory, &report);
}

enum engross_status drafts_anaphora_emit(struct drafts_alignment *alignment)
{
	const struct drafts_side *side = alignment->side, *to = &side[DRAFTS_NEW];
	const struct engross_host *host = alignment->memory->host;
	enum engross_status status = ENGROSS_OK;
	size_t count = host->citation_count(to->document);

	if (!host->enabled(alignment->memory->run, DRAFTS_CODE_REFERENCE))
		return ENGROSS_OK;
	for (size_t i = 0; i < count && status == ENGROSS_OK; i++) {
		const struct engross_citation *is = host->citation(to->document, i), *was;
		uint32_t unit = is_anaphor(is) ? drafts_unit_at(to, is->span.start) : DRAFTS_NONE;
		if (unit == DRAFTS_NONE || drafts_is_silent_pair(side, unit))
			continue;
		was = find_old(&side[DRAFTS_OLD], to->units[unit].match, rank_of(to, i, unit));
		if (was && same_words(side, was, is))
			status = compare(alignment, was, is);
	}
	return status;
}
