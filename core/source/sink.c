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

enum engross_status engross__sink_put(engross_sink *sink, const char *utf8, size_t length, size_t start, size_t end)
{
	if (sink->status)
		return sink->status;
	if (engross__utf8_check(utf8, length) != length)
		return fail(sink, ENGROSS_PLUGIN, start, "the reader put text that is not UTF-8");
	if (!sink->binary) {
		if (start < sink->input_at || end < start || end > sink->input_length)
			return fail(sink, ENGROSS_PLUGIN, start, "the reader put text out of order");
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
	return fail(sink, status, offset, message);
}

uint64_t engross__sink_limit(const engross_sink *sink, const char *name)
{
	int limit = engross__limit_find(name);

	return limit < 0 ? 0 : sink->context->limits[limit];
}
