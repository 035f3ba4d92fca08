/* Whether bytes are a page, and which encoding the page declares. */
#ifndef HTML_SNIFF_H
#define HTML_SNIFF_H

#include <stddef.h>

/* The plugin's `bid` and `encoding` (plugin.h). */
int html_bid(const char *head, size_t length, const char *name);
int html_encoding(const char *head, size_t length, char *out, size_t out_size);

#endif
