/* The tree of a data file, made by Expat. A document type declaration is refused before anything in it is looked at, so
   that there is nothing to expand and nothing to fetch. Namespaces mean nothing: a name is what is written. One pass,
   time and memory linear in the bytes, no recursion. */
#ifndef ENGROSS_HOST_DATA_TREE_H
#define ENGROSS_HOST_DATA_TREE_H

#include <engross/context.h>
#include <engross/error.h>

#include "base/arena.h"
#include "base/buffer.h"

struct engross__data_attribute {
	const char *name, *value; /* the value as XML normalizes it: line ends and tabs are spaces */
	const struct engross__data_attribute *next; /* in the order of the file */
};

/* An element or a piece of text. Text is as long as it can be: comments and processing instructions, which are not
   in the tree, do not divide it. Blank text is left out unless it is all that its element holds. */
struct engross__data_node {
	const char *name; /* of an element; NULL: this is text */
	const char *text; /* of a text; NULL: this is an element */
	long line;        /* where the element begins, or the first character of the text that is not blank; from 1 */
	const struct engross__data_attribute *attributes;
	struct engross__data_node *parent; /* NULL for the outermost */
	struct engross__data_node *children, *next;
};

struct engross__data_tree {
	struct engross__arena arena;   /* the nodes, their names, values and texts */
	struct engross__buffer bytes;  /* the file */
	struct engross__data_node *root;
};

/* An empty tree; put the file into `bytes`. */
void engross__data_tree_init(struct engross__data_tree *tree, const struct engross_allocator *allocator);

/* Frees what the tree holds; every node goes with it. */
void engross__data_tree_clear(struct engross__data_tree *tree);

/* Makes the tree of `bytes`; `root` is an element when this succeeds. PATH is for messages. Fails with
   ENGROSS_DATA ("PATH:LINE: " and what is wrong) and ENGROSS_NOMEM; the tree is still to be cleared. */
enum engross_status engross__data_tree_parse(struct engross__data_tree *tree, const char *path,
                                             struct engross_error *error);

#endif
