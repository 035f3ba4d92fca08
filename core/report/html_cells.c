/* What stands in the cells of a page of changes. */
#include "report/html_cells.h"

#include <string.h>

#include "report/html.h"

#define BLANKS_SHOWN 8 /* of white space that came or went */

static void put(struct engross__html_page *page, const char *markup)
{
	engross__writer_string(page->writer, markup);
}

static const struct engross_change *change_at(const struct engross__html_page *page, size_t index)
{
	return engross_result_change(page->changes->result, index);
}

/* SPAN of the new draft, as its view reads it, with what was found in it marked. */
static void write_new(struct engross__html_page *page, struct engross_span span)
{
	const struct engross__view *view = &page->changes->views[1];
	const struct engross__layout *layout = &page->changes->layout;

	while (page->finding != ENGROSS__NO_ROW && span.start < span.end) {
		const struct engross_finding *finding = engross_result_finding(page->changes->result, page->finding);
		struct engross_span found = engross__view_source(view, finding->span), part = span;
		if (found.start >= span.end)
			break;
		if (found.end > span.start && found.end > found.start) {
			part.end = found.start > span.start ? found.start : span.start;
			engross__html_span(page->writer, view, part);
			part.start = part.end;
			part.end = found.end < span.end ? found.end : span.end;
			engross__html_mark(page->writer, view, part, engross_level_name(finding->level), page->finding);
			span.start = part.end;
		}
		/* One that goes on behind this span is marked there too. */
		if (found.end > span.end)
			return;
		page->finding = layout->next_finding[page->finding];
	}
	engross__html_span(page->writer, view, span);
}

static void write_span(struct engross__html_page *page, int side, struct engross_span span)
{
	if (side)
		write_new(page, span);
	else
		engross__html_span(page->writer, &page->changes->views[0], span);
}

/* White space alone is shown, or it could not be seen to come or go. */
static bool write_blanks(struct engross__html_page *page, const struct engross__view *view,
                         struct engross_span span)
{
	struct engross_span words = engross__view_trim(view, span);
	size_t at = span.start;
	uint32_t point;

	if (words.start < words.end)
		return false;
	for (size_t shown = 0; at < span.end && shown < BLANKS_SHOWN; shown++) {
		at += engross__slicer_next(&view->slicer, at, &point);
		put(page, point == '\n' || point == '\r' ? "\xE2\x8F\x8E" : "\xE2\x90\xA3");
	}
	return true;
}

/* Words that went or came; white space at their ends stays outside. */
static void write_marked(struct engross__html_page *page, int side, struct engross_span span)
{
	const struct engross__view *view = &page->changes->views[side];
	struct engross_span words = engross__view_trim(view, span);

	if (span.start >= span.end)
		return;
	put(page, words.start > span.start && words.start < words.end ? " " : "");
	put(page, side ? "<ins>" : "<del>");
	if (!write_blanks(page, view, span))
		write_span(page, side, words);
	put(page, side ? "</ins>" : "</del>");
	put(page, words.end < span.end && words.start < words.end ? " " : "");
}

/* A number and the space behind it; in the new draft with the number that it took the place of. */
static void write_number(struct engross__html_page *page, const struct engross_change *change, int side)
{
	const char *from = change->old_number, *to = change->new_number, *number = side ? to : from;
	bool same = from && to && !strcmp(from, to);

	if (side && from && !same) {
		put(page, "<del>");
		engross__html_string(page->writer, from);
		put(page, "</del>");
	}
	if (number) {
		put(page, same ? "" : side ? "<ins>" : "<del>");
		engross__html_string(page->writer, number);
		put(page, same ? "" : side ? "</ins>" : "</del>");
	}
	if (number || (side && from))
		put(page, " ");
}

static void write_edits(struct engross__html_page *page, const struct engross_change *change, int side)
{
	write_number(page, change, side);
	for (size_t i = 0; i < change->n_edits; i++) {
		struct engross_span from = engross__changes_edit(page->changes, change, i, 0);
		struct engross_span to = engross__changes_edit(page->changes, change, i, 1);
		if (change->edits[i].op == ENGROSS_EDIT_EQUAL) {
			write_span(page, side, side ? to : from);
			continue;
		}
		write_marked(page, 0, from);
		if (side)
			write_marked(page, 1, to);
	}
}

/* The blocks of a change that are shown whole. */
struct whole {
	struct engross__html_page *page;
	int side;
	const char *open, *close;
	bool first;
	const struct engross_change *change; /* its number is shown anew, or NULL */
	size_t body;
};

static void write_whole_block(void *payload, struct engross_span span)
{
	struct whole *whole = payload;
	struct engross__html_page *page = whole->page;

	if (!whole->first)
		put(page, "</p><p>");
	if (whole->first && whole->change) {
		write_number(page, whole->change, whole->side);
		span.start = whole->body > span.start && whole->body < span.end ? whole->body : span.start;
	}
	whole->first = false;
	put(page, whole->open);
	write_span(page, whole->side, engross__view_text(&page->changes->views[whole->side], span));
	put(page, whole->close);
}

static void write_whole(struct engross__html_page *page, size_t index, int side)
{
	const struct engross_change *change = change_at(page, index);
	const struct engross__layout_side *it = &page->changes->layout.sides[side];
	const struct engross_block *block = engross_document_block(it->document, it->head[index]);
	struct whole whole = { page, side, "", "", true, NULL, 0 };

	if (!change->has_new) {
		whole.open = "<del>";
		whole.close = "</del>";
	} else if (!change->has_old) {
		whole.open = "<ins>";
		whole.close = "</ins>";
	} else if (block) {
		whole.change = change;
		whole.body = block->body.start;
	}
	engross__layout_each(&page->changes->layout, index, side, write_whole_block, &whole);
}

static void open_cell(struct engross__html_page *page, int side, bool only)
{
	put(page, side ? "<div class=\"new" : "<div class=\"old");
	put(page, only ? " only\" lang=\"" : "\" lang=\"");
	engross__html_string(page->writer, engross_document_language(page->changes->views[side].document));
	put(page, side ? "\" dir=\"auto\" role=\"group\" aria-label=\"New draft\"><p>"
	               : "\" dir=\"auto\" role=\"group\" aria-label=\"Old draft\"><p>");
}

static void close_cell(struct engross__html_page *page)
{
	put(page, "</p></div>");
}

static void write_empty(struct engross__html_page *page)
{
	put(page, "<div class=\"none\"></div>");
}

static void write_cell(struct engross__html_page *page, size_t index, int side)
{
	const struct engross_change *change = change_at(page, index);

	if (side ? !change->has_new : !change->has_old) {
		write_empty(page);
		return;
	}
	open_cell(page, side, side ? !change->has_old : !change->has_new);
	if (change->n_edits)
		write_edits(page, change, side);
	else
		write_whole(page, index, side);
	close_cell(page);
}

/* The unchanged blocks of ROW. */
static void write_same_cell(struct engross__html_page *page, const struct engross__row *row, int side)
{
	const struct engross__view *view = &page->changes->views[side];
	bool first = true;

	if (row->first[side] == row->end[side]) {
		write_empty(page);
		return;
	}
	open_cell(page, side, row->first[!side] == row->end[!side]);
	for (uint32_t i = row->first[side]; i < row->end[side]; i++) {
		if (!engross__layout_is_same(&page->changes->layout, side, i))
			continue;
		put(page, first ? "" : "</p><p>");
		first = false;
		write_span(page, side, engross__view_text(view, engross_document_block(view->document, i)->span));
	}
	close_cell(page);
}

void engross__html_pair(struct engross__html_page *page, const struct engross__row *row)
{
	put(page, "<div class=\"pair\">");
	page->finding = ENGROSS__NO_ROW;
	write_cell(page, row->change, 0);
	page->finding = row->finding;
	write_cell(page, row->change, 1);
	put(page, "</div>\n");
}

void engross__html_left(struct engross__html_page *page, size_t index)
{
	put(page, "<div class=\"pair\">");
	page->finding = ENGROSS__NO_ROW;
	open_cell(page, 0, false);
	write_whole(page, index, 0);
	close_cell(page);
	write_empty(page);
	put(page, "</div>\n");
}

void engross__html_same(struct engross__html_page *page, const struct engross__row *row)
{
	page->finding = row->finding;
	put(page, "<div class=\"pair\">");
	write_same_cell(page, row, 0);
	write_same_cell(page, row, 1);
	put(page, "</div>\n");
}
