/* Changes between two drafts, as JSON and as text. */
#include <string.h>

#include "report/report_internal.h"
#include "report/text.h"
#include "source/document_internal.h"

#define KINDS (ENGROSS_CHANGE_FORMAT + 1)
#define EQUAL_COLUMNS ((size_t)48) /* of unchanged words shown on either side of an edit */

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

static void write_side(struct engross__json *json, const char *key, const engross_document *document, bool there,
                       struct engross_span span, const char *number)
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
	write_side(json, "old", reporter->old_slicer.document, change->has_old, change->old_span, change->old_number);
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
	engross__json_close(json, '}');
}

static void count_kinds(const engross_result *result, size_t counts[KINDS])
{
	memset(counts, 0, KINDS * sizeof(*counts));
	for (size_t i = 0; i < engross_result_change_count(result); i++)
		counts[engross_result_change(result, i)->kind]++;
}

#define REST_CHANGES 512 /* written between rests of the drafts */

/* The drafts rest now and then in a pass over their changes or findings, of which INDEX is next. */
static void rest(const engross_reporter *reporter, size_t index)
{
	if (index % REST_CHANGES)
		return;
	engross__document_rest(reporter->old_slicer.document);
	engross__document_rest(reporter->slicer.document);
}

/* Change INDEX of RESULT. */
static const struct engross_change *next_change(const engross_reporter *reporter, const engross_result *result,
                                                size_t index)
{
	rest(reporter, index);
	return engross_result_change(result, index);
}

static void write_json(engross_reporter *reporter, const engross_result *result)
{
	struct engross__json *json = &reporter->json;
	size_t counts[KINDS];

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
		rest(reporter, i);
		engross__report_finding(reporter, engross_result_finding(result, i), false);
	}
	engross__json_close(json, ']');
	engross__json_number(json, "omitted", reporter->omitted);
	engross__report_levels(reporter);
	engross__json_number(json, "changes", engross_result_change_count(result));
	count_kinds(result, counts);
	engross__json_open(json, "kinds", '{');
	for (int kind = ENGROSS_CHANGE_INSERT; kind < KINDS; kind++)
		if (counts[kind])
			engross__json_number(json, engross_change_kind_name((enum engross_change_kind)kind), counts[kind]);
	engross__json_close(json, '}');
	engross__json_close(json, '}');
	engross__json_close(json, '}');
}

static bool is_blank_at(const struct engross__slicer *slicer, size_t at)
{
	uint32_t point;

	if (at >= slicer->length)
		return false;
	engross__slicer_next(slicer, at, &point);
	return point == ' ' || point == '\n' || point == '\r' || point == '\t';
}

/* A line of words as it is written: blanks at the ends of its pieces become one space between them. */
struct line {
	engross_reporter *reporter;
	bool started;
	bool space; /* a blank came last */
};

/* Begins a piece of SPAN: the space that is due. */
static void begin_piece(struct line *line, const struct engross__slicer *slicer, struct engross_span span)
{
	if (line->started && (line->space || is_blank_at(slicer, span.start)))
		engross__writer_char(&line->reporter->writer, ' ');
	line->started = true;
	line->space = false;
}

static void end_piece(struct line *line, const struct engross__slicer *slicer, struct engross_span span)
{
	line->space = is_blank_at(slicer, span.end - 1);
}

static void write_marked(struct line *line, const struct engross__slicer *slicer, struct engross_span span,
                         const char *open, const char *close, enum engross__text_style style)
{
	struct engross__writer *writer = &line->reporter->writer;

	if (span.start >= span.end)
		return;
	begin_piece(line, slicer, span);
	engross__text_style(writer, line->reporter->color, style);
	engross__writer_string(writer, open);
	engross__text_slice(writer, slicer, span, SIZE_MAX);
	engross__writer_string(writer, close);
	engross__text_style(writer, line->reporter->color, ENGROSS__TEXT_PLAIN);
	end_piece(line, slicer, span);
}

static void write_deleted(struct line *line, struct engross_span span)
{
	write_marked(line, &line->reporter->old_slicer, span, "[-", "-]", ENGROSS__TEXT_RED);
}

static void write_inserted(struct line *line, struct engross_span span)
{
	write_marked(line, &line->reporter->slicer, span, "{+", "+}", ENGROSS__TEXT_GREEN);
}

/* Where the last EQUAL_COLUMNS bytes of SPAN begin, or the word after that. */
static size_t last_words(const struct engross__slicer *slicer, struct engross_span span)
{
	size_t cut = engross__slicer_align(slicer, span.start, span.end - EQUAL_COLUMNS), at = cut;
	uint32_t point;

	while (at < span.end && !is_blank_at(slicer, at))
		at += engross__slicer_next(slicer, at, &point);
	return at < span.end ? at : cut;
}

/* Unchanged words: all of a short run; of a long one its ends, which touch the edits beside it. */
static void write_equal(struct line *line, struct engross_span span, bool first, bool last)
{
	struct engross__writer *writer = &line->reporter->writer;
	const struct engross__slicer *slicer = &line->reporter->slicer;

	if (span.start >= span.end)
		return;
	begin_piece(line, slicer, span);
	if (span.end - span.start <= 3 * EQUAL_COLUMNS) {
		engross__text_slice(writer, slicer, span, SIZE_MAX);
	} else {
		if (first)
			engross__writer_string(writer, "\xE2\x80\xA6");
		else
			engross__text_slice(writer, slicer, span, EQUAL_COLUMNS);
		if (!first && !last)
			engross__writer_char(writer, ' ');
		span.start = last_words(slicer, span);
		if (!last)
			engross__text_slice(writer, slicer, span, SIZE_MAX);
	}
	end_piece(line, slicer, span);
}

static void write_edits(engross_reporter *reporter, const struct engross_change *change)
{
	struct line line = { .reporter = reporter };

	engross__writer_string(&reporter->writer, "  ");
	for (size_t i = 0; i < change->n_edits; i++) {
		const struct engross_edit *edit = &change->edits[i];
		if (edit->op == ENGROSS_EDIT_EQUAL) {
			write_equal(&line, edit->new_span, i == 0, i + 1 == change->n_edits);
			continue;
		}
		write_deleted(&line, edit->old_span);
		write_inserted(&line, edit->new_span);
	}
	engross__writer_char(&reporter->writer, '\n');
}

static void write_where(engross_reporter *reporter, const struct engross_change *change)
{
	struct engross__writer *writer = &reporter->writer;

	if (change->has_old)
		engross__report_spot(reporter, reporter->old_slicer.document, change->old_span.start);
	if (change->has_old && change->has_new)
		engross__writer_string(writer, " -> ");
	if (change->has_new)
		engross__report_spot(reporter, reporter->slicer.document, change->new_span.start);
}

static void write_numbers(engross_reporter *reporter, const struct engross_change *change)
{
	struct engross__writer *writer = &reporter->writer;
	const char *from = change->old_number, *to = change->new_number;

	if (!from && !to)
		return;
	engross__writer_string(writer, ", ");
	if (from)
		engross__text_string(writer, from);
	if (from && to && strcmp(from, to))
		engross__writer_string(writer, " -> ");
	if (to && (!from || strcmp(from, to)))
		engross__text_string(writer, to);
}

static void write_change_text(engross_reporter *reporter, const struct engross_change *change)
{
	struct engross__writer *writer = &reporter->writer;

	engross__text_style(writer, reporter->color, ENGROSS__TEXT_BOLD);
	write_where(reporter, change);
	engross__writer_string(writer, ": ");
	engross__writer_string(writer, engross_change_kind_name(change->kind));
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_PLAIN);
	write_numbers(reporter, change);
	engross__writer_char(writer, '\n');
	if (change->n_edits) {
		write_edits(reporter, change);
	} else if (!change->has_new || !change->has_old) {
		struct line line = { .reporter = reporter };
		engross__writer_string(writer, "  ");
		if (change->has_old)
			write_deleted(&line, change->old_span);
		else
			write_inserted(&line, change->new_span);
		engross__writer_char(writer, '\n');
	} else {
		engross__writer_string(writer, "  ");
		engross__text_slice(writer, &reporter->slicer, change->new_span, 100);
		engross__writer_char(writer, '\n');
	}
	engross__writer_char(writer, '\n');
}

static void write_summary_text(engross_reporter *reporter, const engross_result *result)
{
	struct engross__writer *writer = &reporter->writer;
	const char *separator = ": ";
	size_t counts[KINDS];

	if (!engross_result_change_count(result)) {
		engross__writer_string(writer, "no difference");
	} else {
		engross__text_count(writer, engross_result_change_count(result), "change", "changes");
		count_kinds(result, counts);
		for (int kind = ENGROSS_CHANGE_INSERT; kind < KINDS; kind++) {
			const char *name = engross_change_kind_name((enum engross_change_kind)kind);
			if (!counts[kind])
				continue;
			engross__writer_string(writer, separator);
			engross__text_count(writer, counts[kind], name, name);
			separator = ", ";
		}
	}
	if (reporter->levels[ENGROSS_LEVEL_ERROR] || reporter->levels[ENGROSS_LEVEL_WARNING] ||
	    reporter->levels[ENGROSS_LEVEL_INFO]) {
		engross__writer_string(writer, "; ");
		engross__report_levels_text(reporter);
	}
	engross__writer_char(writer, '\n');
}

static void write_text(engross_reporter *reporter, const engross_result *result)
{
	for (size_t i = 0; i < engross_result_change_count(result); i++)
		write_change_text(reporter, next_change(reporter, result, i));
	for (size_t i = 0; i < engross_result_finding_count(result); i++)
		engross__report_finding_text(reporter, engross_result_finding(result, i));
	write_summary_text(reporter, result);
}

static void write_lines(engross_reporter *reporter, const engross_result *result)
{
	for (size_t i = 0; i < engross_result_change_count(result); i++)
		write_change(reporter, next_change(reporter, result, i));
	for (size_t i = 0; i < engross_result_finding_count(result); i++)
		engross__report_finding(reporter, engross_result_finding(result, i), true);
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
		write_text(reporter, result);
	engross__writer_flush(&reporter->writer);
	return engross__report_status(reporter, error);
}
