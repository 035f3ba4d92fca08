/* The checks of the plugin `references`; one file each. */
#ifndef REFERENCES_H
#define REFERENCES_H

#include <engross/plugin.h>

/* What each check gets. */
struct references {
	const struct engross_host *host;
	engross_run *run;
	const engross_document *document;
	const char *text;
	size_t length;
};

/* The codes, for the descriptor (codes.c). */
extern const struct engross_code references_codes[];

/* Emits CODE at SPAN. RELATED (may be NULL) is one more place. Returns the host's status. */
enum engross_status references_emit(const struct references *r, const char *code, struct engross_span span,
                                    const char *message, const struct engross_related *related);

/* The value of the field NAME of C, or NULL. */
const char *references_field(const struct engross_citation *c, const char *name);

/* The citation that is the document's own symbol: the first one in its masthead, or NULL. */
const struct engross_citation *references_own(const struct references *r);

/* The document's own regular session, by its symbol or the line in its masthead; 0 unknown (sessions.c). */
long references_own_session(const struct references *r);

/* Whether C is a session or meeting said in words (sessions.c). */
int references_is_session(const struct engross_citation *c);

/* Whether the document is of the General Assembly of the OAS (later.c). */
int references_is_assembly(const struct references *r);

/* In what the title of a thing at NOW differs from its title BEFORE, in words; NULL: in nothing. *LEVEL: INFO
   where it is usual to differ so, else NONE (titles.c). */
const char *references_title_difference(const struct references *r, struct engross_span before,
                                        struct engross_span now, enum engross_level *level);

/* The problems that the core found with each citation (problems.c). */
enum engross_status references_problems(const struct references *r);
/* One thing cited in two ways; a document that cites itself (consistency.c). */
enum engross_status references_consistency(const struct references *r);
/* Nothing that is younger than the document (later.c). */
enum engross_status references_later(const struct references *r);
/* Official Records: session, supplement and symbol (records.c). */
enum engross_status references_records(const struct references *r);
/* The class of the papers of a session against the acts inside (class.c). */
enum engross_status references_class(const struct references *r);
/* Paragraphs of this document that are not there or may be another document's (paragraphs.c). */
enum engross_status references_paragraphs(const struct references *r);
/* Footnote marks without notes, notes without marks (footnotes.c). */
enum engross_status references_footnotes(const struct references *r);
/* Sessions said in words against the symbol, the document's session and its date (sessions.c). */
enum engross_status references_sessions(const struct references *r);

/* Passages quoted with a citation against the text cited, where that is at hand (quotation.c). */
enum engross_status references_quotations(const struct references *r);

#endif
