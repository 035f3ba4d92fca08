/* The pre-scanner: cuts a page into tags and text at exact byte offsets, as section 13.2.5 of the HTML
   standard does, in one pass and without looking back. */
#ifndef HTML_TOKEN_H
#define HTML_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum html_token_kind {
	HTML_TOKEN_END = 0, /* no more */
	HTML_TOKEN_TEXT,
	HTML_TOKEN_OPEN,    /* <name ...> */
	HTML_TOKEN_CLOSE,   /* </name> */
	HTML_TOKEN_ATTRIBUTES, /* a tag with more attributes than allowed: stop */
	HTML_TOKEN_SUBSET      /* a document type with declarations of its own: stop */
};

/* The attributes that matter to the text; all others are counted and skipped. */
enum html_attribute {
	HTML_ATTRIBUTE_ARIA_HIDDEN = 0,
	HTML_ATTRIBUTE_CHARSET,
	HTML_ATTRIBUTE_CLASS,
	HTML_ATTRIBUTE_CONTENT,
	HTML_ATTRIBUTE_EPUB_TYPE,
	HTML_ATTRIBUTE_HIDDEN,
	HTML_ATTRIBUTE_HTTP_EQUIV,
	HTML_ATTRIBUTE_ID,
	HTML_ATTRIBUTE_OPEN,
	HTML_ATTRIBUTE_POPOVER,
	HTML_ATTRIBUTE_REVERSED,
	HTML_ATTRIBUTE_ROLE,
	HTML_ATTRIBUTE_START,
	HTML_ATTRIBUTE_STYLE,
	HTML_ATTRIBUTE_TITLE,
	HTML_ATTRIBUTE_TYPE,
	HTML_ATTRIBUTE_VALUE,
	HTML_ATTRIBUTE_XMLNS,
	HTML_ATTRIBUTE_COUNT
};

/* Bytes of the page, not terminated. at is NULL for an attribute that is not there. */
struct html_slice {
	const char *at;
	size_t length;
};

struct html_token {
	enum html_token_kind kind;
	size_t start, end;      /* byte offsets in the page */
	struct html_slice name; /* of a tag, as written */
	bool empty;             /* an opening tag that ends in "/>" */
	bool literal;           /* a text whose ampersands mean themselves */
	struct html_slice attributes[HTML_ATTRIBUTE_COUNT];
};

struct html_tokenizer {
	const char *bytes;
	size_t length, at;
	size_t max_attributes;  /* of one tag */
	bool xhtml;             /* the page says that it is XML: "/>" and CDATA sections mean something */
	struct html_slice raw;  /* the element whose content is not markup, while inside it */
	bool raw_shown;         /* its content is text all the same */
};

/* Begins at the first of LENGTH bytes. TOKENIZER borrows BYTES; copying it makes a second reading head. */
void html_tokenizer_init(struct html_tokenizer *tokenizer, const char *bytes, size_t length,
                         size_t max_attributes);

/* Reads the next token. Comments, processing instructions and the content of scripts and their like are
   skipped; a tag that the page ends in is none. */
enum html_token_kind html_tokenizer_next(struct html_tokenizer *tokenizer, struct html_token *token);

/* Whether SLICE is WORD, which is in lower case; the case of ASCII letters does not matter. */
bool html_slice_is(struct html_slice slice, const char *word);

/* Whether C separates words in HTML: space, tab, line feed, form feed, carriage return. */
bool html_is_space(char c);

#endif
