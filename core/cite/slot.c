/* What each type of slot reads, and what it takes for a fault. */
#include <string.h>

#include "base/ascii.h"
#include "cite/roman.h"
#include "cite/template_internal.h"

/* How far a bracket may reach that is one, and no digit that scanning broke. */
#define BRACKET_REACH ((size_t)160)

/* The digit that a letter or mark is mistaken for, or 0: confusions met in scanned resolutions. */
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

/* Whether the bracket at AT is closed further on: it encloses text and stands for no digit. */
static bool encloses(const char *text, size_t length, size_t at)
{
	size_t end = length - at > BRACKET_REACH ? at + BRACKET_REACH : length;

	for (size_t i = at + 1; i < end && text[i] != '['; i++)
		if (text[i] == ']')
			return true;
	return false;
}

/* The digit that the character at AT stands for when it is none itself, or 0. */
static char misread(const char *text, size_t length, size_t at)
{
	char d = digit_for(text[at]);

	return d && text[at] == '[' && encloses(text, length, at) ? '\0' : d;
}

bool engross__slot_misread_number(const char *text, size_t length, size_t at)
{
	return at + 1 < length && engross__is_digit(text[at + 1]) && misread(text, length, at);
}

bool engross__slot_misread_word(const char *text, size_t length, size_t at)
{
	bool some = false;

	for (; at < length && engross__is_alnum(text[at]); at++) {
		if (engross__is_digit(text[at]))
			continue;
		if (!digit_for(text[at]))
			return false;
		some = true;
	}
	return some;
}

char engross__slot_latin(const char *p, size_t left)
{
	/* Cyrillic А В Е К М Н О Р С Т Х І Ѕ Ӏ. */
	static const char *const pairs[] = {
		"\xD0\x90" "A", "\xD0\x92" "B", "\xD0\x95" "E", "\xD0\x9A" "K", "\xD0\x9C" "M",
		"\xD0\x9D" "H", "\xD0\x9E" "O", "\xD0\xA0" "P", "\xD0\xA1" "C", "\xD0\xA2" "T",
		"\xD0\xA5" "X", "\xD0\x86" "I", "\xD0\x85" "S", "\xD3\x80" "I",
	};

	if (left < 2 || ((unsigned char)*p != 0xD0 && (unsigned char)*p != 0xD3))
		return 0;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (!memcmp(p, pairs[i], 2))
			return pairs[i][2];
	return 0;
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

/* What stands at AT as digits. */
struct digits {
	char value[24];
	size_t n;      /* of value */
	size_t length; /* bytes of text */
	size_t real;   /* how many are digits in the text */
	bool spaced;   /* a space parts them: "33 1" */
};

/* Gathers up to MAX digits; LOOSE takes letters for digits and one space between two of them. */
static void gather_digits(const char *text, size_t length, size_t at, size_t max, bool loose, struct digits *out)
{
	memset(out, 0, sizeof(*out));
	while (at + out->length < length && out->n < max) {
		char c = text[at + out->length], d = loose ? misread(text, length, at + out->length) : '\0';

		if (loose && c == ' ' && out->n && !out->spaced && at + out->length + 1 < length &&
		    engross__is_digit(text[at + out->length + 1])) {
			out->spaced = true;
			out->length++;
			continue;
		}
		if (!engross__is_digit(c) && !d)
			break;
		out->real += engross__is_digit(c);
		out->value[out->n++] = engross__is_digit(c) ? c : d;
		out->length++;
	}
	/* A letter that begins a word is no digit. */
	while (out->n && !engross__is_digit(text[at + out->length - 1]) && at + out->length < length &&
	       engross__is_letter(text[at + out->length]))
		out->n--, out->length--;
	out->value[out->n] = '\0';
}

/* Whether C behind digits may belong to them when faults are allowed: a space inside, a mark read for a digit. */
static bool may_be_spaced(char c, unsigned faults)
{
	return faults && (c == ' ' || digit_for(c));
}

/* Digits with at most FAULTS > 0 letters among them; between MIN and MAX characters. */
static bool read_digits(const char *text, size_t length, size_t at, size_t min, size_t max, unsigned faults,
                        struct engross__reading *out)
{
	struct digits d;
	size_t n = 0;

	/* Mostly they are digits and no more. */
	for (; at + n < length && n < max && engross__is_digit(text[at + n]); n++)
		out->value[n] = text[at + n];
	if (n >= min && (at + n >= length || !(engross__is_alnum(text[at + n]) || may_be_spaced(text[at + n], faults)))) {
		out->value[n] = '\0';
		out->length = n;
		if (n <= 2 || at + n >= length || text[at + n] > ' ')
			return true;
	}
	gather_digits(text, length, at, max, faults != 0, &d);
	if (d.n < min || !d.real)
		return false;
	if (at + d.length < length && engross__is_digit(text[at + d.length]) &&
	    !engross__slot_date_glued(text, length, at + d.length))
		return false;
	/* "XXVIII-O.227 October 1998": two digits of three are the day. */
	for (size_t cut = d.n > 2 && d.real == d.length ? d.n - 2 : d.n; cut < d.n; cut++)
		if (engross__slot_date_glued(text, length, at + cut)) {
			d.n = d.length = d.real = cut;
			break;
		}
	put_value(out, d.value, d.n);
	out->length = d.length;
	if (d.real < d.n || d.spaced) {
		out->cost = 1;
		out->what = d.spaced ? "a space inside the number" : "a letter for a digit";
		out->repairable = true;
		memcpy(out->replacement, out->value, d.n + 1);
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
	if (more == 2 && (!memcmp(text + at, "19", 2) || !memcmp(text + at, "20", 2)) &&
	    (at + 4 >= length || (text[at + 4] != '/' && !engross__is_letter(text[at + 4])))) {
		put_value(out, text + at + 2, 2);
		out->length = 4;
		out->cost = 1;
		out->what = "a year in four digits";
		out->repairable = true;
		memcpy(out->replacement, out->value, 3);
		return true;
	}
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

static bool read_roman(const char *text, size_t length, size_t at, unsigned faults, struct engross__reading *out)
{
	size_t n = 0, v = 0;
	bool odd = false;

	while (at + n < length && v < 15) {
		char c = text[at + n], latin;

		if (c && strchr("IVXLCDM", c)) {
			out->value[v++] = c;
			n++;
		} else if (faults && (latin = engross__slot_latin(text + at + n, length - at - n)) && strchr("IVXLCDM", latin)) {
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

/* Digits, from the right when TURNED, kept as a Roman numeral when ROMAN. */
static bool read_turned(const char *text, size_t length, size_t at, bool turned, bool roman, struct engross__reading *out)
{
	char digits[24];
	long value = 0;

	if (!read_digits(text, length, at, 1, roman ? 3 : 6, 0, out))
		return false;
	memcpy(digits, out->value, out->length);
	for (size_t i = 0; turned && i < out->length; i++)
		out->value[i] = digits[out->length - 1 - i];
	if (out->value[0] == '0')
		return false;
	for (size_t i = 0; roman && i < out->length; i++)
		value = value * 10 + (out->value[i] - '0');
	if (roman && (value > 399 || !engross__roman_write(value, out->value)))
		return false;
	return true;
}

/* The same in letters of which some are foreign ones that look alike. */
static bool read_foreign_word(const char *words, const char *text, size_t length, size_t at, struct engross__reading *out)
{
	for (const char *p = words; *p;) {
		size_t n = strcspn(p, "|"), i = 0, from = at;
		bool foreign = false;

		while (i < n && from < length && (text[from] == p[i] || engross__slot_latin(text + from, length - from) == p[i])) {
			foreign |= text[from] != p[i];
			from += text[from] == p[i] ? 1 : 2;
			i++;
		}
		if (i == n && foreign && n < sizeof(out->value)) {
			put_value(out, p, n);
			out->length = from - at;
			out->cost = 1;
			out->what = "a foreign letter that looks the same";
			out->repairable = true;
			memcpy(out->replacement, out->value, n + 1);
			return true;
		}
		p += n + (p[n] == '|');
	}
	return false;
}

/* One of the words W1|W2=VALUE|..; the longest that fits. */
static bool read_words(const char *words, const char *text, size_t length, size_t at, unsigned faults,
                       struct engross__reading *out)
{
	size_t best = 0;
	const char *p = words;

	while (*p) {
		size_t whole, n, i = 0;
		while (p[i] && p[i] != '|' && p[i] != '=' && at + i < length &&
		       ((text[at + i] ^ p[i]) == 0 || ((text[at + i] ^ p[i]) == 32 && engross__is_letter(p[i]))))
			i++;
		for (n = i; p[n] && p[n] != '|' && p[n] != '='; n++)
			;
		for (whole = n; p[whole] && p[whole] != '|'; whole++)
			;
		if (i == n && n > best && n < sizeof(out->value)) {
			best = n;
			if (n < whole)
				put_value(out, p + n + 1, whole - n - 1);
			else
				put_value(out, p, n);
			out->length = n;
		}
		p += whole + (p[whole] == '|');
	}
	if (best || (faults && read_foreign_word(words, text, length, at, out)))
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

/* A character that scanners read for another letter, or the character itself. */
static char other_letter(char c)
{
	static const char pairs[] = "CGGCOQQOI1l1";

	for (const char *p = pairs; *p; p += 2)
		if (*p == c)
			return p[1];
	return c;
}

/* The token that N letters at TEXT are read for when one of them is another ("AG" for "AC"); false: none. */
static bool token_for(const char *tokens, const char *text, size_t n, char out[24])
{
	if (n < 2 || n > 8)
		return false;
	memcpy(out, text, n);
	for (size_t i = 0; i < n; i++) {
		out[i] = other_letter(text[i]);
		if (out[i] != text[i] && known_token(tokens, out, n))
			return true;
		out[i] = text[i];
	}
	return false;
}

static void token_fault(struct engross__reading *out, const char *what, size_t start, size_t end)
{
	out->cost = 1;
	out->what = what;
	out->repairable = true;
	out->fault = (struct engross_span){ start, end };
}

/* "(S-XIX)", "(7)" right behind a part of a symbol: its length. */
static size_t token_bracket(const char *text, size_t length, size_t at)
{
	size_t n = 1;

	if (at >= length || text[at] != '(')
		return 0;
	while (n < 10 && at + n < length && (engross__is_upper(text[at + n]) || engross__is_digit(text[at + n]) || text[at + n] == '-'))
		n++;
	return n > 1 && n < 10 && at + n + 1 < length && text[at + n] == ')' && text[at + n + 1] == '/' ? n + 1 : 0;
}

/* The special session that a symbol names: "S-19", "ES-10"; with a fault "S 19", "S19". */
static bool read_special(const char *text, size_t length, size_t at, size_t letters, unsigned faults,
                         struct engross__reading *out)
{
	size_t n = letters, digits = 0;
	bool hyphen = at + n < length && text[at + n] == '-';

	if (!known_token("S ES", text + at, letters) || (!hyphen && !faults))
		return false;
	n += hyphen || (at + n < length && text[at + n] == ' ');
	while (at + n + digits < length && engross__is_digit(text[at + n + digits]) && digits < 4)
		digits++;
	if (!digits || digits == 4)
		return false;
	memcpy(out->value, text + at, letters);
	out->value[letters] = '-';
	memcpy(out->value + letters + 1, text + at + n, digits);
	out->value[letters + 1 + digits] = '\0';
	out->length = n + digits;
	if (!hyphen) {
		token_fault(out, n > letters ? "a space for the hyphen" : "a hyphen is missing", at, at + out->length);
		memcpy(out->replacement, out->value, sizeof(out->value));
	}
	return true;
}

/* The word that a part begins with, LETTERS long: to OUT->value. False: no symbol has such a part. */
static bool read_token_word(const struct engross__template *t, const char *text, size_t length, size_t at,
                            size_t letters, unsigned faults, struct engross__reading *out)
{
	if (letters + 8 >= sizeof(out->value))
		return false;
	memcpy(out->value, text + at, letters);
	out->value[letters] = '\0';
	if (known_token(t->tokens, text + at, letters))
		return true;
	/* A country in three capitals: CAT/C/USA/CO/2. */
	if (letters == 3 && at + 3 < length && text[at + 3] == '/' && engross__is_upper(text[at]) &&
	    engross__is_upper(text[at + 1]) && engross__is_upper(text[at + 2]))
		return true;
	if (!faults || !token_for(t->tokens, text + at, letters, out->value))
		return false;
	out->value[letters] = '\0';
	token_fault(out, "another letter", at, at + letters);
	memcpy(out->replacement, out->value, letters + 1);
	return true;
}

/* "C.l/": one character that looks like a digit, with no other beside it. */
static bool lone_digit(const char *text, size_t length, size_t at, struct engross__reading *out)
{
	char d = at < length ? misread(text, length, at) : '\0';

	if (!d || (at + 1 < length && engross__is_alnum(text[at + 1])))
		return false;
	put_value(out, &d, 1);
	out->cost = 1;
	out->what = "a letter for a digit";
	return true;
}

/* A part of a document symbol: 61, 2010, S-19, CONF.213, L.2, RES, B(S-XIX). */
static bool read_token(const struct engross__template *t, const char *text, size_t length, size_t at,
                       unsigned faults, struct engross__reading *out)
{
	size_t n = 0, letters, v, gap = 0, bracket;
	struct engross__reading digits = { .length = 0 };

	while (at + n < length && engross__is_letter(text[at + n]))
		n++;
	letters = n;
	if (letters && read_special(text, length, at, letters, faults, out))
		return true;
	if (letters && !read_token_word(t, text, length, at, letters, faults, out)) {
		out->value[0] = '\0';
		letters = n = 0; /* "l7": all of it may be digits */
		if (!faults)
			return false;
	}
	/* "SER.B", which the list of words has as it stands. */
	if (letters && at + n + 1 < length && text[at + n] == '.' && known_token(t->tokens, text + at, letters + 2)) {
		letters += 2;
		n = letters;
		memcpy(out->value, text + at, letters);
	}
	v = letters;
	if (letters && at + n < length && text[at + n] == '.') {
		out->value[v++] = '.';
		n++;
		while (faults && at + n + gap < length && text[at + n + gap] == ' ' && gap < 2)
			gap++;
		if (gap && !(at + n + gap < length && engross__is_digit(text[at + n + gap])))
			return false;
	}
	if ((!letters || v > letters || (at + n < length && engross__is_digit(text[at + n]))) &&
	    !read_digits(text, length, at + n + gap, 1, 7, out->cost ? 0 : faults, &digits) &&
	    !(v > letters && faults && !out->cost && lone_digit(text, length, at + n + gap, &digits)))
		return false; /* "A/C." with nothing behind the stop */
	if (v + digits.length + 12 >= sizeof(out->value))
		return false;
	memcpy(out->value + v, digits.value, digits.length);
	v += digits.length;
	n += gap + digits.length;
	bracket = token_bracket(text, length, at + n);
	memcpy(out->value + v, text + at + n, bracket);
	out->value[v + bracket] = '\0';
	out->length = n + bracket;
	/* A word with no number behind it is not the end of a symbol. */
	if (!digits.length && !bracket && !(at + n < length && text[at + n] == '/'))
		return false;
	if (digits.cost) {
		token_fault(out, digits.what, at + n - digits.length, at + n);
		memcpy(out->replacement, digits.value, digits.length + 1);
	}
	if (gap && !out->cost)
		token_fault(out, "a space inside the symbol", at + n - digits.length - gap, at + n - digits.length);
	return true;
}

/* The same where Latin letters are given by Cyrillic ones that look like them: read in a copy. */
static bool read_foreign_token(const struct engross__template *t, const char *text, size_t length, size_t at,
                               struct engross__reading *out)
{
	char latin[32];
	size_t n = 0, from = at, last = 0;

	if (!memchr(text + at, 0xD0, length - at < 8 ? length - at : 8))
		return false;
	while (n + 1 < sizeof(latin) && from < length && text[from] != ' ') {
		char c = engross__slot_latin(text + from, length - from);
		latin[n++] = c ? c : text[from];
		if (c)
			last = n;
		from += c ? 2 : 1;
	}
	if (!last || !read_token(t, latin, n, 0, 0, out))
		return false;
	for (from = at, n = 0; n < out->length; n++)
		from += engross__slot_latin(text + from, length - from) ? 2 : 1;
	if (from - at == out->length)
		return false;
	out->length = from - at;
	token_fault(out, "a foreign letter that looks the same", at, from);
	memcpy(out->replacement, out->value, strlen(out->value) + 1);
	return strlen(out->value) < sizeof(out->replacement);
}

/* "rev. 13 June 2003": behind a revision stands a whole date, so the 3 is its day. */
static bool cut_day(const char *name, const char *text, size_t length, size_t at, struct engross__reading *out)
{
	if (out->length == 2 && !out->cost && (!strcmp(name, "rev") || !strcmp(name, "add") || !strcmp(name, "corr")) &&
	    engross__slot_date_glued(text, length, at + 1)) {
		out->value[1] = '\0';
		out->length = 1;
	}
	return true;
}

bool engross__slot_read(const struct engross__template *t, const struct engross__slot *slot, const char *text,
                        size_t length, size_t at, unsigned faults, struct engross__reading *out)
{
	memset(out, 0, sizeof(*out));
	switch (slot->type) {
	case SLOT_INT:
		return read_digits(text, length, at, 1, 6, faults, out) && out->value[0] != '0' &&
		       cut_day(slot->name, text, length, at, out);
	case SLOT_INT0:
		return read_digits(text, length, at, 1, 7, faults, out);
	case SLOT_NTH:
	case SLOT_TNI:
	case SLOT_HTN:
		return read_turned(text, length, at, slot->type != SLOT_NTH, slot->type != SLOT_TNI, out);
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
		return read_token(t, text, length, at, faults, out) ||
		       (faults && read_foreign_token(t, text, length, at, out));
	case SLOT_WORDS:
		return read_words(slot->words, text, length, at, faults, out);
	case SLOT_NONE:
		break;
	}
	return false;
}
