/* Lines and columns: every offset of random texts in every coding against a count from the beginning. */
#include <check.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/lines.h"
#include "text/utf8.h"

/* A place in a short text. */
static const struct {
	const char *name;
	enum engross__line_coding coding;
	const char *bytes;
	size_t length, offset;
	struct engross_position wanted; /* line, column, UTF-16 column, byte column */
} places[] = {
	{ "nothing", ENGROSS__LINES_UTF8, "", 0, 0, { 1, 1, 1, 1 } },
	{ "past the end of nothing", ENGROSS__LINES_UTF8, "", 0, 5, { 1, 1, 1, 1 } },
	{ "the end", ENGROSS__LINES_UTF8, "abc", 3, 3, { 1, 4, 4, 4 } },
	{ "past the end", ENGROSS__LINES_UTF8, "abc", 3, 99, { 1, 4, 4, 4 } },
	{ "a line feed", ENGROSS__LINES_UTF8, "ab\ncd", 5, 2, { 1, 3, 3, 3 } },
	{ "after a line feed", ENGROSS__LINES_UTF8, "ab\ncd", 5, 3, { 2, 1, 1, 1 } },
	{ "after CR LF", ENGROSS__LINES_UTF8, "ab\r\ncd", 6, 5, { 2, 2, 2, 2 } },
	{ "after CR alone", ENGROSS__LINES_UTF8, "ab\rcd", 5, 4, { 2, 2, 2, 2 } },
	{ "after LF CR", ENGROSS__LINES_UTF8, "ab\n\rcd", 6, 4, { 3, 1, 1, 1 } },
	{ "after two CR LF", ENGROSS__LINES_UTF8, "a\r\n\r\nb", 6, 5, { 3, 1, 1, 1 } },
	{ "after CR CR LF", ENGROSS__LINES_UTF8, "a\r\r\nb", 5, 4, { 3, 1, 1, 1 } },
	{ "an accented letter", ENGROSS__LINES_UTF8, "n\xC3\xA9z", 4, 3, { 1, 3, 3, 4 } },
	{ "a letter past the first plane", ENGROSS__LINES_UTF8, "\xF0\x9F\x93\x9Cz", 5, 4, { 1, 2, 3, 5 } },
	{ "a byte order mark", ENGROSS__LINES_UTF8, "\xEF\xBB\xBFz", 4, 3, { 1, 1, 1, 4 } },
	{ "after a byte order mark", ENGROSS__LINES_UTF8, "\xEF\xBB\xBFz", 4, 4, { 1, 2, 2, 5 } },
	{ "a mark that is no first character", ENGROSS__LINES_UTF8, "a\xEF\xBB\xBFz", 5, 4, { 1, 3, 3, 5 } },
	{ "one byte a character", ENGROSS__LINES_BYTES, "n\xE9z\xFF", 4, 3, { 1, 4, 4, 4 } },
	{ "bytes like continuations", ENGROSS__LINES_BYTES, "\x80\x92\xBF", 3, 3, { 1, 4, 4, 4 } },
	{ "UTF-16 with a mark",
	  ENGROSS__LINES_UTF16LE,
	  "\xFF\xFE"
	  "a\0\n\0b\0",
	  8,
	  6,
	  { 2, 1, 1, 1 } },
	{ "UTF-16 CR LF", ENGROSS__LINES_UTF16BE, "\0a\0\r\0\n\0b", 8, 6, { 2, 1, 1, 1 } },
	{ "a pair of UTF-16", ENGROSS__LINES_UTF16BE, "\xD8\x3D\xDC\xDC\0z", 6, 4, { 1, 2, 3, 5 } },
	{ "UTF-32 with a mark", ENGROSS__LINES_UTF32LE, "\xFF\xFE\0\0a\0\0\0b\0\0\0", 12, 8, { 1, 2, 2, 9 } },
	{ "UTF-32 past the first plane", ENGROSS__LINES_UTF32BE, "\0\x01\xF4\xDC\0\0\0z", 8, 4, { 1, 2, 3, 5 } },
	/* UTF-8 with stray bytes: each is a character of windows-1252. */
	{ "a stray apostrophe", ENGROSS__LINES_MIXED, "l\x92\xC3\xA9t", 5, 4, { 1, 4, 4, 5 } },
	{ "a sequence cut short",
	  ENGROSS__LINES_MIXED,
	  "\xE2\x80"
	  "a",
	  3,
	  3,
	  { 1, 4, 4, 4 } },
	{ "bytes that no sequence begins with", ENGROSS__LINES_MIXED, "\xF5\xC0\xFFz", 4, 3, { 1, 4, 4, 4 } },
};

static void assert_position(const struct engross__lines *lines, size_t offset,
                            const struct engross_position *wanted, const char *name)
{
	struct engross_position p = engross__lines_position(lines, offset);

	ck_assert_msg(p.line == wanted->line && p.column == wanted->column &&
	                  p.utf16_column == wanted->utf16_column && p.byte_column == wanted->byte_column,
	              "%s: offset %zu is at %zu:%zu (UTF-16 %zu, byte %zu), not %zu:%zu "
	              "(%zu, %zu)",
	              name, offset, p.line, p.column, p.utf16_column, p.byte_column, wanted->line, wanted->column,
	              wanted->utf16_column, wanted->byte_column);
}

START_TEST(counts_places)
{
	struct engross__lines lines;

	ck_assert(engross__lines_init(&lines, &engross__allocator_default, places[_i].bytes, places[_i].length,
	                              places[_i].coding));
	assert_position(&lines, places[_i].offset, &places[_i].wanted, places[_i].name);
	engross__lines_clear(&lines);
}
END_TEST

/* ---- random texts */

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* A text in some coding, with where each of its characters begins. */
struct text {
	unsigned char *bytes;
	size_t length, count;
	size_t *starts;
	uint32_t *points;
};

static void put(struct text *t, uint32_t value, size_t size, bool big)
{
	for (size_t i = 0; i < size; i++)
		t->bytes[t->length++] = (unsigned char)(value >> 8 * (big ? size - 1 - i : i));
}

static void put_point(struct text *t, uint32_t point, enum engross__line_coding coding)
{
	char utf8[4];
	size_t n;

	t->starts[t->count] = t->length;
	t->points[t->count++] = point;
	switch (coding) {
	case ENGROSS__LINES_BYTES: t->bytes[t->length++] = (unsigned char)point; break;
	case ENGROSS__LINES_UTF16LE:
	case ENGROSS__LINES_UTF16BE:
		if (point > 0xFFFF) {
			put(t, 0xD800 + ((point - 0x10000) >> 10), 2, coding == ENGROSS__LINES_UTF16BE);
			point = 0xDC00 + ((point - 0x10000) & 0x3FF);
		}
		put(t, point, 2, coding == ENGROSS__LINES_UTF16BE);
		break;
	case ENGROSS__LINES_UTF32LE:
	case ENGROSS__LINES_UTF32BE: put(t, point, 4, coding == ENGROSS__LINES_UTF32BE); break;
	case ENGROSS__LINES_MIXED:
		/* Strays that no neighbour can take for a part of a sequence: what may follow one is ASCII. */
		if (point >= 0x80 && point < 0x100) {
			t->bytes[t->length++] = (unsigned char)point;
			put_point(t, ' ', coding);
			break;
		}
		/* fallthrough */
	case ENGROSS__LINES_UTF8:
		n = engross__utf8_encode(point, utf8);
		memcpy(t->bytes + t->length, utf8, n);
		t->length += n;
	}
}

/* About COUNT characters; one in BREAKS ends a line. */
static void generate(struct text *t, enum engross__line_coding coding, uint32_t *seed, size_t count,
                     uint32_t breaks)
{
	static const uint32_t points[] = { 'a',    ' ',    0xE9,    0xBF,     0x92,   0x3B1,
		                               0x20AC, 0x4E2D, 0x1F4DC, 0x10FFFF, 0xFEFF, 0x301 };
	size_t room = count * 2 + 16;

	memset(t, 0, sizeof(*t));
	t->bytes = malloc(room * 4);
	t->starts = malloc(room * sizeof(*t->starts));
	t->points = malloc(room * sizeof(*t->points));
	ck_assert(t->bytes && t->starts && t->points);
	if (coding != ENGROSS__LINES_BYTES && next_random(seed) % 2)
		put_point(t, 0xFEFF, coding);
	while (t->count < count) {
		uint32_t point = points[next_random(seed) % (sizeof(points) / sizeof(*points))];

		if (next_random(seed) % 3)
			point = 'a' + next_random(seed) % 26;
		if (next_random(seed) % breaks == 0) {
			static const char *const ends[] = { "\n", "\r", "\r\n", "\n\n", "\r\r\n" };
			for (const char *p = ends[next_random(seed) % 5]; *p; p++)
				put_point(t, (unsigned char)*p, coding);
		} else if (coding != ENGROSS__LINES_BYTES || point < 0x100) {
			put_point(t, point, coding);
		}
	}
}

static void hold_against_count(const struct text *t, enum engross__line_coding coding, const char *name)
{
	struct engross_position wanted = { 1, 1, 1, 1 };
	struct engross__lines lines;
	size_t line_start = 0;

	ck_assert(engross__lines_init(&lines, &engross__allocator_default, t->bytes, t->length, coding));
	for (size_t i = 0; i < t->count; i++) {
		uint32_t point = t->points[i];
		size_t end = i + 1 < t->count ? t->starts[i + 1] : t->length;

		wanted.byte_column = t->starts[i] - line_start + 1;
		assert_position(&lines, t->starts[i], &wanted, name);
		for (size_t at = t->starts[i] + 1; at < end; at++) {
			struct engross_position inside = engross__lines_position(&lines, at);
			ck_assert_msg(inside.line == wanted.line && inside.column - wanted.column <= 1 &&
			                  inside.utf16_column - wanted.utf16_column <= 2,
			              "%s: inside the character at %zu", name, t->starts[i]);
		}
		if (point == '\n' || point == '\r') {
			line_start = end;
			if (point == '\n' && i && t->points[i - 1] == '\r')
				continue;
			wanted = (struct engross_position){ wanted.line + 1, 1, 1, 1 };
		} else if (point != 0xFEFF || i) {
			wanted.column++;
			wanted.utf16_column += point > 0xFFFF ? 2 : 1;
		}
	}
	wanted.byte_column = t->length - line_start + 1;
	assert_position(&lines, t->length, &wanted, name);
	engross__lines_clear(&lines);
}

static const struct {
	const char *name;
	enum engross__line_coding coding;
} codings[] = {
	{ "UTF-8", ENGROSS__LINES_UTF8 },       { "bytes", ENGROSS__LINES_BYTES },
	{ "UTF-16LE", ENGROSS__LINES_UTF16LE }, { "UTF-16BE", ENGROSS__LINES_UTF16BE },
	{ "UTF-32LE", ENGROSS__LINES_UTF32LE }, { "UTF-32BE", ENGROSS__LINES_UTF32BE },
	{ "mixed", ENGROSS__LINES_MIXED },
};

#define CODINGS (sizeof(codings) / sizeof(*codings))

START_TEST(agrees_with_a_count)
{
	for (uint32_t i = 0; i < 24; i++) {
		uint32_t seed = (uint32_t)_i * 1000 + i + 1;
		struct text text;

		generate(&text, codings[_i].coding, &seed, 1500 + 500 * (i % 4),
		         i % 3 == 0   ? 4
		         : i % 3 == 1 ? 70
		                      : 5000);
		hold_against_count(&text, codings[_i].coding, codings[_i].name);
		free(text.bytes);
		free(text.starts);
		free(text.points);
	}
}
END_TEST

/* A break of two characters on either side of every checkpoint. */
START_TEST(counts_breaks_at_checkpoints)
{
	for (size_t shift = 0; shift < 8; shift++) {
		struct text text = { .count = 0 };
		size_t n = 2 * ENGROSS__LINE_STEP;

		text.bytes = malloc(n * 4 + 64);
		text.starts = malloc((n + 16) * sizeof(*text.starts));
		text.points = malloc((n + 16) * sizeof(*text.points));
		ck_assert(text.bytes && text.starts && text.points);
		for (size_t i = 0; i < n; i++)
			put_point(&text,
			          (i + shift) % 8 == 6   ? '\r'
			          : (i + shift) % 8 == 7 ? '\n'
			                                 : 'x',
			          codings[_i].coding);
		hold_against_count(&text, codings[_i].coding, codings[_i].name);
		free(text.bytes);
		free(text.starts);
		free(text.points);
	}
}
END_TEST

/* A line of a megabyte is counted from the nearest checkpoint, not from its beginning. */
START_TEST(counts_a_long_line)
{
	size_t length = 1000000;
	char *bytes = malloc(length);
	struct engross__lines lines;

	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 'x', length);
	bytes[10] = '\n';
	ck_assert(engross__lines_init(&lines, &engross__allocator_default, bytes, length, ENGROSS__LINES_UTF8));
	for (size_t at = 11; at <= length; at++) {
		struct engross_position p = engross__lines_position(&lines, at);
		if (p.line != 2 || p.column != at - 10 || p.utf16_column != at - 10 || p.byte_column != at - 10)
			ck_abort_msg("offset %zu is at %zu:%zu", at, p.line, p.column);
	}
	engross__lines_clear(&lines);
	free(bytes);
}
END_TEST

static void *no_memory(void *payload, size_t size)
{
	(void)payload;
	(void)size;
	return NULL;
}

START_TEST(fails_without_memory)
{
	struct engross_allocator allocator = engross__allocator_default;
	struct engross__lines lines;

	allocator.alloc = no_memory;
	ck_assert(!engross__lines_init(&lines, &allocator, "a", 1, ENGROSS__LINES_UTF8));
	engross__lines_clear(&lines);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("lines");
	TCase *tests = tcase_create("lines");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, counts_places, 0, (int)(sizeof(places) / sizeof(*places)));
	tcase_add_loop_test(tests, agrees_with_a_count, 0, (int)CODINGS);
	tcase_add_loop_test(tests, counts_breaks_at_checkpoints, 0, (int)CODINGS);
	tcase_add_test(tests, counts_a_long_line);
	tcase_add_test(tests, fails_without_memory);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
