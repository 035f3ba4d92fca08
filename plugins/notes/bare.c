/* Notes without brackets: at the beginning of a line, before a colon, and paragraphs numbered in between. */
#include "scan.h"

#include <string.h>

/* How far before a colon a note may begin. */
#define LOOK_BACK ((size_t)60)
/* A footnote's mark or a paragraph's number before the words of a line. */
#define LABEL_MAX ((size_t)12)

/* The lists that make an instruction at the beginning of a line. */
#define INSTRUCTIONS (NOTES_BIT(NOTES_INSTRUCTION_LEAD) | NOTES_BIT(NOTES_INSTRUCTION_SHOUT))

static size_t line_end(const struct notes_scan *scan, size_t at)
{
	const char *end = memchr(scan->text + at, '\n', scan->length - at);

	return end ? (size_t)(end - scan->text) : scan->length;
}

static size_t skip_spaces(const struct notes_scan *scan, size_t at)
{
	while (at < scan->length && (scan->text[at] == ' ' || scan->text[at] == '\t'))
		at++;
	return at;
}

static size_t trim_end(const struct notes_scan *scan, size_t start, size_t end)
{
	while (end > start && (scan->text[end - 1] == ' ' || scan->text[end - 1] == '\n'))
		end--;
	return end;
}

/* Past "*", "1/", "[1]", "¹" and the like, and the space after it. */
static size_t skip_label(const struct notes_scan *scan, size_t at)
{
	size_t i = skip_spaces(scan, at), from = i;

	for (; i < scan->length && i - from < LABEL_MAX; i++) {
		unsigned char c = (unsigned char)scan->text[i];

		if ((c == '[' || c == '(') && !(i + 1 < scan->length && memchr("*0123456789", scan->text[i + 1], 11)))
			break;
		if (c && memchr("*0123456789/.()[]", c, 17))
			continue;
		/* Superscript digits: U+00B2, B3, B9, U+2070 to U+2079. */
		if (c == 0xC2 && i + 1 < scan->length && memchr("\xB2\xB3\xB9", scan->text[i + 1], 3)) {
			i++;
			continue;
		}
		if (c == 0xE2 && i + 2 < scan->length && scan->text[i + 1] == (char)0x81 &&
		    (unsigned char)scan->text[i + 2] >= 0xB0 && (unsigned char)scan->text[i + 2] <= 0xB9) {
			i += 2;
			continue;
		}
		break;
	}
	return skip_spaces(scan, i);
}

/* Whether a form that ends at AFTER stands apart from what follows: "Nota del traductor. El ...". */
static bool stands_apart(const struct notes_scan *scan, size_t after, size_t end)
{
	size_t i = after;

	while (i < end && scan->text[i] == ' ')
		i++;
	return i >= end || scan->text[i] == ':' || scan->text[after - 1] == '.' ||
	       (scan->text[i] == '-' && i + 1 < end && scan->text[i + 1] == ' ');
}

/* The note that begins the line [AT, END): its end, or 0. */
static size_t take_line_note(struct notes_scan *scan, size_t at, size_t end)
{
	enum notes_code code;
	size_t after = notes_is_note(scan, at, end, 0, &code), stop;

	if (after ? !stands_apart(scan, after, end)
	          : !(notes_is_note(scan, at, end, '(', &code) && code == NOTES_CODE_TRANSLATOR))
		return 0;
	stop = notes_paragraph_end(scan, at);
	stop = trim_end(scan, at, stop > end ? stop : end);
	notes_report(scan, code, at, stop, NULL, false);
	return stop;
}

/* "DPT: ..." and "OJO: ..." at the beginning of a line. */
static size_t take_line_instruction(struct notes_scan *scan, size_t at, size_t end)
{
	struct notes_key key;
	size_t n;

	if (scan->text[at] < 'A' || (scan->text[at] > 'Z' && !(scan->text[at] & 0x80)))
		return 0;
	/* Most lines have no colon, which saves reading their words. */
	if (!notes_forms_may_begin(&scan->forms, INSTRUCTIONS, scan->text, at, end) ||
	    !memchr(scan->text + at, ':', end - at))
		return 0;
	notes_key_read(&key, scan->text, at, end, false);
	n = notes_match(&scan->forms, NOTES_INSTRUCTION_LEAD, &key, 0);
	if (!n)
		n = notes_match(&scan->forms, NOTES_INSTRUCTION_SHOUT, &key, 0);
	if (!n || scan->text[skip_spaces(scan, key.after[n - 1])] != ':')
		return 0;
	end = trim_end(scan, at, end);
	notes_report(scan, NOTES_CODE_INSTRUCTION, at, end, NULL, false);
	return end;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "4 bis.", "OP4 alt.", "PP3": the label of a paragraph that negotiators keep; its end, or 0. */
static size_t take_paragraph_label(struct notes_scan *scan, size_t at, size_t end)
{
	bool part = end - at > 3 && (scan->text[at] == 'O' || scan->text[at] == 'P') && scan->text[at + 1] == 'P';
	size_t i = part ? skip_spaces(scan, at + 2) : at, digits, label;
	struct notes_key key;

	for (digits = i; i < end && is_digit(scan->text[i]); i++)
		;
	if (i == digits || i - digits > 3)
		return 0;
	label = i;
	if (i < end && (scan->text[i] == '.' || scan->text[i] == ')'))
		i++;
	i = skip_spaces(scan, i);
	notes_key_read(&key, scan->text, i, end < i + 24 ? end : i + 24, true);
	if (key.count && notes_match(&scan->forms, NOTES_AGAIN, &key, 0)) {
		i = key.after[0];
		/* "4 ter" is a paragraph, "4 bis de la Convención" is a line that was wrapped. */
		if (!part && i < end && scan->text[i - 1] != '.' && scan->text[i] != ')' && scan->text[i] != ':' &&
		    !(scan->text[i] == ' ' && i + 1 < end && scan->text[i + 1] >= 'A' && scan->text[i + 1] <= 'Z'))
			return 0;
		label = i;
	} else if (!part) {
		return 0;
	}
	notes_report(scan, NOTES_CODE_BRACKET, at, label, "a paragraph still bears the label of the negotiation",
	             false);
	return label;
}

size_t notes_line(struct notes_scan *scan, size_t at)
{
	size_t end = line_end(scan, at), from = skip_spaces(scan, at), taken = 0;

	if (from >= end)
		return at;
	if (is_digit(scan->text[from]) || (scan->text[from + 1] == 'P' && end - from > 2))
		taken = take_paragraph_label(scan, from, end);
	from = skip_label(scan, from);
	if (!taken && notes_forms_may_begin(&scan->forms, NOTES_OF_NOTES, scan->text, from, end))
		taken = take_line_note(scan, from, end);
	if (!taken && from < end)
		taken = take_line_instruction(scan, from, end);
	return taken ? taken : at;
}

/* Where words begin before AT, the furthest first; their number. */
static size_t word_starts(const struct notes_scan *scan, size_t at, size_t starts[16])
{
	size_t n = 0, low = at > LOOK_BACK ? at - LOOK_BACK : 0;

	while (low < at && ((unsigned char)scan->text[low] & 0xC0) == 0x80)
		low++;
	for (size_t i = at; i > low; i--) {
		if (scan->text[i - 1] == '\n' || scan->text[i - 1] == ':')
			break;
		if (notes_is_word_at(scan, i - 1) && !notes_is_word_before(scan, i - 1)) {
			if (n == 16)
				break;
			starts[n++] = i - 1;
		}
	}
	for (size_t i = 0; i < n / 2; i++) {
		size_t other = starts[i];

		starts[i] = starts[n - 1 - i];
		starts[n - 1 - i] = other;
	}
	return n;
}

/* Whether the last word before a colon can end the name of a note. */
static bool can_end_note(const struct notes_scan *scan, size_t start, size_t end)
{
	struct notes_key key;

	notes_key_read(&key, scan->text, start, end, false);
	return key.count && (key.end[0] <= 4 || notes_match(&scan->forms, NOTES_HEAD, &key, 0) ||
	                     notes_match(&scan->forms, NOTES_TRANSLATOR_ROLE, &key, 0) ||
	                     notes_match(&scan->forms, NOTES_EDITOR_ROLE, &key, 0));
}

static bool is_capital(const struct notes_scan *scan, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		if (scan->text[i] < 'A' || scan->text[i] > 'Z')
			return false;
	return true;
}

size_t notes_colon(struct notes_scan *scan, size_t at)
{
	size_t starts[16], end = at, n, stop;
	struct notes_key key;

	while (end > 0 && (scan->text[end - 1] == ' ' || scan->text[end - 1] == '.'))
		end--;
	n = word_starts(scan, end, starts);
	if (!n || !can_end_note(scan, starts[n - 1], end))
		return at + 1;
	notes_key_read(&key, scan->text, starts[n - 1], end, false);
	if (is_capital(scan, starts[n - 1], end) && notes_is(&scan->forms, NOTES_INSTRUCTION_LEAD, &key) &&
	    !notes_is_chrome(scan, starts[n - 1])) {
		stop = trim_end(scan, at, line_end(scan, at));
		notes_report(scan, NOTES_CODE_INSTRUCTION, starts[n - 1], stop, NULL, false);
		return stop;
	}
	for (size_t i = 0; i < n; i++) {
		enum notes_code code;
		size_t after = notes_is_note(scan, starts[i], at, 0, &code);

		while (after && after < at && (scan->text[after] == ' ' || scan->text[after] == '.'))
			after++;
		if (after != at || notes_is_chrome(scan, starts[i]))
			continue;
		stop = trim_end(scan, at, line_end(scan, at));
		notes_report(scan, code, starts[i], stop, NULL, false);
		return stop;
	}
	return at + 1;
}
