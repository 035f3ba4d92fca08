/* What is said of a change besides its words. */
#include "remark.h"

#include <stdio.h>
#include <string.h>

#define LEAD_SIZE 72 /* bytes of an opening that are quoted, with the end */

/* What a part of the text is called; NULL for what has no name of its own. */
static const char *part_name(const struct engross_block *block)
{
	switch (block->kind) {
	case ENGROSS_BLOCK_PREAMBLE: return "a preambular clause";
	case ENGROSS_BLOCK_OPERATIVE: return "an operative paragraph";
	case ENGROSS_BLOCK_FOOTNOTE: return "a footnote";
	case ENGROSS_BLOCK_HEADING: return "a heading";
	default: return NULL;
	}
}

/* The opening words of BLOCK with one space between them; false when it has none, or too many to quote. */
static bool read_lead(char lead[LEAD_SIZE], const struct drafts_side *side, const struct engross_block *block)
{
	size_t length = 0;

	for (size_t at = block->lead.start; at < block->lead.end; at++) {
		bool space = drafts_is_space(side->text[at]);
		if (space && (!length || lead[length - 1] == ' '))
			continue;
		if (length + 1 == LEAD_SIZE)
			return false;
		lead[length++] = space ? ' ' : side->text[at];
	}
	lead[length] = '\0';
	return length;
}

static bool write_lead(char *out, size_t size, const struct drafts_side side[2],
                       const struct engross_block *from, const struct engross_block *to)
{
	char was[LEAD_SIZE], is[LEAD_SIZE];

	if (!read_lead(was, &side[DRAFTS_OLD], from) || !read_lead(is, &side[DRAFTS_NEW], to) || !strcmp(was, is))
		return false;
	snprintf(out, size, "it opened with \"%s\" and opens with \"%s\"", was, is);
	return true;
}

static bool write_part(char *out, size_t size, const struct engross_block *from,
                       const struct engross_block *to)
{
	const char *was = part_name(from), *is = part_name(to);

	if (was && is && was != is)
		snprintf(out, size, "it was %s and is %s", was, is);
	else if (from->section == to->section || (from->section && to->section))
		return false;
	else
		snprintf(out, size,
		         to->section ? "it was in the main text and is in an annex"
		                     : "it was in an annex and is in the main text");
	return true;
}

bool drafts_remark_write(char out[DRAFTS_REMARK_SIZE], const struct drafts_side side[2],
                         const uint32_t units[2], enum engross_change_kind kind)
{
	const struct engross_block *from = drafts_unit_block(&side[DRAFTS_OLD], units[DRAFTS_OLD]);
	const struct engross_block *to = drafts_unit_block(&side[DRAFTS_NEW], units[DRAFTS_NEW]);
	bool words = kind == ENGROSS_CHANGE_EDIT || kind == ENGROSS_CHANGE_MOVE_EDIT ||
	             kind == ENGROSS_CHANGE_SPLIT || kind == ENGROSS_CHANGE_MERGE;
	bool part = write_part(out, DRAFTS_REMARK_SIZE, from, to);
	size_t used = part ? strlen(out) : 0, comma = part ? 2 : 0;

	if (words && write_lead(out + used + comma, DRAFTS_REMARK_SIZE - used - comma, side, from, to)) {
		if (part)
			memcpy(out + used, "; ", comma);
		return true;
	}
	return part;
}
