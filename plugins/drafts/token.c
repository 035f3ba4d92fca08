/* Words by a small reading of Unicode's segmentation (UAX 29): ASCII by table, the rest by general category;
   scripts without spaces by character with its marks. */
#include "token.h"

#include <utf8proc.h>

#include "hash.h"

enum token_class {
	CLASS_SPACE = 0,
	CLASS_LETTER,
	CLASS_DIGIT,
	CLASS_MARK,
	CLASS_CURRENCY,
	CLASS_SYMBOL, /* stands alone, with the marks that follow it */
	CLASS_EXTEND  /* belongs to the character before it */
};

#define S CLASS_SPACE
#define L CLASS_LETTER
#define D CLASS_DIGIT
#define M CLASS_MARK
#define C CLASS_CURRENCY
static const uint8_t ascii[128] = {
	M, M, M, M, M, M, M, M, M, S, S, S, S, S, M, M,
	M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, /* controls */
	S, M, M, M, C, M, M, M, M, M, M, M, M, M, M, M,
	D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M, /* to ? */
	M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, L, /* to _ */
	M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
	L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, M, /* to DEL */
};
/* Letters, digits, underscore. */
static const bool plain_word[256] = {
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1,
	['9'] = 1, ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1,
	['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1, ['Q'] = 1,
	['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1,
	['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1, ['g'] = 1, ['h'] = 1, ['i'] = 1,
	['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1,
	['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1, ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, ['_'] = 1,
};

#undef S
#undef L
#undef D
#undef M
#undef C

/* Scripts that set no spaces between words, in rising order. Source: Unicode 15, Line_Break SA and ID. */
static const struct range {
	uint32_t first, last;
} spaceless[] = {
	{ 0x0E01, 0x0E30 },   { 0x0E32, 0x0E33 }, { 0x0E40, 0x0E46 }, { 0x0E81, 0x0EB0 }, { 0x0EB2, 0x0EB3 },
	{ 0x0EBD, 0x0EC6 },   { 0x1000, 0x102A }, { 0x103F, 0x103F }, { 0x1050, 0x1055 }, { 0x1780, 0x17B3 },
	{ 0x2E80, 0x2FFF },   { 0x3005, 0x3007 }, { 0x3021, 0x3029 }, { 0x3041, 0x3096 }, { 0x309B, 0x30FA },
	{ 0x30FC, 0x30FF },   { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF }, { 0xF900, 0xFAFF }, { 0x1B000, 0x1B16F },
	{ 0x20000, 0x3FFFF },
};

static bool is_spaceless(uint32_t point)
{
	size_t low = 0, high = sizeof(spaceless) / sizeof(*spaceless);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (spaceless[middle].last < point)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sizeof(spaceless) / sizeof(*spaceless) && spaceless[low].first <= point;
}

/* The class of a character that is not ASCII. */
static enum token_class point_class(uint32_t point)
{
	/* The letters of Western Europe. */
	if (point >= 0xC0 && point < 0x250)
		return point == 0xD7 || point == 0xF7 ? CLASS_MARK : CLASS_LETTER;
	if (point >= spaceless[0].first && is_spaceless(point))
		return CLASS_SYMBOL;
	switch (utf8proc_category((utf8proc_int32_t)point)) {
	case UTF8PROC_CATEGORY_MN:
	case UTF8PROC_CATEGORY_MC:
	case UTF8PROC_CATEGORY_ME:
	case UTF8PROC_CATEGORY_CF: return CLASS_EXTEND;
	case UTF8PROC_CATEGORY_ND: return CLASS_DIGIT;
	case UTF8PROC_CATEGORY_SC: return CLASS_CURRENCY;
	case UTF8PROC_CATEGORY_PC:
	case UTF8PROC_CATEGORY_PD:
	case UTF8PROC_CATEGORY_PS:
	case UTF8PROC_CATEGORY_PE:
	case UTF8PROC_CATEGORY_PI:
	case UTF8PROC_CATEGORY_PF:
	case UTF8PROC_CATEGORY_PO:
	case UTF8PROC_CATEGORY_SM:
	case UTF8PROC_CATEGORY_SK:
	case UTF8PROC_CATEGORY_SO:
	case UTF8PROC_CATEGORY_NO:
	case UTF8PROC_CATEGORY_ZS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
	case UTF8PROC_CATEGORY_CC: return CLASS_MARK;
	default: return CLASS_LETTER;
	}
}

/* The class of the character at AT, and where the next begins. */
static inline enum token_class read_class(const char *text, size_t at, size_t end, size_t *next)
{
	const unsigned char *bytes = (const unsigned char *)text + at;
	size_t left = end - at, length;
	uint32_t point;

	if (bytes[0] < 0x80) {
		*next = at + 1;
		return (enum token_class)ascii[bytes[0]];
	}
	length = bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4;
	if (length > left)
		length = left;
	point = length == 4 ? bytes[0] & 0x07u : length == 3 ? bytes[0] & 0x0Fu : bytes[0] & 0x1Fu;
	for (size_t i = 1; i < length; i++)
		point = point << 6 | (bytes[i] & 0x3Fu);
	*next = at + length;
	return point_class(point);
}

static bool is_word(enum token_class class)
{
	return class == CLASS_LETTER || class == CLASS_DIGIT || class == CLASS_EXTEND;
}

/* Whether the word goes on behind the character at AT, which is not of a word itself: an inner hyphen (at a
   line end too), apostrophe or slash, a number's point or comma. *NEXT becomes the place where it does. */
static bool joins(const char *text, size_t at, size_t end, size_t *next)
{
	bool digits_only = text[at] == '.' || text[at] == ',';
	size_t from = at + 1, behind;
	enum token_class class;

	if (!digits_only && text[at] != '-' && text[at] != '\'' && text[at] != '/') {
		if (end - at < 3 || (unsigned char)text[at] != 0xE2 || (unsigned char)text[at + 1] != 0x80 ||
		    (unsigned char)text[at + 2] != 0x99) /* the typographic apostrophe */
			return false;
		from = at + 3;
	}
	if (digits_only && (text[at - 1] < '0' || text[at - 1] > '9'))
		return false;
	if (text[at] == '-' && from < end && (text[from] == '\n' || text[from] == '\r'))
		while (from < end && drafts_is_space(text[from]))
			from++;
	if (from >= end)
		return false;
	class = read_class(text, from, end, &behind);
	if (digits_only ? class != CLASS_DIGIT : class != CLASS_LETTER && class != CLASS_DIGIT)
		return false;
	*next = behind;
	return true;
}

/* The end of the word that goes on at AT; *PLAIN stays true if it is ASCII letters and digits throughout. */
static size_t word_end(const char *text, size_t at, size_t end, bool *plain)
{
	size_t next;

	for (;;) {
		while (at < end && plain_word[(unsigned char)text[at]])
			at++;
		if (at == end || text[at] == ' ' ||
		    (!is_word(read_class(text, at, end, &next)) && !joins(text, at, end, &next)))
			return at;
		*plain = false;
		at = next;
	}
}

static size_t cluster_end(const char *text, size_t at, size_t end)
{
	size_t next;

	while (at < end && (unsigned char)text[at] >= 0x80 && read_class(text, at, end, &next) == CLASS_EXTEND)
		at = next;
	return at;
}

/* VALUE in each of eight bytes. */
#define EIGHT(value) (UINT64_C(0x0101010101010101) * (value))

/* How many of the eight bytes of WORD, from the first on, are ASCII letters or digits. */
static inline unsigned count_plain(uint64_t word)
{
	const uint64_t high = EIGHT(0x80);
	uint64_t low = word & ~high, folded = low | EIGHT(0x20);
	uint64_t letters = (folded + EIGHT(0x80 - 'a')) & ~(folded + EIGHT(0x80 - 'z' - 1));
	uint64_t digits = (low + EIGHT(0x80 - '0')) & ~(low + EIGHT(0x80 - '9' - 1));
	uint64_t others = ~((letters | digits) & ~word) & high;

	return others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
}

/* Whether the word before AT, which is plain so far, ends there for certain. Hyphens, apostrophes and what
   else may go on with it are looked at elsewhere. */
static inline bool ends_plainly(const char *text, size_t at, size_t end)
{
	char c = at < end ? text[at] : ' ';

	if (c == ' ' || c == '\n' || c == ';' || c == ':' || c == ')')
		return true;
	return (c == ',' || c == '.') && text[at - 1] > '9';
}

/* Reads the word at START if it is all ASCII letters and digits, as most are: its hash is made of what is
   looked at anyway. False for any other token, and near END. */
static inline bool read_plain(struct drafts_token *token, const char *text, size_t start, size_t end)
{
	uint64_t hash = DRAFTS_HASH_SEED, word;
	size_t at = start;
	unsigned n;

	for (;; at += 8) {
		if (end - at < 8)
			return false;
		word = drafts_load(text + at);
		n = count_plain(word);
		if (n < 8)
			break;
		hash = drafts_mix(hash, word);
	}
	if (at + n == start || !ends_plainly(text, at + n, end) || at + n - start > UINT32_MAX / 2)
		return false;
	token->hash = drafts_word_hash(hash, n ? word & drafts_low_bytes(n) : 0, at + n - start);
	token->start = start;
	token->length = (uint32_t)(at + n - start);
	token->kind = text[start] <= '9' ? DRAFTS_TOKEN_NUMBER : DRAFTS_TOKEN_WORD;
	token->detached = false;
	return true;
}

bool drafts_next_token(struct drafts_token *token, const char *text, size_t *at, size_t end)
{
	static const enum drafts_token_kind kinds[] = {
		[CLASS_LETTER] = DRAFTS_TOKEN_WORD,   [CLASS_DIGIT] = DRAFTS_TOKEN_NUMBER,
		[CLASS_MARK] = DRAFTS_TOKEN_MARK,     [CLASS_CURRENCY] = DRAFTS_TOKEN_CURRENCY,
		[CLASS_SYMBOL] = DRAFTS_TOKEN_SYMBOL, [CLASS_EXTEND] = DRAFTS_TOKEN_MARK,
	};
	size_t start = *at, next;
	bool plain;
	enum token_class class;

	while (start < end && drafts_is_space(text[start]))
		start++;
	if (start >= end) {
		*at = end;
		return false;
	}
	if (read_plain(token, text, start, end)) {
		*at = start + token->length;
		return true;
	}
	class = read_class(text, start, end, &next);
	/* Single bytes that hash as they are; hyphens and quotation marks do not. */
	plain = next == start + 1 && text[start] != '-' && text[start] != '`';
	next = class == CLASS_LETTER || class == CLASS_DIGIT ? word_end(text, next, end, &plain)
	                                                     : cluster_end(text, next, end);
	/* A token longer than any word is cut, so that its length fits. */
	if (next - start > UINT32_MAX / 2)
		next = start + UINT32_MAX / 2;
	token->start = start;
	token->length = (uint32_t)(next - start);
	token->kind = (uint8_t)kinds[class];
	token->detached = false;
	token->hash = plain ? drafts_hash_plain(text + start, next - start, text + end)
	                    : drafts_hash_text(text + start, next - start);
	*at = next;
	return true;
}

uint64_t drafts_fold_hash(const char *word, size_t length)
{
	struct drafts_text_hash state;

	drafts_text_hash_init(&state);
	for (size_t at = 0; at < length;) {
		utf8proc_int32_t point;
		utf8proc_uint8_t folded[4];
		utf8proc_ssize_t n =
			utf8proc_iterate((const utf8proc_uint8_t *)word + at, (utf8proc_ssize_t)(length - at), &point);
		if (n <= 0)
			break;
		drafts_text_hash_add(&state, (const char *)folded,
		                     (size_t)utf8proc_encode_char(utf8proc_tolower(point), folded));
		at += (size_t)n;
	}
	return drafts_text_hash_end(&state);
}
