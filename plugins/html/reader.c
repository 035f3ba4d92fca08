/* Walks the tokens of a page, keeps the tree of open elements and hands the text to the layout. */
#include "reader.h"

#include <stdio.h>
#include <string.h>

#include "effect.h"
#include "element.h"
#include "layout.h"
#include "list.h"
#include "token.h"
#include "tree.h"

/* A cell up to this many bytes is the number of the paragraph in the next cell ("1.", "(a)", "1/"). */
#define SHORT_CELL ((size_t)8)

/* How far a <sup> is looked into: footnote marks are short. */
#define MARK_TOKENS 8
#define MARK_BYTES ((size_t)16)

struct reader {
	struct html_tokenizer tokenizer;
	struct html_token token; /* the one at work */
	struct html_tree tree;
	struct html_layout layout;
	unsigned emphasis;       /* <b>s, <i>s that were not ended: they run on over blocks */
	unsigned quoted;         /* <q>s that are open */
	size_t formatting[HTML_ELEMENT_MAX]; /* by element: opened and not ended, whatever block closed since */
};

static bool has_flag(const struct html_entry *entry, unsigned flag)
{
	return entry->element && (entry->element->flags & flag);
}

/* Whether the <sup> just opened holds nothing but digits, with commas or a slash: a mark, a power. */
static bool is_raised(const struct reader *reader)
{
	struct html_tokenizer ahead = reader->tokenizer;
	struct html_token token;
	bool digits = false;

	for (int n = 0; n < MARK_TOKENS; n++) {
		switch (html_tokenizer_next(&ahead, &token)) {
		case HTML_TOKEN_TEXT:
			if (token.end - token.start > MARK_BYTES)
				return false;
			for (size_t i = token.start; i < token.end; i++) {
				char c = ahead.bytes[i];

				if (c >= '0' && c <= '9')
					digits = true;
				else if (c != '/' && c != ',' && !html_is_space(c))
					return false;
			}
			break;
		case HTML_TOKEN_OPEN:
			break;
		case HTML_TOKEN_CLOSE:
			if (html_slice_is(token.name, "sup"))
				return digits;
			break;
		default:
			return false;
		}
	}
	return false;
}

/* Sets what the text inside ENTRY looks like. */
static void inherit(struct reader *reader, struct html_entry *entry, unsigned effects)
{
	if (effects & HTML_EFFECT_HIDDEN)
		entry->style.hidden = true;
	if (effects & HTML_EFFECT_CHROME)
		entry->style.chrome = true;
	if (effects & (HTML_EFFECT_TEXT | HTML_EFFECT_NOTE | HTML_EFFECT_NOTES))
		entry->style.chrome = false;
	if (has_flag(entry, HTML_PRE))
		entry->style.pre = true;
	if (has_flag(entry, HTML_QUOTE))
		entry->style.quotes++;
	if (has_flag(entry, HTML_SUPERSCRIPT)) {
		entry->style.superscript = true;
		entry->style.raised = is_raised(reader);
	}
	if (has_flag(entry, HTML_SECTION))
		entry->nested = true;
	if (effects & HTML_EFFECT_NOTES)
		entry->in_notes = true;
}

static void begin_list(struct reader *reader, struct html_entry *entry, unsigned effects)
{
	const struct html_token *token = &reader->token;
	bool backwards = token->attributes[HTML_ATTRIBUTE_REVERSED].at != NULL;

	entry->list = reader->tree.count + 1;
	entry->list_depth++;
	entry->number = html_number(token->attributes[HTML_ATTRIBUTE_START], 1);
	entry->numbering = html_numbering(token, entry->element->value ? '1' : 0);
	entry->counts_down = backwards;
	/* Where a list that counts down begins is known at its end only: rather no numbers than wrong ones. */
	if ((effects & HTML_EFFECT_UNMARKED) || (backwards && !token->attributes[HTML_ATTRIBUTE_START].at))
		entry->numbering = 0;
}

/* The number of the item ENTRY becomes the marker of the next text. */
static void begin_item(struct reader *reader, const struct html_entry *entry, unsigned effects)
{
	struct html_entry *list = entry->list ? &reader->tree.entries[entry->list - 1] : NULL;
	char marker[24], *pending = reader->layout.marker;
	long number;

	if (!list)
		return;
	number = html_number(reader->token.attributes[HTML_ATTRIBUTE_VALUE], list->number);
	list->number = list->counts_down ? number - 1 : number + 1;
	html_marker(marker, number,
	            effects & HTML_EFFECT_UNMARKED ? 0 : html_numbering(&reader->token, list->numbering));
	if (strlen(pending) + strlen(marker) < sizeof(reader->layout.marker))
		strcat(pending, marker);
}

static void begin_block_hint(struct reader *reader, const struct html_entry *entry, unsigned effects,
                             bool in_note)
{
	size_t owner = reader->tree.count + 1;
	struct html_layout *layout = &reader->layout;

	if (effects & HTML_EFFECT_NOTE)
		html_layout_block(layout, ENGROSS_HINT_FOOTNOTE, 0, owner);
	else if (entry->in_notes && !in_note && has_flag(entry, HTML_ITEM | HTML_PARAGRAPH))
		html_layout_block(layout, ENGROSS_HINT_FOOTNOTE, 0, owner);
	else if (has_flag(entry, HTML_HEADING))
		html_layout_block(layout, ENGROSS_HINT_HEADING, entry->element->value, owner);
	else if (has_flag(entry, HTML_ITEM))
		html_layout_block(layout, ENGROSS_HINT_ITEM, entry->list_depth ? (int)entry->list_depth : 1, owner);
	else
		html_layout_block(layout, ENGROSS_HINT_PARAGRAPH, 0, owner);
}

/* A box begins: asks for the break before it. */
static void begin_block(struct reader *reader, struct html_entry *entry)
{
	struct html_layout *layout = &reader->layout;
	size_t in_row = layout->total - entry->row;

	if (has_flag(entry, HTML_CELL)) {
		if (in_row > 0 && in_row <= SHORT_CELL)
			layout->between = HTML_BREAK_TAB;
		else
			html_layout_break(layout, HTML_BREAK_TAB);
		return;
	}
	/* A paragraph that opens a cell stays beside its number. */
	if (layout->between == HTML_BREAK_TAB && in_row <= SHORT_CELL)
		return;
	html_layout_break(layout, HTML_BREAK_BLOCK);
	if (entry->element && !strcmp(entry->element->name, "tr"))
		entry->row = layout->total;
}

static void on_opening(void *payload, struct html_entry *entry, const struct html_entry *parent)
{
	struct reader *reader = payload;
	bool in_note = parent && parent->in_note;
	unsigned effects;

	if (parent) {
		entry->style = parent->style;
		entry->nested = parent->nested;
		entry->in_notes = parent->in_notes;
		entry->in_note = parent->in_note;
		entry->list = parent->list;
		entry->list_depth = parent->list_depth;
		entry->row = parent->row;
	}
	effects = html_effects(entry->element, &reader->token, entry->nested);
	inherit(reader, entry, effects);
	entry->block = (entry->element && entry->element->kind == HTML_BLOCK) || (effects & HTML_EFFECT_BLOCK);
	entry->in_note = in_note || (effects & HTML_EFFECT_NOTE) ||
	                 (entry->in_notes && has_flag(entry, HTML_ITEM | HTML_PARAGRAPH));
	if (has_flag(entry, HTML_LIST))
		begin_list(reader, entry, effects);
	if (has_flag(entry, HTML_CELL)) {
		entry->emphasis = reader->emphasis;
		reader->emphasis = 0;
	}
	if (!entry->block || entry->style.hidden)
		return;
	begin_block(reader, entry);
	begin_block_hint(reader, entry, effects, in_note);
	if (has_flag(entry, HTML_ITEM))
		begin_item(reader, entry, effects);
}

static void on_closed(void *payload, const struct html_entry *entry, size_t depth)
{
	static const char *const marks[] = { "”", "’" };
	struct reader *reader = payload;

	if (has_flag(entry, HTML_CELL))
		reader->emphasis = entry->emphasis;
	if (has_flag(entry, HTML_QUOTED) && reader->quoted) {
		reader->quoted--;
		if (!entry->style.hidden)
			html_layout_generated(&reader->layout, &entry->style, marks[reader->quoted % 2],
			                      reader->token.start);
	}
	if (has_flag(entry, HTML_SUPERSCRIPT))
		html_layout_end_superscript(&reader->layout);
	if (!entry->block || entry->style.hidden)
		return;
	html_layout_block_end(&reader->layout, depth + 1);
	if (!has_flag(entry, HTML_CELL))
		html_layout_break(&reader->layout, HTML_BREAK_BLOCK);
}

static struct html_style current_style(struct reader *reader)
{
	const struct html_entry *place = html_tree_place(&reader->tree);
	struct html_style style = place ? place->style : (struct html_style){ 0 };

	style.emphasis = reader->emphasis > 0;
	return style;
}

static void on_void(struct reader *reader, const struct html_element *element)
{
	if (element->flags & HTML_RULE)
		html_tree_end_paragraph(&reader->tree);
	if (current_style(reader).hidden)
		return;
	if (element->flags & HTML_LINE_BREAK)
		html_layout_break(&reader->layout, HTML_BREAK_LINE);
	if (element->flags & HTML_RULE)
		html_layout_break(&reader->layout, HTML_BREAK_BLOCK);
}

static void on_open(struct reader *reader)
{
	static const char *const marks[] = { "“", "‘" };
	const struct html_token *token = &reader->token;
	const struct html_element *element = html_element_find(token->name);
	const struct html_entry *entry;
	bool closed = token->empty && reader->tokenizer.xhtml;

	if (element && element->kind == HTML_VOID) {
		on_void(reader, element);
		return;
	}
	if (element && (element->kind == HTML_ROOT || (element->flags & HTML_RAW)))
		return;
	if (element && element->kind == HTML_FORMATTING && !closed) {
		reader->formatting[html_element_index(element)]++;
		reader->emphasis += (element->flags & HTML_EMPHASIS) != 0;
	}
	/* Old pages leave many a <font> open; browsers do not nest them without end either. */
	if (element && element->kind == HTML_FORMATTING && reader->tree.count >= reader->tree.max_depth / 2)
		return;
	entry = html_tree_open(&reader->tree, token->name, element);
	if (!entry)
		return;
	if (has_flag(entry, HTML_QUOTED)) {
		if (!entry->style.hidden)
			html_layout_generated(&reader->layout, &entry->style, marks[reader->quoted % 2], token->end);
		reader->quoted++;
	}
	if (closed)
		html_tree_close(&reader->tree, token->name, element);
}

static void on_close(struct reader *reader)
{
	const struct html_token *token = &reader->token;
	const struct html_element *element = html_element_find(token->name);

	if (element && element->kind == HTML_VOID) {
		if (element->flags & HTML_LINE_BREAK)
			on_void(reader, element);
		return;
	}
	if (element && (element->kind == HTML_ROOT || (element->flags & HTML_RAW)))
		return;
	if (element && element->kind == HTML_FORMATTING) {
		size_t *open = &reader->formatting[html_element_index(element)];

		if (!html_tree_close(&reader->tree, token->name, element) && *open)
			html_tree_end_inline(&reader->tree);
		*open -= *open > 0;
		if ((element->flags & HTML_EMPHASIS) && reader->emphasis)
			reader->emphasis--;
		return;
	}
	if (html_tree_close(&reader->tree, token->name, element) || !element)
		return;
	if ((element->flags & HTML_PARAGRAPH) && !current_style(reader).hidden)
		html_layout_break(&reader->layout, HTML_BREAK_BLOCK);
}

static enum engross_status refuse(struct reader *reader, enum engross_status status, size_t at,
                                  const char *message)
{
	return reader->layout.host->refuse(reader->layout.sink, status, at, message);
}

static enum engross_status refuse_limit(struct reader *reader, const char *what, size_t limit,
                                        const char *name)
{
	char message[120];

	snprintf(message, sizeof(message), "%s: more than %zu (limit \"%s\")", what, limit, name);
	return refuse(reader, ENGROSS_LIMIT, reader->token.start, message);
}

/* Deals with the token just read. */
static enum engross_status on_token(struct reader *reader)
{
	struct html_style style;

	switch (reader->token.kind) {
	case HTML_TOKEN_TEXT:
		style = current_style(reader);
		if (!style.hidden)
			html_layout_text(&reader->layout, &style, reader->token.start, reader->token.end,
			                 reader->token.literal);
		break;
	case HTML_TOKEN_OPEN:
		on_open(reader);
		break;
	case HTML_TOKEN_CLOSE:
		on_close(reader);
		break;
	case HTML_TOKEN_ATTRIBUTES:
		return refuse_limit(reader, "attributes of one tag", reader->tokenizer.max_attributes, "attributes");
	case HTML_TOKEN_SUBSET:
		return refuse(reader, ENGROSS_FORMAT, reader->token.start,
		              "a document type with declarations of its own is not read");
	case HTML_TOKEN_END:
		break;
	}
	if (reader->tree.status == ENGROSS_LIMIT)
		return refuse_limit(reader, "elements inside one another", reader->tree.max_depth, "markup-depth");
	return reader->tree.status ? reader->tree.status : reader->layout.status;
}

enum engross_status html_read(const struct engross_host *host, void *state, engross_sink *sink,
                              const char *bytes, size_t length)
{
	struct reader reader = { 0 };
	struct html_tree_events events = { on_opening, on_closed, &reader };
	enum engross_status status = ENGROSS_NOMEM;

	(void)state;
	html_tokenizer_init(&reader.tokenizer, bytes, length, (size_t)host->limit(sink, "attributes"));
	html_layout_init(&reader.layout, host, sink, bytes);
	if (!html_tree_init(&reader.tree, (size_t)host->limit(sink, "markup-depth"), &events))
		goto out;
	do {
		html_tokenizer_next(&reader.tokenizer, &reader.token);
		status = on_token(&reader);
	} while (!status && reader.token.kind != HTML_TOKEN_END);
	if (!status) {
		html_layout_end(&reader.layout);
		status = reader.layout.status;
	}
out:
	html_tree_clear(&reader.tree);
	return status;
}
