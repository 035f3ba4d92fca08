/* Terms that the text defines for a citation: "... Transnational Organized Crime (“the Convention”)". Each later
   use of the term stands for it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include <string.h>

#include "base/ascii.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

/* How many terms a document may define, how long a definition may be. */
#define TERMS_MAX ((size_t)32)
#define DEFINITION_MAX ((size_t)120)
#define TERM_MAX ((size_t)60)

struct term {
	struct engross_span span; /* the term in its definition, without its article */
	size_t end;               /* of the definition */
	size_t means;             /* where the citation that it stands for begins */
	bool article;             /* it was defined with one: "the Protocol" */
};

/* The quotation mark at AT: its length; 0: none. */
static size_t quote(const struct engross__scanner *s, size_t at)
{
	const unsigned char c = (unsigned char)s->text[at];
	static const char *const marks[] = { "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB" };

	if (c != '"' && c < 0x80)
		return 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t n = strlen(marks[i]);
		if (n <= s->length - at && !memcmp(s->text + at, marks[i], n))
			return n;
	}
	return 0;
}

/* Past an article and the space behind it, or AT. */
static size_t skip_article(const struct engross__scanner *s, size_t at)
{
	const struct engross__word_list *list = s->systems->small_words;
	size_t n = engross__scan_word(s, list, at, NULL), p = engross__scan_space(s, at + n);

	return n && p > at + n ? p : at;
}

/* Whether [start, end) leads to a term: nothing, or words such as "hereinafter" without a digit. */
static bool leads_in(const struct engross__scanner *s, size_t start, size_t end)
{
	size_t p = engross__scan_space(s, start);

	if (p >= end || skip_article(s, p) >= end)
		return true;
	return engross__scan_word(s, s->systems->definitions, p, NULL) != 0 && !memchr(s->text + p, '(', end - p);
}

/* The definition in brackets behind the find F. */
static bool read_term(const struct engross__scanner *s, const struct engross__found *f, struct term *out)
{
	size_t at = engross__scan_space(s, f->c.span.end), end, open, n = 0;

	if (at >= s->length || s->text[at] != '(')
		return false;
	end = at + DEFINITION_MAX < s->length ? at + DEFINITION_MAX : s->length;
	for (open = at + 1; open < end && s->text[open] != ')' && !(n = quote(s, open)); open++)
		;
	if (!n || open >= end || !leads_in(s, at + 1, open))
		return false;
	open = engross__scan_space(s, open + n);
	out->span.start = skip_article(s, open);
	out->article = out->span.start > open;
	for (out->span.end = out->span.start; out->span.end < end && !(n = quote(s, out->span.end)); out->span.end++)
		if (s->text[out->span.end] == ')')
			return false;
	out->end = out->span.end + n;
	while (out->span.end > out->span.start && s->text[out->span.end - 1] == ' ') /* French quotation marks keep a distance */
		out->span.end--;
	out->means = f->c.span.start;
	return out->end <= end && out->span.end > out->span.start + 2 && out->span.end - out->span.start <= TERM_MAX &&
	       s->text[out->span.start] >= 'A' && s->text[out->span.start] <= 'Z';
}

static bool capital(const struct engross__scanner *s, size_t at)
{
	const unsigned char c = (unsigned char)s->text[at];

	/* The accented capitals of Latin-1 end with U+00DE. */
	return engross__is_upper(s->text[at]) || (c == 0xC3 && at + 1 < s->length && (unsigned char)s->text[at + 1] <= 0x9E);
}

/* Where the word begins that ends at END. */
static size_t word_start(const struct engross__scanner *s, size_t end)
{
	while (end && (engross__is_letter(s->text[end - 1]) || (unsigned char)s->text[end - 1] >= 0x80))
		end--;
	return end;
}

/* Whether the word before AT makes a use of T the end of another name ("the Montreal Protocol"), or its lack makes it
   none ("Protocol matters"). */
static bool named_before(const struct engross__scanner *s, const struct term *t, size_t at)
{
	size_t end = at, start, lines = 0;

	while (end && engross__is_space(s->text[end - 1]))
		lines += s->text[--end] == '\n';
	start = word_start(s, end);
	if (start == end || end == at || lines > 1)
		return t->article && (end < at || !at);
	return capital(s, start) && engross__scan_word(s, s->systems->small_words, start, NULL) != end - start;
}

/* Whether what stands behind END makes the term before it a longer name: "the Convention on ...", "Protocol II",
   "Protocol No. 11". */
static bool named_behind(const struct engross__scanner *s, size_t end)
{
	size_t at = end;

	while (at < s->length && at - end < 2 && engross__is_space(s->text[at]))
		at++;
	if (at == end || at >= s->length || engross__is_space(s->text[at]))
		return false;
	return capital(s, at) || engross__is_digit(s->text[at]) || engross__scan_word(s, s->systems->name_links, at, NULL);
}

/* Whether a find covers [start, end). */
static bool taken(const struct engross__scanner *s, size_t n, size_t start, size_t end)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->found[middle].c.span.end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && s->found[low].c.span.start < end;
}

static bool add_use(struct engross__scanner *s, const struct term *t, size_t at, size_t length)
{
	struct engross__found *f = engross__scan_add(s);

	if (!f)
		return false;
	f->c.form = ENGROSS_FORM_ANAPHORA;
	f->c.system = "internal";
	f->c.span = (struct engross_span){ at, at + length };
	f->term = t->means;
	return true;
}

/* Finds the uses of T up to LIMIT; N finds, in order, are the ones that the scan made. */
static bool find_uses(struct engross__scanner *s, const struct term *t, size_t limit, size_t n)
{
	const char *name = s->text + t->span.start;
	size_t length = t->span.end - t->span.start, at = t->end;

	for (;;) {
		const char *hit = at < limit ? memmem(s->text + at, limit - at, name, length) : NULL;
		if (!hit)
			return true;
		at = (size_t)(hit - s->text);
		if (engross__scan_boundary(s, at) && engross__scan_word_end(s, at + length) && !named_before(s, t, at) &&
		    !named_behind(s, at + length) && !taken(s, n, at, at + length) && !add_use(s, t, at, length))
			return false;
		at += length;
	}
}

bool engross__bind_terms(struct engross__scanner *s)
{
	struct term terms[TERMS_MAX];
	size_t n = 0, finds = s->n_found;

	for (size_t i = 0; i < finds && n < TERMS_MAX; i++) {
		const struct engross__found *f = &s->found[i];
		if (f->c.key && f->c.form != ENGROSS_FORM_INTERNAL && f->c.form != ENGROSS_FORM_FOOTNOTE_MARK &&
		    f->c.form != ENGROSS_FORM_EVENT && read_term(s, f, &terms[n]))
			n++;
	}
	for (size_t i = 0; i < n; i++) {
		size_t limit = s->length;
		/* Defined again, it means the other thing from there on. */
		for (size_t j = i + 1; j < n && limit == s->length; j++)
			if (terms[j].span.end - terms[j].span.start == terms[i].span.end - terms[i].span.start &&
			    !memcmp(s->text + terms[j].span.start, s->text + terms[i].span.start,
			            terms[i].span.end - terms[i].span.start))
				limit = terms[j].span.start;
		if (!find_uses(s, &terms[i], limit, finds))
			return false;
	}
	return true;
}
