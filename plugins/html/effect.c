/* What attributes say of the text. */
#include "effect.h"

#include <string.h>
#include <strings.h>

/* Words in class and id that name navigation and tools, on any block. */
static const char *const chrome_words[] = {
	"breadcrumb", "breadcrumbs", "mainmenu", "menu", "menubar", "msofooter", "msoheader", "nav", "navbar",
	"navigation", "noprint", "page-footer", "page-header", "share", "sidebar", "site-footer", "site-header",
	"skip-link", "skiplink", "social", "toolbar", NULL
};

/* As ids of a block, and as titles of one in pages saved by word processors. */
static const char *const banner_words[] = { "header", "footer", NULL };

/* Text for screen readers alone. */
static const char *const unseen_words[] = {
	"screen-reader-text", "sr-only", "visually-hidden", "visuallyhidden", NULL
};

static const char *const chrome_roles[] = {
	"banner", "complementary", "contentinfo", "menu", "menubar", "navigation", "search", "toolbar", NULL
};

static const char *const note_words[] = {
	"doc-endnote", "doc-footnote", "endnote", "footnote", "footnotetext", "msoendnotetext",
	"msofootnotetext", "rearnote", "sdendnote", "sdfootnote", NULL
};

static const char *const notes_words[] = {
	"doc-endnotes", "endnotes", "footnotes", "rearnotes", NULL
};

/* The arrow that leads from a footnote back to its mark. */
static const char *const back_words[] = { "doc-backlink", "footnote-back", "footnote-backref", NULL };

/* Beginnings of ids that word processors and Markdown give to footnotes; a number follows. */
static const char *const note_ids[] = { "_edn",      "_ftn",       "edn",       "fn",  "fn-",
	                                    "fn:",       "footnote",   "footnote-", "ftn", "note-",
	                                    "sdendnote", "sdfootnote", NULL };

static bool is_one_of(struct html_slice word, const char *const *words)
{
	for (; *words; words++)
		if (html_slice_is(word, *words))
			return true;
	return false;
}

/* Whether one of the words of VALUE is in WORDS. */
static bool has_word(struct html_slice value, const char *const *words)
{
	for (size_t i = 0, end; value.at && i < value.length; i = end) {
		while (i < value.length && html_is_space(value.at[i]))
			i++;
		for (end = i; end < value.length && !html_is_space(value.at[end]); end++)
			;
		if (end - i >= 2 && end - i <= 24 && is_one_of((struct html_slice){ value.at + i, end - i }, words))
			return true;
	}
	return false;
}

static bool is_note_id(struct html_slice id)
{
	for (const char *const *start = note_ids; id.at && *start; start++) {
		size_t n = strlen(*start);

		if (id.length > n && !strncasecmp(id.at, *start, n) && id.at[n] >= '0' && id.at[n] <= '9')
			return true;
	}
	return false;
}

static struct html_slice trim(struct html_slice s)
{
	while (s.length && html_is_space(s.at[0])) {
		s.at++;
		s.length--;
	}
	while (s.length && html_is_space(s.at[s.length - 1]))
		s.length--;
	return s;
}

struct html_slice html_style_get(const struct html_token *token, const char *name)
{
	struct html_slice style = token->attributes[HTML_ATTRIBUTE_STYLE], found = { NULL, 0 };

	for (size_t i = 0, end; style.at && i < style.length; i = end + 1) {
		const char *colon;

		for (end = i; end < style.length && style.at[end] != ';'; end++)
			;
		colon = memchr(style.at + i, ':', end - i);
		if (colon &&
		    html_slice_is(trim((struct html_slice){ style.at + i, (size_t)(colon - style.at) - i }), name))
			found = trim((struct html_slice){ colon + 1, (size_t)(style.at + end - colon) - 1 });
	}
	return found;
}

/* Whether the property NAME begins with VALUE ("none !important" with "none"). */
static bool style_is(const struct html_token *token, const char *name, const char *value)
{
	struct html_slice set = html_style_get(token, name);
	size_t n = strlen(value);

	return set.at && set.length >= n && !strncasecmp(set.at, value, n) &&
	       (set.length == n || html_is_space(set.at[n]) || set.at[n] == '!');
}

static bool is_hidden(const struct html_element *element, const struct html_token *token)
{
	const struct html_slice *a = token->attributes;
	unsigned flags = element ? element->flags : 0;

	if (flags & HTML_DROPPED)
		return true;
	if ((flags & HTML_DIALOG) && !a[HTML_ATTRIBUTE_OPEN].at)
		return true;
	if (a[HTML_ATTRIBUTE_HIDDEN].at || a[HTML_ATTRIBUTE_POPOVER].at)
		return true;
	if (a[HTML_ATTRIBUTE_ARIA_HIDDEN].at && html_slice_is(a[HTML_ATTRIBUTE_ARIA_HIDDEN], "true"))
		return true;
	if (has_word(a[HTML_ATTRIBUTE_CLASS], unseen_words) || has_word(a[HTML_ATTRIBUTE_CLASS], back_words) ||
	    has_word(a[HTML_ATTRIBUTE_ROLE], back_words))
		return true;
	return a[HTML_ATTRIBUTE_STYLE].at &&
	       (style_is(token, "display", "none") || style_is(token, "visibility", "hidden") ||
	        style_is(token, "visibility", "collapse") || style_is(token, "mso-hide", "all"));
}

static unsigned note_effects(const struct html_token *token)
{
	const struct html_slice *a = token->attributes;

	if (has_word(a[HTML_ATTRIBUTE_EPUB_TYPE], notes_words) || has_word(a[HTML_ATTRIBUTE_ROLE], notes_words) ||
	    has_word(a[HTML_ATTRIBUTE_CLASS], notes_words) || has_word(a[HTML_ATTRIBUTE_ID], notes_words))
		return HTML_EFFECT_NOTES;
	if (has_word(a[HTML_ATTRIBUTE_EPUB_TYPE], note_words) || has_word(a[HTML_ATTRIBUTE_ROLE], note_words) ||
	    has_word(a[HTML_ATTRIBUTE_CLASS], note_words) || is_note_id(a[HTML_ATTRIBUTE_ID]))
		return HTML_EFFECT_NOTE;
	return 0;
}

static bool is_chrome(const struct html_element *element, const struct html_token *token, bool nested)
{
	const struct html_slice *a = token->attributes;

	if (element->flags & HTML_NAVIGATION)
		return true;
	if (element->flags & HTML_BANNER)
		return !nested && !html_slice_is(a[HTML_ATTRIBUTE_ID], "title-block-header");
	return has_word(a[HTML_ATTRIBUTE_ROLE], chrome_roles) ||
	       has_word(a[HTML_ATTRIBUTE_CLASS], chrome_words) || has_word(a[HTML_ATTRIBUTE_ID], chrome_words) ||
	       is_one_of(a[HTML_ATTRIBUTE_ID], banner_words) || is_one_of(a[HTML_ATTRIBUTE_TITLE], banner_words);
}

unsigned html_effects(const struct html_element *element, const struct html_token *token, bool nested)
{
	static const char *const main_roles[] = { "article", "document", "main", NULL };
	const struct html_slice *a = token->attributes;
	bool block = element && element->kind == HTML_BLOCK;
	unsigned effects = 0;

	if (is_hidden(element, token))
		effects |= HTML_EFFECT_HIDDEN;
	if (a[HTML_ATTRIBUTE_STYLE].at) {
		if (!block && (style_is(token, "display", "block") || style_is(token, "display", "list-item")))
			effects |= HTML_EFFECT_BLOCK;
		if (style_is(token, "list-style-type", "none") || style_is(token, "list-style", "none"))
			effects |= HTML_EFFECT_UNMARKED;
	}
	if (!block)
		return effects;
	effects |= note_effects(token);
	if ((element->flags & HTML_MAIN) || has_word(a[HTML_ATTRIBUTE_ROLE], main_roles))
		effects |= HTML_EFFECT_TEXT;
	else if (!(effects & (HTML_EFFECT_NOTE | HTML_EFFECT_NOTES)) && is_chrome(element, token, nested))
		effects |= HTML_EFFECT_CHROME;
	return effects;
}
