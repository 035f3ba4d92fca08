/* Reading text and emitting findings. */
#include "checks.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool is_text(enum engross_block_kind kind)
{
	switch (kind) {
	case ENGROSS_BLOCK_NONE:
	case ENGROSS_BLOCK_MASTHEAD:
	case ENGROSS_BLOCK_SYMBOL:
	case ENGROSS_BLOCK_DATE:
	case ENGROSS_BLOCK_SESSION:
	case ENGROSS_BLOCK_FURNITURE:
	case ENGROSS_BLOCK_CHROME:
	case ENGROSS_BLOCK_CLOSING: return false;
	default: return true;
	}
}

void emit(struct check *check, struct engross_report *found)
{
	found->struct_size = sizeof(*found);
	if (check->status == ENGROSS_OK)
		check->status = check->host->emit(check->run, found);
}

const char *format_message(struct check *check, const char *format, ...)
{
	char *message = check->host->alloc(check->run, 320);
	va_list arguments;

	if (!message) {
		check->status = ENGROSS_NOMEM;
		return NULL;
	}
	va_start(arguments, format);
	vsnprintf(message, 320, format, arguments);
	va_end(arguments);
	return message;
}

static unsigned decode(const unsigned char *p, size_t left)
{
	if (!left)
		return 0;
	if (p[0] < 0x80)
		return p[0];
	if (p[0] < 0xE0 && left >= 2)
		return (unsigned)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	if (p[0] < 0xF0 && left >= 3)
		return (unsigned)(p[0] & 0x0F) << 12 | (unsigned)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	if (left >= 4)
		return (unsigned)(p[0] & 0x07) << 18 | (unsigned)(p[1] & 0x3F) << 12 | (unsigned)(p[2] & 0x3F) << 6 |
		       (p[3] & 0x3F);
	return 0;
}

unsigned point_before(const struct check *check, size_t start, size_t end, size_t *at)
{
	size_t from = end;

	while (from > start && ((unsigned char)check->text[--from] & 0xC0) == 0x80)
		continue;
	*at = from;
	return from < end ? decode((const unsigned char *)check->text + from, end - from) : 0;
}

unsigned point_at(const struct check *check, size_t at, size_t end)
{
	return at < end ? decode((const unsigned char *)check->text + at, end - at) : 0;
}

bool is_letter(unsigned point)
{
	if (point < 0x80)
		return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
	if (point < 0xC0)
		return point == 0xAA || point == 0xBA;
	return point != 0xD7 && point != 0xF7 && !(point >= 0x2000 && point <= 0x2BFF) &&
	       !(point >= 0x3000 && point <= 0x303F);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

struct engross_span last_words(const struct check *check, size_t start, size_t end, unsigned count)
{
	size_t from = end;

	while (count && from > start) {
		while (from > start && is_space(check->text[from - 1]))
			from--;
		while (from > start && !is_space(check->text[from - 1]))
			from--;
		count--;
	}
	return (struct engross_span){ from, end };
}

struct engross_span first_words(const struct check *check, size_t start, size_t end, unsigned count)
{
	size_t to = start;

	while (count && to < end) {
		while (to < end && is_space(check->text[to]))
			to++;
		while (to < end && !is_space(check->text[to]))
			to++;
		count--;
	}
	return (struct engross_span){ start, to };
}

/* Closing marks that may stand after the punctuation. */
static bool is_closer(unsigned point)
{
	switch (point) {
	case '"':
	case '\'':
	case ')':
	case ']':
	case '*':
	case ' ':
	case '\n':
	case '\t':
	case 0xB9:
	case 0xB2:
	case 0xB3:
	case 0xBB:
	case 0x2019:
	case 0x201D:
	case 0x300B:
	case 0x300D: return true;
	}
	return point >= 0x2070 && point <= 0x2079;
}

static enum ending ending_of(unsigned point)
{
	switch (point) {
	case '.':
	case '!':
	case '?':
	case 0x3002:
	case 0x061F:
	case 0x2026: return ENDING_STOP;
	case ';':
	case 0x061B: return ENDING_SEMICOLON;
	case ',':
	case 0x060C:
	case 0x3001: return ENDING_COMMA;
	case ':': return ENDING_COLON;
	}
	return ENDING_OPEN;
}

/* Where a note in square brackets at the end of [START, END) begins, or END. */
static size_t before_note(const struct check *check, size_t start, size_t end)
{
	size_t at = end, depth = 0, limit = end - start > 600 ? end - 600 : start;

	if (end == start || check->text[end - 1] != ']')
		return end;
	while (at > limit) {
		at--;
		if (check->text[at] == ']')
			depth++;
		else if (check->text[at] == '[' && !--depth)
			break;
	}
	if (at == limit || check->text[at - 1] != ' ')
		return end;
	return at;
}

/* ",28": where the number of a note that is glued to the punctuation before END begins, or END. */
static size_t before_note_number(const struct check *check, size_t start, size_t end)
{
	const char *text = check->text;
	size_t at = end;

	while (at > start && end - at < 4 && text[at - 1] >= '0' && text[at - 1] <= '9')
		at--;
	if (end - at > 3 || at < start + 2 || !strchr(".,;:", text[at - 1]) ||
	    (text[at - 2] >= '0' && text[at - 2] <= '9'))
		return end;
	return at;
}

struct found_ending find_ending(const struct check *check, size_t start, size_t end)
{
	struct found_ending found = { ENDING_OPEN, { end, end }, false };
	size_t at = before_note(check, start, end), from = at;
	unsigned point = 0;

	for (; at > start; at = from) {
		point = point_before(check, start, at, &from);
		if (!is_closer(point) || ending_of(point))
			break;
	}
	if (point >= '0' && point <= '9') {
		at = before_note_number(check, start, at);
		point = point_before(check, start, at, &from);
	}
	found.kind = ending_of(point);
	found.mark = (struct engross_span){ from, at };
	if (found.kind)
		return found;
	/* "; and": the punctuation stands before a short last word. */
	found.mark = last_words(check, start, at, 1);
	if (at - found.mark.start > 7 || found.mark.start == start)
		return found;
	for (at = found.mark.start; at > start && is_space(check->text[at - 1]);)
		at--;
	point = point_before(check, start, at, &from);
	if (point == ';' || point == ',') {
		found.kind = ending_of(point);
		found.mark = (struct engross_span){ from, at };
		found.joined = true;
	}
	return found;
}
