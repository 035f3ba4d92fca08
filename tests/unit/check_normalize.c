/* Normalization: what folds, what stays, NFC against utf8proc over the whole, spans that lead back. */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "text/normalize.h"
#include "text/utf8.h"

/* A text normalized: what it became, and the way back. */
struct result {
	struct engross__buffer out;
	struct engross__offset_map map;
	bool changed;
	const char *text;
	size_t length;
};

static void normalize_with(struct result *r, const char *input, size_t length,
                           const struct engross__normalize_options *options)
{
	engross__buffer_init(&r->out, &engross__allocator_default);
	engross__offset_map_init(&r->map, &engross__allocator_default);
	ck_assert_int_eq(engross__normalize(&r->out, &r->map, &r->changed, input, length, options), ENGROSS_OK);
	r->text = r->changed ? (r->out.bytes ? r->out.bytes : "") : input;
	r->length = r->changed ? r->out.length : length;
	if (r->changed) {
		ck_assert_uint_eq(r->map.text_length, r->length);
		ck_assert_uint_eq(r->map.origin_length, length);
	} else {
		ck_assert_uint_eq(r->out.length, 0);
		ck_assert_uint_eq(r->map.text_length, 0);
		ck_assert_uint_eq(r->map.count, 0);
		engross__offset_map_same(&r->map, length);
	}
}

static void normalize(struct result *r, const char *input, size_t length, bool markdown)
{
	const struct engross__normalize_options options = { .max_marks = 30, .markdown = markdown };

	normalize_with(r, input, length, &options);
}

static void clear(struct result *r)
{
	engross__buffer_clear(&r->out);
	engross__offset_map_clear(&r->map);
}

/* A text, and what becomes of it. */
static const struct {
	const char *name, *input, *wanted;
} folds[] = {
	{ "nothing", "", "" },
	{ "ASCII", "AG/RES. 1948 (XXXIII-O/03)\r\n\tx*y", "AG/RES. 1948 (XXXIII-O/03)\r\n\tx*y" },
	{ "no-break space", "resolution\u00A061/180", "resolution 61/180" },
	{ "narrow, thin and ideographic spaces", "a\u202Fb\u2009c\u3000d\u205Fe\u2002f", "a b c d e f" },
	{ "hyphens and dashes", "a\u2010b\u2011c\u2012d\u2013e\u2014f\u2015g\u2212h\uFE63i",
	  "a-b-c-d-e-f-g-h-i" },
	{ "slashes", "61\u2215180 and 1\u20442", "61/180 and 1/2" },
	{ "full-width forms", "\uFF21/\uFF32\uFF25\uFF33/\uFF16\uFF11\uFF0F\uFF11 \uFF08\uFF38\uFF09",
	  "A/RES/61/1 (X)" },
	{ "Arabic-Indic digits", "\u0663\u0663\u0668\u0660", "3380" },
	{ "eastern Arabic-Indic digits", "\u06F6\u06F1", "61" },
	{ "soft hyphen", "reso\u00ADlution", "resolution" },
	{ "zero width space and word joiner", "61/\u200B180\u2060.", "61/180." },
	{ "marks of direction", "\u200E61\u200F/\u202A180\u202C \u2066x\u2069 \u061C", "61/180 x " },
	{ "byte order mark inside", "a\uFEFFb", "ab" },
	{ "ligatures", "o\uFB03ce, \uFB01nal, \uFB00, \uFB02, \uFB04, \uFB05, \uFB06",
	  "office, final, ff, fl, ffl, st, st" },
	{ "line and paragraph separators", "a\u2028b\u2029c", "a\nb\nc" },
	{ "composes", "resolucio\u0301n n\u0303", "resoluci\u00F3n \u00F1" },
	{ "puts marks in order", "q\u0307\u0323", "q\u0323\u0307" },
	{ "composes two marks", "e\u0302\u0301", "\u1EBF" },
	{ "leaves composed letters", "resoluci\u00F3n \u1EBF", "resoluci\u00F3n \u1EBF" },
	{ "replaces singletons", "\u212B \u2126 \u1F71", "\u00C5 \u03A9 \u03AC" },
	{ "composes Hangul", "\u1112\u1161\u11AB", "\uD55C" },
	{ "a mark on nothing", "\u0301a", "\u0301a" },
	{ "a mark on a line end", "\n\u0301a", "\n\u0301a" },
	{ "a mark after what vanished", "(\u00AD\u0301)", "(\u0301)" },
	{ "quotation marks stay", "\u201Ca\u201D \u2018b\u2019 \u00ABc\u00BB \"d\" '",
	  "\u201Ca\u201D \u2018b\u2019 \u00ABc\u00BB \"d\" '" },
	{ "superscripts stay", "Crime,\u00B2 note \u2074", "Crime,\u00B2 note \u2074" },
	{ "an ellipsis stays", "Americas \u2026 in", "Americas \u2026 in" },
	{ "an acute accent as apostrophe stays", "country\u00B4s", "country\u00B4s" },
	{ "ordinal signs stay", "1\u00BA, N\u00B0 2", "1\u00BA, N\u00B0 2" },
	{ "Cyrillic letters stay", "3380 (\u0425\u0425\u0425)", "3380 (\u0425\u0425\u0425)" },
	{ "Chinese stays", "\u7B2C61/180\u53F7\u51B3\u8BAE", "\u7B2C61/180\u53F7\u51B3\u8BAE" },
	{ "letters past the first plane stay", "\U0001F4DC \U00020000", "\U0001F4DC \U00020000" },
};

START_TEST(folds_points)
{
	struct result r;

	normalize(&r, folds[_i].input, strlen(folds[_i].input), false);
	ck_assert_msg(r.length == strlen(folds[_i].wanted) && !memcmp(r.text, folds[_i].wanted, r.length),
	              "%s: \"%.*s\"", folds[_i].name, (int)r.length, r.text);
	ck_assert_msg(r.changed == (strcmp(folds[_i].input, folds[_i].wanted) != 0), "%s: changed is %d",
	              folds[_i].name, r.changed);
	clear(&r);
}
END_TEST

/* Marks of emphasis in Markdown. */
static const struct {
	const char *name, *input, *wanted;
} emphases[] = {
	{ "a word", "1. *Urges* Member States", "1. Urges Member States" },
	{ "the whole text", "*Ibid.*", "Ibid." },
	{ "before a comma", "\u00B3 *Ibid.*, vol. 2225", "\u00B3 Ibid., vol. 2225" },
	{ "in brackets", "(*Official Records*)", "(Official Records)" },
	{ "strong", "**Decides** to", "Decides to" },
	{ "strong and emphasised", "***Decides*** to", "Decides to" },
	{ "two", "*Recalling* its and *Noting* the", "Recalling its and Noting the" },
	{ "accented letters", "*\u00C9num\u00E8re* les", "\u00C9num\u00E8re les" },
	{ "over a line end", "*Bearing in\nmind* the", "Bearing in\nmind the" },
	{ "a quotation", "*\"Title\"*", "\"Title\"" },
	{ "strong with a lone asterisk", "**a* b**", "a* b" },
	{ "a sponsor's note", "Argentina:* draft resolution", "Argentina:* draft resolution" },
	{ "a sponsor and its note", "Argentina:*\n\n* On behalf of the States",
	  "Argentina:*\n\n* On behalf of the States" },
	{ "a mark before a bracket", "Italy* (2015) and Spain* (2016)", "Italy* (2015) and Spain* (2016)" },
	{ "an item of a list", "* On behalf\n* Also on", "* On behalf\n* Also on" },
	{ "unclosed", "*Urges Member States", "*Urges Member States" },
	{ "closed in the next paragraph", "*Urges\n\nstates*", "*Urges\n\nstates*" },
	{ "closed in the next paragraph, CR LF", "*Urges\r\n\r\nstates*", "*Urges\r\n\r\nstates*" },
	{ "products", "2*3*4 and a*b*c", "2*3*4 and a*b*c" },
	{ "asterisks between spaces", "a * b * c", "a * b * c" },
	{ "a space before the closing mark", "*Urges *", "*Urges *" },
	{ "a letter behind the closing mark", "*Urges*s", "*Urges*s" },
	{ "a row of asterisks", "***** text *****", "***** text *****" },
	{ "four", "****x****", "****x****" },
	{ "an asterisk alone", "*", "*" },
	{ "two alone", "**", "**" },
	{ "a footnote mark that looks emphasised", "*See A/61/1. The * is", "*See A/61/1. The * is" },
};

START_TEST(drops_emphasis)
{
	struct result r;

	normalize(&r, emphases[_i].input, strlen(emphases[_i].input), true);
	ck_assert_msg(r.length == strlen(emphases[_i].wanted) && !memcmp(r.text, emphases[_i].wanted, r.length),
	              "%s: \"%.*s\"", emphases[_i].name, (int)r.length, r.text);
	clear(&r);
	normalize(&r, emphases[_i].input, strlen(emphases[_i].input), false);
	ck_assert_msg(!r.changed, "%s: changed where there is no Markdown", emphases[_i].name);
	clear(&r);
}
END_TEST

START_TEST(keeps_long_emphasis)
{
	char input[1024];
	struct result r;

	memset(input, 'x', sizeof(input));
	input[0] = input[500] = '*';
	input[501] = ' ';
	normalize(&r, input, sizeof(input), true);
	ck_assert(!r.changed);
	clear(&r);
	input[500] = 'x';
	input[300] = '*';
	input[301] = ' ';
	normalize(&r, input, sizeof(input), true);
	ck_assert_uint_eq(r.length, sizeof(input) - 2);
	clear(&r);
	/* Out of reach for the first, not for the second. */
	input[300] = input[301] = 'x';
	input[200] = ' ';
	input[201] = input[500] = '*';
	input[501] = ' ';
	normalize(&r, input, sizeof(input), true);
	ck_assert_uint_eq(r.length, sizeof(input) - 2);
	ck_assert_int_eq(r.text[0], '*');
	clear(&r);
	/* A paragraph ends just where the first gave up. */
	memcpy(input + 401, "\n\n", 2);
	normalize(&r, input, sizeof(input), true);
	ck_assert(!r.changed);
	clear(&r);
}
END_TEST

/* What is told of emphasis. */
struct told {
	char text[200];
	size_t length;
	bool stop;
};

static bool tell(void *payload, size_t at, bool begins)
{
	struct told *told = payload;

	told->length += (size_t)snprintf(told->text + told->length, sizeof(told->text) - told->length, "%s%zu ",
	                                 begins ? "+" : "-", at);
	return !told->stop;
}

START_TEST(tells_emphasis)
{
	static const char input[] = "n\u00A0*Urges* st\u00ADates, **\u00C9** and *stray";
	struct told told = { .length = 0 };
	const struct engross__normalize_options options = { 30, true, tell, &told };
	struct result r;

	normalize_with(&r, input, strlen(input), &options);
	ck_assert_str_eq(told.text, "+2 -7 +16 -18 ");
	ck_assert_mem_eq(r.text + 2, "Urges", 5);
	ck_assert_mem_eq(r.text + 16, "\u00C9", 2);
	clear(&r);
}
END_TEST

START_TEST(stops_when_told)
{
	struct told told = { .stop = true };
	const struct engross__normalize_options options = { 30, true, tell, &told };
	struct engross__buffer out;
	struct engross__offset_map map;
	bool changed;

	engross__buffer_init(&out, &engross__allocator_default);
	engross__offset_map_init(&map, &engross__allocator_default);
	ck_assert_int_eq(engross__normalize(&out, &map, &changed, "*a*", 3, &options), ENGROSS_NOMEM);
	engross__buffer_clear(&out);
	engross__offset_map_clear(&map);
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

static bool is_mark(uint32_t point)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);

	return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
	       category == UTF8PROC_CATEGORY_ME;
}

/* An assigned character; FOLDS says whether one that folds may come. */
static uint32_t random_point(uint32_t *seed, bool folds_too)
{
	static const struct {
		uint32_t first, count;
	} blocks[] = {
		{ 0x20, 0x5F },    { 0xA0, 0x160 },    { 0x300, 0x70 },    { 0x300, 0x70 },   { 0x370, 0x190 },
		{ 0x591, 0x70 },   { 0x900, 0x100 },   { 0x980, 0x400 },   { 0xF00, 0x100 },  { 0x1000, 0x60 },
		{ 0x1100, 0x100 }, { 0x1B00, 0x50 },   { 0x1E00, 0x200 },  { 0x2000, 0x150 }, { 0x2190, 0x200 },
		{ 0x3040, 0x60 },  { 0xAC00, 0x2BA4 }, { 0xF900, 0x200 },  { 0xFB00, 0x60 },  { 0x11080, 0x50 },
		{ 0x11300, 0x80 }, { 0x1D150, 0x30 },  { 0x2F800, 0x200 },
	};

	for (;;) {
		size_t block = next_random(seed) % (sizeof(blocks) / sizeof(*blocks));
		uint32_t point = blocks[block].first + next_random(seed) % blocks[block].count;
		char folded[4];

		if (utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_CN)
			continue;
		if (folds_too || engross__fold_point(point, folded) < 0)
			return point;
	}
}

#define TEXT_POINTS 40

/* A text with fewer marks in a row than are put in order. */
static size_t random_text(char out[TEXT_POINTS * 4], uint32_t *seed, bool folds_too)
{
	size_t n = 0, marks = 0;

	for (size_t i = 0; i < TEXT_POINTS; i++) {
		uint32_t point = random_point(seed, folds_too);
		marks = is_mark(point) || (point >= 0x1160 && point < 0x1200) ? marks + 1 : 0;
		if (marks < 25)
			n += engross__utf8_encode(point, out + n);
	}
	return n;
}

START_TEST(agrees_with_utf8proc)
{
	for (uint32_t i = 1; i <= 20000; i++) {
		uint32_t seed = ((uint32_t)_i * 20000 + i) * 2654435761u;
		char input[TEXT_POINTS * 4];
		size_t length = random_text(input, &seed, false);
		utf8proc_uint8_t *whole;
		utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)input, (utf8proc_ssize_t)length, &whole,
		                                  UTF8PROC_STABLE | UTF8PROC_COMPOSE);
		struct result r;

		ck_assert_int_ge(n, 0);
		normalize(&r, input, length, false);
		ck_assert_msg(r.length == (size_t)n && !memcmp(r.text, whole, r.length),
		              "text %d: \"%.*s\" became \"%.*s\", not "
		              "\"%.*s\"",
		              _i * 20000 + (int)i, (int)length, input, (int)r.length, r.text, (int)n, (char *)whole);
		clear(&r);
		free(whole);
	}
}
END_TEST

static bool holds(const char *text, size_t length, const char *part, size_t n)
{
	for (size_t i = 0; i + n <= length; i++)
		if (!memcmp(text + i, part, n))
			return true;
	return false;
}

static bool begins_point(const struct result *r, size_t at)
{
	return at == r->length || ((unsigned char)r->text[at] & 0xC0) != 0x80;
}

/* Every span of characters leads to bytes that say the same when they are normalized alone. */
START_TEST(leads_back)
{
	for (uint32_t i = 1; i <= 1500; i++) {
		uint32_t seed = ((uint32_t)_i * 1500 + i) * 2654435761u;
		char input[TEXT_POINTS * 4];
		size_t length = random_text(input, &seed, true);
		struct result r;

		normalize(&r, input, length, false);
		for (size_t from = 0; from < r.length; from++)
			for (size_t to = from + 1; to <= r.length && to < from + 24; to++) {
				struct engross_span source;
				struct result again;

				if (!begins_point(&r, from) || !begins_point(&r, to))
					continue;
				source = engross__offset_map_span(&r.map, (struct engross_span){ from, to });
				ck_assert_msg(source.start < source.end && source.end <= length,
				              "text %d: [%zu, %zu) leads nowhere", _i * 1500 + (int)i, from, to);
				normalize(&again, input + source.start, source.end - source.start, false);
				ck_assert_msg(holds(again.text, again.length, r.text + from, to - from),
				              "text %d: [%zu, %zu) \"%.*s\" leads to [%zu, %zu), which says \"%.*s\"",
				              _i * 1500 + (int)i, from, to, (int)(to - from), r.text + from, source.start,
				              source.end, (int)again.length, again.text);
				clear(&again);
			}
		clear(&r);
	}
}
END_TEST

/* ---- floods: each of these ends long before the time limit only when it takes linear time */

START_TEST(bears_floods_of_marks)
{
	size_t marks = 1000000, length = 1 + 2 * marks;
	char *input = malloc(length);
	struct result r;

	ck_assert_ptr_nonnull(input);
	input[0] = 'e';
	for (size_t i = 0; i < marks; i++)
		memcpy(input + 1 + 2 * i, i % 2 ? "\u0323" : "\u0301", 2);
	normalize(&r, input, length, false);
	ck_assert(r.changed);
	ck_assert_uint_ge(r.length, length - 62);
	ck_assert_mem_eq(r.text + r.length - 1000, input + length - 1000, 1000);
	clear(&r);
	normalize(&r, input + 1, length - 1, false);
	ck_assert_uint_ge(r.length, length - 62);
	clear(&r);
	free(input);
}
END_TEST

static const struct {
	const char *name, *piece;
} repeated[] = {
	{ "marks of emphasis that open", "*a " },
	{ "marks of emphasis that close", "a* " },
	{ "strong marks that open", "**a " },
	{ "asterisks", "*" },
	{ "all lengths of marks", "*a **b ***c " },
	{ "emphasis after emphasis", "*a* " },
	{ "emphasis in the air", "* " },
	{ "letters with a mark", "e\u0301" },
	{ "composed letters", "\u1EBF" },
	{ "Hangul", "\u1112\u1161\u11AB" },
	{ "soft hyphens", "\u00AD" },
	{ "ligatures", "\uFB03" },
};

START_TEST(bears_repetition)
{
	size_t size = 8000000, n = strlen(repeated[_i].piece), length = size / n * n;
	char *input = malloc(length);
	struct result r;

	ck_assert_ptr_nonnull(input);
	for (size_t i = 0; i < length; i += n)
		memcpy(input + i, repeated[_i].piece, n);
	normalize(&r, input, length, true);
	ck_assert_uint_le(r.length, length);
	clear(&r);
	free(input);
}
END_TEST

/* Allocations that fail from the N-th on. */
static void *fail_alloc(void *payload, size_t size)
{
	int *left = payload;

	return (*left)-- > 0 ? malloc(size) : NULL;
}

static void *fail_realloc(void *payload, void *block, size_t size)
{
	int *left = payload;

	return (*left)-- > 0 ? realloc(block, size) : NULL;
}

static void fail_free(void *payload, void *block)
{
	(void)payload;
	free(block);
}

START_TEST(says_when_memory_is_out)
{
	static const char input[] = "reso\u00ADlucio\u0301n *Urges* a\u2013b";
	enum engross_status status = ENGROSS_NOMEM;
	const struct engross__normalize_options options = { .max_marks = 30, .markdown = true };
	int n = 0;

	for (; status == ENGROSS_NOMEM && n < 100; n++) {
		int left = n;
		struct engross_allocator allocator = { fail_alloc, fail_realloc, fail_free, &left };
		struct engross__buffer out;
		struct engross__offset_map map;
		bool changed;

		engross__buffer_init(&out, &allocator);
		engross__offset_map_init(&map, &allocator);
		status = engross__normalize(&out, &map, &changed, input, strlen(input), &options);
		engross__buffer_clear(&out);
		engross__offset_map_clear(&map);
	}
	ck_assert_int_eq(status, ENGROSS_OK);
	ck_assert_int_gt(n, 1);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("normalize");
	TCase *tests = tcase_create("normalize");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, folds_points, 0, (int)(sizeof(folds) / sizeof(*folds)));
	tcase_add_loop_test(tests, drops_emphasis, 0, (int)(sizeof(emphases) / sizeof(*emphases)));
	tcase_add_test(tests, keeps_long_emphasis);
	tcase_add_test(tests, tells_emphasis);
	tcase_add_test(tests, stops_when_told);
	tcase_add_loop_test(tests, agrees_with_utf8proc, 0, 4);
	tcase_add_loop_test(tests, leads_back, 0, 2);
	tcase_add_test(tests, bears_floods_of_marks);
	tcase_add_loop_test(tests, bears_repetition, 0, (int)(sizeof(repeated) / sizeof(*repeated)));
	tcase_add_test(tests, says_when_memory_is_out);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
