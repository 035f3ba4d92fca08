/* Placeholders and doubts without brackets: "____", "Rev.X", "61/XX", "XX June", "TBD", "??". */
#include "scan.h"

#include <string.h>

/* A longer run of underscores is a ruled line, unless something asks for an entry. */
#define RULE_MIN ((size_t)12)
/* How far a ruled line is followed. */
#define RULE_REACH ((size_t)200)

static size_t run_end(const struct notes_scan *scan, size_t at)
{
	size_t end = at;

	while (end < scan->length && scan->text[end] == scan->text[at])
		end++;
	return end;
}

static char before(const struct notes_scan *scan, size_t at)
{
	return at > 0 ? scan->text[at - 1] : '\n';
}

static char after(const struct notes_scan *scan, size_t at)
{
	return at < scan->length ? scan->text[at] : '\n';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t notes_doubt(struct notes_scan *scan, size_t at)
{
	size_t end = run_end(scan, at);

	/* Letters on both sides: a character that a conversion lost. So is a long row. */
	if (end - at >= 2 && end - at < 4 && !(notes_is_word_before(scan, at) && notes_is_word_at(scan, end)) &&
	    !notes_is_chrome(scan, at))
		notes_report(scan, NOTES_CODE_INSTRUCTION, at, end, "a doubt was left in the text", false);
	return end;
}

/* Whether the run of underscores [AT, END) is a ruled line: alone in its line, or long after a sentence. */
static bool is_rule(const struct notes_scan *scan, size_t at, size_t end)
{
	size_t i = at, j = end;

	while (i > 0 && at - i < RULE_REACH && scan->text[i - 1] == ' ')
		i--;
	while (j < scan->length && j - end < RULE_REACH && (scan->text[j] == ' ' || scan->text[j] == '_'))
		j++;
	if (before(scan, i) == '\n' && (after(scan, j) == '\n' || end - at >= RULE_MIN))
		return true;
	return end - at >= RULE_MIN &&
	       (before(scan, i) == '.' || before(scan, i) == '_' || before(scan, i) == '/');
}

size_t notes_blank(struct notes_scan *scan, size_t at)
{
	size_t end = run_end(scan, at);
	bool in_symbol = end - at >= 2 && (before(scan, at) == '/' || before(scan, at) == '.') &&
	                 !notes_is_word_at(scan, end);

	if ((end - at >= 4 || in_symbol) && !is_rule(scan, at, end) && !notes_is_chrome(scan, at))
		notes_report(scan, NOTES_CODE_PLACEHOLDER, at, end, NULL, false);
	return end;
}

/* Whether one of WORDS stands before AT; *START is where it begins. A space between them does not matter. */
static bool follows(const struct notes_scan *scan, size_t at, const char *const *words, size_t *start)
{
	size_t end = at > 0 && scan->text[at - 1] == ' ' ? at - 1 : at;

	for (; *words; words++) {
		size_t n = strlen(*words);

		if (end >= n && !memcmp(scan->text + end - n, *words, n) && !notes_is_word_before(scan, end - n)) {
			*start = end - n;
			return true;
		}
	}
	return false;
}

/* Whether the word at AT, or after "de", is the name of a month. */
static bool is_month(const struct notes_scan *scan, size_t at, size_t end)
{
	struct notes_key key;

	notes_key_read(&key, scan->text, at, end, false);
	return notes_match(&scan->forms, NOTES_MONTH, &key, 0) > 0 ||
	       (key.count > 1 && !strncmp(key.text, "de ", 3) &&
	        notes_match(&scan->forms, NOTES_MONTH, &key, 1) > 0);
}

static bool has_month_before(const struct notes_scan *scan, size_t at)
{
	size_t end = at, start;

	while (end > 0 && scan->text[end - 1] == ' ')
		end--;
	for (start = end; start > 0 && end - start < 16 && notes_is_word_before(scan, start); start--)
		;
	return end < at && start < end && is_month(scan, start, end);
}

/* Whether nothing follows END that would make the X before it a Roman numeral: "XX-O/02", "XIV.1". */
static bool is_bounded(const struct notes_scan *scan, size_t end)
{
	char next = after(scan, end);

	return !notes_is_word_at(scan, end) && !(next == '-' && notes_is_word_at(scan, end + 1)) &&
	       !(next == '.' && is_digit(after(scan, end + 1)));
}

/* The run [*START, *END) of X as part of a number: "20XX", "61/XX", "XX/XX". Widens it. */
static bool is_in_number(const struct notes_scan *scan, size_t *start, size_t *end)
{
	size_t from = *start, to = *end;
	char x = scan->text[from];
	bool number = is_digit(before(scan, from));

	if (before(scan, from) == '/' && from > 1 &&
	    (is_digit(scan->text[from - 2]) || scan->text[from - 2] == x))
		number = true;
	if (after(scan, to) == '/' && ((after(scan, to + 1) == x && after(scan, to + 2) == x) ||
	                               (before(scan, from) == ' ' && is_digit(after(scan, to + 1)))))
		number = true;
	if (!number)
		return false;
	while (from > 0 &&
	       (is_digit(scan->text[from - 1]) || scan->text[from - 1] == '/' || scan->text[from - 1] == x))
		from--;
	while (to < scan->length && (is_digit(scan->text[to]) || scan->text[to] == '/' || scan->text[to] == x))
		to++;
	from += scan->text[from] == '/';
	to -= scan->text[to - 1] == '/';
	if (notes_is_word_at(scan, to) || (after(scan, to) == '-' && notes_is_word_at(scan, to + 1)))
		return false;
	*start = from;
	*end = to;
	return true;
}

/* "Rev.X", "L.X", "RES. XX": X in the place of a number. */
static bool is_after_keyword(const struct notes_scan *scan, size_t *start, size_t end)
{
	static const char *const one[] = { "Rev.", "rev.", "REV.", "Add.", "add.", "Corr.", "corr.", "L.", NULL };
	static const char *const two[] = { "RES.", "RES/", "DEC.", "doc.", "doc/", NULL };

	if (scan->text[*start] != 'X' || !is_bounded(scan, end))
		return false;
	if (follows(scan, *start, one, start))
		return true;
	return end - *start > 1 && follows(scan, *start, two, &(size_t){ 0 });
}

size_t notes_letters(struct notes_scan *scan, size_t at)
{
	size_t start = at, end = run_end(scan, at), run = end - at;
	bool placeholder;

	if (notes_is_word_before(scan, at) && !is_digit(before(scan, at)))
		return end;
	placeholder = is_after_keyword(scan, &start, end);
	if (!placeholder && run > 1) {
		placeholder = is_in_number(scan, &start, &end) ||
		              (is_bounded(scan, end) && !is_digit(before(scan, at)) &&
		               (run > 3 || has_month_before(scan, at) ||
		                (after(scan, end) == ' ' &&
		                 is_month(scan, end, end + 24 < scan->length ? end + 24 : scan->length))));
	}
	if (placeholder && !notes_is_chrome(scan, start))
		notes_report(scan, NOTES_CODE_PLACEHOLDER, start, end, NULL, false);
	return end;
}

size_t notes_word(struct notes_scan *scan, size_t at)
{
	size_t end = at;
	struct notes_key key;

	while (end < scan->length && scan->text[end] >= 'A' && scan->text[end] <= 'Z')
		end++;
	if (end - at < 3 || notes_is_word_before(scan, at) || notes_is_word_at(scan, end))
		return end;
	notes_key_read(&key, scan->text, at, end, false);
	if (notes_is(&scan->forms, NOTES_PLACEHOLDER_WORD, &key) && !notes_is_chrome(scan, at))
		notes_report(scan, NOTES_CODE_PLACEHOLDER, at, end, NULL, false);
	return end;
}
