/* Hostile: gives no descriptor. */
#include "hostile.h"

HOSTILE_ENTRY(NULL)
