/* The other of two that declare the same code. */
#include "hostile.h"

static const struct engross_code codes[] = { HOSTILE_CODE("twin/code"), { .id = NULL } };

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("twin-two"),
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = codes,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
