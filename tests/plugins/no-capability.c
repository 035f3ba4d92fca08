/* Hostile: declares nothing. */
#include "hostile.h"

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("no-capability"),
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
