/* Words: what a changed pair of units is compared in. */
#ifndef DRAFTS_TOKEN_H
#define DRAFTS_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum drafts_token_kind {
	DRAFTS_TOKEN_NONE = 0,
	DRAFTS_TOKEN_WORD,
	DRAFTS_TOKEN_NUMBER,   /* begins with a digit: "1,000.50", "61/180" */
	DRAFTS_TOKEN_CURRENCY, /* a sign of money */
	DRAFTS_TOKEN_MARK,     /* any other character */
	DRAFTS_TOKEN_NOTE,     /* the mark of a footnote (marks.h); its hash is that of the note it calls */
	DRAFTS_TOKEN_SYMBOL    /* an ideograph or a cluster of a script that sets no spaces */
};

struct drafts_token {
	uint64_t hash;   /* of its text as drafts_hash_text() sees it */
	size_t start;    /* in the normalized text */
	uint32_t length; /* bytes */
	uint8_t kind;    /* enum drafts_token_kind */
	bool detached;   /* furniture lies between it and the token before it */
};

static inline size_t drafts_token_end(const struct drafts_token *token)
{
	return token->start + token->length;
}

static inline bool drafts_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Reads the next token at or after *AT and moves *AT behind it; false when only white space is left before
   END. TEXT is well-formed UTF-8; no token is empty. */
bool drafts_next_token(struct drafts_token *token, const char *text, size_t *at, size_t end);

/* The hash of a word in which capital letters count for nothing either. */
uint64_t drafts_fold_hash(const char *word, size_t length);

/* Its weight when two bags of words are compared: longer words say more. */
static inline unsigned drafts_token_weight(const struct drafts_token *token)
{
	switch (token->kind) {
	case DRAFTS_TOKEN_WORD: return token->length < 10 ? token->length : 10;
	case DRAFTS_TOKEN_NUMBER:
	case DRAFTS_TOKEN_SYMBOL: return 4;
	default: return 0;
	}
}

#endif
