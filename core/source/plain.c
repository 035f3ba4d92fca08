/* The reader of plain text: what every file is when nothing better is known. */
#include <string.h>

#include "host/registry.h"

static int bid_plain(const char *head, size_t length, const char *name)
{
	(void)head;
	(void)length;
	(void)name;
	return 1;
}

static enum engross_status read_plain(const struct engross_host *host, void *state, engross_sink *sink,
                                      const char *bytes, size_t length)
{
	(void)state;
	return host->put(sink, bytes, length, 0, length);
}

const struct engross_plugin engross__plain_reader = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(struct engross_plugin),
	.name = "text",
	.version = "1.0",
	.summary = "reads plain text and Markdown emphasis",
	.capabilities = ENGROSS_CAN_READ,
	.bid = bid_plain,
	.read = read_plain,
};
