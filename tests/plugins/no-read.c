/* Hostile: a reader that bids and cannot read. */
#include "hostile.h"

static int bid(const char *head, size_t length, const char *name)
{
	(void)head;
	(void)length;
	(void)name;
	return 100;
}

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("no-read"),
	.capabilities = ENGROSS_CAN_READ,
	.bid = bid,
};

HOSTILE_ENTRY(&plugin)
