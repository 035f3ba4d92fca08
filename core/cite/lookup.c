/* Symbols on their own: for authority rows, and for the public engross_resolve(). */
#include "cite/lookup.h"

#include <string.h>

#include <engross/authority.h>

#include "base/error.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

enum engross_status engross__symbol_key(engross_context *context, const char *symbol, struct engross__arena *arena,
                                        const char **key, const char **canonical, struct engross_error *error)
{
	const struct engross__systems *s = context->systems;
	size_t length = strlen(symbol);
	char out[ENGROSS__MATCH_OUT];
	struct engross__match match;

	*key = *canonical = NULL;
	for (size_t i = 0; s && i < s->n_forms; i++) {
		const struct engross__form *form = s->forms[i];

		if (form->kind != FORM_SYMBOL || !form->key ||
		    !engross__template_match(form->template, symbol, length, 0, 0, &match) || match.span.end != length ||
		    !engross__scan_requires(form, &match) || !engross__match_print(&match, form->key, out, sizeof(out)))
			continue;
		*key = engross__arena_string(arena, out);
		if (!*key)
			return engross__nomem(error);
		if (engross__match_print(&match, form->canonical ? form->canonical : "{@}", out, sizeof(out)) &&
		    !(*canonical = engross__arena_string(arena, out)))
			return engross__nomem(error);
		return ENGROSS_OK;
	}
	return ENGROSS_NOTFOUND;
}

enum engross_status engross_resolve(engross_document **out, engross_context *context, const char *text,
                                    struct engross_error *error)
{
	struct engross_open_options options = { .struct_size = sizeof(options), .format = "text" };
	enum engross_status status;

	status = engross_document_parse(out, context, text, strlen(text), "-", &options, error);
	if (!status)
		status = engross_document_cite(*out, error);
	if (!status && !engross_document_citation_count(*out))
		status = engross__fail(error, ENGROSS_NOTFOUND, ENGROSS_NO_OFFSET, "no citation is in \"%.200s\"", text);
	if (status) {
		engross_document_free(*out);
		*out = NULL;
	}
	return status;
}
