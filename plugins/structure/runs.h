/* Bytes of a kind in running text. */
#ifndef STRUCTURE_RUNS_H
#define STRUCTURE_RUNS_H

#include <stdbool.h>
#include <stddef.h>

static inline bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The first digit in [AT, END) of TEXT, or END. */
size_t next_digit(const char *text, size_t at, size_t end);

/* The first of two ASCII capitals that stand together in [AT, END), or END. */
size_t next_capitals(const char *text, size_t at, size_t end);

#endif
