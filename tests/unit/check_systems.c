/* The data of the citation systems: every example proves itself both ways. */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/systems_internal.h"
#include "fixture.h"
#include "host/context_internal.h"

static engross_context *open_context(const char *more)
{
	struct engross_error error;
	engross_context *context;

	ck_assert_int_eq(engross_context_new(&context, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	if (more)
		ck_assert_msg(engross_context_load_system(context, more, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_add_authority(context, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(context, &error) == ENGROSS_OK, "%s", error.message);
	return context;
}

static engross_document *read_text(engross_context *context, const char *text)
{
	struct engross_error error;
	engross_document *document;

	ck_assert_msg(engross_document_parse(&document, context, text, strlen(text), "example", NULL, &error) ==
	                  ENGROSS_OK,
	              "%s", error.message);
	ck_assert_msg(engross_document_cite(document, &error) == ENGROSS_OK, "%s", error.message);
	return document;
}

static bool same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* The citation of SYSTEM that has CANONICAL (NULL: none) and KEY (NULL: any), or NULL. *OTHER is one of
   SYSTEM. */
static const struct engross_citation *find(const engross_document *document, const char *system,
                                           const char *canonical, const char *key,
                                           const struct engross_citation **other)
{
	*other = NULL;
	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		if (strcmp(c->system, system) != 0)
			continue;
		*other = c;
		if (same(c->canonical, canonical) && (!key || same(c->key, key)))
			return c;
	}
	return NULL;
}

static bool met_as(enum engross_form met, enum engross__form_kind kind)
{
	switch (kind) {
	case FORM_SYMBOL: return met == ENGROSS_FORM_SYMBOL || met == ENGROSS_FORM_LIST_ITEM;
	case FORM_PROSE: return met == ENGROSS_FORM_PROSE || met == ENGROSS_FORM_LIST_ITEM;
	case FORM_SERIES: return met == ENGROSS_FORM_TREATY_SERIES;
	case FORM_CONTINUATION: return met == ENGROSS_FORM_LIST_ITEM || met == ENGROSS_FORM_ANAPHORA;
	case FORM_NONE: break;
	}
	return false;
}

/* Whether FORM is the one that reads the text where C stands. */
static bool reads(const struct engross__form *form, const engross_document *document,
                  const struct engross_citation *c)
{
	size_t length;
	const char *text = engross_document_text(document, &length);
	struct engross__match match;

	for (size_t at = c->span.start; at < c->span.end; at++)
		if (engross__template_match(form->template, text, length, at, form->faults, &match) &&
		    match.span.end <= c->span.end)
			return true;
	return false;
}

static void prove_example(engross_context *context, const struct engross__form *form,
                          const struct engross__example *e)
{
	const char *system = form->system->id, *canonical = *e->canonical ? e->canonical : NULL;
	engross_document *document = read_text(context, e->text);
	const struct engross_citation *other, *c = find(document, system, canonical, e->key, &other);

	ck_assert_msg(c != NULL, "%s, line %ld: \"%s\" is %s%s%s%s", system, e->line, e->text,
	              other ? "" : "not found", other && other->canonical ? other->canonical : "",
	              other ? ", " : "", other && other->key ? other->key : "");
	ck_assert_msg(met_as(c->form, form->kind), "%s, line %ld: \"%s\" is met as %s", system, e->line, e->text,
	              engross_form_name(c->form));
	ck_assert_msg(reads(form, document, c), "%s, line %ld: another form reads \"%s\"", system, e->line,
	              e->text);
	engross_document_free(document);
}

/* A canonical form that is a symbol is read as what it is the form of: by its own system where that has such a form,
   and never as another thing. */
static void prove_canonical(engross_context *context, const struct engross__form *form,
                            const struct engross__example *e)
{
	const char *system = form->system->id;
	size_t whole = strlen(e->canonical);
	const struct engross_citation *other, *c, *read = NULL;
	engross_document *document = read_text(context, e->canonical), *first = read_text(context, e->text);
	bool readable = false;

	for (size_t i = 0; i < form->system->n_forms; i++) {
		const struct engross__form *f = form->system->forms[i];
		struct engross__match match;
		readable |= f->kind == FORM_SYMBOL &&
		            engross__template_match(f->template, e->canonical, whole, 0, 0, &match) &&
		            match.span.end == whole;
	}
	c = find(first, system, *e->canonical ? e->canonical : NULL, e->key, &other);
	ck_assert_ptr_nonnull(c);
	if (engross_document_citation_count(document))
		read = engross_document_citation(document, 0);
	if (readable)
		ck_assert_msg(find(document, system, e->canonical, c->key, &other) != NULL,
		              "%s, line %ld: the canonical form \"%s\" is %s, %s", system, e->line, e->canonical,
		              other && other->canonical ? other->canonical : "not found",
		              other && other->key ? other->key : "without a key");
	else if (c->key && read && read->form == ENGROSS_FORM_SYMBOL && read->span.start == 0)
		ck_assert_msg(same(read->key, c->key), "%s, line %ld: the canonical form \"%s\" is read as %s, %s", system,
		              e->line, e->canonical, read->system, read->key ? read->key : "without a key");
	engross_document_free(document);
	engross_document_free(first);
}

static void prove_counter(engross_context *context, const struct engross__form *form,
                          const struct engross__example *e)
{
	engross_document *document = read_text(context, e->text);

	for (size_t i = 0; i < engross_document_citation_count(document); i++) {
		const struct engross_citation *c = engross_document_citation(document, i);
		ck_assert_msg(strcmp(c->system, form->system->id) != 0, "%s, line %ld: \"%s\" is found as %s",
		              form->system->id, e->line, e->text,
		              c->canonical ? c->canonical : "one without a number");
	}
	engross_document_free(document);
}

/* The files whose forms are proved: the shipped ones, and the body that only the tests know. */
static const char *body_of_the_tests(void)
{
	static char path[1024];
	const char *top = getenv("top_srcdir");

	snprintf(path, sizeof(path), "%s/tests/data/wha.xml", top && *top ? top : ".");
	return path;
}

START_TEST(proves_every_example)
{
	engross_context *context = open_context(body_of_the_tests());
	size_t examples = 0, counters = 0;

	for (size_t i = 0; i < context->systems->n_forms; i++) {
		const struct engross__form *form = context->systems->forms[i];

		for (size_t k = 0; k < form->n_examples; k++) {
			const struct engross__example *e = &form->examples[k];
			if (e->canonical) {
				prove_example(context, form, e);
				prove_canonical(context, form, e);
				examples++;
			} else {
				prove_counter(context, form, e);
				counters++;
			}
		}
	}
	ck_assert_uint_gt(examples, context->systems->n_forms);
	ck_assert_uint_gt(counters, 3);
	engross_context_free(context);
}
END_TEST

/* The files in docs/systems.md are what it says: they load, and their examples hold. */
START_TEST(proves_the_documentation)
{
	const char *top = getenv("top_srcdir"), *at;
	static char text[65536];
	struct fixture fixture;
	engross_context *context;
	size_t files = 0, proved = 0;
	char path[1024];
	FILE *file;

	snprintf(path, sizeof(path), "%s/docs/systems.md", top && *top ? top : ".");
	file = fopen(path, "rb");
	ck_assert_msg(file != NULL, "%s cannot be read", path);
	text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
	fclose(file);
	for (at = text; (at = strstr(at, "```xml\n<systems>")); files++) {
		char *end = strstr(at + 7, "```");
		ck_assert_ptr_nonnull(end);
		*end = '\0';
		fixture_open(&fixture);
		context = open_context(fixture_write(&fixture, "systems/own.xml", at + 7));
		for (size_t i = 0; i < context->systems->n_forms; i++) {
			const struct engross__form *form = context->systems->forms[i];
			for (size_t k = 0; !strncmp(form->system->id, "rivers.", 7) && k < form->n_examples;
			     k++, proved++) {
				if (form->examples[k].canonical)
					prove_example(context, form, &form->examples[k]);
				else
					prove_counter(context, form, &form->examples[k]);
			}
		}
		engross_context_free(context);
		fixture_close(&fixture);
		at = end + 1;
	}
	ck_assert_uint_ge(files, 3);
	ck_assert_uint_ge(proved, 6);
}
END_TEST

START_TEST(has_an_example_of_every_form)
{
	engross_context *context = open_context(body_of_the_tests());

	for (size_t i = 0; i < context->systems->n_forms; i++) {
		const struct engross__form *form = context->systems->forms[i];
		bool found = false;

		for (size_t k = 0; k < form->n_examples; k++)
			found |= form->examples[k].canonical != NULL;
		ck_assert_msg(found, "%s: no example of the form with the key %s", form->system->id,
		              form->key ? form->key : "(none)");
	}
	engross_context_free(context);
}
END_TEST

/* Names of one thing are its own: another thing's name must not be the same. */
START_TEST(keeps_names_apart)
{
	engross_context *context = open_context(NULL);
	const struct engross__systems *s = context->systems;

	for (size_t i = 0; i < s->n_literals; i++)
		for (size_t k = i + 1; k < s->n_literals; k++) {
			const struct engross__literal *a = &s->literals[i], *b = &s->literals[k];
			if (a->kind != LITERAL_INSTRUMENT || b->kind != LITERAL_INSTRUMENT || a->index == b->index)
				continue;
			ck_assert_msg(strcmp(a->text, b->text) != 0 || s->instruments[a->index]->needs ||
			                  s->instruments[b->index]->needs,
			              "\"%s\" is the name of %s and of %s", a->text, s->instruments[a->index]->key,
			              s->instruments[b->index]->key);
		}
	engross_context_free(context);
}
END_TEST

START_TEST(takes_nothing_more_once_sealed)
{
	struct engross_error error = { .status = ENGROSS_OK };
	engross_context *context = open_context(NULL);

	ck_assert_int_eq(engross_context_load_system(context, body_of_the_tests(), &error), ENGROSS_USAGE);
	engross_context_free(context);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("systems");
	TCase *tests = tcase_create("systems");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, proves_every_example);
	tcase_add_test(tests, proves_the_documentation);
	tcase_add_test(tests, has_an_example_of_every_form);
	tcase_add_test(tests, keeps_names_apart);
	tcase_add_test(tests, takes_nothing_more_once_sealed);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
