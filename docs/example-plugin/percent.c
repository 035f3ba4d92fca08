/* Example plugin: the percent sign in running text, which the style of formal documents spells out.
   docs/write-a-plugin.md walks through this file. */
#include <engross/plugin.h>

#include <string.h>

#define CODE "style/percent"

static const struct engross_code codes[] = {
	{
		.id = CODE,
		.draft = ENGROSS_LEVEL_INFO,
		.adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_WARNING,
		.summary = "a percent sign in running text",
		.explanation = "Formal texts write the words after a figure; the sign is kept for tables. Which words "
		               "(\"per cent\", \"percent\") is a matter of the house: set percent.words.",
		.example = "a reduction of 20% -> a reduction of 20 per cent",
	},
	{ .id = NULL },
};

static const struct engross_option options[] = {
	{ .name = "words", .value = "per cent", .summary = "what to write in place of the sign" },
	{ .name = NULL },
};

/* Whether BLOCK is text that people read as sentences. */
static int is_running_text(const struct engross_block *block)
{
	return block->kind != ENGROSS_BLOCK_FURNITURE && block->kind != ENGROSS_BLOCK_CHROME;
}

/* Where the figure that ends before AT begins; AT itself when there is none. */
static size_t figure_start(const char *text, size_t from, size_t at)
{
	while (at > from && ((text[at - 1] >= '0' && text[at - 1] <= '9') || text[at - 1] == '.' || text[at - 1] == ','))
		at--;
	return at;
}

/* The sign at SIGN, with the spaces before it, gives way to a space and the words. */
static enum engross_status report(const struct engross_host *host, engross_run *run, const char *text, size_t from,
                                  size_t sign)
{
	const char *words = host->option(run, "words");
	size_t length = strlen(words), end = sign;
	char *replacement;
	struct engross_report found = {
		.struct_size = sizeof(found),
		.code = CODE,
		.safe = 1,
	};

	while (end > from && text[end - 1] == ' ')
		end--;
	if (figure_start(text, from, end) == end)
		return ENGROSS_OK;
	replacement = host->alloc(run, length + 2);
	if (!replacement)
		return ENGROSS_NOMEM;
	replacement[0] = ' ';
	memcpy(replacement + 1, words, length);
	found.span.start = end;
	found.span.end = sign + 1;
	found.replacement = replacement;
	return host->emit(run, &found);
}

static enum engross_status check_block(const struct engross_host *host, engross_run *run, const char *text,
                                       struct engross_span span)
{
	enum engross_status status = ENGROSS_OK;

	for (size_t at = span.start; at < span.end && status == ENGROSS_OK; at++)
		if (text[at] == '%')
			status = report(host, run, text, span.start, at);
	return status;
}

static enum engross_status check(const struct engross_host *host, void *state, engross_run *run,
                                 const engross_document *document)
{
	enum engross_status status = ENGROSS_OK;
	size_t length;
	const char *text = host->text(document, &length);

	(void)state;
	if (!host->enabled(run, CODE))
		return ENGROSS_OK;
	for (size_t i = 0; i < host->block_count(document) && status == ENGROSS_OK; i++) {
		const struct engross_block *block = host->block(document, i);
		if (host->cancelled(run))
			return ENGROSS_CANCELLED;
		if (is_running_text(block))
			status = check_block(host, run, text, block->span);
	}
	return status;
}

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(plugin),
	.name = "percent",
	.version = "1.0",
	.summary = "spells out the percent sign",
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = codes,
	.options = options,
	.check = check,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
