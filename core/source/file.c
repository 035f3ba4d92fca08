/* Whole files: by read(), so that one which shrinks meanwhile does not crash its reader, or mapped where the caller
   knows better. */
#include "source/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/error.h"

#define CHUNK ((size_t)64 * 1024)
#define MAP_LEAST ((off_t)128 * 1024) /* shorter files are read as fast */

bool engross__file_map(const char **bytes, size_t *length, const char *path, uint64_t limit)
{
	struct stat info;
	void *mapped = MAP_FAILED;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return false;
	if (!fstat(file, &info) && S_ISREG(info.st_mode) && info.st_size >= MAP_LEAST &&
	    (uint64_t)info.st_size <= limit && (uint64_t)info.st_size <= SIZE_MAX)
		mapped = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	close(file);
	if (mapped == MAP_FAILED)
		return false;
	*bytes = mapped;
	*length = (size_t)info.st_size;
	return true;
}

void engross__file_unmap(const char *bytes, size_t length)
{
	munmap((void *)bytes, length);
}

void engross__file_let_go(const char *bytes, size_t length)
{
#ifdef MADV_DONTNEED
	madvise((void *)bytes, length, MADV_DONTNEED);
#else
	(void)bytes;
	(void)length;
#endif
}

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
