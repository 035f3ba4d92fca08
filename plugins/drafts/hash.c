/* Hashes of bytes and of text as it is compared. */
#include "hash.h"

#include <string.h>

uint64_t drafts_hash_bytes(const char *bytes, size_t length, uint64_t seed)
{
	uint64_t hash = seed ^ length, word;

	for (; length >= sizeof(word); bytes += sizeof(word), length -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		hash = drafts_mix(hash, word);
	}
	word = 0;
	memcpy(&word, bytes, length);
	return drafts_mix(hash, word);
}

void drafts_text_hash_init(struct drafts_text_hash *state)
{
	memset(state, 0, sizeof(*state));
	state->hash = DRAFTS_HASH_SEED;
}

static inline void put(struct drafts_text_hash *state, unsigned char byte)
{
	state->bytes = state->bytes << 8 | byte;
	state->length++;
	if (++state->filled == 8) {
		state->hash = drafts_mix(state->hash, state->bytes);
		state->bytes = 0;
		state->filled = 0;
	}
}

/* The mark that the character at TEXT is a form of, a quotation mark, an apostrophe or a hyphen, and its
   LENGTH; 0 when it is none. AVAILABLE bytes may be read. */
static unsigned char plain_mark(const unsigned char *text, size_t available, size_t *length)
{
	*length = 2;
	if (text[0] == 0xC2 && available >= 2) {
		if (text[1] == 0xAB || text[1] == 0xBB) /* guillemets */
			return '"';
		if (text[1] == 0xB4) /* acute accent */
			return '\'';
		if (text[1] == 0xAD) /* soft hyphen */
			return '-';
	}
	*length = 3;
	if (text[0] == 0xE2 && available >= 3 && text[1] == 0x80) {
		if ((text[2] >= 0x98 && text[2] <= 0x9B) || text[2] == 0xB2 || text[2] == 0xB9 || text[2] == 0xBA)
			return '\'';
		if ((text[2] >= 0x9C && text[2] <= 0x9F) || text[2] == 0xB3)
			return '"';
		if (text[2] == 0x90 || text[2] == 0x91)
			return '-';
	}
	return 0;
}

void drafts_text_hash_add(struct drafts_text_hash *state, const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	struct drafts_text_hash local = *state;
	unsigned char mark;
	size_t taken;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = bytes[i];
		if (byte == ' ' || byte == '-' || (byte >= '\t' && byte <= '\r'))
			continue;
		if (byte != 0xC2 && byte != 0xE2) {
			put(&local, byte == '`' ? '\'' : byte);
			continue;
		}
		mark = plain_mark(bytes + i, length - i, &taken);
		if (mark)
			i += taken - 1;
		if (mark != '-')
			put(&local, mark ? mark : byte);
	}
	*state = local;
}

uint64_t drafts_text_hash_end(const struct drafts_text_hash *state)
{
	return drafts_mix(drafts_mix(state->hash, state->bytes), state->length);
}

uint64_t drafts_hash_text(const char *text, size_t length)
{
	struct drafts_text_hash state;

	drafts_text_hash_init(&state);
	drafts_text_hash_add(&state, text, length);
	return drafts_text_hash_end(&state);
}
