/* Documents: what cannot be opened, limits, and one text in every encoding with its citations at the right
   bytes. */
#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fixture.h"
#include "source/decode.h"
#include "text/normalize.h"
#include "text/utf8.h"

/* The shipped data and authority. */
static engross_context *open_context(void)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static engross_document *parse(engross_context *context, const void *bytes, size_t length,
                               const struct engross_open_options *options)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, bytes, length, "draft.txt", options, &error) ==
	                  ENGROSS_OK,
	              "%s", error.message);
	ck_assert_msg(engross_document_cite(document, &error) == ENGROSS_OK, "%s", error.message);
	return document;
}

#define BYTES(text) text, sizeof(text) - 1

static const struct {
	const char *name, *bytes;
	size_t length;
	struct engross_open_options options;
	enum engross_status status;
	size_t offset;
	const char *message; /* a part of it */
} refusals[] = {
	{ "a NUL byte", BYTES("abc\0def"), { 0 }, ENGROSS_FORMAT, 3, "NUL" },
	{ "UTF-16 cut short",
	  BYTES("\xFF\xFE"
	        "a\0b"),
	  { 0 },
	  ENGROSS_FORMAT,
	  4,
	  "utf-16le" },
	{ "not UTF-8", BYTES("ni\xF1o"), { .encoding = "utf-8" }, ENGROSS_FORMAT, 2, "0xF1" },
	{ "no such encoding",
	  BYTES("abc"),
	  { .encoding = "x-nothing" },
	  ENGROSS_USAGE,
	  ENGROSS_NO_OFFSET,
	  "x-nothing" },
	{ "no such format", BYTES("abc"), { .format = "papyrus" }, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "papyrus" },
	{ "a format that no loaded reader has",
	  BYTES("abc"),
	  { .format = "html" },
	  ENGROSS_USAGE,
	  ENGROSS_NO_OFFSET,
	  "html" },
};

START_TEST(refuses)
{
	struct engross_error error = { .status = ENGROSS_OK };
	struct engross_open_options options = refusals[_i].options;
	engross_document *document = (engross_document *)&error;
	engross_context *context = open_context();
	enum engross_status status;

	options.struct_size = sizeof(options);
	status = engross_document_parse(&document, context, refusals[_i].bytes, refusals[_i].length, "draft.txt",
	                                &options, &error);
	ck_assert_msg(status == refusals[_i].status, "%s: status %d", refusals[_i].name, status);
	ck_assert_ptr_null(document);
	ck_assert_msg(error.offset == refusals[_i].offset, "%s: offset %zu", refusals[_i].name, error.offset);
	ck_assert_msg(strstr(error.message, refusals[_i].message) != NULL, "%s: \"%s\"", refusals[_i].name,
	              error.message);
	engross_context_free(context);
}
END_TEST

START_TEST(refuses_files)
{
	struct engross_error error = { .status = ENGROSS_OK };
	engross_document *document;
	engross_context *context = open_context();
	struct fixture fixture;
	char path[300];

	fixture_open(&fixture);
	snprintf(path, sizeof(path), "%s/missing.txt", fixture.dir);
	ck_assert_int_eq(engross_document_open(&document, context, path, NULL, &error), ENGROSS_IO);
	ck_assert_ptr_null(document);
	ck_assert_str_ne(error.message, "");
	ck_assert_int_eq(engross_document_open(&document, context, fixture.dir, NULL, NULL), ENGROSS_IO);
	ck_assert_ptr_null(document);
	fixture_close(&fixture);
	engross_context_free(context);
}
END_TEST

START_TEST(opens_files)
{
	static const char text[] = "Recalling resolution 61/180 of 20 December 2006,\n";
	struct engross_error error;
	engross_document *document;
	engross_context *context = open_context();
	struct fixture fixture;
	const char *path, *source;
	size_t length;

	fixture_open(&fixture);
	path = fixture_write(&fixture, "draft.txt", text);
	ck_assert_msg(engross_document_open(&document, context, path, NULL, &error) == ENGROSS_OK, "%s",
	              error.message);
	ck_assert_str_eq(engross_document_name(document), path);
	ck_assert_str_eq(engross_document_format(document), "text");
	ck_assert_str_eq(engross_document_encoding(document), "utf-8");
	source = engross_document_source(document, &length);
	ck_assert_uint_eq(length, strlen(text));
	ck_assert_mem_eq(source, text, length);
	ck_assert_uint_eq(engross_document_citation_count(document), 0);
	ck_assert_int_eq(engross_document_cite(document, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_document_cite(document, NULL), ENGROSS_OK);
	ck_assert_uint_eq(engross_document_citation_count(document), 1);
	ck_assert_ptr_null(engross_document_citation(document, 1));
	ck_assert_ptr_null(engross_document_symbol(document));
	ck_assert_ptr_null(engross_document_place(document, 0));
	engross_document_free(document);
	path = fixture_write(&fixture, "empty.txt", "");
	ck_assert_msg(engross_document_open(&document, context, path, NULL, &error) == ENGROSS_OK, "%s",
	              error.message);
	engross_document_text(document, &length);
	ck_assert_uint_eq(length, 0);
	ck_assert_uint_eq(engross_document_block_count(document), 0);
	ck_assert_ptr_null(engross_document_block(document, 0));
	ck_assert_uint_eq(engross_document_position(document, 0).line, 1);
	engross_document_free(document);
	engross_document_free(NULL);
	fixture_close(&fixture);
	engross_context_free(context);
}
END_TEST

START_TEST(keeps_limits)
{
	struct engross_error error = { .status = ENGROSS_OK };
	engross_document *document;
	engross_context *context;
	struct fixture fixture;
	const char *path;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_load_data(context, NULL, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_set_limit(context, "file-size", 40, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_context_set_limit(context, "citations", 2, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_document_parse(&document, context,
	                                        BYTES("resolutions 61/180, 63/156 and 64/178 ..."), "a", NULL,
	                                        &error),
	                 ENGROSS_LIMIT);
	ck_assert_msg(strstr(error.message, "file-size") != NULL, "%s", error.message);
	fixture_open(&fixture);
	path = fixture_write(&fixture, "long.txt", "resolutions 61/180, 63/156 and 64/178 ...");
	ck_assert_int_eq(engross_document_open(&document, context, path, NULL, NULL), ENGROSS_LIMIT);
	fixture_close(&fixture);
	memset(&error, 0, sizeof(error));
	ck_assert_int_eq(engross_document_parse(&document, context,
	                                        BYTES("resolutions 61/180, 63/156 and 64/178"), "a", NULL,
	                                        &error),
	                 ENGROSS_OK);
	ck_assert_int_eq(engross_document_cite(document, &error), ENGROSS_LIMIT);
	ck_assert_msg(strstr(error.message, "citations") != NULL, "%s", error.message);
	ck_assert_uint_eq(engross_document_citation_count(document), 0);
	engross_document_free(document);
	engross_context_free(context);
}
END_TEST

/* What needs no change is not copied. */
START_TEST(borrows_plain_text)
{
	static const char text[] =
		"Recalling resolution 61/180 of 20 December 2006, and AG/RES. 1948 (XXXIII-O/03);\r\n";
	engross_context *context = open_context();
	engross_document *document = parse(context, BYTES(text), NULL);
	size_t length;

	ck_assert_ptr_eq(engross_document_text(document, &length), text);
	ck_assert_uint_eq(length, strlen(text));
	ck_assert_ptr_eq(engross_document_source(document, NULL), text);
	engross_document_free(document);
	engross_context_free(context);
}
END_TEST

START_TEST(takes_the_language_given)
{
	struct engross_open_options options = { .struct_size = sizeof(options), .language = "pt" };
	engross_context *context = open_context();
	engross_document *document =
		parse(context, BYTES("The General Assembly recalls that the matter is before it."), &options);

	ck_assert_str_eq(engross_document_language(document), "pt");
	engross_document_free(document);
	document = parse(context, BYTES("The General Assembly recalls that the matter is before it."), NULL);
	ck_assert_str_eq(engross_document_language(document), "en");
	engross_document_free(document);
	engross_context_free(context);
}
END_TEST

/* ---- one text in every encoding */

/* All its characters are in every encoding below. */
static const char draft[] =
	"LA ASAMBLEA GENERAL,\r\n\r\n"
	"RECORDANDO la resoluci\u00F3n AG/RES. 1948 (XXXIII\u00ADO/03), \u00ABLa ense\u00F1anza en los "
    "r\u00EDos\u00BB, y las "
	"resoluciones 61/180, de 20 de diciembre de 2006, y 63/156, de 18 de diciembre de 2008;\r\n\r\n"
	"CONSIDERANDO la Convenci\u00F3n sobre los Derechos del Ni\u00F1o y A/CONF.213/18,\r\n\r\n"
	"RESUELVE:\r\n\r\n"
	"1.\u00A0Pedir el informe AG/doc.\u00A04332/04 sobre las \u00E1reas de la resoluci\u00F3n\r\n1325 "
    "(2000), n\u00BA 5.\r\n";

static const char *const keys[] = {
	"oas:ag:res:1948",      "un:ga:res:61/180", "un:ga:res:63/156", "instrument:crc",
	"un:doc:A/CONF.213/18", "oas:ag:doc:4332",  "un:sc:res:1325",
};

#define KEYS (sizeof(keys) / sizeof(*keys))

static const struct {
	const char *name; /* given to the decoder when FORCED */
	bool forced;
	const char *encoding; /* as the document says it */
	size_t unit;          /* bytes; 0: UTF-8 */
	bool big, mark;
} encodings[] = {
	{ "utf-8", false, "utf-8", 0, false, false },
	{ "utf-8 with a mark", false, "utf-8", 0, false, true },
	{ "utf-16 little", false, "utf-16le", 2, false, true },
	{ "utf-16 big", false, "utf-16be", 2, true, true },
	{ "utf-16le", true, "utf-16le", 2, false, false },
	{ "utf-32 little", false, "utf-32le", 4, false, true },
	{ "utf-32 big", false, "utf-32be", 4, true, true },
	{ "windows-1252", false, "windows-1252", 1, false, false },
	{ "iso-8859-1", true, "iso-8859-1", 1, false, false },
	{ "iso-8859-15", true, "iso-8859-15", 1, false, false },
};

static size_t put_point(char *out, uint32_t point, size_t unit, bool big)
{
	if (!unit)
		return engross__utf8_encode(point, out);
	for (size_t i = 0; i < unit; i++)
		out[i] = (char)(point >> 8 * (big ? unit - 1 - i : i));
	return unit;
}

static size_t encode(char *out, size_t which)
{
	size_t n = 0, at = 0;

	if (encodings[which].mark)
		n = put_point(out, 0xFEFF, encodings[which].unit, encodings[which].big);
	while (at < sizeof(draft) - 1) {
		uint32_t point;
		at += engross__utf8_decode(draft + at, sizeof(draft) - 1 - at, &point);
		n += put_point(out + n, point, encodings[which].unit, encodings[which].big);
	}
	return n;
}

/* The LENGTH source bytes at BYTES, decoded and normalized, say TEXT. */
static void assert_says(const char *bytes, size_t length, const char *encoding, const char *text, size_t n)
{
	struct engross__buffer decoded_buffer, out;
	struct engross__offset_map map, normal_map;
	struct engross__normalize_options options = { .max_marks = 30, .markdown = true };
	struct engross__decoded decoded;
	bool changed;

	engross__buffer_init(&decoded_buffer, &engross__allocator_default);
	engross__buffer_init(&out, &engross__allocator_default);
	engross__offset_map_init(&map, &engross__allocator_default);
	engross__offset_map_init(&normal_map, &engross__allocator_default);
	ck_assert_int_eq(engross__decode(&decoded, &decoded_buffer, &map, bytes, length, encoding, true, NULL),
	                 ENGROSS_OK);
	ck_assert_int_eq(engross__normalize(&out, &normal_map, &changed, decoded.bytes, decoded.length, &options),
	                 ENGROSS_OK);
	if (!changed)
		engross__buffer_append(&out, decoded.bytes, decoded.length);
	ck_assert_msg(out.length == n && !memcmp(out.bytes, text, n), "\"%.*s\" was read from \"%.*s\"", (int)n,
	              text, (int)out.length, out.bytes);
	engross__buffer_clear(&decoded_buffer);
	engross__buffer_clear(&out);
	engross__offset_map_clear(&map);
	engross__offset_map_clear(&normal_map);
}

START_TEST(reads_one_text_in_every_encoding)
{
	struct engross_open_options options = { .struct_size = sizeof(options) };
	engross_context *context = open_context();
	engross_document *document, *plain;
	char bytes[sizeof(draft) * 4 + 4];
	size_t length = encode(bytes, (size_t)_i), n;
	const char *text;

	if (encodings[_i].forced)
		options.encoding = encodings[_i].name;
	document = parse(context, bytes, length, &options);
	plain = parse(context, draft, sizeof(draft) - 1, NULL);
	ck_assert_str_eq(engross_document_encoding(document), encodings[_i].encoding);
	text = engross_document_text(document, &n);
	ck_assert_uint_eq(engross_document_citation_count(document), KEYS);
	for (size_t i = 0; i < KEYS; i++) {
		const struct engross_citation *citation = engross_document_citation(document, i);
		const struct engross_citation *same = engross_document_citation(plain, i);
		struct engross_span span = engross_document_to_source(document, citation->span);
		struct engross_position place = engross_document_position(document, span.start), wanted;

		ck_assert_str_eq(citation->key, keys[i]);
		ck_assert_str_eq(citation->canonical ? citation->canonical : "",
		                 same->canonical ? same->canonical : "");
		ck_assert_int_eq(citation->verdict, same->verdict);
		ck_assert_uint_eq(citation->span.start, same->span.start);
		ck_assert_uint_eq(citation->span.end, same->span.end);
		assert_says(bytes + span.start, span.end - span.start, encodings[_i].encoding,
		            text + citation->span.start, citation->span.end - citation->span.start);
		/* People count the same line and column in each. */
		wanted = engross_document_position(plain, engross_document_to_source(plain, same->span).start);
		ck_assert_uint_eq(place.line, wanted.line);
		ck_assert_uint_eq(place.column, wanted.column);
		ck_assert_uint_eq(place.utf16_column, wanted.utf16_column);
	}
	engross_document_free(document);
	engross_document_free(plain);
	engross_context_free(context);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("document");
	TCase *tests = tcase_create("document");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, refuses, 0, (int)(sizeof(refusals) / sizeof(*refusals)));
	tcase_add_test(tests, refuses_files);
	tcase_add_test(tests, opens_files);
	tcase_add_test(tests, keeps_limits);
	tcase_add_test(tests, borrows_plain_text);
	tcase_add_test(tests, takes_the_language_given);
	tcase_add_loop_test(tests, reads_one_text_in_every_encoding, 0,
	                    (int)(sizeof(encodings) / sizeof(*encodings)));
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
