/* Hostile: cannot be initialised. */
#include "hostile.h"

static enum engross_status init(const struct engross_host *host, void **state)
{
	(void)host;
	*state = NULL;
	return ENGROSS_IO;
}

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("failing-init"),
	.capabilities = ENGROSS_CAN_CHECK,
	.init = init,
	.check = hostile_quiet,
};

HOSTILE_ENTRY(&plugin)
