/* Text for people: what is printed of a document is shown, never obeyed by the terminal. */
#ifndef ENGROSS_REPORT_TEXT_H
#define ENGROSS_REPORT_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/finding.h>
#include <engross/span.h>

#include "report/slice.h"
#include "report/writer.h"

/* What a terminal or a browser would obey, reorder or not show: directional overrides hide what is there. */
bool engross__text_is_hidden(uint32_t point);

/* How many columns POINT takes when engross__text_point() prints it. */
size_t engross__text_width(uint32_t point);

/* Prints POINT; control characters, directional overrides and what else does not show as "<U+202E>". */
void engross__text_point(struct engross__writer *writer, uint32_t point);

/* The same into OUT; returns the bytes written. */
#define ENGROSS__TEXT_POINT 16
size_t engross__text_encode(uint32_t point, char out[ENGROSS__TEXT_POINT]);

/* Prints TEXT (UTF-8), line ends and tabs as spaces. */
void engross__text_string(struct engross__writer *writer, const char *text);

/* Prints at most WIDTH columns of TEXT, with an ellipsis when that is not all; returns the columns used. */
size_t engross__text_fit(struct engross__writer *writer, const char *text, size_t width);

/* The same for SPAN of the user's file, runs of white space as one space. */
size_t engross__text_slice(struct engross__writer *writer, const struct engross__slicer *slicer,
                           struct engross_span span, size_t width);

/* ANSI colours, nothing when COLOR is zero. */
enum engross__text_style {
	ENGROSS__TEXT_PLAIN = 0,
	ENGROSS__TEXT_BOLD,
	ENGROSS__TEXT_DIM,
	ENGROSS__TEXT_RED,
	ENGROSS__TEXT_GREEN,
	ENGROSS__TEXT_YELLOW,
	ENGROSS__TEXT_CYAN,
	ENGROSS__TEXT_DELETED, /* red and struck through */
	ENGROSS__TEXT_INSERTED /* green and underlined */
};
/* The sequence for STYLE; static. */
const char *engross__text_style_code(enum engross__text_style style);
void engross__text_style(struct engross__writer *writer, int color, enum engross__text_style style);
enum engross__text_style engross__text_level_style(enum engross_level level);

/* "1 error", "2 errors". */
void engross__text_count(struct engross__writer *writer, size_t count, const char *one, const char *many);

#endif
