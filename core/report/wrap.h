/* Running text for a terminal, broken into lines at spaces, or anywhere between ideographs. */
#ifndef ENGROSS_REPORT_WRAP_H
#define ENGROSS_REPORT_WRAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/view.h"
#include "report/writer.h"

struct engross__wrap {
	struct engross__writer *writer;
	size_t width, indent; /* columns of a line, and those left free at its beginning */
	size_t column;        /* reached on this line */
	bool space;           /* one is due before the next word */
	const char *style;    /* of what is added, or NULL */
	const char *shown;    /* of the end of what was written, or NULL */
	char word[256];       /* the word at hand, with the styles in it */
	size_t used, columns;
};

/* Begins a paragraph: nothing is written before its first word. */
void engross__wrap_begin(struct engross__wrap *wrap, struct engross__writer *writer, size_t width,
                         size_t indent);

/* Adds a character; white space ends a word. */
void engross__wrap_point(struct engross__wrap *wrap, uint32_t point);

/* Adds TEXT, which is safe to print. */
void engross__wrap_text(struct engross__wrap *wrap, const char *text);

/* From here on text has STYLE, a sequence that takes no column and is borrowed until the next; NULL: none. */
void engross__wrap_style(struct engross__wrap *wrap, const char *style);

/* Adds TEXT, UTF-8 from a document. */
void engross__wrap_string(struct engross__wrap *wrap, const char *text);

/* Adds SPAN of what VIEW reads. */
void engross__wrap_span(struct engross__wrap *wrap, const struct engross__view *view,
                        struct engross_span span);

/* Writes what is left and ends the line, if there is one. */
void engross__wrap_end(struct engross__wrap *wrap);

#endif
