/* Hashes of bytes and of text as it is compared. */
#include "hash.h"

#include <stdbool.h>
#include <string.h>

uint64_t drafts_hash_bytes(const char *bytes, size_t length, uint64_t seed)
{
	uint64_t hash = seed ^ length, other = length, word, second;

	/* Two at once, since a step waits for the one before. */
	for (; length >= 4 * sizeof(word); bytes += 2 * sizeof(word), length -= 2 * sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		memcpy(&second, bytes + sizeof(word), sizeof(second));
		hash = drafts_mix(hash, word);
		other = drafts_mix(other, second);
	}
	hash = drafts_mix(hash, other);
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

/* COUNT bytes, eight at most, as one number; those behind them up to END may be read along. */
static inline uint64_t load(const unsigned char *bytes, size_t count, const unsigned char *end)
{
	uint64_t value = 0;

	if (end - bytes >= 8)
		return drafts_load((const char *)bytes) & drafts_low_bytes(count);
	for (size_t i = 0; i < count; i++)
		value |= (uint64_t)bytes[i] << 8 * i;
	return value;
}

/* Adds COUNT bytes, one to eight, that are VALUE. */
static inline void put(struct drafts_text_hash *state, uint64_t value, unsigned count)
{
	unsigned room = 8 - state->filled;

	state->length += count;
	state->bytes |= value << 8 * state->filled;
	if (count < room) {
		state->filled += count;
		return;
	}
	state->hash = drafts_mix(state->hash, state->bytes);
	state->bytes = room < 8 ? value >> 8 * room : 0;
	state->filled = count - room;
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

/* Bytes that are not taken as they are: white space, hyphens, and what may begin a quotation mark. */
static const bool special[256] = {
	[' '] = true,  ['-'] = true,  ['`'] = true,  ['\t'] = true, ['\n'] = true,
	['\v'] = true, ['\f'] = true, ['\r'] = true, [0xC2] = true, [0xE2] = true,
};

/* Adds the character at AT, which begins with a special byte; returns its length. */
static size_t put_special(struct drafts_text_hash *state, const unsigned char *at, size_t available)
{
	unsigned char mark;
	size_t length;

	if (*at == '`')
		put(state, '\'', 1);
	if (*at != 0xC2 && *at != 0xE2)
		return 1;
	mark = plain_mark(at, available, &length);
	if (mark != '-')
		put(state, mark ? mark : *at, 1);
	return mark ? length : 1;
}

void drafts_text_hash_add(struct drafts_text_hash *state, const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;
	struct drafts_text_hash local = *state;
	size_t at = 0;

	while (at < length) {
		size_t run = 0, most = length - at < 8 ? length - at : 8;
		while (run < most && !special[bytes[at + run]])
			run++;
		if (run)
			put(&local, load(bytes + at, run, bytes + length), (unsigned)run);
		else
			run = put_special(&local, bytes + at, length - at);
		at += run;
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

uint64_t drafts_hash_plain(const char *word, size_t length, const char *end)
{
	const unsigned char *bytes = (const unsigned char *)word, *limit = (const unsigned char *)end;
	uint64_t hash = DRAFTS_HASH_SEED;
	size_t left = length;

	for (; left >= 8; left -= 8, bytes += 8)
		hash = drafts_mix(hash, load(bytes, 8, limit));
	return drafts_word_hash(hash, left ? load(bytes, left, limit) : 0, length);
}
