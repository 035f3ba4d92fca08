/* The context: what is loaded first and read by every document afterwards. */
#include "host/context_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority.h"
#include "base/error.h"
#include "cite/systems.h"
#include "host/directory.h"
#include "host/language.h"
#include "host/language_internal.h"
#include "host/registry.h"
#include "structure/data.h"

#ifndef ENGROSS_DATA_DIR
#error "ENGROSS_DATA_DIR, the directory of installed data, comes from the build"
#endif

const char *engross__context_data_dir(void)
{
	const char *dir = getenv("ENGROSS_DATA_DIR");

	return dir && *dir ? dir : ENGROSS_DATA_DIR;
}

enum engross_status engross_context_new(engross_context **out, const struct engross_allocator *allocator,
                                        struct engross_error *error)
{
	engross_context *context;
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	if (!allocator)
		allocator = &engross__allocator_default;
	context = allocator->alloc(allocator->payload, sizeof(*context));
	if (!context)
		return engross__nomem(error);
	memset(context, 0, sizeof(*context));
	context->allocator = *allocator;
	engross__arena_init(&context->arena, &context->allocator);
	for (int i = 0; i < ENGROSS__LIMIT_COUNT; i++)
		context->limits[i] = engross__limit_infos[i].value;
	status = engross__languages_new(context, error);
	if (status == ENGROSS_OK)
		status = engross__registry_new(context, error);
	if (status != ENGROSS_OK) {
		engross_context_free(context);
		return status;
	}
	*out = context;
	return ENGROSS_OK;
}

void engross_context_free(engross_context *context)
{
	struct engross_allocator allocator;

	if (!context)
		return;
	engross__registry_free(context);
	engross__authority_free(context);
	engross__systems_free(context);
	engross__languages_free(context);
	engross__arena_clear(&context->arena);
	allocator = context->allocator;
	engross__release(&allocator, context);
}

enum engross_status engross__context_check_open(const engross_context *context, struct engross_error *error)
{
	if (context->sealed)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "the context is sealed: nothing more can be loaded");
	return ENGROSS_OK;
}

typedef enum engross_status load_file(engross_context *context, const char *path, struct engross_error *error);

/* Hands every NAME.xml of DIR/SUB to LOAD. */
static enum engross_status load_folder(engross_context *context, const char *dir, const char *sub, load_file *load,
                                       struct engross_error *error)
{
	enum engross_status status;
	struct engross__directory files;
	char path[4096];
	int length = snprintf(path, sizeof(path), "%s/%s", dir, sub);

	if (length < 0 || (size_t)length >= sizeof(path))
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "the data directory's name is too long");
	status = engross__directory_list(&files, &context->allocator, path, ".xml", error);
	if (status != ENGROSS_OK)
		return status;
	for (size_t i = 0; i < files.count && status == ENGROSS_OK; i++)
		status = load(context, files.paths[i], error);
	engross__directory_clear(&files);
	return status;
}

enum engross_status engross_context_load_data(engross_context *context, const char *dir,
                                              struct engross_error *error)
{
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	if (!dir)
		dir = engross__context_data_dir();
	status = engross__context_check_open(context, error);
	if (status == ENGROSS_OK)
		status = load_folder(context, dir, "language", engross__language_load, error);
	if (status == ENGROSS_OK)
		status = load_folder(context, dir, "systems", engross__systems_load, error);
	return status;
}

enum engross_status engross_context_load_system(engross_context *context, const char *path,
                                                struct engross_error *error)
{
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	status = engross__context_check_open(context, error);
	return status == ENGROSS_OK ? engross__systems_load(context, path, error) : status;
}

enum engross_status engross_context_set_limit(engross_context *context, const char *name, uint64_t value,
                                              struct engross_error *error)
{
	int limit = engross__limit_find(name);

	if (error)
		memset(error, 0, sizeof(*error));
	if (limit < 0)
		return engross__fail(error, ENGROSS_NOTFOUND, ENGROSS_NO_OFFSET, "there is no limit '%s'", name);
	if (value > engross__limit_infos[limit].ceiling)
		return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET, "the limit %s cannot be set above %llu",
		                     name, (unsigned long long)engross__limit_infos[limit].ceiling);
	context->limits[limit] = value;
	return ENGROSS_OK;
}

uint64_t engross_context_limit(const engross_context *context, const char *name)
{
	int limit = engross__limit_find(name);

	return limit < 0 ? 0 : context->limits[limit];
}

enum engross_status engross_context_seal(engross_context *context, struct engross_error *error)
{
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	if (context->sealed)
		return ENGROSS_OK;
	status = engross__languages_seal(context, error);
	if (status == ENGROSS_OK)
		status = engross__structure_seal(context, error);
	if (status == ENGROSS_OK)
		status = engross__systems_seal(context, error);
	if (status == ENGROSS_OK)
		status = engross__authority_seal(context, error);
	context->sealed = status == ENGROSS_OK;
	return status;
}
