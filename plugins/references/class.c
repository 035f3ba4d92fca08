/* The class of the Assembly's papers, OEA/Ser.P/XXXVIII-O.2, against the session of the acts in the document.
   */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "references.h"

/* Sessions that are counted; what is of a higher one is not compared. */
#define SESSIONS 200

static int is_class(const struct engross_citation *c)
{
	const char *series = references_field(c, "series"), *type = references_field(c, "type");

	return !strcmp(c->system, "oas.ser") && series && !strcmp(series, "P") && type && !strcmp(type, "O") &&
	       references_field(c, "class");
}

/* The session in Roman numerals TEXT; 0: none that is counted. Only what the core read as canonical comes
   here. */
static long roman(const char *text)
{
	static const char letters[] = "IVXLC";
	static const long values[] = { 1, 5, 10, 50, 100 };
	long sum = 0, last = 0;

	for (size_t i = strlen(text); i-- > 0;) {
		const char *letter = strchr(letters, text[i]);
		long value = letter ? values[letter - letters] : 0;
		sum += value < last ? -value : value;
		last = value;
	}
	return sum > 0 && sum < SESSIONS ? sum : 0;
}

/* The session of most acts of the Assembly that stand as headings or as the document's own symbol. */
static long session_inside(const struct references *r)
{
	size_t count = r->host->citation_count(r->document), all = 0;
	unsigned counts[SESSIONS] = { 0 };
	long best = 0;

	for (size_t i = 0; i < count; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);
		const char *type = references_field(c, "type"), *ordinal = references_field(c, "ordinal");
		long session = ordinal ? atol(ordinal) : 0;

		/* Cited in a clause it may be of any session. */
		if (strncmp(c->system, "oas.ag.", 7) != 0 || !type || strcmp(type, "O") != 0 || session < 1 ||
		    session >= SESSIONS || c->verdict == ENGROSS_VERDICT_CONTRADICTED || c->span.start == 0 ||
		    r->text[c->span.start - 1] != '\n')
			continue;
		all++;
		if (++counts[session] > counts[best])
			best = session;
	}
	return best && counts[best] * 2 > all ? best : 0;
}

enum engross_status references_class(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);
	enum engross_status status = ENGROSS_OK;
	long inside = 0;
	char message[160];

	for (size_t i = 0; i < count && !status; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);
		long session;

		if (!is_class(c))
			continue;
		if (!inside && !(inside = session_inside(r)))
			return ENGROSS_OK;
		session = roman(references_field(c, "class"));
		/* In a clause the class of another session may be cited. */
		if (!session || session == inside || (c->span.start && r->text[c->span.start - 1] != '\n'))
			continue;
		snprintf(message, sizeof(message), "the class is of session %ld, the acts inside are of session %ld",
		         session, inside);
		struct engross_report report = {
			.struct_size = sizeof(report),
			.code = "citation/ordinal",
			.level = ENGROSS_LEVEL_ERROR,
			.span = c->span,
			.message = message,
		};
		status = r->host->emit(r->run, &report);
	}
	return status;
}
