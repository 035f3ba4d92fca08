/* Text that was wrapped anew. */
#include "wrapping.h"

#include <stdint.h>
#include <string.h>

#include "token.h"

size_t drafts_space_at(const char *text, size_t length, size_t at, bool *broken)
{
	size_t end = at;

	*broken = false;
	for (; end < length && drafts_is_space(text[end]); end++)
		*broken |= text[end] == '\n' || text[end] == '\r';
	return end - at;
}

/* The hyphen at AT with the line break behind it, 0 when there is none. */
static size_t line_end_hyphen(const char *text, size_t length, size_t at)
{
	bool broken;
	size_t space;

	if (at >= length || text[at] != '-')
		return 0;
	space = drafts_space_at(text, length, at + 1, &broken);
	return broken ? 1 + space : 0;
}

/* Steps over what a line break may have brought at ONE or OTHER; false when the texts differ there. */
static bool step_over_break(const char *one, size_t one_length, size_t *i, const char *other,
                            size_t other_length, size_t *j, unsigned *how)
{
	bool one_broken, other_broken;
	size_t one_space = drafts_space_at(one, one_length, *i, &one_broken);
	size_t other_space = drafts_space_at(other, other_length, *j, &other_broken);
	bool after_hyphen = *i && *j && one[*i - 1] == '-' && other[*j - 1] == '-';

	if ((one_space || other_space) && (one_broken || other_broken)) {
		if ((!one_space || !other_space) && !after_hyphen)
			return false;
		*i += one_space;
		*j += other_space;
		*how |= DRAFTS_WRAPPED_LINES;
		return true;
	}
	one_space = line_end_hyphen(one, one_length, *i);
	other_space = one_space ? 0 : line_end_hyphen(other, other_length, *j);
	*i += one_space;
	*j += other_space;
	*how |= one_space || other_space ? DRAFTS_WRAPPED_HYPHENS : 0u;
	return one_space || other_space;
}

/* How many bytes both texts begin with, in big steps. */
static size_t same_bytes(const char *one, const char *other, size_t limit)
{
	uint64_t left, right;
	size_t n = 0;

	for (; n + sizeof(left) <= limit; n += sizeof(left)) {
		memcpy(&left, one + n, sizeof(left));
		memcpy(&right, other + n, sizeof(right));
		if (left != right)
			break;
	}
	while (n < limit && one[n] == other[n])
		n++;
	return n;
}

/* Walks through both texts as long as they are the same; *I and *J become the places where they are not, or
   end. */
static void walk(const char *one, size_t one_length, size_t *i, const char *other, size_t other_length,
                 size_t *j, unsigned *how)
{
	*i = *j = 0;
	*how = 0;
	do {
		size_t left = one_length - *i, other_left = other_length - *j;
		size_t same = same_bytes(one + *i, other + *j, left < other_left ? left : other_left);
		*i += same;
		*j += same;
		if (*i == one_length || *j == other_length)
			return;
		/* White space is looked at from its start. */
		for (; same > 0 && drafts_is_space(one[*i - 1]); same--, --*i, --*j)
			;
	} while (step_over_break(one, one_length, i, other, other_length, j, how));
}

bool drafts_same_but_wrapping(const char *one, size_t one_length, const char *other, size_t other_length,
                              unsigned *how)
{
	size_t i, j;

	walk(one, one_length, &i, other, other_length, &j, how);
	return i == one_length && j == other_length;
}

size_t drafts_wrapped_length(const char *one, size_t one_length, const char *other, size_t other_length)
{
	unsigned how;
	size_t i, j;

	walk(one, one_length, &i, other, other_length, &j, &how);
	return i == one_length ? j : 0;
}
