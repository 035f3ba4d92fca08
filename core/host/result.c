/* Findings and changes, kept and put in order. */
#include "host/result.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

engross_result *engross__result_new(const struct engross_allocator *allocator, size_t limit)
{
	engross_result *result = allocator->alloc(allocator->payload, sizeof(*result));

	if (!result)
		return NULL;
	memset(result, 0, sizeof(*result));
	result->allocator = allocator;
	result->limit = limit;
	engross__arena_init(&result->arena, allocator);
	engross__arena_init(&result->change_arena, allocator);
	return result;
}

void engross_result_free(engross_result *result)
{
	if (!result)
		return;
	engross__release(result->allocator, result->findings);
	engross__release(result->allocator, result->changes);
	engross__release(result->allocator, result->pairs);
	engross__arena_clear(&result->arena);
	engross__arena_clear(&result->change_arena);
	engross__release(result->allocator, result);
}

static int compare_sizes(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_texts(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) : (a != NULL) - (b != NULL);
}

static int compare_places(const void *left, const void *right)
{
	const struct engross_finding *a = left, *b = right;
	int order = compare_sizes(a->span.start, b->span.start);

	if (!order)
		order = compare_sizes(a->span.end, b->span.end);
	if (!order)
		order = strcmp(a->code, b->code);
	if (!order)
		order = strcmp(a->message, b->message);
	if (!order)
		order = compare_texts(a->replacement, b->replacement);
	return order ? order : (a->level < b->level) - (a->level > b->level);
}

static int compare_weights(const void *left, const void *right)
{
	const struct engross_finding *a = left, *b = right;

	return a->level != b->level ? (a->level < b->level) - (a->level > b->level) : compare_places(a, b);
}

/* Sorted equals lie side by side. */
static void drop_duplicates(engross_result *result)
{
	size_t kept = 0;

	for (size_t i = 0; i < result->n_findings; i++) {
		if (kept && !compare_places(&result->findings[kept - 1], &result->findings[i]))
			result->levels[result->findings[i].level]--;
		else
			result->findings[kept++] = result->findings[i];
	}
	result->n_findings = kept;
}

/* Copies what FINDING points to into ARENA. */
static bool copy_finding(struct engross_finding *finding, struct engross__arena *arena)
{
	struct engross_related *related = NULL;

	if (!(finding->message = engross__arena_string(arena, finding->message)))
		return false;
	if (finding->replacement && !(finding->replacement = engross__arena_string(arena, finding->replacement)))
		return false;
	if (finding->n_related) {
		related = engross__arena_array(arena, finding->n_related, sizeof(*related));
		if (!related)
			return false;
	}
	for (size_t i = 0; i < finding->n_related; i++) {
		related[i].span = finding->related[i].span;
		related[i].message = engross__arena_string(arena, finding->related[i].message);
		if (!related[i].message)
			return false;
	}
	finding->related = related;
	return true;
}

/* Keeps the weightiest findings up to the limit, and only their memory. */
static bool prune(engross_result *result)
{
	struct engross__arena kept;

	qsort(result->findings, result->n_findings, sizeof(*result->findings), compare_weights);
	drop_duplicates(result);
	if (result->n_findings > result->limit)
		result->n_findings = result->limit;
	engross__arena_init(&kept, result->allocator);
	for (size_t i = 0; i < result->n_findings; i++)
		if (!copy_finding(&result->findings[i], &kept)) {
			result->n_findings = i;
			engross__arena_clear(&kept);
			return false;
		}
	engross__arena_clear(&result->arena);
	result->arena = kept;
	return true;
}

bool engross__result_add(engross_result *result, const struct engross_finding *finding)
{
	struct engross_finding copy = *finding;

	/* Pruned at twice the limit, so that its cost is shared by as many findings as it looks at. */
	if (result->n_findings >= 64 && result->n_findings / 2 >= result->limit && !prune(result))
		return false;
	if (!engross__grow(result->allocator, &result->findings, &result->findings_capacity, result->n_findings + 1,
	                   sizeof(*result->findings)) ||
	    !copy_finding(&copy, &result->arena))
		return false;
	result->findings[result->n_findings++] = copy;
	result->levels[copy.level]++;
	return true;
}

void engross__result_finish(engross_result *result)
{
	if (!result->n_findings)
		return;
	if (result->n_findings > result->limit) {
		qsort(result->findings, result->n_findings, sizeof(*result->findings), compare_weights);
		drop_duplicates(result);
		if (result->n_findings > result->limit)
			result->n_findings = result->limit;
	}
	if (result->n_findings)
		qsort(result->findings, result->n_findings, sizeof(*result->findings), compare_places);
	drop_duplicates(result);
}

static bool copy_change(struct engross_change *change, struct engross_edit **edits_out,
                        struct engross__arena *arena)
{
	struct engross_edit *edits = NULL;

	if (change->old_number && !(change->old_number = engross__arena_string(arena, change->old_number)))
		return false;
	if (change->new_number && !(change->new_number = engross__arena_string(arena, change->new_number)))
		return false;
	if (change->remark && !(change->remark = engross__arena_string(arena, change->remark)))
		return false;
	if (change->n_edits) {
		edits = engross__arena_array(arena, change->n_edits, sizeof(*edits));
		if (!edits)
			return false;
		memcpy(edits, change->edits, change->n_edits * sizeof(*edits));
	}
	change->edits = *edits_out = edits;
	return true;
}

bool engross__result_add_change(engross_result *result, const struct engross_change *change,
                                struct engross_edit **edits)
{
	struct engross_change copy = *change;

	if (!engross__grow(result->allocator, &result->changes, &result->changes_capacity, result->n_changes + 1,
	                   sizeof(*result->changes)) ||
	    !copy_change(&copy, edits, &result->change_arena))
		return false;
	result->changes[result->n_changes++] = copy;
	return true;
}

bool engross__result_add_pair(engross_result *result, const struct engross_pair *pair)
{
	struct engross_pair copy = *pair;

	if (!engross__grow(result->allocator, &result->pairs, &result->pairs_capacity, result->n_pairs + 1,
	                   sizeof(*result->pairs)))
		return false;
	if (copy.source_number && !(copy.source_number = engross__arena_string(&result->change_arena, copy.source_number)))
		return false;
	if (copy.target_number && !(copy.target_number = engross__arena_string(&result->change_arena, copy.target_number)))
		return false;
	result->pairs[result->n_pairs++] = copy;
	return true;
}

bool engross__result_add_equality(engross_result *result, const char *name, size_t count)
{
	size_t at = 0;

	while (at < result->n_equalities && strcmp(result->equalities[at].name, name) < 0)
		at++;
	if (at == result->n_equalities || strcmp(result->equalities[at].name, name)) {
		const char *kept = engross__arena_string(&result->change_arena, name);
		if (!kept || result->n_equalities == ENGROSS__EQUALITIES)
			return false;
		memmove(&result->equalities[at + 1], &result->equalities[at],
		        (result->n_equalities - at) * sizeof(*result->equalities));
		result->equalities[at] = (struct engross_equality){ kept, 0 };
		result->n_equalities++;
	}
	result->equalities[at].count += count;
	return true;
}

size_t engross_result_equality_count(const engross_result *result)
{
	return result->n_equalities;
}

const struct engross_equality *engross_result_equality(const engross_result *result, size_t index)
{
	return index < result->n_equalities ? &result->equalities[index] : NULL;
}

size_t engross_result_finding_count(const engross_result *result)
{
	return result->n_findings;
}

const struct engross_finding *engross_result_finding(const engross_result *result, size_t index)
{
	return index < result->n_findings ? &result->findings[index] : NULL;
}

size_t engross_result_level_count(const engross_result *result, enum engross_level level)
{
	return level >= ENGROSS_LEVEL_INFO && level <= ENGROSS_LEVEL_ERROR ? result->levels[level] : 0;
}

size_t engross_result_change_count(const engross_result *result)
{
	return result->n_changes;
}

const struct engross_change *engross_result_change(const engross_result *result, size_t index)
{
	return index < result->n_changes ? &result->changes[index] : NULL;
}

size_t engross_result_pair_count(const engross_result *result)
{
	return result->n_pairs;
}

const struct engross_pair *engross_result_pair(const engross_result *result, size_t index)
{
	return index < result->n_pairs ? &result->pairs[index] : NULL;
}

const char *engross_pair_kind_name(enum engross_pair_kind kind)
{
	switch (kind) {
	case ENGROSS_PAIR_MATCH: return "match";
	case ENGROSS_PAIR_SPLIT: return "split";
	case ENGROSS_PAIR_MERGE: return "merge";
	case ENGROSS_PAIR_MISSING: return "missing";
	case ENGROSS_PAIR_ADDED: return "added";
	case ENGROSS_PAIR_NONE: break;
	}
	return "none";
}

const char *engross_change_kind_name(enum engross_change_kind kind)
{
	switch (kind) {
	case ENGROSS_CHANGE_INSERT: return "insert";
	case ENGROSS_CHANGE_DELETE: return "delete";
	case ENGROSS_CHANGE_EDIT: return "edit";
	case ENGROSS_CHANGE_MOVE: return "move";
	case ENGROSS_CHANGE_MOVE_EDIT: return "move-edit";
	case ENGROSS_CHANGE_RENUMBER: return "renumber";
	case ENGROSS_CHANGE_SPLIT: return "split";
	case ENGROSS_CHANGE_MERGE: return "merge";
	case ENGROSS_CHANGE_FORMAT: return "format";
	case ENGROSS_CHANGE_NONE: break;
	}
	return "none";
}
