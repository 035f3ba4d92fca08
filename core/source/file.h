/* Reading a whole file. */
#ifndef ENGROSS_SOURCE_FILE_H
#define ENGROSS_SOURCE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>
#include <engross/error.h>

/* Reads PATH into *BYTES (owned by the caller, allocator's). ENGROSS_IO, ENGROSS_NOMEM, ENGROSS_LIMIT when it
   is longer than LIMIT bytes. Anything that can be read will do, pipes too. */
enum engross_status engross__file_read(char **bytes, size_t *length, const struct engross_allocator *allocator,
                                       const char *path, uint64_t limit, struct engross_error *error);

/* Maps PATH into *BYTES, to be unmapped with engross__file_unmap(). False when it is no regular file, too short to be
   worth it, longer than LIMIT or not to be mapped: then it is to be read. */
bool engross__file_map(const char **bytes, size_t *length, const char *path, uint64_t limit);
void engross__file_unmap(const char *bytes, size_t length);

/* Lets the pages of a mapped file go; they come back from the file when they are read. */
void engross__file_let_go(const char *bytes, size_t length);

#endif
