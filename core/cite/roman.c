/* Roman numerals by their canonical spelling. */
#include "cite/roman.h"

#include <string.h>

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
			size_t n = strlen(steps[i].text);
			memcpy(out + length, steps[i].text, n);
			length += n;
		}
	out[length] = '\0';
	return length;
}

long engross__roman_value(const char *text, size_t length)
{
	char again[16];
	long value = 0;
	size_t at = 0;

	if (!length || length > 15)
		return 0;
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		const char *step = steps[i].text;
		size_t n = step[1] ? 2 : 1;
		for (int times = 0; times < 3 && at + n <= length && text[at] == step[0] && (n == 1 || text[at + 1] == step[1]);
		     times++) {
			value += steps[i].value;
			at += n;
		}
	}
	/* One spelling is canonical: the one that is written back. */
	if (at != length || engross__roman_write(value, again) != length || memcmp(again, text, length) != 0)
		return 0;
	return value;
}
