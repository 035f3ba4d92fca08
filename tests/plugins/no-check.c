/* Hostile: says that it checks, and has no function to do so. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("no-check"),
	.capabilities = ENGROSS_CAN_CHECK,
};

HOSTILE_ENTRY(&plugin)
