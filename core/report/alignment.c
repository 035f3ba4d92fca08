/* Two languages of one text: pairs for programs, findings for both. */
#include <string.h>

#include "report/report_internal.h"
#include "report/text.h"

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

static void write_pair(engross_reporter *reporter, const struct engross_pair *pair)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, NULL, '{');
	engross__json_string(json, "kind", engross_pair_kind_name(pair->kind));
	engross__json_string(json, "block", engross_block_kind_name(pair->block));
	write_side(json, "source", reporter->old_slicer.document, pair->has_source, pair->source_span,
	           pair->source_number);
	write_side(json, "target", reporter->slicer.document, pair->has_target, pair->target_span, pair->target_number);
	engross__json_close(json, '}');
}

static void write_json(engross_reporter *reporter, const engross_result *result)
{
	struct engross__json *json = &reporter->json;

	engross__json_string(json, "source", engross_document_name(reporter->old_slicer.document));
	engross__json_string(json, "target", engross_document_name(reporter->slicer.document));
	engross__json_open(json, "languages", '[');
	engross__json_string(json, NULL, engross_document_language(reporter->old_slicer.document));
	engross__json_string(json, NULL, engross_document_language(reporter->slicer.document));
	engross__json_close(json, ']');
	engross__json_open(json, "pairs", '[');
	for (size_t i = 0; i < engross_result_pair_count(result); i++) {
		engross__json_line(json);
		write_pair(reporter, engross_result_pair(result, i));
	}
	engross__json_close(json, ']');
	engross__json_open(json, "findings", '[');
	for (size_t i = 0; i < engross_result_finding_count(result); i++) {
		engross__json_line(json);
		engross__report_finding(reporter, engross_result_finding(result, i), false);
	}
	engross__json_close(json, ']');
	engross__json_number(json, "omitted", reporter->omitted);
	engross__report_levels(reporter);
	engross__json_number(json, "pairs", engross_result_pair_count(result));
	engross__json_close(json, '}');
	engross__json_close(json, '}');
}

/* "4 warnings; 19 paragraphs in es, 20 in en: 18 laid beside each other". */
static void write_summary(engross_reporter *reporter, const engross_result *result)
{
	struct engross__writer *writer = &reporter->writer;
	size_t matched = 0, total = engross_result_pair_count(result);

	for (size_t i = 0; i < total; i++) {
		const struct engross_pair *pair = engross_result_pair(result, i);
		matched += pair->has_source && pair->has_target;
	}
	engross__report_levels_text(reporter);
	engross__writer_string(writer, "; ");
	engross__writer_number(writer, matched);
	engross__writer_string(writer, " of ");
	engross__text_count(writer, total, "paragraph", "paragraphs");
	engross__writer_string(writer, " found in both, ");
	engross__text_string(writer, engross_document_language(reporter->old_slicer.document));
	engross__writer_string(writer, " and ");
	engross__text_string(writer, engross_document_language(reporter->slicer.document));
	if (reporter->omitted) {
		engross__writer_string(writer, "; ");
		engross__text_count(writer, reporter->omitted, "is", "are");
		engross__writer_string(writer, " not listed (limit findings)");
	}
	engross__writer_char(writer, '\n');
}

static void write_findings(engross_reporter *reporter, const engross_result *result)
{
	for (size_t i = 0; i < engross_result_finding_count(result); i++) {
		const struct engross_finding *finding = engross_result_finding(result, i);
		if (reporter->format == ENGROSS__FORMAT_JSONL)
			engross__report_finding(reporter, finding, true);
		else
			engross__report_finding_text(reporter, finding);
	}
}

enum engross_status engross_report_alignment(engross_reporter *reporter, const engross_document *source,
                                             const engross_document *target, const engross_result *result,
                                             struct engross_error *error)
{
	enum engross_status status = engross__report_begin(reporter, ENGROSS__REPORT_ALIGNMENT, target, error);

	if (status == ENGROSS_OK)
		status = engross__slicer_init(&reporter->old_slicer, source, error);
	if (status != ENGROSS_OK)
		return status;
	for (int level = ENGROSS_LEVEL_INFO; level <= ENGROSS_LEVEL_ERROR; level++) {
		reporter->levels[level] = engross_result_level_count(result, (enum engross_level)level);
		reporter->omitted += reporter->levels[level];
	}
	reporter->omitted -= engross_result_finding_count(result);
	if (reporter->format == ENGROSS__FORMAT_JSON) {
		write_json(reporter, result);
	} else {
		write_findings(reporter, result);
		if (reporter->format == ENGROSS__FORMAT_TEXT)
			write_summary(reporter, result);
	}
	engross__writer_flush(&reporter->writer);
	return engross__report_status(reporter, error);
}
