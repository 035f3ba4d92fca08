/* The catalogue of the groups citation/ and reference/. */
#include "references.h"

#define ALWAYS(level) ENGROSS_LEVEL_##level, ENGROSS_LEVEL_##level, ENGROSS_LEVEL_##level

const struct engross_code references_codes[] = {
	{ "citation/malformed", ALWAYS(ERROR), "the citation is not written as its body writes it",
	  "A character of the citation is wrong: a letter stands for a digit or a digit for a letter, a hyphen, a bracket "
	  "or a letter is missing, a space or a foreign look-alike has crept in. The repair is offered when only one "
	  "reading satisfies every rule. Mere style (a space before \"doc.\", a missing full stop) is not flagged.",
	  "AG/RES. 1948 (XXXIII-O/O3) -> AG/RES. 1948 (XXXIII-O/03)" },
	{ "citation/session-year", ALWAYS(ERROR), "the session was not held in that year",
	  "The session and the year in the symbol contradict each other. For the regular sessions of the OAS General "
	  "Assembly the year is 1970 plus the session; other bodies have rules of their own (data/systems).",
	  "AG/RES. 2771 (XLII-O/13) -> AG/RES. 2771 (XLIII-O/13)" },
	{ "citation/number-session", ALWAYS(ERROR), "the number does not belong to that session or year",
	  "Resolutions are numbered through, so each session or year has a range of numbers of its own. The number cited "
	  "lies in the range of another one.",
	  "resolution 587 (1991) -> resolution 687 (1991)" },
	{ "citation/date", ALWAYS(ERROR), "it was not adopted on that date",
	  "The authority has the date of adoption, and it is another. A frequent cause is the date on which the document "
	  "was distributed. Dates on which good sources disagree are not flagged.",
	  "resolution 61/180 of 8 March 2007 -> resolution 61/180 of 20 December 2006" },
	{ "citation/date-session", ALWAYS(ERROR), "the date does not fall into the session",
	  "A regular session n of the United Nations General Assembly runs from September of 1945 + n for a year; the year "
	  "in a Security Council or Economic and Social Council symbol is the year of adoption.",
	  "resolution 61/180 of 20 December 2004 -> resolution 61/180 of 20 December 2006" },
	{ "citation/title", ALWAYS(WARNING), "the title differs from the record",
	  "The title quoted with a citation is compared word by word with the title on record; case, quotation marks and "
	  "line breaks do not count. The message names the kind of difference: a comma, an article, other words, another "
	  "title.",
	  "\"Especially Women, Adolescents and Children\" -> \"Especially Women, Adolescents, and Children\"" },
	{ "citation/inconsistent", ALWAYS(WARNING), "one thing is cited in two ways",
	  "The same resolution is given with different sessions, dates or titles in one document: one of them is wrong. "
	  "Or, where several files are given, most of them cite it otherwise: at least three, and three quarters of all that "
	  "say anything.",
	  "resolution 61/180 of 8 March 2007 ... resolution 61/180 of 20 December 2006 -> one date" },
	{ "citation/nonexistent", ALWAYS(ERROR), "there is no such thing",
	  "The authority states that it is complete for this series, and has no record of the number cited.",
	  "AG/RES. 99999 (XXXIX-O/09) -> a number that exists" },
	{ "citation/later", ALWAYS(ERROR), "what is cited is younger than the document that cites it",
	  "The document's own session, date or number is known, and the thing cited is of a later one. Texts that were adopted "
	  "together may name each other: a higher number of the same session is a warning, and none where the dates agree.",
	  "AG/RES. 2486 (XXXIX-O/09) cites AG/RES. 2771 (XLIII-O/13) -> an earlier resolution" },
	{ "citation/superseded", ALWAYS(INFO), "what is cited has been replaced",
	  "The record names the text that took its place (\"superseded_by\").",
	  "resolution 46/152 -> the resolution that replaced it" },
	{ "citation/self", ALWAYS(WARNING), "the document cites itself as if it were another",
	  "The document's own symbol appears in its body. \"This resolution\" is what is usually meant.",
	  "in AG/RES. 2486: as AG/RES. 2486 (XXXIX-O/09) states -> as this resolution states" },
	{ "citation/body", ALWAYS(ERROR), "the resolution is not that body's",
	  "The shape of the number belongs to another body than the one named with it.",
	  "Security Council resolution 61/180 -> General Assembly resolution 61/180" },
	{ "citation/treaty", ALWAYS(ERROR), "volume, number and instrument do not agree",
	  "The United Nations Treaty Series gives each treaty a volume and a registration number. A protocol shares the "
	  "number of its parent and has a volume of its own.",
	  "vol. 2225, No. 39754 -> vol. 2225, No. 39574" },
	{ "citation/event", ALWAYS(ERROR), "meeting, place and year do not agree",
	  "The table of meetings has another year for the meeting of this number.",
	  "Third Summit of the Americas, held in Quebec City in 2002 -> 2001" },
	{ "citation/incomplete", ALWAYS(WARNING), "a part of the citation is missing",
	  "The number, the session or, for a plan adopted by a resolution, the resolution is not given, so that a reader "
	  "cannot look it up.",
	  "AG/RES. 1080 -> AG/RES. 1080 (XXI-O/91)" },
	{ "citation/ordinal", ALWAYS(WARNING), "the session in words is not the session of the symbol",
	  "\"at its fortieth regular session\" in a resolution of session XXXIX means the next one; a session said beside a "
	  "symbol must be the symbol's.",
	  "AG/RES. 2486 (XXXIX-O/09): report at its forty-first regular session -> fortieth" },
	{ "citation/quotation", ALWAYS(WARNING), "the quotation is not in the text cited, word for word",
	  "Where the text cited is among the files given, a passage quoted with the citation is looked for in it. White space, "
	  "case, quotation marks, hyphens, footnote marks, \"[i]mplement\", [sic] and what an ellipsis leaves out do not count. "
	  "Other words are told with the place where they stand; where nothing like the quotation is there, it is "
	  "taken to come from elsewhere.",
	  "\"to combat jointly emerging forms\" -> \"to jointly combat emerging forms\"" },
	{ "reference/paragraph", ALWAYS(ERROR), "there is no such paragraph",
	  "The reference names a paragraph of this document, and the document has fewer.",
	  "as provided for in operative paragraph 14 -> a paragraph that exists" },
	{ "reference/ambiguous", ALWAYS(INFO), "it may be a paragraph of this document or of another",
	  "An earlier clause speaks of the same paragraph of another resolution; \"of this resolution\" would make it clear.",
	  "operative paragraph 4 -> operative paragraph 4 of this resolution" },
	{ "reference/antecedent", ALWAYS(ERROR), "nothing stands before it that it could mean",
	  "\"Ibid.\" repeats the source of the note before; \"the aforementioned resolution\" means the resolution cited last. "
	  "Here there is none.",
	  "Ibid., vol. 2225 -> United Nations, Treaty Series, vol. 2225" },
	{ "reference/footnote", ALWAYS(ERROR), "a footnote mark and its note do not meet",
	  "A mark in the text has no note, or a note is called by no mark; the notes do not follow one another; one note says "
	  "what an earlier one says already.",
	  "text,3 with no note 3 -> the note, or no mark" },
	{ "reference/annex", ALWAYS(ERROR), "there is no such annex",
	  "The reference names an annex of this document that is not there.",
	  "annex II of the present resolution -> an annex that exists" },
	{ NULL, ALWAYS(NONE), NULL, NULL, NULL },
};
