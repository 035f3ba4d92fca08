/* Reading a whole file by read(): a file that shrinks meanwhile must not crash its reader, as a mapped one would. */
#include "source/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"

#define CHUNK ((size_t)64 * 1024)

static enum engross_status read_all(struct engross__buffer *buffer, int file, size_t expected, uint64_t limit,
                                    struct engross_error *error)
{
	size_t step = expected + 1 > CHUNK ? expected + 1 : CHUNK;

	for (;;) {
		char *to = engross__buffer_reserve(buffer, step);
		ssize_t n;

		if (!to)
			return engross__nomem(error);
		n = read(file, to, step);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s", strerror(errno));
		if (!n)
			return ENGROSS_OK;
		engross__buffer_advance(buffer, (size_t)n);
		if (buffer->length > limit)
			return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET,
			                     "longer than %llu bytes (limit \"file-size\")", (unsigned long long)limit);
		step = CHUNK;
	}
}

enum engross_status engross__file_read(char **bytes, size_t *length, const struct engross_allocator *allocator,
                                       const char *path, uint64_t limit, struct engross_error *error)
{
	struct engross__buffer buffer;
	enum engross_status status;
	struct stat info;
	size_t expected = 0;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s", strerror(errno));
	engross__buffer_init(&buffer, allocator);
	if (!fstat(file, &info)) {
		if (S_ISREG(info.st_mode) && info.st_size > 0)
			expected = (size_t)info.st_size;
		if (expected > limit) {
			close(file);
			return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET,
			                     "longer than %llu bytes (limit \"file-size\")", (unsigned long long)limit);
		}
	}
	status = read_all(&buffer, file, expected, limit, error);
	close(file);
	if (status) {
		engross__buffer_clear(&buffer);
		return status;
	}
	*bytes = engross__buffer_steal(&buffer, length);
	return ENGROSS_OK;
}
