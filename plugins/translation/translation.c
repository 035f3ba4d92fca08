/* The plugin `translation`: compares a text with its translation. docs/translation.md tells how. */
#include "tell.h"

#define ENTRY(name, say, why, show) \
	{ \
		.id = name, .draft = ENGROSS_LEVEL_WARNING, .adoption = ENGROSS_LEVEL_WARNING, \
		.final = ENGROSS_LEVEL_WARNING, .summary = say, .explanation = why, .example = show \
	}

static const struct engross_code codes[] = {
	ENTRY(TRANSLATION_CODE_CITATION, "a paragraph does not cite what its source cites",
	      "Citations are compared by what they name, not by how a language writes them: \"resolution 61/180 of 20 "
	      "December 2006\" and \"la resolución 61/180, de 20 de diciembre de 2006\" are one. One that is missing, was "
	      "added, or names another act is told at the paragraph it belongs to. A named instrument is missed only where "
	      "the other text names it elsewhere.",
	      "en: RECALLING resolution AG/RES. 1948 (XXXIII-O/03), es: RECORDANDO la resolución AG/RES. 1984 (XXXIII-O/03), "
	      "-> RECORDANDO la resolución AG/RES. 1948 (XXXIII-O/03),"),
	ENTRY(TRANSLATION_CODE_NUMBER, "a paragraph does not have the numbers of its source",
	      "Numbers in digits are compared by their value: 1,234.5, 1.234,5 and 1 234,5 are one, and so are 2.75 "
	      "million and 2 750 000. Numbers inside citations and dates are compared with those. A number that the other "
	      "language writes as a word or in Roman numerals is not told.",
	      "en: at least 400 landings, es: por lo menos 440 desembarcaderos -> por lo menos 400 desembarcaderos"),
	ENTRY(TRANSLATION_CODE_DATE, "a paragraph does not have the dates of its source",
	      "Dates are compared by day, month and year: \"March 3, 2016\" and \"3 de marzo de 2016\" are one. A year "
	      "that only one of the two texts says is not told.",
	      "en: before December 31, 2019, fr: avant le 30 décembre 2019 -> avant le 31 décembre 2019"),
	ENTRY(TRANSLATION_CODE_PARAGRAPH, "a paragraph is missing, was added, or has another number",
	      "Paragraphs are laid beside each other by their sort, level, number, length and by what they cite, count and "
	      "date; one that was split or joined is followed. One without its like is told where it should stand, and a "
	      "number that differs is told once: those behind it are shifted with it.",
	      "en: 3. To instruct ... 4. To request ..., es: 3. Solicitar ... -> 3. Encomendar ... 4. Solicitar ..."),
	ENTRY(TRANSLATION_CODE_FOOTNOTE, "a footnote or its mark is missing or was added",
	      "Footnotes are laid beside each other as paragraphs are, and the marks of each paragraph are counted.",
	      "en: the survey,1/ es: el estudio, -> el estudio,1/"),
	ENTRY(TRANSLATION_CODE_NOTE, "a translator's note was left in the translation",
	      "A bracket that begins as translators' notes do in any of the languages (data/language/notes.xml) must not "
	      "reach the adopted text. `engross check` finds more kinds of notes.",
	      "es: los techos [Tr: roofs or ceilings?] -> los techos"),
	ENTRY(TRANSLATION_CODE_UNTRANSLATED, "words were left in the language of the source",
	      "A paragraph of four words or more that is equal in both texts, one whose function words are those of the "
	      "source's language, and seven equal words in a row that are neither a name nor quoted. Two texts in one "
	      "language are said to be so, once.",
	      "fr: 2. To request the Permanent Council to convene a meeting. -> 2. De demander au Conseil permanent de "
	      "convoquer une réunion."),
	ENTRY(TRANSLATION_CODE_TITLE, "the title is missing, or was added",
	      "The masthead of one text has a title and that of the other has none.",
	      "en: SAFE LANDINGS, pt: (nothing) -> DESEMBARCADOUROS SEGUROS"),
	{ .id = NULL },
};

static enum engross_status tell_steps(const struct translation_alignment *alignment)
{
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < alignment->n_steps && status == ENGROSS_OK; i++) {
		const struct translation_step *step = &alignment->steps[i];
		if (!step->n_source || !step->n_target || alignment->target.units[step->target].foreign)
			continue;
		status = translation_tell_facts(alignment, step);
		if (status == ENGROSS_OK)
			status = translation_tell_footnotes(alignment, step);
	}
	return status;
}

static enum engross_status align(const struct engross_host *host, void *state, engross_run *run,
                                 const engross_document *source, const engross_document *target)
{
	const struct translation_run memory = { host, run };
	struct translation_alignment alignment = { .run = &memory };
	enum engross_status status;

	(void)state;
	if (host->struct_size < offsetof(struct engross_host, emit_pair) + sizeof(host->emit_pair))
		return ENGROSS_PLUGIN;
	status = translation_text_init(&alignment.source, &memory, source);
	if (status == ENGROSS_OK)
		status = translation_text_init(&alignment.target, &memory, target);
	if (status == ENGROSS_OK)
		status = translation_align(&alignment);
	if (status == ENGROSS_OK)
		status = translation_emit_pairs(&alignment);
	if (status == ENGROSS_OK)
		status = translation_tell_untranslated(&alignment);
	if (status == ENGROSS_OK)
		status = tell_steps(&alignment);
	if (status == ENGROSS_OK)
		status = translation_tell_paragraphs(&alignment);
	return status == ENGROSS_OK ? translation_tell_notes(&alignment) : status;
}

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(plugin),
	.name = "translation",
	.version = "1.0",
	.summary = "compares two languages of one text: citations, numbers, dates, paragraphs, what was left untranslated",
	.capabilities = ENGROSS_CAN_ALIGN,
	.codes = codes,
	.align = align,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
