/* Brackets and parentheses: notes, instructions, placeholders, [sic], and what is left to negotiation.c. */
#include "scan.h"

#include <string.h>

/* How many brackets inside one another are followed. */
#define DEPTH_MAX 64
/* A bracket that closes further away is taken for one that does not. */
#define REACH ((size_t)8192)
/* A note may run on over paragraphs this far when it closes there. */
#define NOTE_REACH ((size_t)4096)
/* A bracket that ends in a question mark and is no longer than this is somebody's doubt. */
#define DOUBT_MAX ((size_t)40)

size_t notes_find_close(const struct notes_scan *scan, size_t at, size_t limit)
{
	char open = scan->text[at], close = open == '[' ? ']' : ')';
	int depth = 0;

	if (limit - at > REACH)
		limit = at + REACH;
	for (size_t i = at; i < limit; i++) {
		if (scan->text[i] == open && ++depth > DEPTH_MAX)
			return NOTES_OPEN;
		if (scan->text[i] == close && --depth == 0)
			return i;
	}
	return NOTES_OPEN;
}

/* What the bracket at work holds. */
struct content {
	char bracket;
	size_t at, end;      /* of all, brackets included */
	size_t from, to;     /* of what is inside, without outer spaces */
	bool closed;
	struct notes_key key;
};

static void trim(const struct notes_scan *scan, struct content *c)
{
	static const char marks[] = "\xC2\xA1\xC2\xBF"; /* the opening marks of Spanish */

	while (c->from < c->to && (scan->text[c->from] == ' ' || scan->text[c->from] == '\n'))
		c->from++;
	while (c->to - c->from > 2 && (!memcmp(scan->text + c->from, marks, 2) ||
	                               !memcmp(scan->text + c->from, marks + 2, 2)))
		c->from += 2;
	while (c->to > c->from && (scan->text[c->to - 1] == ' ' || scan->text[c->to - 1] == '\n'))
		c->to--;
	if (!c->closed)
		c->end = c->to > c->from ? c->to : c->at + 1;
}

static bool read_content(struct notes_scan *scan, struct content *c, size_t at)
{
	size_t limit = notes_paragraph_end(scan, at), close = notes_find_close(scan, at, limit);

	c->bracket = scan->text[at];
	c->at = at;
	c->closed = close != NOTES_OPEN;
	c->from = at + 1;
	c->to = c->closed ? close : limit;
	c->end = c->closed ? close + 1 : limit;
	trim(scan, c);
	return c->closed || c->bracket == '[' || c->to > c->from;
}

/* A note can be deleted; an instruction is to be done first, a placeholder to be filled in. */
static void report(struct notes_scan *scan, const struct content *c, enum notes_code code,
                   const char *unclosed)
{
	bool delete = c->closed && (code == NOTES_CODE_TRANSLATOR || code == NOTES_CODE_EDITOR);

	notes_report(scan, code, c->at, c->end, c->closed ? NULL : unclosed, delete);
}

/* A note by or to somebody. */
static bool take_note(struct notes_scan *scan, struct content *c)
{
	enum notes_code code;

	if (!notes_is_note(scan, c->from, c->to, c->bracket, &code))
		return false;
	if (!c->closed) {
		size_t limit = scan->length - c->at < NOTE_REACH ? scan->length : c->at + NOTE_REACH;
		size_t close = notes_find_close(scan, c->at, limit);

		if (close != NOTES_OPEN) {
			c->closed = true;
			c->end = close + 1;
		}
	}
	report(scan, c, code,
	       code == NOTES_CODE_TRANSLATOR
	           ? "a translator's note was left in the text; its bracket is not closed"
	           : "an editor's note was left in the text; its bracket is not closed");
	return true;
}

/* "AR/CH/FR to ...": languages that a line is meant for. */
static bool is_for_languages(const struct notes_scan *scan, const struct content *c)
{
	size_t i = c->from, codes = 0;

	for (; i + 2 <= c->to && scan->text[i] >= 'A' && scan->text[i] <= 'Z' && scan->text[i + 1] >= 'A' &&
	       scan->text[i + 1] <= 'Z';
	     i++) {
		codes++;
		i += 2;
		if (i >= c->to || scan->text[i] != '/')
			break;
	}
	return codes > 1 && i < c->to &&
	       (scan->text[i] == ':' || !strncmp(scan->text + i, " to ", c->to - i < 4 ? c->to - i : 4));
}

static bool is_doubt(const struct notes_scan *scan, const struct content *c)
{
	if (!c->closed || c->to == c->from || c->to - c->from > DOUBT_MAX)
		return false;
	if (c->bracket == '(') {
		for (size_t i = c->from; i < c->to; i++)
			if (scan->text[i] != '?')
				return false;
		return true;
	}
	return scan->text[c->to - 1] == '?';
}

/* The words of an instruction, and nothing or a mark or a word of what it is about behind it. */
static bool is_instruction(const struct notes_scan *scan, const struct content *c)
{
	size_t n, after;

	if (notes_is(&scan->forms, NOTES_INSTRUCTION, &c->key))
		return c->closed;
	if (c->bracket == '(')
		return false;
	n = notes_match(&scan->forms, NOTES_INSTRUCTION_LEAD, &c->key, 0);
	if (!n)
		n = notes_match(&scan->forms, NOTES_INSTRUCTION_SHOUT, &c->key, 0);
	if (n && c->key.after[n - 1] < c->to && scan->text[c->key.after[n - 1]] == ':')
		return true;
	n = notes_match(&scan->forms, NOTES_INSTRUCTION, &c->key, 0);
	if (!n)
		return false;
	if (n < c->key.count && notes_match(&scan->forms, NOTES_INSTRUCTION_WITH, &c->key, n))
		return true;
	for (after = c->key.after[n - 1]; after < c->to && scan->text[after] == ' '; after++)
		;
	return after < c->to && memchr(":,;!?-.(", scan->text[after], 8) != NULL;
}

static bool take_instruction(struct notes_scan *scan, const struct content *c)
{
	if (!is_instruction(scan, c) && !is_doubt(scan, c) && !(c->bracket == '[' && is_for_languages(scan, c)))
		return false;
	report(scan, c, NOTES_CODE_INSTRUCTION, "an instruction was left in the text; its bracket is not closed");
	return true;
}

/* Nothing inside, or what stands for it: "xx", "__", a bullet, "20XX". */
static bool is_blank(const struct notes_scan *scan, const struct content *c)
{
	size_t letters = 0;

	for (size_t i = c->from; i < c->to; i++) {
		char b = scan->text[i];

		if (b == 'X' || b == 'x' || b == 'N' || b == 'n')
			letters++;
		else if (b == (char)0xE2 && i + 2 < c->to && (!memcmp(scan->text + i, "•", 3) ||
		                                             !memcmp(scan->text + i, "●", 3) ||
		                                             !memcmp(scan->text + i, "▪", 3)))
			i += 2;
		else if (!(b == '_' || b == ' ' || b == '#' || b == '/' || b == '-' || b == '*' ||
		           (b >= '0' && b <= '9')))
			return false;
	}
	if (c->from == c->to)
		return true;
	for (size_t i = c->from; i < c->to; i++)
		if (scan->text[i] >= '0' && scan->text[i] <= '9')
			return letters > 1; /* "20XX"; a number by itself is a footnote mark */
	/* "[x]" is a box that somebody ticked, "[*]" and "[/]" are marks of footnotes. */
	if (c->to - c->from == 1)
		return strchr("X#_", scan->text[c->from]) != NULL;
	return letters > 1 || (letters == 0 && scan->text[c->from] != '*' && scan->text[c->from] != '/' &&
	                       scan->text[c->from] != '-');
}

/* "insert", "to be completed", and what is to be inserted. */
static bool is_placeholder(const struct notes_scan *scan, const struct content *c)
{
	size_t n;

	if (c->bracket == '[' && notes_is(&scan->forms, NOTES_PLACEHOLDER, &c->key))
		return true;
	n = notes_match(&scan->forms, NOTES_PLACEHOLDER_LEAD, &c->key, 0);
	if (!n || c->bracket == '[')
		return n > 0;
	return c->key.whole && (n == c->key.count ||
	                        notes_match(&scan->forms, NOTES_PLACEHOLDER, &c->key, n) == c->key.count - n);
}

static bool take_placeholder(struct notes_scan *scan, const struct content *c)
{
	if (!(c->closed && c->bracket == '[' && is_blank(scan, c)) && !is_placeholder(scan, c))
		return false;
	report(scan, c, NOTES_CODE_PLACEHOLDER, "data still to be filled in; the bracket is not closed");
	return true;
}

/* A letter before or behind: "[i]mplement", "State[s]", an altered word of a quotation. */
static bool is_inside_word(const struct notes_scan *scan, const struct content *c)
{
	return c->closed && (notes_is_word_before(scan, c->at) || notes_is_word_at(scan, c->end));
}

size_t notes_bracket(struct notes_scan *scan, size_t at)
{
	struct content c;
	size_t end;

	if (notes_is_chrome(scan, at) || !read_content(scan, &c, at))
		return at + 1;
	if (take_note(scan, &c))
		return c.end;
	notes_key_read(&c.key, scan->text, c.from, c.to, false);
	if (c.closed && notes_is(&scan->forms, NOTES_SIC, &c.key)) {
		report(scan, &c, NOTES_CODE_SIC, NULL);
		return c.end;
	}
	if (is_inside_word(scan, &c))
		return at + 1;
	if (c.closed && notes_is(&scan->forms, NOTES_ILLEGIBLE, &c.key)) {
		notes_report(scan, NOTES_CODE_TRANSLATOR, c.at, c.end,
		             "the translator could not read the original here", false);
		return c.end;
	}
	/* What follows in parentheses makes it a link. */
	if (c.bracket == '[' && c.closed && c.end < scan->length && scan->text[c.end] == '(')
		return at + 1;
	if (take_instruction(scan, &c) || take_placeholder(scan, &c))
		return c.end;
	if (c.bracket == '(')
		return at + 1;
	end = notes_negotiation(scan, at, c.closed ? c.end - 1 : NOTES_OPEN);
	/* Notes inside are looked for; brackets inside belong to it. */
	if (end > scan->bracket_end)
		scan->bracket_end = end;
	return at + 1;
}
