/* Names of blocks. */
#include "report/naming.h"

#include <stdbool.h>
#include <string.h>

#define LEVELS 4        /* of a paragraph's sublevels that are named */
#define MARKER_BYTES 24 /* of a marker that are said */
#define LEAD_BYTES 40   /* of lead words */

struct name {
	char *out;
	size_t used;
};

static void add(struct name *name, const char *text, size_t length)
{
	size_t room = ENGROSS__NAME_SIZE - 1 - name->used;

	if (length > room) {
		length = room;
		while (length && ((unsigned char)text[length] & 0xC0) == 0x80)
			length--;
	}
	memcpy(name->out + name->used, text, length);
	name->used += length;
	name->out[name->used] = '\0';
}

static void add_string(struct name *name, const char *text)
{
	add(name, text, strlen(text));
}

/* Adds SPAN of the text, at most MOST bytes of it, white space as spaces. */
static void add_span(struct name *name, const engross_document *document, struct engross_span span,
                     size_t most)
{
	const char *text = engross_document_text(document, NULL);
	size_t end = span.end - span.start > most ? span.start + most : span.end;
	size_t from = name->used;

	while (end > span.start && end < span.end && ((unsigned char)text[end] & 0xC0) == 0x80)
		end--;
	add(name, text + span.start, end - span.start);
	for (; from < name->used; from++)
		if ((unsigned char)name->out[from] < ' ')
			name->out[from] = ' ';
	if (end < span.end)
		add_string(name, "\xE2\x80\xA6");
}

static bool has_marker(const struct engross_block *block)
{
	return block->marker.end > block->marker.start;
}

/* The marker as it is cited: "4." is 4, "(a)" stays. */
static void add_marker(struct name *name, const engross_document *document, const struct engross_block *block)
{
	const char *text = engross_document_text(document, NULL);
	struct engross_span span = block->marker;
	bool open = span.start < span.end && text[span.start] == '(';

	while (span.end > span.start + 1 && (text[span.end - 1] == '.' || (!open && text[span.end - 1] == ')')))
		span.end--;
	add_span(name, document, span, MARKER_BYTES);
}

/* "paragraph 2 (a) (i)": the numbers from the top down. */
static void add_path(struct name *name, const engross_document *document, size_t index, const char *word)
{
	const struct engross_block *path[LEVELS], *block = engross_document_block(document, index);
	size_t count = 0;

	while (block && count < LEVELS) {
		if (has_marker(block))
			path[count++] = block;
		block = block->level ? engross_document_block(document, block->parent) : NULL;
	}
	add_string(name, word);
	while (count--) {
		add_string(name, " ");
		add_marker(name, document, path[count]);
	}
}

static void add_section(struct name *name, const engross_document *document,
                        const struct engross_block *block)
{
	size_t last = engross_document_block_count(document);
	char number[16];
	size_t used = sizeof(number);

	if (!block->section)
		return;
	add_string(name, "annex");
	if (engross_document_block(document, last - 1)->section > 1) {
		number[--used] = '\0';
		for (unsigned n = block->section; n; n /= 10)
			number[--used] = (char)('0' + n % 10);
		number[--used] = ' ';
		add_string(name, number + used);
	}
	if (block->kind != ENGROSS_BLOCK_ANNEX)
		add_string(name, ", ");
}

static const char *word_for(enum engross_block_kind kind)
{
	switch (kind) {
	case ENGROSS_BLOCK_MASTHEAD: return "masthead";
	case ENGROSS_BLOCK_SYMBOL: return "symbol";
	case ENGROSS_BLOCK_TITLE: return "title";
	case ENGROSS_BLOCK_ADOPTION: return "adoption line";
	case ENGROSS_BLOCK_DATE: return "date";
	case ENGROSS_BLOCK_SESSION: return "session";
	case ENGROSS_BLOCK_OPENER: return "opening line";
	case ENGROSS_BLOCK_PREAMBLE: return "preamble";
	case ENGROSS_BLOCK_RESOLVES: return "enacting line";
	case ENGROSS_BLOCK_OPERATIVE: return "paragraph";
	case ENGROSS_BLOCK_ITEM: return "item";
	case ENGROSS_BLOCK_HEADING: return "heading";
	case ENGROSS_BLOCK_ANNEX: return "";
	case ENGROSS_BLOCK_FOOTNOTE: return "footnote";
	case ENGROSS_BLOCK_QUOTE: return "quotation";
	case ENGROSS_BLOCK_NOTE: return "note";
	case ENGROSS_BLOCK_FURNITURE: return "page furniture";
	case ENGROSS_BLOCK_CHROME: return "page frame";
	case ENGROSS_BLOCK_CLOSING: return "closing line";
	case ENGROSS_BLOCK_TEXT:
	case ENGROSS_BLOCK_NONE: break;
	}
	return "text";
}

void engross__name_block(char out[ENGROSS__NAME_SIZE], const engross_document *document, size_t index)
{
	const struct engross_block *block = engross_document_block(document, index);
	struct name name = { .out = out };

	out[0] = '\0';
	if (!block) {
		add_string(&name, "text");
		return;
	}
	add_section(&name, document, block);
	add_path(&name, document, index, word_for(block->kind));
	if (block->kind == ENGROSS_BLOCK_PREAMBLE && block->lead.end > block->lead.start && !has_marker(block)) {
		add_string(&name, ", \xE2\x80\x9C");
		add_span(&name, document, block->lead, LEAD_BYTES);
		add_string(&name, "\xE2\x80\x9D");
	}
}

const char *engross__name_rest(const char *from, const char *to)
{
	const char *rest = to;

	for (const char *at = to; *at && *at == *from; at++, from++)
		if (*at == ' ')
			rest = at + 1;
	/* A name that only goes on says nothing alone. */
	return *rest && rest[0] != '(' ? rest : to;
}
