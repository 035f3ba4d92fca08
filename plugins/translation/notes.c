/* Notes of translators that were left in the target. */
#include "tell.h"

#include <string.h>

#define NOTE 4096 /* bytes in which a bracket is closed */
#define WORD 48   /* bytes of an abbreviation */

/* TEXT without case, stops, spaces and hyphens, as the lists are to be read (data/language/notes.xml). */
static size_t fold(char out[WORD], const char *text, size_t length)
{
	size_t used = 0;

	for (size_t i = 0; i < length && used < WORD - 1; i++) {
		char c = text[i];
		if (c == '.' || c == ' ' || c == '-' || c == '\n')
			continue;
		out[used++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	out[used] = '\0';
	return used;
}

/* Whether what stands between a bracket and a colon is one of LIST, in any language. */
static bool is_listed(const struct translation_run *run, const char *list, const char *word)
{
	size_t count = 0;
	const char *const *words = run->host->words(run->run, NULL, list, &count);
	char folded[WORD];

	for (size_t i = 0; words && i < count; i++) {
		fold(folded, words[i], strlen(words[i]));
		if (!strcmp(folded, word))
			return true;
	}
	return false;
}

/* Where the note that the bracket at AT begins ends; 0 when it is none. */
static size_t note_end(const struct translation_alignment *alignment, size_t at)
{
	const struct translation_text *target = &alignment->target;
	const char *text = target->text, *colon, *close;
	size_t left = target->length - at - 1;
	char word[WORD];

	colon = memchr(text + at + 1, ':', left < WORD ? left : WORD);
	if (!colon || !fold(word, text + at + 1, (size_t)(colon - text) - at - 1))
		return 0;
	if (!is_listed(alignment->run, "notes.translator.short", word) &&
	    !is_listed(alignment->run, "notes.translator.sure", word))
		return 0;
	close = memchr(text + at, text[at] == '[' ? ']' : ')', left < NOTE ? left + 1 : NOTE);
	return (size_t)((close ? close : colon) - text) + 1;
}

enum engross_status translation_tell_notes(const struct translation_alignment *alignment)
{
	const struct translation_text *target = &alignment->target;
	struct translation_telling telling = { .code = TRANSLATION_CODE_NOTE };
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < target->n_units && status == ENGROSS_OK; i++) {
		for (size_t block = target->units[i].block; block != ENGROSS_NO_INDEX; block = target->next[block]) {
			struct engross_span span = alignment->run->host->block(target->document, block)->span;
			for (size_t at = span.start; at < span.end && status == ENGROSS_OK; at++) {
				size_t end = 0;
				if (target->text[at] == '[' || target->text[at] == '(')
					end = note_end(alignment, at);
				if (!end)
					continue;
				telling.target = (struct engross_span){ at, end };
				status = translation_tell(alignment, &telling, "a translator's note was left in the translation");
				at = end - 1;
			}
		}
	}
	return status;
}
