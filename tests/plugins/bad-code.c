/* Hostile: a code without a group. */
#include "hostile.h"

static const struct engross_code codes[] = { HOSTILE_CODE("nogroup"), { .id = NULL } };

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("bad-code"),
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = codes,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
