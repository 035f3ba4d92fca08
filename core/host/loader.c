/* Loading plugins from directories that the user or the build named. */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "host/context_internal.h"
#include "host/directory.h"
#include "host/registry_internal.h"

#ifndef ENGROSS_PLUGIN_DIR
#error "ENGROSS_PLUGIN_DIR, the directory of installed plugins, comes from the build"
#endif

/* An unloaded module has no name in a sanitizer's report, so nothing is unloaded under one. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KEEP_MODULES 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define KEEP_MODULES 1
#endif
#endif

void engross__loader_close(void *module)
{
#ifdef KEEP_MODULES
	(void)module;
#else
	if (module)
		dlclose(module);
#endif
}

typedef const struct engross_plugin *entry_function(void);

/* A file is loaded when nobody else can have put it there: neither it nor its directory is open to all for
   writing (a sticky directory counts as closed), and its owner is root, the user, or the directory's
   owner. Loading runs code, so this comes first. */
static enum engross_status check_trust(const char *path, struct engross_error *error)
{
	char dir[4096];
	struct stat file, folder;
	const char *slash = strrchr(path, '/');
	size_t length = slash && slash > path ? (size_t)(slash - path) : 1;

	if (!slash || length >= sizeof(dir))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: its path is not usable", path);
	memcpy(dir, path, length);
	dir[length] = '\0';
	if (stat(path, &file) || stat(dir, &folder))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: %s", path, strerror(errno));
	if (!S_ISREG(file.st_mode))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: it is no regular file", path);
	if (file.st_mode & S_IWOTH)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: everybody may write it, so it is not loaded", path);
	if ((folder.st_mode & S_IWOTH) && !(folder.st_mode & S_ISVTX))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: everybody may write its directory, so it is not loaded", path);
	if (file.st_uid != 0 && file.st_uid != geteuid() && file.st_uid != folder.st_uid)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: it belongs to another user, so it is not loaded", path);
	return ENGROSS_OK;
}

static enum engross_status load_module(engross_context *context, const char *path, struct engross_error *error)
{
	enum engross_status status = check_trust(path, error);
	entry_function *entry;
	const char *kept, *reason;
	void *module, *symbol;

	if (status != ENGROSS_OK)
		return status;
	kept = engross__arena_string(&context->arena, path);
	if (!kept)
		return engross__nomem(error);
	module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
	if (!module) {
		reason = dlerror();
		if (reason && !strncmp(reason, path, strlen(path)))
			reason += strlen(path) + strspn(reason + strlen(path), ": ");
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: %s", path,
		                     reason ? reason : "it cannot be loaded");
	}
	symbol = dlsym(module, "engross_plugin_entry");
	if (symbol) {
		memcpy(&entry, &symbol, sizeof(entry));
		struct engross__registry_entry loaded = { .plugin = entry(), .module = module, .path = kept };
		status = engross__registry_add(context, &loaded, path, error);
	} else {
		status = engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                       "plugin %s: it does not export engross_plugin_entry()", path);
	}
	if (status != ENGROSS_OK)
		engross__loader_close(module);
	return status;
}

/* FILE by its absolute path, so that the loader's own search path is never asked. */
static enum engross_status load_file(engross_context *context, const char *file, struct engross_error *error)
{
	enum engross_status status;
	char *path = realpath(file, NULL);

	if (!path)
		return engross__fail(error, errno == ENOMEM ? ENGROSS_NOMEM : ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: %s", file, strerror(errno));
	status = load_module(context, path, error);
	free(path);
	return status;
}

static enum engross_status load_directory(engross_context *context, const char *dir, struct engross_error *error)
{
	enum engross_status status;
	struct engross__directory files;

	status = engross__directory_list(&files, &context->allocator, dir, ".so", error);
	if (status != ENGROSS_OK)
		return status;
	for (size_t i = 0; i < files.count && status == ENGROSS_OK; i++)
		status = load_file(context, files.paths[i], error);
	engross__directory_clear(&files);
	return status;
}

/* The directories of LIST, separated by ':'; empty ones are passed over. */
static enum engross_status load_list(engross_context *context, const char *list, struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;

	while (list && *list && status == ENGROSS_OK) {
		size_t length = strcspn(list, ":");
		if (length) {
			struct engross__buffer dir;
			engross__buffer_init(&dir, &context->allocator);
			engross__buffer_append(&dir, list, length);
			status = dir.failed ? engross__nomem(error) : load_directory(context, dir.bytes, error);
			engross__buffer_clear(&dir);
		}
		list += length;
		list += *list == ':';
	}
	return status;
}

enum engross_status engross_context_load_plugins(engross_context *context, const char *path,
                                                 struct engross_error *error)
{
	enum engross_status status;
	const char *dir = getenv("ENGROSS_PLUGIN_DIR");

	if (error)
		memset(error, 0, sizeof(*error));
	status = engross__context_check_open(context, error);
	if (status != ENGROSS_OK)
		return status;
	if (path)
		return load_list(context, path, error);
	status = load_list(context, dir && *dir ? dir : ENGROSS_PLUGIN_DIR, error);
	if (status == ENGROSS_OK)
		status = load_list(context, getenv("ENGROSS_PLUGIN_PATH"), error);
	return status;
}
