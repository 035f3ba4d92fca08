/* Pages: what every HTML report is made of. A page is one file that needs no other: style and script stand in
   it, its policy allows these two and nothing else, and all that comes from a document is escaped. */
#ifndef ENGROSS_REPORT_HTML_H
#define ENGROSS_REPORT_HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report/view.h"
#include "report/writer.h"

/* A part of each page that is the same in all of them. */
struct engross__page_part {
	const char *hash;         /* its SHA-256 in base64, by which the page's policy admits it */
	const char *const *lines; /* ended by NULL */
};

/* data/report/page.css and page.js; made by the build (make_page_data). */
extern const struct engross__page_part engross__page_css, engross__page_js;

/* Prints a character as text or in a quoted attribute; what would not be seen, or would turn the text around,
   as "<U+202E>". */
void engross__html_point(struct engross__writer *writer, uint32_t point);

/* Prints TEXT (UTF-8), or SPAN of what VIEW reads. In a span an empty line is a line break, other white space
   is as it is. */
void engross__html_string(struct engross__writer *writer, const char *text);
void engross__html_span(struct engross__writer *writer, const struct engross__view *view,
                        struct engross_span span);

/* At most COLUMNS columns of SPAN, with an ellipsis when that is not all. */
void engross__html_fit(struct engross__writer *writer, const struct engross__view *view,
                       struct engross_span span, size_t columns);

/* SPAN of what VIEW reads, marked as the place that note "fNUMBER" speaks of; CLASS_NAME says how it looks.
   */
void engross__html_mark(struct engross__writer *writer, const struct engross__view *view,
                        struct engross_span span, const char *class_name, size_t number);

/* Prints "NAME" followed by NUMBER: an anchor ("c12"). */
void engross__html_anchor(struct engross__writer *writer, const char *name, size_t number);

/* Everything up to and with <body>; the page is called "TITLE: MORE", or TITLE where MORE is NULL. */
void engross__html_begin(struct engross__writer *writer, const char *title, const char *more);

/* The buttons that step from one stop to the next, shown where there is script, and the keys; those of pages
   with two VIEWS too. */
void engross__html_steps(struct engross__writer *writer, bool views);

/* A box that filters the class "k-NAME", called LABEL, with COUNT when that is not 0. */
void engross__html_filter(struct engross__writer *writer, const char *name, const char *label, size_t count);

/* A page of documents: its title, and the classes "k-NAME" that a filter each is for, with their labels. */
struct engross__html_kinds {
	const char *title;
	struct {
		const char *name, *label;
	} filters[4]; /* those that are not used have no name */
};

/* Begins a page of documents, of which the first is called NAME, up to <main>; engross__html_close() ends it.
   */
void engross__html_open(struct engross__writer *writer, const struct engross__html_kinds *kinds,
                        const char *name);
void engross__html_close(struct engross__writer *writer);

/* The script and the end. */
void engross__html_end(struct engross__writer *writer);

#endif
