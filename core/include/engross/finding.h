/* Findings: what is wrong with a document, each at an exact place of the user's own file. */
#ifndef ENGROSS_FINDING_H
#define ENGROSS_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/export.h>
#include <engross/span.h>

#ifdef __cplusplus
extern "C" {
#endif

enum engross_level {
	ENGROSS_LEVEL_NONE = 0,
	ENGROSS_LEVEL_INFO,
	ENGROSS_LEVEL_WARNING,
	ENGROSS_LEVEL_ERROR
};

/* How far the text is on its way; it decides what a leftover bracket is worth. */
enum engross_stage {
	ENGROSS_STAGE_NONE = 0, /* the default, adoption */
	ENGROSS_STAGE_DRAFT,
	ENGROSS_STAGE_ADOPTION,
	ENGROSS_STAGE_FINAL
};

ENGROSS_API const char *engross_level_name(enum engross_level level);

/* One entry of the catalogue of codes: the stable id and what `engross explain` says. Plugins declare
   theirs in their descriptor (plugin.h); strings are static. */
struct engross_code {
	const char *id;               /* "note/translator" */
	enum engross_level draft;     /* level by stage; ENGROSS_LEVEL_NONE: not reported at that stage */
	enum engross_level adoption;
	enum engross_level final;
	const char *summary;          /* half a line: "a translator's note was left in the text" */
	const char *explanation;      /* a paragraph or two: the rule, its source, what to do */
	const char *example;          /* a wrong text, " -> ", and the right one */
};

/* A second place that belongs to a finding. SPAN is in bytes of the user's file. */
struct engross_related {
	struct engross_span span;
	const char *message;
};

/* One finding. SPAN is in bytes of the user's file. Borrowed from the run (run.h). */
struct engross_finding {
	const char *code;
	enum engross_level level;
	const char *plugin;
	struct engross_span span;
	const char *message;
	const char *replacement;      /* the repair for SPAN; NULL where none is offered */
	bool safe;                    /* the repair may be applied without asking */
	const struct engross_related *related;
	size_t n_related;
};

#ifdef __cplusplus
}
#endif
#endif
