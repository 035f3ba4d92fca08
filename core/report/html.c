/* The pieces of a page. */
#include "report/html.h"

#include <string.h>
#include <engross/engross.h>

#include "report/text.h"
#include "text/utf8.h"

static void write_part(struct engross__writer *writer, const struct engross__page_part *part)
{
	for (const char *const *lines = part->lines; *lines; lines++)
		engross__writer_string(writer, *lines);
}

/* ' 'sha256-...'', as a policy names a source (CSP level 3, section 2.3.1). */
static void write_hash(struct engross__writer *writer, const struct engross__page_part *part)
{
	engross__writer_string(writer, " 'sha256-");
	engross__writer_string(writer, part->hash);
	engross__writer_string(writer, "'");
}

static const char *escape_of(uint32_t point)
{
	switch (point) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\r':
	case '\f':
	case '\t': return " ";
	case '\n': return "\n";
	default: return NULL;
	}
}

void engross__html_point(struct engross__writer *writer, uint32_t point)
{
	const char *escape = escape_of(point);
	char shown[ENGROSS__TEXT_POINT];

	if (escape) {
		engross__writer_string(writer, escape);
	} else if (engross__text_is_hidden(point)) {
		size_t length = engross__text_encode(point, shown);
		engross__writer_string(writer, "&lt;");
		engross__writer_put(writer, shown + 1, length - 2);
		engross__writer_string(writer, "&gt;");
	} else {
		engross__writer_point(writer, point);
	}
}

void engross__html_string(struct engross__writer *writer, const char *text)
{
	for (size_t at = 0, length = strlen(text); at < length;) {
		uint32_t point;
		size_t used = engross__utf8_decode(text + at, length - at, &point);
		engross__html_point(writer, used ? point : 0xFFFD);
		at += used ? used : 1;
	}
}

/* A character of running text; one that had to be spelt out has no say in which way the text runs. */
static void write_seen(struct engross__writer *writer, uint32_t point)
{
	bool spelt = !escape_of(point) && engross__text_is_hidden(point);

	engross__writer_string(writer, spelt ? "<bdi class=\"spelt\">" : "");
	engross__html_point(writer, point);
	engross__writer_string(writer, spelt ? "</bdi>" : "");
}

/* How many bytes from AT on stand for themselves, in text that is read as UTF-8. */
static size_t plain_run(const struct engross__view *view, size_t at, size_t end)
{
	const unsigned char *bytes = view->slicer.bytes;
	size_t from = at;

	if (view->slicer.coding > ENGROSS__LINES_MIXED)
		return 0;
	while (at < end && bytes[at] >= ' ' && bytes[at] < 0x7F && bytes[at] != '&' && bytes[at] != '<' &&
	       bytes[at] != '>' && bytes[at] != '"' && bytes[at] != '\'')
		at++;
	return at - from;
}

void engross__html_span(struct engross__writer *writer, const struct engross__view *view,
                        struct engross_span span)
{
	size_t end = span.end < view->slicer.length ? span.end : view->slicer.length, breaks = 0;

	for (size_t at = span.start; at < end;) {
		size_t run = plain_run(view, at, end);
		uint32_t point;
		if (run) {
			engross__writer_put(writer, (const char *)view->slicer.bytes + at, run);
			breaks = 0;
			at += run;
			continue;
		}
		at += engross__slicer_next(&view->slicer, at, &point);
		breaks = point == '\n' ? breaks + 1 : breaks;
		if (breaks == 2 && point == '\n')
			engross__writer_string(writer, "<br>");
		if (point != '\n' && point != '\r')
			breaks = 0;
		write_seen(writer, point);
	}
}

void engross__html_fit(struct engross__writer *writer, const struct engross__view *view,
                       struct engross_span span, size_t columns)
{
	size_t used = 0, at = span.start;
	uint32_t point;

	while (at < span.end && at < view->slicer.length && used < columns) {
		at += engross__slicer_next(&view->slicer, at, &point);
		used += engross__text_width(point);
		engross__html_point(writer, point);
	}
	if (at < span.end)
		engross__writer_string(writer, "\xE2\x80\xA6");
}

void engross__html_mark(struct engross__writer *writer, const struct engross__view *view,
                        struct engross_span span, const char *class_name, size_t number)
{
	engross__writer_string(writer, "<mark class=\"");
	engross__writer_string(writer, class_name);
	engross__writer_string(writer, "\" aria-describedby=\"");
	engross__html_anchor(writer, "f", number);
	engross__writer_string(writer, "\">");
	engross__html_span(writer, view, span);
	engross__writer_string(writer, "</mark>");
}

void engross__html_anchor(struct engross__writer *writer, const char *name, size_t number)
{
	engross__writer_string(writer, name);
	engross__writer_number(writer, number);
}

void engross__html_begin(struct engross__writer *writer, const char *title, const char *more)
{
	engross__writer_string(
		writer, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
				"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src");
	write_hash(writer, &engross__page_css);
	engross__writer_string(writer, "; script-src");
	write_hash(writer, &engross__page_js);
	engross__writer_string(writer,
	                       "; base-uri 'none'; form-action 'none'\">\n"
	                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	                       "<meta name=\"color-scheme\" content=\"light dark\">\n"
	                       "<meta name=\"referrer\" content=\"no-referrer\">\n"
	                       "<meta name=\"generator\" content=\"Engross ");
	engross__html_string(writer, engross_version_string());
	engross__writer_string(writer, "\">\n<title>");
	engross__html_string(writer, title);
	if (more) {
		engross__writer_string(writer, ": ");
		engross__html_string(writer, more);
	}
	engross__writer_string(writer, "</title>\n<style>");
	write_part(writer, &engross__page_css);
	engross__writer_string(
		writer, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">Skip to the text</a>\n");
}

void engross__html_steps(struct engross__writer *writer, bool views)
{
	engross__writer_string(writer, "<div class=\"steps\" id=\"steps\" hidden>\n"
	                               "<button type=\"button\" id=\"previous\">\xE2\x86\x91 Previous</button>\n"
	                               "<button type=\"button\" id=\"next\">\xE2\x86\x93 Next</button>\n"
	                               "<span id=\"status\" role=\"status\"></span>\n"
	                               "<label class=\"keys\"><input type=\"checkbox\" id=\"keys\" checked> "
	                               "Keys: <kbd>n</kbd>/<kbd>j</kbd> next, "
	                               "<kbd>p</kbd>/<kbd>k</kbd> previous");
	engross__writer_string(writer, views ? ", <kbd>v</kbd> view, <kbd>u</kbd> unfold</label>\n</div>\n"
	                                     : "</label>\n</div>\n");
}

void engross__html_filter(struct engross__writer *writer, const char *name, const char *label, size_t count)
{
	engross__writer_string(writer, "<label><input type=\"checkbox\" id=\"k-");
	engross__writer_string(writer, name);
	engross__writer_string(writer, "\" checked> ");
	engross__writer_string(writer, label);
	if (count) {
		engross__writer_char(writer, ' ');
		engross__writer_number(writer, count);
	}
	engross__writer_string(writer, "</label>\n");
}

void engross__html_open(struct engross__writer *writer, const struct engross__html_kinds *kinds,
                        const char *name)
{
	engross__html_begin(writer, kinds->title, name);
	engross__writer_string(writer, "<header class=\"head\">\n<h1>");
	engross__html_string(writer, kinds->title);
	engross__writer_string(writer, "</h1>\n</header>\n"
	                               "<div class=\"bar\" id=\"bar\" role=\"region\" aria-label=\"Filters\">\n"
	                               "<fieldset><legend>Show</legend>\n");
	for (size_t i = 0; i < sizeof(kinds->filters) / sizeof(*kinds->filters) && kinds->filters[i].name; i++)
		engross__html_filter(writer, kinds->filters[i].name, kinds->filters[i].label, 0);
	engross__writer_string(writer, "</fieldset>\n");
	engross__html_steps(writer, false);
	engross__writer_string(writer, "</div>\n<main id=\"text\">\n");
}

void engross__html_close(struct engross__writer *writer)
{
	engross__writer_string(writer, "</main>\n");
	engross__html_end(writer);
}

void engross__html_end(struct engross__writer *writer)
{
	engross__writer_string(writer, "<script>");
	write_part(writer, &engross__page_js);
	engross__writer_string(writer, "</script>\n</body>\n</html>\n");
}
