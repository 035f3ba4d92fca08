/* Sessions said in words: "at its fortieth regular session", "adopted at the 82nd Regular Meeting". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "references.h"

/* How far behind a symbol the session that it was adopted at may be said. */
#define ADOPTED_REACH 60u
/* Bytes of an article and a space between "adopted at" and the session. */
#define ARTICLE 6u

/* How far before a session the request for a report may stand. */
#define REPORT_REACH 160u

int references_is_session(const struct engross_citation *c)
{
	return c->form == ENGROSS_FORM_EVENT && c->key && !strncmp(c->key, "event:session:", 14);
}

/* The session number in the symbol of C, 0 where it has none. */
static long symbol_session(const struct engross_citation *c)
{
	const char *value = references_field(c, "ordinal");

	if (!value)
		value = references_field(c, "session");
	return value ? atol(value) : 0;
}

/* Whether only a word for "adopted at" stands in TEXT[at, end), a comma or a bracket before it, an article
   behind it. */
static int says_adopted(const struct references *r, size_t at, size_t end)
{
	size_t count;
	const char *const *words = r->host->words(r->run, NULL, "citation.adopted-at", &count);

	while (at < end && strchr(" ,(\n", r->text[at]))
		at++;
	for (size_t i = 0; words && i < count; i++) {
		size_t n = strlen(words[i]);
		if (at + n <= end && end - at - n < ARTICLE && !memcmp(r->text + at, words[i], n))
			return 1;
	}
	return 0;
}

/* "CD/RES. 10 (82-R/07), adopted at the 81st Regular Meeting" */
static enum engross_status check_adopted(const struct references *r, const struct engross_citation *symbol,
                                         const struct engross_citation *session)
{
	size_t gap = session->span.start - symbol->span.end;
	long said = symbol_session(session), meant = symbol_session(symbol);
	struct engross_related related = { symbol->span, "the symbol" };
	char message[160];

	if (symbol->form != ENGROSS_FORM_SYMBOL || session->span.start < symbol->span.end ||
	    gap > ADOPTED_REACH || !meant || meant == said ||
	    !says_adopted(r, symbol->span.end, session->span.start))
		return ENGROSS_OK;
	snprintf(message, sizeof(message), "the symbol is of session %ld, the words say %ld", meant, said);
	return references_emit(r, "citation/ordinal", session->span, message, &related);
}

long references_own_session(const struct references *r)
{
	const struct engross_citation *mine = references_own(r);
	const struct engross_masthead *m = r->host->masthead(r->document);
	size_t count = r->host->citation_count(r->document);
	const char *type = mine ? references_field(mine, "type") : NULL;

	if (type && !strcmp(type, "O"))
		return symbol_session(mine);
	for (size_t i = 0; i < count; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);
		if (c->span.start >= m->session.end)
			break;
		if (references_is_session(c) && c->span.start >= m->session.start)
			return symbol_session(c);
	}
	return 0;
}

/* Whether what stands before SESSION in its paragraph asks for a report. */
static int asks_report(const struct references *r, const struct engross_citation *session,
                       const struct engross_block *b)
{
	size_t from = b->span.start, count;
	const char *const *words = r->host->words(r->run, NULL, "citation.report-back", &count);

	if (session->span.start - from > REPORT_REACH)
		from = session->span.start - REPORT_REACH;
	for (size_t i = 0; words && i < count; i++) {
		size_t n = strlen(words[i]);
		for (size_t at = from; at + n < session->span.start; at++)
			if (!memcmp(r->text + at, words[i], n))
				return 1;
	}
	return 0;
}

/* What is asked for at a coming session of the Assembly of the OAS is asked for at the next one: a later one
   is a slip of counting. Other bodies take a matter up again after two sessions or three. A report that is
   due at this session or an earlier one is a slip of any of them. */
static enum engross_status check_next(const struct references *r, long own,
                                      const struct engross_citation *session)
{
	const struct engross_block *block = r->host->block(r->document, session->block);
	long said = symbol_session(session);
	char message[160];

	if (!block || block->kind != ENGROSS_BLOCK_OPERATIVE || !said || said == own + 1 ||
	    (said <= own && !asks_report(r, session, block)) || (said > own && !references_is_assembly(r)))
		return ENGROSS_OK;
	snprintf(message, sizeof(message), "the document is of session %ld, so the next one is %ld, not %ld", own,
	         own + 1, said);
	return references_emit(r, "citation/ordinal", session->span, message, NULL);
}

/* The session in the head against the one in the document's own symbol. */
static enum engross_status check_head(const struct references *r, const struct engross_citation *session)
{
	const struct engross_masthead *m = r->host->masthead(r->document);
	const struct engross_citation *mine = references_own(r);
	struct engross_related related = { m->symbol, "the document's own symbol" };
	const char *type = mine ? references_field(mine, "type") : NULL;
	char message[160];

	if (!mine || !symbol_session(mine) || session->span.start < m->session.start ||
	    session->span.end > m->session.end || (type && strcmp(type, "O") != 0) ||
	    symbol_session(mine) == symbol_session(session))
		return ENGROSS_OK;
	snprintf(message, sizeof(message), "the symbol is of session %ld, the head says %ld",
	         symbol_session(mine), symbol_session(session));
	return references_emit(r, "citation/ordinal", session->span, message, &related);
}

enum engross_status references_sessions(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	long own = references_own_session(r);
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		if (!references_is_session(c))
			continue;
		if (i)
			status = check_adopted(r, r->host->citation(r->document, i - 1), c);
		if (!status)
			status = check_head(r, c);
		if (!status && own)
			status = check_next(r, own, c);
	}
	return status;
}
