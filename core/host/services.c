/* The table of services that every plugin gets. */
#include <engross/collection.h>
#include <engross/document.h>

#include "host/context_internal.h"
#include "host/language.h"
#include "host/run_internal.h"
#include "source/document_internal.h"
#include "source/sink.h"

static void *run_alloc(engross_run *run, size_t size)
{
	return engross__arena_alloc(&run->arena, size);
}

static void run_give_back(engross_run *run, void *block)
{
	engross__arena_give_back(&run->arena, block);
}

static enum engross_stage run_stage(const engross_run *run)
{
	return run->selection.stage;
}

static const char *run_option(const engross_run *run, const char *name)
{
	return engross__selection_option(&run->selection, run->plugin, name);
}

static int run_enabled(const engross_run *run, const char *code)
{
	const struct engross__catalogue_entry *entry = engross__catalogue_find(run->context, code);

	return entry && entry->plugin == run->plugin && engross__selection_wants(&run->selection, entry);
}

static int run_cancelled(const engross_run *run)
{
	return run->options.cancelled && run->options.cancelled(run->options.payload);
}

static const char *const *run_words(const engross_run *run, const char *language, const char *list, size_t *count)
{
	const struct engross__word_list *words = engross__language_list(run->context, language, list);

	*count = words ? words->count : 0;
	return words ? words->texts : NULL;
}

static const char *run_numbered_word(const engross_run *run, const char *language, const char *list, long n)
{
	const struct engross__word_list *words = engross__language_list(run->context, language, list);

	for (size_t i = 0; words && i < words->count; i++)
		if (words->words[i].n == n)
			return words->words[i].text;
	return NULL;
}

static const engross_document *run_held_text(const engross_run *run, const char *key, size_t index)
{
	return run->options.collection && key ? engross_collection_text(run->options.collection, key, index) : NULL;
}

const struct engross_host engross__host = {
	.struct_size = sizeof(struct engross_host),
	.text = engross_document_text,
	.source = engross_document_source,
	.to_source = engross_document_to_source,
	.language = engross_document_language,
	.block_count = engross_document_block_count,
	.block = engross_document_block,
	.masthead = engross_document_masthead,
	.footnote_count = engross_document_footnote_count,
	.footnote = engross_document_footnote,
	.citation_count = engross_document_citation_count,
	.citation = engross_document_citation,
	.alloc = run_alloc,
	.stage = run_stage,
	.option = run_option,
	.enabled = run_enabled,
	.cancelled = run_cancelled,
	.emit = engross__run_emit,
	.emit_change = engross__run_emit_change,
	.words = run_words,
	.put = engross__sink_put,
	.hint = engross__sink_hint,
	.refuse = engross__sink_refuse,
	.limit = engross__sink_limit,
	.rest = engross__document_rest,
	.give_back = run_give_back,
	.equal = engross__run_equal,
	.numbered_word = run_numbered_word,
	.format = engross_document_format,
	.held_text = run_held_text,
	.name = engross_document_name,
	.position = engross_document_position,
	.emit_pair = engross__run_emit_pair,
};
