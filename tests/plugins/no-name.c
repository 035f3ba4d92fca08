/* Hostile: has no name. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	HOSTILE_HEAD(NULL),
	.capabilities = ENGROSS_CAN_CHECK,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
