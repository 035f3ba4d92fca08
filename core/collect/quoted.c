/* Whose texts are to be held: those that some document quotes. */
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "collect/collect.h"
#include "host/context_internal.h"

/* A quotation shorter than this is a term, not a passage. */
#define LEAST_PASSAGE ((size_t)24)

/* The length of the mark at TEXT that can open a quotation, or 0. */
static size_t opening_mark(const char *text, size_t left)
{
	static const char *const marks[] = { "\"", "\xE2\x80\x9C", "\xC2\xAB", "\xE2\x80\x9E" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
		size_t n = strlen(marks[i]);
		if (n <= left && !memcmp(text, marks[i], n))
			return n;
	}
	return 0;
}

/* The end of the quotation whose text begins at AT, before END; END when no mark closes it. */
static size_t closing_mark(const engross_document *d, size_t at, size_t end)
{
	static const char *const marks[] = { "\"", "\xE2\x80\x9D", "\xC2\xBB" };

	for (; at < end; at++)
		for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
			size_t n = strlen(marks[i]);
			if (n <= end - at && !memcmp(d->text + at, marks[i], n))
				return at;
		}
	return end;
}

/* Whether a passage is quoted in [start, end) that is the title of none of the citations from FIRST on. */
static bool has_passage(const engross_document *d, size_t start, size_t end, size_t first)
{
	for (size_t i = start; i + LEAST_PASSAGE < end; i++) {
		size_t n = opening_mark(d->text + i, end - i), close;
		if (!n)
			continue;
		close = closing_mark(d, i + n, end);
		/* Titles come in the order of their citations. */
		while (first < d->n_citations && d->citations[first].span.start < end &&
		       (d->citations[first].title.end <= i + n || d->citations[first].n_pinpoints))
			first++;
		if (close - i >= LEAST_PASSAGE &&
		    (first == d->n_citations || d->citations[first].title.start >= close ||
		     d->citations[first].title.end <= i + n))
			return true;
		i = close;
	}
	return false;
}

bool engross__collect_quoted(engross_collection *collection, const engross_document *d)
{
	size_t block = ENGROSS_NO_INDEX;
	bool quotes = false, found;

	for (size_t i = 0; i < d->n_citations; i++) {
		const struct engross_citation *c = &d->citations[i];
		const char *key;
		void **slot;

		if (c->block >= d->n_blocks)
			continue;
		/* A passage may stand in the next paragraph too: "... resolved:". Each block is looked at once. */
		if (c->block != block) {
			size_t last = c->block + 1 < d->n_blocks ? c->block + 1 : c->block;
			block = c->block;
			quotes = has_passage(d, d->blocks[block].span.start, d->blocks[last].span.end, i);
		}
		if (!quotes || !engross__collect_names(c) ||
		    engross__table_get(&collection->quoted, c->key, strlen(c->key)))
			continue;
		key = engross__arena_string(&collection->arena, c->key);
		slot = key ? engross__table_put(&collection->quoted, key, strlen(key), &found) : NULL;
		if (!slot)
			return false;
		*slot = (void *)key;
	}
	return true;
}

/* Reads T's document again. What is no longer as it was is not held. */
static enum engross_status read_again(engross_collection *collection, struct engross__testimony *t,
                                      struct engross_error *error)
{
	struct engross_open_options options = {
		.struct_size = sizeof(options),
		.format = t->format,
		.encoding = t->encoding,
		.language = strcmp(t->language, "und") ? t->language : NULL,
	};
	enum engross_status status;

	if (t->bytes)
		status = engross_document_parse(&t->document, collection->context, t->bytes, t->length, t->name,
		                                &options, NULL);
	else
		status = engross_document_open(&t->document, collection->context, t->name, &options, NULL);
	if (status == ENGROSS_NOMEM)
		return engross__nomem(error);
	if (status != ENGROSS_OK)
		return ENGROSS_OK;
	if (t->document->raw_length != t->length) {
		engross_document_free(t->document);
		t->document = NULL;
		return ENGROSS_OK;
	}
	/* Threads will ask for places: what is built when first asked is built now. */
	engross_document_position(t->document, 0);
	if (!t->document->lines_ready) {
		engross_document_free(t->document);
		t->document = NULL;
		return engross__nomem(error);
	}
	collection->n_texts++;
	return ENGROSS_OK;
}

enum engross_status engross__collect_texts(engross_collection *collection, struct engross_error *error)
{
	uint64_t left = collection->context->limits[ENGROSS__LIMIT_COLLECTION_TEXT];
	enum engross_status status = ENGROSS_OK;

	collection->n_left_out = 0;
	for (size_t i = 0; i < collection->n_testimonies && status == ENGROSS_OK; i++) {
		struct engross__testimony *t = &collection->testimonies[i];
		bool quoted = engross__table_get(&collection->quoted, t->key, strlen(t->key)) != NULL;
		if (quoted && !t->document && t->length > left) {
			collection->n_left_out++;
		} else if (quoted && !t->document) {
			status = read_again(collection, t, error);
			left -= t->length;
		}
	}
	for (size_t i = 0; i < collection->n_testimonies && status == ENGROSS_OK; i++) {
		struct engross__testimony *t = &collection->testimonies[i];
		if (t->document)
			continue;
		engross__release(&collection->context->allocator, t->bytes);
		t->bytes = NULL;
	}
	return status;
}
