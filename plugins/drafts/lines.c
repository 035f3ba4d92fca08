/* Units that a line break alone told apart. */
#include "lines.h"

#include "group.h"
#include "wrapping.h"

#define LINES 8 /* of one unit, at most */

/* The sides by role: the one whose unit is whole, and the one that has lines. */
struct sides {
	struct drafts_alignment *alignment;
	int whole, lines;
};

static bool is_free(const struct drafts_side *side, uint32_t unit)
{
	return unit < side->n_units && side->units[unit].match == DRAFTS_NONE && !side->units[unit].silent &&
	       side->next_block[side->units[unit].block] == DRAFTS_NONE;
}

/* The unit behind what became of the unit before UNIT; DRAFTS_NONE when that is not known. */
static uint32_t place_of(const struct sides *sides, uint32_t unit)
{
	const struct drafts_side *whole = &sides->alignment->side[sides->whole];
	uint32_t first, last;

	if (!unit)
		return 0;
	if (whole->units[unit - 1].match == DRAFTS_NONE)
		return DRAFTS_NONE;
	drafts_group_range(&sides->alignment->side[sides->lines], whole->units[unit - 1].match, &first, &last);
	return last + 1;
}

/* Whether one line break at most lies between START and END, and white space otherwise. */
static bool is_line_break(const struct drafts_side *side, size_t start, size_t end)
{
	size_t breaks = 0;

	for (; start < end; start++)
		breaks += side->text[start] == '\n'                               ? 1
		          : side->text[start] == ' ' || side->text[start] == '\t' ? 0
		                                                                  : 2;
	return breaks < 2;
}

/* The last of the units from FIRST on that are lines of one paragraph and not paired. */
static uint32_t last_line(const struct drafts_side *side, uint32_t first)
{
	uint32_t last = first;

	while (last - first + 1 < LINES && is_free(side, last + 1) &&
	       is_line_break(side, drafts_unit_block(side, last)->span.end,
	                     drafts_unit_block(side, last + 1)->span.start))
		last++;
	return last;
}

static void pair(const struct sides *sides, uint32_t unit, uint32_t first, uint32_t last)
{
	uint32_t i = sides->whole == DRAFTS_OLD ? unit : first, j = sides->whole == DRAFTS_OLD ? first : unit;

	drafts_match(sides->alignment, i, j, DRAFTS_UNIT_SAME | DRAFTS_UNIT_IDENTICAL);
	for (uint32_t part = first + 1; part <= last; part++) {
		sides->alignment->side[sides->lines].units[part].match = unit;
		sides->alignment->side[sides->lines].units[part].flags = DRAFTS_UNIT_PART;
	}
}

static void try_unit(const struct sides *sides, uint32_t unit)
{
	const struct drafts_side *whole = &sides->alignment->side[sides->whole];
	const struct drafts_side *lines = &sides->alignment->side[sides->lines];
	uint32_t first = place_of(sides, unit), last;
	struct engross_span span = drafts_unit_block(whole, unit)->span;
	size_t start, length;

	if (!is_free(lines, first))
		return;
	last = last_line(lines, first);
	if (last == first)
		return;
	start = drafts_unit_block(lines, first)->span.start;
	length = drafts_wrapped_length(whole->text + span.start, span.end - span.start, lines->text + start,
	                               drafts_unit_block(lines, last)->span.end - start);
	while (last > first && drafts_unit_block(lines, last)->span.end > start + length)
		last--;
	if (last > first && drafts_unit_block(lines, last)->span.end == start + length)
		pair(sides, unit, first, last);
}

enum engross_status drafts_lines(struct drafts_alignment *alignment)
{
	for (int which = DRAFTS_OLD; which <= DRAFTS_NEW; which++) {
		const struct sides sides = { alignment, which, which == DRAFTS_OLD ? DRAFTS_NEW : DRAFTS_OLD };
		for (uint32_t unit = 0; unit < alignment->side[which].n_units; unit++) {
			if (is_free(&alignment->side[which], unit))
				try_unit(&sides, unit);
			drafts_rest(alignment->memory, unit, alignment->side[DRAFTS_OLD].document,
			            alignment->side[DRAFTS_NEW].document);
		}
	}
	return drafts_find_stayed(alignment);
}
