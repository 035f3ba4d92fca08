/* Marks and notes. */
#include <stdio.h>
#include <string.h>

#include "index.h"

/* Notes of fewer bytes ("Ibid., p. 5") or more are not compared. */
#define SHORTEST 20u
#define LONGEST 2000u

static int empty(struct engross_span span)
{
	return span.start == span.end;
}

static enum engross_status report(const struct references *r, struct engross_span span,
                                  enum engross_level level, const char *message,
                                  const struct engross_related *related)
{
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = "reference/footnote",
		.level = level,
		.span = span,
		.message = message,
		.related = related,
		.n_related = related ? 1 : 0,
	};

	return r->host->emit(r->run, &report);
}

/* Whether any note stands in the document: marks alone say that the notes were left out with the page's foot.
   */
static int has_notes(const struct references *r, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!empty(r->host->footnote(r->document, i)->label))
			return 1;
	return 0;
}

/* Notes that go back in number: behind note 3 stands note 2. With note 1 the notes of another part begin. */
static enum engross_status check_order(const struct references *r, const struct engross_footnote *n,
                                       const struct engross_footnote *last)
{
	char message[120];

	if (!last || !n->number || !last->number || n->number == 1 || last->number == 1 ||
	    (n->number > last->number) == (n->label.start > last->label.start) || n->number == last->number)
		return ENGROSS_OK;
	if (n->number > last->number) {
		const struct engross_footnote *other = n;
		n = last;
		last = other;
	}
	snprintf(message, sizeof(message), "note %ld stands behind note %ld", n->number, last->number);
	return report(r, n->label, ENGROSS_LEVEL_WARNING, message, NULL);
}

/* "Ibid., vol. 2225": short enough to stand twice. */
static int is_ibid(const struct references *r, struct engross_span body)
{
	size_t count;
	const char *const *words = r->host->words(r->run, NULL, "citation.ibid", &count);

	for (size_t i = 0; words && i < count; i++) {
		size_t n = strlen(words[i]);
		if (n < body.end - body.start && !memcmp(r->text + body.start, words[i], n))
			return 1;
	}
	return 0;
}

/* A note that says again what an earlier one says: "See footnote 2" is meant. */
static enum engross_status check_repeated(const struct references *r, struct references_index *texts,
                                          size_t i)
{
	const struct engross_footnote *n = r->host->footnote(r->document, i), *other;
	const struct engross_block *b = r->host->block(r->document, n->block);
	struct engross_related related = { { 0, 0 }, "the same note" };
	size_t length, first;
	char *key, message[120];

	if (!b || b->body.end - b->body.start < SHORTEST || b->body.end - b->body.start > LONGEST)
		return ENGROSS_OK;
	length = b->body.end - b->body.start;
	if (!(key = r->host->alloc(r->run, length + 1)))
		return ENGROSS_NOMEM;
	memcpy(key, r->text + b->body.start, length);
	first = references_index_first(texts, key, i);
	if (first == i)
		return ENGROSS_OK;
	other = r->host->footnote(r->document, first);
	related.span = other->label;
	snprintf(message, sizeof(message), "it says what note %ld says already", other->number);
	return report(r, n->label, is_ibid(r, b->body) ? ENGROSS_LEVEL_INFO : ENGROSS_LEVEL_WARNING, message,
	              &related);
}

enum engross_status references_footnotes(const struct references *r)
{
	size_t count = r->host->footnote_count(r->document);
	struct references_index texts;
	enum engross_status status = references_index_init(&texts, r, count);
	const struct engross_footnote *last = NULL;
	char message[120];

	if (status || !has_notes(r, count))
		return status;
	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_footnote *n = r->host->footnote(r->document, i);

		if (empty(n->label)) {
			if (n->number)
				snprintf(message, sizeof(message), "there is no note %ld", n->number);
			else
				snprintf(message, sizeof(message), "there is no note \"%s\"", n->symbol);
			status = references_emit(r, "reference/footnote", n->mark, message, NULL);
		} else if (empty(n->mark)) {
			if (n->number)
				snprintf(message, sizeof(message), "no mark in the text calls note %ld", n->number);
			else
				snprintf(message, sizeof(message), "no mark in the text calls note \"%s\"", n->symbol);
			status = references_emit(r, "reference/footnote", n->label, message, NULL);
		}
		if (empty(n->label))
			continue;
		if (!status)
			status = check_order(r, n, last);
		if (!status && n->number)
			status = check_repeated(r, &texts, i);
		last = n;
	}
	return status;
}
