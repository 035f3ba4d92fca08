/* Output, whole or not at all. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "message.h"
#include "session.h"

#define MOST_COLUMNS 120 /* longer lines are hard to read */

/* The temporary file at hand, for the signal handler. */
static char pending[4096];

static void remove_pending(int signal_number)
{
	if (pending[0])
		unlink(pending);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

/* The end of a process whose file became shorter while it was mapped. Only what is safe in a signal handler. */
static void file_shrank(int signal_number)
{
	static const char message[] = "engross: a file became shorter while it was read\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof(message) - 1);

	(void)signal_number;
	(void)written;
	if (pending[0])
		unlink(pending);
	_exit(CLI_EXIT_FAILED);
}

bool cli_output_guard(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = file_shrank;
	return !sigaction(SIGBUS, &action, NULL);
}

static void watch_signals(const char *temporary)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction action, old;

	if (strlen(temporary) >= sizeof(pending))
		return;
	strcpy(pending, temporary);
	memset(&action, 0, sizeof(action));
	action.sa_handler = remove_pending;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		if (!sigaction(numbers[i], NULL, &old) && old.sa_handler == SIG_DFL)
			sigaction(numbers[i], &action, NULL);
}

static bool fail(struct cli_output *output, int error)
{
	cli_complain("%s: %s", output->name, strerror(error));
	cli_output_discard(output);
	return false;
}

/* Makes output->temporary beside output->path and opens it. */
static int open_temporary(struct cli_output *output)
{
	const char *slash = strrchr(output->path, '/');
	size_t dir = slash ? (size_t)(slash - output->path) + 1 : 0, room = strlen(output->path) + 32;

	output->temporary = malloc(room);
	if (!output->temporary)
		return -1;
	snprintf(output->temporary, room, "%.*s.%s.engross-XXXXXX", (int)dir, output->path, output->path + dir);
	return mkstemp(output->temporary);
}

/* The permissions of the file that will be replaced, or those a new file gets. */
static mode_t wanted_mode(const char *path)
{
	struct stat info;
	mode_t mask;

	if (!stat(path, &info))
		return info.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

bool cli_output_spares(const char *path, char *const *inputs, int count)
{
	struct stat out, in;

	if (!path || !strcmp(path, "-") || stat(path, &out) || !S_ISREG(out.st_mode))
		return true;
	for (int i = 0; i < count; i++)
		if (strcmp(inputs[i], "-") && !stat(inputs[i], &in) && in.st_dev == out.st_dev && in.st_ino == out.st_ino) {
			cli_complain("%s: it is read, so the report cannot be written over it", path);
			return false;
		}
	return true;
}

size_t cli_output_columns(const char *path)
{
	const char *said = getenv("COLUMNS");
	struct winsize window = { 0 };
	unsigned long columns = 0;

	if (path && strcmp(path, "-"))
		return 0;
	if (said && *said >= '1' && *said <= '9')
		columns = strtoul(said, NULL, 10);
	else if (isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &window))
		columns = window.ws_col;
	return columns < MOST_COLUMNS ? columns : MOST_COLUMNS;
}

bool cli_output_open(struct cli_output *output, const char *path)
{
	struct stat info;
	bool exists;

	memset(output, 0, sizeof(*output));
	output->file = STDOUT_FILENO;
	output->name = "standard output";
	if (!path || !strcmp(path, "-"))
		return true;
	output->name = path;
	output->file = -1;
	exists = !stat(path, &info);
	if (exists && S_ISDIR(info.st_mode))
		return fail(output, EISDIR);
	if (exists && !S_ISREG(info.st_mode)) {
		output->file = open(path, O_WRONLY | O_CLOEXEC);
		return output->file >= 0 || fail(output, errno);
	}
	/* A link stays one: what it leads to is replaced. */
	output->path = exists ? realpath(path, NULL) : strdup(path);
	if (!output->path)
		return fail(output, errno);
	if (exists && access(output->path, W_OK))
		return fail(output, errno);
	output->file = open_temporary(output);
	if (output->file < 0) {
		int error = errno;
		free(output->temporary);
		output->temporary = NULL;
		return fail(output, error);
	}
	watch_signals(output->temporary);
	/* A file that grows too large is a failed write, not the end of the process. */
	signal(SIGXFSZ, SIG_IGN);
	if (fchmod(output->file, wanted_mode(output->path)))
		return fail(output, errno);
	return true;
}

static void write_out(struct cli_output *output, const char *bytes, size_t length)
{
	while (length && !output->error) {
		ssize_t done = write(output->file, bytes, length);
		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0) {
			output->error = errno;
			return;
		}
		bytes += done;
		length -= (size_t)done;
	}
}

static void flush_buffer(struct cli_output *output)
{
	write_out(output, output->buffer, output->used);
	output->used = 0;
}

void cli_output_put(struct cli_output *output, const char *bytes, size_t length)
{
	if (length > sizeof(output->buffer) - output->used)
		flush_buffer(output);
	if (length > sizeof(output->buffer)) {
		write_out(output, bytes, length);
		return;
	}
	memcpy(output->buffer + output->used, bytes, length);
	output->used += length;
}

bool cli_output_commit(struct cli_output *output)
{
	flush_buffer(output);
	if (output->error == EPIPE && !output->path) {
		/* Whoever read has seen enough. */
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	if (output->error)
		return fail(output, output->error);
	if (!output->path) {
		if (output->file != STDOUT_FILENO && close(output->file))
			return fail(output, errno);
		output->file = -1;
		return true;
	}
	if (fsync(output->file))
		return fail(output, errno);
	if (close(output->file)) {
		output->file = -1;
		return fail(output, errno);
	}
	output->file = -1;
	if (rename(output->temporary, output->path))
		return fail(output, errno);
	pending[0] = '\0';
	free(output->temporary);
	free(output->path);
	output->temporary = output->path = NULL;
	return true;
}

void cli_output_discard(struct cli_output *output)
{
	if (output->file >= 0 && output->file != STDOUT_FILENO)
		close(output->file);
	output->file = -1;
	if (output->temporary)
		unlink(output->temporary);
	pending[0] = '\0';
	free(output->temporary);
	free(output->path);
	output->temporary = output->path = NULL;
}

static int sink_write(void *payload, const char *bytes, size_t length)
{
	struct cli_output *output = payload;

	cli_output_put(output, bytes, length);
	return output->error != 0;
}

struct engross_output cli_output_sink(struct cli_output *output)
{
	return (struct engross_output){ sink_write, output };
}

void cli_output_printf(struct cli_output *output, const char *format, ...)
{
	char line[4096];
	va_list args;
	int length;

	va_start(args, format);
	length = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	if (length > 0)
		cli_output_put(output, line, (size_t)length < sizeof(line) ? (size_t)length : sizeof(line) - 1);
}

/* The code point at P, of LEFT bytes, and its length; 0 for what is not UTF-8. */
static size_t decode(const unsigned char *p, size_t left, uint32_t *point)
{
	size_t length = p[0] < 0x80 ? 1 : p[0] >= 0xF0 ? 4 : p[0] >= 0xE0 ? 3 : p[0] >= 0xC2 ? 2 : 0;

	if (length > left)
		return 0;
	*point = length > 1 ? p[0] & (0xFFu >> (length + 1)) : p[0];
	for (size_t i = 1; i < length; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		*point = *point << 6 | (p[i] & 0x3F);
	}
	return length;
}

static bool is_hidden(uint32_t point)
{
	return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x61C ||
	       (point >= 0x200B && point <= 0x200F && point != 0x200C && point != 0x200D) ||
	       (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
}

void cli_output_span(struct cli_output *output, const char *text, size_t size)
{
	for (size_t at = 0; at < size;) {
		uint32_t point;
		size_t length = decode((const unsigned char *)text + at, size - at, &point);
		if (!length)
			cli_output_printf(output, "\xEF\xBF\xBD");
		else if (is_hidden(point))
			cli_output_printf(output, "<U+%04X>", (unsigned)point);
		else
			cli_output_put(output, text + at, length);
		at += length ? length : 1;
	}
}

void cli_output_text(struct cli_output *output, const char *text)
{
	if (text)
		cli_output_span(output, text, strlen(text));
}

void cli_output_json(struct cli_output *output, const char *text)
{
	size_t size = text ? strlen(text) : 0;

	cli_output_put(output, text ? "\"" : "null", text ? 1 : 4);
	for (size_t at = 0; at < size;) {
		uint32_t point;
		size_t length = decode((const unsigned char *)text + at, size - at, &point);
		if (!length)
			cli_output_printf(output, "\\ufffd");
		else if (point == '"' || point == '\\')
			cli_output_printf(output, "\\%c", (int)point);
		else if (is_hidden(point))
			cli_output_printf(output, "\\u%04x", (unsigned)point);
		else
			cli_output_put(output, text + at, length);
		at += length ? length : 1;
	}
	if (text)
		cli_output_put(output, "\"", 1);
}
