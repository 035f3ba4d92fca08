/* Passages quoted with a citation, held against the text cited where that is among the documents at hand.

   A quotation is attributed to the citation nearest before it in its paragraph, to the last one of the
   paragraph before when it begins its own, or to the first one after it. Where none of their texts is at
   hand, the first few other texts that the document cites may quote the same passage. Attribution is a guess:
   only where something very like the quotation stands in a text is a difference told; where nothing like it
   does, nothing is. */
#include "quotation.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How far behind a quotation its citation may begin. */
#define AFTER_REACH ((size_t)160)

/* How many of the texts cited elsewhere in the document a quotation is looked for in. */
#define OTHER_TEXTS 16

/* The longest text offered in place of another. */
#define REPLACEMENT 240

/* A quotation mark that opens, and those that close it. */
static const struct {
	const char *open, *close, *close_too;
} marks[] = {
	{ "\xE2\x80\x9C", "\xE2\x80\x9D", NULL },           /* “ ” */
	{ "\xC2\xAB", "\xC2\xBB", NULL },                   /* « » */
	{ "\xE2\x80\x9E", "\xE2\x80\x9C", "\xE2\x80\x9D" }, /* „ “ */
	{ "\"", "\"", NULL },
};

/* One difference: words of the quotation, and what stands in their place. */
struct telling {
	size_t from, to;
	struct engross_span there; /* in the other text */
};

/* What one text says to a quotation. */
struct answer {
	enum quotation_outcome outcome;
	size_t rank;   /* the lower, the nearer the citation */
	int elsewhere; /* the text is not the one that is quoted, it has the same passage */
	const struct engross_citation *citation;
	const engross_document *document;
	size_t n;
	struct telling tellings[QUOTATION_DIFFERENCES];
};

struct passage {
	struct quotation_words words;
	struct answer best;
};

/* A passage to be looked for in a text. */
struct request {
	const engross_document *document;
	const struct engross_citation *citation;
	size_t passage, rank;
	int elsewhere;
};

struct quoting {
	const struct references *r;
	struct passage *passages;
	struct request *requests;
	size_t n_passages, n_requests;
	struct quotation_room *room;
	size_t note;     /* the first footnote that may stand behind what has been read */
	size_t citation; /* the first citation that begins there */
	size_t n_citations;
	const struct engross_citation *others[OTHER_TEXTS]; /* the first citations whose texts are at hand */
	size_t n_others;
};

static size_t at_mark(const char *mark, const char *text, size_t left)
{
	size_t n = mark ? strlen(mark) : 0;

	return n && n <= left && !memcmp(mark, text, n) ? n : 0;
}

/* The next quotation of BLOCK from *AT on: its text in *OUT, and *AT past it. One that is not closed ends
   with the block. */
static int next_quotation(const char *text, struct engross_span block, size_t *at, struct engross_span *out)
{
	for (; *at < block.end; ++*at)
		for (size_t k = 0; k < sizeof(marks) / sizeof(*marks); k++) {
			size_t n = at_mark(marks[k].open, text + *at, block.end - *at), close = *at + n, m = 0;
			if (!n)
				continue;
			for (; close < block.end; close++)
				if ((m = at_mark(marks[k].close, text + close, block.end - close)) ||
				    (m = at_mark(marks[k].close_too, text + close, block.end - close)))
					break;
			*out = (struct engross_span){ *at + n, close };
			*at = close + m;
			return 1;
		}
	return 0;
}

/* Whether C may be quoted from. */
static int is_quotable(const struct quoting *q, const struct engross_citation *c)
{
	return c->key && c->form != ENGROSS_FORM_INTERNAL && c->form != ENGROSS_FORM_FOOTNOTE_MARK &&
	       q->r->host->held_text(q->r->run, c->key, 0) != NULL;
}

/* The first citations whose texts are at hand, one a thing. */
static void find_others(struct quoting *q)
{
	for (size_t i = 0; i < q->n_citations && q->n_others < OTHER_TEXTS; i++) {
		const struct engross_citation *c = q->r->host->citation(q->r->document, i);
		size_t k = 0;
		if (!is_quotable(q, c))
			continue;
		while (k < q->n_others && strcmp(q->others[k]->key, c->key) != 0)
			k++;
		if (k == q->n_others)
			q->others[q->n_others++] = c;
	}
}

/* The citations that a quotation at SPAN of the block BLOCK may be taken from, nearest first. Citations are
   passed over as quotations come, so that all of them together are looked at once. */
static size_t find_citations(struct quoting *q, struct engross_span span, const struct engross_block *block,
                             size_t index, const struct engross_citation **out)
{
	const struct references *r = q->r;
	size_t n = 0;

	while (q->citation < q->n_citations &&
	       r->host->citation(r->document, q->citation)->span.start < span.start)
		q->citation++;
	if (q->citation) {
		const struct engross_citation *before = r->host->citation(r->document, q->citation - 1);
		int begins = span.start - block->span.start < 8 && before->block + 1 == index;
		if (before->block == index || begins)
			out[n++] = before;
	}
	for (size_t i = q->citation; i < q->n_citations; i++) {
		const struct engross_citation *after = r->host->citation(r->document, i);
		if (after->span.start >= span.end) {
			if (after->block == index && after->span.start - span.end <= AFTER_REACH)
				out[n++] = after;
			break;
		}
	}
	return n;
}

/* Whether SPAN is the title of one of the N citations. What is quoted with a paragraph of it is taken for its
   words. */
static int is_title(struct engross_span span, const struct engross_citation *const *citations, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!citations[i]->n_pinpoints && citations[i]->title.start < span.end &&
		    citations[i]->title.end > span.start)
			return 1;
	return 0;
}

/* Room for one more at the end of ARRAY, which doubles whenever its COUNT of SIZE bytes is a power of two. */
static void *grow(const struct references *r, void *array, size_t count, size_t size)
{
	void *grown;

	if (count & (count - 1))
		return array;
	grown = r->host->alloc(r->run, (count ? count * 2 : 1) * size);
	if (grown && count)
		memcpy(grown, array, count * size);
	if (grown && count)
		r->host->give_back(r->run, array);
	return grown;
}

/* Notes that the last passage is to be looked for in every text of C. */
static enum engross_status note_request(struct quoting *q, const struct engross_citation *c, size_t rank,
                                        int elsewhere)
{
	const struct references *r = q->r;
	const engross_document *text;

	for (size_t k = 0; is_quotable(q, c) && (text = r->host->held_text(r->run, c->key, k)); k++) {
		if (!(q->requests = grow(r, q->requests, q->n_requests, sizeof(*q->requests))))
			return ENGROSS_NOMEM;
		q->requests[q->n_requests++] = (struct request){ text, c, q->n_passages - 1, rank, elsewhere };
	}
	return ENGROSS_OK;
}

/* Notes the quotation at SPAN, which is taken from one of the N citations. */
static enum engross_status note_passage(struct quoting *q, struct engross_span span,
                                        const struct engross_citation *const *citations, size_t n)
{
	const struct references *r = q->r;
	struct passage passage = { .best = { .outcome = QUOTATION_ABSENT } };
	enum engross_status status = quotation_split(r, span, &q->note, &passage.words);
	size_t quotable = 0;

	/* A few words are a term, which need not be quoted from anywhere. */
	if (status != ENGROSS_OK || passage.words.count < 5)
		return status;
	if (!(q->passages = grow(r, q->passages, q->n_passages, sizeof(*q->passages))))
		return ENGROSS_NOMEM;
	q->passages[q->n_passages++] = passage;
	/* Where one stands before the quotation, the one after it is most likely quoted with something else. */
	for (size_t i = 0; i < n && status == ENGROSS_OK; i++) {
		quotable += (size_t)is_quotable(q, citations[i]);
		status = note_request(q, citations[i], i, i != 0);
	}
	for (size_t i = 0; i < q->n_others && !quotable && status == ENGROSS_OK; i++)
		status = note_request(q, q->others[i], i, 1);
	return status;
}

static enum engross_status read_block(struct quoting *q, size_t index)
{
	const struct engross_block *block = q->r->host->block(q->r->document, index);
	const struct engross_citation *citations[2];
	enum engross_status status = ENGROSS_OK;
	struct engross_span span;
	size_t at = block->span.start;

	if (block->kind == ENGROSS_BLOCK_FURNITURE || block->kind == ENGROSS_BLOCK_CHROME)
		return ENGROSS_OK;
	while (status == ENGROSS_OK && next_quotation(q->r->text, block->span, &at, &span)) {
		size_t n = find_citations(q, span, block, index, citations);
		if (n && !is_title(span, citations, n))
			status = note_passage(q, span, citations, n);
	}
	return status;
}

/* Takes the difference D of the stretch that begins at word OFFSET. Where words are only missing or only
   added, the word before holds the place. */
static void take_difference(struct answer *answer, const struct quotation_source *source, size_t offset,
                            struct quotation_difference d)
{
	const struct quotation_word *words = source->words.items;

	d.from += offset;
	d.to += offset;
	if ((d.from == d.to || d.source_from == d.source_to) && d.from && d.source_from) {
		d.from--;
		d.source_from--;
	}
	if (d.from == d.to || d.source_from == d.source_to || answer->n == QUOTATION_DIFFERENCES)
		return;
	answer->tellings[answer->n++] = (struct telling){
		d.from, d.to, { words[d.source_from].span.start, words[d.source_to - 1].span.end }
	};
}

/* Looks for each stretch between two gaps. The quotation is there when all of it is, near when some of it is. */
static void ask(struct quoting *q, const struct quotation_words *quoted,
                const struct quotation_source *source, struct answer *answer)
{
	struct quotation_difference found[QUOTATION_DIFFERENCES];
	int absent = 0;
	size_t n;

	for (size_t from = 0, to; from < quoted->count; from = to) {
		enum quotation_outcome outcome;
		for (to = from + 1; to < quoted->count && !quoted->items[to].gap && to - from < QUOTATION_STRETCH;)
			to++;
		if (to - from < 3)
			continue;
		outcome = quotation_find(q->room, source, answer->elsewhere, quoted->text, quoted->items + from,
		                         to - from, found, &n);
		absent |= outcome == QUOTATION_ABSENT;
		if (outcome > answer->outcome)
			answer->outcome = outcome;
		for (size_t i = 0; i < n; i++)
			take_difference(answer, source, from, found[i]);
	}
	if (answer->outcome == QUOTATION_THERE && (absent || answer->n))
		answer->outcome = QUOTATION_NEAR;
}

static int is_better(const struct answer *a, const struct answer *b)
{
	if (a->outcome != b->outcome)
		return a->outcome > b->outcome;
	return a->n != b->n ? a->n < b->n : a->rank < b->rank;
}

/* By text, so that each is read and held once. */
static int compare_requests(const void *left, const void *right)
{
	const struct request *a = left, *b = right;

	if (a->document != b->document)
		return (uintptr_t)a->document < (uintptr_t)b->document ? -1 : 1;
	return (a->passage > b->passage) - (a->passage < b->passage);
}

static enum engross_status answer_requests(struct quoting *q)
{
	const struct references *r = q->r;

	if (q->n_requests && !(q->room = quotation_room_new(r)))
		return ENGROSS_NOMEM;
	if (q->n_requests)
		qsort(q->requests, q->n_requests, sizeof(*q->requests), compare_requests);
	for (size_t i = 0, end; i < q->n_requests; i = end) {
		struct quotation_source source;
		if (r->host->cancelled(r->run))
			return ENGROSS_CANCELLED;
		if (quotation_index(r, q->requests[i].document, &source) != ENGROSS_OK)
			return ENGROSS_NOMEM;
		for (end = i; end < q->n_requests && q->requests[end].document == q->requests[i].document; end++) {
			const struct request *request = &q->requests[end];
			struct passage *passage = &q->passages[request->passage];
			struct answer now = { .rank = request->rank,
				                  .elsewhere = request->elsewhere,
				                  .citation = request->citation,
				                  .document = request->document };
			ask(q, &passage->words, &source, &now);
			if (!passage->best.citation || is_better(&now, &passage->best))
				passage->best = now;
		}
		quotation_release(r, &source);
	}
	return ENGROSS_OK;
}

/* SPAN of TEXT as it stands there, white space as one space each; empty when it does not fit. */
static void copy_words(const char *text, struct engross_span span, char out[REPLACEMENT])
{
	size_t n = 0;

	for (size_t at = span.start; at < span.end; at++) {
		char c = text[at];
		int space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
		if (n + 1 >= REPLACEMENT) {
			n = 0;
			break;
		}
		if (!space || (n && out[n - 1] != ' '))
			out[n++] = space ? ' ' : c;
	}
	out[n] = '\0';
}

static enum engross_status tell(const struct quoting *q, const struct passage *passage,
                                const struct telling *telling)
{
	const struct references *r = q->r;
	const struct answer *answer = &passage->best;
	struct engross_report report = { .struct_size = sizeof(report), .code = "citation/quotation" };
	struct engross_span at = r->host->to_source(answer->document, telling->there);
	struct engross_position place = r->host->position(answer->document, at.start);
	const char *name = answer->citation->canonical ? answer->citation->canonical : answer->citation->key;
	char there[REPLACEMENT], message[900];

	copy_words(r->host->text(answer->document, NULL), telling->there, there);
	snprintf(message, sizeof(message), "the quotation differs from %s%.100s: %s%s%s there (%.300s:%zu:%zu)",
	         answer->elsewhere ? "the same passage in " : "", name, *there ? "\"" : "other words stand",
	         there, *there ? "\" stands" : "", r->host->name(answer->document), place.line, place.column);
	report.span.start = passage->words.items[telling->from].span.start;
	report.span.end = passage->words.items[telling->to - 1].span.end;
	report.message = message;
	report.replacement = *there ? there : NULL;
	return r->host->emit(r->run, &report);
}

enum engross_status references_quotations(const struct references *r)
{
	struct quoting q = { .r = r, .n_citations = r->host->citation_count(r->document) };
	enum engross_status status = ENGROSS_OK;

	if (r->host->struct_size < offsetof(struct engross_host, position) + sizeof(r->host->position) ||
	    !r->host->enabled(r->run, "citation/quotation"))
		return ENGROSS_OK;
	find_others(&q);
	for (size_t i = 0; q.n_others && i < r->host->block_count(r->document) && status == ENGROSS_OK; i++)
		status = read_block(&q, i);
	if (status == ENGROSS_OK)
		status = answer_requests(&q);
	for (size_t i = 0; i < q.n_passages && status == ENGROSS_OK; i++)
		for (size_t k = 0;
		     q.passages[i].best.outcome == QUOTATION_NEAR && k < q.passages[i].best.n && !status; k++)
			status = tell(&q, &q.passages[i], &q.passages[i].best.tellings[k]);
	return status;
}
