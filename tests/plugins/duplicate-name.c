/* Hostile: takes the name of the reader that is built in. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("text"),
	.capabilities = ENGROSS_CAN_CHECK,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
