/* Data files: reading them whole, looking into their trees. */
#include "host/data_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"
#include "host/context_internal.h"

enum engross_status engross__data_file_fail(struct engross_error *error, const char *path, const struct engross__data_node *node,
                                            const char *format, ...)
{
	char message[sizeof(error->message)];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%ld: %s", path,
	                     node ? node->line : 1L, message);
}

static enum engross_status read_all(struct engross__buffer *out, int file, uint64_t limit)
{
	char chunk[16384];

	for (;;) {
		ssize_t got = read(file, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return ENGROSS_IO;
		if (!got)
			return ENGROSS_OK;
		if (out->length + (size_t)got > limit)
			return ENGROSS_LIMIT;
		engross__buffer_append(out, chunk, (size_t)got);
		if (out->failed)
			return ENGROSS_NOMEM;
	}
}

static enum engross_status read_file(struct engross__buffer *out, const char *path, uint64_t limit,
                                     struct engross_error *error)
{
	enum engross_status status;
	struct stat info = { 0 };
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s: %s", path, strerror(errno));
	if (!fstat(file, &info) && S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		status = ENGROSS_IO;
	} else {
		/* All of a regular file fits into what its size asks for; a pipe grows the buffer as it comes. */
		if (S_ISREG(info.st_mode) && info.st_size > 0 && (uint64_t)info.st_size <= limit)
			engross__buffer_reserve(out, (size_t)info.st_size);
		status = read_all(out, file, limit);
	}
	if (status == ENGROSS_IO)
		engross__fail(error, status, ENGROSS_NO_OFFSET, "%s: %s", path, strerror(errno));
	else if (status == ENGROSS_LIMIT)
		engross__fail(error, status, ENGROSS_NO_OFFSET, "%s: larger than the limit data-size (%llu bytes)",
		              path, (unsigned long long)limit);
	else if (status == ENGROSS_NOMEM)
		engross__nomem(error);
	close(file);
	return status;
}

enum engross_status engross__data_file_read(struct engross__data_tree *out, engross_context *context,
                                            const char *path, struct engross_error *error)
{
	enum engross_status status;

	engross__data_tree_init(out, &context->allocator);
	status = read_file(&out->bytes, path, context->limits[ENGROSS__LIMIT_DATA_SIZE], error);
	if (status == ENGROSS_OK)
		status = engross__data_tree_parse(out, path, error);
	if (status != ENGROSS_OK)
		engross__data_tree_clear(out);
	return status;
}

struct engross__data_node *engross__data_file_element(struct engross__data_node *list,
                                                      const struct engross__data_node **stray)
{
	for (; list; list = list->next) {
		if (list->name)
			return list;
		if (stray && !*stray && list->text[strspn(list->text, " \t\r\n")])
			*stray = list;
	}
	return NULL;
}

const char *engross__data_file_attribute(const struct engross__data_node *element, const char *name)
{
	for (const struct engross__data_attribute *a = element->attributes; a; a = a->next)
		if (!strcmp(a->name, name))
			return a->value;
	return NULL;
}

const char *engross__data_file_content(const struct engross__data_node *element)
{
	const struct engross__data_node *child = element->children;

	return child && child->text && !child->next ? child->text : "";
}

static int is_listed(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(name, *names))
			return 1;
	return 0;
}

enum engross_status engross__data_file_known(const char *path, const struct engross__data_node *element,
                                             const char *const *names, struct engross_error *error)
{
	for (const struct engross__data_attribute *attribute = element->attributes; attribute;
	     attribute = attribute->next)
		if (!is_listed(attribute->name, names))
			return engross__data_file_fail(error, path, element, "<%s> takes no attribute '%s'",
			                               element->name, attribute->name);
	return ENGROSS_OK;
}
