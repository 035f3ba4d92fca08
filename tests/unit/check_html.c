/* The html reader: what it takes for text, and that every run is the exact bytes of the page. */
#include <check.h>
#include <libxml/HTMLparser.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fuzz/html/recorder.h"
#include "html/sniff.h"

/* ---- what a page says */

static const struct {
	const char *name, *page, *told;
} cases[] = {
	{ "words", "<p>One two</p>", "{p}One two" },
	{ "no markup at all", "One two", "{p}One two" },
	{ "empty", "", "" },
	{ "white space", "<p> One \n\t two </p> ", "{p}One two" },
	{ "white space across tags", "<p>One <b> two</b> three", "{p}One {em1}two{em0} three" },
	{ "no space where there is none", "<p>One<b>two</b>", "{p}One{em1}two{em0}" },
	{ "no-break space stays", "<p>One&nbsp; two", "{p}One\xC2\xA0 two" },
	{ "references", "<p>&eacute;&#8220;&#x201D;&amp;lt;", "{p}é“”&lt;" },
	{ "references of old pages", "<p>&copy 2010 AT&T &amp b &#146;s", "{p}© 2010 AT&T & b ’s" },
	{ "unknown reference", "<p>&foo; &; & &#; &#x;", "{p}&foo; &; & &#; &#x;" },
	{ "two points", "<p>&NotEqualTilde;&acE;x", "{p}\xE2\x89\x82\xCC\xB8\xE2\x88\xBE\xCC\xB3x" },
	{ "no character", "<p>&#0;&#xD800;&#x110000;", "{p}\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
	{ "no character, no semicolon", "<p>&#0 x", "{p}\xEF\xBF\xBD x" },
	{ "white space as reference", "<p>a&#10;&#32;b", "{p}a b" },
	{ "paragraphs", "<p>One<p>two</p><div>three</div>four", "{p}One\n\n{p}two\n\n{p}three\n\n{p}four" },
	{ "empty blocks", "<p></p><div><p></p></div><p>One", "{p}One" },
	{ "headings", "<h1>One</h1><h3>two", "{h1}One\n\n{h3}two" },
	{ "lines", "<p>One<br>two<br/>three", "{p}One\ntwo\nthree" },
	{ "two line breaks", "<p>One<br><br>two", "{p}One\n\n{p}two" },
	{ "rule", "<p>One<hr>two", "{p}One\n\n{p}two" },
	{ "numbered", "<ol><li>One<li>two</ol>", "{item1}1. One\n\n{item1}2. two" },
	{ "bullets", "<ul><li>One<li>two</ul>", "{item1}One\n\n{item1}two" },
	{ "start and value", "<ol start=3><li>c<li value=7>g<li>h</ol>",
	  "{item1}3. c\n\n{item1}7. g\n\n{item1}8. h" },
	{ "letters", "<ol type=a start=26><li>z<li>aa</ol>", "{item1}z. z\n\n{item1}aa. aa" },
	{ "capitals, roman", "<ol type=A><li>x<ol type=i><li>y<li>z</ol></ol>",
	  "{item1}A. x\n\n{item2}i. y\n\n{item2}ii. z" },
	{ "numbering by style", "<ol style='list-style-type: upper-roman' start=4><li>x</ol>", "{item1}IV. x" },
	{ "numbering switched off", "<ol style='list-style: none'><li>x</ol>", "{item1}x" },
	{ "counting down", "<ol reversed start=2><li>x<li>y</ol>", "{item1}2. x\n\n{item1}1. y" },
	{ "counting down from where", "<ol reversed><li>x<li>y</ol>", "{item1}x\n\n{item1}y" },
	{ "hidden items do not count", "<ol><li hidden>x<li>y</ol>", "{item1}1. y" },
	{ "paragraph in item", "<ol><li><p>One<p>two</ol>", "{item1}1. One\n\n{p}two" },
	{ "every item a list", "<ol><li>x</ol><ol><li>y</ol>", "{item1}1. x\n\n{item1}1. y" },
	{ "item of an item", "<ol><li><ol type=a><li>x</ol></ol>", "{item2}1. a. x" },
	{ "cells", "<table><tr><td>long enough<td>x<tr><td>y</table>", "{p}long enough\tx\n\n{p}y" },
	{ "number in a cell", "<table><tr><td>1.<td><p>To urge<p>more</table>", "{p}1.\tTo urge\n\n{p}more" },
	{ "number in a paragraph in a cell", "<table><tr><td><p>1.</p><td><p>To urge</table>", "{p}1.\tTo urge" },
	{ "cells of a layout", "<table><tr><td><p>long enough</p><td><p>To urge</table>",
	  "{p}long enough\n\n{p}To urge" },
	{ "preformatted", "<pre>\n a\r\n\tb  c\n</pre>d", "{p}a\n\tb  c\n\n{p}d" },
	{ "quotation", "<p>One<blockquote><p>two<p>three</blockquote>four",
	  "{p}One\n\n{quote1}{p}two\n\n{p}three{quote0}\n\n{p}four" },
	{ "quotation marks", "<p><q>One <q>two</q></q>", "{p}“One ‘two’”" },
	{ "quotation marks around nothing", "<?xml?><p>a<q/>b", "{p}a“”b" },
	{ "superscript", "<p>One<sup>12</sup> m<sup>2</sup> 3<sup>rd</sup>",
	  "{p}One{sup1}¹²{sup0} m{sup1}²{sup0} 3{sup1}rd{sup0}" },
	{ "linked mark", "<p>One<sup><a href='#fn1'>1/</a></sup>", "{p}One{sup1}¹/{sup0}" },
	{ "two marks", "<p>One<sup>1</sup> <sup>2</sup>", "{p}One{sup1}¹{sup0} {sup1}²{sup0}" },
	{ "a mark as printed", "<p>One¹ <sup>¹</sup>", "{p}One¹ {sup1}¹{sup0}" },
	{ "emphasis over blocks", "<p><i>One<p>two</i> three", "{p}{em1}One{em0}\n\n{p}{em1}two{em0} three" },
	{ "emphasis ends with its cell",
	  "<table><tr><td>aaaaaaaaa<b>b<td>c</table>", "{p}aaaaaaaaa{em1}b{em0}\tc" },
	{ "navigation", "<nav><a>Home</a></nav><p>One<footer>two</footer>",
	  "{chrome1}{p}Home{chrome0}\n\n{p}One\n\n{chrome1}{p}two{chrome0}" },
	{ "roles and names",
	  "<div role=navigation>a</div><div id=header>b</div><ul class='x menu'><li>c</ul><p>d",
	  "{chrome1}{p}a\n\n{p}b\n\n{item1}c{chrome0}\n\n{p}d" },
	{ "head of an article", "<article><header><h1>One</h1></header><footer>two</footer></article>",
	  "{h1}One\n\n{p}two" },
	{ "main in navigation", "<div class=nav>a<main>b</main></div>", "{chrome1}{p}a{chrome0}\n\n{p}b" },
	{ "navigation left open inside", "<nav><div><p>a</nav><p>b", "{chrome1}{p}a{chrome0}\n\n{p}b" },
	{ "footnotes",
	  "<p>One<sup>1</sup><section class=footnotes><ol><li id=fn1><p>two<p>three</ol></section>four",
	  "{p}One{sup1}¹{sup0}\n\n{note}1. two\n\n{p}three\n\n{p}four" },
	{ "footnote by id", "<p id=_ftn1>1/ One<p id=fnref2>two", "{note}1/ One\n\n{p}two" },
	{ "footnote by type", "<aside epub:type=footnote><p>One</aside>", "{note}One" },
	{ "footnote of a word processor", "<p class=MsoFootnoteText>One", "{note}One" },
	{ "script and style", "<title>a</title><script>b<p>'</script><style>c</style><p>d", "{p}d" },
	{ "a script in a script", "<script><!-- <script>a</script> b --></script>c", "{p}c" },
	{ "template, form", "<template><p>a</template>b<select><option>c</select><button>d</button>", "{p}b" },
	{ "text of the head is shown", "<head><title>a</title>b", "{p}b" },
	{ "hidden", "<p>a<span hidden>b</span><span style='color:red;Display : none'>c</span>d", "{p}ad" },
	{ "hidden block", "<div style='visibility:hidden'><p>a<p>b</div><p>c", "{p}c" },
	{ "hidden from word processors", "<p>a<span style='mso-hide:all'>b</span>", "{p}a" },
	{ "hidden, left open", "<p>a<span hidden>b<p>c", "{p}a\n\n{p}c" },
	{ "hidden, ended by formatting", "<p><b>a<span hidden>b</b>c", "{p}{em1}a{em0}c" },
	{ "hidden table, text before it", "<table hidden>a<tr><td>b</table>", "{p}a" },
	{ "cell of no table", "<tr hidden><td>a", "{p}a" },
	{ "deleted and inserted", "<p>a<del>b</del><ins>c</ins>", "{p}ac" },
	{ "closed dialog", "<dialog>a</dialog><dialog open>b</dialog>", "{p}b" },
	{ "comments", "<p>a<!-- b --><!--><!---><!-- --!>c<!-- d", "{p}ac" },
	{ "declarations", "<!DOCTYPE html><?php a ?><!b></ c></><p>d", "{p}d" },
	{ "angle", "<p>a < b <3 <", "{p}a < b <3 <" },
	{ "tag that the page ends in", "<p>a<b title='", "{p}a" },
	{ "quoted angle", "<p title='>' x=\">\">a", "{p}a" },
	{ "slash", "<p/>a<br/>b<i/>c", "{p}a\nb{em1}c{em0}" },
	{ "XML: slash, section",
	  "<?xml version='1.0'?><html><body><p>a<i/>b<![CDATA[<&lt;]]></p><p/>c</body></html>",
	  "{p}ab<&lt;\n\n{p}c" },
	{ "XHTML by name space",
	  "<html xmlns='http://www.w3.org/1999/xhtml'><script src='x'/><p>a</p></html>", "{p}a" },
	{ "HTML: section", "<p>a<![CDATA[b]]>c", "{p}ac" },
	{ "shown as it is", "<xmp>a<b>&amp;</xmp>c", "{p}a<b>&amp;\n\n{p}c" },
	{ "NUL", NULL, "{p}ab" },
};

START_TEST(tells)
{
	struct recorder r = { .keep_hints = true };
	const char *page = cases[_i].page ? cases[_i].page : "<p>a\0b";
	size_t length = cases[_i].page ? strlen(page) : 6;

	ck_assert_int_eq(recorder_read(&r, page, length), ENGROSS_OK);
	ck_assert_msg(!r.broken, "%s: %s", cases[_i].name, r.broken);
	ck_assert_msg(!strcmp(r.hints ? r.hints : "", cases[_i].told), "%s: %s", cases[_i].name, r.hints);
	recorder_clear(&r);
}
END_TEST

/* ---- where it says it */

START_TEST(points_at_bytes)
{
	static const char page[] =
		"<p>AG/RES.&nbsp;<b>1948</b>\n (XXXIII-O/O3)&#8221; 2<sup>1</sup></p>\n<ol><li>To</ol>";
	static const struct recorded_put wanted[] = {
		{ 0, 7, 3, 10 },   /* AG/RES. */
		{ 7, 2, 10, 16 },  /* the no-break space */
		{ 9, 4, 19, 23 },  /* 1948 */
		{ 13, 1, 27, 29 }, /* line feed and space */
		{ 14, 13, 29, 42 },
		{ 27, 3, 42, 49 }, /* the quotation mark */
		{ 30, 1, 49, 50 }, /* the space before what is raised is put by itself */
		{ 31, 1, 50, 51 },
		{ 32, 2, 56, 57 }, /* the raised digit */
		{ 34, 2, 76, 76 }, /* between the blocks */
		{ 36, 3, 76, 76 }, /* the number */
		{ 39, 2, 76, 78 },
	};
	struct recorder r = { 0 };

	ck_assert_int_eq(recorder_read(&r, page, sizeof(page) - 1), ENGROSS_OK);
	for (size_t i = 0; i < r.n_puts && i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		ck_assert_msg(!memcmp(&r.puts[i], &wanted[i], sizeof(wanted[i])), "put %zu: %zu+%zu from [%zu, %zu)",
		              i, r.puts[i].at, r.puts[i].length, r.puts[i].start, r.puts[i].end);
	}
	ck_assert_uint_eq(r.n_puts, sizeof(wanted) / sizeof(wanted[0]));
	recorder_clear(&r);
}
END_TEST

/* ---- limits */

static char *repeat(const char *before, const char *text, size_t times, size_t *length)
{
	size_t b = strlen(before), n = strlen(text);
	char *page = malloc(b + n * times + 1);

	ck_assert_ptr_nonnull(page);
	memcpy(page, before, b);
	for (size_t i = 0; i < times; i++)
		memcpy(page + b + i * n, text, n);
	*length = b + n * times;
	return page;
}

static const struct {
	const char *name, *before, *text;
	size_t times;
	enum engross_status status;
	size_t at;
} limits[] = {
	{ "depth allowed", "", "<div>", 512, ENGROSS_OK, 0 },
	{ "depth", "", "<div>", 513, ENGROSS_LIMIT, 512 * 5 },
	{ "depth of spans", "", "<span>", 100000, ENGROSS_LIMIT, 512 * 6 },
	{ "fonts are flattened", "", "<font>", 100000, ENGROSS_OK, 0 },
	{ "paragraphs do not nest", "", "<p>", 100000, ENGROSS_OK, 0 },
	{ "items do not nest", "<ul>", "<li>", 100000, ENGROSS_OK, 0 },
	{ "options do not nest", "<select>", "<option>x", 100000, ENGROSS_OK, 0 },
	{ "attributes allowed", "<p", " a", 256, ENGROSS_OK, 0 },
	{ "attributes", "x<p", " a", 257, ENGROSS_LIMIT, 1 },
	{ "many attributes", "x</p", " a=1", 100000, ENGROSS_LIMIT, 1 },
	{ "subset", "<!DOCTYPE html [<!ENTITY x 'y'>]>", "x", 1, ENGROSS_FORMAT, 15 },
};

START_TEST(keeps_limits)
{
	struct recorder r = { 0 };
	size_t length;
	char *page = repeat(limits[_i].before, limits[_i].text, limits[_i].times, &length);

	ck_assert_int_eq(recorder_read(&r, page, length), limits[_i].status);
	ck_assert_int_eq(r.refused, limits[_i].status);
	ck_assert_uint_eq(r.refused_at, limits[_i].at);
	ck_assert_ptr_null(r.broken);
	recorder_clear(&r);
	free(page);
}
END_TEST

/* Hostile pages of a few megabytes; each takes a fraction of the time allowed when time is linear. */
static const struct {
	const char *before, *text;
	size_t times;
} hostile[] = {
	{ "", "<", 4000000 },
	{ "", "<!--", 1000000 },
	{ "", "<!---->", 500000 },
	{ "", "<!x><?y></ z>", 300000 },
	{ "", "&eacute;&nbsp;", 400000 },
	{ "", "&", 2000000 },
	{ "", "&abcdefghijklmnopqrstuvwxyzabcdefghij", 100000 },
	{ "<table>", "<td>x", 300000 },
	{ "<ul>", "<li><span>x", 200000 },
	{ "", "<p><b><i>x", 200000 },
	{ "", "<table><tr><td>x</table>", 100000 },
	{ "", "<sup>1</sup>x", 200000 },
	{ "<script>", "<!--<script>", 300000 },
	{ "<p class='", "ab ", 1000000 },
	{ "<p style='", "a:b;", 1000000 },
	{ "<?xml?>", "<![CDATA[x", 400000 },
	{ "<p x='", "<a x=\"", 400000 },
	{ "", " \n", 2000000 },
};

START_TEST(takes_linear_time)
{
	struct recorder r = { 0 };
	size_t length;
	char *page = repeat(hostile[_i].before, hostile[_i].text, hostile[_i].times, &length);
	clock_t start = clock();

	recorder_read(&r, page, length);
	ck_assert_ptr_null(r.broken);
	/* A second a megabyte, also under a sanitizer; a quadratic reader takes hours. */
	ck_assert_double_lt((double)(clock() - start) / CLOCKS_PER_SEC, (double)length / 1e6 + 1);
	recorder_clear(&r);
	free(page);
}
END_TEST

/* ---- pages made up at random */

static uint64_t seed;

static unsigned pick(unsigned below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)((seed >> 11) % below);
}

struct page {
	char text[8192];
	size_t length;
};

static void add(struct page *page, const char *text)
{
	size_t n = strlen(text);

	if (page->length + n < sizeof(page->text)) {
		memcpy(page->text + page->length, text, n + 1);
		page->length += n;
	}
}

#define PICK(array) ((array)[pick(sizeof(array) / sizeof((array)[0]))])

static void add_words(struct page *page)
{
	static const char *const words[] = {
		"Recalling ", "resolution\n", "61/180", "AG/RES.&nbsp;1948 ", "&#8220;", "&rdquo;",
		"M&eacute;xico", "é ",
		" ", "\r\n", "  ", "&amp;", "a &lt; b", "&#x201C;ni&ntilde;os&#x201d;", "“”", "日本 ",
		"<!-- note -->", "-", "<br>",
		"&ndash;", "😀", "&#128512;", "x\ty",
	};

	for (unsigned n = 1 + pick(6); n > 0; n--)
		add(page, PICK(words));
}

static void add_inline(struct page *page)
{
	static const char *const names[] = { "b", "i", "em", "strong", "a", "span", "u", "small", "ins" };
	const char *name = PICK(names);

	add(page, "<");
	add(page, name);
	add(page, pick(3) ? ">" : " title='a > b' lang=es>");
	add_words(page);
	add(page, "</");
	add(page, name);
	add(page, ">");
}

static void add_block(struct page *page, int depth)
{
	static const char *const names[] = { "p",       "div",     "h2",     "blockquote",
		                                 "section", "article", "center", "address" };
	unsigned kind = pick(10);
	const char *name = PICK(names);

	if (depth > 4)
		kind = 9;
	if (kind < 2) {
		add(page, pick(2) ? "<ol>" : "<ul>");
		for (unsigned n = 1 + pick(3); n > 0; n--) {
			add(page, "<li>");
			add_words(page);
			add(page, pick(2) ? "</li>\n" : "");
		}
		add(page, "</ol></ul>");
	} else if (kind == 2) {
		add(page, "<table><tr><td>");
		add_block(page, depth + 1);
		add(page, "</td><td>");
		add_words(page);
		add(page, "</td></tr></table>");
	} else if (kind == 3) {
		add(page, pick(2) ? "<script>if (a < b) '<p>'</script>" : "<style>p { x: '<p>' }</style>");
	} else if (kind < 6 && strcmp(name, "p") != 0 && strcmp(name, "h2") != 0) {
		add(page, "<");
		add(page, name);
		add(page, ">");
		for (unsigned n = pick(3); n > 0; n--)
			add_block(page, depth + 1);
		add(page, "</");
		add(page, name);
		add(page, ">\n");
	} else {
		add(page, "<p class=x>");
		for (unsigned n = 1 + pick(4); n > 0; n--)
			(pick(2) ? add_words : add_inline)(page);
		add(page, pick(4) ? "</p>\n" : "");
	}
}

/* The characters of a text without its white space. */
static size_t squeeze(char *out, const char *text, size_t length, size_t at)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] != ' ' && text[i] != '\n' && text[i] != '\t' && text[i] != '\r')
			out[at++] = text[i];
	return at;
}

/* The text of libxml2's own tree without title, scripts and styles. */
static size_t tree_text(char *out, const struct page *page)
{
	htmlDocPtr document = htmlReadMemory(page->text, (int)page->length, NULL, "UTF-8",
	                                     HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	xmlNodePtr node = document ? xmlDocGetRootElement(document) : NULL;
	size_t length = 0;

	while (node) {
		const char *name = node->type == XML_ELEMENT_NODE ? (const char *)node->name : "";
		bool skip = !strcmp(name, "script") || !strcmp(name, "style") || !strcmp(name, "title");

		if (node->type == XML_TEXT_NODE)
			length = squeeze(out, (const char *)node->content, strlen((const char *)node->content), length);
		if (node->children && !skip) {
			node = node->children;
			continue;
		}
		while (node && !node->next)
			node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
		node = node ? node->next : NULL;
	}
	xmlFreeDoc(document);
	return length;
}

/* For thousands of pages: the spans hold, and the text is that of libxml2's tree. */
START_TEST(agrees_with_the_tree)
{
	static struct page page;
	static char ours[sizeof(page.text) * 2], theirs[sizeof(page.text) * 2];

	seed = 0x9E3779B97F4A7C15u * (uint64_t)(_i + 1);
	for (int n = 0; n < 500; n++) {
		struct recorder r = { 0 };
		size_t length = 0, wanted;

		page.length = 0;
		add(&page, pick(2) ? "<!DOCTYPE html><html><body>" : "<html><head><title>t</title></head><body><p>");
		for (unsigned blocks = 1 + pick(6); blocks > 0; blocks--)
			add_block(&page, 0);
		add(&page, "</body></html>\n");
		ck_assert_int_eq(recorder_read(&r, page.text, page.length), ENGROSS_OK);
		ck_assert_msg(!r.broken, "%s: %s", r.broken, page.text);
		for (size_t i = 0; i < r.n_puts; i++)
			if (r.puts[i].start != r.puts[i].end)
				length = squeeze(ours, r.text + r.puts[i].at, r.puts[i].length, length);
		wanted = tree_text(theirs, &page);
		ck_assert_msg(length == wanted && !memcmp(ours, theirs, length), "%s\n%.*s\n%.*s", page.text,
		              (int)length, ours, (int)wanted, theirs);
		recorder_clear(&r);
	}
}
END_TEST

/* Tags, references and stray bytes in any order: whatever the text is, its spans hold. */
START_TEST(survives_soup)
{
	static const char *const pieces[] = {
		"<p>", "</p>", "<div hidden>", "</div>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>",
		"</td>", "<ol>",
		"<li>", "</li>", "<sup>", "</sup>", "1", "<sup>2</sup>", "<q>", "</q>", "<pre>", "</pre>", "\r\n",
		"\r", " ",
		"<", ">", "&", "&amp", "&eacute;", "&#10;", "&NewLine;", "&#", "\"", "'", "=", "/", "<!--", "-->",
		"<!", "]]>",
		"<![CDATA[", "<?xml", "<script>", "</script>", "<xmp>", "</xmp>", "<a b=c d='e' f=\"g\" h>",
		"<a ", "<span",
		"é", "“", "words of text", "\t", "<ul class='nav footnotes' id=fn1>", "<br>", "<hr>",
		"<html xmlns=x>", "<i/>",
	};
	static struct page page;

	seed = 0xD1B54A32D192ED03u * (uint64_t)(_i + 1);
	for (int n = 0; n < 2000; n++) {
		struct recorder r = { 0 };

		page.length = 0;
		for (unsigned pieces_left = 1 + pick(60); pieces_left > 0; pieces_left--)
			add(&page, PICK(pieces));
		ck_assert_int_eq(recorder_read(&r, page.text, page.length), ENGROSS_OK);
		ck_assert_msg(!r.broken, "%s: %s", r.broken, page.text);
		recorder_clear(&r);
	}
}
END_TEST

/* ---- recognising */

static const struct {
	const char *head, *name;
	int bid;
} bids[] = {
	{ "<!DOCTYPE html><p>", "x", 60 },
	{ "\n <!doctype HTML PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\">", "x.htm", 80 },
	{ "<!-- saved -->\n<html lang=en>", "x.HTML", 80 },
	{ "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", NULL, 60 },
	{ "<p>AG/RES. 1948", "x.html", 40 },
	{ "AG/RES. 1948 <b>", "x.htm", 40 },
	{ "AG/RES. 1948", "x.html", 20 },
	{ "<p>AG/RES. 1948", "-", 40 },
	{ "<p>AG/RES. 1948", "x.txt", 0 },
	{ "AG/RES. 1948 < 2019", "x.txt", 0 },
	{ "AG/RES. 1948 <b>", "x", 0 },
	{ "<?xml version=\"1.0\"?><akomaNtoso>", "x.xml", 0 },
	{ "<htmlx>", "x", 0 },
	{ "", "x", 0 },
};

START_TEST(recognises)
{
	ck_assert_int_eq(html_bid(bids[_i].head, strlen(bids[_i].head), bids[_i].name), bids[_i].bid);
}
END_TEST

static const struct {
	const char *head, *encoding;
} encodings[] = {
	{ "<html><head><meta charset=\"Windows-1252\">", "windows-1252" },
	{ "<meta charset=iso-8859-2>", "iso-8859-2" },
	{ "<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=ISO-8859-1'>", "iso-8859-1" },
	{ "<?xml version='1.0' encoding='iso-8859-15'?><html>", "iso-8859-15" },
	{ "<!-- <meta charset=x> --><meta name=a content='charset=y'><meta charset=utf-8>", "utf-8" },
	{ "<meta charset=utf-16>", "utf-8" },
	{ "<body><meta charset=utf-7>", "" },
	{ "<meta charset=''>", "" },
	{ "<p>charset=x", "" },
};

START_TEST(finds_the_encoding)
{
	char out[32] = "";
	int found = html_encoding(encodings[_i].head, strlen(encodings[_i].head), out, sizeof(out));

	ck_assert_int_eq(found, encodings[_i].encoding[0] != '\0');
	if (found)
		ck_assert_str_eq(out, encodings[_i].encoding);
}
END_TEST

#define LOOP(tcase, test, array)                                                                             \
	tcase_add_loop_test(tcase, test, 0, (int)(sizeof(array) / sizeof((array)[0])))

int main(void)
{
	Suite *suite = suite_create("html");
	TCase *text = tcase_create("text"), *random = tcase_create("random"), *sniff = tcase_create("sniff");
	SRunner *runner;
	int failed;

	LOOP(text, tells, cases);
	tcase_add_test(text, points_at_bytes);
	LOOP(text, keeps_limits, limits);
	LOOP(text, takes_linear_time, hostile);
	tcase_set_timeout(text, 60);
	tcase_add_loop_test(random, agrees_with_the_tree, 0, 10);
	tcase_add_loop_test(random, survives_soup, 0, 10);
	tcase_set_timeout(random, 120);
	LOOP(sniff, recognises, bids);
	LOOP(sniff, finds_the_encoding, encodings);
	suite_add_tcase(suite, text);
	suite_add_tcase(suite, random);
	suite_add_tcase(suite, sniff);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
