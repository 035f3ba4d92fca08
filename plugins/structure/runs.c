/* Finds bytes of a kind, many at a time: most text holds few of them. */
#include "runs.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

size_t next_digit(const char *text, size_t at, size_t end)
{
#if defined(__SSE2__)
	/* '0' to '9' are the ten highest values once moved to the top of the signed range. */
	const __m128i shift = _mm_set1_epi8((char)(0x7F - '9')), bound = _mm_set1_epi8(0x7F - 10);

	for (; at + 16 <= end; at += 16) {
		__m128i here = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
		int found = _mm_movemask_epi8(_mm_cmpgt_epi8(_mm_add_epi8(here, shift), bound));
		if (found)
			return at + (unsigned)__builtin_ctz((unsigned)found);
	}
#endif
	while (at < end && (text[at] < '0' || text[at] > '9'))
		at++;
	return at;
}

size_t next_capitals(const char *text, size_t at, size_t end)
{
#if defined(__SSE2__)
	const __m128i shift = _mm_set1_epi8((char)(0x7F - 'Z')), bound = _mm_set1_epi8(0x7F - 26);

	for (; at + 17 <= end; at += 16) {
		__m128i here = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
		__m128i next = _mm_loadu_si128((const __m128i *)(const void *)(text + at + 1));
		int found = _mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(_mm_add_epi8(here, shift), bound),
		                                            _mm_cmpgt_epi8(_mm_add_epi8(next, shift), bound)));
		if (found)
			return at + (unsigned)__builtin_ctz((unsigned)found);
	}
#endif
	while (at + 1 < end && !(is_capital(text[at]) && is_capital(text[at + 1])))
		at++;
	return at + 1 < end ? at : end;
}
