/* What the writers of changes share. */
#ifndef ENGROSS_REPORT_CHANGES_H
#define ENGROSS_REPORT_CHANGES_H

#include "report/layout.h"
#include "report/naming.h"
#include "report/report_internal.h"
#include "report/view.h"

#define ENGROSS__CHANGE_KINDS (ENGROSS_CHANGE_FORMAT + 1)

/* A comparison being written: the new draft is reporter->slicer's, the old one reporter->old_slicer's. */
struct engross__changes {
	engross_reporter *reporter;
	const engross_result *result;
	struct engross__view views[2]; /* old, new */
	struct engross__layout layout;
};

/* How many changes of each kind there are. */
void engross__changes_count(const engross_result *result, size_t counts[ENGROSS__CHANGE_KINDS]);

/* The kind as people say it: "edited", "moved and edited"; static. */
const char *engross__changes_kind(enum engross_change_kind kind);

/* The sign that stands for the kind where there is no colour; UTF-8, static. UP: it moved towards the
   beginning. */
const char *engross__changes_sign(enum engross_change_kind kind, bool up);

/* Whether change INDEX moved towards the beginning of the draft. */
bool engross__changes_is_up(const struct engross__changes *changes, size_t index);

/* What edit INDEX of CHANGE takes on SIDE of what people read, with the characters behind it that the
   comparison never saw, such as directional overrides. */
struct engross_span engross__changes_edit(const struct engross__changes *changes,
                                          const struct engross_change *change, size_t index, int side);

/* The names of change INDEX's block in both drafts; empty where it is not there. */
void engross__changes_names(const struct engross__changes *changes, size_t index,
                            char names[2][ENGROSS__NAME_SIZE]);

/* The drafts rest now and then in a pass over their changes, findings or rows, of which INDEX is next. */
void engross__changes_rest(const engross_reporter *reporter, size_t index);

/* "7 changes: 1 inserted, 2 edited; 3 errors", safe in text and on a page. */
void engross__changes_summary(const struct engross__changes *changes);

/* "taken for equal: line breaks in 12 paragraphs, quotes in 1 paragraph", or nothing. */
void engross__changes_equal(const struct engross__changes *changes);

/* The page and the text (html_changes.c, changes_text.c). */
void engross__changes_html(const struct engross__changes *changes);
void engross__changes_text(const struct engross__changes *changes);

#endif
