/* Reading a whole file. */
#ifndef ENGROSS_SOURCE_FILE_H
#define ENGROSS_SOURCE_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>
#include <engross/error.h>

/* Reads PATH into *BYTES (owned by the caller, allocator's). ENGROSS_IO, ENGROSS_NOMEM, ENGROSS_LIMIT when it
   is longer than LIMIT bytes. Anything that can be read will do, pipes too. */
enum engross_status engross__file_read(char **bytes, size_t *length, const struct engross_allocator *allocator,
                                       const char *path, uint64_t limit, struct engross_error *error);

#endif
