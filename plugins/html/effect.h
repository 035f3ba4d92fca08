/* What the attributes of a tag say of the text inside: hidden, navigation, a footnote. */
#ifndef HTML_EFFECT_H
#define HTML_EFFECT_H

#include "element.h"
#include "token.h"

#define HTML_EFFECT_HIDDEN (1u << 0)    /* no reader of the page sees it */
#define HTML_EFFECT_CHROME (1u << 1)    /* navigation, running heads, tools of the page */
#define HTML_EFFECT_TEXT (1u << 2)      /* the text itself, even inside navigation */
#define HTML_EFFECT_NOTE (1u << 3)      /* one footnote */
#define HTML_EFFECT_NOTES (1u << 4)     /* a section of footnotes */
#define HTML_EFFECT_BLOCK (1u << 5)     /* a line-level element that is styled as a box */
#define HTML_EFFECT_UNMARKED (1u << 6)  /* a list or item without its number */

/* The effects of TOKEN, an opening tag of ELEMENT (NULL: unknown). NESTED says that it stands in an article
   or section, whose header and footer are part of the text. */
unsigned html_effects(const struct html_element *element, const struct html_token *token, bool nested);

/* The value of the property NAME in the style attribute, without surrounding space; at is NULL where it is
   not set. The last declaration counts. */
struct html_slice html_style_get(const struct html_token *token, const char *name);

#endif
