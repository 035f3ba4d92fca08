/* Citations as JSON and as text. */
#include <string.h>

#include "report/report_internal.h"
#include "report/text.h"

static struct engross_span to_source(const engross_reporter *reporter, struct engross_span span)
{
	return engross_document_to_source(reporter->slicer.document, span);
}

static void write_fields(engross_reporter *reporter, const struct engross_citation *citation)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, "fields", '{');
	for (size_t i = 0; i < citation->n_fields; i++) {
		size_t seen = 0;
		/* A member stands once in an object; the first field of a name is the citation's. */
		while (seen < i && strcmp(citation->fields[seen].name, citation->fields[i].name))
			seen++;
		if (seen == i)
			engross__json_string(json, citation->fields[i].name, citation->fields[i].value);
	}
	engross__json_close(json, '}');
}

static void write_pinpoint(engross_reporter *reporter, const char *key, const struct engross_pinpoint *pinpoint)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, key, '{');
	engross__json_string(json, "unit", pinpoint->unit);
	engross__json_string(json, "label", pinpoint->label);
	engross__report_place(json, reporter->slicer.document, to_source(reporter, pinpoint->span));
	engross__json_close(json, '}');
}

static void write_pinpoints(engross_reporter *reporter, const struct engross_citation *citation)
{
	struct engross__json *json = &reporter->json;

	if (citation->n_pinpoints)
		write_pinpoint(reporter, "pinpoint", &citation->pinpoints[0]);
	else
		engross__json_null(json, "pinpoint");
	engross__json_open(json, "pinpoints", '[');
	for (size_t i = 0; i < citation->n_pinpoints; i++)
		write_pinpoint(reporter, NULL, &citation->pinpoints[i]);
	engross__json_close(json, ']');
}

static void write_record(struct engross__json *json, const struct engross_record *record)
{
	if (!record) {
		engross__json_null(json, "record");
		return;
	}
	engross__json_open(json, "record", '{');
	engross__json_string(json, "key", record->key);
	engross__json_string(json, "canonical", record->canonical);
	engross__json_string(json, "title", record->title);
	engross__json_string(json, "title_lang", record->title_lang);
	engross__json_string(json, "date", record->date);
	engross__json_string(json, "session", record->session);
	engross__json_string(json, "place", record->place);
	engross__json_string(json, "url", record->url);
	engross__json_string(json, "note", record->note);
	engross__json_string(json, "superseded_by", record->superseded_by);
	engross__json_string(json, "source", record->source);
	engross__json_close(json, '}');
}

static void write_problem(engross_reporter *reporter, const struct engross_problem *problem)
{
	struct engross__json *json = &reporter->json;
	struct engross_span span = to_source(reporter, problem->span);

	engross__json_open(json, NULL, '{');
	engross__json_string(json, "code", problem->code);
	engross__report_span(reporter, &reporter->slicer, span);
	engross__json_string(json, "message", problem->message);
	if (problem->replacement) {
		engross__json_open(json, "fix", '{');
		engross__json_string(json, "replacement", problem->replacement);
		engross__json_bool(json, "safe", problem->safe);
		engross__json_close(json, '}');
	} else {
		engross__json_null(json, "fix");
	}
	engross__json_close(json, '}');
}

static void write_citation(engross_reporter *reporter, const struct engross_citation *citation, bool path)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, NULL, '{');
	if (path)
		engross__json_string(json, "path", engross_document_name(reporter->slicer.document));
	engross__report_span(reporter, &reporter->slicer, to_source(reporter, citation->span));
	engross__json_string(json, "system", citation->system);
	engross__json_string(json, "form", engross_form_name(citation->form));
	engross__json_string(json, "key", citation->key);
	engross__json_string(json, "canonical", citation->canonical);
	write_fields(reporter, citation);
	write_pinpoints(reporter, citation);
	if (citation->antecedent == ENGROSS_NO_INDEX)
		engross__json_null(json, "antecedent");
	else
		engross__json_number(json, "antecedent", citation->antecedent);
	if (citation->title.start < citation->title.end) {
		engross__json_open(json, "title", '{');
		engross__report_span(reporter, &reporter->slicer, to_source(reporter, citation->title));
		engross__json_close(json, '}');
	} else {
		engross__json_null(json, "title");
	}
	engross__json_string(json, "verdict", engross_verdict_name(citation->verdict));
	engross__json_string(json, "proof", citation->proof);
	write_record(json, citation->record);
	engross__json_open(json, "problems", '[');
	for (size_t i = 0; i < citation->n_problems; i++)
		write_problem(reporter, &citation->problems[i]);
	engross__json_close(json, ']');
	engross__json_close(json, '}');
}

/* Pads what took USED columns to WIDTH and at least one space. */
static void pad(struct engross__writer *writer, size_t used, size_t width)
{
	engross__writer_fill(writer, ' ', used < width ? width - used : 1);
}

static size_t number_width(size_t number)
{
	size_t width = 1;

	for (; number >= 10; number /= 10)
		width++;
	return width;
}

static enum engross__text_style verdict_style(enum engross_verdict verdict)
{
	switch (verdict) {
	case ENGROSS_VERDICT_VERIFIED: return ENGROSS__TEXT_GREEN;
	case ENGROSS_VERDICT_CONTRADICTED: return ENGROSS__TEXT_RED;
	case ENGROSS_VERDICT_PLAUSIBLE:
	case ENGROSS_VERDICT_UNKNOWN:
	case ENGROSS_VERDICT_NONE: break;
	}
	return ENGROSS__TEXT_DIM;
}

static void write_citation_text(engross_reporter *reporter, const struct engross_citation *citation)
{
	struct engross__writer *writer = &reporter->writer;
	struct engross_span span = to_source(reporter, citation->span);
	struct engross_position position = engross_document_position(reporter->slicer.document, span.start);
	const char *verdict = engross_verdict_name(citation->verdict), *tail = citation->proof;

	if (citation->verdict != ENGROSS_VERDICT_CONTRADICTED && citation->record && citation->record->title)
		tail = citation->record->title;
	engross__writer_string(writer, "  ");
	engross__writer_number(writer, position.line);
	engross__writer_char(writer, ':');
	engross__writer_number(writer, position.column);
	pad(writer, number_width(position.line) + 1 + number_width(position.column), 9);
	/* What is wrong is shown as it stands, what is right as the body prints it. */
	if (citation->canonical && citation->verdict != ENGROSS_VERDICT_CONTRADICTED)
		pad(writer, engross__text_fit(writer, citation->canonical, 36), 37);
	else
		pad(writer, engross__text_slice(writer, &reporter->slicer, span, 36), 37);
	engross__text_style(writer, reporter->color, verdict_style(citation->verdict));
	engross__writer_string(writer, verdict);
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_PLAIN);
	pad(writer, strlen(verdict), 13);
	pad(writer, engross__text_fit(writer, citation->key ? citation->key : "-", 30), 31);
	if (tail)
		engross__text_fit(writer, tail, citation->verdict == ENGROSS_VERDICT_CONTRADICTED ? SIZE_MAX : 80);
	engross__writer_char(writer, '\n');
}

static void write_heading(engross_reporter *reporter, const engross_document *document)
{
	struct engross__writer *writer = &reporter->writer;

	if (reporter->documents > 1)
		engross__writer_char(writer, '\n');
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_BOLD);
	engross__text_string(writer, engross_document_name(document));
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_PLAIN);
	engross__writer_string(writer, " (");
	engross__text_string(writer, engross_document_format(document));
	engross__writer_string(writer, ", ");
	engross__text_string(writer, engross_document_encoding(document));
	engross__writer_string(writer, ", ");
	engross__text_string(writer, engross_document_language(document));
	if (engross_document_symbol(document)) {
		engross__writer_string(writer, ", ");
		engross__text_string(writer, engross_document_symbol(document));
	}
	engross__writer_string(writer, ")\n");
}

static void open_document(engross_reporter *reporter, const engross_document *document)
{
	struct engross__json *json = &reporter->json;

	if (reporter->format == ENGROSS__FORMAT_TEXT)
		write_heading(reporter, document);
	if (reporter->format != ENGROSS__FORMAT_JSON)
		return;
	engross__json_line(json);
	engross__json_open(json, NULL, '{');
	engross__report_document(reporter, document);
	engross__json_string(json, "symbol", engross_document_symbol(document));
	engross__json_open(json, "citations", '[');
}

enum engross_status engross_report_citations(engross_reporter *reporter, engross_document *document,
                                             struct engross_error *error)
{
	enum engross_status status = engross_document_cite(document, error);

	if (status == ENGROSS_OK)
		status = engross__report_begin(reporter, ENGROSS__REPORT_CITATIONS, document, error);
	if (status != ENGROSS_OK)
		return status;
	if (reporter->format == ENGROSS__FORMAT_HTML) {
		engross__report_citations_html(reporter, document);
		return engross__report_status(reporter, error);
	}
	open_document(reporter, document);
	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *citation = engross_document_citation(document, i);
		reporter->citations++;
		reporter->verdicts[citation->verdict]++;
		if (reporter->format == ENGROSS__FORMAT_JSON)
			engross__json_line(&reporter->json);
		if (reporter->format == ENGROSS__FORMAT_TEXT)
			write_citation_text(reporter, citation);
		else if (reporter->format == ENGROSS__FORMAT_CSV)
			engross__report_csv(reporter, document, citation);
		else
			write_citation(reporter, citation, reporter->format == ENGROSS__FORMAT_JSONL);
	}
	if (reporter->format == ENGROSS__FORMAT_JSON) {
		engross__json_close(&reporter->json, ']');
		engross__json_close(&reporter->json, '}');
	}
	return engross__report_status(reporter, error);
}

static void write_summary(engross_reporter *reporter)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, "summary", '{');
	engross__json_number(json, "citations", reporter->citations);
	for (int verdict = ENGROSS_VERDICT_VERIFIED; verdict <= ENGROSS_VERDICT_UNKNOWN; verdict++)
		engross__json_number(json, engross_verdict_name((enum engross_verdict)verdict),
		                     reporter->verdicts[verdict]);
	engross__json_close(json, '}');
	engross__json_close(json, '}');
}

void engross__report_citations_end(engross_reporter *reporter)
{
	struct engross__writer *writer = &reporter->writer;
	const char *separator = ": ";

	if (reporter->format == ENGROSS__FORMAT_JSON)
		write_summary(reporter);
	if (reporter->format != ENGROSS__FORMAT_TEXT)
		return;
	engross__writer_char(writer, '\n');
	engross__text_count(writer, reporter->citations, "citation", "citations");
	engross__writer_string(writer, " in ");
	engross__text_count(writer, reporter->documents, "file", "files");
	for (int verdict = ENGROSS_VERDICT_VERIFIED; verdict <= ENGROSS_VERDICT_UNKNOWN; verdict++) {
		const char *name = engross_verdict_name((enum engross_verdict)verdict);
		if (!reporter->verdicts[verdict])
			continue;
		engross__writer_string(writer, separator);
		engross__text_count(writer, reporter->verdicts[verdict], name, name);
		separator = ", ";
	}
	engross__writer_char(writer, '\n');
}
