/* Decoding: marks, guesses, names, strays, what is refused and where. */
#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "source/decode.h"

#define BYTES(text) text, sizeof(text) - 1

/* Bytes, what is stated of them, and the text that they are. */
static const struct {
	const char *name, *bytes;
	size_t length;
	const char *declared;
	bool forced;
	const char *encoding, *text;
} readings[] = {
	{ "nothing", BYTES(""), NULL, false, "utf-8", "" },
	{ "ASCII", BYTES("plain"), NULL, false, "utf-8", "plain" },
	{ "UTF-8", BYTES("ni\xC3\xB1o \xF0\x9F\x93\x9C"), NULL, false, "utf-8", "ni\u00F1o \U0001F4DC" },
	{ "UTF-8 with a mark", BYTES("\xEF\xBB\xBFni\xC3\xB1o"), NULL, false, "utf-8", "ni\u00F1o" },
	{ "nothing but a mark", BYTES("\xEF\xBB\xBF"), NULL, false, "utf-8", "" },
	{ "UTF-16, little end first",
	  BYTES("\xFF\xFE"
	        "A\0\xE9\0\x3D\xD8\xDC\xDC"),
	  NULL, false, "utf-16le", "A\u00E9\U0001F4DC" },
	{ "UTF-16, big end first", BYTES("\xFE\xFF\0A\0\xE9\xD8\x3D\xDC\xDC"), NULL, false, "utf-16be",
	  "A\u00E9\U0001F4DC" },
	{ "UTF-32, little end first", BYTES("\xFF\xFE\0\0A\0\0\0\xDC\xF4\x01\0"), NULL, false, "utf-32le",
	  "A\U0001F4DC" },
	{ "UTF-32, big end first", BYTES("\0\0\xFE\xFF\0\0\0A\0\x01\xF4\xDC"), NULL, false, "utf-32be",
	  "A\U0001F4DC" },
	{ "UTF-16 with a mark and no more", BYTES("\xFF\xFE"), NULL, false, "utf-16le", "" },
	{ "UTF-16 without a mark", BYTES("T\0e\0x\0t\0"), NULL, false, "utf-16le", "Text" },
	{ "UTF-16 without a mark, big end first", BYTES("\0T\0e\0x\0t"), NULL, false, "utf-16be", "Text" },
	{ "UTF-16 by name", BYTES("\x3F\x04\x3E\x04"), "UTF-16LE", true, "utf-16le", "\u043F\u043E" },
	{ "UTF-16 by name, big end first", BYTES("\x04\x3F\x04\x3E"), "utf-16be", true, "utf-16be",
	  "\u043F\u043E" },
	{ "UTF-32 by name", BYTES("A\0\0\0"), "utf-32le", true, "utf-32le", "A" },
	{ "windows-1252", BYTES("\x93ni\xF1o\x94 \x96 \x80"), NULL, false, "windows-1252",
	  "\u201Cni\u00F1o\u201D \u2013 \u20AC" },
	{ "what windows-1252 leaves open",
	  BYTES("ma\xF1"
	        "ana \x81\x8D\x8F\x90\x9D"),
	  NULL, false, "windows-1252", "ma\u00F1ana \xC2\x81\xC2\x8D\xC2\x8F\xC2\x90\xC2\x9D" },
	{ "windows-1252 by name", BYTES("ni\xC3\xB1o"), "windows-1252", true, "windows-1252", "ni\u00C3\u00B1o" },
	{ "ISO-8859-1 is read as windows-1252", BYTES("\x93ni\xF1o\x94"), "iso-8859-1", true, "iso-8859-1",
	  "\u201Cni\u00F1o\u201D" },
	{ "ISO-8859-2", BYTES("\xB6\xE6\xBF"), "iso-8859-2", true, "iso-8859-2", "\u015B\u0107\u017C" },
	{ "ISO-8859-5", BYTES("\xDE\xDD"), "ISO-8859-5", true, "ISO-8859-5", "\u043E\u043D" },
	{ "ISO-8859-15", BYTES("\xA4"), "iso-8859-15", true, "iso-8859-15", "\u20AC" },
	{ "KOI8-R", BYTES("\xCF\xD4"), "koi8-r", true, "koi8-r", "\u043E\u0442" },
	{ "UTF-8 by name", BYTES("ni\xC3\xB1o"), "UTF-8", true, "utf-8", "ni\u00F1o" },
	{ "UTF-8 by its other name", BYTES("ni\xC3\xB1o"), "utf8", true, "utf-8", "ni\u00F1o" },
	{ "declared, not needed", BYTES("ni\xC3\xB1o"), "iso-8859-2", false, "utf-8", "ni\u00F1o" },
	{ "declared and needed", BYTES("\xB6\xE6\xBF"), "iso-8859-2", false, "iso-8859-2", "\u015B\u0107\u017C" },
	{ "declared UTF-8 that it is not", BYTES("ni\xF1o"), "utf-8", false, "windows-1252", "ni\u00F1o" },
	{ "declared by a name that nobody knows", BYTES("ni\xF1o"), "x-nothing", false, "windows-1252",
	  "ni\u00F1o" },
	{ "declared of several bytes a character", BYTES("ni\xF1o"), "shift_jis", false, "windows-1252",
	  "ni\u00F1o" },
	{ "a mark overrules the user",
	  BYTES("\xFF\xFE"
	        "A\0"),
	  "windows-1252", true, "utf-16le", "A" },
	{ "UTF-8 with a stray byte", BYTES("ni\xC3\xB1o \xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 country\x92s"), NULL,
	  false, "utf-8+windows-1252", "ni\u00F1o \u00E9\u00E9\u00E9\u00E9 country\u2019s" },
	{ "UTF-8 that ends inside a character", BYTES("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3"), NULL,
	  false, "utf-8+windows-1252", "\u00E9\u00E9\u00E9\u00E9\u00E9\u00C3" },
	{ "a mark and a stray byte",
	  BYTES("\xEF\xBB\xBF"
	        "country\x92s"),
	  NULL, false, "utf-8+windows-1252", "country\u2019s" },
	{ "as many strays as characters", BYTES("\xC3\xA9 \x92\x93"), NULL, false, "windows-1252",
	  "\u00C3\u00A9 \u2019\u201C" },
};

struct decoding {
	struct engross__decoded decoded;
	struct engross__buffer buffer;
	struct engross__offset_map map;
	struct engross_error error;
};

static enum engross_status decode(struct decoding *d, const char *bytes, size_t length, const char *declared,
                                  bool forced)
{
	memset(&d->error, 0, sizeof(d->error));
	engross__buffer_init(&d->buffer, &engross__allocator_default);
	engross__offset_map_init(&d->map, &engross__allocator_default);
	return engross__decode(&d->decoded, &d->buffer, &d->map, bytes, length, declared, forced, &d->error);
}

static void clear(struct decoding *d)
{
	engross__buffer_clear(&d->buffer);
	engross__offset_map_clear(&d->map);
}

START_TEST(reads)
{
	struct decoding d;
	enum engross_status status =
		decode(&d, readings[_i].bytes, readings[_i].length, readings[_i].declared, readings[_i].forced);

	ck_assert_msg(!status, "%s: %s", readings[_i].name, d.error.message);
	ck_assert_msg(!strcmp(d.decoded.encoding, readings[_i].encoding), "%s: encoding %s", readings[_i].name,
	              d.decoded.encoding);
	ck_assert_msg(d.decoded.length == strlen(readings[_i].text) &&
	                  !memcmp(d.decoded.bytes, readings[_i].text, d.decoded.length),
	              "%s: \"%.*s\"", readings[_i].name, (int)d.decoded.length, d.decoded.bytes);
	/* What is the same bytes is borrowed, what is not leads back to each of them. */
	if (d.decoded.same) {
		ck_assert_ptr_eq(d.decoded.bytes, readings[_i].bytes);
	} else {
		ck_assert_uint_eq(d.map.text_length, d.decoded.length);
		ck_assert_uint_eq(d.map.origin_length, readings[_i].length);
	}
	clear(&d);
}
END_TEST

static const struct {
	const char *name, *bytes;
	size_t length;
	const char *declared;
	bool forced;
	enum engross_status status;
	size_t offset;
	const char *message; /* a part of it */
} refusals[] = {
	{ "a NUL byte", BYTES("abc\0def"), NULL, false, ENGROSS_FORMAT, 3, "NUL" },
	{ "a NUL byte in what the user calls ISO-8859-1", BYTES("abc\0def"), "iso-8859-1", true, ENGROSS_FORMAT,
	  3, "NUL" },
	{ "a NUL in UTF-16",
	  BYTES("\xFF\xFE"
	        "A\0\0\0"),
	  NULL, false, ENGROSS_FORMAT, 4, "NUL" },
	{ "UTF-16 cut inside a unit",
	  BYTES("\xFF\xFE"
	        "A\0B"),
	  NULL, false, ENGROSS_FORMAT, 4, "utf-16le" },
	{ "UTF-16 cut inside a pair", BYTES("\xFE\xFF\0A\xD8\x3D"), NULL, false, ENGROSS_FORMAT, 4, "utf-16be" },
	{ "the second half of a pair alone", BYTES("\xFE\xFF\0A\xDC\xDC\0B"), NULL, false, ENGROSS_FORMAT, 4,
	  "no character" },
	{ "the first half twice", BYTES("\xFE\xFF\xD8\x3D\xD8\x3D"), NULL, false, ENGROSS_FORMAT, 2,
	  "no character" },
	{ "UTF-32 cut inside a unit", BYTES("\xFF\xFE\0\0A\0\0\0B\0"), NULL, false, ENGROSS_FORMAT, 8,
	  "utf-32le" },
	{ "UTF-32 past the last character", BYTES("\0\0\xFE\xFF\0\x11\0\0"), NULL, false, ENGROSS_FORMAT, 4,
	  "no character" },
	{ "UTF-32 with a surrogate", BYTES("\0\0\xFE\xFF\0\0\xD8\0"), NULL, false, ENGROSS_FORMAT, 4,
	  "no character" },
	{ "not the UTF-8 that the user says", BYTES("ni\xF1o"), "utf-8", true, ENGROSS_FORMAT, 2, "0xF1" },
	{ "an overlong form, by name", BYTES("a\xC0\xAF"), "utf-8", true, ENGROSS_FORMAT, 1, "0xC0" },
	{ "an encoding that nobody knows", BYTES("abc"), "x-nothing", true, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
	  "x-nothing" },
	{ "an encoding of several bytes a character", BYTES("abc"), "shift_jis", true, ENGROSS_USAGE,
	  ENGROSS_NO_OFFSET, "shift_jis" },
	{ "an encoding that is not based on ASCII", BYTES("abc"), "ebcdic-us", true, ENGROSS_USAGE,
	  ENGROSS_NO_OFFSET, "ebcdic" },
};

START_TEST(refuses)
{
	struct decoding d;
	enum engross_status status =
		decode(&d, refusals[_i].bytes, refusals[_i].length, refusals[_i].declared, refusals[_i].forced);

	ck_assert_msg(status == refusals[_i].status, "%s: status %d", refusals[_i].name, status);
	ck_assert_int_eq(d.error.status, status);
	ck_assert_msg(d.error.offset == refusals[_i].offset, "%s: offset %zu", refusals[_i].name, d.error.offset);
	ck_assert_msg(strstr(d.error.message, refusals[_i].message) != NULL, "%s: \"%s\"", refusals[_i].name,
	              d.error.message);
	clear(&d);
}
END_TEST

/* A text of all lengths of UTF-8, in each wide coding: every character leads back to its own bytes. */
START_TEST(leads_back)
{
	static const uint32_t points[] = { 'A', 0xE9, 0x20AC, 0x1F4DC, '\n', 0x7FF, 0x800, 0xFFFD, 0x10FFFF };
	static const size_t bytes[] = { 1, 2, 3, 4, 1, 2, 3, 3, 4 };
	bool big = _i % 2, wide = _i >= 2;
	char input[64];
	size_t n = 0, text = 0, origin;
	struct decoding d;

	for (size_t i = 0; i <= sizeof(points) / sizeof(*points); i++) {
		uint32_t units[2] = { i ? points[i - 1] : 0xFEFF, 0 };
		size_t size = wide ? 4 : 2;

		if (!wide && units[0] > 0xFFFF) {
			units[1] = 0xDC00 + ((units[0] - 0x10000) & 0x3FF);
			units[0] = 0xD800 + ((units[0] - 0x10000) >> 10);
		}
		for (size_t u = 0; u < 2 && (!u || units[1]); u++)
			for (size_t b = 0; b < size; b++)
				input[n++] = (char)(units[u] >> 8 * (big ? size - 1 - b : b));
	}
	ck_assert_int_eq(decode(&d, input, n, NULL, false), ENGROSS_OK);
	origin = wide ? 4 : 2;
	for (size_t i = 0; i < sizeof(points) / sizeof(*points); i++) {
		size_t from = wide || points[i] > 0xFFFF ? 4 : 2;
		struct engross_span span =
			engross__offset_map_span(&d.map, (struct engross_span){ text, text + bytes[i] });

		ck_assert_msg(span.start == origin && span.end == origin + from,
		              "U+%04X leads to [%zu, %zu), not [%zu, %zu)", points[i], span.start, span.end, origin,
		              origin + from);
		text += bytes[i];
		origin += from;
	}
	ck_assert_uint_eq(text, d.decoded.length);
	clear(&d);
}
END_TEST

/* Megabytes of strays take linear time; the time limit of the test would end any other. */
static const struct {
	const char *name;
	int first, second;
} floods[] = {
	{ "strays alone", 0x92, 0x92 },
	{ "every other byte", 'a', 0x92 },
	{ "beginnings of sequences", 0xE2, 0x80 },
	{ "characters", 0xC3, 0xA9 },
};

START_TEST(bears_floods)
{
	size_t length = 8000000;
	char *bytes = malloc(length);
	struct decoding d;

	ck_assert_ptr_nonnull(bytes);
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)(i % 2 ? floods[_i].second : floods[_i].first);
	ck_assert_int_eq(decode(&d, bytes, length, NULL, false), ENGROSS_OK);
	ck_assert_msg(d.decoded.length >= length, "%s", floods[_i].name);
	clear(&d);
	free(bytes);
}
END_TEST

static void *no_memory(void *payload, size_t size)
{
	(void)payload;
	(void)size;
	return NULL;
}

static void *no_more_memory(void *payload, void *block, size_t size)
{
	(void)block;
	return no_memory(payload, size);
}

static const struct {
	const char *bytes;
	size_t length;
} hungry[] = {
	{ BYTES("\xEF\xBB\xBF"
	        "a") },
	{ BYTES("ni\xF1o") },
	{ BYTES("\xFF\xFE"
	        "A\0") },
	{ BYTES("\xEF\xBB\xBF\x92") },
};

START_TEST(says_when_memory_is_out)
{
	struct engross_allocator allocator = engross__allocator_default;
	struct decoding d = { .error = { .status = ENGROSS_OK } };

	allocator.alloc = no_memory;
	allocator.realloc = no_more_memory;
	engross__buffer_init(&d.buffer, &allocator);
	engross__offset_map_init(&d.map, &allocator);
	ck_assert_int_eq(engross__decode(&d.decoded, &d.buffer, &d.map, hungry[_i].bytes, hungry[_i].length, NULL,
	                                 false, &d.error),
	                 ENGROSS_NOMEM);
	ck_assert_int_eq(d.error.status, ENGROSS_NOMEM);
	clear(&d);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("decode");
	TCase *tests = tcase_create("decode");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, reads, 0, (int)(sizeof(readings) / sizeof(*readings)));
	tcase_add_loop_test(tests, refuses, 0, (int)(sizeof(refusals) / sizeof(*refusals)));
	tcase_add_loop_test(tests, leads_back, 0, 4);
	tcase_add_loop_test(tests, bears_floods, 0, (int)(sizeof(floods) / sizeof(*floods)));
	tcase_add_loop_test(tests, says_when_memory_is_out, 0, (int)(sizeof(hungry) / sizeof(*hungry)));
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
