/* A document as a section of a page. */
#include "report/html_document.h"

#include <stdbool.h>
#include <string.h>

struct walk {
	const struct engross__html_document *section;
	size_t next;  /* the next place to be marked */
	size_t noted; /* places whose notes are written */
	size_t open;  /* the place that may go on in the next block, or `next` for none */
};

static void put(const struct walk *walk, const char *markup)
{
	engross__writer_string(walk->section->writer, markup);
}

static struct engross_span span_of(const struct walk *walk, size_t index, const char **class_name)
{
	return walk->section->span(walk->section, index, class_name);
}

/* Marks as much of place INDEX as SPAN, the rest of a block, holds. */
static void mark_place(struct walk *walk, size_t index, struct engross_span *span)
{
	const char *class_name;
	struct engross_span place = span_of(walk, index, &class_name), part = *span;

	if (place.end <= span->start || place.start >= place.end || place.start >= span->end)
		return;
	part.end = place.start > span->start ? place.start : span->start;
	engross__html_span(walk->section->writer, &walk->section->view, part);
	part.start = part.end;
	part.end = place.end < span->end ? place.end : span->end;
	engross__html_mark(walk->section->writer, &walk->section->view, part, class_name,
	                   walk->section->base + index);
	span->start = part.end;
	if (place.end > span->end)
		walk->open = index;
}

static void write_text(struct walk *walk, struct engross_span span)
{
	size_t open = walk->open;
	const char *class_name;

	walk->open = walk->section->count;
	if (open < walk->next)
		mark_place(walk, open, &span);
	while (walk->next < walk->section->count && span_of(walk, walk->next, &class_name).start < span.end)
		mark_place(walk, walk->next++, &span);
	engross__html_span(walk->section->writer, &walk->section->view, span);
}

/* The notes on places before the one that is marked next. */
static void write_notes(struct walk *walk)
{
	if (walk->noted == walk->next)
		return;
	put(walk, "<ul class=\"findings\">\n");
	while (walk->noted < walk->next)
		walk->section->note(walk->section, walk->noted++);
	put(walk, "</ul>\n");
}

static void write_block(struct walk *walk, const struct engross_block *block)
{
	static const char *const levels[] = { "", " l1", " l2", " l3" };
	const engross_document *document = walk->section->view.document;

	put(walk, "<p class=\"b-");
	put(walk, engross_block_kind_name(block->kind));
	put(walk, levels[block->level < 3 ? block->level : 3]);
	put(walk, "\" lang=\"");
	engross__html_string(walk->section->writer, engross_document_language(document));
	put(walk, "\" dir=\"auto\">");
	write_text(walk, engross__view_text(&walk->section->view, block->span));
	put(walk, "</p>\n");
	write_notes(walk);
}

static void write_heading(const struct walk *walk)
{
	const engross_document *document = walk->section->view.document;

	put(walk, "<section class=\"desk\">\n<header class=\"paper\"><h2><bdi>");
	engross__html_string(walk->section->writer, engross_document_name(document));
	put(walk, "</bdi></h2>\n<p>");
	engross__html_string(walk->section->writer, engross_document_format(document));
	put(walk, ", ");
	engross__html_string(walk->section->writer, engross_document_encoding(document));
	put(walk, ", ");
	engross__html_string(walk->section->writer, engross_document_language(document));
	if (engross_document_symbol(document)) {
		put(walk, ", ");
		engross__html_string(walk->section->writer, engross_document_symbol(document));
	}
	put(walk, "</p>\n<p class=\"sums\">");
	walk->section->sums(walk->section);
	put(walk, "</p></header>\n<nav aria-label=\"Places in ");
	engross__html_string(walk->section->writer, engross_document_name(document));
	put(walk, "\">\n<ol>\n");
	for (size_t i = 0; i < walk->section->count; i++)
		walk->section->entry(walk->section, i);
	put(walk, "</ol>\n</nav>\n");
}

static void write_section(const struct engross__html_document *section)
{
	struct walk walk = { .section = section, .open = section->count };
	const engross_document *document = section->view.document;

	write_heading(&walk);
	put(&walk, "<div class=\"text\">\n");
	for (size_t i = 0; i < engross_document_block_count(document); i++)
		write_block(&walk, engross_document_block(document, i));
	/* Places behind the last block, in white space or in what the reader left out. */
	walk.next = section->count;
	write_notes(&walk);
	put(&walk, "</div>\n</section>\n");
}

void engross__html_document(engross_reporter *reporter, const engross_document *document,
                            struct engross__html_document *section, const struct engross__html_kinds *kinds)
{
	section->writer = &reporter->writer;
	section->base = reporter->places;
	engross__view_init(&section->view, document, &reporter->slicer);
	if (reporter->documents == 1)
		engross__html_open(section->writer, kinds, engross_document_name(document));
	write_section(section);
	reporter->places += section->count;
}
