/* A document's citations held against a collection, once records and rules have spoken. */
#include <stdio.h>
#include <string.h>

#include "authority/authority.h"
#include "base/error.h"
#include "base/memory.h"
#include "cite/date.h"
#include "cite/title.h"
#include "collect/collect.h"
#include "host/context_internal.h"

/* The most that a collection says of one citation: a date, a title, a session. */
#define MOST_PROBLEMS 3

struct amending {
	const engross_collection *collection;
	engross_document *d;
	struct engross_citation *c;
	const struct engross__witnesses *witnesses; /* of the thing cited; NULL none */
	struct engross_problem problems[MOST_PROBLEMS];
	size_t n;
	bool wrong; /* a witness proves a part wrong */
	bool nomem;
};

static const char *keep(struct amending *a, const char *text)
{
	char *copy = engross__arena_string(&a->d->arena, text);

	a->nomem |= !copy;
	return copy;
}

static struct engross_problem *add(struct amending *a, const char *code, enum engross_level level,
                                   struct engross_span span, const char *message)
{
	struct engross_problem *p;

	if (a->n == MOST_PROBLEMS)
		return NULL;
	p = &a->problems[a->n++];
	*p = (struct engross_problem){ .code = code, .level = level, .span = span, .message = keep(a, message) };
	return p;
}

/* What the thing is called in a message. */
static const char *name_of(const struct amending *a)
{
	return a->c->canonical ? a->c->canonical : a->c->key;
}

static struct engross_span field_span(const struct engross_citation *c, const char *name)
{
	for (size_t i = 0; i < c->n_fields; i++)
		if (!strcmp(c->fields[i].name, name) && c->fields[i].span.end > c->fields[i].span.start)
			return c->fields[i].span;
	return c->span;
}

/* The witness that has FACT (at OFFSET of it), when all that have it agree; NULL otherwise. */
static const struct engross__testimony *agreed(const struct engross__witnesses *w, size_t offset)
{
	const struct engross__testimony *first = NULL;

	for (size_t i = 0; w && i < w->count; i++) {
		const char *value = *(const char *const *)((const char *)&w->first[i] + offset);
		if (!value)
			continue;
		if (first && strcmp(value, *(const char *const *)((const char *)first + offset)) != 0)
			return NULL;
		first = first ? first : &w->first[i];
	}
	return first;
}

/* Offers ISO, written as the date in SPAN is. Never safe: the file at hand may be a draft itself. */
static void offer_date(struct amending *a, struct engross_problem *p, const char *iso)
{
	const struct engross__systems *systems = a->collection->context->systems;
	struct engross__date like;
	char written[64];

	if (p && engross__date_read(systems, a->d->text, a->d->length, p->span.start, &like) &&
	    engross__date_write(systems, iso, &like, a->d->language, written, sizeof(written)))
		p->replacement = keep(a, written);
}

/* True when the date was decided, one way or the other. */
static bool amend_date(struct amending *a)
{
	const char *said = engross_citation_field(a->c, "date");
	const struct engross__testimony *t = agreed(a->witnesses, offsetof(struct engross__testimony, date));
	char message[700];

	if (!said || (a->c->record && a->c->record->date))
		return true;
	if (!t)
		return false;
	if (!strcmp(said, t->date))
		return true;
	snprintf(message, sizeof(message), "%.100s was adopted on %s, as it says itself (%.300s), not on %s",
	         name_of(a), t->date, t->date_place, said);
	offer_date(a, add(a, "citation/date", ENGROSS_LEVEL_NONE, field_span(a->c, "date"), message), t->date);
	a->wrong = true;
	return true;
}

/* Whether the authority has a title in the document's language. */
static bool has_title(const struct amending *a)
{
	struct engross__titles titles;

	engross__authority_record(a->collection->context, a->c->key, a->d->language, &titles);
	for (size_t i = 0; i < titles.count; i++)
		if (!strcmp(titles.languages[i], a->d->language) || !strcmp(titles.languages[i], "und"))
			return true;
	return false;
}

/* How the title quoted differs from TITLE. */
static void compare_title(const struct amending *a, const char *title, struct engross__title_difference *out)
{
	engross__title_compare(a->d->text, a->c->title, title, a->collection->context->systems->small_words, out);
}

static void add_title(struct amending *a, const char *code, const char *message,
                      const struct engross__title_difference *difference)
{
	enum engross_level level =
		difference->kind == TITLE_TRUNCATED ? ENGROSS_LEVEL_INFO : ENGROSS_LEVEL_WARNING;
	struct engross_problem *p = add(a, code, level, difference->span, message);

	if (p && *difference->replacement)
		p->replacement = keep(a, difference->replacement);
}

/* True when the title was decided, one way or the other. */
static bool amend_title(struct amending *a)
{
	struct engross__title_difference best = { TITLE_SAME }, now;
	const struct engross__testimony *against = NULL;
	char message[1600];

	if (a->c->title.end <= a->c->title.start || has_title(a))
		return true;
	for (size_t i = 0; a->witnesses && i < a->witnesses->count; i++) {
		const struct engross__testimony *t = &a->witnesses->first[i];
		if (!t->title || strcmp(t->language, a->d->language) != 0)
			continue;
		compare_title(a, t->title, &now);
		if (!against || now.kind < best.kind) {
			best = now;
			against = t;
		}
	}
	if (!against)
		return false;
	/* What is quoted with a paragraph may be its words. */
	if (best.kind == TITLE_SAME || (best.kind == TITLE_OTHER && a->c->n_pinpoints))
		return true;
	snprintf(message, sizeof(message), "the title of %.100s is \"%.600s\", as it says itself (%.300s): %s",
	         name_of(a), against->title, against->title_place, best.what);
	add_title(a, "citation/title", message, &best);
	a->wrong |= best.kind != TITLE_TRUNCATED;
	return true;
}

/* True when the session or year was decided, one way or the other. */
static bool amend_session(struct amending *a)
{
	static const struct {
		const char *name;
		size_t offset;
	} parts[] = {
		{ "session", offsetof(struct engross__testimony, session) },
		{ "type", offsetof(struct engross__testimony, type) },
		{ "meeting", offsetof(struct engross__testimony, meeting) },
		{ "year", offsetof(struct engross__testimony, year) },
	};
	char message[600];
	bool decided = a->c->record != NULL;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts) && !decided; i++) {
		const struct engross__testimony *t = agreed(a->witnesses, parts[i].offset);
		const char *said = engross_citation_field(a->c, parts[i].name);
		const char *own = t ? *(const char *const *)((const char *)t + parts[i].offset) : NULL;
		if (!said || !own || !strcmp(said, own))
			continue;
		snprintf(message, sizeof(message), "it calls itself %.100s (%.300s): the %s is %.40s, not %.40s",
		         t->canonical, t->symbol_place, parts[i].name, own, said);
		add(a, "citation/number-session", ENGROSS_LEVEL_NONE, field_span(a->c, parts[i].name), message);
		a->wrong = true;
		decided = true;
	}
	return decided || a->witnesses;
}

/* The reading of most documents of FACT, where SAID is another one. */
static const struct engross__reading *outvoted(const struct amending *a, const char *fact,
                                               const char *language, const char *said,
                                               const struct engross__vote **vote)
{
	*vote = engross__collect_vote(a->collection, a->c->key, fact, language);
	return *vote && (*vote)->leader && strcmp((*vote)->leader->value, said) != 0 ? (*vote)->leader : NULL;
}

/* A fact that nothing decides: what do the other documents say? */
static bool hold_vote(struct amending *a, const char *fact)
{
	const char *said = engross_citation_field(a->c, fact);
	const struct engross__vote *vote;
	const struct engross__reading *most = said ? outvoted(a, fact, "", said, &vote) : NULL;
	struct engross_problem *p;
	char message[300];

	if (!most)
		return false;
	snprintf(message, sizeof(message), "%zu of %zu documents here say %s %.60s of %.100s, not %.60s",
	         most->documents, vote->documents, fact, most->value, name_of(a), said);
	p = add(a, "citation/inconsistent", ENGROSS_LEVEL_WARNING, field_span(a->c, fact), message);
	if (!strcmp(fact, "date"))
		offer_date(a, p, most->value);
	else if (p && p->span.end - p->span.start == strlen(said) &&
	         !memcmp(a->d->text + p->span.start, said, strlen(said)))
		p->replacement = keep(a, most->value);
	return true;
}

static void hold_title_vote(struct amending *a)
{
	const struct engross__vote *vote;
	const struct engross__reading *most = outvoted(a, "title", a->d->language, "", &vote);
	struct engross__title_difference difference;
	char message[1000];

	if (!most)
		return;
	compare_title(a, most->value, &difference);
	/* What hardly shares a word may be no title at all, and one that is cut short is no error. */
	if (difference.kind != TITLE_COMMA && difference.kind != TITLE_ARTICLE && difference.kind != TITLE_WORDS)
		return;
	snprintf(message, sizeof(message), "%zu of %zu documents here say the title of %.100s is \"%.600s\": %s",
	         most->documents, vote->documents, name_of(a), most->value, difference.what);
	add_title(a, "citation/inconsistent", message, &difference);
}

/* The record that the first witness makes, with a title in the language of the document where one has it. */
static void verify(struct amending *a)
{
	const struct engross__testimony *t = &a->witnesses->first[0];
	struct engross_record *record = engross__arena_alloc(&a->d->arena, sizeof(*record));
	char proof[1200];

	for (size_t i = 0; i < a->witnesses->count; i++)
		if (a->witnesses->first[i].title && !strcmp(a->witnesses->first[i].language, a->d->language)) {
			t = &a->witnesses->first[i];
			break;
		}
	if (!record) {
		a->nomem = true;
		return;
	}
	/* The strings are the collection's, which outlives the document's use of it. */
	*record = (struct engross_record){ .key = t->key,
		                               .canonical = t->canonical,
		                               .title = t->title,
		                               .title_lang = t->title ? t->language : NULL,
		                               .date = t->date,
		                               .source = t->symbol_place };
	a->c->record = record;
	a->c->verdict = ENGROSS_VERDICT_VERIFIED;
	snprintf(proof, sizeof(proof), "the text itself agrees (%.300s)%s%.600s%s%s%s", t->symbol_place,
	         t->title ? ": \"" : "", t->title ? t->title : "", t->title ? "\"" : "", t->date ? ", " : "",
	         t->date ? t->date : "");
	a->c->proof = keep(a, proof);
}

/* Puts the new problems behind those that are known. */
static void keep_problems(struct amending *a)
{
	size_t before = a->c->n_problems;
	struct engross_problem *list = engross__arena_array(&a->d->arena, before + a->n, sizeof(*list));

	if (!list) {
		a->nomem = true;
		return;
	}
	if (before)
		memcpy(list, a->c->problems, before * sizeof(*list));
	memcpy(list + before, a->problems, a->n * sizeof(*list));
	a->c->problems = list;
	a->c->n_problems = before + a->n;
	if (a->wrong) {
		a->c->verdict = ENGROSS_VERDICT_CONTRADICTED;
		a->c->proof = a->problems[0].message;
	}
}

/* False when out of memory. */
static bool amend(const engross_collection *collection, engross_document *d, struct engross_citation *c)
{
	struct amending a = { .collection = collection, .d = d, .c = c };
	bool date, title, session;

	a.witnesses = engross__table_get(&collection->witnesses, c->key, strlen(c->key));
	date = amend_date(&a);
	title = amend_title(&a);
	session = amend_session(&a);
	if (!date)
		hold_vote(&a, "date");
	if (!title)
		hold_title_vote(&a);
	if (!session && !hold_vote(&a, "session") && !hold_vote(&a, "meeting"))
		hold_vote(&a, "year");
	if (a.n)
		keep_problems(&a);
	else if (a.witnesses && !c->record && date)
		verify(&a);
	return !a.nomem;
}

/* An anaphor says what its antecedent says. */
static void inherit(engross_document *d)
{
	for (size_t i = 0; i < d->n_citations; i++) {
		struct engross_citation *c = &d->citations[i];
		const struct engross_citation *from;
		if (c->form != ENGROSS_FORM_ANAPHORA || c->antecedent >= d->n_citations)
			continue;
		from = &d->citations[c->antecedent];
		if (!c->key || !from->key || strcmp(c->key, from->key) != 0 ||
		    c->verdict == ENGROSS_VERDICT_CONTRADICTED)
			continue;
		c->verdict = from->verdict;
		c->record = from->record;
	}
}

enum engross_status engross_collection_apply(const engross_collection *collection, engross_document *document,
                                             struct engross_error *error)
{
	enum engross_status status = engross_document_cite(document, error);
	const struct engross_citation *own;

	if (status != ENGROSS_OK)
		return status;
	if (!collection->sealed)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "the collection is not sealed");
	if (document->collection && document->collection != collection)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "%s was held against another collection", document->name);
	if (document->collection)
		return ENGROSS_OK;
	/* Set first: after a failure what was amended is not amended again. */
	document->collection = collection;
	own = engross__collect_own(document);
	for (size_t i = 0; i < document->n_citations; i++) {
		struct engross_citation *c = &document->citations[i];
		if (!engross__collect_names(c) || c->verdict == ENGROSS_VERDICT_CONTRADICTED ||
		    (own && !strcmp(c->key, own->key)))
			continue;
		if (!amend(collection, document, c))
			return engross__nomem(error);
	}
	inherit(document);
	return ENGROSS_OK;
}
