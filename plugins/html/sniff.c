/* Recognising a page and its encoding. */
#include "sniff.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "element.h"
#include "token.h"

static bool has_ending(const char *name, const char *const *endings)
{
	const char *dot = name ? strrchr(name, '.') : NULL;

	for (; dot && *endings; endings++)
		if (!strcasecmp(dot + 1, *endings))
			return true;
	return false;
}

static bool at_word(const char *head, size_t length, size_t at, const char *word)
{
	size_t n = strlen(word);

	return length - at > n && !strncasecmp(head + at, word, n) &&
	       (html_is_space(head[at + n]) || head[at + n] == '>' || head[at + n] == '/');
}

/* Past white space, comments and processing instructions at the beginning. */
static size_t skip_prolog(const char *head, size_t length)
{
	size_t i = 0;

	while (i < length) {
		const char *end = NULL;

		if (html_is_space(head[i])) {
			i++;
			continue;
		}
		if (length - i > 4 && !strncmp(head + i, "<!--", 4)) {
			for (end = head + i + 4; end < head + length && strncmp(end - 2, "-->", 3) != 0; end++)
				;
		} else if (length - i > 2 && !strncmp(head + i, "<?", 2)) {
			end = memchr(head + i, '>', length - i);
		}
		if (!end || end >= head + length)
			break;
		i = (size_t)(end - head) + 1;
	}
	return i;
}

int html_bid(const char *head, size_t length, const char *name)
{
	static const char *const page_endings[] = { "html", "htm", "xhtml", "xht", "shtml", NULL };
	static const char *const text_endings[] = { "txt", "md", "markdown", "text", NULL };
	bool page = has_ending(name, page_endings);
	size_t at = skip_prolog(head, length), end;

	if (at < length && (at_word(head, length, at, "<!doctype html") || at_word(head, length, at, "<html")))
		return page ? 80 : 60;
	if (page)
		return memchr(head, '<', length) ? 40 : 20;
	if (at >= length || head[at] != '<' || has_ending(name, text_endings))
		return 0;
	for (end = at + 1; end < length && !html_is_space(head[end]) && head[end] != '>' && head[end] != '/';
	     end++)
		;
	return html_element_find((struct html_slice){ head + at + 1, end - at - 1 }) ? 40 : 0;
}

/* Copies NAME in lower case when it can be the name of an encoding. */
static int copy_name(struct html_slice name, char *out, size_t out_size)
{
	if (!name.length || name.length >= out_size)
		return 0;
	for (size_t i = 0; i < name.length; i++) {
		char c = name.at[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + ('a' - 'A'));
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
		      c == ':'))
			return 0;
		out[i] = c;
	}
	out[name.length] = '\0';
	/* A page whose declaration could be read byte by byte is not in UTF-16, whatever it says. */
	if (!strncmp(out, "utf-16", 6) || !strncmp(out, "utf16", 5))
		strcpy(out, out_size > 5 ? "utf-8" : "");
	return out[0] != '\0';
}

/* What follows WORD and '=' in TEXT, quoted or up to a space, ";" or "?"; empty where it does not occur. */
static struct html_slice value_after(struct html_slice text, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n < text.length; i++) {
		size_t at = i + n, end;
		char quote = 0;

		if (strncasecmp(text.at + i, word, n) != 0)
			continue;
		while (at < text.length && html_is_space(text.at[at]))
			at++;
		if (at == text.length || text.at[at] != '=')
			continue;
		for (at++; at < text.length && html_is_space(text.at[at]);)
			at++;
		if (at < text.length && (text.at[at] == '"' || text.at[at] == '\''))
			quote = text.at[at++];
		for (end = at; end < text.length; end++) {
			char c = text.at[end];

			if (quote ? c == quote : html_is_space(c) || c == ';' || c == '?')
				break;
		}
		return (struct html_slice){ text.at + at, end - at };
	}
	return (struct html_slice){ text.at, 0 };
}

int html_encoding(const char *head, size_t length, char *out, size_t out_size)
{
	struct html_tokenizer tokenizer;
	struct html_token token;
	size_t at = 0;

	while (at < length && html_is_space(head[at]))
		at++;
	if (length - at > 5 && !strncmp(head + at, "<?xml", 5)) {
		const char *end = memchr(head + at, '>', length - at);
		struct html_slice declaration = { head + at, end ? (size_t)(end - head) - at : length - at };

		if (copy_name(value_after(declaration, "encoding"), out, out_size))
			return 1;
	}
	html_tokenizer_init(&tokenizer, head, length, SIZE_MAX);
	while (html_tokenizer_next(&tokenizer, &token) != HTML_TOKEN_END) {
		struct html_slice charset = token.attributes[HTML_ATTRIBUTE_CHARSET];

		if (token.kind == HTML_TOKEN_SUBSET ||
		    (token.kind == HTML_TOKEN_OPEN && html_slice_is(token.name, "body")))
			break;
		if (token.kind != HTML_TOKEN_OPEN || !html_slice_is(token.name, "meta"))
			continue;
		if (!charset.at && html_slice_is(token.attributes[HTML_ATTRIBUTE_HTTP_EQUIV], "content-type"))
			charset = value_after(token.attributes[HTML_ATTRIBUTE_CONTENT], "charset");
		if (charset.at && copy_name(charset, out, out_size))
			return 1;
	}
	return 0;
}
