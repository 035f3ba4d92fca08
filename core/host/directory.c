/* Listing directories. */
#include "host/directory.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"

static bool has_suffix(const char *name, const char *suffix)
{
	size_t length = strlen(name), ending = strlen(suffix);

	return name[0] != '.' && length > ending && !strcmp(name + length - ending, suffix);
}

static bool add_path(struct engross__directory *directory, const char *dir, const char *name)
{
	const struct engross_allocator *allocator = directory->allocator;
	size_t base = strlen(dir), length = strlen(name);
	char *path;

	if (!engross__grow(allocator, &directory->paths, &directory->capacity, directory->count + 1,
	                   sizeof(*directory->paths)))
		return false;
	while (base > 1 && dir[base - 1] == '/')
		base--;
	path = allocator->alloc(allocator->payload, base + length + 2);
	if (!path)
		return false;
	memcpy(path, dir, base);
	path[base] = '/';
	memcpy(path + base + 1, name, length + 1);
	directory->paths[directory->count++] = path;
	return true;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

enum engross_status engross__directory_list(struct engross__directory *out,
                                            const struct engross_allocator *allocator, const char *dir,
                                            const char *suffix, struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;
	struct dirent *entry;
	DIR *stream;

	memset(out, 0, sizeof(*out));
	out->allocator = allocator;
	stream = opendir(dir);
	if (!stream)
		return engross__fail(error, errno == ENOMEM ? ENGROSS_NOMEM : ENGROSS_IO, ENGROSS_NO_OFFSET,
		                     "%s: %s", dir, strerror(errno));
	errno = 0;
	while ((entry = readdir(stream))) {
		if (has_suffix(entry->d_name, suffix) && !add_path(out, dir, entry->d_name)) {
			status = engross__nomem(error);
			goto out;
		}
		errno = 0;
	}
	if (errno) {
		status = engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s: %s", dir, strerror(errno));
		goto out;
	}
	if (out->count)
		qsort(out->paths, out->count, sizeof(*out->paths), compare_paths);
out:
	closedir(stream);
	if (status != ENGROSS_OK)
		engross__directory_clear(out);
	return status;
}

void engross__directory_clear(struct engross__directory *directory)
{
	for (size_t i = 0; i < directory->count; i++)
		engross__release(directory->allocator, directory->paths[i]);
	engross__release(directory->allocator, directory->paths);
	directory->paths = NULL;
	directory->count = directory->capacity = 0;
}
