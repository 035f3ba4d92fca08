/* text/quotes: pairs of double marks, apostrophes, one style for a document. */
#include "marks.h"

#include <string.h>

/* A quotation of several paragraphs that only the first opens ends within so many. */
#define PARAGRAPHS_MAX ((size_t)30)

static void report(struct marks *marks, struct engross_span span, const char *message,
                   const char *replacement, struct engross_span other, const char *remark)
{
	struct engross_related related = { other, remark };

	emit(marks->check, &(struct engross_report){
						   .code = "text/quotes",
						   .span = span,
						   .message = message,
						   .replacement = replacement,
						   .related = &related,
						   .n_related = other.start < other.end,
					   });
}

static void report_alone(struct marks *marks, struct engross_span span, const char *message)
{
	report(marks, span, message, NULL, (struct engross_span){ 0, 0 }, NULL);
}

static bool closes(enum mark open, enum mark close)
{
	switch (open) {
	case MARK_STRAIGHT: return close == MARK_STRAIGHT;
	case MARK_LEFT: return close == MARK_RIGHT;
	case MARK_LOW: return close == MARK_LEFT || close == MARK_RIGHT;
	case MARK_LEFT_ANGLE: return close == MARK_RIGHT_ANGLE;
	default: return false;
	}
}

/* The opening mark that goes with CLOSE. */
static const char *opener_for(enum mark close)
{
	switch (close) {
	case MARK_STRAIGHT: return "\"";
	case MARK_RIGHT: return "“";
	case MARK_RIGHT_ANGLE: return "«";
	default: return NULL;
	}
}

static void count_style(struct style_count *style, struct engross_span span)
{
	if (!style->count++)
		style->first = span;
}

static void count_pair(struct quotes *quotes, const struct open_mark *open)
{
	if (open->mark == MARK_STRAIGHT)
		count_style(&quotes->straight, open->span);
	else if (open->mark == MARK_LEFT)
		count_style(&quotes->curly, open->span);
}

static void report_unclosed(struct marks *marks, const struct open_mark *open)
{
	report_alone(marks, open->span, "this quotation is never closed");
}

static void push(struct nesting *nesting, enum mark mark, struct engross_span span, size_t block, bool begins)
{
	/* Each paragraph of a long quotation may open it again. */
	if (begins)
		for (unsigned i = nesting->depth; i; i--)
			if (nesting->open[i - 1].mark == mark && nesting->open[i - 1].block != block) {
				nesting->open[i - 1].block = block;
				return;
			}
	if (nesting->depth == OPEN_MAX) {
		nesting->lost++;
		return;
	}
	nesting->open[nesting->depth++] = (struct open_mark){ mark, span, block, begins };
}

/* A closing MARK at SPAN. The one that it belongs to may have others open inside: those were never closed. */
static void pop(struct marks *marks, struct nesting *nesting, enum mark mark, struct engross_span span,
                size_t block, bool begins)
{
	unsigned at = nesting->depth;
	struct open_mark *top;

	if (nesting->lost) {
		nesting->lost--;
		return;
	}
	while (at && !closes(nesting->open[at - 1].mark, mark))
		at--;
	/* Paragraphs of a quotation may begin with the closing mark, in Spanish and French. */
	if (begins && at) {
		nesting->open[at - 1].block = block;
		return;
	}
	if (at) {
		for (unsigned i = at; i < nesting->depth; i++)
			report_unclosed(marks, &nesting->open[i]);
		nesting->depth = at - 1;
		/* A quotation inside another has the other marks by right. */
		if (!nesting->depth)
			count_pair(&marks->quotes, &nesting->open[0]);
		return;
	}
	if (!nesting->depth) {
		if (!begins && marks->quotes.directed)
			report_alone(marks, span, "a closing quotation mark without an opening one");
		return;
	}
	top = &nesting->open[nesting->depth - 1];
	if (begins)
		return;
	nesting->depth--;
	if (!marks->quotes.directed)
		return;
	report(marks, top->span,
	       mark == MARK_STRAIGHT || top->mark == MARK_STRAIGHT
	           ? "one quotation mark of this pair is straight, the other is not"
	           : "this quotation closes with a mark that does not belong to the one that opens it",
	       opener_for(mark), span, "it closes here");
}

/* What stands around a mark decides whether a straight one opens: a blank or an opening mark before it does. */
static bool opens_here(const struct check *check, size_t start, size_t at, size_t after, size_t end,
                       bool open)
{
	size_t from;
	unsigned before = point_before(check, start, at, &from), next = point_at(check, after, end);

	switch (before) {
	case 0:
	case '(':
	case '[':
	case '{':
	case '/':
	case '-':
	case 0x201C:
	case 0x2018:
	case 0xAB:
	case 0x201E:
	case '=':
	case '|':
	case 0xBF:
	case 0xA1: return true;
	case ' ':
	case '\n':
	case '\t': return next && next != ' ' && next != '\n' ? true : !open;
	case ':':
	case ',':
	case ';':
	case '.':
		/* A blank was forgotten, or the mark closes: a letter behind it says which. */
		return !open && is_letter(next);
	default: return !open && is_letter(before) && is_letter(next);
	}
}

static bool has_open(const struct nesting *nesting, enum mark mark)
{
	for (unsigned i = 0; i < nesting->depth; i++)
		if (nesting->open[i].mark == mark)
			return true;
	return false;
}

static void straight_mark(struct marks *marks, struct nesting *nesting, size_t block, size_t start, size_t at,
                          size_t end)
{
	const struct check *check = marks->check;
	struct engross_span span = { at, at + 1 };
	bool open = has_open(nesting, MARK_STRAIGHT);

	if (opens_here(check, start, at, at + 1, end, open)) {
		push(nesting, MARK_STRAIGHT, span, block, at == start);
		return;
	}
	/* Inches: 10" pipe. */
	if (!open && at > start && check->text[at - 1] >= '0' && check->text[at - 1] <= '9' &&
	    !(nesting->depth && nesting->open[nesting->depth - 1].mark == MARK_LEFT))
		return;
	pop(marks, nesting, MARK_STRAIGHT, span, block, false);
}

static void double_mark(struct marks *marks, struct nesting *nesting, enum mark mark, size_t block,
                        size_t start, struct engross_span span, size_t end)
{
	bool begins = span.start == start;

	switch (mark) {
	case MARK_LEFT:
		/* „Deutsch“: a left mark closes what a low one opened. */
		if (has_open(nesting, MARK_LOW) && !opens_here(marks->check, start, span.start, span.end, end, true))
			pop(marks, nesting, mark, span, block, begins);
		else if (nesting->depth && nesting->open[nesting->depth - 1].mark == MARK_LEFT && !begins &&
		         !opens_here(marks->check, start, span.start, span.end, end, true)) {
			/* “word“: the closing mark was turned round. */
			nesting->depth--;
			if (marks->quotes.directed)
				report(marks, span, "an opening mark closes this quotation", "”",
				       nesting->open[nesting->depth].span, "it opens here");
		} else
			push(nesting, mark, span, block, begins);
		return;
	case MARK_LOW:
	case MARK_LEFT_ANGLE: push(nesting, mark, span, block, begins); return;
	default: pop(marks, nesting, mark, span, block, begins); return;
	}
}

static unsigned long long hash_word(const char *text, size_t start, size_t mark, size_t after, size_t end)
{
	unsigned long long h = 1469598103934665603ull;

	for (size_t i = start; i < end; i++) {
		unsigned char c = (unsigned char)text[i];
		if (i == mark) {
			h = (h ^ '\'') * 1099511628211ull;
			i = after - 1;
			continue;
		}
		h = (h ^ (c >= 'A' && c <= 'Z' ? c | 0x20 : c)) * 1099511628211ull;
	}
	return h ? h : 1;
}

/* The word around the apostrophe [AT, AFTER) in the text [START, END), of at most 40 bytes a side. */
static struct engross_span word_around(const struct check *check, size_t start, size_t at, size_t after,
                                       size_t end)
{
	struct engross_span word = { at, after };
	size_t from;

	while (word.start > start && at - word.start < 40 &&
	       is_letter(point_before(check, start, word.start, &from)))
		word.start = from;
	while (word.end < end && word.end - after < 40 && is_letter(point_at(check, word.end, end)))
		for (word.end++; word.end < end && ((unsigned char)check->text[word.end] & 0xC0) == 0x80;)
			word.end++;
	return word;
}

/* Notes the apostrophe of a word; the first word that has both kinds is kept. */
static void note_apostrophe(struct marks *marks, struct engross_span mark, struct engross_span word,
                            bool curly)
{
	struct quotes *quotes = &marks->quotes;
	unsigned long long h = hash_word(marks->check->text, word.start, mark.start, mark.end, word.end);
	struct apostrophe_slot *slot;

	count_style(curly ? &quotes->curly_apostrophes : &quotes->straight_apostrophes, mark);
	if (quotes->mixed_straight.end || quotes->n_words > APOSTROPHE_SLOTS / 2)
		return;
	for (size_t i = h & (APOSTROPHE_SLOTS - 1);; i = (i + 1) & (APOSTROPHE_SLOTS - 1)) {
		slot = &quotes->words[i];
		if (!slot->hash || slot->hash == h)
			break;
	}
	quotes->n_words += !slot->hash;
	slot->hash = h;
	if (curly && !slot->curly.end)
		slot->curly = mark;
	if (!curly && !slot->straight.end)
		slot->straight = mark;
	if (slot->curly.end && slot->straight.end) {
		quotes->mixed_straight = slot->straight;
		quotes->mixed_curly = slot->curly;
	}
}

/* A single mark between two letters is an apostrophe; an accent there is a wrong one. */
static void single_mark(struct marks *marks, size_t start, struct engross_span span, size_t end, bool accent,
                        bool curly)
{
	const struct check *check = marks->check;
	size_t from;

	if (!is_letter(point_before(check, start, span.start, &from)) ||
	    !is_letter(point_at(check, span.end, end)))
		return;
	if (accent)
		report(marks, span, "an accent stands for an apostrophe", "’", (struct engross_span){ 0, 0 }, NULL);
	else
		note_apostrophe(marks, span, word_around(check, start, span.start, span.end, end), curly);
}

size_t quotes_mark(struct marks *marks, size_t block, size_t start, size_t at, size_t end, bool aside)
{
	const unsigned char *p = (const unsigned char *)marks->check->text + at;
	struct nesting *nesting = aside ? &marks->quotes.aside : &marks->quotes.text;
	struct engross_span span = { at, at + 1 };

	if (p[0] == '"') {
		straight_mark(marks, nesting, block, start, at, end);
	} else if (p[0] == '\'' || p[0] == '`') {
		single_mark(marks, start, span, end, p[0] == '`', false);
	} else if (p[0] == 0xC2 && at + 2 <= end) {
		span.end = at + 2;
		if (p[1] == 0xB4)
			single_mark(marks, start, span, end, true, false);
		else if (p[1] == 0xAB || p[1] == 0xBB)
			double_mark(marks, nesting, p[1] == 0xAB ? MARK_LEFT_ANGLE : MARK_RIGHT_ANGLE, block, start, span,
			            end);
	} else if (p[0] == 0xE2 && at + 3 <= end && p[1] == 0x80) {
		span.end = at + 3;
		if (p[2] == 0x99)
			single_mark(marks, start, span, end, false, true);
		else if (p[2] == 0x9C || p[2] == 0x9D || p[2] == 0x9E)
			double_mark(marks, nesting,
			            p[2] == 0x9C   ? MARK_LEFT
			            : p[2] == 0x9D ? MARK_RIGHT
			                           : MARK_LOW,
			            block, start, span, end);
	}
	return span.end;
}

/* The next block of running text after BLOCK, or NO_INDEX. */
static size_t next_text(const struct check *check, size_t block)
{
	for (size_t i = block + 1; i < check->n_blocks && i < block + 200; i++) {
		enum engross_block_kind kind = block_at(check, i)->kind;
		if (kind != ENGROSS_BLOCK_FOOTNOTE && kind != ENGROSS_BLOCK_NOTE && kind != ENGROSS_BLOCK_FURNITURE &&
		    kind != ENGROSS_BLOCK_CHROME)
			return i;
	}
	return ENGROSS_NO_INDEX;
}

/* Whether the paragraph in block NEXT opens with the bytes of MARK, or with a closing angle. */
static bool reopens(const struct check *check, size_t next, const struct open_mark *open)
{
	const struct engross_block *block = block_at(check, next);
	size_t n = open->span.end - open->span.start;

	if (block->body.end - block->body.start < n)
		return false;
	return !memcmp(check->text + block->body.start, check->text + open->span.start, n) ||
	       (open->mark == MARK_LEFT_ANGLE && point_at(check, block->body.start, block->body.end) == 0xBB);
}

/* A quotation goes on in the next paragraph when its sentence or its marks do, and may when it began a paragraph
   or leads on to a list. */
static bool stays_open(const struct check *check, size_t block, size_t next, struct open_mark *open)
{
	const struct engross_block *ended = block_at(check, block);

	if (next == ENGROSS_NO_INDEX)
		return false;
	if (block_at(check, next)->continues <= block || reopens(check, next, open))
		return true;
	open->begins =
		open->begins || find_ending(check, ended->body.start, ended->body.end).kind == ENDING_COLON;
	return open->begins && next - open->block < PARAGRAPHS_MAX;
}

void quotes_end_block(struct marks *marks, size_t block, bool aside)
{
	struct nesting *nesting = aside ? &marks->quotes.aside : &marks->quotes.text;
	unsigned kept = 0;
	size_t next;

	nesting->lost = 0;
	if (!nesting->depth)
		return;
	next = aside ? ENGROSS_NO_INDEX : next_text(marks->check, block);
	for (unsigned i = 0; i < nesting->depth; i++) {
		struct open_mark *open = &nesting->open[i];

		if (stays_open(marks->check, block, next, open))
			nesting->open[kept++] = *open;
		else if (marks->quotes.directed)
			report_unclosed(marks, open);
	}
	nesting->depth = kept;
}

/* One finding for a document that has both styles, at the first of the rarer one. */
static void report_styles(struct marks *marks)
{
	const struct quotes *quotes = &marks->quotes;
	bool straight = quotes->straight.count <= quotes->curly.count;
	const struct style_count *rare = straight ? &quotes->straight : &quotes->curly;
	const struct style_count *usual = straight ? &quotes->curly : &quotes->straight;

	if (!rare->count)
		return;
	report(marks, rare->first,
	       format_message(marks->check,
	                      "%s quotation marks here; %zu of %zu quotations of the document have %s ones",
	                      straight ? "straight" : "curly", usual->count, usual->count + rare->count,
	                      straight ? "curly" : "straight"),
	       NULL, usual->first, "the other style");
}

static void report_apostrophes(struct marks *marks)
{
	const struct quotes *quotes = &marks->quotes;
	bool straight = quotes->straight_apostrophes.count <= quotes->curly_apostrophes.count;

	if (!quotes->mixed_straight.end)
		return;
	report(marks, straight ? quotes->mixed_straight : quotes->mixed_curly,
	       straight ? "a straight apostrophe here, a curly one in the same word elsewhere"
	                : "a curly apostrophe here, a straight one in the same word elsewhere",
	       straight ? "’" : "'", straight ? quotes->mixed_curly : quotes->mixed_straight, "the other one");
}

void quotes_finish(struct marks *marks)
{
	report_styles(marks);
	report_apostrophes(marks);
}
