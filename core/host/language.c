/* Language data: reading the files, looking the lists up. */
#include "host/language.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "base/error.h"
#include "host/context_internal.h"
#include "host/data_file.h"
#include "host/language_internal.h"
#include "text/utf8.h"

/* A language while it is read; `lists` of the public part is this array. */
struct language {
	struct engross__language base;
	struct engross__word_list *lists;
	size_t capacity;
};

struct engross__languages {
	struct language **items; /* sorted by id */
	size_t count, capacity;
	struct engross__word_list *unions; /* sorted by id; made by seal */
	size_t n_unions;
};

enum engross_status engross__languages_new(engross_context *context, struct engross_error *error)
{
	context->languages = engross__arena_alloc(&context->arena, sizeof(*context->languages));
	return context->languages ? ENGROSS_OK : engross__nomem(error);
}

void engross__languages_free(engross_context *context)
{
	struct engross__languages *languages = context->languages;

	if (!languages)
		return;
	for (size_t i = 0; i < languages->count; i++)
		engross__release(&context->allocator, languages->items[i]->lists);
	engross__release(&context->allocator, languages->items);
	context->languages = NULL;
}

/* Where ID is, or belongs, among COUNT lists. */
static size_t find_list(const struct engross__word_list *lists, size_t count, const char *id, bool *found)
{
	size_t low = 0, high = count;

	*found = false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(lists[middle].id, id);
		if (!order) {
			*found = true;
			return middle;
		}
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static size_t find_language(const struct engross__languages *languages, const char *id, bool *found)
{
	size_t at = 0;

	while (at < languages->count && strcmp(languages->items[at]->base.id, id) < 0)
		at++;
	*found = at < languages->count && !strcmp(languages->items[at]->base.id, id);
	return at;
}

size_t engross__language_count(const engross_context *context)
{
	return context->languages->count;
}

const struct engross__language *engross__language_at(const engross_context *context, size_t index)
{
	return index < context->languages->count ? &context->languages->items[index]->base : NULL;
}

const struct engross__word_list *engross__language_list(const engross_context *context, const char *language,
                                                        const char *id)
{
	const struct engross__languages *languages = context->languages;
	const struct engross__word_list *lists = languages->unions;
	size_t count = languages->n_unions, at;
	bool found;

	if (language) {
		at = find_language(languages, language, &found);
		if (!found)
			return NULL;
		lists = languages->items[at]->lists;
		count = languages->items[at]->base.count;
	}
	at = find_list(lists, count, id, &found);
	return found ? &lists[at] : NULL;
}

/* What a file is read with. */
struct reading {
	engross_context *context;
	const char *path;
	struct language *language;
	struct engross_error *error;
};

/* The language of ELEMENT, made when it is new. */
static enum engross_status enter_language(struct reading *reading, const struct engross__data_node *element)
{
	struct engross__languages *languages = reading->context->languages;
	struct engross__arena *arena = &reading->context->arena;
	const char *id = engross__data_file_attribute(element, "id");
	const char *name = engross__data_file_attribute(element, "name");
	struct language *language;
	bool found;
	size_t at;

	if (!id || !*id || !name || !*name)
		return engross__data_file_fail(reading->error, reading->path, element,
		                               "<language> needs an id and a name");
	at = find_language(languages, id, &found);
	if (found) {
		reading->language = languages->items[at];
		if (!strcmp(reading->language->base.name, name))
			return ENGROSS_OK;
		return engross__data_file_fail(reading->error, reading->path, element,
		                               "language '%s' is called '%s' here and '%s' elsewhere", id, name,
		                               reading->language->base.name);
	}
	language = engross__arena_alloc(arena, sizeof(*language));
	if (!language || !(language->base.id = engross__arena_string(arena, id)) ||
	    !(language->base.name = engross__arena_string(arena, name)) ||
	    !engross__grow(&reading->context->allocator, &languages->items, &languages->capacity,
	                   languages->count + 1, sizeof(*languages->items)))
		return engross__nomem(reading->error);
	memmove(&languages->items[at + 1], &languages->items[at], (languages->count - at) * sizeof(*languages->items));
	languages->items[at] = language;
	languages->count++;
	reading->language = language;
	return ENGROSS_OK;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether TEXT is its own NFC because it has no character that NFC could change: none of those below U+0300, of the
   basic Cyrillic letters and of the unified ideographs combines with its neighbours or is decomposed. */
static bool is_composed(const char *text)
{
	size_t left = strlen(text), n;
	uint32_t point;

	for (; left; text += n, left -= n) {
		n = engross__utf8_decode(text, left, &point);
		if (!n || (point >= 0x300 && !(point >= 0x400 && point < 0x483) && !(point >= 0x4E00 && point < 0xA000)))
			return false;
	}
	return true;
}

/* TEXT in NFC without outer white space and with one space between words, in ARENA. */
static char *clean_text(struct engross__arena *arena, const char *text)
{
	utf8proc_uint8_t *composed = NULL;
	size_t length = 0;
	char *clean;

	if (!is_composed(text) && !(composed = utf8proc_NFC((const utf8proc_uint8_t *)text)))
		return NULL;
	clean = engross__arena_string(arena, composed ? (const char *)composed : text);
	free(composed);
	if (!clean)
		return NULL;
	for (const char *from = clean; *from; from++) {
		if (!is_space(*from))
			clean[length++] = *from;
		else if (length && clean[length - 1] != ' ')
			clean[length++] = ' ';
	}
	if (length && clean[length - 1] == ' ')
		length--;
	clean[length] = '\0';
	return clean;
}

static bool read_number(const char *text, long *out)
{
	char *end;

	errno = 0;
	*out = strtol(text, &end, 10);
	return *text && !*end && !errno && !is_space(*text);
}

static enum engross_status read_word(struct reading *reading, const struct engross__data_node *element, struct engross__word *out)
{
	static const char *const known[] = { "n", "as", NULL };
	struct engross__arena *arena = &reading->context->arena;
	const char *n = engross__data_file_attribute(element, "n");
	const char *as = engross__data_file_attribute(element, "as");
	const struct engross__data_node *child = element->children;
	enum engross_status status;

	if (strcmp(element->name, "w"))
		return engross__data_file_fail(reading->error, reading->path, element, "<w> expected, not <%s>",
		                               element->name);
	status = engross__data_file_known(reading->path, element, known, reading->error);
	if (status != ENGROSS_OK)
		return status;
	if (n && !read_number(n, &out->n))
		return engross__data_file_fail(reading->error, reading->path, element, "n=\"%s\" is no number", n);
	if (!child || child->next || !child->text)
		return engross__data_file_fail(reading->error, reading->path, element,
		                               "<w> holds text and nothing else");
	out->text = clean_text(arena, child->text);
	if (!out->text || (as && !(out->as = engross__arena_string(arena, as))))
		return engross__nomem(reading->error);
	out->length = strlen(out->text);
	out->language = reading->language->base.id;
	if (!out->length)
		return engross__data_file_fail(reading->error, reading->path, element, "<w> is empty");
	return ENGROSS_OK;
}

static size_t count_elements(struct engross__data_node *list)
{
	size_t count = 0;

	for (struct engross__data_node *node = engross__data_file_element(list, NULL); node;
	     node = engross__data_file_element(node->next, NULL))
		count++;
	return count;
}

/* Makes `texts`, `first` and `next` of a list whose words are there. */
static bool fill_texts(struct engross__arena *arena, struct engross__word_list *list)
{
	const char **texts = engross__arena_array(arena, list->count + 1, sizeof(*texts));
	uint32_t *next = engross__arena_array(arena, list->count + 1, sizeof(*next));

	if (!texts || !next)
		return false;
	memset(list->first, 0, sizeof(list->first));
	for (size_t i = list->count; i > 0; i--) {
		uint32_t *first = &list->first[list->words[i - 1].text[0] & 31];

		texts[i - 1] = list->words[i - 1].text;
		next[i - 1] = *first;
		*first = (uint32_t)i;
	}
	list->texts = texts;
	list->next = next;
	return true;
}

static enum engross_status read_words(struct reading *reading, const struct engross__data_node *element,
                                      struct engross__word_list *list)
{
	const struct engross__data_node *stray = NULL;
	struct engross__word *words;
	struct engross__data_node *node;
	size_t i = 0;

	list->count = count_elements(element->children);
	words = engross__arena_array(&reading->context->arena, list->count + 1, sizeof(*words));
	if (!words)
		return engross__nomem(reading->error);
	list->words = words;
	for (node = engross__data_file_element(element->children, &stray); node;
	     node = engross__data_file_element(node->next, &stray)) {
		enum engross_status status = read_word(reading, node, &words[i++]);
		if (status != ENGROSS_OK)
			return status;
	}
	if (stray)
		return engross__data_file_fail(reading->error, reading->path, stray, "text outside <w>");
	return fill_texts(&reading->context->arena, list) ? ENGROSS_OK : engross__nomem(reading->error);
}

static enum engross_status read_list(struct reading *reading, const struct engross__data_node *element)
{
	static const char *const known[] = { "id", "source", NULL };
	struct language *language = reading->language;
	const char *id = engross__data_file_attribute(element, "id");
	struct engross__word_list list = { 0 };
	enum engross_status status;
	bool found;
	size_t at;

	if (strcmp(element->name, "list"))
		return engross__data_file_fail(reading->error, reading->path, element, "<list> expected, not <%s>",
		                               element->name);
	status = engross__data_file_known(reading->path, element, known, reading->error);
	if (status != ENGROSS_OK)
		return status;
	if (!id || !*id)
		return engross__data_file_fail(reading->error, reading->path, element, "<list> needs an id");
	at = find_list(language->lists, language->base.count, id, &found);
	if (found)
		return engross__data_file_fail(reading->error, reading->path, element,
		                               "language '%s' has a list '%s' already", language->base.id, id);
	list.id = engross__arena_string(&reading->context->arena, id);
	if (!list.id)
		return engross__nomem(reading->error);
	status = read_words(reading, element, &list);
	if (status != ENGROSS_OK)
		return status;
	if (!engross__grow(&reading->context->allocator, &language->lists, &language->capacity,
	                   language->base.count + 1, sizeof(list)))
		return engross__nomem(reading->error);
	memmove(&language->lists[at + 1], &language->lists[at], (language->base.count - at) * sizeof(list));
	language->lists[at] = list;
	language->base.lists = language->lists;
	language->base.count++;
	return ENGROSS_OK;
}

static enum engross_status read_language(struct reading *reading, const struct engross__data_node *element)
{
	static const char *const known[] = { "id", "name", NULL };
	const struct engross__data_node *stray = NULL;
	enum engross_status status;

	if (strcmp(element->name, "language"))
		return engross__data_file_fail(reading->error, reading->path, element,
		                               "<language> expected, not <%s>", element->name);
	status = engross__data_file_known(reading->path, element, known, reading->error);
	if (status == ENGROSS_OK)
		status = enter_language(reading, element);
	for (struct engross__data_node *node = engross__data_file_element(element->children, &stray);
	     node && status == ENGROSS_OK; node = engross__data_file_element(node->next, &stray))
		status = read_list(reading, node);
	if (status == ENGROSS_OK && stray)
		return engross__data_file_fail(reading->error, reading->path, stray, "text outside <list>");
	return status;
}

enum engross_status engross__language_load(engross_context *context, const char *path,
                                           struct engross_error *error)
{
	struct reading reading = { .context = context, .path = path, .error = error };
	const struct engross__data_node *stray = NULL;
	enum engross_status status;
	struct engross__data_tree tree;
	struct engross__data_node *root;

	status = engross__data_file_read(&tree, context, path, error);
	if (status != ENGROSS_OK)
		return status;
	root = tree.root;
	if (strcmp(root->name, "languages"))
		status = engross__data_file_fail(error, path, root, "<languages> expected");
	for (struct engross__data_node *node = status == ENGROSS_OK ? engross__data_file_element(root->children, &stray) : NULL;
	     node && status == ENGROSS_OK; node = engross__data_file_element(node->next, &stray))
		status = read_language(&reading, node);
	if (status == ENGROSS_OK && stray)
		status = engross__data_file_fail(error, path, stray, "text outside <language>");
	engross__data_tree_clear(&tree);
	return status;
}

/* Makes room in UNIONS for the list ID. The array has room for every list there is. */
static struct engross__word_list *enter_union(struct engross__languages *languages, const char *id)
{
	bool found;
	size_t at = find_list(languages->unions, languages->n_unions, id, &found);

	if (!found) {
		memmove(&languages->unions[at + 1], &languages->unions[at],
		        (languages->n_unions - at) * sizeof(*languages->unions));
		languages->unions[at] = (struct engross__word_list){ .id = id };
		languages->n_unions++;
	}
	return &languages->unions[at];
}

/* Copies the words of every list called like LIST, in the order of the languages. */
static bool fill_union(engross_context *context, struct engross__word_list *list)
{
	const struct engross__languages *languages = context->languages;
	struct engross__word *words = engross__arena_array(&context->arena, list->count + 1, sizeof(*words));
	size_t used = 0;

	if (!words)
		return false;
	for (size_t i = 0; i < languages->count; i++) {
		const struct engross__word_list *part =
			engross__language_list(context, languages->items[i]->base.id, list->id);
		if (part && part->count)
			memcpy(words + used, part->words, part->count * sizeof(*words));
		used += part ? part->count : 0;
	}
	list->words = words;
	return fill_texts(&context->arena, list);
}

enum engross_status engross__languages_seal(engross_context *context, struct engross_error *error)
{
	struct engross__languages *languages = context->languages;
	size_t total = 0;

	for (size_t i = 0; i < languages->count; i++)
		total += languages->items[i]->base.count;
	languages->n_unions = 0;
	languages->unions = engross__arena_array(&context->arena, total + 1, sizeof(*languages->unions));
	if (!languages->unions)
		return engross__nomem(error);
	for (size_t i = 0; i < languages->count; i++)
		for (size_t j = 0; j < languages->items[i]->base.count; j++) {
			const struct engross__word_list *list = &languages->items[i]->lists[j];
			enter_union(languages, list->id)->count += list->count;
		}
	for (size_t i = 0; i < languages->n_unions; i++)
		if (!fill_union(context, &languages->unions[i]))
			return engross__nomem(error);
	return ENGROSS_OK;
}
