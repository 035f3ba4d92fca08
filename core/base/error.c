/* Statuses and errors. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

const char *engross_status_name(enum engross_status status)
{
	switch (status) {
	case ENGROSS_OK: return "success";
	case ENGROSS_NOMEM: return "out of memory";
	case ENGROSS_IO: return "input or output failed";
	case ENGROSS_FORMAT: return "malformed input";
	case ENGROSS_LIMIT: return "a limit was passed";
	case ENGROSS_USAGE: return "wrong use";
	case ENGROSS_DATA: return "wrong data file";
	case ENGROSS_PLUGIN: return "plugin failed";
	case ENGROSS_NOTFOUND: return "not found";
	case ENGROSS_CANCELLED: return "cancelled";
	}
	return "unknown status";
}

enum engross_status engross__fail(struct engross_error *error, enum engross_status status, size_t offset,
                                  const char *format, ...)
{
	va_list args;

	if (!error || error->status != ENGROSS_OK)
		return status;
	error->status = status;
	error->offset = offset;
	va_start(args, format);
	vsnprintf(error->message, sizeof(error->message), format, args);
	va_end(args);
	for (char *p = error->message; *p; p++)
		if (*p == '\n' || *p == '\r')
			*p = ' ';
	return status;
}

enum engross_status engross__nomem(struct engross_error *error)
{
	return engross__fail(error, ENGROSS_NOMEM, ENGROSS_NO_OFFSET, "out of memory");
}
