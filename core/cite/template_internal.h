/* The compiled template, shared by its compiler, its slots and its matcher. */
#ifndef ENGROSS_CITE_TEMPLATE_INTERNAL_H
#define ENGROSS_CITE_TEMPLATE_INTERNAL_H

#include "cite/template.h"

#define TEMPLATE_MAX 220u
#define TEMPLATE_SLOTS 24u

enum engross__op {
	OP_NONE = 0,
	OP_BYTE,  /* byte */
	OP_SPACE, /* byte: printed or not */
	OP_SLOT,  /* a: which */
	OP_SPLIT, /* try a, then b */
	OP_JUMP,  /* to a */
	OP_MATCH
};

enum engross__slot_type {
	SLOT_NONE = 0,
	SLOT_INT,
	SLOT_INT0,
	SLOT_ROMAN,
	SLOT_YY,
	SLOT_YYYY,
	SLOT_LETTER,
	SLOT_TOKENS,
	SLOT_NTH, /* digits, kept as a Roman numeral */
	SLOT_TNI, /* digits in the wrong order */
	SLOT_HTN, /* both */
	SLOT_WORDS
};

struct engross__instruction {
	enum engross__op op;
	unsigned char byte;
	uint16_t a, b;
};

struct engross__slot {
	const char *name;
	const char *words; /* of SLOT_WORDS, separated by | */
	enum engross__slot_type type;
};

struct engross__template {
	struct engross__instruction *code; /* at most TEMPLATE_MAX + 1 */
	unsigned length;
	unsigned prefix; /* letters, digits and the slash between them that every match begins with */
	struct engross__slot *slots; /* at most TEMPLATE_SLOTS */
	size_t n_slots;
	const char *tokens;
	bool failed; /* out of memory while compiling */
};

/* What a slot reads at a place. */
struct engross__reading {
	size_t length;       /* bytes of text */
	char value[24];      /* normalized */
	unsigned cost;       /* faults made */
	enum engross__fault_kind kind; /* FAULT_NONE: one of spelling, where there is one */
	const char *what;    /* the fault, static; NULL with cost 0 */
	bool repairable;
	struct engross_span fault; /* relative to the text; empty: the whole slot */
	char replacement[24];
};

/* Reads SLOT at byte AT; at most FAULTS faults. False when it does not fit. */
bool engross__slot_read(const struct engross__template *t, const struct engross__slot *slot, const char *text,
                        size_t length, size_t at, unsigned faults, struct engross__reading *out);

/* Whether the word, or rest of one, at AT is made of digits and of letters that are mistaken for digits, of which there
   is one. */
bool engross__slot_misread_word(const char *text, size_t length, size_t at);

/* The Latin capital that the Cyrillic letter at P looks like, or 0. */
char engross__slot_latin(const char *p, size_t left);

/* Whether a date begins at AT that runs together with digits before it: "0815 julio 2008" at the 1. */
bool engross__slot_date_glued(const char *text, size_t length, size_t at);

#endif
