/* Citations as a page: each document's text with its citations and what they name. */
#include <string.h>

#include "report/html_document.h"
#include "report/report_internal.h"
#include "report/text.h"

#define CITED_COLUMNS 60 /* of a citation in the list and the note */

static const struct engross_citation *citation_at(const struct engross__html_document *section, size_t index)
{
	return engross_document_citation(section->view.document, index);
}

static struct engross_span span_of(const struct engross__html_document *section, size_t index,
                                   const char **class_name)
{
	const struct engross_citation *citation = citation_at(section, index);

	*class_name = engross_verdict_name(citation->verdict);
	return engross__view_text(&section->view, citation->span);
}

static void put(const struct engross__html_document *section, const char *markup)
{
	engross__writer_string(section->writer, markup);
}

/* What is wrong is shown as it stands, what is right as the body prints it. */
static void write_cited(const struct engross__html_document *section, const struct engross_citation *citation)
{
	if (citation->canonical && citation->verdict != ENGROSS_VERDICT_CONTRADICTED)
		engross__html_string(section->writer, citation->canonical);
	else
		engross__html_fit(section->writer, &section->view, engross__view_text(&section->view, citation->span),
		                  CITED_COLUMNS);
}

static void write_entry(const struct engross__html_document *section, size_t index)
{
	const struct engross_citation *citation = citation_at(section, index);

	put(section, "<li class=\"k-");
	put(section, engross_verdict_name(citation->verdict));
	put(section, "\"><a href=\"#");
	engross__html_anchor(section->writer, "f", section->base + index);
	put(section, "\"><bdi>");
	write_cited(section, citation);
	put(section, "</bdi> <span class=\"words level\">");
	put(section, engross_verdict_name(citation->verdict));
	put(section, "</span></a></li>\n");
}

/* The title of what is cited, as a link where the record has the address of a page. */
static void write_title(const struct engross__html_document *section, const struct engross_record *record)
{
	bool link = record->url && (!strncmp(record->url, "https://", 8) || !strncmp(record->url, "http://", 7));

	if (!record->title && !link)
		return;
	put(section, link ? "<span class=\"fix\"><a rel=\"noreferrer\" href=\"" : "<span class=\"fix\">");
	if (link) {
		engross__html_string(section->writer, record->url);
		put(section, "\">");
	}
	engross__html_string(section->writer, record->title ? record->title : record->url);
	put(section, link ? "</a></span>" : "</span>");
}

static void write_problem(const struct engross__html_document *section, const struct engross_problem *problem)
{
	put(section, "<span class=\"fix\">");
	engross__html_string(section->writer, problem->message);
	if (problem->replacement && *problem->replacement) {
		put(section, problem->safe ? ": <ins>" : "; to be confirmed: <ins>");
		engross__html_string(section->writer, problem->replacement);
		put(section, "</ins>");
	}
	put(section, "</span>");
}

static void write_note(const struct engross__html_document *section, size_t index)
{
	const struct engross_citation *citation = citation_at(section, index);

	put(section, "<li class=\"stop k-");
	put(section, engross_verdict_name(citation->verdict));
	put(section, "\" id=\"");
	engross__html_anchor(section->writer, "f", section->base + index);
	put(section, "\" tabindex=\"-1\"><span class=\"level\">");
	put(section, engross_verdict_name(citation->verdict));
	put(section, ":</span> <bdi>");
	write_cited(section, citation);
	put(section, "</bdi>");
	if (citation->key) {
		put(section, " <span class=\"code\">");
		engross__html_string(section->writer, citation->key);
		put(section, "</span>");
	}
	if (citation->record)
		write_title(section, citation->record);
	for (size_t i = 0; i < citation->n_problems; i++)
		write_problem(section, &citation->problems[i]);
	if (!citation->n_problems && citation->proof) {
		put(section, "<span class=\"fix where\">");
		engross__html_string(section->writer, citation->proof);
		put(section, "</span>");
	}
	put(section, "</li>\n");
}

static void write_sums(const struct engross__html_document *section)
{
	size_t verdicts[ENGROSS_VERDICT_UNKNOWN + 1] = { 0 };
	const char *separator = ": ";

	for (size_t i = 0; i < section->count; i++)
		verdicts[citation_at(section, i)->verdict]++;
	engross__text_count(section->writer, section->count, "citation", "citations");
	for (int verdict = ENGROSS_VERDICT_VERIFIED; verdict <= ENGROSS_VERDICT_UNKNOWN; verdict++) {
		const char *name = engross_verdict_name((enum engross_verdict)verdict);
		if (!verdicts[verdict])
			continue;
		put(section, separator);
		engross__text_count(section->writer, verdicts[verdict], name, name);
		separator = ", ";
	}
}

void engross__report_citations_html(engross_reporter *reporter, const engross_document *document)
{
	static const struct engross__html_kinds kinds = { "Citations",
		                                              { { "contradicted", "contradicted" },
		                                                { "verified", "verified" },
		                                                { "plausible", "plausible" },
		                                                { "unknown", "unknown" } } };
	struct engross__html_document section = {
		.count = engross_document_citation_count(document),
		.span = span_of,
		.entry = write_entry,
		.note = write_note,
		.sums = write_sums,
	};

	engross__html_document(reporter, document, &section, &kinds);
}
