/* What makes words a note by or to a translator or editor. */
#include "scan.h"

#include <string.h>

/* What follows a form that would else be a word like another. */
enum sign {
	SIGN_NONE = 0, /* a word, or nothing that separates */
	SIGN_COMMA,
	SIGN_STOP,     /* the form ends in a full stop */
	SIGN_CLOSED,   /* the bracket ends here */
	SIGN_DASH,
	SIGN_COLON
};

static enum sign sign_after(const struct notes_scan *scan, size_t at, size_t end)
{
	bool stop = at > 0 && scan->text[at - 1] == '.';

	while (at < end && (scan->text[at] == ' ' || scan->text[at] == '.'))
		at++;
	if (at >= end)
		return SIGN_CLOSED;
	if (scan->text[at] == ':' || scan->text[at] == '=')
		return SIGN_COLON;
	if (scan->text[at] == '-' && at + 1 < end && scan->text[at + 1] == ' ')
		return SIGN_DASH;
	if (stop)
		return SIGN_STOP;
	return scan->text[at] == ',' || scan->text[at] == ';' ? SIGN_COMMA : SIGN_NONE;
}

/* "N. del T.", "NDLR": an abbreviation that means nothing else. */
static size_t match_sure(const struct notes_scan *scan, const struct notes_key *key, enum notes_code *code)
{
	size_t n = notes_match(&scan->forms, NOTES_TRANSLATOR_SURE, key, 0);

	*code = NOTES_CODE_TRANSLATOR;
	if (!n) {
		n = notes_match(&scan->forms, NOTES_EDITOR_SURE, key, 0);
		*code = NOTES_CODE_EDITOR;
	}
	return n ? key->after[n - 1] : 0;
}

/* A role at word FROM of KEY; its words. */
static size_t match_role(const struct notes_scan *scan, const struct notes_key *key, size_t from,
                         enum notes_code *code)
{
	size_t n = notes_match(&scan->forms, NOTES_TRANSLATOR_ROLE, key, from);

	*code = NOTES_CODE_TRANSLATOR;
	if (!n) {
		n = notes_match(&scan->forms, NOTES_EDITOR_ROLE, key, from);
		*code = NOTES_CODE_EDITOR;
	}
	return n;
}

/* "Note to the translator", "Nota del revisor"; "Translator's note", "Editorial comment". */
static size_t match_grammar(const struct notes_scan *scan, const struct notes_key *key, enum notes_code *code)
{
	size_t head = notes_match(&scan->forms, NOTES_HEAD, key, 0), at = head, role;

	if (head) {
		for (size_t n; (n = notes_match(&scan->forms, NOTES_LINK, key, at)) > 0;)
			at += n;
		role = match_role(scan, key, at, code);
		return role ? key->after[at + role - 1] : 0;
	}
	role = match_role(scan, key, 0, code);
	head = role ? notes_match(&scan->forms, NOTES_HEAD, key, role) : 0;
	return head ? key->after[role + head - 1] : 0;
}

/* "Tr:", "[Ed.]": an abbreviation that needs its bracket and a mark behind it. */
static size_t match_short(const struct notes_scan *scan, const struct notes_key *key, size_t end,
                          char in_bracket, enum notes_code *code)
{
	size_t n = notes_match(&scan->forms, NOTES_TRANSLATOR_SHORT, key, 0), after;
	enum sign sign;

	*code = NOTES_CODE_TRANSLATOR;
	if (!n) {
		n = notes_match(&scan->forms, NOTES_EDITOR_SHORT, key, 0);
		*code = NOTES_CODE_EDITOR;
	}
	if (!n)
		return 0;
	after = key->after[n - 1];
	sign = sign_after(scan, after, end);
	if (sign == SIGN_COLON)
		return after;
	if (in_bracket != '[' || sign <= SIGN_COMMA || (sign == SIGN_STOP && *code == NOTES_CODE_EDITOR))
		return 0;
	return after;
}

/* "[Translator: ...]", "[Note: ...]". */
static size_t match_alone(const struct notes_scan *scan, const struct notes_key *key, size_t end,
                          enum notes_code *code)
{
	size_t n = match_role(scan, key, 0, code);

	if (!n) {
		n = notes_match(&scan->forms, NOTES_HEAD, key, 0);
		*code = NOTES_CODE_EDITOR;
	}
	return n && sign_after(scan, key->after[n - 1], end) == SIGN_COLON ? key->after[n - 1] : 0;
}

/* Bytes that hold the first three letters of nearly every text. */
#define GLANCE ((size_t)12)

/* Whether the first letters of [START, END) begin an entry of one of the LISTS: a glance that saves reading
   on. */
static bool may_begin(const struct notes_scan *scan, size_t start, size_t end, bool joined, uint32_t lists)
{
	struct notes_key key;

	notes_key_read(&key, scan->text, start, end - start > GLANCE ? start + GLANCE : end, joined);
	return !key.count || !key.text[1] ||
	       notes_forms_may_begin(&scan->forms, lists, key.text, 0, strlen(key.text));
}

size_t notes_is_note(const struct notes_scan *scan, size_t start, size_t end, char in_bracket,
                     enum notes_code *code)
{
	struct notes_key joined, words;
	size_t after = 0;

	joined.count = words.count = 0;
	if (may_begin(scan, start, end, true, NOTES_ABBREVIATIONS)) {
		notes_key_read(&joined, scan->text, start, end, true);
		after = match_sure(scan, &joined, code);
	}
	if (after)
		return after;
	if (may_begin(scan, start, end, false, NOTES_OF_NOTES & ~NOTES_ABBREVIATIONS))
		notes_key_read(&words, scan->text, start, end, false);
	after = match_grammar(scan, &words, code);
	/* "(comments by reviewers were taken in)" is no note. */
	if (after && in_bracket == '(' && sign_after(scan, after, end) == SIGN_NONE)
		return 0;
	if (after || !in_bracket)
		return after;
	after = match_short(scan, &joined, end, in_bracket, code);
	if (!after && in_bracket == '[')
		after = match_alone(scan, &words, end, code);
	return after;
}
