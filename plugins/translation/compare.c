/* The facts of a paragraph against those of its source. */
#include "tell.h"

#include <stdio.h>
#include <string.h>

#define MOST 32   /* facts of one sort that differ in one paragraph; what is more is not told */
#define TRIES 256 /* facts of one sort and paragraph that are not found at once and looked for elsewhere */

struct side {
	const struct translation_text *text;
	const struct translation_unit *units;
	size_t n;
};

/* What is on one side alone. */
struct odd {
	const struct translation_fact *facts[MOST];
	size_t count, tries;
};

static const struct translation_fact *find(const struct side *side, enum translation_sort sort, uint64_t id)
{
	const struct translation_fact *fact = NULL;

	for (size_t i = 0; i < side->n && !fact; i++)
		fact = translation_fact_find(side->text, &side->units[i], sort, id);
	return fact;
}

/* A date that is said with its year on one side and without on the other is the same. */
static bool is_there(const struct side *side, const struct translation_fact *fact)
{
	if (find(side, fact->sort, fact->id))
		return true;
	if (fact->sort == TRANSLATION_DATE) {
		const struct translation_fact *day = find(side, TRANSLATION_DAY, fact->index % 10000);
		return day && day->hard;
	}
	return false;
}

/* The number of the citation that FACT is. */
static const char *number_of(const struct side *side, const struct translation_run *run,
                             const struct translation_fact *fact)
{
	const struct engross_citation *citation = run->host->citation(side->text->document, fact->index);

	for (size_t i = 0; i < citation->n_fields; i++)
		if (!strcmp(citation->fields[i].name, "number"))
			return citation->fields[i].value;
	return NULL;
}

/* Whether the other side says the number of the citation FACT without being understood: then nothing is told. */
static bool is_unread(const struct side *side, const struct side *other, const struct translation_run *run,
                      const struct translation_fact *fact)
{
	const char *number = fact->sort == TRANSLATION_CITATION ? number_of(side, run, fact) : NULL;
	size_t length = number ? strlen(number) : 0;

	for (size_t i = 0; i < other->n && length; i++) {
		const struct translation_unit *unit = &other->units[i];
		for (size_t k = 0; k < unit->n_facts; k++) {
			const struct translation_fact *it = &other->text->facts[unit->facts + k];
			if (it->loose && it->span.end - it->span.start == length &&
			    !memcmp(other->text->text + it->span.start, number, length))
				return true;
		}
	}
	return false;
}

/* An instrument's name is known in some languages only: it is missed where the text names it elsewhere. */
static bool names_elsewhere(const struct translation_text *text, const struct translation_run *run,
                            const char *key)
{
	size_t count = run->host->citation_count(text->document), most = count < 4096 ? count : 4096;

	for (size_t i = 0; i < most; i++) {
		const struct engross_citation *citation = run->host->citation(text->document, i);
		if (citation->key && !strcmp(citation->key, key))
			return true;
	}
	return false;
}

static bool is_told(struct odd *odd, const struct translation_run *run, const struct side *side,
                    const struct side *other, const struct translation_fact *fact)
{
	if (!fact->hard || is_there(other, fact) || odd->tries == TRIES)
		return false;
	odd->tries++;
	if (is_unread(side, other, run, fact))
		return false;
	return fact->sort != TRANSLATION_INSTRUMENT ||
	       names_elsewhere(other->text, run, run->host->citation(side->text->document, fact->index)->key);
}

static void collect(struct odd *odd, const struct translation_run *run, enum translation_sort sort,
                    const struct side *side, const struct side *other)
{
	odd->count = odd->tries = 0;
	for (size_t i = 0; i < side->n; i++) {
		const struct translation_unit *unit = &side->units[i];
		uint64_t before = 0;
		for (size_t k = 0; k < unit->n_facts && odd->count < MOST; k++) {
			const struct translation_fact *fact = &side->text->facts[unit->facts + k];
			if (fact->sort != sort || (k && fact->id == before && fact[-1].sort == sort))
				continue;
			before = fact->id;
			if (is_told(odd, run, side, other, fact))
				odd->facts[odd->count++] = fact;
		}
	}
	/* In text order. */
	for (size_t i = 1; i < odd->count; i++)
		for (size_t k = i; k && odd->facts[k - 1]->span.start > odd->facts[k]->span.start; k--) {
			const struct translation_fact *fact = odd->facts[k];
			odd->facts[k] = odd->facts[k - 1];
			odd->facts[k - 1] = fact;
		}
}

/* How a message names FACT. */
static void name_fact(char out[TRANSLATION_QUOTE], const struct translation_run *run, const struct side *side,
                      const struct translation_fact *fact)
{
	if (fact->sort == TRANSLATION_CITATION || fact->sort == TRANSLATION_INSTRUMENT) {
		const char *canonical = run->host->citation(side->text->document, fact->index)->canonical;
		if (canonical && strlen(canonical) < TRANSLATION_QUOTE) {
			snprintf(out, TRANSLATION_QUOTE, "%s", canonical);
			return;
		}
	}
	if (fact->sort == TRANSLATION_DATE && fact->index % 100)
		snprintf(out, TRANSLATION_QUOTE, "%04u-%02u-%02u", fact->index / 10000, fact->index / 100 % 100,
		         fact->index % 100);
	else if (fact->sort == TRANSLATION_DATE)
		snprintf(out, TRANSLATION_QUOTE, "%04u-%02u", fact->index / 10000, fact->index / 100 % 100);
	else
		translation_quote(out, side->text, fact->span, 60);
}

static const char *code_of(enum translation_sort sort)
{
	switch (sort) {
	case TRANSLATION_DATE:
	case TRANSLATION_DAY: return TRANSLATION_CODE_DATE;
	case TRANSLATION_NUMBER: return TRANSLATION_CODE_NUMBER;
	default: return TRANSLATION_CODE_CITATION;
	}
}

static const char *related_of(enum translation_sort sort)
{
	switch (sort) {
	case TRANSLATION_DATE:
	case TRANSLATION_DAY: return "the date in the source";
	case TRANSLATION_NUMBER: return "the number in the source";
	default: return "the citation in the source";
	}
}

/* One of the source, one of the target, or the one for the other. */
static enum engross_status tell(const struct translation_alignment *alignment, const struct side sides[2],
                                const struct translation_fact *is, const struct translation_fact *was)
{
	enum translation_sort sort = is ? is->sort : was->sort;
	struct translation_telling telling = { .code = code_of(sort), .related = related_of(sort) };
	char now[TRANSLATION_QUOTE] = "", then[TRANSLATION_QUOTE] = "";

	if (is)
		name_fact(now, alignment->run, &sides[1], is);
	if (was)
		name_fact(then, alignment->run, &sides[0], was);
	telling.target = is ? is->span : translation_head(sides[1].text, &sides[1].units[0]);
	if (was)
		telling.source = was->span;
	else
		telling.source = translation_head(sides[0].text, &sides[0].units[0]);
	if (!was)
		telling.related = "the paragraph in the source";
	if (is && was)
		return translation_tell(alignment, &telling, "the source has %s here, not %s", then, now);
	if (was)
		return translation_tell(alignment, &telling, "%s, which the source has here, is missing", then);
	return translation_tell(alignment, &telling, "%s is not in this paragraph of the source", now);
}

static enum engross_status tell_sort(const struct translation_alignment *alignment, const struct side sides[2],
                                     enum translation_sort sort)
{
	enum engross_status status = ENGROSS_OK;
	struct odd was, is;
	size_t both;

	collect(&was, alignment->run, sort, &sides[0], &sides[1]);
	collect(&is, alignment->run, sort, &sides[1], &sides[0]);
	/* As many on either side stand for each other; otherwise it cannot be said which. */
	both = was.count == is.count ? was.count : 0;
	for (size_t i = 0; i < both && status == ENGROSS_OK; i++)
		status = tell(alignment, sides, is.facts[i], was.facts[i]);
	/* References inside the text are known by words: one alone may only not have been understood. */
	if (sort == TRANSLATION_INTERNAL)
		return status;
	for (size_t i = both; i < was.count && status == ENGROSS_OK; i++)
		status = tell(alignment, sides, NULL, was.facts[i]);
	for (size_t i = both; i < is.count && status == ENGROSS_OK; i++)
		status = tell(alignment, sides, is.facts[i], NULL);
	return status;
}

/* The part in which two citations of one thing differ: both say it, and not alike ("XXXIII-O" and "XXXIV-O"). */
static const struct engross_field *differing(const struct engross_citation *was, const struct engross_citation *is)
{
	for (size_t i = 0; i < is->n_fields; i++) {
		const struct engross_field *field = &is->fields[i];
		const char *value = NULL;
		/* Dates are compared as dates; what else a symbol has is in its key. */
		if (field->span.end == field->span.start || (strcmp(field->name, "session") && strcmp(field->name, "year")))
			continue;
		for (size_t k = 0; k < was->n_fields && !value; k++)
			if (!strcmp(was->fields[k].name, field->name) && was->fields[k].span.end > was->fields[k].span.start)
				value = was->fields[k].value;
		if (value && field->value && strcmp(value, field->value))
			return field;
	}
	return NULL;
}

/* Symbols of one thing whose sessions or years differ. */
static enum engross_status tell_symbols(const struct translation_alignment *alignment, const struct side sides[2])
{
	const struct translation_unit *unit = sides[1].units;
	enum engross_status status = ENGROSS_OK;

	for (size_t k = 0; k < unit->n_facts && status == ENGROSS_OK; k++) {
		const struct translation_fact *is = &sides[1].text->facts[unit->facts + k], *was;
		const struct engross_citation *cited, *citing;
		if (is->sort != TRANSLATION_CITATION || !is->hard)
			continue;
		was = find(&sides[0], is->sort, is->id);
		if (!was || !was->hard)
			continue;
		cited = alignment->run->host->citation(sides[0].text->document, was->index);
		citing = alignment->run->host->citation(sides[1].text->document, is->index);
		if (cited->form == ENGROSS_FORM_SYMBOL && citing->form == ENGROSS_FORM_SYMBOL && differing(cited, citing))
			status = tell(alignment, sides, is, was);
	}
	return status;
}

enum engross_status translation_tell_facts(const struct translation_alignment *alignment,
                                           const struct translation_step *step)
{
	struct side sides[2] = {
		{ &alignment->source, &alignment->source.units[step->source], step->n_source },
		{ &alignment->target, &alignment->target.units[step->target], step->n_target },
	};
	enum engross_status status = ENGROSS_OK;

	for (int sort = 0; sort < TRANSLATION_SORTS && status == ENGROSS_OK; sort++)
		status = tell_sort(alignment, sides, (enum translation_sort)sort);
	return status == ENGROSS_OK ? tell_symbols(alignment, sides) : status;
}
