/* Documents that testify for each other: what decides, who is in the minority, and that order and threads do not matter. */
#include <check.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <engross/engross.h>

#include "fixture.h"

static engross_context *context;

static void open_context(void)
{
	struct engross_error error;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_load_plugins(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
}

static void close_context(void)
{
	engross_context_free(context);
}

#define HEAD(number, title, day) \
	"AG/RES. " number " (LV-O/25)\n\n" title "\n\n(Adopted at the second plenary session, held on June " day ", 2025)\n\n"
#define BODY(recalls) "THE GENERAL ASSEMBLY,\n\nRECALLING " recalls ",\n\nRESOLVES:\n\n1. To thank the keepers of the lights.\n"

static const char cited[] = HEAD("3901", "LIGHTS, BEACONS, AND BUOYS", "26")
	"THE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To keep every light of every harbour burning from dusk to dawn, in all weather.\n";

/* A folder: documents separated by "\f"; the last one is looked at. Its findings of citation/ are lines "CODE LEVEL MESSAGE", the
   verdict of its last citation comes first. */
static const struct {
	const char *name, *documents[6];
	const char *verdict, *found;
} cases[] = {
	{ "verified", { cited, HEAD("3902", "KEEPERS", "27") BODY("AG/RES. 3901 (LV-O/25), \"Lights, Beacons, and Buoys\"") },
	  "verified", "" },
	{ "a date", { cited, HEAD("3902", "KEEPERS", "27") BODY("AG/RES. 3901 (LV-O/25), adopted on June 27, 2025") },
	  "contradicted",
	  "citation/date error AG/RES. 3901 (LV-O/25) was adopted on 2025-06-26, as it says itself (0:5:49), not on 2025-06-27\n" },
	{ "a title", { cited, HEAD("3902", "KEEPERS", "27") BODY("AG/RES. 3901 (LV-O/25), \"Lights, Beacons and Buoys\"") },
	  "contradicted",
	  "citation/title warning the title of AG/RES. 3901 (LV-O/25) is \"LIGHTS, BEACONS, AND BUOYS\", as it says itself "
	  "(0:3:1): a comma is missing\n" },
	{ "nobody testifies for himself", { HEAD("3902", "KEEPERS", "27") BODY("AG/RES. 3902 (LV-O/25), adopted on June 26, 2025") },
	  "plausible", "citation/self warning the document cites itself\n" },
	{ "a record comes first",
	  { "AG/RES. 1948 (XXXIII-O/03)\n\nLIGHTS\n\n(Adopted at the fourth plenary session, held on June 11, 2003)\n\n" BODY("X"),
	    HEAD("3902", "KEEPERS", "27") BODY("AG/RES. 1948 (XXXIII-O/03), adopted on June 10, 2003") },
	  "verified", "" },
	{ "a clear majority",
	  { BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"), BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"),
	    BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"), BODY("CP/RES. 5001 (3011/25), adopted on March 6, 2025") },
	  "unknown",
	  "citation/inconsistent warning 3 of 4 documents here say date 2025-03-05 of CP/RES. 5001 (3011/25), not 2025-03-06\n" },
	{ "two are none", { BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"),
	    BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"), BODY("CP/RES. 5001 (3011/25), adopted on March 6, 2025") },
	  "unknown", "" },
	{ "three of five are none", { BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"),
	    BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"), BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025"),
	    BODY("CP/RES. 5001 (3011/25), adopted on March 6, 2025"), BODY("CP/RES. 5001 (3011/25), adopted on March 6, 2025") },
	  "unknown", "" },
	{ "a document has one vote",
	  { BODY("CP/RES. 5001 (3011/25), adopted on March 5, 2025, CP/RES. 5001 (3011/25), adopted on March 5, 2025, and "
	         "CP/RES. 5001 (3011/25), adopted on March 5, 2025"), BODY("CP/RES. 5001 (3011/25), adopted on March 6, 2025") },
	  "unknown", "" },
	{ "a title in the minority",
	  { BODY("CP/RES. 5001 (3011/25), \"Bells and Whistles\""), BODY("CP/RES. 5001 (3011/25), \"BELLS AND WHISTLES\""),
	    BODY("CP/RES. 5001 (3011/25), \xE2\x80\x9C" "Bells and Whistles\xE2\x80\x9D"), BODY("CP/RES. 5001 (3011/25), \"Bells and Horns\"") },
	  "unknown",
	  "citation/inconsistent warning 3 of 4 documents here say the title of CP/RES. 5001 (3011/25) is \"BELLS AND "
	  "WHISTLES\": words differ\n" },
	{ "a meeting in the minority",
	  { BODY("CP/RES. 5001 (3011/25)"), BODY("CP/RES. 5001 (3011/25)"), BODY("CP/RES. 5001 (3011/25)"),
	    BODY("CP/RES. 5001 (3012/25)") },
	  "unknown", "citation/inconsistent warning 3 of 4 documents here say meeting 3011 of CP/RES. 5001 (3012/25), not 3012\n" },
	{ "a quotation that is there",
	  { cited, BODY("operative paragraph 1 of AG/RES. 3901 (LV-O/25), \xE2\x80\x9Cto keep every light of every harbour \xE2\x80\xA6 "
	                "in all weather\xE2\x80\x9D") }, "verified", "" },
	{ "a quotation with another word",
	  { cited, BODY("operative paragraph 1 of AG/RES. 3901 (LV-O/25), \xC2\xAB[k]eep each light of every harbour burning from "
	                "dusk to dawn\xC2\xBB") }, "verified",
	  "citation/quotation warning the quotation differs from AG/RES. 3901 (LV-O/25): \"every\" stands there (0:11:12)\n" },
	{ "a quotation without a word",
	  { cited, BODY("AG/RES. 3901 (LV-O/25), which says: \"keep every light of every harbour from dusk to dawn\"") }, "verified",
	  "citation/quotation warning the quotation differs from AG/RES. 3901 (LV-O/25): \"harbour burning\" stands there (0:11:33)\n" },
	{ "a quotation from elsewhere",
	  { cited, BODY("AG/RES. 3901 (LV-O/25), which says: \"nothing of this was ever written down by anybody\"") }, "verified", "" },
};

static size_t count_documents(size_t i)
{
	size_t n = 0;

	while (n < 6 && cases[i].documents[n])
		n++;
	return n;
}

static engross_document *parse(const char *text, const char *name)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, text, strlen(text), name, NULL, &error) == ENGROSS_OK, "%s",
	              error.message);
	return document;
}

/* A sealed collection of case I, its documents added from FIRST on, around. */
static engross_collection *collect(size_t i, size_t first)
{
	size_t n = count_documents(i);
	struct engross_error error;
	engross_collection *collection;
	char name[24];

	ck_assert_int_eq(engross_collection_new(&collection, context, &error), ENGROSS_OK);
	for (size_t k = 0; k < n; k++) {
		engross_document *document;
		snprintf(name, sizeof(name), "%zu", (first + k) % n);
		document = parse(cases[i].documents[(first + k) % n], name);
		ck_assert_msg(engross_collection_add(collection, document, &error) == ENGROSS_OK, "%s", error.message);
		engross_document_free(document);
	}
	ck_assert_msg(engross_collection_seal(collection, &error) == ENGROSS_OK, "%s", error.message);
	return collection;
}

/* Checks the last document of case I against COLLECTION; what is found is written to OUT. */
static void check_last(size_t i, const engross_collection *collection, const char **verdict, char *out, size_t size)
{
	static const char *const only[] = { "citation" };
	struct engross_run_options options = {
		.struct_size = sizeof(options), .only = only, .n_only = 1, .collection = collection,
	};
	size_t n = count_documents(i), used = 0;
	char name[24];
	engross_document *document;
	engross_result *result;
	struct engross_error error;

	snprintf(name, sizeof(name), "%zu", n - 1);
	document = parse(cases[i].documents[n - 1], name);
	ck_assert_msg(engross_check(&result, context, document, &options, &error) == ENGROSS_OK, "%s", error.message);
	*out = '\0';
	for (size_t k = 0; k < engross_result_finding_count(result); k++) {
		const struct engross_finding *f = engross_result_finding(result, k);
		used += (size_t)snprintf(out + used, size - used, "%s %s %s\n", f->code, engross_level_name(f->level), f->message);
		ck_assert(!f->safe);
	}
	*verdict = "none";
	for (size_t k = 0; k < engross_document_citation_count(document); k++)
		if (engross_document_citation(document, k)->form == ENGROSS_FORM_SYMBOL)
			*verdict = engross_verdict_name(engross_document_citation(document, k)->verdict);
	engross_result_free(result);
	engross_document_free(document);
}

START_TEST(test_case)
{
	char found[2000];
	const char *verdict;

	/* In whatever order the documents come. */
	for (size_t first = 0; first < count_documents((size_t)_i); first++) {
		engross_collection *collection = collect((size_t)_i, first);
		check_last((size_t)_i, collection, &verdict, found, sizeof(found));
		ck_assert_msg(!strcmp(found, cases[_i].found), "%s: %s", cases[_i].name, found);
		ck_assert_msg(!strcmp(verdict, cases[_i].verdict), "%s: %s", cases[_i].name, verdict);
		engross_collection_free(collection);
	}
}
END_TEST

struct worker {
	pthread_t thread;
	const engross_collection *collection;
	size_t failed;
};

static void *work(void *payload)
{
	struct worker *worker = payload;
	char found[2000];
	const char *verdict;

	for (int round = 0; round < 20; round++) {
		check_last(12, worker->collection, &verdict, found, sizeof(found));
		worker->failed += strcmp(found, cases[12].found) != 0;
	}
	return NULL;
}

START_TEST(test_threads)
{
	engross_collection *collection = collect(12, 0);
	struct worker workers[4];

	for (int i = 0; i < 4; i++) {
		workers[i] = (struct worker){ .collection = collection };
		ck_assert(!pthread_create(&workers[i].thread, NULL, work, &workers[i]));
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(workers[i].thread, NULL);
		ck_assert_uint_eq(workers[i].failed, 0);
	}
	engross_collection_free(collection);
}
END_TEST

START_TEST(test_misuse)
{
	engross_document *document = parse(cited, "a");
	struct engross_error error;
	engross_collection *a, *b;

	ck_assert_int_eq(engross_collection_new(&a, context, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_new(&b, context, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_apply(a, document, &error), ENGROSS_USAGE);
	ck_assert_ptr_null(engross_collection_text(a, "oas:ag:res:3901", 0));
	ck_assert_int_eq(engross_collection_seal(a, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_seal(a, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_seal(b, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_add(a, document, &error), ENGROSS_USAGE);
	ck_assert_int_eq(engross_collection_apply(a, document, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_apply(a, document, &error), ENGROSS_OK);
	ck_assert_int_eq(engross_collection_apply(b, document, &error), ENGROSS_USAGE);
	engross_document_free(document);
	engross_collection_free(a);
	engross_collection_free(b);
	engross_collection_free(NULL);
}
END_TEST

/* Texts are held where they are quoted, up to the limit; from a file they are read again. */
START_TEST(test_texts)
{
	static const char quoting[] = BODY("AG/RES. 3901 (LV-O/25), which says: \"keep every light of every harbour burning\"");
	static const size_t limits[] = { 1 << 20, 10 };
	struct engross_collection_stats stats;
	struct engross_error error;
	struct fixture fixture;

	fixture_open(&fixture);
	for (int i = 0; i < 2; i++) {
		const char *path = fixture_write(&fixture, "lights.txt", cited);
		engross_document *documents[3];
		engross_collection *collection;
		const engross_document *text;
		engross_context *own;

		ck_assert_int_eq(engross_context_new(&own, NULL, &error), ENGROSS_OK);
		ck_assert_int_eq(engross_context_load_data(own, NULL, &error), ENGROSS_OK);
		ck_assert_int_eq(engross_context_set_limit(own, "collection-text", limits[i], &error), ENGROSS_OK);
		ck_assert_int_eq(engross_collection_new(&collection, own, &error), ENGROSS_OK);
		ck_assert_int_eq(engross_document_open(&documents[0], own, path, NULL, &error), ENGROSS_OK);
		ck_assert_int_eq(engross_document_parse(&documents[1], own, quoting, strlen(quoting), "q", NULL, &error), ENGROSS_OK);
		ck_assert_int_eq(engross_document_parse(&documents[2], own, HEAD("3905", "TIDES", "27"),
		                                        strlen(HEAD("3905", "TIDES", "27")), "t", NULL, &error), ENGROSS_OK);
		for (int k = 0; k < 3; k++) {
			ck_assert_int_eq(engross_collection_add(collection, documents[k], &error), ENGROSS_OK);
			engross_document_free(documents[k]);
		}
		ck_assert_int_eq(engross_collection_seal(collection, &error), ENGROSS_OK);
		engross_collection_stats(collection, &stats);
		ck_assert_uint_eq(stats.documents, 3);
		ck_assert_uint_eq(stats.testimonies, 2);
		ck_assert_uint_eq(stats.texts, i == 0);
		ck_assert_uint_eq(stats.left_out, i == 1);
		text = engross_collection_text(collection, "oas:ag:res:3901", 0);
		ck_assert_int_eq(text != NULL, i == 0);
		ck_assert(!text || !strcmp(strrchr(engross_document_name(text), '/'), "/lights.txt"));
		ck_assert_ptr_null(engross_collection_text(collection, "oas:ag:res:3901", 1));
		ck_assert_ptr_null(engross_collection_text(collection, "oas:ag:res:3905", 0));
		engross_collection_free(collection);
		engross_context_free(own);
	}
	fixture_close(&fixture);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("collection");
	TCase *tests = tcase_create("collection");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_checked_fixture(tests, open_context, close_context);
	tcase_add_loop_test(tests, test_case, 0, sizeof(cases) / sizeof(*cases));
	tcase_add_test(tests, test_threads);
	tcase_add_test(tests, test_misuse);
	tcase_add_test(tests, test_texts);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
