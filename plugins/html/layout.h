/* Puts the text of a page: white space collapsed, blocks apart, each run with its exact bytes. */
#ifndef HTML_LAYOUT_H
#define HTML_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/plugin.h>

/* How text is set; inherited from element to element. */
struct html_style {
	bool hidden;
	bool chrome;
	bool pre;          /* white space is kept */
	bool superscript;
	bool raised;       /* a footnote mark or a power: digits become superscript digits */
	bool emphasis;
	unsigned quotes;   /* block quotations around it */
};

/* What stands between two texts; the strongest wins. */
enum html_break {
	HTML_BREAK_NONE = 0,
	HTML_BREAK_TAB,  /* between the cells of a row */
	HTML_BREAK_LINE, /* <br> */
	HTML_BREAK_BLOCK
};

struct html_layout {
	const struct engross_host *host;
	engross_sink *sink;
	const char *bytes;             /* the page */
	enum engross_status status;    /* the first failure; nothing is put after it */
	bool started;                  /* something was put */
	enum html_break between;       /* asked for since the last text */
	unsigned lines;                /* <br>s since the last text */
	size_t reached;                /* end of what was put last, in the page */
	size_t total;                  /* bytes of text put, separators and markers apart */
	bool space, space_kept;        /* white space waits for the text after it; as it is, or as one space */
	size_t space_start, space_end;
	enum engross_hint block;       /* of the block that the next text begins */
	int block_value;
	size_t block_owner;            /* the depth of the element that asked for it */
	char marker[24];               /* the number of the list item that begins, "" for none */
	struct html_style put;         /* as hinted so far */
};

void html_layout_init(struct html_layout *layout, const struct engross_host *host, engross_sink *sink,
                      const char *bytes);

/* Puts the page's bytes [start, end); LITERAL says that ampersands mean themselves. */
void html_layout_text(struct html_layout *layout, const struct html_style *style, size_t start, size_t end,
                      bool literal);

/* Puts TEXT, which is not in the page, at offset AT of it, or behind what was put last. */
void html_layout_generated(struct html_layout *layout, const struct html_style *style, const char *text,
                           size_t at);

/* Asks for a break before the next text. */
void html_layout_break(struct html_layout *layout, enum html_break kind);

/* Says what the next text begins, for an element at depth OWNER; a stronger word stays (a footnote or list
   item over the paragraph inside it). */
void html_layout_block(struct html_layout *layout, enum engross_hint hint, int value, size_t owner);

/* An element at DEPTH ends: what it asked for, and had no text for, is forgotten. */
void html_layout_block_end(struct html_layout *layout, size_t depth);

/* A raised text ends here, even if another follows at once. */
void html_layout_end_superscript(struct html_layout *layout);

/* Ends the hints that are still open. */
void html_layout_end(struct html_layout *layout);

#endif
