/* The pass over a text: hits of the automaton to the readers of each kind. */
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/memory.h"
#include "cite/roman.h"
#include "cite/scanner.h"
#include "host/context_internal.h"
#include "text/utf8.h"

bool engross__scan_boundary(const struct engross__scanner *s, size_t at)
{
	unsigned char c;

	/* Markdown emphasis: _AG/RES. 1948_, __AG/RES. 1948__ */
	for (int marks = 0; marks < 3 && at && s->text[at - 1] == '_'; marks++)
		at--;
	if (!at)
		return true;
	c = (unsigned char)s->text[at - 1];
	if (c < 0x80)
		return !engross__is_alnum((char)c) && c != '/' && c != '_';
	/* A letter of another alphabet or with an accent; punctuation lies at U+2000 and above. */
	uint32_t point = 0;
	size_t back = engross__utf8_back(s->text, at);
	engross__utf8_decode(s->text + back, at - back, &point);
	return point < 0xC0 || (point >= 0x2000 && point < 0x2C00) || point >= 0x3000;
}

bool engross__scan_word_end(const struct engross__scanner *s, size_t at)
{
	uint32_t point = 0;

	if (at >= s->length)
		return true;
	if ((unsigned char)s->text[at] < 0x80)
		return !engross__is_alnum((char)s->text[at]);
	engross__utf8_decode(s->text + at, s->length - at, &point);
	return point < 0xC0 || (point >= 0x2000 && point < 0x2C00) || point >= 0x3000;
}

size_t engross__scan_space(const struct engross__scanner *s, size_t at)
{
	size_t n = 0;
	int breaks = 0;

	while (at + n < s->length && n < 90 && engross__is_space(s->text[at + n])) {
		if (s->text[at + n] == '\n' && ++breaks > 1)
			return at;
		n++;
	}
	return at + n;
}

size_t engross__scan_word(const struct engross__scanner *s, const struct engross__word_list *list, size_t at,
                          const struct engross__word **word)
{
	size_t best = 0;
	bool commas;

	if (!list || at >= s->length)
		return 0;
	for (uint32_t i = list->first[s->text[at] & 31]; i; i = list->next[i - 1]) {
		const struct engross__word *w = &list->words[i - 1];
		size_t n;

		if (((unsigned char)w->text[0] ^ (unsigned char)s->text[at]) & ~32)
			continue;
		n = engross__name_match(w->text, w->length, s->text, s->length, at, &commas);
		/* A word that ends in a letter must end there in the text too. */
		if (n > best && !commas &&
		    (!engross__is_alnum((char)w->text[w->length - 1]) || engross__scan_word_end(s, at + n))) {
			best = n;
			if (word)
				*word = w;
		}
	}
	return best;
}

struct engross__found *engross__scan_add(struct engross__scanner *s)
{
	struct engross__found *f;

	if (s->status)
		return NULL;
	if (s->n_found >= s->document->context->limits[ENGROSS__LIMIT_CITATIONS]) {
		s->status = ENGROSS_LIMIT;
		return NULL;
	}
	if (!engross__grow(&s->document->context->allocator, &s->found, &s->found_capacity, s->n_found + 1,
	                   sizeof(*s->found))) {
		s->status = ENGROSS_NOMEM;
		return NULL;
	}
	f = &s->found[s->n_found++];
	memset(f, 0, sizeof(*f));
	f->c.antecedent = ENGROSS_NO_INDEX;
	f->c.block = ENGROSS_NO_INDEX;
	f->term = ENGROSS_NO_INDEX;
	return f;
}

bool engross__scan_requires(const struct engross__form *form, const struct engross__match *match)
{
	for (size_t i = 0; i < form->n_requires; i++) {
		const struct engross__require *r = &form->requires[i];
		const char *value = engross__match_value(match, r->field);
		long n = 0;

		if (!value)
			continue;
		if (value[0] >= '0' && value[0] <= '9')
			for (const char *p = value; *p >= '0' && *p <= '9'; p++)
				n = n * 10 + (*p - '0');
		else if (!(n = engross__roman_value(value, strlen(value))) && !value[strspn(value, "IVXL")])
			continue; /* no numeral, though it is meant as one of a session: a fault of its own */
		if (n < r->min || n > r->max)
			return false;
	}
	return true;
}

static bool copy_parts(struct engross__scanner *s, struct engross__found *f, const struct engross__match *match)
{
	f->fields = engross__arena_array(s->arena, match->n_captures + 2, sizeof(*f->fields));
	if (!f->fields)
		return false;
	for (size_t i = 0; i < match->n_captures; i++) {
		const struct engross__capture *c = &match->captures[i];
		char *value;

		if (f->form->kind == FORM_CONTINUATION && (!strcmp(c->name, "base") || !strcmp(c->name, "stem")))
			continue;
		value = engross__arena_string(s->arena, c->value);
		if (!value)
			return false;
		f->fields[f->c.n_fields++] = (struct engross_field){ c->name, value, c->span };
		/* A session in Roman numerals is said in digits too, for whoever counts. */
		if (!strcmp(c->name, "session") && c->span.end > c->span.start) {
			long n = engross__roman_value(c->value, strlen(c->value));
			if (n && !(value = engross__arena_format(s->arena, "%ld", n)))
				return false;
			if (n)
				f->fields[f->c.n_fields++] = (struct engross_field){ "ordinal", value, c->span };
		}
	}
	f->c.fields = f->fields;
	if (match->n_faults) {
		f->faults = engross__arena_array(s->arena, match->n_faults, sizeof(*f->faults));
		if (!f->faults)
			return false;
		memcpy(f->faults, match->faults, match->n_faults * sizeof(*f->faults));
		f->n_faults = match->n_faults;
	}
	return true;
}

struct engross__found *engross__scan_add_match(struct engross__scanner *s, const struct engross__form *form,
                                               const struct engross__match *match, enum engross_form find_form)
{
	struct engross__found *f = engross__scan_add(s);
	ENGROSS__UNCLEARED char out[ENGROSS__MATCH_OUT];

	if (!f)
		return NULL;
	f->form = form;
	f->system = form->system;
	f->c.system = form->system->id;
	f->c.form = find_form;
	f->c.span = match->span;
	f->glued = match->glued;
	if (!copy_parts(s, f, match))
		goto nomem;
	if (!form->canonical || *form->canonical) {
		if (engross__match_print(match, form->canonical ? form->canonical : "{@}", out, sizeof(out)) &&
		    !(f->c.canonical = engross__arena_string(s->arena, out)))
			goto nomem;
	}
	if (form->key && engross__match_print(match, form->key, out, sizeof(out)) &&
	    !(f->c.key = engross__arena_string(s->arena, out)))
		goto nomem;
	if (f->c.key && !engross__seen_add(s, f->c.key))
		return NULL;
	return f;
nomem:
	s->status = ENGROSS_NOMEM;
	return NULL;
}

bool engross__scan_date_detached(const struct engross__scanner *s, size_t at, struct engross__date *date)
{
	size_t n;

	at = engross__scan_space(s, at);
	n = engross__scan_word(s, s->systems->between, at, NULL);
	if (n && engross__date_read(s->systems, s->text, s->length, engross__scan_space(s, at + n), date))
		return true;
	date->style = DATE_NONE;
	return false;
}

void engross__scan_date(struct engross__scanner *s, struct engross__found *f, size_t end)
{
	size_t at = engross__scan_space(s, end), n;
	struct engross__date date;

	n = engross__scan_word(s, s->systems->date_links, at, NULL);
	if (n && engross__date_read(s->systems, s->text, s->length, engross__scan_space(s, at + n), &date)) {
		f->date = date;
		f->c.span.end = date.span.end;
		return;
	}
	if (engross__scan_date_detached(s, at, &date))
		f->date = date;
}

size_t engross__scan_body_at(const struct engross__scanner *s, size_t at, uint32_t *bodies, size_t *n)
{
	size_t best = 0;
	bool commas;

	unsigned char c;

	*n = 0;
	if (at >= s->length)
		return 0;
	c = (unsigned char)s->text[at];
	if ((c | 32) >= 'a' && (c | 32) <= 'z')
		c |= 32;
	for (size_t i = s->systems->body_first[c]; i < s->systems->body_first[c + 1]; i++) {
		const struct engross__literal *l = s->systems->body_names[i];
		size_t length = engross__name_match(l->text, l->length, s->text, s->length, at, &commas);

		if (!length || length < best || !engross__scan_word_end(s, at + length))
			continue;
		if (length > best)
			*n = 0;
		best = length;
		if (*n < 8)
			bodies[(*n)++] = l->index;
	}
	return best;
}

/* Where the literal whose anchor ends at END begins: white space runs in the text count as one. */
static size_t literal_start(const struct engross__scanner *s, const struct engross__literal *l, size_t end)
{
	if (!l->spaced)
		return end - l->anchor;
	for (size_t i = l->anchor; i > 0; i--) {
		if (l->text[i - 1] == ' ')
			while (end > 1 && engross__is_space(s->text[end - 2]))
				end--;
		end--;
	}
	return end;
}

/* "Council" inside "Security Council", "Consejo" before "Consejo de Seguridad" are no names of their own: whether
   [start, end) lies in a longer name; shorter names that it takes in are dropped. */
static bool inside_mention(struct engross__scanner *s, size_t start, size_t end)
{
	for (size_t i = 1; i <= s->n_mentions && i <= 8; i++) {
		const struct engross__mention *m = &s->mentions[(s->n_mentions - i) % ENGROSS__MENTIONS];
		if (m->span.start <= start && m->span.end >= end && m->span.end - m->span.start > end - start)
			return true;
	}
	while (s->n_mentions) {
		const struct engross__mention *m = &s->mentions[(s->n_mentions - 1) % ENGROSS__MENTIONS];
		if (m->span.start < start || m->span.end > end || m->span.end - m->span.start == end - start)
			break;
		s->n_mentions--;
	}
	return false;
}

static bool hit(void *payload, uint32_t id, size_t end)
{
	struct engross__scanner *s = payload;
	const struct engross__literal *l = &s->systems->literals[id];
	size_t start = literal_start(s, l, end);

	engross__document_pass(s->document, start, &s->rested);
	switch (l->kind) {
	case LITERAL_FORM: return engross__scan_form(s, l, start);
	case LITERAL_HEAD: return engross__scan_head(s, l, start);
	case LITERAL_INSTRUMENT: return engross__scan_name(s, l, start);
	case LITERAL_EVENT: return engross__scan_event(s, l, start);
	case LITERAL_IBID: return engross__scan_ibid(s, l, start);
	case LITERAL_ANAPHOR: return engross__scan_anaphor(s, l, start);
	case LITERAL_POINT: return engross__scan_point(s, l, start);
	case LITERAL_BODY: {
		bool commas;
		size_t n = engross__name_match(l->text, l->length, s->text, s->length, start, &commas);
		if (!n || inside_mention(s, start, start + n))
			return true;
		if (engross__scan_boundary(s, start) && engross__scan_word_end(s, start + n))
			s->mentions[s->n_mentions++ % ENGROSS__MENTIONS] =
				(struct engross__mention){ { start, start + n }, l->index, l->weak };
		return true;
	}
	case LITERAL_NONE:
		break;
	}
	return true;
}

/* The document's own symbol: the first citation that stands in its masthead. */
static void own_symbol(engross_document *d, const struct engross__found *found, size_t n)
{
	struct engross_span place = d->masthead.symbol;

	for (size_t i = 0; i < n && !d->symbol; i++)
		if (found[i].c.form == ENGROSS_FORM_SYMBOL && found[i].c.span.start >= place.start &&
		    found[i].c.span.start < place.end)
			d->symbol = found[i].c.canonical;
}

enum engross_status engross__cite_document(engross_document *d, struct engross_error *error)
{
	struct engross__scanner s = { .document = d, .systems = d->context->systems, .text = d->text,
		                      .length = d->length, .arena = &d->arena };
	const struct engross_allocator *allocator = &d->context->allocator;

	if (!s.systems)
		return ENGROSS_OK;
	/* About as many as a resolution of that size has; grows where there are more. */
	if (!engross__grow(allocator, &s.found, &s.found_capacity, d->length / 640 + 8, sizeof(*s.found)))
		return engross__nomem(error);
	engross__scan_own(&s);
	engross__automaton_scan(s.systems->automaton, s.text, s.length, hit, &s);
	if (!s.status && engross__bind(&s) && engross__resolve_all(&s) && s.n_found) {
		d->citations = allocator->alloc(allocator->payload, s.n_found * sizeof(*d->citations));
		if (!d->citations)
			s.status = ENGROSS_NOMEM;
		for (size_t i = 0; d->citations && i < s.n_found; i++)
			d->citations[i] = s.found[i].c;
		d->n_citations = d->citations ? s.n_found : 0;
		own_symbol(d, s.found, s.n_found);
	}
	engross__release(allocator, s.found);
	engross__release(allocator, s.points);
	engross__release(allocator, s.seen);
	if (s.status == ENGROSS_NOMEM)
		return engross__nomem(error);
	if (s.status == ENGROSS_LIMIT)
		return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET, "more than %llu citations (limit \"citations\")",
		                     (unsigned long long)d->context->limits[ENGROSS__LIMIT_CITATIONS]);
	return s.status;
}

const char *engross_form_name(enum engross_form form)
{
	static const char *const names[] = {
		[ENGROSS_FORM_NONE] = "none", [ENGROSS_FORM_SYMBOL] = "symbol", [ENGROSS_FORM_PROSE] = "prose",
		[ENGROSS_FORM_LIST_ITEM] = "list-item", [ENGROSS_FORM_TREATY_SERIES] = "treaty-series",
		[ENGROSS_FORM_INSTRUMENT] = "instrument", [ENGROSS_FORM_EVENT] = "event",
		[ENGROSS_FORM_ANAPHORA] = "anaphora", [ENGROSS_FORM_INTERNAL] = "internal",
		[ENGROSS_FORM_FOOTNOTE_MARK] = "footnote-mark",
	};

	return (size_t)form < sizeof(names) / sizeof(names[0]) ? names[form] : "none";
}

const char *engross_verdict_name(enum engross_verdict verdict)
{
	static const char *const names[] = {
		[ENGROSS_VERDICT_NONE] = "unknown", [ENGROSS_VERDICT_VERIFIED] = "verified",
		[ENGROSS_VERDICT_CONTRADICTED] = "contradicted", [ENGROSS_VERDICT_PLAUSIBLE] = "plausible",
		[ENGROSS_VERDICT_UNKNOWN] = "unknown",
	};

	return (size_t)verdict < sizeof(names) / sizeof(names[0]) ? names[verdict] : "unknown";
}

const char *engross_citation_field(const struct engross_citation *citation, const char *name)
{
	for (size_t i = 0; i < citation->n_fields; i++)
		if (!strcmp(citation->fields[i].name, name))
			return citation->fields[i].value;
	return NULL;
}
