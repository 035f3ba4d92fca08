/* What readers put becomes a text with a map and hints. */
#include "source/sink.h"

#include <string.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "text/utf8.h"

static enum engross_status fail(engross_sink *sink, enum engross_status status, size_t offset, const char *message)
{
	if (!sink->status)
		sink->status = engross__fail(sink->error, status, offset, "%s", message);
	return sink->status;
}

/* The reader broke its contract. */
static enum engross_status breach(engross_sink *sink, size_t offset, const char *what)
{
	if (offset > sink->input_length)
		offset = ENGROSS_NO_OFFSET;
	if (!sink->status)
		sink->status = engross__fail(sink->error, ENGROSS_PLUGIN, offset, "plugin %s: %s", sink->reader, what);
	return sink->status;
}

enum engross_status engross__sink_put(engross_sink *sink, const char *utf8, size_t length, size_t start, size_t end)
{
	if (sink->status)
		return sink->status;
	if (engross__utf8_check(utf8, length) != length)
		return breach(sink, start, "it put text that is not UTF-8");
	if (!sink->binary) {
		if (start < sink->input_at || end < start || end > sink->input_length)
			return breach(sink, start, "it put text out of order");
		if (start > sink->input_at)
			engross__offset_map_replace(&sink->map, start - sink->input_at, 0);
		if (length == end - start)
			engross__offset_map_same(&sink->map, length);
		else
			engross__offset_map_replace(&sink->map, end - start, length);
		sink->input_at = end;
	}
	engross__buffer_append(&sink->text, utf8, length);
	if (sink->text.failed || sink->map.failed)
		return fail(sink, ENGROSS_NOMEM, ENGROSS_NO_OFFSET, "out of memory");
	return ENGROSS_OK;
}

enum engross_status engross__sink_hint(engross_sink *sink, enum engross_hint hint, int value)
{
	if (sink->status)
		return sink->status;
	if (!engross__grow(&sink->context->allocator, &sink->hints, &sink->hints_capacity, sink->n_hints + 1,
	                   sizeof(*sink->hints)))
		return fail(sink, ENGROSS_NOMEM, ENGROSS_NO_OFFSET, "out of memory");
	sink->hints[sink->n_hints++] = (struct engross__hint){ sink->text.length, hint, value };
	return ENGROSS_OK;
}

enum engross_status engross__sink_refuse(engross_sink *sink, enum engross_status status, size_t offset,
                                         const char *message)
{
	switch (status) {
	case ENGROSS_NOMEM:
		return fail(sink, status, ENGROSS_NO_OFFSET, "out of memory");
	case ENGROSS_FORMAT:
	case ENGROSS_LIMIT:
		if (message && engross__utf8_check(message, strlen(message)) == strlen(message))
			return fail(sink, status, offset, message);
		return fail(sink, status, offset, engross_status_name(status));
	default:
		/* Nothing else can be wrong with an input; whatever it was, the text is not complete. */
		return breach(sink, offset, "it failed");
	}
}

uint64_t engross__sink_limit(const engross_sink *sink, const char *name)
{
	int limit = engross__limit_find(name);

	return limit < 0 ? 0 : sink->context->limits[limit];
}
