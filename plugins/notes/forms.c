/* Word lists as sorted keys. */
#include "forms.h"

#include <stdlib.h>
#include <string.h>

static const char *const list_names[NOTES_LIST_COUNT] = {
	[NOTES_TRANSLATOR_SURE] = "notes.translator.sure",
	[NOTES_TRANSLATOR_SHORT] = "notes.translator.short",
	[NOTES_TRANSLATOR_ROLE] = "notes.translator.role",
	[NOTES_EDITOR_SURE] = "notes.editor.sure",
	[NOTES_EDITOR_SHORT] = "notes.editor.short",
	[NOTES_EDITOR_ROLE] = "notes.editor.role",
	[NOTES_HEAD] = "notes.head",
	[NOTES_LINK] = "notes.link",
	[NOTES_INSTRUCTION] = "notes.instruction",
	[NOTES_INSTRUCTION_WITH] = "notes.instruction.with",
	[NOTES_INSTRUCTION_LEAD] = "notes.instruction.lead",
	[NOTES_INSTRUCTION_SHOUT] = "notes.instruction.shout",
	[NOTES_ILLEGIBLE] = "notes.illegible",
	[NOTES_PLACEHOLDER] = "notes.placeholder",
	[NOTES_PLACEHOLDER_LEAD] = "notes.placeholder.lead",
	[NOTES_PLACEHOLDER_WORD] = "notes.placeholder.word",
	[NOTES_SIC] = "notes.sic",
	[NOTES_ALLOWED] = "notes.allowed",
	[NOTES_NEGOTIATION] = "notes.negotiation",
	[NOTES_AGAIN] = "notes.again",
	[NOTES_MONTH] = "months",
};

static bool is_joined(enum notes_list list)
{
	return list == NOTES_TRANSLATOR_SURE || list == NOTES_TRANSLATOR_SHORT || list == NOTES_EDITOR_SURE ||
	       list == NOTES_EDITOR_SHORT;
}

/* What the character at AT, *TAKEN bytes long, folds to: bytes in OUT, their number; -1: it ends a word. */
static int fold(const char *text, size_t at, size_t end, char out[2], size_t *taken)
{
	/* U+00C0 to U+00FF without their accents; '*' for what is no letter or needs two. */
	static const char latin[] = "aaaaaa*ceeeeiiii*nooooo*ouuuuy**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y";
	unsigned char c = (unsigned char)text[at], next = at + 1 < end ? (unsigned char)text[at + 1] : 0;

	*taken = 1;
	if (c >= 'A' && c <= 'Z')
		c = (unsigned char)(c - 'A' + 'a');
	out[0] = (char)c;
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return 1;
	if (c == '\'' || c == '`')
		return 0;
	*taken = 2;
	if (c == 0xC2 && next == 0xB4) /* the acute accent, for an apostrophe */
		return 0;
	if (c == 0xC3 && next >= 0x80 && latin[next - 0x80] != '*') {
		out[0] = latin[next - 0x80];
		return 1;
	}
	if (c == 0xC5 && (next == 0x92 || next == 0x93)) {
		memcpy(out, "oe", 2);
		return 2;
	}
	*taken = 3;
	if (c == 0xE2 && next == 0x80 && at + 2 < end && ((unsigned char)text[at + 2] & 0xFE) == 0x98)
		return 0; /* the curly apostrophes */
	*taken = 1;
	return -1;
}

static bool is_separator(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '-' || c == '/';
}

/* What an ASCII letter or digit folds to; '\0': C is neither. */
static char fold_plain(char c)
{
	char low = (char)(c | 0x20);

	return (low >= 'a' && low <= 'z') || (c >= '0' && c <= '9') ? low : '\0';
}

/* Takes the rest of a word as far as it is plain: most of most texts. Returns where it stops. */
static size_t read_plain(struct notes_key *key, const char *text, size_t at, size_t end, size_t *length)
{
	size_t n = *length;
	char c;

	for (; at < end && n + 2 <= NOTES_KEY_MAX && (c = fold_plain(text[at])); at++)
		key->text[n++] = c;
	*length = n;
	key->end[key->count - 1] = n;
	key->after[key->count - 1] = at;
	return at;
}

void notes_key_read(struct notes_key *key, const char *text, size_t at, size_t end, bool joined)
{
	size_t length = 0;
	bool inside = false, last_stop = false;

	key->count = 0;
	for (size_t taken; at < end; at += taken) {
		char out[2];
		int n;

		if (inside && fold_plain(text[at])) {
			size_t stop = read_plain(key, text, at, end, &length);

			if (stop == at)
				break;
			taken = stop - at;
			last_stop = false;
			continue;
		}
		n = fold(text, at, end, out, &taken);

		if (n < 0 && text[at] == '.' && inside) {
			key->after[key->count - 1] = at + 1;
			inside = !joined;
			last_stop = true;
			continue;
		}
		if (n < 0 && !is_separator(text[at]))
			break;
		if (n < 0) {
			inside = false;
			continue;
		}
		if (n && !inside) {
			size_t gap = key->count && !joined;

			if (key->count == NOTES_WORDS_MAX || length + gap + 2 > NOTES_KEY_MAX)
				break;
			if (gap)
				key->text[length++] = ' ';
			key->start[key->count] = length;
			key->at[key->count] = at;
			key->count++;
			inside = true;
		}
		if (n > 0 && length + 2 > NOTES_KEY_MAX)
			break;
		memcpy(key->text + length, out, n > 0 ? (size_t)n : 0);
		length += (size_t)n;
		if (inside) {
			key->end[key->count - 1] = length;
			key->after[key->count - 1] = at + taken;
		}
		last_stop = false;
	}
	key->text[length] = '\0';
	while (at < end && (text[at] == ' ' || (!last_stop && (text[at] == '.' || text[at] == '!'))))
		at++;
	key->whole = at == end && key->count > 0;
}

static int compare_keys(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t class_of(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (size_t)(c - 'A');
	if (c >= 'a' && c <= 'z')
		return (size_t)(c - 'a');
	return is_separator(c) ? NOTES_CLASS_SPACE : NOTES_CLASS_OTHER;
}

/* Notes by which three characters of a text the entry KEY of LIST may begin. A full stop or an apostrophe may
   come between two of them, an accented letter stand for one, and a space anywhere in what is read joined;
   what stands behind the second is not known where the key is as short. */
static void note_key(struct notes_forms *forms, enum notes_list list, const char *key)
{
	size_t length = strlen(key), first = class_of(key[0]), second = class_of(key[1]), third;
	bool loose = is_joined(list) || length < 2;
	/* A digit or a mark may be the label of what follows. */
	uint32_t bit = first < NOTES_CLASS_OTHER ? NOTES_BIT(list) : NOTES_EVERY;
	uint32_t (*begin)[NOTES_CLASSES] = forms->begin[first];

	if (forms->lists[list].longest < length)
		forms->lists[list].longest = length;
	for (third = 0; third < NOTES_CLASSES; third++) {
		begin[NOTES_CLASS_OTHER][third] |= bit;
		if (loose)
			begin[NOTES_CLASS_SPACE][third] |= bit;
		if (length < 3)
			begin[second][third] |= bit;
	}
	if (length < 3)
		return;
	third = class_of(key[2]);
	begin[second][NOTES_CLASS_OTHER] |= bit;
	begin[second][third] |= bit;
	if (loose)
		begin[second][NOTES_CLASS_SPACE] |= bit;
	/* "n del t": what stands behind the space is not looked at. */
	for (third = 0; third < NOTES_CLASSES && second == NOTES_CLASS_SPACE; third++)
		begin[second][third] |= bit;
}

/* The lists with an entry that the characters at TEXT, LEFT > 0 bytes, may begin. */
static uint32_t begun(const struct notes_forms *forms, const char *text, size_t left)
{
	size_t second = left > 1 ? class_of(text[1]) : NOTES_CLASS_OTHER;
	size_t third = left > 2 && second < NOTES_CLASS_OTHER ? class_of(text[2]) : NOTES_CLASS_OTHER;

	return forms->begin[class_of(text[0])][second][third];
}

bool notes_forms_may_begin(const struct notes_forms *forms, uint32_t lists, const char *text, size_t at,
                           size_t end)
{
	while (at < end && text[at] == ' ')
		at++;
	if (at >= end)
		return false;
	/* Accents, opening marks, and "(??)". */
	if ((text[at] & 0x80) || text[at] == '?')
		return true;
	return begun(forms, text + at, end - at) & lists;
}

static bool make_list(struct notes_forms *forms, enum notes_list list, const struct engross_host *host,
                      engross_run *run)
{
	size_t count;
	const char *const *words = host->words(run, NULL, list_names[list], &count);
	char **keys = count ? host->alloc(run, count * sizeof(*keys)) : NULL;
	size_t kept = 0;

	if (count && !keys)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct notes_key key;

		notes_key_read(&key, words[i], 0, strlen(words[i]), is_joined(list));
		if (!key.count)
			continue;
		keys[kept] = host->alloc(run, strlen(key.text) + 1);
		if (!keys[kept])
			return false;
		note_key(forms, list, key.text);
		strcpy(keys[kept++], key.text);
	}
	if (kept)
		qsort(keys, kept, sizeof(*keys), compare_keys);
	forms->lists[list].keys = keys;
	forms->lists[list].count = kept;
	return true;
}

bool notes_forms_make(struct notes_forms *forms, const struct engross_host *host, engross_run *run)
{
	const size_t size = NOTES_CLASSES * sizeof(*forms->begin);

	forms->begin = host->alloc(run, size);
	if (!forms->begin)
		return false;
	memset(forms->begin, 0, size);
	for (int list = 0; list < NOTES_LIST_COUNT; list++)
		if (!make_list(forms, (enum notes_list)list, host, run))
			return false;
	return true;
}

static bool has_key(const struct notes_forms *forms, enum notes_list list, const char *key, size_t length)
{
	size_t low = 0, high = forms->lists[list].count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const char *entry = forms->lists[list].keys[middle];
		int order = strncmp(key, entry, length);

		if (!order && !entry[length])
			return true;
		if (order <= 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

size_t notes_match(const struct notes_forms *forms, enum notes_list list, const struct notes_key *key,
                   size_t from)
{
	const char *start = key->text + (from < key->count ? key->start[from] : 0);

	if (from >= key->count || !(begun(forms, start, strlen(start)) & NOTES_BIT(list)))
		return 0;
	for (size_t n = key->count; n > from; n--) {
		size_t length = key->end[n - 1] - key->start[from];

		if (length <= forms->lists[list].longest && has_key(forms, list, start, length))
			return n - from;
	}
	return 0;
}

bool notes_is(const struct notes_forms *forms, enum notes_list list, const struct notes_key *key)
{
	return key->whole && notes_match(forms, list, key, 0) == key->count;
}
