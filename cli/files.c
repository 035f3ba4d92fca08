/* Directories walked without recursion. */
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "message.h"

/* Endings of the formats that some reader knows, and of plain text. */
static const char *const endings[] = { "txt", "text", "md",  "markdown", "htm", "html", "xhtml", "xml",
	                                   "akn", "docx", "odt", "xliff",    "xlf", "tmx",  "pdf" };

/* What one directory is being walked for. */
struct walk {
	struct cli_files *files;
	struct cli_files pending; /* directories to be gone into */
	size_t passed_over;
	char others[80]; /* endings of what was passed over, the first few */
	bool nomem;
};

void cli_files_clear(struct cli_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->items[i]);
	free(files->items);
	memset(files, 0, sizeof(*files));
}

/* Adds PATH, which is then the list's; false when out of memory. */
static bool add_path(struct cli_files *files, char *path)
{
	if (path && files->count == files->capacity) {
		size_t capacity = files->capacity ? files->capacity * 2 : 16;
		char **items = realloc(files->items, capacity * sizeof(*items));
		if (!items) {
			free(path);
			return false;
		}
		files->items = items;
		files->capacity = capacity;
	}
	if (path)
		files->items[files->count++] = path;
	return path != NULL;
}

static bool is_document(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof(endings) / sizeof(*endings); i++)
		if (!strcasecmp(dot + 1, endings[i]))
			return true;
	return false;
}

/* Remembers the ending of NAME. */
static void pass_over(struct walk *walk, const char *name)
{
	const char *dot = strrchr(name, '.'), *ending = dot ? dot : "no ending";
	size_t used = strlen(walk->others), length = strlen(ending);
	const char *known = strstr(walk->others, ending);

	walk->passed_over++;
	if ((known && (known[length] == ',' || !known[length])) || used + length + 3 > sizeof(walk->others))
		return;
	snprintf(walk->others + used, sizeof(walk->others) - used, "%s%s", used ? ", " : "", ending);
}

static char *join(const char *directory, const char *name)
{
	size_t size = strlen(directory) + strlen(name) + 2;
	bool slash = *directory && directory[strlen(directory) - 1] == '/';
	char *path = malloc(size);

	if (path)
		snprintf(path, size, "%s%s%s", directory, slash ? "" : "/", name);
	return path;
}

static void take_entry(struct walk *walk, const char *directory, const char *name)
{
	char *path = join(directory, name);
	struct stat info, target;

	if (!path) {
		walk->nomem = true;
	} else if (lstat(path, &info) ||
	           (S_ISLNK(info.st_mode) && (stat(path, &target) || S_ISDIR(target.st_mode)))) {
		pass_over(walk, name);
		free(path);
	} else if (S_ISDIR(info.st_mode)) {
		walk->nomem |= !add_path(&walk->pending, path);
	} else if (S_ISLNK(info.st_mode) ? S_ISREG(target.st_mode) && is_document(name)
	                                 : S_ISREG(info.st_mode) && is_document(name)) {
		walk->nomem |= !add_path(walk->files, path);
	} else {
		pass_over(walk, name);
		free(path);
	}
}

/* One directory, not those in it. */
static void take_directory(struct walk *walk, const char *path)
{
	DIR *directory = opendir(path);
	const struct dirent *entry;

	if (!directory) {
		cli_complain("%s: %s", path, strerror(errno));
		walk->files->failed = true;
		return;
	}
	while (!walk->nomem && (entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			take_entry(walk, path, entry->d_name);
	closedir(directory);
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool walk_directory(struct cli_files *files, const char *path)
{
	struct walk walk = { .files = files };
	size_t first = files->count;

	take_directory(&walk, path);
	while (walk.pending.count && !walk.nomem) {
		char *next = walk.pending.items[--walk.pending.count];
		take_directory(&walk, next);
		free(next);
	}
	cli_files_clear(&walk.pending);
	if (files->count > first)
		qsort(files->items + first, files->count - first, sizeof(*files->items), compare_paths);
	if (walk.passed_over)
		cli_complain("%s: %zu file%s passed over (%s)", path, walk.passed_over,
		             walk.passed_over == 1 ? "" : "s", walk.others);
	if (files->count == first && !walk.nomem && !files->failed) {
		cli_complain("%s: no document is in this directory", path);
		files->failed = true;
	}
	return !walk.nomem;
}

bool cli_files_expand(struct cli_files *files, char *const *arguments, int count)
{
	bool done = true;

	for (int i = 0; i < count && done; i++) {
		struct stat info;
		if (strcmp(arguments[i], "-") && !stat(arguments[i], &info) && S_ISDIR(info.st_mode))
			done = walk_directory(files, arguments[i]);
		else
			done = add_path(files, strdup(arguments[i]));
	}
	if (!done)
		cli_complain("out of memory");
	return done;
}
