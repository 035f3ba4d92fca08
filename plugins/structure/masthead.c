/* structure/masthead: what the head of an act must say. */
#include "checks.h"

#include <string.h>

static bool holds(const struct check *check, struct engross_span span, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = span.start; i + n <= span.end; i++) {
		size_t k = 0;
		while (k < n && (check->text[i + k] | 0x20) == (word[k] | 0x20))
			k++;
		if (k == n)
			return true;
	}
	return false;
}

/* Where the text of the first act begins, or NO_INDEX when the document holds no act: a preamble with its
   lead words, then an operative part. */
static size_t act_begins(const struct check *check)
{
	size_t first = ENGROSS_NO_INDEX;
	unsigned leads = 0;
	bool opened = false;

	for (size_t i = 0; i < check->n_blocks; i++) {
		const struct engross_block *block = block_at(check, i);

		if (!check->parts[i].coherent || check->parts[i].act != 0 || block->section)
			return ENGROSS_NO_INDEX;
		switch (block->kind) {
		case ENGROSS_BLOCK_OPENER:
			opened = true;
			if (first == ENGROSS_NO_INDEX)
				first = i;
			break;
		case ENGROSS_BLOCK_PREAMBLE:
			leads += block->lead.start < block->lead.end;
			if (first == ENGROSS_NO_INDEX)
				first = i;
			break;
		case ENGROSS_BLOCK_RESOLVES: opened = true; break;
		case ENGROSS_BLOCK_OPERATIVE: return leads && (opened || leads > 1) ? first : ENGROSS_NO_INDEX;
		case ENGROSS_BLOCK_TEXT:
		case ENGROSS_BLOCK_ITEM:
			/* A report that quotes a resolution is not one. */
			if (first == ENGROSS_NO_INDEX)
				return ENGROSS_NO_INDEX;
			break;
		default: break;
		}
	}
	return ENGROSS_NO_INDEX;
}

/* A symbol of a system that the structure does not know by its shape ("WHA61.18"). */
static bool cites_itself(const struct check *check, size_t first)
{
	size_t end = block_at(check, first)->span.start;

	for (size_t i = 0; i < check->host->citation_count(check->document); i++) {
		const struct engross_citation *citation = check->host->citation(check->document, i);

		if (citation->span.start >= end)
			return false;
		if (citation->form == ENGROSS_FORM_SYMBOL &&
		    (!citation->span.start ||
		     (check->text[citation->span.start - 1] != '(' && check->text[citation->span.start - 1] != '[')))
			return true;
	}
	return false;
}

/* The first line of the head that is no navigation, or the first words of the text. */
static struct engross_span head_line(const struct check *check)
{
	for (size_t i = 0; i < check->n_blocks; i++) {
		const struct engross_block *block = block_at(check, i);
		struct engross_span span = block->span;
		const char *end;

		if (block->kind == ENGROSS_BLOCK_CHROME || block->kind == ENGROSS_BLOCK_FURNITURE)
			continue;
		if (block->lead.start < block->lead.end)
			return block->lead;
		end = memchr(check->text + span.start, '\n', span.end - span.start);
		if (end)
			span.end = (size_t)(end - check->text);
		return span.end - span.start > 120 ? first_words(check, span.start, span.end, 6) : span;
	}
	return (struct engross_span){ 0, 0 };
}

static void report(struct check *check, struct engross_span span, const char *message,
                   struct engross_span other, const char *remark)
{
	struct engross_related related = { other, remark };

	emit(check, &(struct engross_report){
					.code = "structure/masthead",
					.span = span,
					.message = message,
					.related = &related,
					.n_related = other.start < other.end,
				});
}

/* A declaration that its signatories speak ("We, the Heads of State") may have a title alone. */
static bool is_spoken(const struct check *check, const struct engross_masthead *masthead)
{
	size_t count = 0, length = masthead->body.end - masthead->body.start;
	const char *const *words = check->host->words(check->run, NULL, "we", &count);

	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(words[i]);
		if (length > n && !memcmp(check->text + masthead->body.start, words[i], n) &&
		    strchr(", ", check->text[masthead->body.start + n]))
			return masthead->title.start < masthead->title.end;
	}
	return false;
}

/* The line of the head, above block FIRST, that says how the document is distributed; empty where none does.
   */
static struct engross_span distribution(const struct check *check, size_t first)
{
	size_t count = 0;
	const char *const *words = check->host->words(check->run, NULL, "distribution", &count);

	for (size_t i = 0; i < first; i++) {
		struct engross_span span = block_at(check, i)->span;
		for (size_t k = 0; k < count; k++) {
			size_t n = strlen(words[k]);
			if (span.end - span.start > n && !memcmp(check->text + span.start, words[k], n))
				return span;
		}
	}
	return (struct engross_span){ 0, 0 };
}

void check_masthead(struct check *check)
{
	const struct engross_masthead *masthead = check->host->masthead(check->document);
	struct engross_span none = { 0, 0 }, line;
	bool limited = masthead->limited.start < masthead->limited.end;
	bool revised = masthead->revised.start < masthead->revised.end;
	size_t first = act_begins(check);

	if (first == ENGROSS_NO_INDEX)
		return;
	if (masthead->symbol.start == masthead->symbol.end) {
		if (cites_itself(check, first) || (!limited && !revised && is_spoken(check, masthead)))
			return;
		if (limited)
			report(check, masthead->limited,
			       revised ? "limited distribution and a revised draft ask for a symbol with /L. and /Rev.: "
			                 "there is none"
			               : "limited distribution asks for a symbol with /L.: there is none",
			       masthead->revised, "revised here");
		else
			report(check, revised ? masthead->revised : head_line(check),
			       revised ? "a revised draft asks for a symbol with /Rev.: there is none"
			               : "the document has no symbol of its own",
			       none, NULL);
		return;
	}
	line = distribution(check, first);
	if (!limited && line.end > line.start && holds(check, masthead->symbol, "/L."))
		report(check, line, "the symbol has /L., but the distribution is not limited", masthead->symbol,
		       "the symbol");
	if (limited && !holds(check, masthead->symbol, "/L."))
		report(check, masthead->limited, "limited distribution, but the symbol has no /L.", masthead->symbol,
		       "the symbol");
	if (revised && !holds(check, masthead->symbol, "rev."))
		report(check, masthead->revised, "a revised draft, but the symbol has no /Rev.", masthead->symbol,
		       "the symbol");
}
