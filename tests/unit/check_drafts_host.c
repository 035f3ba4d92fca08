/* A host for the plugin `drafts` alone. */
#include "check_drafts_host.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct engross_document {
	char *text;
	size_t length;
	struct engross_block *blocks;
	size_t n_blocks;
	struct engross_masthead masthead;
	struct engross_citation *citations;
	struct engross_pinpoint *pinpoints; /* one a citation */
	size_t n_citations;
	struct engross_footnote *footnotes;
	size_t n_footnotes;
};

static void *need(void *block)
{
	ck_assert_ptr_nonnull(block);
	return block;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n';
}

/* The marker at the start of BLOCK: sets marker, body, level, number and kind. */
static void read_marker(struct engross_block *block, const char *text)
{
	size_t at = block->span.start, end = block->span.end;

	block->body = block->span;
	while (at < end && text[at] >= '0' && text[at] <= '9')
		block->number = block->number * 10 + (text[at++] - '0');
	if (at > block->span.start && at + 1 < end && text[at] == '.' && text[at + 1] == ' ') {
		at++;
	} else if (end - block->span.start > 4 && text[at] == '(' && text[at + 2] == ')' && text[at + 3] == ' ') {
		block->number = text[at + 1] - 'a' + 1;
		block->level = 1;
		at += 3;
	} else {
		block->number = 0;
		return;
	}
	block->kind = ENGROSS_BLOCK_OPERATIVE;
	block->marker = (struct engross_span){ block->span.start, at };
	while (at < end && is_space(text[at]))
		at++;
	block->body.start = at;
}

static void read_furniture(engross_document *document, size_t index)
{
	struct engross_block *block = &document->blocks[index];
	const char *text = document->text;

	if (text[block->span.start] == '-' && text[block->span.end - 1] == '-') {
		block->kind = ENGROSS_BLOCK_FURNITURE;
		return;
	}
	if (index > 1 && document->blocks[index - 1].kind == ENGROSS_BLOCK_FURNITURE &&
	    text[block->span.start] >= 'a' && text[block->span.start] <= 'z')
		block->continues = index - 2;
}

static bool ends_block(const char *text, size_t length, size_t at)
{
	return text[at] == '\n' && at + 1 < length && (text[at + 1] == '\n' || text[at + 1] == '=');
}

static void read_blocks(engross_document *document)
{
	const char *text = document->text;
	size_t at = 0, parent = ENGROSS_NO_INDEX;

	document->blocks = need(calloc(document->length / 2 + 1, sizeof(*document->blocks)));
	while (at < document->length) {
		struct engross_block *block = &document->blocks[document->n_blocks];
		while (at < document->length && is_space(text[at]))
			at++;
		if (at == document->length)
			break;
		*block =
			(struct engross_block){ .kind = document->n_blocks ? ENGROSS_BLOCK_PREAMBLE : ENGROSS_BLOCK_TITLE,
			                        .span = { at, at },
			                        .parent = ENGROSS_NO_INDEX,
			                        .continues = ENGROSS_NO_INDEX };
		while (at < document->length && !ends_block(text, document->length, at))
			at++;
		for (block->span.end = at; is_space(text[block->span.end - 1]); block->span.end--)
			;
		read_marker(block, text);
		read_furniture(document, document->n_blocks);
		if (block->level)
			block->parent = parent;
		else
			parent = document->n_blocks;
		document->n_blocks++;
	}
}

static bool begins(const engross_document *document, size_t at, const char *words)
{
	size_t length = strlen(words);

	return at + length <= document->length && !memcmp(document->text + at, words, length);
}

static size_t digits(const engross_document *document, size_t at)
{
	size_t end = at;

	while (end < document->length && document->text[end] >= '0' && document->text[end] <= '9')
		end++;
	return end - at;
}

/* The end of the labels at AT: "4", "4 (b)", "2 and 4". */
static size_t labels_end(const engross_document *document, size_t at)
{
	at += digits(document, at);
	if (begins(document, at, " (") && begins(document, at + 3, ")"))
		at += 4;
	if (begins(document, at, " and ") && digits(document, at + 5))
		return labels_end(document, at + 5);
	return at;
}

static void add_citation(engross_document *document, size_t block, size_t start, size_t end,
                         enum engross_form form)
{
	struct engross_citation *citation = &document->citations[document->n_citations];
	struct engross_pinpoint *pinpoint = &document->pinpoints[document->n_citations++];
	size_t length = end - start;
	char *key = need(malloc(length + 1));

	memcpy(key, document->text + start, length);
	key[length] = '\0';
	*citation = (struct engross_citation){ .span = { start, end },
		                                   .form = form,
		                                   .key = key,
		                                   .canonical = key,
		                                   .antecedent = ENGROSS_NO_INDEX,
		                                   .block = block };
	if (form == ENGROSS_FORM_INTERNAL) {
		*pinpoint = (struct engross_pinpoint){ .unit = "paragraph", .label = "", .span = { start, end } };
		citation->pinpoints = pinpoint;
		citation->n_pinpoints = 1;
	}
}

/* The raised digits at AT: their bytes. */
static size_t raised(const engross_document *document, size_t at)
{
	size_t end = at;

	while (begins(document, end, "\xC2\xB9") || begins(document, end, "\xC2\xB2") ||
	       begins(document, end, "\xC2\xB3"))
		end += 2;
	return end - at;
}

static size_t find_note(const engross_document *document, size_t mark, size_t length)
{
	for (size_t i = 0; i < document->n_blocks; i++) {
		size_t start = document->blocks[i].span.start;
		if (raised(document, start) == length &&
		    !memcmp(document->text + start, document->text + mark, length))
			return i;
	}
	return ENGROSS_NO_INDEX;
}

static void read_footnotes(engross_document *document)
{
	document->footnotes = need(calloc(document->length / 2 + 1, sizeof(*document->footnotes)));
	for (size_t i = 0; i < document->n_blocks; i++) {
		struct engross_block *block = &document->blocks[i];
		size_t length = raised(document, block->span.start);
		if (length) {
			block->kind = ENGROSS_BLOCK_FOOTNOTE;
			block->marker = (struct engross_span){ block->span.start, block->span.start + length };
			block->body.start = block->marker.end + 1;
			continue;
		}
		for (size_t at = block->body.start; at < block->body.end; at++)
			if ((length = raised(document, at))) {
				document->footnotes[document->n_footnotes++] =
					(struct engross_footnote){ .mark = { at, at + length },
					                           .block = find_note(document, at, length) };
				at += length - 1;
			}
	}
}

static void read_citations(engross_document *document)
{
	size_t end;

	document->citations = need(calloc(document->length / 8 + 1, sizeof(*document->citations)));
	document->pinpoints = need(calloc(document->length / 8 + 1, sizeof(*document->pinpoints)));
	for (size_t i = 0; i < document->n_blocks; i++) {
		struct engross_span body = document->blocks[i].body;
		for (size_t at = body.start; at < body.end; at++) {
			size_t word = begins(document, at, "paragraph ")    ? 10
			              : begins(document, at, "paragraphs ") ? 11
			                                                    : 0;
			if (word && digits(document, at + word)) {
				end = labels_end(document, at + word);
				if (!begins(document, end, " of resolution"))
					add_citation(document, i, at, end, ENGROSS_FORM_INTERNAL);
				at = end;
			} else if (begins(document, at, "resolution ") && digits(document, at + 11)) {
				for (end = at + 11; end < body.end && !strchr(",;.\n", document->text[end]);)
					end++;
				add_citation(document, i, at, end, ENGROSS_FORM_PROSE);
				at = end;
			}
		}
	}
}

engross_document *draft_read(const char *text, size_t length)
{
	engross_document *document = need(calloc(1, sizeof(*document)));

	document->text = need(malloc(length + 1));
	memcpy(document->text, text, length);
	document->text[length] = '\0';
	document->length = length;
	read_blocks(document);
	if (document->n_blocks)
		document->masthead.title = document->blocks[0].span;
	read_footnotes(document);
	read_citations(document);
	return document;
}

void draft_free(engross_document *document)
{
	for (size_t i = 0; i < document->n_citations; i++)
		free((char *)(uintptr_t)document->citations[i].key);
	free(document->footnotes);
	free(document->citations);
	free(document->pinpoints);
	free(document->blocks);
	free(document->text);
	free(document);
}

const struct engross_block *draft_block(const engross_document *document, size_t index)
{
	return index < document->n_blocks ? &document->blocks[index] : NULL;
}

size_t draft_block_count(const engross_document *document)
{
	return document->n_blocks;
}

const char *draft_text(const engross_document *document, size_t *length)
{
	*length = document->length;
	return document->text;
}

static const struct engross_masthead *masthead(const engross_document *document)
{
	return &document->masthead;
}

static size_t citation_count(const engross_document *document)
{
	return document->n_citations;
}

static const struct engross_citation *citation(const engross_document *document, size_t index)
{
	return index < document->n_citations ? &document->citations[index] : NULL;
}

static size_t footnote_count(const engross_document *document)
{
	return document->n_footnotes;
}

static const struct engross_footnote *footnote(const engross_document *document, size_t index)
{
	return index < document->n_footnotes ? &document->footnotes[index] : NULL;
}

static void *run_alloc(engross_run *run, size_t size)
{
	if (run->failing && run->n_blocks + 1 == run->failing)
		return NULL;
	run->blocks = need(realloc(run->blocks, (run->n_blocks + 1) * sizeof(*run->blocks)));
	run->blocks[run->n_blocks] = need(calloc(1, size ? size : 1));
	run->allocated += size;
	return run->blocks[run->n_blocks++];
}

/* Frees at once, so that what is used after it was given back is found by whoever watches memory. */
static void run_give_back(engross_run *run, void *block)
{
	for (size_t i = 0; i < run->n_blocks; i++)
		if (run->blocks[i] == block) {
			free(block);
			run->blocks[i] = NULL;
			return;
		}
	ck_abort_msg("what is given back was not allocated");
}

static enum engross_status run_equal(engross_run *run, const char *name, size_t count)
{
	size_t used = strlen(run->equalities);

	if (count)
		snprintf(run->equalities + used, sizeof(run->equalities) - used, "%s%s %zu", used ? ", " : "", name, count);
	return ENGROSS_OK;
}

static const char *run_option(const engross_run *run, const char *name)
{
	const char *said = run->options ? strstr(run->options, name) : NULL;
	static char value[8];

	if (!said)
		return NULL;
	said += strlen(name) + 1;
	snprintf(value, sizeof(value), "%.*s", (int)strcspn(said, " "), said);
	return value;
}

static const char *draft_format(const engross_document *document)
{
	(void)document;
	return "text";
}

static const char *draft_source(const engross_document *document, size_t *length)
{
	return draft_text(document, length);
}

static void rest(const engross_document *document)
{
	ck_assert_ptr_nonnull(document);
}

static int run_enabled(const engross_run *run, const char *code)
{
	(void)run;
	(void)code;
	return 1;
}

static int run_cancelled(const engross_run *run)
{
	return run->cancelled;
}

static char *copy(const char *text)
{
	char *out;

	if (!text)
		return NULL;
	out = need(malloc(strlen(text) + 1));
	strcpy(out, text);
	return out;
}

static enum engross_status run_emit(engross_run *run, const struct engross_report *report)
{
	struct kept_finding *kept;

	ck_assert_uint_le(report->span.start, report->span.end);
	ck_assert_uint_le(report->span.end, run->new_draft->length);
	run->findings = need(realloc(run->findings, (run->n_findings + 1) * sizeof(*run->findings)));
	kept = &run->findings[run->n_findings++];
	*kept = (struct kept_finding){ .code = copy(report->code),
		                           .message = copy(report->message),
		                           .replacement = copy(report->replacement),
		                           .span = report->span,
		                           .level = report->level,
		                           .safe = report->safe };
	return ENGROSS_OK;
}

static enum engross_status run_emit_change(engross_run *run, const struct engross_change *change)
{
	struct engross_change *kept;
	struct engross_edit *edits = NULL;

	run->changes = need(realloc(run->changes, (run->n_changes + 1) * sizeof(*run->changes)));
	kept = &run->changes[run->n_changes++].change;
	*kept = *change;
	kept->old_number = copy(change->old_number);
	kept->new_number = copy(change->new_number);
	kept->remark = copy(change->remark);
	if (change->n_edits) {
		edits = need(malloc(change->n_edits * sizeof(*edits)));
		memcpy(edits, change->edits, change->n_edits * sizeof(*edits));
	}
	kept->edits = edits;
	return ENGROSS_OK;
}

static const char *const *run_words(const engross_run *run, const char *language, const char *list,
                                    size_t *count)
{
	static const char *const months[] = { "June", "December", "diciembre" };

	(void)run;
	(void)language;
	*count = strcmp(list, "months") ? 0 : sizeof(months) / sizeof(*months);
	return *count ? months : NULL;
}

static const struct engross_host host = {
	.struct_size = sizeof(host),
	.text = draft_text,
	.block_count = draft_block_count,
	.block = draft_block,
	.masthead = masthead,
	.footnote_count = footnote_count,
	.footnote = footnote,
	.citation_count = citation_count,
	.citation = citation,
	.alloc = run_alloc,
	.enabled = run_enabled,
	.cancelled = run_cancelled,
	.emit = run_emit,
	.emit_change = run_emit_change,
	.words = run_words,
	.option = run_option,
	.source = draft_source,
	.format = draft_format,
	.equal = run_equal,
	.rest = rest,
	.give_back = run_give_back,
};

enum engross_status draft_compare(engross_run *run, const engross_document *old_draft,
                                  const engross_document *new_draft)
{
	run->old_draft = old_draft;
	run->new_draft = new_draft;
	return engross_plugin_entry()->compare(&host, NULL, run, old_draft, new_draft);
}

void run_clear(engross_run *run)
{
	for (size_t i = 0; i < run->n_changes; i++) {
		free((char *)(uintptr_t)run->changes[i].change.old_number);
		free((char *)(uintptr_t)run->changes[i].change.new_number);
		free((char *)(uintptr_t)run->changes[i].change.remark);
		free((struct engross_edit *)(uintptr_t)run->changes[i].change.edits);
	}
	for (size_t i = 0; i < run->n_findings; i++) {
		free(run->findings[i].code);
		free(run->findings[i].message);
		free(run->findings[i].replacement);
	}
	for (size_t i = 0; i < run->n_blocks; i++)
		free(run->blocks[i]);
	free(run->changes);
	free(run->findings);
	free(run->blocks);
	memset(run, 0, sizeof(*run));
}
