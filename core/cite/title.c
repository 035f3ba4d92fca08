/* Titles, word by word. */
#include "cite/title.h"

#include <string.h>

#define MAX_WORDS 120
#define MAX_TITLE ((size_t)600)
/* How far behind a citation its title may be quoted: "resolution X of the Commission (CIM), "Title"". */
#define TITLE_REACH ((size_t)90)

struct word {
	const char *text;
	size_t length;
	bool comma; /* one follows */
};

/* The length of the quotation mark at P, 0 none; *CLOSES says which it may be: 1 opens, 2 closes, 3 either.
   */
static size_t quote(const char *p, size_t left, int *closes)
{
	static const struct {
		const char *mark;
		int closes;
	} marks[] = {
		{ "\"", 3 }, { "\xE2\x80\x9C", 1 }, { "\xE2\x80\x9D", 2 }, { "\xC2\xAB", 1 }, { "\xC2\xBB", 2 }
	};

	if (*p != '"' && *p != '\xE2' && *p != '\xC2')
		return 0; /* nearly every character */
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		size_t n = strlen(marks[i].mark);
		if (n <= left && !memcmp(p, marks[i].mark, n)) {
			*closes = marks[i].closes;
			return n;
		}
	}
	return 0;
}

static struct engross_span trim(const struct engross__scanner *s, size_t start, size_t end)
{
	while (start < end && strchr(" \n\t\r", s->text[start]))
		start++;
	while (end > start && strchr(" \n\t\r,.;", s->text[end - 1]))
		end--;
	return (struct engross_span){ start, end };
}

/* The quotation that opens at AT: what is in it, or an empty span. */
static struct engross_span quoted(const struct engross__scanner *s, size_t at)
{
	struct engross_span none = { at, at };
	int closes;
	size_t n = quote(s->text + at, s->length - at, &closes), i;

	if (!n || !(closes & 1))
		return none;
	for (i = at + n; i < s->length && i - at < MAX_TITLE; i++) {
		if (s->text[i] == '\n' && i + 1 < s->length && s->text[i + 1] == '\n')
			return none;
		if (quote(s->text + i, s->length - i, &closes) && (closes & 2))
			return trim(s, at + n, i);
	}
	return none;
}

struct engross_span engross__title_find(const struct engross__scanner *s, size_t start, size_t end)
{
	struct engross_span none = { end, end };
	size_t p = end, i;
	int closes;

	/* "Title" [AG/RES. 1957 (XXXIII-O/03)] */
	if (start && (s->text[start - 1] == '[' || s->text[start - 1] == '(')) {
		size_t back = start - 1, n;
		while (back && strchr(" \n", s->text[back - 1]) && start - back < 8)
			back--;
		for (n = 1; n <= 3 && n <= back; n++)
			if (quote(s->text + back - n, n, &closes) == n && (closes & 2))
				break;
		if (n <= 3 && n <= back)
			for (i = back - n; i > 0 && back - i < MAX_TITLE && s->text[i] != '\n'; i--)
				if (quote(s->text + i - 1, s->length - i + 1, &closes) && (closes & 1))
					return trim(s, i - 1 + quote(s->text + i - 1, s->length - i + 1, &closes), back - n);
		return none;
	}
	/* , "Title"; with a few words between the citation and the comma. */
	for (i = p; i < s->length && i - end < TITLE_REACH; i++) {
		if (strchr(";:.\n", s->text[i]) || quote(s->text + i, s->length - i, &closes))
			return none;
		if (s->text[i] == ',') {
			size_t q = engross__scan_space(s, i + 1);
			if (q < s->length && quote(s->text + q, s->length - q, &closes))
				return quoted(s, q);
			if (i == end)
				return none; /* another clause begins right here */
		}
	}
	return none;
}

size_t engross__title_end(const struct engross__scanner *s, size_t at)
{
	size_t n;
	int closes;

	while (at < s->length && s->text[at] == ',')
		at++;
	n = at < s->length ? quote(s->text + at, s->length - at, &closes) : 0;
	return at + n;
}

static bool word_byte(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The length of a mark at I that is no part of a word: quotation marks, single ones too unless a letter
   follows. */
static size_t mark_at(const char *text, size_t length, size_t i)
{
	static const char *const singles[] = { "\xE2\x80\x98", "\xE2\x80\x99", "'" };
	int closes;
	size_t n;

	/* The dashes U+2010 to U+2015, which a record may have and the text has as hyphens. */
	if (length - i >= 3 && !memcmp(text + i, "\xE2\x80", 2) && ((unsigned char)text[i + 2] & 0xF8) == 0x90)
		return 3;
	n = quote(text + i, length - i, &closes);
	for (size_t k = 0; !n && k < 3; k++) {
		size_t size = strlen(singles[k]);
		if (size <= length - i && !memcmp(text + i, singles[k], size) &&
		    (k == 0 || !i || !word_byte((unsigned char)text[i - 1]) || i + size >= length ||
		     !word_byte((unsigned char)text[i + size])))
			n = size;
	}
	return n;
}

static size_t split(const char *text, size_t length, struct word *words)
{
	size_t n = 0, i = 0;

	while (i < length && n < MAX_WORDS) {
		size_t start, mark = mark_at(text, length, i);

		if (mark || !word_byte((unsigned char)text[i])) {
			if (text[i] == ',' && n)
				words[n - 1].comma = true;
			i += mark ? mark : 1;
			continue;
		}
		start = i;
		while (i < length && (word_byte((unsigned char)text[i]) || text[i] == '\'') &&
		       !mark_at(text, length, i))
			i++;
		words[n++] = (struct word){ text + start, i - start, false };
	}
	return n;
}

/* The letter at I of W in lower case, an accented Latin-1 letter too; apostrophes as one. */
static bool same_word(const struct word *a, const struct word *b)
{
	size_t i = 0, j = 0;

	while (i < a->length && j < b->length) {
		unsigned char x = (unsigned char)a->text[i], y = (unsigned char)b->text[j];
		bool apostrophe_x = x == 0xE2 && i + 2 < a->length && !memcmp(a->text + i, "\xE2\x80\x99", 3);
		bool apostrophe_y = y == 0xE2 && j + 2 < b->length && !memcmp(b->text + j, "\xE2\x80\x99", 3);
		if ((apostrophe_x || x == '\'') && (apostrophe_y || y == '\'')) {
			i += apostrophe_x ? 3 : 1;
			j += apostrophe_y ? 3 : 1;
			continue;
		}
		if (x >= 'A' && x <= 'Z')
			x |= 32;
		if (y >= 'A' && y <= 'Z')
			y |= 32;
		if (x != y && !((x ^ y) == 32 && x >= 0x80 && i && (unsigned char)a->text[i - 1] == 0xC3))
			return false;
		i++;
		j++;
	}
	return i == a->length && j == b->length;
}

static bool small_word(const struct engross__word_list *small, const struct word *w)
{
	for (size_t i = 0; small && i < small->count; i++) {
		struct word s = { small->words[i].text, small->words[i].length, false };
		if (same_word(w, &s))
			return true;
	}
	return false;
}

static bool all_small(const struct engross__word_list *small, const struct word *words, size_t from,
                      size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!small_word(small, &words[i]))
			return false;
	return true;
}

static bool same(const struct word *a, const struct word *b)
{
	return a->comma == b->comma && same_word(a, b);
}

/* The words [from, to) of the record as they stand there, commas included. */
static void put_replacement(struct engross__title_difference *out, const struct word *words, size_t from,
                            size_t to)
{
	const char *start = words[from].text, *end = words[to - 1].text + words[to - 1].length;
	size_t n = (size_t)(end - start);

	if (n < sizeof(out->replacement)) {
		memcpy(out->replacement, start, n);
		out->replacement[n] = '\0';
	}
}

/* The words [from, to) as the text has them, with the commas of the record: its capitals and line ends stay.
   */
static void put_commas(struct engross__title_difference *out, const struct word *words,
                       const struct word *record, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		const char *end = i + 1 < to ? words[i + 1].text : words[i].text + words[i].length,
				   *behind = words[i].text + words[i].length;

		/* Behind a bracket that closes, if it stands there on record. */
		while (behind < end && *behind != ' ' && *behind != '\n' && *behind != ',' &&
		       record[i].text[record[i].length] != ',')
			behind++;
		for (const char *p = words[i].text; p < end && n + 2 < sizeof(out->replacement); p++) {
			if (p == behind && record[i].comma)
				out->replacement[n++] = ',';
			if (*p != ',' || p < words[i].text + words[i].length)
				out->replacement[n++] = *p;
		}
	}
	out->replacement[n + 2 < sizeof(out->replacement) ? n : 0] = '\0';
}

static bool has_small_letters(const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text[i] >= 'a' && text[i] <= 'z')
			return true;
	return false;
}

static bool words_same(const struct word *a, size_t na, const struct word *b, size_t nb)
{
	if (na != nb)
		return false;
	for (size_t i = 0; i < na; i++)
		if (!same_word(&a[i], &b[i]))
			return false;
	return true;
}

static size_t shared(const struct word *a, size_t na, const struct word *b, size_t nb)
{
	size_t n = 0;

	for (size_t i = 0; i < na; i++)
		for (size_t j = 0; j < nb; j++)
			if (same_word(&a[i], &b[j])) {
				n++;
				break;
			}
	return n;
}

void engross__title_compare(const char *text, struct engross_span span, const char *record,
                            const struct engross__word_list *small, struct engross__title_difference *out)
{
	struct word a[MAX_WORDS], b[MAX_WORDS];
	size_t na = split(text + span.start, span.end - span.start, a), nb = split(record, strlen(record), b);
	size_t head = 0, tail = 0, from, to_a, to_b;

	memset(out, 0, sizeof(*out));
	if (na)
		a[na - 1].comma = false;
	if (nb)
		b[nb - 1].comma = false;
	while (head < na && head < nb && same(&a[head], &b[head]))
		head++;
	if (head == na && head == nb)
		return;
	/* Cut behind a word, whatever follows it on record. */
	if (head + 1 == na && nb > na && same_word(&a[head], &b[head]))
		head = na;
	while (tail < na - head && tail < nb - head && same(&a[na - 1 - tail], &b[nb - 1 - tail]))
		tail++;
	out->span = span;
	if (head == na && nb > na) {
		out->kind = TITLE_TRUNCATED;
		out->what = "the title goes on";
		return;
	}
	if (words_same(a, na, b, nb)) {
		size_t i = 0;
		while (a[i].comma == b[i].comma)
			i++;
		out->kind = TITLE_COMMA;
		out->what = b[i].comma ? "a comma is missing" : "there is no comma there";
	} else if (all_small(small, a, head, na - tail) && all_small(small, b, head, nb - tail)) {
		out->kind = TITLE_ARTICLE;
		out->what = "an article or a preposition differs";
	} else if (shared(a, na, b, nb) * 2 < na) {
		out->kind = TITLE_OTHER;
		out->what = "it is another title";
		return;
	} else {
		out->kind = TITLE_WORDS;
		out->what = "words differ";
	}
	/* A word on either side keeps the edit readable, and never empty. */
	from = head ? head - (out->kind != TITLE_COMMA) : 0;
	to_a = na - tail + (tail != 0);
	to_b = nb - tail + (tail != 0);
	if (out->kind != TITLE_COMMA && head && na - tail == head && a[head - 1].comma && tail) {
		from = head; /* behind a comma the word after it is held on to: the comma stays where it is */
	} else if (out->kind != TITLE_COMMA && head && na - tail == head) {
		/* Something is only missing: the word before it is enough to hold on to. */
		to_a = head;
		to_b = nb - tail;
	}
	if (to_a > from && to_b > from) {
		out->span.start = (size_t)(a[from].text - text);
		out->span.end = (size_t)(a[to_a - 1].text + a[to_a - 1].length - text);
		if (out->kind == TITLE_COMMA)
			put_commas(out, a, b, from, to_a);
		else if (has_small_letters(record, strlen(record)) ||
		         !has_small_letters(text + span.start, span.end - span.start))
			put_replacement(out, b, from, to_b);
	}
}
