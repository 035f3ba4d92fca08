/* The pre-scanner, after section 13.2.5 of the HTML standard. */
#include "token.h"

#include <string.h>
#include <strings.h>

#include "element.h"

static const char *const attribute_names[HTML_ATTRIBUTE_COUNT] = {
	[HTML_ATTRIBUTE_ARIA_HIDDEN] = "aria-hidden", [HTML_ATTRIBUTE_CHARSET] = "charset",
	[HTML_ATTRIBUTE_CLASS] = "class",             [HTML_ATTRIBUTE_CONTENT] = "content",
	[HTML_ATTRIBUTE_EPUB_TYPE] = "epub:type",     [HTML_ATTRIBUTE_HIDDEN] = "hidden",
	[HTML_ATTRIBUTE_HTTP_EQUIV] = "http-equiv",   [HTML_ATTRIBUTE_ID] = "id",
	[HTML_ATTRIBUTE_OPEN] = "open",               [HTML_ATTRIBUTE_POPOVER] = "popover",
	[HTML_ATTRIBUTE_REVERSED] = "reversed",       [HTML_ATTRIBUTE_ROLE] = "role",
	[HTML_ATTRIBUTE_START] = "start",             [HTML_ATTRIBUTE_STYLE] = "style",
	[HTML_ATTRIBUTE_TITLE] = "title",             [HTML_ATTRIBUTE_TYPE] = "type",
	[HTML_ATTRIBUTE_VALUE] = "value",             [HTML_ATTRIBUTE_XMLNS] = "xmlns",
};

bool html_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

bool html_slice_is(struct html_slice slice, const char *word)
{
	return slice.length == strlen(word) && !strncasecmp(slice.at, word, slice.length);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void html_tokenizer_init(struct html_tokenizer *tokenizer, const char *bytes, size_t length,
                         size_t max_attributes)
{
	*tokenizer =
		(struct html_tokenizer){ .bytes = bytes, .length = length, .max_attributes = max_attributes };
}

static bool starts_with(const struct html_tokenizer *t, size_t at, const char *word)
{
	size_t n = strlen(word);

	return t->length - at >= n && !strncasecmp(t->bytes + at, word, n);
}

/* The offset of the first C at or after AT, or the page's end. */
static size_t find_byte(const struct html_tokenizer *t, size_t at, char c)
{
	const char *found = at < t->length ? memchr(t->bytes + at, c, t->length - at) : NULL;

	return found ? (size_t)(found - t->bytes) : t->length;
}

/* Just past the next C, or the page's end. */
static size_t past_byte(const struct html_tokenizer *t, size_t at, char c)
{
	size_t found = find_byte(t, at, c);

	return found < t->length ? found + 1 : found;
}

/* Just past the comment that opens at AT with "<!--". */
static size_t past_comment(const struct html_tokenizer *t, size_t at)
{
	const char *b = t->bytes;

	for (size_t i = at + 4; (i = find_byte(t, i, '>')) < t->length; i++) {
		if (b[i - 1] == '-' && b[i - 2] == '-')
			return i + 1;
		if (i >= at + 7 && b[i - 1] == '!' && b[i - 2] == '-' && b[i - 3] == '-')
			return i + 1;
	}
	return t->length;
}

/* Just past the "]]>" of the section that opens at AT. */
static size_t past_section(const struct html_tokenizer *t, size_t at)
{
	for (size_t i = at + 9; (i = find_byte(t, i, '>')) < t->length; i++)
		if (i >= at + 11 && t->bytes[i - 1] == ']' && t->bytes[i - 2] == ']')
			return i + 1;
	return t->length;
}

/* The document type at AT: its end, or where declarations of its own begin, which *SUBSET says. */
static size_t past_doctype(struct html_tokenizer *t, size_t at, bool *subset)
{
	char quote = 0;

	for (size_t i = at + 2; i < t->length; i++) {
		char c = t->bytes[i];

		if (c == '>')
			return i + 1;
		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '[') {
			*subset = true;
			return i;
		}
		if (c == 'X' && starts_with(t, i, "xhtml"))
			t->xhtml = true;
	}
	return t->length;
}

/* A word of markup that ends where WORD does: "</script" followed by a space, a slash or ">". */
static bool is_tag_word(const struct html_tokenizer *t, size_t at, struct html_slice word)
{
	size_t end = at + word.length;

	return t->length - at > word.length && !strncasecmp(t->bytes + at, word.at, word.length) &&
	       (html_is_space(t->bytes[end]) || t->bytes[end] == '/' || t->bytes[end] == '>');
}

/* The offset of the tag that closes the raw element, or the page's end. Inside a comment of a script,
   another pair of script tags does not count (the "double escaped" states of the standard). */
static size_t find_raw_end(const struct html_tokenizer *t)
{
	const char *b = t->bytes;
	bool script = html_slice_is(t->raw, "script"), comment = false, inner = false;

	for (size_t i = t->at; i < t->length; i++) {
		if (comment && b[i] == '>' && i >= t->at + 2 && b[i - 1] == '-' && b[i - 2] == '-') {
			comment = inner = false;
			continue;
		}
		if (b[i] != '<' || t->length - i < 3)
			continue;
		if (script && !comment && starts_with(t, i, "<!--"))
			comment = true;
		else if (comment && !inner && is_tag_word(t, i + 1, t->raw))
			inner = true;
		else if (b[i + 1] == '/' && is_tag_word(t, i + 2, t->raw)) {
			if (!inner)
				return i;
			inner = false;
		}
	}
	return t->length;
}

/* Keeps the value of an attribute that matters; the first of two of one name counts. */
static void keep_attribute(struct html_token *token, struct html_slice name, struct html_slice value)
{
	for (int i = 0; i < HTML_ATTRIBUTE_COUNT; i++) {
		if (html_slice_is(name, attribute_names[i])) {
			if (!token->attributes[i].at)
				token->attributes[i] = value;
			return;
		}
	}
}

/* The value after the '=' before AT. */
static size_t read_value(const struct html_tokenizer *t, size_t at, struct html_slice *value)
{
	const char *b = t->bytes;
	size_t end;

	while (at < t->length && html_is_space(b[at]))
		at++;
	if (at < t->length && (b[at] == '"' || b[at] == '\'')) {
		end = find_byte(t, at + 1, b[at]);
		*value = (struct html_slice){ b + at + 1, end - at - 1 };
		return end < t->length ? end + 1 : end;
	}
	for (end = at; end < t->length && !html_is_space(b[end]) && b[end] != '>'; end++)
		;
	*value = (struct html_slice){ b + at, end - at };
	return end;
}

/* One attribute at AT: its name, and its value if it has one. */
static size_t read_attribute(const struct html_tokenizer *t, size_t at, struct html_token *token)
{
	const char *b = t->bytes;
	struct html_slice name = { b + at, 0 }, value = { b + at, 0 };
	size_t end = at + 1;

	while (end < t->length && !html_is_space(b[end]) && b[end] != '/' && b[end] != '>' && b[end] != '=')
		end++;
	name.length = end - at;
	for (at = end; at < t->length && html_is_space(b[at]);)
		at++;
	if (at < t->length && b[at] == '=')
		at = read_value(t, at + 1, &value);
	else
		at = end;
	keep_attribute(token, name, value);
	return at;
}

/* The tag at AT, whose name begins at NAME. False when the page ends inside it. */
static bool read_tag(struct html_tokenizer *t, struct html_token *token, size_t name)
{
	const char *b = t->bytes;
	size_t at = name, count = 0;

	memset(token->attributes, 0, sizeof(token->attributes));
	token->empty = false;
	while (at < t->length && !html_is_space(b[at]) && b[at] != '/' && b[at] != '>')
		at++;
	token->name = (struct html_slice){ b + name, at - name };
	while (at < t->length && b[at] != '>') {
		if (b[at] == '/' && at + 1 < t->length && b[at + 1] == '>')
			token->empty = true;
		if (html_is_space(b[at]) || b[at] == '/') {
			at++;
			continue;
		}
		if (++count > t->max_attributes) {
			token->kind = HTML_TOKEN_ATTRIBUTES;
			return true;
		}
		at = read_attribute(t, at, token);
	}
	t->at = at < t->length ? at + 1 : at;
	token->end = t->at;
	return at < t->length;
}

static void enter_raw(struct html_tokenizer *t, const struct html_token *token)
{
	const struct html_element *element = html_element_find(token->name);

	if (!element || !(element->flags & (HTML_RAW | HTML_RAW_SHOWN)) || (t->xhtml && token->empty))
		return;
	t->raw = token->name;
	t->raw_shown = (element->flags & HTML_RAW_SHOWN) != 0;
}

/* Leaves the raw element; what is shown of it becomes a token. */
static bool read_raw(struct html_tokenizer *t, struct html_token *token)
{
	size_t end = find_raw_end(t);
	bool shown = t->raw_shown && end > t->at;

	if (shown) {
		token->kind = HTML_TOKEN_TEXT;
		token->start = t->at;
		token->end = end;
		token->literal = true;
	}
	t->at = end;
	t->raw.at = NULL;
	return shown;
}

/* Whether the '<' at AT begins markup, not a text. */
static bool is_markup(const struct html_tokenizer *t, size_t at)
{
	char c = at + 1 < t->length ? t->bytes[at + 1] : ' ';

	return is_letter(c) || c == '!' || c == '?' || (c == '/' && at + 2 < t->length);
}

/* Text up to the next markup. */
static void read_text(struct html_tokenizer *t, struct html_token *token)
{
	size_t end = t->at;

	while ((end = find_byte(t, end, '<')) < t->length && !is_markup(t, end))
		end++;
	token->kind = HTML_TOKEN_TEXT;
	token->start = t->at;
	token->end = t->at = end;
	token->literal = false;
}

/* What begins with "<!" or "<?" at t->at: skipped, or a token. */
static bool read_declaration(struct html_tokenizer *t, struct html_token *token)
{
	size_t at = t->at;
	bool subset = false;

	if (starts_with(t, at, "<!--")) {
		t->at = past_comment(t, at);
	} else if (starts_with(t, at, "<!doctype")) {
		t->at = past_doctype(t, at, &subset);
		token->kind = HTML_TOKEN_SUBSET;
		token->start = token->end = t->at;
	} else if (t->xhtml && starts_with(t, at, "<![CDATA[")) {
		t->at = past_section(t, at);
		token->kind = HTML_TOKEN_TEXT;
		token->start = at + 9;
		token->end = t->at >= at + 12 && t->bytes[t->at - 1] == '>' ? t->at - 3 : t->at;
		token->literal = true;
		return token->end > token->start;
	} else {
		if (at == 0 && starts_with(t, at, "<?xml"))
			t->xhtml = true;
		t->at = past_byte(t, at, '>');
	}
	return subset;
}

/* What begins with the '<' at t->at. False when it gives no token. */
static bool read_markup(struct html_tokenizer *t, struct html_token *token)
{
	char c = t->bytes[t->at + 1];
	bool close = c == '/';
	size_t start = t->at;

	if (c == '!' || c == '?')
		return read_declaration(t, token);
	if (close && !is_letter(t->bytes[start + 2])) {
		t->at = past_byte(t, start, '>');
		return false;
	}
	token->kind = close ? HTML_TOKEN_CLOSE : HTML_TOKEN_OPEN;
	token->start = start;
	if (!read_tag(t, token, start + (close ? 2 : 1)))
		return false;
	if (token->kind == HTML_TOKEN_OPEN) {
		if (html_slice_is(token->name, "html") && token->attributes[HTML_ATTRIBUTE_XMLNS].at)
			t->xhtml = true;
		enter_raw(t, token);
	}
	return true;
}

enum html_token_kind html_tokenizer_next(struct html_tokenizer *t, struct html_token *token)
{
	while (t->at < t->length) {
		if (t->raw.at) {
			if (read_raw(t, token))
				return token->kind;
		} else if (t->bytes[t->at] == '<' && is_markup(t, t->at)) {
			if (read_markup(t, token))
				return token->kind;
		} else {
			read_text(t, token);
			return token->kind;
		}
	}
	token->kind = HTML_TOKEN_END;
	token->start = token->end = t->length;
	return HTML_TOKEN_END;
}
