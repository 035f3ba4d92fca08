/* Temporary folders. */
#include "fixture.h"

#include <check.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void fixture_open(struct fixture *fixture)
{
	const char *root = getenv("TMPDIR");

	snprintf(fixture->dir, sizeof(fixture->dir), "%s/engross-test-XXXXXX", root && *root ? root : "/tmp");
	ck_assert_ptr_nonnull(mkdtemp(fixture->dir));
}

static void remove_files(const char *dir)
{
	char path[1024];
	struct dirent *entry;
	DIR *stream = opendir(dir);

	while (stream && (entry = readdir(stream))) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, entry->d_name);
		unlink(path);
	}
	if (stream)
		closedir(stream);
	rmdir(dir);
}

void fixture_close(struct fixture *fixture)
{
	static const char *const folders[] = { "language", "systems", "other" };
	char path[512];

	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		snprintf(path, sizeof(path), "%s/%s", fixture->dir, folders[i]);
		remove_files(path);
	}
	remove_files(fixture->dir);
}

const char *fixture_write(struct fixture *fixture, const char *name, const char *text)
{
	static char path[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", fixture->dir, name);
	if (strchr(name, '/')) {
		char *slash = strrchr(path, '/');
		*slash = '\0';
		mkdir(path, 0755);
		*slash = '/';
	}
	file = fopen(path, "wb");
	ck_assert_msg(file != NULL, "%s cannot be written", path);
	fwrite(text, 1, strlen(text), file);
	ck_assert_int_eq(fclose(file), 0);
	return path;
}

/* The built plugin NAME, where libtool or a plain build puts it. */
static bool find_plugin(char *out, size_t size, const char *dir, const char *name, size_t length)
{
	static const char *const places[] = { "", "/.libs" };

	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		snprintf(out, size, "%s%s/%.*s.so", dir, places[i], (int)length, name);
		if (!access(out, R_OK))
			return true;
	}
	return false;
}

void fixture_plugins(struct fixture *fixture, const char *names)
{
	const char *dir = getenv("ENGROSS_TEST_PLUGINS");
	char from[1024], to[1024];

	ck_assert_msg(dir && *dir, "ENGROSS_TEST_PLUGINS must name the folder of the built fixtures");
	while (*names) {
		size_t length = strcspn(names, " ");
		ck_assert_msg(find_plugin(from, sizeof(from), dir, names, length), "%s: no such fixture in %s", names, dir);
		snprintf(to, sizeof(to), "%s/%.*s.so", fixture->dir, (int)length, names);
		ck_assert_int_eq(symlink(from, to), 0);
		names += length + (names[length] == ' ');
	}
}

engross_context *fixture_context(struct fixture *fixture, const char *names)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	fixture_plugins(fixture, names);
	ck_assert_msg(engross_context_load_plugins(context, fixture->dir, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static int collect(void *payload, const char *bytes, size_t length)
{
	struct collected *collected = payload;

	if (collected->length + length + 1 > collected->capacity) {
		size_t capacity = (collected->length + length + 1) * 2;
		char *grown = realloc(collected->bytes, capacity);
		if (!grown)
			return 1;
		collected->bytes = grown;
		collected->capacity = capacity;
	}
	memcpy(collected->bytes + collected->length, bytes, length);
	collected->length += length;
	collected->bytes[collected->length] = '\0';
	return 0;
}

struct engross_output collected_output(struct collected *collected)
{
	memset(collected, 0, sizeof(*collected));
	return (struct engross_output){ collect, collected };
}

void collected_clear(struct collected *collected)
{
	free(collected->bytes);
	memset(collected, 0, sizeof(*collected));
}
