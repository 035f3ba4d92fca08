/* A reference that no longer says what it said. */
#include "stale.h"

#include <stdio.h>
#include <string.h>

#include "label_text.h"
#include "references.h"

#define MESSAGE_SIZE 240
#define FIX_SIZE 120

struct teller {
	const struct drafts_alignment *alignment;
	const struct drafts_memory *memory;
	const struct drafts_labels *labels; /* of the new draft */
};

static const char *name_of(unsigned target)
{
	switch (target) {
	case DRAFTS_TARGET_PREAMBULAR: return "preambular paragraph";
	case DRAFTS_TARGET_SECTION: return "section";
	case DRAFTS_TARGET_ANNEX: return "annex";
	case DRAFTS_TARGET_FOOTNOTE: return "footnote";
	default: return "paragraph";
	}
}

static void write_message(char message[MESSAGE_SIZE], const struct drafts_stale *stale, const char *was,
                          const char *is, const char *says)
{
	bool same = drafts_same_label(stale->old_mention->label, stale->new_mention->label);
	const char *name = name_of(stale->old_mention->label.target);
	char also[DRAFTS_LABEL_SIZE + 60] = "";

	if (same && stale->landed != DRAFTS_NONE)
		snprintf(also, sizeof(also), "; %s %s is another one", name, says);
	else if (same)
		snprintf(also, sizeof(also), "; there is no %s %s", name, says);
	if (stale->new_target == DRAFTS_NONE)
		snprintf(message, MESSAGE_SIZE, "what was %s %s in the old draft is gone%s", name, was, also);
	else if (!*is)
		snprintf(message, MESSAGE_SIZE, "what was %s %s in the old draft has no number now%s", name, was,
		         also);
	else if (same)
		snprintf(message, MESSAGE_SIZE, "what was %s %s in the old draft is %s now%s", name, was, is, also);
	else
		snprintf(message, MESSAGE_SIZE, "this was %s %s in the old draft, which is %s now, not %s", name, was,
		         is, says);
}

/* The phrase with the label IS in place of its own; false when it is too long to be repaired. */
static bool write_fix(char fix[FIX_SIZE], const struct drafts_side *side,
                      const struct drafts_mention *mention, const char *is)
{
	size_t head = mention->number.start - mention->phrase.start;

	if (!*is || head + strlen(is) >= FIX_SIZE)
		return false;
	memcpy(fix, side->text + mention->phrase.start, head);
	strcpy(fix + head, is);
	return true;
}

/* Where the phrase of MENTION begins with the article before it, which goes when a number comes. */
static size_t start_with_article(const struct teller *teller, const struct drafts_mention *mention)
{
	const struct engross_host *host = teller->memory->host;
	const struct drafts_side *side = &teller->alignment->side[DRAFTS_NEW];
	size_t count = 0, start = mention->phrase.start;
	const char *const *articles =
		host->words(teller->memory->run, host->language(side->document), "reference.article", &count);

	for (size_t i = 0; articles && i < count; i++) {
		size_t length = strlen(articles[i]);
		if (start > length && side->text[start - 1] == ' ' &&
		    !memcmp(side->text + start - 1 - length, articles[i], length))
			return start - 1 - length;
	}
	return start;
}

/* A reference by place that lost its paragraph. */
static enum engross_status emit_stepped(const struct teller *teller, const struct drafts_stale *stale)
{
	const struct engross_host *host = teller->memory->host;
	engross_run *run = teller->memory->run;
	const struct drafts_side *side = &teller->alignment->side[DRAFTS_NEW];
	const struct drafts_mention *mention = stale->new_mention;
	const char *language = host->language(side->document);
	size_t length = mention->phrase.end - mention->phrase.start, count = 0;
	const char *const *noun = host->words(run, language, "reference.numbered", &count);
	char is[DRAFTS_LABEL_SIZE] = "", message[MESSAGE_SIZE], fix[FIX_SIZE];
	struct engross_related related = { .message = "this is what was meant in the old draft" };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = DRAFTS_CODE_REFERENCE,
		.span = mention->phrase,
		.message = message,
		.related = &related,
	};

	if (stale->new_target != DRAFTS_NONE) {
		struct drafts_label label = teller->labels->labels[stale->new_target];
		if (label.number && label.target == DRAFTS_TARGET_PARAGRAPH)
			drafts_label_write(is, label, "1 (a)", 5);
		related.span = drafts_unit_block(side, stale->new_target)->span;
		report.n_related = 1;
	}
	snprintf(message, sizeof(message), "what \"%.*s\" meant in the old draft is %s%s",
	         (int)(length < 60 ? length : 60), side->text + mention->phrase.start,
	         *is                                ? "paragraph "
	         : stale->new_target == DRAFTS_NONE ? "gone"
	                                            : "elsewhere now",
	         is);
	if (*is && count) {
		report.span.start = start_with_article(teller, mention);
		snprintf(fix, sizeof(fix), "%s %s", noun[0], is);
		report.replacement = fix;
	}
	return drafts_emit(teller->memory, &report);
}

/* The ordinal that the new number of a reference in words is, or nothing. */
static void write_ordinal(char is[DRAFTS_LABEL_SIZE], const struct teller *teller,
                          const struct drafts_stale *stale)
{
	const struct engross_host *host = teller->memory->host;
	const char *language = host->language(teller->alignment->side[DRAFTS_NEW].document), *word = NULL;
	uint32_t number = *is ? teller->labels->labels[stale->new_target].number : 0;

	if (number &&
	    host->struct_size >= offsetof(struct engross_host, numbered_word) + sizeof(host->numbered_word))
		word = host->numbered_word(teller->memory->run, language, "ordinals", (long)number);
	snprintf(is, DRAFTS_LABEL_SIZE, "%s", word && strlen(word) < DRAFTS_LABEL_SIZE ? word : "");
}

enum engross_status drafts_stale_emit(const struct drafts_alignment *alignment,
                                      const struct drafts_labels *labels, const struct drafts_stale *stale)
{
	const struct teller one = { alignment, alignment->memory, labels }, *teller = &one;
	const struct drafts_side *side = teller->alignment->side;
	const struct drafts_mention *old_mention = stale->old_mention, *new_mention = stale->new_mention;
	const char *like = side[DRAFTS_NEW].text + new_mention->number.start;
	size_t length = new_mention->number.end - new_mention->number.start;
	char was[DRAFTS_LABEL_SIZE], is[DRAFTS_LABEL_SIZE] = "", says[DRAFTS_LABEL_SIZE];
	char message[MESSAGE_SIZE], fix[FIX_SIZE];
	struct engross_related related = { .message = "this is what was meant in the old draft" };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = DRAFTS_CODE_REFERENCE,
		.span = new_mention->phrase,
		.message = message,
		.related = &related,
	};

	if (new_mention->step)
		return emit_stepped(teller, stale);
	if (new_mention->in_words)
		like = "1", length = 1;
	drafts_label_write(was, old_mention->label, like, length);
	drafts_label_write(says, new_mention->label, like, length);
	if (stale->new_target != DRAFTS_NONE) {
		struct drafts_label label = teller->labels->labels[stale->new_target];
		if (label.number && label.target == new_mention->label.target && label.letter <= 26)
			drafts_label_write(is, label, like, length);
		related.span = drafts_unit_block(&side[DRAFTS_NEW], stale->new_target)->span;
		report.n_related = 1;
	}
	write_message(message, stale, was, is, says);
	if (new_mention->in_words)
		write_ordinal(is, teller, stale);
	if (write_fix(fix, &side[DRAFTS_NEW], new_mention, is)) {
		report.replacement = fix;
		report.safe = drafts_same_label(old_mention->label, new_mention->label);
	}
	return drafts_emit(teller->memory, &report);
}
