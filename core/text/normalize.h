/* The text that everything else reads: NFC, odd spaces, dashes, slashes, full-width forms and ligatures
   folded, invisible characters and Markdown emphasis marks gone.

   Quotation marks, superscripts, ellipses and line ends stay: they carry meaning. Case and compatibility
   folding belong to comparison, not to the text that carries spans. */
#ifndef ENGROSS_TEXT_NORMALIZE_H
#define ENGROSS_TEXT_NORMALIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#include "base/buffer.h"
#include "text/offset_map.h"

/* Called at each emphasis mark that was dropped: AT is the offset in the output, BEGINS or ends. */
typedef bool engross__emphasis_fn(void *payload, size_t at, bool begins);

struct engross__normalize_options {
	size_t max_marks;              /* combining marks in a row that are put in order; the rest stay as they are */
	bool markdown;                 /* drop *emphasis* and **strong** marks */
	engross__emphasis_fn *emphasis; /* may be NULL */
	void *payload;
};

/* Normalizes LENGTH bytes of well-formed UTF-8. When nothing changes *CHANGED is false and OUT and MAP are
   left empty: the input is the text. Otherwise OUT holds the text and MAP leads back to the input.
   Linear time. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status engross__normalize(struct engross__buffer *out, struct engross__offset_map *map,
                                       bool *changed, const char *input, size_t length,
                                       const struct engross__normalize_options *options);

/* What one code point folds to: writes it to OUT and returns its bytes (0: it vanishes), or -1 when it stays. */
int engross__fold_point(unsigned point, char out[4]);

#endif
