/* Two languages of one text: what is told, and that nothing is where both agree. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static engross_context *context;

struct run {
	engross_document *texts[2];
	engross_result *result;
};

static void setup(void)
{
	struct engross_error error = { 0 };

	ck_assert_msg(engross_context_new(&context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_load_plugins(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
}

static void teardown(void)
{
	engross_context_free(context);
}

static void run_align(struct run *run, const char *source, const char *from, const char *target, const char *to)
{
	const char *bytes[2] = { source, target }, *languages[2] = { from, to };
	struct engross_error error = { 0 };

	for (int i = 0; i < 2; i++) {
		struct engross_open_options options = { .struct_size = sizeof(options), .language = languages[i] };
		ck_assert_msg(engross_document_parse(&run->texts[i], context, bytes[i], strlen(bytes[i]), languages[i], &options,
		                                     &error) == ENGROSS_OK, "%s", error.message);
	}
	ck_assert_msg(engross_align(&run->result, context, run->texts[0], run->texts[1], NULL, &error) == ENGROSS_OK, "%s",
	              error.message);
}

static void run_clear(struct run *run)
{
	engross_result_free(run->result);
	engross_document_free(run->texts[0]);
	engross_document_free(run->texts[1]);
}

/* Two ways of saying a paragraph, and the codes that are told, separated by spaces. */
static const struct {
	const char *from, *source, *to, *target, *codes;
} pairs[] = {
	{ "en", "The cost is 1,234.5 dollars.", "es", "El costo es de 1.234,5 pesos.", "" },
	{ "en", "The cost is 1,234.5 dollars.", "fr", "Le prix est de 1 234,5 dollars.", "" },
	{ "en", "The cost is 1,234.5 dollars.", "es", "El costo es de 12.345 pesos.", "translation/number" },
	{ "en", "It costs 2.75 million dollars.", "fr", "Cela vaut 2 750 000 dollars.", "" },
	{ "en", "It costs 3 billion dollars.", "es", "Cuesta 3 mil millones de pesos.", "" },
	{ "en", "It costs 3 billion dollars.", "es", "Cuesta 3 billones de pesos.", "translation/number" },
	{ "en", "It costs 12.50 dollars each.", "pt", "Custa 12,5 reais cada um deles.", "" },
	{ "en", "At the twenty-second meeting there.", "es", "En la 22 reuni\xC3\xB3n all\xC3\xAD.", "" },
	{ "en", "At the 22nd meeting there.", "es", "En la vig\xC3\xA9sima segunda reuni\xC3\xB3n.", "" },
	{ "en", "At the 19th meeting there.", "es", "En la XIX reuni\xC3\xB3n de all\xC3\xAD.", "" },
	{ "en", "At the 19th meeting there.", "es", "En la XVIII reuni\xC3\xB3n de all\xC3\xAD.", "translation/number" },
	{ "en", "It opens at 3:30 p.m. on Sundays.", "fr", "Il ouvre \xC3\xA0 15 h 30 le dimanche.", "" },
	{ "en", "It ended on June 4, 2009 there.", "es", "Termin\xC3\xB3 el 4 de junio de 2009 all\xC3\xAD.", "" },
	{ "en", "It ended on 4 June 2009 there.", "fr", "Il a pris fin le 4 juin 2009.", "" },
	{ "en", "It lasted from June 4 to 6, 2009.", "es", "Dur\xC3\xB3 del 4 al 6 de junio de 2009.", "" },
	{ "en", "It lasted from June 4 to 6, 2009.", "es", "Dur\xC3\xB3 del 4 al 7 de junio de 2009.", "translation/date" },
	{ "en", "It ended on June 4 of that year.", "es", "Termin\xC3\xB3 el 4 de junio de 2009.", "" },
	{ "en", "It ended on June 4, 2009 there.", "pt", "Terminou em 4 de julho de 2009.", "translation/date" },
	{ "en", "See resolution 2005/15 of the Council, of 22 July 2005.", "fr",
	  "Voir la r\xC3\xA9solution 2005/15 du Conseil, du 22 juillet 2005.", "" },
	{ "en", "It opens at 5 p.m. on Sundays.", "es", "Se abre a las 17.00 los domingos.", "" },
	{ "en", "As set out in paragraphs 1 and 2 above.", "fr", "Comme il est dit aux paragraphes 1 et 2 ci-dessus.", "" },
	{ "en", "It will take part in June 2009.", "fr", "Il aura lieu en juin 2009 l\xC3\xA0.", "" },
	{ "en", "Members may 4 times ask again.", "es", "Se puede pedir de nuevo 4 veces.", "" },
	{ "en", "See AG/RES. 1948 (XXXIII-O/03).", "es", "V\xC3\xA9" "ase AG/RES. 1948 (XXXIII-O/03).", "" },
	{ "en", "See AG/RES. 1948 (XXXIII-O/03).", "es", "V\xC3\xA9" "ase AG/RES. 1984 (XXXIII-O/03).",
	  "translation/citation" },
	{ "en", "See AG/RES. 1948 (XXXIII-O/03).", "es", "V\xC3\xA9" "ase AG/RES. 1948 (XXXIV-O/04).",
	  "translation/citation" },
	{ "en", "See AG/RES. 1948 (XXXIII-O/03).", "es", "No hay nada que deba verse aqu\xC3\xAD.", "translation/citation" },
	{ "en", "General Assembly resolution 61/180.", "fr", "La r\xC3\xA9solution 61/180 de l'Assembl\xC3\xA9" "e g\xC3\xA9n\xC3\xA9rale.",
	  "" },
	{ "en", "Roofs and masts are to be painted.", "es", "Los techos [Tr: or ceilings?] y los m\xC3\xA1stiles.",
	  "translation/note" },
	{ "en", "They ask that the members report on it to the Council.", "es",
	  "They ask that the members report on it to the Council.", "translation/untranslated" },
	{ "en", "The members are to report on all of it to the Council.", "es",
	  "That the members report to the Council on all of it.", "translation/untranslated" },
	{ "en", "It is called Inter-American Institute of Small Harbour Studies there.", "es",
	  "Se llama Inter-American Institute of Small Harbour Studies.", "" },
};

/* TEXT as the one operative paragraph. */
static void frame(char out[512], const char *text, const char *language)
{
	static const char *const formulas[][2] = {
		{ "en", "RESOLVES:" }, { "es", "RESUELVE:" }, { "fr", "D\xC3\x89" "CIDE :" }, { "pt", "RESOLVE:" },
	};

	for (size_t i = 0; i < sizeof(formulas) / sizeof(*formulas); i++)
		if (!strcmp(formulas[i][0], language))
			snprintf(out, 512, "%s\n\n1. %s\n", formulas[i][1], text);
}

START_TEST(tells_what_differs)
{
	char codes[256] = "", source[512], target[512];
	struct run run;

	frame(source, pairs[_i].source, pairs[_i].from);
	frame(target, pairs[_i].target, pairs[_i].to);
	run_align(&run, source, pairs[_i].from, target, pairs[_i].to);
	ck_assert_uint_eq(engross_result_pair_count(run.result), 2);
	for (size_t i = 0; i < engross_result_finding_count(run.result); i++) {
		strcat(codes, i ? " " : "");
		strcat(codes, engross_result_finding(run.result, i)->code);
	}
	ck_assert_msg(!strcmp(codes, pairs[_i].codes), "%s / %s: '%s'", pairs[_i].source, pairs[_i].target, codes);
	run_clear(&run);
}
END_TEST

START_TEST(keeps_pairs)
{
	struct run run;
	const struct engross_pair *pair;

	run_align(&run, "THE GENERAL ASSEMBLY,\n\nRESOLVES:\n\n1. To light 400 landings.\n\n2. To paint 7 masts.\n", "en",
	          "LA ASAMBLEA GENERAL,\n\nRESUELVE:\n\n1. Pintar 7 m\xC3\xA1stiles.\n", "es");
	ck_assert_uint_eq(engross_result_pair_count(run.result), 4);
	ck_assert_ptr_null(engross_result_pair(run.result, 4));
	pair = engross_result_pair(run.result, 2);
	ck_assert_int_eq(pair->kind, ENGROSS_PAIR_MISSING);
	ck_assert(pair->has_source && !pair->has_target);
	ck_assert_str_eq(pair->source_number, "1.");
	pair = engross_result_pair(run.result, 3);
	ck_assert_str_eq(engross_pair_kind_name(pair->kind), "match");
	ck_assert_int_eq(pair->block, ENGROSS_BLOCK_OPERATIVE);
	ck_assert_str_eq(pair->source_number, "2.");
	ck_assert_str_eq(pair->target_number, "1.");
	ck_assert_uint_eq(engross_result_finding_count(run.result), 1);
	ck_assert_str_eq(engross_result_finding(run.result, 0)->code, "translation/paragraph");
	run_clear(&run);
}
END_TEST

/* No text, one text, texts of nothing but numbers: they end, and soon. */
START_TEST(bears_anything)
{
	static const char unit[] = "1. 7 7,7 7.777 June 7 7 June 7, 2007 (7) [Tr: 7] AG/RES. 7 (VII-O/77)\n\n";
	size_t count = 3000, length = sizeof(unit) - 1;
	char *many = malloc(count * length + 1);
	struct run run;

	ck_assert_ptr_nonnull(many);
	for (size_t i = 0; i < count; i++)
		memcpy(many + i * length, unit, length);
	many[count * length] = '\0';
	run_align(&run, "", "en", "", "es");
	ck_assert_uint_eq(engross_result_pair_count(run.result), 0);
	run_clear(&run);
	run_align(&run, "", "en", many, "es");
	run_clear(&run);
	run_align(&run, many, "en", unit, "es");
	run_clear(&run);
	run_align(&run, many, "en", many, "es");
	ck_assert_uint_gt(engross_result_pair_count(run.result), 0);
	run_clear(&run);
	free(many);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("translation");
	TCase *tests = tcase_create("translation");
	SRunner *runner = srunner_create(suite);
	int failed;

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(tests, tells_what_differs, 0, sizeof(pairs) / sizeof(*pairs));
	tcase_add_test(tests, keeps_pairs);
	tcase_add_test(tests, bears_anything);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
