/* Writers: documents, findings and changes for people and for programs. */
#ifndef ENGROSS_REPORT_H
#define ENGROSS_REPORT_H

#include <stddef.h>
#include <engross/document.h>
#include <engross/export.h>
#include <engross/run.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Where a report goes. WRITE gets bytes in order and returns 0, or non-zero to stop (ENGROSS_IO). */
struct engross_output {
	int (*write)(void *payload, const char *bytes, size_t length);
	void *payload;
};

/* How to print. Zero-initialise, set struct_size. */
struct engross_report_options {
	size_t struct_size;
	const char *format; /* "text", "json", "jsonl", "csv" (citations), "html" (not outlines); NULL: "text" */
	int color;          /* non-zero: ANSI colours in text */
	size_t columns;     /* of a line of text: changes are wrapped there; 0: 100, at least 40 */
	size_t around;      /* unchanged paragraphs that text shows on either side of a change; the rest is counted */
};

/* A report over several documents: begin, one call a document, end. One handle serves one kind. */
typedef struct engross_reporter engross_reporter;

ENGROSS_API enum engross_status engross_reporter_new(engross_reporter **out, engross_context *context,
                                                     const struct engross_output *output,
                                                     const struct engross_report_options *options,
                                                     struct engross_error *error);
ENGROSS_API void engross_reporter_free(engross_reporter *reporter);

/* Findings (schema engross/findings/1), citations (engross/citations/1), structure (engross/outline/1),
   changes (engross/changes/1), alignments (engross/alignment/1: "text", "json"). For findings, citations and structure call once a document, then
   engross_reporter_end(); changes and alignments are complete in one call. */
ENGROSS_API enum engross_status engross_report_findings(engross_reporter *reporter,
                                                        const engross_document *document,
                                                        const engross_result *result,
                                                        struct engross_error *error);
ENGROSS_API enum engross_status engross_report_citations(engross_reporter *reporter,
                                                         engross_document *document,
                                                         struct engross_error *error);
ENGROSS_API enum engross_status engross_report_outline(engross_reporter *reporter,
                                                       const engross_document *document,
                                                       struct engross_error *error);
ENGROSS_API enum engross_status engross_report_changes(engross_reporter *reporter,
                                                       const engross_document *old_draft,
                                                       const engross_document *new_draft,
                                                       const engross_result *result,
                                                       struct engross_error *error);
ENGROSS_API enum engross_status engross_report_alignment(engross_reporter *reporter,
                                                         const engross_document *source,
                                                         const engross_document *target,
                                                         const engross_result *result,
                                                         struct engross_error *error);
ENGROSS_API enum engross_status engross_reporter_end(engross_reporter *reporter, struct engross_error *error);

#ifdef __cplusplus
}
#endif
#endif
