/* Citations: what was found, what it names, and whether that holds. All spans are byte spans of the
   normalized text; strings and arrays are borrowed from the document. */
#ifndef ENGROSS_CITATION_H
#define ENGROSS_CITATION_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/export.h>
#include <engross/finding.h>
#include <engross/span.h>

#ifdef __cplusplus
extern "C" {
#endif

enum engross_form {
	ENGROSS_FORM_NONE = 0,
	ENGROSS_FORM_SYMBOL,        /* AG/RES. 1948 (XXXIII-O/03) */
	ENGROSS_FORM_PROSE,         /* resolution 61/180 of 20 December 2006 */
	ENGROSS_FORM_LIST_ITEM,     /* a later member of a list with a shared head */
	ENGROSS_FORM_TREATY_SERIES, /* United Nations, Treaty Series, vol. 2237, No. 39574 */
	ENGROSS_FORM_INSTRUMENT,    /* a named instrument */
	ENGROSS_FORM_EVENT,         /* a numbered meeting, congress, summit */
	ENGROSS_FORM_ANAPHORA,      /* Ibid.; the aforementioned resolution */
	ENGROSS_FORM_INTERNAL,      /* operative paragraph 4 of this resolution */
	ENGROSS_FORM_FOOTNOTE_MARK
};

enum engross_verdict {
	ENGROSS_VERDICT_NONE = 0,
	ENGROSS_VERDICT_VERIFIED,     /* a record agrees with all that is said */
	ENGROSS_VERDICT_CONTRADICTED, /* a rule or a record proves a part wrong */
	ENGROSS_VERDICT_PLAUSIBLE,    /* every rule holds, there is no record */
	ENGROSS_VERDICT_UNKNOWN       /* nothing to hold it against */
};

/* The names that JSON prints ("list-item", "contradicted"); static, never NULL. */
ENGROSS_API const char *engross_form_name(enum engross_form form);
ENGROSS_API const char *engross_verdict_name(enum engross_verdict verdict);

/* One part of a citation: its name in the system's data file ("number", "session", "year", "date"),
   its value normalized, and where it was read (empty span: completed from context). */
struct engross_field {
	const char *name;
	const char *value;
	struct engross_span span;
};

/* A point inside the thing cited: "operative paragraph 4 of ...", "annex II", "paras. 3-5". */
struct engross_pinpoint {
	const char *unit;  /* "operative-paragraph", "paragraph", "annex", "section", "chapter", "article", "page" */
	const char *label; /* "4", "II", "5 (b)" */
	struct engross_span span;
	long number;       /* of the label: 4, 2, 5; of the last one in a range or list */
};

/* A record of the authority: what is known of a thing. Any string may be NULL. */
struct engross_record {
	const char *key;
	const char *canonical;
	const char *title;     /* in the language of the citing document where known, else in any */
	const char *title_lang;
	const char *date;      /* ISO 8601, of adoption */
	const char *session;
	const char *place;
	const char *url;
	const char *note;      /* remarks: "supplements ..." */
	const char *source;    /* where the facts come from */
	const char *superseded_by; /* what replaced it, as it is cited */
};

/* Something wrong with a citation, found while it was resolved. The `references` plugin turns these
   into findings. */
struct engross_problem {
	const char *code;                /* "citation/malformed" */
	enum engross_level level;        /* ENGROSS_LEVEL_NONE: the code's own level */
	struct engross_span span;        /* the part that is wrong */
	const char *message;             /* with the proof, in words */
	const char *replacement;         /* for SPAN; NULL where there is no unique repair */
	bool safe;                       /* the replacement is the only one that satisfies every rule */
	struct engross_span related;     /* a second place that proves it; empty where there is none */
	const char *related_message;
};

struct engross_citation {
	struct engross_span span;
	const char *system;              /* "oas.ag.res" */
	enum engross_form form;
	const char *key;                 /* identity: "oas:ag:res:1948"; NULL where the text gives no number */
	const char *canonical;           /* as the body prints it; NULL where the text gives no number */
	const struct engross_field *fields;
	size_t n_fields;
	const struct engross_pinpoint *pinpoints;
	size_t n_pinpoints;
	size_t antecedent;               /* index of the citation it takes its meaning from, or ENGROSS_NO_INDEX */
	size_t block;                    /* index of the block it stands in */
	struct engross_span title;       /* the title quoted with it; may be empty */
	enum engross_verdict verdict;
	const struct engross_record *record; /* NULL where the authority has none */
	const char *proof;               /* one sentence in English: why this verdict */
	const struct engross_problem *problems;
	size_t n_problems;
};

/* The value of the field NAME of CITATION, or NULL. */
ENGROSS_API const char *engross_citation_field(const struct engross_citation *citation, const char *name);

#ifdef __cplusplus
}
#endif
#endif
