/* The table of limits. */
#include "base/limits.h"

#include <string.h>

#define MIB ((uint64_t)1024 * 1024)

const struct engross__limit_info engross__limit_infos[ENGROSS__LIMIT_COUNT] = {
	[ENGROSS__LIMIT_FILE_SIZE] = { "file-size", 256 * MIB, 2048 * MIB },
	[ENGROSS__LIMIT_CITATIONS] = { "citations", 2000000, 100000000 },
	[ENGROSS__LIMIT_FINDINGS] = { "findings", 10000, 100000000 },
	[ENGROSS__LIMIT_LIST_ITEMS] = { "list-items", 1000000, 100000000 },
	[ENGROSS__LIMIT_REPAIRS] = { "repairs", 10000, 100000000 },
	[ENGROSS__LIMIT_NONSTARTERS] = { "combining-marks", 30, 1000 },
	[ENGROSS__LIMIT_MARKUP_DEPTH] = { "markup-depth", 512, 4096 },
	[ENGROSS__LIMIT_ATTRIBUTES] = { "attributes", 256, 1024 },
	[ENGROSS__LIMIT_COLLECTION_TEXT] = { "collection-text", 256 * MIB, 8192 * MIB },
	[ENGROSS__LIMIT_DATA_SIZE] = { "data-size", 64 * MIB, 1024 * MIB },
};

int engross__limit_find(const char *name)
{
	for (int i = 0; i < ENGROSS__LIMIT_COUNT; i++)
		if (!strcmp(engross__limit_infos[i].name, name))
			return i;
	return -1;
}
