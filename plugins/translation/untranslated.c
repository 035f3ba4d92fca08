/* Paragraphs and runs of words that were left in the language of the source. */
#include "tell.h"

#include <stdlib.h>
#include <string.h>

#define RUN 7         /* equal words in a row that are no name */
#define SMALL 3       /* of them with a small letter: names and titles are written with capitals */
#define WHOLE 4       /* words of a paragraph that is all equal */
#define LEAST_HITS 4  /* function words of the source's language */
#define QUOTE 2048    /* bytes in which a quotation is opened */
#define CHUNK 8192    /* words of a paragraph that are looked at */

struct word {
	uint64_t hash;
	struct engross_span span;
	bool small;
};

struct words {
	struct word *items;
	size_t count;
};

/* The function words of a language, sorted. */
struct common {
	uint64_t *hashes;
	size_t count;
};

struct search {
	struct translation_alignment *alignment;
	struct words source, target;
	uint64_t *grams; /* of the source's words, sorted */
	struct common commons[2];
};

static int compare_hashes(const void *left, const void *right)
{
	uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;

	return (a > b) - (a < b);
}

static bool has_hash(const uint64_t *hashes, size_t count, uint64_t hash)
{
	return count && bsearch(&hash, hashes, count, sizeof(hash), compare_hashes);
}

static enum engross_status read_common(struct common *common, const struct translation_run *run,
                                       const char *language)
{
	size_t count = 0;
	const char *const *words = run->host->words(run->run, language, "detect.common", &count);

	common->hashes = translation_alloc(run, count, sizeof(*common->hashes));
	if (!common->hashes)
		return ENGROSS_NOMEM;
	for (size_t i = 0; words && i < count; i++)
		common->hashes[common->count++] = translation_fold_hash(TRANSLATION_HASH, words[i], strlen(words[i]));
	if (common->count)
		qsort(common->hashes, common->count, sizeof(*common->hashes), compare_hashes);
	return ENGROSS_OK;
}

static bool is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0xC3 || (c >= 0x80 && c < 0xC0);
}

/* Adds the words of [START, END). E2 leads in quotation marks and dashes, which are between words. */
static void add_words(struct words *words, const struct translation_text *text, size_t start, size_t end)
{
	const char *bytes = text->text;

	for (size_t at = start; at < end && words->count < CHUNK;) {
		unsigned char c = (unsigned char)bytes[at];
		size_t from = at;
		if (!is_word_byte(c) || c == 0xE2 || (c >= 0x80 && c < 0xC0)) {
			at++;
			continue;
		}
		while (at < end && is_word_byte((unsigned char)bytes[at]) && (unsigned char)bytes[at] != 0xE2)
			at++;
		words->items[words->count++] = (struct word){
			translation_fold_hash(TRANSLATION_HASH, bytes + from, at - from), { from, at }, c >= 'a' && c <= 'z'
		};
	}
}

/* The words of N units. */
static void read_words(struct words *words, const struct translation_text *text, const struct translation_run *run,
                       const struct translation_unit *units, size_t n)
{
	words->count = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t block = units[i].block; block != ENGROSS_NO_INDEX; block = text->next[block]) {
			struct engross_span body = run->host->block(text->document, block)->body;
			add_words(words, text, body.start, body.end);
		}
}

static uint64_t gram_at(const struct words *words, size_t at)
{
	uint64_t hash = TRANSLATION_HASH;

	for (size_t i = 0; i < RUN; i++)
		hash = (hash ^ words->items[at + i].hash) * UINT64_C(0x9E3779B97F4A7C15);
	return hash;
}

static size_t count_small(const struct words *words, size_t start, size_t end)
{
	size_t count = 0;

	for (size_t i = start; i < end; i++)
		count += words->items[i].small;
	return count;
}

static struct engross_span span_of(const struct words *words, size_t start, size_t end)
{
	return (struct engross_span){ words->items[start].span.start, words->items[end - 1].span.end };
}

static bool is_equal(const struct words *a, const struct words *b, size_t least)
{
	if (a->count != b->count || a->count < least)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (a->items[i].hash != b->items[i].hash)
			return false;
	return true;
}

static size_t count_common(const struct words *words, const struct common *common)
{
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		count += has_hash(common->hashes, common->count, words->items[i].hash);
	return count;
}

/* Whether the target's words are the source's language by its function words. */
static bool is_foreign(const struct search *search)
{
	size_t foreign = count_common(&search->target, &search->commons[0]);
	size_t own = count_common(&search->target, &search->commons[1]);

	return foreign >= LEAST_HITS && foreign > 3 * own && foreign * 8 >= search->target.count;
}

/* Whether AT lies in a quotation: of the marks behind START, QUOTE bytes back at most, an opening one is not closed. */
static bool is_quoted(const struct translation_text *text, size_t start, size_t at)
{
	bool open = false;

	start = at - start > QUOTE ? at - QUOTE : start;
	for (size_t i = start; i < at; i++) {
		if (text->text[i] == '"')
			open = !open;
		else if (i + 2 < at && !memcmp(text->text + i, "\xE2\x80\x9C", 3))
			open = true;
		else if (i + 2 < at && !memcmp(text->text + i, "\xE2\x80\x9D", 3))
			open = false;
		else if (i + 1 < at && !memcmp(text->text + i, "\xC2\xAB", 2))
			open = true;
		else if (i + 1 < at && !memcmp(text->text + i, "\xC2\xBB", 2))
			open = false;
	}
	return open;
}

static enum engross_status tell_runs(struct search *search, const struct translation_unit *is)
{
	const struct translation_alignment *alignment = search->alignment;
	const struct words *target = &search->target;
	struct translation_telling telling = { .code = TRANSLATION_CODE_UNTRANSLATED };
	size_t n_grams = search->source.count >= RUN ? search->source.count - RUN + 1 : 0;
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < n_grams; i++)
		search->grams[i] = gram_at(&search->source, i);
	if (n_grams)
		qsort(search->grams, n_grams, sizeof(*search->grams), compare_hashes);
	for (size_t i = 0, end; i + RUN <= target->count && status == ENGROSS_OK; i = end) {
		for (end = i; end + RUN <= target->count && has_hash(search->grams, n_grams, gram_at(target, end));)
			end++;
		if (end == i) {
			end = i + 1;
			continue;
		}
		end += RUN - 1;
		telling.target = span_of(target, i, end);
		if (count_small(target, i, end) < SMALL || is_quoted(&alignment->target, is->body.start, telling.target.start))
			continue;
		status = translation_tell(alignment, &telling, "these words are as in the source");
	}
	return status;
}

/* "RESOLVES:" is no name, however short. */
static bool is_formula(enum engross_block_kind kind)
{
	return kind == ENGROSS_BLOCK_OPENER || kind == ENGROSS_BLOCK_RESOLVES;
}

static enum engross_status tell_step(struct search *search, const struct translation_step *step)
{
	struct translation_alignment *alignment = search->alignment;
	const struct translation_unit *was = &alignment->source.units[step->source];
	struct translation_unit *is = &alignment->target.units[step->target];
	struct translation_telling telling = {
		.code = TRANSLATION_CODE_UNTRANSLATED,
		.target = translation_head(&alignment->target, is),
		.source = translation_head(&alignment->source, was),
		.related = "the paragraph in the source",
	};

	if (is->kind == ENGROSS_BLOCK_SYMBOL || is->kind == ENGROSS_BLOCK_MASTHEAD || is->kind == ENGROSS_BLOCK_CLOSING)
		return ENGROSS_OK;
	read_words(&search->source, &alignment->source, alignment->run, was, step->n_source);
	read_words(&search->target, &alignment->target, alignment->run, is, step->n_target);
	is->foreign = is_equal(&search->source, &search->target, is_formula(is->kind) ? 1 : WHOLE);
	if (is->foreign)
		return translation_tell(alignment, &telling, "the paragraph is as in the source");
	is->foreign = is_foreign(search);
	if (is->foreign)
		return translation_tell(alignment, &telling, "the paragraph is in the language of the source");
	return tell_runs(search, is);
}

/* Both in one language: said once. */
static enum engross_status tell_whole(const struct translation_alignment *alignment)
{
	struct translation_telling telling = { .code = TRANSLATION_CODE_UNTRANSLATED };

	if (!alignment->target.n_units || !alignment->source.n_units)
		return ENGROSS_OK;
	telling.target = translation_head(&alignment->target, &alignment->target.units[0]);
	return translation_tell(alignment, &telling, "both texts are in one language (%.8s)", alignment->target.language);
}

enum engross_status translation_tell_untranslated(struct translation_alignment *alignment)
{
	const struct translation_run *run = alignment->run;
	struct search search = { .alignment = alignment };
	enum engross_status status;

	if (!strcmp(alignment->source.language, alignment->target.language))
		return strcmp(alignment->source.language, "und") ? tell_whole(alignment) : ENGROSS_OK;
	status = read_common(&search.commons[0], run, alignment->source.language);
	if (status == ENGROSS_OK)
		status = read_common(&search.commons[1], run, alignment->target.language);
	search.source.items = translation_alloc(run, CHUNK, sizeof(struct word));
	search.target.items = translation_alloc(run, CHUNK, sizeof(struct word));
	search.grams = translation_alloc(run, CHUNK, sizeof(*search.grams));
	if (status != ENGROSS_OK || !search.source.items || !search.target.items || !search.grams)
		return ENGROSS_NOMEM;
	for (size_t i = 0; i < alignment->n_steps && status == ENGROSS_OK; i++)
		if (alignment->steps[i].n_source && alignment->steps[i].n_target)
			status = tell_step(&search, &alignment->steps[i]);
	return status;
}
