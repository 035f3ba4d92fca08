/* structure/ending: paragraphs that end otherwise than the others of their part. */
#include "checks.h"

#include <string.h>

/* A parenthesis at the end of an item that is longer names no source. */
#define SOURCE_MAX ((size_t)200)
#define SOURCE_MIN ((size_t)8)
/* More deviations than this in one part are reported together. */
#define SINGLES_MAX ((size_t)6)

enum part { PART_PREAMBLE, PART_OPERATIVE, PART_SUBLIST, PART_ITEMS };

/* One paragraph of a part. */
struct clause {
	size_t block;
	struct found_ending end;
	struct found_ending before; /* before the source in parentheses; mark empty where there is none */
	bool skip;                  /* it leads on to a list or a quotation, or is cut off */
};

struct group {
	enum part part;
	struct clause *clauses;
	size_t count;
	bool more; /* the act goes on after it, or the document does */
};

static const char *const marks[] = { "no punctuation mark", "a full stop", "a semicolon", "a comma",
	                                 "a colon" };

static const char *mark_text(const struct check *check, enum ending kind)
{
	static const char *const latin[] = { "", ".", ";", ",", ":" };
	bool french = check->language && !strcmp(check->language, "fr");

	return french && kind == ENDING_SEMICOLON ? " ;" : latin[kind];
}

/* The repair that gives the text at MARK the ending KIND: the mark replaced, or put after the last word. */
static const char *repair(struct check *check, const struct found_ending *end, enum ending kind)
{
	struct engross_span mark = end->mark;

	if (end->kind)
		return mark_text(check, kind);
	if (mark.end - mark.start > 100)
		return NULL;
	return format_message(check, "%.*s%s", (int)(mark.end - mark.start), check->text + mark.start,
	                      mark_text(check, kind));
}

static void report(struct check *check, const struct found_ending *end, enum ending kind, const char *message,
                   const struct engross_related *related, size_t n_related)
{
	emit(check, &(struct engross_report){
					.code = "structure/ending",
					.span = end->mark,
					.message = message,
					.replacement = kind ? repair(check, end, kind) : NULL,
					.related = related,
					.n_related = n_related,
				});
}

/* The ending that most of the first N clauses have: two thirds of them, or more than half of five and more (of any
   number, when HALF); OPEN where there is none. */
static enum ending majority(const struct group *group, size_t n, bool sources, bool half, size_t *votes,
                            size_t *all)
{
	size_t counts[5] = { 0 }, best = ENDING_STOP;

	*all = 0;
	for (size_t i = 0; i < n; i++) {
		const struct clause *clause = &group->clauses[i];

		if (sources ? !clause->before.mark.end : clause->skip)
			continue;
		counts[sources ? clause->before.kind : clause->end.kind]++;
		++*all;
	}
	for (size_t kind = ENDING_STOP; kind <= ENDING_COMMA; kind++)
		if (counts[kind] > counts[best])
			best = kind;
	*votes = counts[best];
	if (counts[best] < 2 || counts[best] * 2 <= *all || (!half && *all < 5 && counts[best] * 3 < *all * 2))
		return ENDING_OPEN;
	return (enum ending)best;
}

static const struct found_ending *ending_at(const struct group *group, size_t i, bool sources)
{
	return sources ? &group->clauses[i].before : &group->clauses[i].end;
}

static bool deviates(const struct group *group, size_t i, bool sources, enum ending rule)
{
	const struct clause *clause = &group->clauses[i];

	if (sources)
		return clause->before.mark.end && clause->before.kind != rule;
	/* "..., and" before the last is as good as "...; and". */
	if (clause->end.joined && i + 2 == group->count)
		return false;
	return !clause->skip && clause->end.kind != rule;
}

/* Reports the clauses among the first N that do not end by RULE. */
static void report_deviants(struct check *check, const struct group *group, size_t n, bool sources,
                            enum ending rule, size_t votes, size_t all)
{
	struct engross_related related[RELATED_MAX];
	size_t deviants = 0, listed = 0, first = 0;
	const char *where = sources ? " before the source in parentheses" : "";

	for (size_t i = 0; i < n; i++)
		if (deviates(group, i, sources, rule) && !deviants++)
			first = i;
	if (deviants > SINGLES_MAX) {
		for (size_t i = first + 1; i < n && listed < RELATED_MAX; i++)
			if (deviates(group, i, sources, rule))
				related[listed++] =
					(struct engross_related){ ending_at(group, i, sources)->mark, "and this one" };
		report(check, ending_at(group, first, sources), ENDING_OPEN,
		       format_message(check, "%zu of %zu paragraphs end otherwise than with %s%s, as %zu do",
		                      deviants, all, marks[rule], where, votes),
		       related, listed);
		return;
	}
	for (size_t i = first; i < n && deviants && check->status == ENGROSS_OK; i++) {
		const struct found_ending *end = ending_at(group, i, sources);

		if (!deviates(group, i, sources, rule))
			continue;
		report(check, end, rule,
		       format_message(check, "this paragraph ends with %s%s; %zu of %zu here end with %s",
		                      marks[end->kind], where, votes, all, marks[rule]),
		       NULL, 0);
	}
}

/* The last paragraph of a part has a rule of its own. */
static void check_last(struct check *check, const struct group *group, enum ending rule)
{
	const struct clause *last = &group->clauses[group->count - 1];
	enum ending end = last->end.kind;

	if (last->skip || end == ENDING_OPEN || end == ENDING_COLON)
		return;
	if (group->part == PART_PREAMBLE && group->more && end == ENDING_STOP && rule != ENDING_STOP)
		report(check, &last->end, ENDING_COMMA,
		       "the last preambular paragraph leads on and ends with a comma", NULL, 0);
	if (group->part == PART_OPERATIVE && end != ENDING_STOP && group->count > 2)
		report(check, &last->end, ENDING_STOP, "the last operative paragraph ends with a full stop", NULL, 0);
}

static void judge(struct check *check, struct group *group)
{
	size_t n = group->count ? group->count - 1 : 0, votes, all, sources = 0;
	enum ending rule;

	if (n < 2)
		return;
	for (size_t i = 0; i < group->count; i++)
		sources += group->clauses[i].before.mark.end != 0;
	if (group->part == PART_ITEMS) {
		/* Of lists in general nothing is known, of those that name a source after each item it is. */
		if (sources < 3 || sources * 3 < group->count * 2)
			return;
		rule = majority(group, group->count, true, true, &votes, &all);
		if (rule)
			report_deviants(check, group, group->count, true, rule, votes, all);
		n = group->count;
	}
	rule = majority(group, n, false, false, &votes, &all);
	if (!rule || all < 2)
		return;
	if (all > 2 || votes == all)
		report_deviants(check, group, n, false, rule, votes, all);
	check_last(check, group, rule);
}

/* The ending before a source in parentheses that ends [START, END). */
static struct found_ending find_before_source(const struct check *check, size_t start, size_t end)
{
	struct found_ending none = { ENDING_OPEN, { 0, 0 }, false };
	const char *text = check->text;
	size_t close = end, open;

	while (close > start && strchr(".;, ", text[close - 1]))
		close--;
	if (close == start || text[close - 1] != ')')
		return none;
	for (open = close - 1; open > start && text[open] != '(' && close - open < SOURCE_MAX; open--)
		if (text[open] == ')' && open != close - 1)
			return none;
	if (text[open] != '(' || close - open < SOURCE_MIN || open == start || text[open - 1] != ' ')
		return none;
	for (end = open; end > start && text[end - 1] == ' ';)
		end--;
	return end - start > 40 ? find_ending(check, start, end) : none;
}

static struct clause read_clause(const struct check *check, size_t index, bool items)
{
	const struct engross_block *block = block_at(check, index);
	const struct engross_block *tail = block_at(check, check->parts[index].tail);
	size_t next = check->parts[index].tail + 1;
	struct clause clause = { .block = index };

	clause.end = find_ending(check, tail->body.start, tail->body.end);
	clause.skip = clause.end.kind == ENDING_COLON || tail->body.start == tail->body.end;
	if (items)
		clause.before = find_before_source(check, tail->body.start, tail->body.end);
	if (clause.end.kind == ENDING_OPEN)
		clause.skip =
			next >= check->n_blocks || block_at(check, next)->kind == ENGROSS_BLOCK_TEXT ||
			block_at(check, next)->kind == ENGROSS_BLOCK_QUOTE ||
			(block_at(check, next)->kind == block->kind && block_at(check, next)->level > block->level);
	return clause;
}

static enum part part_of(const struct engross_block *block)
{
	switch (block->kind) {
	case ENGROSS_BLOCK_PREAMBLE:
		return block->marker.start < block->marker.end && block->level > 1 ? PART_SUBLIST : PART_PREAMBLE;
	case ENGROSS_BLOCK_OPERATIVE: return block->level ? PART_SUBLIST : PART_OPERATIVE;
	default: return PART_ITEMS;
	}
}

/* Whether BLOCK, of the part PART, ends the group that began with FIRST. */
static bool ends_group(const struct check *check, size_t first, size_t index, enum part part)
{
	const struct engross_block *a = block_at(check, first), *b = block_at(check, index);

	if (check->parts[first].act != check->parts[index].act || a->section != b->section)
		return true;
	switch (b->kind) {
	case ENGROSS_BLOCK_RESOLVES:
	case ENGROSS_BLOCK_OPENER: return true;
	case ENGROSS_BLOCK_HEADING:
	case ENGROSS_BLOCK_TEXT: return part == PART_ITEMS && b->continues == ENGROSS_NO_INDEX;
	default: break;
	}
	if (part == PART_PREAMBLE)
		return b->kind == ENGROSS_BLOCK_OPERATIVE;
	return b->kind == a->kind && b->level < a->level;
}

static bool is_clause(const struct engross_block *block)
{
	return (block->kind == ENGROSS_BLOCK_PREAMBLE || block->kind == ENGROSS_BLOCK_OPERATIVE ||
	        block->kind == ENGROSS_BLOCK_ITEM) &&
	       block->continues == ENGROSS_NO_INDEX;
}

/* Collects the part that begins with block INDEX. */
static void collect(struct check *check, size_t index, struct group *group, bool *done)
{
	const struct engross_block *first = block_at(check, index);
	size_t i;

	group->part = part_of(first);
	group->count = 0;
	for (i = index; i < check->n_blocks; i++) {
		const struct engross_block *block = block_at(check, i);

		if (i > index && ends_group(check, index, i, group->part))
			break;
		if (!is_clause(block) || done[i] || block->kind != first->kind || part_of(block) != group->part)
			continue;
		if (group->part != PART_PREAMBLE && (block->level != first->level || block->parent != first->parent))
			continue;
		group->clauses[group->count++] = read_clause(check, i, group->part == PART_ITEMS);
		done[i] = true;
	}
	group->more = i < check->n_blocks;
}

void check_endings(struct check *check)
{
	struct group group = { .clauses = check->host->alloc(check->run,
		                                                 (check->n_blocks + 1) * sizeof(*group.clauses)) };
	bool *done = check->host->alloc(check->run, check->n_blocks + 1);

	if (!group.clauses || !done) {
		check->status = ENGROSS_NOMEM;
		return;
	}
	for (size_t i = 0; i < check->n_blocks && check->status == ENGROSS_OK; i++) {
		if (done[i] || !is_clause(block_at(check, i)))
			continue;
		collect(check, i, &group, done);
		if (check->parts[i].coherent || group.part == PART_ITEMS)
			judge(check, &group);
	}
}
