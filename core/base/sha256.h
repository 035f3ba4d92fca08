/* SHA-256 (FIPS 180-4, section 6.2): what a page says of the style and script that it may run. */
#ifndef ENGROSS_BASE_SHA256_H
#define ENGROSS_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define ENGROSS__SHA256_SIZE 32
#define ENGROSS__SHA256_BASE64 45 /* the digest as base64 (RFC 4648), with the end */

struct engross__sha256 {
	uint32_t state[8];
	uint64_t length;         /* bytes so far */
	unsigned char block[64]; /* the last ones, not yet mixed in */
};

void engross__sha256_init(struct engross__sha256 *hash);
void engross__sha256_add(struct engross__sha256 *hash, const void *bytes, size_t length);
/* Ends it: the digest in OUT. */
void engross__sha256_end(struct engross__sha256 *hash, unsigned char out[ENGROSS__SHA256_SIZE]);

/* The digest as base64, terminated. */
void engross__sha256_base64(char out[ENGROSS__SHA256_BASE64],
                            const unsigned char digest[ENGROSS__SHA256_SIZE]);

#endif
