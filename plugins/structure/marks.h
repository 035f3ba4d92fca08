/* One pass over the text for quotation marks, apostrophes and spaces. */
#ifndef STRUCTURE_MARKS_H
#define STRUCTURE_MARKS_H

#include "checks.h"

/* At most this many findings of one kind on spacing; more are summed up. */
#define SPOTS_MAX ((size_t)20)
#define OPEN_MAX 12

/* Kinds of double marks. */
enum mark {
	MARK_NONE = 0,
	MARK_STRAIGHT,
	MARK_LEFT,       /* “ */
	MARK_RIGHT,      /* ” */
	MARK_LOW,        /* „ */
	MARK_LEFT_ANGLE, /* « */
	MARK_RIGHT_ANGLE /* » */
};

/* A quotation that is open. */
struct open_mark {
	enum mark mark;
	struct engross_span span;
	size_t block;
	bool begins; /* it stands at the beginning of its paragraph */
};

/* What is open: of the text, or of a note that stands inside it. */
struct nesting {
	struct open_mark open[OPEN_MAX];
	unsigned depth;
	unsigned lost; /* opened beyond OPEN_MAX */
};

struct style_count {
	size_t count;
	struct engross_span first; /* the opening mark of the first */
};

struct apostrophe_slot {
	unsigned long long hash; /* of the word, without the mark's kind; 0: empty */
	struct engross_span straight, curly;
};
#define APOSTROPHE_SLOTS ((size_t)1024)

struct quotes {
	struct nesting text, aside;
	struct style_count straight, curly; /* whole pairs */
	struct style_count straight_apostrophes, curly_apostrophes;
	struct apostrophe_slot *words;
	size_t n_words;
	struct engross_span mixed_straight, mixed_curly; /* one word with both, once found */
	bool directed;                                   /* curly marks open and close as in English */
};

struct spots {
	size_t count;
	struct engross_span spans[SPOTS_MAX + 1];
};

struct spacing {
	struct spots inside;     /* two spaces inside a sentence */
	struct spots after_stop; /* two spaces after a full stop */
	struct spots before;     /* a space before punctuation */
	bool before_all;         /* before ; and : none belongs either */
};

struct marks {
	struct check *check;
	struct quotes quotes;
	struct spacing spacing;
	bool want_quotes, want_spacing;
};

/* Handle the mark at AT in the text [START, END) of block BLOCK; ASIDE: the block is a note. Return where to go on. */
size_t quotes_mark(struct marks *marks, size_t block, size_t start, size_t at, size_t end, bool aside);
/* Block BLOCK ends; what may stay open goes on. */
void quotes_end_block(struct marks *marks, size_t block, bool aside);
/* The document ends: reports what is counted over all of it. */
void quotes_finish(struct marks *marks);

/* The space at AT, followed by another or by punctuation. */
size_t spacing_space(struct marks *marks, size_t start, size_t at, size_t end);
void spacing_finish(struct marks *marks);

#endif
