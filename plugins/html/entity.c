/* Character references, after sections 13.2.5.72-80 of the HTML standard. */
#include "entity.h"

#include <stdbool.h>
#include <string.h>

/* The longest name, and the longest that may lack its semicolon. */
#define NAME_MAX_LENGTH ((size_t)31)
#define BARE_MAX_LENGTH ((size_t)6)
#define REPLACEMENT 0xFFFDu

/* What browsers show for the numbers 128 to 159: bytes of windows-1252 that were written as numbers. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

size_t html_utf8_put(char out[4], uint32_t point)
{
	if (point < 0x80) {
		out[0] = (char)point;
		return 1;
	}
	if (point < 0x800) {
		out[0] = (char)(0xC0 | (point >> 6));
		out[1] = (char)(0x80 | (point & 0x3F));
		return 2;
	}
	if (point < 0x10000) {
		out[0] = (char)(0xE0 | (point >> 12));
		out[1] = (char)(0x80 | ((point >> 6) & 0x3F));
		out[2] = (char)(0x80 | (point & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | (point >> 18));
	out[1] = (char)(0x80 | ((point >> 12) & 0x3F));
	out[2] = (char)(0x80 | ((point >> 6) & 0x3F));
	out[3] = (char)(0x80 | (point & 0x3F));
	return 4;
}

static int digit_value(char c, unsigned base)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (base == 16 && c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (base == 16 && c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* The bytes after "&#". */
static size_t read_number(struct html_reference *out, const char *at, size_t length)
{
	unsigned base = 10;
	uint32_t value = 0;
	size_t i = 2, digits;

	if (i < length && (at[i] == 'x' || at[i] == 'X')) {
		base = 16;
		i++;
	}
	digits = i;
	for (; i < length; i++) {
		int d = digit_value(at[i], base);

		if (d < 0)
			break;
		if (value <= 0x10FFFF)
			value = value * base + (uint32_t)d;
	}
	if (i == digits)
		return 0;
	if (i < length && at[i] == ';')
		i++;
	if (value >= 0x80 && value <= 0x9F)
		value = windows_1252[value - 0x80];
	else if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
		value = REPLACEMENT;
	out->points[0] = value;
	out->count = 1;
	return i;
}

static const struct html_entity *find_name(const char *name, size_t length)
{
	size_t low = 0, high = html_entity_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct html_entity *entity = &html_entities[middle];
		size_t shorter = entity->length < length ? entity->length : length;
		int order = memcmp(name, entity->name, shorter);

		if (!order && entity->length == length)
			return entity;
		if (order < 0 || (!order && length < entity->length))
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

size_t html_reference_read(struct html_reference *out, const char *at, size_t length)
{
	const struct html_entity *entity = NULL;
	size_t name = 1, used = 0;

	if (length >= 3 && at[1] == '#')
		return read_number(out, at, length);
	while (name < length && name <= NAME_MAX_LENGTH && is_name_byte(at[name]))
		name++;
	if (name < length && at[name] == ';') {
		entity = find_name(at + 1, name - 1);
		used = name + 1;
	}
	for (size_t n = name - 1 < BARE_MAX_LENGTH ? name - 1 : BARE_MAX_LENGTH; !entity && n > 1; n--) {
		const struct html_entity *bare = find_name(at + 1, n);

		if (bare && bare->bare) {
			entity = bare;
			used = n + 1;
		}
	}
	if (!entity)
		return 0;
	out->points[0] = entity->first;
	out->points[1] = entity->second;
	out->count = entity->second ? 2 : 1;
	return used;
}
