/* Making a collection and sealing it. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "collect/collect.h"
#include "host/context_internal.h"

enum engross_status engross_collection_new(engross_collection **out, engross_context *context,
                                           struct engross_error *error)
{
	engross_collection *collection;

	if (error)
		memset(error, 0, sizeof(*error));
	*out = NULL;
	collection = context->allocator.alloc(context->allocator.payload, sizeof(*collection));
	if (!collection)
		return engross__nomem(error);
	memset(collection, 0, sizeof(*collection));
	collection->context = context;
	engross__arena_init(&collection->arena, &context->allocator);
	engross__table_init(&collection->witnesses, &context->allocator);
	engross__table_init(&collection->votes, &context->allocator);
	engross__table_init(&collection->readings, &context->allocator);
	engross__table_init(&collection->quoted, &context->allocator);
	engross__table_init(&collection->names, &context->allocator);
	*out = collection;
	return ENGROSS_OK;
}

void engross_collection_free(engross_collection *collection)
{
	const struct engross_allocator *allocator;

	if (!collection)
		return;
	allocator = &collection->context->allocator;
	for (size_t i = 0; i < collection->n_testimonies; i++) {
		engross_document_free(collection->testimonies[i].document);
		engross__release(allocator, collection->testimonies[i].bytes);
	}
	engross__release(allocator, collection->testimonies);
	engross__table_clear(&collection->witnesses);
	engross__table_clear(&collection->votes);
	engross__table_clear(&collection->readings);
	engross__table_clear(&collection->quoted);
	engross__table_clear(&collection->names);
	engross__arena_clear(&collection->arena);
	engross__release(allocator, collection);
}

const struct engross_citation *engross__collect_own(const engross_document *d)
{
	const struct engross_span symbol = d->masthead.symbol;

	for (size_t i = 0; i < d->n_citations && symbol.end > symbol.start; i++) {
		const struct engross_citation *c = &d->citations[i];
		if (c->span.start >= symbol.end)
			break;
		if (c->form == ENGROSS_FORM_SYMBOL && c->span.start >= symbol.start && c->key)
			return c;
	}
	return NULL;
}

bool engross__collect_names(const struct engross_citation *c)
{
	return c->key && (c->form == ENGROSS_FORM_SYMBOL || c->form == ENGROSS_FORM_PROSE ||
	                  c->form == ENGROSS_FORM_LIST_ITEM || c->form == ENGROSS_FORM_INSTRUMENT);
}

/* Notes the name of DOCUMENT; *KNOWN when it was there already. False when out of memory. */
static bool note_name(engross_collection *collection, const engross_document *document, bool *known)
{
	const char *name;
	void **slot;

	*known = engross__table_get(&collection->names, document->name, strlen(document->name)) != NULL;
	if (*known)
		return true;
	name = engross__arena_string(&collection->arena, document->name);
	slot = name ? engross__table_put(&collection->names, name, strlen(name), known) : NULL;
	if (slot)
		*slot = (void *)name;
	*known = false;
	return slot != NULL;
}

enum engross_status engross_collection_add(engross_collection *collection, engross_document *document,
                                           struct engross_error *error)
{
	enum engross_status status = engross_document_cite(document, error);
	bool known;

	if (status != ENGROSS_OK)
		return status;
	if (collection->sealed)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "the collection is sealed: nothing more can be added");
	if (!note_name(collection, document, &known))
		return engross__nomem(error);
	if (known)
		return ENGROSS_OK;
	if (!engross__collect_testimony(collection, document) ||
	    !engross__collect_readings(collection, document, collection->n_documents + 1) ||
	    !engross__collect_quoted(collection, document))
		return engross__nomem(error);
	collection->n_documents++;
	return ENGROSS_OK;
}

static int compare_strings(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* By key, then by all that could tell two apart, so that the order of adding does not matter. */
static int compare_testimonies(const void *left, const void *right)
{
	const struct engross__testimony *a = left, *b = right;
	int order = strcmp(a->key, b->key);

	if (!order)
		order = strcmp(a->name, b->name);
	if (!order)
		order = compare_strings(a->title, b->title);
	if (!order)
		order = compare_strings(a->date, b->date);
	return order ? order : compare_strings(a->canonical, b->canonical);
}

static bool index_witnesses(engross_collection *collection)
{
	struct engross__testimony *t = collection->testimonies;

	if (collection->n_testimonies)
		qsort(t, collection->n_testimonies, sizeof(*t), compare_testimonies);
	engross__table_clear(&collection->witnesses);
	for (size_t i = 0; i < collection->n_testimonies; i++) {
		bool found;
		void **slot = engross__table_put(&collection->witnesses, t[i].key, strlen(t[i].key), &found);
		struct engross__witnesses *w;
		if (slot && !*slot)
			*slot = engross__arena_alloc(&collection->arena, sizeof(*w));
		if (!slot || !*slot)
			return false;
		w = *slot;
		if (!w->count++)
			w->first = &t[i];
	}
	return true;
}

enum engross_status engross_collection_seal(engross_collection *collection, struct engross_error *error)
{
	enum engross_status status;

	if (error)
		memset(error, 0, sizeof(*error));
	if (collection->sealed)
		return ENGROSS_OK;
	if (!index_witnesses(collection))
		return engross__nomem(error);
	engross__collect_lead(collection);
	status = engross__collect_texts(collection, error);
	collection->sealed = status == ENGROSS_OK;
	return status;
}

void engross_collection_stats(const engross_collection *collection, struct engross_collection_stats *out)
{
	out->documents = collection->n_documents;
	out->testimonies = collection->n_testimonies;
	out->texts = collection->n_texts;
	out->left_out = collection->n_left_out;
}

const engross_document *engross_collection_text(const engross_collection *collection, const char *key,
                                                size_t index)
{
	const struct engross__witnesses *w =
		collection->sealed ? engross__table_get(&collection->witnesses, key, strlen(key)) : NULL;

	for (size_t i = 0; w && i < w->count; i++)
		if (w->first[i].document && !index--)
			return w->first[i].document;
	return NULL;
}
