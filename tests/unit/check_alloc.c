/* Want of memory: every allocation fails once, and each time the answer is ENGROSS_NOMEM with nothing left behind. */
#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* An allocator whose call number `fail_at` fails, and all after it when `lasting`. */
struct faulty {
	uint64_t calls, fail_at; /* 0: none fails */
	bool lasting;
	int64_t live; /* blocks */
};

static bool fails(struct faulty *faulty)
{
	faulty->calls++;
	return faulty->fail_at && (faulty->lasting ? faulty->calls >= faulty->fail_at : faulty->calls == faulty->fail_at);
}

static void *faulty_alloc(void *payload, size_t size)
{
	struct faulty *faulty = payload;
	void *block = fails(faulty) ? NULL : malloc(size ? size : 1);

	faulty->live += block != NULL;
	return block;
}

static void *faulty_realloc(void *payload, void *old, size_t size)
{
	struct faulty *faulty = payload;
	void *block = fails(faulty) ? NULL : realloc(old, size ? size : 1);

	faulty->live += block && !old;
	return block;
}

static void faulty_free(void *payload, void *block)
{
	struct faulty *faulty = payload;

	faulty->live -= block != NULL;
	free(block);
}

static struct engross_allocator faulty_allocator(struct faulty *faulty)
{
	return (struct engross_allocator){ faulty_alloc, faulty_realloc, faulty_free, faulty };
}

/* A draft with something for every part: masthead, citations, notes, lists, footnotes, other scripts. */
static const char draft[] =
	"AG/RES. 9999 (XL-O/10)\n"
	"STRENGTHENING THE WORK OF THE COMMISSION\n"
	"(Adopted at the fourth plenary session, held on June 8, 2010)\n\n"
	"THE GENERAL ASSEMBLY,\n\n"
	"RECALLING resolutions AG/RES. 1948 (XXXIII-O/O3) and AG/RES. 2019 (XXXIV-O/04) \xE2\x80\x9Con the matter\", "
	"and General Assembly resolution 61/180 of 8 December 2006;1/\n\n"
	"CONSIDERING  the progress made [Tr: please verify], caf\xC3\xA9 e\xCC\x81t\xC3\xA9,\n\n"
	"RESOLVES:\n\n"
	"1. To urge the member states to act, as said in operative paragraph 9 of this resolution.\n\n"
	"1. To request the Secretary General to report on\n"
	"\t(a) the first matter;\n"
	"\t(b) the second matter.\n\n"
	"1/ United Nations, Treaty Series, vol. 2237, No. 39574.\n"
	"2/ Ibid.\n";

static const char revised[] =
	"AG/RES. 9999 (XL-O/10)\n"
	"STRENGTHENING THE WORK OF THE COMMISSION\n\n"
	"THE GENERAL ASSEMBLY,\n\n"
	"RESOLVES:\n\n"
	"1. To request the Secretary General to report on\n"
	"\t(a) the second matter;\n"
	"\t(b) the third matter.\n\n"
	"2. To urge all the member states to act, as said in operative paragraph 1 of this resolution.\n";

static const char page[] =
	"<!DOCTYPE html><html><head><title>x</title></head><body><h1>THE GENERAL ASSEMBLY,</h1><ol>"
	"<li>Recalling AG/RES. 1948 (XXXIII-O/O3) &amp; caf&eacute;<li><b>Urges</b> [Tr: verify] all</ol></body></html>";

/* What is reported goes nowhere. */
static int swallow(void *payload, const char *bytes, size_t length)
{
	(void)bytes;
	*(size_t *)payload += length;
	return 0;
}

static enum engross_status report_all(engross_context *context, engross_document *document,
                                      const engross_result *result, const char *format,
                                      struct engross_error *error)
{
	struct engross_report_options options = { .struct_size = sizeof(options), .format = format };
	enum engross_status status;
	engross_reporter *reporter;
	size_t written = 0;
	struct engross_output output = { swallow, &written };

	/* An outline is no page. */
	for (int kind = 0; kind < 3 - !strcmp(format, "html"); kind++) {
		status = engross_reporter_new(&reporter, context, &output, &options, error);
		if (status != ENGROSS_OK)
			return status;
		if (kind == 0)
			status = engross_report_findings(reporter, document, result, error);
		else if (kind == 1)
			status = engross_report_citations(reporter, document, error);
		else
			status = engross_report_outline(reporter, document, error);
		if (status == ENGROSS_OK)
			status = engross_reporter_end(reporter, error);
		engross_reporter_free(reporter);
		if (status != ENGROSS_OK)
			return status;
	}
	return ENGROSS_OK;
}

/* Parses, cites, checks and reports TEXT. */
static enum engross_status check_text(engross_context *context, const char *text, const char *name,
                                      struct engross_error *error)
{
	engross_document *document = NULL;
	engross_result *result = NULL;
	enum engross_status status;

	status = engross_document_parse(&document, context, text, strlen(text), name, NULL, error);
	if (status == ENGROSS_OK)
		status = engross_document_cite(document, error);
	if (status == ENGROSS_OK)
		status = engross_check(&result, context, document, NULL, error);
	if (status == ENGROSS_OK)
		status = report_all(context, document, result, "json", error);
	if (status == ENGROSS_OK)
		status = report_all(context, document, result, "text", error);
	if (status == ENGROSS_OK)
		status = report_all(context, document, result, "html", error);
	engross_result_free(result);
	engross_document_free(document);
	return status;
}

static enum engross_status check_draft(engross_context *context, struct engross_error *error)
{
	return check_text(context, draft, "draft.txt", error);
}

static enum engross_status check_page(engross_context *context, struct engross_error *error)
{
	return check_text(context, page, "page.html", error);
}

static enum engross_status compare_drafts(engross_context *context, struct engross_error *error)
{
	static const char *const formats[] = { "text", "json", "html" };
	engross_document *old_draft = NULL, *new_draft = NULL;
	engross_result *result = NULL;
	engross_reporter *reporter = NULL;
	size_t written = 0;
	struct engross_output output = { swallow, &written };
	enum engross_status status;

	status = engross_document_parse(&old_draft, context, draft, strlen(draft), "old.txt", NULL, error);
	if (status == ENGROSS_OK)
		status = engross_document_parse(&new_draft, context, revised, strlen(revised), "new.txt", NULL, error);
	if (status == ENGROSS_OK)
		status = engross_compare(&result, context, old_draft, new_draft, NULL, error);
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats) && status == ENGROSS_OK; i++) {
		struct engross_report_options options = { .struct_size = sizeof(options), .format = formats[i] };
		status = engross_reporter_new(&reporter, context, &output, &options, error);
		if (status == ENGROSS_OK)
			status = engross_report_changes(reporter, old_draft, new_draft, result, error);
		engross_reporter_free(reporter);
		reporter = NULL;
	}
	engross_result_free(result);
	engross_document_free(old_draft);
	engross_document_free(new_draft);
	return status;
}

static const char translated[] =
	"AG/RES. 9999 (XL-O/10)\n"
	"FORTALECIMIENTO DE LA LABOR DE LA COMISI\xC3\x93N\n\n"
	"LA ASAMBLEA GENERAL,\n\n"
	"RECORDANDO la resoluci\xC3\xB3n 61/108 de la Asamblea General, de 8 de diciembre de 2006;\n\n"
	"RESUELVE:\n\n"
	"1. Instar a los Estados Miembros a que act\xC3\xBA" "en 12 veces [Tr: verificar].\n\n"
	"3. To request the Secretary General to report on\n";

static enum engross_status align_languages(engross_context *context, struct engross_error *error)
{
	static const char *const formats[] = { "text", "json" };
	engross_document *source = NULL, *target = NULL;
	engross_result *result = NULL;
	engross_reporter *reporter = NULL;
	size_t written = 0;
	struct engross_output output = { swallow, &written };
	enum engross_status status;

	status = engross_document_parse(&source, context, draft, strlen(draft), "en.txt", NULL, error);
	if (status == ENGROSS_OK)
		status = engross_document_parse(&target, context, translated, strlen(translated), "es.txt", NULL, error);
	if (status == ENGROSS_OK)
		status = engross_align(&result, context, source, target, NULL, error);
	for (size_t i = 0; i < sizeof(formats) / sizeof(*formats) && status == ENGROSS_OK; i++) {
		struct engross_report_options options = { .struct_size = sizeof(options), .format = formats[i] };
		status = engross_reporter_new(&reporter, context, &output, &options, error);
		if (status == ENGROSS_OK)
			status = engross_report_alignment(reporter, source, target, result, error);
		engross_reporter_free(reporter);
		reporter = NULL;
	}
	engross_result_free(result);
	engross_document_free(source);
	engross_document_free(target);
	return status;
}

static enum engross_status resolve(engross_context *context, struct engross_error *error)
{
	engross_document *document = NULL;
	enum engross_status status =
		engross_resolve(&document, context, "AG/RES. 1948 (XXXIII-O/O3)", error);

	engross_document_free(document);
	return status;
}

/* A folder of three: two that cite and quote the first, held against what it says. */
static enum engross_status check_folder(engross_context *context, struct engross_error *error)
{
	static const char *const texts[] = {
		"AG/RES. 3901 (LV-O/25)\n\nLIGHTS AND BUOYS\n\n(Adopted at the second plenary session, held on June 26, 2025)\n\n"
		"THE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To keep every light of every harbour burning from dusk to dawn.\n",
		"THE GENERAL ASSEMBLY,\n\nRECALLING AG/RES. 3901 (LV-O/25), \"Lights or Buoys\", and CP/RES. 5001 (3011/25),\n",
		"THE GENERAL ASSEMBLY,\n\nRECALLING AG/RES. 3901 (LV-O/25), adopted on June 27, 2025, which says: \"keep each light of "
		"every harbour burning from dusk to dawn\", and CP/RES. 5001 (3012/25),\n",
	};
	static const char *const names[] = { "a", "b", "c" };
	struct engross_run_options options = { .struct_size = sizeof(options) };
	engross_collection *collection = NULL;
	enum engross_status status = engross_collection_new(&collection, context, error);
	engross_document *document = NULL;
	engross_result *result = NULL;

	for (int i = 0; i < 3 && status == ENGROSS_OK; i++) {
		status = engross_document_parse(&document, context, texts[i], strlen(texts[i]), names[i], NULL, error);
		if (status == ENGROSS_OK)
			status = engross_collection_add(collection, document, error);
		engross_document_free(document);
		document = NULL;
	}
	if (status == ENGROSS_OK)
		status = engross_collection_seal(collection, error);
	options.collection = collection;
	if (status == ENGROSS_OK)
		status = engross_document_parse(&document, context, texts[2], strlen(texts[2]), "c", NULL, error);
	if (status == ENGROSS_OK)
		status = engross_check(&result, context, document, &options, error);
	engross_result_free(result);
	engross_document_free(document);
	engross_collection_free(collection);
	return status;
}

static void pass_over(void *payload, const char *message)
{
	*(size_t *)payload += strlen(message);
}

static int count_contradiction(void *payload, const struct engross_contradiction *found)
{
	*(size_t *)payload += strlen(found->proof);
	return 0;
}

static enum engross_status import_table(engross_context *context, struct engross_error *error)
{
	static const char table[] = "symbol,title.es,date\nAG/RES. 3901 (LV-O/25),\"Luces \"\"y\"\" boyas\",2025-06-26\nx,y,\n"
		"AG/RES. 3902 (LV-O/25),,\nAG/RES. 3902 (LV-O/25),Mareas,2025-06-27\n";
	size_t told = 0;
	struct engross_import_options options = { .struct_size = sizeof(options), .told = pass_over, .payload = &told };
	struct engross_output output = { swallow, &told };
	engross_import *import = NULL;
	enum engross_status status = engross_import_new(&import, context, &options, error);

	if (status == ENGROSS_OK)
		status = engross_import_bytes(import, table, strlen(table), "table", error);
	if (status == ENGROSS_OK)
		status = engross_import_export(import, &output, "csv", error);
	if (status == ENGROSS_OK)
		status = engross_authority_export(context, "oas:ag:res:194", &output, "json", error);
	engross_import_free(import);
	return status;
}

static enum engross_status verify_table(engross_context *context, struct engross_error *error)
{
	const char *path = getenv("ENGROSS_TEST_TABLE");
	size_t told = 0;

	return engross_authority_verify(context, &path, 1, count_contradiction, &told, error);
}

typedef enum engross_status piece(engross_context *context, struct engross_error *error);

static piece *const pieces[] = { check_draft, check_page, compare_drafts, align_languages, resolve, check_folder, import_table,
	                               verify_table };

/* Loads all that is installed. */
static enum engross_status load_all(engross_context **out, struct faulty *faulty, struct engross_error *error)
{
	struct engross_allocator allocator = faulty_allocator(faulty);
	enum engross_status status = engross_context_new(out, &allocator, error);

	if (status == ENGROSS_OK)
		status = engross_context_load_data(*out, NULL, error);
	if (status == ENGROSS_OK)
		status = engross_context_load_plugins(*out, NULL, error);
	if (status == ENGROSS_OK)
		status = engross_context_add_authority(*out, NULL, error);
	return status == ENGROSS_OK ? engross_context_seal(*out, error) : status;
}

/* Every allocation of one piece of work fails once; caches of the context are full from a first run, then empty. */
START_TEST(survives_each_failure)
{
	struct faulty faulty = { 0 };
	struct engross_error error;
	engross_context *context;
	enum engross_status status;
	struct fixture fixture;
	int64_t live;
	uint64_t n;

	fixture_open(&fixture);
	setenv("ENGROSS_TEST_TABLE",
	       fixture_write(&fixture, "t.tsv", "symbol\ttitle\tdate\nS/RES/451 (1979)\ta\t1979-01-15\nS/RES/451 (1979)\tb\t1980-01-15\n"
	                                        "S/RES/587 (1991)\tc\t\n"), 1);
	ck_assert_msg(load_all(&context, &faulty, &error) == ENGROSS_OK, "%s", error.message);
	for (n = 1;; n++) {
		faulty.calls = 0;
		faulty.fail_at = n;
		status = pieces[_i](context, &error);
		if (status == ENGROSS_OK && faulty.calls < n)
			break;
		ck_assert_msg(status == ENGROSS_NOMEM, "allocation %llu: status %d, %s", (unsigned long long)n, status,
		              error.message);
		ck_assert_int_eq(error.status, ENGROSS_NOMEM);
	}
	ck_assert_uint_gt(n, 3);
	/* What stays is the context's: a second run adds nothing. */
	faulty.fail_at = 0;
	live = faulty.live;
	ck_assert_int_eq(pieces[_i](context, &error), ENGROSS_OK);
	ck_assert_int_eq(faulty.live, live);
	engross_context_free(context);
	ck_assert_int_eq(faulty.live, 0);
	fixture_close(&fixture);
}
END_TEST

/* Loading all that is installed takes many allocations; about three hundred of them fail, one a run, then all from
   there on. */
START_TEST(survives_failures_while_loading)
{
	struct faulty faulty = { 0 };
	struct engross_error error;
	engross_context *context;
	enum engross_status status;
	uint64_t total, step;

	ck_assert_msg(load_all(&context, &faulty, &error) == ENGROSS_OK, "%s", error.message);
	total = faulty.calls;
	engross_context_free(context);
	ck_assert_int_eq(faulty.live, 0);
	step = total / 300 + 1;
	for (uint64_t n = 1; n <= total; n += step) {
		memset(&faulty, 0, sizeof(faulty));
		faulty.fail_at = n;
		faulty.lasting = _i;
		context = NULL;
		status = load_all(&context, &faulty, &error);
		/* Tables are seeded by address, so the last pages are filled a little differently each time: a run may
		   need fewer allocations than the one that was counted. */
		if (status != ENGROSS_OK || faulty.calls >= n)
			ck_assert_msg(status == ENGROSS_NOMEM, "allocation %llu of %llu: status %d, %s", (unsigned long long)n,
			              (unsigned long long)total, status, error.message);
		engross_context_free(context);
		ck_assert_int_eq(faulty.live, 0);
	}
}
END_TEST

/* The smallest data there can be, with plugins: here every allocation fails once. */
START_TEST(survives_each_failure_of_a_small_load)
{
	struct fixture fixture;
	struct faulty faulty;
	struct engross_error error;
	engross_context *context;
	enum engross_status status;

	fixture_open(&fixture);
	fixture_write(&fixture, "language/a.xml",
	              "<languages><language id=\"en\" name=\"English\"><list id=\"l\"><w n=\"1\" as=\"x\">a</w>"
	              "<w>b</w></list><list id=\"k\"/></language><language id=\"fr\" name=\"F\"/></languages>");
	fixture_write(&fixture, "systems/.none", "");
	fixture_plugins(&fixture, "probe twin-one");
	for (uint64_t n = 1;; n++) {
		struct engross_allocator allocator = faulty_allocator(&faulty);
		memset(&faulty, 0, sizeof(faulty));
		faulty.fail_at = n;
		status = engross_context_new(&context, &allocator, &error);
		if (status == ENGROSS_OK)
			status = engross_context_load_data(context, fixture.dir, &error);
		if (status == ENGROSS_OK)
			status = engross_context_load_plugins(context, fixture.dir, &error);
		if (status == ENGROSS_OK)
			status = engross_context_seal(context, &error);
		if (status == ENGROSS_OK)
			status = check_draft(context, &error);
		engross_context_free(context);
		ck_assert_int_eq(faulty.live, 0);
		if (status == ENGROSS_OK && faulty.calls < n)
			break;
		ck_assert_msg(status == ENGROSS_NOMEM, "allocation %llu: status %d, %s", (unsigned long long)n, status,
		              error.message);
	}
	fixture_close(&fixture);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("alloc");
	TCase *tests = tcase_create("alloc");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 300);
	tcase_add_loop_test(tests, survives_each_failure, 0, sizeof(pieces) / sizeof(*pieces));
	tcase_add_loop_test(tests, survives_failures_while_loading, 0, 2);
	tcase_add_test(tests, survives_each_failure_of_a_small_load);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
