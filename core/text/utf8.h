/* UTF-8, byte by byte and eight at a time. */
#ifndef ENGROSS_TEXT_UTF8_H
#define ENGROSS_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The length of the well-formed sequence at P of at most LEFT bytes and its code point, or 0. Overlong
   forms, surrogates and values past U+10FFFF are not well formed (Unicode 15, table 3-7). */
size_t engross__utf8_decode(const char *p, size_t left, uint32_t *point);

/* Writes POINT (a scalar value) and returns its length, 1 to 4. */
size_t engross__utf8_encode(uint32_t point, char out[4]);

/* Where the first ill-formed byte of BYTES lies, or LENGTH. */
size_t engross__utf8_check(const char *bytes, size_t length);

/* The offset in [at, length) of the first byte that is not ASCII or that equals STOP, or LENGTH. */
static inline size_t engross__utf8_skip_ascii(const char *bytes, size_t at, size_t length, char stop)
{
	const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
	const uint64_t pattern = ones * (unsigned char)stop;

	for (; at + 8 <= length; at += 8) {
		uint64_t word, x;
		memcpy(&word, bytes + at, 8);
		x = word ^ pattern;
		if ((word | ((x - ones) & ~x)) & highs)
			break;
	}
	while (at < length && (unsigned char)bytes[at] < 0x80 && bytes[at] != stop)
		at++;
	return at;
}

/* The start of the code point before byte AT (> 0) of well-formed BYTES. */
static inline size_t engross__utf8_back(const char *bytes, size_t at)
{
	do
		at--;
	while (at && ((unsigned char)bytes[at] & 0xC0) == 0x80);
	return at;
}

#endif
