/* Labels as they are written in a reference. */
#include "label_text.h"

#include <stdio.h>
#include <string.h>

static const struct {
	uint32_t value;
	const char *text;
} romans[] = {
	{ 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
	{ 40, "XL" },  { 10, "X" },   { 9, "IX" },  { 5, "V" },    { 4, "IV" },  { 1, "I" },
};

#define MOST_ROMAN 3999u

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static void write_roman(char *out, uint32_t number)
{
	*out = '\0';
	for (size_t i = 0; i < sizeof(romans) / sizeof(*romans); i++)
		for (; number >= romans[i].value; number -= romans[i].value)
			strcat(out, romans[i].text);
}

/* The bytes of the canonical Roman number at TEXT, 0 when there is none. */
static size_t read_roman(const char *text, size_t length, uint32_t *number)
{
	char canonical[DRAFTS_LABEL_SIZE];
	size_t at = 0;

	*number = 0;
	for (size_t i = 0; i < sizeof(romans) / sizeof(*romans); i++) {
		size_t size = strlen(romans[i].text);
		while (at + size <= length && !memcmp(text + at, romans[i].text, size) && *number <= MOST_ROMAN) {
			*number += romans[i].value;
			at += size;
		}
	}
	if (!at || *number > MOST_ROMAN || (at < length && (is_letter(text[at]) || is_digit(text[at]))))
		return 0;
	write_roman(canonical, *number);
	return strlen(canonical) == at && !memcmp(canonical, text, at) ? at : 0;
}

static size_t read_digits(const char *text, size_t length, uint32_t *number)
{
	size_t at = 0;

	*number = 0;
	while (at < length && at < 6 && is_digit(text[at]))
		*number = *number * 10 + (uint32_t)(text[at++] - '0');
	return at < length && (is_digit(text[at]) || is_letter(text[at])) ? 0 : at;
}

/* " (b)" or "(b)" at TEXT: its bytes, 0 when there is none. */
static size_t read_letter(const char *text, size_t length, uint16_t *letter)
{
	size_t at = length && text[0] == ' ';

	if (length < at + 3 || text[at] != '(' || text[at + 1] < 'a' || text[at + 1] > 'z' || text[at + 2] != ')')
		return 0;
	*letter = (uint16_t)(text[at + 1] - 'a' + 1);
	return at + 3;
}

bool drafts_label_read(struct drafts_label *label, const char *text, size_t *start, size_t *at, size_t end)
{
	bool roman = label->target == DRAFTS_TARGET_SECTION || label->target == DRAFTS_TARGET_ANNEX;
	bool in_word = false;

	label->letter = 0;
	for (size_t i = *at; i < end; i++) {
		size_t length = 0;
		if (!in_word && is_digit(text[i]))
			length = read_digits(text + i, end - i, &label->number);
		else if (!in_word && roman)
			length = read_roman(text + i, end - i, &label->number);
		if (length && label->number) {
			*start = i;
			*at = i + length;
			if (!roman)
				*at += read_letter(text + *at, end - *at, &label->letter);
			return true;
		}
		in_word = is_letter(text[i]) || is_digit(text[i]);
	}
	*at = end;
	return false;
}

void drafts_label_write(char out[DRAFTS_LABEL_SIZE], struct drafts_label label, const char *like,
                        size_t length)
{
	bool tight = memchr(like, '(', length) && !memchr(like, ' ', length);

	if (length && !is_digit(like[0]) && label.number <= MOST_ROMAN)
		write_roman(out, label.number);
	else
		snprintf(out, DRAFTS_LABEL_SIZE, "%lu", (unsigned long)label.number);
	if (label.letter && label.letter <= 26)
		snprintf(out + strlen(out), DRAFTS_LABEL_SIZE - strlen(out), "%s(%c)", tight ? "" : " ",
		         'a' + label.letter - 1);
}
