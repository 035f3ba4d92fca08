/* What plugins report, checked before it is believed. */
#include <string.h>

#include "base/error.h"
#include "host/run_internal.h"
#include "text/utf8.h"

/* The size of struct engross_report in ABI 1. */
#define REPORT_SIZE_1 (offsetof(struct engross_report, n_related) + sizeof(size_t))

/* Remembers the plugin's breach of its contract. */
static enum engross_status breach(engross_run *run, const char *what, const char *code)
{
	run->status = ENGROSS_PLUGIN;
	return engross__fail(run->error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: it reported %s%s%.100s",
	                     run->plugin->name, what, code ? ": " : "", code ? code : "");
}

static enum engross_status out_of_memory(engross_run *run)
{
	run->status = ENGROSS_NOMEM;
	return engross__nomem(run->error);
}

static bool is_utf8(const char *text)
{
	size_t length = strlen(text);

	return engross__utf8_check(text, length) == length;
}

static bool is_inside(const engross_document *document, struct engross_span span)
{
	size_t length;

	engross_document_text(document, &length);
	return span.start <= span.end && span.end <= length;
}

/* SPAN of DOCUMENT's text in bytes of its source. A span that cuts a character in two takes in all of it. */
static struct engross_span map_span(const engross_document *document, struct engross_span span)
{
	size_t length;
	const char *text = engross_document_text(document, &length);

	while (span.start && span.start < length && ((unsigned char)text[span.start] & 0xC0) == 0x80)
		span.start--;
	while (span.end < length && ((unsigned char)text[span.end] & 0xC0) == 0x80)
		span.end++;
	return engross_document_to_source(document, span);
}

/* The document that places related to a finding are in. */
static const engross_document *related_document(const engross_run *run)
{
	return run->source_document ? run->source_document : run->document;
}

static const char *check_report(const engross_run *run, const struct engross_report *report)
{
	if (!is_inside(run->document, report->span))
		return "a place outside the text";
	if (report->level < ENGROSS_LEVEL_NONE || report->level > ENGROSS_LEVEL_ERROR)
		return "a level that does not exist";
	if (report->message && !is_utf8(report->message))
		return "a message that is not UTF-8";
	if (report->replacement && !is_utf8(report->replacement))
		return "a repair that is not UTF-8";
	if (report->n_related && !report->related)
		return "related places that are not there";
	for (size_t i = 0; i < report->n_related; i++) {
		if (!is_inside(related_document(run), report->related[i].span))
			return "a related place outside the text";
		if (!report->related[i].message || !is_utf8(report->related[i].message))
			return "a related place without a message in UTF-8";
	}
	return NULL;
}

static enum engross_status keep_finding(engross_run *run, const struct engross_report *report,
                                        const struct engross_code *code, enum engross_level level)
{
	struct engross_finding finding = {
		.code = code->id,
		.level = level,
		.plugin = run->plugin->name,
		.span = map_span(run->document, report->span),
		.message = report->message ? report->message : code->summary,
		.replacement = report->replacement,
		.safe = report->replacement && report->safe,
		.n_related = report->n_related,
	};
	struct engross_related stack[8], *related = stack;

	if (report->n_related > sizeof(stack) / sizeof(*stack)) {
		related = engross__arena_array(&run->arena, report->n_related, sizeof(*related));
		if (!related)
			return out_of_memory(run);
	}
	for (size_t i = 0; i < report->n_related; i++) {
		related[i].span = map_span(related_document(run), report->related[i].span);
		related[i].message = report->related[i].message;
	}
	finding.related = related;
	return engross__result_add(run->result, &finding) ? ENGROSS_OK : out_of_memory(run);
}

enum engross_status engross__run_emit(engross_run *run, const struct engross_report *report)
{
	const struct engross__catalogue_entry *entry;
	enum engross_level level;
	const char *wrong;

	if (run->status != ENGROSS_OK)
		return run->status;
	if (!report || report->struct_size < REPORT_SIZE_1)
		return breach(run, "a finding whose struct_size is too small", NULL);
	entry = report->code ? engross__catalogue_find(run->context, report->code) : NULL;
	if (!entry || entry->plugin != run->plugin)
		return breach(run, "a code that it does not declare",
		              report->code && is_utf8(report->code) ? report->code : NULL);
	wrong = check_report(run, report);
	if (wrong)
		return breach(run, wrong, report->code);
	level = report->level ? report->level : engross__selection_level(&run->selection, entry->code);
	if (!engross__selection_wants(&run->selection, entry) || level < run->selection.min_level)
		return ENGROSS_OK;
	return keep_finding(run, report, entry->code, level);
}

static const char *check_change(const engross_run *run, const struct engross_change *change)
{
	if (change->kind <= ENGROSS_CHANGE_NONE || change->kind > ENGROSS_CHANGE_FORMAT)
		return "a change of no known kind";
	if (!change->has_old && !change->has_new)
		return "a change of nothing";
	if ((change->has_old && !is_inside(run->old_document, change->old_span)) ||
	    (change->has_new && !is_inside(run->document, change->new_span)))
		return "a change outside the text";
	if ((change->old_number && !is_utf8(change->old_number)) ||
	    (change->new_number && !is_utf8(change->new_number)))
		return "a number that is not UTF-8";
	if (change->remark && !is_utf8(change->remark))
		return "a remark that is not UTF-8";
	if (change->n_edits && !change->edits)
		return "edits that are not there";
	for (size_t i = 0; i < change->n_edits; i++) {
		const struct engross_edit *edit = &change->edits[i];
		if (edit->op <= ENGROSS_EDIT_NONE || edit->op > ENGROSS_EDIT_REPLACE)
			return "an edit of no known kind";
		if (!is_inside(run->old_document, edit->old_span) || !is_inside(run->document, edit->new_span))
			return "an edit outside the text";
	}
	return NULL;
}

enum engross_status engross__run_emit_change(engross_run *run, const struct engross_change *change)
{
	struct engross_change kept;
	struct engross_edit *edits;
	const char *wrong;

	if (run->status != ENGROSS_OK)
		return run->status;
	if (!run->old_document)
		return breach(run, "a change where nothing is compared", NULL);
	wrong = change ? check_change(run, change) : "no change at all";
	if (wrong)
		return breach(run, wrong, NULL);
	kept = *change;
	kept.old_span = change->has_old ? map_span(run->old_document, change->old_span) : (struct engross_span){ 0, 0 };
	kept.new_span = change->has_new ? map_span(run->document, change->new_span) : (struct engross_span){ 0, 0 };
	if (!engross__result_add_change(run->result, &kept, &edits))
		return out_of_memory(run);
	for (size_t i = 0; i < kept.n_edits; i++) {
		edits[i].old_span = map_span(run->old_document, edits[i].old_span);
		edits[i].new_span = map_span(run->document, edits[i].new_span);
	}
	return ENGROSS_OK;
}

static const char *check_pair(const engross_run *run, const struct engross_pair *pair)
{
	if (pair->kind <= ENGROSS_PAIR_NONE || pair->kind > ENGROSS_PAIR_ADDED)
		return "a pair of no known kind";
	if (pair->has_source != (pair->kind != ENGROSS_PAIR_ADDED) ||
	    pair->has_target != (pair->kind != ENGROSS_PAIR_MISSING))
		return "a pair whose sides are not those of its kind";
	if ((pair->has_source && !is_inside(run->source_document, pair->source_span)) ||
	    (pair->has_target && !is_inside(run->document, pair->target_span)))
		return "a pair outside the text";
	if ((pair->source_number && !is_utf8(pair->source_number)) ||
	    (pair->target_number && !is_utf8(pair->target_number)))
		return "a number that is not UTF-8";
	return NULL;
}

enum engross_status engross__run_emit_pair(engross_run *run, const struct engross_pair *pair)
{
	struct engross_pair kept;
	const char *wrong;

	if (run->status != ENGROSS_OK)
		return run->status;
	if (!run->source_document)
		return breach(run, "a pair where nothing is aligned", NULL);
	wrong = pair ? check_pair(run, pair) : "no pair at all";
	if (wrong)
		return breach(run, wrong, NULL);
	kept = *pair;
	kept.source_span = pair->has_source ? map_span(run->source_document, pair->source_span)
	                                    : (struct engross_span){ 0, 0 };
	kept.target_span = pair->has_target ? map_span(run->document, pair->target_span) : (struct engross_span){ 0, 0 };
	return engross__result_add_pair(run->result, &kept) ? ENGROSS_OK : out_of_memory(run);
}

/* Whether NAME is like an option's, and short. */
static bool is_equality_name(const char *name)
{
	size_t length = name ? strlen(name) : 0;

	if (!length || length > 31 || *name < 'a' || *name > 'z')
		return false;
	return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

enum engross_status engross__run_equal(engross_run *run, const char *name, size_t count)
{
	if (run->status != ENGROSS_OK)
		return run->status;
	if (!run->old_document)
		return breach(run, "an equality where nothing is compared", NULL);
	if (!is_equality_name(name))
		return breach(run, "an equality without a proper name", NULL);
	if (!count || engross__result_add_equality(run->result, name, count))
		return ENGROSS_OK;
	return run->result->n_equalities == ENGROSS__EQUALITIES ? breach(run, "too many sorts of equality", name)
	                                                        : out_of_memory(run);
}
