/* Data files over libxml2's tree. */
#include "host/data_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>

#include "base/buffer.h"
#include "base/error.h"
#include "host/context_internal.h"

enum engross_status engross__data_file_fail(struct engross_error *error, const char *path, const xmlNode *node,
                                            const char *format, ...)
{
	char message[sizeof(error->message)];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%ld: %s", path,
	                     node ? xmlGetLineNo(node) : 1L, message);
}

static enum engross_status read_all(struct engross__buffer *out, int file, uint64_t limit)
{
	char chunk[16384];

	for (;;) {
		ssize_t got = read(file, chunk, sizeof(chunk));
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return ENGROSS_IO;
		if (!got)
			return ENGROSS_OK;
		if (out->length + (size_t)got > limit)
			return ENGROSS_LIMIT;
		engross__buffer_append(out, chunk, (size_t)got);
		if (out->failed)
			return ENGROSS_NOMEM;
	}
}

static enum engross_status read_file(struct engross__buffer *out, const char *path, uint64_t limit,
                                     struct engross_error *error)
{
	enum engross_status status;
	struct stat info;
	int file = open(path, O_RDONLY | O_CLOEXEC);

	if (file < 0)
		return engross__fail(error, ENGROSS_IO, ENGROSS_NO_OFFSET, "%s: %s", path, strerror(errno));
	if (!fstat(file, &info) && S_ISDIR(info.st_mode)) {
		errno = EISDIR;
		status = ENGROSS_IO;
	} else {
		status = read_all(out, file, limit);
	}
	if (status == ENGROSS_IO)
		engross__fail(error, status, ENGROSS_NO_OFFSET, "%s: %s", path, strerror(errno));
	else if (status == ENGROSS_LIMIT)
		engross__fail(error, status, ENGROSS_NO_OFFSET, "%s: larger than the limit data-size (%llu bytes)",
		              path, (unsigned long long)limit);
	else if (status == ENGROSS_NOMEM)
		engross__nomem(error);
	close(file);
	return status;
}

/* Refuses a DTD before anything in it is looked at. */
static void refuse_dtd(void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	xmlParserCtxtPtr parser = ctx;
	int *seen = parser->_private;

	(void)name;
	(void)external;
	(void)system;
	*seen = parser->input ? parser->input->line : 1;
	xmlStopParser(parser);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_argument;
#else
typedef xmlErrorPtr error_argument;
#endif

/* Faults are told once, by the caller; nothing is printed. */
static void ignore_error(void *ctx, error_argument error)
{
	(void)ctx;
	(void)error;
}

static enum engross_status parse(xmlDocPtr *out, const struct engross__buffer *bytes, const char *path,
                                 struct engross_error *error)
{
	enum engross_status status = ENGROSS_OK;
	xmlParserCtxtPtr parser;
	const xmlError *fault;
	xmlDocPtr doc = NULL;
	int dtd = 0;

	if (!bytes->length || bytes->length > INT_MAX)
		return engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:1: not an XML file", path);
	parser = xmlNewParserCtxt();
	if (!parser)
		return engross__nomem(error);
	parser->_private = &dtd;
	parser->sax->internalSubset = refuse_dtd;
	parser->sax->serror = ignore_error;
	doc = xmlCtxtReadMemory(parser, bytes->bytes, (int)bytes->length, NULL, NULL,
	                        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT |
	                            XML_PARSE_NOBLANKS);
	fault = xmlCtxtGetLastError(parser);
	if (dtd) {
		status = engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET,
		                       "%s:%d: a document type declaration is not allowed", path, dtd);
	} else if (fault && fault->code == XML_ERR_NO_MEMORY) {
		status = engross__nomem(error);
	} else if (!doc || !parser->wellFormed) {
		const char *message = fault && fault->message ? fault->message : "not well formed";
		status = engross__fail(error, ENGROSS_DATA, ENGROSS_NO_OFFSET, "%s:%d: %.*s", path,
		                       fault && fault->line ? fault->line : 1, (int)strcspn(message, "\n"), message);
	}
	if (status == ENGROSS_OK)
		*out = doc;
	else if (doc || parser->myDoc)
		xmlFreeDoc(doc ? doc : parser->myDoc);
	parser->myDoc = NULL;
	xmlFreeParserCtxt(parser);
	return status;
}

enum engross_status engross__data_file_read(xmlDocPtr *out, engross_context *context, const char *path,
                                            struct engross_error *error)
{
	enum engross_status status;
	struct engross__buffer bytes;

	engross__buffer_init(&bytes, &context->allocator);
	status = read_file(&bytes, path, context->limits[ENGROSS__LIMIT_DATA_SIZE], error);
	if (status == ENGROSS_OK)
		status = parse(out, &bytes, path, error);
	engross__buffer_clear(&bytes);
	return status;
}

static int is_blank(const xmlNode *node)
{
	const char *text = (const char *)node->content;

	return node->type == XML_TEXT_NODE && (!text || !text[strspn(text, " \t\r\n")]);
}

xmlNode *engross__data_file_element(xmlNode *list, const xmlNode **stray)
{
	for (; list; list = list->next) {
		if (list->type == XML_ELEMENT_NODE)
			return list;
		if (stray && !*stray && list->type != XML_COMMENT_NODE && list->type != XML_PI_NODE && !is_blank(list))
			*stray = list;
	}
	return NULL;
}

const char *engross__data_file_attribute(const xmlNode *element, const char *name)
{
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
		if (strcmp((const char *)attribute->name, name))
			continue;
		if (!attribute->children)
			return "";
		return attribute->children->content ? (const char *)attribute->children->content : "";
	}
	return NULL;
}

static int is_listed(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(name, *names))
			return 1;
	return 0;
}

enum engross_status engross__data_file_known(const char *path, const xmlNode *element, const char *const *names,
                                             struct engross_error *error)
{
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
		if (!is_listed((const char *)attribute->name, names))
			return engross__data_file_fail(error, path, element, "<%s> takes no attribute '%s'",
			                               element->name, attribute->name);
	return ENGROSS_OK;
}
