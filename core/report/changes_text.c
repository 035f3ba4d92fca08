/* Changes between two drafts, for people at a terminal. */
#include <string.h>

#include "report/changes.h"
#include "report/text.h"
#include "report/wrap.h"

#define INDENT 4
#define KEPT_COLUMNS 60 /* of unchanged words beside an edit, when the run is long */
#define BLANKS_SHOWN 8  /* of white space that came or went */

struct page {
	const struct engross__changes *changes;
	struct engross__writer *writer;
	struct engross__wrap wrap;
	size_t columns;
	int color;
	bool started; /* something stands above: an empty line is due */
};

static void style(struct page *page, enum engross__text_style style)
{
	engross__text_style(page->writer, page->color, style);
}

/* A colour inside running text. */
static void style_words(struct page *page, enum engross__text_style style)
{
	if (page->color)
		engross__wrap_style(&page->wrap, style ? engross__text_style_code(style) : NULL);
}

static void begin_entry(struct page *page)
{
	if (page->started)
		engross__writer_char(page->writer, '\n');
	page->started = true;
}

static void begin_words(struct page *page)
{
	engross__wrap_begin(&page->wrap, page->writer, page->columns, INDENT);
}

/* White space that came or went has to be seen. */
static void add_blanks(struct page *page, const struct engross__view *view, struct engross_span span)
{
	size_t shown = 0;

	for (size_t at = span.start; at < span.end && shown < BLANKS_SHOWN; shown++) {
		uint32_t point;
		at += engross__slicer_next(&view->slicer, at, &point);
		engross__wrap_text(&page->wrap, point == '\n' || point == '\r' ? "\xE2\x8F\x8E" : "\xE2\x90\xA3");
	}
}

/* Words that came or went, in brackets, so that no colour is needed; white space at their ends stays outside.
   */
static void add_marked(struct page *page, int side, struct engross_span span)
{
	const struct engross__view *view = &page->changes->views[side];
	struct engross_span words = engross__view_trim(view, span);

	if (span.start >= span.end)
		return;
	if (words.start > span.start && words.start < words.end)
		engross__wrap_point(&page->wrap, ' ');
	style_words(page, side ? ENGROSS__TEXT_INSERTED : ENGROSS__TEXT_DELETED);
	engross__wrap_text(&page->wrap, side ? "{+" : "[-");
	if (words.start < words.end)
		engross__wrap_span(&page->wrap, view, words);
	else
		add_blanks(page, view, span);
	engross__wrap_text(&page->wrap, side ? "+}" : "-]");
	style_words(page, ENGROSS__TEXT_PLAIN);
	if (words.end < span.end && words.start < words.end)
		engross__wrap_point(&page->wrap, ' ');
}

/* Where the first KEPT_COLUMNS of SPAN end, at the end of a word if there is one. */
static size_t end_of_first(const struct engross__view *view, struct engross_span span)
{
	size_t at = span.start, word = span.start;
	uint32_t point;

	for (size_t used = 0; at < span.end && used < KEPT_COLUMNS;) {
		if (engross__view_is_blank(view, at))
			word = at;
		at += engross__slicer_next(&view->slicer, at, &point);
		used += engross__text_width(point);
	}
	return word > span.start ? word : at;
}

/* Where the last KEPT_COLUMNS begin. A column is a byte here: what is kept may be less, never more. */
static size_t start_of_last(const struct engross__view *view, struct engross_span span)
{
	size_t from = engross__slicer_align(&view->slicer, span.start, span.end - KEPT_COLUMNS), at = from;
	uint32_t point;

	while (at < span.end && !engross__view_is_blank(view, at))
		at += engross__slicer_next(&view->slicer, at, &point);
	return at < span.end ? at : from;
}

/* Unchanged words: all of a short run; of a long one its ends. */
static void add_equal(struct page *page, struct engross_span span, bool last)
{
	const struct engross__view *view = &page->changes->views[1];
	struct engross_span head = span, tail = span;

	if (span.end - span.start <= (size_t)4 * KEPT_COLUMNS) {
		engross__wrap_span(&page->wrap, view, span);
		return;
	}
	head.end = end_of_first(view, span);
	tail.start = start_of_last(view, span);
	engross__wrap_span(&page->wrap, view, head);
	engross__wrap_text(&page->wrap, " \xE2\x80\xA6 ");
	if (!last)
		engross__wrap_span(&page->wrap, view, tail);
}

static void add_edits(struct page *page, const struct engross_change *change)
{
	if (change->new_number) {
		engross__wrap_string(&page->wrap, change->new_number);
		engross__wrap_point(&page->wrap, ' ');
	}
	for (size_t i = 0; i < change->n_edits; i++) {
		struct engross_span from = engross__changes_edit(page->changes, change, i, 0);
		struct engross_span to = engross__changes_edit(page->changes, change, i, 1);
		if (change->edits[i].op == ENGROSS_EDIT_EQUAL) {
			add_equal(page, to, i + 1 == change->n_edits);
			continue;
		}
		add_marked(page, 0, from);
		add_marked(page, 1, to);
	}
}

/* A block that came or went. */
struct whole {
	struct page *page;
	int side;
	bool first;
};

static void add_whole_block(void *payload, struct engross_span span)
{
	struct whole *whole = payload;
	const struct engross__view *view = &whole->page->changes->views[whole->side];

	if (!whole->first)
		engross__wrap_point(&whole->page->wrap, ' ');
	whole->first = false;
	engross__wrap_span(&whole->page->wrap, view, engross__view_text(view, span));
}

static void add_whole(struct page *page, size_t index, int side)
{
	struct whole whole = { page, side, true };

	style_words(page, side ? ENGROSS__TEXT_INSERTED : ENGROSS__TEXT_DELETED);
	engross__wrap_text(&page->wrap, side ? "{+" : "[-");
	engross__layout_each(&page->changes->layout, index, side, add_whole_block, &whole);
	engross__wrap_text(&page->wrap, side ? "+}" : "-]");
	style_words(page, ENGROSS__TEXT_PLAIN);
}

/* As much of SPAN of the new draft as fits into the rest of a line. */
static void write_line(struct page *page, struct engross_span span, size_t used)
{
	engross__text_slice(page->writer, &page->changes->views[1].slicer, span,
	                    page->columns > used + 20 ? page->columns - used : 20);
	engross__writer_char(page->writer, '\n');
}

static size_t line_of(const struct page *page, int side, size_t offset)
{
	return engross_document_position(page->changes->views[side].document, offset).line;
}

/* ", line 23 -> 17": where an editor finds it. */
static void write_lines(struct page *page, const struct engross_change *change)
{
	size_t from = change->has_old ? line_of(page, 0, change->old_span.start) : 0;
	size_t to = change->has_new ? line_of(page, 1, change->new_span.start) : 0;

	style(page, ENGROSS__TEXT_DIM);
	engross__writer_string(page->writer, !to ? ", old line " : ", line ");
	if (from)
		engross__writer_number(page->writer, from);
	if (from && to && from != to)
		engross__writer_string(page->writer, " -> ");
	if (to && from != to)
		engross__writer_number(page->writer, to);
	style(page, ENGROSS__TEXT_PLAIN);
}

static enum engross__text_style style_of(enum engross_change_kind kind)
{
	switch (kind) {
	case ENGROSS_CHANGE_INSERT: return ENGROSS__TEXT_GREEN;
	case ENGROSS_CHANGE_DELETE: return ENGROSS__TEXT_RED;
	case ENGROSS_CHANGE_MOVE:
	case ENGROSS_CHANGE_MOVE_EDIT: return ENGROSS__TEXT_CYAN;
	case ENGROSS_CHANGE_EDIT:
	case ENGROSS_CHANGE_SPLIT:
	case ENGROSS_CHANGE_MERGE: return ENGROSS__TEXT_YELLOW;
	case ENGROSS_CHANGE_RENUMBER:
	case ENGROSS_CHANGE_FORMAT:
	case ENGROSS_CHANGE_NONE: break;
	}
	return ENGROSS__TEXT_BOLD;
}

/* "↑ moved up: paragraph 5 -> 2, line 23 -> 17" */
static void write_head(struct page *page, size_t index)
{
	const struct engross_change *change = engross_result_change(page->changes->result, index);
	bool moved = page->changes->layout.moved[index],
		 up = moved && engross__changes_is_up(page->changes, index);
	char names[2][ENGROSS__NAME_SIZE];

	engross__changes_names(page->changes, index, names);
	style(page, style_of(change->kind));
	engross__writer_string(page->writer, engross__changes_sign(change->kind, up));
	engross__writer_char(page->writer, ' ');
	engross__writer_string(page->writer, engross__changes_kind(change->kind));
	if (moved)
		engross__writer_string(page->writer, up ? " (up)" : " (down)");
	engross__writer_string(page->writer, ": ");
	style(page, ENGROSS__TEXT_PLAIN);
	style(page, ENGROSS__TEXT_BOLD);
	engross__text_string(page->writer, *names[0] ? names[0] : names[1]);
	if (*names[0] && *names[1] && strcmp(names[0], names[1])) {
		engross__writer_string(page->writer, " -> ");
		engross__text_string(page->writer, engross__name_rest(names[0], names[1]));
	}
	style(page, ENGROSS__TEXT_PLAIN);
	write_lines(page, change);
	engross__writer_char(page->writer, '\n');
	if (!change->remark)
		return;
	begin_words(page);
	style_words(page, ENGROSS__TEXT_YELLOW);
	engross__wrap_string(&page->wrap, "! ");
	engross__wrap_string(&page->wrap, change->remark);
	style_words(page, ENGROSS__TEXT_PLAIN);
	engross__wrap_end(&page->wrap);
}

static struct engross_span new_span(const struct page *page, size_t index)
{
	return engross__view_text(&page->changes->views[1],
	                          engross__layout_span(&page->changes->layout, index, 1));
}

/* Where the words begin behind the marker of change INDEX, which takes SPAN of the new draft. */
static size_t body_start(const struct page *page, size_t index, struct engross_span span)
{
	const struct engross__layout_side *side = &page->changes->layout.sides[1];
	const struct engross_block *block = engross_document_block(side->document, side->head[index]);
	size_t body = block ? engross__view_text(&page->changes->views[1], block->body).start : span.start;

	return body > span.start && body < span.end ? body : span.start;
}

/* A block whose words did not change: its number and as much of it as a line holds. */
static void write_one_line(struct page *page, size_t index)
{
	const struct engross_change *change = engross_result_change(page->changes->result, index);
	struct engross_span span = new_span(page, index);
	size_t used = INDENT;

	engross__writer_fill(page->writer, ' ', INDENT);
	if (change->new_number) {
		span.start = body_start(page, index, span);
		used += engross__text_fit(page->writer, change->new_number, SIZE_MAX) + 1;
		engross__writer_char(page->writer, ' ');
	}
	write_line(page, span, used);
}

static void write_change(struct page *page, size_t index)
{
	const struct engross_change *change = engross_result_change(page->changes->result, index);

	begin_entry(page);
	write_head(page, index);
	if (change->has_old && change->has_new && !change->n_edits) {
		write_one_line(page, index);
		return;
	}
	begin_words(page);
	if (change->n_edits) {
		add_edits(page, change);
	} else {
		if (change->has_old)
			add_whole(page, index, 0);
		if (change->has_new)
			add_whole(page, index, 1);
	}
	engross__wrap_end(&page->wrap);
}

/* A paragraph of which only the number changed. */
static bool is_renumbered(const struct page *page, const struct engross__row *row)
{
	const struct engross_change *change;

	if (row->kind != ENGROSS__ROW_CHANGE)
		return false;
	change = engross_result_change(page->changes->result, row->change);
	return change->kind == ENGROSS_CHANGE_RENUMBER && !change->n_edits && !change->remark &&
	       change->old_number && change->new_number;
}

static size_t width_of(const char *text)
{
	size_t width = 0;

	for (; *text; text++)
		width += (*text & 0xC0) != 0x80;
	return width;
}

/* "    2. -> 3.  To request the Secretary General to …" */
static void write_renumbered(struct page *page, size_t index)
{
	const struct engross_change *change = engross_result_change(page->changes->result, index);
	size_t used = INDENT + width_of(change->old_number) + 4 + width_of(change->new_number);
	struct engross_span span = new_span(page, index);

	span.start = body_start(page, index, span);
	engross__writer_fill(page->writer, ' ', INDENT);
	engross__text_string(page->writer, change->old_number);
	engross__writer_string(page->writer, " -> ");
	engross__text_string(page->writer, change->new_number);
	do
		engross__writer_char(page->writer, ' ');
	while (++used < INDENT + 14);
	write_line(page, span, used + 1);
}

/* The changes from row FIRST on that are told together: paragraphs that were only renumbered. Returns the row
   after them. */
static size_t write_renumbered_run(struct page *page, size_t first)
{
	const struct engross__layout *layout = &page->changes->layout;
	size_t end = first;

	while (end < layout->n_rows && is_renumbered(page, &layout->rows[end]))
		end++;
	begin_entry(page);
	style(page, ENGROSS__TEXT_BOLD);
	engross__writer_string(page->writer, engross__changes_sign(ENGROSS_CHANGE_RENUMBER, false));
	engross__writer_string(page->writer, " renumbered: ");
	engross__text_count(page->writer, end - first, "paragraph", "paragraphs");
	style(page, ENGROSS__TEXT_PLAIN);
	write_lines(page, engross_result_change(page->changes->result, layout->rows[first].change));
	if (end > first + 1)
		engross__writer_string(page->writer, " on");
	engross__writer_char(page->writer, '\n');
	for (size_t i = first; i < end; i++)
		write_renumbered(page, layout->rows[i].change);
	return end;
}

static size_t count_same(const struct page *page, const struct engross__row *row, int side)
{
	size_t count = 0;

	for (uint32_t i = row->first[side]; i < row->end[side]; i++)
		count += engross__layout_is_same(&page->changes->layout, side, i);
	return count;
}

static void write_folded(struct page *page, size_t count)
{
	if (!count)
		return;
	style(page, ENGROSS__TEXT_DIM);
	engross__writer_string(page->writer, "  \xE2\x8B\xAE ");
	engross__text_count(page->writer, count, "unchanged paragraph", "unchanged paragraphs");
	style(page, ENGROSS__TEXT_PLAIN);
	engross__writer_char(page->writer, '\n');
}

/* Unchanged paragraphs: those near a change, a line each, and how many the others are. */
static void write_same(struct page *page, size_t index)
{
	const struct engross__layout *layout = &page->changes->layout;
	const struct engross__row *row = &layout->rows[index];
	size_t count = count_same(page, row, 1), around = page->changes->reporter->around, at = 0;
	size_t head = index ? around : 0, tail = index + 1 < layout->n_rows ? around : 0;

	if (!count)
		return;
	begin_entry(page);
	head = head > count ? count : head;
	tail = tail > count - head ? count - head : tail;
	for (uint32_t i = row->first[1]; i < row->end[1]; i++) {
		if (!engross__layout_is_same(layout, 1, i))
			continue;
		if (at == head)
			write_folded(page, count - head - tail);
		if (at < head || at >= count - tail) {
			engross__writer_fill(page->writer, ' ', INDENT);
			write_line(page,
			           engross__view_text(&page->changes->views[1],
			                              engross_document_block(layout->sides[1].document, i)->span),
			           INDENT);
		}
		at++;
	}
}

/* What is to be known of a draft before its changes are: a guess at its encoding, that there is nothing in
   it. */
static void write_condition(struct page *page, int side)
{
	const engross_document *document = page->changes->views[side].document;
	const char *draft = side ? "the new draft" : "the old draft";

	if (strcmp(engross_document_encoding(document), "utf-8") != 0) {
		engross__writer_string(page->writer, draft);
		engross__writer_string(page->writer, " was read as ");
		engross__writer_string(page->writer, engross_document_encoding(document));
		engross__writer_char(page->writer, '\n');
	}
	if (!engross_document_block_count(document)) {
		engross__writer_string(page->writer, draft);
		engross__writer_string(page->writer, " has no text\n");
	}
}

static void write_title(struct page *page)
{
	style(page, ENGROSS__TEXT_BOLD);
	engross__text_string(page->writer, engross_document_name(page->changes->views[0].document));
	engross__writer_string(page->writer, " -> ");
	engross__text_string(page->writer, engross_document_name(page->changes->views[1].document));
	style(page, ENGROSS__TEXT_PLAIN);
	engross__writer_char(page->writer, '\n');
	write_condition(page, 0);
	write_condition(page, 1);
	page->started = true;
}

void engross__changes_text(const struct engross__changes *changes)
{
	const struct engross__layout *layout = &changes->layout;
	struct page page = {
		.changes = changes,
		.writer = &changes->reporter->writer,
		.columns = changes->reporter->columns,
		.color = changes->reporter->color,
	};
	size_t n_findings = engross_result_finding_count(changes->result);

	if (engross_result_change_count(changes->result) || n_findings)
		write_title(&page);
	for (size_t i = 0; i < layout->n_rows && engross_result_change_count(changes->result);) {
		const struct engross__row *row = &layout->rows[i];
		engross__changes_rest(changes->reporter, i);
		if (is_renumbered(&page, row) && i + 1 < layout->n_rows && is_renumbered(&page, row + 1)) {
			i = write_renumbered_run(&page, i);
			continue;
		}
		if (row->kind == ENGROSS__ROW_CHANGE)
			write_change(&page, row->change);
		else if (row->kind == ENGROSS__ROW_SAME)
			write_same(&page, i);
		i++;
	}
	if (page.started)
		engross__writer_char(page.writer, '\n');
	for (size_t i = 0; i < n_findings; i++)
		engross__report_finding_text(changes->reporter, engross_result_finding(changes->result, i));
	engross__changes_summary(changes);
	engross__writer_char(page.writer, '\n');
	if (engross_result_equality_count(changes->result)) {
		engross__changes_equal(changes);
		engross__writer_char(page.writer, '\n');
	}
}
