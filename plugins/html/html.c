/* The `html` plugin: reads pages as organisations publish them, HTML and XHTML. */
#include <engross/plugin.h>

#include "reader.h"
#include "sniff.h"

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(struct engross_plugin),
	.name = "html",
	.version = "1.0",
	.summary = "reads HTML and XHTML pages",
	.capabilities = ENGROSS_CAN_READ,
	.bid = html_bid,
	.read = html_read,
	.encoding = html_encoding,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
