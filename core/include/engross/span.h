/* Positions in a document: byte spans and what people call line and column. */
#ifndef ENGROSS_SPAN_H
#define ENGROSS_SPAN_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A half-open range of bytes [start, end). Which bytes (those of the normalized text or those of the
   user's file) is said by every function that takes or gives one. */
struct engross_span {
	size_t start;
	size_t end;
};

/* A place in the user's file as people count it. All members count from 1. */
struct engross_position {
	size_t line;
	size_t column;       /* in code points, as PRODUCT section 5 and compilers give it */
	size_t utf16_column; /* in UTF-16 code units, as the language server protocol wants it */
	size_t byte_column;  /* in bytes */
};

#ifdef __cplusplus
}
#endif
#endif
