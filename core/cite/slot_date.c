/* Dates that run together with the symbol before them. */
#include <string.h>

#include "base/ascii.h"
#include "cite/template_internal.h"

/* Past white space and, where it is there, the "de" between the parts of a date. */
static size_t date_gap(const char *text, size_t length, size_t at)
{
	size_t from = at;

	while (at < length && at - from < 8 && engross__is_space(text[at]))
		at++;
	if (at > from && at + 3 < length && !memcmp(text + at, "de ", 3))
		at += 3;
	return at;
}

/* Past the mark of an ordinal and the second day of a range: "1\xC2\xBA a 3 de junho", "3 al 5 de", "5-7 June". */
static size_t date_range(const char *text, size_t length, size_t at)
{
	static const char *const links[] = { "a ", "al ", "au ", "to ", "- " };
	size_t n = 0, p;

	if (at + 2 <= length && (!memcmp(text + at, "\xC2\xBA", 2) || !memcmp(text + at, "\xC2\xB0", 2)))
		at += 2;
	p = at;
	if (at + 3 >= length || (text[at] != '-' && (text[at] != ' ' || !strchr("at-", text[at + 1]))))
		return at;
	p++;
	for (size_t i = 0; text[at] == ' ' && i < sizeof(links) / sizeof(links[0]) && p == at + 1; i++) {
		size_t k = strlen(links[i]);
		p += k <= length - p && !memcmp(text + p, links[i], k) ? k : 0;
	}
	if (text[at] == ' ' && p == at + 1)
		return at;
	while (p > at && n < 2 && p + n < length && engross__is_digit(text[p + n]))
		n++;
	return n ? p + n : at;
}

bool engross__slot_date_glued(const char *text, size_t length, size_t at)
{
	size_t n = 0, word, year;
	int day = 0;

	while (n < 2 && at + n < length && engross__is_digit(text[at + n]))
		day = day * 10 + (text[at + n++] - '0');
	if (!n || day < 1 || day > 31 || text[at] == '0')
		return false;
	/* Mostly a bracket, a slash or a comma stands there. */
	if (at + n >= length || strchr("/(),.;:", text[at + n]))
		return false;
	at = date_range(text, length, at + n);
	if ((word = date_gap(text, length, at)) == at)
		return false;
	at = word;
	while (at < length && at - word < 20 && (engross__is_letter(text[at]) || (unsigned char)text[at] >= 0x80))
		at++;
	if (at - word < 3 || (year = date_gap(text, length, at)) == at)
		return false;
	return year + 4 <= length && (!memcmp(text + year, "19", 2) || !memcmp(text + year, "20", 2)) &&
	       engross__is_digit(text[year + 2]) && engross__is_digit(text[year + 3]);
}
