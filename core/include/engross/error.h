/* Errors: what kept the library from doing its work. What is wrong with a document is a finding
   (finding.h), never an error. */
#ifndef ENGROSS_ERROR_H
#define ENGROSS_ERROR_H

#include <stddef.h>
#include <engross/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Every function that can fail returns one of these: zero is success, negative a failure. */
enum engross_status {
	ENGROSS_OK = 0,
	ENGROSS_NOMEM = -1,     /* an allocation failed; nothing was changed */
	ENGROSS_IO = -2,        /* a file could not be opened, read or written */
	ENGROSS_FORMAT = -3,    /* the input is malformed: no reader accepts it, or one refused it */
	ENGROSS_LIMIT = -4,     /* a documented limit was passed; see engross_context_set_limit() */
	ENGROSS_USAGE = -5,     /* the caller's arguments make no sense */
	ENGROSS_DATA = -6,      /* a system, language or authority file is wrong */
	ENGROSS_PLUGIN = -7,    /* a plugin was refused or failed */
	ENGROSS_NOTFOUND = -8,  /* there is no such thing */
	ENGROSS_CANCELLED = -9  /* the caller's cancel function said stop */
};

#define ENGROSS_NO_OFFSET ((size_t)-1)

/* What went wrong, in one line. The caller owns it and may pass NULL everywhere; the first error of a
   call wins. The message names no path unless the file is another than the one the caller named. */
struct engross_error {
	enum engross_status status;
	size_t offset;     /* byte offset in the file concerned, or ENGROSS_NO_OFFSET */
	char message[480]; /* one line of UTF-8, no newline, always terminated */
};

/* A fixed English word for STATUS ("out of memory"); never NULL, static. */
ENGROSS_API const char *engross_status_name(enum engross_status status);

#ifdef __cplusplus
}
#endif
#endif
