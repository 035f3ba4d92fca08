/* Hostile: a descriptor of eight bytes, with nothing readable behind them. */
#include "hostile.h"

static const uint32_t plugin[2] = { ENGROSS_PLUGIN_ABI, sizeof(plugin) };

HOSTILE_ENTRY((const struct engross_plugin *)(const void *)plugin)
