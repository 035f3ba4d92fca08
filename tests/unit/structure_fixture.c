/* Documents made by hand. */
#include "structure_fixture.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "host/context_internal.h"

static engross_context *shared;

engross_context *structure_context(void)
{
	struct engross_error error;

	if (shared)
		return shared;
	ck_assert_int_eq(engross_context_new(&shared, NULL, &error), ENGROSS_OK);
	ck_assert_msg(engross_context_load_data(shared, NULL, &error) == ENGROSS_OK, "%s", error.message);
	ck_assert_msg(engross_context_seal(shared, &error) == ENGROSS_OK, "%s", error.message);
	return shared;
}

void structure_context_free(void)
{
	engross_context_free(shared);
	shared = NULL;
}

void structure_open(struct engross_document *document, const char *text, struct engross__hint *hints,
                    size_t n_hints)
{
	struct engross_error error = { 0 };

	memset(document, 0, sizeof(*document));
	document->context = structure_context();
	engross__arena_init(&document->arena, &document->context->allocator);
	document->text = text;
	document->length = strlen(text);
	document->hints = hints;
	document->n_hints = n_hints;
	document->language = engross__language_detect(document->context, text, document->length);
	ck_assert_msg(engross__structure_build(document, &error) == ENGROSS_OK, "%s", error.message);
}

void structure_clear(struct engross_document *document)
{
	engross__release(&document->context->allocator, document->blocks_owned);
	engross__arena_clear(&document->arena);
}

const char *structure_outline(const struct engross_document *document)
{
	static char line[8192];
	size_t used = 0;

	line[0] = '\0';
	for (size_t i = 0; i < document->n_blocks && used < sizeof(line) - 64; i++) {
		const struct engross_block *block = &document->blocks[i];

		used += (size_t)snprintf(line + used, sizeof(line) - used, "%s%s", i ? " " : "",
		                         engross_block_kind_name(block->kind));
		if (block->number)
			used += (size_t)snprintf(line + used, sizeof(line) - used, "#%ld", block->number);
		if (block->level)
			used += (size_t)snprintf(line + used, sizeof(line) - used, "^%u", block->level);
		if (block->section)
			used += (size_t)snprintf(line + used, sizeof(line) - used, "/%u", block->section);
		if (block->continues != ENGROSS_NO_INDEX)
			used += (size_t)snprintf(line + used, sizeof(line) - used, "+");
	}
	return line;
}

void structure_expect_span(const struct engross_document *document, struct engross_span span,
                           const char *text, const char *what)
{
	size_t length = span.end - span.start;

	ck_assert_uint_le(span.start, span.end);
	ck_assert_uint_le(span.end, document->length);
	ck_assert_msg(length == strlen(text) && !memcmp(document->text + span.start, text, length),
	              "%s is '%.*s', not '%s'", what, (int)length, document->text + span.start, text);
}
