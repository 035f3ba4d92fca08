/* Changes between two drafts as a page: a list of changes, and both drafts side by side or in one. */
#include <string.h>

#include "report/changes.h"
#include "report/html.h"
#include "report/html_cells.h"
#include "report/html_findings.h"
#include "report/text.h"

#define SNIPPET_COLUMNS 48 /* of a block in the list of changes */

static void put(struct engross__html_page *page, const char *markup)
{
	engross__writer_string(page->writer, markup);
}

static const struct engross_change *change_at(const struct engross__html_page *page, size_t index)
{
	return engross_result_change(page->changes->result, index);
}

static size_t line_of(const struct engross__html_page *page, int side, size_t offset)
{
	return engross_document_position(page->changes->views[side].document, offset).line;
}

static void write_lines(struct engross__html_page *page, const struct engross_change *change)
{
	size_t from = change->has_old ? line_of(page, 0, change->old_span.start) : 0;
	size_t to = change->has_new ? line_of(page, 1, change->new_span.start) : 0;

	put(page, "<span class=\"where\">");
	put(page, !to ? "old line " : "line ");
	if (from)
		engross__writer_number(page->writer, from);
	if (from && to && from != to)
		put(page, " \xE2\x86\x92 ");
	if (to && from != to)
		engross__writer_number(page->writer, to);
	put(page, "</span>");
}

/* "↑ moved: paragraph 5 → 2" */
static void write_name(struct engross__html_page *page, size_t index)
{
	const struct engross_change *change = change_at(page, index);
	bool up = engross__changes_is_up(page->changes, index);
	char names[2][ENGROSS__NAME_SIZE];

	engross__changes_names(page->changes, index, names);
	put(page, "<span class=\"sign\" aria-hidden=\"true\">");
	engross__html_string(page->writer, engross__changes_sign(change->kind, up));
	put(page, "</span> ");
	put(page, engross__changes_kind(change->kind));
	put(page, ": ");
	engross__html_string(page->writer, *names[0] ? names[0] : names[1]);
	if (*names[0] && *names[1] && strcmp(names[0], names[1])) {
		put(page, " \xE2\x86\x92 ");
		engross__html_string(page->writer, engross__name_rest(names[0], names[1]));
	}
}

static void open_row(struct engross__html_page *page, const char *kind, const char *more, const char *name,
                     size_t number)
{
	put(page, "<article class=\"row k-");
	put(page, kind);
	put(page, more);
	put(page, "\" id=\"");
	engross__html_anchor(page->writer, name, number);
	put(page, "\" tabindex=\"-1\" aria-labelledby=\"h");
	engross__html_anchor(page->writer, name, number);
	put(page, "\">\n<h3><span id=\"h");
	engross__html_anchor(page->writer, name, number);
	put(page, "\">");
}

/* A link to anchor NAME NUMBER. */
static void write_link(struct engross__html_page *page, const char *name, size_t number, const char *text)
{
	put(page, "<a href=\"#");
	engross__html_anchor(page->writer, name, number);
	put(page, "\">");
	put(page, text);
	put(page, "</a>");
}

static void write_findings(struct engross__html_page *page, uint32_t finding)
{
	if (finding == ENGROSS__NO_ROW)
		return;
	put(page, "<ul class=\"findings k-finding\">\n");
	for (; finding != ENGROSS__NO_ROW; finding = page->changes->layout.next_finding[finding])
		engross__html_finding(page->writer, &page->changes->views[1],
		                      engross_result_finding(page->changes->result, finding), finding);
	put(page, "</ul>\n");
}

static void write_change(struct engross__html_page *page, const struct engross__row *row)
{
	const struct engross_change *change = change_at(page, row->change);
	bool left = page->changes->layout.row_left[row->change] != ENGROSS__NO_ROW;

	open_row(page, engross_change_kind_name(change->kind), " stop", "c", row->change + (size_t)1);
	write_name(page, row->change);
	put(page, "</span>");
	write_lines(page, change);
	if (left)
		write_link(page, "m", row->change + (size_t)1,
		           engross__changes_is_up(page->changes, row->change) ? "where it was \xE2\x86\x93"
		                                                              : "where it was \xE2\x86\x91");
	put(page, "</h3>\n");
	if (change->remark) {
		put(page, "<p class=\"remark\">");
		engross__html_string(page->writer, change->remark);
		put(page, "</p>\n");
	}
	engross__html_pair(page, row);
	write_findings(page, row->finding);
	put(page, "</article>\n");
}

/* Where a block was that moved away: the old text, and the way to where it is now. */
static void write_left(struct engross__html_page *page, const struct engross__row *row)
{
	const struct engross_change *change = change_at(page, row->change);
	char names[2][ENGROSS__NAME_SIZE];

	engross__changes_names(page->changes, row->change, names);
	open_row(page, engross_change_kind_name(change->kind), " left", "m", row->change + (size_t)1);
	put(page, "<span class=\"sign\" aria-hidden=\"true\">");
	put(page, engross__changes_sign(change->kind, engross__changes_is_up(page->changes, row->change)));
	put(page, "</span> ");
	engross__html_string(page->writer, names[0]);
	put(page, " was here</span>");
	write_link(page, "c", row->change + (size_t)1,
	           engross__changes_is_up(page->changes, row->change) ? "where it is now \xE2\x86\x91"
	                                                              : "where it is now \xE2\x86\x93");
	put(page, "</h3>\n");
	engross__html_left(page, row->change);
	put(page, "</article>\n");
}

/* Unchanged text in which something was found is not folded. */
static void write_found(struct engross__html_page *page, const struct engross__row *row, size_t index)
{
	const struct engross_document *document = page->changes->views[1].document;
	char name[ENGROSS__NAME_SIZE];

	engross__name_block(name, document, row->first[1]);
	open_row(page, "finding", "", "u", index + 1);
	put(page, "<span class=\"sign\" aria-hidden=\"true\">!</span> unchanged: ");
	engross__html_string(page->writer, name);
	put(page, "</span></h3>\n");
	engross__html_same(page, row);
	write_findings(page, row->finding);
	put(page, "</article>\n");
}

static size_t count_same(const struct engross__html_page *page, const struct engross__row *row)
{
	int side = row->first[1] < row->end[1] ? 1 : 0;
	size_t count = 0;

	for (uint32_t i = row->first[side]; i < row->end[side]; i++)
		count += engross__layout_is_same(&page->changes->layout, side, i);
	return count;
}

static bool is_folded(const struct engross__row *row)
{
	return row->kind == ENGROSS__ROW_SAME && row->finding == ENGROSS__NO_ROW;
}

/* A run of unchanged rows behind one line. Returns the row after it. */
static size_t write_folded(struct engross__html_page *page, size_t first)
{
	const struct engross__layout *layout = &page->changes->layout;
	size_t end = first, count = 0;

	for (; end < layout->n_rows && is_folded(&layout->rows[end]); end++)
		count += count_same(page, &layout->rows[end]);
	put(page, "<details class=\"same\"><summary>");
	engross__text_count(page->writer, count, "unchanged paragraph", "unchanged paragraphs");
	put(page, "</summary>\n");
	for (size_t i = first; i < end; i++)
		engross__html_same(page, &layout->rows[i]);
	put(page, "</details>\n");
	return end;
}

/* The list of changes. */
static void write_entry(struct engross__html_page *page, const struct engross__row *row)
{
	const struct engross_change *change = change_at(page, row->change);
	int side = change->has_new ? 1 : 0;
	const struct engross__layout_side *it = &page->changes->layout.sides[side];
	const struct engross_block *block = engross_document_block(it->document, it->head[row->change]);
	struct engross_span span = engross__layout_span(&page->changes->layout, row->change, side);

	/* The number stands in the name. */
	if (block && block->body.start > span.start && block->body.start < span.end)
		span.start = block->body.start;
	put(page, "<li class=\"k-");
	put(page, engross_change_kind_name(change->kind));
	put(page, "\"><a href=\"#");
	engross__html_anchor(page->writer, "c", row->change + (size_t)1);
	put(page, "\">");
	write_name(page, row->change);
	put(page, " <span class=\"words\" dir=\"auto\">");
	engross__html_fit(page->writer, &page->changes->views[side],
	                  engross__view_text(&page->changes->views[side], span), SNIPPET_COLUMNS);
	put(page, "</span></a></li>\n");
}

static void write_list(struct engross__html_page *page)
{
	const struct engross__layout *layout = &page->changes->layout;
	size_t n_findings = engross_result_finding_count(page->changes->result);

	put(page, "<nav aria-label=\"Changes and findings\">\n<h2>Changes</h2>\n<ol>\n");
	for (size_t i = 0; i < layout->n_rows; i++)
		if (layout->rows[i].kind == ENGROSS__ROW_CHANGE)
			write_entry(page, &layout->rows[i]);
	put(page, "</ol>\n");
	if (n_findings)
		put(page, "<h2 class=\"k-finding\">Findings</h2>\n<ol>\n");
	for (size_t i = 0; i < n_findings; i++)
		engross__html_finding_entry(page->writer, &page->changes->views[1],
		                            engross_result_finding(page->changes->result, i), i);
	put(page, n_findings ? "</ol>\n</nav>\n" : "</nav>\n");
}

static void write_rows(struct engross__html_page *page)
{
	const struct engross__layout *layout = &page->changes->layout;
	size_t i = 0;

	while (i < layout->n_rows) {
		const struct engross__row *row = &layout->rows[i];
		engross__changes_rest(page->changes->reporter, i);
		if (is_folded(row)) {
			i = write_folded(page, i);
			continue;
		}
		if (row->kind == ENGROSS__ROW_CHANGE)
			write_change(page, row);
		else if (row->kind == ENGROSS__ROW_LEFT)
			write_left(page, row);
		else
			write_found(page, row, i);
		i++;
	}
}

/* Findings in what no row shows, as the frame of a page saved from the web. */
static void write_loose(struct engross__html_page *page)
{
	const struct engross__layout *layout = &page->changes->layout;
	size_t n_findings = engross_result_finding_count(page->changes->result);
	bool any = false;

	for (size_t i = 0; i < n_findings; i++) {
		if (!engross__layout_is_loose(layout, i))
			continue;
		if (!any)
			put(page,
			    "<article class=\"row k-finding\" id=\"rest\" tabindex=\"-1\" aria-labelledby=\"hrest\">\n"
			    "<h3 id=\"hrest\">Elsewhere in the file</h3>\n<ul class=\"findings\">\n");
		any = true;
		engross__html_finding(page->writer, &page->changes->views[1],
		                      engross_result_finding(page->changes->result, i), i);
	}
	if (any)
		put(page, "</ul>\n</article>\n");
}

static void write_bar(struct engross__html_page *page)
{
	size_t counts[ENGROSS__CHANGE_KINDS], n_findings = engross_result_finding_count(page->changes->result);

	engross__changes_count(page->changes->result, counts);
	put(page, "<div class=\"bar\" id=\"bar\" role=\"region\" aria-label=\"View and filters\">\n"
	          "<fieldset><legend>View</legend>\n"
	          "<label><input type=\"radio\" name=\"view\" id=\"side\" checked> side by side</label>\n"
	          "<label><input type=\"radio\" name=\"view\" id=\"inline\"> inline</label>\n"
	          "</fieldset>\n<fieldset><legend>Show</legend>\n");
	for (int kind = ENGROSS_CHANGE_INSERT; kind < ENGROSS__CHANGE_KINDS; kind++)
		if (counts[kind])
			engross__html_filter(page->writer, engross_change_kind_name((enum engross_change_kind)kind),
			                     engross__changes_kind((enum engross_change_kind)kind), counts[kind]);
	if (n_findings)
		engross__html_filter(page->writer, "finding", "findings", n_findings);
	engross__html_filter(page->writer, "same", "unchanged", 0);
	put(page, "</fieldset>\n");
	engross__html_steps(page->writer, true);
	put(page, "</div>\n");
}

/* A draft's name, with what is to be known of it. */
static void write_draft(struct engross__html_page *page, int side)
{
	const engross_document *document = page->changes->views[side].document;

	put(page, "<bdi>");
	engross__html_string(page->writer, engross_document_name(document));
	put(page, "</bdi>");
	if (strcmp(engross_document_encoding(document), "utf-8") != 0) {
		put(page, " (read as ");
		engross__html_string(page->writer, engross_document_encoding(document));
		put(page, ")");
	}
	if (!engross_document_block_count(document))
		put(page, " (no text)");
}

static void write_head(struct engross__html_page *page)
{
	const struct engross__changes *changes = page->changes;

	put(page, "<header class=\"head\">\n<h1>Changes between two drafts</h1>\n<p class=\"files\">");
	write_draft(page, 0);
	put(page, " \xE2\x86\x92 ");
	write_draft(page, 1);
	put(page, "</p>\n<p class=\"sums\">");
	engross__changes_summary(changes);
	if (engross_result_equality_count(changes->result)) {
		put(page, "</p>\n<p>");
		engross__changes_equal(changes);
	}
	put(page, "</p>\n<p class=\"legend\">Words that went are <del>struck through</del>, words that came are "
	          "<ins>underlined</ins>.</p>\n</header>\n");
}

void engross__changes_html(const struct engross__changes *changes)
{
	struct engross__html_page page = { changes, &changes->reporter->writer, ENGROSS__NO_ROW };

	engross__html_begin(page.writer, "Changes", engross_document_name(changes->views[1].document));
	write_head(&page);
	write_bar(&page);
	put(&page, "<div class=\"desk\">\n");
	write_list(&page);
	put(&page, "<main id=\"text\">\n");
	if (engross_result_change_count(changes->result))
		put(&page, "<div class=\"columns\" aria-hidden=\"true\"><span>Old draft</span><span>New "
		           "draft</span></div>\n");
	else
		put(&page, "<p class=\"nothing\">The drafts say the same.</p>\n");
	write_rows(&page);
	write_loose(&page);
	put(&page, "</main>\n</div>\n");
	engross__html_end(page.writer);
}
