/* Reading characters out of a source. */
#include "report/slice.h"

#include <string.h>

#include "base/buffer.h"
#include "base/error.h"
#include "host/context_internal.h"
#include "source/decode.h"
#include "source/document_internal.h"
#include "text/utf8.h"

#define REPLACEMENT 0xFFFDu

/* Bytes 1 to 255, decoded once: what a single-byte encoding makes of each. */
static enum engross_status build_table(struct engross__slicer *slicer, const char *encoding,
                                       struct engross_error *error)
{
	const struct engross_allocator *allocator = &slicer->document->context->allocator;
	struct engross__buffer buffer;
	struct engross__offset_map map;
	struct engross__decoded decoded;
	enum engross_status status;
	char all[255];
	size_t at = 0;

	engross__buffer_init(&buffer, allocator);
	engross__offset_map_init(&map, allocator);
	for (size_t i = 0; i < sizeof(all); i++)
		all[i] = (char)(i + 1);
	status = engross__decode(&decoded, &buffer, &map, all, sizeof(all), encoding, true, error);
	for (size_t i = 1; i < 256 && status == ENGROSS_OK && at < decoded.length; i++) {
		size_t used = engross__utf8_decode(decoded.bytes + at, decoded.length - at, &slicer->table[i]);
		at += used ? used : 1;
	}
	slicer->table[0] = REPLACEMENT;
	slicer->has_table = status == ENGROSS_OK;
	engross__offset_map_clear(&map);
	engross__buffer_clear(&buffer);
	return status;
}

enum engross_status engross__slicer_init(struct engross__slicer *slicer, const engross_document *document,
                                         struct engross_error *error)
{
	const char *encoding = engross_document_encoding(document);
	size_t length;
	const char *bytes = engross_document_source(document, &length);

	slicer->document = document;
	slicer->bytes = (const unsigned char *)bytes;
	slicer->length = length;
	slicer->coding = document->coding;
	slicer->has_table = false;
	/* The index of lines is made when first asked; afterwards every position can be told. */
	engross_document_position(document, 0);
	if (!document->lines_ready)
		return engross__nomem(error);
	if (slicer->coding == ENGROSS__LINES_BYTES)
		return build_table(slicer, encoding, error);
	if (slicer->coding == ENGROSS__LINES_MIXED)
		return build_table(slicer, "windows-1252", error);
	return ENGROSS_OK;
}

static uint32_t read_unit(const unsigned char *p, size_t size, bool big)
{
	uint32_t value = 0;

	for (size_t i = 0; i < size; i++)
		value |= (uint32_t)p[i] << 8 * (big ? size - 1 - i : i);
	return value;
}

static size_t next_wide(const unsigned char *p, size_t left, size_t size, bool big, uint32_t *point)
{
	uint32_t low;

	*point = REPLACEMENT;
	if (left < size)
		return left;
	*point = read_unit(p, size, big);
	if (size == 2 && *point >= 0xD800 && *point < 0xDC00 && left >= 4) {
		low = read_unit(p + 2, 2, big);
		if (low >= 0xDC00 && low < 0xE000) {
			*point = 0x10000 + ((*point - 0xD800) << 10) + (low - 0xDC00);
			return 4;
		}
	}
	if (*point > 0x10FFFF || (*point >= 0xD800 && *point < 0xE000))
		*point = REPLACEMENT;
	return size;
}

size_t engross__slicer_next(const struct engross__slicer *slicer, size_t at, uint32_t *point)
{
	const unsigned char *p = slicer->bytes + at;
	size_t left = slicer->length - at, used;

	switch (slicer->coding) {
	case ENGROSS__LINES_UTF16LE: return next_wide(p, left, 2, false, point);
	case ENGROSS__LINES_UTF16BE: return next_wide(p, left, 2, true, point);
	case ENGROSS__LINES_UTF32LE: return next_wide(p, left, 4, false, point);
	case ENGROSS__LINES_UTF32BE: return next_wide(p, left, 4, true, point);
	case ENGROSS__LINES_BYTES:
		*point = slicer->table[*p];
		return 1;
	case ENGROSS__LINES_MIXED:
	case ENGROSS__LINES_UTF8:
		break;
	}
	used = engross__utf8_decode((const char *)p, left, point);
	if (!used)
		*point = slicer->has_table ? slicer->table[*p] : REPLACEMENT;
	return used ? used : 1;
}

size_t engross__slicer_align(const struct engross__slicer *slicer, size_t base, size_t at)
{
	size_t size = 1;

	if (slicer->coding == ENGROSS__LINES_UTF16LE || slicer->coding == ENGROSS__LINES_UTF16BE)
		size = 2;
	if (slicer->coding == ENGROSS__LINES_UTF32LE || slicer->coding == ENGROSS__LINES_UTF32BE)
		size = 4;
	if (slicer->coding == ENGROSS__LINES_UTF8 || slicer->coding == ENGROSS__LINES_MIXED)
		while (at < slicer->length && (slicer->bytes[at] & 0xC0) == 0x80)
			at++;
	while ((at - base) % size && at < slicer->length)
		at++;
	return at;
}
