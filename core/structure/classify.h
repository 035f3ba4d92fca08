/* What each block is, said block by block in text order. */
#ifndef ENGROSS_STRUCTURE_CLASSIFY_H
#define ENGROSS_STRUCTURE_CLASSIFY_H

#include "structure/builder.h"

enum engross__part {
	ENGROSS__PART_HEAD = 0, /* above the text */
	ENGROSS__PART_PREAMBLE,
	ENGROSS__PART_OPERATIVE,
	ENGROSS__PART_BODY /* text that is neither */
};

struct engross__classifier {
	struct engross__builder *b;
	enum engross__part part;
	size_t head;     /* where the head at hand began */
	bool first_head; /* it is the document's own */
	bool closed;     /* the act has ended: its meeting was named */
	bool annexed;    /* the last block was an annex's heading */
	size_t heading;  /* the preambular heading at hand ("CONSIDERING:"), or ENGROSS_NO_INDEX */
	unsigned section;
	long reached;    /* the number of the last paragraph that had one with a stop or brace behind it */
	struct engross_span running; /* the symbol that heads the pages */
	int asterisk;                /* an asterisk calls a note: -1 not looked for yet */
};

void engross__classifier_init(struct engross__classifier *classifier, struct engross__builder *builder);

/* Says what block INDEX is; to be called once for each, in order, with its span and traits known. Fills the
   masthead of BUILDER when the head ends. */
void engross__classifier_judge(struct engross__classifier *classifier, size_t index);

/* All blocks have been judged: ends the head, and finds the chrome at the foot. */
void engross__classifier_finish(struct engross__classifier *classifier);

#endif
