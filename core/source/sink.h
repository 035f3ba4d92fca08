/* The sink: where a reader puts its text. Turns what it gets into a text, a map and hints. */
#ifndef ENGROSS_SOURCE_SINK_H
#define ENGROSS_SOURCE_SINK_H

#include <engross/plugin.h>

#include "base/buffer.h"
#include "source/document_internal.h"
#include "text/offset_map.h"

struct engross_sink {
	engross_context *context;
	struct engross__buffer text;    /* what was put */
	struct engross__offset_map map; /* from it to the reader's input */
	struct engross__hint *hints;
	size_t n_hints, hints_capacity;
	size_t input_length, input_at;  /* of the reader's input; how far the map has come */
	bool binary;                    /* input offsets are not kept */
	const char *reader;             /* the plugin's name */
	enum engross_status status;     /* the first failure */
	struct engross_error *error;
};

/* The services of the host table that readers call (plugin.h says what each does). */
enum engross_status engross__sink_put(engross_sink *sink, const char *utf8, size_t length, size_t start, size_t end);
enum engross_status engross__sink_hint(engross_sink *sink, enum engross_hint hint, int value);
enum engross_status engross__sink_refuse(engross_sink *sink, enum engross_status status, size_t offset,
                                         const char *message);
uint64_t engross__sink_limit(const engross_sink *sink, const char *name);

#endif
