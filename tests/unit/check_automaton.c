/* The automaton against a naive search: random literals in random texts, runs of white space, either case. */
#include <check.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "cite/automaton.h"

/* The hits of a scan, as they are told. */
struct hits {
	struct {
		uint32_t id;
		size_t end;
	} list[60000];
	size_t count, stop_after;
};

static struct hits told, expected;

static bool take(void *payload, uint32_t id, size_t end)
{
	struct hits *hits = payload;

	ck_assert_uint_lt(hits->count, sizeof(hits->list) / sizeof(*hits->list));
	hits->list[hits->count].id = id;
	hits->list[hits->count++].end = end;
	return hits->count != hits->stop_after;
}

static char fold(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 32);
	return c == '\n' || c == '\t' || c == '\r' || c == '\f' ? ' ' : c;
}

/* The length in TEXT of LITERAL's anchor when it begins at AT, 0 when it does not. A space is any run of
   white space; one that ends the anchor does not count. */
static size_t match_at(const char *text, size_t length, size_t at, const char *literal)
{
	size_t n = strlen(literal), i = 0, p = at;

	n = n > ENGROSS__ANCHOR_MAX ? ENGROSS__ANCHOR_MAX : n;
	while (n && literal[n - 1] == ' ')
		n--;
	for (; i < n; i++) {
		if (p >= length || fold(text[p]) != fold(literal[i]))
			return 0;
		p++;
		while (literal[i] == ' ' && p < length && fold(text[p]) == ' ')
			p++;
	}
	return p - at;
}

static void search(struct hits *out, const char *text, size_t length, const char *const *literals, size_t n)
{
	out->count = out->stop_after = 0;
	for (size_t at = 0; at < length; at++)
		for (size_t i = 0; i < n; i++) {
			size_t found = match_at(text, length, at, literals[i]);
			if (found)
				take(out, (uint32_t)i, at + found);
		}
}

static int by_place(const void *a, const void *b)
{
	const size_t *x = a, *y = b;
	uint32_t i = (uint32_t)x[0], j = (uint32_t)y[0];

	if (x[1] != y[1])
		return x[1] < y[1] ? -1 : 1;
	return i < j ? -1 : i > j;
}

static void sort(struct hits *hits)
{
	_Static_assert(sizeof(hits->list[0]) == 2 * sizeof(size_t), "by_place() reads two words");
	for (size_t i = 0; i < hits->count; i++) {
		size_t word = hits->list[i].id;
		memcpy(&hits->list[i], &word, sizeof(word));
	}
	qsort(hits->list, hits->count, sizeof(hits->list[0]), by_place);
}

static struct engross__automaton *build(const char *const *literals, size_t n)
{
	struct engross__automaton *a = engross__automaton_new(&engross__allocator_default);

	ck_assert_ptr_nonnull(a);
	for (size_t i = 0; i < n; i++)
		ck_assert(engross__automaton_add(a, literals[i], strlen(literals[i]), (uint32_t)i));
	ck_assert(engross__automaton_compile(a));
	return a;
}

/* A text, a literal, and the ends of its hits. */
static const struct {
	const char *name, *text, *literal;
	size_t ends[4]; /* 0: no more */
} cases[] = {
	{ "the whole text", "resolution", "resolution", { 10 } },
	{ "nothing", "", "resolution", { 0 } },
	{ "a part of it", "resolutio", "resolution", { 0 } },
	{ "either case", "RESOLUTION Resolution", "resolution", { 10, 21 } },
	{ "a literal in capitals", "ag/res. AG/RES.", "AG/RES.", { 7, 15 } },
	{ "overlapping", "aaaa", "aa", { 2, 3, 4 } },
	{ "a run of spaces", "General \t\n Assembly", "General As", { 13 } },
	{ "a line end", "General\r\nAssembly", "general as", { 11 } },
	{ "no space", "GeneralAssembly", "General As", { 0 } },
	{ "no-break spaces are no white space here",
	  "a\xC2\xA0"
	  "b",
	  "a b",
	  { 0 } },
	{ "the first bytes of a long literal",
	  "Inter-American Commission",
	  "Inter-American Commission of Women",
	  { 12 } },
	{ "a space where the anchor ends is left out", "Organization Of", "Organizatio n", { 11 } },
	{ "a literal that is longer than its anchor", "abcdefghijk", "abcdefghijk lmno", { 11 } },
	{ "accented letters by byte", "r\xC3\xA9solution", "R\xC3\xA9solution", { 11 } },
	{ "an accented capital is the same letter", "R\xC3\x89SOLUTION", "r\xC3\xA9solution", { 11 } },
	{ "bytes that no literal has",
	  "\x01\xFF"
	  "ab\x80",
	  "ab",
	  { 4 } },
};

START_TEST(finds)
{
	struct engross__automaton *a = build(&cases[_i].literal, 1);
	size_t n = 0;

	told.count = told.stop_after = 0;
	ck_assert(engross__automaton_scan(a, cases[_i].text, strlen(cases[_i].text), take, &told));
	while (n < 4 && cases[_i].ends[n])
		n++;
	ck_assert_msg(told.count == n, "%s: %zu hits, not %zu", cases[_i].name, told.count, n);
	for (size_t i = 0; i < n; i++)
		ck_assert_msg(told.list[i].end == cases[_i].ends[i], "%s: hit %zu ends at %zu", cases[_i].name, i,
		              told.list[i].end);
	engross__automaton_free(a);
}
END_TEST

START_TEST(tells_all_that_share_a_text)
{
	static const char *const literals[] = { "Council", "COUNCIL", "council", "Security Co", "il" };
	struct engross__automaton *a = build(literals, 5);

	told.count = told.stop_after = 0;
	ck_assert(engross__automaton_scan(a, "Security Council", 16, take, &told));
	search(&expected, "Security Council", 16, literals, 5);
	ck_assert_uint_eq(told.count, 5);
	sort(&told);
	sort(&expected);
	ck_assert_mem_eq(told.list, expected.list, 5 * sizeof(told.list[0]));
	engross__automaton_free(a);
}
END_TEST

START_TEST(stops_when_told)
{
	static const char *const literals[] = { "a", "aa" };
	struct engross__automaton *a = build(literals, 2);

	for (size_t stop = 1; stop <= 7; stop++) {
		told.count = 0;
		told.stop_after = stop;
		ck_assert(!engross__automaton_scan(a, "aaaa", 4, take, &told));
		ck_assert_uint_eq(told.count, stop);
	}
	engross__automaton_free(a);
}
END_TEST

START_TEST(refuses_nothing)
{
	struct engross__automaton *a = engross__automaton_new(&engross__allocator_default);

	ck_assert(!engross__automaton_add(a, "", 0, 0));
	ck_assert(!engross__automaton_add(a, "  ", 2, 0));
	engross__automaton_free(a);
	engross__automaton_free(NULL);
}
END_TEST

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* N letters of a small alphabet, so that they repeat; literals hold single spaces and none at their ends. */
static void random_literal(char *out, uint32_t *seed, size_t n)
{
	static const char letters[] = "abAB/\xC3\xA9 ";

	for (size_t i = 0; i < n; i++) {
		out[i] = letters[next_random(seed) % (sizeof(letters) - 1)];
		if (out[i] == ' ' && (!i || i + 1 == n || out[i - 1] == ' '))
			out[i] = 'a';
	}
	out[n] = '\0';
}

static void random_text(char *out, uint32_t *seed, size_t n)
{
	static const char letters[] = "aabbABAB//\xC3\xA9xx    \n\t\r\f.";

	for (size_t i = 0; i < n; i++)
		out[i] = letters[next_random(seed) % (sizeof(letters) - 1)];
}

#define LITERALS 12

/* Short texts, and some that are longer than what is scanned at once. */
START_TEST(agrees_with_a_naive_search)
{
	static char text[40000];

	for (uint32_t i = 1; i <= 400; i++) {
		uint32_t seed = ((uint32_t)_i * 400 + i) * 2654435761u;
		size_t length = i % 50 ? 1 + next_random(&seed) % 300 : 8000 + next_random(&seed) % 32000;
		char bytes[LITERALS][20];
		const char *literals[LITERALS];
		struct engross__automaton *a;

		for (size_t k = 0; k < LITERALS; k++) {
			size_t from = length > 8000 ? 6 : 1;
			random_literal(bytes[k], &seed, from + next_random(&seed) % (19 - from));
			literals[k] = bytes[k];
		}
		random_text(text, &seed, length);
		a = build(literals, LITERALS);
		told.count = told.stop_after = 0;
		ck_assert(engross__automaton_scan(a, text, length, take, &told));
		for (size_t k = 1; k < told.count; k++)
			ck_assert_msg(told.list[k - 1].end <= told.list[k].end, "text %d: not in the order of the text",
			              _i * 400 + (int)i);
		search(&expected, text, length, literals, LITERALS);
		ck_assert_msg(told.count == expected.count, "text %d of %zu bytes: %zu hits, not %zu",
		              _i * 400 + (int)i, length, told.count, expected.count);
		sort(&told);
		sort(&expected);
		ck_assert_msg(!memcmp(told.list, expected.list, told.count * sizeof(told.list[0])),
		              "text %d: other hits", _i * 400 + (int)i);
		engross__automaton_free(a);
	}
}
END_TEST

/* A hit at every distance from the borders of the stretches that are scanned apart, also behind a long run of
   spaces. */
START_TEST(finds_at_every_offset)
{
	static const char *const literals[] = { "General Asse", "s x" };
	static char text[40000];
	struct engross__automaton *a = build(literals, 2);
	size_t step = 7, run = (size_t)_i * 97 + 1;

	for (size_t start = 0; start + 20 + run < sizeof(text); start += step) {
		memset(text, 'n', sizeof(text));
		memcpy(text + start, "General", 7);
		memset(text + start + 7, ' ', run);
		memcpy(text + start + 7 + run, "Assembly", 8);
		told.count = told.stop_after = 0;
		ck_assert(engross__automaton_scan(a, text, sizeof(text), take, &told));
		ck_assert_msg(told.count == 1 && told.list[0].end == start + 11 + run,
		              "at %zu with %zu spaces: %zu hits", start, run, told.count);
		step = 1 + (start * 31) % 113;
	}
	engross__automaton_free(a);
}
END_TEST

/* More states than the table may have. */
START_TEST(refuses_too_many)
{
	struct engross__automaton *a = engross__automaton_new(&engross__allocator_default);
	uint32_t i = 0;
	bool taken = true;

	for (; taken && i < 100000; i++) {
		char literal[16];
		snprintf(literal, sizeof(literal), "%08xzz", i * 2654435761u);
		taken = engross__automaton_add(a, literal, strlen(literal), i);
	}
	ck_assert(!taken);
	ck_assert_uint_gt(i, 6000);
	engross__automaton_free(a);
}
END_TEST

/* More different bytes than the table has columns. */
START_TEST(refuses_too_many_bytes)
{
	struct engross__automaton *a = engross__automaton_new(&engross__allocator_default);
	bool taken = true;
	int byte = 1;

	for (; taken && byte < 256; byte++) {
		char literal[2] = { 'x', (char)byte };
		taken = literal[1] == ' ' || engross__automaton_add(a, literal, 2, (uint32_t)byte);
	}
	ck_assert(!taken);
	engross__automaton_free(a);
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
	bool done = false;
	int n = 0;

	for (; !done && n < 200; n++) {
		int left = n;
		struct engross_allocator allocator = { fail_alloc, fail_realloc, fail_free, &left };
		struct engross__automaton *a = engross__automaton_new(&allocator);

		done = a && engross__automaton_add(a, "resolution", 10, 1) &&
		       engross__automaton_add(a, "decision", 8, 2) && engross__automaton_compile(a);
		engross__automaton_free(a);
	}
	ck_assert(done);
	ck_assert_int_gt(n, 3);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("automaton");
	TCase *tests = tcase_create("automaton");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_loop_test(tests, finds, 0, (int)(sizeof(cases) / sizeof(*cases)));
	tcase_add_test(tests, tells_all_that_share_a_text);
	tcase_add_test(tests, stops_when_told);
	tcase_add_test(tests, refuses_nothing);
	tcase_add_loop_test(tests, agrees_with_a_naive_search, 0, 6);
	tcase_add_loop_test(tests, finds_at_every_offset, 0, 4);
	tcase_add_test(tests, refuses_too_many);
	tcase_add_test(tests, refuses_too_many_bytes);
	tcase_add_test(tests, says_when_memory_is_out);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
