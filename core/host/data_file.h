/* XML data files: read whole, without DTD, network or entity expansion; faults are told with file and line. */
#ifndef ENGROSS_HOST_DATA_FILE_H
#define ENGROSS_HOST_DATA_FILE_H

#include <libxml/tree.h>
#include <engross/context.h>
#include <engross/error.h>

/* Reads PATH, at most the limit "data-size", and parses it. *OUT is owned by the caller, release it with
   xmlFreeDoc(). Fails with ENGROSS_IO (the file), ENGROSS_DATA (malformed, a DTD, an entity reference; the
   message begins "PATH:LINE: "), ENGROSS_LIMIT, ENGROSS_NOMEM. */
enum engross_status engross__data_file_read(xmlDocPtr *out, engross_context *context, const char *path,
                                            struct engross_error *error);

/* Fails with ENGROSS_DATA: "PATH:LINE: " and the message; LINE is that of NODE. */
enum engross_status engross__data_file_fail(struct engross_error *error, const char *path, const xmlNode *node,
                                            const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The first element of LIST that is an element, passing over comments, white space and processing
   instructions. Any other node (text, CDATA, entity reference) goes into *STRAY when STRAY is not NULL. */
xmlNode *engross__data_file_element(xmlNode *list, const xmlNode **stray);

/* The value of the attribute NAME of ELEMENT, borrowed from the document; NULL when there is none. */
const char *engross__data_file_attribute(const xmlNode *element, const char *name);

/* Checks that every attribute of ELEMENT is one of NAMES (ended by NULL). */
enum engross_status engross__data_file_known(const char *path, const xmlNode *element, const char *const *names,
                                             struct engross_error *error);

#endif
