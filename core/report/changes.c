/* Changes between two drafts: the formats for programs. Those for people are in changes_text.c and
   html_changes.c. */
#include <stdio.h>
#include <string.h>

#include "report/report_internal.h"
#include "report/changes.h"
#include "report/text.h"
#include "source/document_internal.h"

static const char *op_name(enum engross_edit_op op)
{
	switch (op) {
	case ENGROSS_EDIT_EQUAL: return "equal";
	case ENGROSS_EDIT_DELETE: return "delete";
	case ENGROSS_EDIT_INSERT: return "insert";
	case ENGROSS_EDIT_REPLACE: return "replace";
	case ENGROSS_EDIT_NONE: break;
	}
	return "none";
}

static void write_side(struct engross__json *json, const char *key, const engross_document *document,
                       bool there, struct engross_span span, const char *number)
{
	if (!there) {
		engross__json_null(json, key);
		return;
	}
	engross__json_open(json, key, '{');
	engross__report_place(json, document, span);
	engross__json_string(json, "number", number);
	engross__json_close(json, '}');
}

static void write_range(struct engross__json *json, const char *key, struct engross_span span)
{
	engross__json_open(json, key, '[');
	engross__json_number(json, NULL, span.start);
	engross__json_number(json, NULL, span.end);
	engross__json_close(json, ']');
}

static void write_change(engross_reporter *reporter, const struct engross_change *change)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, NULL, '{');
	engross__json_string(json, "kind", engross_change_kind_name(change->kind));
	write_side(json, "old", reporter->old_slicer.document, change->has_old, change->old_span,
	           change->old_number);
	write_side(json, "new", reporter->slicer.document, change->has_new, change->new_span, change->new_number);
	engross__json_open(json, "edits", '[');
	for (size_t i = 0; i < change->n_edits; i++) {
		engross__json_open(json, NULL, '{');
		engross__json_string(json, "op", op_name(change->edits[i].op));
		write_range(json, "old", change->edits[i].old_span);
		write_range(json, "new", change->edits[i].new_span);
		engross__json_close(json, '}');
	}
	engross__json_close(json, ']');
	if (change->remark)
		engross__json_string(json, "remark", change->remark);
	engross__json_close(json, '}');
}

static void write_equalities(struct engross__json *json, const engross_result *result)
{
	engross__json_open(json, "equal", '{');
	for (size_t i = 0; i < engross_result_equality_count(result); i++) {
		const struct engross_equality *equality = engross_result_equality(result, i);
		engross__json_number(json, equality->name, equality->count);
	}
	engross__json_close(json, '}');
}

void engross__changes_count(const engross_result *result, size_t counts[ENGROSS__CHANGE_KINDS])
{
	memset(counts, 0, ENGROSS__CHANGE_KINDS * sizeof(*counts));
	for (size_t i = 0; i < engross_result_change_count(result); i++)
		counts[engross_result_change(result, i)->kind]++;
}

#define REST_CHANGES 512 /* written between rests of the drafts */

void engross__changes_rest(const engross_reporter *reporter, size_t index)
{
	if (index % REST_CHANGES)
		return;
	engross__document_rest(reporter->old_slicer.document);
	engross__document_rest(reporter->slicer.document);
}

/* Change INDEX of RESULT. */
static const struct engross_change *next_change(const engross_reporter *reporter,
                                                const engross_result *result, size_t index)
{
	engross__changes_rest(reporter, index);
	return engross_result_change(result, index);
}

struct engross_span engross__changes_edit(const struct engross__changes *changes,
                                          const struct engross_change *change, size_t index, int side)
{
	const struct engross__view *view = &changes->views[side];
	const struct engross_edit *edit = &change->edits[index];
	struct engross_span span = side ? edit->new_span : edit->old_span;
	size_t next;

	if (index + 1 < change->n_edits) {
		next = side ? edit[1].new_span.start : edit[1].old_span.start;
		/* What normalization drops stands between two edits that touch. */
		if (next > span.end &&
		    engross__view_offset(view->document, next) == engross__view_offset(view->document, span.end))
			span.end = next;
	}
	return engross__view_source(view, span);
}

const char *engross__changes_kind(enum engross_change_kind kind)
{
	switch (kind) {
	case ENGROSS_CHANGE_INSERT: return "inserted";
	case ENGROSS_CHANGE_DELETE: return "deleted";
	case ENGROSS_CHANGE_EDIT: return "edited";
	case ENGROSS_CHANGE_MOVE: return "moved";
	case ENGROSS_CHANGE_MOVE_EDIT: return "moved and edited";
	case ENGROSS_CHANGE_RENUMBER: return "renumbered";
	case ENGROSS_CHANGE_SPLIT: return "split";
	case ENGROSS_CHANGE_MERGE: return "merged";
	case ENGROSS_CHANGE_FORMAT: return "typography only";
	case ENGROSS_CHANGE_NONE: break;
	}
	return "changed";
}

const char *engross__changes_sign(enum engross_change_kind kind, bool up)
{
	switch (kind) {
	case ENGROSS_CHANGE_INSERT: return "+";
	case ENGROSS_CHANGE_DELETE: return "-";
	case ENGROSS_CHANGE_MOVE:
	case ENGROSS_CHANGE_MOVE_EDIT: return up ? "\xE2\x86\x91" : "\xE2\x86\x93";
	case ENGROSS_CHANGE_RENUMBER: return "#";
	case ENGROSS_CHANGE_SPLIT: return "<";
	case ENGROSS_CHANGE_MERGE: return ">";
	case ENGROSS_CHANGE_FORMAT: return "\"";
	case ENGROSS_CHANGE_EDIT:
	case ENGROSS_CHANGE_NONE: break;
	}
	return "~";
}

bool engross__changes_is_up(const struct engross__changes *changes, size_t index)
{
	const struct engross__layout *layout = &changes->layout;

	return layout->row_left[index] != ENGROSS__NO_ROW &&
	       layout->row_of_change[index] < layout->row_left[index];
}

/* Adds the last of the blocks that change INDEX takes on SIDE to NAME: a split has several. */
static void add_last_name(const struct engross__changes *changes, size_t index, int side,
                          char name[ENGROSS__NAME_SIZE])
{
	const struct engross__layout_side *it = &changes->layout.sides[side];
	struct engross_span span = engross__layout_span(&changes->layout, index, side);
	char last_name[ENGROSS__NAME_SIZE];
	uint32_t last = it->head[index];
	size_t used = strlen(name);

	for (uint32_t at = last + 1; at < it->n_blocks; at++) {
		const struct engross_block *block = engross_document_block(it->document, at);
		if (block->span.start >= span.end)
			break;
		if (it->owner[at] == index && block->continues == ENGROSS_NO_INDEX)
			last = at;
	}
	if (last == it->head[index])
		return;
	engross__name_block(last_name, it->document, last);
	snprintf(name + used, ENGROSS__NAME_SIZE - used, " to %s", engross__name_rest(name, last_name));
}

void engross__changes_names(const struct engross__changes *changes, size_t index,
                            char names[2][ENGROSS__NAME_SIZE])
{
	const struct engross_change *change = engross_result_change(changes->result, index);

	names[0][0] = names[1][0] = '\0';
	for (int side = 0; side < 2; side++) {
		if (side ? !change->has_new : !change->has_old)
			continue;
		engross__name_block(names[side], changes->views[side].document,
		                    changes->layout.sides[side].head[index]);
		if (change->kind == (side ? ENGROSS_CHANGE_SPLIT : ENGROSS_CHANGE_MERGE))
			add_last_name(changes, index, side, names[side]);
	}
}

void engross__changes_equal(const struct engross__changes *changes)
{
	struct engross__writer *writer = &changes->reporter->writer;

	for (size_t i = 0; i < engross_result_equality_count(changes->result); i++) {
		const struct engross_equality *equality = engross_result_equality(changes->result, i);
		engross__writer_string(writer, i ? ", " : "taken for equal: ");
		for (const char *p = equality->name; *p; p++)
			engross__writer_char(writer, *p == '-' ? ' ' : *p);
		engross__writer_string(writer, " in ");
		engross__text_count(writer, equality->count, "paragraph", "paragraphs");
	}
}

void engross__changes_summary(const struct engross__changes *changes)
{
	engross_reporter *reporter = changes->reporter;
	struct engross__writer *writer = &reporter->writer;
	const char *separator = ": ";
	size_t counts[ENGROSS__CHANGE_KINDS], total = engross_result_change_count(changes->result);

	if (!total) {
		engross__writer_string(writer, "no difference");
	} else {
		engross__text_count(writer, total, "change", "changes");
		engross__changes_count(changes->result, counts);
		for (int kind = ENGROSS_CHANGE_INSERT; kind < ENGROSS__CHANGE_KINDS; kind++) {
			if (!counts[kind])
				continue;
			engross__writer_string(writer, separator);
			engross__writer_number(writer, counts[kind]);
			engross__writer_char(writer, ' ');
			engross__writer_string(writer, engross__changes_kind((enum engross_change_kind)kind));
			separator = ", ";
		}
	}
	if (reporter->levels[ENGROSS_LEVEL_ERROR] || reporter->levels[ENGROSS_LEVEL_WARNING] ||
	    reporter->levels[ENGROSS_LEVEL_INFO]) {
		engross__writer_string(writer, "; ");
		engross__report_levels_text(reporter);
	}
	if (reporter->omitted) {
		engross__writer_string(writer, "; ");
		engross__text_count(writer, reporter->omitted, "is", "are");
		engross__writer_string(writer, " not listed (limit findings)");
	}
}

static void write_json(engross_reporter *reporter, const engross_result *result)
{
	struct engross__json *json = &reporter->json;
	size_t counts[ENGROSS__CHANGE_KINDS];

	engross__json_string(json, "old", engross_document_name(reporter->old_slicer.document));
	engross__json_string(json, "new", engross_document_name(reporter->slicer.document));
	engross__json_open(json, "changes", '[');
	for (size_t i = 0; i < engross_result_change_count(result); i++) {
		engross__json_line(json);
		write_change(reporter, next_change(reporter, result, i));
	}
	engross__json_close(json, ']');
	engross__json_open(json, "references", '[');
	for (size_t i = 0; i < engross_result_finding_count(result); i++) {
		engross__json_line(json);
		engross__changes_rest(reporter, i);
		engross__report_finding(reporter, engross_result_finding(result, i), false);
	}
	engross__json_close(json, ']');
	engross__json_number(json, "omitted", reporter->omitted);
	engross__report_levels(reporter);
	engross__json_number(json, "changes", engross_result_change_count(result));
	engross__changes_count(result, counts);
	engross__json_open(json, "kinds", '{');
	for (int kind = ENGROSS_CHANGE_INSERT; kind < ENGROSS__CHANGE_KINDS; kind++)
		if (counts[kind])
			engross__json_number(json, engross_change_kind_name((enum engross_change_kind)kind),
			                     counts[kind]);
	engross__json_close(json, '}');
	write_equalities(json, result);
	engross__json_close(json, '}');
	engross__json_close(json, '}');
}

static void write_lines(engross_reporter *reporter, const engross_result *result)
{
	for (size_t i = 0; i < engross_result_change_count(result); i++)
		write_change(reporter, next_change(reporter, result, i));
	for (size_t i = 0; i < engross_result_finding_count(result); i++)
		engross__report_finding(reporter, engross_result_finding(result, i), true);
}

/* What people read: both drafts in the order in which their blocks follow each other. */
static enum engross_status write_pages(engross_reporter *reporter, const engross_result *result,
                                       struct engross_error *error)
{
	bool page = reporter->format == ENGROSS__FORMAT_HTML;
	struct engross__changes changes = { .reporter = reporter, .result = result };
	enum engross_status status;

	engross__view_init(&changes.views[0], reporter->old_slicer.document, &reporter->old_slicer);
	engross__view_init(&changes.views[1], reporter->slicer.document, &reporter->slicer);
	status = engross__layout_init(&changes.layout, changes.views[0].document, changes.views[1].document,
	                              result, page, error);
	if (status == ENGROSS_OK)
		(page ? engross__changes_html : engross__changes_text)(&changes);
	engross__layout_clear(&changes.layout);
	return status;
}

enum engross_status engross_report_changes(engross_reporter *reporter, const engross_document *old_draft,
                                           const engross_document *new_draft, const engross_result *result,
                                           struct engross_error *error)
{
	enum engross_status status = engross__report_begin(reporter, ENGROSS__REPORT_CHANGES, new_draft, error);

	if (status == ENGROSS_OK)
		status = engross__slicer_init(&reporter->old_slicer, old_draft, error);
	if (status != ENGROSS_OK)
		return status;
	for (int level = ENGROSS_LEVEL_INFO; level <= ENGROSS_LEVEL_ERROR; level++)
		reporter->levels[level] = engross_result_level_count(result, (enum engross_level)level);
	reporter->omitted = reporter->levels[ENGROSS_LEVEL_INFO] + reporter->levels[ENGROSS_LEVEL_WARNING] +
	                    reporter->levels[ENGROSS_LEVEL_ERROR] - engross_result_finding_count(result);
	if (reporter->format == ENGROSS__FORMAT_JSON)
		write_json(reporter, result);
	else if (reporter->format == ENGROSS__FORMAT_JSONL)
		write_lines(reporter, result);
	else
		status = write_pages(reporter, result, error);
	if (status != ENGROSS_OK)
		return status;
	engross__writer_flush(&reporter->writer);
	return engross__report_status(reporter, error);
}
