/* A document from its bytes: decode, choose a reader, normalize, structure. */
#include <string.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "host/language.h"
#include "host/registry.h"
#include "source/decode.h"
#include "source/document_internal.h"
#include "source/file.h"
#include "source/sink.h"
#include "text/normalize.h"

#define HEAD_SIZE ((size_t)4096)

/* The stages between the file and the text, each with its map back to the one before. */
struct reading {
	engross_document *document;
	struct engross_error *error;
	const struct engross_open_options *options;
	const struct engross__registry_entry *reader;
	struct engross__decoded decoded;
	struct engross__buffer decode_buffer, normal_buffer;
	struct engross__offset_map decode_map, normal_map;
	struct engross_sink sink;
	bool used_sink;
};

static const struct engross__registry_entry *best_reader(const struct reading *r, const char *head, size_t length,
                                                         bool binary)
{
	const struct engross__registry_entry *best = NULL;
	size_t count = engross__registry_count(r->document->context);
	int high = 0;

	for (size_t i = 0; i < count; i++) {
		const struct engross__registry_entry *entry = engross__registry_at(r->document->context, i);
		const struct engross_plugin *plugin = entry->plugin;
		int bid;

		if (!(plugin->capabilities & ENGROSS_CAN_READ) || !!plugin->binary != binary)
			continue;
		if (r->options && r->options->format) {
			if (!strcmp(r->options->format, plugin->name))
				return entry;
			continue;
		}
		bid = plugin->bid(head, length, r->document->name);
		if (bid > high) {
			high = bid;
			best = entry;
		}
	}
	return best;
}

/* The encoding that some reader reads in the head, when it is the reader of this file. */
static const char *declared_encoding(const struct reading *r, char out[64])
{
	const engross_document *d = r->document;
	size_t length = d->raw_length < HEAD_SIZE ? d->raw_length : HEAD_SIZE;
	const struct engross__registry_entry *entry = best_reader(r, d->raw, length, false);

	if (!entry || !entry->plugin->encoding || !entry->plugin->encoding(d->raw, length, out, 64))
		return NULL;
	out[63] = '\0';
	return out;
}

static enum engross_status decode(struct reading *r)
{
	engross_document *d = r->document;
	const char *wish = r->options ? r->options->encoding : NULL;
	char declared[64];
	enum engross_status status;

	status = engross__decode(&r->decoded, &r->decode_buffer, &r->decode_map, d->raw, d->raw_length,
	                         wish ? wish : declared_encoding(r, declared), wish != NULL, r->error);
	if (status)
		return status == ENGROSS_NOMEM ? engross__nomem(r->error) : status;
	d->encoding = engross__arena_string(&d->arena, r->decoded.encoding);
	d->coding = r->decoded.coding;
	return d->encoding ? ENGROSS_OK : engross__nomem(r->error);
}

static enum engross_status run_reader(struct reading *r, const char *bytes, size_t length)
{
	engross_document *d = r->document;
	enum engross_status status;

	r->used_sink = true;
	r->sink.context = d->context;
	r->sink.input_length = length;
	r->sink.binary = r->reader->plugin->binary;
	r->sink.reader = r->reader->plugin->name;
	r->sink.error = r->error;
	status = r->reader->plugin->read(&engross__host, r->reader->state, &r->sink, bytes, length);
	if (!r->sink.status && status)
		r->sink.status = engross__sink_refuse(&r->sink, status, ENGROSS_NO_OFFSET, NULL);
	if (r->sink.status)
		return r->sink.status;
	if (!r->sink.binary && r->sink.input_at < length) {
		engross__offset_map_replace(&r->sink.map, length - r->sink.input_at, 0);
		if (r->sink.map.failed)
			return engross__nomem(r->error);
	}
	return ENGROSS_OK;
}

static bool add_hint(engross_document *d, size_t at, enum engross_hint hint, int value)
{
	if (!engross__grow(&d->context->allocator, &d->hints, &d->hints_capacity, d->n_hints + 1, sizeof(*d->hints)))
		return false;
	d->hints[d->n_hints++] = (struct engross__hint){ at, hint, value };
	return true;
}

static bool note_emphasis(void *payload, size_t at, bool begins)
{
	return add_hint(payload, at, ENGROSS_HINT_EMPHASIS, begins);
}

/* Composes the maps that are there into the document's one. */
static bool compose_maps(struct reading *r, bool normalized)
{
	engross_document *d = r->document;
	const struct engross__offset_map *chain[3];
	struct engross__offset_map step;
	size_t n = 0;

	if (!r->decoded.same && !(r->used_sink && r->sink.binary))
		chain[n++] = &r->decode_map;
	if (r->used_sink && !r->sink.binary)
		chain[n++] = &r->sink.map;
	if (normalized)
		chain[n++] = &r->normal_map;
	if (!n) {
		engross__offset_map_same(&d->map, d->length);
		return true;
	}
	if (n == 1) {
		d->map = *chain[0];
		engross__offset_map_init((struct engross__offset_map *)chain[0], &d->context->allocator);
		return true;
	}
	engross__offset_map_init(&step, &d->context->allocator);
	if (!engross__offset_map_compose(&step, chain[0], chain[1])) {
		engross__offset_map_clear(&step);
		return false;
	}
	if (n == 2) {
		d->map = step;
		return true;
	}
	bool done = engross__offset_map_compose(&d->map, &step, chain[2]);
	engross__offset_map_clear(&step);
	return done;
}

/* Takes over what the reader said, at the places that normalization gave them. */
static bool take_hints(struct reading *r, bool normalized)
{
	engross_document *d = r->document;

	if (!r->used_sink)
		return true;
	for (size_t i = 0; i < r->sink.n_hints; i++) {
		const struct engross__hint *h = &r->sink.hints[i];
		size_t at = normalized ? engross__offset_map_forward(&r->normal_map, h->at) : h->at;
		if (!add_hint(d, at, h->hint, h->value))
			return false;
	}
	return true;
}

static enum engross_status normalize(struct reading *r, const char *bytes, size_t length)
{
	engross_document *d = r->document;
	struct engross__normalize_options options = {
		.max_marks = (size_t)d->context->limits[ENGROSS__LIMIT_NONSTARTERS],
		.markdown = r->reader->plugin == &engross__plain_reader,
		.emphasis = note_emphasis,
		.payload = d,
	};
	bool changed = false;
	enum engross_status status;

	status = engross__normalize(&r->normal_buffer, &r->normal_map, &changed, bytes, length, &options);
	if (status)
		return engross__nomem(r->error);
	d->text = bytes;
	d->length = length;
	if (changed) {
		d->text_owned = engross__buffer_steal(&r->normal_buffer, &d->length);
		d->text = d->text_owned ? d->text_owned : "";
	} else if (r->used_sink) {
		d->text_owned = engross__buffer_steal(&r->sink.text, &d->length);
		d->text = d->text_owned ? d->text_owned : "";
	} else if (!r->decoded.same && bytes == r->decode_buffer.bytes) {
		d->text_owned = engross__buffer_steal(&r->decode_buffer, &d->length);
		d->text = d->text_owned ? d->text_owned : "";
	}
	if (!take_hints(r, changed) || !compose_maps(r, changed))
		return engross__nomem(r->error);
	return ENGROSS_OK;
}

/* The bytes that findings count. */
static enum engross_status choose_source(struct reading *r, bool binary)
{
	engross_document *d = r->document;

	d->source = d->raw;
	d->source_length = d->raw_length;
	if (!binary)
		return ENGROSS_OK;
	d->source_owned = d->context->allocator.alloc(d->context->allocator.payload, r->sink.text.length + 1);
	if (!d->source_owned)
		return engross__nomem(r->error);
	if (r->sink.text.length)
		memcpy(d->source_owned, r->sink.text.bytes, r->sink.text.length);
	d->source = d->source_owned;
	d->source_length = r->sink.text.length;
	d->coding = ENGROSS__LINES_UTF8;
	return ENGROSS_OK;
}

static enum engross_status read_text(struct reading *r)
{
	engross_document *d = r->document;
	size_t head = d->raw_length < HEAD_SIZE ? d->raw_length : HEAD_SIZE;
	const char *bytes;
	size_t length;
	bool binary;
	enum engross_status status;

	r->reader = best_reader(r, d->raw, head, true);
	binary = r->reader != NULL;
	if (!binary) {
		if ((status = decode(r)))
			return status;
		head = r->decoded.length < HEAD_SIZE ? r->decoded.length : HEAD_SIZE;
		r->reader = best_reader(r, r->decoded.bytes, head, false);
		if (!r->reader)
			return engross__fail(r->error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "there is no reader \"%s\"",
			                     r->options->format);
	} else {
		d->encoding = "utf-8";
	}
	d->format = r->reader->plugin->name;
	bytes = binary ? d->raw : r->decoded.bytes;
	length = binary ? d->raw_length : r->decoded.length;
	if (r->reader->plugin != &engross__plain_reader) {
		if ((status = run_reader(r, bytes, length)))
			return status;
		bytes = r->sink.text.bytes ? r->sink.text.bytes : "";
		length = r->sink.text.length;
	}
	if ((status = choose_source(r, binary)))
		return status;
	return normalize(r, bytes, length);
}

/* The language that is said, which the data must know (where any is loaded), or the one the text is in. */
static enum engross_status choose_language(engross_document *d, const char *said, struct engross_error *error)
{
	size_t count = engross__language_count(d->context), i = 0;

	while (said && i < count && strcmp(engross__language_at(d->context, i)->id, said))
		i++;
	if (said && count && i == count)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "there are no data of the language \"%s\"", said);
	d->language = said ? engross__arena_string(&d->arena, said)
	                   : engross__language_detect(d->context, d->text, d->length);
	return d->language ? ENGROSS_OK : engross__nomem(error);
}

static enum engross_status understand(engross_document *d, const struct engross_open_options *options,
                                      struct engross_error *error)
{
	const struct engross_allocator *allocator = &d->context->allocator;
	struct reading r = { .document = d, .error = error, .options = options };
	enum engross_status status;

	engross__buffer_init(&r.decode_buffer, allocator);
	engross__buffer_init(&r.normal_buffer, allocator);
	engross__buffer_init(&r.sink.text, allocator);
	engross__offset_map_init(&r.decode_map, allocator);
	engross__offset_map_init(&r.normal_map, allocator);
	engross__offset_map_init(&r.sink.map, allocator);
	status = read_text(&r);
	if (!status)
		status = choose_language(d, options ? options->language : NULL, error);
	if (!status)
		status = engross__structure_build(d, error);
	engross__buffer_clear(&r.decode_buffer);
	engross__buffer_clear(&r.normal_buffer);
	engross__buffer_clear(&r.sink.text);
	engross__offset_map_clear(&r.decode_map);
	engross__offset_map_clear(&r.normal_map);
	engross__offset_map_clear(&r.sink.map);
	engross__release(allocator, r.sink.hints);
	return status;
}

static engross_document *new_document(engross_context *context, const char *name)
{
	engross_document *d = context->allocator.alloc(context->allocator.payload, sizeof(*d));

	if (!d)
		return NULL;
	memset(d, 0, sizeof(*d));
	d->context = context;
	engross__arena_init(&d->arena, &context->allocator);
	engross__offset_map_init(&d->map, &context->allocator);
	d->name = engross__arena_string(&d->arena, name ? name : "-");
	if (d->name)
		return d;
	engross_document_free(d);
	return NULL;
}

/* Understands D's raw bytes or frees it. */
static enum engross_status complete(engross_document **out, engross_document *d,
                                    const struct engross_open_options *options, struct engross_error *error)
{
	enum engross_status status = engross_context_seal(d->context, error);

	if (!status && d->raw_length > d->context->limits[ENGROSS__LIMIT_FILE_SIZE])
		status = engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET, "longer than %llu bytes (limit \"file-size\")",
		                       (unsigned long long)d->context->limits[ENGROSS__LIMIT_FILE_SIZE]);
	if (!status)
		status = understand(d, options, error);
	if (status) {
		engross_document_free(d);
		return status;
	}
	engross__document_rest(d);
	*out = d;
	return ENGROSS_OK;
}

static bool wants_map(const struct engross_open_options *options)
{
	return options && options->struct_size >= offsetof(struct engross_open_options, map) + sizeof(options->map) &&
	       options->map;
}

void engross__document_rest(const engross_document *d)
{
	if (d->raw_mapped)
		engross__file_let_go(d->raw, d->raw_mapped);
}

enum engross_status engross_document_open(engross_document **out, engross_context *context, const char *path,
                                          const struct engross_open_options *options,
                                          struct engross_error *error)
{
	engross_document *d;
	char *bytes = NULL;
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	d = new_document(context, path);
	if (!d)
		return engross__nomem(error);
	if (wants_map(options) &&
	    engross__file_map(&d->raw, &d->raw_length, path, context->limits[ENGROSS__LIMIT_FILE_SIZE])) {
		d->raw_mapped = d->raw_length;
		return complete(out, d, options, error);
	}
	status = engross__file_read(&bytes, &d->raw_length, &context->allocator, path,
	                            context->limits[ENGROSS__LIMIT_FILE_SIZE], error);
	if (status) {
		engross_document_free(d);
		return status;
	}
	d->raw_owned = bytes;
	d->raw = bytes ? bytes : "";
	return complete(out, d, options, error);
}

enum engross_status engross_document_parse(engross_document **out, engross_context *context,
                                           const void *bytes, size_t length, const char *name,
                                           const struct engross_open_options *options,
                                           struct engross_error *error)
{
	engross_document *d;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	d = new_document(context, name);
	if (!d)
		return engross__nomem(error);
	d->raw = length ? bytes : "";
	d->raw_length = length;
	return complete(out, d, options, error);
}

void engross_document_free(engross_document *d)
{
	const struct engross_allocator *allocator;

	if (!d)
		return;
	allocator = &d->context->allocator;
	engross__lines_clear(&d->lines);
	engross__offset_map_clear(&d->map);
	engross__release(allocator, d->hints);
	engross__release(allocator, d->text_owned);
	engross__release(allocator, d->source_owned);
	engross__release(allocator, d->raw_owned);
	if (d->raw_mapped)
		engross__file_unmap(d->raw, d->raw_mapped);
	engross__release(allocator, d->citations);
	engross__release(allocator, d->blocks_owned);
	engross__arena_clear(&d->arena);
	allocator->free(allocator->payload, d);
}
