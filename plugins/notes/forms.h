/* The words by which notes are known, and how a text is held against them. */
#ifndef NOTES_FORMS_H
#define NOTES_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/plugin.h>

/* The lists of data/language/notes.xml, all languages together. */
enum notes_list {
	NOTES_TRANSLATOR_SURE = 0,
	NOTES_TRANSLATOR_SHORT,
	NOTES_TRANSLATOR_ROLE,
	NOTES_EDITOR_SURE,
	NOTES_EDITOR_SHORT,
	NOTES_EDITOR_ROLE,
	NOTES_HEAD,
	NOTES_LINK,
	NOTES_INSTRUCTION,
	NOTES_INSTRUCTION_WITH,
	NOTES_INSTRUCTION_LEAD,
	NOTES_INSTRUCTION_SHOUT,
	NOTES_ILLEGIBLE,
	NOTES_PLACEHOLDER,
	NOTES_PLACEHOLDER_LEAD,
	NOTES_PLACEHOLDER_WORD,
	NOTES_SIC,
	NOTES_ALLOWED,
	NOTES_NEGOTIATION,
	NOTES_AGAIN,
	NOTES_MONTH, /* "months" of the calendar, for "XX June" */
	NOTES_LIST_COUNT
};

#define NOTES_KEY_MAX ((size_t)63)
#define NOTES_WORDS_MAX 10

/* The first words of a piece of text, folded: lower case, no accents, full stops or apostrophes. */
struct notes_key {
	char text[NOTES_KEY_MAX + 1];
	size_t count;                     /* words */
	size_t start[NOTES_WORDS_MAX];    /* where each begins in `text` */
	size_t end[NOTES_WORDS_MAX];      /* and ends */
	size_t at[NOTES_WORDS_MAX];       /* where each begins in the text that was read */
	size_t after[NOTES_WORDS_MAX];    /* and ends there, its full stop included */
	bool whole;                       /* nothing but the words and one last full stop or "!" was there */
};

/* Characters: the letters without regard to case, and what is none. */
enum { NOTES_CLASS_OTHER = 26, NOTES_CLASS_SPACE, NOTES_CLASSES };

struct notes_forms {
	struct {
		char **keys;              /* sorted */
		size_t count;
		size_t longest;           /* bytes */
	} lists[NOTES_LIST_COUNT];
	/* A bit for each list with a key that three characters of these classes may begin. */
	uint32_t (*begin)[NOTES_CLASSES][NOTES_CLASSES];
};

/* The bit of LIST. */
#define NOTES_BIT(list) ((uint32_t)1 << (list))
#define NOTES_EVERY UINT32_MAX

/* The lists of which notes by or to a translator or editor are made; the ones of these that are read joined. */
#define NOTES_ABBREVIATIONS \
	(NOTES_BIT(NOTES_TRANSLATOR_SURE) | NOTES_BIT(NOTES_TRANSLATOR_SHORT) | \
	 NOTES_BIT(NOTES_EDITOR_SURE) | NOTES_BIT(NOTES_EDITOR_SHORT))
#define NOTES_OF_NOTES \
	(NOTES_ABBREVIATIONS | NOTES_BIT(NOTES_HEAD) | NOTES_BIT(NOTES_TRANSLATOR_ROLE) | \
	 NOTES_BIT(NOTES_EDITOR_ROLE))

/* Makes FORMS (zeroed) of the language data; memory of RUN. False when out of memory. */
bool notes_forms_make(struct notes_forms *forms, const struct engross_host *host, engross_run *run);

/* Reads the words of TEXT[at, end). JOINED: for abbreviations, spaces between words do not matter and a
   full stop ends a word ("N.d.T." is "ndt" of three words). */
void notes_key_read(struct notes_key *key, const char *text, size_t at, size_t end, bool joined);

/* Whether an entry of one of LISTS (NOTES_BIT, NOTES_EVERY) may begin at TEXT[at]: a glance that saves reading
   the words. */
bool notes_forms_may_begin(const struct notes_forms *forms, uint32_t lists, const char *text, size_t at,
                           size_t end);

/* How many words of KEY from word FROM on are an entry of LIST; the longest, 0 for none. */
size_t notes_match(const struct notes_forms *forms, enum notes_list list, const struct notes_key *key,
                   size_t from);

/* Whether the words of KEY are one entry of LIST, and nothing else was there. */
bool notes_is(const struct notes_forms *forms, enum notes_list list, const struct notes_key *key);

#endif
