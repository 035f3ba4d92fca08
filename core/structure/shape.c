/* Looking at the first and last characters of lines. */
#include "structure/shape.h"

#include <string.h>
#include <utf8proc.h>

#include "structure/builder.h"
#include "text/utf8.h"

/* Lines longer than this are not wrapped at a column: one line is one paragraph. */
#define WIDTH_BYTES_MAX ((size_t)340)
/* A case is judged by so many bytes. */
#define CASE_BYTES ((size_t)240)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

size_t engross__shape_before(const char *text, size_t at, unsigned *point)
{
	size_t from = engross__utf8_back(text, at);
	uint32_t value = 0;

	if (!engross__utf8_decode(text + from, at - from, &value))
		value = (unsigned char)text[at - 1];
	*point = value;
	return at - from;
}

static bool is_closer(unsigned point)
{
	switch (point) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case '*':
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case 0xB9:
	case 0xB2:
	case 0xB3:
	case 0xBB:
	case 0x2019:
	case 0x201D:
	case 0x300B:
	case 0x300D:
	case 0xFF09: return true;
	}
	return point >= 0x2070 && point <= 0x2079;
}

static int end_of_point(unsigned point)
{
	switch (point) {
	case '.':
	case '!':
	case '?':
	case 0x3002:
	case 0x061F:
	case 0x2026: return ENGROSS__END_STOP;
	case ';':
	case 0x061B:
	case 0xFF1B: return ENGROSS__END_SEMICOLON;
	case ',':
	case 0x060C:
	case 0x3001:
	case 0xFF0C: return ENGROSS__END_COMMA;
	case ':':
	case 0xFF1A: return ENGROSS__END_COLON;
	}
	return ENGROSS__END_OPEN;
}

/* Where the note in square brackets that ends TEXT begins, or LENGTH. */
static size_t before_note(const char *text, size_t length)
{
	size_t at = length, depth = 0, limit = length > 600 ? length - 600 : 0;

	if (!length || text[length - 1] != ']')
		return length;
	while (at > limit) {
		at--;
		if (text[at] == ']')
			depth++;
		else if (text[at] == '[' && !--depth)
			break;
	}
	if (at <= limit || text[at] != '[' || text[at - 1] != ' ')
		return length;
	return at;
}

/* "; and", "; y", ", et": where the word before AT begins when it is a short one after a comma or semicolon,
   else AT. */
static size_t before_conjunction(const char *text, size_t at)
{
	size_t from = at;

	while (from && at - from < 8 && text[from - 1] != ' ' && text[from - 1] != '\n')
		from--;
	if (from < 2 || at - from > 7 || from == at || (text[from - 1] != ' ' && text[from - 1] != '\n'))
		return at;
	while (from && (text[from - 1] == ' ' || text[from - 1] == '\n'))
		from--;
	return from && (text[from - 1] == ';' || text[from - 1] == ',') ? from : at;
}

/* ",28": where the number of a note that is glued to the punctuation before AT begins, or AT. */
static size_t before_note_number(const char *text, size_t at)
{
	size_t from = at;

	while (from && at - from < 4 && is_digit(text[from - 1]))
		from--;
	return at - from <= 3 && from >= 2 && strchr(".,;:", text[from - 1]) && !is_digit(text[from - 2]) ? from
	                                                                                                  : at;
}

int engross__shape_end(const char *text, size_t length)
{
	size_t at = before_note(text, length), n;
	unsigned point;

	for (; at; at -= n) {
		n = engross__shape_before(text, at, &point);
		if (is_closer(point))
			continue;
		if (point >= '0' && point <= '9') {
			at = before_note_number(text, at);
			engross__shape_before(text, at, &point);
		}
		if (end_of_point(point) != ENGROSS__END_OPEN)
			return end_of_point(point);
		at = before_conjunction(text, at);
		engross__shape_before(text, at, &point);
		return end_of_point(point);
	}
	return ENGROSS__END_OPEN;
}

bool engross__shape_open(const char *text, size_t length)
{
	unsigned point = 0;

	for (size_t at = length, n; at; at -= n) {
		n = engross__shape_before(text, at, &point);
		if (!is_closer(point))
			break;
	}
	return end_of_point(point) == ENGROSS__END_OPEN;
}

bool engross__shape_lower(const char *text, size_t length)
{
	uint32_t point;

	if (!length)
		return false;
	if ((unsigned char)text[0] < 0x80)
		return is_lower(text[0]);
	return engross__utf8_decode(text, length, &point) &&
	       utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_LL;
}

bool engross__shape_caps(const char *text, size_t length)
{
	size_t uppers = 0, at = 0, n;

	if (length > CASE_BYTES)
		length = CASE_BYTES;
	for (; at < length; at += n) {
		uint32_t point;

		n = 1;
		if ((unsigned char)text[at] < 0x80) {
			if (is_lower(text[at]))
				return false;
			uppers += is_upper(text[at]);
			continue;
		}
		n = engross__utf8_decode(text + at, length - at, &point);
		if (!n)
			break;
		switch (utf8proc_category((utf8proc_int32_t)point)) {
		case UTF8PROC_CATEGORY_LL: return false;
		case UTF8PROC_CATEGORY_LU: uppers++; break;
		default: break;
		}
	}
	return uppers >= 2;
}

size_t engross__shape_width(const char *text, size_t length)
{
	const uint64_t ones = 0x0101010101010101u;
	size_t more = 0, i = 0; /* bytes that go on with a character */

	if (length > WIDTH_BYTES_MAX)
		return length;
	for (; i + 8 <= length; i += 8) {
		uint64_t word;
		memcpy(&word, text + i, 8);
		more += (size_t)((((word >> 7) & ~(word >> 6) & ones) * ones) >> 56);
	}
	for (; i < length; i++)
		more += ((unsigned char)text[i] & 0xC0) == 0x80;
	return length - more;
}

/* The end of the word that begins at AT. */
static size_t word_end(const char *text, size_t at, size_t length)
{
	while (at < length && text[at] != ' ' && text[at] != '\n' && text[at] != '\t')
		at++;
	return at;
}

static size_t skip_blank(const char *text, size_t at, size_t length)
{
	while (at < length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t'))
		at++;
	return at;
}

/* "AG/RES.", "A/C.3/65/L.11", "REMJA-V/doc.9/04": upper case up to the first slash, more after it. */
static bool is_symbol_word(const char *text, size_t start, size_t end)
{
	size_t slash = start;

	if (start >= end || !is_upper(text[start]))
		return false;
	while (slash < end &&
	       (is_upper(text[slash]) || is_digit(text[slash]) || text[slash] == '.' || text[slash] == '-'))
		slash++;
	if (slash >= end || text[slash] != '/' || slash + 1 >= end)
		return false;
	for (size_t i = slash + 1; i < end; i++) {
		char c = text[i];
		if (!is_digit(c) && !is_upper(c) && !is_lower(c) && !strchr("./-()*,", c))
			return false;
	}
	return is_digit(text[slash + 1]) || is_upper(text[slash + 1]) || !strncmp(text + slash + 1, "doc.", 4);
}

static bool has_digit(const char *text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (is_digit(text[i]))
			return true;
	return false;
}

/* The end of the session in round brackets that begins at AT, which may hold one blank ("(XXXVII O/07)"); 0
   where words stand in them. */
static size_t session_end(const char *text, size_t at, size_t length)
{
	size_t blanks = 0;

	for (size_t i = at + 1; i < length && i < at + 24; i++) {
		if (text[i] == ')')
			return i + 1;
		blanks += text[i] == ' ';
		if (is_lower(text[i]) || blanks > 1)
			return 0;
	}
	return 0;
}

static bool is_suffix(const char *text, size_t start, size_t end)
{
	static const char *const suffixes[] = { "rev.", "add.", "corr.", "bis" };

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++) {
		size_t n = strlen(suffixes[i]), k = 0;
		while (n == end - start && k < n && (text[start + k] | 0x20) == (suffixes[i][k] | 0x20))
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* The end of the word at AT when it goes on the symbol word [FROM, TO) before it: a number after "RES." or
   "rev.", a session, a suffix; else 0. */
static size_t symbol_goes_on(const char *text, size_t from, size_t to, size_t at, size_t length)
{
	size_t end = word_end(text, at, length);

	if (text[at] == '(')
		return session_end(text, at, length);
	if (is_suffix(text, at, end))
		return end;
	if (!is_digit(text[at]) || (text[to - 1] != '.' && has_digit(text, from, to)))
		return 0;
	for (size_t i = at; i < end; i++)
		if (!is_digit(text[i]) && !strchr("/-.*,;", text[i]))
			return i > at && text[i] == '(' ? session_end(text, i, length) : 0;
	return end;
}

size_t engross__shape_symbol(const char *text, size_t length, bool *series)
{
	size_t from = 0, end, next;

	if (length > 120)
		length = 120;
	*series = false;
	if (length < 4 || !is_upper(text[0]))
		return 0;
	end = word_end(text, 0, length);
	if (!is_symbol_word(text, 0, end))
		return 0;
	*series = end > 7 && (!memcmp(text, "OEA/Ser", 7) || !memcmp(text, "OEA/SER", 7));
	while (!*series && text[end - 1] != ',' && text[end - 1] != ';' &&
	       (next = skip_blank(text, end, length)) < length) {
		size_t last = symbol_goes_on(text, from, end, next, length);
		if (!last)
			break;
		from = next;
		end = last;
	}
	while (end && (text[end - 1] == ',' || text[end - 1] == ';'))
		end--;
	return *series || has_digit(text, 0, end) ? end : 0;
}

size_t engross__shape_heading_number(const char *text, size_t length)
{
	size_t at = 0, digits;

	while (at < length && is_digit(text[at]))
		at++;
	digits = at;
	if (!digits || digits > 4 || at >= length)
		return 0;
	if (text[at] == '/') {
		size_t from = ++at;
		while (at < length && is_digit(text[at]))
			at++;
		if (at == from || at - from > 3 || digits > 2)
			return 0;
		return at < length && text[at] == '.' ? at : 0;
	}
	at = skip_blank(text, at, length);
	if (at >= length || text[at] != '(')
		return 0;
	while (at < length && text[at] != ')' && at < digits + 12)
		at++;
	return at + 1 < length && text[at] == ')' && text[at + 1] == '.' ? at + 1 : 0;
}

/* Follows PATTERN: '9' a digit, 'A' a capital, any other byte itself; a trailing '>' allows more after it. */
static bool follows(const char *text, size_t length, const char *pattern)
{
	size_t at = 0;

	for (; *pattern && *pattern != '>'; pattern++, at++) {
		if (at >= length)
			return false;
		if (*pattern == '9'   ? !is_digit(text[at])
		    : *pattern == 'A' ? !is_upper(text[at])
		                      : text[at] != *pattern)
			return false;
	}
	return at == length || *pattern == '>';
}

static bool is_page_number(const char *text, size_t length)
{
	size_t from = 0, to = length, digits = 0;

	while (from < to && (text[from] == '-' || text[from] == ' ' || text[from] == '/' || text[from] == '.'))
		from++;
	while (to > from && (text[to - 1] == '-' || text[to - 1] == ' ' || text[to - 1] == '/'))
		to--;
	for (size_t i = from; i < to; i++)
		digits += is_digit(text[i]);
	if (digits)
		return digits == to - from && digits <= 4;
	/* Small Roman numbers number the pages before the first. */
	for (size_t i = from; i < to; i++)
		if (!strchr("ivxl", text[i]))
			return false;
	return to > from ? to - from <= 6 : length > 1 && (text[0] == '/' || text[0] == '.');
}

/* A line drawn with characters. */
static bool is_rule(const char *text, size_t length)
{
	if (!strchr("_-=*~", text[0]) || length > 200)
		return false;
	for (size_t i = 1; i < length; i++)
		if (text[i] != text[0] && text[i] != ' ')
			return false;
	return true;
}

bool engross__shape_furniture(const char *text, size_t length)
{
	static const char *const jobs[] = { "99-99999",
		                                "99-99999 (A)>",
		                                "*9999999*",
		                                "*99999999*",
		                                "A.99-99999>",
		                                "AA.99-99999>",
		                                "AAA.99-99999>",
		                                "* 9999999*",
		                                "99-99999*>",
		                                "9999999A",
		                                "99-99999  (A)>",
		                                "/...",
		                                ".../",
		                                "/…",
		                                "…/",
		                                "..." };

	if (length >= 3 && is_rule(text, length))
		return true;
	if (!length || length > 60)
		return false;
	if (length <= 12 && is_page_number(text, length))
		return true;
	for (size_t i = 0; i < sizeof(jobs) / sizeof(*jobs); i++)
		if (follows(text, length, jobs[i]))
			return true;
	return false;
}
