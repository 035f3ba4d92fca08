/* Findings as JSON and as text. */
#include <string.h>

#include "report/excerpt.h"
#include "report/report_internal.h"
#include "report/text.h"

#define FIX_COLUMNS 60 /* of what a repair replaces, in text */

void engross__report_finding(engross_reporter *reporter, const struct engross_finding *finding, bool path)
{
	struct engross__json *json = &reporter->json;
	const engross_document *document = reporter->slicer.document;

	engross__json_open(json, NULL, '{');
	if (path)
		engross__json_string(json, "path", engross_document_name(document));
	engross__json_string(json, "code", finding->code);
	engross__json_string(json, "level", engross_level_name(finding->level));
	engross__json_string(json, "plugin", finding->plugin);
	engross__report_span(reporter, &reporter->slicer, finding->span);
	engross__json_string(json, "message", finding->message);
	if (finding->replacement) {
		engross__json_open(json, "fix", '{');
		engross__json_string(json, "replacement", finding->replacement);
		engross__json_bool(json, "safe", finding->safe);
		engross__json_close(json, '}');
	} else {
		engross__json_null(json, "fix");
	}
	engross__json_open(json, "related", '[');
	for (size_t i = 0; i < finding->n_related; i++) {
		engross__json_open(json, NULL, '{');
		engross__report_place(json, engross__report_related(reporter), finding->related[i].span);
		engross__json_string(json, "message", finding->related[i].message);
		engross__json_close(json, '}');
	}
	engross__json_close(json, ']');
	engross__json_close(json, '}');
}

/* Whether TEXT needs quotation marks to be seen as it is. */
static bool needs_quotes(const char *text)
{
	size_t length = strlen(text);

	return !length || text[0] == ' ' || text[length - 1] == ' ';
}

static void write_quoted(struct engross__writer *writer, const char *text)
{
	bool quotes = needs_quotes(text);

	if (quotes)
		engross__writer_char(writer, '"');
	engross__text_string(writer, text);
	if (quotes)
		engross__writer_char(writer, '"');
}

/* What stands in the file now, white space kept and shortened in its middle when it is long. */
static void write_old(engross_reporter *reporter, struct engross_span span)
{
	struct engross__writer *writer = &reporter->writer;
	size_t used = 0, at = span.start;
	uint32_t first = 'x', last = 'x', point;
	bool quotes;

	if (at < span.end)
		engross__slicer_next(&reporter->slicer, at, &first);
	for (size_t next = at; next < span.end && next - at < (size_t)4 * FIX_COLUMNS;)
		next += engross__slicer_next(&reporter->slicer, next, &last);
	quotes = first == ' ' || last == ' ';
	if (quotes)
		engross__writer_char(writer, '"');
	while (at < span.end && used < FIX_COLUMNS) {
		at += engross__slicer_next(&reporter->slicer, at, &point);
		if (point == '\n' || point == '\r' || point == '\t')
			point = ' ';
		used += engross__text_width(point);
		engross__text_point(writer, point);
	}
	if (at < span.end)
		engross__writer_string(writer, "\xE2\x80\xA6");
	if (quotes)
		engross__writer_char(writer, '"');
}

static void write_fix(engross_reporter *reporter, const struct engross_finding *finding)
{
	struct engross__writer *writer = &reporter->writer;

	engross__text_style(writer, reporter->color, ENGROSS__TEXT_GREEN);
	engross__writer_string(writer, finding->safe ? "  fix: " : "  fix, to be confirmed: ");
	if (finding->span.start == finding->span.end) {
		engross__writer_string(writer, "insert ");
		write_quoted(writer, finding->replacement);
	} else if (!*finding->replacement) {
		engross__writer_string(writer, "delete ");
		write_old(reporter, finding->span);
	} else {
		write_old(reporter, finding->span);
		engross__writer_string(writer, " -> ");
		write_quoted(writer, finding->replacement);
	}
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_PLAIN);
	engross__writer_char(writer, '\n');
}

void engross__report_finding_text(engross_reporter *reporter, const struct engross_finding *finding)
{
	struct engross__writer *writer = &reporter->writer;
	const engross_document *document = reporter->slicer.document;
	int color = reporter->color;

	engross__text_style(writer, color, ENGROSS__TEXT_BOLD);
	engross__report_spot(reporter, document, finding->span.start);
	engross__writer_string(writer, ": ");
	engross__text_style(writer, color, ENGROSS__TEXT_PLAIN);
	engross__text_style(writer, color, engross__text_level_style(finding->level));
	engross__writer_string(writer, engross_level_name(finding->level));
	engross__text_style(writer, color, ENGROSS__TEXT_PLAIN);
	engross__writer_string(writer, ": ");
	engross__text_string(writer, finding->message);
	engross__text_style(writer, color, ENGROSS__TEXT_DIM);
	engross__writer_string(writer, " [");
	engross__writer_string(writer, finding->code);
	engross__writer_char(writer, ']');
	engross__text_style(writer, color, ENGROSS__TEXT_PLAIN);
	engross__writer_char(writer, '\n');
	engross__excerpt_write(writer, &reporter->slicer, finding->span, reporter->excerpt_columns, color, finding->level);
	if (finding->replacement)
		write_fix(reporter, finding);
	for (size_t i = 0; i < finding->n_related; i++) {
		engross__writer_string(writer, "  see ");
		engross__report_spot(reporter, engross__report_related(reporter), finding->related[i].span.start);
		engross__writer_string(writer, ": ");
		engross__text_string(writer, finding->related[i].message);
		engross__writer_char(writer, '\n');
	}
	engross__writer_char(writer, '\n');
}

/* Adds what RESULT counted to the reporter's sums; returns how many it counted but does not list. */
static size_t add_up(engross_reporter *reporter, const engross_result *result)
{
	size_t total = 0;

	for (int level = ENGROSS_LEVEL_INFO; level <= ENGROSS_LEVEL_ERROR; level++) {
		size_t count = engross_result_level_count(result, (enum engross_level)level);
		reporter->levels[level] += count;
		total += count;
	}
	total -= engross_result_finding_count(result);
	reporter->omitted += total;
	return total;
}

static void write_json(engross_reporter *reporter, const engross_document *document, const engross_result *result,
                       size_t omitted)
{
	struct engross__json *json = &reporter->json;

	engross__json_line(json);
	engross__json_open(json, NULL, '{');
	engross__report_document(reporter, document);
	engross__json_string(json, "symbol", engross_document_symbol(document));
	engross__json_open(json, "findings", '[');
	for (size_t i = 0; i < engross_result_finding_count(result); i++) {
		engross__json_line(json);
		engross__report_finding(reporter, engross_result_finding(result, i), false);
	}
	engross__json_close(json, ']');
	engross__json_number(json, "omitted", omitted);
	engross__json_close(json, '}');
}

/* A file that is not UTF-8 was read by a guess or by what it says of itself: people are to see which. */
static void write_encoding(engross_reporter *reporter, const engross_document *document)
{
	const char *encoding = engross_document_encoding(document);

	if (!strcmp(encoding, "utf-8"))
		return;
	engross__text_string(&reporter->writer, engross_document_name(document));
	engross__writer_string(&reporter->writer, ": read as ");
	engross__writer_string(&reporter->writer, encoding);
	engross__writer_string(&reporter->writer, "\n\n");
}

enum engross_status engross_report_findings(engross_reporter *reporter, const engross_document *document,
                                            const engross_result *result, struct engross_error *error)
{
	enum engross_status status = engross__report_begin(reporter, ENGROSS__REPORT_FINDINGS, document, error);
	size_t omitted;

	if (status != ENGROSS_OK)
		return status;
	omitted = add_up(reporter, result);
	if (reporter->format == ENGROSS__FORMAT_JSON) {
		write_json(reporter, document, result, omitted);
		return engross__report_status(reporter, error);
	}
	if (reporter->format == ENGROSS__FORMAT_HTML) {
		engross__report_findings_html(reporter, document, result);
		return engross__report_status(reporter, error);
	}
	if (reporter->format == ENGROSS__FORMAT_TEXT)
		write_encoding(reporter, document);
	for (size_t i = 0; i < engross_result_finding_count(result); i++) {
		const struct engross_finding *finding = engross_result_finding(result, i);
		if (reporter->format == ENGROSS__FORMAT_JSONL)
			engross__report_finding(reporter, finding, true);
		else
			engross__report_finding_text(reporter, finding);
	}
	return engross__report_status(reporter, error);
}

void engross__report_levels(engross_reporter *reporter)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, "summary", '{');
	engross__json_number(json, "error", reporter->levels[ENGROSS_LEVEL_ERROR]);
	engross__json_number(json, "warning", reporter->levels[ENGROSS_LEVEL_WARNING]);
	engross__json_number(json, "info", reporter->levels[ENGROSS_LEVEL_INFO]);
}

void engross__report_levels_text(engross_reporter *reporter)
{
	struct engross__writer *writer = &reporter->writer;
	const size_t *levels = reporter->levels;
	const char *comma = "";

	if (levels[ENGROSS_LEVEL_ERROR]) {
		engross__text_count(writer, levels[ENGROSS_LEVEL_ERROR], "error", "errors");
		comma = ", ";
	}
	if (levels[ENGROSS_LEVEL_WARNING]) {
		engross__writer_string(writer, comma);
		engross__text_count(writer, levels[ENGROSS_LEVEL_WARNING], "warning", "warnings");
		comma = ", ";
	}
	if (levels[ENGROSS_LEVEL_INFO]) {
		engross__writer_string(writer, comma);
		engross__text_count(writer, levels[ENGROSS_LEVEL_INFO], "remark", "remarks");
		comma = ", ";
	}
	if (!*comma)
		engross__writer_string(writer, "nothing found");
}

void engross__report_findings_end(engross_reporter *reporter)
{
	struct engross__writer *writer = &reporter->writer;

	if (reporter->format == ENGROSS__FORMAT_JSON) {
		engross__report_levels(reporter);
		engross__json_close(&reporter->json, '}');
		engross__json_close(&reporter->json, '}');
	}
	if (reporter->format != ENGROSS__FORMAT_TEXT)
		return;
	engross__report_levels_text(reporter);
	engross__writer_string(writer, " in ");
	engross__text_count(writer, reporter->documents, "file", "files");
	if (reporter->omitted) {
		engross__writer_string(writer, "; ");
		engross__text_count(writer, reporter->omitted, "is", "are");
		engross__writer_string(writer, " not listed (limit findings)");
	}
	engross__writer_char(writer, '\n');
}
