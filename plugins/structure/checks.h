/* What the checks of the `structure` plugin share. */
#ifndef STRUCTURE_CHECKS_H
#define STRUCTURE_CHECKS_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/plugin.h>

/* Places listed with a finding that sums several up; the rest is counted. */
#define RELATED_MAX ((size_t)32)

struct check {
	const struct engross_host *host;
	engross_run *run;
	const engross_document *document;
	const char *text;
	size_t length;
	const char *language;
	size_t n_blocks;
	struct part_of *parts;      /* by block */
	enum engross_status status; /* the first failure; checks stop when it is set */
};

/* Where a block stands among the acts of a document. */
struct part_of {
	unsigned act;  /* counted from 0; a new one begins at an opener, a symbol, an annex */
	size_t tail;   /* the last block of the paragraph that this one begins */
	bool coherent; /* the act has one preamble and then one operative part */
};

static inline const struct engross_block *block_at(const struct check *check, size_t index)
{
	return check->host->block(check->document, index);
}

/* A block of running text, a heading or a note: not layout, not navigation. */
bool is_text(enum engross_block_kind kind);

/* Emits FOUND after filling in its size; keeps the first failure in CHECK. */
void emit(struct check *check, struct engross_report *found);

/* A message in memory of the run, or NULL (CHECK's status is then set). */
const char *format_message(struct check *check, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* The character that ends before byte END of TEXT, not before START; 0 at START. *AT becomes where it begins. */
unsigned point_before(const struct check *check, size_t start, size_t end, size_t *at);

/* The character at byte AT, or 0 at END. */
unsigned point_at(const struct check *check, size_t at, size_t end);

bool is_letter(unsigned point);

/* The span of the last COUNT words of [START, END). */
struct engross_span last_words(const struct check *check, size_t start, size_t end, unsigned count);
struct engross_span first_words(const struct check *check, size_t start, size_t end, unsigned count);

/* How paragraphs end. */
enum ending {
	ENDING_OPEN = 0, /* no punctuation */
	ENDING_STOP,     /* . ! ? */
	ENDING_SEMICOLON,
	ENDING_COMMA,
	ENDING_COLON
};

struct found_ending {
	enum ending kind;
	struct engross_span mark; /* the punctuation; where there is none, the last word */
	bool joined;              /* "and" or its like follows the mark */
};

/* How the text [START, END) ends, notes in brackets, footnote marks and closing quotation marks apart. */
struct found_ending find_ending(const struct check *check, size_t start, size_t end);

/* The checks. */
void check_numbering(struct check *check);
void check_endings(struct check *check);
void check_masthead(struct check *check);
void check_split(struct check *check);
void check_acronyms(struct check *check);
void check_house(struct check *check); /* text/date-style */
void check_marks(struct check *check); /* text/quotes and text/spacing */

#endif
