/* Sessions said in words: "at its fortieth regular session", "adopted at the 82nd Regular Meeting". */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "references.h"

/* How far behind a symbol the session that it was adopted at may be said. */
#define ADOPTED_REACH 60u

static const char *field(const struct engross_citation *c, const char *name)
{
	for (size_t i = 0; i < c->n_fields; i++)
		if (!strcmp(c->fields[i].name, name))
			return c->fields[i].value;
	return NULL;
}

static int is_session(const struct engross_citation *c)
{
	return c->form == ENGROSS_FORM_EVENT && c->key && !strncmp(c->key, "event:session:", 14);
}

/* The session number in the symbol of C, 0 where it has none. */
static long symbol_session(const struct engross_citation *c)
{
	const char *value = field(c, "ordinal");

	if (!value)
		value = field(c, "session");
	return value ? atol(value) : 0;
}

/* "CD/RES. 10 (82-R/07), adopted at the 81st Regular Meeting" */
static enum engross_status check_adopted(const struct references *r, const struct engross_citation *symbol,
                                         const struct engross_citation *session)
{
	size_t gap = session->span.start - symbol->span.end;
	long said = symbol_session(session), meant = symbol_session(symbol);
	struct engross_related related = { symbol->span, "the symbol" };
	char message[160];

	if (symbol->form != ENGROSS_FORM_SYMBOL || session->span.start < symbol->span.end || gap > ADOPTED_REACH || gap < 4 ||
	    strncmp(r->text + symbol->span.end, ", adopted at", gap < 12 ? gap : 12) != 0 || !meant || meant == said)
		return ENGROSS_OK;
	snprintf(message, sizeof(message), "the symbol is of session %ld, the words say %ld", meant, said);
	return references_emit(r, "citation/ordinal", session->span, message, &related);
}

/* What is asked for at a coming session is asked for at the next one: a later one is a slip of counting. */
static enum engross_status check_next(const struct references *r, const struct engross_citation *mine,
                                      const struct engross_citation *session)
{
	const struct engross_block *block = r->host->block(r->document, session->block);
	long said = symbol_session(session), own = symbol_session(mine);
	struct engross_related related = { mine->span, "the document's own session" };
	const char *type = field(mine, "type");
	char message[160];

	if (!block || block->kind != ENGROSS_BLOCK_OPERATIVE || !own || !type || strcmp(type, "O") != 0 || said <= own + 1)
		return ENGROSS_OK;
	snprintf(message, sizeof(message), "the document is of session %ld, so the next one is %ld, not %ld", own, own + 1, said);
	return references_emit(r, "citation/ordinal", session->span, message, &related);
}

enum engross_status references_sessions(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	const struct engross_citation *mine = references_own(r);
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		if (!is_session(c))
			continue;
		if (i)
			status = check_adopted(r, r->host->citation(r->document, i - 1), c);
		if (!status && mine && !strncmp(mine->system, "oas.ag.", 7))
			status = check_next(r, mine, c);
	}
	return status;
}
