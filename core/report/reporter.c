/* Reporters: what every kind of report has in common. */
#include <string.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "report/excerpt.h"
#include "report/html.h"
#include "report/report_internal.h"
#include "report/text.h"

/* The size of struct engross_report_options in the first release. */
#define OPTIONS_SIZE_1 (offsetof(struct engross_report_options, color) + sizeof(int))
/* With `columns` and `around`. */
#define OPTIONS_SIZE_2 (offsetof(struct engross_report_options, around) + sizeof(size_t))

#define DEFAULT_COLUMNS 100
#define LEAST_COLUMNS 40
#define EXCERPT_INDENT 2

static enum engross_status read_format(const char *name, enum engross__report_format *out,
                                       struct engross_error *error)
{
	static const char *const names[] = {
		[ENGROSS__FORMAT_TEXT] = "text",
		[ENGROSS__FORMAT_JSON] = "json",
		[ENGROSS__FORMAT_JSONL] = "jsonl",
		[ENGROSS__FORMAT_CSV] = "csv",
		[ENGROSS__FORMAT_HTML] = "html",
	};

	*out = ENGROSS__FORMAT_TEXT;
	if (!name)
		return ENGROSS_OK;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strcmp(name, names[i])) {
			*out = (enum engross__report_format)i;
			return ENGROSS_OK;
		}
	return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "there is no format '%s'", name);
}

/* What the options say of lines and paragraphs, where they are new enough to say it. */
static void read_layout(engross_reporter *reporter, const struct engross_report_options *options)
{
	reporter->columns = DEFAULT_COLUMNS;
	reporter->excerpt_columns = ENGROSS__EXCERPT_WIDTH;
	if (!options || options->struct_size < OPTIONS_SIZE_2)
		return;
	if (options->columns) {
		reporter->columns = options->columns < LEAST_COLUMNS ? LEAST_COLUMNS : options->columns;
		if (reporter->columns < ENGROSS__EXCERPT_WIDTH + EXCERPT_INDENT)
			reporter->excerpt_columns = reporter->columns - EXCERPT_INDENT;
	}
	reporter->around = options->around;
}

enum engross_status engross_reporter_new(engross_reporter **out, engross_context *context,
                                         const struct engross_output *output,
                                         const struct engross_report_options *options,
                                         struct engross_error *error)
{
	const struct engross_allocator *allocator = &context->allocator;
	enum engross__report_format format = ENGROSS__FORMAT_TEXT;
	enum engross_status status = ENGROSS_OK;
	engross_reporter *reporter;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	if (options && options->struct_size < OPTIONS_SIZE_1)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "struct engross_report_options: struct_size is %zu, at least %zu is needed",
		                     options->struct_size, OPTIONS_SIZE_1);
	if (options)
		status = read_format(options->format, &format, error);
	if (status != ENGROSS_OK)
		return status;
	reporter = allocator->alloc(allocator->payload, sizeof(*reporter));
	if (!reporter)
		return engross__nomem(error);
	memset(reporter, 0, sizeof(*reporter));
	reporter->context = context;
	reporter->format = format;
	reporter->color = options ? options->color : 0;
	read_layout(reporter, options);
	if (engross__writer_init(&reporter->writer, allocator, output) != ENGROSS_OK) {
		engross_reporter_free(reporter);
		return engross__nomem(error);
	}
	engross__json_init(&reporter->json, &reporter->writer);
	*out = reporter;
	return ENGROSS_OK;
}

void engross_reporter_free(engross_reporter *reporter)
{
	const struct engross_allocator *allocator;

	if (!reporter)
		return;
	allocator = &reporter->context->allocator;
	engross__writer_clear(&reporter->writer);
	engross__release(allocator, reporter);
}

/* Whether a report of KIND is of two documents and complete in one call. */
static bool is_pair(enum engross__report_kind kind)
{
	return kind == ENGROSS__REPORT_CHANGES || kind == ENGROSS__REPORT_ALIGNMENT;
}

static void write_head(engross_reporter *reporter)
{
	static const char *const schemas[] = {
		[ENGROSS__REPORT_FINDINGS] = "engross/findings/1",
		[ENGROSS__REPORT_CITATIONS] = "engross/citations/1",
		[ENGROSS__REPORT_OUTLINE] = "engross/outline/1",
		[ENGROSS__REPORT_CHANGES] = "engross/changes/1",
		[ENGROSS__REPORT_ALIGNMENT] = "engross/alignment/1",
	};

	if (reporter->format == ENGROSS__FORMAT_CSV)
		engross__report_csv_head(reporter);
	if (reporter->format != ENGROSS__FORMAT_JSON)
		return;
	engross__json_open(&reporter->json, NULL, '{');
	engross__json_string(&reporter->json, "schema", schemas[reporter->kind]);
	if (!is_pair(reporter->kind))
		engross__json_open(&reporter->json, "documents", '[');
}

enum engross_status engross__report_begin(engross_reporter *reporter, enum engross__report_kind kind,
                                          const engross_document *document, struct engross_error *error)
{
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	if (reporter->kind && (reporter->kind != kind || is_pair(kind)))
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "a reporter serves one kind of report");
	if (reporter->format == ENGROSS__FORMAT_CSV && kind != ENGROSS__REPORT_CITATIONS)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "the format csv is for citations only");
	if (reporter->format == ENGROSS__FORMAT_HTML && kind == ENGROSS__REPORT_OUTLINE)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "there is no format html for outlines");
	if (reporter->format == ENGROSS__FORMAT_HTML && kind == ENGROSS__REPORT_ALIGNMENT)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "there is no format html for alignments");
	status = engross__slicer_init(&reporter->slicer, document, error);
	if (status != ENGROSS_OK)
		return status;
	if (!reporter->kind) {
		reporter->kind = kind;
		write_head(reporter);
	}
	reporter->documents++;
	return ENGROSS_OK;
}

enum engross_status engross__report_status(engross_reporter *reporter, struct engross_error *error)
{
	if (reporter->writer.status == ENGROSS_OK)
		return ENGROSS_OK;
	return engross__fail(error, reporter->writer.status, ENGROSS_NO_OFFSET, "the report could not be written");
}

enum engross_status engross_reporter_end(engross_reporter *reporter, struct engross_error *error)
{
	if (error)
		memset(error, 0, sizeof(*error));
	if (reporter->kind && !is_pair(reporter->kind) && reporter->format == ENGROSS__FORMAT_JSON)
		engross__json_close(&reporter->json, ']');
	if (reporter->kind == ENGROSS__REPORT_FINDINGS)
		engross__report_findings_end(reporter);
	if (reporter->kind == ENGROSS__REPORT_CITATIONS)
		engross__report_citations_end(reporter);
	if (reporter->format == ENGROSS__FORMAT_HTML && reporter->kind && !is_pair(reporter->kind))
		engross__html_close(&reporter->writer);
	if (reporter->kind == ENGROSS__REPORT_OUTLINE && reporter->format == ENGROSS__FORMAT_JSON)
		engross__json_close(&reporter->json, '}');
	engross__writer_flush(&reporter->writer);
	return engross__report_status(reporter, error);
}

void engross__report_document(engross_reporter *reporter, const engross_document *document)
{
	struct engross__json *json = &reporter->json;

	engross__json_string(json, "path", engross_document_name(document));
	engross__json_string(json, "format", engross_document_format(document));
	engross__json_string(json, "encoding", engross_document_encoding(document));
	engross__json_string(json, "language", engross_document_language(document));
}

void engross__report_place(struct engross__json *json, const engross_document *document,
                           struct engross_span span)
{
	struct engross_position position = engross_document_position(document, span.start);

	engross__json_number(json, "start", span.start);
	engross__json_number(json, "end", span.end);
	engross__json_number(json, "line", position.line);
	engross__json_number(json, "column", position.column);
}

void engross__report_span(engross_reporter *reporter, const struct engross__slicer *slicer,
                          struct engross_span span)
{
	const char *place = engross_document_place(slicer->document, span.start);

	engross__report_place(&reporter->json, slicer->document, span);
	engross__json_slice(&reporter->json, "text", slicer, span);
	if (place)
		engross__json_string(&reporter->json, "place", place);
}

void engross__report_spot(engross_reporter *reporter, const engross_document *document, size_t offset)
{
	struct engross_position position = engross_document_position(document, offset);

	engross__text_string(&reporter->writer, engross_document_name(document));
	engross__writer_char(&reporter->writer, ':');
	engross__writer_number(&reporter->writer, position.line);
	engross__writer_char(&reporter->writer, ':');
	engross__writer_number(&reporter->writer, position.column);
}
