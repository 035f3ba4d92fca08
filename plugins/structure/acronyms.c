/* text/acronym: a short name is explained once, where it stands first. */
#include "checks.h"
#include "runs.h"

#include <string.h>

#define LONGEST ((size_t)16)

struct acronym {
	const char *text; /* NULL: the slot is free */
	size_t length;
	struct engross_span first; /* where it is explained first */
	bool told;                 /* a use before that was reported */
};

struct acronyms {
	struct acronym *slots;
	size_t mask, count;
};

static bool is_running(enum engross_block_kind kind)
{
	return is_text(kind) && kind != ENGROSS_BLOCK_TITLE && kind != ENGROSS_BLOCK_HEADING &&
	       kind != ENGROSS_BLOCK_ANNEX && kind != ENGROSS_BLOCK_OPENER && kind != ENGROSS_BLOCK_FOOTNOTE &&
	       kind != ENGROSS_BLOCK_NOTE && kind != ENGROSS_BLOCK_ADOPTION;
}

/* Whether the N letters at TEXT are a Roman numeral: "XIV", but not "CIM". */
static bool is_roman(const char *text, size_t n)
{
	static const char digits[] = "MDCLXVI";
	size_t at = 0;

	while (at < n && at < 3 && text[at] == 'M')
		at++;
	for (const char *one = digits + 2; one < digits + 7; one += 2) {
		size_t first = at;
		if (at + 1 < n && text[at] == one[0] && (text[at + 1] == one[-1] || text[at + 1] == one[-2])) {
			at += 2;
			continue;
		}
		at += at < n && text[at] == one[-1];
		for (first = at; at < n && at - first < 3 && text[at] == one[0];)
			at++;
	}
	return at == n;
}

/* The length of the acronym at AT: capitals, parts of them joined by hyphens; 0: none, or a number. */
static size_t acronym_at(const char *text, size_t at, size_t end)
{
	size_t n = 0, part = 0;

	for (; at + n < end && n <= LONGEST; n++) {
		char c = text[at + n];
		if (is_capital(c))
			part++;
		else if (c == '-' && part >= 2)
			part = 0;
		else
			break;
	}
	return part >= 2 && n <= LONGEST && !is_roman(text + at, n) ? n : 0;
}

static struct acronym *find(const struct acronyms *a, const char *text, size_t length)
{
	unsigned long long hash = 1469598103934665603u; /* FNV-1a */

	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
	for (size_t at = (size_t)(hash ^ (hash >> 31)) & a->mask;; at = (at + 1) & a->mask)
		if (!a->slots[at].text || (a->slots[at].length == length && !memcmp(a->slots[at].text, text, length)))
			return &a->slots[at];
}

/* Twice as many slots, from the run's memory: at most half of them are taken. */
static bool grow(struct check *check, struct acronyms *a)
{
	struct acronyms more = { .mask = a->mask ? a->mask * 2 + 1 : 63, .count = a->count };

	more.slots = check->host->alloc(check->run, (more.mask + 1) * sizeof(*more.slots));
	if (!more.slots) {
		check->status = ENGROSS_NOMEM;
		return false;
	}
	for (size_t i = 0; a->slots && i <= a->mask; i++)
		if (a->slots[i].text)
			*find(&more, a->slots[i].text, a->slots[i].length) = a->slots[i];
	*a = more;
	return true;
}

static void report(struct check *check, struct engross_span span, const char *message,
                   struct engross_span other, const char *remark)
{
	struct engross_related related = { other, remark };

	emit(check,
	     &(struct engross_report){
			 .code = "text/acronym", .span = span, .message = message, .related = &related, .n_related = 1 });
}

/* Whether the word that ends before AT begins with a capital: the name that the acronym is short for. */
static bool behind_name(const struct check *check, size_t start, size_t at)
{
	size_t word = at;

	while (word > start && check->text[word - 1] == ' ')
		word--;
	if (word == at)
		return false;
	while (word > start && !strchr(" \n(\"", check->text[word - 1]))
		word--;
	return is_capital(check->text[word]) || (unsigned char)check->text[word] >= 0xC3;
}

/* "(IIN)" in the text [START, END): explained here, and only here. */
static void take_explanations(struct check *check, struct acronyms *a, size_t start, size_t end)
{
	const char *open = check->text + start, *last = check->text + end;

	for (; open < last && (open = memchr(open, '(', (size_t)(last - open))) && check->status == ENGROSS_OK;
	     open++) {
		size_t at = (size_t)(open - check->text) + 1, n = acronym_at(check->text, at, end);
		struct engross_span span = { at - 1, at + n + 1 };
		struct acronym *known;

		if (!n || at + n >= end || check->text[at + n] != ')' || !behind_name(check, start, at - 1))
			continue;
		if (a->count * 2 >= a->mask && !grow(check, a))
			return;
		known = find(a, check->text + at, n);
		if (known->text) {
			report(check, span, format_message(check, "%.*s is explained a second time", (int)n, known->text),
			       known->first, "explained here first");
			continue;
		}
		*known = (struct acronym){ check->text + at, n, span, false };
		a->count++;
	}
}

/* The acronyms in [START, END) that are explained only further on. In a line of capitals every word looks
   like one. */
static void take_uses(struct check *check, struct acronyms *a, size_t start, size_t end)
{
	for (size_t at = start;
	     (at = next_capitals(check->text, at, end)) < end && check->status == ENGROSS_OK;) {
		size_t n = acronym_at(check->text, at, end), run = at;
		char before = at > start ? check->text[at - 1] : ' ',
			 after = at + n < end ? check->text[at + n] : ' ';
		struct acronym *known;

		while (run < end && (is_capital(check->text[run]) || check->text[run] == '-'))
			run++;
		if (n && strchr(" \n\"'", before) && strchr(" \n,;:.\"'", after)) {
			known = find(a, check->text + at, n);
			if (known->text && !known->told && known->first.start > at) {
				known->told = true;
				report(check, (struct engross_span){ at, at + n },
				       format_message(check, "%.*s is used before it is explained", (int)n, known->text),
				       known->first, "explained here");
			}
		}
		at = run;
	}
}

void check_acronyms(struct check *check)
{
	struct acronyms acronyms = { .slots = NULL };

	if (!grow(check, &acronyms))
		return;
	for (size_t i = 0; i < check->n_blocks && check->status == ENGROSS_OK; i++)
		if (is_running(block_at(check, i)->kind))
			take_explanations(check, &acronyms, block_at(check, i)->body.start, block_at(check, i)->body.end);
	for (size_t i = 0; i < check->n_blocks && acronyms.count && check->status == ENGROSS_OK; i++)
		if (is_running(block_at(check, i)->kind))
			take_uses(check, &acronyms, block_at(check, i)->body.start, block_at(check, i)->body.end);
}
