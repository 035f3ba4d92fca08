/* What each type of slot reads, and what it takes for a fault. */
#include <string.h>

#include "base/ascii.h"
#include "cite/roman.h"
#include "cite/template_internal.h"

/* The digit that a letter or mark is mistaken for, or 0 (citations.md section 0, confusables; OCR row). */
static char digit_for(char c)
{
	switch (c) {
	case 'O': case 'o': case 'Q': return '0';
	case 'I': case 'l': case '|': case '!': case 'i': case '[': return '1';
	case 'S': case '$': return '5';
	case 'B': return '8';
	case 'Z': return '2';
	default: return 0;
	}
}

static bool put_value(struct engross__reading *out, const char *text, size_t n)
{
	if (!n || n >= sizeof(out->value))
		return false;
	memcpy(out->value, text, n);
	out->value[n] = '\0';
	out->length = n;
	return true;
}

/* Digits with at most FAULTS > 0 letters among them; between MIN and MAX characters. */
static bool read_digits(const char *text, size_t length, size_t at, size_t min, size_t max, unsigned faults,
                        struct engross__reading *out)
{
	size_t n = 0, real = 0;
	char value[24];

	for (; at + n < length && n < max; n++) {
		char c = text[at + n], d = digit_for(c);

		if (engross__is_digit(c)) {
			value[n] = c;
			real++;
		} else if (faults && d) {
			value[n] = d;
		} else {
			break;
		}
	}
	/* A letter that begins a word is no digit. */
	while (n > real && n && !engross__is_digit(text[at + n - 1]) && at + n < length && engross__is_letter(text[at + n]))
		n--, real = real < n ? real : n;
	real = 0;
	for (size_t i = 0; i < n; i++)
		real += engross__is_digit(text[at + i]);
	if (n < min || !real)
		return false;
	if (at + n < length && engross__is_digit(text[at + n]))
		return false;
	put_value(out, value, n);
	if (real < n) {
		out->cost = 1;
		out->what = "a letter for a digit";
		out->repairable = true;
		memcpy(out->replacement, out->value, n + 1);
	}
	return true;
}

static bool read_year2(const char *text, size_t length, size_t at, unsigned faults, struct engross__reading *out)
{
	size_t more = 0;

	if (read_digits(text, length, at, 2, 2, faults, out))
		return true;
	/* "CP/ACTA 1988/141/": a footnote mark is glued to the year. */
	if (!faults || at + 2 > length || !engross__is_digit(text[at]) || !engross__is_digit(text[at + 1]))
		return false;
	while (at + 2 + more < length && engross__is_digit(text[at + 2 + more]))
		more++;
	if (more > 2 || at + 2 + more >= length || text[at + 2 + more] != '/')
		return false;
	put_value(out, text + at, 2);
	out->cost = 1;
	out->kind = FAULT_FOOTNOTE;
	out->what = "a footnote mark stands glued to the symbol";
	return true;
}

static bool read_year4(const char *text, size_t length, size_t at, unsigned faults, struct engross__reading *out)
{
	if (!read_digits(text, length, at, 4, 4, faults, out))
		return false;
	if (!memcmp(out->value, "19", 2) || !memcmp(out->value, "20", 2))
		return true;
	if (!faults || out->cost)
		return false;
	out->cost = 1;
	out->kind = FAULT_UNREADABLE;
	out->what = "not a year";
	return true;
}

/* The Latin capital that the two-byte Cyrillic letter at P looks like, or 0. */
static char latin_for(const char *p, size_t left)
{
	static const char *const pairs[] = { "\xD0\xA5X", "\xD0\x86I", "\xD0\xA1" "C", "\xD0\x9CM", "\xD3\x80I" };

	if (left < 2)
		return 0;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (!memcmp(p, pairs[i], 2))
			return pairs[i][2];
	return 0;
}

static bool read_roman(const char *text, size_t length, size_t at, unsigned faults, struct engross__reading *out)
{
	size_t n = 0, v = 0;
	bool odd = false;

	while (at + n < length && v < 15) {
		char c = text[at + n], latin;

		if (c && strchr("IVXLCDM", c)) {
			out->value[v++] = c;
			n++;
		} else if (faults && (latin = latin_for(text + at + n, length - at - n))) {
			out->value[v++] = latin;
			n += 2;
			odd = true;
		} else if (faults && (c == 'l' || c == '1' || c == '|' || c == '!')) {
			out->value[v++] = 'I';
			n++;
			odd = true;
		} else if (faults && c && strchr("ivxcdm", c)) {
			out->value[v++] = (char)(c - 32);
			n++;
			odd = true;
		} else {
			break;
		}
	}
	out->value[v] = '\0';
	out->length = n;
	if (!v)
		return false;
	if (!engross__roman_value(out->value, v)) {
		if (!faults)
			return false;
		out->cost = 1;
		out->kind = FAULT_UNREADABLE;
		out->what = "not a Roman numeral";
		return v > 1;
	}
	if (odd) {
		out->cost = 1;
		out->what = "a character that only looks like a Roman numeral's";
		out->repairable = true;
		memcpy(out->replacement, out->value, v + 1);
	}
	return true;
}

/* One of the words W1|W2|..; the longest that fits. */
static bool read_words(const char *words, const char *text, size_t length, size_t at, unsigned faults,
                       struct engross__reading *out)
{
	size_t best = 0;
	const char *p = words;

	while (*p) {
		size_t n = strcspn(p, "|"), i = 0;
		while (i < n && at + i < length && ((text[at + i] ^ p[i]) == 0 || ((text[at + i] ^ p[i]) == 32 && engross__is_letter(p[i]))))
			i++;
		if (i == n && n > best && n < sizeof(out->value)) {
			best = n;
			put_value(out, p, n);
		}
		p += n + (p[n] == '|');
	}
	if (best)
		return true;
	/* A zero in the place of the letter O. */
	if (faults && at < length && text[at] == '0' && words[0] == 'O' && (words[1] == '|' || !words[1])) {
		put_value(out, "O", 1);
		out->cost = 1;
		out->what = "a zero for the letter O";
		out->repairable = true;
		strcpy(out->replacement, "O");
		return true;
	}
	return false;
}

static bool known_token(const char *tokens, const char *text, size_t n)
{
	for (const char *p = tokens; *p;) {
		size_t k = strcspn(p, " ");
		if (k == n && !memcmp(p, text, n))
			return true;
		p += k;
		p += *p == ' ';
	}
	return false;
}

/* A part of a document symbol: 61, 2010, S-19, CONF.213, L.2, RES, (Part I). */
static bool read_token(const struct engross__template *t, const char *text, size_t length, size_t at,
                       unsigned faults, struct engross__reading *out)
{
	size_t n = 0, letters, digits = 0, gap = 0;

	while (at + n < length && engross__is_letter(text[at + n]))
		n++;
	letters = n;
	if (letters) {
		if (at + n < length && text[at + n] == '-' && (known_token("S ES", text + at, n))) {
			n++;
		} else {
			if (!known_token(t->tokens, text + at, letters))
				return false;
			if (at + n < length && text[at + n] == '.') {
				n++;
				while (faults && at + n + gap < length && text[at + n + gap] == ' ' && gap < 2)
					gap++;
				if (gap && !(at + n + gap < length && engross__is_digit(text[at + n + gap])))
					return false;
			}
		}
	}
	while (at + n + gap + digits < length && engross__is_digit(text[at + n + gap + digits]) && digits < 7)
		digits++;
	if (letters && !digits && n > letters)
		return false; /* "A/C." with nothing behind the stop */
	if (!letters && !digits)
		return false;
	if (n + digits >= sizeof(out->value))
		return false;
	memcpy(out->value, text + at, n);
	memcpy(out->value + n, text + at + n + gap, digits);
	out->value[n + digits] = '\0';
	out->length = n + gap + digits;
	if (gap) {
		out->cost = 1;
		out->what = "a space inside the symbol";
		out->repairable = true;
		out->fault = (struct engross_span){ at + n, at + n + gap };
	}
	return true;
}

bool engross__slot_read(const struct engross__template *t, const struct engross__slot *slot, const char *text,
                        size_t length, size_t at, unsigned faults, struct engross__reading *out)
{
	memset(out, 0, sizeof(*out));
	switch (slot->type) {
	case SLOT_INT:
		return read_digits(text, length, at, 1, 6, faults, out) && out->value[0] != '0';
	case SLOT_INT0:
		return read_digits(text, length, at, 1, 7, faults, out);
	case SLOT_YY:
		return read_year2(text, length, at, faults, out);
	case SLOT_YYYY:
		return read_year4(text, length, at, faults, out);
	case SLOT_ROMAN:
		return read_roman(text, length, at, faults, out);
	case SLOT_LETTER:
		return at < length && engross__is_upper(text[at]) && put_value(out, text + at, 1) &&
		       !(at + 1 < length && (engross__is_letter(text[at + 1]) || engross__is_digit(text[at + 1])));
	case SLOT_TOKENS:
		return read_token(t, text, length, at, faults, out);
	case SLOT_WORDS:
		return read_words(slot->words, text, length, at, faults, out);
	case SLOT_NONE:
		break;
	}
	return false;
}
