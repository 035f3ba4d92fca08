/* What is taken for equal. */
#include "modes.h"

#include <string.h>

/* The names are those of the equalities that are reported. */
const struct engross_option drafts_options[] = {
	[DRAFTS_SORT_LINES] = { "line-breaks", "yes",
	                        "line breaks count for nothing: yes, show (as typography), no (as words)" },
	[DRAFTS_SORT_HYPHENS] = { "hyphens", "yes", "hyphens at line ends count for nothing" },
	[DRAFTS_SORT_SPACES] = { "spaces", "yes", "the number of spaces between words counts for nothing" },
	[DRAFTS_SORT_QUOTES] = { "quotes", "yes", "the style of quotation marks counts for nothing" },
	[DRAFTS_SORT_CHARACTERS] = { "characters", "yes",
	                             "no-break spaces, soft hyphens and composed letters count for nothing" },
	[DRAFTS_SORT_CASE] = { "case", "no", "capital letters count for nothing" },
	[DRAFTS_SORT_PUNCTUATION] = { "punctuation", "no", "punctuation counts for nothing" },
	[DRAFTS_SORTS] = { NULL, NULL, NULL },
};

enum engross_status drafts_modes_init(struct drafts_modes *modes, const struct drafts_memory *memory)
{
	static const char *const values[] = {
		[DRAFTS_MODE_NO] = "no", [DRAFTS_MODE_SHOW] = "show", [DRAFTS_MODE_YES] = "yes"
	};

	memset(modes, 0, sizeof(*modes));
	for (int sort = 0; sort < DRAFTS_SORTS; sort++) {
		const char *said = memory->host->option(memory->run, drafts_options[sort].name);
		size_t value = 0;
		if (!said)
			said = drafts_options[sort].value;
		while (value < sizeof(values) / sizeof(*values) && strcmp(said, values[value]))
			value++;
		if (value == sizeof(values) / sizeof(*values))
			return ENGROSS_USAGE;
		modes->mode[sort] = (enum drafts_mode)value;
	}
	return ENGROSS_OK;
}

enum engross_status drafts_modes_emit(const struct drafts_modes *modes, const struct drafts_memory *memory)
{
	const struct engross_host *host = memory->host;
	enum engross_status status = ENGROSS_OK;

	if (host->struct_size < offsetof(struct engross_host, equal) + sizeof(host->equal))
		return ENGROSS_OK;
	for (int sort = 0; sort < DRAFTS_SORTS && status == ENGROSS_OK; sort++)
		if (modes->mode[sort] != DRAFTS_MODE_NO)
			status = host->equal(memory->run, drafts_options[sort].name, modes->count[sort]);
	return status;
}
