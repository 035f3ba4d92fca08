/* The open elements. */
#include "tree.h"

#include <stdlib.h>
#include <string.h>

static bool has_flag(const struct html_entry *entry, unsigned flag)
{
	return entry->element && (entry->element->flags & flag) != 0;
}

static bool is_block(const struct html_element *element)
{
	return element && element->kind == HTML_BLOCK;
}

static void pop_entry(struct html_tree *tree)
{
	struct html_entry *entry = &tree->entries[tree->count - 1];

	tree->count--;
	tree->tables -= has_flag(entry, HTML_TABLE);
	tree->events.closed(tree->events.payload, entry, tree->count);
}

bool html_tree_init(struct html_tree *tree, size_t max_depth, const struct html_tree_events *events)
{
	*tree = (struct html_tree){ .max_depth = max_depth, .events = *events };
	tree->entries = max_depth < SIZE_MAX / sizeof(*tree->entries) ?
	                        malloc((max_depth ? max_depth : 1) * sizeof(*tree->entries)) : NULL;
	return tree->entries != NULL;
}

void html_tree_clear(struct html_tree *tree)
{
	free(tree->entries);
	*tree = (struct html_tree){ 0 };
}

struct html_entry *html_tree_top(struct html_tree *tree)
{
	return tree->count ? &tree->entries[tree->count - 1] : NULL;
}

const struct html_entry *html_tree_place(const struct html_tree *tree)
{
	size_t n = tree->count;
	const struct html_entry *top = n ? &tree->entries[n - 1] : NULL;

	if (!top ||
	    !(has_flag(top, HTML_TABLE) || (has_flag(top, HTML_TABLE_PART) && !has_flag(top, HTML_SCOPE))))
		return top;
	while (n > 0 && !has_flag(&tree->entries[n - 1], HTML_TABLE))
		n--;
	return n > 1 ? &tree->entries[n - 2] : NULL;
}

/* Closes every entry from index N on. */
static void close_from(struct html_tree *tree, size_t n)
{
	while (tree->count > n)
		pop_entry(tree);
}

/* The index of the open <p> that a box ends, or tree->count. */
static size_t find_paragraph(const struct html_tree *tree)
{
	for (size_t n = tree->count; n > 0 && !has_flag(&tree->entries[n - 1], HTML_SCOPE); n--)
		if (has_flag(&tree->entries[n - 1], HTML_PARAGRAPH))
			return n - 1;
	return tree->count;
}

/* The index of the open item or term that the next one ends, or tree->count. */
static size_t find_sibling(const struct html_tree *tree, unsigned flag)
{
	for (size_t n = tree->count; n > 0; n--) {
		const struct html_entry *entry = &tree->entries[n - 1];

		if (has_flag(entry, flag))
			return n - 1;
		if (is_block(entry->element) && !has_flag(entry, HTML_LOOSE))
			break;
	}
	return tree->count;
}

/* How many entries stay open when ELEMENT, a part of the innermost table, begins. */
static size_t find_table_context(const struct html_tree *tree, const struct html_element *element)
{
	size_t n = tree->count;

	for (; n > 0; n--) {
		const struct html_entry *entry = &tree->entries[n - 1];

		if (has_flag(entry, HTML_TABLE))
			break;
		if (has_flag(entry, HTML_TABLE_PART) && entry->element->value > element->value)
			break;
	}
	return n;
}

/* The index of the table whose cells are all closed, which another table ends, or tree->count. */
static size_t find_table_outside_cell(const struct html_tree *tree)
{
	for (size_t n = tree->count; n > 0; n--)
		if (has_flag(&tree->entries[n - 1], HTML_SCOPE))
			return has_flag(&tree->entries[n - 1], HTML_TABLE) ? n - 1 : tree->count;
	return tree->count;
}

/* Closes what an opening tag of the box ELEMENT ends, as HTML 5 has it. */
static void make_room(struct html_tree *tree, const struct html_element *element)
{
	if (element->flags & HTML_TABLE)
		close_from(tree, find_table_outside_cell(tree));
	if (element->flags & HTML_TABLE_PART) {
		close_from(tree, find_table_context(tree, element));
		return;
	}
	if (element->flags & (HTML_ITEM | HTML_TERM))
		close_from(tree, find_sibling(tree, element->flags & (HTML_ITEM | HTML_TERM)));
	close_from(tree, find_paragraph(tree));
	if ((element->flags & HTML_HEADING) && tree->count && has_flag(html_tree_top(tree), HTML_HEADING))
		close_from(tree, tree->count - 1);
}

/* Closes the <option> that another one, or their group, ends. */
static void end_option(struct html_tree *tree)
{
	if (tree->count && has_flag(html_tree_top(tree), HTML_OPTION))
		close_from(tree, tree->count - 1);
}

const struct html_entry *html_tree_open(struct html_tree *tree, struct html_slice name,
                                        const struct html_element *element)
{
	struct html_entry *entry;

	if (element && (element->flags & HTML_TABLE_PART) && !tree->tables)
		return NULL;
	if (is_block(element))
		make_room(tree, element);
	else if (element && (element->flags & (HTML_OPTION | HTML_OPTION_GROUP)))
		end_option(tree);
	if (tree->count == tree->max_depth) {
		tree->status = ENGROSS_LIMIT;
		return NULL;
	}
	entry = &tree->entries[tree->count];
	*entry = (struct html_entry){ .element = element, .name = name };
	tree->events.opening(tree->events.payload, entry,
	                     has_flag(entry, HTML_TABLE_PART) ? html_tree_top(tree) : html_tree_place(tree));
	tree->tables += has_flag(entry, HTML_TABLE);
	tree->count++;
	return entry;
}

static bool same_name(struct html_slice a, struct html_slice b)
{
	if (a.length != b.length)
		return false;
	for (size_t i = 0; i < a.length; i++) {
		int x = (unsigned char)a.at[i], y = (unsigned char)b.at[i];

		x += x >= 'A' && x <= 'Z' ? 'a' - 'A' : 0;
		y += y >= 'A' && y <= 'Z' ? 'a' - 'A' : 0;
		if (x != y)
			return false;
	}
	return true;
}

/* Whether the end tag of ELEMENT names ENTRY. Any heading ends any heading. */
static bool names(struct html_slice name, const struct html_element *element, const struct html_entry *entry)
{
	if (element && entry->element)
		return element == entry->element || (element->flags & entry->element->flags & HTML_HEADING);
	return !element && !entry->element && same_name(name, entry->name);
}

/* Whether the end tag of ELEMENT cannot reach past ENTRY. */
static bool stops(const struct html_element *element, const struct html_entry *entry)
{
	if (!is_block(element) && !(element && (element->flags & HTML_REACH)))
		return is_block(entry->element);
	if (element->flags & (HTML_TABLE | HTML_TABLE_PART))
		return has_flag(entry, HTML_TABLE);
	if ((element->flags & HTML_ITEM) && has_flag(entry, HTML_LIST))
		return true;
	return has_flag(entry, HTML_SCOPE);
}

void html_tree_end_paragraph(struct html_tree *tree)
{
	close_from(tree, find_paragraph(tree));
}

/* Whether cells are open in the innermost table whose row or group ELEMENT was never opened. */
static bool has_smaller_part(const struct html_tree *tree, const struct html_element *element)
{
	for (size_t n = tree->count; n > 0 && !has_flag(&tree->entries[n - 1], HTML_TABLE); n--)
		if (has_flag(&tree->entries[n - 1], HTML_TABLE_PART) &&
		    tree->entries[n - 1].element->value < element->value)
			return tree->tables > 0;
	return false;
}

bool html_tree_close(struct html_tree *tree, struct html_slice name, const struct html_element *element)
{
	for (size_t n = tree->count; n > 0; n--) {
		const struct html_entry *entry = &tree->entries[n - 1];

		if (names(name, element, entry)) {
			close_from(tree, n - 1);
			return true;
		}
		if (stops(element, entry))
			break;
	}
	if (element && (element->flags & HTML_TABLE_PART) && has_smaller_part(tree, element))
		close_from(tree, find_table_context(tree, element));
	return false;
}

void html_tree_end_inline(struct html_tree *tree)
{
	size_t n = tree->count;

	while (n > 0 && !is_block(tree->entries[n - 1].element))
		n--;
	close_from(tree, n);
}
