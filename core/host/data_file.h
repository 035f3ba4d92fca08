/* XML data files: read whole into a tree; faults are told with file and line. */
#ifndef ENGROSS_HOST_DATA_FILE_H
#define ENGROSS_HOST_DATA_FILE_H

#include <engross/context.h>
#include <engross/error.h>

#include "host/data_tree.h"

/* Reads PATH, at most the limit "data-size", and parses it. *OUT is the caller's, to be released with
   engross__data_tree_clear(); nothing is held when this fails: with ENGROSS_IO (the file), ENGROSS_DATA (malformed, a
   DTD, an entity that XML does not have; the message begins "PATH:LINE: "), ENGROSS_LIMIT, ENGROSS_NOMEM. */
enum engross_status engross__data_file_read(struct engross__data_tree *out, engross_context *context,
                                            const char *path, struct engross_error *error);

/* Fails with ENGROSS_DATA: "PATH:LINE: " and the message; LINE is that of NODE, 1 for NULL. */
enum engross_status engross__data_file_fail(struct engross_error *error, const char *path,
                                            const struct engross__data_node *node, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The first element of LIST; text that is not blank and is passed on the way goes into *STRAY, unless STRAY is NULL or
   something is there already. */
struct engross__data_node *engross__data_file_element(struct engross__data_node *list,
                                                      const struct engross__data_node **stray);

/* The value of the attribute NAME of ELEMENT, borrowed from the tree; NULL when there is none. */
const char *engross__data_file_attribute(const struct engross__data_node *element, const char *name);

/* The text of ELEMENT, borrowed from the tree; "" when it holds none or holds elements. */
const char *engross__data_file_content(const struct engross__data_node *element);

/* Checks that every attribute of ELEMENT is one of NAMES (ended by NULL). */
enum engross_status engross__data_file_known(const char *path, const struct engross__data_node *element,
                                             const char *const *names, struct engross_error *error);

#endif
