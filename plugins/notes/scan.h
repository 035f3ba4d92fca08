/* One pass over a document: where it is, what it knows, how it reports. */
#ifndef NOTES_SCAN_H
#define NOTES_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/plugin.h>

#include "forms.h"

struct notes_scan {
	const struct engross_host *host;
	engross_run *run;
	const engross_document *document;
	const char *text;
	size_t length;
	struct notes_forms forms;
	enum engross_status status;

	/* Places are asked for in rising order, so that each of these walks the document once. */
	size_t block;        /* index of the first block that ends behind the place reached */
	size_t citation;     /* the same for citations */
	size_t line_end;     /* of the last line that was asked for */
	size_t quoted_to;    /* quotation marks have been counted from the beginning of their block to here: */
	int quotes;          /* opened and not closed */
	bool straight;       /* inside straight ones */

	size_t bracket_end;  /* end of the last text under negotiation: brackets inside it are part of it */
};

enum notes_code {
	NOTES_CODE_TRANSLATOR = 0,
	NOTES_CODE_EDITOR,
	NOTES_CODE_PLACEHOLDER,
	NOTES_CODE_BRACKET,
	NOTES_CODE_INSTRUCTION,
	NOTES_CODE_SIC,
	NOTES_CODE_COUNT
};

/* "note/translator" and so on. */
extern const char *const notes_code_ids[NOTES_CODE_COUNT];

/* Reports [START, END). MESSAGE NULL: the summary of the code. DELETE offers to delete it, to be agreed to.
   */
void notes_report(struct notes_scan *scan, enum notes_code code, size_t start, size_t end,
                  const char *message, bool delete);

/* The block that AT lies in, or NULL. AT must not go back between calls, here and below. */
const struct engross_block *notes_block_at(struct notes_scan *scan, size_t at);

/* Where the paragraph of AT ends: its block or, where there is none, its line. */
size_t notes_paragraph_end(struct notes_scan *scan, size_t at);

/* Whether AT lies in a part of a page that is no text: navigation. */
bool notes_is_chrome(struct notes_scan *scan, size_t at);

/* Whether a citation overlaps [START, END). */
bool notes_has_citation(struct notes_scan *scan, size_t start, size_t end);

/* Whether AT lies inside a quotation that began in its block. */
bool notes_is_quoted(struct notes_scan *scan, size_t at);

/* Whether the character before AT, or the one at AT, is a letter or digit. */
bool notes_is_word_before(const struct notes_scan *scan, size_t at);
bool notes_is_word_at(const struct notes_scan *scan, size_t at);

/* What stands between the '[' at AT and the ']' at CLOSE is held against the marks of a text under
   negotiation; reports it and returns its end, or 0. CLOSE is NOTES_OPEN where the paragraph ends first. */
#define NOTES_OPEN ((size_t)-1)
size_t notes_negotiation(struct notes_scan *scan, size_t at, size_t close);

/* The ']' or ')' that closes the bracket at AT before LIMIT, or NOTES_OPEN. */
size_t notes_find_close(const struct notes_scan *scan, size_t at, size_t limit);

/* The bracket or parenthesis at AT: what it is and reports it. Returns where the scan goes on. */
size_t notes_bracket(struct notes_scan *scan, size_t at);

/* What stands without brackets: the line that begins at AT; the colon at AT; two question marks, underscores,
   "XX", "TBD" at AT. Each returns where the scan goes on. */
size_t notes_line(struct notes_scan *scan, size_t at);
size_t notes_colon(struct notes_scan *scan, size_t at);
size_t notes_doubt(struct notes_scan *scan, size_t at);
size_t notes_blank(struct notes_scan *scan, size_t at);
size_t notes_letters(struct notes_scan *scan, size_t at);
size_t notes_word(struct notes_scan *scan, size_t at);

/* Whether [START, END) begins as a note by or to a translator or editor does; *CODE says by or to whom.
   IN_BRACKET is '[', '(' or 0, where only what is unmistakable counts. Returns the end of the form, or 0.
   */
size_t notes_is_note(const struct notes_scan *scan, size_t start, size_t end, char in_bracket,
                     enum notes_code *code);

#endif
