/* What the elements of HTML mean to the text. */
#ifndef HTML_ELEMENT_H
#define HTML_ELEMENT_H

#include <stdbool.h>

#include "token.h"

enum html_kind {
	HTML_INLINE = 0, /* inside a line; ends with its block at the latest */
	HTML_FORMATTING, /* inside a line, but may run on over blocks: <b>, <font>, <a> */
	HTML_BLOCK,      /* a box of its own */
	HTML_VOID,       /* has no content and no end */
	HTML_ROOT        /* <html>, <head>, <body>: the frame, which says nothing of the text */
};

/* Flags of an element. */
#define HTML_RAW (1u << 0)         /* its content is not markup and not text: scripts, styles */
#define HTML_RAW_SHOWN (1u << 1)   /* its content is not markup but is text: <xmp> */
#define HTML_DROPPED (1u << 2)     /* its content is not text that is read: forms, templates, <del> */
#define HTML_EMPHASIS (1u << 3)
#define HTML_SUPERSCRIPT (1u << 4)
#define HTML_QUOTED (1u << 5)      /* browsers set quotation marks around it */
#define HTML_QUOTE (1u << 6)       /* a block quotation */
#define HTML_PRE (1u << 7)         /* white space is kept */
#define HTML_HEADING (1u << 8)
#define HTML_LIST (1u << 9)
#define HTML_ITEM (1u << 10)
#define HTML_CELL (1u << 11)
#define HTML_TABLE (1u << 12)      /* <table> itself */
#define HTML_TABLE_PART (1u << 13) /* rows, row groups, cells, captions: end within their table */
#define HTML_NAVIGATION (1u << 14) /* chrome wherever it stands */
#define HTML_BANNER (1u << 15)     /* chrome unless it belongs to an article or section */
#define HTML_SECTION (1u << 16)    /* an article or section, whose header and footer are text */
#define HTML_MAIN (1u << 17)       /* the text itself: what is inside is no chrome */
#define HTML_PARAGRAPH (1u << 18)  /* <p>, which any block ends */
#define HTML_TERM (1u << 19)       /* <dt>, <dd> */
#define HTML_LINE_BREAK (1u << 20)
#define HTML_RULE (1u << 21)
#define HTML_DIALOG (1u << 22)     /* shown only with the attribute "open" */
#define HTML_SCOPE (1u << 23)      /* an end tag inside does not end what is outside */
#define HTML_REACH (1u << 24)      /* in a line, but its end tag ends blocks inside too */
#define HTML_LOOSE (1u << 25)      /* an item or term ends through it: <div>, <address>, <p> */
#define HTML_OPTION (1u << 26)     /* <option>, which the next one ends */
#define HTML_OPTION_GROUP (1u << 27)

struct html_element {
	const char *name;
	enum html_kind kind;
	unsigned flags;
	int value; /* of a heading: its level; a list: 1 if numbered; a table part: cells 0, rows 1, groups 2 */
};

/* Elements that are known; html_element_index() is below it. */
#define HTML_ELEMENT_MAX 128

/* The place of ELEMENT in the table. */
size_t html_element_index(const struct html_element *element);

/* The element of that name, or NULL for one that HTML does not know. */
const struct html_element *html_element_find(struct html_slice name);

#endif
