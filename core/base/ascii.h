/* Classes of ASCII characters, whatever the locale. Bytes from 0x80 on belong to none of them. */
#ifndef ENGROSS_BASE_ASCII_H
#define ENGROSS_BASE_ASCII_H

#include <stdbool.h>

static inline bool engross__is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool engross__is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool engross__is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || engross__is_upper(c);
}

static inline bool engross__is_alnum(char c)
{
	return engross__is_digit(c) || engross__is_letter(c);
}

/* Space, tab, line ends and form feed. */
static inline bool engross__is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

#endif
