/* Text under negotiation: "[shall][should]", "[and its causes]", whole paragraphs in brackets. */
#include "scan.h"

#include <string.h>

/* How much of a bracket is looked at to judge it. */
#define LOOK ((size_t)512)

/* What decides about one bracket. */
struct option {
	size_t from, to; /* inside, without outer spaces */
	bool words;      /* a word of small letters is in it */
	bool allowed;    /* a reference, a remark: part of the text */
	bool digits;     /* begins with a digit */
	bool small;      /* begins with a small letter */
	struct notes_key key;
};

static bool has_address(const char *text, size_t length)
{
	for (size_t i = 0; i + 3 < length; i++)
		if (!memcmp(text + i, "://", 3) || !memcmp(text + i, "www.", 4))
			return true;
	return false;
}

static void read_option(const struct notes_scan *scan, struct option *option, size_t at, size_t to)
{
	size_t run = 0, i = at + 1;

	if (to - at > LOOK)
		to = at + LOOK;
	while (i < to && (scan->text[i] == ' ' || scan->text[i] == '['))
		i++;
	while (to > i && scan->text[to - 1] == ' ')
		to--;
	*option = (struct option){ .from = i, .to = to };
	for (; i < to && !option->words; i++) {
		unsigned char c = (unsigned char)scan->text[i];

		if ((c >= 'a' && c <= 'z') || (c >= 0xC3 && c < 0xE2) || (run && c >= 0x80 && c < 0xC0))
			run++;
		else
			run = 0;
		option->words = run > 1;
	}
	if (option->from < to) {
		char first = scan->text[option->from];

		option->digits = first >= '0' && first <= '9';
		option->small = (first >= 'a' && first <= 'z') || (unsigned char)first >= 0xC3;
	}
	notes_key_read(&option->key, scan->text, option->from, to, false);
	option->allowed = notes_match(&scan->forms, NOTES_ALLOWED, &option->key, 0) > 0 ||
	                  has_address(scan->text + option->from, to - option->from);
}

/* "shall/should": words of letters alone, each with a small one. */
static bool has_alternatives(const struct notes_scan *scan, const struct option *option)
{
	size_t letters = 0, small = 0, parts = 1;

	for (size_t i = option->from; i < option->to; i++) {
		unsigned char c = (unsigned char)scan->text[i];

		if (c == '/') {
			if (letters < 2 || !small)
				return false;
			letters = small = 0;
			parts++;
		} else if ((c >= 'a' && c <= 'z') || c >= 0x80) {
			letters++;
			small++;
		} else if (c >= 'A' && c <= 'Z') {
			letters++;
		} else if (c != ' ' && c != '-') {
			return false;
		}
	}
	return parts > 1 && letters > 1 && small > 0;
}

/* "US: delete", "EU/Mexico: alternative text": who wants it. */
static bool has_party(const struct notes_scan *scan, const struct option *option)
{
	size_t i = option->from;
	bool capital = false;

	for (; i < option->to && i - option->from < 40; i++) {
		char c = scan->text[i];

		if (c == ':')
			return capital && i - option->from > 1 && i + 1 < option->to && scan->text[i + 1] == ' ';
		if (i == option->from || scan->text[i - 1] == ' ' || scan->text[i - 1] == '/' ||
		    scan->text[i - 1] == ',') {
			if (!(c >= 'A' && c <= 'Z') && c != ' ')
				return false;
			capital = true;
		}
	}
	return false;
}

/* Past what may stand between two brackets of one choice: a space, a slash, "or". */
static size_t skip_between(const struct notes_scan *scan, size_t i)
{
	static const char *const words[] = { " / ", " or ", " o ", " ou ", "/", " " };

	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++) {
		size_t n = strlen(words[w]);

		if (scan->length - i > n && !memcmp(scan->text + i, words[w], n) && scan->text[i + n] == '[')
			return i + n;
	}
	return i;
}

/* The end of the row of brackets that begins with the one that closes at CLOSE; *COUNT of them. A bracket
   that is allowed or has no words makes it no row. */
static size_t find_row(struct notes_scan *scan, size_t close, size_t *count)
{
	size_t end = close + 1, limit = notes_paragraph_end(scan, close);

	for (*count = 1; end < scan->length; (*count)++) {
		size_t next = skip_between(scan, end), to;
		struct option option;

		if (next >= limit || scan->text[next] != '[')
			break;
		to = notes_find_close(scan, next, limit);
		if (to == NOTES_OPEN)
			break;
		read_option(scan, &option, next, to);
		if (!option.words || option.allowed || option.digits || notes_is_word_at(scan, to + 1))
			break;
		end = to + 1;
	}
	return end;
}

/* Whether nothing but a paragraph's number stands before AT in its line. */
static bool begins_paragraph(const struct notes_scan *scan, size_t at)
{
	for (size_t i = at, n = 0; i > 0; i--, n++) {
		char c = scan->text[i - 1];

		if (c == '\n')
			return true;
		if (n > 12 ||
		    !(c == ' ' || c == '.' || c == '(' || c == ')' || (c >= '0' && c <= '9') || c == 'P' || c == 'O'))
			return false;
	}
	return true;
}

/* Whether nothing but marks stand between END and the end of the paragraph. */
static bool ends_paragraph(struct notes_scan *scan, size_t at, size_t end)
{
	size_t limit = notes_paragraph_end(scan, at);

	while (end < limit && memchr(" .,;:", scan->text[end], 5))
		end++;
	return end >= limit || scan->text[end] == '\n';
}

static bool is_body(struct notes_scan *scan, size_t at)
{
	const struct engross_block *block = notes_block_at(scan, at);

	return !block || (block->kind != ENGROSS_BLOCK_FOOTNOTE && block->kind != ENGROSS_BLOCK_FURNITURE);
}

size_t notes_negotiation(struct notes_scan *scan, size_t at, size_t close)
{
	static const char open_message[] = "a bracket of the negotiation; it is not closed in this paragraph";
	struct option option;
	size_t end, count = 1;
	bool whole;

	if (at < scan->bracket_end || !is_body(scan, at))
		return 0;
	if (close == NOTES_OPEN) {
		size_t limit = notes_paragraph_end(scan, at);

		read_option(scan, &option, at, limit);
		if (!(begins_paragraph(scan, at) || option.small) || !option.words || option.allowed ||
		    notes_is_quoted(scan, at))
			return 0;
		notes_report(scan, NOTES_CODE_BRACKET, at, limit, open_message, false);
		return limit;
	}
	read_option(scan, &option, at, close);
	if (!option.words || option.allowed || notes_has_citation(scan, at, close + 1))
		return 0;
	end = find_row(scan, close, &count);
	whole = begins_paragraph(scan, at) && ends_paragraph(scan, at, end) && option.key.count > 2;
	if (!(count > 1 || whole || has_alternatives(scan, &option) || has_party(scan, &option) ||
	      notes_match(&scan->forms, NOTES_NEGOTIATION, &option.key, 0) ||
	      (option.small && !notes_is_quoted(scan, at))))
		return 0;
	notes_report(scan, NOTES_CODE_BRACKET, at, end,
	             count > 1 ? "a choice of the negotiation is still open" : NULL, false);
	return end;
}
