/* The elements that are open, and what a tag closes where end tags are left out: as HTML 5 has it (section 13.2.6),
   of which the table of elements holds what a text needs. */
#ifndef HTML_TREE_H
#define HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#include "element.h"
#include "layout.h"
#include "token.h"

/* One open element. */
struct html_entry {
	const struct html_element *element; /* NULL: unknown to HTML */
	struct html_slice name;             /* as written; of the page */
	struct html_style style;            /* of the text inside */
	bool block;                         /* set as a box */
	bool nested;                        /* inside an article or section */
	bool in_notes, in_note;             /* inside a section of footnotes; inside one footnote */
	unsigned emphasis;                  /* open emphasis around a cell, which ends with it */
	size_t list;                        /* index of the nearest list around the content, plus 1; 0: none */
	unsigned list_depth;                /* how many lists are around the content */
	long number;                        /* of a list: of its next item */
	size_t row;                         /* bytes that had been put when the nearest table row began */
	char numbering;                     /* of a list: '1', 'a', 'A', 'i', 'I'; 0: not numbered */
	bool counts_down;                   /* of a list */
};

/* What the tree calls. OPENING makes up ENTRY, whose element and names are set, from PARENT (NULL: none);
   it is called after everything that the tag closes was closed. CLOSED gets an entry that was at index
   DEPTH. */
struct html_tree_events {
	void (*opening)(void *payload, struct html_entry *entry, const struct html_entry *parent);
	void (*closed)(void *payload, const struct html_entry *entry, size_t depth);
	void *payload;
};

struct html_tree {
	struct html_entry *entries;  /* [max_depth], the outermost first */
	size_t count, max_depth;
	size_t tables;               /* how many of them are tables */
	enum engross_status status;  /* ENGROSS_LIMIT: nested too deep */
	struct html_tree_events events;
};

/* False when out of memory; html_tree_clear() is due in both cases. */
bool html_tree_init(struct html_tree *tree, size_t max_depth, const struct html_tree_events *events);
void html_tree_clear(struct html_tree *tree);

/* The opening tag of NAME. Returns its entry, valid until the next call; NULL for a tag that means nothing
   where it stands (a cell outside a table), or when tree->status says why reading stops. ELEMENT is what
   NAME means, NULL for unknown. */
const struct html_entry *html_tree_open(struct html_tree *tree, struct html_slice name,
                                        const struct html_element *element);

/* The end tag of NAME: closes the element it belongs to, with all that is open inside, as section 13.2.6.4.7
   of the HTML standard matches them. False when there is none. */
bool html_tree_close(struct html_tree *tree, struct html_slice name, const struct html_element *element);

/* Closes what is open inside the innermost block: what the end tag of a formatting element that began
   before that block does, in the end, by the "adoption agency algorithm". */
void html_tree_end_inline(struct html_tree *tree);

/* Closes the paragraph that is open, if one is, as <hr> does. */
void html_tree_end_paragraph(struct html_tree *tree);

/* The innermost open element, or NULL. */
struct html_entry *html_tree_top(struct html_tree *tree);

/* What text or an element put here is shown inside of: the innermost open element, but what stands in a table
   outside its cells is shown before the table. NULL: nothing. */
const struct html_entry *html_tree_place(const struct html_tree *tree);

#endif
