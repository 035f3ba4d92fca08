/* Changes between two drafts. Spans of the old side are bytes of the old file, spans of the new side
   bytes of the new file. */
#ifndef ENGROSS_CHANGE_H
#define ENGROSS_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/export.h>
#include <engross/span.h>

#ifdef __cplusplus
extern "C" {
#endif

enum engross_change_kind {
	ENGROSS_CHANGE_NONE = 0,
	ENGROSS_CHANGE_INSERT,
	ENGROSS_CHANGE_DELETE,
	ENGROSS_CHANGE_EDIT,
	ENGROSS_CHANGE_MOVE,
	ENGROSS_CHANGE_MOVE_EDIT,
	ENGROSS_CHANGE_RENUMBER,
	ENGROSS_CHANGE_SPLIT,
	ENGROSS_CHANGE_MERGE,
	ENGROSS_CHANGE_FORMAT
};

/* The name that JSON prints ("move-edit"); static, never NULL. */
ENGROSS_API const char *engross_change_kind_name(enum engross_change_kind kind);

enum engross_edit_op {
	ENGROSS_EDIT_NONE = 0,
	ENGROSS_EDIT_EQUAL,
	ENGROSS_EDIT_DELETE,
	ENGROSS_EDIT_INSERT,
	ENGROSS_EDIT_REPLACE
};

/* One step from the old words to the new ones. */
struct engross_edit {
	enum engross_edit_op op;
	struct engross_span old_span;
	struct engross_span new_span;
};

/* One changed block. has_old is false for an insertion, has_new for a deletion. */
struct engross_change {
	enum engross_change_kind kind;
	bool has_old, has_new;
	struct engross_span old_span;
	struct engross_span new_span;
	const char *old_number;      /* the marker's text ("4.", "(a)"), NULL where there is none */
	const char *new_number;
	const struct engross_edit *edits;
	size_t n_edits;
	const char *remark;          /* what else is to be said, a clause without a stop ("the opening verb was \"Urges\" and
	                                is \"Requests\""); NULL: nothing */
};

/* A sort of difference that was taken for none, or for one of form alone: "line-breaks", "quotes". */
struct engross_equality {
	const char *name;
	size_t count; /* paragraphs that differ in it */
};

#ifdef __cplusplus
}
#endif
#endif
