/* Messages, one line each. */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>

void cli_complain(const char *format, ...)
{
	char line[2048];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	/* A file's name may hold what a terminal would obey. */
	for (char *p = line; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			*p = '?';
	fflush(stdout);
	fprintf(stderr, "engross: %s\n", line);
}

void cli_complain_error(const char *file, const struct engross_error *error)
{
	const char *message = error->message[0] ? error->message : engross_status_name(error->status);

	if (file && error->offset != ENGROSS_NO_OFFSET)
		cli_complain("%s: %s (byte %zu)", file, message, error->offset);
	else if (file)
		cli_complain("%s: %s", file, message);
	else
		cli_complain("%s", message);
}
