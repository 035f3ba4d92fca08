/* Words by a small reading of Unicode's segmentation (UAX 29): ASCII by table, the rest by ranges. */
#include "token.h"

#include "hash.h"

enum class {
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

struct range {
	uint32_t first, last;
	enum class class;
};

/* In rising order; everything above ASCII and not listed is a letter. Sources: the blocks of Unicode 15 and
   its properties Word_Break and Line_Break (SA and ID set no spaces between words). */
static const struct range ranges[] = {
	{ 0x0080, 0x00A1, CLASS_MARK },     { 0x00A2, 0x00A5, CLASS_CURRENCY },
	{ 0x00A6, 0x00A9, CLASS_MARK },     { 0x00AB, 0x00B4, CLASS_MARK },
	{ 0x00B6, 0x00B9, CLASS_MARK },     { 0x00BB, 0x00BF, CLASS_MARK },
	{ 0x00D7, 0x00D7, CLASS_MARK },     { 0x00F7, 0x00F7, CLASS_MARK },
	{ 0x0300, 0x036F, CLASS_EXTEND },   { 0x060C, 0x060D, CLASS_MARK },
	{ 0x061B, 0x061F, CLASS_MARK },     { 0x066A, 0x066D, CLASS_MARK },
	{ 0x0E01, 0x0E30, CLASS_SYMBOL },   { 0x0E31, 0x0E31, CLASS_EXTEND },
	{ 0x0E32, 0x0E33, CLASS_SYMBOL },   { 0x0E34, 0x0E3A, CLASS_EXTEND },
	{ 0x0E3F, 0x0E3F, CLASS_CURRENCY }, { 0x0E40, 0x0E46, CLASS_SYMBOL },
	{ 0x0E47, 0x0E4E, CLASS_EXTEND },   { 0x0E81, 0x0EB0, CLASS_SYMBOL },
	{ 0x0EB1, 0x0EB1, CLASS_EXTEND },   { 0x0EB2, 0x0EB3, CLASS_SYMBOL },
	{ 0x0EB4, 0x0EBC, CLASS_EXTEND },   { 0x0EBD, 0x0EC6, CLASS_SYMBOL },
	{ 0x0EC8, 0x0ECE, CLASS_EXTEND },   { 0x1000, 0x102A, CLASS_SYMBOL },
	{ 0x102B, 0x103E, CLASS_EXTEND },   { 0x1780, 0x17B3, CLASS_SYMBOL },
	{ 0x17B4, 0x17D3, CLASS_EXTEND },   { 0x2010, 0x2027, CLASS_MARK },
	{ 0x2030, 0x205E, CLASS_MARK },     { 0x2070, 0x2070, CLASS_MARK },
	{ 0x2074, 0x208E, CLASS_MARK },     { 0x20A0, 0x20CF, CLASS_CURRENCY },
	{ 0x20D0, 0x20FF, CLASS_EXTEND },   { 0x2190, 0x2BFF, CLASS_MARK },
	{ 0x2E00, 0x2E7F, CLASS_MARK },     { 0x2E80, 0x2FFF, CLASS_SYMBOL },
	{ 0x3000, 0x3004, CLASS_MARK },     { 0x3005, 0x3007, CLASS_SYMBOL },
	{ 0x3008, 0x3020, CLASS_MARK },     { 0x3021, 0x3029, CLASS_SYMBOL },
	{ 0x302A, 0x302F, CLASS_EXTEND },   { 0x3030, 0x303F, CLASS_MARK },
	{ 0x3041, 0x3096, CLASS_SYMBOL },   { 0x3099, 0x309A, CLASS_EXTEND },
	{ 0x309B, 0x30FF, CLASS_SYMBOL },   { 0x3400, 0x9FFF, CLASS_SYMBOL },
	{ 0xF900, 0xFAFF, CLASS_SYMBOL },   { 0xFE00, 0xFE0F, CLASS_EXTEND },
	{ 0xFF01, 0xFF0F, CLASS_MARK },     { 0xFF1A, 0xFF20, CLASS_MARK },
	{ 0xFF3B, 0xFF40, CLASS_MARK },     { 0xFF5B, 0xFF65, CLASS_MARK },
	{ 0xFFE0, 0xFFE6, CLASS_CURRENCY }, { 0x20000, 0x3FFFF, CLASS_SYMBOL },
	{ 0xE0100, 0xE01EF, CLASS_EXTEND },
};

static enum class point_class(uint32_t point)
{
	size_t low = 0, high = sizeof(ranges) / sizeof(*ranges);

	while (low < high) {
		size_t middle = (low + high) / 2;
		if (ranges[middle].last < point)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sizeof(ranges) / sizeof(*ranges) && ranges[low].first <= point)
		return ranges[low].class;
	return CLASS_LETTER;
}

/* The class of the character at AT, and where the next begins. */
static inline enum class read_class(const char *text, size_t at, size_t end, size_t *next)
{
	const unsigned char *bytes = (const unsigned char *)text + at;
	size_t left = end - at, length;
	uint32_t point;

	if (bytes[0] < 0x80) {
		*next = at + 1;
		return (enum class)ascii[bytes[0]];
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

static bool is_word(enum class class)
{
	return class == CLASS_LETTER || class == CLASS_DIGIT || class == CLASS_EXTEND;
}

/* Whether the word goes on behind the character at AT, which is not of a word itself: an inner hyphen (at a line
   end too), apostrophe or slash, a number's point or comma. *NEXT becomes the place where it does. */
static bool joins(const char *text, size_t at, size_t end, size_t *next)
{
	bool digits_only = text[at] == '.' || text[at] == ',';
	size_t from = at + 1, behind;
	enum class class;

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

/* Whether the word before AT, which is plain so far, ends there for certain. Hyphens, apostrophes and what else
   may go on with it are looked at elsewhere. */
static inline bool ends_plainly(const char *text, size_t at, size_t end)
{
	char c = at < end ? text[at] : ' ';

	if (c == ' ' || c == '\n' || c == ';' || c == ':' || c == ')')
		return true;
	return (c == ',' || c == '.') && text[at - 1] > '9';
}

/* Reads the word at START if it is all ASCII letters and digits, as most are: its hash is made of what is looked at
   anyway. False for any other token, and near END. */
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
	enum class class;

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
