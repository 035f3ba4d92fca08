/* Hostile: built for an ABI of the future. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI + 1000,
	.struct_size = sizeof(struct engross_plugin),
	.name = "wrong-abi",
	.version = "1",
	.summary = "a fixture",
	.capabilities = ENGROSS_CAN_CHECK,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
