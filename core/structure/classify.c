/* What each block is: one pass, with the part of the act that was reached as state. */
#include "structure/classify.h"

#include <string.h>

#include "structure/chrome.h"
#include "structure/masthead.h"
#include "structure/shape.h"

/* A head has no more lines than this; what is longer is text without a head. */
#define HEAD_BLOCKS ((size_t)80)
/* A paragraph that ends with a full stop and is longer is no line of a head. */
#define HEAD_SENTENCE ((size_t)70)
#define OPENER_MAX ((size_t)220)
#define RESOLVES_MAX ((size_t)160)
#define HEADING_MAX ((size_t)140)
/* Lead words are looked for in so many bytes of a long paragraph. */
#define LEAD_MAX ((size_t)72)

/* One block while it is judged. */
struct look {
	size_t index;
	struct engross_block *block;
	struct engross__trait *trait;
	const char *text;
	size_t length;
	struct engross__folded folded; /* of the body */
	struct engross__lex_hit hit;   /* at its beginning */
	size_t lead;                   /* folded bytes of the lead words */
	bool preamble, operative;      /* what the lead words are */
};

static void refold(const struct engross__classifier *c, struct look *look)
{
	const struct engross_block *block = look->block;
	size_t length = engross__span_length(block->body);

	engross__lexicon_fold(&look->folded, c->b->text + block->body.start, length,
	                      c->part == ENGROSS__PART_HEAD ? ENGROSS__FOLD_MAX
	                      : length <= OPENER_MAX        ? OPENER_MAX
	                                                    : LEAD_MAX);
	engross__lexicon_match(c->b->lexicon, &look->folded, 0, &look->hit);
}

/* Numbers that make a list long enough for what looks like a year to be the next: some may have been taken out. */
#define NEARLY_THOUSAND 900

/* Takes the marker off. */
static void read_marker(struct engross__classifier *c, struct look *look)
{
	struct engross__marker marker;
	struct engross_block *block = look->block;
	const char *language = c->b->document->language;
	bool arabic = language && !strcmp(language, "ar");

	block->body = block->span;
	if (!engross__marker_read(&marker, look->text, look->length, arabic) &&
	    (c->reached < NEARLY_THOUSAND || !engross__marker_read_long(&marker, look->text, look->length)))
		return;
	if (marker.style == ENGROSS__MARKER_DECIMAL || marker.style == ENGROSS__MARKER_DECIMAL_BRACE)
		c->reached = marker.number;
	look->trait->style = (uint8_t)marker.style;
	block->marker = (struct engross_span){ block->span.start, block->span.start + marker.length };
	block->body.start = block->span.start + (marker.skip < look->length ? marker.skip : look->length);
	block->number = marker.number;
	block->level = marker.depth;
}

static void drop_marker(struct look *look)
{
	look->trait->style = ENGROSS__MARKER_NONE;
	look->block->marker = (struct engross_span){ 0, 0 };
	look->block->body = look->block->span;
	look->block->number = 0;
	look->block->level = 0;
}

static void set_lead(struct look *look, size_t folded_bytes)
{
	size_t start = look->block->body.start;

	if (folded_bytes)
		look->block->lead = (struct engross_span){ start, start + look->folded.origin[folded_bytes] };
}

/* An asterisk after a word that calls a note, anywhere in the text; looked for once. */
static bool asterisk_calls(struct engross__classifier *c)
{
	const char *text = c->b->text, *end = text + c->b->length, *p = text;

	if (c->asterisk >= 0)
		return c->asterisk;
	c->asterisk = 0;
	while ((p = memchr(p, '*', (size_t)(end - p)))) {
		if (p > text && !strchr(" \t\r\n*([", p[-1]) && (p + 1 == end || strchr(" \t\r\n*,.;:)", p[1]))) {
			c->asterisk = 1;
			break;
		}
		p++;
	}
	return c->asterisk;
}

static bool is_footnote(struct engross__classifier *c, struct look *look)
{
	struct engross__label label;
	struct engross_block *block = look->block;

	if (!engross__label_read(&label, look->text, look->length)) {
		if (look->trait->footnote)
			read_marker(c, look);
		return look->trait->footnote;
	}
	if (label.style == '*' && !look->trait->footnote && !asterisk_calls(c))
		return false;
	block->marker = (struct engross_span){ block->span.start, block->span.start + label.length };
	block->body = (struct engross_span){ block->span.start + label.skip, block->span.end };
	block->number = label.number;
	return true;
}

/* "Page 2", "A/RES/61/180 3": what heads and foots pages. */
static bool is_furniture(const struct engross__classifier *c, const struct look *look)
{
	size_t n = engross__span_length(c->running), at;

	if (look->length > 80)
		return false;
	if (engross__shape_furniture(look->text, look->length))
		return true;
	if (n && look->length >= n && c->part != ENGROSS__PART_HEAD &&
	    !memcmp(look->text, c->b->text + c->running.start, n)) {
		at = n;
		while (at < look->length && look->text[at] == ' ')
			at++;
		if (at == look->length || engross__shape_furniture(look->text + at, look->length - at))
			return true;
	}
	if (!engross__lex_has(&look->hit, ENGROSS__LEX_PAGE) || look->length > 24)
		return false;
	at = look->hit.length[ENGROSS__LEX_PAGE];
	while (look->folded.text[at] == ' ')
		at++;
	return look->folded.text[at] >= '0' && look->folded.text[at] <= '9';
}

static bool is_note(const struct engross__classifier *c, const struct look *look)
{
	struct engross__lex_hit hit;
	size_t at = 1;

	if (look->length < 4 || look->text[0] != '[' || look->text[look->length - 1] != ']')
		return false;
	while (look->folded.text[at] == ' ')
		at++;
	engross__lexicon_match(c->b->lexicon, &look->folded, at, &hit);
	return engross__lex_has(&hit, ENGROSS__LEX_NOTE);
}

/* "ANNEX", "Annex II", "ANEXO A: Formulario"; not "Annex II to the report lists". */
static bool is_annex(const struct look *look)
{
	const char *text = look->folded.text;
	size_t at;

	if (!engross__lex_has(&look->hit, ENGROSS__LEX_ANNEX) || look->trait->style ||
	    look->length > HEADING_MAX || look->trait->lower || look->trait->end == ENGROSS__END_SEMICOLON ||
	    look->trait->end == ENGROSS__END_COMMA)
		return false;
	at = look->hit.length[ENGROSS__LEX_ANNEX];
	if (!text[at] || strchr(":.-\n", text[at]))
		return look->trait->end != ENGROSS__END_STOP || !text[at];
	if ((unsigned char)text[at] >= 0x80)
		return true; /* 附件一 */
	if (text[at] == ' ')
		at++;
	for (size_t n = 0; text[at] && text[at] != ' '; at++, n++)
		if (!strchr("ivxlcdm0123456789abcdefgh.:-/*", text[at]) || n > 7)
			return false;
	/* The number is followed by nothing, or by a title and no verb: capitals, or a sign. */
	if (!text[at] || strchr(":.-", text[at - 1]) || text[at + 1] == '-')
		return true;
	return look->trait->caps;
}

static bool is_opener(const struct engross__classifier *c, const struct look *look)
{
	size_t matched;

	if (look->trait->style || !engross__lex_has(&look->hit, ENGROSS__LEX_OPENER) ||
	    look->length > OPENER_MAX || look->trait->lower)
		return false;
	matched = look->hit.length[ENGROSS__LEX_OPENER];
	/* A whole name alone on its line is one without its comma, too. */
	if (matched > 8 && matched + 1 >= look->folded.length && look->trait->end != ENGROSS__END_STOP)
		return c->part != ENGROSS__PART_HEAD || look->trait->end == ENGROSS__END_COMMA;
	if (look->trait->end != ENGROSS__END_COMMA && look->trait->end != ENGROSS__END_COLON)
		return false;
	if (c->part != ENGROSS__PART_HEAD && c->part != ENGROSS__PART_BODY && look->length > 120)
		return false;
	return matched > 8 ||
	       engross__lexicon_find(c->b->lexicon, &look->folded, 0, ENGROSS__LEX_ORGAN, NULL).end > 0;
}

/* "RESOLVES:", "WE DECLARE THE IMPORTANCE OF:", "Décide :" */
static bool is_resolves(const struct look *look)
{
	return !look->trait->style && engross__lex_has(&look->hit, ENGROSS__LEX_RESOLVES) &&
	       look->trait->end == ENGROSS__END_COLON && look->length <= RESOLVES_MAX && !look->trait->lower &&
	       (look->trait->caps || look->hit.length[ENGROSS__LEX_RESOLVES] + 4 >= (int)look->folded.length);
}

/* A quotation set as a paragraph: it opens with a mark, after a colon or closed by one. */
static bool is_quote(const struct engross__classifier *c, const struct look *look)
{
	static const char *const openers[] = { "“", "«", "„", "\"", "‘", "「" };
	const struct engross__builder *b = c->b;
	bool opens = false;

	if (look->trait->quoted)
		return true;
	for (size_t i = 0; i < sizeof(openers) / sizeof(*openers) && !opens; i++)
		opens = look->length > 20 && !strncmp(look->text, openers[i], strlen(openers[i]));
	if (!opens || !look->index)
		return false;
	return b->traits[look->index - 1].end == ENGROSS__END_COLON ||
	       b->blocks[look->index - 1].kind == ENGROSS_BLOCK_QUOTE;
}

static bool is_closing(const struct engross__classifier *c, const struct look *look)
{
	/* "Adopted at the 545th meeting by ten votes to none", and the lines that go with it. */
	if (engross__lex_has(&look->hit, ENGROSS__LEX_ADOPTION) && look->length <= OPENER_MAX &&
	    !look->trait->style)
		return true;
	if (c->closed && look->trait->gap == ENGROSS__GAP_LINE && !look->trait->style)
		return true;
	if (look->length > 90 || look->trait->style || look->trait->end != ENGROSS__END_OPEN)
		return false;
	if (c->closed && engross__masthead_is_date(c->b, &look->folded))
		return true;
	return engross__lexicon_find(c->b->lexicon, &look->folded, 0, ENGROSS__LEX_MEETING, NULL).end > 0;
}

/* "Article 1", "Capítulo II. De los faroles"; not "Article 1 says". */
static bool is_numbered_heading(const struct look *look)
{
	const char *text = look->folded.text;
	size_t at;

	if (!engross__lex_has(&look->hit, ENGROSS__LEX_HEADING) || look->trait->style || look->trait->lower ||
	    look->trait->end == ENGROSS__END_COLON)
		return false;
	at = look->hit.length[ENGROSS__LEX_HEADING];
	if (text[at] != ' ' || !(at += 1 + strspn(text + at + 1, "ivxlc0123456789")) || text[at - 1] == ' ')
		return false;
	return !text[at] || (strchr(".:-", text[at]) && look->trait->end == ENGROSS__END_OPEN);
}

static bool is_heading(const struct look *look)
{
	if (look->trait->heading)
		return true;
	if (look->length > HEADING_MAX || look->trait->end == ENGROSS__END_SEMICOLON ||
	    look->trait->end == ENGROSS__END_COMMA)
		return false;
	if (look->trait->style == ENGROSS__MARKER_UPPER_ROMAN || look->trait->style == ENGROSS__MARKER_UPPER)
		return look->trait->end == ENGROSS__END_OPEN;
	/* A number alone on its line, too: "II". */
	if (!look->trait->style && look->length <= 5 && look->trait->end == ENGROSS__END_OPEN &&
	    strspn(look->text, "IVX") >= look->length)
		return true;
	if (!look->trait->style && look->trait->caps && look->trait->end != ENGROSS__END_STOP)
		return true;
	return is_numbered_heading(look);
}

/* Ends the head at hand before block END. */
static void leave_head(struct engross__classifier *c, size_t end, bool opens)
{
	bool fill = c->first_head;

	if (c->part != ENGROSS__PART_HEAD)
		return;
	engross__masthead_finish(c->b, c->head, end, fill, opens);
	if (fill) {
		c->running = c->b->masthead.symbol;
		c->first_head = false;
	}
	c->part = ENGROSS__PART_BODY;
}

/* A preambular clause, or the heading of some. */
static void enter_preamble(struct engross__classifier *c, struct look *look, bool led)
{
	leave_head(c, look->index, true);
	c->part = ENGROSS__PART_PREAMBLE;
	c->closed = false;
	look->block->kind = ENGROSS_BLOCK_PREAMBLE;
	if (!led) {
		look->block->parent = c->heading;
		return;
	}
	set_lead(look, look->lead);
	c->heading = ENGROSS_NO_INDEX;
	if (look->trait->end == ENGROSS__END_COLON && look->folded.length <= look->lead + 8)
		c->heading = look->index;
}

static void enter_operative(struct engross__classifier *c, struct look *look)
{
	leave_head(c, look->index, true);
	c->part = ENGROSS__PART_OPERATIVE;
	c->heading = ENGROSS_NO_INDEX;
	look->block->kind = ENGROSS_BLOCK_OPERATIVE;
	set_lead(look, look->lead);
}

static bool ends_as_clause(const struct look *look)
{
	return look->trait->end == ENGROSS__END_COMMA || look->trait->end == ENGROSS__END_SEMICOLON;
}

static bool is_clause(const struct look *look)
{
	return engross__lex_has(&look->hit, ENGROSS__LEX_CLAUSE);
}

/* A lead of a preamble where one may begin: it ends as a clause does, or heads some, or stands in capitals. */
static bool leads_preamble(const struct engross__classifier *c, const struct look *look)
{
	if (!look->preamble || look->trait->style)
		return false;
	/* Russian clauses begin with a small letter; elsewhere that is the rest of a sentence. */
	if (look->trait->lower && ((unsigned char)look->text[0] < 0xD0 || !ends_as_clause(look)))
		return false;
	if (look->operative && !ends_as_clause(look))
		return false;
	if (ends_as_clause(look) || look->trait->end == ENGROSS__END_COLON)
		return true;
	return c->part == ENGROSS__PART_PREAMBLE ||
	       engross__shape_caps(engross__builder_at(c->b, look->block->body), look->folded.origin[look->lead]);
}

/* What every part may hold; false where it is none of that. */
static bool judge_common(struct engross__classifier *c, struct look *look)
{
	struct engross_block *block = look->block;

	if (look->trait->chrome) {
		block->kind = ENGROSS_BLOCK_CHROME;
	} else if (is_furniture(c, look)) {
		block->kind = ENGROSS_BLOCK_FURNITURE;
	} else if (is_note(c, look)) {
		block->kind = ENGROSS_BLOCK_NOTE;
	} else {
		return false;
	}
	drop_marker(look);
	return true;
}

/* The lines between acts: an opener, the line that resolves, an annex, the symbol of the next act. */
static bool judge_turn(struct engross__classifier *c, struct look *look)
{
	struct engross_block *block = look->block;
	bool series;

	if (is_annex(look)) {
		leave_head(c, look->index, false);
		c->section = (unsigned)++c->b->sections;
		block->kind = ENGROSS_BLOCK_ANNEX;
		c->part = ENGROSS__PART_BODY;
		c->annexed = true;
		c->heading = ENGROSS_NO_INDEX;
		return true;
	}
	if (is_opener(c, look)) {
		bool own = !c->b->masthead.body.end;
		leave_head(c, look->index, true);
		block->kind = ENGROSS_BLOCK_OPENER;
		if (own)
			c->b->masthead.body = engross__masthead_body(c->b, look->index);
		c->part = ENGROSS__PART_PREAMBLE;
		c->heading = ENGROSS_NO_INDEX;
		c->closed = false;
		return true;
	}
	if (is_resolves(look)) {
		leave_head(c, look->index, true);
		block->kind = ENGROSS_BLOCK_RESOLVES;
		set_lead(look, look->hit.length[ENGROSS__LEX_RESOLVES]);
		c->part = ENGROSS__PART_OPERATIVE;
		c->heading = ENGROSS_NO_INDEX;
		return true;
	}
	if (c->part != ENGROSS__PART_HEAD && look->length <= 120 && look->trait->gap >= ENGROSS__GAP_BLANK &&
	    engross__shape_symbol(look->text, look->length, &series) == look->length && !series) {
		c->part = ENGROSS__PART_HEAD;
		c->head = look->index;
		c->section = 0;
		block->kind = ENGROSS_BLOCK_SYMBOL;
		return true;
	}
	return false;
}

static void judge_body(struct engross__classifier *c, struct look *look)
{
	struct engross_block *block = look->block;
	bool title = c->annexed && !look->trait->style && look->trait->open && look->length <= HEADING_MAX;

	c->part = ENGROSS__PART_BODY;
	c->annexed = false;
	if (title || is_heading(look))
		block->kind = ENGROSS_BLOCK_HEADING;
	else if (look->trait->style || look->trait->depth)
		block->kind = ENGROSS_BLOCK_ITEM;
	else if (is_quote(c, look))
		block->kind = ENGROSS_BLOCK_QUOTE;
	else
		block->kind = ENGROSS_BLOCK_TEXT;
}

/* A numbered paragraph where a head is expected: more than a line of a table of contents. */
static bool is_head_item(const struct look *look)
{
	if (!look->trait->style || look->trait->style == ENGROSS__MARKER_UPPER ||
	    look->trait->style == ENGROSS__MARKER_UPPER_ROMAN)
		return false;
	return look->length > 60 || (!look->trait->open && engross__span_length(look->block->body) > 10);
}

static void judge_head(struct engross__classifier *c, struct look *look)
{
	struct engross_block *block = look->block;
	bool sentence =
		(look->trait->end == ENGROSS__END_STOP && look->length > HEAD_SENTENCE) || look->length > 500;
	bool symbol, series;

	if (leads_preamble(c, look) || (is_clause(look) && ends_as_clause(look))) {
		enter_preamble(c, look, look->lead > 0);
		return;
	}
	symbol = engross__shape_symbol(look->text, look->length, &series) != 0 ||
	         engross__shape_heading_number(look->text, look->length) != 0;
	if (is_head_item(look)) {
		leave_head(c, look->index, false);
		/* An act may be given without its preamble; a list without a symbol above it is none. */
		if (look->operative && look->trait->style == ENGROSS__MARKER_DECIMAL &&
		    (c->b->masthead.symbol.end || c->b->masthead.adoption.end))
			enter_operative(c, look);
		else
			judge_body(c, look);
		return;
	}
	if (look->index - c->head > HEAD_BLOCKS || look->trait->depth || look->trait->quoted ||
	    ((sentence || ends_as_clause(look)) && !symbol &&
	     engross__masthead_line(c->b, look->index, &look->folded) == ENGROSS_BLOCK_MASTHEAD)) {
		leave_head(c, look->index, false);
		judge_body(c, look);
		return;
	}
	drop_marker(look);
	block->kind = engross__masthead_line(c->b, look->index, &look->folded);
}

/* A marker in the preamble: clauses under a heading may be counted; else the operative part has begun. */
static bool counts_clauses(const struct engross__classifier *c, const struct look *look)
{
	if (look->trait->style != ENGROSS__MARKER_DECIMAL)
		return true;
	return c->heading != ENGROSS_NO_INDEX && (is_clause(look) || !look->operative) && ends_as_clause(look);
}

static void judge_preamble(struct engross__classifier *c, struct look *look)
{
	if (is_heading(look) && !look->preamble) {
		look->block->kind = ENGROSS_BLOCK_HEADING;
		return;
	}
	if (look->trait->style) {
		if (counts_clauses(c, look))
			enter_preamble(c, look, false);
		else
			enter_operative(c, look);
	} else if (leads_preamble(c, look)) {
		enter_preamble(c, look, true);
	} else if (look->operative && !look->trait->lower) {
		enter_operative(c, look);
	} else if (is_quote(c, look)) {
		look->block->kind = ENGROSS_BLOCK_QUOTE;
	} else if (ends_as_clause(look) || is_clause(look) ||
	           (c->heading != ENGROSS_NO_INDEX && look->trait->end != ENGROSS__END_STOP)) {
		enter_preamble(c, look, false);
	} else {
		look->block->kind = ENGROSS_BLOCK_TEXT;
	}
}

static void judge_operative(struct engross__classifier *c, struct look *look)
{
	struct engross_block *block = look->block;

	if (is_closing(c, look)) {
		block->kind = ENGROSS_BLOCK_CLOSING;
		c->closed = true;
	} else if (leads_preamble(c, look) && ends_as_clause(look)) {
		enter_preamble(c, look, true);
	} else if (is_heading(look)) {
		block->kind = ENGROSS_BLOCK_HEADING;
	} else if (c->closed) {
		block->kind = ENGROSS_BLOCK_TEXT;
	} else if (look->trait->style || look->trait->depth || (look->operative && !look->trait->lower)) {
		enter_operative(c, look);
	} else if (is_quote(c, look)) {
		block->kind = ENGROSS_BLOCK_QUOTE;
	} else {
		block->kind = ENGROSS_BLOCK_TEXT;
	}
}

void engross__classifier_judge(struct engross__classifier *c, size_t index)
{
	struct engross__builder *b = c->b;
	struct look look = { .index = index, .block = &b->blocks[index], .trait = &b->traits[index] };

	look.text = engross__builder_at(b, look.block->span);
	look.length = engross__span_length(look.block->span);
	read_marker(c, &look);
	refold(c, &look);
	look.block->section = c->section;
	if (judge_common(c, &look))
		return;
	if (is_footnote(c, &look)) {
		look.trait->style = ENGROSS__MARKER_NONE;
		look.block->kind = ENGROSS_BLOCK_FOOTNOTE;
		look.block->level = 0;
		return;
	}
	look.lead = engross__lexicon_lead(b->lexicon, &look.folded, 0, &look.preamble, &look.operative);
	if (judge_turn(c, &look)) {
		look.block->section = c->section;
		return;
	}
	switch (c->part) {
	case ENGROSS__PART_HEAD: judge_head(c, &look); break;
	case ENGROSS__PART_PREAMBLE: judge_preamble(c, &look); break;
	case ENGROSS__PART_OPERATIVE: judge_operative(c, &look); break;
	case ENGROSS__PART_BODY:
		if (leads_preamble(c, &look) && (ends_as_clause(&look) || look.trait->end == ENGROSS__END_COLON))
			enter_preamble(c, &look, true);
		else
			judge_body(c, &look);
		break;
	}
}

void engross__classifier_init(struct engross__classifier *c, struct engross__builder *b)
{
	memset(c, 0, sizeof(*c));
	c->b = b;
	c->first_head = true;
	c->heading = ENGROSS_NO_INDEX;
	c->asterisk = -1;
}

void engross__classifier_finish(struct engross__classifier *c)
{
	leave_head(c, c->b->count, false);
	engross__chrome_mark_foot(c->b);
}
