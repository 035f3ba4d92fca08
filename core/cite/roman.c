/* Roman numerals by their canonical spelling. */
#include "cite/roman.h"

static const struct {
	long value;
	const char *text;
} steps[] = {
	{ 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" },
	{ 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
};

size_t engross__roman_write(long value, char out[16])
{
	size_t length = 0;

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		for (; value >= steps[i].value; value -= steps[i].value) {
			out[length++] = steps[i].text[0];
			if (steps[i].text[1])
				out[length++] = steps[i].text[1];
		}
	out[length] = '\0';
	return length;
}

/* One decimal digit at *AT, spelled as it must be, with the letters of 1, 5 and 10; 0 where there is none. */
static long read_digit(const char *text, size_t length, size_t *at, const char letters[3])
{
	size_t i = *at, ones = 0;
	long digit = 0;

	if (i + 1 < length && text[i] == letters[0] && (text[i + 1] == letters[1] || text[i + 1] == letters[2])) {
		*at += 2;
		return text[i + 1] == letters[1] ? 4 : 9;
	}
	if (i < length && text[i] == letters[1]) {
		digit = 5;
		i++;
	}
	while (ones < 3 && i + ones < length && text[i + ones] == letters[0])
		ones++;
	*at = i + ones;
	return digit + (long)ones;
}

long engross__roman_value(const char *text, size_t length)
{
	long value;
	size_t at = 0;

	while (at < 3 && at < length && text[at] == 'M')
		at++;
	value = (long)at * 1000;
	value += read_digit(text, length, &at, "CDM") * 100;
	value += read_digit(text, length, &at, "XLC") * 10;
	value += read_digit(text, length, &at, "IVX");
	return at == length ? value : 0;
}
