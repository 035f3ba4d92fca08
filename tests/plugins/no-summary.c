/* Hostile: does not say what it is. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(struct engross_plugin),
	.name = "no-summary",
	.version = "1",
	.capabilities = ENGROSS_CAN_CHECK,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
