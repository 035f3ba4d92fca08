/* Saying what does not agree. */
#ifndef TRANSLATION_TELL_H
#define TRANSLATION_TELL_H

#include "aligner.h"

#define TRANSLATION_CODE_CITATION "translation/citation"
#define TRANSLATION_CODE_NUMBER "translation/number"
#define TRANSLATION_CODE_DATE "translation/date"
#define TRANSLATION_CODE_PARAGRAPH "translation/paragraph"
#define TRANSLATION_CODE_FOOTNOTE "translation/footnote"
#define TRANSLATION_CODE_NOTE "translation/note"
#define TRANSLATION_CODE_UNTRANSLATED "translation/untranslated"
#define TRANSLATION_CODE_TITLE "translation/title"

/* A finding to come: at TARGET of the target's text; SOURCE of the source's goes with it where it is not empty. */
struct translation_telling {
	const char *code;
	struct engross_span target, source;
	const char *related; /* what stands at SOURCE */
};

/* Emits it with a message in the manner of printf(), of 400 bytes at most. */
enum engross_status translation_tell(const struct translation_alignment *alignment,
                                     const struct translation_telling *telling, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The most bytes of a quotation in a message. */
#define TRANSLATION_QUOTE 96
/* Copies what SPAN of TEXT says, cut at a word or character, line ends as blanks. */
void translation_quote(char out[TRANSLATION_QUOTE], const struct translation_text *text, struct engross_span span,
                       size_t most);

/* The first words of UNIT, for a finding about all of it. */
struct engross_span translation_head(const struct translation_text *text, const struct translation_unit *unit);

/* Emits the pairs, in order. */
enum engross_status translation_emit_pairs(const struct translation_alignment *alignment);

/* The checks of one step that has both sides. */
enum engross_status translation_tell_facts(const struct translation_alignment *alignment,
                                           const struct translation_step *step);
/* Of the whole alignment. */
enum engross_status translation_tell_paragraphs(const struct translation_alignment *alignment);
enum engross_status translation_tell_footnotes(const struct translation_alignment *alignment,
                                               const struct translation_step *step);
enum engross_status translation_tell_notes(const struct translation_alignment *alignment);
/* Marks the units that it tells whole as foreign. */
enum engross_status translation_tell_untranslated(struct translation_alignment *alignment);

#endif
