/* The `structure` plugin: numbering, endings, mastheads, cut sentences, quotation marks, spacing. */
#include "checks.h"

#include <string.h>

static const struct engross_code codes[] = {
	{
		.id = "structure/numbering",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_WARNING,
		.summary = "the numbers of paragraphs do not run on",
		.explanation =
			"Operative paragraphs and the items of a list are numbered one by one; a gap or a repeated "
	        "number "
			"makes every reference to \"operative paragraph 4\" doubtful. A list in which every item "
			"bears the same number, as text converters leave it, is reported once. A repair is offered when "
	        "one "
			"number alone is out of order.",
		.example =
			"1. Requests ...; 2. Urges ...; 4. Decides ... -> 1. Requests ...; 2. Urges ...; 3. Decides ...",
	},
	{
		.id = "structure/ending",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_WARNING,
		.summary = "a paragraph ends with another mark than its neighbours",
		.explanation =
			"In resolutions of the OAS preambular paragraphs end with a semicolon and operative ones with a "
	        "full "
			"stop; in those of the United Nations preambular paragraphs end with a comma, operative ones "
	        "with a "
			"semicolon, and the last with a full stop (United Nations Editorial Manual). What most "
			"paragraphs of the same part of the document do is taken for its rule. Paragraphs that end with "
			"a colon, and quotations set as paragraphs, are not counted.",
		.example = "protect their rights. (among clauses that end with a semicolon) -> protect their rights;",
	},
	{
		.id = "structure/masthead",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "the head of the document lacks what it must have",
		.explanation =
			"A resolution, declaration or draft bears its own symbol. A United Nations document of limited "
			"distribution has /L. in its symbol, a revised draft /Rev. Nothing is said of texts that do not "
	        "look "
			"like an act of a body.",
		.example = "Distr.: Limited (above a draft resolution without a symbol) -> E/CN.15/2010/L.2/Rev.1, "
	               "Distr.: Limited",
	},
	{
		.id = "structure/split-sentence",
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_INFO,
		.final = ENGROSS_LEVEL_INFO,
		.summary = "a page break or footnotes cut a sentence in two",
		.explanation = "An empty line, a page break, a page number or a block of footnotes stands inside a "
	                   "sentence: what "
					   "comes before ends without punctuation, what comes after begins with a small letter. "
	                   "The halves are "
					   "read as one paragraph; join them before the text is edited further.",
		.example =
			"to investigate, prosecute, and (empty line) punish -> to investigate, prosecute, and punish",
	},
	{
		.id = "text/quotes",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_WARNING,
		.summary = "quotation marks or apostrophes do not match",
		.explanation = "A quotation closes with the mark that belongs to the one that opened it; straight "
	                   "and curly marks "
					   "are not mixed in one pair, nor, if it can be helped, in one document; an acute or "
	                   "grave accent is no "
					   "apostrophe. Quotations within quotations, quotations of several paragraphs that each "
	                   "begin with a "
					   "mark, and the marks of other languages are right.",
		.example = "\"slavery of the 21st century” -> “slavery of the 21st century”",
	},
	{
		.id = "text/spacing",
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_INFO,
		.final = ENGROSS_LEVEL_INFO,
		.summary = "a space too many",
		.explanation = "Two spaces inside a sentence or after a full stop, or a space before a comma. "
	                   "Indents, the space after "
					   "a paragraph's number, columns and trailing spaces are not meant, nor, in French, the "
	                   "space before ; : ! "
					   "and ?. Where a text has very many of them, or two spaces after every full stop, that "
	                   "is said once.",
		.example = "networks , including -> networks, including",
	},
	{
		.id = "text/acronym",
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_INFO,
		.final = ENGROSS_LEVEL_INFO,
		.summary = "a short name is explained twice, or after its first use",
		.explanation =
			"A short name in capitals is explained once, in parentheses behind the full name, where the name "
			"stands first: \"Inter-American Commission of Women (CIM)\". Explained a second time it says "
			"nothing new; used before, it is not understood. Headings and titles are not counted, nor are "
			"Roman numerals and the beginnings of symbols.",
		.example = "the Bay Pilots Association (BPA) ... the Bay Pilots Association (BPA) -> the BPA",
	},
	{
		.id = "text/date-style",
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_WARNING,
		.summary = "a date is not written as the body writes dates",
		.explanation =
			"In English the Organization of American States writes June 4, 2009, the United Nations 4 June "
			"2009. The document's own symbol says of which body it is (without one nothing is said); dates "
			"in citations of another body and in titles that are quoted stay as they are.",
		.example = "AG/RES. 2486 (XXXIX-O/09): adopted on 4 June 2003 -> adopted on June 4, 2003",
	},
	{ .id = NULL },
};

/* The last block of each paragraph, acts, and whether each act has the usual order. */
static struct part_of *find_parts(const struct check *check)
{
	struct part_of *parts = check->host->alloc(check->run, (check->n_blocks + 1) * sizeof(*parts));
	size_t first = 0;
	unsigned act = 0;
	bool operative = false, coherent = true, begun = false;

	if (!parts)
		return NULL;
	for (size_t i = 0; i <= check->n_blocks; i++) {
		const struct engross_block *block = i < check->n_blocks ? block_at(check, i) : NULL;
		enum engross_block_kind kind = block ? block->kind : ENGROSS_BLOCK_SYMBOL;

		if ((kind == ENGROSS_BLOCK_OPENER || kind == ENGROSS_BLOCK_SYMBOL || kind == ENGROSS_BLOCK_ANNEX) &&
		    (begun || !block)) {
			for (; first < i; first++)
				parts[first].coherent = coherent;
			act++;
			operative = begun = false;
			coherent = true;
		}
		if (!block)
			break;
		parts[i].act = act;
		parts[i].tail = i;
		if (block->continues < i)
			parts[block->continues].tail = i;
		begun = begun || kind == ENGROSS_BLOCK_PREAMBLE || kind == ENGROSS_BLOCK_OPERATIVE ||
		        kind == ENGROSS_BLOCK_ANNEX;
		operative = operative || kind == ENGROSS_BLOCK_OPERATIVE || kind == ENGROSS_BLOCK_RESOLVES;
		if (kind == ENGROSS_BLOCK_PREAMBLE && operative && block->continues == ENGROSS_NO_INDEX)
			coherent = false;
	}
	/* From the end: the tail of a paragraph is the tail of the block that goes on with it. */
	for (size_t i = check->n_blocks; i--;)
		if (parts[i].tail != i)
			parts[i].tail = parts[parts[i].tail].tail;
	return parts;
}

static enum engross_status check_document(const struct engross_host *host, void *state, engross_run *run,
                                          const engross_document *document)
{
	static const struct {
		const char *code, *other;
		void (*check)(struct check *check);
	} checks[] = {
		{ "structure/numbering", NULL, check_numbering }, { "structure/ending", NULL, check_endings },
		{ "structure/masthead", NULL, check_masthead },   { "structure/split-sentence", NULL, check_split },
		{ "text/quotes", "text/spacing", check_marks },   { "text/acronym", NULL, check_acronyms },
		{ "text/date-style", NULL, check_house },
	};
	struct check check = { .host = host,
		                   .run = run,
		                   .document = document,
		                   .language = host->language(document),
		                   .n_blocks = host->block_count(document) };

	(void)state;
	check.text = host->text(document, &check.length);
	check.parts = find_parts(&check);
	if (!check.parts)
		return ENGROSS_NOMEM;
	for (size_t i = 0; i < sizeof(checks) / sizeof(*checks) && check.status == ENGROSS_OK; i++) {
		if (host->cancelled(run))
			return ENGROSS_CANCELLED;
		if (host->enabled(run, checks[i].code) || (checks[i].other && host->enabled(run, checks[i].other)))
			checks[i].check(&check);
	}
	return check.status;
}

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(plugin),
	.name = "structure",
	.version = "1.0",
	.summary =
		"finds faults of numbering, endings, mastheads, quotation marks, spacing, short names and dates",
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = codes,
	.check = check_document,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
