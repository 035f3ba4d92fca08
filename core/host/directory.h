/* The files of a directory, by ending and in sorted order. */
#ifndef ENGROSS_HOST_DIRECTORY_H
#define ENGROSS_HOST_DIRECTORY_H

#include <stddef.h>
#include <engross/context.h>
#include <engross/error.h>

struct engross__directory {
	const struct engross_allocator *allocator;
	char **paths; /* "DIR/NAME", sorted by name, byte by byte */
	size_t count, capacity;
};

/* Lists the files of DIR whose names end in SUFFIX; names that begin with a dot are left out. Fails with
   ENGROSS_IO (no such directory) and ENGROSS_NOMEM; nothing needs clearing then. */
enum engross_status engross__directory_list(struct engross__directory *out,
                                            const struct engross_allocator *allocator, const char *dir,
                                            const char *suffix, struct engross_error *error);
void engross__directory_clear(struct engross__directory *directory);

#endif
