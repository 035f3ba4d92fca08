/* Treaty series: volume and number against the treaties that are known, and against the instrument named
   beside them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cite/resolving.h"

/* How far before the citation, or before the mark of its note, the instrument may be named. */
#define NAME_REACH ((size_t)400)
/* A name that stands this near is what is cited: ", " and a mark lie between. */
#define NAME_BESIDE ((size_t)8)
/* A volume holds treaties whose numbers are near each other. */
#define SAME_VOLUME 100L
/* A number that differs by less may be the next treaty of the volume, not a slip. */
#define NEXT_TREATY 50L

/* A place in the series, "un:ts:2225:39574", as two numbers. */
struct entry {
	long volume, number;
};

static struct entry entry_of(const char *key)
{
	const char *number = strrchr(key, ':'), *volume = number;
	struct entry e = { 0, 0 };

	while (volume && volume > key && volume[-1] != ':')
		volume--;
	if (volume && volume > key) {
		e.volume = atol(volume);
		e.number = atol(number + 1);
	}
	return e;
}

/* Whether one digit changed, added or dropped, or two that changed places, lead from A to B; *SWAPPED says
   the latter. */
static bool near_number(long a, long b, bool *swapped)
{
	char x[24], y[24];
	size_t n, m, i = 0, j = 0;

	snprintf(x, sizeof(x), "%ld", a);
	snprintf(y, sizeof(y), "%ld", b);
	n = strlen(x);
	m = strlen(y);
	while (i < n && i < m && x[i] == y[i])
		i++;
	while (j < n - i && j < m - i && x[n - 1 - j] == y[m - 1 - j])
		j++;
	*swapped = n == m && n - i - j == 2 && x[i] == y[i + 1] && x[i + 1] == y[i];
	return *swapped || (n - i - j <= 1 && m - i - j <= 1);
}

/* Where the thing cited is named: before the citation, or before the mark that calls its note. */
static size_t anchor_of(const struct engross__resolving *r)
{
	const engross_document *d = r->s->document;
	size_t at = r->f->c.span.start;

	for (size_t i = 0; i < d->n_footnotes && i < 1000; i++)
		if (d->footnotes[i].block == r->f->c.block && d->footnotes[i].mark.end > d->footnotes[i].mark.start &&
		    d->footnotes[i].label.start < at)
			return d->footnotes[i].mark.start;
	return at;
}

/* The last find that begins before AT, or the number of finds. Finds are in text order. */
static size_t find_before(const struct engross__scanner *s, size_t at)
{
	size_t low = 0, high = s->n_found;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->found[middle].c.span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? low - 1 : s->n_found;
}

/* The instruments named before the citation. */
struct named {
	const struct engross__instrument *list[8];
	size_t count;
	bool beside; /* the first one stands right before it */
};

static struct named find_named(const struct engross__resolving *r)
{
	const struct engross__scanner *s = r->s;
	struct named named = { .count = 0 };
	size_t at = anchor_of(r), i = find_before(s, at);

	for (; i < s->n_found && named.count < 8; i--) {
		const struct engross__found *f = &s->found[i];
		if (at - f->c.span.start > NAME_REACH)
			break;
		if (f->instrument && f->instrument->treaty) {
			if (!named.count)
				named.beside = f->c.span.end <= at && at - f->c.span.end <= NAME_BESIDE;
			named.list[named.count++] = f->instrument;
		} else if (f->system && f->system->treaties && at == r->f->c.span.start) {
			break; /* names before another treaty's place are that one's */
		}
	}
	return named;
}

/* Marks the part of the citation that differs from E with its repair. */
static void report(struct engross__resolving *r, const struct engross__instrument *x, struct entry cited,
                   struct entry e, bool sure)
{
	bool volume = cited.volume != e.volume, both = volume && cited.number != e.number;
	struct engross_span span =
		both ? r->f->c.span : engross__resolving_field(r->f, volume ? "volume" : "number");
	char message[400], value[24];
	struct engross_problem *p;

	snprintf(message, sizeof(message), "\"%s\" is in volume %ld, No. %ld", x->title, e.volume, e.number);
	p = engross__resolving_add(r, "citation/treaty", span, message);
	if (!x->certain)
		engross__resolving_doubt(r, p);
	else if (p && !sure)
		p->level = ENGROSS_LEVEL_WARNING;
	r->wrong |= sure;
	snprintf(value, sizeof(value), "%ld", volume ? e.volume : e.number);
	if (!both)
		engross__resolving_repair(r, p, value, sure && x->certain);
}

/* The instrument named beside the citation says which volume and number it has. True when that settles it. */
static bool check_named(struct engross__resolving *r, struct entry cited, bool known)
{
	struct named named = find_named(r);
	const struct engross__instrument *other = NULL;

	for (size_t i = 0; i < named.count; i++) {
		struct entry e = entry_of(named.list[i]->treaty);
		if (e.volume == cited.volume && e.number == cited.number)
			return true;
		if (!known && !other && (e.volume == cited.volume || e.number == cited.number))
			other = named.list[i];
	}
	/* One registration number stands in several volumes: a protocol's, a declaration's. Its own name must
	   stand beside. */
	if (other &&
	    (entry_of(other->treaty).volume == cited.volume || (named.beside && other == named.list[0]))) {
		report(r, other, cited, entry_of(other->treaty), true);
		return true;
	}
	if (!known || !named.beside)
		return false;
	report(r, named.list[0], cited, entry_of(named.list[0]->treaty), true);
	return true;
}

/* Without a name: the one treaty known whose volume or number is an edit away, or whose volume this is and
   whose number is far from the one given. */
static void check_neighbours(struct engross__resolving *r, struct entry cited)
{
	const struct engross__systems *systems = r->s->systems;
	const struct engross__instrument *near = NULL, *far = NULL;
	struct entry found = { 0, 0 };
	size_t count = 0;

	for (size_t i = 0; i < systems->n_instruments; i++) {
		const struct engross__instrument *x = systems->instruments[i];
		struct entry e = x->treaty ? entry_of(x->treaty) : found;
		long apart = labs(e.number - cited.number);
		bool swapped;

		if (!x->treaty || (e.volume == found.volume && e.number == found.number))
			continue;
		if (e.volume == cited.volume
		        ? near_number(e.number, cited.number, &swapped) && (swapped || apart >= NEXT_TREATY)
		        : e.number == cited.number && near_number(e.volume, cited.volume, &swapped)) {
			count++;
			near = x;
			found = e;
		} else if (e.volume == cited.volume && apart > SAME_VOLUME) {
			far = x;
		} else if (e.volume == cited.volume) {
			return; /* a neighbour in the same volume */
		}
	}
	if (count == 1) {
		report(r, near, cited, found, false);
	} else if (count || far) {
		char message[300];
		struct engross_problem *p;
		const struct engross__instrument *x = count ? near : far;

		snprintf(message, sizeof(message),
		         "volume %ld, No. %ld is not known; \"%s\" is in volume %ld, No. %ld", cited.volume,
		         cited.number, x->title, entry_of(x->treaty).volume, entry_of(x->treaty).number);
		p = engross__resolving_add(r, "citation/treaty", engross__resolving_field(r->f, "number"), message);
		if (!x->certain)
			engross__resolving_doubt(r, p);
		else if (p)
			p->level = ENGROSS_LEVEL_WARNING;
	}
}

void engross__resolve_series(struct engross__resolving *r)
{
	const struct engross__systems *systems = r->s->systems;
	struct entry cited;

	if (!r->f->c.key || !engross_citation_field(&r->f->c, "number"))
		return;
	for (size_t i = 0; i < systems->n_instruments && !r->f->c.record; i++) {
		const struct engross__instrument *x = systems->instruments[i];
		if (x->treaty && !strcmp(x->treaty, r->f->c.key))
			engross__resolving_record(r, x->key, x->title, x->adopted, NULL, x->source);
	}
	cited = entry_of(r->f->c.key);
	if (!check_named(r, cited, r->f->c.record != NULL) && !r->f->c.record)
		check_neighbours(r, cited);
}
