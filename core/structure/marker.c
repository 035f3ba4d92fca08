/* Reading list markers and footnote labels. */
#include "structure/marker.h"

#include <string.h>

#include "base/ascii.h"
#include "cite/roman.h"

/* No list is longer; "li." and "ci." are words. */
#define ROMAN_MOST 49

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Digits that a marker has; years have four, so that longer ones need a list that has come so far. */
#define DIGITS_MOST 3
#define LONG_DIGITS_MOST 7

/* MOST digits at AT at most. */
static size_t read_number(const char *text, size_t at, size_t length, size_t most, long *number)
{
	size_t n = 0;

	for (*number = 0; at + n < length && engross__is_digit(text[at + n]); n++) {
		if (n == most)
			return 0;
		*number = *number * 10 + (text[at + n] - '0');
	}
	return n;
}

static size_t read_digits(const char *text, size_t at, size_t length, long *number)
{
	return read_number(text, at, length, DIGITS_MOST, number);
}

/* The value of the N letters at TEXT as a Roman number, or 0. */
static long read_roman(const char *text, size_t n, bool upper)
{
	char letters[8];
	long value;

	if (!n || n > 7)
		return 0;
	for (size_t i = 0; i < n; i++) {
		letters[i] = upper ? text[i] : (char)(text[i] - 32);
		if (!strchr("IVXLC", letters[i]))
			return 0;
	}
	value = engross__roman_value(letters, n);
	return value <= ROMAN_MOST ? value : 0;
}

/* Letters at AT that may be a marker: one letter, two equal ones ("aa"), or a Roman number. */
static size_t read_letters(struct engross__marker *out, const char *text, size_t at, size_t length,
                           bool upper)
{
	char low = upper ? 'A' : 'a', high = upper ? 'Z' : 'z';
	size_t n = 0;
	long roman;

	while (at + n < length && n < 8 && text[at + n] >= low && text[at + n] <= high)
		n++;
	if (!n || n == 8)
		return 0;
	roman = read_roman(text + at, n, upper);
	out->as_letter = n == 1 ? text[at] - low + 1 : 0;
	if (n == 2 && text[at] == text[at + 1] && !roman)
		out->as_letter = 26 + text[at] - low + 1;
	out->number = roman ? roman : out->as_letter;
	if (!out->number)
		return 0;
	if (roman)
		out->style = upper ? ENGROSS__MARKER_UPPER_ROMAN : ENGROSS__MARKER_ROMAN;
	else
		out->style = upper ? ENGROSS__MARKER_UPPER : ENGROSS__MARKER_LOWER;
	return n;
}

/* "1.2" and deeper, from the dot after the first number on. */
static bool read_nested(struct engross__marker *out, const char *text, size_t at, size_t length)
{
	while (at + 1 < length && text[at] == '.' && engross__is_digit(text[at + 1])) {
		size_t n = read_digits(text, at + 1, length, &out->number);
		if (!n || ++out->depth > 6)
			return false;
		at += 1 + n;
	}
	out->style = ENGROSS__MARKER_NESTED;
	out->length = at < length && text[at] == '.' ? at + 1 : at;
	return out->depth > 0;
}

/* The marker has been read up to LENGTH; white space must follow it, or a letter as in "1.To". */
static bool finish(struct engross__marker *out, const char *text, size_t length, bool strict)
{
	size_t at = out->length;

	while (at < length && is_blank(text[at]))
		at++;
	out->skip = at;
	if (at > out->length || at >= length)
		return true;
	return !strict &&
	       (text[at] == '(' || ((unsigned char)text[at] >= 'A' && !(text[at] >= 'a' && text[at] <= 'z')));
}

/* "(1)", "(a)", "(iv)" */
static bool read_pair(struct engross__marker *out, const char *text, size_t length)
{
	size_t n = read_digits(text, 1, length, &out->number);

	if (n)
		out->style = ENGROSS__MARKER_DECIMAL_PAIR;
	else if (!(n = read_letters(out, text, 1, length, false)))
		return false;
	else
		out->style =
			out->style == ENGROSS__MARKER_ROMAN ? ENGROSS__MARKER_ROMAN_PAIR : ENGROSS__MARKER_LOWER_PAIR;
	if (1 + n >= length || text[1 + n] != ')' || n > 6)
		return false;
	out->length = n + 2;
	return finish(out, text, length, false);
}

/* "- 2 -" heads a page. */
static bool is_page_mark(const char *text, size_t length)
{
	size_t at = 2;

	while (at < length && engross__is_digit(text[at]))
		at++;
	return text[0] == '-' && at > 2 && at + 1 < length && text[at] == ' ' && text[at + 1] == '-';
}

static bool read_bullet(struct engross__marker *out, const char *text, size_t length)
{
	static const char *const bullets[] = { "-", "*", "+", "•", "·", "‣", "◦",
		                                   "▪", "●", "○", "■", "□", "➢", "✓" };

	for (size_t i = 0; i < sizeof(bullets) / sizeof(*bullets); i++) {
		size_t n = strlen(bullets[i]);
		if (length > n && !memcmp(text, bullets[i], n) && is_blank(text[n]) && !is_page_mark(text, length)) {
			out->style = ENGROSS__MARKER_BULLET;
			out->length = n;
			return finish(out, text, length, true);
		}
	}
	return false;
}

/* "1 -", as Arabic texts number. */
static bool read_dashed(struct engross__marker *out, const char *text, size_t at, size_t length)
{
	while (at < length && text[at] == ' ')
		at++;
	if (at + 1 >= length || text[at] != '-' || text[at + 1] != ' ')
		return false;
	out->style = ENGROSS__MARKER_DECIMAL;
	out->length = at + 1;
	return finish(out, text, length, true);
}

bool engross__marker_read(struct engross__marker *out, const char *text, size_t length, bool arabic)
{
	size_t n;
	bool decimal;

	memset(out, 0, sizeof(*out));
	if (!length)
		return false;
	if (text[0] == '(')
		return read_pair(out, text, length);
	decimal = engross__is_digit(text[0]);
	if (decimal)
		n = read_digits(text, 0, length, &out->number);
	else if (text[0] >= 'a' && text[0] <= 'z')
		n = read_letters(out, text, 0, length, false);
	else if (text[0] >= 'A' && text[0] <= 'Z')
		n = read_letters(out, text, 0, length, true);
	else
		return read_bullet(out, text, length);
	if (!n || n >= length)
		return false;
	if (decimal)
		out->style = ENGROSS__MARKER_DECIMAL;
	if (text[n] == '.') {
		if (decimal && n + 1 < length && engross__is_digit(text[n + 1]))
			return read_nested(out, text, n, length) && finish(out, text, length, true) &&
			       out->skip < length && !(text[out->skip] >= 'a' && text[out->skip] <= 'z');
		out->length = n + 1;
		/* "U.S." and "e.g." are no markers. */
		return finish(out, text, length, !decimal);
	}
	if (text[n] == ')' && out->style != ENGROSS__MARKER_UPPER && out->style != ENGROSS__MARKER_UPPER_ROMAN) {
		out->style = decimal                               ? ENGROSS__MARKER_DECIMAL_BRACE
		             : out->style == ENGROSS__MARKER_ROMAN ? ENGROSS__MARKER_ROMAN_BRACE
		                                                   : ENGROSS__MARKER_LOWER_BRACE;
		out->length = n + 1;
		return finish(out, text, length, false);
	}
	return decimal && arabic && read_dashed(out, text, n, length);
}

bool engross__marker_read_long(struct engross__marker *out, const char *text, size_t length)
{
	size_t n;

	memset(out, 0, sizeof(*out));
	n = read_number(text, 0, length, LONG_DIGITS_MOST, &out->number);
	if (n <= DIGITS_MOST || n >= length || (text[n] != '.' && text[n] != ')'))
		return false;
	out->style = text[n] == '.' ? ENGROSS__MARKER_DECIMAL : ENGROSS__MARKER_DECIMAL_BRACE;
	out->length = n + 1;
	return finish(out, text, length, true);
}

/* The value of the raised digit at TEXT, and its length; -1 where there is none. */
static int raised_digit(const unsigned char *text, size_t length, size_t *n)
{
	*n = 0;
	if (length >= 2 && text[0] == 0xC2) {
		*n = 2;
		return text[1] == 0xB9 ? 1 : text[1] == 0xB2 ? 2 : text[1] == 0xB3 ? 3 : -1;
	}
	if (length >= 3 && text[0] == 0xE2 && text[1] == 0x81) {
		*n = 3;
		if (text[2] == 0xB0)
			return 0;
		return text[2] >= 0xB4 && text[2] <= 0xB9 ? text[2] - 0xB0 : -1;
	}
	return -1;
}

long engross__raised_number(const char *text, size_t length, size_t *bytes)
{
	const unsigned char *b = (const unsigned char *)text;
	long number = 0;
	size_t n;
	int digit;

	*bytes = 0;
	while ((digit = raised_digit(b + *bytes, length - *bytes, &n)) >= 0) {
		number = number * 10 + digit;
		*bytes += n;
		if (number > 9999)
			break;
	}
	if (number && number <= 9999)
		return number;
	*bytes = 0;
	return 0;
}

static bool finish_label(struct engross__label *out, const char *text, size_t length, bool needs_space)
{
	size_t at = out->length;

	while (at < length && is_blank(text[at]))
		at++;
	out->skip = at;
	return at < length && (!needs_space || at > out->length);
}

bool engross__label_read(struct engross__label *out, const char *text, size_t length)
{
	size_t n;

	memset(out, 0, sizeof(*out));
	out->number = engross__raised_number(text, length, &out->length);
	if (out->number) {
		out->style = '^';
		return finish_label(out, text, length, false);
	}
	if (length && text[0] == '*') {
		for (n = 0; n < length && text[n] == '*' && n < 5; n++)
			out->symbol[n] = '*';
		out->length = n;
		out->style = '*';
		return n < 5 && finish_label(out, text, length, n == 1);
	}
	if (length && text[0] == '[') {
		n = read_digits(text, 1, length, &out->number);
		if (!n || 1 + n >= length || text[1 + n] != ']')
			return false;
		out->length = n + 2;
		out->style = '[';
		return finish_label(out, text, length, true);
	}
	n = read_digits(text, 0, length, &out->number);
	if (!n || n >= length || text[n] != '/' || !out->number)
		return false;
	out->length = n + 1;
	out->style = '/';
	return finish_label(out, text, length, true);
}
