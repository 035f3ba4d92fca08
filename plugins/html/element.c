/* The table of elements. */
#include "element.h"

#include <stddef.h>
#include <string.h>

/* Sorted by name. */
static const struct html_element elements[] = {
	{ "a", HTML_FORMATTING, 0, 0 },
	{ "address", HTML_BLOCK, HTML_LOOSE, 0 },
	{ "annotation", HTML_INLINE, HTML_DROPPED, 0 },
	{ "annotation-xml", HTML_INLINE, HTML_DROPPED, 0 },
	{ "area", HTML_VOID, 0, 0 },
	{ "article", HTML_BLOCK, HTML_SECTION | HTML_MAIN, 0 },
	{ "aside", HTML_BLOCK, HTML_NAVIGATION | HTML_SECTION, 0 },
	{ "audio", HTML_INLINE, HTML_DROPPED, 0 },
	{ "b", HTML_FORMATTING, HTML_EMPHASIS, 0 },
	{ "base", HTML_VOID, 0, 0 },
	{ "bgsound", HTML_VOID, 0, 0 },
	{ "big", HTML_FORMATTING, 0, 0 },
	{ "blockquote", HTML_BLOCK, HTML_QUOTE, 0 },
	{ "body", HTML_ROOT, 0, 0 },
	{ "br", HTML_VOID, HTML_LINE_BREAK, 0 },
	{ "button", HTML_INLINE, HTML_DROPPED | HTML_SCOPE | HTML_REACH, 0 },
	{ "canvas", HTML_INLINE, HTML_DROPPED, 0 },
	{ "caption", HTML_BLOCK, HTML_TABLE_PART | HTML_SCOPE, 0 },
	{ "center", HTML_BLOCK, 0, 0 },
	{ "code", HTML_FORMATTING, 0, 0 },
	{ "col", HTML_VOID, 0, 0 },
	{ "datalist", HTML_INLINE, HTML_DROPPED, 0 },
	{ "dd", HTML_BLOCK, HTML_TERM, 0 },
	{ "defs", HTML_INLINE, HTML_DROPPED, 0 },
	{ "del", HTML_INLINE, HTML_DROPPED, 0 },
	{ "desc", HTML_INLINE, HTML_DROPPED, 0 },
	{ "details", HTML_BLOCK, 0, 0 },
	{ "dialog", HTML_BLOCK, HTML_DIALOG, 0 },
	{ "dir", HTML_BLOCK, HTML_LIST, 0 },
	{ "div", HTML_BLOCK, HTML_LOOSE, 0 },
	{ "dl", HTML_BLOCK, 0, 0 },
	{ "dt", HTML_BLOCK, HTML_TERM, 0 },
	{ "em", HTML_FORMATTING, HTML_EMPHASIS, 0 },
	{ "embed", HTML_VOID, 0, 0 },
	{ "fieldset", HTML_BLOCK, 0, 0 },
	{ "figcaption", HTML_BLOCK, 0, 0 },
	{ "figure", HTML_BLOCK, HTML_SECTION, 0 },
	{ "font", HTML_FORMATTING, 0, 0 },
	{ "footer", HTML_BLOCK, HTML_BANNER, 0 },
	{ "form", HTML_BLOCK, 0, 0 },
	{ "frame", HTML_VOID, 0, 0 },
	{ "h1", HTML_BLOCK, HTML_HEADING, 1 },
	{ "h2", HTML_BLOCK, HTML_HEADING, 2 },
	{ "h3", HTML_BLOCK, HTML_HEADING, 3 },
	{ "h4", HTML_BLOCK, HTML_HEADING, 4 },
	{ "h5", HTML_BLOCK, HTML_HEADING, 5 },
	{ "h6", HTML_BLOCK, HTML_HEADING, 6 },
	{ "head", HTML_ROOT, 0, 0 },
	{ "header", HTML_BLOCK, HTML_BANNER, 0 },
	{ "hgroup", HTML_BLOCK, 0, 0 },
	{ "hr", HTML_VOID, HTML_RULE, 0 },
	{ "html", HTML_ROOT, 0, 0 },
	{ "i", HTML_FORMATTING, HTML_EMPHASIS, 0 },
	{ "iframe", HTML_INLINE, HTML_RAW, 0 },
	{ "img", HTML_VOID, 0, 0 },
	{ "input", HTML_VOID, 0, 0 },
	{ "keygen", HTML_VOID, 0, 0 },
	{ "legend", HTML_BLOCK, 0, 0 },
	{ "li", HTML_BLOCK, HTML_ITEM, 0 },
	{ "link", HTML_VOID, 0, 0 },
	{ "listing", HTML_BLOCK, HTML_PRE, 0 },
	{ "main", HTML_BLOCK, HTML_MAIN, 0 },
	{ "menu", HTML_BLOCK, HTML_LIST, 0 },
	{ "meta", HTML_VOID, 0, 0 },
	{ "metadata", HTML_INLINE, HTML_DROPPED, 0 },
	{ "nav", HTML_BLOCK, HTML_NAVIGATION | HTML_SECTION, 0 },
	{ "nobr", HTML_FORMATTING, 0, 0 },
	{ "noembed", HTML_INLINE, HTML_RAW, 0 },
	{ "noframes", HTML_INLINE, HTML_RAW, 0 },
	{ "noscript", HTML_INLINE, HTML_RAW, 0 },
	{ "ol", HTML_BLOCK, HTML_LIST, 1 },
	{ "optgroup", HTML_INLINE, HTML_OPTION_GROUP, 0 },
	{ "option", HTML_INLINE, HTML_OPTION, 0 },
	{ "p", HTML_BLOCK, HTML_PARAGRAPH | HTML_LOOSE, 0 },
	{ "param", HTML_VOID, 0, 0 },
	{ "pre", HTML_BLOCK, HTML_PRE, 0 },
	{ "q", HTML_INLINE, HTML_QUOTED, 0 },
	{ "rp", HTML_INLINE, HTML_DROPPED, 0 },
	{ "s", HTML_FORMATTING, 0, 0 },
	{ "script", HTML_INLINE, HTML_RAW, 0 },
	{ "search", HTML_BLOCK, HTML_NAVIGATION, 0 },
	{ "section", HTML_BLOCK, HTML_SECTION, 0 },
	{ "select", HTML_INLINE, HTML_DROPPED | HTML_SCOPE | HTML_REACH, 0 },
	{ "small", HTML_FORMATTING, 0, 0 },
	{ "source", HTML_VOID, 0, 0 },
	{ "strike", HTML_FORMATTING, 0, 0 },
	{ "strong", HTML_FORMATTING, HTML_EMPHASIS, 0 },
	{ "style", HTML_INLINE, HTML_RAW, 0 },
	{ "summary", HTML_BLOCK, 0, 0 },
	{ "sup", HTML_INLINE, HTML_SUPERSCRIPT, 0 },
	{ "table", HTML_BLOCK, HTML_TABLE | HTML_SCOPE, 0 },
	{ "tbody", HTML_BLOCK, HTML_TABLE_PART, 2 },
	{ "td", HTML_BLOCK, HTML_TABLE_PART | HTML_CELL | HTML_SCOPE, 0 },
	{ "template", HTML_BLOCK, HTML_DROPPED | HTML_SCOPE, 0 },
	{ "textarea", HTML_INLINE, HTML_RAW, 0 },
	{ "tfoot", HTML_BLOCK, HTML_TABLE_PART, 2 },
	{ "th", HTML_BLOCK, HTML_TABLE_PART | HTML_CELL | HTML_SCOPE, 0 },
	{ "thead", HTML_BLOCK, HTML_TABLE_PART, 2 },
	{ "title", HTML_INLINE, HTML_RAW, 0 },
	{ "tr", HTML_BLOCK, HTML_TABLE_PART, 1 },
	{ "track", HTML_VOID, 0, 0 },
	{ "tt", HTML_FORMATTING, 0, 0 },
	{ "u", HTML_FORMATTING, 0, 0 },
	{ "ul", HTML_BLOCK, HTML_LIST, 0 },
	{ "video", HTML_INLINE, HTML_DROPPED, 0 },
	{ "wbr", HTML_VOID, 0, 0 },
	{ "xmp", HTML_BLOCK, HTML_PRE | HTML_RAW_SHOWN, 0 },
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
