/* Expat's events to a tree. */
#include "host/data_tree.h"

#include <expat.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "base/error.h"

struct parsing {
	struct engross__data_tree *tree;
	XML_Parser parser;
	struct engross__data_node *open; /* the innermost open element */
	struct engross__data_node *last; /* its last child so far */
	struct engross__buffer text;     /* the text that is being read */
	long text_line;                  /* where it begins; 0 while it is blank */
	const char *path;
	struct engross_error *error;
	enum engross_status status;
};

void engross__data_tree_init(struct engross__data_tree *tree, const struct engross_allocator *allocator)
{
	engross__arena_init(&tree->arena, allocator);
	engross__buffer_init(&tree->bytes, allocator);
	tree->root = NULL;
}

void engross__data_tree_clear(struct engross__data_tree *tree)
{
	engross__arena_clear(&tree->arena);
	engross__buffer_clear(&tree->bytes);
	tree->root = NULL;
}

/* Ends the reading with STATUS. */
static void stop(struct parsing *p, enum engross_status status)
{
	p->status = status;
	XML_StopParser(p->parser, XML_FALSE);
}

static enum engross_status fault(const struct parsing *p, const char *message)
{
	return engross__fail(p->error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%ld: %s", p->path,
	                     (long)XML_GetCurrentLineNumber(p->parser), message);
}

static struct engross__data_node *add_node(struct parsing *p, long line)
{
	struct engross__data_node *node = engross__arena_alloc(&p->tree->arena, sizeof(*node));

	if (!node)
		return NULL;
	node->line = line;
	node->parent = p->open;
	if (p->last)
		p->last->next = node;
	else if (p->open)
		p->open->children = node;
	p->last = node;
	return node;
}

/* Makes the node of the text before a tag; CLOSES says that the tag closes. */
static bool end_text(struct parsing *p, bool closes)
{
	size_t length = p->text.length;

	if (length && (p->text_line || (closes && !p->last))) {
		long line = p->text_line ? p->text_line : (long)XML_GetCurrentLineNumber(p->parser);
		struct engross__data_node *node = add_node(p, line);

		if (!node || !(node->text = engross__arena_copy(&p->tree->arena, p->text.bytes, length)))
			return false;
	}
	p->text.length = 0;
	p->text_line = 0;
	return !p->text.failed;
}

static bool add_attributes(struct parsing *p, struct engross__data_node *node, const char **pairs)
{
	const struct engross__data_attribute **link = &node->attributes;

	for (; *pairs; pairs += 2) {
		struct engross__data_attribute *attribute = engross__arena_alloc(&p->tree->arena, sizeof(*attribute));

		if (!attribute ||
		    !(attribute->name = engross__arena_copy(&p->tree->arena, pairs[0], strlen(pairs[0]))) ||
		    !(attribute->value = engross__arena_copy(&p->tree->arena, pairs[1], strlen(pairs[1]))))
			return false;
		*link = attribute;
		link = &attribute->next;
	}
	return true;
}

/* NAME, as an element beside, which most often has the same, keeps it. */
static const char *keep_name(struct parsing *p, const struct engross__data_node *beside, const char *name)
{
	if (beside && beside->name && !strcmp(beside->name, name))
		return beside->name;
	return engross__arena_copy(&p->tree->arena, name, strlen(name));
}

static void on_opening(void *payload, const char *name, const char **attributes)
{
	struct parsing *p = payload;
	const struct engross__data_node *beside;
	struct engross__data_node *node;

	if (!end_text(p, false)) {
		stop(p, ENGROSS_NOMEM);
		return;
	}
	beside = p->last;
	node = add_node(p, (long)XML_GetCurrentLineNumber(p->parser));
	if (!node || !(node->name = keep_name(p, beside, name)) || !add_attributes(p, node, attributes)) {
		stop(p, ENGROSS_NOMEM);
		return;
	}
	if (!p->tree->root)
		p->tree->root = node;
	p->open = node;
	p->last = NULL;
}

static void on_closing(void *payload, const char *name)
{
	struct parsing *p = payload;

	(void)name;
	if (!end_text(p, true)) {
		stop(p, ENGROSS_NOMEM);
		return;
	}
	p->last = p->open;
	p->open = p->open->parent;
}

static void on_text(void *payload, const char *text, int length)
{
	struct parsing *p = payload;

	/* Expat tells of a line and of its end one by one. */
	for (int i = 0; i < length && !p->text_line; i++)
		if (!strchr(" \t\r\n", text[i]))
			p->text_line = (long)XML_GetCurrentLineNumber(p->parser);
	engross__buffer_append(&p->text, text, (size_t)length);
}

static void on_doctype(void *payload, const char *name, const char *system, const char *public, int internal)
{
	struct parsing *p = payload;

	(void)name, (void)system, (void)public, (void)internal;
	stop(p, fault(p, "a document type declaration is not allowed"));
}

enum engross_status engross__data_tree_parse(struct engross__data_tree *tree, const char *path,
                                             struct engross_error *error)
{
	struct parsing p = { .tree = tree, .path = path, .error = error };

	if (tree->bytes.length > INT_MAX)
		return engross__fail(error, ENGROSS_LIMIT, ENGROSS_NO_OFFSET, "%s: too long for a data file", path);
	p.parser = XML_ParserCreate(NULL);
	if (!p.parser)
		return engross__nomem(error);
	engross__buffer_init(&p.text, tree->bytes.allocator);
	XML_SetUserData(p.parser, &p);
	XML_SetElementHandler(p.parser, on_opening, on_closing);
	XML_SetCharacterDataHandler(p.parser, on_text);
	XML_SetStartDoctypeDeclHandler(p.parser, on_doctype);
	if (XML_Parse(p.parser, tree->bytes.bytes, (int)tree->bytes.length, XML_TRUE) != XML_STATUS_OK && !p.status)
		p.status = XML_GetErrorCode(p.parser) == XML_ERROR_NO_MEMORY
		                   ? ENGROSS_NOMEM
		                   : fault(&p, XML_ErrorString(XML_GetErrorCode(p.parser)));
	if (p.status == ENGROSS_NOMEM)
		engross__nomem(error);
	engross__buffer_clear(&p.text);
	XML_ParserFree(p.parser);
	return p.status;
}
