/* The table of elements. */
#include "element.h"

#include <stddef.h>
#include <string.h>

#define DIV "div"
#define SPAN "span"

/* Sorted by name. */
static const struct html_element elements[] = {
	{ "a", HTML_FORMATTING, 0, 0, SPAN },
	{ "address", HTML_BLOCK, HTML_LOOSE, 0, DIV },
	{ "annotation", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "annotation-xml", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "area", HTML_VOID, 0, 0, NULL },
	{ "article", HTML_BLOCK, HTML_SECTION | HTML_MAIN, 0, DIV },
	{ "aside", HTML_BLOCK, HTML_NAVIGATION | HTML_SECTION, 0, DIV },
	{ "audio", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "b", HTML_FORMATTING, HTML_EMPHASIS, 0, SPAN },
	{ "base", HTML_VOID, 0, 0, NULL },
	{ "bgsound", HTML_VOID, 0, 0, NULL },
	{ "big", HTML_FORMATTING, 0, 0, SPAN },
	{ "blockquote", HTML_BLOCK, HTML_QUOTE, 0, DIV },
	{ "body", HTML_ROOT, 0, 0, NULL },
	{ "br", HTML_VOID, HTML_LINE_BREAK, 0, NULL },
	{ "button", HTML_INLINE, HTML_DROPPED | HTML_SCOPE | HTML_REACH, 0, SPAN },
	{ "canvas", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "caption", HTML_BLOCK, HTML_TABLE_PART | HTML_SCOPE, 0, NULL },
	{ "center", HTML_BLOCK, 0, 0, DIV },
	{ "code", HTML_FORMATTING, 0, 0, SPAN },
	{ "col", HTML_VOID, 0, 0, NULL },
	{ "datalist", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "dd", HTML_BLOCK, HTML_TERM, 0, NULL },
	{ "defs", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "del", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "desc", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "details", HTML_BLOCK, 0, 0, DIV },
	{ "dialog", HTML_BLOCK, HTML_DIALOG, 0, DIV },
	{ "dir", HTML_BLOCK, HTML_LIST, 0, DIV },
	{ "div", HTML_BLOCK, HTML_LOOSE, 0, NULL },
	{ "dl", HTML_BLOCK, 0, 0, DIV },
	{ "dt", HTML_BLOCK, HTML_TERM, 0, NULL },
	{ "em", HTML_FORMATTING, HTML_EMPHASIS, 0, SPAN },
	{ "embed", HTML_VOID, 0, 0, NULL },
	{ "fieldset", HTML_BLOCK, 0, 0, DIV },
	{ "figcaption", HTML_BLOCK, 0, 0, DIV },
	{ "figure", HTML_BLOCK, HTML_SECTION, 0, DIV },
	{ "font", HTML_FORMATTING, 0, 0, SPAN },
	{ "footer", HTML_BLOCK, HTML_BANNER, 0, DIV },
	{ "form", HTML_BLOCK, 0, 0, DIV },
	{ "frame", HTML_VOID, 0, 0, NULL },
	{ "h1", HTML_BLOCK, HTML_HEADING, 1, DIV },
	{ "h2", HTML_BLOCK, HTML_HEADING, 2, DIV },
	{ "h3", HTML_BLOCK, HTML_HEADING, 3, DIV },
	{ "h4", HTML_BLOCK, HTML_HEADING, 4, DIV },
	{ "h5", HTML_BLOCK, HTML_HEADING, 5, DIV },
	{ "h6", HTML_BLOCK, HTML_HEADING, 6, DIV },
	{ "head", HTML_ROOT, 0, 0, NULL },
	{ "header", HTML_BLOCK, HTML_BANNER, 0, DIV },
	{ "hgroup", HTML_BLOCK, 0, 0, DIV },
	{ "hr", HTML_VOID, HTML_RULE, 0, NULL },
	{ "html", HTML_ROOT, 0, 0, NULL },
	{ "i", HTML_FORMATTING, HTML_EMPHASIS, 0, SPAN },
	{ "iframe", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "img", HTML_VOID, 0, 0, NULL },
	{ "input", HTML_VOID, 0, 0, NULL },
	{ "keygen", HTML_VOID, 0, 0, NULL },
	{ "legend", HTML_BLOCK, 0, 0, DIV },
	{ "li", HTML_BLOCK, HTML_ITEM, 0, NULL },
	{ "link", HTML_VOID, 0, 0, NULL },
	{ "listing", HTML_BLOCK, HTML_PRE, 0, DIV },
	{ "main", HTML_BLOCK, HTML_MAIN, 0, DIV },
	{ "menu", HTML_BLOCK, HTML_LIST, 0, DIV },
	{ "meta", HTML_VOID, 0, 0, NULL },
	{ "metadata", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "nav", HTML_BLOCK, HTML_NAVIGATION | HTML_SECTION, 0, DIV },
	{ "nobr", HTML_FORMATTING, 0, 0, SPAN },
	{ "noembed", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "noframes", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "noscript", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "ol", HTML_BLOCK, HTML_LIST, 1, DIV },
	{ "optgroup", HTML_INLINE, 0, 0, NULL },
	{ "option", HTML_INLINE, 0, 0, NULL },
	{ "p", HTML_BLOCK, HTML_PARAGRAPH | HTML_LOOSE, 0, NULL },
	{ "param", HTML_VOID, 0, 0, NULL },
	{ "pre", HTML_BLOCK, HTML_PRE, 0, DIV },
	{ "q", HTML_INLINE, HTML_QUOTED, 0, SPAN },
	{ "rp", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "s", HTML_FORMATTING, 0, 0, SPAN },
	{ "script", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "search", HTML_BLOCK, HTML_NAVIGATION, 0, DIV },
	{ "section", HTML_BLOCK, HTML_SECTION, 0, DIV },
	{ "select", HTML_INLINE, HTML_DROPPED | HTML_SCOPE | HTML_REACH, 0, SPAN },
	{ "small", HTML_FORMATTING, 0, 0, SPAN },
	{ "source", HTML_VOID, 0, 0, NULL },
	{ "strike", HTML_FORMATTING, 0, 0, SPAN },
	{ "strong", HTML_FORMATTING, HTML_EMPHASIS, 0, SPAN },
	{ "style", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "summary", HTML_BLOCK, 0, 0, DIV },
	{ "sup", HTML_INLINE, HTML_SUPERSCRIPT, 0, SPAN },
	{ "table", HTML_BLOCK, HTML_TABLE | HTML_SCOPE, 0, NULL },
	{ "tbody", HTML_BLOCK, HTML_TABLE_PART, 2, NULL },
	{ "td", HTML_BLOCK, HTML_TABLE_PART | HTML_CELL | HTML_SCOPE, 0, NULL },
	{ "template", HTML_BLOCK, HTML_DROPPED | HTML_SCOPE, 0, DIV },
	{ "textarea", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "tfoot", HTML_BLOCK, HTML_TABLE_PART, 2, NULL },
	{ "th", HTML_BLOCK, HTML_TABLE_PART | HTML_CELL | HTML_SCOPE, 0, NULL },
	{ "thead", HTML_BLOCK, HTML_TABLE_PART, 2, NULL },
	{ "title", HTML_INLINE, HTML_RAW, 0, NULL },
	{ "tr", HTML_BLOCK, HTML_TABLE_PART, 1, NULL },
	{ "track", HTML_VOID, 0, 0, NULL },
	{ "tt", HTML_FORMATTING, 0, 0, SPAN },
	{ "u", HTML_FORMATTING, 0, 0, SPAN },
	{ "ul", HTML_BLOCK, HTML_LIST, 0, DIV },
	{ "video", HTML_INLINE, HTML_DROPPED, 0, SPAN },
	{ "wbr", HTML_VOID, 0, 0, NULL },
	{ "xmp", HTML_BLOCK, HTML_PRE | HTML_RAW_SHOWN, 0, DIV },
};

_Static_assert(sizeof(elements) / sizeof(elements[0]) <= HTML_ELEMENT_MAX, "HTML_ELEMENT_MAX is too small");

size_t html_element_index(const struct html_element *element)
{
	return (size_t)(element - elements);
}

/* The order of NAME and ELEMENT's name, letters as lower case. */
static int compare_name(struct html_slice name, const char *element)
{
	for (size_t i = 0; i < name.length; i++) {
		int c = (unsigned char)name.at[i], e = (unsigned char)element[i];

		if (c >= 'A' && c <= 'Z')
			c += 'a' - 'A';
		if (c != e || !e)
			return e ? c - e : 1;
	}
	return element[name.length] ? -1 : 0;
}

const struct html_element *html_element_find(struct html_slice name)
{
	size_t low = 0, high = sizeof(elements) / sizeof(elements[0]);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare_name(name, elements[middle].name);

		if (!order)
			return &elements[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}
