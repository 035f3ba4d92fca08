/* The words of one language that stand for numbers. */
#include "lexicon.h"

#include <string.h>

static const struct {
	const char *list;
	enum translation_sense sense;
	long most; /* the largest number of the list; 0: it has none */
} lists[] = {
	{ "months", TRANSLATION_SENSE_MONTH, 12 },
	{ "ordinals", TRANSLATION_SENSE_NUMBER, 100 },
	{ "numbers.cardinal", TRANSLATION_SENSE_NUMBER, 100 },
	{ "numbers.scale", TRANSLATION_SENSE_SCALE, 12 },
	{ "citation.date-word", TRANSLATION_SENSE_OF, 0 },
	{ "citation.date-link", TRANSLATION_SENSE_OF, 0 },
};

#define LISTS (sizeof(lists) / sizeof(*lists))

uint64_t translation_fold_hash(uint64_t hash, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];
		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + 32);
		else if (i && (unsigned char)text[i - 1] == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97)
			c = (unsigned char)(c + 32);
		hash = (hash ^ c) * UINT64_C(0x100000001B3);
	}
	return hash;
}

static struct translation_word *slot(const struct translation_lexicon *lexicon, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & lexicon->mask;

	while (lexicon->words[at].hash && lexicon->words[at].hash != hash)
		at = (at + 1) & lexicon->mask;
	return &lexicon->words[at];
}

const struct translation_word *translation_lexicon_find(const struct translation_lexicon *lexicon, uint64_t hash)
{
	const struct translation_word *word = slot(lexicon, hash);

	return word->hash ? word : NULL;
}

/* The words of a list stand in the order of their numbers, the variants of one number together: the host tells the
   first of each, and those that follow are its variants. */
static void add_list(const struct translation_lexicon *lexicon, const struct translation_run *run,
                     const char *language, size_t list)
{
	size_t count = 0;
	const char *const *words = run->host->words(run->run, language, lists[list].list, &count);
	long value = !lists[list].most;

	for (size_t i = 0; words && i < count; i++) {
		size_t length = strlen(words[i]);
		struct translation_word *word;
		for (long n = value + 1; n <= lists[list].most; n++) {
			const char *first = run->host->numbered_word(run->run, language, lists[list].list, n);
			if (first && !strcmp(first, words[i])) {
				value = n;
				break;
			}
		}
		if (length && words[i][length - 1] == '.')
			length--;
		word = slot(lexicon, translation_fold_hash(TRANSLATION_HASH, words[i], length));
		if (word->hash || !length || !value)
			continue;
		word->hash = translation_fold_hash(TRANSLATION_HASH, words[i], length);
		word->sense = lists[list].sense;
		word->value = value;
		word->capital = words[i][0] >= 'A' && words[i][0] <= 'Z';
	}
}

enum engross_status translation_lexicon_init(struct translation_lexicon *lexicon, const struct translation_run *run,
                                             const char *language)
{
	size_t total = 0, count, size = 16;

	for (size_t i = 0; i < LISTS; i++) {
		count = 0;
		run->host->words(run->run, language, lists[i].list, &count);
		total += count;
	}
	while (size < 2 * total)
		size *= 2;
	lexicon->words = translation_alloc(run, size, sizeof(*lexicon->words));
	if (!lexicon->words)
		return ENGROSS_NOMEM;
	lexicon->mask = size - 1;
	for (size_t i = 0; i < LISTS; i++)
		add_list(lexicon, run, language, i);
	return ENGROSS_OK;
}
