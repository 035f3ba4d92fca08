/* Decoding. Single-byte tables come from the C library's iconv, once a document. */
#include "source/decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "text/utf8.h"

static const char *const utf_names[] = {
	[ENGROSS__LINES_UTF8] = "utf-8",       [ENGROSS__LINES_BYTES] = "windows-1252",
	[ENGROSS__LINES_MIXED] = "utf-8+windows-1252",
	[ENGROSS__LINES_UTF16LE] = "utf-16le", [ENGROSS__LINES_UTF16BE] = "utf-16be",
	[ENGROSS__LINES_UTF32LE] = "utf-32le", [ENGROSS__LINES_UTF32BE] = "utf-32be",
};

/* The code points of windows-1252's bytes 80..9F (WHATWG Encoding, index windows-1252). */
static const uint16_t cp1252[32] = {
	0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

static uint32_t point_1252(unsigned char byte)
{
	return byte >= 0x80 && byte < 0xA0 ? cp1252[byte - 0x80] : byte;
}

static size_t find_mark(const unsigned char *p, size_t length, enum engross__line_coding *coding)
{
	if (length >= 4 && !memcmp(p, "\xFF\xFE\0\0", 4))
		return *coding = ENGROSS__LINES_UTF32LE, 4;
	if (length >= 4 && !memcmp(p, "\0\0\xFE\xFF", 4))
		return *coding = ENGROSS__LINES_UTF32BE, 4;
	if (length >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3))
		return *coding = ENGROSS__LINES_UTF8, 3;
	if (length >= 2 && !memcmp(p, "\xFF\xFE", 2))
		return *coding = ENGROSS__LINES_UTF16LE, 2;
	if (length >= 2 && !memcmp(p, "\xFE\xFF", 2))
		return *coding = ENGROSS__LINES_UTF16BE, 2;
	return 0;
}

/* The wide coding of NAME: what the user says of a file without a mark. */
static bool named_wide(const char *name, enum engross__line_coding *coding)
{
	for (int i = ENGROSS__LINES_UTF16LE; name && i <= ENGROSS__LINES_UTF32BE; i++)
		if (!strcasecmp(name, utf_names[i]))
			return *coding = (enum engross__line_coding)i, true;
	return false;
}

/* UTF-16 without a mark: Latin text has a zero in every other byte. */
static bool guess_utf16(const unsigned char *p, size_t length, enum engross__line_coding *coding)
{
	size_t zeros[2] = { 0, 0 }, n = length < 1024 ? length : 1024, i;

	if (length < 4 || length % 2)
		return false;
	for (i = 0; i < n; i++)
		zeros[i % 2] += !p[i];
	if (zeros[1] > n / 2 * 3 / 4 && !zeros[0])
		return *coding = ENGROSS__LINES_UTF16LE, true;
	if (zeros[0] > n / 2 * 3 / 4 && !zeros[1])
		return *coding = ENGROSS__LINES_UTF16BE, true;
	return false;
}

static uint32_t unit(const unsigned char *p, size_t size, bool big)
{
	uint32_t value = 0;

	for (size_t i = 0; i < size; i++)
		value |= (uint32_t)p[i] << 8 * (big ? size - 1 - i : i);
	return value;
}

static void put_point(struct engross__buffer *buffer, struct engross__offset_map *map, uint32_t point, size_t from)
{
	char utf8[4];
	size_t n = engross__utf8_encode(point, utf8);

	engross__buffer_append(buffer, utf8, n);
	engross__offset_map_replace(map, from, n);
}

static enum engross_status decode_wide(struct engross__buffer *buffer, struct engross__offset_map *map,
                                       const unsigned char *p, size_t start, size_t length,
                                       enum engross__line_coding coding, struct engross_error *error)
{
	size_t size = coding <= ENGROSS__LINES_UTF16BE ? 2 : 4;
	bool big = coding == ENGROSS__LINES_UTF16BE || coding == ENGROSS__LINES_UTF32BE;
	size_t at = start;

	engross__offset_map_replace(map, start, 0);
	while (at < length) {
		uint32_t point;
		size_t used = size;

		if (length - at < size)
			return engross__fail(error, ENGROSS_FORMAT, at, "the file ends inside a %s character", utf_names[coding]);
		point = unit(p + at, size, big);
		if (size == 2 && point >= 0xD800 && point < 0xDC00 && length - at >= 4) {
			uint32_t low = unit(p + at + 2, 2, big);
			if (low >= 0xDC00 && low < 0xE000) {
				point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
				used = 4;
			}
		}
		if (point > 0x10FFFF || (point >= 0xD800 && point < 0xE000))
			return engross__fail(error, ENGROSS_FORMAT, at, "not %s: a code that is no character", utf_names[coding]);
		if (!point)
			return engross__fail(error, ENGROSS_FORMAT, at, "not a text: a NUL character");
		put_point(buffer, map, point, used);
		at += used;
	}
	return ENGROSS_OK;
}

/* Whether the ASCII letters and digits stand where they are expected: all that reads a text relies on it. */
static bool based_on_ascii(const uint32_t table[256])
{
	for (uint32_t i = '0'; i <= 'z'; i++)
		if ((i <= '9' || (i | 32) >= 'a') && (i | 32) <= 'z' && table[i] != i)
			return false;
	return table[' '] == ' ' && table['\n'] == '\n';
}

/* The code points of the 256 bytes of ENCODING, or false when iconv knows no such single-byte encoding. */
static bool byte_table(const char *encoding, uint32_t table[256])
{
	iconv_t converter;
	bool single = true;

	if (!strcasecmp(encoding, "windows-1252") || !strcasecmp(encoding, "cp1252") ||
	    !strcasecmp(encoding, "iso-8859-1") || !strcasecmp(encoding, "latin1") || !strcasecmp(encoding, "us-ascii")) {
		for (unsigned i = 0; i < 256; i++)
			table[i] = point_1252((unsigned char)i);
		return true;
	}
	converter = iconv_open("UTF-32LE", encoding);
	if (converter == (iconv_t)-1)
		return false;
	for (unsigned i = 0; i < 256; i++) {
		char in = (char)i, *from = &in, *to;
		unsigned char out[8];
		size_t left = 1, room = sizeof(out);

		to = (char *)out;
		errno = 0;
		iconv(converter, NULL, NULL, NULL, NULL);
		if (iconv(converter, &from, &left, &to, &room) != (size_t)-1 && room == 4)
			table[i] = unit(out, 4, false);
		else if (errno == EINVAL)
			single = false; /* the first of several bytes */
		else
			table[i] = 0xFFFD;
	}
	iconv_close(converter);
	return single && based_on_ascii(table);
}

static void decode_bytes(struct engross__buffer *buffer, struct engross__offset_map *map, const char *bytes,
                         size_t length, const uint32_t table[256])
{
	size_t at = 0;

	while (at < length) {
		size_t end = engross__utf8_skip_ascii(bytes, at, length, '\x80');
		engross__buffer_append(buffer, bytes + at, end - at);
		engross__offset_map_same(map, end - at);
		at = end;
		if (at < length) {
			put_point(buffer, map, table[(unsigned char)bytes[at]], 1);
			at++;
		}
	}
}

/* UTF-8 with stray bytes, each read as windows-1252. */
static void decode_mixed(struct engross__buffer *buffer, struct engross__offset_map *map, const char *bytes,
                         size_t length)
{
	size_t at = 0;

	while (at < length) {
		size_t good = engross__utf8_check(bytes + at, length - at);
		engross__buffer_append(buffer, bytes + at, good);
		engross__offset_map_same(map, good);
		at += good;
		if (at < length) {
			put_point(buffer, map, point_1252((unsigned char)bytes[at]), 1);
			at++;
		}
	}
}

/* Whether far more sequences are well formed than not. */
static bool mostly_utf8(const char *bytes, size_t length)
{
	size_t at = 0, good = 0, bad = 0;

	while ((at = engross__utf8_skip_ascii(bytes, at, length, '\x80')) < length) {
		uint32_t point;
		size_t n = engross__utf8_decode(bytes + at, length - at, &point);
		if (n)
			good++;
		else
			bad++;
		at += n ? n : 1;
	}
	return good > 4 * bad;
}

static enum engross_status finish(struct engross__decoded *out, struct engross__buffer *buffer,
                                  struct engross__offset_map *map, struct engross_error *error)
{
	if (buffer->failed || map->failed)
		return engross__nomem(error);
	out->bytes = buffer->bytes ? buffer->bytes : "";
	out->length = buffer->length;
	out->same = false;
	return ENGROSS_OK;
}

static enum engross_status decode_utf8(struct engross__decoded *out, struct engross__offset_map *map,
                                       const char *bytes, size_t length, size_t mark, struct engross_error *error)
{
	out->encoding = "utf-8";
	out->coding = ENGROSS__LINES_UTF8;
	out->bytes = bytes + mark;
	out->length = length - mark;
	out->same = !mark;
	if (mark) {
		engross__offset_map_replace(map, mark, 0);
		engross__offset_map_same(map, length - mark);
	}
	return map->failed ? engross__nomem(error) : ENGROSS_OK;
}

enum engross_status engross__decode(struct engross__decoded *out, struct engross__buffer *buffer,
                                    struct engross__offset_map *map, const char *bytes, size_t length,
                                    const char *declared, bool forced, struct engross_error *error)
{
	const unsigned char *p = (const unsigned char *)bytes;
	enum engross__line_coding coding = ENGROSS__LINES_UTF8;
	uint32_t table[256];
	size_t mark, bad;
	enum engross_status status;

	memset(out, 0, sizeof(*out));
	mark = find_mark(p, length, &coding);
	if (coding >= ENGROSS__LINES_UTF16LE ||
	    (!mark && (forced ? named_wide(declared, &coding) : guess_utf16(p, length, &coding)))) {
		out->encoding = utf_names[coding];
		out->coding = coding;
		status = decode_wide(buffer, map, p, mark, length, coding, error);
		return status ? status : finish(out, buffer, map, error);
	}
	if (memchr(bytes, 0, length))
		return engross__fail(error, ENGROSS_FORMAT, (size_t)((const char *)memchr(bytes, 0, length) - bytes),
		                     "not a text: a NUL byte");
	if (forced && declared && strcasecmp(declared, "utf-8") && strcasecmp(declared, "utf8")) {
		if (!byte_table(declared, table))
			return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "unknown encoding \"%s\"", declared);
	} else {
		bad = mark + engross__utf8_check(bytes + mark, length - mark);
		if (bad == length)
			return decode_utf8(out, map, bytes, length, mark, error);
		if (forced)
			return engross__fail(error, ENGROSS_FORMAT, bad, "not UTF-8: a stray byte 0x%02X", p[bad]);
		if (mark || mostly_utf8(bytes, length)) {
			out->coding = ENGROSS__LINES_MIXED;
			out->encoding = utf_names[out->coding];
			engross__offset_map_replace(map, mark, 0);
			decode_mixed(buffer, map, bytes + mark, length - mark);
			return finish(out, buffer, map, error);
		}
		if (!declared || !byte_table(declared, table)) {
			declared = "windows-1252";
			byte_table(declared, table);
		}
	}
	out->encoding = declared;
	out->coding = ENGROSS__LINES_BYTES;
	decode_bytes(buffer, map, bytes, length, table);
	return finish(out, buffer, map, error);
}
