/* One text of the two, as units with their facts. */
#ifndef TRANSLATION_TEXT_H
#define TRANSLATION_TEXT_H

#include <stdbool.h>

#include "lexicon.h"
#include "memory.h"

/* What a fact says; facts of one sort and identity are the same in every language. */
enum translation_sort {
	TRANSLATION_CITATION = 0,
	TRANSLATION_INSTRUMENT, /* a named instrument or event: found only where its name is known in the language */
	TRANSLATION_INTERNAL,   /* a reference inside the text, by its number */
	TRANSLATION_DATE,       /* day, month, year */
	TRANSLATION_DAY,        /* a date without a year */
	TRANSLATION_NUMBER,
	TRANSLATION_SORTS
};

struct translation_fact {
	uint64_t id;
	enum translation_sort sort;
	bool hard;                /* the other language has to have it; a soft one only answers for one that is hard */
	bool loose;               /* a number outside citations and dates */
	uint32_t index;           /* of the citation; of a date: year * 10000 + month * 100 + day */
	struct engross_span span; /* of the normalized text */
};

/* A paragraph: a block and those that go on with its sentence. */
struct translation_unit {
	enum engross_block_kind kind;
	unsigned level, section;
	long number;
	struct engross_span span, marker, body; /* of its first block; SPAN to the end of its last where nothing is between */
	size_t block, last;        /* first and last of its blocks, linked by translation_text.next */
	size_t length;             /* bytes of all its bodies */
	size_t facts, n_facts;     /* sorted by sort and identity; soft after hard */
	size_t n_sketch;
	uint64_t sketch[16];       /* the smallest identities of its hard facts, mixed with their sort; ascending */
	uint64_t hash;             /* of its first body, case aside; 0 where that is short */
	bool foreign;              /* told to be untranslated: its facts are not compared */
	uint64_t print;            /* of all its telling facts; 0: none */
};

struct translation_text {
	const engross_document *document;
	const char *text;
	size_t length;
	const char *language;
	struct translation_lexicon lexicon;
	struct translation_unit *units;
	size_t n_units;
	size_t *unit_of;           /* of each block; ENGROSS_NO_INDEX for furniture */
	size_t *next;              /* the next block of the same unit, or ENGROSS_NO_INDEX */
	struct translation_fact *facts;
	size_t n_facts, facts_capacity;
	struct engross_span *marks; /* of footnotes, in text order */
	size_t n_marks;
	size_t total;              /* bytes of all bodies */
	void *scratch;             /* translation_facts_scratch() bytes */
};

/* Reads DOCUMENT. ENGROSS_NOMEM or ENGROSS_OK. */
enum engross_status translation_text_init(struct translation_text *text, const struct translation_run *run,
                                          const engross_document *document);

/* Adds the facts of the blocks of UNIT to TEXT (facts.c), in text order. */
enum engross_status translation_facts_read(struct translation_text *text, const struct translation_run *run,
                                           const struct translation_unit *unit);

/* How many footnote marks of TEXT begin before AT. */
size_t translation_marks_before(const struct translation_text *text, size_t at);

/* The bytes that translation_facts_read() works in. */
size_t translation_facts_scratch(void);

/* The first fact of UNIT with SORT and ID, a hard one before a soft one, or NULL. */
const struct translation_fact *translation_fact_find(const struct translation_text *text,
                                                     const struct translation_unit *unit,
                                                     enum translation_sort sort, uint64_t id);

#endif
