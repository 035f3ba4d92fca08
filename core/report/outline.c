/* The structure that was understood, as JSON and as a tree. */
#include <stdio.h>

#include "report/report_internal.h"
#include "report/text.h"

#define LINE_WIDTH ((size_t)110)

static struct engross_span to_source(const engross_reporter *reporter, struct engross_span span)
{
	return engross_document_to_source(reporter->slicer.document, span);
}

/* SPAN of the text as an object, or null when it is empty. */
static void write_part(engross_reporter *reporter, const char *key, struct engross_span span)
{
	if (span.start >= span.end) {
		engross__json_null(&reporter->json, key);
		return;
	}
	engross__json_open(&reporter->json, key, '{');
	engross__report_span(reporter, &reporter->slicer, to_source(reporter, span));
	engross__json_close(&reporter->json, '}');
}

static void write_index(struct engross__json *json, const char *key, size_t index)
{
	if (index == ENGROSS_NO_INDEX)
		engross__json_null(json, key);
	else
		engross__json_number(json, key, index);
}

static void write_masthead(engross_reporter *reporter, const struct engross_masthead *masthead)
{
	struct engross__json *json = &reporter->json;
	char date[32];

	engross__json_open(json, "masthead", '{');
	write_part(reporter, "symbol", masthead->symbol);
	write_part(reporter, "title", masthead->title);
	write_part(reporter, "adoption", masthead->adoption);
	write_part(reporter, "session", masthead->session);
	write_part(reporter, "date", masthead->date);
	write_part(reporter, "body", masthead->body);
	write_part(reporter, "limited", masthead->limited);
	write_part(reporter, "revised", masthead->revised);
	if (masthead->year) {
		snprintf(date, sizeof(date), "%04d-%02d-%02d", masthead->year, masthead->month, masthead->day);
		engross__json_string(json, "iso_date", date);
	} else {
		engross__json_null(json, "iso_date");
	}
	engross__json_close(json, '}');
}

static void write_block(engross_reporter *reporter, size_t index, const struct engross_block *block, bool path)
{
	struct engross__json *json = &reporter->json;
	const engross_document *document = reporter->slicer.document;

	engross__json_open(json, NULL, '{');
	if (path)
		engross__json_string(json, "path", engross_document_name(document));
	engross__json_number(json, "index", index);
	engross__json_string(json, "kind", engross_block_kind_name(block->kind));
	engross__json_number(json, "level", block->level);
	engross__report_place(json, document, to_source(reporter, block->span));
	engross__json_integer(json, "number", block->number);
	write_part(reporter, "marker", block->marker);
	write_part(reporter, "lead", block->lead);
	engross__json_slice(json, "text", &reporter->slicer, to_source(reporter, block->span));
	write_index(json, "parent", block->parent);
	write_index(json, "continues", block->continues);
	engross__json_number(json, "section", block->section);
	engross__json_close(json, '}');
}

static void write_footnote(engross_reporter *reporter, const struct engross_footnote *note)
{
	struct engross__json *json = &reporter->json;

	engross__json_open(json, NULL, '{');
	write_part(reporter, "mark", note->mark);
	write_part(reporter, "label", note->label);
	write_index(json, "block", note->block);
	engross__json_integer(json, "number", note->number);
	engross__json_string(json, "symbol", note->symbol[0] ? note->symbol : NULL);
	engross__json_close(json, '}');
}

static void write_document(engross_reporter *reporter, const engross_document *document)
{
	struct engross__json *json = &reporter->json;

	engross__json_line(json);
	engross__json_open(json, NULL, '{');
	engross__report_document(reporter, document);
	write_masthead(reporter, engross_document_masthead(document));
	engross__json_open(json, "blocks", '[');
	for (size_t i = 0; i < engross_document_block_count(document); i++) {
		engross__json_line(json);
		write_block(reporter, i, engross_document_block(document, i), false);
	}
	engross__json_close(json, ']');
	engross__json_open(json, "footnotes", '[');
	for (size_t i = 0; i < engross_document_footnote_count(document); i++) {
		engross__json_line(json);
		write_footnote(reporter, engross_document_footnote(document, i));
	}
	engross__json_close(json, ']');
	engross__json_close(json, '}');
}

static void write_mast_line(engross_reporter *reporter, const char *name, struct engross_span span)
{
	struct engross__writer *writer = &reporter->writer;

	if (span.start >= span.end)
		return;
	engross__writer_string(writer, name);
	engross__text_slice(writer, &reporter->slicer, to_source(reporter, span), LINE_WIDTH - 12);
	engross__writer_char(writer, '\n');
}

static void write_head(engross_reporter *reporter, const engross_document *document)
{
	struct engross__writer *writer = &reporter->writer;
	const struct engross_masthead *masthead = engross_document_masthead(document);

	if (reporter->documents > 1)
		engross__writer_char(writer, '\n');
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_BOLD);
	engross__text_string(writer, engross_document_name(document));
	engross__text_style(writer, reporter->color, ENGROSS__TEXT_PLAIN);
	engross__writer_string(writer, " (");
	engross__text_string(writer, engross_document_format(document));
	engross__writer_string(writer, ", ");
	engross__text_string(writer, engross_document_encoding(document));
	engross__writer_string(writer, ", ");
	engross__text_string(writer, engross_document_language(document));
	engross__writer_string(writer, ")\n");
	write_mast_line(reporter, "  symbol    ", masthead->symbol);
	write_mast_line(reporter, "  title     ", masthead->title);
	write_mast_line(reporter, "  adoption  ", masthead->adoption);
	write_mast_line(reporter, "  session   ", masthead->session);
	write_mast_line(reporter, "  date      ", masthead->date);
	write_mast_line(reporter, "  body      ", masthead->body);
	engross__writer_char(writer, '\n');
}

/* A line of the tree: line number, kind, and, moved in by its level, marker and first words. */
static void write_block_text(engross_reporter *reporter, const struct engross_block *block)
{
	struct engross__writer *writer = &reporter->writer;
	struct engross_span span = to_source(reporter, block->span);
	struct engross_position position = engross_document_position(reporter->slicer.document, span.start);
	size_t indent = block->level < 12 ? (size_t)block->level * 2 : 24;
	char head[64];
	int length;

	length = snprintf(head, sizeof(head), "%6zu  %-10s ", position.line, engross_block_kind_name(block->kind));
	engross__writer_put(writer, head, (size_t)length);
	engross__writer_fill(writer, ' ', indent);
	if (block->lead.start < block->lead.end && reporter->color) {
		struct engross_span lead = to_source(reporter, block->lead);
		size_t used = 0;
		if (span.start < lead.start) {
			used = engross__text_slice(writer, &reporter->slicer,
			                           (struct engross_span){ span.start, lead.start }, 20);
			engross__writer_char(writer, ' ');
		}
		engross__text_style(writer, 1, ENGROSS__TEXT_BOLD);
		used += engross__text_slice(writer, &reporter->slicer, lead, 40);
		engross__text_style(writer, 1, ENGROSS__TEXT_PLAIN);
		engross__writer_char(writer, ' ');
		span.start = lead.end;
		indent += used + 2;
	}
	if ((size_t)length + indent < LINE_WIDTH)
		engross__text_slice(writer, &reporter->slicer, span, LINE_WIDTH - (size_t)length - indent);
	engross__writer_char(writer, '\n');
}

static void write_spot(engross_reporter *reporter, struct engross_span span)
{
	struct engross_position position =
		engross_document_position(reporter->slicer.document, to_source(reporter, span).start);

	engross__writer_number(&reporter->writer, position.line);
	engross__writer_char(&reporter->writer, ':');
	engross__writer_number(&reporter->writer, position.column);
}

static void write_footnote_text(engross_reporter *reporter, const struct engross_footnote *note)
{
	struct engross__writer *writer = &reporter->writer;

	engross__writer_string(writer, "  footnote ");
	if (note->symbol[0])
		engross__text_string(writer, note->symbol);
	else
		engross__writer_number(writer, note->number > 0 ? (uint64_t)note->number : 0);
	if (note->mark.start < note->mark.end) {
		engross__writer_string(writer, ", called at ");
		write_spot(reporter, note->mark);
	} else {
		engross__writer_string(writer, ", not called");
	}
	if (note->label.start < note->label.end) {
		engross__writer_string(writer, ", stands at ");
		write_spot(reporter, note->label);
	} else {
		engross__writer_string(writer, ", has no text");
	}
	engross__writer_char(writer, '\n');
}

static void write_document_text(engross_reporter *reporter, const engross_document *document)
{
	write_head(reporter, document);
	for (size_t i = 0; i < engross_document_block_count(document); i++)
		write_block_text(reporter, engross_document_block(document, i));
	if (engross_document_footnote_count(document))
		engross__writer_char(&reporter->writer, '\n');
	for (size_t i = 0; i < engross_document_footnote_count(document); i++)
		write_footnote_text(reporter, engross_document_footnote(document, i));
}

enum engross_status engross_report_outline(engross_reporter *reporter, const engross_document *document,
                                           struct engross_error *error)
{
	enum engross_status status = engross__report_begin(reporter, ENGROSS__REPORT_OUTLINE, document, error);

	if (status != ENGROSS_OK)
		return status;
	if (reporter->format == ENGROSS__FORMAT_JSON)
		write_document(reporter, document);
	else if (reporter->format == ENGROSS__FORMAT_TEXT)
		write_document_text(reporter, document);
	else
		for (size_t i = 0; i < engross_document_block_count(document); i++)
			write_block(reporter, i, engross_document_block(document, i), true);
	return engross__report_status(reporter, error);
}
