/* XML to a tree, in place: names, values and texts stay where they are in the file and are only terminated. */
#include "host/data_tree.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "text/utf8.h"

#define ATTRIBUTES_MAX 64

struct parsing {
	struct engross__data_tree *tree;
	char *at, *end; /* *end is '\0' */
	long line;      /* of `at` */
	struct engross__data_node *open; /* the innermost open element */
	struct engross__data_node *last; /* its last child so far */
	char *text, *text_end; /* the text that is being read; NULL: none. Terminated when the next tag is entered */
	long text_line;        /* where it begins; 0 while it is blank */
	const char *path;
	struct engross_error *error;
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

__attribute__((format(printf, 3, 4)))
static enum engross_status fault(const struct parsing *p, long line, const char *format, ...)
{
	char message[sizeof(p->error->message)];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return engross__fail(p->error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%ld: %s", p->path, line, message);
}

static enum engross_status ends_early(const struct parsing *p)
{
	if (p->open)
		return fault(p, p->line, "the file ends inside <%s>, which begins at line %ld", p->open->name,
		             p->open->line);
	return fault(p, p->line, "the file ends too early");
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A character that XML does not allow at all. */
static bool is_control(char c)
{
	return (unsigned char)c < ' ' && !is_blank(c);
}

/* What a name may hold; which of the many letters beyond ASCII may, the grammars of the files settle. */
static bool is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
	       c == '.' || c == ':' || (unsigned char)c >= 0x80;
}

static bool starts_name(char c)
{
	return is_name(c) && c != '-' && c != '.' && !(c >= '0' && c <= '9');
}

/* Whether TEXT comes next. The bytes are terminated. */
static bool is_next(const struct parsing *p, const char *text)
{
	return !strncmp(p->at, text, strlen(text));
}

/* Passes over N bytes and counts their lines. */
static void advance(struct parsing *p, size_t n)
{
	for (; n; n--, p->at++)
		p->line += *p->at == '\n' || (*p->at == '\r' && p->at[1] != '\n');
}

static void skip_blanks(struct parsing *p)
{
	while (is_blank(*p->at))
		advance(p, 1);
}

/* Passes over everything up to the end of STOP. WHAT is for the message. */
static enum engross_status skip_past(struct parsing *p, const char *stop, const char *what)
{
	const char *found = strstr(p->at, stop);
	long line = p->line;

	if (!found)
		return fault(p, line, "%s is not closed", what);
	advance(p, (size_t)(found - p->at) + strlen(stop));
	return ENGROSS_OK;
}

/* ---- references */

/* The number of the character reference whose digits begin at P->at; 0: it is none. */
static uint32_t read_number(struct parsing *p)
{
	uint32_t base = *p->at == 'x' ? 16 : 10, value = 0;
	const char *from;

	p->at += base == 16;
	for (from = p->at; value <= 0x10FFFF; p->at++) {
		char c = *p->at, low = (char)(c | 32);

		if (c >= '0' && c <= '9')
			value = value * base + (uint32_t)(c - '0');
		else if (base == 16 && low >= 'a' && low <= 'f')
			value = value * base + (uint32_t)(low - 'a' + 10);
		else
			break;
	}
	if (p->at == from || *p->at != ';' || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ||
	    (value < ' ' && !is_blank((char)value)))
		return 0;
	p->at++;
	return value;
}

/* Reads the reference at P->at and writes what it stands for to *TO, which is never longer. */
static enum engross_status read_reference(struct parsing *p, char **to)
{
	static const struct {
		const char *name;
		char character;
	} entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' } };
	uint32_t number;
	char bytes[4];
	size_t n;

	for (size_t i = 0; i < sizeof(entities) / sizeof(*entities); i++)
		if (is_next(p, entities[i].name)) {
			p->at += strlen(entities[i].name);
			*(*to)++ = entities[i].character;
			return ENGROSS_OK;
		}
	if (p->at[1] != '#') {
		for (n = 1; is_name(p->at[n]) && n < 40; n++)
			;
		return fault(p, p->line, p->at[n] == ';' ? "there is no entity '%.*s'" : "'&' is written &amp;",
		             (int)n + 1, p->at);
	}
	p->at += 2;
	number = read_number(p);
	if (!number)
		return fault(p, p->line, "a character reference that names no character");
	n = engross__utf8_encode(number, bytes);
	memcpy(*to, bytes, n);
	*to += n;
	return ENGROSS_OK;
}

/* ---- text */

/* Reads text up to the next '<', or END when that is not NULL. */
static enum engross_status read_text(struct parsing *p, const char *end)
{
	char *to = p->text ? p->text_end : p->at;
	enum engross_status status = ENGROSS_OK;

	if (!p->text)
		p->text = to;
	while (!status && (end ? p->at < end : *p->at != '<')) {
		char c = *p->at;

		if (is_control(c))
			return p->at == p->end ? ends_early(p) : fault(p, p->line, "a control character");
		if (c == '&' && !end) {
			const char *character = to;

			status = read_reference(p, &to);
			if (!p->text_line && !is_blank(*character))
				p->text_line = p->line;
			continue;
		}
		if (!p->text_line && !is_blank(c))
			p->text_line = p->line;
		p->at += c == '\r' && p->at[1] == '\n';
		p->line += c == '\n' || c == '\r';
		*to++ = c == '\r' ? '\n' : c;
		p->at++;
	}
	p->text_end = to;
	return status;
}

static enum engross_status read_cdata(struct parsing *p)
{
	enum engross_status status;
	const char *end;

	p->at += strlen("<![CDATA[");
	end = strstr(p->at, "]]>");
	if (!end)
		return fault(p, p->line, "a CDATA section is not closed");
	status = read_text(p, end);
	p->at += strlen("]]>");
	return status;
}

static struct engross__data_node *add_node(struct parsing *p)
{
	struct engross__data_node *node = engross__arena_alloc(&p->tree->arena, sizeof(*node));

	if (!node)
		return NULL;
	node->parent = p->open;
	if (p->last)
		p->last->next = node;
	else if (p->open)
		p->open->children = node;
	p->last = node;
	return node;
}

/* Makes the node of the text before a tag, whose '<' has been passed; CLOSES says that the tag closes. */
static enum engross_status end_text(struct parsing *p, bool closes)
{
	struct engross__data_node *node;

	if (p->text && p->text_end > p->text && (p->text_line || (closes && !p->last))) {
		node = add_node(p);
		if (!node)
			return engross__nomem(p->error);
		*p->text_end = '\0';
		node->text = p->text;
		node->line = p->text_line ? p->text_line : p->line;
	}
	p->text = p->text_end = NULL;
	p->text_line = 0;
	return ENGROSS_OK;
}

/* ---- tags */

/* NAME of N bytes, terminated: a copy, because the byte behind it is still to be read; that of BESIDE, which most often
   has the same, if it has. */
static const char *keep_name(struct parsing *p, const struct engross__data_node *beside, const char *name, size_t n)
{
	if (beside && beside->name && !strncmp(beside->name, name, n) && !beside->name[n])
		return beside->name;
	return engross__arena_copy(&p->tree->arena, name, n);
}

/* Reads the value between quotes at P->at. */
static enum engross_status read_value(struct parsing *p, const char **out)
{
	char quote = *p->at, *to;
	enum engross_status status = ENGROSS_OK;

	if (quote != '"' && quote != '\'')
		return fault(p, p->line, "an attribute's value stands in quotation marks");
	to = ++p->at;
	*out = to;
	while (!status && *p->at != quote) {
		char c = *p->at;

		if (is_control(c))
			return p->at == p->end ? ends_early(p) : fault(p, p->line, "a control character");
		if (c == '<')
			return fault(p, p->line, "'<' in an attribute is written &lt;");
		if (c == '&') {
			status = read_reference(p, &to);
			continue;
		}
		p->at += c == '\r' && p->at[1] == '\n';
		p->line += c == '\n' || c == '\r';
		*to++ = is_blank(c) ? ' ' : c;
		p->at++;
	}
	p->at += !status;
	*to = '\0';
	return status;
}

static enum engross_status read_attribute(struct parsing *p, struct engross__data_attribute *attribute,
                                          const struct engross__data_node *node)
{
	enum engross_status status;
	char *name = p->at, *name_end;

	if (!starts_name(*p->at))
		return p->at == p->end ? ends_early(p) : fault(p, p->line, "<%s> is not closed", node->name);
	while (is_name(*p->at))
		p->at++;
	name_end = p->at;
	skip_blanks(p);
	if (*p->at != '=')
		return fault(p, p->line, "the attribute '%.*s' has no value",
		             (int)(name_end - name < 40 ? name_end - name : 40), name);
	p->at++;
	*name_end = '\0';
	skip_blanks(p);
	attribute->name = name;
	status = read_value(p, &attribute->value);
	for (const struct engross__data_attribute *a = node->attributes; a && a != attribute && !status; a = a->next)
		if (!strcmp(a->name, name))
			status = fault(p, p->line, "the attribute '%s' is there twice", name);
	return status;
}

/* Reads the attributes of NODE up to the '>' or "/>". */
static enum engross_status read_attributes(struct parsing *p, struct engross__data_node *node)
{
	const struct engross__data_attribute **link = &node->attributes;
	enum engross_status status = ENGROSS_OK;

	for (int count = 0; !status; count++) {
		struct engross__data_attribute *attribute;
		bool apart = is_blank(*p->at);

		skip_blanks(p);
		if (*p->at == '>' || (*p->at == '/' && p->at[1] == '>'))
			return ENGROSS_OK;
		if (!apart && p->at != p->end)
			return fault(p, p->line, "<%s> is not closed", node->name);
		if (count == ATTRIBUTES_MAX)
			return fault(p, p->line, "<%s> has more than %d attributes", node->name, ATTRIBUTES_MAX);
		attribute = engross__arena_alloc(&p->tree->arena, sizeof(*attribute));
		if (!attribute)
			return engross__nomem(p->error);
		status = read_attribute(p, attribute, node);
		*link = attribute;
		link = &attribute->next;
	}
	return status;
}

static enum engross_status read_opening(struct parsing *p)
{
	struct engross__data_node *node, *beside;
	enum engross_status status;
	char *name = ++p->at;
	size_t n = 0;

	while (is_name(name[n]))
		n++;
	if (!n || !starts_name(*name))
		return fault(p, p->line, "'<' in a text is written &lt;");
	if (p->tree->root && !p->open)
		return fault(p, p->line, "a second outermost element");
	status = end_text(p, false);
	if (status)
		return status;
	beside = p->last;
	node = add_node(p);
	if (!node || !(node->name = keep_name(p, beside, name, n)))
		return engross__nomem(p->error);
	node->line = p->line;
	if (!p->tree->root)
		p->tree->root = node;
	p->at += n;
	status = read_attributes(p, node);
	if (status)
		return status;
	if (*p->at == '/') {
		p->at += 2;
		return ENGROSS_OK;
	}
	p->at++;
	p->open = node;
	p->last = NULL;
	return ENGROSS_OK;
}

static enum engross_status read_closing(struct parsing *p)
{
	struct engross__data_node *node = p->open;
	enum engross_status status;
	size_t n = 0;

	p->at += 2;
	while (is_name(p->at[n]))
		n++;
	if (!node)
		return fault(p, p->line, "</%.*s> closes nothing", (int)(n < 40 ? n : 40), p->at);
	if (strlen(node->name) != n || memcmp(node->name, p->at, n) != 0)
		return fault(p, p->line, "</%.*s> cannot close <%s> of line %ld", (int)(n < 40 ? n : 40), p->at,
		             node->name, node->line);
	status = end_text(p, true);
	if (status)
		return status;
	p->at += n;
	skip_blanks(p);
	if (*p->at != '>')
		return fault(p, p->line, "</%s> is not closed", node->name);
	p->at++;
	p->last = node;
	p->open = node->parent;
	return ENGROSS_OK;
}

/* The XML declaration, which only the first bytes can be: passed over, unless it names another encoding. */
static enum engross_status read_declaration(struct parsing *p)
{
	const char *name = strstr(p->at, "encoding"), *end = strstr(p->at, "?>");
	size_t n;

	if (name && end && name < end) {
		name += strlen("encoding");
		name += strspn(name, " \t\r\n=\"'");
		n = strcspn(name, "\"'?");
		if (!(n == 5 && !strncasecmp(name, "utf-8", n)) && !(n == 8 && !strncasecmp(name, "us-ascii", n)))
			return fault(p, p->line, "the encoding is %.*s; data files are UTF-8", (int)(n < 40 ? n : 40), name);
	}
	return skip_past(p, "?>", "the XML declaration");
}

static enum engross_status read_markup(struct parsing *p)
{
	if (p->at[1] == '/')
		return read_closing(p);
	if (p->at[1] == '?')
		return skip_past(p, "?>", "a processing instruction");
	if (p->at[1] != '!')
		return read_opening(p);
	if (is_next(p, "<!--")) {
		p->at += 4;
		return skip_past(p, "-->", "a comment");
	}
	if (is_next(p, "<![CDATA[") && p->open)
		return read_cdata(p);
	if (is_next(p, "<!DOCTYPE"))
		return fault(p, p->line, "a document type declaration is not allowed");
	return fault(p, p->line, "'<!' begins nothing that a data file may hold");
}

enum engross_status engross__data_tree_parse(struct engross__data_tree *tree, const char *path,
                                             struct engross_error *error)
{
	struct parsing p = { .tree = tree, .path = path, .error = error, .line = 1 };
	enum engross_status status = ENGROSS_OK;
	size_t length = tree->bytes.length, good;

	if (!length)
		return fault(&p, 1, "not an XML file");
	p.at = tree->bytes.bytes;
	p.end = p.at + length;
	good = engross__utf8_check(p.at, length);
	if (good < length) {
		advance(&p, good);
		return fault(&p, p.line, "not UTF-8, as data files are");
	}
	if (is_next(&p, "\xEF\xBB\xBF"))
		p.at += 3;
	if (is_next(&p, "<?xml "))
		status = read_declaration(&p);
	while (!status && p.at < p.end) {
		if (p.open && *p.at != '<') {
			status = read_text(&p, NULL);
			continue;
		}
		skip_blanks(&p);
		if (*p.at == '<')
			status = read_markup(&p);
		else if (p.at < p.end)
			status = fault(&p, p.line, tree->root ? "text behind the outermost element" : "not an XML file");
	}
	if (!status && (p.open || !tree->root))
		status = p.open ? ends_early(&p) : fault(&p, p.line, "there is no element");
	return status;
}
