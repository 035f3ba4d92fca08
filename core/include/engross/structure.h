/* The structure of a document: blocks, masthead, footnotes. All spans are byte spans of the
   normalized text (engross_document_text()). Everything here is borrowed from the document. */
#ifndef ENGROSS_STRUCTURE_H
#define ENGROSS_STRUCTURE_H

#include <stddef.h>
#include <stdint.h>
#include <engross/export.h>
#include <engross/span.h>

#ifdef __cplusplus
extern "C" {
#endif

enum engross_block_kind {
	ENGROSS_BLOCK_NONE = 0,
	ENGROSS_BLOCK_MASTHEAD,   /* a line above the text that is none of the next five */
	ENGROSS_BLOCK_SYMBOL,     /* the document's own symbol */
	ENGROSS_BLOCK_TITLE,
	ENGROSS_BLOCK_ADOPTION,   /* "(Adopted at the fourth plenary session, held on June 4, 2009)" */
	ENGROSS_BLOCK_DATE,
	ENGROSS_BLOCK_SESSION,    /* "Nineteenth session" */
	ENGROSS_BLOCK_OPENER,     /* "THE GENERAL ASSEMBLY," */
	ENGROSS_BLOCK_PREAMBLE,   /* a preambular clause, or its heading ("CONSIDERING:") */
	ENGROSS_BLOCK_RESOLVES,   /* "RESOLVES:", "WE DECLARE THE IMPORTANCE OF:" */
	ENGROSS_BLOCK_OPERATIVE,  /* an operative paragraph or a sublevel of one */
	ENGROSS_BLOCK_ITEM,       /* a list item outside the operative part */
	ENGROSS_BLOCK_HEADING,    /* a section heading */
	ENGROSS_BLOCK_ANNEX,      /* the heading of an annex */
	ENGROSS_BLOCK_FOOTNOTE,   /* the text of a footnote */
	ENGROSS_BLOCK_QUOTE,      /* a quotation set as its own paragraph */
	ENGROSS_BLOCK_NOTE,       /* a translator's or editor's note standing alone */
	ENGROSS_BLOCK_FURNITURE,  /* page numbers, running heads, job numbers: kept, not checked as text */
	ENGROSS_BLOCK_CHROME,     /* navigation of a page saved from the web: kept, not checked as text */
	ENGROSS_BLOCK_CLOSING,    /* "82nd plenary meeting", signatures */
	ENGROSS_BLOCK_TEXT        /* any other paragraph */
};

#define ENGROSS_NO_INDEX ((size_t)-1)

/* One block: a paragraph, heading, item, note. Blocks are in text order and do not overlap. */
struct engross_block {
	enum engross_block_kind kind;
	unsigned level;            /* 0 top; (a) 1; (i) 2 ... */
	struct engross_span span;  /* the whole block without surrounding white space */
	struct engross_span marker;/* "4.", "(a)", "1/"; empty where there is none */
	struct engross_span lead;  /* the lead words ("RECALLING ALSO", "Urges"); may be empty */
	struct engross_span body;  /* what follows the marker */
	long number;               /* ordinal the marker stands for, 0 where there is none */
	size_t parent;             /* index of the block one level up, or ENGROSS_NO_INDEX */
	size_t continues;          /* index of the block whose sentence this one goes on with, or ENGROSS_NO_INDEX */
	unsigned section;          /* 0 main text; n: inside the n-th annex */
};

/* The name `engross outline` prints ("operative"); static, never NULL. */
ENGROSS_API const char *engross_block_kind_name(enum engross_block_kind kind);

/* What the head of the document says of itself. Spans are empty where it says nothing. */
struct engross_masthead {
	struct engross_span symbol;   /* the document's own symbol */
	struct engross_span title;    /* may run over several lines */
	struct engross_span adoption; /* the whole adoption line */
	struct engross_span session;  /* "Nineteenth session" */
	struct engross_span date;     /* the date in the adoption line or the head */
	struct engross_span body;     /* the organ: "THE GENERAL ASSEMBLY", "Commission on ..." */
	struct engross_span limited;  /* "Limited" of "Distr.: Limited" */
	struct engross_span revised;  /* "revised" of "revised draft resolution" */
	int year, month, day;         /* of date; 0 where unknown */
};

/* A footnote mark in running text and the note it calls. */
struct engross_footnote {
	struct engross_span mark;  /* the mark in the text; empty for a note that nothing calls */
	struct engross_span label; /* the mark before the note; empty for a mark without a note */
	size_t block;              /* index of the FOOTNOTE block, or ENGROSS_NO_INDEX */
	long number;               /* 0 for "*" and its like */
	char symbol[8];            /* "*", "**", "a"; empty for a number */
};

#ifdef __cplusplus
}
#endif
#endif
