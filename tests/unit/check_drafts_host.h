/* A host for the plugin `drafts` alone: documents of a few plain rules, changes kept as they come. */
#ifndef ENGROSS_TESTS_UNIT_CHECK_DRAFTS_HOST_H
#define ENGROSS_TESTS_UNIT_CHECK_DRAFTS_HOST_H

#include <stddef.h>
#include <engross/plugin.h>

/* Paragraphs are parted by blank lines, and begin at a line that begins with "=". "4. " and "(a) " before one are its marker, and it is operative; "- N -" alone
   is furniture, and the paragraph behind it goes on with the one before it when it begins with a small letter; the
   first paragraph is the title. "paragraph 4", "paragraphs 2 and 4" are references inside the document, unless
   " of resolution" follows; raised digits before a paragraph make it a footnote, elsewhere they call it; "resolution 61/180 of 20 December 2006" is a citation. TEXT is copied. */
engross_document *draft_read(const char *text, size_t length);
void draft_free(engross_document *document);

/* A change or finding that was emitted; spans are of the texts. */
struct kept_change {
	struct engross_change change; /* its strings and edits are copies */
};
struct kept_finding {
	char *code, *message, *replacement;
	struct engross_span span;
	enum engross_level level;
	int safe;
};

struct engross_run {
	const engross_document *old_draft, *new_draft;
	struct kept_change *changes;
	size_t n_changes;
	struct kept_finding *findings;
	size_t n_findings;
	void **blocks; /* what was allocated */
	size_t n_blocks;
	size_t allocated; /* bytes in them */
	size_t failing;   /* the allocation that fails, counted from 1; 0: none does */
	int cancelled;
	const char *options;    /* "case=yes quotes=no"; NULL: none is set */
	char equalities[512];   /* what was taken for equal: "case 1, spaces 2" */
};

/* Compares two drafts with the plugin; RUN starts zeroed but for what is to happen. */
enum engross_status draft_compare(engross_run *run, const engross_document *old_draft,
                                  const engross_document *new_draft);
void run_clear(engross_run *run);

const struct engross_block *draft_block(const engross_document *document, size_t index);
size_t draft_block_count(const engross_document *document);
const char *draft_text(const engross_document *document, size_t *length);

#endif
