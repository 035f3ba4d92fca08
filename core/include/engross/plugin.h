/* The plugin ABI. A plugin is a shared object that exports one function, engross_plugin_entry(), and
   needs nothing but this header and those it includes: the host's services come in a table.
   docs/write-a-plugin.md walks through one. */
#ifndef ENGROSS_PLUGIN_H
#define ENGROSS_PLUGIN_H

#include <stddef.h>
#include <stdint.h>
#include <engross/alignment.h>
#include <engross/change.h>
#include <engross/citation.h>
#include <engross/document.h>
#include <engross/error.h>
#include <engross/finding.h>
#include <engross/structure.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A plugin states the ABI it was written for; the host takes those from OLDEST to CURRENT. */
#define ENGROSS_PLUGIN_ABI 1u
#define ENGROSS_PLUGIN_ABI_OLDEST 1u

/* What a plugin does; the host calls only what is declared. */
#define ENGROSS_CAN_READ ((uint64_t)1)    /* turns a format's bytes into text: bid, read */
#define ENGROSS_CAN_CHECK ((uint64_t)2)   /* looks at one document: check */
#define ENGROSS_CAN_COMPARE ((uint64_t)4) /* looks at two drafts: compare */
#define ENGROSS_CAN_ALIGN ((uint64_t)8)   /* looks at a text and its translation: align */

/* One call of `check`, `compare` or `align`. Opaque; valid during the call. */
typedef struct engross_run engross_run;

/* Where a reader puts the text. Opaque; valid during the call of `read`. */
typedef struct engross_sink engross_sink;

/* What a reader can say of a place in the text. */
enum engross_hint {
	ENGROSS_HINT_NONE = 0,
	ENGROSS_HINT_PARAGRAPH,   /* a block begins */
	ENGROSS_HINT_HEADING,     /* a block begins that is a heading of VALUE 1..6 */
	ENGROSS_HINT_ITEM,        /* a block begins that is a list item at depth VALUE */
	ENGROSS_HINT_CHROME,      /* VALUE 1: navigation begins, 0: it ends */
	ENGROSS_HINT_FOOTNOTE,    /* a block begins that is a footnote's text */
	ENGROSS_HINT_SUPERSCRIPT, /* VALUE 1: begins, 0: ends */
	ENGROSS_HINT_EMPHASIS,    /* VALUE 1: italics begin, 0: end */
	ENGROSS_HINT_QUOTE        /* VALUE 1: a block quotation begins, 0: it ends */
};

/* A finding as a plugin emits it. Spans are byte spans of the normalized text; the host maps them,
   copies every string and refuses a span outside the text or a code that the plugin did not declare. */
struct engross_report {
	size_t struct_size;          /* sizeof(struct engross_report) */
	const char *code;
	enum engross_level level;    /* ENGROSS_LEVEL_NONE: the code's level at the run's stage */
	struct engross_span span;
	const char *message;         /* NULL: the code's summary */
	const char *replacement;     /* NULL: no repair */
	int safe;
	const struct engross_related *related; /* their spans are of the normalized text too; in `align`, of the source's */
	size_t n_related;
};

/* The services of the host. Append-only: check struct_size before a member that came later. */
struct engross_host {
	size_t struct_size;

	/* The document (document.h says what each gives). */
	const char *(*text)(const engross_document *document, size_t *length);
	const char *(*source)(const engross_document *document, size_t *length);
	struct engross_span (*to_source)(const engross_document *document, struct engross_span span);
	const char *(*language)(const engross_document *document);
	size_t (*block_count)(const engross_document *document);
	const struct engross_block *(*block)(const engross_document *document, size_t index);
	const struct engross_masthead *(*masthead)(const engross_document *document);
	size_t (*footnote_count)(const engross_document *document);
	const struct engross_footnote *(*footnote)(const engross_document *document, size_t index);
	size_t (*citation_count)(const engross_document *document);
	const struct engross_citation *(*citation)(const engross_document *document, size_t index);

	/* The run. */
	void *(*alloc)(engross_run *run, size_t size); /* zeroed, freed with the run; NULL when out of memory */
	enum engross_stage (*stage)(const engross_run *run);
	const char *(*option)(const engross_run *run, const char *name); /* its value or default; NULL: no such option */
	int (*enabled)(const engross_run *run, const char *code); /* 0: the user does not want CODE, save the work */
	int (*cancelled)(const engross_run *run);
	/* Reports a finding on the document checked, on the new draft of a comparison, on the target of an alignment. */
	enum engross_status (*emit)(engross_run *run, const struct engross_report *report);
	/* Reports a change (compare only). Spans of CHANGE and its edits are byte spans of the normalized
	   texts; everything is copied. */
	enum engross_status (*emit_change)(engross_run *run, const struct engross_change *change);

	/* The language data: the words of LIST ("notes.translator", "months") in LANGUAGE, or in all
	   languages for NULL. *COUNT words, borrowed from the context; NULL when there are none. */
	const char *const *(*words)(const engross_run *run, const char *language, const char *list, size_t *count);

	/* For readers: appends LENGTH bytes of UTF-8 that were read from the input bytes [start, end).
	   LENGTH equal to end - start means byte for byte the same; otherwise the run is one
	   replacement. start == end marks generated text (a list number). Input offsets never go back. */
	enum engross_status (*put)(engross_sink *sink, const char *utf8, size_t length, size_t start, size_t end);
	/* For readers: says something of the place reached. */
	enum engross_status (*hint)(engross_sink *sink, enum engross_hint hint, int value);
	/* For readers: refuses the input; OFFSET is the byte where it is malformed. Returns STATUS. */
	enum engross_status (*refuse)(engross_sink *sink, enum engross_status status, size_t offset, const char *message);
	/* For readers: the value of limit NAME. */
	uint64_t (*limit)(const engross_sink *sink, const char *name);

	/* DOCUMENT's text is not read for a while. Called between passes over long texts, and every few megabytes of a
	   pass, it keeps a file that is mapped from filling the memory; nothing that was borrowed becomes invalid. */
	void (*rest)(const engross_document *document);
	/* BLOCK, which `alloc` gave, is not needed any more: a large one is freed before the run ends. */
	void (*give_back)(engross_run *run, void *block);
	/* For comparers: COUNT more paragraphs differ in NAME ([a-z][a-z0-9-]*, up to 31 bytes) and are taken for equal, or for
	   different in form alone. At most 32 names a run. */
	enum engross_status (*equal)(engross_run *run, const char *name, size_t count);
	/* The first word of LIST in LANGUAGE whose number is N ("second" of "ordinals" for 2), or NULL. Borrowed from the
	   context. */
	const char *(*numbered_word)(const engross_run *run, const char *language, const char *list, long n);
	/* The format of DOCUMENT: the name of its reader ("text", "html"). */
	const char *(*format)(const engross_document *document);

	/* The run's collection: the text number INDEX (from 0) of the thing KEY, where it is held, or NULL; it was not
	   cited. Where a document says that something stands: its name, and line and column of byte OFFSET of its source. */
	const engross_document *(*held_text)(const engross_run *run, const char *key, size_t index);
	const char *(*name)(const engross_document *document);
	struct engross_position (*position)(const engross_document *document, size_t offset);

	/* Reports a pair (align only). Its spans are byte spans of the normalized texts; the numbers are copied. */
	enum engross_status (*emit_pair)(engross_run *run, const struct engross_pair *pair);
};

/* An option a plugin takes ("--set NAME.OPTION=VALUE"). The table ends with name NULL. */
struct engross_option {
	const char *name;
	const char *value; /* its default */
	const char *summary;
};

/* The descriptor. Static and constant; fill it in with designated initialisers. */
struct engross_plugin {
	uint32_t abi_version;     /* mandatory: ENGROSS_PLUGIN_ABI */
	uint32_t struct_size;     /* mandatory: sizeof(struct engross_plugin) */
	const char *name;         /* mandatory: [a-z][a-z0-9-]*, the folder's and the .so's name */
	const char *version;      /* mandatory */
	const char *summary;      /* mandatory: one line */
	uint64_t capabilities;    /* mandatory: at least one bit */
	const struct engross_code *codes;     /* optional: what it reports, ended by id NULL */
	const struct engross_option *options; /* optional: ended by name NULL */

	/* Optional. Called once after loading; *STATE is handed to the functions below. */
	enum engross_status (*init)(const struct engross_host *host, void **state);
	void (*fini)(void *state);

	/* Mandatory with ENGROSS_CAN_READ. `bid` looks at the first bytes (at most 4096, decoded to UTF-8 unless
	   `binary`) and the file's name and returns 0 (not mine) to 100; the scale: 20 the name's
	   ending alone, 40 a likely opening, 60 a certain opening, 80 certain opening and ending, 100
	   magic number checked. Plain text bids 1. `read` puts the text. */
	int (*bid)(const char *head, size_t length, const char *name);
	enum engross_status (*read)(const struct engross_host *host, void *state, engross_sink *sink,
	                            const char *bytes, size_t length);
	/* Optional: writes the encoding that the first bytes declare ("iso-8859-1") into OUT, or returns 0. */
	int (*encoding)(const char *head, size_t length, char *out, size_t out_size);
	int binary; /* `read` wants the bytes as given, not decoded; offsets count the text put */

	/* Mandatory with ENGROSS_CAN_CHECK. */
	enum engross_status (*check)(const struct engross_host *host, void *state, engross_run *run,
	                             const engross_document *document);

	/* Mandatory with ENGROSS_CAN_COMPARE. */
	enum engross_status (*compare)(const struct engross_host *host, void *state, engross_run *run,
	                               const engross_document *old_draft, const engross_document *new_draft);

	/* Mandatory with ENGROSS_CAN_ALIGN. Came later: a descriptor that is too short for it cannot align. */
	enum engross_status (*align)(const struct engross_host *host, void *state, engross_run *run,
	                             const engross_document *source, const engross_document *target);
};

#if defined(__GNUC__)
#define ENGROSS_PLUGIN_EXPORT __attribute__((visibility("default")))
#else
#define ENGROSS_PLUGIN_EXPORT
#endif

/* The one symbol that a plugin exports. Returns its descriptor, never NULL. */
ENGROSS_PLUGIN_EXPORT const struct engross_plugin *engross_plugin_entry(void);

#ifdef __cplusplus
}
#endif
#endif
