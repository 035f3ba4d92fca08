/* Two languages of one text, laid beside each other. Spans of the source side are bytes of the source's file,
   spans of the target side bytes of the target's. */
#ifndef ENGROSS_ALIGNMENT_H
#define ENGROSS_ALIGNMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/export.h>
#include <engross/span.h>
#include <engross/structure.h>

#ifdef __cplusplus
extern "C" {
#endif

enum engross_pair_kind {
	ENGROSS_PAIR_NONE = 0,
	ENGROSS_PAIR_MATCH,   /* one paragraph for one */
	ENGROSS_PAIR_SPLIT,   /* one paragraph of the source is two of the target */
	ENGROSS_PAIR_MERGE,   /* two paragraphs of the source are one of the target */
	ENGROSS_PAIR_MISSING, /* not in the target */
	ENGROSS_PAIR_ADDED    /* not in the source */
};

/* The name that JSON prints ("match"); static, never NULL. */
ENGROSS_API const char *engross_pair_kind_name(enum engross_pair_kind kind);

/* A paragraph and what it is in the other language. has_source is false for one that was added, has_target for one
   that is missing. */
struct engross_pair {
	enum engross_pair_kind kind;
	enum engross_block_kind block; /* what it is: of the source's side where there is one */
	bool has_source, has_target;
	struct engross_span source_span;
	struct engross_span target_span;
	const char *source_number;     /* the marker's text ("4.", "(a)"), NULL where there is none */
	const char *target_number;
};

#ifdef __cplusplus
}
#endif
#endif
