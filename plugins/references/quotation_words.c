/* Words without what a quoter may change: case, quotation marks, hyphens, white space, footnote marks, [sic]. */
#include <string.h>

#include "quotation.h"

/* Where reading has got to. */
struct splitting {
	const struct references *r;
	const engross_document *document;
	const char *text;
	size_t at, end;
	size_t note, n_notes; /* the next footnote whose mark may come */
	size_t mark;          /* where it begins; past the text when there is none */
	int gap;
	struct quotation_word *out; /* NULL: they are only counted */
	size_t count;
};

/* The letter or digit at P: its length and, in *FOLDED, what it counts as; 0 when it is none. */
static size_t letter(const char *p, size_t left, unsigned *folded)
{
	unsigned char c = (unsigned char)p[0], d = left > 1 ? (unsigned char)p[1] : 0;

	*folded = c;
	if (c < 0x80) {
		if (c >= 'A' && c <= 'Z')
			*folded = c | 32u;
		return (*folded >= 'a' && *folded <= 'z') || (c >= '0' && c <= '9');
	}
	if (c == 0xC2 || c == 0xE2 || (c == 0xE3 && d == 0x80))
		return 0; /* signs, dashes and quotation marks; CJK punctuation */
	if (c == 0xC3 && d) {
		*folded = 0xC300u | (d | 0x20u);
		return 2;
	}
	/* Whatever else is taken for a letter, byte by byte. */
	return 1;
}

/* The bytes of the character at P, of well-formed UTF-8. */
static size_t size_of(const char *p)
{
	unsigned char c = (unsigned char)*p;

	return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

static int starts(const struct splitting *s, const char *what)
{
	size_t n = strlen(what);

	return n <= s->end - s->at && !memcmp(s->text + s->at, what, n);
}

/* Finds the next footnote mark at or behind where we are. */
static void find_mark(struct splitting *s)
{
	while (s->note < s->n_notes) {
		struct engross_span mark = s->r->host->footnote(s->document, s->note)->mark;
		s->mark = mark.start;
		if (mark.start >= s->at && mark.end > mark.start)
			return;
		s->note++;
	}
	s->mark = (size_t)-1;
}

/* Past the footnote mark that begins here. */
static void pass_mark(struct splitting *s)
{
	s->at = s->r->host->footnote(s->document, s->note)->mark.end;
	s->note++;
	find_mark(s);
}

/* What stands in brackets: "[i]mplement" is a letter, "[sic]" nothing, anything else has been put in or left
   out. */
static void read_bracket(struct splitting *s)
{
	const char *close = memchr(s->text + s->at, ']', s->end - s->at < 200 ? s->end - s->at : 200);
	size_t end = close ? (size_t)(close - s->text) + 1 : s->at + 1, length = end - s->at;
	unsigned folded;

	if (close && length <= 4 && end < s->end && letter(s->text + end, s->end - end, &folded)) {
		s->at++;
		return;
	}
	if (!(close && length == 5 && !memcmp(s->text + s->at, "[sic]", 5)))
		s->gap |= close != NULL;
	s->at = end;
}

/* The length of what may stand inside a word and does not count: an apostrophe, a closing bracket; 0 for
   anything else. */
static size_t inner_mark(const struct splitting *s)
{
	switch ((unsigned char)s->text[s->at]) {
	case '\'':
	case ']': return 1;
	case 0xE2: return starts(s, "\xE2\x80\x99") ? 3 : 0;
	default: return 0;
	}
}

/* Reads the word that begins here; brackets around its first letters are passed over. */
static void read_word(struct splitting *s)
{
	struct quotation_word word = { { s->at, s->at }, 1469598103934665603u, s->gap };
	unsigned folded;
	size_t n;

	while (s->at < s->end && s->at != s->mark) {
		n = letter(s->text + s->at, s->end - s->at, &folded);
		if (n) {
			word.hash = (word.hash ^ folded) * 1099511628211u;
			word.span.end = s->at + n;
		} else if (!(n = inner_mark(s))) {
			break;
		}
		s->at += n;
	}
	s->gap = 0;
	if (s->out)
		s->out[s->count] = word;
	s->count++;
}

static void split(struct splitting *s)
{
	unsigned folded;

	if (s->mark < s->at)
		find_mark(s);
	while (s->at < s->end) {
		unsigned char c = (unsigned char)s->text[s->at];
		if (s->at == s->mark) {
			pass_mark(s);
		} else if (letter(s->text + s->at, s->end - s->at, &folded)) {
			read_word(s);
		} else if (c == '[') {
			read_bracket(s);
		} else if ((c == 0xE2 && starts(s, "\xE2\x80\xA6")) || (c == '.' && starts(s, "..."))) {
			s->gap = 1;
			s->at += 3;
		} else {
			s->at += size_of(s->text + s->at);
		}
		if (s->mark < s->at)
			find_mark(s);
	}
}

static int is_text(const struct engross_block *b)
{
	return b->kind != ENGROSS_BLOCK_FOOTNOTE && b->kind != ENGROSS_BLOCK_FURNITURE &&
	       b->kind != ENGROSS_BLOCK_CHROME && b->kind != ENGROSS_BLOCK_NOTE;
}

static void begin(struct splitting *s, const struct references *r, const engross_document *document,
                  size_t note, struct quotation_word *out)
{
	*s = (struct splitting){ .r = r, .document = document, .note = note, .out = out };
	s->text = r->host->text(document, NULL);
	s->n_notes = r->host->footnote_count(document);
	find_mark(s);
}

enum engross_status quotation_split(const struct references *r, struct engross_span span, size_t *note,
                                    struct quotation_words *out)
{
	struct splitting s;

	out->items = NULL;
	/* They are counted first. */
	for (int filling = 0; filling < 2; filling++) {
		begin(&s, r, r->document, *note, out->items);
		s.at = span.start;
		s.end = span.end;
		split(&s);
		if (!filling && !(out->items = r->host->alloc(r->run, (s.count + 1) * sizeof(*out->items))))
			return ENGROSS_NOMEM;
	}
	out->text = s.text;
	out->count = s.count;
	*note = s.note;
	return ENGROSS_OK;
}

enum engross_status quotation_split_all(const struct references *r, const engross_document *document,
                                        struct quotation_words *out)
{
	struct splitting s;

	out->items = NULL;
	for (int filling = 0; filling < 2; filling++) {
		begin(&s, r, document, 0, out->items);
		for (size_t i = 0; i < r->host->block_count(document); i++) {
			const struct engross_block *b = r->host->block(document, i);
			s.at = b->span.start;
			s.end = is_text(b) ? b->span.end : s.at;
			split(&s);
		}
		if (!filling && !(out->items = r->host->alloc(r->run, (s.count + 1) * sizeof(*out->items))))
			return ENGROSS_NOMEM;
	}
	out->text = s.text;
	out->count = s.count;
	return ENGROSS_OK;
}
