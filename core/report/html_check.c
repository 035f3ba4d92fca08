/* Findings as a page: each document's text with what was found in it. */
#include "report/html_document.h"
#include "report/html_findings.h"
#include "report/report_internal.h"
#include "report/text.h"

static const struct engross_finding *finding_at(const struct engross__html_document *section, size_t index)
{
	return engross_result_finding(section->payload, index);
}

static struct engross_span span_of(const struct engross__html_document *section, size_t index,
                                   const char **class_name)
{
	const struct engross_finding *finding = finding_at(section, index);

	*class_name = engross_level_name(finding->level);
	return engross__view_source(&section->view, finding->span);
}

static void write_entry(const struct engross__html_document *section, size_t index)
{
	engross__html_finding_entry(section->writer, &section->view, finding_at(section, index),
	                            section->base + index);
}

static void write_note(const struct engross__html_document *section, size_t index)
{
	engross__html_finding(section->writer, &section->view, finding_at(section, index), section->base + index);
}

static void write_sums(const struct engross__html_document *section)
{
	static const char *const names[][2] = {
		[ENGROSS_LEVEL_INFO] = { "remark", "remarks" },
		[ENGROSS_LEVEL_WARNING] = { "warning", "warnings" },
		[ENGROSS_LEVEL_ERROR] = { "error", "errors" },
	};
	const char *comma = "";
	size_t total = 0;

	for (int level = ENGROSS_LEVEL_ERROR; level >= ENGROSS_LEVEL_INFO; level--) {
		size_t count = engross_result_level_count(section->payload, (enum engross_level)level);
		total += count;
		if (!count)
			continue;
		engross__writer_string(section->writer, comma);
		engross__text_count(section->writer, count, names[level][0], names[level][1]);
		comma = ", ";
	}
	if (!total)
		engross__writer_string(section->writer, "nothing found");
	if (total > section->count) {
		engross__writer_string(section->writer, "; ");
		engross__text_count(section->writer, total - section->count, "is", "are");
		engross__writer_string(section->writer, " not listed (limit findings)");
	}
}

void engross__report_findings_html(engross_reporter *reporter, const engross_document *document,
                                   const engross_result *result)
{
	static const struct engross__html_kinds kinds = {
		"What was found", { { "error", "errors" }, { "warning", "warnings" }, { "info", "remarks" } }
	};
	struct engross__html_document section = {
		.count = engross_result_finding_count(result),
		.payload = result,
		.span = span_of,
		.entry = write_entry,
		.note = write_note,
		.sums = write_sums,
	};

	engross__html_document(reporter, document, &section, &kinds);
}
