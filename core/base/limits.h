/* The documented limits (docs/limits.md), each settable up to a hard ceiling. */
#ifndef ENGROSS_BASE_LIMITS_H
#define ENGROSS_BASE_LIMITS_H

#include <stdint.h>

enum engross__limit {
	ENGROSS__LIMIT_FILE_SIZE = 0,  /* bytes of one input file */
	ENGROSS__LIMIT_CITATIONS,      /* citations kept of one document */
	ENGROSS__LIMIT_FINDINGS,       /* findings listed of one document; all are counted */
	ENGROSS__LIMIT_LIST_ITEMS,     /* members of one citation list */
	ENGROSS__LIMIT_REPAIRS,        /* citations of one document for which a repair is looked for */
	ENGROSS__LIMIT_NONSTARTERS,    /* combining marks in a row that are put in order */
	ENGROSS__LIMIT_MARKUP_DEPTH,   /* nesting of elements in HTML and XML */
	ENGROSS__LIMIT_ATTRIBUTES,     /* attributes of one element */
	ENGROSS__LIMIT_DATA_SIZE,      /* bytes of one system, language or authority file */
	ENGROSS__LIMIT_COLLECTION_TEXT, /* bytes of the files whose texts a collection holds */
	ENGROSS__LIMIT_COUNT
};

struct engross__limit_info {
	const char *name;
	uint64_t value;   /* the default */
	uint64_t ceiling; /* cannot be passed */
};

extern const struct engross__limit_info engross__limit_infos[ENGROSS__LIMIT_COUNT];

/* The limit of NAME, or -1. */
int engross__limit_find(const char *name);

#endif
