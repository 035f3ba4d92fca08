/* Templates: a citation form as its body prints it, with slots, compiled to a small program that also reads
   the form's variants in the wild.

   AG/RES. {number:int} ({session:roman}-{type:O|E}/{year:yy})[ rev. {rev:int}]

   A space accepts any white space or none and prints one; ~ likewise and prints none. [..] is optional,
   « a | b » a choice, «..»* a repetition; \ escapes. Letters match in either case, a full stop may be missing,
   white space that holds a line break may stand anywhere. Slot types: int (no leading zero), int0 (with),
   roman, yy, yyyy, letter (A-Z), tokens (a part of a document symbol: a listed word with or without a
   number, a number, a session), nth (digits,
   kept as a Roman numeral), tni and htn (int and nth with their digits in the wrong order), or a choice of words
   separated by |, each with =VALUE where another value is kept.

   Anything further from the printed form is a fault with a place and a repair: a letter for a digit, a lost
   hyphen, a stray space, a homoglyph. A match has as few faults as possible. Matching takes bounded time:
   it gives up after a fixed number of steps. */
#ifndef ENGROSS_CITE_TEMPLATE_H
#define ENGROSS_CITE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/span.h>

#include "base/arena.h"

#define ENGROSS__MATCH_CAPTURES 16
#define ENGROSS__MATCH_FAULTS 4
#define ENGROSS__MATCH_OUT 192

struct engross__template;

/* What a slot read. */
struct engross__capture {
	const char *name;         /* the slot's, borrowed from the template */
	struct engross_span span; /* in the text */
	char value[48];           /* normalized */
};

enum engross__fault_kind {
	FAULT_NONE = 0,
	FAULT_SPELLING,   /* something other stands where something known should */
	FAULT_UNREADABLE, /* a numeral or a year that is none */
	FAULT_FOOTNOTE    /* a footnote mark stands glued to it */
};

/* A deviation that is a fault. */
struct engross__fault {
	struct engross_span span;
	char replacement[24]; /* for SPAN */
	enum engross__fault_kind kind;
	bool repairable;      /* false: what was meant cannot be known */
	const char *what;     /* "a letter for a digit"; static */
};

struct engross__match {
	struct engross_span span;
	struct engross__capture captures[ENGROSS__MATCH_CAPTURES];
	size_t n_captures;
	struct engross__fault faults[ENGROSS__MATCH_FAULTS];
	size_t n_faults;
	bool glued;                   /* the next word stands right behind it */
	char out[ENGROSS__MATCH_OUT]; /* the form as the body prints it */
	size_t out_length;
};

/* Compiles TEXT. TOKENS are the words that the slot type `tokens` knows, separated by spaces (NULL: none).
   Returns NULL and sets *WRONG to a static message (NULL: out of memory) when TEXT is no template. */
struct engross__template *engross__template_compile(struct engross__arena *arena, const char *text,
                                                    const char *tokens, const char **wrong);

/* Matches at byte START of TEXT. FAULTS is how many may be made (0: the printed form and its mere styles).
   The match with the fewest faults, among those the longest, goes to *OUT. */
bool engross__template_match(const struct engross__template *template, const char *text, size_t length,
                             size_t start, unsigned faults, struct engross__match *out);

/* Whether every match begins with a number: "40 C/Resolution 12". */
bool engross__template_numbered(const struct engross__template *template);

/* The literal that every match begins with, or has behind the number that it begins with, at most SIZE - 1 bytes: up
   to the first slash, space, full stop, slot or group. */
size_t engross__template_anchor(const struct engross__template *template, char *out, size_t size);

/* Whether the character at AT is one that scanners put for a digit ("[86", "$46"), with a digit behind it. A square
   bracket that is closed again is none. */
bool engross__slot_misread_number(const char *text, size_t length, size_t at);

/* The value of capture NAME, or NULL. */
const char *engross__match_value(const struct engross__match *match, const char *name);
struct engross__capture *engross__match_capture(struct engross__match *match, const char *name);

/* Fills in the output template FORM: {name} a captured value, {name:arabic} a Roman one in digits, {name:full}
   a two-digit year in four (pivot 48), {name:plain} without leading zeros, {@} the printed form, [..] only when every value in it
   is there. False when a value outside brackets is missing or OUT is too small. */
bool engross__match_print(const struct engross__match *match, const char *form, char *out, size_t size);

#endif
