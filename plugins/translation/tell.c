/* Saying what does not agree. */
#include "tell.h"

#include <stdarg.h>
#include <stdio.h>

#define MESSAGE 400
#define HEAD 48 /* bytes of a paragraph's beginning */

enum engross_status translation_tell(const struct translation_alignment *alignment,
                                     const struct translation_telling *telling, const char *format, ...)
{
	const struct engross_host *host = alignment->run->host;
	struct engross_related related = { telling->source, telling->related };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = telling->code,
		.span = telling->target,
		.related = &related,
		.n_related = telling->source.end > telling->source.start,
	};
	char message[MESSAGE];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof(message), format, args);
	va_end(args);
	report.message = message;
	return host->emit(alignment->run->run, &report);
}

/* SPAN cut to MOST bytes, at a blank if there is one. */
static struct engross_span cut(const struct translation_text *text, struct engross_span span, size_t most)
{
	size_t end = span.start + most;

	if (span.end - span.start <= most)
		return span;
	while (end > span.start && text->text[end] != ' ' && text->text[end] != '\n')
		end--;
	if (end == span.start)
		for (end = span.start + most; end > span.start && ((unsigned char)text->text[end] & 0xC0) == 0x80;)
			end--;
	span.end = end;
	return span;
}

void translation_quote(char out[TRANSLATION_QUOTE], const struct translation_text *text, struct engross_span span,
                       size_t most)
{
	struct engross_span part = cut(text, span, most < TRANSLATION_QUOTE - 4 ? most : TRANSLATION_QUOTE - 4);
	size_t used = 0;

	for (size_t i = part.start; i < part.end; i++)
		out[used++] = text->text[i] == '\n' ? ' ' : text->text[i];
	snprintf(out + used, TRANSLATION_QUOTE - used, "%s", part.end < span.end ? "\xE2\x80\xA6" : "");
}

struct engross_span translation_head(const struct translation_text *text, const struct translation_unit *unit)
{
	return cut(text, unit->body.end > unit->body.start ? unit->body : unit->span, HEAD);
}
