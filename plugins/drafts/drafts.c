/* The plugin `drafts`: compares two drafts of one text. docs/drafts.md tells how. */
#include "align.h"
#include "anaphora.h"
#include "changes.h"
#include "citations.h"
#include "references.h"

/* Bytes of both drafts from which on two threads are quicker than one: below, a comparison takes less than a
   millisecond or two. */
#define WORTH_A_THREAD ((size_t)256 * 1024)

static const struct engross_code codes[] = {
	{
		.id = DRAFTS_CODE_REFERENCE,
		.draft = ENGROSS_LEVEL_WARNING,
		.adoption = ENGROSS_LEVEL_ERROR,
		.final = ENGROSS_LEVEL_ERROR,
		.summary = "a reference inside the text no longer says the number of what it means",
		.explanation =
			"Each reference inside the new draft (\"operative paragraph 4\", \"paragraphs 2 to 5\", "
			"\"paragraph 2 (c)\") "
			"is laid beside the one it was in the old draft, and what that one pointed at is followed "
			"through the "
			"changes. Where it stands under another number now and the reference does not say so, the "
			"reference "
			"is stale, or points at something else: the number it should be is offered as the repair. A "
			"reference that was changed as it should be is not mentioned, nor one to a paragraph of another "
			"document. "
			"Where what was meant is gone, the drafter has to decide.",
		.example =
			"a paragraph was put in before paragraph 4: as set out in operative paragraph 4 -> as set out in "
			"operative paragraph 5",
	},
	{
		.id = DRAFTS_CODE_CITATION,
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_INFO,
		.final = ENGROSS_LEVEL_INFO,
		.summary = "a citation was added, dropped or changed between the drafts",
		.explanation = "The citations of each paragraph are compared with those of the paragraph it was in "
					   "the old draft, by what "
					   "they name and not by how they are written: \"resolution 61/180\" and "
					   "\"A/RES/61/180\" are one. One "
					   "that was added is told for information; one that was dropped, or that took another's "
					   "place, is a "
					   "warning. Paragraphs that are new or gone are among the changes and not told here.",
		.example = "RECALLING resolution AG/RES. 1948 (XXXIII-O/03) -> RECALLING resolution AG/RES. 2019 "
				   "(XXXIV-O/04)",
	},
	{
		.id = DRAFTS_CODE_TITLE,
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_WARNING,
		.summary = "the title is not that of the old draft",
		.explanation =
			"The title in the masthead differs from the old draft's in more than line breaks and quotation "
			"marks. Whoever cites the text by its title, and the agenda, may have to follow.",
		.example = "SMALL HARBOURS -> SMALL HARBOURS OF THE CARIBBEAN",
	},
	{ .id = NULL },
};

static enum engross_status compare_with(const struct drafts_memory *memory, const engross_document *old_draft,
                                        const engross_document *new_draft)
{
	struct drafts_alignment alignment = { 0 };
	enum engross_status status = drafts_align(&alignment, memory, old_draft, new_draft);

	if (status == ENGROSS_OK)
		status = drafts_changes_emit(&alignment);
	if (status == ENGROSS_OK)
		status = drafts_references_emit(&alignment);
	if (status == ENGROSS_OK)
		status = drafts_anaphora_emit(&alignment);
	if (status == ENGROSS_OK)
		status = drafts_citations_emit(&alignment);
	return status == ENGROSS_OK ? drafts_title_emit(&alignment) : status;
}

static enum engross_status compare(const struct engross_host *host, void *state, engross_run *run,
                                   const engross_document *old_draft, const engross_document *new_draft)
{
	pthread_mutex_t lock;
	struct drafts_memory memory = { .host = host, .run = run };
	size_t old_length, new_length;
	enum engross_status status;

	(void)state;
	host->text(old_draft, &old_length);
	host->text(new_draft, &new_length);
	if (old_length / 2 + new_length / 2 >= WORTH_A_THREAD / 2 && !pthread_mutex_init(&lock, NULL))
		memory.lock = &lock;
	status = compare_with(&memory, old_draft, new_draft);
	if (memory.lock)
		pthread_mutex_destroy(&lock);
	return status;
}

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(plugin),
	.name = "drafts",
	.version = "1.0",
	.summary = "compares two drafts: paragraphs, words, moves, and the references that a renumbering broke",
	.capabilities = ENGROSS_CAN_COMPARE,
	.codes = codes,
	.options = drafts_options,
	.compare = compare,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
