/* Hostile: a reader of files called NAME.bad that does what the first word of the file says. */
#include "hostile.h"

#include <string.h>

static int bid(const char *head, size_t length, const char *name)
{
	size_t end = strlen(name);

	(void)head;
	(void)length;
	return end > 4 && !strcmp(name + end - 4, ".bad") ? 100 : 0;
}

/* An encoding without an end. */
static int encoding(const char *head, size_t length, char *out, size_t out_size)
{
	if (length < 8 || memcmp(head, "encoding", 8))
		return 0;
	memset(out, 'x', out_size);
	return 1;
}

static int is(const char *bytes, size_t length, const char *word)
{
	size_t n = strlen(word);

	return length >= n && !memcmp(bytes, word, n);
}

static enum engross_status read(const struct engross_host *host, void *state, engross_sink *sink, const char *bytes,
                                size_t length)
{
	(void)state;
	if (is(bytes, length, "fine"))
		return host->put(sink, bytes, length, 0, length);
	if (is(bytes, length, "utf8"))
		return host->put(sink, "\xC0\xAF", 2, 0, 2);
	if (is(bytes, length, "back")) {
		host->put(sink, bytes, 4, 0, 4);
		host->put(sink, bytes, 2, 2, 4);
		/* Goes on as if nothing had happened. */
		host->put(sink, bytes, 1, 4, 5);
		return ENGROSS_OK;
	}
	if (is(bytes, length, "past"))
		return host->put(sink, bytes, length, 0, length + 1);
	if (is(bytes, length, "turned"))
		return host->put(sink, bytes, 0, 3, 2);
	if (is(bytes, length, "huge"))
		return host->put(sink, bytes, 1, (size_t)-2, (size_t)-1);
	if (is(bytes, length, "refuse"))
		return host->refuse(sink, ENGROSS_FORMAT, 3, "the third letter is wrong");
	if (is(bytes, length, "silent"))
		return host->refuse(sink, ENGROSS_OK, 3, "nothing is wrong");
	if (is(bytes, length, "garbled"))
		return host->refuse(sink, ENGROSS_FORMAT, 3, "\xFF\xFE");
	if (is(bytes, length, "fail"))
		return ENGROSS_NOTFOUND;
	if (is(bytes, length, "memory"))
		return ENGROSS_NOMEM;
	return ENGROSS_OK;
}

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("bad-reader"),
	.capabilities = ENGROSS_CAN_READ,
	.bid = bid,
	.read = read,
	.encoding = encoding,
};

HOSTILE_ENTRY(&plugin)
