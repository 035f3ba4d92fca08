/* From a page to its text. */
#ifndef HTML_READER_H
#define HTML_READER_H

#include <engross/plugin.h>

/* The plugin's `read` (plugin.h). BYTES are UTF-8. */
enum engross_status html_read(const struct engross_host *host, void *state, engross_sink *sink,
                              const char *bytes, size_t length);

#endif
