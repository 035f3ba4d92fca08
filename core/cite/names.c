/* Named instruments and numbered events. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include <stdlib.h>
#include <string.h>

#include "authority/authority.h"
#include "base/ascii.h"
#include "cite/numeral.h"
#include "cite/roman.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

/* Adds the field NAME with VALUE (NULL: the text of SPAN). */
static bool add_field(struct engross__scanner *s, struct engross__found *f, const char *name, const char *value,
                      struct engross_span span)
{
	struct engross_field *fields = engross__arena_array(s->arena, f->c.n_fields + 1, sizeof(*fields));

	if (!value)
		value = engross__arena_copy(s->arena, s->text + span.start, span.end - span.start);
	if (!fields || !value) {
		s->status = ENGROSS_NOMEM;
		return false;
	}
	if (f->c.n_fields)
		memcpy(fields, f->fields, f->c.n_fields * sizeof(*fields));
	fields[f->c.n_fields++] = (struct engross_field){ name, value, span };
	f->c.fields = f->fields = fields;
	return true;
}

static size_t four_digits(const struct engross__scanner *s, size_t at)
{
	size_t n = 0;

	while (at + n < s->length && s->text[at + n] >= '0' && s->text[at + n] <= '9')
		n++;
	return n == 4 && (s->text[at] == '1' || s->text[at] == '2') ? 4 : 0;
}

/* Whether a name that several things share stands with what tells them apart: NEEDS, "word|word", within reach. */
static bool has_need(const struct engross__scanner *s, const char *needs, size_t start, size_t end)
{
	size_t from = start > 120 ? start - 120 : 0, to = end + 160 < s->length ? end + 160 : s->length;

	for (const char *p = needs; *p;) {
		size_t n = strcspn(p, "|");
		if (memmem(s->text + from, to - from, p, n))
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

/* ", 2005", " (2005)", ", adopted in 2000" after a name: the year said with it. */
static bool read_year_said(struct engross__scanner *s, struct engross__found *f, size_t end)
{
	const struct engross__word *link = NULL;
	size_t at = engross__scan_space(s, end), n = engross__scan_word(s, s->systems->year_links, at, &link);
	struct engross_span year;

	if (!n)
		return true;
	year.start = engross__scan_space(s, at + n);
	year.end = year.start + four_digits(s, year.start);
	if (year.end == year.start)
		return true;
	/* "Declaration of Mar del Plata, 2005" is the usual form of a mandate's source. */
	if (f->instrument->dated && !strcmp(link->text, ","))
		f->c.span.end = year.end;
	return add_field(s, f, "year", NULL, year);
}

bool engross__scan_name(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	const struct engross__instrument *instrument = s->systems->instruments[literal->index];
	struct engross__found *f = s->n_found ? &s->found[s->n_found - 1] : NULL;
	bool commas;
	size_t n = engross__name_match(literal->text, literal->length, s->text, s->length, start, &commas);

	if (!n || !engross__scan_boundary(s, start) || !engross__scan_word_end(s, start + n))
		return true;
	if (literal->cased && strncmp(s->text + start, literal->text, literal->length) != 0)
		return true;
	if (instrument->needs && !has_need(s, instrument->needs, start, start + n))
		return true;
	/* Of the names that begin here the longest is meant. */
	for (size_t i = s->n_found; i > 0 && s->found[i - 1].c.span.start >= start; i--) {
		f = &s->found[i - 1];
		if (f->instrument && f->c.span.start == start) {
			if (f->literal->length > literal->length || (f->literal->length == literal->length && !f->instrument->needs))
				return true;
			memmove(f, f + 1, (s->n_found - i) * sizeof(*f));
			s->n_found--;
			break;
		}
	}
	f = engross__scan_add(s);
	if (!f)
		return false;
	f->instrument = instrument;
	f->literal = literal;
	f->name_length = n;
	f->commas = commas;
	f->c.system = instrument->system;
	f->c.form = ENGROSS_FORM_INSTRUMENT;
	f->c.key = instrument->key;
	f->c.span = (struct engross_span){ start, start + n };
	return read_year_said(s, f, start + n);
}

/* "第" and numerals that end right before END: their value, and where the word begins; 0: none. */
static long numerals_before(const struct engross__scanner *s, size_t end, size_t *start)
{
	size_t from = end > 3 * (ENGROSS__NUMERALS + 1) ? end - 3 * (ENGROSS__NUMERALS + 1) : 0;
	long value;

	if (!end || (unsigned char)s->text[end - 1] < 0x80)
		return 0;
	for (; from < end; from++) {
		size_t n = 0;
		if ((unsigned char)s->text[from] >= 0xC0)
			n = engross__scan_word(s, s->systems->ordinal_heads, from, NULL);
		if (n && engross__numeral_read(s->systems, s->text, end, from + n, &value) == end - from - n) {
			*start = from;
			return value;
		}
	}
	return 0;
}

long engross__scan_ordinal_before(const struct engross__scanner *s, size_t at, size_t *start)
{
	size_t end = at, word;
	long value = numerals_before(s, at, start);

	if (value)
		return value;

	while (end && strchr(" \n\t\r", s->text[end - 1]) && at - end < 60)
		end--;
	word = end;
	while (word && !strchr(" \n\t\r(,;\"", s->text[word - 1]) && end - word < 40)
		word--;
	if (word == end || !engross__scan_boundary(s, word))
		return 0;
	*start = word;
	if (s->text[word] >= '0' && s->text[word] <= '9') {
		size_t digits = 0;
		while (digits < 4 && word + digits < end && s->text[word + digits] >= '0' && s->text[word + digits] <= '9')
			value = value * 10 + (s->text[word + digits++] - '0');
		return digits < 4 && end - word - digits <= 3 && end - word > digits ? value : 0;
	}
	value = engross__roman_value(s->text + word, end - word);
	if (value)
		return value;
	/* An ordinal in words may be of several words: "Twenty-fifth", "Quincuagésimo quinto". */
	for (size_t from = word > 40 ? word - 40 : 0; from <= word && s->systems->ordinals; from++) {
		const struct engross__word *w = NULL;
		if (!engross__scan_boundary(s, from))
			continue;
		if (engross__scan_word(s, s->systems->ordinals, from, &w) == end - from && w) {
			*start = from;
			return w->n;
		}
	}
	return 0;
}

/* The first year that is said with the event within REACH bytes of AT: after "held", a comma or "in". */
static size_t year_after(const struct engross__scanner *s, size_t at)
{
	size_t end = at + 140 < s->length ? at + 140 : s->length;

	for (; at < end; at++) {
		char c = s->text[at];
		if (c == ';' || c == ')' || c == '"' || (c == '\n' && at + 1 < end && s->text[at + 1] == '\n') ||
		    (c == '.' && at + 1 < end && s->text[at + 1] == ' '))
			return 0;
		if (c >= '0' && c <= '9' && at && !(s->text[at - 1] >= '0' && s->text[at - 1] <= '9') && four_digits(s, at))
			return at;
	}
	return 0;
}

/* Takes in "Plan of Action of the " before an event: its instrument. */
static bool take_part(struct engross__scanner *s, struct engross__found *f)
{
	const struct engross__word_list *parts = engross__language_list(s->document->context, NULL, "citation.event-part");
	size_t start = f->c.span.start;
	bool commas;

	for (size_t i = 0; parts && i < parts->count; i++) {
		const struct engross__word *w = &parts->words[i];
		size_t from = start > w->length + 1 ? start - w->length - 1 : 0;
		size_t n = engross__name_match(w->text, w->length, s->text, s->length, from, &commas);
		if (!n || engross__scan_space(s, from + n) != start || !engross__scan_boundary(s, from))
			continue;
		f->c.span.start = from;
		f->c.form = ENGROSS_FORM_INSTRUMENT;
		f->c.key = engross__arena_format(s->arena, "%s:%s", f->c.key, w->as ? w->as : "text");
		if (!f->c.key)
			s->status = ENGROSS_NOMEM;
		return f->c.key != NULL;
	}
	return true;
}

static bool add_event(struct engross__scanner *s, const struct engross__event *event,
                      const struct engross__literal *literal, long ordinal, struct engross_span span,
                      enum engross_form form)
{
	struct engross__found *f = engross__scan_add(s);
	const char *number;
	size_t year;

	if (!f)
		return false;
	f->event = event;
	f->literal = literal;
	f->ordinal = ordinal;
	f->c.system = event->system;
	f->c.form = form;
	f->c.span = span;
	f->c.key = engross__arena_format(s->arena, "%s:%ld", event->key, ordinal);
	number = engross__arena_format(s->arena, "%ld", ordinal);
	if (!f->c.key || !number) {
		s->status = ENGROSS_NOMEM;
		return false;
	}
	if (!add_field(s, f, "ordinal", number, (struct engross_span){ span.start, span.start }))
		return false;
	year = form == ENGROSS_FORM_EVENT ? year_after(s, span.end) : 0;
	if (year && !add_field(s, f, "year", NULL, (struct engross_span){ year, year + 4 }))
		return false;
	return form != ENGROSS_FORM_EVENT || take_part(s, f);
}

/* The session of the event whose place ends at END, with where the place begins. */
static const struct engross__session *place_before(const struct engross__scanner *s, const struct engross__event *event,
                                                   size_t end, size_t *start)
{
	size_t count;
	const struct engross__session *sessions = engross__authority_sessions(s->document->context, event->series, &count);

	for (size_t i = 0; sessions && i < count; i++) {
		size_t n = sessions[i].place ? strcspn(sessions[i].place, ",") : 0;
		if (n && n <= end && !memcmp(s->text + end - n, sessions[i].place, n) && engross__scan_boundary(s, end - n)) {
			*start = end - n;
			return &sessions[i];
		}
	}
	return NULL;
}

/* Where the connector ("and", ",") begins that ends at END, or END when none does. */
static size_t connector_before(const struct engross__scanner *s, size_t end)
{
	const struct engross__word_list *list = s->systems->connectors;

	for (size_t i = 0; list && i < list->count; i++) {
		size_t n = list->words[i].length;
		if (n <= end && !memcmp(s->text + end - n, list->words[i].text, n) &&
		    (!engross__is_letter(list->words[i].text[0]) || engross__scan_boundary(s, end - n)))
			return end - n;
	}
	return end;
}

/* "the Santiago and Quebec City Summits": places with the head at the end. */
static bool scan_places(struct engross__scanner *s, const struct engross__event *event,
                        const struct engross__literal *literal, size_t start, size_t n)
{
	struct { size_t start, end; long number; } places[4];
	size_t count = 0, end = start;

	while (count < 4) {
		const struct engross__session *session;
		while (end && strchr(" \n", s->text[end - 1]))
			end--;
		if (!(session = place_before(s, event, end, &places[count].start)))
			break;
		places[count].end = count ? end : start + n;
		places[count].number = session->number;
		end = places[count++].start;
		while (end && strchr(" \n", s->text[end - 1]))
			end--;
		if (connector_before(s, end) == end)
			break;
		end = connector_before(s, end);
	}
	for (size_t i = count; i > 0 && count > 1; i--)
		if (!add_event(s, event, literal, places[i - 1].number, (struct engross_span){ places[i - 1].start, places[i - 1].end },
		               ENGROSS_FORM_LIST_ITEM))
			return false;
	return true;
}

bool engross__scan_event(struct engross__scanner *s, const struct engross__literal *literal, size_t start)
{
	const struct engross__event *event = s->systems->events[literal->index];
	bool commas;
	size_t n = engross__name_match(literal->text, literal->length, s->text, s->length, start, &commas), from = start;
	long ordinal;

	if (!n || !engross__scan_boundary(s, start) || !engross__scan_word_end(s, start + n))
		return true;
	if (literal->head)
		return scan_places(s, event, literal, start, n);
	ordinal = engross__scan_ordinal_before(s, start, &from);
	if (!ordinal)
		return true;
	/* A longer name of the same event was met at this place already, or a shorter one. */
	for (size_t i = s->n_found; i > 0 && s->found[i - 1].c.span.end > start; i--)
		if (s->found[i - 1].event && s->found[i - 1].ordinal == ordinal) {
			if (s->found[i - 1].c.span.end >= start + n)
				return true;
			memmove(&s->found[i - 1], &s->found[i], (s->n_found - i) * sizeof(*s->found));
			s->n_found--;
		}
	return add_event(s, event, literal, ordinal, (struct engross_span){ from, start + n }, ENGROSS_FORM_EVENT);
}
