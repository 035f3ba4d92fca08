/* Dates in running text. */
#include "cite/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "cite/numeral.h"

/* How many bytes a date in marks has at most: "二〇〇〇年十一月二十五日". */
#define MARKED_REACH ((size_t)48)

static size_t skip_space(const char *text, size_t length, size_t at)
{
	size_t n = 0;

	while (at < length && n < 90 && strchr(" \n\t\r\f", text[at]) && text[at])
		at++, n++;
	return at;
}

static size_t read_number(const char *text, size_t length, size_t at, size_t max, int *value)
{
	size_t n = 0;

	*value = 0;
	while (at + n < length && n < max && engross__is_digit(text[at + n]))
		*value = *value * 10 + (text[at + n++] - '0');
	return at + n < length && engross__is_digit(text[at + n]) ? 0 : n;
}

static bool letter_at(const char *text, size_t length, size_t at)
{
	unsigned char c;

	if (at >= length)
		return false;
	c = (unsigned char)text[at];
	return c >= 0xC3 || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The length of NAME at AT when scanning damaged it: one character that is no letter for another ("Apri]"), a
   hyphen at a line's end. 0: it is not there. */
static size_t damaged_name(const char *name, size_t n, const char *text, size_t length, size_t at)
{
	size_t p = at;
	int damage = 0;

	if (n < 4)
		return 0;
	for (size_t i = 0; i < n && p < length; i++, p++) {
		unsigned char c;

		if (i && p + 1 < length && text[p] == '-' && text[p + 1] == '\n') {
			p = skip_space(text, length, p + 1);
			damage++;
		}
		c = p < length ? (unsigned char)text[p] : 0;
		if (c == (unsigned char)name[i] || ((c ^ (unsigned char)name[i]) == 32 && letter_at(text, length, p)))
			continue;
		if (!i || damage++ || c >= 0x80 || letter_at(text, length, p) || c <= ' ')
			return 0;
	}
	return damage && (size_t)(p - at) >= n ? p - at : 0;
}

/* Whether the word at AT is broken off by something that ends no word. */
static bool looks_damaged(const char *text, size_t length, size_t at)
{
	size_t end = at + 12 < length ? at + 12 : length;

	while (at < end && letter_at(text, length, at))
		at++;
	return at < end && text[at] && strchr("-]|!1[0\\", text[at]);
}

/* The month whose name stands at AT; returns its length. */
static size_t read_month(const struct engross__systems *s, const char *text, size_t length, size_t at,
                         struct engross__date *out)
{
	size_t best = 0;
	bool commas, damaged;

	if (!s->months || !letter_at(text, length, at))
		return 0;
	damaged = looks_damaged(text, length, at);
	for (uint32_t i = s->months->first[text[at] & 31]; i; i = s->months->next[i - 1]) {
		const struct engross__word *w = &s->months->words[i - 1];
		size_t n;
		if (((unsigned char)w->text[0] ^ (unsigned char)text[at]) & ~32)
			continue;
		n = engross__name_match(w->text, w->length, text, length, at, &commas);
		if (!n && damaged && !best)
			n = damaged_name(w->text, w->length, text, length, at);
		if (n > best && !letter_at(text, length, at + n)) {
			best = n;
			out->month = (int)w->n;
			out->language = w->language;
		}
	}
	return best;
}

/* Words between day, month and year: "de", "of", "del". *SAID is the one, NULL where there is none. */
static size_t skip_link(const struct engross__systems *s, const char *text, size_t length, size_t at, const char **said)
{
	bool commas;

	*said = NULL;
	for (uint32_t i = s->date_words && at < length ? s->date_words->first[text[at] & 31] : 0; i;
	     i = s->date_words->next[i - 1]) {
		const struct engross__word *w = &s->date_words->words[i - 1];
		size_t n = engross__name_match(w->text, w->length, text, length, at, &commas);
		if (n && skip_space(text, length, at + n) > at + n) {
			*said = w->text;
			return skip_space(text, length, at + n);
		}
	}
	return at;
}

static bool read_year(const char *text, size_t length, size_t at, struct engross__date *out, size_t *end)
{
	int year;

	if (read_number(text, length, at, 4, &year) != 4 || year < 1900 || year > 2100)
		return false;
	out->year = year;
	*end = at + 4;
	return true;
}

/* Past the word that belongs to the year that ends at AT ("1975 года"), or AT. */
static size_t skip_tail(const struct engross__systems *s, const char *text, size_t length, size_t at)
{
	size_t p = skip_space(text, length, at);
	bool commas;

	for (uint32_t i = s->date_tails && p < length ? s->date_tails->first[text[p] & 31] : 0; i;
	     i = s->date_tails->next[i - 1]) {
		const struct engross__word *w = &s->date_tails->words[i - 1];
		size_t n = engross__name_match(w->text, w->length, text, length, p, &commas);
		if (n && !letter_at(text, length, p + n))
			return p + n;
	}
	return at;
}

/* The mark number N (1 for the year, 2 the month, 3 the day) at AT: its length. */
static size_t read_mark(const struct engross__systems *s, const char *text, size_t length, size_t at, int n)
{
	for (size_t i = 0; s->date_marks && i < s->date_marks->count; i++) {
		const struct engross__word *w = &s->date_marks->words[i];
		if (w->n == n && w->length <= length - at && !memcmp(text + at, w->text, w->length))
			return w->length;
	}
	return 0;
}

static bool year_first(const struct engross__systems *s, const char *text, size_t length, size_t at,
                       struct engross__date *out)
{
	int values[3] = { 0, 0, 0 };
	size_t p = at;

	for (int i = 0; i < 3; i++) {
		size_t n = read_number(text, length, p, i ? 2 : 4, &values[i]), mark;
		long value;
		if (!n && (n = engross__numeral_read(s, text, length, p, &value)) != 0) {
			values[i] = (int)value;
			out->numerals = true;
		}
		if (!n || p + n >= length || !(mark = read_mark(s, text, length, p + n, i + 1)))
			return false;
		p += n + mark;
	}
	if (values[0] < 1900 || values[0] > 2100 || values[1] < 1 || values[1] > 12 || values[2] < 1 || values[2] > 31)
		return false;
	out->year = values[0];
	out->month = values[1];
	out->day = values[2];
	out->style = DATE_YEAR_MONTH;
	out->language = s->date_marks->words[0].language;
	out->span = (struct engross_span){ at, p };
	return true;
}

bool engross__date_before(const struct engross__systems *s, const char *text, size_t length, size_t end,
                          struct engross__date *out)
{
	size_t from = end > MARKED_REACH ? end - MARKED_REACH : 0;

	memset(out, 0, sizeof(*out));
	for (size_t at = from; at < end; at++)
		if ((engross__is_digit(text[at]) ? !at || !engross__is_digit(text[at - 1])
		                                 : (unsigned char)text[at] >= 0xC0) &&
		    year_first(s, text, length, at, out) && out->span.end == end)
			return true;
	out->style = DATE_NONE;
	return false;
}

/* The day at AT, of one or two digits. Where DAMAGED, letters that scanners put for digits count as such. */
static size_t read_day(const char *text, size_t length, size_t at, bool damaged, int *day)
{
	size_t n = 0;

	if (!damaged)
		return read_number(text, length, at, 2, day);
	for (*day = 0; n < 2 && at + n < length; n++) {
		char c = text[at + n];
		if (engross__is_digit(c))
			*day = *day * 10 + (c - '0');
		else if (c && strchr("iIl|!", c))
			*day = *day * 10 + 1;
		else if (c == 'O' || c == 'o')
			*day *= 10;
		else
			break;
	}
	return n;
}

static bool day_first(const struct engross__systems *s, const char *text, size_t length, size_t at, bool damaged,
                      struct engross__date *out)
{
	size_t n = read_day(text, length, at, damaged, &out->day), p, m, end;
	const char *said;

	if (!n || out->day < 1 || out->day > 31)
		return false;
	p = at + n;
	if (p + 2 <= length && (!memcmp(text + p, "er", 2) || !memcmp(text + p, "\xC2\xBA", 2) || !memcmp(text + p, "\xC2\xB0", 2)))
		p += 2;
	if (p == skip_space(text, length, p))
		return false;
	p = skip_link(s, text, length, skip_space(text, length, p), &out->link);
	m = read_month(s, text, length, p, out);
	if (!m)
		return false;
	out->style = DATE_DAY_MONTH;
	p += m;
	out->span = (struct engross_span){ at, p };
	p = skip_space(text, length, p);
	if (p < length && text[p] == ',')
		p = skip_space(text, length, p + 1);
	p = skip_link(s, text, length, p, &said);
	if (read_year(text, length, p, out, &end)) {
		out->span.end = skip_tail(s, text, length, end);
		out->year_link = said;
	}
	return !damaged || out->year;
}

static bool month_first(const struct engross__systems *s, const char *text, size_t length, size_t at,
                        struct engross__date *out)
{
	size_t m = read_month(s, text, length, at, out), p, n, end;

	if (!m)
		return false;
	p = skip_space(text, length, at + m);
	n = read_number(text, length, p, 2, &out->day);
	if (!n || out->day < 1 || out->day > 31)
		return false;
	out->style = DATE_MONTH_DAY;
	p += n;
	out->span = (struct engross_span){ at, p };
	if (p < length && text[p] == ',')
		p++;
	p = skip_space(text, length, p);
	if (read_year(text, length, p, out, &end))
		out->span.end = end;
	return true;
}

bool engross__date_read(const struct engross__systems *s, const char *text, size_t length, size_t at,
                        struct engross__date *out)
{
	memset(out, 0, sizeof(*out));
	if (at >= length)
		return false;
	if (engross__is_digit(text[at]))
		return year_first(s, text, length, at, out) || day_first(s, text, length, at, false, out) ||
		       (at + 1 < length && text[at + 1] && strchr("iIl|!Oo", text[at + 1]) &&
		        day_first(s, text, length, at, true, out));
	if ((unsigned char)text[at] >= 0xC0 && year_first(s, text, length, at, out))
		return true;
	if (strchr("iIl|!", text[at]) && text[at] && day_first(s, text, length, at, true, out))
		return true;
	memset(out, 0, sizeof(*out));
	return month_first(s, text, length, at, out);
}

bool engross__date_parse_iso(const char *iso, int *year, int *month, int *day)
{
	return iso && strlen(iso) == 10 && sscanf(iso, "%4d-%2d-%2d", year, month, day) == 3;
}

/* The name of MONTH in LANGUAGE, or NULL. */
static const char *month_name(const struct engross__systems *s, const char *language, int month)
{
	for (size_t i = 0; language && s->months && i < s->months->count; i++) {
		const struct engross__word *w = &s->months->words[i];
		if (w->n == month && !w->as && !strcmp(w->language, language))
			return w->text;
	}
	return NULL;
}

static bool write_marked(const struct engross__systems *s, int year, int month, int day, char *out, size_t size)
{
	const int values[] = { year, month, day };
	size_t length = 0;

	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; s->date_marks && j < s->date_marks->count; j++)
			if (s->date_marks->words[j].n == (long)i + 1) {
				int n = snprintf(out + length, size - length, "%d%s", values[i], s->date_marks->words[j].text);
				if (n < 0 || (size_t)n >= size - length)
					return false;
				length += (size_t)n;
				break;
			}
	return length != 0;
}

bool engross__date_write(const struct engross__systems *s, const char *iso, const struct engross__date *like,
                         const char *language, char *out, size_t size)
{
	const char *written = month_name(s, like->language, like->month), *same = month_name(s, language, like->month), *name;
	int year, month, day, n, more = 0;

	if (!engross__date_parse_iso(iso, &year, &month, &day))
		return false;
	if (like->style == DATE_YEAR_MONTH)
		return !like->numerals && write_marked(s, year, month, day, out, size);
	name = month_name(s, written && same && !strcmp(written, same) ? language : like->language, month);
	if (!name)
		return false;
	if (like->style == DATE_MONTH_DAY)
		n = snprintf(out, size, "%s %d", name, day);
	else
		n = snprintf(out, size, "%d%s%s %s", day, like->link ? " " : "", like->link ? like->link : "", name);
	if (n < 0 || (size_t)n >= size)
		return false;
	if (like->year && like->style == DATE_MONTH_DAY)
		more = snprintf(out + n, size - (size_t)n, ", %d", year);
	else if (like->year && like->year_link)
		more = snprintf(out + n, size - (size_t)n, " %s %d", like->year_link, year);
	else if (like->year)
		more = snprintf(out + n, size - (size_t)n, " %d", year);
	return more >= 0 && (size_t)(n + more) < size;
}
