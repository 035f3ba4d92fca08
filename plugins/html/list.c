/* List markers. */
#include "list.h"

#include <stdio.h>
#include <string.h>

#include "effect.h"

/* Beyond this no list of a resolution goes; it keeps the arithmetic small. */
#define NUMBER_MAX 99999999L

long html_number(struct html_slice value, long otherwise)
{
	long number = 0;
	size_t i = 0;
	int sign = 1;

	if (!value.at)
		return otherwise;
	while (i < value.length && html_is_space(value.at[i]))
		i++;
	if (i < value.length && (value.at[i] == '-' || value.at[i] == '+'))
		sign = value.at[i++] == '-' ? -1 : 1;
	if (i == value.length || value.at[i] < '0' || value.at[i] > '9')
		return otherwise;
	for (; i < value.length && value.at[i] >= '0' && value.at[i] <= '9' && number < NUMBER_MAX; i++)
		number = number * 10 + (value.at[i] - '0');
	return sign * (number < NUMBER_MAX ? number : NUMBER_MAX);
}

char html_numbering(const struct html_token *token, char otherwise)
{
	static const struct {
		const char *name;
		char numbering;
	} styles[] = {
		{ "decimal", '1' }, { "lower-alpha", 'a' }, { "lower-latin", 'a' }, { "upper-alpha", 'A' },
		{ "upper-latin", 'A' }, { "lower-roman", 'i' }, { "upper-roman", 'I' }, { "none", 0 },
		{ "disc", 0 }, { "circle", 0 }, { "square", 0 },
	};
	struct html_slice type = token->attributes[HTML_ATTRIBUTE_TYPE];
	struct html_slice style = html_style_get(token, "list-style-type");

	if (!style.at)
		style = html_style_get(token, "list-style");
	for (size_t i = 0; style.at && i < sizeof(styles) / sizeof(styles[0]); i++)
		if (html_slice_is(style, styles[i].name))
			return styles[i].numbering;
	if (type.at && type.length == 1 && strchr("1aAiI", type.at[0]))
		return type.at[0];
	return otherwise;
}

/* 1 is "a", 27 is "aa". */
static void put_letters(char out[24], long number, char first)
{
	char letters[16];
	int n = 0, o = 0;

	for (; number > 0 && n < (int)sizeof(letters); number = (number - 1) / 26)
		letters[n++] = (char)(first + (number - 1) % 26);
	while (n > 0)
		out[o++] = letters[--n];
	out[o] = '\0';
}

static void put_roman(char out[24], long number, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} parts[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" },
		{ 90, "xc", "XC" }, { 50, "l", "L" },    { 40, "xl", "XL" }, { 10, "x", "X" },    { 9, "ix", "IX" },
		{ 5, "v", "V" },    { 4, "iv", "IV" },   { 1, "i", "I" },
	};

	out[0] = '\0';
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		for (; number >= parts[i].value; number -= parts[i].value)
			strcat(out, upper ? parts[i].upper : parts[i].lower);
}

void html_marker(char out[24], long number, char numbering)
{
	out[0] = '\0';
	if (!numbering)
		return;
	if ((numbering == 'a' || numbering == 'A') && number > 0)
		put_letters(out, number, numbering);
	else if ((numbering == 'i' || numbering == 'I') && number > 0 && number < 4000)
		put_roman(out, number, numbering == 'I');
	else
		snprintf(out, 24, "%ld", number);
	strcat(out, ". ");
}
