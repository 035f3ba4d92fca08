/* From styled text to runs in the sink. */
#include "layout.h"

#include <string.h>

#include "entity.h"
#include "token.h"

void html_layout_init(struct html_layout *layout, const struct engross_host *host, engross_sink *sink,
                      const char *bytes)
{
	*layout =
		(struct html_layout){ .host = host, .sink = sink, .bytes = bytes, .block = ENGROSS_HINT_PARAGRAPH };
}

static void put(struct html_layout *layout, const char *text, size_t length, size_t start, size_t end)
{
	if (!layout->status && length) {
		layout->status = layout->host->put(layout->sink, text, length, start, end);
		layout->reached = end;
	}
}

static void hint(struct html_layout *layout, enum engross_hint kind, int value)
{
	if (!layout->status)
		layout->status = layout->host->hint(layout->sink, kind, value);
}

/* Kept white space: as it is, but a carriage return before a line feed goes, as in browsers. */
static void put_kept_space(struct html_layout *layout, size_t start, size_t end)
{
	const char *b = layout->bytes;
	size_t from = start;

	for (size_t i = start, next; i < end; i = next) {
		next = i + 1;
		if (b[i] != '\r')
			continue;
		if (next < end && b[next] == '\n')
			next++;
		put(layout, b + from, i - from, from, i);
		put(layout, "\n", 1, i, next);
		from = next;
	}
	put(layout, b + from, end - from, from, end);
}

static void put_space(struct html_layout *layout)
{
	if (layout->space && layout->space_kept)
		put_kept_space(layout, layout->space_start, layout->space_end);
	else if (layout->space)
		put(layout, " ", 1, layout->space_start, layout->space_end);
	layout->space = false;
}

void html_layout_end_superscript(struct html_layout *layout)
{
	if (layout->put.superscript)
		hint(layout, ENGROSS_HINT_SUPERSCRIPT, 0);
	layout->put.superscript = false;
}

/* Ends what STYLE has no more. Inline hints end before the white space, block hints before the break. */
static void end_styles(struct html_layout *layout, const struct html_style *style)
{
	struct html_style *now = &layout->put;
	bool other_block = layout->between == HTML_BREAK_BLOCK;

	if (!style->superscript || other_block)
		html_layout_end_superscript(layout);
	if (now->emphasis && (!style->emphasis || other_block)) {
		hint(layout, ENGROSS_HINT_EMPHASIS, 0);
		now->emphasis = false;
	}
	if (now->quotes && !style->quotes) {
		hint(layout, ENGROSS_HINT_QUOTE, 0);
		now->quotes = 0;
	}
	if (now->chrome && !style->chrome) {
		hint(layout, ENGROSS_HINT_CHROME, 0);
		now->chrome = false;
	}
}

static void begin_styles(struct html_layout *layout, const struct html_style *style, bool block)
{
	struct html_style *now = &layout->put;

	if (style->chrome && !now->chrome)
		hint(layout, ENGROSS_HINT_CHROME, 1);
	if (style->quotes && !now->quotes)
		hint(layout, ENGROSS_HINT_QUOTE, 1);
	now->chrome = style->chrome;
	now->quotes = style->quotes;
	if (block)
		hint(layout, layout->block, layout->block_value);
	if (style->emphasis && !now->emphasis)
		hint(layout, ENGROSS_HINT_EMPHASIS, 1);
	if (style->superscript && !now->superscript)
		hint(layout, ENGROSS_HINT_SUPERSCRIPT, 1);
	now->emphasis = style->emphasis;
	now->superscript = style->superscript;
}

/* Makes the sink ready for text that begins at offset AT. */
static void begin_text(struct html_layout *layout, const struct html_style *style, size_t at)
{
	static const char *const separators[] = {
		[HTML_BREAK_TAB] = "\t", [HTML_BREAK_LINE] = "\n", [HTML_BREAK_BLOCK] = "\n\n"
	};
	bool block = !layout->started || layout->between == HTML_BREAK_BLOCK;

	end_styles(layout, style);
	if (!layout->started || layout->between) {
		layout->space = false;
		if (layout->started)
			put(layout, separators[layout->between], strlen(separators[layout->between]), at, at);
	}
	put_space(layout);
	begin_styles(layout, style, block);
	if (block && layout->marker[0])
		put(layout, layout->marker, strlen(layout->marker), at, at);
	if (block) {
		layout->marker[0] = '\0';
		layout->block = ENGROSS_HINT_PARAGRAPH;
		layout->block_value = 0;
		layout->block_owner = 0;
	}
	layout->between = HTML_BREAK_NONE;
	layout->lines = 0;
	layout->started = true;
}

static void put_text(struct html_layout *layout, const struct html_style *style, const char *text,
                     size_t length, size_t start, size_t end)
{
	begin_text(layout, style, start);
	put(layout, text, length, start, end);
	layout->total += length;
}

/* White space waits: it counts only between two texts of one block. */
static void hold_space(struct html_layout *layout, const struct html_style *style, size_t start, size_t end)
{
	if (!layout->started || layout->between)
		return;
	if (layout->space && style->pre)
		put_space(layout);
	if (layout->space)
		return;
	layout->space = true;
	layout->space_kept = style->pre;
	layout->space_start = start;
	layout->space_end = end;
}

/* Raised digits one by one, each in the place of its byte; all else as it is. */
static void put_raised(struct html_layout *layout, const struct html_style *style, size_t start, size_t end)
{
	static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };

	for (size_t i = start; i < end; i++) {
		char c = layout->bytes[i];
		const char *text = c >= '0' && c <= '9' ? digits[c - '0'] : layout->bytes + i;

		put_text(layout, style, text, text == layout->bytes + i ? 1 : strlen(text), i, i + 1);
	}
}

/* The reference of LENGTH bytes at offset AT. */
static void put_reference(struct html_layout *layout, const struct html_style *style,
                          const struct html_reference *reference, size_t at, size_t length)
{
	char text[8];
	size_t first = html_utf8_put(text, reference->points[0]), all = first;

	if (reference->count == 1 && first == 1 && html_is_space(text[0]) && !style->pre) {
		hold_space(layout, style, at, at + length);
		return;
	}
	if (reference->count > 1)
		all += html_utf8_put(text + first, reference->points[1]);
	/* As many bytes as the reference has would say "the same bytes". So the second point is put by itself, and
	   "&#0" (U+FFFD) gives its last byte away. */
	if (all == length && reference->count == 1) {
		put_text(layout, style, text, all, at, at + length - 1);
		return;
	}
	put_text(layout, style, text, all == length ? first : all, at, at + length);
	if (all == length)
		put(layout, text + first, all - first, at + length, at + length);
}

/* The end of the run at I that is put as it is: up to white space that changes, a reference, a NUL. */
static size_t run_end(const char *bytes, size_t i, size_t end, bool literal)
{
	for (; i < end; i++) {
		char c = bytes[i];

		if ((unsigned char)c > '&')
			continue;
		if (c == '\0' || (c == '&' && !literal))
			break;
		if (c == ' ' && i + 1 < end && (unsigned char)bytes[i + 1] > '&')
			continue;
		if (html_is_space(c))
			break;
	}
	return i;
}

void html_layout_text(struct html_layout *layout, const struct html_style *style, size_t start, size_t end,
                      bool literal)
{
	const char *b = layout->bytes;

	for (size_t i = start, next; i < end && !layout->status; i = next) {
		struct html_reference reference;
		size_t length = 0;

		next = i + 1;
		if (html_is_space(b[i])) {
			while (next < end && html_is_space(b[next]))
				next++;
			hold_space(layout, style, i, next);
			continue;
		}
		if (b[i] == '\0')
			continue;
		if (b[i] == '&' && !literal)
			length = html_reference_read(&reference, b + i, end - i);
		if (length) {
			put_reference(layout, style, &reference, i, length);
			next = i + length;
			continue;
		}
		next = run_end(b, i + 1, end, literal);
		if (style->raised)
			put_raised(layout, style, i, next);
		else
			put_text(layout, style, b + i, next - i, i, next);
	}
}

void html_layout_generated(struct html_layout *layout, const struct html_style *style, const char *text,
                           size_t at)
{
	if (at < layout->reached)
		at = layout->reached;
	put_text(layout, style, text, strlen(text), at, at);
}

void html_layout_break(struct html_layout *layout, enum html_break kind)
{
	if (kind == HTML_BREAK_LINE && ++layout->lines > 1)
		kind = HTML_BREAK_BLOCK;
	if (layout->between < kind)
		layout->between = kind;
}

static int block_strength(enum engross_hint hint)
{
	switch (hint) {
	case ENGROSS_HINT_FOOTNOTE:
		return 3;
	case ENGROSS_HINT_HEADING:
		return 2;
	case ENGROSS_HINT_ITEM:
		return 1;
	default:
		return 0;
	}
}

void html_layout_block(struct html_layout *layout, enum engross_hint hint, int value, size_t owner)
{
	if (layout->block_owner && block_strength(hint) < block_strength(layout->block))
		return;
	layout->block = hint;
	layout->block_value = value;
	layout->block_owner = owner;
}

void html_layout_block_end(struct html_layout *layout, size_t depth)
{
	if (layout->block_owner < depth)
		return;
	layout->block = ENGROSS_HINT_PARAGRAPH;
	layout->block_value = 0;
	layout->block_owner = 0;
	layout->marker[0] = '\0';
}

void html_layout_end(struct html_layout *layout)
{
	layout->between = HTML_BREAK_BLOCK;
	end_styles(layout, &(struct html_style){ 0 });
}
