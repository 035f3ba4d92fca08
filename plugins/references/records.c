/* Official Records: "Sixty-first Session, Supplement No. 53 (A/61/53)": session, supplement and symbol say
   one thing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "references.h"

/* How far behind the session the supplement may stand, and behind its number the symbol. */
#define SUPPLEMENT_REACH 40u
#define SYMBOL_REACH 24u

/* The number behind a word for "Supplement No." within reach of AT: its span, empty where there is none. */
static struct engross_span supplement_after(const struct references *r, size_t at)
{
	struct engross_span none = { 0, 0 };
	size_t end = at + SUPPLEMENT_REACH < r->length ? at + SUPPLEMENT_REACH : r->length, count;
	const char *const *words = r->host->words(r->run, NULL, "citation.supplement", &count);

	for (; at < end; at++)
		for (size_t i = 0; words && i < count; i++) {
			size_t n = strlen(words[i]), from = at + n;
			struct engross_span number;

			if (at + n >= r->length || memcmp(r->text + at, words[i], n) != 0)
				continue;
			while (from < r->length && (r->text[from] == ' ' || r->text[from] == '\n'))
				from++;
			number = (struct engross_span){ from, from };
			while (number.end < r->length && r->text[number.end] >= '0' && r->text[number.end] <= '9')
				number.end++;
			if (number.end > number.start)
				return number;
		}
	return none;
}

/* "A/61/53", "A/55/49 (Vol. I)": session and number of a document of the General Assembly. */
static int is_assembly_document(const struct engross_citation *c, long *session, long *number)
{
	int used = 0;

	return !strcmp(c->system, "un.doc") && c->canonical &&
	       sscanf(c->canonical, "A/%ld/%ld%n", session, number, &used) == 2 &&
	       (!c->canonical[used] || c->canonical[used] == '/' || c->canonical[used] == ' ');
}

static enum engross_status check(const struct references *r, const struct engross_citation *session,
                                 const struct engross_citation *symbol)
{
	struct engross_span supplement = supplement_after(r, session->span.end);
	struct engross_related related = { symbol->span, "the symbol" };
	struct engross_report report = {
		.struct_size = sizeof(report), .level = ENGROSS_LEVEL_ERROR, .related = &related, .n_related = 1
	};
	long said = atol(references_field(session, "ordinal")), of, number;
	char message[160];

	if (supplement.end == supplement.start || symbol->span.start < supplement.end ||
	    symbol->span.start - supplement.end > SYMBOL_REACH || !is_assembly_document(symbol, &of, &number))
		return ENGROSS_OK;
	if (of != said) {
		snprintf(message, sizeof(message), "the words say session %ld, the symbol %s session %ld", said,
		         symbol->canonical, of);
		report.code = "citation/ordinal";
		report.span = session->span;
	} else if (number != atol(r->text + supplement.start)) {
		snprintf(message, sizeof(message), "supplement %ld of session %ld is A/%ld/%ld, not %s",
		         atol(r->text + supplement.start), of, of, atol(r->text + supplement.start),
		         symbol->canonical);
		report.code = "citation/number-session";
		report.span = supplement;
	} else {
		return ENGROSS_OK;
	}
	report.message = message;
	return r->host->emit(r->run, &report);
}

enum engross_status references_records(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i + 1 < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		if (references_is_session(c))
			status = check(r, c, r->host->citation(r->document, i + 1));
	}
	return status;
}
