/* Paragraphs that are missing, were added or are numbered otherwise; the title; footnotes. */
#include "tell.h"

#include <stdio.h>
#include <string.h>

#define LEVELS 16

/* How the numbers of each level are shifted in the target so far. */
struct shifts {
	long shift[LEVELS];   /* target - source, as last seen */
	long pending[LEVELS]; /* what the paragraphs missing and added since explain */
	unsigned section;
};

static unsigned level_of(const struct translation_unit *unit)
{
	return unit->level < LEVELS ? unit->level : LEVELS - 1;
}

static void forget_below(struct shifts *shifts, unsigned level)
{
	for (unsigned i = level + 1; i < LEVELS; i++)
		shifts->shift[i] = shifts->pending[i] = 0;
}

static void enter_section(struct shifts *shifts, unsigned section)
{
	if (section == shifts->section)
		return;
	memset(shifts, 0, sizeof(*shifts));
	shifts->section = section;
}

/* The head and foot of a document are laid out anew in each language. */
static bool is_layout(enum engross_block_kind kind)
{
	return kind == ENGROSS_BLOCK_MASTHEAD || kind == ENGROSS_BLOCK_DATE || kind == ENGROSS_BLOCK_SESSION ||
	       kind == ENGROSS_BLOCK_SYMBOL || kind == ENGROSS_BLOCK_CLOSING || kind == ENGROSS_BLOCK_NOTE;
}

static const char *noun(const struct translation_unit *unit)
{
	switch (unit->kind) {
	case ENGROSS_BLOCK_PREAMBLE: return "preambular paragraph";
	case ENGROSS_BLOCK_HEADING: return "heading";
	case ENGROSS_BLOCK_ANNEX: return "annex";
	case ENGROSS_BLOCK_FOOTNOTE: return "footnote";
	default: return "paragraph";
	}
}

/* "paragraph 4.", "the preambular paragraph "RECALLING …"". */
static void name_unit(char out[2 * TRANSLATION_QUOTE], const struct translation_text *text,
                      const struct translation_unit *unit)
{
	char words[TRANSLATION_QUOTE];
	bool marked = unit->marker.end > unit->marker.start;

	translation_quote(words, text, marked ? unit->marker : translation_head(text, unit), 48);
	if (marked)
		words[strcspn(words, ".:;")] = '\0';
	snprintf(out, 2 * TRANSLATION_QUOTE, marked ? "%s %s" : "the %s \"%s\"", noun(unit), words);
}

static const char *code_of(enum engross_block_kind kind)
{
	if (kind == ENGROSS_BLOCK_TITLE)
		return TRANSLATION_CODE_TITLE;
	return kind == ENGROSS_BLOCK_FOOTNOTE ? TRANSLATION_CODE_FOOTNOTE : TRANSLATION_CODE_PARAGRAPH;
}

/* Unit INDEX of the source has none in the target; AT is where it should stand. */
static enum engross_status tell_missing(const struct translation_alignment *alignment, size_t index, size_t at)
{
	const struct translation_unit *unit = &alignment->source.units[index];
	struct translation_telling telling = {
		.code = code_of(unit->kind),
		.target = { at, at },
		.source = translation_head(&alignment->source, unit),
		.related = "in the source",
	};
	char name[2 * TRANSLATION_QUOTE];

	if (is_layout(unit->kind))
		return ENGROSS_OK;
	if (unit->kind == ENGROSS_BLOCK_TITLE)
		return translation_tell(alignment, &telling, "the title is missing");
	name_unit(name, &alignment->source, unit);
	return translation_tell(alignment, &telling, "%s of the source is missing", name);
}

static enum engross_status tell_added(const struct translation_alignment *alignment, size_t index)
{
	const struct translation_unit *unit = &alignment->target.units[index];
	struct translation_telling telling = {
		.code = code_of(unit->kind),
		.target = translation_head(&alignment->target, unit),
	};

	if (is_layout(unit->kind))
		return ENGROSS_OK;
	if (unit->kind == ENGROSS_BLOCK_TITLE)
		return translation_tell(alignment, &telling, "the source has no title");
	return translation_tell(alignment, &telling, "this %s is not in the source", noun(unit));
}

/* A number that differs is told once: those behind it, shifted alike, follow from it. */
static enum engross_status tell_number(const struct translation_alignment *alignment, struct shifts *shifts,
                                       const struct translation_unit *was, const struct translation_unit *is)
{
	struct translation_telling telling = {
		.code = was->kind == ENGROSS_BLOCK_FOOTNOTE ? TRANSLATION_CODE_FOOTNOTE : TRANSLATION_CODE_PARAGRAPH,
		.target = is->marker,
		.source = was->marker,
		.related = "the number in the source",
	};
	unsigned level = level_of(was);
	long shift = is->number - was->number;
	char now[TRANSLATION_QUOTE], then[TRANSLATION_QUOTE];
	bool told;

	enter_section(shifts, was->section);
	forget_below(shifts, level);
	if (!was->number || !is->number)
		return ENGROSS_OK;
	told = shift && shift != shifts->shift[level] && shift != shifts->shift[level] + shifts->pending[level];
	shifts->shift[level] = shift;
	shifts->pending[level] = 0;
	if (!told)
		return ENGROSS_OK;
	translation_quote(now, &alignment->target, is->marker, 16);
	translation_quote(then, &alignment->source, was->marker, 16);
	return translation_tell(alignment, &telling, "the number is %s in the source, not %s", then, now);
}

enum engross_status translation_tell_paragraphs(const struct translation_alignment *alignment)
{
	enum engross_status status = ENGROSS_OK;
	struct shifts shifts = { .section = 0 };
	size_t at = 0;

	for (size_t i = 0; i < alignment->n_steps && status == ENGROSS_OK; i++) {
		const struct translation_step *step = &alignment->steps[i];
		const struct translation_unit *was = &alignment->source.units[step->source];
		const struct translation_unit *is = &alignment->target.units[step->target];
		if (step->n_source && step->n_target) {
			status = tell_number(alignment, &shifts, was, is);
		} else if (step->n_source) {
			if (was->number)
				shifts.pending[level_of(was)]--;
			status = tell_missing(alignment, step->source, at);
		} else {
			if (is->number)
				shifts.pending[level_of(is)]++;
			status = tell_added(alignment, step->target);
		}
		if (step->n_target)
			at = is[step->n_target - 1].span.end;
	}
	return status;
}

static size_t count_marks(const struct translation_text *text, const struct translation_unit *units, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += translation_marks_before(text, units[i].span.end) - translation_marks_before(text, units[i].span.start);
	return count;
}

enum engross_status translation_tell_footnotes(const struct translation_alignment *alignment,
                                               const struct translation_step *step)
{
	const struct translation_unit *was = &alignment->source.units[step->source];
	const struct translation_unit *is = &alignment->target.units[step->target];
	size_t then = count_marks(&alignment->source, was, step->n_source);
	size_t now = count_marks(&alignment->target, is, step->n_target);
	struct translation_telling telling = {
		.code = TRANSLATION_CODE_FOOTNOTE,
		.target = translation_head(&alignment->target, is),
		.source = translation_head(&alignment->source, was),
		.related = "the paragraph in the source",
	};

	if (now == then)
		return ENGROSS_OK;
	return translation_tell(alignment, &telling, "%zu footnote mark%s here, %zu in the source", now,
	                        now == 1 ? "" : "s", then);
}
