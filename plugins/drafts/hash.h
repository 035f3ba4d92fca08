/* Hashes of bytes and of text as it is compared. */
#ifndef DRAFTS_HASH_H
#define DRAFTS_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define DRAFTS_HASH_SEED UINT64_C(0x8f14e45fceea167a)

/* One step: VALUE into HASH. After MurmurHash3's 64-bit finaliser. */
static inline uint64_t drafts_mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0xff51afd7ed558ccd);
	hash ^= hash >> 32;
	return hash * UINT64_C(0xc4ceb9fe1a85ec53) ^ (hash >> 29);
}

/* Eight bytes as a number, the first one lowest on any machine. */
static inline uint64_t drafts_load(const char *bytes)
{
	uint64_t value;

	memcpy(&value, bytes, sizeof(value));
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	value = __builtin_bswap64(value);
#endif
	return value;
}

/* A mask of the lowest COUNT bytes, one to eight. */
static inline uint64_t drafts_low_bytes(size_t count)
{
	return UINT64_MAX >> (64 - 8 * count);
}

/* The hash of a plain word whose whole eights are in HASH, whose last bytes are REST and which is LENGTH
   bytes long. */
static inline uint64_t drafts_word_hash(uint64_t hash, uint64_t rest, size_t length)
{
	return drafts_mix(drafts_mix(hash, rest), length);
}

/* The hash of LENGTH bytes as they are, going on from SEED. */
uint64_t drafts_hash_bytes(const char *bytes, size_t length, uint64_t seed);

/* A hash of text that is fed in pieces. White space, hyphens and the style of quotation marks do not count:
   "inter-\nnational" hashes as "international". What hashes alike still has to be looked at (edits.h). */
struct drafts_text_hash {
	uint64_t hash;
	uint64_t bytes;  /* up to eight bytes that are not yet mixed in */
	unsigned filled; /* how many */
	uint64_t length; /* bytes that counted */
};

void drafts_text_hash_init(struct drafts_text_hash *state);
void drafts_text_hash_add(struct drafts_text_hash *state, const char *text, size_t length);
uint64_t drafts_text_hash_end(const struct drafts_text_hash *state);

/* The same of one piece. */
uint64_t drafts_hash_text(const char *text, size_t length);

/* The same of a word of plain letters and digits; the bytes behind it up to END may be read along. */
uint64_t drafts_hash_plain(const char *word, size_t length, const char *end);

#endif
