/* Citations as CSV (RFC 4180), one a row. */
#include <string.h>

#include "report/report_internal.h"
#include "text/utf8.h"

static const char head[] = "path,line,column,start,end,text,system,form,key,canonical,verdict,antecedent,title,"
	"date,proof\r\n";

void engross__report_csv_head(engross_reporter *reporter)
{
	engross__writer_string(&reporter->writer, head);
}

/* Every text is quoted, which spares the question which must be. FIRST, where a spreadsheet would take it for the
   beginning of a formula, is kept from it by an apostrophe. */
static void begin_text(struct engross__writer *writer, uint32_t first)
{
	engross__writer_char(writer, '"');
	if (first == '=' || first == '+' || first == '-' || first == '@' || first == '\t' || first == '\r')
		engross__writer_char(writer, '\'');
}

static void write_point(struct engross__writer *writer, uint32_t point)
{
	if (point == '"')
		engross__writer_char(writer, '"');
	engross__writer_point(writer, point == '\n' || point == '\r' ? ' ' : point);
}

static void write_text(struct engross__writer *writer, const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (!length)
		return;
	begin_text(writer, length > 1 ? (unsigned char)text[0] : 0);
	for (size_t at = 0; at < length;) {
		uint32_t point;
		size_t used = engross__utf8_decode(text + at, length - at, &point);
		write_point(writer, used ? point : 0xFFFD);
		at += used ? used : 1;
	}
	engross__writer_char(writer, '"');
}

static void write_slice(struct engross__writer *writer, const struct engross__slicer *slicer,
                        struct engross_span span)
{
	uint32_t point = 0;

	if (span.start < span.end)
		engross__slicer_next(slicer, span.start, &point);
	begin_text(writer, point);
	for (size_t at = span.start; at < span.end && at < slicer->length;) {
		at += engross__slicer_next(slicer, at, &point);
		write_point(writer, point);
	}
	engross__writer_char(writer, '"');
}

static void next_cell(struct engross__writer *writer, const char *text)
{
	engross__writer_char(writer, ',');
	write_text(writer, text);
}

static void next_number(struct engross__writer *writer, size_t number)
{
	engross__writer_char(writer, ',');
	engross__writer_number(writer, number);
}

void engross__report_csv(engross_reporter *reporter, const engross_document *document,
                         const struct engross_citation *citation)
{
	struct engross__writer *writer = &reporter->writer;
	struct engross_span span = engross_document_to_source(document, citation->span);
	struct engross_position position = engross_document_position(document, span.start);

	write_text(writer, engross_document_name(document));
	next_number(writer, position.line);
	next_number(writer, position.column);
	next_number(writer, span.start);
	next_number(writer, span.end);
	engross__writer_char(writer, ',');
	write_slice(writer, &reporter->slicer, span);
	next_cell(writer, citation->system);
	next_cell(writer, engross_form_name(citation->form));
	next_cell(writer, citation->key);
	next_cell(writer, citation->canonical);
	next_cell(writer, engross_verdict_name(citation->verdict));
	if (citation->antecedent == ENGROSS_NO_INDEX)
		engross__writer_char(writer, ',');
	else
		next_number(writer, citation->antecedent);
	next_cell(writer, citation->record ? citation->record->title : NULL);
	next_cell(writer, citation->record ? citation->record->date : NULL);
	next_cell(writer, citation->proof);
	engross__writer_string(writer, "\r\n");
}
