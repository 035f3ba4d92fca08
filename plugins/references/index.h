/* An index of citations by a text: which of them had it first. */
#ifndef REFERENCES_INDEX_H
#define REFERENCES_INDEX_H

#include "references.h"

struct references_index {
	const char **keys; /* borrowed */
	size_t *values;    /* the citation's index + 1; 0: the slot is free */
	size_t mask;
};

/* Makes room for COUNT texts, in memory of the run. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status references_index_init(struct references_index *index, const struct references *r, size_t count);

/* The citation that had KEY first; VALUE is noted when none had. KEY must outlive the index. */
size_t references_index_first(struct references_index *index, const char *key, size_t value);

/* The citation that had KEY first, or ENGROSS_NO_INDEX. */
size_t references_index_get(const struct references_index *index, const char *key);

#endif
