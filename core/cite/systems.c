/* The systems of a context: their container, their literals, the automaton. */
#include "base/ascii.h"
#include "cite/systems_internal.h"
#include "cite/template_internal.h"

#include <string.h>

#include "authority/authority.h"
#include "base/error.h"
#include "base/memory.h"
#include "cite/lookup.h"
#include "host/context_internal.h"

bool engross__systems_add_literal(struct engross__systems *systems, struct engross__literal literal)
{
	if (!engross__grow(systems->allocator, &systems->literals, &systems->literals_capacity, systems->n_literals + 1,
	                   sizeof(*systems->literals)))
		return false;
	literal.anchor = literal.length < ENGROSS__ANCHOR_MAX ? literal.length : ENGROSS__ANCHOR_MAX;
	while (literal.anchor && literal.text[literal.anchor - 1] == ' ')
		literal.anchor--;
	literal.spaced = memchr(literal.text, ' ', literal.anchor) != NULL;
	systems->literals[systems->n_literals++] = literal;
	return true;
}

void engross__systems_free(engross_context *context)
{
	struct engross__systems *s = context->systems;

	if (!s)
		return;
	engross__automaton_free(s->automaton);
	for (size_t i = 0; i < s->n_systems; i++) {
		engross__release(s->allocator, s->systems[i]->rules);
		engross__release(s->allocator, s->systems[i]->forms);
	}
	engross__release(s->allocator, s->bodies);
	engross__release(s->allocator, s->systems);
	engross__release(s->allocator, s->forms);
	engross__release(s->allocator, s->instruments);
	engross__release(s->allocator, s->events);
	engross__release(s->allocator, s->literals);
	engross__arena_clear(&s->arena);
	s->allocator->free(s->allocator->payload, s);
	context->systems = NULL;
}

/* The lists of citations.xml whose words introduce something, and what they introduce. */
static const struct {
	const char *list;
	enum engross__literal_kind kind;
} word_literals[] = {
	{ "citation.head", LITERAL_HEAD },
	{ "citation.ibid", LITERAL_IBID },
	{ "citation.anaphor", LITERAL_ANAPHOR },
	{ "citation.point", LITERAL_POINT },
};

static bool add_words(struct engross__systems *s, const engross_context *context)
{
	for (size_t i = 0; i < sizeof(word_literals) / sizeof(word_literals[0]); i++) {
		const struct engross__word_list *list = engross__language_list(context, NULL, word_literals[i].list);
		for (size_t j = 0; list && j < list->count; j++) {
			const struct engross__word *w = &list->words[j];
			struct engross__literal literal = {
				.kind = word_literals[i].kind, .text = w->text, .length = w->length, .as = w->as,
				.language = w->language, .index = (uint32_t)w->n,
			};
			if (!engross__systems_add_literal(s, literal))
				return false;
		}
	}
	return true;
}

/* ANCHOR in Cyrillic letters, which the matcher reads as faults: its first letter (ALL: each) by the one that
   looks the same; NULL in *OUT where there is none. False when out of memory. */
static bool foreign_anchor(struct engross__systems *s, const char *anchor, bool all, const char **out)
{
	static const char latin[] = "AEMOPCTHKB";
	static const char *const cyrillic[] = {
		"\xD0\x90", "\xD0\x95", "\xD0\x9C", "\xD0\x9E", "\xD0\xA0",
		"\xD0\xA1", "\xD0\xA2", "\xD0\x9D", "\xD0\x9A", "\xD0\x92",
	};
	char text[2 * ENGROSS__ANCHOR_MAX + 2];
	size_t n = 0, foreign = 0;

	*out = NULL;
	for (size_t i = 0; anchor[i]; i++) {
		const char *at = all || !i ? strchr(latin, anchor[i]) : NULL;
		if (n + 3 > sizeof(text))
			return true;
		foreign += at != NULL;
		memcpy(text + n, at ? cyrillic[at - latin] : anchor + i, at ? 2 : 1);
		n += at ? 2 : 1;
	}
	text[n] = '\0';
	if (foreign > all)
		*out = engross__arena_string(&s->arena, text);
	return *out || foreign <= all;
}

/* What stands behind ANCHOR wherever the form of T is meant; 0: that depends. */
static unsigned char behind_anchor(const struct engross__template *t, const char *anchor)
{
	size_t n = 0;

	while (anchor[n] && n < t->prefix && t->code[n].byte == (unsigned char)anchor[n])
		n++;
	return !anchor[n] && n < t->prefix && engross__is_letter((char)t->code[n].byte) ? t->code[n].byte : 0;
}

static bool add_anchors(struct engross__systems *s)
{
	/* The automaton tells the literals of one text last in, first out: the forms are to come in their order. */
	for (size_t i = s->n_forms; i > 0; i--)
		for (size_t j = 0; j < s->forms[i - 1]->n_anchors; j++) {
			const char *anchor = s->forms[i - 1]->anchors[j];
			struct engross__literal literal = {
				.kind = LITERAL_FORM, .text = anchor, .length = strlen(anchor), .index = (uint32_t)(i - 1), .language = "",
				.next = behind_anchor(s->forms[i - 1]->template, anchor),
			};
			if (!engross__systems_add_literal(s, literal))
				return false;
			for (int all = 0; all < 2 && s->forms[i - 1]->faults; all++) {
				if (!foreign_anchor(s, anchor, all, &literal.text))
					return false;
				literal.length = literal.text ? strlen(literal.text) : 0;
				if (literal.text && !engross__systems_add_literal(s, literal))
					return false;
			}
		}
	return true;
}

static unsigned char first_letter(const char *text)
{
	unsigned char c = (unsigned char)*text;

	return (c | 32) >= 'a' && (c | 32) <= 'z' ? c | 32 : c;
}

/* Gathers what every head noun asks for: the prose forms, the bodies' names by their first letter. */
static bool gather(struct engross__systems *s)
{
	size_t names = 0, at = 0;

	s->n_prose = 0;
	for (size_t i = 0; i < s->n_literals; i++)
		names += s->literals[i].kind == LITERAL_BODY;
	s->prose = engross__arena_array(&s->arena, s->n_forms + 1, sizeof(*s->prose));
	s->body_names = engross__arena_array(&s->arena, names + 1, sizeof(*s->body_names));
	if (!s->prose || !s->body_names)
		return false;
	for (size_t i = 0; i < s->n_forms; i++)
		if (s->forms[i]->kind == FORM_PROSE)
			s->prose[s->n_prose++] = s->forms[i];
	/* Counted, then laid one letter behind the other in their order. */
	memset(s->body_first, 0, sizeof(s->body_first));
	for (size_t i = 0; i < s->n_literals; i++)
		if (s->literals[i].kind == LITERAL_BODY)
			s->body_first[first_letter(s->literals[i].text)]++;
	for (unsigned c = 0; c <= 256; c++) {
		at += s->body_first[c];
		s->body_first[c] = at; /* where the letter ends; moved to where it begins below */
	}
	for (size_t i = s->n_literals; i > 0; i--)
		if (s->literals[i - 1].kind == LITERAL_BODY)
			s->body_names[--s->body_first[first_letter(s->literals[i - 1].text)]] = &s->literals[i - 1];
	return true;
}

enum engross_status engross__systems_seal(engross_context *context, struct engross_error *error)
{
	struct engross__systems *s = context->systems;

	if (!s || s->sealed)
		return ENGROSS_OK;
	if (engross__authority_set_keyer(context, engross__symbol_key, error))
		return ENGROSS_NOMEM;
	s->months = engross__language_list(context, NULL, "months");
	s->ordinals = engross__language_list(context, NULL, "ordinals");
	s->connectors = engross__language_list(context, NULL, "citation.connector");
	s->ranges = engross__language_list(context, NULL, "citation.range");
	s->prepositions = engross__language_list(context, NULL, "citation.of");
	s->date_links = engross__language_list(context, NULL, "citation.date-link");
	s->between = engross__language_list(context, NULL, "citation.date-detached");
	s->numbers = engross__language_list(context, NULL, "citation.number");
	s->self_words = engross__language_list(context, NULL, "citation.self");
	s->year_links = engross__language_list(context, NULL, "citation.year-link");
	s->date_words = engross__language_list(context, NULL, "citation.date-word");
	s->date_tails = engross__language_list(context, NULL, "citation.date-tail");
	s->date_marks = engross__language_list(context, NULL, "date-marks");
	s->numerals = engross__language_list(context, NULL, "numerals");
	s->ordinal_heads = engross__language_list(context, NULL, "ordinal-head");
	s->heads_behind = engross__language_list(context, NULL, "citation.head-behind");
	s->definitions = engross__language_list(context, NULL, "citation.definition");
	s->name_links = engross__language_list(context, NULL, "citation.name-link");
	s->small_words = engross__language_list(context, NULL, "citation.small-word");
	s->held = engross__language_list(context, NULL, "citation.held");
	s->parts = engross__language_list(context, NULL, "citation.part");
	engross__automaton_free(s->automaton); /* of a seal that failed */
	s->automaton = engross__automaton_new(s->allocator);
	if (!s->automaton || !add_words(s, context) || !add_anchors(s))
		return engross__nomem(error);
	if (!gather(s))
		return engross__nomem(error);
	for (size_t i = 0; i < s->n_literals; i++)
		if (!engross__automaton_add(s->automaton, s->literals[i].text, s->literals[i].length, (uint32_t)i))
			return engross__automaton_full(s->automaton)
				? engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET,
				                "too many citation forms and names")
				: engross__nomem(error);
	if (!engross__automaton_compile(s->automaton))
		return engross__nomem(error);
	s->sealed = true;
	return ENGROSS_OK;
}

static bool same_letter(const char *a, const char *b, size_t at_name, size_t at_text)
{
	unsigned char x = (unsigned char)a[at_name], y = (unsigned char)b[at_text];

	if (x == y)
		return true;
	if ((x ^ y) != 32)
		return false;
	if ((x | 32) >= 'a' && (x | 32) <= 'z')
		return true;
	/* The second byte of a Latin-1 letter: C3 80..9E and C3 A0..BE differ in case alone. */
	return x >= 0x80 && at_name && (unsigned char)a[at_name - 1] == 0xC3;
}

/* The length of an apostrophe at P: ' or its curly form. */
static size_t apostrophe(const char *p, size_t left)
{
	if (left && p[0] == '\'')
		return 1;
	return left >= 3 && !memcmp(p, "\xE2\x80\x99", 3) ? 3 : 0;
}

size_t engross__name_match(const char *name, size_t n, const char *text, size_t length, size_t at, bool *commas)
{
	size_t i = 0, p = at;

	*commas = false;
	while (i < n) {
		size_t a, b;

		if (p < length && name[i] == text[p] && name[i] != ' ') {
			i++;
			p++;
		} else if (name[i] == ' ') {
			size_t start = p;
			if (p < length && text[p] == ',') {
				*commas = true;
				p++;
			}
			while (p < length && engross__is_space(text[p]) && p - start < 90)
				p++;
			if (p == start || (text[p - 1] == ','))
				return 0;
			i++;
		} else if (name[i] == ',' && (p >= length || text[p] != ',')) {
			*commas = true;
			i++;
		} else if ((a = apostrophe(name + i, n - i)) && (b = apostrophe(text + p, length - p))) {
			i += a;
			p += b;
		} else if (p < length && same_letter(name, text, i, p)) {
			i++;
			p++;
		} else {
			return 0;
		}
	}
	return p - at;
}
