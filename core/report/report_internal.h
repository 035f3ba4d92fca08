/* A reporter's inside, shared by the writers of each kind. */
#ifndef ENGROSS_REPORT_REPORT_INTERNAL_H
#define ENGROSS_REPORT_REPORT_INTERNAL_H

#include <stdbool.h>
#include <engross/report.h>

#include "report/json.h"
#include "report/slice.h"
#include "report/writer.h"

enum engross__report_kind {
	ENGROSS__REPORT_NONE = 0,
	ENGROSS__REPORT_FINDINGS,
	ENGROSS__REPORT_CITATIONS,
	ENGROSS__REPORT_OUTLINE,
	ENGROSS__REPORT_CHANGES,
	ENGROSS__REPORT_ALIGNMENT
};

enum engross__report_format {
	ENGROSS__FORMAT_TEXT = 0,
	ENGROSS__FORMAT_JSON,
	ENGROSS__FORMAT_JSONL,
	ENGROSS__FORMAT_CSV,
	ENGROSS__FORMAT_HTML
};

struct engross_reporter {
	engross_context *context;
	struct engross__writer writer;
	struct engross__json json;
	enum engross__report_kind kind; /* of the first call; the others must agree */
	enum engross__report_format format;
	int color;
	size_t columns;                          /* of a line of text */
	size_t excerpt_columns;                  /* of an excerpt, less its indent */
	size_t around;                           /* unchanged paragraphs shown around a change */
	size_t documents;                        /* reported so far */
	size_t levels[ENGROSS_LEVEL_ERROR + 1];  /* findings so far */
	size_t omitted;                          /* findings counted but not listed */
	size_t places;                           /* marked on the page so far */
	size_t verdicts[ENGROSS_VERDICT_UNKNOWN + 1];
	size_t citations;
	struct engross__slicer slicer;           /* of the document at hand */
	struct engross__slicer old_slicer;       /* of the old draft, or of the source that the target is held against */
};

/* Begins a call: fixes the kind, writes the head of the report before the first document. ENGROSS_USAGE when the
   reporter serves another kind or its format does not fit. */
enum engross_status engross__report_begin(engross_reporter *reporter, enum engross__report_kind kind,
                                          const engross_document *document, struct engross_error *error);

/* Ends a call: ENGROSS_IO when the output said stop. */
enum engross_status engross__report_status(engross_reporter *reporter, struct engross_error *error);

/* "path", "format", "encoding", "language" of DOCUMENT into the open object. */
void engross__report_document(engross_reporter *reporter, const engross_document *document);

/* "start", "end", "line", "column" and "text" of SPAN, which counts bytes of the file. */
void engross__report_span(engross_reporter *reporter, const struct engross__slicer *slicer,
                          struct engross_span span);
/* The same without "text". */
void engross__report_place(struct engross__json *json, const engross_document *document,
                           struct engross_span span);

/* "NAME:LINE:COLUMN" of byte OFFSET, safe to print. */
void engross__report_spot(engross_reporter *reporter, const engross_document *document, size_t offset);

/* One finding (findings.c), as JSON and as text; PATH adds the member "path". */
void engross__report_finding(engross_reporter *reporter, const struct engross_finding *finding, bool path);
void engross__report_finding_text(engross_reporter *reporter, const struct engross_finding *finding);

/* The document that places related to a finding are in. */
static inline const engross_document *engross__report_related(const engross_reporter *reporter)
{
	return reporter->kind == ENGROSS__REPORT_ALIGNMENT ? reporter->old_slicer.document : reporter->slicer.document;
}

/* "summary":{"error":..,"warning":..,"info":..} without the closing brace; the text "2 errors, 3 warnings". */
void engross__report_levels(engross_reporter *reporter);
void engross__report_levels_text(engross_reporter *reporter);

/* What ends each kind's report after its documents. */
void engross__report_findings_end(engross_reporter *reporter);
void engross__report_citations_end(engross_reporter *reporter);

/* A document's section of a page, which the first one begins (html_check.c, html_cite.c). */
void engross__report_findings_html(engross_reporter *reporter, const engross_document *document,
                                   const engross_result *result);
void engross__report_citations_html(engross_reporter *reporter, const engross_document *document);

/* Citations as CSV (csv.c). */
void engross__report_csv_head(engross_reporter *reporter);
void engross__report_csv(engross_reporter *reporter, const engross_document *document,
                         const struct engross_citation *citation);

#endif
