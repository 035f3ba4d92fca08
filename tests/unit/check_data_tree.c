/* The reader of data files: trees as they should be, faults with their line, and libxml2 as a witness. */
#include <check.h>
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "host/data_tree.h"

#define PRINTED_MAX ((size_t)1 << 20)

static char ours[PRINTED_MAX], theirs[PRINTED_MAX];

/* A tree in one line: elements as (name attribute="value" ...), texts as 'text'. */
static void put(char *out, const char *a, const char *b, const char *c)
{
	size_t at = strlen(out);

	ck_assert_int_lt(snprintf(out + at, PRINTED_MAX - at, "%s%s%s", a, b, c), (int)(PRINTED_MAX - at));
}

static void print_tree(char *out, const struct engross__data_node *node)
{
	*out = '\0';
	while (node) {
		if (node->text) {
			put(out, "'", node->text, "'");
		} else {
			put(out, "(", node->name, "");
			for (const struct engross__data_attribute *a = node->attributes; a; a = a->next) {
				put(out, " ", a->name, "=");
				put(out, "\"", a->value, "\"");
			}
		}
		if (node->children) {
			node = node->children;
			continue;
		}
		if (node->name)
			put(out, ")", "", "");
		while (node && !node->next) {
			node = node->parent;
			if (node)
				put(out, ")", "", "");
		}
		node = node ? node->next : NULL;
	}
}

static enum engross_status parse(struct engross__data_tree *tree, const char *bytes, size_t length,
                                 struct engross_error *error)
{
	engross__data_tree_init(tree, &engross__allocator_default);
	engross__buffer_append(&tree->bytes, bytes, length);
	return engross__data_tree_parse(tree, "x.xml", error);
}

static const struct {
	const char *xml, *tree;
} shapes[] = {
	{ "<a/>", "(a)" },
	{ "\xEF\xBB\xBF<a/>\n", "(a)" },
	{ "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- c --><a></a><!-- d -->", "(a)" },
	{ "<?xml version='1.0' encoding='us-ascii'?><a/>", "(a)" },
	{ "<a b='1' c = \"2\"\n/>", "(a b=\"1\" c=\"2\")" },
	{ "<a>x</a >", "(a'x')" },
	{ "<a> <b/>\n\t<c/> </a>", "(a(b)(c))" },
	{ "<a> </a>", "(a' ')" },
	{ "<a> x <b/> y</a>", "(a' x '(b)' y')" },
	{ "<a>x<!-- <b> -->y<?p q?>z</a>", "(a'xyz')" },
	{ "<a>x<![CDATA[<b>&amp;]]>y</a>", "(a'x<b>&amp;y')" },
	{ "<a b='&lt;&gt;&amp;&quot;&apos;'>&lt;&gt;&amp;&quot;&apos;</a>", "(a b=\"<>&\"'\"'<>&\"'')" },
	{ "<a>&#65;&#x42;&#xe9;&#x1F600;</a>", "(a'AB\xC3\xA9\xF0\x9F\x98\x80')" },
	{ "<a b='x\ty\nz\r\nw'>x\r\ny\rz</a>", "(a b=\"x y z w\"'x\ny\nz')" },
	{ "<a:b-c.d_1 \xC3\xA9='1'/>", "(a:b-c.d_1 \xC3\xA9=\"1\")" },
};

START_TEST(makes_the_tree)
{
	struct engross__data_tree tree;
	struct engross_error error = { .status = ENGROSS_OK };

	ck_assert_msg(parse(&tree, shapes[_i].xml, strlen(shapes[_i].xml), &error) == ENGROSS_OK, "%s", error.message);
	print_tree(ours, tree.root);
	ck_assert_str_eq(ours, shapes[_i].tree);
	engross__data_tree_clear(&tree);
}
END_TEST

static const struct {
	const char *xml, *message;
} faults[] = {
	{ "", "x.xml:1: no element found" },
	{ "\n\n", "x.xml:3: no element found" },
	{ "id: x", "x.xml:1: syntax error" },
	{ "<!-- c -->", "x.xml:1: no element found" },
	{ "<a>", "x.xml:1: no element found" },
	{ "<a>\n<b>\nx", "x.xml:3: no element found" },
	{ "<a", "x.xml:1: unclosed token" },
	{ "<a b=c/>", "x.xml:1: not well-formed" },
	{ "<a b='c'd='e'/>", "x.xml:1: not well-formed" },
	{ "<a b='c' b='d'/>", "x.xml:1: duplicate attribute" },
	{ "<a b='<'/>", "x.xml:1: not well-formed" },
	{ "<a\n!/>", "x.xml:2: not well-formed" },
	{ "<a>\n</b>", "x.xml:2: mismatched tag" },
	{ "</a>", "x.xml:1: not well-formed" },
	{ "<a/>\n<b/>", "x.xml:2: junk after document element" },
	{ "<a/>\nx", "x.xml:2: junk after document element" },
	{ "<a>1 < 2</a>", "x.xml:1: not well-formed" },
	{ "<a>\n1 & 2</a>", "x.xml:2: not well-formed" },
	{ "<a>&nbsp;</a>", "x.xml:1: undefined entity" },
	{ "<a>&#0;</a>", "x.xml:1: reference to invalid character number" },
	{ "<a>\n\x01</a>", "x.xml:2: not well-formed" },
	{ "<a>\n\xE9</a>", "x.xml:2: not well-formed" },
	{ "<?xml version='1.0' encoding='x-none'?><a/>", "x.xml:1: unknown encoding" },
	{ "<a>\n<!-- ", "x.xml:2: unclosed token" },
	{ "<a>\n<![CDATA[ ", "x.xml:2: unclosed CDATA section" },
	{ "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "x.xml:1: a document type declaration is not allowed" },
	{ "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "x.xml:1: a document type declaration is not allowed" },
};

START_TEST(tells_what_is_wrong_and_where)
{
	struct engross__data_tree tree;
	struct engross_error error = { .status = ENGROSS_OK };

	ck_assert_int_eq(parse(&tree, faults[_i].xml, strlen(faults[_i].xml), &error), ENGROSS_DATA);
	ck_assert_msg(!strncmp(error.message, faults[_i].message, strlen(faults[_i].message)), "%s: %s", faults[_i].xml,
	              error.message);
	engross__data_tree_clear(&tree);
}
END_TEST

START_TEST(takes_a_byte_that_ends_strings_for_a_fault)
{
	static const char *const parts[] = { "<a>x", "<a b='x", "<a", "<a><!--", "<a><![CDATA[", "<a>&am", "<a></a" };
	struct engross__data_tree tree;
	struct engross_error error;
	char bytes[64];

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t n = strlen(parts[i]);

		memset(bytes, 0, sizeof(bytes));
		memcpy(bytes, parts[i], n);
		memcpy(bytes + n + 1, "--> ]]> '/></a>", 15);
		ck_assert_int_eq(parse(&tree, bytes, n + 16, &error), ENGROSS_DATA);
		engross__data_tree_clear(&tree);
	}
}
END_TEST

START_TEST(says_where_things_begin)
{
	struct engross__data_tree tree;
	struct engross_error error;
	const char *xml = "<!-- x\n\n-->\n<a b='\n'\nc=''>\r\n<b/>\r<c>\n\n x</c>\n</a>";

	ck_assert_int_eq(parse(&tree, xml, strlen(xml), &error), ENGROSS_OK);
	ck_assert_int_eq(tree.root->line, 4);
	ck_assert_int_eq(tree.root->children->line, 7);
	ck_assert_int_eq(tree.root->children->next->line, 8);
	ck_assert_int_eq(tree.root->children->next->children->line, 10);
	engross__data_tree_clear(&tree);
}
END_TEST

/* A hundred thousand elements inside one another need no stack. */
START_TEST(bears_any_depth)
{
	enum { DEPTH = 100000 };
	struct engross__data_tree tree;
	struct engross_error error;
	char *xml = malloc(7 * DEPTH + 1);

	ck_assert_ptr_nonnull(xml);
	for (size_t i = 0; i < DEPTH; i++) {
		memcpy(xml + 3 * i, "<a>", 3);
		memcpy(xml + 3 * DEPTH + 4 * i, "</a>", 4);
	}
	ck_assert_int_eq(parse(&tree, xml, 7 * DEPTH, &error), ENGROSS_OK);
	engross__data_tree_clear(&tree);
	free(xml);
}
END_TEST

/* ---- the witness */

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_argument;
#else
typedef xmlErrorPtr error_argument;
#endif

static void ignore_error(void *ctx, error_argument error)
{
	(void)ctx;
	(void)error;
}

/* Adds the texts from NODE on that ours would be one text; returns the first node behind them. */
static const xmlNode *print_texts(char *out, const xmlNode *node, bool alone)
{
	size_t at = strlen(out);
	bool blank = true;

	put(out, "'", "", "");
	for (; node && node->type != XML_ELEMENT_NODE; node = node->next) {
		const char *text = (const char *)node->content;

		if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
			continue;
		put(out, text, "", "");
		blank = blank && !text[strspn(text, " \t\r\n")];
	}
	put(out, "'", "", "");
	if (!out[at + 2] || (blank && !(alone && !node)))
		out[at] = '\0';
	return node;
}

static void print_witness(char *out, const xmlNode *node)
{
	*out = '\0';
	while (node) {
		const xmlNode *next = node->children;

		put(out, "(", (const char *)node->name, "");
		for (const xmlAttr *a = node->properties; a; a = a->next) {
			put(out, " ", (const char *)a->name, "=");
			put(out, "\"", a->children ? (const char *)a->children->content : "", "\"");
		}
		if (next && next->type != XML_ELEMENT_NODE)
			next = print_texts(out, next, true);
		while (!next && node) {
			put(out, ")", "", "");
			next = node->next;
			node = node->parent;
			if (!node || node->type != XML_ELEMENT_NODE)
				return;
			if (next && next->type != XML_ELEMENT_NODE)
				next = print_texts(out, next, false);
		}
		node = next;
	}
}

/* Both readers take BYTES and see the same, or neither takes them. */
static void compare(const char *bytes, size_t length)
{
	struct engross__data_tree tree;
	struct engross_error error = { .status = ENGROSS_OK };
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	enum engross_status status = parse(&tree, bytes, length, &error);
	xmlDocPtr document;

	ck_assert_ptr_nonnull(parser);
	parser->sax->serror = ignore_error;
	document = xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	ck_assert_msg((status == ENGROSS_OK) == (document != NULL), "%.*s\n%s", (int)length, bytes,
	              status ? error.message : "taken");
	if (document) {
		print_tree(ours, tree.root);
		print_witness(theirs, xmlDocGetRootElement(document));
		ck_assert_str_eq(ours, theirs);
	}
	xmlFreeDoc(document);
	xmlFreeParserCtxt(parser);
	engross__data_tree_clear(&tree);
}

static const char *const files[] = {
	"language/calendar", "language/citations", "language/detect", "language/notes", "language/structure",
	"systems/events", "systems/instruments", "systems/oas", "systems/un",
};

START_TEST(sees_the_shipped_files_as_the_witness_does)
{
	static char bytes[1 << 18];
	const char *top = getenv("top_srcdir");
	char path[4096];
	FILE *file;
	size_t length;

	snprintf(path, sizeof(path), "%s/data/%s.xml", top && *top ? top : ".", files[_i]);
	file = fopen(path, "rb");
	ck_assert_ptr_nonnull(file);
	length = fread(bytes, 1, sizeof(bytes), file);
	ck_assert_uint_lt(length, sizeof(bytes));
	fclose(file);
	compare(bytes, length);
}
END_TEST

/* Pieces of XML in any order: mostly wrong, and wrong for both. */
START_TEST(judges_soup_as_the_witness_does)
{
	static const char *const pieces[] = {
		"<a>", "</a>", "<a>", "</a>", "<b/>", "<a b='1'>", "<a b=\"&lt;\" c='\t\n'/>", " ", "\n", "\r\n", "x", "\xC3\xA9", "&amp;",
		"&#x41;", "&#10;", "<!-- x -->", "<?p q?>", "<![CDATA[<&]]>", "&", "<", "&y;", "='", "]]", "/", "'", "!",
	};
	uint64_t seed = 0x9E3779B97F4A7C15u * (uint64_t)(_i + 1);
	char xml[1024];

	for (int n = 0; n < 5000; n++) {
		size_t count, last = 0;

		strcpy(xml, "<a>");
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		count = 1 + (seed >> 33) % 12;
		for (size_t i = 0; i < count; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			/* Every other text is of the right pieces only. */
			last = (seed >> 33) % (sizeof(pieces) / sizeof(*pieces) - (n % 2 ? 8 : 0));
			strcat(xml, pieces[last]);
		}
		for (int open = 1 + (int)(n % 3); open > 0; open--)
			strcat(xml, "</a>");
		compare(xml, strlen(xml));
	}
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("data_tree");
	TCase *own = tcase_create("own"), *witness = tcase_create("witness");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(own, makes_the_tree, 0, sizeof(shapes) / sizeof(*shapes));
	tcase_add_loop_test(own, tells_what_is_wrong_and_where, 0, sizeof(faults) / sizeof(*faults));
	tcase_add_test(own, takes_a_byte_that_ends_strings_for_a_fault);
	tcase_add_test(own, says_where_things_begin);
	tcase_add_test(own, bears_any_depth);
	tcase_add_loop_test(witness, sees_the_shipped_files_as_the_witness_does, 0, sizeof(files) / sizeof(*files));
	tcase_add_loop_test(witness, judges_soup_as_the_witness_does, 0, 4);
	suite_add_tcase(suite, own);
	suite_add_tcase(suite, witness);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
