/* From lines to paragraphs: one line each, lines apart by empty ones, or lines wrapped at a column. */
#include <string.h>

#include "base/memory.h"
#include "structure/builder.h"
#include "structure/classify.h"
#include "structure/marker.h"
#include "structure/shape.h"

/* Lines wider than this are not taken for wrapped ones. */
#define WRAP_MAX ((size_t)110)
/* The lines that the layout is judged by. */
#define SAMPLE_LINES ((size_t)1500)
#define LOOK_AHEAD 6

struct line {
	size_t start, end; /* without white space around; equal when empty */
	size_t next;       /* where the next line begins */
	bool page;         /* a form feed stands before the text */
};

struct splitter {
	struct engross__builder *b;
	struct engross__classifier *classifier;
	char stop;     /* the byte that ends a line */
	bool wrapped;  /* the text is wrapped at a column */
	size_t column; /* about there */
	size_t hint;   /* hints taken so far */
	unsigned chrome, quoted;
	struct engross__trait hinted; /* what the hints say of the block that begins */
	bool begins;                  /* a hint says that a block begins at the line at hand */
};

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

static struct line line_at(const struct splitter *s, size_t at)
{
	const char *text = s->b->text;
	const char *stop = memchr(text + at, s->stop, s->b->length - at);
	size_t end = stop ? (size_t)(stop - text) : s->b->length;
	struct line line = { at, end, stop ? end + 1 : end, false };

	while (line.start < line.end && is_space(text[line.start]))
		line.page |= text[line.start++] == '\f';
	while (line.end > line.start && is_space(text[line.end - 1]))
		line.end--;
	return line;
}

static size_t width_of(const struct splitter *s, const struct line *line)
{
	return engross__shape_width(s->b->text + line->start, line->end - line->start);
}

/* Judges by the first lines whether the text is wrapped, and where: the column that one in three lines with a
   line below them passes. */
static void judge_layout(struct splitter *s)
{
	size_t widths[WRAP_MAX + 1] = { 0 }, total = 0, wide = 0, all = 0, at = 0, passed = 0;
	struct line before = { 0, 0, 0, false };

	s->stop = '\n';
	if (!memchr(s->b->text, '\n', s->b->length) &&
	    memchr(s->b->text, '\r', s->b->length < 65536 ? s->b->length : 65536))
		s->stop = '\r';
	for (size_t n = 0; n < SAMPLE_LINES && at < s->b->length; n++) {
		struct line line = line_at(s, at);
		size_t width = width_of(s, &before);

		all += width;
		if (width > WRAP_MAX) {
			wide += width;
		} else if (width >= 30 && line.start < line.end) {
			widths[width]++;
			total++;
		}
		at = line.next;
		before = line;
	}
	all += width_of(s, &before);
	wide += width_of(s, &before) > WRAP_MAX ? width_of(s, &before) : 0;
	s->wrapped = total && wide * 2 < all;
	for (s->column = WRAP_MAX; s->column > 30; s->column--) {
		passed += widths[s->column];
		if (passed * 3 > total)
			break;
	}
}

/* Takes the hints up to the line that begins at AT. */
static void take_hints(struct splitter *s, size_t at)
{
	const engross_document *d = s->b->document;

	s->begins = false;
	memset(&s->hinted, 0, sizeof(s->hinted));
	for (; s->hint < d->n_hints && d->hints[s->hint].at <= at; s->hint++) {
		const struct engross__hint *hint = &d->hints[s->hint];

		switch (hint->hint) {
		case ENGROSS_HINT_CHROME: s->chrome = hint->value != 0; break;
		case ENGROSS_HINT_QUOTE: s->quoted = hint->value != 0; break;
		case ENGROSS_HINT_HEADING:
			s->hinted.heading = (uint8_t)(hint->value > 0 && hint->value < 7 ? hint->value : 6);
			s->begins = true;
			break;
		case ENGROSS_HINT_ITEM:
			s->hinted.depth = (uint8_t)(hint->value > 0 && hint->value < 32 ? hint->value : 1);
			s->begins = true;
			break;
		case ENGROSS_HINT_FOOTNOTE:
			s->hinted.footnote = true;
			s->begins = true;
			break;
		case ENGROSS_HINT_PARAGRAPH: s->begins = true; break;
		default: break;
		}
	}
	s->hinted.chrome = s->chrome;
	s->hinted.quoted = s->quoted;
}

static size_t first_word(const struct splitter *s, const struct line *line)
{
	const char *text = s->b->text;
	size_t at = line->start;

	while (at < line->end && !is_space(text[at]) && at < line->start + WRAP_MAX)
		at++;
	return at - line->start;
}

/* The width that the lines around hold to: the widest from BEFORE on, a few lines far. */
static size_t local_column(const struct splitter *s, const struct line *before)
{
	size_t widest = 0;
	struct line line = *before;

	for (int i = 0; i < LOOK_AHEAD && line.start < line.end; i++) {
		size_t width = width_of(s, &line);
		if (width > widest && width <= WRAP_MAX)
			widest = width;
		if (line.next >= s->b->length)
			break;
		line = line_at(s, line.next);
	}
	return widest < s->column ? widest : s->column;
}

/* The line is only a symbol, a page number or the like: it stands by itself. */
static bool stands_alone(const struct splitter *s, const struct line *line)
{
	const char *text = s->b->text + line->start;
	size_t length = line->end - line->start;
	bool series;

	return length <= 120 &&
	       (engross__shape_furniture(text, length) || engross__shape_symbol(text, length, &series) == length);
}

/* "AG/RES. 2162" with "(XXXVI-O/06)" on the next line. */
static bool completes_symbol(const struct splitter *s, const struct line *before, const struct line *line)
{
	const char *text = s->b->text;
	bool series;

	return text[line->start] == '(' && text[line->end - 1] == ')' && line->end - line->start < 20 &&
	       before->end - before->start < 40 &&
	       !memchr(text + before->start, '(', before->end - before->start) &&
	       engross__shape_symbol(text + before->start, before->end - before->start, &series) && !series;
}

static bool begins_with_lead(const struct splitter *s, const struct line *line)
{
	struct engross__folded folded;
	struct engross__lex_hit hit;
	bool preamble, operative;

	engross__lexicon_fold(&folded, s->b->text + line->start, line->end - line->start, 80);
	if (engross__lexicon_lead(s->b->lexicon, &folded, 0, &preamble, &operative))
		return true;
	engross__lexicon_match(s->b->lexicon, &folded, 0, &hit);
	return engross__lex_has(&hit, ENGROSS__LEX_RESOLVES);
}

/* A line of the masthead that says all it has to say. */
static bool is_head_word(const struct splitter *s, const struct line *line)
{
	struct engross__folded folded;
	struct engross__lex_hit hit;

	engross__lexicon_fold(&folded, s->b->text + line->start, line->end - line->start, 80);
	engross__lexicon_match(s->b->lexicon, &folded, 0, &hit);
	return (engross__lex_has(&hit, ENGROSS__LEX_HEAD) && hit.length[ENGROSS__LEX_HEAD] == folded.length) ||
	       (engross__lex_has(&hit, ENGROSS__LEX_DRAFT) && hit.length[ENGROSS__LEX_DRAFT] == folded.length);
}

static bool both_caps(const struct splitter *s, const struct line *before, const struct line *line)
{
	const char *text = s->b->text;

	return engross__shape_caps(text + line->start, line->end - line->start) &&
	       engross__shape_caps(text + before->start, before->end - before->start);
}

/* One capitalized or short word alone on its line, as some web pages break them. */
static bool is_lone_word(const struct splitter *s, const struct line *line)
{
	size_t length = line->end - line->start;
	const char *text = s->b->text + line->start;

	if (length > 16 || memchr(text, ' ', length))
		return false;
	return length <= 3 || engross__shape_caps(text, length);
}

/* "Mr. Moses M.", "No.", "Mr.": a stop that ends no sentence. */
static bool ends_with_initial(const struct splitter *s, const struct line *line)
{
	const char *text = s->b->text;
	size_t from = line->end - 1;

	if (text[from] != '.')
		return false;
	while (from > line->start && !is_space(text[from - 1]))
		from--;
	return line->end - from <= 4 && text[from] >= 'A' && text[from] <= 'Z';
}

/* In text that is wrapped: whether LINE goes on with the paragraph of BEFORE. */
static bool goes_on_wrapped(const struct splitter *s, const struct line *before, const struct line *line,
                            int end, bool marked)
{
	const char *text = s->b->text;
	size_t width = width_of(s, before);

	if (end == ENGROSS__END_STOP && ends_with_initial(s, before))
		end = ENGROSS__END_OPEN;
	if (width > WRAP_MAX && end != ENGROSS__END_OPEN)
		return false;
	if (marked)
		return end == ENGROSS__END_OPEN && width * 4 >= s->column * 3;
	if (engross__shape_lower(text + line->start, line->end - line->start))
		return true;
	if (end != ENGROSS__END_OPEN && begins_with_lead(s, line))
		return false;
	if (end == ENGROSS__END_OPEN && (both_caps(s, before, line) || is_lone_word(s, before)))
		return !is_head_word(s, before);
	if (end == ENGROSS__END_OPEN || end == ENGROSS__END_COMMA)
		return s->column >= 40 && width * 5 >= s->column * 3;
	return width + 1 + first_word(s, line) > local_column(s, before);
}

static bool goes_on(const struct splitter *s, const struct line *before, const struct line *line)
{
	const char *text = s->b->text;
	struct engross__marker marker;
	struct engross__label label;
	bool marked;
	int end;

	if (s->begins || before->end - before->start > 3 * WRAP_MAX ||
	    (!s->wrapped && width_of(s, before) > WRAP_MAX))
		return false;
	if (completes_symbol(s, before, line))
		return true;
	if (stands_alone(s, line) || stands_alone(s, before))
		return false;
	if (engross__label_read(&label, text + line->start, line->end - line->start))
		return false;
	marked = engross__marker_read(&marker, text + line->start, line->end - line->start, false);
	end = engross__shape_end(text + before->start, before->end - before->start);
	/* ", and" at the end of a line ends no clause. */
	if (end == ENGROSS__END_COMMA && engross__shape_open(text + before->start, before->end - before->start))
		end = ENGROSS__END_OPEN;
	if (s->wrapped)
		return goes_on_wrapped(s, before, line, end, marked);
	if (marked || (end != ENGROSS__END_OPEN && end != ENGROSS__END_COMMA))
		return false;
	if (engross__shape_lower(text + line->start, line->end - line->start))
		return true;
	return end == ENGROSS__END_OPEN && width_of(s, line) <= WRAP_MAX && both_caps(s, before, line) &&
	       !is_head_word(s, before);
}

static bool add_block(struct splitter *s, const struct line *line, enum engross__gap gap)
{
	struct engross__builder *b = s->b;
	struct engross_block *block;

	if (!engross__grow(b->allocator, &b->blocks, &b->capacity, b->count + 1, sizeof(*b->blocks)) ||
	    !engross__grow(b->allocator, &b->traits, &b->traits_capacity, b->count + 1, sizeof(*b->traits)))
		return false;
	block = &b->blocks[b->count];
	memset(block, 0, sizeof(*block));
	block->span = (struct engross_span){ line->start, line->end };
	block->parent = block->continues = ENGROSS_NO_INDEX;
	b->traits[b->count] = s->hinted;
	b->traits[b->count].gap = (uint8_t)gap;
	b->count++;
	return true;
}

/* The last block is whole: its traits, then what it is, while its text is still in the cache. */
static void finish_block(struct splitter *s)
{
	struct engross__builder *b = s->b;
	size_t i = b->count - 1;
	const char *text = b->text + b->blocks[i].span.start;
	size_t length = engross__span_length(b->blocks[i].span);

	b->traits[i].end = (uint8_t)engross__shape_end(text, length);
	b->traits[i].open = engross__shape_open(text, length) && b->traits[i].end != ENGROSS__END_SEMICOLON;
	b->traits[i].lower = engross__shape_lower(text, length);
	b->traits[i].caps = engross__shape_caps(text, length);
	engross__classifier_judge(s->classifier, i);
}

bool engross__paragraphs_split(struct engross__builder *b, struct engross__classifier *classifier)
{
	struct splitter s = { .b = b, .classifier = classifier };
	struct line before = { 0, 0, 0, false };
	enum engross__gap gap = ENGROSS__GAP_NONE;
	size_t rested = 0;

	if (!b->length)
		return true;
	judge_layout(&s);
	for (size_t at = 0; at < b->length;) {
		struct line line = line_at(&s, at);

		engross__document_pass(b->document, at, &rested);
		at = line.next;
		if (line.page)
			gap = ENGROSS__GAP_PAGE;
		if (line.start == line.end) {
			if (gap == ENGROSS__GAP_LINE)
				gap = ENGROSS__GAP_BLANK;
			continue;
		}
		take_hints(&s, line.start);
		if (b->count >= b->most || (gap == ENGROSS__GAP_LINE && goes_on(&s, &before, &line))) {
			b->blocks[b->count - 1].span.end = line.end;
		} else {
			if (b->count)
				finish_block(&s);
			if (!add_block(&s, &line, gap))
				return false;
		}
		before = line;
		gap = ENGROSS__GAP_LINE;
	}
	if (b->count)
		finish_block(&s);
	return true;
}
