/* Excerpts: a window of a line, measured in columns. */
#include "report/excerpt.h"

#include <stdbool.h>

#include "report/text.h"

#define TAB_WIDTH 8
#define CELLS 512            /* characters looked at around the start of a span */
#define LOOK_BACK 200        /* of which at most so many before it */
#define LEFT_SHARE 36        /* hundredths of the columns before a span when the line is long on both sides */

struct cell {
	uint32_t point;
	size_t width;
	bool inside; /* of the span */
};

struct window {
	struct cell cells[CELLS];
	size_t count;
	size_t mark;    /* the cell where the span begins */
	size_t columns; /* of the excerpt */
	bool cut_left;  /* the line begins before the window */
	bool cut_right; /* and ends after it */
};

static bool is_line_end(uint32_t point)
{
	return point == '\n' || point == '\r';
}

/* Where the window begins: at the line's start, or LOOK_BACK characters at most before the span. */
static size_t window_start(const struct engross__slicer *slicer, struct engross_span span, bool *cut)
{
	struct engross_position position = engross_document_position(slicer->document, span.start);
	size_t back = position.byte_column ? position.byte_column - 1 : 0;
	size_t line = span.start >= back ? span.start - back : 0;

	*cut = back > LOOK_BACK;
	return *cut ? engross__slicer_align(slicer, line, span.start - LOOK_BACK) : line;
}

static void fill_window(struct window *window, const struct engross__slicer *slicer, struct engross_span span)
{
	size_t at = window_start(slicer, span, &window->cut_left), column = 0;

	window->count = window->mark = 0;
	window->cut_right = false;
	while (at < slicer->length) {
		struct cell cell = { .inside = at >= span.start && at < span.end };
		size_t next = at + engross__slicer_next(slicer, at, &cell.point);
		/* A byte order mark is no character of the first line. */
		if (cell.point == 0xFEFF && !at) {
			at = next;
			continue;
		}
		if (at < span.start)
			window->mark = window->count + 1;
		if (is_line_end(cell.point) && (at >= span.start || window->count))
			break;
		if (window->count == CELLS) {
			window->cut_right = true;
			break;
		}
		cell.width = cell.point == '\t' ? TAB_WIDTH - column % TAB_WIDTH : engross__text_width(cell.point);
		column += cell.width;
		window->cells[window->count++] = cell;
		at = next;
	}
	if (window->mark > window->count)
		window->mark = window->count;
}

static size_t width_of(const struct window *window, size_t from, size_t to)
{
	size_t width = 0;

	for (; from < to; from++)
		width += window->cells[from].width;
	return width;
}

/* The first cell to print, so that the span and what follows it get their share of the columns. */
static size_t choose_first(const struct window *window)
{
	size_t before = width_of(window, 0, window->mark);
	size_t after = width_of(window, window->mark, window->count);
	size_t room = window->columns - 1, first = 0; /* beside the ellipsis on the left */
	size_t left = window->columns * LEFT_SHARE / 100;

	if (!window->cut_left && before + after <= window->columns)
		return 0;
	room = after <= room - left ? room - after : left;
	if (before <= room)
		return 0;
	while (first < window->mark && before > room)
		before -= window->cells[first++].width;
	/* A mark that belongs to the letter before it does not begin an excerpt. */
	while (first < window->mark && !window->cells[first].width)
		first++;
	return first;
}

/* One past the last cell to print; USED columns are taken. */
static size_t choose_last(const struct window *window, size_t first, size_t used)
{
	size_t rest = width_of(window, first, window->count), last = first;
	size_t room = window->columns - used;

	if (rest <= room && !window->cut_right)
		return window->count;
	for (; last < window->count && used + window->cells[last].width < window->columns; last++)
		used += window->cells[last].width;
	return last;
}

static void write_cell(struct engross__writer *writer, const struct cell *cell)
{
	if (cell->point == '\t')
		engross__writer_fill(writer, ' ', cell->width);
	else
		engross__text_point(writer, cell->point);
}

static void write_carets(struct engross__writer *writer, const struct window *window, size_t first, size_t last,
                         size_t used)
{
	size_t from = window->mark, to = from;

	while (to < last && window->cells[to].inside)
		to++;
	engross__writer_fill(writer, ' ', 2 + used + width_of(window, first, from < last ? from : last));
	used = width_of(window, from < last ? from : last, to);
	engross__writer_fill(writer, '^', used ? used : 1);
}

void engross__excerpt_write(struct engross__writer *writer, const struct engross__slicer *slicer,
                            struct engross_span span, size_t columns, int color, enum engross_level level)
{
	struct window window = { .columns = columns };
	size_t first, last, used;
	bool ellipsis;

	fill_window(&window, slicer, span);
	first = choose_first(&window);
	ellipsis = first > 0 || window.cut_left;
	used = ellipsis;
	last = choose_last(&window, first, used);
	engross__writer_string(writer, "  ");
	if (ellipsis)
		engross__writer_string(writer, "\xE2\x80\xA6");
	for (size_t i = first; i < last; i++)
		write_cell(writer, &window.cells[i]);
	if (last < window.count || window.cut_right)
		engross__writer_string(writer, "\xE2\x80\xA6");
	engross__writer_char(writer, '\n');
	engross__text_style(writer, color, engross__text_level_style(level));
	write_carets(writer, &window, first, last, used);
	engross__text_style(writer, color, ENGROSS__TEXT_PLAIN);
	engross__writer_char(writer, '\n');
}
