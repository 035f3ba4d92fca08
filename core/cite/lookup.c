/* Symbols on their own: for authority rows, and for the public engross_resolve(). */
#include "cite/lookup.h"

#include <stdio.h>
#include <string.h>

#include <engross/authority.h>

#include "base/error.h"
#include "cite/rules.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

/* The form that reads all of SYMBOL, or NULL. */
static const struct engross__form *find_form(const engross_context *context, const char *symbol,
                                             struct engross__match *match)
{
	const struct engross__systems *s = context->systems;
	size_t length = strlen(symbol);
	char out[ENGROSS__MATCH_OUT];

	for (size_t i = 0; s && i < s->n_forms; i++) {
		const struct engross__form *form = s->forms[i];

		if (form->kind == FORM_SYMBOL && form->key &&
		    engross__template_match(form->template, symbol, length, 0, 0, match) && match->span.end == length &&
		    engross__scan_requires(form, match) && engross__match_print(match, form->key, out, sizeof(out)))
			return form;
	}
	return NULL;
}

enum engross_status engross__symbol_key(engross_context *context, const char *symbol, struct engross__arena *arena,
                                        const char **key, const char **canonical, struct engross_error *error)
{
	struct engross__match match;
	const struct engross__form *form = find_form(context, symbol, &match);
	char out[ENGROSS__MATCH_OUT];

	*key = *canonical = NULL;
	if (!form || !engross__match_print(&match, form->key, out, sizeof(out)))
		return ENGROSS_NOTFOUND;
	*key = engross__arena_string(arena, out);
	if (!*key)
		return engross__nomem(error);
	if (engross__match_print(&match, form->canonical ? form->canonical : "{@}", out, sizeof(out)) &&
	    !(*canonical = engross__arena_string(arena, out)))
		return engross__nomem(error);
	return ENGROSS_OK;
}

/* The length of the numeral that TEXT begins with, Roman or in digits; 0 when it begins with none. */
static size_t numeral(const char *text)
{
	size_t digits = strspn(text, "0123456789"), roman = strspn(text, "IVXLCDM"), n = digits ? digits : roman;
	bool ends = !text[n] || strchr("-/ ,(", text[n]);

	return ends ? n : 0;
}

/* Whether SAID, a session as a table writes it, begins with another numeral of the same kind than VALUE. */
static bool other_session(const char *value, const char *said)
{
	size_t n = numeral(value), m = numeral(said);
	bool same_kind = n && m && (*value <= '9') == (*said <= '9');

	return same_kind && (n != m || memcmp(value, said, n) != 0);
}

void engross__symbol_judge(engross_context *context, const char *symbol, const char *date, const char *session,
                           void (*wrong)(void *payload, const char *code, const char *proof), void *payload)
{
	struct engross__values values;
	const struct engross__form *form = find_form(context, symbol, &values.match);
	struct engross__date day = { .style = DATE_DAY_MONTH };
	struct engross__proof why;
	const char *value;
	char proof[360];

	if (!form)
		return;
	values.date = date && engross__date_parse_iso(date, &day.year, &day.month, &day.day) ? &day : NULL;
	for (size_t i = 0; i < form->system->n_rules; i++) {
		const struct engross__rule *rule = &form->system->rules[i];
		if (engross__rule_hold(context, rule, &values, &why) != RULE_FAILS)
			continue;
		snprintf(proof, sizeof(proof), "%s%s", why.text, why.certain && rule->certain ? "" : " (unverified)");
		wrong(payload, rule->code, proof);
	}
	value = engross__match_value(&values.match, "session");
	if (value && session && other_session(value, session)) {
		snprintf(proof, sizeof(proof), "the symbol is of session %s, the row of %.40s", value, session);
		wrong(payload, "session", proof);
	}
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
