/* Filling in a caller's error. */
#ifndef ENGROSS_BASE_ERROR_H
#define ENGROSS_BASE_ERROR_H

#include <engross/error.h>

/* Fills ERROR (NULL allowed) unless it holds an error already, and returns STATUS. */
enum engross_status engross__fail(struct engross_error *error, enum engross_status status, size_t offset,
                                  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same for want of memory. */
enum engross_status engross__nomem(struct engross_error *error);

#endif
