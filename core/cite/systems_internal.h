/* The data of the citation systems, as loaded from data/systems (docs/systems.md describes the files). */
#ifndef ENGROSS_CITE_SYSTEMS_INTERNAL_H
#define ENGROSS_CITE_SYSTEMS_INTERNAL_H

#include <stdbool.h>
#include <stdint.h>
#include <engross/citation.h>

#include "base/arena.h"
#include "cite/automaton.h"
#include "cite/systems.h"
#include "cite/template.h"
#include "host/language.h"

/* How a form is met in a text. */
enum engross__form_kind {
	FORM_NONE = 0,
	FORM_SYMBOL,        /* begins with its own anchor */
	FORM_PROSE,         /* follows a head noun ("resolution") */
	FORM_SERIES,        /* a treaty series or official record */
	FORM_CONTINUATION   /* what may follow Ibid., or goes on a list of its system's symbols */
};

/* A condition on a match: the value of FIELD as a number lies in [min, max]. */
struct engross__require {
	const char *field;
	long min, max;
};

struct engross__example {
	const char *text, *canonical, *key; /* canonical and key NULL: the text must not be found as this form */
	long line;                          /* in the data file */
};

struct engross__form {
	struct engross__system *system;
	enum engross__form_kind kind;
	const struct engross__template *template;
	const char *const *anchors;
	size_t n_anchors;
	const char *canonical; /* output templates; NULL: {@} and none */
	const char *key;
	struct engross__require requires[4];
	size_t n_requires;
	unsigned faults;       /* how many it may read */
	bool incomplete;       /* a part that belongs to the citation is missing: flagged */
	const char *malformed; /* the form itself is a fault: what is wrong */
	bool numbered;         /* begins with a number, which stands before its anchor */
	bool glued;            /* may follow a letter without a space */
	bool named;            /* prose: is one only when its body is named with it */
	bool foreign;          /* it holds letters beyond ASCII */
	bool stem;             /* its canonical form takes {stem}, what stands before the number of the find before */
	bool slashed;          /* a slash follows the first slot, which tells prose forms apart at a glance */
	bool number_first;     /* prose: stands before its head noun ("114 (1956). Resolution of ...") */
	const struct engross__example *examples;
	size_t n_examples;
};

enum engross__rule_kind {
	RULE_NONE = 0,
	RULE_YEAR,     /* the year follows from the session: base + floor((session + shift) * step / div) */
	RULE_RANGE,    /* the number belongs to the session or year that the table says */
	RULE_ORDER,    /* number, meeting and year rise together */
	RULE_WINDOW,   /* the date lies between the month `opens` of base + session and the same month a year later */
	RULE_DATE_YEAR,/* the year of the date is the year in the symbol */
	RULE_SESSION,  /* the session is in the table, or between two that are: its year */
	RULE_SITTING,  /* the session is in the table: the date lies between its first and last day */
	RULE_MAX,      /* a field is at most VALUE */
	RULE_MIN       /* a field is at least VALUE */
};

struct engross__rule {
	enum engross__rule_kind kind;
	const char *code;       /* "citation/session-year" */
	const char *series;     /* of the authority's tables */
	const char *number, *session, *year; /* fields */
	const char *session_kind; /* of RULE_SESSION and RULE_SITTING: its kind in the table; elsewhere "roman" or "arabic":
	                             only sessions in such numerals */
	const char *when_field, *when_value; /* applies only then; NULL: always */
	const char *label;      /* RULE_RANGE: output template of the table's label */
	long base, step, shift, div, value, opens;
	long from, to;          /* sessions for which the formula is known to hold */
	long except;            /* one of them for which it does not */
	bool certain;           /* false: a warning at most */
	const char *source;
	const char *text;       /* the rule in words */
};

struct engross__body {
	const char *id; /* "un.ga" */
	const char *name;
};

struct engross__system {
	const char *id;      /* "un.ga.res" */
	const char *body;    /* id of its body */
	const char *act;     /* "resolution", "decision", "document" ...: the head nouns that introduce it */
	const char *series;  /* of authority tables, default: the key's prefix */
	bool treaties;       /* a series of treaties, by volume and number: what Ibid. goes on in */
	struct engross__rule *rules;
	size_t n_rules, rules_capacity;
	struct engross__form **forms;
	size_t n_forms, forms_capacity;
};

/* A named instrument, plan, declaration. */
struct engross__instrument {
	const char *key;        /* "instrument:untoc" */
	const char *system;     /* "instrument", "oas.summit" */
	const char *title;      /* the full name in English */
	const char *adopted;    /* ISO date, or a year; NULL unknown */
	const char *resolution; /* key of the resolution that adopted it; NULL none */
	const char *treaty;     /* "un:ts:2225:39574"; NULL none */
	const char *number;     /* "B-57"; NULL none */
	bool certain;           /* false: adopted, resolution or treaty is unverified */
	bool dated;             /* ", 2005" behind the name is a part of the citation */
	bool expects_resolution;/* its name alone is an incomplete citation */
	const char *needs;      /* a place or year that must stand near (ambiguous names); NULL none */
	const char *source;
};

/* A numbered series of meetings: "Meeting of National Authorities on Trafficking in Persons". */
struct engross__event {
	const char *key;      /* "event:rtp" */
	const char *system;   /* "event", "oas.summit" */
	const char *title;
	const char *series;   /* of the authority's sessions */
	long base;            /* meeting n is of the year base + n; 0: no such rule */
	const char *source;
};

enum engross__literal_kind {
	LITERAL_NONE = 0,
	LITERAL_FORM,       /* index: form */
	LITERAL_BODY,       /* index: body */
	LITERAL_HEAD,       /* act noun; as: the act */
	LITERAL_INSTRUMENT, /* index: instrument */
	LITERAL_EVENT,      /* index: event */
	LITERAL_IBID,
	LITERAL_ANAPHOR,    /* "the aforementioned resolution"; as: the act */
	LITERAL_POINT       /* "operative paragraph"; as: the unit */
};

/* A text that the automaton looks for. */
struct engross__literal {
	enum engross__literal_kind kind;
	const char *text;
	size_t length;
	uint32_t index;
	const char *as;
	const char *language; /* "" for all */
	bool weak;            /* a short name ("Council") that several bodies share */
	bool cased;           /* must stand as it is written */
	const char *right;  /* the name as it should be, for a form of it that lacks a word; NULL: it is right */
	bool head;            /* plural or list head */
	/* Set when it is added: the bytes of its text that the automaton knows; whether a space is among them. */
	size_t anchor;
	bool spaced;
	unsigned char next; /* of a form's anchor: the letter that stands behind it, 0 where any may */
};

struct engross__systems {
	struct engross__arena arena;
	const struct engross_allocator *allocator;
	struct engross__body **bodies;
	size_t n_bodies, bodies_capacity;
	struct engross__system **systems;
	size_t n_systems, systems_capacity;
	struct engross__form **forms;
	size_t n_forms, forms_capacity;
	const struct engross__form **prose; /* the prose forms among them */
	size_t n_prose;
	const struct engross__literal **body_names; /* by first letter without case: from body_first[c] on, ended by the next */
	size_t body_first[257];
	struct engross__instrument **instruments;
	size_t n_instruments, instruments_capacity;
	struct engross__event **events;
	size_t n_events, events_capacity;
	struct engross__literal *literals;
	size_t n_literals, literals_capacity;
	struct engross__automaton *automaton;
	bool sealed; /* compiled: nothing can be added */
	/* Word lists of all languages, looked up once. */
	const struct engross__word_list *months, *connectors, *prepositions, *date_links, *between, *numbers, *ordinals,
		*ranges, *self_words, *parts, *held, *year_links, *date_words, *date_tails, *date_marks, *numerals,
		*ordinal_heads, *heads_behind,
		*definitions, *name_links, *small_words;
};

/* Appends a literal. False when out of memory. */
bool engross__systems_add_literal(struct engross__systems *systems, struct engross__literal literal);

/* Compares the literal's text with TEXT at AT: case is ignored, white space runs are one space, a comma may be
   missing or added. Returns the length in TEXT, 0 when it differs; *COMMAS says whether commas differed. */
size_t engross__name_match(const char *name, size_t name_length, const char *text, size_t length, size_t at,
                           bool *commas);

#endif
