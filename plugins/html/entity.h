/* Character references: `&eacute;`, `&#8220;`, `&#x201C;`. */
#ifndef HTML_ENTITY_H
#define HTML_ENTITY_H

#include <stddef.h>
#include <stdint.h>

struct html_entity {
	char name[32];
	uint8_t length; /* of name */
	uint8_t bare;   /* 1: known without its semicolon too, as old pages write it */
	uint32_t first, second; /* what it stands for; second is 0 for most */
};

/* All names of the standard, sorted as bytes. */
extern const struct html_entity html_entities[];
extern const size_t html_entity_count;

/* What a reference stands for. */
struct html_reference {
	uint32_t points[2];
	int count;
};

/* Reads the reference that begins with the '&' at AT, of which LENGTH bytes are left. Returns its length in
   bytes, or 0 for an ampersand that means itself. Follows sections 13.2.5.72-80 of the HTML standard:
   numbers 128-159 are windows-1252, what is no character is U+FFFD. */
size_t html_reference_read(struct html_reference *out, const char *at, size_t length);

/* Writes POINT as UTF-8 and returns its bytes, 1 to 4. POINT must be a Unicode scalar value. */
size_t html_utf8_put(char out[4], uint32_t point);

#endif
