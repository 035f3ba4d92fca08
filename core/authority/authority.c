/* The authorities of a context: adding them, and telling what they hold. */
#include "authority/authority.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/authority_internal.h"
#include "authority/database.h"
#include "authority/rows.h"
#include "base/error.h"
#include "host/context_internal.h"

#ifndef ENGROSS_AUTHORITY_FILE
#error "ENGROSS_AUTHORITY_FILE, the installed authority, comes from the build"
#endif

struct engross__authority *engross__authority_of(engross_context *context)
{
	struct engross__authority *authority = context->authority;

	if (authority)
		return authority;
	authority = context->allocator.alloc(context->allocator.payload, sizeof(*authority));
	if (!authority)
		return NULL;
	memset(authority, 0, sizeof(*authority));
	engross__arena_init(&authority->arena, &context->allocator);
	engross__table_init(&authority->entries, &context->allocator);
	engross__table_init(&authority->series, &context->allocator);
	engross__table_init(&authority->dates, &context->allocator);
	context->authority = authority;
	return authority;
}

enum engross_status engross__authority_set_keyer(engross_context *context, engross__authority_keyer *keyer,
                                                 struct engross_error *error)
{
	struct engross__authority *authority = engross__authority_of(context);

	if (!authority)
		return engross__nomem(error);
	authority->keyer = keyer;
	return ENGROSS_OK;
}

static void free_layer(const struct engross_allocator *allocator, struct engross__layer *layer)
{
	engross__facts_clear(&layer->facts);
	engross__release(allocator, layer);
}

void engross__authority_free(engross_context *context)
{
	struct engross__authority *authority = context->authority;

	if (!authority)
		return;
	engross__index_clear(authority);
	for (size_t i = 0; i < authority->n_layers; i++)
		free_layer(&context->allocator, authority->layers[i]);
	engross__release(&context->allocator, authority->layers);
	engross__release(&context->allocator, authority);
	context->authority = NULL;
}

static enum engross_status fail_io(struct engross_error *error, const char *path)
{
	return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s: %s", path, strerror(errno));
}

/* Reads all of FILE into the layer's arena, with a NUL behind it. */
static enum engross_status read_text(struct engross__layer *layer, FILE *file, uint64_t limit, char **text,
                                     size_t *length, struct engross_error *error)
{
	long size;

	if (fseek(file, 0, SEEK_END) || (size = ftell(file)) < 0 || fseek(file, 0, SEEK_SET))
		return fail_io(error, layer->path);
	if ((uint64_t)size > limit)
		return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET,
		                     "%s: larger than the limit data-size (%llu bytes)", layer->path,
		                     (unsigned long long)limit);
	*text = engross__arena_alloc(&layer->facts.arena, (size_t)size + 1);
	if (!*text)
		return engross__nomem(error);
	*length = fread(*text, 1, (size_t)size, file);
	if (*length != (size_t)size)
		return ferror(file) ? fail_io(error, layer->path)
		                    : engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET,
		                                    "%s: changed while it was read", layer->path);
	return ENGROSS_OK;
}

static enum engross_status read_layer(struct engross__layer *layer, uint64_t limit,
                                      struct engross_error *error)
{
	enum engross_status status;
	FILE *file = fopen(layer->path, "rb");
	char head[16], *text = NULL;
	size_t length;
	bool sqlite;

	if (!file)
		return fail_io(error, layer->path);
	length = fread(head, 1, sizeof(head), file);
	sqlite = engross__database_is(head, length);
	if (ferror(file))
		status = fail_io(error, layer->path);
	else if (sqlite && (fseek(file, 0, SEEK_END) || ftell(file) < 0))
		status = fail_io(error, layer->path);
	else if (sqlite && (uint64_t)ftell(file) > limit)
		status = engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET,
		                       "%s: larger than the limit data-size (%llu bytes)", layer->path,
		                       (unsigned long long)limit);
	else if (sqlite)
		status = engross__database_read(&layer->facts, layer->path, error);
	else
		status = read_text(layer, file, limit, &text, &length, error);
	fclose(file);
	if (status == ENGROSS_OK && !sqlite)
		status = engross__rows_read(&layer->facts, layer->path, text, length, error);
	engross__table_clear(&layer->facts.keys);
	return status;
}

/* The file of the authority that comes with the library. */
static enum engross_status default_path(char *path, size_t size, struct engross_error *error)
{
	const char *chosen = getenv("ENGROSS_AUTHORITY");
	int length = snprintf(path, size, "%s", chosen && *chosen ? chosen : ENGROSS_AUTHORITY_FILE);

	if (length < 0 || (size_t)length >= size)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "the name of the authority is too long");
	return ENGROSS_OK;
}

/* Keeps LAYER, which is then the context's. */
static bool keep_layer(struct engross__authority *authority, const struct engross_allocator *allocator,
                       struct engross__layer *layer)
{
	if (!engross__grow(allocator, &authority->layers, &authority->layers_capacity, authority->n_layers + 1,
	                   sizeof(struct engross__layer *)))
		return false;
	authority->layers[authority->n_layers++] = layer;
	return true;
}

enum engross_status engross_context_add_authority(engross_context *context, const char *path,
                                                  struct engross_error *error)
{
	struct engross__authority *authority;
	struct engross__layer *layer;
	enum engross_status status;
	char chosen[4096];

	if (error)
		memset(error, 0, sizeof(*error));
	status = engross__context_check_open(context, error);
	if (status == ENGROSS_OK && !path) {
		status = default_path(chosen, sizeof(chosen), error);
		path = chosen;
	}
	if (status != ENGROSS_OK)
		return status;
	authority = engross__authority_of(context);
	layer = context->allocator.alloc(context->allocator.payload, sizeof(*layer));
	if (!authority || !layer) {
		engross__release(&context->allocator, layer);
		return engross__nomem(error);
	}
	engross__facts_init(&layer->facts, &context->allocator);
	layer->path = engross__arena_string(&layer->facts.arena, path);
	status = layer->path ? read_layer(layer, context->limits[ENGROSS__LIMIT_DATA_SIZE], error)
	                     : engross__nomem(error);
	if (status == ENGROSS_OK && !keep_layer(authority, &context->allocator, layer))
		status = engross__nomem(error);
	if (status != ENGROSS_OK)
		free_layer(&context->allocator, layer);
	return status;
}

enum engross_status engross__authority_seal(engross_context *context, struct engross_error *error)
{
	struct engross__authority *authority = context->authority;

	if (!authority || authority->indexed)
		return ENGROSS_OK;
	return engross__index_build(authority, context, error);
}

size_t engross_authority_count(const engross_context *context)
{
	return context->authority ? context->authority->n_layers : 0;
}

enum engross_status engross_authority_stats(const engross_context *context, size_t index,
                                            struct engross_authority_stats *out, struct engross_error *error)
{
	const struct engross__layer *layer;

	if (error)
		memset(error, 0, sizeof(*error));
	if (index >= engross_authority_count(context))
		return engross__fail(error, ENGROSS_NOTFOUND, ENGROSS_NO_OFFSET, "there is no authority number %zu",
		                     index);
	layer = context->authority->layers[index];
	out->path = layer->path;
	out->records = layer->facts.lists[ENGROSS__FACT_RECORDS].count;
	out->titles = layer->facts.lists[ENGROSS__FACT_TITLES].count;
	out->ranges = layer->facts.lists[ENGROSS__FACT_RANGES].count;
	out->sessions = layer->facts.lists[ENGROSS__FACT_SESSIONS].count;
	return ENGROSS_OK;
}

enum engross_status engross_authority_each(engross_context *context, const char *prefix, const char *language,
                                           int (*visit)(void *payload, const struct engross_record *record),
                                           void *payload, struct engross_error *error)
{
	const struct engross__authority *authority;
	enum engross_status status = engross_context_seal(context, error);
	size_t low = 0, high, length;

	if (status != ENGROSS_OK || !context->authority)
		return status;
	authority = context->authority;
	prefix = prefix ? prefix : "";
	length = strlen(prefix);
	/* The first key that does not come before PREFIX. */
	for (high = authority->n_sorted; low < high;) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(authority->sorted[middle]->versions->key, prefix) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < authority->n_sorted; low++) {
		const struct engross_record *record = engross__entry_version(authority->sorted[low], language);
		if (strncmp(record->key, prefix, length) || visit(payload, record))
			break;
	}
	return ENGROSS_OK;
}
