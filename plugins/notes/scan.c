/* Walking the document along with the scan, and reporting. */
#include "scan.h"

#include <string.h>

const char *const notes_code_ids[NOTES_CODE_COUNT] = {
	[NOTES_CODE_TRANSLATOR] = "note/translator",
	[NOTES_CODE_EDITOR] = "note/editor",
	[NOTES_CODE_PLACEHOLDER] = "note/placeholder",
	[NOTES_CODE_BRACKET] = "note/bracket",
	[NOTES_CODE_INSTRUCTION] = "note/instruction",
	[NOTES_CODE_SIC] = "note/sic",
};

void notes_report(struct notes_scan *scan, enum notes_code code, size_t start, size_t end,
                  const char *message, bool delete)
{
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = notes_code_ids[code],
		.span = { start, end },
		.message = message,
		.replacement = delete ? "" : NULL,
	};

	if (!scan->status)
		scan->status = scan->host->emit(scan->run, &report);
}

const struct engross_block *notes_block_at(struct notes_scan *scan, size_t at)
{
	size_t count = scan->host->block_count(scan->document);

	for (; scan->block < count; scan->block++) {
		const struct engross_block *block = scan->host->block(scan->document, scan->block);

		if (block->span.end > at)
			return block->span.start <= at ? block : NULL;
	}
	return NULL;
}

size_t notes_paragraph_end(struct notes_scan *scan, size_t at)
{
	const struct engross_block *block = notes_block_at(scan, at);

	if (block)
		return block->span.end;
	if (at >= scan->line_end) {
		const char *line = memchr(scan->text + at, '\n', scan->length - at);

		scan->line_end = line ? (size_t)(line - scan->text) : scan->length;
	}
	return at < scan->line_end ? scan->line_end : at;
}

bool notes_is_chrome(struct notes_scan *scan, size_t at)
{
	const struct engross_block *block = notes_block_at(scan, at);

	return block && block->kind == ENGROSS_BLOCK_CHROME;
}

bool notes_has_citation(struct notes_scan *scan, size_t start, size_t end)
{
	size_t count = scan->host->citation_count(scan->document);

	while (scan->citation < count && scan->host->citation(scan->document, scan->citation)->span.end <= start)
		scan->citation++;
	return scan->citation < count && scan->host->citation(scan->document, scan->citation)->span.start < end;
}

/* Counts the quotation marks up to AT. */
static void count_quotes(struct notes_scan *scan, size_t at)
{
	for (size_t i = scan->quoted_to; i < at; i++) {
		unsigned char c = (unsigned char)scan->text[i];
		unsigned char next = i + 1 < at ? (unsigned char)scan->text[i + 1] : 0;
		unsigned char last = i + 2 < at ? (unsigned char)scan->text[i + 2] : 0;

		if (c == '"')
			scan->straight = !scan->straight;
		else if ((c == 0xE2 && next == 0x80 && last == 0x9C) || (c == 0xC2 && next == 0xAB))
			scan->quotes++;
		else if ((c == 0xE2 && next == 0x80 && last == 0x9D) || (c == 0xC2 && next == 0xBB))
			scan->quotes -= scan->quotes > 0;
	}
	scan->quoted_to = at;
}

bool notes_is_quoted(struct notes_scan *scan, size_t at)
{
	const struct engross_block *block = notes_block_at(scan, at);

	if (!block)
		return false;
	if (block->span.start >= scan->quoted_to) {
		scan->quoted_to = block->span.start;
		scan->quotes = 0;
		scan->straight = false;
	}
	if (at > scan->quoted_to)
		count_quotes(scan, at);
	return scan->quotes > 0 || scan->straight || block->kind == ENGROSS_BLOCK_QUOTE;
}

static bool is_word_byte(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0xC3;
}

bool notes_is_word_before(const struct notes_scan *scan, size_t at)
{
	size_t i = at;

	if (!i)
		return false;
	for (i--; i > 0 && ((unsigned char)scan->text[i] & 0xC0) == 0x80; i--)
		;
	/* U+2000 and above, quotation marks among them, are no letters here. */
	return is_word_byte((unsigned char)scan->text[i]) && (unsigned char)scan->text[i] < 0xE2;
}

bool notes_is_word_at(const struct notes_scan *scan, size_t at)
{
	return at < scan->length && is_word_byte((unsigned char)scan->text[at]) &&
	       (unsigned char)scan->text[at] < 0xE2;
}
