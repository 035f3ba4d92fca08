/* Citations that begin with their own symbol, and the lists that go on from one. */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "cite/prose.h"
#include "host/context_internal.h"

/* How far back an address in the web may begin. */
#define ADDRESS_REACH ((size_t)120)

/* Whether START lies in an address: "https://undocs.org/A/RES/61/180". */
static bool in_address(const struct engross__scanner *s, size_t start)
{
	size_t from = start;

	while (from && start - from < ADDRESS_REACH && !engross__is_space(s->text[from - 1]) && !strchr("<>\"(", s->text[from - 1])) {
		from--;
		if (start - from >= 3 && !memcmp(s->text + from, "://", 3))
			return true;
	}
	return start - from > 4 && !strncasecmp(s->text + from, "www.", 4);
}

/* Whether a symbol of FORM may begin at START: at a word's border, or glued to what stands before when that
   cannot be read otherwise. */
static bool may_begin(const struct engross__scanner *s, const struct engross__form *form, size_t start)
{
	char before;

	/* The session of "(LI-E/16)" is no document of the Economic and Social Council. */
	if (start > 1 && s->text[start - 1] == '-' && engross__is_letter(s->text[start - 2]))
		return false;
	if (engross__scan_boundary(s, start))
		return true;
	before = s->text[start - 1];
	/* A bracket in italics that was read as a slash: " /A/31/L.24/". */
	if (before == '/' && (start == 1 || engross__is_space(s->text[start - 2]) || in_address(s, start)))
		return true;
	if (s->n_found && s->found[s->n_found - 1].c.span.end == start && before != '/')
		return true; /* two symbols run together */
	/* "P\xC3\xA1ginaAG/RES. 12": a word; ".....13AG/RES. 12": the page of the line before. */
	return form->glued && ((before >= 'a' && before <= 'z') || engross__is_digit(before));
}

static bool try_form(const struct engross__scanner *s, const struct engross__form *form, size_t start,
                     unsigned faults, struct engross__match *match)
{
	return engross__template_match(form->template, s->text, s->length, start, faults, match) &&
	       engross__scan_requires(form, match);
}

/* "SR.39, 47": what stands before the number of the find before, as {stem}. False where it has no such part ("A/61/53")
   or where what follows makes the number count something else. */
static bool add_stem(const struct engross__scanner *s, struct engross__match *match)
{
	const char *canonical = s->found[s->n_found - 1].c.canonical;
	size_t n = canonical ? strlen(canonical) : 0, at = engross__scan_space(s, match->span.end);
	struct engross__capture *c;

	while (n && engross__is_digit(canonical[n - 1]))
		n--;
	if (n < 2 || canonical[n - 1] != '.' || match->n_captures == ENGROSS__MATCH_CAPTURES ||
	    n >= sizeof(match->captures[0].value))
		return false;
	/* "SR.1-15": what is tied to a number is no number of something else. */
	if (s->text[match->span.start - 1] != '-' && at < s->length &&
	    ((!engross__scan_word_end(s, at) && !engross__is_digit(s->text[at])) || strchr("%/", s->text[at])) &&
	    !engross__scan_word(s, s->systems->connectors, at, NULL))
		return false;
	c = &match->captures[match->n_captures++];
	c->name = "stem";
	c->span = (struct engross_span){ match->span.start, match->span.start };
	memcpy(c->value, canonical, n);
	c->value[n] = '\0';
	return true;
}

/* The forms that may go on a list of SYSTEM's symbols. */
static const struct engross__form *continuation(const struct engross__scanner *s, const struct engross__found *base,
                                                size_t at, struct engross__match *match)
{
	for (size_t i = 0; i < base->system->n_forms; i++) {
		const struct engross__form *form = base->system->forms[i];
		struct engross__capture *c;

		if (form->kind != FORM_CONTINUATION || !try_form(s, form, at, form->faults, match) ||
		    (form->stem && !add_stem(s, match)))
			continue;
		/* "AG/RES. 2700 to 2758": a bare number goes on from another alone. */
		if (form->incomplete &&
		    (!base->form->incomplete || !engross__prose_counts_nothing(s, match->span.end)))
			continue;
		if (match->n_captures < ENGROSS__MATCH_CAPTURES && base->c.canonical &&
		    strlen(base->c.canonical) < sizeof(c->value)) {
			c = &match->captures[match->n_captures++];
			c->name = "base";
			c->span = (struct engross_span){ at, at };
			strcpy(c->value, base->c.canonical);
		}
		return form;
	}
	return NULL;
}

/* "AG/DEC. 22 to AG/DEC. 24 (XXX-O/00)": what the first leaves out is said with the second, which was just found. */
static bool take_session(struct engross__scanner *s, const struct engross__match *match)
{
	struct engross__found *f = s->n_found > 1 ? &s->found[s->n_found - 2] : NULL;
	const struct engross__found *last = &s->found[s->n_found - 1];
	struct engross__match both = *match;
	const char *number = f ? engross_citation_field(&f->c, "number") : NULL;
	struct engross__capture *c = engross__match_capture(&both, "number");
	char out[ENGROSS__MATCH_OUT];

	if (!f || !f->form || !f->form->incomplete || f->system != last->system || last->form->incomplete || !number || !c ||
	    !f->form->canonical || strlen(number) >= sizeof(c->value) ||
	    engross__prose_connector(s, f->c.span.end) != last->c.span.start)
		return true;
	strcpy(c->value, number);
	if (!engross__match_print(&both, f->form->canonical, out, sizeof(out)))
		return true;
	f->c.canonical = engross__arena_string(s->arena, out);
	f->completed = true;
	if (!f->c.canonical)
		s->status = ENGROSS_NOMEM;
	return f->c.canonical != NULL;
}

static bool list_from(struct engross__scanner *s, size_t base)
{
	size_t items = (size_t)s->document->context->limits[ENGROSS__LIMIT_LIST_ITEMS];

	for (size_t n = 0; n < items; n++) {
		size_t end = s->found[s->n_found - 1].c.span.end, at = engross__prose_connector(s, end);
		const struct engross__form *form;
		struct engross__found *item;
		ENGROSS__UNCLEARED struct engross__match match;

		if (at == end)
			return true;
		form = continuation(s, &s->found[base], at, &match);
		if (!form)
			return true;
		item = engross__scan_add_match(s, form, &match, ENGROSS_FORM_LIST_ITEM);
		if (!item || !take_session(s, &match))
			return false;
		engross__scan_date(s, item, match.span.end);
		s->busy = item->c.span.end;
	}
	return true;
}

/* Where the number before AT begins, or AT where none stands: "40" at the C of "40 C/Resolution 12". */
static size_t number_before(const struct engross__scanner *s, size_t at)
{
	size_t end = at, start;
	bool digits = false;

	while (end && at - end < 8 && engross__is_space(s->text[end - 1]))
		end--;
	for (start = end; start && end - start < 8 && engross__is_alnum(s->text[start - 1]); start--)
		digits |= engross__is_digit(s->text[start - 1]);
	return digits ? start : at;
}

bool engross__scan_form(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	const struct engross__form *form = s->systems->forms[literal->index];
	struct engross__found *last = s->n_found ? &s->found[s->n_found - 1] : NULL;
	unsigned faults = form->faults;
	ENGROSS__UNCLEARED struct engross__match match;

	if (literal->next && start + literal->length < s->length) {
		unsigned char c = (unsigned char)s->text[start + literal->length];
		if (((c ^ literal->next) & ~32) && c > ' ' && c < 0x80)
			return true;
	}
	if (form->numbered)
		start = number_before(s, start);
	if (start < s->busy && !(last && last->c.span.start == start))
		return true;
	/* A one-letter head ("A/61/53") is a capital: "a/b" is none. */
	if (literal->length == 2 && !form->numbered && !engross__is_upper(s->text[start]))
		return true;
	/* Where one form fits as it is printed, no other is meant with a fault. */
	if (last && last->c.span.start == start && !last->n_faults)
		faults = 0;
	if (!may_begin(s, form, start) || !try_form(s, form, start, faults, &match))
		return true;
	if (last && last->c.span.start == start) {
		/* Another form read this place: the longer one stays, then the one with fewer faults, then the one that
		   the data file gives first. */
		if (last->c.span.end != match.span.end ? last->c.span.end > match.span.end
		    : last->n_faults != match.n_faults ? last->n_faults < match.n_faults
		                                       : last->form_index < literal->index)
			return true;
		s->n_found--;
	}
	last = engross__scan_add_match(s, form, &match,
	                               form->kind == FORM_SERIES ? ENGROSS_FORM_TREATY_SERIES : ENGROSS_FORM_SYMBOL);
	if (!last)
		return false;
	last->form_index = literal->index;
	if (!take_session(s, &match))
		return false;
	engross__scan_date(s, last, match.span.end);
	s->busy = last->c.span.end;
	return list_from(s, s->n_found - 1);
}
