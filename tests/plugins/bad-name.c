/* Hostile: a name that is no name. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("../Bad Name"),
	.capabilities = ENGROSS_CAN_CHECK,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
