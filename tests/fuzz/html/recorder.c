/* The recording host. A reader promises: offsets inside the page that never go back; text as long as its
   span is the very bytes of the page (a white space may stand for another); what is put is well-formed
   UTF-8 when the page is. */
#include "recorder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "html/reader.h"

struct engross_sink {
	struct recorder *recorder;
};

static void *grow(void *block, size_t *capacity, size_t wanted, size_t size)
{
	if (wanted <= *capacity)
		return block;
	*capacity = wanted * 2 + 64;
	block = realloc(block, *capacity * size);
	if (!block)
		abort();
	return block;
}

static void keep_hint(struct recorder *r, const char *text, size_t length)
{
	if (!r->keep_hints)
		return;
	r->hints = grow(r->hints, &r->hints_capacity, r->hints_length + length + 1, 1);
	memcpy(r->hints + r->hints_length, text, length);
	r->hints_length += length;
	r->hints[r->hints_length] = '\0';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static void judge(struct recorder *r, const char *text, size_t length, size_t start, size_t end)
{
	if (end < start || end > r->page_length)
		r->broken = "a span outside the page";
	else if (start < r->reached)
		r->broken = "a span that goes back";
	else if (!length)
		r->broken = "an empty text";
	else if (end - start == length && memcmp(r->page + start, text, length) != 0 &&
	         !(length == 1 && is_space(text[0]) && is_space(r->page[start])))
		r->broken = "a text that is not the page's";
	else if (end - start != length && end != start && r->page[start] != '&' && !is_space(r->page[start]) &&
	         !(r->page[start] >= '0' && r->page[start] <= '9'))
		r->broken = "a replacement of something else than a reference, a white space or a raised digit";
}

static enum engross_status put(engross_sink *sink, const char *utf8, size_t length, size_t start, size_t end)
{
	struct recorder *r = sink->recorder;

	if (!r->broken)
		judge(r, utf8, length, start, end);
	r->text = grow(r->text, &r->capacity, r->length + length + 1, 1);
	memcpy(r->text + r->length, utf8, length);
	r->puts = grow(r->puts, &r->puts_capacity, r->n_puts + 1, sizeof(*r->puts));
	r->puts[r->n_puts++] = (struct recorded_put){ r->length, length, start, end };
	r->length += length;
	r->text[r->length] = '\0';
	r->reached = end;
	if (start == end)
		r->generated += length;
	keep_hint(r, utf8, length);
	return ENGROSS_OK;
}

static enum engross_status hint(engross_sink *sink, enum engross_hint hint, int value)
{
	static const char *const names[] = {
		[ENGROSS_HINT_PARAGRAPH] = "p",   [ENGROSS_HINT_HEADING] = "h",
		[ENGROSS_HINT_ITEM] = "item",     [ENGROSS_HINT_CHROME] = "chrome",
		[ENGROSS_HINT_FOOTNOTE] = "note", [ENGROSS_HINT_SUPERSCRIPT] = "sup",
		[ENGROSS_HINT_EMPHASIS] = "em",   [ENGROSS_HINT_QUOTE] = "quote",
	};
	char text[32];
	int n;

	if (hint == ENGROSS_HINT_PARAGRAPH || hint == ENGROSS_HINT_FOOTNOTE)
		n = snprintf(text, sizeof(text), "{%s}", names[hint]);
	else
		n = snprintf(text, sizeof(text), "{%s%d}", names[hint], value);
	keep_hint(sink->recorder, text, (size_t)n);
	return ENGROSS_OK;
}

static enum engross_status refuse(engross_sink *sink, enum engross_status status, size_t offset,
                                  const char *message)
{
	struct recorder *r = sink->recorder;

	if (offset > r->page_length || !message || !*message)
		r->broken = "a refusal without place or message";
	r->refused = status;
	r->refused_at = offset;
	return status;
}

static uint64_t limit(const engross_sink *sink, const char *name)
{
	const struct recorder *r = sink->recorder;

	return strcmp(name, "attributes") ? r->max_depth : r->max_attributes;
}

enum engross_status recorder_read(struct recorder *recorder, const char *page, size_t length)
{
	static const struct engross_host host = {
		.struct_size = sizeof(struct engross_host),
		.put = put,
		.hint = hint,
		.refuse = refuse,
		.limit = limit,
	};
	struct engross_sink sink = { recorder };

	recorder->page = page;
	recorder->page_length = length;
	if (!recorder->max_attributes)
		recorder->max_attributes = 256;
	if (!recorder->max_depth)
		recorder->max_depth = 512;
	return html_read(&host, NULL, &sink, page, length);
}

void recorder_clear(struct recorder *recorder)
{
	free(recorder->text);
	free(recorder->puts);
	free(recorder->hints);
	*recorder = (struct recorder){ 0 };
}
