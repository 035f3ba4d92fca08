/* The `notes` plugin: what translators, editors and negotiators leave in a text. */
#include "scan.h"

#include <string.h>

/* Codes, levels by stage, and what `engross explain` says. */
static const struct engross_code codes[] = {
	{
		.id = "note/translator",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_ERROR,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "a translator's note was left in the text",
		.explanation =
			"A note by a translator, or to one, asks for a decision about the text; it is no part of it. "
			"It is found in brackets, in parentheses, in footnotes and before a colon, in English, "
			"Spanish, French and Portuguese. Settle the question and delete the note; the repair "
			"deletes it, when you agree.",
		.example = "reduce their vulnerability. [Tr: which victims?] -> reduce their vulnerability.",
	},
	{
		.id = "note/editor",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_ERROR,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "an editor's note was left in the text",
		.explanation =
			"A note by an editor, reviser or proofreader, or to one, is no part of the text that is "
			"adopted. Settle the question and delete the note; the repair deletes it, when you agree.",
		.example = "the Fund [Note to reviser: or the Facility?] shall -> the Fund shall",
	},
	{
		.id = "note/placeholder",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_ERROR,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "data still to be filled in",
		.explanation =
			"A date, number, name or symbol that was not known when the text was written: [date], [xx], "
			"four or more underscores, Rev.X, 61/XX, XX June, TBD. Fill it in. Ellipses, Roman numerals "
			"and ruled lines are not meant.",
		.example = "resolution 61/XX of [date] -> resolution 61/180 of 20 December 2006",
	},
	{
		.id = "note/bracket",
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "text under negotiation in brackets",
		.explanation =
			"Text that is not agreed stands in square brackets, alternatives side by side, and paragraphs "
			"put in between are numbered bis, ter or alt; brackets and labels go when agreement is "
			"reached (United Nations Editorial Manual). At the stage \"draft\" they are as they should "
			"be. References, altered letters in quotations and remarks such as [see annex I] are not "
			"meant.",
		.example = "Member States [shall][should] report -> Member States shall report",
	},
	{
		.id = "note/instruction",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_ERROR,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "an instruction was left in the text",
		.explanation =
			"Words for whoever produces the text: DPT: ..., [check], [verificar], [ojo], a bracket that "
			"ends in a question mark, two question marks in a row. Do what they say and delete them.",
		.example = "adopted on 4 June 2009 [check date] -> adopted on 4 June 2009",
	},
	{
		.id = "note/sic",
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_INFO,
		.final = ENGROSS_LEVEL_INFO,
		.summary = "[sic] marks the words before it as they stand in the original",
		.explanation =
			"[sic] is in its place in a quotation. It is reported so that nobody overlooks one that was "
			"meant for the editor.",
		.example = "the Principle [sic] of the Charter -> the Principles of the Charter",
	},
	{ .id = NULL },
};

/* What each byte may begin. */
enum trigger {
	TRIGGER_NONE = 0,
	TRIGGER_BRACKET,
	TRIGGER_PARENTHESIS,
	TRIGGER_LINE,
	TRIGGER_COLON,
	TRIGGER_DOUBT,
	TRIGGER_BLANK,
	TRIGGER_LETTERS,
	TRIGGER_WORD
};

static const unsigned char triggers[256] = {
	['['] = TRIGGER_BRACKET, ['('] = TRIGGER_PARENTHESIS, ['\n'] = TRIGGER_LINE,  [':'] = TRIGGER_COLON,
	['?'] = TRIGGER_DOUBT,   ['@'] = TRIGGER_DOUBT,       ['_'] = TRIGGER_BLANK,  ['X'] = TRIGGER_LETTERS,
	['x'] = TRIGGER_LETTERS, ['T'] = TRIGGER_WORD,
};

/* Looks at the trigger at AT; where the scan goes on. */
static size_t pull(struct notes_scan *scan, size_t at)
{
	char next = at + 1 < scan->length ? scan->text[at + 1] : '\n';

	switch ((enum trigger)triggers[(unsigned char)scan->text[at]]) {
	case TRIGGER_BRACKET:
		return notes_bracket(scan, at);
	case TRIGGER_PARENTHESIS:
		return notes_forms_may_begin(&scan->forms, NOTES_EVERY, scan->text, at + 1, scan->length)
		           ? notes_bracket(scan, at)
		           : at + 1;
	case TRIGGER_LINE:
		return notes_line(scan, at + 1);
	case TRIGGER_COLON:
		return notes_colon(scan, at);
	case TRIGGER_DOUBT:
		return next == scan->text[at] ? notes_doubt(scan, at) : at + 1;
	case TRIGGER_BLANK:
		return next == '_' ? notes_blank(scan, at) : at + 1;
	case TRIGGER_LETTERS:
		return next == scan->text[at] || scan->text[at] == 'X' ? notes_letters(scan, at) : at + 1;
	case TRIGGER_WORD:
		return next == 'B' ? notes_word(scan, at) : at + 1;
	case TRIGGER_NONE:
		break;
	}
	return at + 1;
}

/* The next byte from AT on that may begin something, or the text's length. Most do not, so four are asked at a
   time. */
static size_t next_trigger(const struct notes_scan *scan, size_t at)
{
	const unsigned char *p = (const unsigned char *)scan->text;

	while (scan->length - at >= 4 &&
	       !(triggers[p[at]] | triggers[p[at + 1]] | triggers[p[at + 2]] | triggers[p[at + 3]]))
		at += 4;
	while (at < scan->length && !triggers[p[at]])
		at++;
	return at;
}

static enum engross_status check(const struct engross_host *host, void *state, engross_run *run,
                                 const engross_document *document)
{
	struct notes_scan scan = { .host = host, .run = run, .document = document };
	size_t at;

	(void)state;
	scan.text = host->text(document, &scan.length);
	if (!notes_forms_make(&scan.forms, host, run))
		return ENGROSS_NOMEM;
	at = scan.length ? notes_line(&scan, 0) : 0;
	for (size_t steps = 0; at < scan.length && !scan.status; steps++) {
		at = next_trigger(&scan, at);
		if (at < scan.length)
			at = pull(&scan, at);
		if (steps % 4096 == 0 && host->cancelled(run))
			return ENGROSS_CANCELLED;
	}
	return scan.status;
}

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(struct engross_plugin),
	.name = "notes",
	.version = "1.0",
	.summary = "notes, placeholders and brackets left in a text",
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = codes,
	.check = check,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
