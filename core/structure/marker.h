/* What stands before a paragraph: list numbers and letters, bullets, footnote labels. */
#ifndef ENGROSS_STRUCTURE_MARKER_H
#define ENGROSS_STRUCTURE_MARKER_H

#include <stdbool.h>
#include <stddef.h>

enum engross__marker_style {
	ENGROSS__MARKER_NONE = 0,
	ENGROSS__MARKER_DECIMAL,       /* 1. */
	ENGROSS__MARKER_DECIMAL_BRACE, /* 1) */
	ENGROSS__MARKER_DECIMAL_PAIR,  /* (1) */
	ENGROSS__MARKER_NESTED,        /* 1.2 or 1.2. */
	ENGROSS__MARKER_LOWER,         /* a. */
	ENGROSS__MARKER_LOWER_BRACE,   /* a) */
	ENGROSS__MARKER_LOWER_PAIR,    /* (a) */
	ENGROSS__MARKER_ROMAN,         /* i. */
	ENGROSS__MARKER_ROMAN_BRACE,   /* i) */
	ENGROSS__MARKER_ROMAN_PAIR,    /* (i) */
	ENGROSS__MARKER_UPPER,         /* A. */
	ENGROSS__MARKER_UPPER_ROMAN,   /* II. */
	ENGROSS__MARKER_BULLET
};

struct engross__marker {
	enum engross__marker_style style;
	size_t length; /* bytes of the marker itself */
	size_t skip;   /* bytes up to what follows it */
	long number;
	long as_letter; /* for a Roman marker of one letter: the letter's number, else 0 */
	unsigned depth; /* MARKER_NESTED: dots between numbers */
};

/* Reads the marker that TEXT begins with; false where there is none. ARABIC takes "1 -" as well. */
bool engross__marker_read(struct engross__marker *out, const char *text, size_t length, bool arabic);

/* The same of a number of four to seven digits, "1000." or "1000)", which is a marker in a list that has come near it
   only: elsewhere it is a year. */
bool engross__marker_read_long(struct engross__marker *out, const char *text, size_t length);

/* A footnote's label: "¹", "1/", "[1]", "*", "**". */
struct engross__label {
	size_t length; /* of the label with its slash or brackets */
	size_t skip;   /* up to the note's text */
	long number;   /* 0 for "*" and its like */
	char symbol[8];
	char style; /* '^' raised, '/' slash, '[' brackets, '*' asterisks */
};

/* Reads the label that TEXT begins with; false where there is none. */
bool engross__label_read(struct engross__label *out, const char *text, size_t length);

/* The number that raised digits at TEXT spell, and in *BYTES how long they are; 0 and 0 where there are none.
   Numbers above 9999 are none. */
long engross__raised_number(const char *text, size_t length, size_t *bytes);

#endif
