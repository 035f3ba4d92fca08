/* The inside of a context, for the core alone. */
#ifndef ENGROSS_HOST_CONTEXT_INTERNAL_H
#define ENGROSS_HOST_CONTEXT_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>
#include <engross/context.h>

#include "base/arena.h"
#include "base/limits.h"
#include "base/memory.h"

struct engross__language;
struct engross__languages;
struct engross__structure_data;
struct engross__systems;
struct engross__authority;
struct engross__registry;

struct engross_context {
	struct engross_allocator allocator;
	struct engross__arena arena;           /* data that lives as long as the context */
	uint64_t limits[ENGROSS__LIMIT_COUNT];
	struct engross__languages *languages;  /* host/language.c */
	const struct engross__structure_data *structure; /* structure/data.c; NULL until sealed */
	struct engross__systems *systems;      /* cite/systems.c */
	struct engross__authority *authority;  /* authority/authority.c */
	struct engross__registry *registry;    /* host/registry.c */
	bool sealed;
};

/* The directory of installed data: ENGROSS_DATA_DIR or the one chosen when built. Borrowed. */
const char *engross__context_data_dir(void);

/* ENGROSS_USAGE when CONTEXT is sealed and takes nothing more. */
enum engross_status engross__context_check_open(const engross_context *context, struct engross_error *error);

#endif
