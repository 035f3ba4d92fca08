/* Findings on a page. */
#include "report/html_findings.h"

#define OLD_COLUMNS 120 /* of what a repair replaces */

static void write_place(struct engross__writer *writer, const struct engross__view *view, size_t offset)
{
	struct engross_position position = engross_document_position(view->document, offset);

	engross__writer_string(writer, "line ");
	engross__writer_number(writer, position.line);
	engross__writer_string(writer, ", column ");
	engross__writer_number(writer, position.column);
}

static void write_fix(struct engross__writer *writer, const struct engross__view *view,
                      const struct engross_finding *finding)
{
	engross__writer_string(writer, finding->safe ? "<span class=\"fix\">Fix: "
	                                             : "<span class=\"fix\">Fix, to be confirmed: ");
	if (finding->span.start < finding->span.end) {
		engross__writer_string(writer, "<del>");
		engross__html_fit(writer, view, engross__view_source(view, finding->span), OLD_COLUMNS);
		engross__writer_string(writer, "</del> ");
	}
	if (*finding->replacement) {
		engross__writer_string(writer, "<ins>");
		engross__html_string(writer, finding->replacement);
		engross__writer_string(writer, "</ins>");
	}
	engross__writer_string(writer, "</span>");
}

void engross__html_finding(struct engross__writer *writer, const struct engross__view *view,
                           const struct engross_finding *finding, size_t index)
{
	engross__writer_string(writer, "<li class=\"stop k-");
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__writer_char(writer, ' ');
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__writer_string(writer, "\" id=\"");
	engross__html_anchor(writer, "f", index);
	engross__writer_string(writer, "\" tabindex=\"-1\"><span class=\"level\">");
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__writer_string(writer, ":</span> ");
	engross__html_string(writer, finding->message);
	engross__writer_string(writer, " <span class=\"code\">[");
	engross__html_string(writer, finding->code);
	engross__writer_string(writer, "]</span> <span class=\"where\">");
	write_place(writer, view, finding->span.start);
	engross__writer_string(writer, "</span>");
	if (finding->replacement)
		write_fix(writer, view, finding);
	for (size_t i = 0; i < finding->n_related; i++) {
		engross__writer_string(writer, "<span class=\"fix\">See ");
		write_place(writer, view, finding->related[i].span.start);
		engross__writer_string(writer, ": ");
		engross__html_string(writer, finding->related[i].message);
		engross__writer_string(writer, "</span>");
	}
	engross__writer_string(writer, "</li>\n");
}

void engross__html_finding_entry(struct engross__writer *writer, const struct engross__view *view,
                                 const struct engross_finding *finding, size_t index)
{
	engross__writer_string(writer, "<li class=\"k-finding k-");
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__writer_char(writer, ' ');
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__writer_string(writer, "\"><a href=\"#");
	engross__html_anchor(writer, "f", index);
	engross__writer_string(writer, "\"><span class=\"level\">");
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__writer_string(writer, "</span>, line ");
	engross__writer_number(writer, engross_document_position(view->document, finding->span.start).line);
	engross__writer_string(writer, " <span class=\"words\">");
	engross__html_string(writer, finding->message);
	engross__writer_string(writer, "</span></a></li>\n");
}
