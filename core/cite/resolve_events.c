/* Numbered meetings: number, place and year against the table of sessions; the session in a document's head.
   */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "authority/authority.h"
#include "base/ascii.h"
#include "cite/resolving.h"
#include "cite/roman.h"
#include "cite/title.h"

/* What is said of where a meeting was held. */
enum said {
	SAID_NOTHING = 0,
	SAID_RIGHT,
	SAID_OTHER,  /* the place of another meeting of the series */
	SAID_UNKNOWN /* a place that no meeting of the series is known for */
};

struct place {
	enum said said;
	struct engross_span span;
	const char *name; /* SAID_OTHER: as the table has it, with its country */
	size_t length;    /* of the city in it */
	long number;      /* a meeting that was held there */
};

/* The text behind an event that says where it was held: past ", " or "held in"; its end without either. */
static size_t place_said(const struct engross__resolving *r, bool *held)
{
	size_t end = r->f->c.span.end, at = engross__scan_space(r->s, end), n;

	n = engross__scan_word(r->s, r->s->systems->held, at, NULL);
	*held = n != 0;
	if (n)
		return engross__scan_space(r->s, at + n);
	return at < r->s->length && r->s->text[at] == ',' ? engross__scan_space(r->s, at + 1) : end;
}

/* Whether a word of four letters of PLACE begins as some word of TEXT does; accents and endings differ by
   language. */
static bool names_place(const char *place, const char *text, size_t length)
{
	for (const char *p = place; *p;) {
		size_t n = strcspn(p, " ,.-");
		for (size_t i = 0; n >= 4 && i + 3 <= length; i++)
			if (!strncasecmp(p, text + i, 3) && (!i || strchr(" ,(-", text[i - 1])))
				return true;
		p += n;
		p += strspn(p, " ,.-");
	}
	return false;
}

/* The length of the city of PLACE ("Quebec City, Canada") at AT, 0 when another text stands there. *NAME is
   its length in PLACE. */
static size_t city_at(const struct engross__scanner *s, const char *place, size_t at, size_t *name)
{
	size_t n = place ? strcspn(place, ",") : 0, length;
	bool commas;

	if (!n)
		return 0;
	length = engross__name_match(place, n, s->text, s->length, at, &commas);
	if (!length && (n = strcspn(place, " ,")) >= 6) /* "Cartagena" for "Cartagena de Indias" */
		length = engross__name_match(place, n, s->text, s->length, at, &commas);
	*name = n;
	return length && engross__scan_word_end(s, at + length) ? length : 0;
}

/* A place that no meeting of the series is known for: only where its name can be compared. */
static void read_unknown(const struct engross__resolving *r, size_t at, struct place *out)
{
	struct engross__date date;
	size_t end;

	if (strcmp(r->s->document->language, "en") != 0 || r->s->text[at] < 'A' || r->s->text[at] > 'Z' ||
	    engross__date_read(r->s->systems, r->s->text, r->s->length, at, &date))
		return;
	for (end = at; end < r->s->length && end - at < 60 && !strchr(",;.()\n", r->s->text[end]); end++)
		continue;
	out->said = SAID_UNKNOWN;
	out->span = (struct engross_span){ at, end };
}

/* The place that is said against the places of this and the other meetings of the series. */
static struct place read_place(const struct engross__resolving *r, const struct engross__session *own)
{
	struct place out = { .said = SAID_NOTHING };
	const struct engross__session *sessions;
	size_t count, at, end, length;
	bool held;

	at = place_said(r, &held);
	if (!own->place || at == r->f->c.span.end || at >= r->s->length)
		return out;
	for (end = at; end < r->s->length && end - at < 70 && !strchr(";()\n", r->s->text[end]); end++)
		continue;
	if (city_at(r->s, own->place, at, &out.length)) {
		out.said = SAID_RIGHT;
		return out;
	}
	sessions = engross__authority_sessions(r->s->document->context, r->f->event->series, &count);
	for (size_t i = 0; sessions && i < count; i++) {
		if (!(length = city_at(r->s, sessions[i].place, at, &out.length)))
			continue;
		out.said = SAID_OTHER;
		out.span = (struct engross_span){ at, at + length };
		out.name = sessions[i].place;
		out.number = sessions[i].number;
		return out;
	}
	if (names_place(own->place, r->s->text + at, end - at))
		out.said = SAID_RIGHT;
	else if (held)
		read_unknown(r, at, &out);
	return out;
}

/* The one other meeting of the series with that YEAR (0: any) and the place called NAME (NULL: any); 0: none,
   or several. */
static long only_other(const struct engross__resolving *r, long year, const char *name, size_t length)
{
	const struct engross__session *sessions;
	size_t count;
	long number = 0;

	sessions = engross__authority_sessions(r->s->document->context, r->f->event->series, &count);
	for (size_t i = 0; sessions && i < count; i++) {
		if (sessions[i].number == r->f->ordinal || *sessions[i].kind || (year && sessions[i].year != year) ||
		    (name && (!sessions[i].place || strncmp(sessions[i].place, name, length) != 0)))
			continue;
		if (number)
			return 0;
		number = sessions[i].number;
	}
	return number;
}

static const char *english_suffix(long n)
{
	static const char *const suffixes[] = { "th", "st", "nd", "rd" };

	return n / 10 % 10 == 1 || n % 10 > 3 ? "th" : suffixes[n % 10];
}

/* NUMBER in words as WAS is: its language, its gender by the last letter, its capital. */
static bool write_words(const struct engross__resolving *r, const struct engross__word *was, size_t at,
                        long number, char *out, size_t size)
{
	const struct engross__word_list *list = r->s->systems->ordinals;

	for (size_t i = 0; i < list->count; i++) {
		const struct engross__word *w = &list->words[i];
		if (w->n != number || strcmp(w->language, was->language) != 0 || w->length >= size ||
		    (strcmp(w->language, "en") != 0 && w->text[w->length - 1] != was->text[was->length - 1]))
			continue;
		memcpy(out, w->text, w->length + 1);
		if (engross__is_upper(r->s->text[at]) && engross__is_letter(*out))
			*out = (char)(*out & ~32);
		return true;
	}
	return false;
}

/* Writes NUMBER as the ordinal at SPAN's start is written, and its end there; false when it cannot. */
static bool write_ordinal(const struct engross__resolving *r, long number, struct engross_span *span,
                          char *out, size_t size)
{
	const struct engross__scanner *s = r->s;
	const struct engross__word *word = NULL;
	size_t at = span->start, n = strspn(s->text + at, "IVXLC");
	char roman[16];

	if (n && engross__roman_value(s->text + at, n) == r->f->ordinal) {
		span->end = at + n;
		return engross__roman_write(number, roman) && snprintf(out, size, "%s", roman) > 0;
	}
	n = engross__scan_word(s, s->systems->ordinals, at, &word);
	if (n && word->n == r->f->ordinal) {
		span->end = at + n;
		return write_words(r, word, at, number, out, size);
	}
	n = strspn(s->text + at, "0123456789");
	if (!n || strcmp(s->document->language, "en") != 0 || !engross__is_letter(s->text[at + n]))
		return false;
	span->end = at + n + 2;
	return snprintf(out, size, "%ld%s", number, english_suffix(number)) > 0;
}

/* The meeting that place and year agree on: its number is the slip. */
static bool check_outvoted(struct engross__resolving *r, const struct engross__session *own, long year,
                           const struct place *place)
{
	struct engross_span span = engross__resolving_field(r->f, "ordinal");
	char message[300], ordinal[80];
	struct engross_problem *p;
	long number = only_other(r, year, place->name, place->length);

	span.start = r->f->fields[0].span.start;
	if (!number || !write_ordinal(r, number, &span, ordinal, sizeof(ordinal)))
		return false;
	snprintf(message, sizeof(message), "%s number %ld was held in %s, in %d; number %ld in %.*s, in %ld",
	         r->f->event->title, r->f->ordinal, own->place, own->year, number, (int)place->length,
	         place->name, year);
	p = engross__resolving_add(r, "citation/event", span, message);
	if (!own->certain)
		engross__resolving_doubt(r, p);
	engross__resolving_repair(r, p, ordinal, own->certain);
	return true;
}

static void check_place(struct engross__resolving *r, const struct engross__session *own,
                        const struct place *place, bool year_right)
{
	const char *title = r->f->event->title;
	bool english = !strcmp(r->s->document->language, "en");
	char message[300], city[64];
	struct engross_problem *p;

	if (place->said == SAID_OTHER)
		snprintf(message, sizeof(message), "%s number %ld was held in %s; %.*s had number %ld", title,
		         r->f->ordinal, own->place, (int)place->length, place->name, place->number);
	else
		snprintf(message, sizeof(message), "%s number %ld was held in %s", title, r->f->ordinal, own->place);
	p = engross__resolving_add(r, "citation/event", place->span, message);
	if (!own->certain)
		engross__resolving_doubt(r, p);
	else if (p && place->said == SAID_UNKNOWN)
		p->level = ENGROSS_LEVEL_WARNING;
	snprintf(city, sizeof(city), "%.*s", (int)strcspn(own->place, ","), own->place);
	if (year_right && english)
		engross__resolving_repair(r, p, city, own->certain && place->said == SAID_OTHER);
}

static void check_year(struct engross__resolving *r, const struct engross__session *own,
                       struct engross_span span, long year, const struct place *place)
{
	char message[300];
	struct engross_problem *p;
	bool alone = place->said == SAID_RIGHT || !only_other(r, year, NULL, 0);

	snprintf(message, sizeof(message), "%s number %ld was held in %d%s%s", r->f->event->title, r->f->ordinal,
	         own->year, own->place ? ", in " : "", own->place ? own->place : "");
	p = engross__resolving_add(r, "citation/event", span, message);
	if (!own->certain)
		engross__resolving_doubt(r, p);
	if (!alone)
		return; /* the number may be the slip as well */
	snprintf(message, sizeof(message), "%d", own->year);
	engross__resolving_repair(r, p, message, own->certain && place->said == SAID_RIGHT);
}

/* Number, place and year: two that agree outvote the third. */
static void check_meeting(struct engross__resolving *r, const struct engross__session *own)
{
	struct engross_span span = engross__resolving_field(r->f, "year");
	long year = span.end ? atol(engross_citation_field(&r->f->c, "year")) : 0;
	bool year_wrong = year && own->year && year != own->year, place_wrong;
	struct place place = read_place(r, own);

	place_wrong = place.said == SAID_OTHER || place.said == SAID_UNKNOWN;
	if (!year_wrong && !place_wrong)
		return;
	r->wrong = true;
	if (year_wrong && place.said == SAID_OTHER && check_outvoted(r, own, year, &place))
		return;
	if (place_wrong)
		check_place(r, own, &place, year && !year_wrong);
	if (year_wrong)
		check_year(r, own, span, year, &place);
}

/* Where the years are counted, number and year say one thing. */
static void check_counted(struct engross__resolving *r)
{
	struct engross_span span = engross__resolving_field(r->f, "year");
	long expected = r->f->event->base + r->f->ordinal;
	char message[200];

	if (!span.end || atol(engross_citation_field(&r->f->c, "year")) == expected)
		return;
	snprintf(message, sizeof(message), "year %ld is %ld, not %s", r->f->ordinal, expected,
	         engross_citation_field(&r->f->c, "year"));
	engross__resolving_add(r, "citation/event", span, message);
	r->wrong = true;
}

void engross__resolve_event(struct engross__resolving *r)
{
	const struct engross__event *e = r->f->event;
	const struct engross__session *session;

	session = engross__authority_session(r->s->document->context, e->series, NULL, r->f->ordinal);
	if (session) {
		engross__resolving_record(r, r->f->c.key, e->title, session->start, session->place, session->source);
		check_meeting(r, session);
	}
	if (e->base)
		check_counted(r);
	engross__resolve_head_session(r);
}
