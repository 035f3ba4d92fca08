#include "cite/numeral.h"

#include <string.h>

/* The numeral at AT: its bytes and value. */
static size_t one(const struct engross__systems *s, const char *text, size_t length, size_t at, long *value)
{
	for (size_t i = 0; s->numerals && i < s->numerals->count; i++) {
		const struct engross__word *w = &s->numerals->words[i];
		if (at < length && w->length <= length - at && !memcmp(text + at, w->text, w->length)) {
			*value = w->n;
			return w->length;
		}
	}
	return 0;
}

size_t engross__numeral_read(const struct engross__systems *s, const char *text, size_t length, size_t at, long *value)
{
	long sum = 0, digits = -1, n;
	size_t p = at, step;

	/* Every numeral of the data is beyond ASCII. */
	if (at >= length || (unsigned char)text[at] < 0x80)
		return 0;
	for (size_t i = 0; i < ENGROSS__NUMERALS && (step = one(s, text, length, p, &n)); i++, p += step) {
		if (n >= 10) { /* "五十五", "十五" */
			sum += n * (digits < 0 ? 1 : digits);
			digits = -1;
		} else {
			digits = digits < 0 ? n : digits * 10 + n;
		}
	}
	*value = sum + (digits < 0 ? 0 : digits);
	return p - at;
}
